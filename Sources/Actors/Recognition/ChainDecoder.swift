/// Best tag sequences of a linear chain (Viterbi 1967) over scores of 16 lanes.
enum ChainDecoder {
    /// Writes the best tags of a sentence.
    ///
    /// - Parameters:
    ///   - scores: one row a token; only the first `tagCount` lanes count.
    ///   - transitions: from × 16 + to; row 16 is the start.
    ///   - tags: receives the tags from index `first` on; long enough.
    static func viterbi(
        _ scores: UnsafeBufferPointer<SIMD16<Float>>, transitions: [Float], tagCount: Int, into tags: inout [UInt8], at first: Int
    ) {
        let count = scores.count
        guard count > 0 else { return }
        withUnsafeTemporaryAllocation(of: SIMD16<UInt8>.self, capacity: count) { back in
            transitions.withUnsafeBufferPointer { transitions in
                var best = SIMD16<Float>(repeating: -.infinity)
                for tag in 0..<tagCount { best[tag] = scores[0][tag] + transitions[256 + tag] }
                for token in 1..<max(count, 1) {
                    // All target tags at once: lane y of a transition row is the step to y.
                    var most = SIMD16<Float>(repeating: -.infinity)
                    var origin = SIMD16<Int32>.zero
                    for from in 0..<tagCount {
                        let row = UnsafeRawPointer(transitions.baseAddress! + from * 16).loadUnaligned(as: SIMD16<Float>.self)
                        let candidate = row + best[from]
                        let better = candidate .> most
                        most.replace(with: candidate, where: better)
                        origin.replace(with: Int32(from), where: better)
                    }
                    best = most + scores[token]
                    back[token] = SIMD16<UInt8>(truncatingIfNeeded: origin)
                }
                var tag = 0
                for other in 1..<tagCount where best[other] > best[tag] { tag = other }
                for token in stride(from: count - 1, through: 0, by: -1) {
                    tags[first + token] = UInt8(tag)
                    if token > 0 { tag = Int(back[token][tag]) }
                }
            }
        }
    }
}
