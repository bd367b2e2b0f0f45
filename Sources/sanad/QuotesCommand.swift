import ArgumentParser
import Foundation
import SanadKit

extension Stance: ExpressibleByArgument {}

struct QuotesCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "List who said what about whom, by date, with the chain of tellers.")

    @Argument(help: "Articles, or readings as JSON Lines made by `sanad read`; none or - is standard input.")
    var paths: [String] = []

    #if Full
    @Option(help: "Take the readings of this archive.")
    var archive: String?
    #endif

    @Option(help: "Only what this source says; a part of its name will do.")
    var by: String?

    @Option(help: "Only what is said about this actor.")
    var about: String?

    @Option(help: "Only this stance.")
    var stance: Stance?

    @Flag(help: "Only unnamed and collective sources.")
    var anonymous = false

    @Option(help: "How to write the list.")
    var format: Format = .table

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let (readings, faults) = try await readings()
        for fault in faults { Console.report(fault) }
        let list = QuoteList(
            readings, selecting: QuoteList.Selection(by: by, about: about, stance: stance, isAnonymous: anonymous))
        switch format {
        case .table: Console.write(Array(list.table.utf8))
        case .json: Console.write(list.json)
        case .csv: Console.write(Array(list.csv.utf8))
        }
        if faults.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func readings() async throws -> ([Reading], [Diagnostic]) {
        #if Full
        if let archive {
            do {
                return (try Archive(path: archive, create: false).readings(), [])
            } catch let diagnostic as Diagnostic {
                return ([], [diagnostic])
            }
        }
        #endif
        return try await DossierInput(packs.map { URL(fileURLWithPath: $0, isDirectory: true) }, nil).readings(paths)
    }
}
