import ArabicText
import Readings

extension ConflictFinder {
    /// Clauses on the two sides of a row of antonyms, on one topic and in one time.
    ///
    /// Of a large pile millions of pairs meet in a word and a row. What tells most of them apart is laid out once a clause, so that
    /// only the few that may clash are weighed.
    func antonymClashes() -> [Clash] {
        let told = pile.traits.indices.filter { index in
            let traits = pile.traits[index]
            return traits.kind == .statement && traits.hasSides && (traits.isTold || traits.stance == .denies)
        }
        let shares = stride(from: 0, to: told.count, by: 512).map { told[$0..<min(told.count, $0 + 512)] }
        let clauses = SidedClauses(Concurrently.map(shares, sharing: 1) { SidedClauses($0, in: self) })
        let pairings = pairings(clauses)
        let matters = matters(of: pairings, clauses)
        return Concurrently.map(pairings, sharing: 512) { clash($0, clauses, matters) }.compactMap { $0 }
    }

    /// Two standings on one row, by number.
    private struct Pairing: Hashable, Sendable {
        let a: Int32
        let b: Int32
        let row: Int32
    }

    /// Clauses with what their rows of antonyms say of them, list behind list: pairs of them are looked at by the million.
    private struct SidedClauses: Sendable {
        /// A clause on one side of one row.
        struct Standing: Sendable {
            let clause: Int32
            let row: Int32
            let isFirst: Bool
            /// On one side only, and not turned.
            let isPlain: Bool
            let isAllThatIsLeft: Bool
        }

        struct Outline: Sendable {
            let entry: Int32
            /// The clause of the entry's telling.
            let clause: Int32
            let document: Int32
            /// Days of the document; the first behind the last where it has none.
            let first: Int32
            let last: Int32
            let about: Range<Int32>
            let topics: Range<Int32>
            let standings: Range<Int32>
            let isExclusive: Bool
            /// A bit for each thing that it is about; several share one. Outlines without a bit in common are about other things.
            let aboutBits: UInt64

            func daysApart(_ other: Outline) -> Int32 {
                if first > last || other.first > other.last { return 0 }
                if last < other.first { return other.first - last }
                return other.last < first ? first - other.last : 0
            }
        }

        var outlines: [Outline] = []
        var standings: [Standing] = []
        /// Keys of the words in which clauses meet.
        var topics: [UInt32] = []
        /// Numbers of the things that the clauses' accounts are about, each once.
        var about: [Int32] = []

        init(_ parts: [SidedClauses]) {
            outlines.reserveCapacity(parts.reduce(0) { $0 + $1.outlines.count })
            standings.reserveCapacity(parts.reduce(0) { $0 + $1.standings.count })
            topics.reserveCapacity(parts.reduce(0) { $0 + $1.topics.count })
            about.reserveCapacity(parts.reduce(0) { $0 + $1.about.count })
            for part in parts { append(part) }
        }

        init(_ entries: ArraySlice<Int>, in finder: ConflictFinder) {
            for entry in entries { for unit in finder.units(of: entry, areSided: true) { add(unit, finder) } }
        }

