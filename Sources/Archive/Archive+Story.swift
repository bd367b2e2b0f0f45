#if Full
import Comparison
import Foundation
import GRDB
import Readings

/// What an archive holds on one actor: the articles that tell of it and what the comparison of all articles says of it.
public struct ArchiveStory: Sendable {
    /// Ids of the things that the name may mean.
    public let actors: [String]
    /// With their texts and as corrected, in order of date (undated last), then of id.
    public let readings: [Reading]
    /// Claims, conflicts and backing that name the actors; the sources that tell them; the entities of the articles.
    public let comparison: Comparison
}

extension Archive {
    /// Ids of the things that a reader may mean by a name: those of that id or of exactly that name, folded; else those with a name
    /// that holds all its words. The most told first.
    public func actors(named name: String) throws -> [String] {
        let words = Comparer.words(ofName: name.lowercased())
        guard !words.isEmpty else { return [] }
        return try pool.read { database in
            let exact = try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM actor WHERE id = ? OR number IN (SELECT actor FROM actorName WHERE name = ? AND isLast = 0)
                    ORDER BY claims DESC, documents DESC, id
                    """, arguments: [name, words.joined(separator: " ")])
            guard exact.isEmpty else { return exact }
            return try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM actor WHERE number IN (SELECT rowid FROM actorNames WHERE actorNames MATCH ?)
                    ORDER BY claims DESC, documents DESC, id
                    """, arguments: [words.map { "\"\($0)\"" }.joined(separator: " AND ")])
        }
    }

    /// What the archive holds on an actor, from the comparison as kept: refresh it first. Nil when nothing has the name.
    /// Complexity: linear in what is told of the actor.
    public func story(about name: String) throws -> ArchiveStory? {
        let ids = try actors(named: name)
        guard !ids.isEmpty else { return nil }
        let corrections = try correctionSet()
        struct Found {
            var rows: [Stored] = []
            var claims: [Data] = []
            var comparison = Comparison()
        }
        var found = try pool.read { database in
            var found = Found()
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            let things = "(SELECT number FROM actor WHERE id IN (\(marks)))"
            let arguments = StatementArguments(ids)
            let documents = """
                SELECT DISTINCT document FROM claimRecord WHERE claim IN (SELECT claim FROM claimActor WHERE actor IN \(things))
                """
            let decoder = JSONDecoder()
            found.claims = try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM claim WHERE number IN (SELECT claim FROM claimActor WHERE actor IN \(things))
                    ORDER BY coalesce(time, '9'), id
                    """, arguments: arguments)
            found.rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT json, text FROM document JOIN reading ON reading.document = document.number WHERE number IN (\(documents))
                    ORDER BY published IS NULL, published, id
                    """, arguments: arguments
            ).map(Stored.init)
            func values<Value: Decodable>(_ type: Value.Type, _ sql: String) throws -> [Value] {
                try Data.fetchAll(database, sql: sql, arguments: arguments).map { try decoder.decode(type, from: $0) }
            }
            found.comparison.documents = try values(
                ComparedDocument.self, "SELECT json FROM comparedDocument WHERE document IN (\(documents)) ORDER BY place")
            found.comparison.entities = try values(
                EntityRecord.self,
                """
                SELECT entity FROM actor WHERE number IN (
                    SELECT actor FROM claimActor WHERE claim IN (SELECT claim FROM claimRecord WHERE document IN (\(documents))))
                ORDER BY place
                """)
            found.comparison.copies = try values(
                CopyGroup.self,
                "SELECT json FROM copyGroup WHERE number IN (SELECT copyGroup FROM copied WHERE document IN (\(documents))) ORDER BY number")
            found.comparison.conflicts = try values(
                Conflict.self,
                "SELECT json FROM conflict WHERE number IN (SELECT conflict FROM conflictActor WHERE actor IN \(things)) ORDER BY weight DESC, id")
            found.comparison.sources = try values(
                SourceProfile.self,
                """
                SELECT json FROM source WHERE number IN (
                    SELECT source FROM claimSource WHERE claim IN (SELECT claim FROM claimActor WHERE actor IN \(things)))
                ORDER BY accounts DESC, id
                """)
            found.comparison.backing = try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM backing b JOIN actor x ON x.number = b."from" JOIN actor y ON y.number = b."to"
                    WHERE b."from" IN \(things) OR b."to" IN \(things) ORDER BY b.points DESC, x.id, y.id
                    """, arguments: StatementArguments(ids + ids)
            ).map { try decoder.decode(BackingSeries.self, from: $0) }
            return found
        }
        found.comparison.claims = try Concurrently.map(found.claims) { try JSONDecoder().decode(Claim.self, from: $0) }
        let readings = try Concurrently.map(found.rows) { corrections.applied(to: try $0.reading()) }
        return ArchiveStory(actors: ids, readings: readings, comparison: found.comparison)
    }
}
#endif
