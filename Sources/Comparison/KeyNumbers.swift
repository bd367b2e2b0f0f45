/// Keys of words by number, in the order in which they came. Keys are hashes already: open addressing over them is many times as fast
/// as a dictionary.
struct KeyNumbers: Sendable {
    /// The key, and behind it its number plus one; zero for an empty slot. At most half full.
    private var slots: [UInt64]
    private var shift: UInt32
    private(set) var count = 0

    init() {
        slots = [UInt64](repeating: 0, count: 16)
        shift = 28
    }

    /// Complexity: linear in the number of keys.
    init(_ keys: some Sequence<UInt32>) {
        self.init()
        for key in keys { _ = number(key) }
    }

    /// The number of a key, a new one when it is new.
    mutating func number(_ key: UInt32) -> Int {
        let slot = slot(key)
        if slots[slot] != 0 { return Int(slots[slot] & 0xFFFF_FFFF) - 1 }
        count += 1
        slots[slot] = UInt64(key) << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// -1 for a key that has none.
    @inline(__always)
    func find(_ key: UInt32) -> Int { Int(slots[slot(key)] & 0xFFFF_FFFF) - 1 }

    @inline(__always)
    private func slot(_ key: UInt32) -> Int {
        var slot = Int((key &* 0x9E37_79B1) >> shift)
        while slots[slot] != 0, slots[slot] >> 32 != UInt64(key) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let former = slots
        slots = [UInt64](repeating: 0, count: former.count * 2)
        shift -= 1
        for kept in former where kept != 0 { slots[slot(UInt32(kept >> 32))] = kept }
    }
}
