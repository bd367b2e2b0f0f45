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
        let units = Concurrently.map(told, sharing: 64) { entry in
            self.units(of: entry).filter { !$0.sides.isEmpty }.map { SidedUnit($0, in: self) }
        }.flatMap { $0 }
        let pairings = pairings(units)
        return Concurrently.map(pairings, sharing: 512) { clash(units[$0.a].unit, units[$0.b].unit, row: $0.row) }.compactMap { $0 }
    }

    private struct Pairing: Hashable, Sendable {
        let a: Int
        let b: Int
        let row: Int
    }

    /// A clause with what its rows of antonyms say of it. A reference, since pairs of them are looked at by the million.
    private final class SidedUnit: Sendable {
        struct Standing: Sendable {
            let row: Int
            let isFirst: Bool
            /// On one side only, and not turned.
            let isPlain: Bool
            let isAllThatIsLeft: Bool
        }

        let unit: Unit
        let standings: [Standing]
        let isExclusive: Bool
        /// Keys of the words in which clauses meet.
        let topics: [UInt32]
        let document: Int
        let date: DateRange?
        let about: [Int]

        init(_ unit: Unit, in finder: ConflictFinder) {
            self.unit = unit
            var standings: [Standing] = []
            for side in unit.sides where !standings.contains(where: { $0.row == side.row && $0.isFirst == side.isFirst }) {
                let isOneSided = unit.sides.allSatisfy { $0.row != side.row || $0.isFirst == side.isFirst }
                standings.append(
                    Standing(
                        row: side.row, isFirst: side.isFirst, isPlain: isOneSided && !finder.isTurned(unit, side.row),
                        isAllThatIsLeft: finder.isAllThatIsLeft(unit, row: side.row)))
            }
            self.standings = standings
            isExclusive = finder.isExclusive(unit.words)
            var topics: [UInt32] = []
            for word in unit.words where (word.weight >= 4 || word.flags.contains(.concept)) && !topics.contains(word.key) {
                if word.flags.contains(.concept) || finder.story.rarity(word.key) >= 0.25 { topics.append(word.key) }
            }
            self.topics = topics
            let entry = finder.pile.entries[unit.entry]
            document = entry.document
            date = finder.pile.digests[document].date
            about = entry.about
        }

        func daysApart(_ other: SidedUnit) -> Int {
            guard let date, let day = other.date else { return 0 }
            return date.distance(to: day)
        }
    }

    private struct Posting {
        let row: UInt32
        let topic: UInt32
        /// Index of the unit, and the place of its standing on the row.
        let unit: Int32
        let standing: Int16
        let isFirst: Bool
        var key: UInt64 { UInt64(row) << 32 | UInt64(topic) }
    }

    /// Pairs of clauses that stand against one another on a row and meet in a word, in their order.
    private func pairings(_ units: [SidedUnit]) -> [Pairing] {
        var postings: [Posting] = []
        for (index, unit) in units.enumerated() {
            for (place, standing) in unit.standings.enumerated() where !tables.denyingRows.contains(standing.row) {
                for topic in unit.topics {
                    postings.append(
                        Posting(
                            row: UInt32(truncatingIfNeeded: standing.row), topic: topic, unit: Int32(index), standing: Int16(truncatingIfNeeded: place),
                            isFirst: standing.isFirst))
                }
            }
        }
        postings.sort { $0.key != $1.key ? $0.key < $1.key : $0.unit < $1.unit }
        var found: [Pairing] = []
        var low = 0
        while low < postings.count {
            var high = low + 1
            while high < postings.count, postings[high].key == postings[low].key { high += 1 }
            defer { low = high }
            // A word that stands in hundreds of clauses is no common matter.
            guard high - low >= 2, high - low <= 400, postings[low..<high].contains(where: { $0.isFirst != postings[low].isFirst }) else { continue }
            let left = postings[low..<high].filter(\.isFirst), right = postings[low..<high].filter { !$0.isFirst }
            var start = 0
            for p in left {
                let a = units[Int(p.unit)]
                // Both lists are in the order of documents, which is that of time.
                while start < right.count {
                    let b = units[Int(right[start].unit)]
                    guard b.document < a.document, b.daysApart(a) > 21 else { break }
                    start += 1
                }
                for q in right[start...].prefix(16) where p.unit != q.unit && mayClash(a, Int(p.standing), units[Int(q.unit)], Int(q.standing)) {
                    found.append(Pairing(a: Int(p.unit), b: Int(q.unit), row: Int(p.row)))
                }
            }
        }
        found.sort { ($0.a, $0.b, $0.row) < ($1.a, $1.b, $1.row) }
        var kept: [Pairing] = []
        for pairing in found where kept.last != pairing { kept.append(pairing) }
        return kept
    }

    private func mayClash(_ a: SidedUnit, _ first: Int, _ b: SidedUnit, _ second: Int) -> Bool {
        let x = a.standings[first], y = b.standings[second]
        guard x.isPlain, y.isPlain, a.daysApart(b) <= 21 else { return false }
        // In a large story much is told in like words of other people and things.
        let mayExclude = a.isExclusive && b.isExclusive && (x.isAllThatIsLeft || y.isAllThatIsLeft)
        guard mayExclude || story.isSmall || a.about.contains(where: { b.about.contains($0) }) else { return false }
        return a.document != b.document || !overlap(a.unit.entry, b.unit.entry)
    }

    private func clash(_ p: Unit, _ q: Unit, row: Int) -> Clash? {
        let exclusive = (isAllThatIsLeft(p, row: row) || isAllThatIsLeft(q, row: row)) && isExclusive(p.words) && isExclusive(q.words) && sharesConcept(p, q)
        // In a large story much is told in like words of other people and things.
        if !exclusive, !story.isSmall, Set(pile.entries[p.entry].about).isDisjoint(with: pile.entries[q.entry].about) { return nil }
        let isLoose = tables.looseRows.contains(row)
        if isLoose, !exclusive, (daysApart(p.entry, q.entry) ?? 0) > 1 || !isOneScene(p.entry, q.entry) { return nil }
        let isSelf = !partiesDiffer(p.entry, q.entry)
        // The same mouth goes on in the same breath, or tells of another time: it must say much of the same.
        if isSelf, rootsDiffer(p.entry, q.entry) || (daysApart(p.entry, q.entry) ?? 0) == 0 || !tables.finalRows.contains(row) { return nil }
        let matter = commonMatter(p, q, row: row)
        guard exclusive && !isSelf && (story.isSmall || matter.weight >= 2) || matter.count >= (isLoose ? 2 : 1) && matter.weight >= (isLoose ? 12 : 7) && matter.likeness >= (isLoose ? 0.5 : 0.28) else { return nil }
        if isSupposed(p) || isSupposed(q) { return nil }
        let left = surface(p, row: row), right = surface(q, row: row)
        return Clash(
            kind: isSelf ? .itself : .relation, first: [p.entry], second: [q.entry],
            confidence: (exclusive ? 0.75 : min(0.85, 0.4 + 0.7 * matter.likeness)) - (isSelf ? 0.05 : 0),
            reason: isSelf ? "\(teller(p.entry)) على لسانه قولان: «\(left)» ثم «\(right)»" : "\(teller(p.entry)) و\(teller(q.entry)): «\(left)» في مقابل «\(right)»",
            reasonEnglish: isSelf ? "one source, two sayings: \(left) and \(right)" : "opposite words on one matter: \(left) against \(right)",
            spans: [p.entry: p.span, q.entry: q.span], row: row)
    }
}
