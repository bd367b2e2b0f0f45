/// Weights of the features of a linear model, by open addressing: a key and its weight at the first free place from the key's hash on;
/// 0 is no key.
public struct FeatureWeights: Sendable, Equatable {
    /// Side by side, so that a weight lies where its key was found.
    private struct Entry: Equatable {
        var key: UInt64 = 0
        var weight: Float = 0
    }

    private let entries: [Entry]
    /// How far the product of a key and the multiplier is shifted to give the key's place: its highest bits, on which all of the key bears.
    private let shift: UInt64
    /// A bit for each key, at a hash of its own: many features of a text have no weight and need not be looked for.
    private let known: [UInt64]

    public init(_ weights: [UInt64: Float]) {
        var bits = 6
        while 1 << bits < weights.count * 2 { bits += 1 }
        shift = UInt64(64 - bits)
        var entries = [Entry](repeating: Entry(), count: 1 << bits)
        var known = [UInt64](repeating: 0, count: Self.knownWords)
        for (key, weight) in weights.sorted(by: { $0.key < $1.key }) where key != 0 {
            var place = Self.place(key, shift)
            while entries[place].key != 0 { place = (place + 1) & (entries.count - 1) }
            entries[place] = Entry(key: key, weight: weight)
            let bit = Self.bit(key)
            known[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        self.entries = entries
        self.known = known
    }

    /// Features and weights, by feature.
    public var sorted: [(key: UInt64, weight: Float)] {
        entries.filter { $0.key != 0 }.map { (key: $0.key, weight: $0.weight) }.sorted { $0.key < $1.key }
    }

    /// The sum of the weights of features, added in their order. Complexity: linear in their number.
    public func sum(_ features: [UInt64]) -> Float {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: features.count) { kept in
            // First those that may have a weight, without a branch: which they are no processor can guess.
            var count = 0
            known.withUnsafeBufferPointer { known in
                for feature in features {
                    kept[count] = feature
                    let bit = Self.bit(feature)
                    count += Int(truncatingIfNeeded: known[bit >> 6] >> UInt64(bit & 63) & 1)
                }
            }
            return entries.withUnsafeBufferPointer { entries in
                var sum: Float = 0
                let mask = entries.count - 1
                for index in 0..<count {
                    let feature = kept[index]
                    var place = Self.place(feature, shift)
                    while entries[place].key != 0 {
                        if entries[place].key == feature {
                            sum += entries[place].weight
                            break
                        }
                        place = (place + 1) & mask
                    }
                }
                return sum
            }
        }
    }

    /// 32 KiB, so that the bits stay in the nearest cache.
    private static let knownWords = 4096

    private static func bit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0xC2B2_AE3D_27D4_EB4F) >> 46) }

    /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    private static func place(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
