import ArgumentParser
import SanadKit

extension Stance: ExpressibleByArgument {}

struct QuotesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "List who said what about whom, by date, with the chain of tellers.")

    @OptionGroup var pile: PileOptions

    @Option(help: "Only what this source says; a part of its name will do.")
    var by: String?

    @Option(help: "Only what is said about this actor.")
    var about: String?

    @Option(help: "Only this stance.")
    var stance: Stance?

    @Flag(help: "Only unnamed and collective sources.")
    var anonymous = false

    @Option(help: "How to write the list.")
    var format: RowFormat = .table

    func run() async throws {
        var readings: [Reading] = []
        let faults = try await pile.readings(transform: { $0 }) { readings.append($0) }
        let failed = Console.report(faults)
        let list = QuoteList(
            readings, selecting: QuoteList.Selection(by: by, about: about, stance: stance, isAnonymous: anonymous))
        if list.quotes.isEmpty { Console.note("none of the statements of \(readings.count) \(readings.count == 1 ? "article" : "articles") fits") }
        switch format {
        case .table: Console.write(Array(list.table.utf8))
        case .json: Console.write(list.json)
        case .csv: Console.write(Array(list.csv.utf8))
        }
        if failed { throw ExitCode(1) }
    }
}
