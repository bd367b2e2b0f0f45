/// A small deterministic random number generator (Steele, Lea & Flood 2014), so that training gives the same model on
/// every machine.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// The numbers below `count` in an order by chance (Fisher and Yates).
    public mutating func order(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for index in order.indices.dropFirst() { order.swapAt(index, Int(next() % UInt64(index + 1))) }
        return order
    }
}
