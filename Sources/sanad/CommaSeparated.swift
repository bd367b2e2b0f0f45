import Foundation
import SanadKit

/// A table of comma-separated values (RFC 4180) with a header: quoted fields may hold commas, quotes doubled and line breaks.
struct CommaSeparated {
    /// The wanted columns of each row, in the order in which they were wanted.
    private(set) var rows: [[String]] = []

    /// - Throws: a ``Diagnostic`` when a column is missing or a quotation is left open.
    init(text: String, file: String, columns: [String]) throws {
        var records: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var line = 1
        var startLine = 1
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        func end() {
            fields.append(String(field))
            field = String.UnicodeScalarView()
        }
        while let scalar = next {
            next = scalars.next()
            if scalar == "\n" { line += 1 }
            if isQuoted {
                if scalar == "\"" {
                    if next == "\"" {
                        field.append("\"")
                        next = scalars.next()
                    } else {
                        isQuoted = false
                    }
                } else {
                    field.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case ",": end()
            case "\r": break
            case "\n":
                end()
                if fields != [""] { records.append((startLine, fields)) }
                fields = []
                startLine = line
            default: field.append(scalar)
            }
        }
        if isQuoted { throw Diagnostic("a quotation is left open", file: file, line: startLine, hint: "close it with a quotation mark") }
        end()
        if fields != [""] { records.append((startLine, fields)) }
        guard let header = records.first?.fields.map({ $0.trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF} ")) }) else {
            throw Diagnostic("the file is empty", file: file, hint: "the first line names the columns \(columns.joined(separator: ", "))")
        }
        let places = try columns.map { name in
            guard let place = header.firstIndex(of: name) else {
                throw Diagnostic(
                    "no column «\(name)»", file: file, line: 1, hint: "the first line names the columns \(columns.joined(separator: ", "))")
            }
            return place
        }
        for record in records.dropFirst() {
            guard let last = places.max(), record.fields.count > last else {
                throw Diagnostic(
                    "the row has \(record.fields.count) fields, the header \(header.count)", file: file, line: record.line,
                    hint: "quote fields that hold commas")
            }
            rows.append(places.map { record.fields[$0] })
        }
    }

    /// A field as it is written: quoted where it must be.
    static func escaped(_ field: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
        guard field.unicodeScalars.contains(where: { special.contains($0) }) else { return field }
        return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
