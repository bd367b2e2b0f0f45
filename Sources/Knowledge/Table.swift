import Readings

/// One table of a pack: rows in the order of the file.
public struct Table: Sendable {
    public let name: String
    public let columns: [String]
    public internal(set) var rows: [Row]

    /// One fact. Fields are read by column name; an empty field is nil.
    public struct Row: Sendable {
        /// File that the row stands in and its line, from 1.
        public let file: String
        public let line: Int
        let columns: Columns
        let fields: [String]

        /// The trimmed field, or nil when the column is absent or the field empty.
        public subscript(column: String) -> String? {
            guard let index = columns.index[column], index < fields.count else { return nil }
            let field = fields[index]
            return field.isEmpty ? nil : field
        }

        /// The values of a list field, separated by `|`.
        public func list(_ column: String) -> [String] {
            guard let field = self[column] else { return [] }
            if !field.utf8.contains(0x7C) { return [field] }
            return field.utf8.split(separator: 0x7C).map { Substring($0).trimmingSpaces() }.filter { !$0.isEmpty }
        }

        public var id: String { self["id"] ?? "" }

        /// A fault of this row.
        public func diagnostic(_ message: String, column: String? = nil, hint: String? = nil) -> Diagnostic {
            diagnostic(message, field: column.flatMap { columns.index[$0] }, hint: hint)
        }

        /// A fault that begins at the field of that number, from 0.
        func diagnostic(_ message: String, field: Int?, hint: String?) -> Diagnostic {
            let at = field.map { fields.prefix($0).reduce(1) { $0 + $1.unicodeScalars.count + 1 } }
            return Diagnostic(message, file: file, line: line, column: at, hint: hint)
        }
    }

    final class Columns: Sendable {
        let index: [String: Int]
        init(_ names: [String]) { index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first }) }
    }

    /// Reads tab-separated text. Faults are collected; rows that have them are left out.
    static func parse(name: String, text: String, file: String, into diagnostics: inout [Diagnostic]) -> Table {
        var columns: [String] = []
        var shared = Columns([])
        var rows: [Row] = []
        var seen: [String: Int] = [:]
        var number = 0
        // Bytes, not characters: finding the borders of characters would take most of the loading.
        var text = text
        let lines = text.withUTF8 { TableLine.lines($0) }
        rows.reserveCapacity(lines.count)
        for line in lines {
            number = line.number
            let fields = line.fields
            if columns.isEmpty {
                columns = fields
                shared = Columns(columns)
                if shared.index["id"] == nil {
                    diagnostics.append(
                        Diagnostic(
                            "the header names no column «id»", file: file, line: number, column: 1,
                            hint: "begin the file with a line of column names, separated by tabs, among them id"))
                }
                continue
            }
            let row = Row(file: file, line: number, columns: shared, fields: fields)
            if fields.count > columns.count {
                diagnostics.append(
                    row.diagnostic(
                        "the row has \(fields.count) fields, the header \(columns.count)", field: columns.count,
                        hint: "remove surplus tabs; list values are separated by |"))
                continue
            }
            guard let id = row["id"] else {
                diagnostics.append(row.diagnostic("the row has no id", column: "id", hint: "give each row an id of its own"))
                continue
            }
            if let first = seen[id] {
                diagnostics.append(
                    row.diagnostic("id «\(id)» stands in line \(first) already", column: "id", hint: "ids are unique within a table"))
                continue
            }
            seen[id] = number
            rows.append(row)
        }
        return Table(name: name, columns: columns, rows: rows)
    }

    /// Rows of `other` replace rows of the same id and are added behind otherwise.
    mutating func overlay(_ other: Table) {
        var position = Dictionary(rows.indices.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in other.rows {
            if let index = position[row.id] {
                rows[index] = row
            } else {
                position[row.id] = rows.count
                rows.append(row)
            }
        }
    }
}

/// A line of a table that is neither empty nor a comment, cut at its tabs.
private struct TableLine {
    /// From 1.
    let number: Int
    /// Trimmed.
    let fields: [String]

    static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [TableLine] {
        var result: [TableLine] = []
        var number = 0
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            number += 1
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            let line = bytes[start..<last]
            if line.first != 0x23, line.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
                result.append(TableLine(number: number, fields: fields(line)))
            }
            start = end + 1
        }
        return result
    }

    private static func fields(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        var result: [String] = []
        result.reserveCapacity(12)
        var start = line.startIndex
        while true {
            let end = line[start...].firstIndex(of: 0x09) ?? line.endIndex
            var low = start
            var high = end
            while low < high, line[low] == 0x20 { low += 1 }
            while high > low, line[high - 1] == 0x20 { high -= 1 }
            result.append(String(decoding: line[low..<high], as: UTF8.self))
            if end == line.endIndex { return result }
            start = end + 1
        }
    }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    func trimmingSpaces() -> String {
        if let first = utf8.first, let last = utf8.last, first != 0x20, first != 0x09, last != 0x20, last != 0x09 { return String(self) }
        var start = utf8.startIndex
        while start < utf8.endIndex, utf8[start] == 0x20 || utf8[start] == 0x09 { start = utf8.index(after: start) }
        var end = start
        var at = start
        while at < utf8.endIndex {
            let isSpace = utf8[at] == 0x20 || utf8[at] == 0x09
            at = utf8.index(after: at)
            if !isSpace { end = at }
        }
        return String(self[start..<end])
    }
}
