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

    #if Full
    @Option(help: "Take the readings of this archive.")
    var archive: String?
    #endif

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let comparer = Comparer(packs: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        #if Full
        if let archive {
            try await ask(archive, comparer)
            return
        }
        #endif
        let (digests, faults) = await ReadingLines.digests(paths: paths, comparer: comparer)
        for diagnostic in comparer.diagnostics + faults { Console.report(diagnostic) }
        let answer = Asker(comparer.compare(digests), tables: comparer.tables).answer(question)
        Console.write(Array(ComparisonReport.text(answer).utf8))
        if (comparer.diagnostics + faults).contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    #if Full
    /// By the comparison that the archive keeps, brought up to date first.
    private func ask(_ path: String, _ comparer: Comparer) async throws {
        for diagnostic in comparer.diagnostics { Console.report(diagnostic) }
        do {
            let archive = try Archive(path: path)
            try await archive.refreshComparison(comparer: comparer)
            Console.write(Array(ComparisonReport.text(try archive.answer(question, comparer: comparer)).utf8))
        } catch {
            Console.report(error as? Diagnostic ?? Diagnostic("the archive cannot be asked: \(error)", file: path, hint: "check the disk"))
            throw ExitCode(1)
        }
        if comparer.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
    #endif
}
