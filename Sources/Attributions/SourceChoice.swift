import Knowledge
import Readings

/// An annotated attribution, for ``SourceTrainer``: UTF-8 offsets of its cue and content, of the phrase that names its source, and of a
/// place at which the one who is meant is named.
public struct AnnotatedSource: Sendable {
    public let cue: Range<Int>
    public let content: Range<Int>
    public let source: Range<Int>?
    public let entity: Range<Int>?
    public let kind: SourceKind

    public init(cue: Range<Int>, content: Range<Int>, source: Range<Int>?, entity: Range<Int>?, kind: SourceKind) {
        self.cue = cue
        self.content = content
        self.source = source
        self.entity = entity
        self.kind = kind
    }
}

/// Those who may be the source of a cue, whom the rules take first, and which of them are right.
public struct SourceChoice: Sendable, Equatable {
    public let candidates: [[UInt64]]
    public let right: [Bool]

    public init(candidates: [[UInt64]], right: [Bool]) {
        self.candidates = candidates
        self.right = right
    }
}

/// Learns the weights that choose sources: a log-linear model over the candidates of each choice with a Gaussian prior. The same choices
/// in the same order give the same weights.
public struct SourceTrainer: Sendable {
    /// How strongly the prior holds the weights at zero.
    public var prior = 4.0
    /// In how many candidates a feature has to occur to be weighed.
    public var least = 6

    public init() {}

    public func train(_ choices: [SourceChoice]) -> ChoiceModel {
        let choices = choices.filter { $0.right.contains(true) && $0.right.contains(false) }
        var counts: [UInt64: Int] = [:]
        for choice in choices { for candidate in choice.candidates { for feature in candidate { counts[feature, default: 0] += 1 } } }
        var index = FeatureIndex()
        let rows = choices.map { $0.candidates.map { $0.filter { counts[$0, default: 0] >= least }.map { index.number($0) } } }
        let learnt = LimitedMemoryDescent(rounds: 150).weights(from: [Double](repeating: 0, count: index.keys.count), strength: prior) {
            weights, gradient in
            var loss = 0.0
            for (choice, candidates) in zip(choices, rows) {
                let scores = candidates.map { $0.reduce(0.0) { $0 + weights[$1] } }
                let top = scores.max() ?? 0
                let parts = scores.map { LimitedMemoryDescent.exponential($0 - top) }
                let all = parts.reduce(0, +)
                let right = zip(parts, choice.right).reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) }
                loss -= LimitedMemoryDescent.logarithm(max(1e-12, right / all))
                for (candidate, features) in candidates.enumerated() {
                    let pull = parts[candidate] / all - (choice.right[candidate] ? parts[candidate] / max(1e-300, right) : 0)
                    for feature in features { gradient[feature] += pull }
                }
            }
            return loss
        }
        return ChoiceModel(weights: index.dictionary(learnt).mapValues { ($0 * 1000).rounded() / 1000 }.filter { $0.value != 0 })
    }

    /// How many choices the rules make rightly, and how many a model does.
    public static func right(_ model: ChoiceModel, _ choices: [SourceChoice]) -> (rules: Int, model: Int) {
        var sum = (rules: 0, model: 0)
        for choice in choices {
            if choice.right[0] { sum.rules += 1 }
            if choice.right[ReportAnalysis.chosen(choice.candidates, model)] { sum.model += 1 }
        }
        return sum
    }
}
