/// A text cut into tokens, sentences, paragraphs and quotations. Nothing of the text is lost: every token slices back exactly.
public struct TokenizedText: Sendable {
    /// The text, UTF-8.
    public let utf8: [UInt8]
    public let tokens: [Token]
    /// The folded forms of all tokens, one after the other.
    public let folded: [UInt8]
    public let sentences: [Segment]
    /// Lines that hold anything, in order.
    public let paragraphs: [Segment]
    /// In order of their opening mark.
    public let quotations: [Quotation]
    /// For each token the index of its sentence.
    public let sentenceOfToken: [Int32]
    /// For each token the index of its paragraph.
    public let paragraphOfToken: [Int32]

    /// Complexity: linear in the length of the text.
    public init(_ utf8: [UInt8]) {
        self.utf8 = utf8
        var tokenizer = Tokenizer()
        tokenizer.run(utf8)
        tokens = tokenizer.tokens
        folded = tokenizer.folded
        paragraphs = SentenceSplitter.paragraphs(tokens)
        quotations = QuotationMatcher.quotations(tokens, utf8: utf8, paragraphs: paragraphs)
        sentences = SentenceSplitter.sentences(tokens, folded: folded, utf8: utf8, paragraphs: paragraphs, quotations: quotations)
        sentenceOfToken = Self.index(sentences, count: tokens.count)
        paragraphOfToken = Self.index(paragraphs, count: tokens.count)
    }

    public init(_ text: String) { self.init(Array(text.utf8)) }

    private static func index(_ segments: [Segment], count: Int) -> [Int32] {
        var result = [Int32](repeating: 0, count: count)
        for (number, segment) in segments.enumerated() {
            for token in segment.tokens { result[token] = Int32(number) }
        }
        return result
    }

    /// The folded form of a token, UTF-8.
    @inlinable public func foldedBytes(_ token: Int) -> ArraySlice<UInt8> { folded[tokens[token].foldedRange] }

    /// The folded form of a token as a string. Allocates; not for hot paths.
    public func foldedWord(_ token: Int) -> String { String(decoding: foldedBytes(token), as: UTF8.self) }

    /// The words as they stand between two UTF-8 offsets.
    public func slice(_ range: Range<Int>) -> String {
        let bounded = range.clamped(to: 0..<utf8.count)
        return String(decoding: utf8[bounded], as: UTF8.self)
    }

    /// The token as it stands in the text.
    public func word(_ token: Int) -> String { slice(tokens[token].range) }

    /// UTF-8 offsets from the start of the first token to the end of the last. Empty token ranges give an empty range.
    public func range(_ tokens: Range<Int>) -> Range<Int> {
        guard !tokens.isEmpty, tokens.upperBound <= self.tokens.count else { return 0..<0 }
        return Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[tokens.upperBound - 1].end)
    }

    /// Whether a token is the one given punctuation mark or word, compared by folded bytes.
    @inlinable
    public func token(_ index: Int, is folded: StaticString) -> Bool {
        guard index >= 0, index < tokens.count else { return false }
        let range = tokens[index].foldedRange
        guard range.count == folded.utf8CodeUnitCount else { return false }
        let pointer = folded.utf8Start
        for offset in 0..<range.count where self.folded[range.lowerBound + offset] != pointer[offset] { return false }
        return true
    }

    /// The UTF-8 offset in the text at which the folded offset of a token begins; marks that folding drops stay with the letter
    /// before them.
    public func textOffset(token: Int, foldedOffset: Int) -> Int {
        let place = tokens[token]
        guard foldedOffset > 0 else { return Int(place.start) }
        guard foldedOffset < place.foldedRange.count else { return Int(place.end) }
        var scratch: [UInt8] = []
        var at = Int(place.start)
        while at < Int(place.end) {
            let (scalar, length) = UTF8Scalar.decode(utf8, at: at)
            let before = scratch.count
            Folding.fold(scalar, into: &scratch)
            if scratch.count > before, before >= foldedOffset { return at }
            at += length
        }
        return Int(place.end)
    }

    /// The first token that ends after a UTF-8 offset. Complexity: logarithmic.
    public func firstToken(endingAfter offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The tokens that lie, wholly or in part, between two UTF-8 offsets.
    public func tokens(overlapping range: Range<Int>) -> Range<Int> {
        let first = firstToken(endingAfter: range.lowerBound)
        var end = first
        var low = first
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < range.upperBound { low = middle + 1 } else { high = middle }
        }
        end = low
        return first..<max(first, end)
    }
}

/// Decoding one scalar of UTF-8 that may be broken: a broken byte is U+FFFD of length one.
public enum UTF8Scalar {
    @inlinable
    public static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        func continuation(_ offset: Int) -> UInt32? {
            guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            return UInt32(bytes[index + offset] & 0x3F)
        }
        if first & 0xE0 == 0xC0, first >= 0xC2, let second = continuation(1) {
            return (UInt32(first & 0x1F) << 6 | second, 2)
        }
        if first & 0xF0 == 0xE0, let second = continuation(1), let third = continuation(2) {
            let scalar = UInt32(first & 0x0F) << 12 | second << 6 | third
            if scalar >= 0x800, !(0xD800...0xDFFF).contains(scalar) { return (scalar, 3) }
        }
        if first & 0xF8 == 0xF0, let second = continuation(1), let third = continuation(2), let fourth = continuation(3) {
            let scalar = UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth
            if scalar >= 0x10000, scalar <= 0x10FFFF { return (scalar, 4) }
        }
        return (0xFFFD, 1)
    }
}
