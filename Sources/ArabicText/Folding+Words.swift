extension Folding {
    /// The folded words of a form with one space between each two, where the form holds nothing but plain Arabic letters and spaces;
    /// nil for any other. What the tokeniser would give, without its lists: most rows of a table are such forms.
    public static func plainWords(_ form: String) -> [UInt8]? {
        var form = form
        return form.withUTF8 { bytes -> [UInt8]? in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var at = 0
            var isOpen = false
            while at < bytes.count {
                let first = bytes[at]
                if first == 0x20 {
                    isOpen = false
                    at += 1
                    continue
                }
                guard first & 0xE0 == 0xC0, at + 1 < bytes.count else { return nil }
                let scalar = UInt32(first & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
                guard (0x621...0x63A).contains(scalar) || (0x641...0x64A).contains(scalar) else { return nil }
                if !isOpen, !output.isEmpty { output.append(0x20) }
                isOpen = true
                fold(scalar, into: &output)
                at += 2
            }
            return output
        }
    }
}

extension FormHash {
    /// The hashes of the words of a form, as ``TokenizedText`` would cut them.
    public static func words(of form: String) -> [UInt64] {
        guard let plain = Folding.plainWords(form) else {
            let text = TokenizedText(form)
            return text.tokens.indices.map { FormHash(text.foldedBytes($0)).value }
        }
        var result: [UInt64] = []
        var hash = FormHash()
        for byte in plain {
            if byte == 0x20 {
                result.append(hash.value)
                hash = FormHash()
            } else {
                hash.combine(byte)
            }
        }
        if !plain.isEmpty { result.append(hash.value) }
        return result
    }
}
