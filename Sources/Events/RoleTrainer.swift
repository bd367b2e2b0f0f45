import ArabicText
import Knowledge
import Readings

/// An act as people annotated it in a text.
public struct AnnotatedAct: Sendable {
    public let type: PloverType
    /// UTF-8 offsets.
    public let trigger: Range<Int>
    /// For each actor the UTF-8 offsets at which the text names him.
    public let actors: [[Range<Int>]]
    public let recipients: [[Range<Int>]]
    /// TIMEX3 value.
    public let time: String?
    public let status: EventStatus?

    public init(type: PloverType, trigger: Range<Int>, actors: [[Range<Int>]], recipients: [[Range<Int>]], time: String?, status: EventStatus? = nil)
    {
        self.type = type
        self.trigger = trigger
        self.actors = actors
        self.recipients = recipients
        self.time = time
        self.status = status
    }
}

/// A backing or opposition as people annotated it in a text.
public struct AnnotatedBacking: Sendable {
    /// The UTF-8 offsets at which the text names each.
    public let from: [Range<Int>]
    public let to: [Range<Int>]
    public let relation: Relation

    public init(from: [Range<Int>], to: [Range<Int>], relation: Relation) {
        self.from = from
        self.to = to
        self.relation = relation
    }
}

/// What the annotations of one document teach.
public struct RoleExamples: Sendable {
    /// Who of the candidates fills a role.
    public struct Choice: Sendable {
        public let candidates: [[UInt64]]
        /// Indices of the candidates that are right.
        public let right: [Int]
        public let isRecipient: Bool

        public init(candidates: [[UInt64]], right: [Int], isRecipient: Bool) {
            self.candidates = candidates
            self.right = right
            self.isRecipient = isRecipient
        }
    }

    /// Whether a trigger names an act.
    public struct Verdict: Sendable {
        public let features: [UInt64]
        public let isAct: Bool
        /// Also by whom and to whom.
        public let isRight: Bool

        public init(features: [UInt64], isAct: Bool, isRight: Bool = false) {
            self.features = features
            self.isAct = isAct
            self.isRight = isRight
        }
    }

    /// Which of the times of its sentence is that of an act.
    public struct Moment: Sendable {
        /// A verdict on each time.
        public let candidates: [Verdict]
        /// Whether the act has a time at all.
        public let isDated: Bool

        public init(candidates: [Verdict], isDated: Bool) {
            self.candidates = candidates
            self.isDated = isDated
        }
    }

    /// Whether acts of one on another say that he stands by him, or against him.
    public struct Dyad: Sendable {
        /// Numbers of the two in the document.
        public let from: Int
        public let to: Int
        public let relation: Relation
        public let features: [UInt64]
        /// Whether the annotations have it.
        public let isStated: Bool
        /// Whether rules find it in the words without the weights.
        public let isRuled: Bool

        public init(from: Int, to: Int, relation: Relation, features: [UInt64], isStated: Bool, isRuled: Bool) {
            self.from = from
            self.to = to
            self.relation = relation
            self.features = features
            self.isStated = isStated
            self.isRuled = isRuled
        }
    }

    public var choices: [Choice] = []
    public var dyads: [Dyad] = []
    /// Of the five statuses the right one.
    public var statuses: [Choice] = []
    /// How many alignments the annotations have.
    public var stated = 0
    public var times: [Moment] = []
    public var verdicts: [Verdict] = []
    /// Annotated acts, and those among them on which no trigger lies.
    public var acts = 0
    public var withoutTrigger = 0

    public init() {}
}

/// Learns a ``RoleModel``: choices by multinomial, verdicts by plain logistic regression, both with a Gaussian prior, by L-BFGS
/// (Liu and Nocedal 1989) over all examples. The same annotations give the same weights.
public struct RoleTrainer: Sendable {
    public var rounds = 60
    /// How strongly the prior holds the weights of choices; the annotations are few.
    public var choicePrior = 14.0
    public var verdictPrior = 8.0
    public var timePrior = 3.0
    public var dyadPrior = 8.0
    public var statusPrior = 4.0
    /// In how many choices a feature has to occur to be weighed: what is seen less often says nothing of other texts.
    public var leastChoices = 5
    /// How much of a verdict is whether the roles of the act are right; the rest is whether there is one.
    public var roleShare = 0.5
    /// Weight of the rules' own choice that the annotations have to speak against.
    public var trust = 3.0

    public init() {}

    public func weights(choices: [RoleExamples.Choice]) -> [UInt64: Float] { weights(choices: choices, strength: choicePrior) }

    public func weights(statuses: [RoleExamples.Choice]) -> [UInt64: Float] { weights(choices: statuses, strength: statusPrior) }

