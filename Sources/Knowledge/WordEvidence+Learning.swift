import ArabicText

extension WordEvidence {
    /// Counts the folded word forms of texts.
    public struct Learner: Sendable {
        private var counts: [UInt64: Int] = [:]

        public init() {}

        public mutating func add(_ text: String) {
            let tokens = TokenizedText(text)
            for (index, token) in tokens.tokens.enumerated() where token.kind == .word {
                counts[FormHash(tokens.foldedBytes(index)).value, default: 0] += 1
            }
        }

        /// Forms seen at least `minimum` times.
        public func counts(atLeast minimum: Int) -> [UInt64: Int] { counts.filter { $0.value >= minimum } }
    }
}
