#if Full
import Crypto
import Exchange
import Foundation
import HTTPTypes
import Hummingbird

/// The files that pages refer to: one style sheet, one script, one sign. Their addresses carry a hash of their bytes, so that browsers
/// may keep them for good.
struct Assets: Sendable {
    enum Name: String, Sendable, CaseIterable { case style = "style.css", script = "app.js", adding = "add.js", icon = "icon.svg" }

    struct File: Sendable {
        let bytes: [UInt8]
        /// The first half of the SHA-256, hexadecimal.
        let hash: String
        let mediaType: String
    }

    static let shared = Assets()

    private let files: [Name: File]

    private init() {
        var files: [Name: File] = [:]
        for name in Name.allCases {
            let bytes = name == .style ? Self.style : Self.resource(name.rawValue)
            let hash = SHA256.hash(data: bytes).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let mediaType =
                switch name {
                case .style: "text/css; charset=utf-8"
                case .script, .adding: "text/javascript; charset=utf-8"
                case .icon: "image/svg+xml"
                }
            files[name] = File(bytes: bytes, hash: hash, mediaType: mediaType)
        }
        self.files = files
    }

    func address(of name: Name) -> String { "/assets/\(name.rawValue)?v=\(files[name]?.hash.prefix(12) ?? "")" }

    func file(_ name: String) -> File? { Name(rawValue: name).flatMap { files[$0] } }

    /// The sheet of the dossier, then what only the workbench has.
    private static var style: [UInt8] {
        let parts: [StaticString] = [
            ":root{color-scheme:light dark;", Stylesheet.light, "}\n@media (prefers-color-scheme:dark){:root{", Stylesheet.dark,
            "}}\n:root[data-theme=light]{color-scheme:light;", Stylesheet.light, "}\n:root[data-theme=dark]{color-scheme:dark;",
            Stylesheet.dark, "}\n", Stylesheet.rules, "\n",
        ]
        return parts.flatMap { part in part.withUTF8Buffer { Array($0) } } + resource("workbench.css")
    }

    /// Empty when the resources were not installed beside the program.
    static func resource(_ name: String) -> [UInt8] {
        Bundle.module.url(forResource: "Assets", withExtension: nil)
            .flatMap { try? Data(contentsOf: $0.appendingPathComponent(name)) }.map { Array($0) } ?? []
    }
}

extension Workbench {
    func addAssets(to router: Router<BasicRequestContext>) {
        router.get("assets/:name") { request, context -> Response in
            guard let file = Assets.shared.file(context.parameters.get("name") ?? "") else { throw HTTPError(.notFound) }
            let tag = "\"\(file.hash)\""
            let isAddressed = request.uri.queryParameters["v"].map { file.hash.hasPrefix($0) && $0.count >= 12 } ?? false
            var headers: HTTPFields = [
                .contentType: file.mediaType, .eTag: tag,
                .cacheControl: isAddressed ? "private, max-age=31536000, immutable" : "no-cache",
            ]
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
            headers[.contentLength] = String(file.bytes.count)
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
        }
    }
}
#endif
