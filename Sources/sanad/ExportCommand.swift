import ArgumentParser
import SanadKit

struct ExportCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case events, attributions, alignments, graphml, ftm
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write records for other programs: tables (CSV), the graph of backing (GraphML), FollowTheMoney (JSON Lines).")

    @OptionGroup var pile: PileOptions

    @Option(help: "events, attributions or alignments (CSV), graphml, or ftm.")
    var format: Format

    func run() async throws {
        var readings: [Reading] = []
        let failed = Console.report(try await pile.readings(transform: { $0 }) { readings.append($0) })
        if readings.isEmpty, failed { throw ExitCode(1) }
        Console.write(bytes(readings))
        if failed { throw ExitCode(1) }
    }

    private func bytes(_ readings: [Reading]) -> [UInt8] {
        if let table = RecordTable(rawValue: format.rawValue) { return table.csv(readings) }
        let dossier = Dossier(readings: readings, comparison: Comparer(packs: pile.folders).compare(readings))
        return format == .ftm ? dossier.followTheMoney() : BackingGraph(dossier).graphML()
    }
}
