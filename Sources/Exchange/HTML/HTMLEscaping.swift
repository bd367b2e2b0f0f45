/// Text made safe for HTML. Besides the characters of markup, the controls that could reorder the page around them (embeddings,
/// overrides and isolates of the bidirectional algorithm) are written as visible text, «[U+202E]»: a name cannot disguise itself. Marks
/// without reach (LRM, RLM, ALM, joiners) stay, since Arabic needs them.
package enum HTMLEscaping {
    package static func append(_ text: String, to bytes: inout [UInt8], inAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "\"" where inAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case "'" where inAttribute: bytes.append(contentsOf: "&#39;".utf8)
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                bytes.append(contentsOf: "[U+\(String(scalar.value, radix: 16, uppercase: true))]".utf8)
            case "\t", "\n": bytes.append(UInt8(scalar.value))
            // Controls that HTML forbids.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    package static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes, inAttribute: true)
        return String(decoding: bytes, as: UTF8.self)
    }
}
