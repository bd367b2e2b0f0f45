#if Full
import GRDB

extension Archive {
    /// Leaves the file as it is when the program ends. Whoever closes an archive last first moves what a comparison has left in the log into
    /// the file: that is for those who add, not for those who wait for an answer.
    public func leaveOpen() { _ = Unmanaged.passRetained(self) }

    /// What an archive held at one moment: as long as two states are equal, the same question has the same answer.
    public struct State: Sendable, Hashable {
        /// See ``Archive/version()``.
        public let version: Int
        /// Number of the last entry in the log of corrections.
        public let correction: Int
        /// Number of the article that was stored last.
        public let article: Int
        /// Of which version the kept comparison is, and the comparer that made it; nil before the first.
        public let compared: String?
        public let comparer: String?

        /// Whether what is kept is the comparison of the documents as they are now.
        public var isCompared: Bool { compared == String(version) }
    }

    /// Complexity: five look-ups.
    public func state() throws -> State {
        try pool.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT (SELECT number FROM change), (SELECT max(number) FROM correction), (SELECT max(number) FROM document),
                        (SELECT value FROM comparisonState WHERE name = 'archive'), (SELECT value FROM comparisonState WHERE name = 'comparer')
                    """)
            let row = try Row.fetchOne(statement)
            return State(version: row?[0] ?? 0, correction: row?[1] ?? 0, article: row?[2] ?? 0, compared: row?[3], comparer: row?[4])
        }
    }
}
#endif
