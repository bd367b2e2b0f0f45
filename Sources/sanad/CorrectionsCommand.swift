#if Full
import ArgumentParser
import Foundation
import SanadKit

struct CorrectionsCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, rows }

    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "Write what people corrected: the log as JSON or CSV, or what it teaches as rows of a pack's actors.tsv.")

    @Option(help: "The archive.")
    var archive: String

    @Option(help: "json or csv: the whole log; rows: a table for a pack, from the corrections in force.")
    var format: Format = .json

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() throws {
        do {
            let store = try Archive(path: archive)
            switch format {
            case .json: Console.write(Correction.json(log: try store.corrections()) + [0x0A])
            case .csv: Console.write(Correction.csv(log: try store.corrections()))
            case .rows:
                let pack = Pack.load(adding: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
                var table = ""
                for suggestion in pack.suggestions(from: try store.correctionSet().inForce) {
                    if table.isEmpty { table = suggestion.header + "\n" }
                    table += suggestion.row + "\n"
                }
                Console.write(Array(table.utf8))
            }
        } catch let diagnostic as Diagnostic {
            Console.report(diagnostic)
            throw ExitCode(1)
        }
    }
}
#endif
