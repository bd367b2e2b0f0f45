/// Weights of the features of a linear model, by open addressing: a key and its weight at the first free place from the key's hash on;
/// 0 is no key.
public struct FeatureWeights: Sendable, Equatable {
    private let keys: [UInt64]
    private let values: [Float]
    /// A bit for each key, at a hash of its own: most features of a text have no weight and need not be looked for.
    private let known: [UInt64]

    public init(_ weights: [UInt64: Float]) {
        var size = 64
        while size < weights.count * 3 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var values = [Float](repeating: 0, count: size)
        var known = [UInt64](repeating: 0, count: Self.knownWords)
        for (key, weight) in weights.sorted(by: { $0.key < $1.key }) where key != 0 {
            var place = Self.place(key, size)
            while keys[place] != 0 { place = (place + 1) & (size - 1) }
            keys[place] = key
            values[place] = weight
            let bit = Self.bit(key)
            known[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        self.keys = keys
        self.values = values
        self.known = known
    }

    /// Features and weights, by feature.
    public var sorted: [(key: UInt64, weight: Float)] {
        zip(keys, values).filter { $0.0 != 0 }.map { (key: $0.0, weight: $0.1) }.sorted { $0.key < $1.key }
    }

    /// The sum of the weights of features. Complexity: linear in their number.
    public func sum(_ features: [UInt64]) -> Float {
        var sum: Float = 0
        let mask = keys.count - 1
        for feature in features {
            let bit = Self.bit(feature)
            guard known[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { continue }
            var place = Self.place(feature, keys.count)
            while keys[place] != 0 {
                if keys[place] == feature {
                    sum += values[place]
                    break
                }
                place = (place + 1) & mask
            }
        }
        return sum
    }

    /// 32 KiB, so that the bits stay in the nearest cache.
    private static let knownWords = 4096

    private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0xC2B2_AE3D_27D4_EB4F) >> 46) }

    /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    private static func place(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
    }
}
