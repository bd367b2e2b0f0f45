import CLibXML2
import Foundation
import Readings

/// An HTML page boiled down to its article: text blocks of the densest part, and the page's own metadata.
enum HTMLArticle {
    static func document(_ bytes: [UInt8], name: String, id: String) -> DocumentStream.PileElement {
        // libxml2 trusts what it is told: decode first, hand over UTF-8.
        guard let (markup, encoding) = TextDecoding.decode(bytes) else {
            return .fault(
                Diagnostic("the page is neither UTF-8 nor windows-1256", file: name, hint: "save it as UTF-8"))
        }
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
            | Int32(HTML_PARSE_NONET.rawValue)
        let utf8 = Array(markup.utf8)
        let parsed = utf8.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8", options)
        }
        guard let page = parsed else {
            return .fault(Diagnostic("the page holds no HTML", file: name, hint: "check whether the file is a web page"))
        }
        defer { xmlFreeDoc(page) }
        var collector = Collector()
        if let root = xmlDocGetRootElement(page) { collector.walk(root, depth: 0) }
        let text = collector.article()
        guard !text.isEmpty else {
            return .fault(
                Diagnostic("the page holds no text", file: name, hint: "pages that draw their text by script must be saved as seen"))
        }
        var document = SourceDocument(id: id, text: text)
        document.title = collector.meta["og:title"] ?? collector.title
        document.publisher = collector.meta["og:site_name"] ?? collector.meta["publisher"] ?? collector.meta["application-name"]
        let published =
            collector.meta["article:published_time"] ?? collector.meta["datepublished"] ?? collector.meta["date"]
            ?? collector.meta["pubdate"] ?? collector.time
        document.published = published.flatMap { PartialDate($0) == nil ? nil : $0 }
        document.url = collector.meta["og:url"] ?? collector.canonical
        return .document(document, notes: DocumentStream.notes(encoding, name))
    }

    /// Walks the tree once and keeps blocks of running text.
    private struct Collector {
        var blocks: [(text: String, inArticle: Bool)] = []
        var meta: [String: String] = [:]
        var title: String?
        var time: String?
        var canonical: String?
        private var current = ""
        private var articleDepth = 0

        private static let skipped: Set<String> = [
            "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "iframe", "svg", "select", "template",
        ]
        private static let blockNames: Set<String> = [
            "p", "div", "h1", "h2", "h3", "h4", "li", "blockquote", "section", "article", "main", "td", "tr", "br", "header", "figcaption",
        ]

        mutating func walk(_ node: xmlNodePtr, depth: Int) {
            guard depth < 400 else { return }
            let element = node.pointee
            if element.type == XML_TEXT_NODE || element.type == XML_CDATA_SECTION_NODE {
                if let content = element.content { append(String(cString: content)) }
                return
            }
            guard element.type == XML_ELEMENT_NODE, let cName = element.name else { return }
            let name = String(cString: cName).lowercased()
            switch name {
            case "meta":
                let key = attribute(node, "property") ?? attribute(node, "name") ?? attribute(node, "itemprop")
                if let key = key?.lowercased(), let value = attribute(node, "content"), meta[key] == nil { meta[key] = value }
                return
            case "title":
                if let content = xmlNodeGetContent(node) {
                    title = title ?? String(cString: content).collapsingSpaces()
                    sanad_xml_free(content)
                }
                return
            case "link":
                if attribute(node, "rel") == "canonical" { canonical = attribute(node, "href") }
                return
            case "time":
                if time == nil { time = attribute(node, "datetime") }
            case _ where Self.skipped.contains(name): return
            default: break
            }
            let isBlock = Self.blockNames.contains(name)
            if isBlock { flush() }
            if name == "article" || name == "main" { articleDepth += 1 }
            var child = element.children
            while let next = child {
                walk(next, depth: depth + 1)
                child = next.pointee.next
            }
            if isBlock { flush() }
            if name == "article" || name == "main" { articleDepth -= 1 }
        }

        private mutating func append(_ text: String) { current += text }

        private mutating func flush() {
            let text = current.collapsingSpaces()
            current = ""
            if !text.isEmpty { blocks.append((text, articleDepth > 0)) }
        }

        private func attribute(_ node: xmlNodePtr, _ name: String) -> String? {
            guard let value = xmlGetProp(node, name) else { return nil }
            defer { sanad_xml_free(value) }
            let text = String(cString: value).collapsingSpaces()
            return text.isEmpty ? nil : text
        }

        /// The blocks of the article element where there is one, else from the first long block to the last.
        mutating func article() -> String {
            flush()
            let marked = blocks.filter(\.inArticle)
            if marked.reduce(0, { $0 + $1.text.count }) >= 200 { return marked.map(\.text).joined(separator: "\n") }
            let long = blocks.indices.filter { blocks[$0].text.count >= 80 }
            guard let first = long.first, let last = long.last else { return blocks.map(\.text).joined(separator: "\n") }
            return blocks[first...last].map(\.text).joined(separator: "\n")
        }
    }
}

extension String {
    /// Runs of white space become one space; none at the ends.
    func collapsingSpaces() -> String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
