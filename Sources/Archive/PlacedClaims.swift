#if Full
import Comparison
import GRDB

/// The claims of which a place is known, held in memory as numbers: counting them a place, for any actor, type and stretch of time, takes
/// no look-up. Some thirty bytes a claim.
public struct PlacedClaims: Sendable {
    private struct Entry {
        let place: Int32
        let type: Int32
        /// Days since 1970.
        let first: Int32
        let last: Int32
    }

    private var places: [String] = []
    private var types: [String: Int32] = [:]
    private var entries: [Entry] = []
    /// Entries by the id of the actor.
    private var ofActor: [String: [Int32]] = [:]

    /// Claims a place, by the place's id or words, the most first; of equals by their names.
    /// - Returns: nil where the filter asks for what is not held here: the source.
    /// Complexity: linear in the claims of the actor, or in all.
    public func counted(_ filter: ClaimFilter, limit: Int) -> [(place: String, claims: Int)]? {
        guard filter.source == nil else { return nil }
        let type = filter.type.map { types[$0] ?? -1 }
        let since = filter.since.map { Int32(clamping: $0.firstDay) }, until = filter.until.map { Int32(clamping: $0.lastDay) }
        let undated = Int32(Archive.undated)
        var counts = [Int](repeating: 0, count: places.count)
        func count(_ entry: Entry) {
            if let type, entry.type != type { return }
            if let since, entry.last < since || entry.first >= undated { return }
            if let until, entry.first > until { return }
            if filter.undated, entry.first != undated { return }
            counts[Int(entry.place)] += 1
        }
        if let actor = filter.actor {
            for index in ofActor[actor] ?? [] { count(entries[Int(index)]) }
        } else {
            for entry in entries { count(entry) }
        }
        return counts.indices.filter { counts[$0] > 0 && (filter.place == nil || places[$0] == filter.place) }
            .sorted { (counts[$1], places[$0]) < (counts[$0], places[$1]) }.prefix(limit).map { (places[$0], counts[$0]) }
    }
}

extension Archive {
    /// The claims of which a place is known, as the comparison stands.
    public func placedClaims() throws -> PlacedClaims { try pool.read { try PlacedClaims($0) } }
}

extension PlacedClaims {
    fileprivate init(_ database: Database) throws {
        var indexOfPlace: [String: Int32] = [:], entryOfClaim: [Int64: Int32] = [:]
        let claims = try Row.fetchCursor(
            database,
            sql:
                "SELECT number, \(ArchiveSchema.claimPlace), type, day, lastDay FROM claim WHERE \(ArchiveSchema.claimPlace) IS NOT NULL ORDER BY number"
        )
        while let row = try claims.next() {
            let place: String = row[1], name: String = row[2]
            let index = indexOfPlace[place] ?? Int32(places.count)
            if indexOfPlace[place] == nil {
                indexOfPlace[place] = index
                places.append(place)
            }
            let type = types[name] ?? Int32(types.count)
            types[name] = type
            entryOfClaim[row[0]] = Int32(entries.count)
            entries.append(Entry(place: index, type: type, first: row[3], last: row[4]))
        }
        let actors = try Row.fetchCursor(
            database,
            sql:
                "SELECT claimActor.claim, actor.id FROM claimActor JOIN actor ON actor.number = claimActor.actor ORDER BY claimActor.actor, claimActor.claim"
        )
        while let row = try actors.next() {
            guard let entry = entryOfClaim[row[0]] else { continue }
            ofActor[row[1], default: []].append(entry)
        }
    }
}
#endif
