#if Full
import ArgumentParser
import Foundation
import SanadKit

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Read articles into an archive. Adding twice changes nothing; a killed run is taken up again.")

    @Argument(help: "Files to add; none or - is standard input.")
    var paths: [String] = []

    @Option(help: "The archive, one SQLite file; made when it is missing.")
    var archive: String

    @Option(help: "Table with the columns file, publisher, published (2020, 2020-08 or 2020-08-14), and title, url, id if wanted.")
    var manifest: String?

    @Option(help: "Layout of the input: auto, text, html, jsonl or conll.")
    var format: InputFormat = .auto

    @Option(help: "Threads; 0 takes all cores.")
    var threads: Int = 0

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    @Flag(help: "Write what becomes of each document, and every fault, to standard output as JSON Lines.")
    var report = false

    @OptionGroup var tether: Tether

    func validate() throws {
        guard !tether.tethered || !paths.isEmpty && !paths.contains("-") else {
            throw ValidationError("--tethered needs files: standard input is not read as articles")
        }
    }

    func run() async throws {
        tether.hold()
        let store: Archive
        let table: Manifest?
        do {
            table = try manifest.map { try Manifest(path: $0) }
            store = try Archive(path: archive, create: true)
        } catch let diagnostic as Diagnostic {
            Console.report(diagnostic)
            throw ExitCode(1)
        }
        let folders = packs.map { URL(fileURLWithPath: $0, isDirectory: true) }
        async let comparer = Comparer(packs: folders)
        let reader = Reader(packs: folders)
        var summary = AddSummary(asLines: report)
        for diagnostic in reader.diagnostics + (table?.diagnostics ?? []) { summary.report(diagnostic) }
        let stream = DocumentStream(paths: paths, format: format)
        let adding = Adding(archive: store, reader: reader, comparer: await comparer, manifest: table)
        let progress = ProgressLine()
        try await adding.run(
            stream, threads: threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
        ) { id, outcome in
            summary.count(id, outcome)
            progress.show("\(summary.total) documents, \(summary.added) added")
        } fault: { diagnostic in
            progress.clear()
            summary.report(diagnostic)
        }
        progress.clear()
        Console.note(summary.description)
        if summary.failed { throw ExitCode(1) }
    }
}

/// Counts what became of the documents.
struct AddSummary: CustomStringConvertible {
    private(set) var added = 0
    private(set) var updated = 0
    private(set) var unchanged = 0
    private(set) var refused = 0
    private(set) var failed = false
    /// Whether results and faults go to standard output as lines of JSON.
    let asLines: Bool

    init(asLines: Bool = false) { self.asLines = asLines }

    var total: Int { added + updated + unchanged + refused }

    mutating func count(_ id: String, _ outcome: Archive.Outcome) {
        switch outcome {
        case .added: added += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .refused(let diagnostic):
            refused += 1
            if asLines { failed = true } else { report(diagnostic) }
        }
        if asLines { AddReport.write(id, outcome) }
    }

    mutating func report(_ diagnostic: Diagnostic) {
        if asLines { AddReport.write(diagnostic) } else { Console.report(diagnostic) }
        if diagnostic.severity == .error { failed = true }
    }

    var description: String {
        "added \(added), read anew \(updated), already there \(unchanged), refused \(refused)" + (failed ? "; see the errors above" : "")
    }
}

/// One line on a terminal that is written over; nothing where standard error is no terminal.
final class ProgressLine {
    private let isTerminal = isatty(2) == 1
    private var shown = ContinuousClock.now

    func show(_ text: String) {
        guard isTerminal, ContinuousClock.now - shown > .milliseconds(100) else { return }
        shown = .now
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    func clear() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
#endif
