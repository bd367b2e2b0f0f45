import Readings

/// What comparison keeps of one reading. Made once a document, by a pure function of the reading alone; a thousandth of the work of
/// comparing is done again when documents are added, the digests stay.
///
/// One reference: of a large pile digests are handed about by the hundred thousand.
public struct DocumentDigest: Sendable, Hashable, Codable {
    struct Contents: Sendable, Hashable, Codable {
        var document: DocumentRecord
        var date: DateRange?
        var notBefore: Int?
        var named: NamedThings
        var sources: [LocalSource]
        var tellings: Tellings
        var contrasts: [ContrastPair]
        var sketch: TextSketch

        private enum CodingKeys: String, CodingKey {
            case document, date, notBefore, sources, tellings, contrasts, sketch
            case named = "entities"
        }
    }

    private final class Store: Sendable {
        let contents: Contents
        init(_ contents: Contents) { self.contents = contents }
    }

    private let store: Store

    init(_ contents: Contents) { store = Store(contents) }

    var contents: Contents { store.contents }
    /// Without the text.
    public var document: DocumentRecord { store.contents.document }
    var date: DateRange? { store.contents.date }
    /// Day before which an undated document cannot have been written.
    var notBefore: Int? { store.contents.notBefore }
    var named: NamedThings { store.contents.named }
    var sources: [LocalSource] { store.contents.sources }
    var tellings: Tellings { store.contents.tellings }
    var contrasts: [ContrastPair] { store.contents.contrasts }
    var sketch: TextSketch { store.contents.sketch }
    public var id: String { store.contents.document.id }
    /// As in the reading.
    public var entities: [EntityRecord] { store.contents.named.records }

    public init(from decoder: any Decoder) throws { self.init(try Contents(from: decoder)) }
    public func encode(to encoder: any Encoder) throws { try store.contents.encode(to: encoder) }
    public static func == (a: DocumentDigest, b: DocumentDigest) -> Bool { a.store === b.store || a.store.contents == b.store.contents }
    public func hash(into hasher: inout Hasher) { hasher.combine(store.contents) }
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
    let entity: Int?
    private var spelling: KeptName
    let kind: SourceKind
    /// For unnamed sources: which of the document's it is.
    let ordinal: Int

    var name: String {
        get { spelling.value }
        set { spelling = KeptName(newValue) }
    }

    private enum CodingKeys: String, CodingKey {
        case entity, kind, ordinal
        case spelling = "name"
    }

    init(entity: Int?, name: KeptName, kind: SourceKind, ordinal: Int) {
        self.entity = entity
        spelling = name
        self.kind = kind
        self.ordinal = ordinal
    }

    init(entity: Int?, name: String, kind: SourceKind, ordinal: Int) { self.init(entity: entity, name: KeptName(name), kind: kind, ordinal: ordinal) }
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
