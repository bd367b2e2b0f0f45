/// Who depends on whom in the sentences of a text.
public struct SyntaxLayer: Sendable {
    /// For each token the token that governs it; -1 for the head of a sentence, for punctuation and for sentences that were not read.
    public internal(set) var heads: [Int32]
    public internal(set) var relations: [Relation]
    /// For each token whether it is read as a finite verb.
    public internal(set) var verbs: [Bool]
    /// For each token a bit for each relation in which a word hangs on it, by its raw value.
    public internal(set) var dependents: [UInt32]

    public init(tokenCount: Int) {
        heads = [Int32](repeating: -1, count: tokenCount)
        relations = [Relation](repeating: .none, count: tokenCount)
        verbs = [Bool](repeating: false, count: tokenCount)
        dependents = [UInt32](repeating: 0, count: tokenCount)
    }
}
