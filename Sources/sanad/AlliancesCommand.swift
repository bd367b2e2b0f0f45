import ArgumentParser
import SanadKit

struct AlliancesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alliances", abstract: "Print who backs and opposes an actor, with phases and the words that say so.")

    @Argument(help: "Name of the actor, as articles write it.")
    var name: String

    @OptionGroup var pile: PileOptions

    @Option(help: "Only articles of this date or later: 2020, 2020-08, 2020-08-14.")
    var since: String?

    @Option(help: "Only articles of this date or earlier.")
    var until: String?

    @Option(help: "table, csv or json (one object a line).")
    var format: RowFormat = .table

    /// The row for people: a mark behind the phase in place of the confidence.
    private static func marked(_ row: [String]) -> [String] {
        var row = row
        guard let phase = AllianceList.columns.firstIndex(of: "phase"), let confidence = row.popLast() else { return row }
        if let value = Double(confidence), value < doubtfulConfidence { row[phase] += "؟" }
        return row
    }

    func run() async throws {
        let list = AllianceList(of: name, since: try DateOption.date(since, "--since"), until: try DateOption.date(until, "--until"))
        let columns = AllianceList.columns
        if format == .csv { Console.write(line: try format.line(columns, columns: columns)) }
        var named = 0
        var isEmpty = true
        let faults = try await pile.readings(about: name, transform: { (rows: list.rows(of: $0), isNamed: list.names($0)) }) { found in
            named += found.isNamed ? 1 : 0
            isEmpty = isEmpty && found.rows.isEmpty
            for row in found.rows { Console.write(line: try format.line(format == .table ? Self.marked(row) : row, columns: columns)) }
        }
        let failed = Console.report(faults)
        if isEmpty {
            Console.note(
                named == 0
                    ? "no article\(since == nil && until == nil ? "" : " of these dates") names «\(name)»; a part of the name as articles write it will do"
                    : "«\(name)» is named in \(named) \(named == 1 ? "article" : "articles"), none of which tells who backs or opposes whom; sanad events lists the acts"
            )
        }
        if failed { throw ExitCode(1) }
    }
}
