import ArgumentParser
import Foundation
import SanadKit

/// Learns when a trigger of violence or protest tells of an act.
struct TrainActsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Learn from judged sentences when a trigger of ASSAULT or PROTEST tells of an act.",
        discussion: "Files are JSON Lines with id, text, label (yes, easy no, difficult no, ambiguous), accept and reject.")

    @Option(help: "Judged sentences of ASSAULT.")
    var assault: String

    @Option(help: "Judged sentences of PROTEST.")
    var protest: String

    @Option(name: .shortAndLong, help: "Where the weights go.")
    var output: String

    private struct Judged: Decodable {
        let id: String
        let text: String
        let label: String
        let accept: Int
    }

    func run() throws {
        let reader = Reader()
        var model = ActModel()
        for (type, path) in [(PloverType.assault, assault), (.protest, protest)] {
            let judged = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
                try JSONDecoder().decode(Judged.self, from: Data($0.utf8))
            }
            let sentences = judged.map { row in
                ActTrainer.Sentence(
                    triggers: reader.actFeatures(type, of: SourceDocument(id: row.id, text: row.text)),
                    tellsAct: row.label == "yes" || row.label == "ambiguous", weight: Self.weight(row),
                    document: Self.document(of: row.id))
            }
            let trainer = ActTrainer()
            let scores = trainer.crossValidatedScores(sentences, folds: 6)
            let threshold = report(type, judged, scores)
            model.types[type] = ActModel.Weights(features: trainer.weights(from: sentences), threshold: threshold)
        }
        try Data(model.text.utf8).write(to: URL(fileURLWithPath: output))
    }

    private static func weight(_ row: Judged) -> Double {
        switch row.label {
        case "yes": 2
        case "easy no": 1
        case "difficult no": 0.25
        default: row.accept >= 3 ? 1 : 0
        }
    }

    /// «AAW_ARB_20080913.0007-59» is a sentence of «AAW_ARB_20080913.0007».
    private static func document(of id: String) -> String {
        id.lastIndex { $0 == "-" || $0 == "_" }.map { String(id[..<$0]) } ?? id
    }

    /// Prints cross-validated figures and gives the threshold that is best on the rows without the difficult ones and all rows together,
    /// less twice what precision lacks.
    private func report(_ type: PloverType, _ judged: [Judged], _ scores: [Double]) -> Double {
        var best = (mean: -1.0, threshold: 0.0, text: "")
        for step in -30...30 {
            let threshold = Double(step) / 10
            var hits = 0.0
            var found = 0.0
            var foundClear = 0.0
            var wanted = 0.0
            for (row, score) in zip(judged, scores) where row.label != "ambiguous" {
                if row.label == "yes" { wanted += 1 }
                guard score >= threshold else { continue }
                if row.label == "yes" { hits += 1 }
                found += 1
                if row.label != "difficult no" { foundClear += 1 }
            }
            let all = 2 * hits / max(1, found + wanted)
            let clear = 2 * hits / max(1, foundClear + wanted)
            // Surplus acts cost a reader more than missed ones: precision may lie under recall by five points at most for free.
            let lack = max(0, hits / max(1, wanted) - hits / max(1, found) - 0.05)
            if all + clear - lack * 2 > best.mean {
                best = (
                    all + clear - lack * 2, threshold,
                    "clear f1 \((clear * 1000).rounded() / 1000), all f1 \((all * 1000).rounded() / 1000), recall \((hits / max(1, wanted) * 1000).rounded() / 1000)"
                )
            }
        }
        print("\(type.rawValue): cross-validated \(best.text) at \(best.threshold)")
        return best.threshold
    }
}
