import ArgumentParser
import Foundation
import SanadKit

/// Learns whether pairs of headlines agree.
struct TrainStanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stance", abstract: "Learn from judged pairs of headlines (columns s1, s2, stance) which agree and which disagree.")

    @Argument(help: "Judged pairs, CSV.")
    var pairs: String

    @Option(name: .shortAndLong, help: "Where the weights go.")
    var output: String

    @Option(help: "Passes over the pairs.")
    var epochs = 24

    @Option(help: "Pull of the weights towards nothing (L2).")
    var penalty = 0.0095

    @Option(help: "Features that fewer pairs hold are not learnt.")
    var least = 2

    @Option(help: "What a pair that follows from two others weighs.")
    var drawn = 0.5

    func run() throws {
        let comparer = Comparer()
        let table = try CommaSeparated(text: String(contentsOfFile: pairs, encoding: .utf8), file: pairs, columns: ["s1", "s2", "stance"])
        var trainer = PairTrainer(tables: comparer.tables)
        trainer.epochs = epochs
        trainer.penalty = penalty
        trainer.least = least
        trainer.drawnWeight = drawn
        let rows: [PairTrainer.Row] = try table.rows.map { row in
            guard let label = PairVerdict.Label(rawValue: row[2]) else {
                throw Diagnostic("«\(row[2])» is no stance", file: pairs, hint: "agree, disagree or other")
            }
            return (row[0], row[1], label)
        }
        let judged =
            rows.map { trainer.judged($0.first, $0.second, $0.label) }
            + PairTrainer.drawn(from: rows).map { trainer.judged($0.first, $0.second, $0.label, isDrawn: true) }
        let best = trainer.crossValidated(judged)
        Console.note(
            "\(rows.count) pairs and \(judged.count - rows.count) that follow from them, cross-validated macro-F1 over agree and disagree \(best.measure), lift of agree \(best.lift)"
        )
        try Data(trainer.train(judged, lift: best.lift).text.utf8).write(to: URL(fileURLWithPath: output))
    }
}
