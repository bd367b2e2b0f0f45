#if Full
import GRDB

extension Archive {
    /// Number of the article that was stored last; numbers grow with every article stored. Zero for an empty archive.
    public func lastNumber() throws -> Int { try pool.read { try Int.fetchOne($0, sql: "SELECT max(number) FROM document") ?? 0 } }

    /// How many articles were stored behind a number.
    public func count(after number: Int) throws -> Int {
        try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM document WHERE number > ?", arguments: [number]) ?? 0 }
    }

    /// Articles that were stored behind a number, the latest first.
    public func arrivals(after number: Int, limit: Int, offset: Int) throws -> [DocumentSummary] {
        try pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT \(DocumentSummary.columns) FROM document WHERE number > ? ORDER BY number DESC LIMIT ? OFFSET ?",
                arguments: [number, limit, offset]
            ).map(DocumentSummary.init)
        }
    }
}
#endif
