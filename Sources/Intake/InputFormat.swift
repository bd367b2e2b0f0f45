/// How input is laid out.
public enum InputFormat: String, Sendable, CaseIterable {
    /// By file name and first bytes.
    case auto
    /// One document a file; its name without the extension is the id.
    case text
    /// One document a file, boiled down to its article text.
    case html
    /// One JSON object a line: id, text, title, publisher, published, url.
    case jsonl
    /// One token and tag a line, blank lines between sentences; each sentence is a document.
    case conll

    /// The format of a file by its name (`.gz` set aside), else by its first bytes.
    static func guess(name: String, head: [UInt8]) -> InputFormat {
        var name = name.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        if name.hasSuffix(".txt") || name.hasSuffix(".text") { return .text }
        if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") { return .html }
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") || name.hasSuffix(".json") { return .jsonl }
        if name.hasSuffix(".conll") || name.hasSuffix(".bio") || name.hasSuffix(".iob") { return .conll }
        let start = head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        if start.first == 0x7B { return .jsonl }
        let opening = String(decoding: start.prefix(15), as: UTF8.self).lowercased()
        if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") { return .html }
        return .text
    }
}
