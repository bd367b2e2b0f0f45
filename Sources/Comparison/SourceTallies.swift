import Readings

/// Figures on each source over all documents.
struct SourceTallies: Sendable {
    private var documents: [[Int]]
    private var accounts: [Int]
    private var obscured: [Int]
    private var broken: [Int]
    private var about: [[Int: Int]]

    /// What its accounts alone tell of a source.
    init(_ pile: Pile, selection: Selection) {
        // Entries lie in the order of documents.
        documents = [[Int]](repeating: [], count: pile.sources.count)
        accounts = [Int](repeating: 0, count: pile.sources.count)
        (obscured, broken) = (accounts, accounts)
        about = [[Int: Int]](repeating: [:], count: pile.sources.count)
        for (index, entry) in pile.entries.enumerated() where selection.entries[index] {
            let chain = entry.chain
            for place in chain.indices {
                let source = chain[place]
                guard source >= 0, !(0..<place).contains(where: { chain[$0] == source }) else { continue }
                if documents[source].last != entry.document { documents[source].append(entry.document) }
                accounts[source] += 1
                if entry.continuity == .obscured { obscured[source] += 1 }
                if entry.continuity == .broken { broken[source] += 1 }
                for thing in entry.about where pile.sources[source].entity != thing { about[source][thing, default: 0] += 1 }
            }
        }
    }

    /// In the order of accounts, most first, then by id.
    func profiles(_ pile: Pile, grouping: ClaimGrouping, conflicts: [ConflictFinder.Found], selection: Selection) -> [SourceProfile] {
        var contradicted = [Int](repeating: 0, count: pile.sources.count), alone = contradicted
        var against = [[Int: Int]](repeating: [:], count: pile.sources.count)
        for group in grouping.groups {
            var only: Int?
            var isAlone = true
            for member in group where selection.entries[member] {
                let root = Roots.canonical(member, in: pile)
                if only == nil { only = root } else if only != root { isAlone = false }
            }
            if isAlone, let only, only >= 0 { alone[only] += 1 }
        }
        for found in conflicts {
            let sides = [Set(found.first.map { pile.entries[$0].root }), Set(found.second.map { pile.entries[$0].root })]
            for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
                for source in side where source >= 0 {
                    contradicted[source] += 1
                    for opponent in other where opponent >= 0 && opponent != source { against[source][opponent, default: 0] += 1 }
                }
            }
        }
        let order = pile.sources.indices.filter { accounts[$0] > 0 }.sorted {
            accounts[$0] != accounts[$1] ? accounts[$0] > accounts[$1] : pile.sources[$0].id.precedes(pile.sources[$1].id)
        }
        // Lists of ids, since a pile is dozens of references, each of which a closure would count.
        let sources = pile.sources, documentIDs = pile.digests.map(\.id), sourceIDs = sources.map(\.id), thingIDs = pile.entities.records.map(\.id)
        return Concurrently.map(order, sharing: 256) { [contradicted, alone, against] index in
            let source = sources[index]
            return SourceProfile(
                id: source.id, name: source.name, aliases: source.aliases, kind: source.kind,
                documents: documents[index].map { documentIDs[$0] }, accounts: accounts[index], obscured: obscured[index],
                broken: broken[index], contradicted: contradicted[index], contradictedBy: Self.ranked(against[index], sourceIDs),
                about: Self.ranked(about[index], thingIDs), alone: alone[index])
        }
    }

    /// Ids of what is counted most often, at most ten.
    private static func ranked(_ counts: [Int: Int], _ ids: [String]) -> [String] {
        // Only what is counted as often as the tenth need be put in order.
        let least = counts.count > 10 ? counts.values.sorted(by: >)[9] : 0
        return counts.filter { $0.value >= least }.sorted { $0.value != $1.value ? $0.value > $1.value : ids[$0.key].precedes(ids[$1.key]) }
            .prefix(10).map { ids[$0.key] }
    }
}
