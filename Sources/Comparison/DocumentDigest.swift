import Readings

/// What comparison keeps of one reading. Made once a document, by a pure function of the reading alone; a thousandth of the work of
/// comparing is done again when documents are added, the digests stay.
public struct DocumentDigest: Sendable, Hashable, Codable {
    /// Without the text.
    public var document: DocumentRecord
    var date: DateRange?
    /// Day before which an undated document cannot have been written.
    var notBefore: Int?
    var entities: [EntityRecord]
    var sources: [LocalSource]
    var tellings: [Telling]
    var contrasts: [ContrastPair]
    var sketch: TextSketch

    public var id: String { document.id }
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

/// One account before it is known who else tells it.
struct Telling: Sendable, Hashable, Codable {
    enum Kind: UInt8, Sendable, Codable { case event, alignment, statement }

    struct SidedWord: Sendable, Hashable, Codable {
        var word: Int
        var row: Int
        var isFirst: Bool
    }

    struct Clause: Sendable, Hashable, Codable {
        /// Code points of the document.
        var start: Int
        var end: Int
        /// Indices of the words, half-open.
        var low: Int
        var high: Int
    }

    var kind: Kind
    var record: String
    /// PLOVER type; SUPPORTS or OPPOSES; STATEMENT.
    var type: String
    var start: Int
    var end: Int
    /// The words; nil when they are to be taken from the document's text.
    var text: String?
    var actors: [Int] = []
    var recipients: [Int] = []
    /// Entities named in the words.
    var about: [Int] = []
    var place: String?
    var time: String?
    var date: DateRange?
    var status: EventStatus = .reported
    var phase: Phase?
    var relation: Relation?
    var stance: Stance
    /// Indices into the digest's sources, outermost first.
    var chain: [Int] = []
    var chainKinds: [SourceKind] = []
    /// Key of the trigger's word or concept.
    var trigger: UInt32 = 0
    var words: [ContentWord] = []
    var sides: [SidedWord] = []
    /// The clauses of a long statement; none for a short one.
    var clauses: [Clause] = []
    var figures: [EventRecord.Figure] = []
    var isTurned = false
    /// Order of the sentence in the document.
    var sentence = 0
    var isHeadline = false
    /// Index of the statement whose content holds it, within the digest.
    var within: Int?

    /// Sorted, without grammar and negators.
    var keys: [UInt32] = []
    /// Weight of each of the keys, and of all together.
    var keyWeights: [UInt8] = []
    var totalWeight = 0

    /// Derives the sorted keys from the words.
    mutating func index() {
        var heaviest: [UInt32: UInt8] = [:]
        for word in words where !word.flags.contains(.negator) && !word.flags.contains(.grammar) && word.weight > 0 {
            heaviest[word.key] = max(heaviest[word.key] ?? 0, word.weight)
        }
        keys = heaviest.keys.sorted()
        keyWeights = keys.map { heaviest[$0] ?? 0 }
        totalWeight = keyWeights.reduce(0) { $0 + Int($1) }
    }
}
