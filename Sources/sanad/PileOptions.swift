import ArgumentParser
import Foundation
import SanadKit
import Synchronization

/// The pile that a command works on: articles, readings, or an archive.
struct PileOptions: ParsableArguments {
    @Argument(help: "Articles, or readings made by sanad read --with-text (JSON Lines); none or - is standard input.")
    var paths: [String] = []

    @Option(help: "Outlets and dates of the articles: a table with the columns file, publisher, published.")
    var manifest: String?

    #if Full
    @Option(help: "Take the readings of this archive.")
    var archive: String?
    #endif

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    #if Full
    func validate() throws {
        guard archive != nil, let first = paths.first else { return }
        throw ValidationError(
            "«\(first)» and --archive: take the readings of files or those of an archive. Of an archive only what touches one actor: --about NAME")
    }
    #endif

    var folders: [URL] { packs.map { URL(fileURLWithPath: $0, isDirectory: true) } }

    /// Puts every reading of the pile through a transformation on all cores and hands the results to `sink` in the order of the pile.
    /// - Parameter about: of an archive, only documents that name this actor.
    /// - Returns: what was wrong with the input; the rest was processed.
    func readings<Output: Sendable>(
        about: String? = nil, transform: @escaping @Sendable (Reading) -> Output, sink: (Output) throws -> Void
    ) async throws -> [Diagnostic] {
        do {
            #if Full
            if let archive {
                try await Archive(path: archive, create: false).forEachReading(
                    Archive.Selection(about: about), transform: transform, sink: sink)
                return []
            }
            #endif
            return try await readingsOfFiles(try manifest.map { try Manifest(path: $0) }, transform, sink)
        } catch let diagnostic as Diagnostic {
            return [diagnostic]
        }
    }

    private func readingsOfFiles<Output: Sendable>(
        _ manifest: Manifest?, _ transform: @escaping @Sendable (Reading) -> Output, _ sink: (Output) throws -> Void
    ) async throws -> [Diagnostic] {
        var faults = manifest?.diagnostics ?? []
        let stream = DocumentStream(paths: paths)
        let shelf = ReaderShelf(folders)
        var bare: [(file: String, line: Int, count: Int)] = []
        try await OrderedPipeline.run(
            threads: ProcessInfo.processInfo.activeProcessorCount, next: { stream.nextOfPile() },
            transform: { (element: DocumentStream.PileElement) -> PileResult<Output> in
                switch element {
                case .document(let document, let notes):
                    let reading = shelf.reader.read(manifest?.completing(document) ?? document, includingText: true)
                    return PileResult(output: transform(reading), faults: notes)
                case .reading(let json, let file, let line):
                    guard let reading = try? Reading(json: Data(json)) else {
                        let hint = "make readings with sanad read --with-text"
                        return PileResult(faults: [Diagnostic("the line is no whole reading", file: file, line: line, hint: hint)])
                    }
                    return PileResult(output: transform(reading), bare: reading.document.text == nil ? (file, line) : nil)
                case .fault(let diagnostic): return PileResult(faults: [diagnostic])
                }
            },
            sink: { result in
                faults += result.faults
                if let (file, line) = result.bare {
                    if bare.last?.file == file { bare[bare.count - 1].count += 1 } else { bare.append((file, line, 1)) }
                }
                if let output = result.output { try sink(output) }
            })
        for (file, line, count) in bare {
            let message = count == 1 ? "the reading holds no text" : "\(count) readings, from this line on, hold no text"
            faults.append(Diagnostic(message, severity: .warning, file: file, line: line, hint: "make them with sanad read --with-text"))
        }
        return shelf.diagnostics + faults
    }
}

/// What became of one element of a pile.
private struct PileResult<Output: Sendable>: Sendable {
    var output: Output?
    var faults: [Diagnostic] = []
    /// Where a reading without its text stood.
    var bare: (file: String, line: Int)?
}

/// A reader that is made when the first article wants it: piles of readings do without packs and models.
private final class ReaderShelf: Sendable {
    private let folders: [URL]
    private let made = Mutex<Reader?>(nil)

    init(_ folders: [URL]) { self.folders = folders }

    var reader: Reader {
        made.withLock { made in
            if let made { return made }
            let reader = Reader(packs: folders)
            made = reader
            return reader
        }
    }

    /// What the packs were at fault in, as far as they were needed.
    var diagnostics: [Diagnostic] { made.withLock { $0?.diagnostics ?? [] } }
}
