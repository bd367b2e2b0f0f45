#if Full
import Archive
import Comparison
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Intake
import Reader
import Readings
import ScratchFiles
import Testing

@testable import Workbench

/// The sample story of the repository in an archive of its own, read and compared once for all tests.
enum SampleStory {
    private static let shared = Task { () async throws -> Archive in
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Samples")
        let packs = [folder.appendingPathComponent("pack")]
        let path = Scratch.path(".sanad")
        let archive = try Archive(path: path, create: true)
        let reader = Reader(packs: packs)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
        let manifest = try Manifest(path: folder.appendingPathComponent("manifest.csv").path)
        try await Adding(archive: archive, reader: reader, manifest: manifest).run(
            DocumentStream(paths: files.map { folder.appendingPathComponent($0).path }), threads: 2, outcome: { _, _ in }, fault: { _ in })
        try await archive.refreshComparison(comparer: Comparer(packs: packs))
        return archive
    }

    static func archive() async throws -> Archive { try await shared.value }

    static func workbench() async throws -> Workbench { Workbench(archive: try await archive()) }
}

/// What came back for one request.
struct Answered {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    var json: Any? { try? JSONSerialization.jsonObject(with: Data(body.utf8)) }

    /// The addresses under this server that the page leads to, each once, in order.
    var links: [String] {
        var links: [String] = []
        for part in body.components(separatedBy: "href=\"").dropFirst() {
            guard let end = part.firstIndex(of: "\"") else { continue }
            let link = String(part[..<end]).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            if link.hasPrefix("/"), !links.contains(link) { links.append(link) }
        }
        return links
    }
}

extension Workbench {
    /// Asks the router, without a socket.
    func get(_ uri: String, cookies: String? = nil, headers: HTTPFields = [:]) async throws -> Answered {
        var headers = headers
        if let cookies { headers[.cookie] = cookies }
        let sent = headers
        return try await Application(router: router()).test(.router) { client in
            try await client.execute(uri: uri, method: .get, headers: sent) { response in
                Answered(status: response.status, headers: response.headers, body: String(buffer: response.body))
            }
        }
    }
}
#endif
