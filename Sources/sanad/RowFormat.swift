import ArgumentParser
import Foundation

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
