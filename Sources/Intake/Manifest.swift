import Foundation
import Readings

/// What a `manifest.csv` says of files: columns `file`, `publisher`, `published` (2020, 2020-08 or 2020-08-14), and, if wanted, `title`,
/// `url`, `id`.
public struct Manifest: Sendable {
    public struct Entry: Sendable {
        public let id: String?
        public let publisher: String?
        public let published: String?
        public let title: String?
        public let url: String?
    }

    private let entries: [String: Entry]
    /// Faults of rows; their good fields are used all the same.
    public let diagnostics: [Diagnostic]

    /// - Throws: ``Diagnostic`` when the file cannot be read or names no column `file`.
    public init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Diagnostic("the manifest cannot be read", file: path, hint: "check the path")
        }
        guard let (text, _) = TextDecoding.decode(Array(data)) else {
            throw Diagnostic("the manifest is not UTF-8", file: path, hint: "save it as UTF-8")
        }
        let table = CSVTable(text, file: path)
        guard table.columns.contains("file") || table.columns.contains("id") else {
            throw Diagnostic(
                "the manifest names no column «file»", file: path, line: 1, hint: "begin it with a line such as file,publisher,published")
        }
        var entries: [String: Entry] = [:]
        var diagnostics = table.diagnostics
        for record in table.records {
            guard let key = record["file"] ?? record["id"] else {
                diagnostics.append(Diagnostic("the row names no file", file: path, line: record.line, hint: "fill the column file"))
                continue
            }
            var published = record["published"]
            if let date = published, PartialDate(date) == nil {
                diagnostics.append(
                    Diagnostic(
                        "«\(date)» is no date", file: path, line: record.line, hint: "write 2020, 2020-08 or 2020-08-14, or leave it empty"))
                published = nil
            }
            let entry = Entry(
                id: record["id"], publisher: record["publisher"], published: published, title: record["title"], url: record["url"])
            entries[Self.key(key)] = entry
        }
        self.entries = entries
        self.diagnostics = diagnostics
    }

    private static func key(_ file: String) -> String {
        var name = (file as NSString).lastPathComponent
        if name.hasSuffix(".gz") { name.removeLast(3) }
        return (name as NSString).deletingPathExtension
    }

    /// What the manifest knows of a document; its own fields win over what the document brought.
    public func completing(_ document: SourceDocument) -> SourceDocument {
        guard let entry = entries[document.id] ?? entries[Self.key(document.id)] else { return document }
        var document = document
        document.id = entry.id ?? document.id
        document.publisher = entry.publisher ?? document.publisher
        document.published = entry.published ?? document.published
        document.title = entry.title ?? document.title
        document.url = entry.url ?? document.url
        return document
    }
}
