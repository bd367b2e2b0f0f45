import Readings

/// What comparison keeps of one reading. Made once a document, by a pure function of the reading alone; a thousandth of the work of
/// comparing is done again when documents are added, the digests stay.
public struct DocumentDigest: Sendable, Hashable, Codable {
    /// Without the text.
    public var document: DocumentRecord
    var date: DateRange?
    /// Day before which an undated document cannot have been written.
    var notBefore: Int?
    var named: NamedThings
    var sources: [LocalSource]
    var tellings: [Telling]
    var contrasts: [ContrastPair]
    var sketch: TextSketch

    public var id: String { document.id }
    /// As in the reading.
    public var entities: [EntityRecord] { named.records }

    private enum CodingKeys: String, CodingKey {
        case document, date, notBefore, sources, tellings, contrasts, sketch
        case named = "entities"
    }
}

/// Days since 1970-01-01, both ends included.
struct DateRange: Sendable, Hashable, Codable {
    var first: Int
    var last: Int

    func distance(to other: DateRange) -> Int {
        if last < other.first { return other.first - last }
        if other.last < first { return first - other.last }
        return 0
    }

    var isDay: Bool { first == last }
}

/// A source as one document knows it.
struct LocalSource: Sendable, Hashable, Codable {
    /// Index into the digest's entities.
    var entity: Int?
    var name: String
    var kind: SourceKind
    /// For unnamed sources: which of the document's it is.
    var ordinal: Int
}

/// Two statements that the writer sets against one another.
struct ContrastPair: Sendable, Hashable, Codable {
    /// Indices into the digest's tellings.
    var first: Int
    var second: Int
    /// The words say themselves that the accounts differ.
    var isClash: Bool
    /// The second is what turned out against the first.
    var isRevealed = false
}
