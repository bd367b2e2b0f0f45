import Foundation

/// Folding: the letter-level equivalence under which Arabic words are compared, never stored or shown.
///
/// Folded text is UTF-8. Hamza carriers become their bare letter (أ إ آ ٱ → ا, ؤ → و, ئ → ي), ى → ي, ة → ه; tatweel, harakat,
/// Quranic marks, joiners and bidirectional controls vanish; Arabic-Indic and Persian digits become ASCII digits; Persian and
/// Urdu letter forms become their Arabic neighbour (ک → ك, ی → ي, گ → ك, پ → ب, چ → ج, ڤ → ف); presentation forms are decomposed
/// by Unicode's compatibility mapping and folded again; ASCII letters become lower case.
public enum Folding {
    /// What one scalar becomes. An empty result means that the scalar vanishes.
    @usableFromInline
    static func fold(_ scalar: UInt32, into output: inout [UInt8]) {
        switch scalar {
        case 0x41...0x5A:
            output.append(UInt8(truncatingIfNeeded: scalar &+ 0x20))
        case 0..<0x80:
            output.append(UInt8(truncatingIfNeeded: scalar))
        case 0x600...0x6FF:
            let folded = arabicBlock[Int(scalar &- 0x600)]
            if folded != 0 { appendUTF8(UInt32(folded), to: &output) }
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F, 0x8D3...0x8FF:
            break
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC:
            for part in presentationForm(scalar) { fold(part, into: &output) }
        default:
            appendUTF8(scalar, to: &output)
        }
    }

    /// The folded UTF-8 of a string.
    public static func fold(_ text: some StringProtocol) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { fold(scalar.value, into: &output) }
        return output
    }

    /// The folded form of a string, as a string.
    public static func folded(_ text: some StringProtocol) -> String {
        String(decoding: fold(text), as: UTF8.self)
    }

    /// Whether folding changes nothing but letters of a word: true for scalars that a word of the Arabic script may hold.
    @inlinable
    public static func isArabicLetterOrMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6EF, 0x6FA...0x6FF, 0x750...0x77F,
            0x8A0...0x8FF, 0xFB50...0xFD3D, 0xFD50...0xFDFB, 0xFE70...0xFEFC:
            true
        default: false
        }
    }

    @usableFromInline
    static func appendUTF8(_ scalar: UInt32, to output: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: output.append(UInt8(scalar))
        case 0x80..<0x800:
            output.append(UInt8(0xC0 | scalar >> 6))
            output.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            output.append(UInt8(0xE0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        default:
            output.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// U+0600…U+06FF to the folded scalar; 0 means that the scalar vanishes.
    @usableFromInline
    static let arabicBlock: [UInt16] = {
        var table = (0..<256).map { UInt16(0x600 + $0) }
        func map(_ from: UInt32, _ to: UInt32) { table[Int(from - 0x600)] = UInt16(to) }
        func drop(_ range: ClosedRange<UInt32>) { for scalar in range { table[Int(scalar - 0x600)] = 0 } }
        for alif: UInt32 in [0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675] { map(alif, 0x627) }
        for waw: UInt32 in [0x624, 0x676, 0x677, 0x6C4, 0x6C5, 0x6C6, 0x6C7, 0x6C8, 0x6CB, 0x6CF] { map(waw, 0x648) }
        for yeh: UInt32 in [0x626, 0x649, 0x6CC, 0x6CD, 0x6CE, 0x6D0, 0x6D1, 0x6D2, 0x678] { map(yeh, 0x64A) }
        for heh: UInt32 in [0x629, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6BE, 0x6D5] { map(heh, 0x647) }
        for kaf: UInt32 in [0x6A9, 0x6AA, 0x6AB, 0x6AC, 0x6AF] { map(kaf, 0x643) }
        for feh: UInt32 in [0x6A4, 0x6A5] { map(feh, 0x641) }
        map(0x67E, 0x628)
        map(0x686, 0x62C)
        map(0x698, 0x632)
        for digit: UInt32 in 0...9 {
            map(0x660 + digit, 0x30 + digit)
            map(0x6F0 + digit, 0x30 + digit)
        }
        map(0x66B, 0x2E)  // Arabic decimal separator
        map(0x66C, 0x2C)  // Arabic thousands separator
        map(0x66A, 0x25)
        drop(0x600...0x605)
        drop(0x610...0x61A)
        drop(0x61C...0x61C)
        drop(0x640...0x640)
        drop(0x64B...0x65F)
        drop(0x670...0x670)
        drop(0x6D6...0x6DD)
        drop(0x6DF...0x6E8)
        drop(0x6EA...0x6ED)
        return table
    }()

    private static let presentationForms: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for value in Array(0xFB50...0xFDFF as ClosedRange<UInt32>) + Array(0xFE70...0xFEFC as ClosedRange<UInt32>) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let mapped = String(Character(scalar)).precomposedStringWithCompatibilityMapping
            let parts = mapped.unicodeScalars.map(\.value)
            // What the mapping leaves in the block would send folding round in circles.
            table[value] = parts.contains { (0xFB50...0xFDFF).contains($0) || (0xFE70...0xFEFC).contains($0) } ? [] : parts
        }
        return table
    }()

    private static func presentationForm(_ scalar: UInt32) -> [UInt32] { presentationForms[scalar] ?? [] }
}
