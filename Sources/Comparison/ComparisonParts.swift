import Readings

/// A comparison whose claims are written out one by one when they are asked for: of a large pile they are by far the most.
public struct ComparisonParts: Sendable {
    public internal(set) var documents: [ComparedDocument] = []
    public internal(set) var entities: [EntityRecord] = []
    public internal(set) var copies: [CopyGroup] = []
    /// Conflicts, and the sources with what is held against them; they may come later than all else.
    struct Disputes: Sendable {
        let finder: ConflictFinder
        let found: [ConflictFinder.Found]
        let sources: SourceTallies.SourceFigures
    }

    let told: [BackingBuilder.Told]
    private let disputes: Aside<Disputes>
    /// What accounts alone tell of the sources.
    let tallies: Aside<SourceTallies>

    let assembly: ComparisonAssembly
    private let selection: Selection
    /// The scope leaves nothing out.
    private let isWhole: Bool
    /// Groups of accounts that the scope takes in.
    let groups: [Int]

    init(
        assembly: ComparisonAssembly, selection: Selection, isWhole: Bool, told: [BackingBuilder.Told], tallies: Aside<SourceTallies>,
        disputes: Aside<Disputes>
    ) {
        self.assembly = assembly
        self.told = told
        self.tallies = tallies
        self.disputes = disputes
        self.selection = selection
        self.isWhole = isWhole
        let all = assembly.grouping.groups
        groups = isWhole ? Array(all.indices) : all.indices.filter { group in all[group].contains { selection.entries[$0] } }
    }

    /// The weightiest first. Waits until all are found, as the two below do.
    public var conflicts: [Conflict] { Concurrently.map(found, sharing: 16) { conflict($0) } }

    var found: [ConflictFinder.Found] { disputes.value.found }

    var finder: ConflictFinder { disputes.value.finder }

    func conflict(_ found: ConflictFinder.Found) -> Conflict { finder.conflict(found) }

    public var conflictCount: Int { found.count }

    /// In the order of weight. Safe to call from many threads.
    public func conflict(_ index: Int) -> Conflict { conflict(found[index]) }

    public var sources: [SourceProfile] { Concurrently.map(figures.order, sharing: 256) { [figures] in figures.profile($0) } }

    public var sourceCount: Int { figures.order.count }

    /// Those of most accounts first. Safe to call from many threads.
    public func source(_ index: Int) -> SourceProfile { figures.profile(figures.order[index]) }

    /// Indices of the documents in which it tells something. Safe to call from many threads.
    package func documents(ofSource index: Int) -> [Int] { figures.documents(figures.order[index]) }

    var figures: SourceTallies.SourceFigures { disputes.value.sources }

    /// For each conflict the indices of the claims in which its accounts stand.
    package func claimsOfConflicts() -> [[Int]] {
        var claimOfGroup = [Int](repeating: -1, count: assembly.grouping.groups.count)
        for (index, group) in groups.enumerated() { claimOfGroup[group] = index }
        return found.map { found in
            var claims: [Int] = []
            for entry in found.first + found.second {
                let claim = claimOfGroup[assembly.grouping.groupOf[entry]]
                if claim >= 0, !claims.contains(claim) { claims.append(claim) }
            }
            return claims
        }
    }

    public var backingCount: Int { told.count }

    /// Those of most points first. Safe to call from many threads.
    public func backing(_ index: Int) -> BackingSeries { BackingBuilder(pile: assembly.pile).series(told[index]) }

    public var claimCount: Int { groups.count }

    /// Claims in the order of their accounts' time. Safe to call from many threads.
    /// Complexity: linear in the number of the claim's accounts.
    public func claim(_ index: Int) -> Claim { assembly.claim(members(index)) }

    func members(_ index: Int) -> ArraySlice<Int> {
        let group = assembly.grouping.groups[groups[index]]
        return isWhole || group.allSatisfy { selection.entries[$0] } ? group : group.filter { selection.entries[$0] }[...]
    }

    /// What the grouping decided, for the next one.
    package var decisions: Decisions { assembly.grouping.decisions }

    /// All of it at once, claims by time and id.
    public func comparison() -> Comparison {
        var result = Comparison()
        result.documents = documents
        result.entities = entities
        result.copies = copies
        result.claims = Concurrently.map(Array(groups.indices), sharing: 64) { claim($0) }.sorted {
            ($0.time ?? "9", $0.id) < ($1.time ?? "9", $1.id)
        }
        result.conflicts = conflicts
        result.sources = sources
        result.backing = Concurrently.map(Array(told.indices), sharing: 64) { backing($0) }
        return result
    }
}
