import ArgumentParser
import SanadKit

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Answer a question by the evidence of readings: for, against, sought, denied, undecided.")

    @Argument(help: "The question: هل …؟ من …؟ متى …؟ أين …؟ كم …؟ ماذا قال … عن …؟ or simple English on the same names.")
    var question: String

    @OptionGroup var pile: PileOptions

    func run() async throws {
        let comparer = Comparer(packs: pile.folders)
        #if Full
        if let archive = pile.archive {
            try await ask(archive, comparer)
            return
        }
        #endif
        var digests: [DocumentDigest] = []
        let faults = try await pile.readings(transform: { comparer.digest(of: $0) }) { digests.append($0) }
        let failed = Console.report(comparer.diagnostics + faults)
        if digests.isEmpty, failed { throw ExitCode(1) }
        let answer = Asker(comparer.compare(digests), tables: comparer.tables).answer(question)
        Console.write(Array(ComparisonReport.text(answer).utf8))
        if failed { throw ExitCode(1) }
    }

    #if Full
    /// By the comparison that the archive keeps, brought up to date first.
    private func ask(_ path: String, _ comparer: Comparer) async throws {
        let failed = Console.report(comparer.diagnostics)
        do {
            let archive = try Archive(path: path)
            archive.leaveOpen()
            try await archive.refreshComparison(comparer: comparer)
            Console.write(Array(ComparisonReport.text(try archive.answer(question, comparer: comparer)).utf8))
        } catch {
            Console.report(error as? Diagnostic ?? Diagnostic("the archive cannot be asked: \(error)", file: path, hint: "check the disk"))
            throw ExitCode(1)
        }
        if failed { throw ExitCode(1) }
    }
    #endif
}
