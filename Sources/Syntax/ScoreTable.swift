/// Weights of a linear model with several outcomes, filed under hashed features: a row of one signed byte an outcome.
struct ScoreTable: Sendable, Equatable {
    /// Outcomes, at most 32.
    let width: Int
    /// Rows are 2 to this power.
    let bits: Int
    /// Bytes from one row to the next: 4, 16 or 32.
    private let stride: Int
    /// Each weight plus 128, so that rows add up without signs; every outcome gains alike by it.
    private var weights: [UInt8]

    init(width: Int, bits: Int) {
        self.width = width
        self.bits = bits
        stride = width <= 4 ? 4 : width <= 16 ? 16 : 32
        weights = [UInt8](repeating: 128, count: stride << bits)
    }

    subscript(row: Int, outcome: Int) -> Int8 {
        get { Int8(bitPattern: weights[row * stride + outcome] ^ 128) }
        set { weights[row * stride + outcome] = UInt8(bitPattern: newValue) ^ 128 }
    }

    /// The row of a feature, by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    @inline(__always)
    static func row(_ key: UInt64, bits: Int) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)) }

    /// The outcome with the greatest sum among those allowed, a bit an outcome; of equal ones the first.
    /// - Parameter features: fewer than 256, so that the sums fit sixteen bits.
    func best(_ features: [UInt64], allowed: UInt64 = .max) -> Int {
        weights.withUnsafeBytes { weights in
            // Bytes in even places are added up apart from those in odd ones, each in sixteen bits.
            switch stride {
            case 4:
                let mask: UInt32 = 0x00FF_00FF
                var sums = SIMD2<UInt32>()
                for key in features {
                    let row = weights.loadUnaligned(fromByteOffset: Self.row(key, bits: bits) &* 4, as: UInt32.self)
                    sums[0] &+= row & mask
                    sums[1] &+= (row &>> 8) & mask
                }
                return best(SIMD2(UInt64(sums[0]), UInt64(sums[1])), half: 1, allowed)
            case 16:
                let mask = SIMD2<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
                var even = SIMD2<UInt64>()
                var odd = SIMD2<UInt64>()
                for key in features {
                    let row = weights.loadUnaligned(fromByteOffset: Self.row(key, bits: bits) &* 16, as: SIMD2<UInt64>.self)
                    even &+= row & mask
                    odd &+= (row &>> 8) & mask
                }
                return best(SIMD4(lowHalf: even, highHalf: odd), half: 2, allowed)
            default:
                let mask = SIMD4<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
                var even = SIMD4<UInt64>()
                var odd = SIMD4<UInt64>()
                for key in features {
                    let row = weights.loadUnaligned(fromByteOffset: Self.row(key, bits: bits) &* 32, as: SIMD4<UInt64>.self)
                    even &+= row & mask
                    odd &+= (row &>> 8) & mask
                }
                return best(SIMD8(lowHalf: even, highHalf: odd), half: 4, allowed)
            }
        }
    }

    /// - Parameter half: where the sums of the odd places begin.
    @inline(__always)
    private func best<Sums: SIMD>(_ sums: Sums, half: Int, _ allowed: UInt64) -> Int where Sums.Scalar == UInt64 {
        var best = 0
        var most: UInt64 = 0
        for outcome in 0..<width where allowed >> UInt64(outcome) & 1 == 1 {
            let lane = UInt64(outcome >> 1 & 3) * 16
            let sum = (sums[(outcome & 1) * half + outcome >> 3] >> lane & 0xFFFF) + 1
            if sum > most {
                best = outcome
                most = sum
            }
        }
        return best
    }
}

/// Learns a ``ScoreTable`` by the averaged perceptron (Collins 2002).
struct ScoreLearner {
    let width: Int
    let bits: Int
    private var weights: [Float]
    private var totals: [Double]
    private var step: Double = 1

    init(width: Int, bits: Int) {
        self.width = width
        self.bits = bits
        weights = [Float](repeating: 0, count: width << bits)
        totals = [Double](repeating: 0, count: width << bits)
    }

    func scores(_ features: [UInt64]) -> [Float] {
        var sums = [Float](repeating: 0, count: width)
        weights.withUnsafeBufferPointer { weights in
            for key in features {
                let row = ScoreTable.row(key, bits: bits) * width
                for outcome in 0..<width { sums[outcome] += weights[row + outcome] }
            }
        }
        return sums
    }

    mutating func tick() { step += 1 }

    mutating func update(_ features: [UInt64], right: Int, wrong: Int) {
        for key in features {
            let row = ScoreTable.row(key, bits: bits) * width
            weights[row + right] += 1
            totals[row + right] += step
            weights[row + wrong] -= 1
            totals[row + wrong] -= step
        }
    }

    /// The averaged weights of learners that went through the same examples in other orders, scaled so that all but the largest fit a
    /// byte.
    static func table(_ learners: [ScoreLearner]) -> ScoreTable {
        guard let first = learners.first else { return ScoreTable(width: 1, bits: 1) }
        var table = ScoreTable(width: first.width, bits: first.bits)
        var averages = [Double](repeating: 0, count: first.weights.count)
        for learner in learners {
            for index in averages.indices { averages[index] += Double(learner.weights[index]) - learner.totals[index] / learner.step }
        }
        let sizes = averages.map(abs).filter { $0 > 0 }.sorted()
        guard !sizes.isEmpty else { return table }
        let scale = 127 / sizes[min(sizes.count - 1, sizes.count * 9995 / 10000)]
        for index in averages.indices {
            table[index / first.width, index % first.width] = Int8(max(-127, min(127, (averages[index] * scale).rounded())))
        }
        return table
    }
}
