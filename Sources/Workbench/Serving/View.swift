#if Full
import Exchange
import Foundation
import HTTPTypes

/// What one address shows, in the forms in which it can be taken: a page, data, a table.
struct View {
    /// Of the browser's tab, and of the page's heading unless the page draws its own.
    var title: String
    var section: Section?
    var status = HTTPResponse.Status.ok
    /// Makes the data that are written as JSON; nil when the view is only a page. Called only where they are asked for.
    var data: (() -> any Encodable)?
    /// Makes the data as they are written elsewhere, in place of `data`.
    var json: (() -> [UInt8])?
    /// A file to be kept, in place of a page.
    var file: (name: String, mediaType: String, bytes: [UInt8])?
    /// Makes the data as rows; nil when they are no table.
    var table: (() throws -> Table)?
    /// What stands in `<main>`.
    var draw: (Drawing, inout HTMLWriter) -> Void
    /// Names of what the page shows.
    var names = NameTable()

    init(_ title: String, section: Section? = nil, draw: @escaping (Drawing, inout HTMLWriter) -> Void) {
        self.title = title
        self.section = section
        self.draw = draw
    }

    struct Table {
        var columns: [String]
        var rows: [[String]]

        func csv() -> [UInt8] {
            var writer = CSVWriter()
            writer.row(columns)
            for row in rows { writer.row(row) }
            // Spreadsheets take UTF-8 for granted only behind a byte order mark.
            return [0xEF, 0xBB, 0xBF] + writer.bytes
        }
    }

    /// Parts of the workbench, as the navigation names them.
    enum Section: String, CaseIterable {
        case story, articles, backing, claims, conflicts, timeline, map, actors, sources
    }

    var hasData: Bool { data != nil || json != nil }

    func written() throws -> [UInt8] {
        if let json { return json() }
        guard let data = data?() else { return Array("null".utf8) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(data))
    }
}

/// A part of a list, with the way to the next part.
struct Listing<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    let limit: Int
    let offset: Int
    /// Offset of the next part; absent behind the last.
    let next: Int?
    /// Names of the entities in the items, by id.
    var names: [String: String]?

    /// - Parameter found: from `offset` on, one more than `limit` where there are more.
    init(_ found: [Item], _ window: Visit.Window) {
        items = Array(found.prefix(window.limit))
        limit = window.limit
        offset = window.offset
        next = found.count > window.limit ? window.offset + window.limit : nil
    }
}
#endif