        private mutating func add(_ unit: Unit, _ finder: ConflictFinder) {
            let entry = finder.pile.entries[unit.entry]
            let date = finder.pile.dates[entry.document]
            let low = (standings: Int32(standings.count), topics: topics.count, about: Int32(about.count))
            for (place, side) in unit.sides.enumerated()
            where !finder.denyingRows.contains(side.row)
                && !unit.sides[..<place].contains(where: { $0.row == side.row && $0.isFirst == side.isFirst })
            {
                let isOneSided = unit.sides.allSatisfy { $0.row != side.row || $0.isFirst == side.isFirst }
                standings.append(
                    Standing(
                        clause: Int32(outlines.count), row: Int32(truncatingIfNeeded: side.row), isFirst: side.isFirst,
                        isPlain: isOneSided && !finder.isTurned(unit, side.row), isAllThatIsLeft: finder.isAllThatIsLeft(unit, row: side.row)))
            }
            guard Int(low.standings) < standings.count else { return }
            for word in unit.words where (word.weight >= 4 || word.flags.contains(.concept)) && !topics.holds(word.key, from: low.topics) {
                if word.flags.contains(.concept) || finder.story.rarity(word.key) >= 0.25 { topics.append(word.key) }
            }
            var aboutBits: UInt64 = 0
            for thing in entry.about {
                about.append(Int32(truncatingIfNeeded: thing))
                aboutBits |= 1 << UInt64(thing & 63)
            }
            outlines.append(
                Outline(
                    entry: Int32(unit.entry), clause: Int32(unit.clause), document: Int32(entry.document), first: Int32(clamping: date?.first ?? 1),
                    last: Int32(clamping: date?.last ?? 0),
                    about: low.about..<Int32(about.count), topics: Int32(low.topics)..<Int32(topics.count),
                    standings: low.standings..<Int32(standings.count), isExclusive: finder.isExclusive(unit.words), aboutBits: aboutBits))
        }

        private mutating func append(_ other: SidedClauses) {
            let shift = Int32(outlines.count)
            func moved(_ range: Range<Int32>, _ by: Int) -> Range<Int32> { range.lowerBound + Int32(by)..<range.upperBound + Int32(by) }
            for outline in other.outlines {
                outlines.append(
                    Outline(
                        entry: outline.entry, clause: outline.clause, document: outline.document, first: outline.first, last: outline.last,
                        about: moved(outline.about, about.count), topics: moved(outline.topics, topics.count),
                        standings: moved(outline.standings, standings.count), isExclusive: outline.isExclusive, aboutBits: outline.aboutBits))
            }
            for standing in other.standings {
                standings.append(
                    Standing(
                        clause: standing.clause + shift, row: standing.row, isFirst: standing.isFirst, isPlain: standing.isPlain,
                        isAllThatIsLeft: standing.isAllThatIsLeft))
            }
            topics += other.topics
            about += other.about
        }

        /// How many things both are about.
        func shared(_ a: Outline, _ b: Outline) -> Int {
            var count = 0
            for place in a.about { for other in b.about where about[Int(place)] == about[Int(other)] { count += 1 } }
            return count
        }

        func areDisjoint(_ a: Outline, _ b: Outline) -> Bool {
            for place in a.about { for other in b.about where about[Int(place)] == about[Int(other)] { return false } }
            return true
        }

        /// Both name half of the same people and things at least.
        func areOneScene(_ a: Outline, _ b: Outline) -> Bool {
            let shared = shared(a, b)
            return !a.about.isEmpty && shared * 2 >= a.about.count + b.about.count - shared
        }
    }

    /// Pairs of clauses that stand against one another on a row and meet in a word, in their order.
    private func pairings(_ clauses: SidedClauses) -> [Pairing] {
        let rows = StandingsByRow(clauses)
        // Rows of many standings first.
        let order = rows.indices.sorted { (rows[$1].count, $0) < (rows[$0].count, $1) }
        var found = Concurrently.map(order, sharing: 1) { pairings(of: rows[$0], clauses) }.flatMap { $0 }
        // Clauses in their order, and the standings of each in that of their rows.
        found.sort { x, y in
            let p = clauses.standings[Int(x.a)].clause, q = clauses.standings[Int(y.a)].clause
            if p != q { return p < q }
            let r = clauses.standings[Int(x.b)].clause, s = clauses.standings[Int(y.b)].clause
            return r != s ? r < s : x.row < y.row
        }
        var kept: [Pairing] = []
        for pairing in found where kept.last != pairing { kept.append(pairing) }
        return kept
    }

    /// A standing as most pairs are told apart by it, those of one row beside one another in memory.
    private struct Side {
        let standing: Int32
        let clause: Int32
        let document: Int32
        let first: Int32
        let last: Int32
        let isFirst: Bool
        let isPlain: Bool
        let isExclusive: Bool
        let topics: Range<Int32>
        let aboutBits: UInt64

