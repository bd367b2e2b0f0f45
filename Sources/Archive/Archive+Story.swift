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
    /// How many articles tell of the actors; of more than the limit those were chosen on which most hangs.
    public let articles: Int
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
    ///
    /// Of an actor of whom thousands of articles tell, those are chosen that stand in the weightiest conflicts, then those that tell what
    /// others tell too, then the newest; with them the claims that they tell and the backing that is told most.
    /// - Parameter limit: articles at most.
    /// Complexity: linear in the limit, and in the number of claims that name the actor.
    public func story(about name: String, limit: Int = 200) throws -> ArchiveStory? {
        let ids = try actors(named: name)
        guard !ids.isEmpty else { return nil }
        let corrections = try correctionSet()
        struct Found {
            var rows: [Stored] = []
            var claims: [Data] = []
            var comparison = Comparison()
            var articles = 0
        }
        var found = try pool.read { database in
            var found = Found()
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            let things = "(SELECT number FROM actor WHERE id IN (\(marks)))"
            let arguments = StatementArguments(ids)
            let all = try Int64.fetchAll(
                database,
                sql: "SELECT DISTINCT document FROM claimRecord WHERE claim IN (SELECT claim FROM claimActor WHERE actor IN \(things))",
                arguments: arguments)
            found.articles = all.count
            let chosen = all.count <= limit ? all : try Self.weightiest(of: things, arguments, limit: limit, database)
            let documents = chosen.sorted().map(String.init).joined(separator: ", ")
            let told = all.count <= limit ? "" : " AND claim IN (SELECT claim FROM claimRecord WHERE document IN (\(documents)))"
            let claims = "SELECT claim FROM claimActor WHERE actor IN \(things)" + told
            let most = all.count <= limit ? -1 : limit
            let decoder = JSONDecoder()
            found.claims = try Data.fetchAll(
                database, sql: "SELECT json FROM claim WHERE number IN (\(claims)) ORDER BY coalesce(time, '9'), id", arguments: arguments)
            found.rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT json, text FROM document JOIN reading ON reading.document = document.number WHERE number IN (\(documents))
                    ORDER BY published IS NULL, published, id
                    """
            ).map(Stored.init)
            func values<Value: Decodable>(_ type: Value.Type, _ sql: String, of things: StatementArguments = []) throws -> [Value] {
                try Data.fetchAll(database, sql: sql, arguments: things).map { try decoder.decode(type, from: $0) }
            }
            found.comparison.documents = try values(
                ComparedDocument.self,
                """
                SELECT json FROM comparedDocument c JOIN document d ON d.number = c.document WHERE c.document IN (\(documents))
                ORDER BY c.place, d.id
                """)
            found.comparison.entities = try values(
                EntityRecord.self,
                """
                SELECT entity FROM actor a JOIN comparedDocument c ON c.document = a.first JOIN document d ON d.number = a.first
                WHERE a.number IN (
                    SELECT actor FROM claimActor WHERE claim IN (SELECT claim FROM claimRecord WHERE document IN (\(documents))))
                ORDER BY c.place, d.id, a.place
                """)
            found.comparison.copies = try values(
                CopyGroup.self,
                "SELECT json FROM copyGroup WHERE number IN (SELECT copyGroup FROM copied WHERE document IN (\(documents))) ORDER BY number")
            found.comparison.conflicts = try values(
                Conflict.self,
                "SELECT json FROM conflict WHERE number IN (SELECT conflict FROM conflictActor WHERE actor IN \(things)) ORDER BY weight DESC, id LIMIT \(most)",
                of: arguments)
            found.comparison.sources = try values(
                SourceProfile.self,
                """
                SELECT json FROM source WHERE number IN (SELECT source FROM claimSource WHERE claim IN (\(claims)))
                ORDER BY accounts DESC, id
                """, of: arguments)
            found.comparison.backing = try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM backing b JOIN actor x ON x.number = b."from" JOIN actor y ON y.number = b."to"
                    WHERE b."from" IN \(things) OR b."to" IN \(things) ORDER BY b.points DESC, x.id, y.id LIMIT \(most)
                    """, arguments: StatementArguments(ids + ids)
            ).map { try decoder.decode(BackingSeries.self, from: $0) }
            return found
        }
        found.comparison.claims = try Concurrently.map(found.claims) { try JSONDecoder().decode(Claim.self, from: $0) }
        let readings = try Concurrently.map(found.rows) { corrections.applied(to: try $0.reading()) }
        return ArchiveStory(actors: ids, readings: readings, comparison: found.comparison, articles: found.articles)
    }

    /// Documents on which most hangs: of the weightiest conflicts, of claims with several roots, the newest.
    private static func weightiest(of things: String, _ arguments: StatementArguments, limit: Int, _ database: Database) throws -> [Int64] {
        let lists = [
            (
                """
                SELECT r.document FROM conflictActor a JOIN conflictClaim c ON c.conflict = a.conflict JOIN claimRecord r ON r.claim = c.claim
                WHERE a.actor IN \(things) ORDER BY a.weight DESC, a.conflict, r.document LIMIT \(limit * 4)
                """, limit / 3
            ),
            (
                """
                SELECT r.document FROM claimActor a JOIN claimRecord r ON r.claim = a.claim
                WHERE a.actor IN \(things) AND a.claim IN (SELECT number FROM claim WHERE roots > 1)
                ORDER BY a.day = \(undated), a.day DESC, a.claim, r.document LIMIT \(limit * 4)
                """, limit * 2 / 3
            ),
            (
                """
                SELECT r.document FROM claimActor a JOIN claimRecord r ON r.claim = a.claim
                WHERE a.actor IN \(things) ORDER BY a.day = \(undated), a.day DESC, a.claim, r.document LIMIT \(limit * 16)
                """, limit
            ),
        ]
        var chosen: [Int64] = [], seen = Set<Int64>()
        for (sql, most) in lists {
            for document in try Int64.fetchAll(database, sql: sql, arguments: arguments) where chosen.count < most && seen.insert(document).inserted {
                chosen.append(document)
            }
        }
        return chosen
    }
}
#endif
