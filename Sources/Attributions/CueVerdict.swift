import Knowledge

/// A word that may be a cue, and whether it is one.
public struct CueVerdict: Sendable, Equatable {
    public let features: [UInt64]
    public let isCue: Bool
    /// Whether the rules take it for one.
    public let isTaken: Bool

    public init(features: [UInt64], isCue: Bool, isTaken: Bool) {
        self.features = features
        self.isCue = isCue
        self.isTaken = isTaken
    }
}

/// Learns the weights that judge cues: logistic regression with a Gaussian prior. The same verdicts in the same order give the same weights.
public struct CueTrainer: Sendable {
    /// How strongly the prior holds the weights at zero.
    public var prior = 7.0
    /// In how many verdicts a feature has to occur to be weighed.
    public var least = 5

    public init() {}

    public func train(_ verdicts: [CueVerdict]) -> ChoiceModel {
        var counts: [UInt64: Int] = [:]
        for verdict in verdicts { for feature in Set(verdict.features) { counts[feature, default: 0] += 1 } }
        var index = FeatureIndex()
        let rows = verdicts.map { verdict in
            var seen: Set<UInt64> = []
            return verdict.features.filter { counts[$0, default: 0] >= least && seen.insert($0).inserted }.map { index.number($0) }
        }
        let learnt = LimitedMemoryDescent(rounds: 200).weights(from: [Double](repeating: 0, count: index.keys.count), strength: prior) {
            weights, gradient in
            var loss = 0.0
            for (verdict, features) in zip(verdicts, rows) {
                let score = features.reduce(0.0) { $0 + weights[$1] }
                let chance = 1 / (1 + LimitedMemoryDescent.exponential(-score))
                loss -= LimitedMemoryDescent.logarithm(max(1e-12, verdict.isCue ? chance : 1 - chance))
                for feature in features { gradient[feature] += chance - (verdict.isCue ? 1 : 0) }
            }
            return loss
        }
        return ChoiceModel(weights: index.dictionary(learnt).mapValues { ($0 * 1000).rounded() / 1000 }.filter { $0.value != 0 })
    }

    /// Of the words that the rules pass over those that a model takes, rightly and wrongly.
    public static func taken(_ model: ChoiceModel, _ verdicts: [CueVerdict]) -> (right: Int, wrong: Int) {
        let taken = verdicts.filter { !$0.isTaken && model.score($0.features) > ReportAnalysis.takeThreshold }
        let right = taken.filter(\.isCue).count
        return (right, taken.count - right)
    }
}
