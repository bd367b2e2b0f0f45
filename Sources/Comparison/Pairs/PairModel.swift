import Foundation
import Readings

/// Weights of the labels by feature: multinomial logistic regression.
///
/// File: one feature a line, its name and the weights of agree, disagree and other, separated by tabs; `#` begins a comment.
public struct PairModel: Sendable {
    static let labels = PairVerdict.Label.allCases
    private(set) var weights: [String: [Double]] = [:]

    init(weights: [String: [Double]]) { self.weights = weights }

    /// - Throws: a ``Diagnostic`` that names the line at fault.
    public init(text: String, file: String) throws {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let values = fields.dropFirst().compactMap { Double($0) }
            guard fields.count == 4, values.count == 3 else {
                throw Diagnostic("no weights of a feature", file: file, line: number + 1, hint: "make the model again with `sanad train stance`")
            }
            weights[String(fields[0])] = values
        }
    }

    public var text: String {
        var lines = ["# feature, agree, disagree, other. Learnt by `sanad train stance`; see the model card."]
        for name in weights.keys.sorted() {
            guard let row = weights[name], row.contains(where: { abs($0) >= 0.005 }) else { continue }
            lines.append(name + "\t" + row.map { String(format: "%.3f", $0) }.joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func probabilities(_ features: [(name: String, value: Double)]) -> [Double] {
        var scores = [Double](repeating: 0, count: 3)
        for feature in features {
            guard let row = weights[feature.name] else { continue }
            for label in 0..<3 { scores[label] += row[label] * feature.value }
        }
        let top = scores.max() ?? 0
        let powers = scores.map { exp($0 - top) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
