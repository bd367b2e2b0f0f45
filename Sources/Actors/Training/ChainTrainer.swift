import Foundation

/// Trains a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) by stochastic gradient descent with a step size
/// for each weight (AdaGrad, Duchi et al. 2011). One thread: the same data in the same order give the same weights.
struct ChainTrainer {
    /// A sentence ready to train on.
    struct Example {
        /// Feature rows of all tokens, flat; `bounds[t]..<bounds[t + 1]` are those of token t.
        var features: [UInt32]
        var bounds: [UInt32]
        var tags: [UInt8]
        /// How much the sentence counts.
        var weight: Float
    }

    let tagCount: Int
    /// One row a feature, lane y for tag y.
    private(set) var weights: [SIMD16<Float>]
    /// Transition weights, from × 16 + to; row 16 is the start.
    private(set) var transitions: [Float]
    private var squares: [SIMD16<Float>]
    private var transitionSquares: [Float]
    var rate: Float = 0.1
    /// Weight decay of a feature at each of its uses.
    var penalty: Float = 0

    private static let start = 16

    init(tagCount: Int, featureCount: Int) {
        self.tagCount = tagCount
        weights = .init(repeating: .zero, count: featureCount)
        squares = .init(repeating: SIMD16(repeating: 1e-2), count: featureCount)
        transitions = .init(repeating: 0, count: 17 * 16)
        transitionSquares = .init(repeating: 1e-2, count: 17 * 16)
    }

    /// Runs over the examples once and returns the summed negative log-likelihood.
    mutating func epoch(_ examples: [Example], order: [Int]) -> Double {
        var total = 0.0
        for index in order where !examples[index].tags.isEmpty { total += step(examples[index]) }
        return total
    }

    /// What forward and backward passes leave of a sentence.
    private struct Lattice {
        /// Scores of the tags by token, and their exponentials over the token's largest.
        var scores: [SIMD16<Float>]
        var local: [SIMD16<Float>]
        /// Exponentials of the transitions.
        var pass: [Float]
        /// Forward and backward mass, scaled to one at each token.
        var forward: [SIMD16<Float>]
        var backward: [SIMD16<Float>]
        var logPartition = 0.0
    }

    private mutating func step(_ example: Example) -> Double {
        let lattice = lattice(of: example)
        var gold = transitions[Self.start * 16 + Int(example.tags[0])]
        for token in example.tags.indices {
            gold += lattice.scores[token][Int(example.tags[token])]
            if token > 0 { gold += transitions[Int(example.tags[token - 1]) * 16 + Int(example.tags[token])] }
        }
        descend(example, lattice)
        return (lattice.logPartition - Double(gold)) * Double(example.weight)
    }

    private func lattice(of example: Example) -> Lattice {
        let count = example.tags.count
        let zero = [SIMD16<Float>](repeating: .zero, count: count)
        var result = Lattice(
            scores: zero, local: zero, pass: transitions.map { Foundation.exp($0) }, forward: zero, backward: zero)
        weights.withUnsafeBufferPointer { weights in
            for token in 0..<count {
                var sum = SIMD16<Float>.zero
                for place in Int(example.bounds[token])..<Int(example.bounds[token + 1]) {
                    sum += weights[Int(example.features[place])]
                }
                result.scores[token] = sum
            }
        }
        for token in 0..<count {
            var most = -Float.infinity
            for tag in 0..<tagCount { most = max(most, result.scores[token][tag]) }
            for tag in 0..<tagCount { result.local[token][tag] = Foundation.exp(result.scores[token][tag] - most) }
            result.logPartition += Double(most)
        }
        for token in 0..<count {
            var mass = SIMD16<Float>.zero
            if token == 0 {
                for tag in 0..<tagCount { mass[tag] = result.pass[Self.start * 16 + tag] * result.local[0][tag] }
            } else {
                for from in 0..<tagCount {
                    let before = result.forward[token - 1][from]
                    for tag in 0..<tagCount { mass[tag] += before * result.pass[from * 16 + tag] }
                }
                mass *= result.local[token]
            }
            var sum: Float = 0
            for tag in 0..<tagCount { sum += mass[tag] }
            result.logPartition += Double(Foundation.log(sum))
            result.forward[token] = mass / sum
        }
        for tag in 0..<tagCount { result.backward[count - 1][tag] = 1 }
        for token in stride(from: count - 2, through: 0, by: -1) {
            let next = result.backward[token + 1] * result.local[token + 1]
            var mass = SIMD16<Float>.zero
            var sum: Float = 0
            for from in 0..<tagCount {
                var one: Float = 0
                for tag in 0..<tagCount { one += result.pass[from * 16 + tag] * next[tag] }
                mass[from] = one
                sum += one
            }
            result.backward[token] = mass / sum
        }
        return result
    }

    /// Moves the weights against the gradient: expected minus observed counts.
    private mutating func descend(_ example: Example, _ lattice: Lattice) {
        var transitionGradient = [Float](repeating: 0, count: 17 * 16)
        for token in example.tags.indices {
            let tag = Int(example.tags[token])
            var gradient = lattice.forward[token] * lattice.backward[token]
            var sum: Float = 0
            for tag in 0..<tagCount { sum += gradient[tag] }
            gradient = gradient / sum
            if token == 0 {
                for tag in 0..<tagCount { transitionGradient[Self.start * 16 + tag] += gradient[tag] }
                transitionGradient[Self.start * 16 + tag] -= 1
            } else {
                addTransitions(lattice, token, &transitionGradient)
                transitionGradient[Int(example.tags[token - 1]) * 16 + tag] -= 1
            }
            gradient[tag] -= 1
            gradient = gradient * example.weight
            let rate = rate
            let penalty = penalty
            weights.withUnsafeMutableBufferPointer { weights in
                squares.withUnsafeMutableBufferPointer { squares in
                    for place in Int(example.bounds[token])..<Int(example.bounds[token + 1]) {
                        let feature = Int(example.features[place])
                        let change = gradient + penalty * weights[feature]
                        let square = squares[feature] + change * change
                        squares[feature] = square
                        weights[feature] -= rate * change / square.squareRoot()
                    }
                }
            }
        }
        for index in transitionGradient.indices where transitionGradient[index] != 0 {
            let change = transitionGradient[index] * example.weight
            transitionSquares[index] += change * change
            transitions[index] -= rate * change / transitionSquares[index].squareRoot()
        }
    }

    /// Adds the expected transitions into a token.
    private func addTransitions(_ lattice: Lattice, _ token: Int, _ gradient: inout [Float]) {
        let into = lattice.backward[token] * lattice.local[token]
        let from = lattice.forward[token - 1]
        var sum: Float = 0
        for before in 0..<tagCount {
            for tag in 0..<tagCount { sum += from[before] * lattice.pass[before * 16 + tag] * into[tag] }
        }
        let inverse = 1 / sum
        for before in 0..<tagCount {
            let mass = from[before] * inverse
            for tag in 0..<tagCount { gradient[before * 16 + tag] += mass * lattice.pass[before * 16 + tag] * into[tag] }
        }
    }
}
