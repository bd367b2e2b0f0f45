#if Full
import ArabicText
import Foundation
import GRDB
import Readings

extension Archive {
    /// What is known before a document is read: whether it must be read at all.
    /// - Parameter sha256: of the text's UTF-8, hexadecimal.
    public func outcome(of source: SourceDocument, sha256: String, readerVersion: String) throws -> Outcome {
        try pool.read { try Self.outcome(of: source, sha256: sha256, readerVersion: readerVersion, $0) }
    }

    private static func outcome(
        of source: SourceDocument, sha256: String, readerVersion: String, _ database: Database
    ) throws -> Outcome {
        guard
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT sha256, givenTitle, givenPublisher, givenPublished, readerVersion FROM document
                    LEFT JOIN reading ON reading.document = document.number WHERE id = ?
                    """, arguments: [source.id])
        else { return .added }
        guard row["sha256"] == sha256 else {
            return .refused(
                Diagnostic(
                    "another text is in the archive under the id «\(source.id)»", file: source.id,
                    hint: "rename the file, or give it an id of its own in the manifest"))
        }
        let same =
            row["givenTitle"] == source.title && row["givenPublisher"] == source.publisher
            && row["givenPublished"] == source.published && row["readerVersion"] == readerVersion
        return same ? .unchanged : .updated
    }

    /// Stores documents with their readings in one transaction.
    /// - Returns: one outcome a document, in order.
    public func add(_ batch: [(source: SourceDocument, reading: Reading)], readerVersion: String) throws -> [Outcome] {
        try add(batch.map { ($0.source, $0.reading, nil) }, readerVersion: readerVersion, comparerVersion: "")
    }

    /// Stores documents with their readings and digests in one transaction.
    /// - Parameters:
    ///   - batch: a digest as bytes may be absent; it is made when documents are compared.
    ///   - comparerVersion: of the comparer that made the digests.
    /// - Returns: one outcome a document, in order.
    public func add(
        _ batch: [(source: SourceDocument, reading: Reading, digest: [UInt8]?)], readerVersion: String, comparerVersion: String
    ) throws -> [Outcome] {
        try pool.write { database in
            // The index of words writes out what it holds before every statement that may be taken back: its rows come last, behind one
            // another.
            var words: [Words] = []
            let outcomes = try batch.map { source, reading, digest in
                let outcome = try Self.outcome(
                    of: source, sha256: reading.document.sha256, readerVersion: readerVersion, database)
                switch outcome {
                case .added: words.append(try Self.insert(source, reading, readerVersion, database))
                case .updated:
                    if words.contains(where: { $0.document == source.id }) { try Self.index(&words, database) }
                    let number = try Self.remove(id: source.id, database)
                    words.append(try Self.insert(source, reading, readerVersion, number: number, database))
                case .unchanged, .refused: return outcome
                }
                if let digest { try Self.store(digest, comparerVersion, of: source.id, database) }
                return outcome
            }
            try Self.index(&words, database)
            return outcomes
        }
    }

    /// What the index of words is to hold of a document.
    private struct Words {
        let number: Int64
        let document: String
        let title: String
        let body: String
    }

    private static func index(_ words: inout [Words], _ database: Database) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO documentWords (rowid, title, body) VALUES (?, ?, ?)")
        for row in words { try statement.execute(arguments: [row.number, row.title, row.body]) }
        words.removeAll()
    }

    private static func store(_ digest: [UInt8], _ comparerVersion: String, of id: String, _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO digest (document, comparer, bytes) SELECT number, ?, ? FROM document WHERE id = ?"
        ).execute(arguments: [comparerVersion, Data(digest), id])
    }

    /// - Parameter number: that of the document whose place it takes.
    /// - Returns: what is to be indexed of it.
    private static func insert(
        _ source: SourceDocument, _ reading: Reading, _ readerVersion: String, number: Int64? = nil, _ database: Database
    ) throws -> Words {
        let document = reading.document
        try database.cachedStatement(
            sql: """
                INSERT INTO document
                    (number, id, sha256, title, publisher, published, url, givenTitle, givenPublisher, givenPublished, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                number, document.id, document.sha256, document.title, document.publisher, document.published, document.url, source.title,
                source.publisher, source.published, source.text,
            ])
        let number = database.lastInsertedRowID
        var stored = reading
        stored.document.text = nil
        try database.cachedStatement(sql: "INSERT INTO reading (document, readerVersion, json) VALUES (?, ?, ?)")
            .execute(arguments: [number, readerVersion, Data(stored.json())])
        var names = Set<String>()
        for entity in reading.entities {
            names.insert(entity.id)
            for name in [entity.name] + entity.aliases { names.insert(Folding.folded(name)) }
        }
        let naming = try database.cachedStatement(sql: "INSERT OR IGNORE INTO named (name, document) VALUES (?, ?)")
        for name in names.sorted() { try naming.execute(arguments: [name, number]) }
        return Words(number: number, document: source.id, title: Folding.folded(document.title ?? ""), body: Folding.folded(source.text))
    }

    /// - Returns: the number that the document had.
    private static func remove(id: String, _ database: Database) throws -> Int64? {
        guard
            let row = try Row.fetchOne(database, sql: "SELECT number, title, text FROM document WHERE id = ?", arguments: [id])
        else { return nil }
        let number: Int64 = row["number"]
        let title: String? = row["title"]
        let text: String = row["text"]
        // A contentless index must be told the words that it is to forget.
        try database.execute(
            sql: "INSERT INTO documentWords (documentWords, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            arguments: [number, Folding.folded(title ?? ""), Folding.folded(text)])
        try database.execute(sql: "DELETE FROM document WHERE number = ?", arguments: [number])
        return number
    }
}
#endif
