#if Full
import ArabicText
import Foundation
import GRDB
import Readings

extension Archive {
    /// Which readings are wanted.
    public struct Selection: Sendable, Hashable {
        /// A name, as written, or a pack id: documents that name the actor.
        public var about: String?
        /// Bounds of the publication date, inclusive; undated documents always take part.
        public var since: PartialDate?
        public var until: PartialDate?

        public init(about: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil) {
            self.about = about
            self.since = since
            self.until = until
        }
    }

    /// Readings with their texts, in order of date (undated last), then of id.
    public func readings(_ selection: Selection = Selection()) throws -> [Reading] {
        try pool.read { database in
            var conditions: [String] = []
            var arguments: [any DatabaseValueConvertible] = []
            if let about = selection.about {
                let folded = Folding.folded(about)
                conditions.append(
                    """
                    number IN (SELECT document FROM named WHERE name IN (?, ?) OR name LIKE ? ESCAPE '\\')
                    """)
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
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT json, text FROM document JOIN reading ON reading.document = document.number \(filter)
                    ORDER BY published IS NULL, published, id
                    """, arguments: StatementArguments(arguments))
            var readings: [Reading] = []
            while let row = try rows.next() {
                let json: Data = row["json"]
                var reading = try Reading(json: json)
                reading.document.text = row["text"]
                readings.append(reading)
            }
            return readings
        }
    }
}
#endif
