#if Full
import GRDB

extension Archive {
    /// Claims that lie in the same stretch of days.
    public struct ClaimDays: Sendable, Hashable {
        /// Days since 1970.
        public let first: Int
        public let last: Int
        public let count: Int

        public init(first: Int, last: Int, count: Int) {
            self.first = first
            self.last = last
            self.count = count
        }
    }

    /// How many claims lie in which days, the earliest first; those without any date are left out. A claim that is dated to its month or
    /// year has the days of that stretch.
    public func claimDays(_ filter: ClaimFilter = ClaimFilter()) throws -> [ClaimDays] {
        try pool.read { database in
            guard let query = try Self.query(filter, database) else { return [] }
            let dated = query.condition.isEmpty ? "WHERE day < \(Self.undated)" : query.condition + " AND day < \(Self.undated)"
            return try Row.fetchAll(
                database, sql: "SELECT day, lastDay, count(*) AS n FROM \(query.table) \(dated) GROUP BY day, lastDay ORDER BY day, lastDay",
                arguments: query.arguments
            ).map { ClaimDays(first: $0["day"], last: $0["lastDay"], count: $0["n"]) }
        }
    }

    /// Claims a place, by the place's id or words, the most first.
    public func claimPlaces(_ filter: ClaimFilter = ClaimFilter(), limit: Int) throws -> [(place: String, claims: Int)] {
        try pool.read { database in
            guard let query = try Self.query(filter, database) else { return [] }
            // Of an actor of whom little is told the claims are looked up; else all claims with a place are gone through, by their index.
            let told = try filter.actor.flatMap { try Int.fetchOne(database, sql: "SELECT claims FROM actor WHERE id = ?", arguments: [$0]) }
            let sign = (told ?? .max) > 1_500 ? "+" : ""
            let among = filter == ClaimFilter() ? "" : "AND \(sign)number IN (SELECT \(query.number) FROM \(query.table) \(query.condition))"
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT \(ArchiveSchema.claimPlace) AS place, count(*) AS n FROM claim WHERE \(ArchiveSchema.claimPlace) IS NOT NULL \(among)
                    GROUP BY place ORDER BY n DESC, place LIMIT ?
                    """, arguments: query.arguments.isEmpty || among.isEmpty ? [limit] : query.arguments + [limit]
            ).map { ($0["place"], $0["n"]) }
        }
    }
}
#endif