    private func weights(choices: [RoleExamples.Choice], strength: Double) -> [UInt64: Float] {
        let used = choices.filter { !$0.right.isEmpty }
        let common = Self.common(used, least: leastChoices)
        var index = FeatureIndex()
        let rule = [0, 1].map { index.number(RoleFeatures.ruleKey(role: $0)) }
        let rows = used.map { $0.candidates.map { $0.filter { common.contains($0) }.map { index.number($0) } } }
        var prior = [Double](repeating: 0, count: index.keys.count)
        for number in rule { prior[number] = trust }
        let learnt = LimitedMemoryDescent(rounds: rounds).weights(from: prior, strength: strength) { weights, gradient in
            var loss = 0.0
            for (choice, candidates) in zip(used, rows) {
                let scores = candidates.map { $0.reduce(0.0) { $0 + weights[$1] } }
                let top = scores.max() ?? 0
                let powers = scores.map { LimitedMemoryDescent.exponential($0 - top) }
                let all = powers.reduce(0, +)
                let right = max(1e-12, choice.right.reduce(0.0) { $0 + powers[$1] })
                loss += LimitedMemoryDescent.logarithm(all) - LimitedMemoryDescent.logarithm(right)
                for (place, features) in candidates.enumerated() {
                    let target = choice.right.contains(place) ? powers[place] / right : 0
                    let pull = powers[place] / all - target
                    guard abs(pull) > 1e-9 else { continue }
                    for feature in features { gradient[feature] += pull }
                }
            }
            return loss
        }
        return index.dictionary(learnt)
    }

    /// The features that occur in enough choices.
    private static func common(_ choices: [RoleExamples.Choice], least: Int) -> Set<UInt64> {
        var counts: [UInt64: Int] = [:]
        for choice in choices {
            for feature in Set(choice.candidates.joined()) { counts[feature, default: 0] += 1 }
        }
        return Set(counts.lazy.filter { $0.value >= least }.map(\.key))
    }

    public func weights(dyads: [RoleExamples.Dyad]) -> [UInt64: Float] {
        weights(verdicts: dyads.map { RoleExamples.Verdict(features: $0.features, isAct: $0.isStated, isRight: $0.isStated) }, strength: dyadPrior)
    }

    public func weights(times: [RoleExamples.Moment]) -> [UInt64: Float] {
        weights(verdicts: times.flatMap(\.candidates), strength: timePrior)
    }

    public func weights(verdicts: [RoleExamples.Verdict]) -> [UInt64: Float] { weights(verdicts: verdicts, strength: verdictPrior) }

    private func weights(verdicts: [RoleExamples.Verdict], strength: Double) -> [UInt64: Float] {
        var index = FeatureIndex()
        let rows = verdicts.map { $0.features.map { index.number($0) } }
        let learnt = LimitedMemoryDescent(rounds: rounds).weights(from: [Double](repeating: 0, count: index.keys.count), strength: strength) {
            weights, gradient in
            var loss = 0.0
            for (verdict, features) in zip(verdicts, rows) {
                let score = features.reduce(0.0) { $0 + weights[$1] }
                let chance = 1 / (1 + LimitedMemoryDescent.exponential(-score))
                let target = (verdict.isAct ? 1 - roleShare : 0) + (verdict.isRight ? roleShare : 0)
                if target > 0 { loss -= target * LimitedMemoryDescent.logarithm(max(1e-12, chance)) }
                if target < 1 { loss -= (1 - target) * LimitedMemoryDescent.logarithm(max(1e-12, 1 - chance)) }
                for feature in features { gradient[feature] += chance - target }
            }
            return loss
        }
        return index.dictionary(learnt)
    }

    /// Share of choices that a model makes rightly, for actors and for recipients.
    public static func accuracy(_ model: RoleModel, _ choices: [RoleExamples.Choice]) -> (right: [Int], all: [Int]) {
        var right = [0, 0]
        var all = [0, 0]
        for choice in choices where !choice.right.isEmpty {
            let role = choice.isRecipient ? 1 : 0
            all[role] += 1
            if choice.right.contains(model.best(choice.candidates)) { right[role] += 1 }
        }
        return (right, all)
    }

    /// Of the times that a model gives to acts, how many are right and how many wrong.
    public static func timed(_ model: RoleModel, _ times: [RoleExamples.Moment], from threshold: Float) -> (right: Int, wrong: Int) {
        var counts = (right: 0, wrong: 0)
        for moment in times {
            let scored = moment.candidates.map { (model.score($0.features), $0.isAct) }
            guard let best = scored.max(by: { $0.0 < $1.0 }), best.0 >= threshold else { continue }
            if best.1 { counts.right += 1 } else { counts.wrong += 1 }
        }
        return counts
    }

    /// Of the acts of each on each, and of each relation, the one that says it most surely under a model, in no order.
    public static func surest(_ model: RoleModel, _ dyads: [RoleExamples.Dyad]) -> [(score: Float, isStated: Bool)] {
        struct Key: Hashable {
            let from: Int
            let to: Int
            let relation: Relation
        }
        var best: [Key: (score: Float, isStated: Bool)] = [:]
        for dyad in dyads {
            let key = Key(from: dyad.from, to: dyad.to, relation: dyad.relation)
            let score = model.score(dyad.features)
            if score > best[key]?.score ?? -.infinity { best[key] = (score, dyad.isStated) }
        }
        return Array(best.values)
    }

    /// Scores of verdicts under a model.
    public static func scores(_ model: RoleModel, _ verdicts: [RoleExamples.Verdict]) -> [Float] {
        verdicts.map { model.score($0.features) }
    }
}
