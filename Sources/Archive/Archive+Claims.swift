#if Full
import Comparison
import Foundation
import GRDB
import Readings

/// Which claims are wanted; what is nil does not bind.
public struct ClaimFilter: Sendable, Hashable {
    /// Id of an entity: claims that name it as actor or recipient, or statements about it.
    public var actor: String?
    /// A PLOVER type, `SUPPORTS`, `OPPOSES` or `STATEMENT`.
    public var type: String?
    /// Bounds, inclusive, of the claim's date; where it has none, of the dates of the documents that tell it. Claims without either
    /// are left out when a bound is given.
    public var since: PartialDate?
    public var until: PartialDate?
    /// Id of a source that stands in a chain of one of its accounts.
    public var source: String?
    /// Only claims that have no date and are told by documents without one.
    public var undated: Bool
    /// Id or words of the place, as the claim has it.
    public var place: String?

    public init(
        actor: String? = nil, type: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil, source: String? = nil,
        undated: Bool = false, place: String? = nil
    ) {
        self.actor = actor
        self.type = type
        self.since = since
        self.until = until
        self.source = source
        self.undated = undated
        self.place = place
    }
}

extension Archive {
    /// Claims by date, the oldest first unless `newestFirst`; undated ones last.
    public func claims(
        of actor: String? = nil, type: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil, source: String? = nil,
        newestFirst: Bool = false, limit: Int = 50, offset: Int = 0
    ) throws -> [Claim] {
        try claims(
            ClaimFilter(actor: actor, type: type, since: since, until: until, source: source), newestFirst: newestFirst, limit: limit,
            offset: offset)
    }

    public func claims(_ filter: ClaimFilter, newestFirst: Bool = false, limit: Int = 50, offset: Int = 0) throws -> [Claim] {
        try pool.read { database in
            guard let query = try Self.query(filter, database) else { return [] }
            guard newestFirst, !filter.undated, filter.since == nil else {
                return try Self.claims(query, newestFirst: newestFirst, limit: limit, offset: offset, database)
            }
            // Undated claims stand last in both orders: they follow where the dated ones end.
            let dated = query.adding("day < \(Self.undated)")
            var found = try Self.claims(dated, newestFirst: true, limit: limit, offset: offset, database)
            if found.count < limit {
                let before =
                    try found.isEmpty
                    ? Int.fetchOne(database, sql: "SELECT count(*) FROM \(dated.table) \(dated.condition)", arguments: dated.arguments) ?? 0
                    : offset + found.count
                found += try Self.claims(
                    query.adding("day = \(Self.undated)"), newestFirst: true, limit: limit - found.count, offset: max(0, offset - before), database)
            }
            return found
        }
    }

    private static func claims(
        _ query: ClaimQuery, newestFirst: Bool, limit: Int, offset: Int, _ database: Database
    ) throws -> [Claim] {
        let direction = newestFirst ? "DESC" : "ASC"
        return try Data.fetchAll(
            database,
            sql: """
                SELECT json FROM claim WHERE number IN (
                    SELECT \(query.number) FROM \(query.table) \(query.condition) ORDER BY day \(direction), \(query.number) \(direction)
                    LIMIT ? OFFSET ?)
                ORDER BY day \(direction), number \(direction)
                """, arguments: query.arguments + [limit, offset]
        ).map { try JSONDecoder().decode(Claim.self, from: $0) }
    }