        init(_ number: Int32, _ clauses: SidedClauses) {
            let kept = clauses.standings[Int(number)], outline = clauses.outlines[Int(kept.clause)]
            standing = number
            clause = kept.clause
            document = outline.document
            first = outline.first
            last = outline.last
            isFirst = kept.isFirst
            isPlain = kept.isPlain
            isExclusive = outline.isExclusive
            topics = outline.topics
            aboutBits = outline.aboutBits
        }

        func daysApart(_ other: Side) -> Int32 {
            if first > last || other.first > other.last { return 0 }
            if last < other.first { return other.first - last }
            return other.last < first ? first - other.last : 0
        }
    }

    /// Of the standings on one row, which are in their order.
    private func pairings(of standings: ArraySlice<Int32>, _ clauses: SidedClauses) -> [Pairing] {
        guard let lead = standings.first else { return [] }
        let row = clauses.standings[Int(lead)].row, isSmall = story.isSmall
        let sides = standings.map { Side($0, clauses) }
        // Places among them.
        var found: [Pairing] = [], left: [Int32] = [], right: [Int32] = []
        MeetingsOnRow(sides, clauses.topics).forEachRun { run in
            // A word that stands in hundreds of clauses is no common matter.
            guard run.count >= 2, run.count <= 400 else { return }
            left.removeAll(keepingCapacity: true)
            right.removeAll(keepingCapacity: true)
            for meeting in run { if sides[Int(meeting.side)].isFirst { left.append(meeting.side) } else { right.append(meeting.side) } }
            guard left.contains(where: { sides[Int($0)].isPlain }), right.contains(where: { sides[Int($0)].isPlain }) else { return }
            var start = 0
            for number in left {
                let x = sides[Int(number)]
                // Both lists are in the order of documents, which is that of time.
                while start < right.count, sides[Int(right[start])].document < x.document, sides[Int(right[start])].daysApart(x) > 21 { start += 1 }
                guard x.isPlain else { continue }
                for place in start..<min(right.count, start + 16) {
                    let y = sides[Int(right[place])]
                    guard y.isPlain, x.clause != y.clause, x.daysApart(y) <= 21 else { continue }
                    // What is about other things clashes in a large story only where both leave no room for another.
                    if !isSmall, x.aboutBits & y.aboutBits == 0, !(x.isExclusive && y.isExclusive) { continue }
                    if mayClash(clauses.standings[Int(x.standing)], clauses.outlines[Int(x.clause)], clauses.standings[Int(y.standing)], clauses) {
                        found.append(Pairing(a: x.standing, b: y.standing, row: row))
                    }
                }
            }
        }
        return found
    }

    /// The standings of each row, in their order, row behind row.
    private struct StandingsByRow {
        private var numbers: [Int32]
        private var ends: [Int]

        init(_ clauses: SidedClauses) {
            ends = [Int](repeating: 0, count: Int(clauses.standings.lazy.map(\.row).max() ?? -1) + 2)
            numbers = [Int32](repeating: 0, count: clauses.standings.count)
            for standing in clauses.standings { ends[Int(standing.row) + 1] += 1 }
            for row in 1..<ends.count { ends[row] += ends[row - 1] }
            for (number, standing) in clauses.standings.enumerated() {
                numbers[ends[Int(standing.row)]] = Int32(number)
                ends[Int(standing.row)] += 1
            }
        }

        var indices: Range<Int> { 0..<ends.count - 1 }
        subscript(row: Int) -> ArraySlice<Int32> { numbers[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }
    }

    /// Standings on one row by the word in which they meet, without those that nothing can stand against: most words have clauses on one side
    /// only. A row at a time, so that its words lie close together in memory.
    private struct MeetingsOnRow {
        struct Meeting {
            let word: UInt32
            /// Its place among the sides.
            let side: Int32
        }

