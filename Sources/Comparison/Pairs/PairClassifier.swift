import CoreModels
import Foundation
import Readings

/// Judges whether two short texts agree, disagree or tell of other things.
public struct PairClassifier: Sendable {
    private let reader: PairReader
    private let model: PairModel

    public init(tables: ComparisonTables, model: PairModel) {
        reader = PairReader(tables: tables)
        self.model = model
    }

    /// With the weights that ship with the program.
    /// - Throws: a ``Diagnostic`` when they are missing or damaged.
    public init(tables: ComparisonTables) throws {
        guard let file = CoreModels.file("stance.tsv"), let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Diagnostic("the weights of pairs are missing", hint: "make them with `sanad train stance`")
        }
        self.init(tables: tables, model: try PairModel(text: text, file: file.path))
    }

    public func verdict(_ first: String, _ second: String) -> PairVerdict {
        let alignment = PairAlignment(reader.words(first), reader.words(second))
        let probabilities = model.probabilities(reader.features(alignment))
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 2
        let label = PairModel.labels[best]
        let reason = reader.reason(alignment, label: label)
        return PairVerdict(label: label, probabilities: probabilities, reason: reason.arabic, reasonEnglish: reason.english)
    }
}
