import Foundation

/// Trains a linear-chain conditional random field by stochastic gradient descent with per-weight step sizes (AdaGrad,
/// Duchi et al. 2011). One thread and a fixed seed: the same data give the same model.
struct ChainTrainer {
    /// A sentence ready to train on.
    struct Example {
        /// Feature rows of all tokens, flat; `bounds[t]..<bounds[t+1]` are those of token t.
        var features: [UInt32]
        var bounds: [UInt32]
        var tags: [UInt8]
        /// How much the sentence counts.
        var weight: Float
    }

    let tagCount: Int
    /// One row a feature, lane y for tag y.
    var weights: [SIMD16<Float>]
    var gradientSums: [SIMD16<Float>]
    /// Transition weights, from × 16 + to; row 16 is the start.
    var transitions: [Float]
    var transitionSums: [Float]
    var rate: Float = 0.1
    var penalty: Float = 0

    init(tagCount: Int, featureCount: Int) {
        self.tagCount = tagCount
        weights = .init(repeating: .zero, count: featureCount)
        gradientSums = .init(repeating: SIMD16(repeating: 1e-2), count: featureCount)
        transitions = .init(repeating: 0, count: 17 * 16)
        transitionSums = .init(repeating: 1e-2, count: 17 * 16)
    }

    /// Runs one epoch and returns the summed negative log-likelihood.
    mutating func epoch(_ examples: [Example], order: [Int], dropout: Float, random: inout SplitMix) -> Double {
        var total = 0.0
        for i in order { total += step(examples[i], dropout: dropout, random: &random) }
        return total
    }

    private mutating func step(_ e: Example, dropout: Float, random: inout SplitMix) -> Double {
        let n = e.tags.count
        let T = tagCount
        guard n > 0 else { return 0 }
        var scores = [SIMD16<Float>](repeating: .zero, count: n)
        var keep = [Bool](repeating: true, count: dropout > 0 ? e.features.count : 0)
        let scale: Float = dropout > 0 ? 1 / (1 - dropout) : 1
        if dropout > 0 {
            let threshold = UInt32(Double(dropout) * 65536)
            var k = 0
            while k < keep.count {
                var r = random.next()
                for _ in 0..<4 where k < keep.count {
                    keep[k] = UInt32(r & 0xFFFF) >= threshold
                    r >>= 16
                    k += 1
                }
            }
        }
        weights.withUnsafeBufferPointer { w in
            for t in 0..<n {
                var s = SIMD16<Float>.zero
                for k in Int(e.bounds[t])..<Int(e.bounds[t + 1]) where dropout == 0 || keep[k] { s += w[Int(e.features[k])] }
                scores[t] = s * scale
            }
        }
        // Forward and backward in the probability domain, scaled at each token.
        var ex = [SIMD16<Float>](repeating: .zero, count: n)
        var logScale = 0.0
        for t in 0..<n {
            var m = -Float.infinity
            for y in 0..<T { m = max(m, scores[t][y]) }
            for y in 0..<T { ex[t][y] = Foundation.exp(scores[t][y] - m) }
            logScale += Double(m)
        }
        let et = transitions.map { Foundation.exp($0) }
        var alpha = [SIMD16<Float>](repeating: .zero, count: n)
        var beta = [SIMD16<Float>](repeating: .zero, count: n)
        for t in 0..<n {
            var a = SIMD16<Float>.zero
            if t == 0 {
                for y in 0..<T { a[y] = et[16 * 16 + y] * ex[0][y] }
            } else {
                for x in 0..<T {
                    let p = alpha[t - 1][x]
                    for y in 0..<T { a[y] += p * et[x * 16 + y] }
                }
                a *= ex[t]
            }
            var z: Float = 0
            for y in 0..<T { z += a[y] }
            logScale += Double(Foundation.log(z))
            alpha[t] = a / z
        }
        for y in 0..<T { beta[n - 1][y] = 1 }
        if n > 1 {
            for t in stride(from: n - 2, through: 0, by: -1) {
                let q = beta[t + 1] * ex[t + 1]
                var b = SIMD16<Float>.zero
                var z: Float = 0
                for x in 0..<T {
                    var s: Float = 0
                    for y in 0..<T { s += et[x * 16 + y] * q[y] }
                    b[x] = s
                    z += s
                }
                beta[t] = b / z
            }
        }
        var gold: Float = transitions[16 * 16 + Int(e.tags[0])]
        for t in 0..<n {
            gold += scores[t][Int(e.tags[t])]
            if t > 0 { gold += transitions[Int(e.tags[t - 1]) * 16 + Int(e.tags[t])] }
        }
        // Gradients.
        var transitionGradient = [Float](repeating: 0, count: 17 * 16)
        for t in 0..<n {
            var p = alpha[t] * beta[t]
            var z: Float = 0
            for y in 0..<T { z += p[y] }
            p = p / z
            if t == 0 {
                for y in 0..<T { transitionGradient[16 * 16 + y] += p[y] }
                transitionGradient[16 * 16 + Int(e.tags[0])] -= 1
            } else {
                let q = beta[t] * ex[t]
                var sum: Float = 0
                for x in 0..<T {
                    for y in 0..<T { sum += alpha[t - 1][x] * et[x * 16 + y] * q[y] }
                }
                let inverse = 1 / sum
                for x in 0..<T {
                    let a = alpha[t - 1][x] * inverse
                    for y in 0..<T { transitionGradient[x * 16 + y] += a * et[x * 16 + y] * q[y] }
                }
                transitionGradient[Int(e.tags[t - 1]) * 16 + Int(e.tags[t])] -= 1
            }
            p[Int(e.tags[t])] -= 1
            p = p * (e.weight * scale)
            let rate = rate
            let penalty = penalty
            weights.withUnsafeMutableBufferPointer { w in
                gradientSums.withUnsafeMutableBufferPointer { sums in
                    for k in Int(e.bounds[t])..<Int(e.bounds[t + 1]) where dropout == 0 || keep[k] {
                        let f = Int(e.features[k])
                        let g = p + penalty * w[f]
                        let s = sums[f] + g * g
                        sums[f] = s
                        w[f] -= rate * g / s.squareRoot()
                    }
                }
            }
        }
        for i in 0..<(17 * 16) where transitionGradient[i] != 0 {
            let g = transitionGradient[i] * e.weight
            transitionSums[i] += g * g
            transitions[i] -= rate * g / transitionSums[i].squareRoot()
        }
        return (logScale - Double(gold)) * Double(e.weight)
    }
}
