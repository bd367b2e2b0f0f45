/// Text made safe for HTML. Besides the characters of markup, the controls that could reorder the page around them (embeddings,
/// overrides and isolates of the bidirectional algorithm) are written as visible text, «[U+202E]»: a name cannot disguise itself. Marks
/// without reach (LRM, RLM, ALM, joiners) stay, since Arabic needs them.
package enum HTMLEscaping {
    package static func append(_ text: String, to bytes: inout [UInt8], inAttribute: Bool) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0, at = 0
            while at < utf8.count {
                let length = odd(utf8, at, inAttribute)
                guard length > 0 else {
                    at += 1
                    continue
                }
                bytes.append(contentsOf: utf8[start..<at])
                appendOdd(String(decoding: utf8[at..<at + length], as: UTF8.self), to: &bytes, inAttribute: inAttribute)
                at += length
                start = at
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }

    /// Length of the scalar that begins here when it may not stand as it is; zero for all others.
    private static func odd(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int, _ inAttribute: Bool) -> Int {
        switch utf8[at] {
        case 0x26, 0x3C, 0x3E: return 1
        case 0x22, 0x27: return inAttribute ? 1 : 0
        case 0x09, 0x0A: return 0
        case 0x00...0x1F, 0x7F: return 1
        case 0xC2: return at + 1 < utf8.count && utf8[at + 1] < 0xA0 ? 2 : 0
        case 0xE2:
            guard at + 2 < utf8.count else { return 0 }
            let isControl =
                utf8[at + 1] == 0x80 && (0xAA...0xAE).contains(utf8[at + 2]) || utf8[at + 1] == 0x81 && (0xA6...0xA9).contains(utf8[at + 2])
            return isControl ? 3 : 0
        default: return 0
        }
    }

    private static func appendOdd(_ text: String, to bytes: inout [UInt8], inAttribute: Bool) {
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
