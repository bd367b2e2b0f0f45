import Readings

extension ConflictFinder {
    /// What befell one person, told in two ways that cannot both be: rows of antonyms that hold for good, said next to one name.
    ///
    /// A story may tell it hundreds of times: of each mouth the first accounts stand for all.
    func fateClashes() -> [Clash] {
        struct Key: Hashable {
            let row: Int
            let person: Int
        }
        var sides: [Key: (first: [Unit], second: [Unit])] = [:]
        var names: [Int: Set<UInt32>] = [:]
        for (index, traits) in pile.traits.enumerated() where traits.kind == .statement && traits.isTold && traits.isFinal && selection.entries[index]
        {
            let telling = pile.telling(index)
            let persons = pile.entries[index].about.filter { pile.entities.records[$0].type == .person }
            guard !persons.isEmpty else { continue }
            for unit in units(of: index) {
                for row in Set(unit.sides.map(\.row)).sorted() where finalRows.contains(row) && !isTurned(unit, row) {
                    let standing = Set(unit.sides.filter { $0.row == row }.map(\.isFirst))
                    guard standing.count == 1, let isFirst = standing.first else { continue }
                    let places = unit.sides.filter { $0.row == row }.map(\.word)
                    for person in persons {
                        if names[person] == nil { names[person] = nameKeys(person) }
                        // The only person of a statement may be named a clause before.
                        let reach = persons.count == 1 ? 8 : 4
                        let words = persons.count == 1 ? telling.words[...] : unit.words
                        guard
                            (words.startIndex..<words.endIndex).contains(where: { place in
                                names[person]?.contains(words[place].key) == true && places.contains { abs($0 - place) <= reach }
                            })
                        else { continue }
                        let key = Key(row: row, person: person)
                        if isFirst { sides[key, default: ([], [])].first.append(unit) } else { sides[key, default: ([], [])].second.append(unit) }
                    }
                }
            }
        }
        var clashes: [Clash] = []
        for key in sides.keys.sorted(by: { ($0.row, $0.person) < ($1.row, $1.person) }) {
            guard let told = sides[key] else { continue }
            guard !told.first.isEmpty, !told.second.isEmpty else { continue }
            let first = leads(told.first), second = leads(told.second)
            // What must look at the text comes last, and once for each.
            var areOfOne: (first: [Int: Bool], second: [Int: Bool]) = ([:], [:])
            func isOfOne(_ unit: Unit, _ place: Int, _ known: inout [Int: Bool]) -> Bool {
                if let known = known[place] { return known }
                let answer = self.isOfOne(unit, row: key.row)
                known[place] = answer
                return answer
            }
            for (i, p) in first.enumerated() {
                for (j, q) in second.enumerated() where !overlap(p.entry, q.entry) && (daysApart(p.entry, q.entry) ?? 0) <= 30 {
                    let isSelf = !rootsDiffer(p.entry, q.entry)
                    guard
                        isSelf
                            ? (daysApart(p.entry, q.entry) ?? 0) > 0 && !holdsOthers(p.entry) && !holdsOthers(q.entry)
                            : partiesDiffer(p.entry, q.entry)
                    else { continue }
                    let own = names[key.person] ?? []
                    let left = Set(p.words.filter { $0.weight >= 4 && !$0.flags.contains(.sure) }.map(\.key)).subtracting(own)
                    guard q.words.contains(where: { $0.weight >= 4 && left.contains($0.key) }) else { continue }
                    guard isOfOne(p, i, &areOfOne.first), isOfOne(q, j, &areOfOne.second) else { continue }
                    if isSupposed(p) || isSupposed(q) { continue }
                    let likeness = WordLikeness.cosine(pile.telling(p.entry), pile.telling(q.entry))
                    clashes.append(
                        Clash(
                            kind: isSelf ? .itself : .relation, first: [p.entry], second: [q.entry], confidence: min(0.85, 0.65 + 0.3 * likeness),
                            spans: [p.entry: p.span, q.entry: q.span], row: key.row,
                            wording: { [self] in
                                let x = surface(p, row: key.row), y = surface(q, row: key.row)
                                return (
                                    isSelf
                                        ? "\(teller(p.entry)) على لسانه قولان في \(name(key.person)): «\(x)» و«\(y)»"
                                        : "\(teller(p.entry)) و\(teller(q.entry)) في \(name(key.person)): «\(x)» في مقابل «\(y)»",
                                    isSelf
                                        ? "one source, two sayings of \(english(key.person)): \(x) and \(y)"
                                        : "of \(english(key.person)): \(x) against \(y)"
                                )
                            }, person: key.person))
                }
            }
        }
        return clashes
    }

    func nameKeys(_ person: Int) -> Set<UInt32> {
        Set(EntityMerger.words(pile.entities.records[person].name).map { WordSkeleton.key(ArraySlice($0.utf8)) })
    }

    /// Verbs in the plural tell of others: «الخمسة الذين … غادروا»; what is to come has befallen nobody: «سيخرج».
    func isOfOne(_ unit: Unit, row: Int) -> Bool {
        let word = surface(unit, row: row)
        return !word.hasSuffix("وا") && !word.hasPrefix("سي") && !word.hasPrefix("ست")
    }

    /// The first two of each mouth, the mouths that can be named before the others.
    private func leads(_ units: [Unit]) -> [Unit] {
        var counts: [Int: Int] = [:]
        var named: [Unit] = [], others: [Unit] = []
        for unit in units {
            let root = Roots.canonical(unit.entry, in: pile)
            counts[root, default: 0] += 1
            guard counts[root] ?? 0 <= 2 else { continue }
            if pile.entries[unit.entry].continuity == .connected { named.append(unit) } else { others.append(unit) }
        }
        return Array((named + others).prefix(80))
    }
}
