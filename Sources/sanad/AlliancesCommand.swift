import ArgumentParser
import Foundation
import SanadKit

struct AlliancesCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

    static let configuration = CommandConfiguration(
        commandName: "alliances", abstract: "Print who backs and opposes an actor, with phases and the words that say so.")

    @Argument(help: "Name of the actor, as articles write it.")
    var name: String

    @Argument(help: "Articles to read; none or - is standard input.")
    var paths: [String] = []

    #if Full
    @Option(help: "Take the readings of this archive.")
    var archive: String?
    #endif

    @Option(help: "Only articles of this date or later: 2020, 2020-08, 2020-08-14.")
    var since: String?

    @Option(help: "Only articles of this date or earlier.")
    var until: String?

    @Option(help: "table, csv or json (one object a line).")
    var format: Format = .table

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let list = AllianceList(of: name, since: try DateOption.date(since, "--since"), until: try DateOption.date(until, "--until"))
        if format == .csv { print(AllianceList.columns.joined(separator: ",")) }
        #if Full
        if let archive {
            do {
                for reading in try Archive(path: archive, create: false).readings(Archive.Selection(about: name)) { try write(list.rows(of: reading)) }
            } catch let diagnostic as Diagnostic {
                Console.report(diagnostic)
                throw ExitCode(1)
            }
            return
        }
        #endif
        let reader = Reader(packs: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        var failed = false
        let stream = DocumentStream(paths: paths)
        while let element = stream.next() {
            switch element {
            case .document(let document, let notes):
                notes.forEach(Console.report)
                try write(list.rows(of: reader.read(document)))
            case .fault(let diagnostic):
                Console.report(diagnostic)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func write(_ rows: [[String]]) throws {
        for row in rows {
            switch format {
            case .table: print(row.joined(separator: "\t"))
            case .csv: print(row.map(CommaSeparated.escaped).joined(separator: ","))
            case .json:
                let fields = Dictionary(uniqueKeysWithValues: zip(AllianceList.columns, row)).filter { !$0.value.isEmpty }
                let line = try JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
                print(String(decoding: line, as: UTF8.self))
            }
        }
    }
}
