import Readings

/// Figures on each source over all documents.
struct SourceTallies: Sendable {
    private var documents: [[Int]]
    private var accounts: [Int]
    private var obscured: [Int]
    private var broken: [Int]
    /// For each source what it tells about, the most frequent first.
    private var about: [[Int]]
    /// Numbers of the sources that tell something, most accounts first, then by id.
    private var order: [Int] = []

    /// What its accounts alone tell of a source.
    init(_ pile: Pile, selection: Selection) {
        // Entries lie in the order of documents.
        documents = [[Int]](repeating: [], count: pile.sources.count)
        accounts = [Int](repeating: 0, count: pile.sources.count)
        (obscured, broken) = (accounts, accounts)
        /// Entries of a source, source behind source in the end.
        var told: [(source: Int32, entry: Int32)] = []
        for (index, entry) in pile.entries.enumerated() where selection.entries[index] {
            let chain = entry.chain
            for place in chain.indices {
                let source = chain[place]
                guard source >= 0, !(0..<place).contains(where: { chain[$0] == source }) else { continue }
                if documents[source].last != entry.document { documents[source].append(entry.document) }
                accounts[source] += 1
                if entry.continuity == .obscured { obscured[source] += 1 }
                if entry.continuity == .broken { broken[source] += 1 }
                told.append((Int32(truncatingIfNeeded: source), Int32(truncatingIfNeeded: index)))
            }
        }
        about = Self.matters(told, accounts, in: pile)
        let telling = pile.sources.indices.filter { [accounts] in accounts[$0] > 0 }
        let byAccounts = KeyedOrder(telling.map { [accounts] in UInt64.max - UInt64(accounts[$0]) }, telling.map { UInt32($0) })
        let ids = pile.sources.indices.map { pile.sources[$0].id }
        byAccounts.forEachRun { _, run in
            order += run.map { Int(byAccounts.numbers[$0]) }.sorted { ids[$0].precedes(ids[$1]) }
        }
    }

    /// What the entries of each source are about most often.
    /// - Parameter accounts: how many entries each source has.
    private static func matters(_ told: [(source: Int32, entry: Int32)], _ accounts: [Int], in pile: Pile) -> [[Int]] {
        var ends: [Int] = [], end = 0
        ends.reserveCapacity(accounts.count)
        for count in accounts {
            ends.append(end)
            end += count
        }
        var entries = [Int32](repeating: 0, count: end)
        for (source, entry) in told {
            entries[ends[Int(source)]] = entry
            ends[Int(source)] += 1
        }
        var counts = [Int32](repeating: 0, count: pile.entities.records.count), met: [Int] = []
        // Not the whole pile is to be counted with every comparison of two names.
        let records = pile.entities.records
        return accounts.indices.map { source in
            let own = Int(pile.thingOfSource[source])
            for entry in entries[ends[source] - accounts[source]..<ends[source]] {
                for thing in pile.entries[Int(entry)].about where thing != own {
                    if counts[thing] == 0 { met.append(thing) }
                    counts[thing] += 1
                }
            }
            let matters = ranked(met.map { ($0, Int(counts[$0])) }) { records[$0].id }
            for thing in met { counts[thing] = 0 }
            met.removeAll(keepingCapacity: true)
            return matters
        }
    }

    /// How many profiles name of those whom a source opposes, and of what it tells about.
    private static let shown = 10

    /// How often the last of those is counted that a profile names.
    private static func least(_ counts: [Int]) -> Int { counts.count > shown ? counts.sorted(by: >)[shown - 1] : 0 }

    /// For each source how many claims it alone tells.
    static func alone(_ pile: Pile, grouping: ClaimGrouping, selection: Selection) -> [Int] {
        var alone = [Int](repeating: 0, count: pile.sources.count)
        for group in grouping.groups {
            var only: Int?
            var isAlone = true
            for member in group where selection.entries[member] {
                let root = Roots.canonical(member, in: pile)
                if only == nil { only = root } else if only != root { isAlone = false }
            }
            if isAlone, let only, only >= 0 { alone[only] += 1 }
        }
        return alone
    }

