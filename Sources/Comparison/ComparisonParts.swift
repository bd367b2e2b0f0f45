import Readings

/// A comparison whose claims are written out one by one when they are asked for: of a large pile they are by far the most.
public struct ComparisonParts: Sendable {
    public internal(set) var documents: [ComparedDocument] = []
    public internal(set) var entities: [EntityRecord] = []
    public internal(set) var copies: [CopyGroup] = []
    public internal(set) var conflicts: [Conflict] = []
    public internal(set) var sources: [SourceProfile] = []
    var told: [BackingBuilder.Told] = []
    /// The accounts of each conflict.
    var conflictEntries: [[Int]] = []

    let assembly: ComparisonAssembly
    private let selection: Selection
    /// Groups of accounts that the scope takes in.
    let groups: [Int]

    init(assembly: ComparisonAssembly, selection: Selection) {
        self.assembly = assembly
        self.selection = selection
        groups = assembly.grouping.groups.indices.filter { group in assembly.grouping.groups[group].contains { selection.entries[$0] } }
    }

    public var backingCount: Int { told.count }

    /// Those of most points first. Safe to call from many threads.
    public func backing(_ index: Int) -> BackingSeries { BackingBuilder(pile: assembly.pile).series(told[index]) }

    public var claimCount: Int { groups.count }

    /// Claims in the order of their accounts' time. Safe to call from many threads.
    /// Complexity: linear in the number of the claim's accounts.
    public func claim(_ index: Int) -> Claim { assembly.claim(members(index)) }

    func members(_ index: Int) -> [Int] {
        let group = assembly.grouping.groups[groups[index]]
        return group.allSatisfy { selection.entries[$0] } ? group : group.filter { selection.entries[$0] }
    }

    /// What the grouping decided, for the next one.
    package var decisions: Decisions { assembly.grouping.decisions }

    /// All of it at once, claims by time and id.
    public func comparison() -> Comparison {
        var result = Comparison()
        result.documents = documents
        result.entities = entities
        result.copies = copies
        result.claims = Concurrently.map(Array(groups.indices), sharing: 64) { claim($0) }.sorted { ($0.time ?? "9", $0.id) < ($1.time ?? "9", $1.id) }
        result.conflicts = conflicts
        result.sources = sources
        result.backing = Concurrently.map(Array(told.indices), sharing: 64) { backing($0) }
        return result
    }
}
