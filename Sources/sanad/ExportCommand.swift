import ArgumentParser
import Foundation
import SanadKit

struct ExportCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case events, attributions, alignments, graphml, ftm
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write records for other programs: tables (CSV), the graph of backing (GraphML), FollowTheMoney (JSON Lines).")

    @Argument(help: "Articles, or readings made by sanad read --with-text (JSON Lines); none or - is standard input.")
    var paths: [String] = []

    @Option(help: "events, attributions or alignments (CSV), graphml, or ftm.")
    var format: Format

    @Option(help: "Outlets and dates of the articles: a table with the columns file, publisher, published.")
    var manifest: String?

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let folders = packs.map { URL(fileURLWithPath: $0, isDirectory: true) }
        let readings: [Reading]
        var failed = false
        do {
            let (read, faults) = try await DossierInput(folders, try manifest.map { try Manifest(path: $0) }).readings(paths)
            readings = read
            for fault in faults {
                Console.report(fault)
                if fault.severity == .error { failed = true }
            }
        } catch let diagnostic as Diagnostic {
            Console.report(diagnostic)
            throw ExitCode(1)
        }
        Console.write(bytes(readings, folders))
        if failed { throw ExitCode(1) }
    }

    private func bytes(_ readings: [Reading], _ folders: [URL]) -> [UInt8] {
        if let table = RecordTable(rawValue: format.rawValue) { return table.csv(readings) }
        let dossier = Dossier(readings: readings, comparison: Comparer(packs: folders).compare(readings))
        return format == .ftm ? dossier.followTheMoney() : BackingGraph(dossier).graphML()
    }
}
