#if Full
import Comparison
import Dispatch
import Foundation
import GRDB
import Readings

/// The comparison of all documents, kept in the archive beside them.
///
/// ```swift
/// try await archive.refreshComparison(comparer: comparer)
/// let actor = try archive.actors(matching: "حفتر", limit: 1).first
/// let claims = try archive.claims(of: actor?.id, limit: 20)
/// ```
/// What is kept is read by id or page in milliseconds. Every read sees one state of the archive, that of the latest refresh, also
/// while documents are added and while a refresh runs. Ids of claims and conflicts are made of a document and its records
/// (`a.txt#e3`): they stay the same when documents are added behind the claim's first one.
extension Archive {
    /// Brings what is kept of the comparison up to date. Does nothing when neither the documents nor the comparer have changed.
    ///
    /// May be called while others read and add; documents that are added meanwhile take part in the next refresh.
    public func refreshComparison(comparer: Comparer) async throws {
        guard try !comparisonIsCurrent(comparer: comparer) else { return }
        let version = try await pool.read { try Self.version($0) }
        let digests = try await allDigests(comparer: comparer)
        // What cannot be read is made anew.
        let decided = Deferred { [self] in (try? pool.read { try Self.decisions(comparer, $0) }) ?? Decisions() }
        let kept = Deferred { [self] in try? pool.read { try ComparisonWriter.Kept($0, version: comparer.version) } }
        let comparison = comparer.parts(digests, texts: texts(), meanwhile: { _ = (decided.value, kept.value) }) { decided.value }
        let packed = Aside { Data(comparison.decisions.bytes()) }
        let outlines = Aside { ComparisonOutlines(comparison) }
        try await pool.writeWithoutTransaction { database in
            // What is written goes out while conflicts are still looked for, and waits in the log for a later command to be moved.
            try database.execute(sql: "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = \(Self.comparisonLog)")
            defer { try? database.execute(sql: "PRAGMA cache_size = \(Self.readerCache); PRAGMA wal_autocheckpoint = \(Self.log)") }
            try database.inTransaction(.immediate) {
                try Self.keep(packed.value, as: "decisions", database)
                var writer = ComparisonWriter(database, comparison)
                try writer.write(version: comparer.version, kept: kept.value) { outlines.value }
                try Self.setState("archive", "\(version)", database)
                try Self.setState("comparer", comparer.version, database)
                return .commit
            }
            try shortenLog(database)
        }
        // Millions of small things are given back aside, once nobody here holds them any more; a program that ends before need not give
        // them back at all.
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + 1) { withExtendedLifetime((comparison, outlines, digests)) {} }
    }

    /// Pages of the file's log that wait until they are moved into the file: SQLite's own measure, and that for a comparison, which can be
    /// made again. 128 MiB of it are more than additions of a day come to.
    private static let log = 1000
    private static let comparisonLog = 32768
    /// Bytes of a page.
    static let page = 4096
    /// Milliseconds for which the emptying of the log waits for those who read.
    private static let logPatience = 2000

    /// A log as long as that of a whole comparison is read from end to end by whoever opens the file next: it is emptied. Where somebody still
    /// reads from it, it stays for a later comparison.
    private func shortenLog(_ database: Database) throws {
        let size = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int) ?? 0
        guard size > Self.comparisonLog * Self.page else { return }
        try database.execute(sql: "PRAGMA busy_timeout = \(Self.logPatience)")
        defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Self.patience * 1000)") }
        _ = try? database.checkpoint(.truncate)
    }

    /// Throws away what spares a comparison work: digests of readings, decisions, hashes of rows. The next refresh makes all of it anew;
    /// until then what is kept of the former comparison is read as before.
    public func forgetComparison() throws {
        try pool.write { database in
            try database.execute(
                sql: "DELETE FROM digest; DELETE FROM kept; DELETE FROM comparisonState WHERE name IN ('archive', 'comparer', 'rows')")
        }
    }

    private static func decisions(_ comparer: Comparer, _ database: Database) throws -> Decisions? {
        guard try state("rows", database) == comparer.version else { return nil }
        return try kept("decisions", database).map { $0.withUnsafeBytes { Decisions(bytes: $0) } }
    }

    static func kept(_ name: String, _ database: Database) throws -> Data? {
        try Data.fetchOne(database, sql: "SELECT bytes FROM kept WHERE name = ?", arguments: [name])
    }

    static func keep(_ bytes: Data, as name: String, _ database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO kept (name, bytes) VALUES (?, ?)", arguments: [name, bytes])
    }

    /// Whether what is kept is that of the documents as they are now.
    /// - Parameter comparer: when given, also whether this comparer made it.
    public func comparisonIsCurrent(comparer: Comparer? = nil) throws -> Bool {
        try pool.read { database in
            guard try Self.state("archive", database) == "\(try Self.version(database))" else { return false }
            return try comparer == nil || Self.state("comparer", database) == comparer?.version
        }
    }

    /// The head of what is kept: the weightiest conflicts, the claims of most roots, the backing of which most is told, each series with
    /// as many points as the terminal shows, and the things that they name.
    public func outlineOfComparison(limit: Int) throws -> Comparison {
        var outline = Comparison()
        outline.conflicts = try conflicts(limit: limit)
        outline.claims = try claimsOfManyRoots(limit: limit)
        outline.backing = try backingHeads(limit: limit, points: ComparisonReport.phases)
        let ids = Set(outline.claims.flatMap { $0.actors + $0.recipients } + outline.backing.flatMap { [$0.from, $0.to] })
        outline.entities = try actors(ids: ids).values.map(\.entity).sorted { $0.id < $1.id }
        return outline
    }

    /// How much the comparison holds.
    public struct ComparisonCounts: Sendable, Hashable, Codable {
        public var documents = 0
        public var actors = 0
        public var claims = 0
        public var conflicts = 0
        public var sources = 0
        /// Pairs of actors of which a backing or an opposition is told.
        public var backing = 0
        public var turns = 0
        public var copies = 0
    }

    /// All zero but the documents before the first refresh.
    public func comparisonCounts() throws -> ComparisonCounts {
        try pool.read { database in
            var counts = ComparisonCounts()
            if let kept = try Self.state("counts", database), let data = kept.data(using: .utf8) {
                counts = try JSONDecoder().decode(ComparisonCounts.self, from: data)
            }
            counts.documents = try Int.fetchOne(database, sql: "SELECT count(*) FROM document") ?? 0
            return counts
        }
    }

    static func state(_ name: String, _ database: Database) throws -> String? {
        try String.fetchOne(database, sql: "SELECT value FROM comparisonState WHERE name = ?", arguments: [name])
    }

    static func setState(_ name: String, _ value: String, _ database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO comparisonState VALUES (?, ?)", arguments: [name, value])
    }

    /// The day by which undated rows are kept: behind all others.
    static let undated = 9_999_999
}
#endif
