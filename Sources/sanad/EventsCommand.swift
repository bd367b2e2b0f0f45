import ArgumentParser
import SanadKit

extension PloverType: ExpressibleByArgument {}

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Code the acts of articles in the columns of POLECAT.")

    @OptionGroup var pile: PileOptions

    @Option(help: "Only this PLOVER type; may be given again.")
    var type: [PloverType] = []

    @Option(help: "Only acts by this actor.")
    var actor: String?

    @Option(help: "Only acts upon this recipient.")
    var recipient: String?

    @Option(help: "Only acts of this date or later: 2020, 2020-08, 2020-08-14.")
    var since: String?

    @Option(help: "Only acts of this date or earlier.")
    var until: String?

    @Option(
        help:
            "Only acts whose type, actor and recipient are all right with this likelihood, from 0 to 1: 0.5 keeps those that are rather right. What an older reading says without confidence is kept."
    )
    var confidence = 0.0

    @Option(help: "table, csv or json (one object a line). A table marks with ؟ who is rather not the one meant.")
    var format: RowFormat = .table

    /// Columns of the table for people; the other formats have all.
    private static let shown = ["Event Date", "Event Type", "Event Status", "Actor Name Raw", "Recipient Name Raw", "Event ID"]

    func validate() throws {
        guard (0...1).contains(confidence) else { throw ValidationError("--confidence takes a number from 0 to 1, not \(confidence)") }
    }

    /// The row with a mark behind those whom the table for people gives and who are doubtful.
    private static func marked(_ row: [String]) -> [String] {
        var row = row
        for party in ["Actor", "Recipient"] {
            guard let name = PolecatTable.columns.firstIndex(of: party + " Name Raw"),
                let confidence = PolecatTable.columns.firstIndex(of: party + " Confidence"),
                let value = Double(row[confidence]), value < doubtfulConfidence
            else { continue }
            row[name] += "؟"
        }
        return row
    }

    func run() async throws {
        var filter = PolecatTable.Filter()
        filter.types = type.isEmpty ? nil : Set(type)
        filter.actor = actor
        filter.recipient = recipient
        filter.confidence = confidence
        filter.since = try DateOption.date(since, "--since")
        filter.until = try DateOption.date(until, "--until")
        let wanted = filter
        let pack = Pack.load(adding: pile.folders)
        let table = PolecatTable(ontology: PloverOntology(pack: pack))
        let columns = PolecatTable.columns
        let places = format == .table ? Self.shown.compactMap { columns.firstIndex(of: $0) } : Array(columns.indices)
        let names = places.map { columns[$0] }
        if format == .csv { Console.write(line: try format.line(names, columns: names)) }
        var articles = 0
        var isEmpty = true
        let faults = try await pile.readings(transform: { table.rows(of: $0, filter: wanted) }) { rows in
            articles += 1
            isEmpty = isEmpty && rows.isEmpty
            for row in rows {
                let shown = format == .table ? Self.marked(row) : row
                Console.write(line: try format.line(places.map { shown[$0] }, columns: names))
            }
        }
        let failed = Console.report(faults)
        if isEmpty { Console.note("none of the acts of \(articles) \(articles == 1 ? "article" : "articles") fits") }
        if failed { throw ExitCode(1) }
    }
}
