import Readings

/// Brings accounts of one act or state together. Entries are taken in the order of time; each meets only the open groups that share
/// its type and an actor (statements: two of its rarest words), so the work is linear in the pile times ``breadth``.
///
/// Accounts of different types never meet: each type is grouped by itself, on any core. What becomes of an entry is a function of the
/// entry and of the groups that it meets; a grouping keeps it by the hash of these (``Decisions``), so that the next one, of nearly the
/// same pile, weighs only what it has not met before.
struct ClaimGrouping: Sendable {
    /// How many of the latest groups of one key an entry is weighed against.
    static let breadth = 24

    /// Entry indices of each group, in the order of time.
    private(set) var groups = ClaimGroups()
    /// For each entry its group.
    private(set) var groupOf: [Int]
    /// What was decided, for the next grouping; empty for piles whose digests were not kept.
    private(set) var decisions = Decisions()

    /// - Parameter kept: decisions of an earlier grouping by the same rules.
    init(_ pile: Pile, matcher: AccountMatcher, kept: Decisions = Decisions()) {
        groupOf = [Int](repeating: -1, count: pile.entries.count)
        // Entries lie in the order of documents: the later bits break ties.
        var order = pile.entries.indices.map { entry in
            UInt64(UInt32(clamping: (pile.entries[entry].when?.first ?? Int(Int32.max)) + 8_000_000)) << 32 | UInt64(entry)
        }
        order.sort()
        // Statements, then the types of acts.
        var lists = [[Int]](repeating: [], count: 1 + pile.types.count)
        for place in order {
            let entry = Int(place & 0xFFFF_FFFF)
            lists[pile.traits[entry].kind == .statement ? 0 : 1 + Int(pile.typeOf[entry])].append(entry)
        }
        let rarest = pile.rarest.value
        let found = Concurrently.map(Array(lists.indices), sharing: 1) { [lists] type in
            var run = GroupingRun(pile: pile, matcher: matcher, type: type == 0 ? nil : pile.types[type - 1], kept: kept)
            for entry in lists[type] { run.place(entry, words: rarest[entry]) }
            return (chains: run.chains, made: run.made)
        }
        var place = [Int](repeating: 0, count: order.count)
        for (position, packed) in order.enumerated() { place[Int(packed & 0xFFFF_FFFF)] = position }
        // By the place of its first entry each group: its run and its number there.
        var homes = [UInt64](repeating: .max, count: order.count)
        var count = 0
        for (run, part) in found.enumerated() {
            count += part.chains.count
            for group in 0..<part.chains.count { homes[place[part.chains.first(of: group)]] = UInt64(run) << 32 | UInt64(group) }
        }
        groups.reserve(groups: count, entries: order.count)
        for home in homes where home != .max {
            let number = groups.count
            found[Int(home >> 32)].chains.forEachEntry(of: Int(home & 0xFFFF_FFFF)) { entry in
                groups.add(entry)
                groupOf[entry] = number
            }
            groups.close()
        }
        decisions = Decisions(found.map(\.made))
    }

    /// The heaviest of a telling's words, those of one weight in the order of their keys.
    static func rarest(_ telling: Telling, count: Int = 6) -> [UInt32] {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count + 1) { heaviest in
            var length = 0
            for word in telling.words where word.weight >= 4 && word.isKey {
                let next = UInt64(255 - word.weight) << 32 | UInt64(word.key)
                guard length < count || next < heaviest[count - 1] else { continue }
                // A key is taken by its heaviest word.
                var place = 0
                while place < length, heaviest[place] & 0xFFFF_FFFF != UInt64(word.key) { place += 1 }
                if place < length, heaviest[place] <= next { continue }
                if place == length { length = min(length + 1, count) }
                // Into its place, those behind it up to its former one moved on.
                place = min(place, count - 1)
                while place > 0, heaviest[place - 1] > next {
                    heaviest[place] = heaviest[place - 1]
                    place -= 1
                }
                heaviest[place] = next
            }
            return heaviest[..<length].map { UInt32(truncatingIfNeeded: $0) }
        }
    }
}
