#if Full
import Foundation
import GRDB
import Readings

/// A pile of documents with their readings in one SQLite file, in WAL mode: one writer and many readers at once, sound after a crash
/// at any moment.
public final class Archive: Sendable {
    /// What became of a document that was to be added.
    public enum Outcome: Sendable, Hashable {
        case added
        /// The same id, text and metadata are there already, read by the same reader.
        case unchanged
        /// The same text with other metadata, or read by an older reader: read anew.
        case updated
        /// Why it was not taken.
        case refused(Diagnostic)
    }

    let pool: DatabasePool
    public let path: String
    /// The corrections last read, until the log grows.
    let correctionCache = CorrectionCache()
    /// The order of the documents by date, until one is added.
    let dateOrderCache = DateOrderCache()

    let actorCache = ActorCache()

    /// "SNAD" in the file's header tells an archive from another SQLite file.
    private static let applicationID: Int32 = 0x534E_4144

    /// Seconds for which a writer waits for another process, which may be storing a whole comparison.
    static let patience = 120

    /// Pages of the file that a reader keeps at hand, in KiB, as SQLite wants it said.
    static let readerCache = -24576

    /// Opens an archive, or makes one.
    /// - Throws: ``Diagnostic`` when the file is no archive or cannot be opened.
    public init(path: String, create: Bool = false) throws {
        self.path = path
        let exists = FileManager.default.fileExists(atPath: path)
        guard create || exists else {
            throw Diagnostic("there is no archive", file: path, hint: "make one with `sanad add --archive \(path) FILES`")
        }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(TimeInterval(Self.patience))
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = \(Self.readerCache)") }
            pool = try DatabasePool(path: path, configuration: configuration)
            let (mark, tables) = try pool.read { database in
                (
                    try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
                )
            }
            guard tables == 0 || mark == Self.applicationID else {
                throw Diagnostic("this SQLite file is no Sanad archive", file: path, hint: "name another file for the archive")
            }
            if tables == 0 {
                guard create else {
                    throw Diagnostic("the archive is empty", file: path, hint: "fill it with `sanad add --archive \(path) FILES`")
                }
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
            }
            try ArchiveSchema.migrator.migrate(pool)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw Diagnostic("the file is no archive", file: path, hint: "name another file, or move this one away")
        } catch let error as DatabaseError {
            throw Diagnostic(
                "the archive cannot be opened: \(error.message ?? error.resultCode.description)", file: path,
                hint: "check the disk and the file's permissions")
        }
    }

    /// Numbers of what the archive holds.
    public struct Summary: Sendable, Hashable {
        public let documents: Int
        public let publishers: Int
        /// Earliest and latest publication date as stored, nil when no document is dated.
        public let first: String?
        public let last: String?
    }

    public func summary() throws -> Summary {
        try pool.read { database in
            let row = try Row.fetchOne(
                database,
                // Each part by an index of its own.
                sql: """
                    SELECT (SELECT count(*) FROM document) AS n, (SELECT count(DISTINCT publisher) FROM document) AS p,
                        (SELECT min(published) FROM document) AS a, (SELECT max(published) FROM document) AS z
                    """)
            return Summary(documents: row?["n"] ?? 0, publishers: row?["p"] ?? 0, first: row?["a"], last: row?["z"])
        }
    }

    /// Grows with every document that is added, updated or removed, and with every correction of what was read, by whatever process.
    public func version() throws -> Int {
        try pool.read { try Self.version($0) }
    }

    static func version(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT number FROM change") ?? 0
    }
}
#endif
