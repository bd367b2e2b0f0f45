import ArgumentParser
import Foundation
import Readings

/// Standard output and standard error of the commands.
enum Console {
    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// Writes a line to standard output.
    static func write(line: String) { write(Array(line.utf8) + [0x0A]) }

    /// Writes a diagnostic to standard error.
    static func report(_ diagnostic: Diagnostic) { FileHandle.standardError.write(Data((diagnostic.description + "\n").utf8)) }

    /// Writes diagnostics to standard error.
    /// - Returns: whether one of them is an error, which the exit status has to tell.
    static func report(_ diagnostics: [Diagnostic]) -> Bool {
        for diagnostic in diagnostics { report(diagnostic) }
        return diagnostics.contains { $0.severity == .error }
    }

    /// Writes a line to standard error.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// Rows of a table with named columns, as a person, a spreadsheet or a program wants them.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json

    /// One line: fields between tabs, between commas (RFC 4180), or an object without its empty fields.
    func line(_ fields: [String], columns: [String]) throws -> String {
        switch self {
        case .table: return fields.joined(separator: "\t")
        case .csv: return fields.map(CommaSeparated.escaped).joined(separator: ",")
        case .json:
            let filled = Dictionary(uniqueKeysWithValues: zip(columns, fields)).filter { !$0.value.isEmpty }
            let data = try JSONSerialization.data(withJSONObject: filled, options: [.sortedKeys, .withoutEscapingSlashes])
            return String(decoding: data, as: UTF8.self)
        }
    }
}
