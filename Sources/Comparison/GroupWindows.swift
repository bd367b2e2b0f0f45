/// For each key the groups that an entry of the key may join, the latest last: a window a key, all in one piece of memory, since most
/// keys are told of once.
struct GroupWindows {
    private struct Window {
        /// Where its groups begin, how many there are, and for how many there is room.
        var start: Int32 = 0
        var count: Int32 = 0
        var room: Int32 = 0
        /// Entries of the key so far.
        var told: Int32 = 0
    }

    private var windows: [Window] = []
    private var groups: [Int32] = []
    private var numbers = MarkNumbers()
    private var words = KeyNumbers()

    /// The number of a key's window.
    mutating func number(_ key: UInt64) -> Int {
        let number = numbers.number(key)
        if number == windows.count { windows.append(Window()) }
        return number
    }

    /// The number of a word's window, in windows of words alone.
    mutating func number(ofWord key: UInt32) -> Int {
        let number = words.number(key)
        if number == windows.count { windows.append(Window()) }
        return number
    }

    /// Entries of a window so far.
    func told(_ window: Int) -> Int { Int(windows[window].told) }

    /// Places of the latest groups of a window.
    func latest(_ window: Int) -> Range<Int> {
        let kept = windows[window], end = Int(kept.start) + Int(kept.count)
        return end - min(Int(kept.count), ClaimGrouping.breadth)..<end
    }

    /// Counts each of the latest groups of some windows.
    /// - Parameters:
    ///   - counts: by group.
    ///   - met: takes the groups that were not yet counted, in their order.
    func count(_ keys: [Int], _ counts: inout [UInt8], _ met: inout [Int]) {
        groups.withUnsafeBufferPointer { groups in
            counts.withUnsafeMutableBufferPointer { counts in
                for key in keys {
                    for place in latest(key) {
                        let group = Int(groups[place])
                        if counts[group] == 0 { met.append(group) }
                        counts[group] &+= 1
                    }
                }
            }
        }
    }

    /// An entry of the key went to a group.
    mutating func tell(_ window: Int, _ group: Int) {
        windows[window].told += 1
        let latest = latest(window)
        // Mostly the last of them.
        if groups.withUnsafeBufferPointer({ groups in latest.reversed().contains { groups[$0] == Int32(group) } }) { return }
        var kept = windows[window]
        if kept.count == 2 * ClaimGrouping.breadth {
            let start = Int(kept.start)
            for place in 0..<ClaimGrouping.breadth { groups[start + place] = groups[start + ClaimGrouping.breadth + place] }
            kept.count = Int32(ClaimGrouping.breadth)
        }
        if kept.count == kept.room {
            let room = kept.room == 0 ? 1 : min(kept.room * 2, Int32(2 * ClaimGrouping.breadth)), start = groups.count
            for place in 0..<Int(kept.count) { groups.append(groups[Int(kept.start) + place]) }
            for _ in kept.count..<room { groups.append(0) }
            (kept.start, kept.room) = (Int32(truncatingIfNeeded: start), room)
        }
        groups[Int(kept.start) + Int(kept.count)] = Int32(group)
        kept.count += 1
        windows[window] = kept
    }
}
