/// The kind of thing that a name names.
public enum NameType: UInt8, Sendable, Hashable, CaseIterable, Codable {
    case person
    case location
    case organization
    /// Named things that are neither actor nor place: works, products, events, laws.
    case misc
}

/// A name found in a text.
public struct NameSpan: Sendable, Hashable {
    /// Token indices.
    public let tokens: Range<Int>
    /// UTF-8 offsets in the text; proclitics of the first word are outside («وموسكو» → «موسكو»).
    public let range: Range<Int>
    public let type: NameType
    /// The model's probability for the whole span, between 0 and 1.
    public let confidence: Float

    public init(tokens: Range<Int>, range: Range<Int>, type: NameType, confidence: Float) {
        self.tokens = tokens
        self.range = range
        self.type = type
        self.confidence = confidence
    }
}
