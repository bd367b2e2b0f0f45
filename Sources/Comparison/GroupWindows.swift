/// For each key the groups that an entry of the key may join, the latest last: a window a key, all in one piece of memory, since most
/// keys are told of once.
struct GroupWindows {
    private struct Window {
        /// Where its groups begin, how many there are, and for how many there is room.
        var start = 0
        var count: Int32 = 0
        var room: Int32 = 0
        /// Entries of the key so far.
        var told: Int32 = 0
    }

    private var windows: [Window] = []
    private var groups: [Int32] = []
    /// By slot: number of the window plus one; zero for an empty slot. Open addressing, at most half full.
    private var slots = [Int32](repeating: 0, count: 1 << 10)
    private var keys: [UInt64] = []
    private var shift: UInt64 = 54

    /// The number of a key's window.
    mutating func number(_ key: UInt64) -> Int {
        let slot = slot(key)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        keys.append(key)
        windows.append(Window())
        slots[slot] = Int32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    private func slot(_ key: UInt64) -> Int {
        var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        shift -= 1
        for (number, key) in keys.enumerated() { slots[slot(key)] = Int32(number + 1) }
    }

    /// Entries of a window so far.
    func told(_ window: Int) -> Int { Int(windows[window].told) }

    /// Places of the latest groups of a window.
    func latest(_ window: Int) -> Range<Int> {
        let kept = windows[window], end = kept.start + Int(kept.count)
        return end - min(Int(kept.count), ClaimGrouping.breadth)..<end
    }

    /// The group at a place.
    subscript(place: Int) -> Int { Int(groups[place]) }

    /// An entry of the key went to a group.
    mutating func tell(_ window: Int, _ group: Int) {
        windows[window].told += 1
        for place in latest(window) where groups[place] == Int32(group) { return }
        var kept = windows[window]
        if kept.count == 2 * ClaimGrouping.breadth {
            for place in 0..<ClaimGrouping.breadth { groups[kept.start + place] = groups[kept.start + ClaimGrouping.breadth + place] }
            kept.count = Int32(ClaimGrouping.breadth)
        }
        if kept.count == kept.room {
            let room = kept.room == 0 ? 1 : min(kept.room * 2, Int32(2 * ClaimGrouping.breadth)), start = groups.count
            for place in 0..<Int(kept.count) { groups.append(groups[kept.start + place]) }
            for _ in kept.count..<room { groups.append(0) }
            (kept.start, kept.room) = (start, room)
        }
        groups[kept.start + Int(kept.count)] = Int32(group)
        kept.count += 1
        windows[window] = kept
    }
}
