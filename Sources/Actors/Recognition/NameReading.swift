/// What a name model makes of a text.
struct NameReading: Sendable {
    /// In text order; they never overlap.
    var names: [NameSpan] = []
    /// By token: the classes to which the words belong by the company they keep.
    var classes: [WordClass] = []
    /// Token ranges.
    var sentences: [Range<Int>] = []
    /// By token: the score of each tag, in log units.
    var scores: [SIMD16<Float>] = []
    /// Weights of the steps from tag to tag, sixteen a row.
    var transitions: [Float] = []

    /// How likely a name of any type begins at each of some tokens, between 0 and 1; reads each of their sentences once.
    ///
    /// - Parameter tokens: indices in ascending order.
    func beginnings(at tokens: [Int]) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(tokens.count)
        var sentence = 0
        var chain: ChainMarginals?
        for token in tokens {
            while sentence < sentences.count, sentences[sentence].upperBound <= token {
                sentence += 1
                chain = nil
            }
            guard sentence < sentences.count, sentences[sentence].contains(token) else {
                result.append(0)
                continue
            }
            let range = sentences[sentence]
            let marginals =
                chain
                ?? scores.withUnsafeBufferPointer {
                    ChainMarginals(UnsafeBufferPointer(rebasing: $0[range]), transitions: transitions, tagCount: NameTag.count)
                }
            chain = marginals
            result.append(NameType.allCases.reduce(0) { $0 + marginals.probability(of: NameTag.begin($1), at: token - range.lowerBound) })
        }
        return result
    }
}
