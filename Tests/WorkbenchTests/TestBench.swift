#if Full
import Archive
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Reader
import Readings
import ScratchFiles

@testable import Workbench

/// A workbench over an archive of its own, with the requests that a browser would send.
struct TestBench {
    let archive: Archive
    let workbench: Workbench

    /// One for all tests: its models take seconds to load.
    static let reader = Reader()
    static let hostileTitle = "<script>alert(1)</script> \u{202E}txt.exe"
    static let sources = [
        SourceDocument(
            id: "one", text: "أعلن الرئيس سالم الهادي، أمس، أن بلاده تدعم حكومة الوفد.\nوقال وزير الدفاع إن <script>alert(1)</script> لن يمر.",
            title: hostileTitle, publisher: "الأفق\u{202E}", published: "2021-03-12"),
        SourceDocument(id: "two/2", text: "نفى متحدث باسم الحكومة التونسية تلقي دعم من أحد.", publisher: "المرصد", published: "2021-04"),
    ]

    init(_ change: (inout WorkbenchOptions) -> Void = { _ in }) throws {
        let path = Scratch.path(".sanad")
        archive = try Archive(path: path, create: true)
        let reader = Self.reader
        _ = try archive.add(Self.sources.map { ($0, reader.read($0)) }, readerVersion: reader.version)
        var options = WorkbenchOptions(port: 0)
        options.reader = reader
        change(&options)
        workbench = Workbench(archive: archive, options: options)
    }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: String
    }

    /// With the routes alone, without sockets.
    func send(
        _ method: HTTPRequest.Method = .get, _ uri: String, _ headers: HTTPFields = [:], body: String = ""
    ) async throws -> Answer {
        try await Application(router: workbench.router()).test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(string: body)) { response in
                Answer(status: response.status, headers: response.headers, body: String(buffer: response.body))
            }
        }
    }

    /// What a browser adds to a form that it got from this server.
    var sealed: HTTPFields {
        [.origin: "http://localhost", .cookie: "sanad-form=\(workbench.seal.value)", .contentType: "application/x-www-form-urlencoded"]
    }

    /// A form sent as a browser would.
    func submit(_ uri: String, _ fields: KeyValuePairs<String, String>) async throws -> Answer {
        try await submit(uri, fields.map { ($0.key, $0.value) })
    }

    func submit(_ uri: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = (fields + [("seal", workbench.seal.value)])
            .map { Address.encoded($0.0) + "=" + Address.encoded($0.1) }.joined(separator: "&")
        return try await send(.post, uri, sealed, body: body)
    }

    /// The server itself, on a port of its own.
    func live<Value: Sendable>(_ body: @Sendable @escaping (Int) async throws -> Value) async throws -> Value {
        try await workbench.application().test(.live) { client in
            guard let port = client.port else { throw Diagnostic("the server has no port") }
            return try await body(port)
        }
    }

    static let boundary = "----sanad-test"

    /// A form with files as a browser writes it.
    static func multipart(seal: String?, _ parts: [(name: String, file: String?, content: String)]) -> String {
        var body = ""
        if let seal { body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"seal\"\r\n\r\n\(seal)\r\n" }
        for part in parts {
            let file = part.file.map { "; filename=\"\($0)\"\r\nContent-Type: text/plain" } ?? ""
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n\(part.content)\r\n"
        }
        return body + "--\(boundary)--\r\n"
    }

    func upload(_ parts: [(name: String, file: String?, content: String)], accept: String = "text/html") async throws -> Answer {
        var headers = sealed
        headers[.contentType] = "multipart/form-data; boundary=\(Self.boundary)"
        headers[.accept] = accept
        return try await send(.post, "/add", headers, body: Self.multipart(seal: workbench.seal.value, parts))
    }
}
#endif
