import Readings

/// Comma-separated values after RFC 4180, with the line of each record kept for error messages. The header names the columns.
public struct CSVTable: Sendable {
    public struct Record: Sendable {
        /// From 1, of the line that the record begins on.
        public let line: Int
        fileprivate let fields: [String]
        fileprivate let index: [String: Int]

        /// The field of a column, nil when it is absent or empty.
        public subscript(column: String) -> String? {
            guard let position = index[column], position < fields.count, !fields[position].isEmpty else { return nil }
            return fields[position]
        }
    }

    public let columns: [String]
    public let records: [Record]
    /// Faults of single records, which are left out.
    public let diagnostics: [Diagnostic]

    /// Complexity: linear.
    public init(_ text: String, file: String) {
        var rows: [(line: Int, fields: [String])] = []
        var field = ""
        var fields: [String] = []
        var quoted = false
        var line = 1
        var start = 1
        var faults: [Diagnostic] = []
        func isBlank(_ fields: [String]) -> Bool { fields.count == 1 && fields[0].isEmpty }
        var scalars = text.unicodeScalars.makeIterator()
        var pending: Unicode.Scalar?
        func finishRow() {
            fields.append(field)
            field = ""
            if !isBlank(fields) { rows.append((start, fields)) }
            fields = []
        }
        while let scalar = pending ?? scalars.next() {
            pending = nil
            if quoted {
                if scalar == "\"" {
                    let next = scalars.next()
                    if next == "\"" {
                        field.unicodeScalars.append("\"")
                    } else {
                        quoted = false
                        pending = next
                    }
                } else {
                    if scalar == "\n" { line += 1 }
                    field.unicodeScalars.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"" where field.isEmpty: quoted = true
            case ",":
                fields.append(field)
                field = ""
            case "\r": break
            case "\n":
                finishRow()
                line += 1
                start = line
            case "\u{FEFF}" where rows.isEmpty && fields.isEmpty && field.isEmpty: break
            default: field.unicodeScalars.append(scalar)
            }
        }
        if quoted {
            faults.append(
                Diagnostic("a quoted field is never closed", file: file, line: start, hint: "close it with a quotation mark"))
        } else if !field.isEmpty || !fields.isEmpty {
            finishRow()
        }
        columns = rows.first?.fields ?? []
        let index = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var records: [Record] = []
        for row in rows.dropFirst() {
            if row.fields.count > columns.count {
                faults.append(
                    Diagnostic(
                        "the record has \(row.fields.count) fields, the header \(columns.count)", file: file, line: row.line,
                        hint: "put fields that hold a comma in quotation marks"))
                continue
            }
            records.append(Record(line: row.line, fields: row.fields, index: index))
        }
        self.records = records
        diagnostics = faults
    }
}
