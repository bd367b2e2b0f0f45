import Foundation
import Readings

/// Documents from files, one after the other; faults are collected beside them and the rest goes on.
public final class DocumentStream {
    /// A document, or the fault that stands in its place.
    public enum Element: Sendable {
        case document(SourceDocument, notes: [Diagnostic])
        case fault(Diagnostic)
    }

    /// What a pile of articles and readings may hold.
    public enum PileElement: Sendable {
        case document(SourceDocument, notes: [Diagnostic])
        /// A line of JSON that is a reading already, as `sanad read` writes it.
        case reading(json: [UInt8], file: String, line: Int)
        case fault(Diagnostic)
    }

    /// Lines and files above this many bytes are refused: 64 MiB.
    public static let limit = 64 << 20

    private var paths: ArraySlice<String>
    private let format: InputFormat
    private var source: ByteSource?
    private var sourceFormat: InputFormat = .text
    private var line = 0
    private var sentences = 0

    /// - Parameter paths: files in the order wanted; `-` or none at all is standard input.
    public init(paths: [String], format: InputFormat = .auto) {
        self.paths = (paths.isEmpty ? ["-"] : paths)[...]
        self.format = format
    }

    /// The next document or fault, nil at the end. A line that is a reading is a fault here.
    public func next() -> Element? {
        switch nextOfPile() {
        case nil: return nil
        case .document(let document, let notes): return .document(document, notes: notes)
        case .fault(let diagnostic): return .fault(diagnostic)
        case .reading(_, let file, let line):
            return .fault(Diagnostic("the line is a reading, not an article", file: file, line: line, hint: "give the article that it was made from"))
        }
    }

    /// The next document, reading or fault, nil at the end.
    public func nextOfPile() -> PileElement? {
        while true {
            do {
                guard let source else {
                    guard let path = paths.popFirst() else { return nil }
                    let opened = try ByteSource(path: path)
                    self.source = opened
                    line = 0
                    sentences = 0
                    sourceFormat = format == .auto ? InputFormat.guess(name: path, head: try opened.head()) : format
                    continue
                }
                switch sourceFormat {
                case .jsonl: if let element = try nextObject(source) { return element }
                case .conll: if let element = try nextSentence(source) { return element }
                default:
                    self.source = nil
                    return try wholeFile(source)
                }
                self.source = nil
            } catch {
                source = nil
                return .fault(error as? Diagnostic ?? Diagnostic("\(error)"))
            }
        }
    }

    private func wholeFile(_ source: ByteSource) throws -> PileElement {
        guard let bytes = try source.rest(limit: Self.limit) else {
            return .fault(Diagnostic("the file is larger than 64 MiB", file: source.name, hint: "split it into one document a file"))
        }
        guard !bytes.isEmpty else {
            return .fault(Diagnostic("the file is empty", file: source.name, hint: "leave it out, or check where it came from"))
        }
        if sourceFormat == .html {
            return HTMLArticle.document(bytes, name: source.name, id: Self.id(ofFile: source.name))
        }
        guard let (text, encoding) = TextDecoding.decode(bytes) else {
            return .fault(
                Diagnostic(
                    "the text is neither UTF-8 nor windows-1256", file: source.name, line: Self.brokenLine(bytes),
                    hint: "convert it, for example with iconv -f ISO-8859-6 -t UTF-8"))
        }
        return .document(SourceDocument(id: Self.id(ofFile: source.name), text: text), notes: Self.notes(encoding, source.name))
    }

    static func notes(_ encoding: TextDecoding.Encoding, _ file: String) -> [Diagnostic] {
        guard encoding != .utf8 else { return [] }
        return [Diagnostic("the text is \(encoding.rawValue) and was converted", severity: .note, file: file, hint: nil)]
    }

    /// The line of the first byte that is not UTF-8.
    private static func brokenLine(_ bytes: [UInt8]) -> Int? {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return nil
    }

