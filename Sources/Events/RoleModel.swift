import CoreModels
import Foundation
import Knowledge

/// Weights that tell who of those whom a text names did an act and to whom, and whether a word names an act between actors at all.
///
/// Weights of times, statuses and dyads have the same form and files of their own.
///
/// A linear model over sparse features, learnt from annotated articles by `sanad train events`. Its file has one feature a line,
/// hexadecimal, and its weight, separated by a tab; the first byte of a feature is the template that made it. The line `keep` holds
/// the score from which a word counts as an act.
public struct RoleModel: Sendable, Equatable {
    /// The model that ships.
    public static let file = "roles.tsv"
    /// The model that ships for the times of acts.
    public static let timesFile = "act-times.tsv"
    /// The model that ships for how acts stand.
    public static let statusesFile = "act-statuses.tsv"
    /// The model that ships for what acts say of backing.
    public static let dyadsFile = "dyads.tsv"

    private let weights: FeatureWeights
    /// Score from which a trigger counts as an act.
    public private(set) var keepThreshold: Float

    public init(weights: [UInt64: Float], keepThreshold: Float = 0) {
        self.weights = FeatureWeights(weights)
        self.keepThreshold = keepThreshold
    }

    /// Nil when a line is no weight.
    public init?(text: String) {
        var weights: [UInt64: Float] = [:]
        var threshold: Float = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t")).map { Substring($0) }
            guard fields.count == 2, let weight = Float(fields[1]) else { return nil }
            if fields[0] == "keep" {
                threshold = weight
            } else {
                guard let key = UInt64(fields[0], radix: 16) else { return nil }
                weights[key] = weight
            }
        }
        self.init(weights: weights, keepThreshold: threshold)
    }

    /// A model that ships with the program; nil when its file is missing or damaged.
    static func shipped(_ file: String) -> RoleModel? {
        guard let url = CoreModels.file(file), let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        return RoleModel(text: text)
    }

    /// The file's text; the same text for the same weights.
    public var text: String {
        var lines = [
            "# Learnt by `sanad train events` from Training/events/annotations.jsonl.",
            "# feature (hexadecimal), weight",
            "keep\t\(keepThreshold)",
        ]
        for (key, weight) in weights.sorted where abs(weight) >= 0.004 {
            lines.append(String(key, radix: 16) + "\t" + String((weight * 1000).rounded() / 1000))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func score(_ features: [UInt64]) -> Float { weights.sum(features) }

    func scores(_ candidates: [[UInt64]]) -> [Float] { candidates.map { weights.sum($0) } }

    /// Candidates by their scores; the last is nobody.
    struct Ranking {
        let scores: [Float]
        /// Of the candidate with the highest score, the first of equals.
        var index = 0
        /// How far the highest score lies above nobody's, and above the next.
        private(set) var lead: Float = 0
        private(set) var margin: Float = 0
        /// Logarithm of the sum of the powers of the scores.
        private let sum: Float

        /// - Parameter excluded: indices of candidates that cannot be meant.
        init(_ scores: [Float], without excluded: [Int] = []) {
            var scores = scores
            for index in excluded { scores[index] = -30 }
            self.scores = scores
            var next = -Float.infinity
            for (place, score) in scores.enumerated().dropFirst() {
                if score > scores[index] {
                    next = scores[index]
                    index = place
                } else {
                    next = max(next, score)
                }
            }
            let top = scores.isEmpty ? 0 : scores[index]
            lead = top - (scores.last ?? 0)
            margin = scores.count > 1 ? top - next : 0
            sum = top + Float(LimitedMemoryDescent.logarithm(scores.reduce(0.0) { $0 + LimitedMemoryDescent.exponential(Double($1 - top)) }))
        }

        func logChance(_ candidate: Int) -> Float { scores[candidate] - sum }

        /// Chance, from 0 to 1, that one of some candidates is meant; nil of none.
        func chance(_ some: [Int]) -> Double? {
            some.isEmpty ? nil : min(1, some.reduce(0) { $0 + LimitedMemoryDescent.exponential(Double(logChance($1))) })
        }
    }

    /// Index of the candidate with the highest score, the first of equals.
    func best(_ candidates: [[UInt64]]) -> Int { Ranking(scores(candidates)).index }
}

/// The features of one candidate or trigger.
struct FeatureList {
    private(set) var keys: [UInt64] = []

    init() { keys.reserveCapacity(192) }

    mutating func clear() { keys.removeAll(keepingCapacity: true) }

    /// - Parameters a, b, c, d: small numbers, of which fourteen bits count.
    mutating func add(_ template: UInt64, _ a: Int, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0) {
        let mask = 0x3FFF
        keys.append(
            template << 56 | UInt64(a & mask) << 42 | UInt64(b & mask) << 28 | UInt64(c & mask) << 14 | UInt64(d & mask))
    }
}
