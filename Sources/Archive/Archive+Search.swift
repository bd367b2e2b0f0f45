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

    public func search(
        _ query: SearchQuery, scope: SearchScope = SearchScope(), limit: Int = 20, offset: Int = 0
    ) throws -> [Hit] {
        guard !query.isEmpty else { return [] }
        let (condition, arguments) = Self.condition(query, scope)
        return try pool.read { database in
            // Ranked by number first: sorting must not carry the texts along.
            try Row.fetchAll(
                database,
                sql: """
                    WITH best AS (
                        SELECT rowid AS number, bm25(documentWords, 4.0, 1.0) AS score FROM documentWords
                        WHERE \(condition) ORDER BY score, number LIMIT ? OFFSET ?)
                    SELECT id, document.title, publisher, published, text FROM best JOIN document ON document.number = best.number
                    ORDER BY best.score, best.number
                    """, arguments: arguments + [limit, offset]
            ).map {
                Hit(id: $0["id"], title: $0["title"], publisher: $0["publisher"], published: $0["published"], text: $0["text"])
            }
        }
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
