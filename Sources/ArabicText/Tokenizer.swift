/// Cuts UTF-8 into tokens in one pass, folding as it goes.
struct Tokenizer {
    private(set) var tokens: [Token] = []
    private(set) var folded: [UInt8] = []

    private enum Class { case arabic, latin, digit, space, newline, ignorable, punctuation, symbol }

    mutating func run(_ bytes: [UInt8]) {
        tokens.reserveCapacity(bytes.count / 9)
        folded.reserveCapacity(bytes.count)
        var at = 0
        var joins = false
        var startsLine = true
        while at < bytes.count {
            let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
            let kind = Self.classify(scalar)
            switch kind {
            case .space,
                .punctuation where Self.isHashtagMark(scalar, bytes, at + length):
                joins = false
                at += length
                continue
            case .newline:
                joins = false
                startsLine = true
                at += length
                continue
            case .ignorable:
                // A control between words belongs to none; inside a word the word's own loop takes it.
                at += length
                continue
            default: break
            }
            let start = at
            let foldedStart = folded.count
            Folding.fold(scalar, into: &folded)
            at += length
            var last = at  // one past the last byte that belongs to the token
            let tokenKind: Token.Kind
            switch kind {
            case .arabic:
                tokenKind = .word
                extend(bytes, &at, &last) { $0 == .arabic }
            case .latin:
                tokenKind = .latin
                extend(bytes, &at, &last) { $0 == .latin }
            case .digit:
                tokenKind = .number
                extendNumber(bytes, &at, &last)
            case .punctuation: tokenKind = .punctuation
            default: tokenKind = .symbol
            }
            tokens.append(
                Token(
                    start: start, end: last, foldedStart: foldedStart, foldedEnd: folded.count, kind: tokenKind,
                    joinsPrevious: joins, startsLine: startsLine))
            joins = true
            startsLine = false
        }
    }

    /// Whether a mark only makes words a hashtag («#البيت_الأبيض»): the words are then read as if they stood free.
    private static func isHashtagMark(_ scalar: UInt32, _ bytes: [UInt8], _ next: Int) -> Bool {
        guard scalar == 0x23 || scalar == 0x5F, next < bytes.count else { return false }
        switch classify(UTF8Scalar.decode(bytes, at: next).scalar) {
        case .arabic, .latin, .digit: return true
        default: return false
        }
    }

    /// Goes on while scalars are of the wanted class; ignorable ones are taken only when a wanted one follows.
    private mutating func extend(_ bytes: [UInt8], _ at: inout Int, _ last: inout Int, while wanted: (Class) -> Bool) {
        while at < bytes.count {
            let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
            let kind = Self.classify(scalar)
            if wanted(kind) {
                Folding.fold(scalar, into: &folded)
                at += length
                last = at
            } else if kind == .ignorable {
                at += length
            } else {
                at = last
                return
            }
        }
        at = last
    }

    /// Digits, with one separator between two digits: 24.5, 1,200, ٣٫٥.
    private mutating func extendNumber(_ bytes: [UInt8], _ at: inout Int, _ last: inout Int) {
        while at < bytes.count {
            let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
            if Self.classify(scalar) == .digit {
                Folding.fold(scalar, into: &folded)
            } else if scalar == 0x2E || scalar == 0x2C || scalar == 0x66B || scalar == 0x66C, at + length < bytes.count,
                Self.classify(UTF8Scalar.decode(bytes, at: at + length).scalar) == .digit
            {
                Folding.fold(scalar, into: &folded)
            } else {
                return
            }
            at += length
            last = at
        }
    }

    private static func classify(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return .newline
        case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: return .digit
        case 0x41...0x5A, 0x61...0x7A: return .latin
        case 0x00...0x1F, 0x7F...0x9F: return .ignorable
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .punctuation
        case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F: return .ignorable
        case 0x60C, 0x60D, 0x61B, 0x61D...0x61F, 0x66A...0x66D, 0x6D4, 0xAB, 0xBB, 0x2010...0x2027, 0x2030...0x205E, 0xFD3E, 0xFD3F,
            0xA1, 0xBF, 0xB7, 0x3001...0x3003, 0x3008...0x3011:
            return .punctuation
        case _ where Folding.isArabicLetterOrMark(scalar): return .arabic
        case 0xC0...0x24F where scalar != 0xD7 && scalar != 0xF7: return .latin
        case 0x250...0x5FF, 0x900...0x1FFF, 0x2C00...0xD7FF, 0xF900...0xFAFF, 0x10000...0x1FFFF:
            guard let value = Unicode.Scalar(scalar), value.properties.isAlphabetic else { return .symbol }
            return .latin
        default: return .symbol
        }
    }
}
