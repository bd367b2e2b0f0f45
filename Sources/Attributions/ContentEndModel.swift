import CoreModels
import Foundation

/// Weighs the places at which an indirect content may end.
///
/// A linear model over binary features, learnt as an averaged perceptron (Collins 2002) from annotated articles by
/// `sanad train attributions`. The file has one feature a line: template, value (hexadecimal), weight, separated by tabs.
public struct ContentEndModel: Sendable, Equatable {
    public static let file = "attribution-ends.tsv"

    private(set) var weights: [UInt64: Float]

    public init(weights: [UInt64: Float]) { self.weights = weights }

    /// Nil when a line is no weight.
    public init?(text: String) {
        var weights: [UInt64: Float] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let key = UInt64(fields[0], radix: 16), let weight = Float(fields[1]) else { return nil }
            weights[key] = weight
        }
        self.weights = weights
    }

    /// The model that ships; nil when its file is missing or damaged.
    public static func shipped() -> ContentEndModel? {
        guard let url = CoreModels.file(file), let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        return ContentEndModel(text: text)
    }

    /// The file's text; the same text for the same weights.
    public var text: String {
        weights.sorted { $0.key < $1.key }.map { String($0.key, radix: 16) + "\t" + String($0.value) + "\n" }.joined()
    }

    func score(_ features: [UInt64]) -> Float {
        var sum: Float = 0
        for feature in features { sum += weights[feature] ?? 0 }
        return sum
    }
}

/// One annotated choice: the places at which a content may end, and which of them is right.
public struct ContentEndChoice: Sendable, Equatable {
    /// Features of each place, in text order.
    public let candidates: [[UInt64]]
    public let right: Int

    public init(candidates: [[UInt64]], right: Int) {
        self.candidates = candidates
        self.right = right
    }
}

/// The averaged perceptron behind ``ContentEndModel``.
public enum ContentEndTrainer {
    /// The same choices in the same order give the same weights.
    public static func train(_ choices: [ContentEndChoice], rounds: Int = 5) -> ContentEndModel {
        // What the rules say counts until the annotations speak against it: there are few of them.
        var weights: [UInt64: Float] = [ReportAnalysis.ruleFeature: 8]
        var sums: [UInt64: Float] = [:]
        var step: Float = 1
        for _ in 0..<rounds {
            for choice in choices {
                let model = ContentEndModel(weights: weights)
                let guess = best(choice.candidates, model)
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
        return ContentEndModel(weights: averaged)
    }

    /// Share of choices that a model makes rightly.
    public static func accuracy(_ model: ContentEndModel, on choices: [ContentEndChoice]) -> Double {
        guard !choices.isEmpty else { return 0 }
        return Double(choices.filter { best($0.candidates, model) == $0.right }.count) / Double(choices.count)
    }

    static func best(_ candidates: [[UInt64]], _ model: ContentEndModel) -> Int {
        var best = 0
        var bestScore = -Float.infinity
        for (index, features) in candidates.enumerated() {
            let score = model.score(features)
            if score > bestScore {
                best = index
                bestScore = score
            }
        }
        return best
    }
}
