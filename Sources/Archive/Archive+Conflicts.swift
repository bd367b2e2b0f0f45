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

    /// Nil when there is no such conflict.
    public func conflict(id: String) throws -> Conflict? {
        try pool.read { database in
            try Data.fetchOne(database, sql: "SELECT json FROM conflict WHERE id = ?", arguments: [id])
                .map { try JSONDecoder().decode(Conflict.self, from: $0) }
        }
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
