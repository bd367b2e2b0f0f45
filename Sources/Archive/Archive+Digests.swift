#if Full
import Comparison
import Foundation
import GRDB
import Reader
import Readings

extension Archive {
    /// Digests of readings for comparison, on all cores, in the order of ``readings(_:)``. Those that this comparer made before are taken
    /// from the archive; others are made anew and kept.
    ///
    /// What people corrected is laid over the readings that it touches; their digests are made of what comes of it.
    ///
    /// The tellings of a kept digest do not hold their words: compare with ``texts()``.
    public func digests(_ selection: Selection = Selection(), comparer: Comparer) async throws -> [DocumentDigest] {
        let (filter, arguments) = Self.filter(selection)
        let numbers = try await pool.read { database in
            try Int64.fetchAll(database, sql: "SELECT number FROM document \(filter) ORDER BY published IS NULL, published, id", arguments: arguments)
        }
        return try await digests(numbers, comparer: comparer)
    }

    /// Digests of all documents, in the order of their numbers: that in which they lie in the file.
    func allDigests(comparer: Comparer) async throws -> [DocumentDigest] {
        let numbers = try await pool.read { try Int64.fetchAll($0, sql: "SELECT number FROM document INDEXED BY documentBySha") }
        return try await digests(numbers.sorted(), comparer: comparer)
    }

    /// Documents that a thread takes at once.
    private static let share = 512

    func digests(_ numbers: [Int64], comparer: Comparer) async throws -> [DocumentDigest] {
        let corrections = try correctionSet()
        var rest = numbers[...]
        var digests: [DocumentDigest] = []
        digests.reserveCapacity(numbers.count)
        var made: [(number: Int64, bytes: [UInt8])] = []
        var fault: (any Error)?
        func keep() throws {
            try store(made, comparer: comparer)
            made.removeAll(keepingCapacity: true)
        }
        try await OrderedPipeline.run(
            threads: ProcessInfo.processInfo.activeProcessorCount,
            next: {
                let share = rest.prefix(Self.share)
                rest = rest.dropFirst(Self.share)
                return share.isEmpty ? nil : Array(share)
            },
            transform: { [self] share in Result { try self.share(share, corrections, comparer: comparer) } },
            sink: { result in
                switch result {
                case .success(let share):
                    digests += share.digests
                    made += share.made
                    if made.count >= 512 { try keep() }
                case .failure(let error): fault = fault ?? error
                }
            })
        try keep()
        if let fault { throw fault }
        return digests
    }

    private typealias Share = (digests: [DocumentDigest], made: [(number: Int64, bytes: [UInt8])])

    /// Bytes that the digest of a document takes in memory.
    private static let room = 10_000

    /// Asks for memory, in huge pages where the system has them, and gives it back to the allocator.
    private static func takeMemory(_ size: Int) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        #if canImport(Glibc)
        let low = memory.alignedUp(toMultipleOf: page), high = (memory + size).alignedDown(toMultipleOf: page)
        if high > low { madvise(low, high - low, MADV_HUGEPAGE) }
        #endif
        memory.deallocate()
    }

    private func share(_ numbers: [Int64], _ corrections: CorrectionSet, comparer: Comparer) throws -> Share {
        // What a share fills is asked for at once and given back: asked for page by page, threads that read beside one another wait for the
        // system's memory by the ten thousand.
        Self.takeMemory(max(1, numbers.count) * Self.room)
        return try pool.read { database in
            // Digests are read once: a reader need not keep the pages in which they lie, nor copy them.
            try database.execute(sql: "PRAGMA cache_size = -1024; PRAGMA mmap_size = \(Int32.max)")
            defer { try? database.execute(sql: "PRAGMA cache_size = \(Self.readerCache); PRAGMA mmap_size = 0") }
            var share: Share = ([], [])
            share.digests.reserveCapacity(numbers.count)
            var kept = try Self.kept(numbers, comparer: comparer, database)
            for number in numbers {
                let digest = kept.removeValue(forKey: number)
                if let digest, !corrections.touches(document: digest.id, entities: digest.entities) {
                    share.digests.append(digest)
                } else if let stored = try Stored(number: number, database) {
                    let reading = try stored.reading()
                    let corrected = corrections.applied(to: reading)
                    // Made or kept, a digest is the same: its words stay in the document's text.
                    let bytes = comparer.digest(of: corrected).bytes()
                    share.digests.append(try bytes.withUnsafeBytes { try DocumentDigest(bytes: $0) })
                    if digest == nil { share.made.append((number, comparer.digest(of: reading).bytes())) }
                }
            }
            return share
        }
    }

    /// Digests that this comparer made before, by the numbers of their documents; those that cannot be read are left out.
    private static func kept(_ numbers: [Int64], comparer: Comparer, _ database: Database) throws -> [Int64: DocumentDigest] {
        var kept: [Int64: DocumentDigest] = [:]
        kept.reserveCapacity(numbers.count)
        func read(_ statement: Statement, _ arguments: StatementArguments) throws {
            // A row of a cursor is not copied; it lasts until the next.
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try rows.next() {
                kept[row[0]] = try row.withUnsafeData(atIndex: 1) { data in
                    data.flatMap { data in try? data.withUnsafeBytes { try DocumentDigest(bytes: $0) } }
                }
            }
        }
        // Numbers that lie close together are read behind one another, with one buffer for all.
        if let first = numbers.first, let last = numbers.last, last > first, last - first < Int64(2 * numbers.count) {
            try read(
                database.cachedStatement(sql: "SELECT document, bytes FROM digest WHERE document BETWEEN ? AND ? AND comparer = ?"),
                [first, last, comparer.version])
        } else {
            let statement = try database.cachedStatement(sql: "SELECT document, bytes FROM digest WHERE document = ? AND comparer = ?")
            for number in numbers { try read(statement, [number, comparer.version]) }
        }
        return kept
    }

    private func store(_ made: [(number: Int64, bytes: [UInt8])], comparer: Comparer) throws {
        guard !made.isEmpty else { return }
        try pool.write { database in
            for (number, bytes) in made {
                // The document may have gone meanwhile.
                try database.cachedStatement(
                    sql: "INSERT OR REPLACE INTO digest (document, comparer, bytes) SELECT number, ?, ? FROM document WHERE number = ?"
                ).execute(arguments: [comparer.version, Data(bytes), number])
            }
        }
    }

    /// The words of tellings, from the texts of the documents that hold them.
    public func texts() -> Comparer.Texts {
        let shelf = TextShelf(self)
        return { shelf.words(document: $0, $1) }
    }
}
#endif
