import ArgumentParser
import Foundation
import SanadKit

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Answer a question by the evidence of readings: for, against, sought, denied, undecided.")

    @Argument(help: "The question: هل …؟ من …؟ متى …؟ ماذا قال … عن …؟ or simple English on the same names.")
    var question: String

    @Argument(help: "Readings as JSON Lines, made by `sanad read --with-text`; none or - is standard input.")
    var paths: [String] = []

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let comparer = Comparer(packs: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        let (digests, faults) = await ReadingLines.digests(paths: paths, comparer: comparer)
        for diagnostic in comparer.diagnostics + faults { Console.report(diagnostic) }
        let answer = Asker(comparer.compare(digests), tables: comparer.tables).answer(question)
        Console.write(Array(ComparisonReport.text(answer).utf8))
        if (comparer.diagnostics + faults).contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
}
