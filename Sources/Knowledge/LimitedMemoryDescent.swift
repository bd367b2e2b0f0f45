/// Finds the weights of a log-linear model under a Gaussian prior by L-BFGS (Liu and Nocedal 1989) over all examples. The same examples give
/// the same weights on every machine.
public struct LimitedMemoryDescent: Sendable {
    public var rounds: Int

    public init(rounds: Int = 60) { self.rounds = rounds }

    /// The weights at which the loss, whose gradient `fill` adds up, and the prior hold each other.
    /// Complexity: at most some passes over the examples for each round.
    /// - Parameters:
    ///   - prior: where the weights begin and what they are drawn to.
    ///   - strength: how strongly.
    ///   - fill: returns the loss at some weights and adds its gradient up.
    public func weights(from prior: [Double], strength: Double, fill: ([Double], inout [Double]) -> Double) -> [Double] {
        func evaluate(_ weights: [Double]) -> (loss: Double, gradient: [Double]) {
            var gradient = [Double](repeating: 0, count: weights.count)
            var loss = fill(weights, &gradient)
            for place in weights.indices {
                let away = weights[place] - prior[place]
                loss += strength / 2 * away * away
                gradient[place] += strength * away
            }
            return (loss, gradient)
        }
        var weights = prior
        var (loss, gradient) = evaluate(weights)
        var memory: [(step: [Double], change: [Double], product: Double)] = []
        for round in 0..<rounds {
            var direction = gradient
            var factors: [Double] = []
            for entry in memory.reversed() {
                let factor = Self.dot(entry.step, direction) / entry.product
                factors.append(factor)
                for place in direction.indices { direction[place] -= factor * entry.change[place] }
            }
            if let last = memory.last {
                let scale = last.product / Self.dot(last.change, last.change)
                for place in direction.indices { direction[place] *= scale }
            }
            for (entry, factor) in zip(memory, factors.reversed()) {
                let back = factor - Self.dot(entry.change, direction) / entry.product
                for place in direction.indices { direction[place] += back * entry.step[place] }
            }
            let slope = Self.dot(gradient, direction)
            guard slope > 1e-9 else { break }
            var length = round == 0 ? 0.01 : 1.0
            var moved = weights
            var next = (loss: loss, gradient: gradient)
            while length > 1e-6 {
                for place in weights.indices { moved[place] = weights[place] - length * direction[place] }
                next = evaluate(moved)
                if next.loss <= loss - 1e-4 * length * slope { break }
                length /= 2
            }
            guard next.loss < loss else { break }
            let step = zip(moved, weights).map { $0 - $1 }
            let change = zip(next.gradient, gradient).map { $0 - $1 }
            let product = Self.dot(step, change)
            if product > 1e-12 { memory.append((step, change, product)) }
            if memory.count > 8 { memory.removeFirst() }
            (weights, loss, gradient) = (moved, next.loss, next.gradient)
        }
        return weights
    }

    private static func dot(_ first: [Double], _ second: [Double]) -> Double {
        var sum = 0.0
        for place in first.indices { sum += first[place] * second[place] }
        return sum
    }

    /// The natural logarithm of a positive value, by halving and the series of its inverse hyperbolic tangent.
    public static func logarithm(_ value: Double) -> Double {
        var power = 0.0
        var rest = value
        while rest > 2 {
            rest /= 2
            power += 1
        }
        while rest < 0.5 {
            rest *= 2
            power -= 1
        }
        let ratio = (rest - 1) / (rest + 1)
        let square = ratio * ratio
        let series = 2 * ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11)))))
        return power * 0.693_147_180_559_945_3 + series
    }

    /// e to the power of a value, by its series after halving; free of platform libraries.
    public static func exponential(_ value: Double) -> Double {
        let bounded = min(30, max(-30, value))
        let small = bounded / 1024
        var result = 1 + small * (1 + small / 2 * (1 + small / 3))
        for _ in 0..<10 { result *= result }
        return result
    }
}

/// Features of a model by number, in the order in which they came.
public struct FeatureIndex: Sendable {
    public private(set) var keys: [UInt64] = []
    private var numbers: [UInt64: Int] = [:]

    public init() {}

    public mutating func number(_ key: UInt64) -> Int {
        if let number = numbers[key] { return number }
        numbers[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }

    public func dictionary(_ weights: [Double]) -> [UInt64: Float] {
        Dictionary(uniqueKeysWithValues: zip(keys, weights.map { Float($0) }))
    }
}
