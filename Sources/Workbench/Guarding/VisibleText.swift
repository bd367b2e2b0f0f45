#if Full
extension String {
    /// The text with the controls that could reorder the page around it written out, «[U+202E]», and with those that HTML forbids
    /// replaced: a name cannot disguise itself.
    var visible: String {
        guard unicodeScalars.contains(where: Self.isDisguise) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{E0000}"..."\u{E007F}":
                text += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
            case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func isDisguise(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{E0000}"..."\u{E007F}", "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}":
            true
        default: false
        }
    }
}
#endif
