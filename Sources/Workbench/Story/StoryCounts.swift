#if Full
import Archive

/// How much there is of everything.
struct StoryCounts: Sendable, Hashable, Codable {
    let documents: Int
    let publishers: Int
    let actors: Int
    let claims: Int
    let conflicts: Int
    let sources: Int
    let backing: Int
    let turns: Int
    let first: String?
    let last: String?

    init(_ archive: Archive) throws {
        let summary = try archive.summary()
        let counts = try archive.comparisonCounts()
        documents = summary.documents
        publishers = summary.publishers
        actors = counts.actors
        claims = counts.claims
        conflicts = counts.conflicts
        sources = counts.sources
        backing = counts.backing
        turns = counts.turns
        first = summary.first.map { String($0.prefix(10)) }
        last = summary.last.map { String($0.prefix(10)) }
    }
}
#endif
