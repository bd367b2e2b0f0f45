#if Full
import Archive
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Readings

/// The local web application over one archive.
///
/// Pages and data are the list of ``Endpoint``: `/` the story, `/article/{id}` one article with its layers, `/search` and so on; the same
/// data under `/api/v1/…`, described at `/api/v1/openapi.json`.
public struct Workbench: Sendable {
    let options: WorkbenchOptions
    let desk: Desk
    let archive: Archive
    let seal = FormSeal()
    let adding: AddingDesk

    public init(archive: Archive, options: WorkbenchOptions = WorkbenchOptions()) {
        self.options = options
        self.archive = archive
        desk = Desk(archive: archive, options: options)
        adding = AddingDesk(desk: desk, options: options)
    }

    /// The address to open, with the token where one is asked for.
    public var address: String {
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        return "http://\(host):\(options.port)/" + (options.token.map { "?token=\($0)" } ?? "")
    }

    /// Serves until the process is told to end.
    public func run() async throws {
        // The first visitor comes first.
        let warming = Task(priority: .utility) { [desk] in
            try await Task.sleep(for: .seconds(1))
            await desk.warm()
        }
        defer {
            warming.cancel()
            adding.close()
        }
        try await application().runService()
    }

    /// The server with its limits: connections, their silence, the size of heads.
    func application() -> some ApplicationProtocol {
        var logger = Logger(label: "sanad")
        logger.logLevel = .critical
        let limits = options.limits
        return Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(Int64(limits.silentSeconds)),
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: "Sanad",
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
            logger: logger)
    }

    /// All routes, for serving and for tests without sockets.
    func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Guard(options: options, seal: seal))
        addAssets(to: router)
        addEndpoints(to: router)
        addAdding(to: router)
        addCorrecting(to: router)
        addDescription(to: router)
        return router
    }
}

extension Response {
    static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// An error as the interface states it: `{"error": …, "hint": …}`.
    static func fault(_ diagnostic: Diagnostic, status: HTTPResponse.Status) -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("error")
            writer.string(diagnostic.message)
            writer.key("hint")
            if let hint = diagnostic.hint { writer.string(hint) } else { writer.null() }
        }
        return .json(writer.bytes, status: status)
    }
}
#endif