    private static func id(ofFile path: String) -> String {
        guard path != "standard input" else { return "stdin" }
        var name = (path as NSString).lastPathComponent
        if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
        let stem = (name as NSString).deletingPathExtension
        return stem.isEmpty ? name : stem
    }

    private func nextObject(_ source: ByteSource) throws -> PileElement? {
        while let (bytes, isCut) = try source.line(limit: Self.limit) {
            line += 1
            if isCut {
                return .fault(Diagnostic("the line is longer than 64 MiB", file: source.name, line: line, hint: "one document a line"))
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            return Self.isReading(bytes) ? .reading(json: bytes, file: source.name, line: line) : object(bytes, source.name)
        }
        return nil
    }

    /// Whether a line names the schema of readings. Inside a text the quotation marks around it would be escaped.
    private static func isReading(_ bytes: [UInt8]) -> Bool {
        let name = Array("\"\(Reading.schema)\"".utf8)
        var rest = bytes[...]
        while rest.count >= name.count, let first = rest.firstIndex(of: name[0]) {
            if rest[first...].starts(with: name) { return true }
            rest = rest[(first + 1)...]
        }
        return false
    }

    /// Foundation drops the byte order marks at the head of a string of JSON and behind an escape; written as escapes they stay, and with
    /// them the offsets of everything after them.
    private static func keepingByteOrderMarks(_ json: String) -> Data {
        guard json.utf8.contains(0xEF) else { return Data(json.utf8) }
        return Data(json.unicodeScalars.map { $0 == "\u{FEFF}" ? "\\ufeff" : String($0) }.joined().utf8)
    }

    private func object(_ bytes: [UInt8], _ file: String) -> PileElement {
        func fault(_ message: String, _ hint: String) -> PileElement {
            .fault(Diagnostic(message, file: file, line: line, hint: hint))
        }
        guard let (text, encoding) = TextDecoding.decode(bytes) else {
            return fault("the line is neither UTF-8 nor windows-1256", "convert the file to UTF-8")
        }
        guard let value = try? JSONSerialization.jsonObject(with: Self.keepingByteOrderMarks(text)) else {
            return fault("the line is no whole JSON object", "check whether it was cut off; every line holds one object")
        }
        guard let object = value as? [String: Any] else {
            return fault("the line is JSON, but no object", "write {\"id\": …, \"text\": …}")
        }
        guard let body = object["text"] as? String else {
            return fault("the object has no «text»", "write {\"id\": …, \"text\": …}")
        }
        func string(_ key: String) -> String? {
            guard let value = object[key] as? String, !value.isEmpty else { return nil }
            return value
        }
        let number = (object["id"] ?? object["_id"]).flatMap { $0 as? NSNumber }.map { $0.stringValue }
        var document = SourceDocument(
            id: string("id") ?? string("_id") ?? number ?? "\(line)", text: body, title: string("title"),
            publisher: string("publisher"), published: string("published"), url: string("url"))
        var notes = Self.notes(encoding, file)
        if let published = document.published, PartialDate(published) == nil {
            notes.append(
                Diagnostic(
                    "«\(published)» is no date", file: file, line: line, hint: "write published as 2020, 2020-08 or 2020-08-14"))
            document.published = nil
        }
        return .document(document, notes: notes)
    }

    private func nextSentence(_ source: ByteSource) throws -> PileElement? {
        var words: [String] = []
        func sentence() -> PileElement {
            defer { sentences += 1 }
            return .document(SourceDocument(id: "s\(sentences)", text: words.joined(separator: " ")), notes: [])
        }
        while let (bytes, _) = try source.line(limit: Self.limit) {
            line += 1
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return .fault(Diagnostic("the line is not UTF-8", file: source.name, line: line, hint: "convert the file to UTF-8"))
            }
            guard let word = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).first else {
                if words.isEmpty { continue }
                return sentence()
            }
            words.append(String(word))
        }
        return words.isEmpty ? nil : sentence()
    }
}
