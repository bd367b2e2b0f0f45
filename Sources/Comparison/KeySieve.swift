/// Tells at a glance that a set does not hold a key: by its lowest bits.
struct KeySieve: Sendable {
    private var bits = [Bool](repeating: false, count: 1 << 16)

    init(_ keys: some Sequence<UInt32>) { for key in keys { bits[Int(key & 0xFFFF)] = true } }

    func mayHold(_ key: UInt32) -> Bool { bits[Int(key & 0xFFFF)] }
}