        /// Slot behind slot; those of one slot in the order of the standings.
        private var meetings: [Meeting]
        /// Where each slot ends.
        private var ends: [UInt32]

        /// - Parameter topics: words of which each side has some.
        init(_ sides: [Side], _ topics: [UInt32]) {
            var all = 0
            for side in sides { all += side.topics.count }
            var bits = 4
            while 1 << bits < all { bits += 1 }
            func slot(_ word: UInt32) -> Int { Int((UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)) }
            func forEach(_ body: (_ word: UInt32, _ number: Int32, _ isFirst: Bool) -> Void) {
                for (number, side) in sides.enumerated() {
                    for place in side.topics { body(topics[Int(place)], Int32(truncatingIfNeeded: number), side.isFirst) }
                }
            }
            // Hashes may fall together: then more is kept than need be. In the two highest bits of a slot the sides that stand in it.
            var slots = [UInt32](repeating: 0, count: 1 << bits)
            forEach { word, _, isFirst in
                let place = slot(word)
                slots[place] = (slots[place] + 1) | (isFirst ? 1 << 30 : 1 << 31)
            }
            var count: UInt32 = 0
            for place in slots.indices {
                let own = slots[place] >> 30 == 3 ? slots[place] & 0x3FFF_FFFF : 0
                // Where nothing is kept no place is needed.
                slots[place] = own == 0 ? .max : count
                count += own
            }
            var meetings = [Meeting](repeating: Meeting(word: 0, side: 0), count: Int(count))
            if count > 0 {
                forEach { word, number, _ in
                    let place = slot(word)
                    guard slots[place] != .max else { return }
                    meetings[Int(slots[place])] = Meeting(word: word, side: number)
                    slots[place] += 1
                }
            }
            self.meetings = meetings
            ends = slots.filter { $0 != .max }
        }

        /// Calls `body` for each word with its meetings, in the order of the standings.
        func forEachRun(_ body: (_ run: ArraySlice<Meeting>) -> Void) {
            var low = 0
            for end in ends where low < Int(end) {
                defer { low = Int(end) }
                let slot = meetings[low..<Int(end)]
                if slot.allSatisfy({ $0.word == slot[low].word }) {
                    body(slot)
                    continue
                }
                // Hashes that fall together are few.
                var rest = Array(slot)
                while let first = rest.first {
                    body(rest.filter { $0.word == first.word }[...])
                    rest.removeAll { $0.word == first.word }
                }
            }
        }
    }

    private func mayClash(_ x: SidedClauses.Standing, _ a: SidedClauses.Outline, _ y: SidedClauses.Standing, _ clauses: SidedClauses) -> Bool {
        guard x.clause != y.clause, y.isPlain else { return false }
        let b = clauses.outlines[Int(y.clause)]
        let apart = a.daysApart(b)
        guard apart <= 21 else { return false }
        if !story.isSmall, !mayExclude(x, a, y, b) {
            // In a large story much is told in like words of other people and things.
            if looseRows.contains(Int(x.row)) {
                guard apart <= 1, clauses.areOneScene(a, b) else { return false }
            } else if clauses.areDisjoint(a, b) {
                return false
            }
        }
        return a.document != b.document || !overlap(Int(a.entry), Int(b.entry))
    }

    private func mayExclude(
        _ x: SidedClauses.Standing, _ a: SidedClauses.Outline, _ y: SidedClauses.Standing, _ b: SidedClauses.Outline
    ) -> Bool { a.isExclusive && b.isExclusive && (x.isAllThatIsLeft || y.isAllThatIsLeft) }

    /// The matters of the standings that are met.
    private struct Matters: Sendable {
        let matters: [Matter]
        /// By the number of a standing the place of its matter; -1 for one that is not met.
        let places: [Int32]

        subscript(standing: Int32) -> Matter { matters[Int(places[Int(standing)])] }
    }

