import Actors
import Knowledge
import Readings

/// Learns the weights of one type of act from sentences that people judged.
///
/// Logistic regression with a Gaussian prior over the best-scored trigger of each sentence (a sentence tells an act when one of its
/// triggers does; Dietterich et al. 1997 call this multiple-instance learning). The loss is convex for given triggers and is brought
/// down by accelerated gradient steps (Nesterov 1983) over all sentences, then the triggers are chosen anew; no chance is in it, so that
/// the same sentences give the same weights.
public struct ActTrainer: Sendable {
    public struct Sentence: Sendable {
        /// Features of each trigger of the type.
        public let triggers: [[String]]
        public let tellsAct: Bool
        public let weight: Double
        /// Sentences of one document are never parted between training and testing.
        public let document: String

        public init(triggers: [[String]], tellsAct: Bool, weight: Double, document: String) {
            self.triggers = triggers
            self.tellsAct = tellsAct
            self.weight = weight
            self.document = document
        }
    }

    /// How often the triggers are chosen anew.
    public var rounds = 3
    public var steps = 300
    /// How much the sentences weigh against the prior.
    public var trust = 0.3
    /// In how many sentences a feature has to stand.
    public var leastSentences = 2

    public init() {}

    public func weights(from sentences: [Sentence]) -> [String: Double] {
        let usable = sentences.filter { !$0.triggers.isEmpty && $0.weight > 0 }
        var counts: [String: Int] = [:]
        for sentence in usable {
            for name in Set(sentence.triggers.joined()) { counts[name, default: 0] += 1 }
        }
        let names = counts.filter { $0.value >= leastSentences }.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
        let scales = names.map(Self.scale)
        let rows = usable.map { $0.triggers.map { $0.compactMap { numbers[$0] } } }
        var weights = [Double](repeating: 0, count: names.count)
        for round in 0..<rounds {
            let chosen = rows.map { triggers in
                round == 0 ? triggers[0] : triggers[Self.best(triggers, weights, scales)]
            }
            weights = descend(chosen, usable, scales)
        }
        // Scales are folded into the weights, so that scoring needs none.
        return Dictionary(uniqueKeysWithValues: names.indices.map { (names[$0], weights[$0] * scales[$0]) })
    }

    /// The weights at which prior and sentences hold each other.
    private func descend(_ rows: [[Int]], _ sentences: [Sentence], _ scales: [Double]) -> [Double] {
        // A bound of the curvature: a quarter of the largest squared length of a row, for each sentence.
        let steepness = zip(rows, sentences).reduce(0.0) { sum, pair in
            sum + pair.1.weight * pair.0.reduce(0.0) { $0 + scales[$1] * scales[$1] } / 4
        }
        let rate = 1 / (1 + trust * steepness)
        var weights = [Double](repeating: 0, count: scales.count)
        var ahead = weights
        for step in 0..<steps {
            var gradient = ahead
            for (row, sentence) in zip(rows, sentences) {
                let score = row.reduce(0.0) { $0 + ahead[$1] * scales[$1] }
                let pull = trust * sentence.weight * (1 / (1 + LimitedMemoryDescent.exponential(-score)) - (sentence.tellsAct ? 1 : 0))
                for feature in row { gradient[feature] += pull * scales[feature] }
            }
            let momentum = Double(step) / Double(step + 3)
            for place in weights.indices {
                let moved = ahead[place] - rate * gradient[place]
                ahead[place] = moved + momentum * (moved - weights[place])
                weights[place] = moved
            }
        }
        return weights
    }

    /// Features of single rows and words are rare: they learn less.
    private static func scale(_ name: String) -> Double { name.hasPrefix("row:") ? 0.4 : name.hasPrefix("word:") ? 0.5 : 1 }

    private static func best(_ triggers: [[Int]], _ weights: [Double], _ scales: [Double]) -> Int {
        var best = (index: 0, score: -Double.infinity)
        for (index, features) in triggers.enumerated() {
            let score = features.reduce(0.0) { $0 + weights[$1] * scales[$1] }
            if score > best.score { best = (index, score) }
        }
        return best.index
    }

    /// Scores of all sentences, each from weights that never saw its document.
    public func crossValidatedScores(_ sentences: [Sentence], folds: Int) -> [Double] {
        let documents = Set(sentences.map(\.document)).sorted()
        var shuffled = documents
        var random = SplitMix(seed: 0xF01D)
        shuffled.shuffle(using: &random)
        let fold = Dictionary(uniqueKeysWithValues: shuffled.enumerated().map { ($0.element, $0.offset % folds) })
        var scores = [Double](repeating: -99, count: sentences.count)
        for part in 0..<folds {
            let learnt = weights(from: sentences.filter { fold[$0.document] != part })
            for (index, sentence) in sentences.enumerated() where fold[sentence.document] == part {
                scores[index] = sentence.triggers.map { names in names.reduce(0.0) { $0 + (learnt[$1] ?? 0) } }.max() ?? -99
            }
        }
        return scores
    }
}
