#if Full
import ArabicText
import Comparison
import Foundation
import GRDB
import Readings

extension Archive {
    /// Answers a question by the evidence of the comparison as kept: refresh it first. Only what touches the actors of the question is
    /// read; of a hot topic the newest ``claimsPerQuestion`` claims are weighed.
    public func answer(_ text: String, comparer: Comparer) throws -> Answer {
        let (question, entities, told) = try question(text, tables: comparer.tables)
        var comparison = Comparison()
        comparison.entities = entities
        try pool.read { database in
            comparison.claims = try Self.claims(for: question, database)
            if question.isBacking { comparison.backing = try Self.backing(for: question, database) }
        }
        let answer = Asker(comparison, tables: comparer.tables, told: told).answer(text)
        guard !answer.isUnderstood else { return answer }
        // Nothing on the names: what lies nearest by its words.
        comparison.claims = try claimsNear(text)
        return Asker(comparison, tables: comparer.tables, told: told).answer(text)
    }

    /// A question as it is understood, with the things that it may name and the number of claims that name each: what an ``Asker`` needs to
    /// answer it.
    public func question(_ text: String, tables: ComparisonTables) throws -> (question: Question, entities: [EntityRecord], told: [String: Int]) {
        var (entities, told) = try entities(inQuestion: text)
        var known = Comparison()
        known.entities = entities
        let question = Asker(known, tables: tables, told: told).question(text)
        // States that were found by the adjective have no names yet; the others are not asked about.
        let nameless = Set(entities.filter(\.name.isEmpty).map(\.id))
        entities.removeAll { nameless.contains($0.id) }
        entities += try actors(ids: nameless.intersection(question.actors)).values.map(\.entity)
        told = told.filter { !nameless.contains($0.key) || question.actors.contains($0.key) }
        return (question, entities.sorted { $0.id < $1.id }, told)
    }

    /// Claims that are weighed for one question.
    static let claimsPerQuestion = 1500

    /// Things whose name stands in the question, and all states, with the number of claims that name them. States whose name does not stand
    /// there, but perhaps their adjective, come without names.
    private func entities(inQuestion text: String) throws -> ([EntityRecord], [String: Int]) {
        try pool.read { database in
            var found: [String: (entity: EntityRecord, told: Int)] = [:]
            func take(_ rows: [Row]) throws {
                for row in rows where found[row["id"]] == nil {
                    found[row["id"]] = (try JSONDecoder().decode(EntityRecord.self, from: row["entity"]), row["claims"])
                }
            }
            let columns = "actor.id, actor.entity, actor.claims"
            // A name that many share means the most told of them.
            let named = try database.cachedStatement(
                sql: "SELECT \(columns) FROM actorName JOIN actor ON actor.number = actorName.actor WHERE name = ? ORDER BY claims DESC, id LIMIT 3")
            for name in Asker.names(in: text) { try take(Row.fetchAll(named, arguments: [name])) }
            let states = try database.cachedStatement(sql: "SELECT id, claims FROM actor WHERE type = ? AND claims > 0")
            for row in try Row.fetchAll(states, arguments: [EntityType.country.rawValue]) where found[row[0]] == nil {
                found[row[0]] = (EntityRecord(id: row[0], type: .country, name: "", known: true), row[1])
            }
            let ordered = found.values.sorted { $0.entity.id < $1.entity.id }
            return (ordered.map(\.entity), found.mapValues(\.told))
        }
    }

