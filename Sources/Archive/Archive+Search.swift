#if Full
import ArabicText
import GRDB
import Readings

extension Archive {
    /// A document that holds the words sought.
    public struct Hit: Sendable, Hashable {
        public let id: String
        public let title: String?
        public let publisher: String?
        public let published: String?
        public let text: String
    }

    /// What a hit must be besides holding the words; what is nil does not bind.
    public struct SearchScope: Sendable, Hashable {
        /// As written in the document.
        public var publisher: String?
        /// Bounds of the publication date, inclusive; undated documents are left out when a bound is given.
        public var since: PartialDate?
        public var until: PartialDate?
        /// Only words of the title count.
        public var inTitle: Bool

        public init(publisher: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil, inTitle: Bool = false) {
            self.publisher = publisher
            self.since = since
            self.until = until
            self.inTitle = inTitle
        }
    }

    /// Documents that hold all words of a query (see ``SearchQuery``), best first.
    public func search(_ query: String, limit: Int = 20) throws -> [Hit] {
        try search(SearchQuery(query), limit: limit)
    }

    /// As ``hits(_:scope:limit:offset:)``.
    public func search(
        _ query: SearchQuery, scope: SearchScope = SearchScope(), limit: Int = 20, offset: Int = 0
    ) throws -> [Hit] { try hits(query, scope: scope, limit: limit, offset: offset).hits }

    /// Best first by BM25, a word of the title counting four times; where more than ``rankedHits`` match, which says that the words are
    /// common ones, those that hold them in their title and then the others, each the newest first.
    /// - Returns: a part of the hits, and how many there are in all.
    public func hits(
        _ query: SearchQuery, scope: SearchScope = SearchScope(), limit: Int = 20, offset: Int = 0
    ) throws -> (hits: [Hit], total: Int) {
        guard !query.isEmpty else { return ([], 0) }
        let (condition, arguments) = Self.condition(query, scope)
        return try pool.read { database in
            let found = try Int64.fetchAll(database, sql: "SELECT rowid FROM documentWords WHERE \(condition)", arguments: arguments)
            guard found.count > Self.rankedHits else {
                // Ranked by number first: sorting must not carry the texts along.
                let ranked = try Row.fetchAll(
                    database,
                    sql: """
                        WITH best AS (
                            SELECT rowid AS number, bm25(documentWords, 4.0, 1.0) AS score FROM documentWords
                            WHERE \(condition) ORDER BY score, number LIMIT ? OFFSET ?)
                        SELECT id, document.title, publisher, published, text FROM best JOIN document ON document.number = best.number
                        ORDER BY best.score, best.number
                        """, arguments: arguments + [limit, offset]
                ).map(Self.hit)
                return (ranked, found.count)
            }
            let order = try dateOrder(database)
            var titled = scope
            titled.inTitle = true
            let (inTitle, further) = Self.condition(query, titled)
            let first =
                scope.inTitle
                ? found : try Int64.fetchAll(database, sql: "SELECT rowid FROM documentWords WHERE \(inTitle)", arguments: further)
            var numbers = order.newest(first, limit: limit, offset: offset)
            if numbers.count < limit, !scope.inTitle {
                numbers += order.newest(found, without: first, limit: limit - numbers.count, offset: max(0, offset - first.count))
            }
            let statement = try database.cachedStatement(sql: "SELECT id, title, publisher, published, text FROM document WHERE number = ?")
            return (try numbers.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(Self.hit) }, found.count)
        }
    }

    /// Brings the parts in which the index of words has grown together, where there are many: every word of a search is looked up in each.
    /// Takes seconds for tens of thousands of documents; others read meanwhile.
    func gatherWords() throws {
        // From part to part: to count them in a list of all their pages takes longer than to add an article.
        let parts = try pool.read { database in
            try Int.fetchOne(
                database,
                sql: """
                    WITH RECURSIVE part (id) AS (
                        SELECT min(segid) FROM documentWords_idx
                        UNION ALL SELECT (SELECT min(segid) FROM documentWords_idx WHERE segid > id) FROM part WHERE id IS NOT NULL)
                    SELECT count(id) FROM part
                    """) ?? 0
        }
        guard parts > Self.partsOfIndex else { return }
        try pool.write { try $0.execute(sql: "INSERT INTO documentWords (documentWords) VALUES ('optimize')") }
    }

    /// Parts that an index of words may have: the index brings small ones together by itself, so that no few articles cost the work of all.
    private static let partsOfIndex = 8

    /// Hits up to which all are ranked by their words: ranking reads every one of them.
    static let rankedHits = 400

    private func dateOrder(_ database: Database) throws -> DateOrder {
        let version = try Self.version(database)
        if let kept = dateOrderCache.order(version: version) { return kept }
        let order = DateOrder(try Int64.fetchAll(database, sql: "SELECT number FROM document ORDER BY published DESC, number DESC"))
        dateOrderCache.keep(order, version: version)
        return order
    }

    private static func hit(_ row: Row) -> Hit {
        Hit(id: row["id"], title: row["title"], publisher: row["publisher"], published: row["published"], text: row["text"])
    }

    public func countHits(_ query: SearchQuery, scope: SearchScope = SearchScope()) throws -> Int {
        guard !query.isEmpty else { return 0 }
        let (condition, arguments) = Self.condition(query, scope)
        return try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM documentWords WHERE \(condition)", arguments: arguments) ?? 0 }
    }

    private static func condition(_ query: SearchQuery, _ scope: SearchScope) -> (String, StatementArguments) {
        var condition = "documentWords MATCH ?"
        var arguments: StatementArguments = [scope.inTitle ? "title : (\(query.expression))" : query.expression]
        let (filter, further) = documentFilter(scope.publisher, scope.since, scope.until)
        if !filter.isEmpty {
            condition += " AND rowid IN (SELECT number FROM document \(filter))"
            arguments += further
        }
        return (condition, arguments)
    }
}
#endif
