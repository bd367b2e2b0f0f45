/// The script that a run of text is written in, as far as language tags and direction need it.
package enum Script {
    case arabic, latin, other

    /// Arabic when any Arabic letter stands in the text, else Latin when a Latin letter does.
    package static func of(_ text: String) -> Script {
        var sawLatin = false
        for scalar in text.unicodeScalars {
            if isArabic(scalar) { return .arabic }
            if isLatin(scalar) { sawLatin = true }
        }
        return sawLatin ? .latin : .other
    }

    /// A BCP 47 tag that claims no more than the script shows; nil where there are no letters.
    package var languageTag: String? {
        switch self {
        case .arabic: "ar"
        case .latin: "und-Latn"
        case .other: nil
        }
    }

    /// Whether Arabic words begin with a Latin letter («TRT عربي»): the first letter, by which browsers guess, gives the wrong direction.
    package static func misleads(_ text: String) -> Bool {
        guard of(text) == .arabic else { return false }
        return text.unicodeScalars.first { isArabic($0) || isLatin($0) }.map(isLatin) ?? false
    }

    /// Arabic letters, spaces and marks that take the direction around them: nothing that could disturb an Arabic page.
    package static func isPlainArabic(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { isArabic($0) || $0 == " " || (0x64B...0x655).contains($0.value) || $0 == "،" }
    }

    package static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0620...0x064A, 0x066E...0x06D3, 0x06D5, 0x06FA...0x06FF, 0x0750...0x077F, 0x0870...0x089F, 0x08A0...0x08C9,
            0xFB50...0xFDFF, 0xFE70...0xFEFC:
            true
        default: false
        }
    }

    package static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    /// Pieces of a text, the Latin runs apart: a run goes from a Latin letter to the last one before Arabic letters or the end of a
    /// line, over what stands between.
    package static func runs(in text: Substring.UnicodeScalarView) -> [(text: Substring.UnicodeScalarView, isLatin: Bool)] {
        var pieces: [(Substring.UnicodeScalarView, Bool)] = []
        var plainStart = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            guard isLatin(text[index]) else {
                index = text.index(after: index)
                continue
            }
            let start = index
            var end = text.index(after: index)
            var scan = end
            while scan < text.endIndex, !isArabic(text[scan]), text[scan] != "\n" {
                scan = text.index(after: scan)
                if isLatin(text[text.index(before: scan)]) { end = scan }
            }
            if plainStart < start { pieces.append((text[plainStart..<start], false)) }
            pieces.append((text[start..<end], true))
            plainStart = end
            index = scan
        }
        if plainStart < text.endIndex { pieces.append((text[plainStart..<text.endIndex], false)) }
        return pieces
    }
}
