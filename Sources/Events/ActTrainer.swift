import Readings

/// Learns the weights of one type of act from sentences that people judged.
///
/// Logistic regression over the best-scored trigger of each sentence (a sentence tells an act when one of its triggers does; Dietterich
/// et al. 1997 call this multiple-instance learning), by stochastic gradient descent with a fixed order, so that the same sentences
/// give the same weights.
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

    public var epochs = 20
    public var rate = 0.08
    public var decay = 0.01

    public init() {}

    public func weights(from sentences: [Sentence]) -> [String: Double] {
        var weights: [String: Double] = [:]
        let usable = sentences.filter { !$0.triggers.isEmpty && $0.weight > 0 }
        var order = Array(usable.indices)
        var random = Generator(state: 0x5EED)
        for epoch in 0..<epochs {
            order.shuffle(using: &random)
            let step = rate / (1 + Double(epoch) * 0.2)
            for index in order {
                let sentence = usable[index]
                guard let best = Self.best(sentence.triggers, weights) else { continue }
                let probability = 1 / (1 + Self.exponential(-best.score))
                let gradient = ((sentence.tellsAct ? 1 : 0) - probability) * sentence.weight * step
                for name in sentence.triggers[best.index] {
                    let scale = Self.scale(name)
                    let weight = weights[name] ?? 0
                    weights[name] = weight + gradient * scale - step * decay * weight
                }
            }
        }
        // Scales are folded into the weights, so that scoring needs none.
        return weights.reduce(into: [:]) { $0[$1.key] = $1.value * Self.scale($1.key) }
    }

    /// Features of single rows are rare: they learn less.
    private static func scale(_ name: String) -> Double { name.hasPrefix("row:") ? 0.4 : 1 }

    private static func best(_ triggers: [[String]], _ weights: [String: Double]) -> (index: Int, score: Double)? {
        var best: (index: Int, score: Double)?
        for (index, names) in triggers.enumerated() {
            let score = names.reduce(0.0) { $0 + (weights[$1] ?? 0) * scale($1) }
            if best.map({ score > $0.score }) ?? true { best = (index, score) }
        }
        return best
    }

    /// e to the power of a value, by its series after halving; enough for gradients and free of platform libraries.
    private static func exponential(_ value: Double) -> Double {
        let bounded = min(30, max(-30, value))
        let small = bounded / 1024
        var result = 1 + small * (1 + small / 2 * (1 + small / 3))
        for _ in 0..<10 { result *= result }
        return result
    }

    /// Scores of all sentences, each from weights that never saw its document.
    public func crossValidatedScores(_ sentences: [Sentence], folds: Int) -> [Double] {
        let documents = Set(sentences.map(\.document)).sorted()
        var shuffled = documents
        var random = Generator(state: 0xF01D)
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

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }
}
