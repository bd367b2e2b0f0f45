import ArgumentParser
import Foundation
import SanadKit

struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Work with the tables of knowledge.", subcommands: [PackCheckCommand.self])
}

struct PackCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Run every row of the core pack, and of yours over it, against its examples.")

    @Argument(help: "Folders of tables that add to the core pack or replace its rows.")
    var packs: [String] = []

    func run() async throws {
        let pack = Pack.load(adding: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        let report = PackCheck(reader: Reader(pack: pack)).run(pack)
        for diagnostic in report.diagnostics { Console.report(diagnostic) }
        print("\(report.tables) tables, \(report.rows) rows, \(report.examples) examples run, \(report.diagnostics.count) faults")
        if report.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
