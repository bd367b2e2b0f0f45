import Foundation

/// Posterior tag probabilities of a linear chain (forward-backward), scaled at each token.
struct ChainMarginals {
    private var posterior: [SIMD16<Float>]

    init(_ scores: UnsafeBufferPointer<SIMD16<Float>>, transitions: [Float], tagCount: Int) {
        let count = scores.count
        posterior = [SIMD16<Float>](repeating: .zero, count: count)
        guard count > 0 else { return }
        let pass = transitions.map { Foundation.exp($0) }
        // Row y holds the steps from tag y, column y those to it, a lane for each tag at the other end.
        var rows = [SIMD16<Float>](repeating: .zero, count: tagCount), columns = rows
        for from in 0..<tagCount {
            for to in 0..<tagCount {
                rows[from][to] = pass[from * 16 + to]
                columns[to][from] = pass[from * 16 + to]
            }
        }
        var local = [SIMD16<Float>](repeating: .zero, count: count)
        for token in 0..<count {
            var most = -Float.infinity
            for tag in 0..<tagCount { most = max(most, scores[token][tag]) }
            for tag in 0..<tagCount { local[token][tag] = Foundation.exp(scores[token][tag] - most) }
        }
        var forward = local
        for token in 0..<count {
            var sum = SIMD16<Float>.zero
            if token == 0 {
                for tag in 0..<tagCount { sum[tag] = pass[256 + tag] }
            } else {
                for from in 0..<tagCount { sum += forward[token - 1][from] * rows[from] }
            }
            sum *= local[token]
            forward[token] = sum / max(sum.sum(), .leastNormalMagnitude)
        }
        var backward = SIMD16<Float>(repeating: 1)
        for token in stride(from: count - 1, through: 0, by: -1) {
            let mass = forward[token] * backward
            posterior[token] = mass / max(mass.sum(), .leastNormalMagnitude)
            let next = backward * local[token]
            var sum = SIMD16<Float>.zero
            for tag in 0..<tagCount { sum += columns[tag] * next[tag] }
            backward = sum / max(sum.sum(), .leastNormalMagnitude)
        }
    }

    func probability(of tag: Int, at token: Int) -> Float { posterior[token][tag] }
}
