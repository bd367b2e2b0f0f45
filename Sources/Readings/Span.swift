/// A place in a document: half-open, in Unicode code points of its text.
public struct Span: Sendable, Hashable, Codable, Comparable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }

    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

    public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A span with the exact words that it covers.
public struct Quote: Sendable, Hashable, Codable {
    public var start: Int
    public var end: Int
    public var text: String

    public init(span: Span, text: String) {
        start = span.start
        end = span.end
        self.text = text
    }

    public var span: Span { Span(start: start, end: end) }
}