    private static func claims(for question: Question, _ database: Database) throws -> [Claim] {
        guard let first = question.actors.first else { return [] }
        let number = "(SELECT number FROM actor WHERE id = ?)"
        var lists: [(sql: String, arguments: StatementArguments)] = []
        if question.kind == .said {
            let base = "SELECT claim, day FROM claimSource s WHERE s.source = (SELECT number FROM source WHERE id = ?) AND s.type = 'STATEMENT'"
            lists.append((base, [first]))
            for other in question.actors.dropFirst() {
                lists.append(
                    (
                        base + " AND EXISTS (SELECT 1 FROM claimActor a WHERE a.actor = \(number) AND a.day = s.day AND a.claim = s.claim)",
                        [first, other]
                    ))
            }
        } else {
            var sql = "SELECT claim, day FROM claimActor s WHERE s.actor = \(number)"
            var arguments: StatementArguments = [first]
            for other in question.actors.dropFirst() {
                sql += " AND EXISTS (SELECT 1 FROM claimActor a WHERE a.actor = \(number) AND a.day = s.day AND a.claim = s.claim)"
                arguments += [other]
            }
            if let since = question.since {
                sql += " AND s.lastDay >= ? AND s.day <= ?"
                arguments += [since.firstDay, (question.until ?? since).lastDay]
            }
            lists.append((sql, arguments))
        }
        var numbers = Set<Int64>()
        for list in lists {
            numbers.formUnion(
                try Int64.fetchAll(
                    database, sql: list.sql + " ORDER BY s.day DESC, s.claim DESC LIMIT \(claimsPerQuestion)", arguments: list.arguments))
        }
        let statement = try database.cachedStatement(sql: "SELECT json FROM claim WHERE number = ?")
        let rows = try numbers.sorted().compactMap { try Data.fetchOne(statement, arguments: [$0]) }
        return try Concurrently.map(rows) { try JSONDecoder().decode(Claim.self, from: $0) }
            .sorted { ($0.time ?? "9", $0.id) < ($1.time ?? "9", $1.id) }
    }

    private static func backing(for question: Question, _ database: Database) throws -> [BackingSeries] {
        var conditions: [String] = []
        var arguments = StatementArguments()
        for (column, id) in [("from", question.from), ("to", question.to)] {
            guard let id else { continue }
            conditions.append("b.\"\(column)\" = (SELECT number FROM actor WHERE id = ?)")
            arguments += [id]
        }
        if conditions.isEmpty {
            for id in question.actors {
                conditions.append("(SELECT number FROM actor WHERE id = ?) IN (b.\"from\", b.\"to\")")
                arguments += [id]
            }
        }
        guard !conditions.isEmpty else { return [] }
        return try Concurrently.map(
            Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM backing b JOIN actor x ON x.number = b."from" JOIN actor y ON y.number = b."to"
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY b.points DESC, x.id, y.id LIMIT 400
                    """, arguments: arguments)
        ) { try JSONDecoder().decode(BackingSeries.self, from: $0) }
    }

    /// Documents that hold all words of the question; where none does, those that hold most of its longer words.
    private func documentsNear(_ text: String) throws -> [String] {
        let whole = try search(text, limit: 8)
        guard whole.isEmpty else { return whole.map(\.id) }
        let words = TokenizedText(text)
        var found: [String: (words: Int, order: Int)] = [:]
        for index in words.tokens.indices where words.foldedWord(index).count > 3 {
            for hit in try search(words.foldedWord(index), limit: 8) {
                let order = found.count
                found[hit.id, default: (0, order)].words += 1
            }
        }
        return found.sorted { ($1.value.words, $0.value.order) < ($0.value.words, $1.value.order) }.prefix(8).map(\.key)
    }

    /// Claims of the documents that the question's words find.
    private func claimsNear(_ text: String) throws -> [Claim] {
        let documents = try documentsNear(text)
        return try pool.read { database in
            try documents.flatMap { document in
                try Data.fetchAll(
                    database,
                    sql: """
                        SELECT json FROM claim WHERE number IN (
                            SELECT claim FROM claimRecord WHERE document = (SELECT number FROM document WHERE id = ?))
                        ORDER BY coalesce(time, '9'), id
                        """, arguments: [document]
                ).map { try JSONDecoder().decode(Claim.self, from: $0) }
            }
        }
    }
}
#endif
