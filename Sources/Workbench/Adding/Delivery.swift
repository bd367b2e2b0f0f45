#if Full
import Foundation
import Readings

/// Files as they came in, in a folder of their own that only this user can read. Their names are for showing and for the ids of
/// articles; no name sent leads to a path outside the folder.
struct Delivery: Sendable {
    private let folder: URL
    /// In the order of their coming.
    private(set) var paths: [String] = []
    private var names: [String: String] = [:]

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sanad-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Makes an empty file.
    /// - Returns: its path.
    mutating func open(_ name: String) throws -> String {
        let shown = Self.safe(name)
        let place = folder.appendingPathComponent("\(paths.count)", isDirectory: true)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let path = place.appendingPathComponent(shown).path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw Diagnostic("the file cannot be kept", file: shown, hint: "check the free space of the disk")
        }
        paths.append(path)
        names[path] = shown
        return path
    }

    func name(of path: String) -> String { names[path] ?? (path as NSString).lastPathComponent }

    /// A fault with the name that the sender knows.
    func shown(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let file = diagnostic.file, let name = names[file] else { return diagnostic }
        return Diagnostic(
            diagnostic.message, severity: diagnostic.severity, file: name, line: diagnostic.line, column: diagnostic.column,
            hint: diagnostic.hint)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The last component of a name, without what a file system or a terminal could take for something else.
    static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var kept = ""
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: continue
            default: kept.unicodeScalars.append(scalar)
            }
        }
        // Ends of names tell the format and stay.
        while kept.utf8.count > 120, !kept.isEmpty { kept.removeFirst() }
        let trimmed = kept.trimmingCharacters(in: .whitespaces)
        return trimmed.allSatisfy { $0 == "." } ? "file.txt" : trimmed
    }
}
#endif
