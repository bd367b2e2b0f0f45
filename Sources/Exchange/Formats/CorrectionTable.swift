import Readings

extension Correction {
    /// The log as a table: one row an entry, spans in code points.
    package static func rows(log: [Correction]) -> (columns: [String], rows: [[String]]) {
        let columns = [
            "number", "made", "who", "action", "document", "record", "start", "end", "words", "actor", "actor_id", "other", "other_id",
            "before", "after", "note", "undoes", "undone_by",
        ]
        let undoneBy = Dictionary(log.compactMap { entry in entry.undoes.map { ($0, entry.number) } }, uniquingKeysWith: { first, _ in first })
        let rows = log.map { entry in
            [
                String(entry.number), entry.made, entry.who, entry.action.rawValue, entry.record?.document ?? entry.document ?? "",
                entry.record?.kind.rawValue ?? "", entry.record.map { String($0.start) } ?? "", entry.record.map { String($0.end) } ?? "",
                entry.record?.words ?? "", entry.actor?.name ?? "", entry.actor?.id ?? "", entry.other?.name ?? "", entry.other?.id ?? "",
                entry.before ?? "", entry.after ?? "", entry.note ?? "", entry.undoes.map { String($0) } ?? "",
                undoneBy[entry.number].map { String($0) } ?? "",
            ]
        }
        return (columns, rows)
    }

    /// The log as CSV (RFC 4180) in UTF-8 with a head row.
    public static func csv(log: [Correction]) -> [UInt8] {
        let table = rows(log: log)
        var writer = CSVWriter()
        writer.row(table.columns)
        for row in table.rows { writer.row(row) }
        return writer.bytes
    }
}
