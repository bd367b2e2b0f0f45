/// A reader of HTML as strict as XML, for pages that are to nest without the browser's mercy.
struct MarkupChecker {
    private(set) var faults: [String] = []
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    /// The text of the page without its marks, entities resolved.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "input", "br"]

    init(_ html: String) {
        var open: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            if open.last != "style", open.last != "script" { text += Self.plain(rest[..<start]) }
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag without end")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            if tag.hasPrefix("/") {
                if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes <\(open.last ?? "")>") }
                continue
            }
            if name == "a", open.contains("a") { faults.append("a link inside a link") }
            ids += Self.values(of: "id", in: tag)
            links += Self.values(of: "href", in: tag)
            if !tag.hasSuffix("/"), !Self.void.contains(name) { open.append(name) }
        }
        if !open.isEmpty { faults.append("left open: \(open)") }
    }

    private static func values(of attribute: String, in tag: Substring) -> [String] {
        tag.split(separator: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
