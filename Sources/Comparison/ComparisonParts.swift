import Readings

/// A comparison whose claims are written out one by one when they are asked for: of a large pile they are by far the most.
public struct ComparisonParts: Sendable {
    public internal(set) var documents: [ComparedDocument] = []
    public internal(set) var entities: [EntityRecord] = []
    public internal(set) var copies: [CopyGroup] = []
    public internal(set) var conflicts: [Conflict] = []
    public internal(set) var sources: [SourceProfile] = []
    public internal(set) var backing: [BackingSeries] = []

    private let assembly: ComparisonAssembly
    private let selection: Selection
    /// Groups of accounts that the scope takes in.
    private let groups: [Int]

    init(assembly: ComparisonAssembly, selection: Selection) {
        self.assembly = assembly
        self.selection = selection
        groups = assembly.grouping.groups.indices.filter { group in assembly.grouping.groups[group].contains { selection.entries[$0] } }
    }

    public var claimCount: Int { groups.count }

    /// Claims in the order of their accounts' time. Safe to call from many threads.
    /// Complexity: linear in the number of the claim's accounts.
    public func claim(_ index: Int) -> Claim {
        assembly.claim(assembly.grouping.groups[groups[index]].filter { selection.entries[$0] })
    }

    /// All of it at once, claims by time and id.
    public func comparison() -> Comparison {
        var result = Comparison()
        result.documents = documents
        result.entities = entities
        result.copies = copies
        result.claims = groups.indices.map { claim($0) }.sorted { ($0.time ?? "9", $0.id) < ($1.time ?? "9", $1.id) }
        result.conflicts = conflicts
        result.sources = sources
        result.backing = backing
        return result
    }
}
