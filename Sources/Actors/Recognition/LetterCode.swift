/// The folded alphabet in which the name recogniser reads words: one byte a letter.
///
/// Hamza forms, alif maqsura, ta marbuta and the Persian letters fall together with their plain Arabic neighbours;
/// diacritics, tatweel and invisible controls vanish; all digits are one. Affixes are then byte slices and a word's
/// identity is a hash of few bytes.
enum LetterCode {
    /// The code of a scalar that leaves no trace in the folded form.
    static let silent: UInt8 = 0
    static let alif: UInt8 = 0x27
    static let lam: UInt8 = 0x44
    static let waw: UInt8 = 0x48
    static let fa: UInt8 = 0x41
    static let ba: UInt8 = 0x28
    static let kaf: UInt8 = 0x43
    static let sin: UInt8 = 0x33
    static let digit: UInt8 = 0xB0

    /// Whether `code` stands for an Arabic letter.
    @inline(__always) static func isArabic(_ code: UInt8) -> Bool { code >= 0x21 && code <= 0x4A }
    /// Whether `code` stands for a Latin letter.
    @inline(__always) static func isLatin(_ code: UInt8) -> Bool { code >= 0xE1 && code <= 0xFA }

    /// The code of a Unicode scalar value. Arabic letters keep the low byte of their block, ASCII has the high bit set.
    @inline(__always) static func code(of scalar: UInt32) -> UInt8 {
        if scalar < 0x80 {
            switch scalar {
            case 0x30...0x39: return digit
            case 0x41...0x5A: return UInt8(truncatingIfNeeded: scalar | 0xA0)
            case 0x21...0x7E: return UInt8(truncatingIfNeeded: scalar | 0x80)
            default: return silent
            }
        }
        if scalar >= 0x0600 && scalar <= 0x06FF { return arabicBlock[Int(scalar - 0x0600)] }
        switch scalar {
        case 0x00AB, 0x00BB, 0x201C, 0x201D, 0x201E: return 0xA2  // quotation marks fall together
        case 0x2018, 0x2019: return 0xA7
        case 0x2010...0x2015: return 0xAD
        case 0x2026: return 0xAE
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: return 0x7E  // presentation forms fall together; news hardly has them
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x00AD: return silent
        case 0x00C0...0x024F: return 0xE1 + UInt8(truncatingIfNeeded: scalar % 26)
        default: return 0x7F
        }
    }

    private static let arabicBlock: [UInt8] = (0...255).map { low in
        switch low {
        case 0x22, 0x23, 0x25, 0x71, 0x72, 0x73, 0x75: return alif
        case 0x24: return waw
        case 0x26, 0x49, 0xCC, 0xD0, 0xD2: return 0x4A
        case 0x29, 0xC1, 0xBE, 0xD5: return 0x47
        case 0x21, 0x27, 0x28, 0x2A...0x3A, 0x41...0x48, 0x4A: return UInt8(low)
        case 0x7E: return ba
        case 0x86: return 0x2C
        case 0x98: return 0x32
        case 0xA4, 0xA8: return fa
        case 0xA9, 0xAA: return kaf
        case 0xAF: return 0x3A
        case 0x60...0x69, 0xF0...0xF9: return digit
        case 0x0C: return 0xAC
        case 0x1B: return 0xBB
        case 0x1F: return 0xBF
        case 0x6A: return 0xA5
        case 0x6B, 0x6C: return 0xAC
        case 0x10...0x1A, 0x1C, 0x40, 0x4B...0x5F, 0x70, 0xD6...0xED: return silent
        default: return 0x7F
        }
    }
}
