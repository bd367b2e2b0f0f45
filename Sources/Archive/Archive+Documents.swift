#if Full
import Comparison
import Foundation
import GRDB
import Readings

/// A document as lists show it.
public struct DocumentSummary: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    public var title: String?
    public var publisher: String?
    /// ISO 8601, possibly partial, as given or as the text says.
    public var published: String?
    public var url: String?
    /// Records of it that tell a claim.
    public var records: Int

    static let columns = """
        document.number, id, title, publisher, published, url,
        (SELECT count(*) FROM claimRecord WHERE claimRecord.document = document.number) AS records
        """

    init(_ row: Row) {
        id = row["id"]
        title = row["title"]
        publisher = row["publisher"]
        published = row["published"]
        url = row["url"]
        records = row["records"]
    }
}

extension Archive {
    /// Documents, the newest first, undated ones last; those with the same date the last added first.
    /// - Parameters:
    ///   - publisher: as written in the document.
    ///   - since: bounds of the publication date, inclusive; undated documents are left out when a bound is given.
    public func documents(
        limit: Int = 50, offset: Int = 0, publisher: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil
    ) throws -> [DocumentSummary] {
        let (filter, arguments) = Self.documentFilter(publisher, since, until)
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT \(DocumentSummary.columns) FROM document \(filter) ORDER BY published DESC, document.number DESC LIMIT ? OFFSET ?",
                arguments: arguments + [limit, offset]
            ).map(DocumentSummary.init)
        }
    }

    public func countDocuments(publisher: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil) throws -> Int {
        let (filter, arguments) = Self.documentFilter(publisher, since, until)
        return try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document \(filter)", arguments: arguments) ?? 0 }
    }

    /// Nil when there is no such document.
    public func document(id: String) throws -> DocumentSummary? {
        try pool.read { database in
            try Row.fetchOne(database, sql: "SELECT \(DocumentSummary.columns) FROM document WHERE id = ?", arguments: [id]).map(DocumentSummary.init)
        }
    }

    /// Those of the ids that are there; for the outlets and dates of a page of accounts.
    public func documents(ids: some Sequence<String>) throws -> [String: DocumentSummary] {
        try pool.read { database in
            var found: [String: DocumentSummary] = [:]
            let statement = try database.cachedStatement(sql: "SELECT \(DocumentSummary.columns) FROM document WHERE id = ?")
            for id in Set(ids) {
                if let row = try Row.fetchOne(statement, arguments: [id]) { found[id] = DocumentSummary(row) }
            }
            return found
        }
    }

    /// Outlets by number of documents, the most first; documents without an outlet are not counted.
    public func publishers() throws -> [(name: String, documents: Int)] {
        try pool.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT publisher, count(*) AS n FROM document WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY n DESC, publisher"
            ).map { ($0["publisher"], $0["n"]) }
        }
    }

    /// Groups of copies in which a document stands.
    public func copies(of document: String) throws -> [CopyGroup] {
        try pool.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT json FROM copyGroup JOIN copied ON copied.copyGroup = copyGroup.number
                    WHERE document = (SELECT number FROM document WHERE id = ?) ORDER BY copyGroup.number
                    """, arguments: [document]
            ).map { try JSONDecoder().decode(CopyGroup.self, from: $0) }
        }
    }

    static func documentFilter(_ publisher: String?, _ since: PartialDate?, _ until: PartialDate?) -> (String, StatementArguments) {
        var conditions: [String] = []
        var arguments = StatementArguments()
        if let publisher {
            conditions.append("publisher = ?")
            arguments += [publisher]
        }
        if let since {
            // A document dated to its month or year may lie behind the bound as long as the bound's prefix allows it.
            conditions.append("published >= substr(?, 1, length(substr(published, 1, 10)))")
            arguments += [since.description]
        }
        if let until {
            conditions.append("substr(published, 1, length(?)) <= ?")
            arguments += [until.description, until.description]
        }
        return (conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "), arguments)
    }
}
#endif
