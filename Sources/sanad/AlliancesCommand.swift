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

    func run() async throws {
        let list = AllianceList(of: name, since: try DateOption.date(since, "--since"), until: try DateOption.date(until, "--until"))
        let columns = AllianceList.columns
        if format == .csv { Console.write(line: try format.line(columns, columns: columns)) }
        let faults = try await pile.readings(about: name, transform: { list.rows(of: $0) }) { rows in
            for row in rows { Console.write(line: try format.line(row, columns: columns)) }
        }
        if Console.report(faults) { throw ExitCode(1) }
    }
}
