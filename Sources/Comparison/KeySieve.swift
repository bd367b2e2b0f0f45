/// Tells most keys that a list does not hold without looking for them: a bit for each of 2^18 hashes, so that all of it lies close at hand.
struct KeySieve: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    init(_ keys: some Sequence<UInt32>) { for key in keys { bits[Self.place(key)] |= Self.bit(key) } }

    /// False for keys that the list does not hold, and true for some of those too.
    @inline(__always)
    func mayHold(_ key: UInt32) -> Bool { bits[Self.place(key)] & Self.bit(key) != 0 }

    private static func hash(_ key: UInt32) -> Int { Int((key &* 0x85EB_CA6B) >> 14) }
    private static func place(_ key: UInt32) -> Int { hash(key) >> 6 }
    private static func bit(_ key: UInt32) -> UInt64 { 1 << UInt64(hash(key) & 63) }
}
