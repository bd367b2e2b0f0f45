import CoreModels
import Foundation
import Knowledge

/// Weighs the candidates of one choice: the places at which an indirect content may end, those who may be a source.
///
/// A linear model over binary features, learnt as an averaged perceptron (Collins 2002) from annotated articles by
/// `sanad train attributions`. Its file has one feature a line, hexadecimal, and its weight, separated by a tab; the first byte of a
/// feature is the template that made it.
public struct ChoiceModel: Sendable, Equatable {
    /// Where indirect contents end.
    public static let endsFile = "attribution-ends.tsv"
    /// Which words are cues.
    public static let cuesFile = "attribution-cues.tsv"
    /// Who is the source of a cue.
    public static let sourcesFile = "attribution-sources.tsv"

    private let weights: FeatureWeights

    public init(weights: [UInt64: Float]) { self.weights = FeatureWeights(weights) }

    /// Nil when a line is no weight.
    public init?(text: String) {
        var weights: [UInt64: Float] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let key = UInt64(fields[0], radix: 16), let weight = Float(fields[1]) else { return nil }
            weights[key] = weight
        }
        self.init(weights: weights)
    }

    /// A model that ships; nil when its file is missing or damaged.
    public static func shipped(_ file: String) -> ChoiceModel? {
        guard let url = CoreModels.file(file), let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        return ChoiceModel(text: text)
    }

    /// The file's text; the same text for the same weights.
    public var text: String {
        weights.sorted.map { String($0.key, radix: 16) + "\t" + String($0.weight) + "\n" }.joined()
    }

    func score(_ features: [UInt64]) -> Float { weights.sum(features) }

    /// Index of the candidate with the highest score, the first of equals; 0 when there is none.
    func best(_ candidates: [[UInt64]]) -> Int {
        var best = 0
        var bestScore = -Float.infinity
        for (index, features) in candidates.enumerated() {
            let score = score(features)
            if score > bestScore {
                best = index
                bestScore = score
            }
        }
        return best
    }

    /// Share of choices that the model makes rightly.
    public func accuracy(on choices: [Choice]) -> Double {
        guard !choices.isEmpty else { return 0 }
        return Double(choices.filter { best($0.candidates) == $0.right }.count) / Double(choices.count)
    }
}

/// One annotated choice: the candidates, and which of them is right.
public struct Choice: Sendable, Equatable {
    /// Features of each candidate.
    public let candidates: [[UInt64]]
    public let right: Int

    public init(candidates: [[UInt64]], right: Int) {
        self.candidates = candidates
        self.right = right
    }
}

/// The averaged perceptron behind ``ChoiceModel``.
public enum ChoiceTrainer {
    /// The feature of the candidate that the rules would take.
    static let ruleFeature: UInt64 = 1 << 56 | 1

    /// The same choices in the same order give the same weights.
    /// - Parameter trust: the weight with which the rules' candidate starts. The annotations are few: it counts until they speak
    ///   against it.
    public static func train(_ choices: [Choice], rounds: Int = 5, trust: Float = 14) -> ChoiceModel {
        var weights: [UInt64: Float] = [ruleFeature: trust]
        var sums: [UInt64: Float] = [:]
        var step: Float = 1
        for _ in 0..<rounds {
            for choice in choices {
                let guess = ChoiceModel(weights: weights).best(choice.candidates)
                if guess != choice.right {
                    for feature in choice.candidates[choice.right] {
                        weights[feature, default: 0] += 1
                        sums[feature, default: 0] += step
                    }
                    for feature in choice.candidates[guess] {
                        weights[feature, default: 0] -= 1
                        sums[feature, default: 0] -= step
                    }
                }
                step += 1
            }
        }
        var averaged: [UInt64: Float] = [:]
        for (feature, weight) in weights {
            let mean = weight - (sums[feature] ?? 0) / step
            if mean != 0 { averaged[feature] = (mean * 1000).rounded() / 1000 }
        }
        return ChoiceModel(weights: averaged)
    }
}
