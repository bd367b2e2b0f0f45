/// In how many documents each key stands. Open addressing, at most half full.
struct KeyCounts: Sendable {
    private struct Slot {
        var key: UInt32 = 0
        /// Zero for an empty slot.
        var count: Int32 = 0
        /// The document that was counted last.
        var last: Int32 = -1
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << 12)
    private var shift: UInt32 = 20
    private var used = 0

    /// Counts a key of a document; the keys of one document stand behind one another.
    @inline(__always)
    mutating func add(_ key: UInt32, of document: Int) {
        let slot = slot(key)
        if slots[slot].count == 0 {
            slots[slot] = Slot(key: key, count: 1, last: Int32(truncatingIfNeeded: document))
            used += 1
            if used * 2 > slots.count { grow() }
        } else if slots[slot].last != Int32(truncatingIfNeeded: document) {
            slots[slot].last = Int32(truncatingIfNeeded: document)
            slots[slot].count += 1
        }
    }

    @inline(__always)
    private func slot(_ key: UInt32) -> Int {
        var slot = Int((key &* 0x9E37_79B1) >> shift)
        while slots[slot].count != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let former = slots
        slots = [Slot](repeating: Slot(), count: former.count * 2)
        shift -= 1
        for kept in former where kept.count != 0 { slots[slot(kept.key)] = kept }
    }

    func forEach(_ body: (_ key: UInt32, _ count: Int) -> Void) { for slot in slots where slot.count != 0 { body(slot.key, Int(slot.count)) } }

    /// Adds the counts of other documents.
    mutating func merge(_ other: KeyCounts) {
        for kept in other.slots where kept.count != 0 {
            let slot = slot(kept.key)
            if slots[slot].count == 0 {
                slots[slot] = kept
                used += 1
                if used * 2 > slots.count { grow() }
            } else {
                slots[slot].count += kept.count
            }
        }
    }
}