    private func matters(of pairings: [Pairing], _ clauses: SidedClauses) -> Matters {
        var places = [Int32](repeating: -1, count: clauses.standings.count), met: [Int32] = []
        for pairing in pairings {
            for number in [pairing.a, pairing.b] where places[Int(number)] < 0 {
                places[Int(number)] = Int32(met.count)
                met.append(number)
            }
        }
        let matters = Concurrently.map(met, sharing: 512) { number in
            let standing = clauses.standings[Int(number)]
            return Matter(unit(standing, clauses), row: Int(standing.row), story)
        }
        return Matters(matters: matters, places: places)
    }

    private func sharesPerson(_ a: Int, _ b: Int) -> Bool {
        let others = pile.entries[b].about
        return pile.entries[a].about.contains { pile.entities.records[$0].type == .person && others.contains($0) }
    }

    private func unit(_ standing: SidedClauses.Standing, _ clauses: SidedClauses) -> Unit {
        let outline = clauses.outlines[Int(standing.clause)]
        return unit(of: Int(outline.entry), clause: Int(outline.clause))
    }

    private func clash(_ pairing: Pairing, _ clauses: SidedClauses, _ matters: Matters) -> Clash? {
        let x = clauses.standings[Int(pairing.a)], y = clauses.standings[Int(pairing.b)], row = Int(pairing.row)
        let a = clauses.outlines[Int(x.clause)], b = clauses.outlines[Int(y.clause)]
        let exclusive = mayExclude(x, a, y, b) && sharesConcept(unit(x, clauses), unit(y, clauses))
        // In a large story much is told in like words of other people and things.
        if !exclusive, !story.isSmall, clauses.areDisjoint(a, b) { return nil }
        // Who left and who was killed: only of one man is it a clash.
        if !story.isSmall, finalRows.contains(row), !sharesPerson(Int(a.entry), Int(b.entry)) { return nil }
        let isLoose = looseRows.contains(row)
        if isLoose, !exclusive, a.daysApart(b) > 1 || !story.isSmall && !clauses.areOneScene(a, b) { return nil }
        let matter = matters[pairing.a].common(matters[pairing.b])
        let isEnough = matter.count >= (isLoose ? 2 : 1) && matter.weight >= (isLoose ? 12 : 7) && matter.likeness >= (isLoose ? 0.5 : 0.28)
        guard exclusive || isEnough else { return nil }
        let isSelf = !partiesDiffer(Int(a.entry), Int(b.entry))
        // The same mouth goes on in the same breath, or tells of another time: it must say much of the same.
        if isSelf, rootsDiffer(Int(a.entry), Int(b.entry)) || a.daysApart(b) == 0 || !finalRows.contains(row) { return nil }
        guard exclusive && !isSelf && (story.isSmall || matter.weight >= 2) || isEnough else { return nil }
        let p = unit(x, clauses), q = unit(y, clauses)
        if isSupposed(p) || isSupposed(q) { return nil }
        if finalRows.contains(row), sharesPerson(p.entry, q.entry), !isOfOne(p, row: row) || !isOfOne(q, row: row) { return nil }
        return Clash(
            kind: isSelf ? .itself : .relation, first: [p.entry], second: [q.entry],
            confidence: (exclusive ? 0.75 : min(0.85, 0.4 + 0.7 * matter.likeness)) - (isSelf ? 0.05 : 0),
            spans: [p.entry: p.span, q.entry: q.span], row: row
        ) { [self] in
            let left = surface(p, row: row), right = surface(q, row: row)
            return (
                isSelf
                    ? "\(teller(p.entry)) على لسانه قولان: «\(left)» ثم «\(right)»"
                    : "\(teller(p.entry)) و\(teller(q.entry)): «\(left)» في مقابل «\(right)»",
                isSelf ? "one source, two sayings: \(left) and \(right)" : "opposite words on one matter: \(left) against \(right)"
            )
        }
    }
}
