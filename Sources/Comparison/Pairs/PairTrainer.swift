import ArabicText
import Foundation

/// Learns a ``PairModel`` from judged pairs: logistic regression with L2, by stochastic gradient descent with a falling rate and an average
/// over the later passes (Bottou, "Stochastic gradient descent tricks", 2012), the pairs in a fixed shuffled order, so that the same pairs
/// give the same weights.
public struct PairTrainer: Sendable {
    let reader: PairReader
    /// Passes over the pairs.
    public var epochs = 24
    /// First step.
    public var rate = 0.02
    /// Pull of the weights towards nothing (L2).
    public var penalty = 0.0095
    /// Features that fewer pairs hold are not learnt.
    public var least = 2

    /// What a pair that follows from two others weighs beside a judged one.
    public var drawnWeight = 0.5

    public init(tables: ComparisonTables) { reader = PairReader(tables: tables) }

    public struct Judged: Sendable {
        let features: [(name: String, value: Double)]
        let label: Int
        /// Hashes of both texts: pairs that share one are judged together, so that none teaches the other.
        let texts: [UInt64]
        /// Follows from two judged pairs.
        let isDrawn: Bool
    }

    public func judged(_ first: String, _ second: String, _ label: PairVerdict.Label, isDrawn: Bool = false) -> Judged {
        Judged(
            features: reader.features(PairAlignment(reader.words(first), reader.words(second))),
            label: PairVerdict.Label.allCases.firstIndex(of: label) ?? 2, texts: [FormHash(first.utf8).value, FormHash(second.utf8).value],
            isDrawn: isDrawn)
    }

    /// Complexity: linear in pairs, features of a pair and epochs.
    public func train(_ pairs: [Judged], lift: Double = 0) -> PairModel {
        var counts: [String: Int] = [:]
        for pair in pairs { for feature in pair.features { counts[feature.name, default: 0] += 1 } }
        let names = counts.filter { $0.value >= least }.map(\.key).sorted()
        let index = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        let rows = pairs.map { pair in pair.features.compactMap { feature in index[feature.name].map { ($0, feature.value) } } }
        var weights = [SIMD4<Double>](repeating: .zero, count: names.count)
        var totals = weights
        // The weights are these times a factor, so that the pull on all of them is one product.
        var factor = 1.0
        var step = 0.0
        var order = Array(pairs.indices)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for epoch in 0..<epochs {
            for i in stride(from: order.count - 1, to: 0, by: -1) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                order.swapAt(i, Int((state >> 33) % UInt64(i + 1)))
            }
            for place in order {
                var scores = SIMD4<Double>(0, 0, 0, -1e9)
                for (feature, value) in rows[place] { scores += weights[feature] * (value * factor) }
                let top = scores.max()
                var residue = SIMD4<Double>(exp(scores[0] - top), exp(scores[1] - top), exp(scores[2] - top), 0)
                residue /= residue.sum()
                residue[pairs[place].label] -= 1
                if pairs[place].isDrawn { residue *= drawnWeight }
                let rate = rate / (1 + rate * penalty * step)
                step += 1
                factor *= 1 - rate * penalty
                for (feature, value) in rows[place] { weights[feature] -= residue * (value * rate / factor) }
            }
            // The mean of the later passes is steadier than the last.
            if epoch >= epochs / 2 { for feature in weights.indices { totals[feature] += weights[feature] * factor } }
        }
        let passes = Double(epochs - epochs / 2)
        var model: [String: [Double]] = [:]
        for (feature, name) in names.enumerated() { model[name] = (0..<3).map { totals[feature][$0] / passes } }
        if let bias = model["bias"] { model["bias"] = [bias[0] + lift, bias[1], bias[2]] }
        return PairModel(weights: model)
    }

    /// Macro-F1 over agree and disagree, each fifth of the pairs judged by what the others teach, and what is best added to the score
    /// of agree, which is the rarer of the two.
    public func crossValidated(_ pairs: [Judged], folds: Int = 5) -> (measure: Double, lift: Double) {
        var probabilities = [[Double]](repeating: [0, 0, 1], count: pairs.count)
        let groups = Self.groups(pairs)
        for fold in 0..<folds {
            let model = train(pairs.indices.filter { groups[$0] % folds != fold }.map { pairs[$0] })
            for index in pairs.indices where groups[index] % folds == fold { probabilities[index] = model.probabilities(pairs[index].features) }
        }
        let steps = Array(-14...14)
        let measures = steps.map { step in
            let lift = Double(step) / 20
            let predicted = probabilities.map { row in
                let scores = [log(row[0] + 1e-9) + lift, log(row[1] + 1e-9), log(row[2] + 1e-9)]
                return scores.indices.max { scores[$0] < scores[$1] } ?? 2
            }
            return (measure(0, pairs, predicted) + measure(1, pairs, predicted)) / 2
        }
        // The smallest lift within a standard error of the best (Breiman et al., "Classification and Regression Trees", 1984).
        let top = measures.max() ?? 0
        let error = (top * (1 - top) / Double(max(1, pairs.count))).squareRoot()
        let places = steps.indices.filter { measures[$0] >= top - error }
        guard let place = places.min(by: { (abs(steps[$0]), steps[$0]) < (abs(steps[$1]), steps[$1]) }) else { return (0, 0) }
        return (measures[place], Double(steps[place]) / 20)
    }

    /// The number of each pair's group: pairs that share a text, and those that share one with them. By order of their first pair.
    static func groups(_ pairs: [Judged]) -> [Int] {
        var parent = Array(pairs.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index { index = parent[index] }
            return index
        }
        var first: [UInt64: Int] = [:]
        for index in pairs.indices {
            for text in pairs[index].texts {
                guard let other = first[text] else {
                    first[text] = index
                    continue
                }
                let a = root(other), b = root(index)
                parent[max(a, b)] = min(a, b)
            }
        }
        var numbers: [Int: Int] = [:]
        return pairs.indices.map { index in
            let root = root(index)
            if let number = numbers[root] { return number }
            numbers[root] = numbers.count
            return numbers.count - 1
        }
    }

    private func measure(_ label: Int, _ pairs: [Judged], _ predicted: [Int]) -> Double {
        var hits = 0.0, found = 0.0, wanted = 0.0
        for (index, pair) in pairs.enumerated() where !pair.isDrawn {
            if pair.label == label { wanted += 1 }
            if predicted[index] == label { found += 1 }
            if pair.label == label, predicted[index] == label { hits += 1 }
        }
        return found + wanted > 0 ? 2 * hits / (found + wanted) : 0
    }
}
