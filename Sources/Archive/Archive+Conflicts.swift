#if Full
import Comparison
import Foundation
import GRDB
import Readings

extension Archive {
    /// Conflicts, those first on which most hangs.
    /// - Parameters:
    ///   - actor: id of an entity that they are about.
    public func conflicts(of actor: String? = nil, kind: Conflict.Kind? = nil, limit: Int = 50, offset: Int = 0) throws -> [Conflict] {
        try pool.read { database in
            guard let query = try Self.conflictQuery(actor, kind, database) else { return [] }
            return try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM conflict WHERE number IN (
                        SELECT \(query.number) FROM \(query.table) \(query.condition) ORDER BY weight DESC, \(query.order) LIMIT ? OFFSET ?)
                    ORDER BY weight DESC, id
                    """, arguments: query.arguments + [limit, offset]
            ).map { try JSONDecoder().decode(Conflict.self, from: $0) }
        }
    }

    public func countConflicts(of actor: String? = nil, kind: Conflict.Kind? = nil) throws -> Int {
        try pool.read { database in
            guard let query = try Self.conflictQuery(actor, kind, database) else { return 0 }
            return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(query.table) \(query.condition)", arguments: query.arguments) ?? 0
        }
    }

    /// Nil when there is no such conflict. The id stays that of the conflict as long as each side's first account does; an id that it had
    /// before articles came in is found through its records: the conflict in which both, or other accounts of their claims, stand on two
    /// sides.
    public func conflict(id: String) throws -> Conflict? {
        try pool.read { database in
            if let json = try Data.fetchOne(database, sql: "SELECT json FROM conflict WHERE id = ?", arguments: [id]) {
                return try JSONDecoder().decode(Conflict.self, from: json)
            }
            return try ConflictAddress.readings(of: id).lazy.compactMap { try Self.conflict($0, database) }.first
        }
    }

    /// The claims of the records by which a conflict is addressed, also where no conflict is found between them any more.
    public func claims(ofConflict id: String) throws -> [Claim] {
        for address in ConflictAddress.readings(of: id) {
            var found: [Claim] = []
            for record in [address.first, address.second] {
                guard let claim = try claim(id: record.document + "#" + record.record), !found.contains(where: { $0.id == claim.id }) else {
                    continue
                }
                found.append(claim)
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func conflict(_ address: ConflictAddress, _ database: Database) throws -> Conflict? {
        guard let first = try claimNumber(address.first.document, address.first.record, database),
            let second = try claimNumber(address.second.document, address.second.record, database)
        else { return nil }
        let candidates = try Data.fetchAll(
            database,
            sql: """
                SELECT json FROM conflict WHERE number IN (
                    SELECT conflict FROM conflictClaim WHERE claim = ? INTERSECT SELECT conflict FROM conflictClaim WHERE claim = ?)
                ORDER BY weight DESC, id
                """, arguments: [first, second]
        ).map { try JSONDecoder().decode(Conflict.self, from: $0) }
        var best: (conflict: Conflict, standing: Int)?
        for conflict in candidates {
            let cut = max(0, min(conflict.firstSide, conflict.accounts.count))
            for sides in [(conflict.accounts[..<cut], conflict.accounts[cut...]), (conflict.accounts[cut...], conflict.accounts[..<cut])] {
                guard try tells(first, sides.0, database), try tells(second, sides.1, database) else { continue }
                // Of several, that in which the records themselves stand; then the weightiest.
                let standing = (address.first.stands(in: sides.0) ? 1 : 0) + (address.second.stands(in: sides.1) ? 1 : 0)
                if standing > best?.standing ?? -1 { best = (conflict, standing) }
            }
        }
        return best?.conflict
    }

    /// Whether an account of a side tells a claim.
    private static func tells(_ claim: Int64, _ side: ArraySlice<Account>, _ database: Database) throws -> Bool {
        try side.contains { try claimNumber($0.document, $0.record, database) == claim }
    }

    private static func claimNumber(_ document: String, _ record: String, _ database: Database) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: "SELECT claim FROM claimRecord WHERE document = (SELECT number FROM document WHERE id = ?) AND record = ?")
        return try Int64.fetchOne(statement, arguments: [document, record])
    }

    /// Conflicts in which an account of a claim stands, the weightiest first.
    public func conflicts(ofClaim id: String) throws -> [Conflict] {
        try pool.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM conflict WHERE number IN (
                        SELECT conflict FROM conflictClaim WHERE claim = (SELECT number FROM claim WHERE id = ?))
                    ORDER BY weight DESC, id
                    """, arguments: [id]
            ).map { try JSONDecoder().decode(Conflict.self, from: $0) }
        }
    }

    private struct ConflictQuery {
        var table: String
        var number: String
        var order: String
        var condition: String
        var arguments: StatementArguments
    }

    /// Nil when the actor is not there.
    private static func conflictQuery(_ actor: String?, _ kind: Conflict.Kind?, _ database: Database) throws -> ConflictQuery? {
        var query = ConflictQuery(table: "conflict", number: "number", order: "id", condition: "", arguments: [])
        var conditions: [String] = []
        if let actor {
            guard let number = try Int64.fetchOne(database, sql: "SELECT number FROM actor WHERE id = ?", arguments: [actor]) else { return nil }
            query = ConflictQuery(table: "conflictActor", number: "conflict", order: "conflict", condition: "", arguments: [number])
            conditions.append("actor = ?")
        }
        if let kind {
            conditions.append("kind = ?")
            query.arguments += [kind.rawValue]
        }
        if !conditions.isEmpty { query.condition = "WHERE " + conditions.joined(separator: " AND ") }
        return query
    }
}
#endif