    /// With what grouping and conflicts say of the sources.
    /// - Parameter alone: what ``alone(_:grouping:selection:)`` gives.
    func figures(_ pile: Pile, alone: [Int], conflicts: [ConflictFinder.Found]) -> SourceFigures {
        var contradicted = [Int](repeating: 0, count: pile.sources.count)
        var against = [[Int: Int]](repeating: [:], count: pile.sources.count)
        for found in conflicts {
            let sides = [Set(found.first.map { pile.entries[$0].root }), Set(found.second.map { pile.entries[$0].root })]
            for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
                for source in side where source >= 0 {
                    contradicted[source] += 1
                    for opponent in other where opponent >= 0 && opponent != source { against[source][opponent, default: 0] += 1 }
                }
            }
        }
        return SourceFigures(pile, self, contradicted: contradicted, alone: alone, against: against)
    }

    /// All figures on the sources, whose profiles are written out one by one. A reference: a pile is dozens of them, and many profiles are
    /// written out by one.
    final class SourceFigures: Sendable {
        /// Numbers of the sources that tell something, most accounts first, then by id.
        var order: [Int] { tallies.order }
        private let pile: Pile
        private let tallies: SourceTallies
        private let contradicted: [Int]
        private let alone: [Int]
        private let against: [[Int: Int]]

        fileprivate init(_ pile: Pile, _ tallies: SourceTallies, contradicted: [Int], alone: [Int], against: [[Int: Int]]) {
            self.pile = pile
            self.tallies = tallies
            self.contradicted = contradicted
            self.alone = alone
            self.against = against
        }

        func id(_ source: Int) -> String { pile.sources[source].id }

        func profile(_ index: Int) -> SourceProfile {
            let source = pile.sources[index]
            return SourceProfile(
                id: source.id, name: source.name, aliases: source.aliases, kind: source.kind,
                documents: tallies.documents[index].map { pile.digests[$0].id }, accounts: tallies.accounts[index], obscured: tallies.obscured[index],
                broken: tallies.broken[index], contradicted: contradicted[index], contradictedBy: opponents(index).map { pile.sources[$0].id },
                about: things(index).map { pile.entities.records[$0].id }, alone: alone[index])
        }

        /// Indices of the documents in which a source tells something.
        func documents(_ source: Int) -> [Int] { tallies.documents[source] }

        private func opponents(_ source: Int) -> [Int] { SourceTallies.ranked(against[source].map { ($0.key, $0.value) }) { pile.sources[$0].id } }
        private func things(_ source: Int) -> [Int] { tallies.about[source] }

        /// Hash of all that a profile holds.
        /// - Parameters:
        ///   - opening: that of what its accounts alone tell of a source (``SourceTallies/marks(_:documents:)``).
        ///   - sources: hashes of the ids of sources, as things has those of things.
        func mark(_ index: Int, opening: Mark, sources: [UInt64], things ids: [UInt64]) -> UInt64 {
            var mark = opening
            mark.add(opponents(index), sources)
            mark.add(things(index), ids)
            mark.add(tallies.accounts[index])
            mark.add(tallies.obscured[index])
            mark.add(tallies.broken[index])
            mark.add(contradicted[index])
            mark.add(alone[index])
            return mark.value
        }
    }

    /// By source, hashes of what does not hang on conflicts: name, kind, aliases, documents. Others are added to them.
    /// - Parameter documents: hashes of their ids.
    func marks(_ pile: Pile, documents: [UInt64]) -> [Mark] {
        Concurrently.map(Array(pile.sources.indices), sharing: 256) { index in
            var mark = Mark()
            mark.add(pile.sources[index].name)
            mark.add(pile.sources[index].kind.rawValue)
            mark.add(pile.sources[index].aliases.count)
            for alias in pile.sources[index].aliases { mark.add(alias) }
            mark.add(self.documents[index], documents)
            return mark
        }
    }

    /// What is counted most often, by id where two are counted as often.
    private static func ranked(_ counts: [(key: Int, value: Int)], _ id: (Int) -> String) -> [Int] {
        guard counts.count > 1 else { return counts.map(\.key) }
        // Only what is counted as often as the last need be put in order.
        let least = least(counts.map(\.value))
        return counts.filter { $0.value >= least }.sorted { $0.value != $1.value ? $0.value > $1.value : id($0.key).precedes(id($1.key)) }
            .prefix(shown).map(\.key)
    }
}

extension Mark {
    /// Adds the hashes of what a list names.
    fileprivate mutating func add(_ list: [Int], _ hashes: [UInt64]) {
        add(list.count)
        for place in list { add(hashes[place]) }
    }
}
