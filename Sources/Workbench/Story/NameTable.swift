#if Full
import Archive
import Comparison
import Exchange
import Readings

/// What the ids on a page are called: looked up together, before the page is drawn.
struct NameTable: Sendable {
    private(set) var entities: [String: EntityRecord] = [:]
    private(set) var documents: [String: DocumentSummary] = [:]
    private(set) var sources: [String: String] = [:]
    private let archive: Archive?

    init() { archive = nil }

    init(_ archive: Archive) { self.archive = archive }

    mutating func add(_ entity: EntityRecord) { entities[entity.id] = entity }
    mutating func add(_ document: DocumentSummary) { documents[document.id] = document }

    mutating func addEntities(_ ids: some Sequence<String>) throws {
        let missing = ids.filter { entities[$0] == nil }
        guard let archive, !missing.isEmpty else { return }
        for (id, actor) in try archive.actors(ids: missing) { entities[id] = actor.entity }
    }

    mutating func addDocuments(_ ids: some Sequence<String>) throws {
        let missing = ids.filter { documents[$0] == nil }
        guard let archive, !missing.isEmpty else { return }
        documents.merge(try archive.documents(ids: missing)) { first, _ in first }
    }

    mutating func addSources(_ ids: some Sequence<String>) throws {
        let missing = ids.filter { sources[$0] == nil }
        guard let archive, !missing.isEmpty else { return }
        sources.merge(try archive.sourceNames(ids: missing)) { first, _ in first }
    }

    mutating func add(_ accounts: some Sequence<Account>) throws {
        try addDocuments(accounts.map(\.document))
        try addSources(accounts.flatMap { $0.chain.filter { $0.name.isEmpty }.compactMap(\.source) })
    }

    /// - Parameter limit: accounts of a claim that the page draws.
    mutating func add(_ claims: some Sequence<Claim>, accounts limit: Int = 1) throws {
        try addEntities(claims.flatMap { $0.actors + $0.recipients + [$0.place].compactMap { $0 } })
        try addSources(claims.compactMap(\.commonLink))
        try add(claims.flatMap { $0.accounts.prefix(limit) })
    }

    mutating func add(_ conflicts: some Sequence<Conflict>) throws {
        try addEntities(conflicts.flatMap(\.about))
        try add(conflicts.flatMap { $0.sides.flatMap { $0.prefix(1) } })
    }

    mutating func add(_ turns: some Sequence<BackingTurn>) throws {
        try addEntities(turns.flatMap { [$0.from, $0.to] })
        try addSources(turns.flatMap { [$0.turn.reportedBy].compactMap { $0 } + $0.turn.disputedBy })
    }

    func name(_ id: String) -> String { entities[id]?.name ?? sources[id] ?? Self.words(id) }

    /// Ids of things that no pack knows are made of their words.
    private static func words(_ id: String) -> String {
        let body = id.hasPrefix("x-") ? id.dropFirst(2) : id[...]
        guard body.unicodeScalars.contains(where: { Script.isArabic($0) }) else { return id }
        return String(body).replacing("-", with: " ")
    }

    /// Names by id, for data.
    var plain: [String: String] { entities.mapValues(\.name).merging(sources) { first, _ in first } }
}
#endif
