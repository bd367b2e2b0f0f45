import Readings

/// One attribution as an annotator gave it, in UTF-8 offsets.
public struct AnnotatedAttribution: Sendable, Equatable {
    public let cue: Range<Int>
    public let content: Range<Int>
    /// The noun phrase of the source; nil when the verb has only a pronoun or no subject.
    public let source: Range<Int>?
    /// A place where the one who is meant is named; nil for the unnamed.
    public let entity: Range<Int>?
    public let kind: SourceKind

    public init(cue: Range<Int>, content: Range<Int>, source: Range<Int>?, entity: Range<Int>?, kind: SourceKind) {
        self.cue = cue
        self.content = content
        self.source = source
        self.entity = entity
        self.kind = kind
    }
}

/// The choices that annotations of one article decide.
public struct AttributionChoices: Sendable {
    /// Where indirect contents end.
    public var ends: [Choice] = []
    /// Whom verbs without a subject mean.
    public var antecedents: [Choice] = []

    public init() {}
}
