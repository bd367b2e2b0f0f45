/// Writes HTML as bytes. Elements nest by closures, so that every element is closed; text and attribute values are escaped on the way
/// in, so that nothing an article says becomes markup. Only `raw` takes markup, and only literals.
package struct HTMLWriter {
    package private(set) var bytes: [UInt8] = []
    /// BCP 47 tag of the whole page; runs in the same language are not tagged again.
    package let language: String

    package init(language: String, reserving capacity: Int = 1 << 16) {
        self.language = language
        bytes.reserveCapacity(capacity)
    }

    /// Attributes with a nil value are left out; those with an empty one are written bare.
    package mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], _ body: (inout HTMLWriter) -> Void = { _ in }
    ) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    package mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without content: `<br>`, `<meta>`; in SVG it is closed by `/>`.
    package mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:], selfClosing: Bool = false) {
        openTag(name, attributes)
        if selfClosing { bytes.append(0x2F) }
        bytes.append(0x3E)
    }

    /// Opens an element that the caller closes: for nestings that no closure can follow.
    package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<String, String?> = [:]) {
        openTag(name, attributes)
        bytes.append(0x3E)
    }

    package mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        bytes.append(0x3E)
    }

    package mutating func text(_ value: String) { HTMLEscaping.append(value, to: &bytes, inAttribute: false) }

    package mutating func raw(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Words of an article or a name, isolated from the direction of what stands around them; a run in another script than the
    /// page's is marked as foreign.
    package mutating func words(_ value: String) {
        if language == "ar", Script.isPlainArabic(value) {
            text(value)
            return
        }
        element("bdi", ["lang": foreignTag(value), "dir": Script.misleads(value) ? "rtl" : nil]) { $0.text(value) }
    }

    /// The language tag of words, nil when it is the page's.
    package func foreignTag(_ value: String) -> String? {
        let tag = Script.of(value).languageTag
        return tag == language ? nil : tag
    }

    private mutating func openTag(_ name: StaticString, _ attributes: KeyValuePairs<String, String?>) {
        bytes.append(0x3C)
        raw(name)
        for (key, value) in attributes {
            guard let value else { continue }
            bytes.append(0x20)
            bytes.append(contentsOf: key.utf8)
            if value.isEmpty { continue }
            raw("=\"")
            HTMLEscaping.append(value, to: &bytes, inAttribute: true)
            bytes.append(0x22)
        }
    }
}
