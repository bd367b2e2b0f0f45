import ArgumentParser
import Foundation
import SanadKit

extension PloverType: ExpressibleByArgument {}

struct EventsCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Code the acts of articles in the columns of POLECAT.")

    @Argument(help: "Articles to read; none or - is standard input.")
    var paths: [String] = []

    #if Full
    @Option(help: "Take the readings of this archive.")
    var archive: String?
    #endif

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

    @Option(help: "table, csv or json (one object a line).")
    var format: Format = .table

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        var filter = PolecatTable.Filter()
        filter.types = type.isEmpty ? nil : Set(type)
        filter.actor = actor
        filter.recipient = recipient
        filter.since = try DateOption.date(since, "--since")
        filter.until = try DateOption.date(until, "--until")
        let pack = Pack.load(adding: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        let table = PolecatTable(ontology: PloverOntology(pack: pack))
        if format == .csv { print(PolecatTable.columns.map(CommaSeparated.escaped).joined(separator: ",")) }
        #if Full
        if let archive {
            do {
                for reading in try Archive(path: archive, create: false).readings() {
                    for row in table.rows(of: reading, filter: filter) { print(try line(row)) }
                }
            } catch let diagnostic as Diagnostic {
                Console.report(diagnostic)
                throw ExitCode(1)
            }
            return
        }
        #endif
        let reader = Reader(pack: pack)
        var failed = false
        let stream = DocumentStream(paths: paths)
        while let element = stream.next() {
            switch element {
            case .document(let document, let notes):
                notes.forEach(Console.report)
                for row in table.rows(of: reader.read(document), filter: filter) { print(try line(row)) }
            case .fault(let diagnostic):
                Console.report(diagnostic)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func line(_ row: [String]) throws -> String {
        let fields = Dictionary(uniqueKeysWithValues: zip(PolecatTable.columns, row))
        switch format {
        case .csv: return row.map(CommaSeparated.escaped).joined(separator: ",")
        case .json:
            let filled = fields.filter { !$0.value.isEmpty }
            return String(decoding: try JSONSerialization.data(withJSONObject: filled, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
        case .table:
            return ["Event Date", "Event Type", "Event Status", "Actor Name Raw", "Recipient Name Raw", "Event ID"].map { fields[$0] ?? "" }
                .joined(separator: "\t")
        }
    }
}
