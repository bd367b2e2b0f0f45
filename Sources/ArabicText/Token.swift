/// One token: a word, number, Latin word or single punctuation mark, as a place in the text and in the folded text.
public struct Token: Sendable, Hashable {
    public enum Kind: UInt8, Sendable { case word, latin, number, punctuation, symbol }

    /// UTF-8 offset in the text, inclusive.
    public let start: Int32
    /// UTF-8 offset in the text, exclusive.
    public let end: Int32
    /// Offsets of the folded form in ``TokenizedText/folded``.
    public let foldedStart: Int32
    public let foldedEnd: Int32
    public let kind: Kind
    /// The token follows the one before it without white space between.
    public let joinsPrevious: Bool
    /// A line break lies between the token and the one before it.
    public let startsLine: Bool

    public init(
        start: Int, end: Int, foldedStart: Int, foldedEnd: Int, kind: Kind, joinsPrevious: Bool, startsLine: Bool
    ) {
        self.start = Int32(start)
        self.end = Int32(end)
        self.foldedStart = Int32(foldedStart)
        self.foldedEnd = Int32(foldedEnd)
        self.kind = kind
        self.joinsPrevious = joinsPrevious
        self.startsLine = startsLine
    }

    /// The place in the text, in UTF-8 offsets.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable public var foldedRange: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }
}

/// A sentence or a paragraph: the tokens that it holds and its place in the text without surrounding white space.
public struct Segment: Sendable, Hashable {
    /// Token indices.
    public let tokens: Range<Int>
    /// UTF-8 offsets in the text.
    public let range: Range<Int>

    public init(tokens: Range<Int>, range: Range<Int>) {
        self.tokens = tokens
        self.range = range
    }
}

/// A pair of quotation marks and what stands between them.
public struct Quotation: Sendable, Hashable {
    /// Token index of the opening mark.
    public let open: Int
    /// Token index of the closing mark; for a quotation that nothing closes, the end of its paragraph (one past its last token).
    public let close: Int
    /// How many quotations hold this one.
    public let depth: Int
    /// Whether a closing mark was found.
    public let isClosed: Bool

    public init(open: Int, close: Int, depth: Int, isClosed: Bool) {
        self.open = open
        self.close = close
        self.depth = depth
        self.isClosed = isClosed
    }

    /// The tokens inside the marks.
    public var inside: Range<Int> { min(open + 1, close)..<close }
}
