import ArgumentParser
import Foundation
import SanadKit

/// Learns the counts of word forms by which clitics are cut.
struct TrainFormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Count the word forms of a corpus; the evidence by which clitics are cut.")

    @Argument(help: "Articles in any format that `sanad read` takes.")
    var paths: [String]

    @Option(name: .shortAndLong, help: "Where the counts go.")
    var output: String

    @Option(help: "Leave out forms seen less often.")
    var minimum = 4

    func run() throws {
        var learner = WordEvidence.Learner()
        let stream = DocumentStream(paths: paths)
        while let element = stream.next() {
            switch element {
            case .document(let document, _): learner.add(document.text)
            case .fault(let diagnostic): Console.report(diagnostic)
            }
        }
        let bytes = WordEvidence.encode(counts: learner.counts(atLeast: minimum))
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        Console.note("\(output): \(bytes.count) bytes")
    }
}
