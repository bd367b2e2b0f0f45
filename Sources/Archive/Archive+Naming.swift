#if Full
import ArabicText
import GRDB
import Readings

extension Archive {
    /// Documents whose reading names an entity, by its id or by one of its names as written, the newest first, undated ones last.
    public func documents(naming entity: EntityRecord, limit: Int) throws -> [DocumentSummary] {
        let names = [entity.id] + ([entity.name] + entity.aliases).prefix(60).map { Folding.folded($0) }
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(DocumentSummary.columns) FROM document
                    WHERE number IN (SELECT document FROM named WHERE name IN (\(marks))) ORDER BY published DESC, number DESC LIMIT ?
                    """, arguments: StatementArguments(names) + [limit]
            ).map(DocumentSummary.init)
        }
    }
}
#endif
