/// The letters of one word, compared byte by byte: what rules ask of a word's beginning and end needs no string.
///
/// Two spellings are alike when their UTF-8 is. As in strings, a letter with a vowel sign is not the letter alone.
public struct Spelling: Sendable {
    @usableFromInline let bytes: ArraySlice<UInt8>

    @inlinable
    public init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// Letters; vowel signs do not count.
    public var count: Int {
        var count = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] & 0xC0 != 0x80, !isSign(at: index) { count += 1 }
            index += 1
        }
        return count
    }

    @inlinable
    public func hasSuffix(_ ending: StaticString) -> Bool {
        let length = ending.utf8CodeUnitCount
        return bytes.count >= length && matches(ending, at: bytes.endIndex - length)
    }

    public func hasPrefix(_ beginning: StaticString) -> Bool {
        let end = bytes.startIndex + beginning.utf8CodeUnitCount
        return end <= bytes.endIndex && matches(beginning, at: bytes.startIndex) && !isSign(at: end)
    }

    /// A sound plural of men: «معارضون», «إيرانيين».
    @inlinable public var isSoundPlural: Bool { hasSuffix("ون") || hasSuffix("ين") }

    public static func == (spelling: Spelling, word: StaticString) -> Bool {
        spelling.bytes.count == word.utf8CodeUnitCount && spelling.matches(word, at: spelling.bytes.startIndex)
    }

    public static func == (spelling: Spelling, word: String) -> Bool { spelling.bytes.elementsEqual(word.utf8) }

    @usableFromInline
    func matches(_ word: StaticString, at start: Int) -> Bool {
        let letters = word.utf8Start
        for offset in 0..<word.utf8CodeUnitCount where bytes[start + offset] != letters[offset] { return false }
        return true
    }

    /// Whether a vowel sign begins at an index: U+064B to U+065F, U+0670.
    private func isSign(at index: Int) -> Bool {
        guard index + 1 < bytes.endIndex, bytes[index] == 0xD9 else { return false }
        return (0x8B...0x9F).contains(bytes[index + 1]) || bytes[index + 1] == 0xB0
    }
}

extension String {
    public init(_ spelling: Spelling) { self.init(decoding: spelling.bytes, as: UTF8.self) }
}

extension TokenizedText {
    /// The letters of a token as it stands in the text.
    @inlinable public func spelling(_ token: Int) -> Spelling { Spelling(utf8[tokens[token].range]) }

    /// The folded letters of a token.
    @inlinable public func foldedSpelling(_ token: Int) -> Spelling { Spelling(foldedBytes(token)) }
}
