#if Full
import ArabicText
import Comparison
import Foundation
import GRDB
import Reader
import Readings

extension Archive {
    /// Which readings are wanted: of documents that name an actor (a name, as written, or a pack id), published between two dates, inclusive;
    /// undated documents always take part.
    public typealias Selection = ComparisonScope

    /// Readings with their texts and as corrected, in order of date (undated last), then of id.
    public func readings(_ selection: Selection = Selection()) throws -> [Reading] {
        let corrections = try correctionSet()
        return try stored(selection).map { corrections.applied(to: try $0.reading()) }
    }

    /// Puts every reading of a selection through a transformation on all cores and hands the results over in the order of ``readings(_:)``;
    /// no more than a few hundred readings are in memory.
    /// - Throws: what the archive or `sink` throws; the first fault ends the run.
    public func forEachReading<Output: Sendable>(
        _ selection: Selection = Selection(), transform: @escaping @Sendable (Reading) -> Output, sink: (Output) throws -> Void
    ) async throws {
        let corrections = try correctionSet()
        let (filter, arguments) = Self.filter(selection)
        var numbers = try await pool.read { database in
            try Int64.fetchAll(database, sql: "SELECT number FROM document \(filter) ORDER BY published IS NULL, published, id", arguments: arguments)
        }[...]
        try await OrderedPipeline.run(
            threads: ProcessInfo.processInfo.activeProcessorCount,
            next: { () -> [Int64]? in
                let share = numbers.prefix(32)
                numbers = numbers.dropFirst(32)
                return share.isEmpty ? nil : Array(share)
            },
            transform: { [pool] share in
                Result {
                    try pool.read { database in
                        try share.compactMap { number in
                            try Stored(number: number, database).map { transform(corrections.applied(to: try $0.reading())) }
                        }
                    }
                }
            },
            sink: { for output in try $0.get() { try sink(output) } })
    }

    /// The reading of one document with its text and as corrected; nil when the archive has no such id.
    public func reading(id: String) throws -> Reading? {
        try machineReading(id: id).map { try correctionSet().applied(to: $0) }
    }

    /// The reading as the machine made it, whatever people said of it since.
    public func machineReading(id: String) throws -> Reading? {
        try pool.read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT json, text FROM document JOIN reading ON reading.document = document.number WHERE id = ?",
                arguments: [id]
            ).map(Stored.init)
        }?.reading()
    }

    /// A reading as it lies in the archive.
    struct Stored: Sendable {
        let json: Data
        let text: String

        init(_ row: Row) {
            json = row["json"]
            text = row["text"]
        }

        /// Nil when there is no such document.
        init?(number: Int64, _ database: Database) throws {
            let row = try Row.fetchOne(
                database, sql: "SELECT json, text FROM document JOIN reading ON reading.document = document.number WHERE number = ?",
                arguments: [number])
            guard let row else { return nil }
            self.init(row)
        }

        func reading() throws -> Reading {
            var reading = try Reading(json: json)
            reading.document.text = text
            return reading
        }
    }

    /// How many readings a selection takes in.
    public func count(_ selection: Selection) throws -> Int {
        let (filter, arguments) = Self.filter(selection)
        return try pool.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM document \(filter)", arguments: arguments) ?? 0
        }
    }

    private func stored(_ selection: Selection) throws -> [Stored] {
        let (filter, arguments) = Self.filter(selection)
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT json, text FROM document JOIN reading ON reading.document = document.number \(filter)
                    ORDER BY published IS NULL, published, id
                    """, arguments: arguments
            ).map(Stored.init)
        }
    }

    /// The condition on documents that a selection means.
    static func filter(_ selection: Selection) -> (sql: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        if let about = selection.about {
            let folded = Folding.folded(about)
            conditions.append("number IN (SELECT document FROM named WHERE name IN (?, ?) OR name LIKE ? ESCAPE '\\')")
            let pattern = folded.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            arguments += [about, folded, "%\(pattern)%"]
        }
        if let since = selection.since {
            // A document dated to its month or year may lie behind the bound as long as the bound's prefix allows it.
            conditions.append("(published IS NULL OR substr(published, 1, 10) >= substr(?, 1, length(substr(published, 1, 10))))")
            arguments.append(since.description)
        }
        if let until = selection.until {
            conditions.append("(published IS NULL OR substr(published, 1, length(?)) <= ?)")
            arguments += [until.description, until.description]
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return (filter, StatementArguments(arguments))
    }
}
#endif
