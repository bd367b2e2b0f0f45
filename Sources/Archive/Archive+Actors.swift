#if Full
import Comparison
import Foundation
import GRDB
import Readings

/// An actor, or another thing that the documents name, as lists show it.
public struct ActorSummary: Sendable, Hashable, Codable, Identifiable {
    /// As in a reading, one record a thing over all documents.
    public var entity: EntityRecord
    /// Documents in which a claim names it.
    public var documents: Int
    /// Claims that name it as actor or recipient, or that are said of it.
    public var claims: Int

    public var id: String { entity.id }
    public var name: String { entity.name }
    public var type: EntityType { entity.type }

    init(_ row: Row) throws {
        entity = try JSONDecoder().decode(EntityRecord.self, from: row["entity"])
        documents = row["documents"]
        claims = row["claims"]
    }
}

extension Archive {
    /// Things that the documents name, the most told first.
    /// - Parameters:
    ///   - matching: words, or beginnings of words, of one of its names, folded; Arabic or English. Nil or empty for all.
    ///   - type: only things of this type.
    public func actors(
        matching: String? = nil, type: EntityType? = nil, limit: Int = 50, offset: Int = 0
    ) throws -> [ActorSummary] {
        let (filter, arguments) = Self.actorFilter(matching, type)
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT entity, documents, claims FROM actor \(filter) ORDER BY claims DESC, documents DESC, id LIMIT ? OFFSET ?",
                arguments: arguments + [limit, offset]
            ).map(ActorSummary.init)
        }
    }

    public func countActors(matching: String? = nil, type: EntityType? = nil) throws -> Int {
        let (filter, arguments) = Self.actorFilter(matching, type)
        return try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM actor \(filter)", arguments: arguments) ?? 0 }
    }

    /// Nil when nothing has this id.
    public func actor(id: String) throws -> ActorSummary? { try actors(ids: [id])[id] }

    /// Whom an id meant that more articles have changed: things that no pack knows have their id of the name that most articles use. Among
    /// those who bear the name now, the one most told of; nil when nobody does or the id is of a pack.
    public func actor(formerly id: String) throws -> ActorSummary? {
        guard id.hasPrefix("x-") else { return nil }
        var words = id.dropFirst(2).split(separator: "-")
        for _ in 0..<2 where !words.isEmpty {
            let name = Comparer.words(ofName: words.joined(separator: " ")).joined(separator: " ")
            let found = try pool.read { database in
                try Row.fetchOne(
                    database,
                    sql: """
                        SELECT entity, documents, claims FROM actor WHERE number IN (SELECT actor FROM actorName WHERE name = ?)
                        ORDER BY claims DESC, documents DESC, id LIMIT 1
                        """, arguments: [name]
                ).map(ActorSummary.init)
            }
            if let found { return found }
            // «x-…-2»: the second of the name.
            guard let last = words.last, last.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            words.removeLast()
        }
        return nil
    }

    /// Those of the ids that are there; for the names of the actors of a page of claims.
    public func actors(ids: some Sequence<String>) throws -> [String: ActorSummary] {
        try pool.read { database in
            let statement = try database.cachedStatement(sql: "SELECT entity, documents, claims FROM actor WHERE id = ?")
            return try actorCache.actors(Set(ids), database) { try Row.fetchOne(statement, arguments: [$0]).map(ActorSummary.init) }
        }
    }

    private static func actorFilter(_ matching: String?, _ type: EntityType?) -> (String, StatementArguments) {
        var conditions: [String] = []
        var arguments = StatementArguments()
        if let matching {
            let words = Comparer.words(ofName: matching.lowercased())
            if !words.isEmpty {
                conditions.append("number IN (SELECT rowid FROM actorNames WHERE actorNames MATCH ?)")
                arguments += [words.map { "\"\($0)\"*" }.joined(separator: " AND ")]
            }
        }
        if let type {
            conditions.append("type = ?")
            arguments += [type.rawValue]
        }
        return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), arguments)
    }
}
#endif
