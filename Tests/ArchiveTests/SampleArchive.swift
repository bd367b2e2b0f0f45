#if Full
import Comparison
import Foundation
import Intake
import Reader
import Readings
import ScratchFiles

@testable import Archive

/// An archive of the sample story, or of a part of it.
struct SampleArchive {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples")
    static let comparer = Comparer()
    static let reader = Reader()
    /// The articles of the sample story by name, read once.
    static let articles: [(source: SourceDocument, reading: Reading)] = {
        let manifest = try? Manifest(path: folder.appendingPathComponent("manifest.csv").path)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
        return names.compactMap { name in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else { return nil }
            let plain = SourceDocument(id: String(name.dropLast(4)), text: text)
            let source = manifest?.completing(plain) ?? plain
            return (source, reader.read(source))
        }
    }()

    let archive: Archive

    init() throws {
        archive = try Archive(path: Scratch.path(".sanad"), create: true)
    }

    func add(_ articles: some Sequence<(source: SourceDocument, reading: Reading)>) throws {
        _ = try archive.add(Array(articles), readerVersion: Self.reader.version)
    }
}
#endif