    /// Acts and stances that name both of two actors, the newest first, undated ones last.
    public func claims(between one: String, and other: String, limit: Int = 10) throws -> [Claim] {
        try pool.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM claim WHERE number IN (
                        SELECT a.claim FROM claimActor a WHERE a.actor = (SELECT number FROM actor WHERE id = ?) AND a.type <> 'STATEMENT'
                            AND EXISTS (
                                SELECT 1 FROM claimActor b WHERE b.actor = (SELECT number FROM actor WHERE id = ?) AND b.day = a.day
                                    AND b.claim = a.claim)
                        ORDER BY a.day = \(Self.undated), a.day DESC, a.claim DESC LIMIT ?)
                    ORDER BY day = \(Self.undated), day DESC, number DESC
                    """, arguments: [one, other, limit]
            ).map { try JSONDecoder().decode(Claim.self, from: $0) }
        }
    }

    /// Claims that several documents tell from two independent roots or more, those of most roots first.
    public func claimsOfManyRoots(limit: Int = 50, offset: Int = 0) throws -> [Claim] {
        try pool.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM claim WHERE number IN (
                        SELECT number FROM claim WHERE roots > 1 ORDER BY roots DESC, id LIMIT ? OFFSET ?)
                    ORDER BY roots DESC, id
                    """, arguments: [limit, offset]
            ).map { try JSONDecoder().decode(Claim.self, from: $0) }
        }
    }

    public func countClaims(_ filter: ClaimFilter = ClaimFilter()) throws -> Int {
        if filter == ClaimFilter() { return try comparisonCounts().claims }
        return try pool.read { database in
            guard let query = try Self.query(filter, database) else { return 0 }
            return try Int.fetchOne(
                database, sql: "SELECT count(*) FROM \(query.table) \(query.condition)", arguments: query.arguments) ?? 0
        }
    }

    /// Nil when there is no such claim. The id stays that of the claim as long as its first account does; an id that a claim had before
    /// an older document came in is found through its record.
    public func claim(id: String) throws -> Claim? {
        try pool.read { database in
            if let json = try Data.fetchOne(database, sql: "SELECT json FROM claim WHERE id = ?", arguments: [id]) {
                return try JSONDecoder().decode(Claim.self, from: json)
            }
            guard let mark = id.lastIndex(of: "#") else { return nil }
            return try Data.fetchOne(
                database,
                sql: """
                    SELECT json FROM claim JOIN claimRecord ON claimRecord.claim = claim.number
                    WHERE document = (SELECT number FROM document WHERE id = ?) AND record = ?
                    """, arguments: [String(id[..<mark]), String(id[id.index(after: mark)...])]
            ).map { try JSONDecoder().decode(Claim.self, from: $0) }
        }
    }

    /// For each record of a document that tells a claim (`e3`, `a7`, `l2`) the claim's id.
    public func claimsOfRecords(in document: String) throws -> [String: String] {
        try pool.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT record, claim.id FROM claimRecord JOIN claim ON claim.number = claimRecord.claim
                    WHERE document = (SELECT number FROM document WHERE id = ?)
                    """, arguments: [document])
            return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    struct ClaimQuery {
        /// The table that leads, and its column for the claim's number.
        var table: String
        var number: String
        var condition: String
        var arguments: StatementArguments

        /// The same, narrowed by a condition without arguments.
        func adding(_ further: String) -> ClaimQuery {
            var narrowed = self
            narrowed.condition = condition.isEmpty ? "WHERE " + further : condition + " AND " + further
            return narrowed
        }
    }

    /// Nil when the filter names an actor or source that is not there.
    static func query(_ filter: ClaimFilter, _ database: Database) throws -> ClaimQuery? {
        var query = ClaimQuery(table: "claim", number: "number", condition: "", arguments: [])
        var conditions: [String] = []
        if let id = filter.actor {
            guard let actor = try Int64.fetchOne(database, sql: "SELECT number FROM actor WHERE id = ?", arguments: [id]) else { return nil }
            query.table = "claimActor"
            query.number = "claim"
            conditions.append("actor = ?")
            query.arguments += [actor]
        }
        if let id = filter.source {
            guard let source = try Int64.fetchOne(database, sql: "SELECT number FROM source WHERE id = ?", arguments: [id]) else { return nil }
            if filter.actor == nil {
                query.table = "claimSource"
                query.number = "claim"
                conditions.append("source = ?")
            } else {
                conditions.append(
                    "EXISTS (SELECT 1 FROM claimSource s WHERE s.source = ? AND s.day = claimActor.day AND s.claim = claimActor.claim)")
            }
            query.arguments += [source]
        }
        if let type = filter.type {
            conditions.append("type = ?")
            query.arguments += [type]
        }
        if let since = filter.since {
            conditions.append("lastDay >= ? AND day < \(undated)")
            query.arguments += [since.firstDay]
        }
        if let until = filter.until {
            conditions.append("day <= ?")
            query.arguments += [until.lastDay]
        }
        if let place = filter.place {
            // Few claims have a place: they are found first.
            conditions.append("\(query.number) IN (SELECT c.number FROM claim c WHERE \(ArchiveSchema.claimPlace(of: "c")) = ?)")
            query.arguments += [place]
        }
        if filter.undated { conditions.append("day = \(undated)") }
        if !conditions.isEmpty { query.condition = "WHERE " + conditions.joined(separator: " AND ") }
        return query
    }
}
#endif
