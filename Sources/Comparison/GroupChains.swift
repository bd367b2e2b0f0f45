/// Groups that grow while entries are placed: each entry knows the next one of its group.
struct GroupChains: Sendable {
    private struct Group {
        /// Places of entries, in the order in which all were placed.
        let first: Int32
        var middle: Int32
        var last: Int32
        var count: Int32 = 1
    }

    /// Those that stand for a group: its first, its last and its middle entry.
    struct Probes {
        let first: Int
        /// Nil in a group of one.
        let last: Int?
        /// Nil in a group of one or two.
        let middle: Int?

        var list: [Int] { last.map { last in middle.map { [first, last, $0] } ?? [first, last] } ?? [first] }
    }

    private var groups: [Group] = []
    private var entries: [Int32] = []
    /// The place of the next entry of the same group; -1 behind the last.
    private var next: [Int32] = []

    var count: Int { groups.count }

    /// Begins a group.
    mutating func open(_ entry: Int) {
        let place = add(entry)
        groups.append(Group(first: place, middle: place, last: place))
    }

    mutating func append(_ entry: Int, to group: Int) {
        let place = add(entry)
        next[Int(groups[group].last)] = place
        groups[group].last = place
        groups[group].count += 1
        // The middle of n entries is the one with n / 2 before it.
        if groups[group].count % 2 == 0 { groups[group].middle = next[Int(groups[group].middle)] }
    }

    private mutating func add(_ entry: Int) -> Int32 {
        entries.append(Int32(truncatingIfNeeded: entry))
        next.append(-1)
        return Int32(truncatingIfNeeded: entries.count - 1)
    }

    func first(of group: Int) -> Int { Int(entries[Int(groups[group].first)]) }

    func probes(of group: Int) -> Probes {
        let kept = groups[group]
        return Probes(
            first: Int(entries[Int(kept.first)]), last: kept.count > 1 ? Int(entries[Int(kept.last)]) : nil,
            middle: kept.count > 2 ? Int(entries[Int(kept.middle)]) : nil)
    }

    /// The entries of a group in the order in which they were placed.
    func forEachEntry(of group: Int, _ body: (Int) -> Void) {
        var place = groups[group].first
        while place >= 0 {
            body(Int(entries[Int(place)]))
            place = next[Int(place)]
        }
    }
}
