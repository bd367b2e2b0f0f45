import ArabicText
import CorePack
import Foundation
import Readings

/// Tables of knowledge: the core pack, and packs of the user that add rows or replace rows by id.
public struct Pack: Sendable {
    public private(set) var tables: [String: Table]
    /// Faults found while loading; rows that have them are left out.
    public private(set) var diagnostics: [Diagnostic]
    /// Changes whenever a table changes.
    public private(set) var fingerprint = FormHash()

    /// Rows of a table, none when no pack has it.
    public func rows(_ table: String) -> [Table.Row] { tables[table]?.rows ?? [] }

    /// Loads the core pack and, over it, the folders of the user, later ones winning.
    public static func load(adding directories: [URL] = []) -> Pack {
        var all = directories
        var diagnostics: [Diagnostic] = []
        if let core = CorePack.directory {
            all.insert(core, at: 0)
        } else {
            diagnostics.append(
                Diagnostic(
                    "the core pack is missing beside the program",
                    hint: "keep the folder Sanad_CorePack.resources in the folder of the executable"))
        }
        var pack = Pack(tables: [:], diagnostics: diagnostics)
        for directory in all { pack.add(directory) }
        return pack
    }

    /// A pack from texts in memory, table by table name; for tests.
    public init(texts: [String: String]) {
        tables = [:]
        diagnostics = []
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            tables[name] = Table.parse(name: name, text: text, file: name + ".tsv", into: &diagnostics)
        }
    }

    private init(tables: [String: Table], diagnostics: [Diagnostic]) {
        self.tables = tables
        self.diagnostics = diagnostics
    }

    private mutating func add(_ directory: URL) {
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        } catch {
            diagnostics.append(
                Diagnostic(
                    "the pack cannot be opened", file: directory.path,
                    hint: "name a folder that holds tables such as cue-verbs.tsv"))
            return
        }
        let tables = files.filter { $0.pathExtension == "tsv" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        for file in Concurrently.map(tables, sharing: 1, { TableFile($0) }) {
            diagnostics += file.diagnostics
            guard let table = file.table else { continue }
            file.bytes.withUnsafeBytes { for byte in $0 { fingerprint.combine(byte) } }
            if self.tables[table.name] == nil { self.tables[table.name] = table } else { self.tables[table.name]?.overlay(table) }
        }
    }

    /// One file of a pack, read and cut; files do not depend on each other until they are laid over one another.
    private struct TableFile: Sendable {
        var bytes = Data()
        var table: Table?
        var diagnostics: [Diagnostic] = []

        init(_ file: URL) {
            guard let data = try? Data(contentsOf: file) else {
                diagnostics = [Diagnostic("the table cannot be read", file: file.path, hint: "check the file's permissions")]
                return
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                diagnostics = [Diagnostic("the table is not UTF-8", file: file.path, hint: "save it as UTF-8")]
                return
            }
            bytes = data
            table = Table.parse(name: file.deletingPathExtension().lastPathComponent, text: text, file: file.path, into: &diagnostics)
        }
    }
}
