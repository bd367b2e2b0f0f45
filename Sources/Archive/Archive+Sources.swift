#if Full
import Comparison
import Foundation
import GRDB
import Readings

extension Archive {
    /// A kept profile names this many documents at most; ``documents(ofSource:limit:offset:)`` gives the others.
    static let documentsInProfile = 100

    /// Sources, those with most accounts first. A profile names a hundred documents at most: see ``countDocuments(ofSource:)``.
    /// - Parameter kind: only sources of this kind, such as outlets.
    public func sources(kind: SourceKind? = nil, limit: Int = 50, offset: Int = 0) throws -> [SourceProfile] {
        let filter = kind == nil ? "" : "WHERE kind = ?"
        var arguments = StatementArguments()
        if let kind { arguments += [kind.rawValue] }
        return try pool.read { database in
            try Data.fetchAll(
                database, sql: "SELECT json FROM source \(filter) ORDER BY accounts DESC, id LIMIT ? OFFSET ?",
                arguments: arguments + [limit, offset]
            ).map { try JSONDecoder().decode(SourceProfile.self, from: $0) }
        }
    }

    /// Nil when there is no such source. The profile names a hundred documents at most.
    public func source(id: String) throws -> SourceProfile? {
        try pool.read { database in
            try Data.fetchOne(database, sql: "SELECT json FROM source WHERE id = ?", arguments: [id])
                .map { try JSONDecoder().decode(SourceProfile.self, from: $0) }
        }
    }

    /// Names of those of the ids that are there; for the chains of a page of claims.
    public func sourceNames(ids: some Sequence<String>) throws -> [String: String] {
        try pool.read { database in
            var names: [String: String] = [:]
            let statement = try database.cachedStatement(sql: "SELECT name FROM source WHERE id = ?")
            for id in Set(ids) { names[id] = try String.fetchOne(statement, arguments: [id]) }
            return names
        }
    }

    /// Documents in which a source speaks, the newest first, undated ones last.
    public func documents(ofSource id: String, limit: Int = 50, offset: Int = 0) throws -> [DocumentSummary] {
        try pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(DocumentSummary.columns) FROM document
                    WHERE number IN (SELECT document FROM sourceDocument WHERE source = (SELECT number FROM source WHERE id = ?))
                    ORDER BY published DESC, number DESC LIMIT ? OFFSET ?
                    """, arguments: [id, limit, offset]
            ).map(DocumentSummary.init)
        }
    }

    public func countDocuments(ofSource id: String) throws -> Int {
        try pool.read { try Int.fetchOne($0, sql: "SELECT documents FROM source WHERE id = ?", arguments: [id]) ?? 0 }
    }
}
#endif
