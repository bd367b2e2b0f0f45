import Readings
import Synchronization

/// One account before it is known who else tells it.
///
/// A reference, since comparing hands tellings about by the million and they never change: what a telling holds is a dozen lists, each
/// of which would be counted with every copy.
final class Telling: Sendable, Hashable, Codable {
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

    /// Of a telling that came from bytes all but its words and lists.
    private let parts: TellingParts
    /// Where words and lists lie as bytes; nil for a telling that was read from a text.
    private let packed: PackedTelling?
    /// The words, from the first time that somebody asks for them: of a large pile most are never asked for.
    ///
    /// The address of an object of which it holds one reference; zero for none. The library's lazy reference looks its own type up at every reading.
    private let unpacked = Atomic<UInt>(0)

    init(_ parts: TellingParts, packed: PackedTelling? = nil) {
        self.parts = parts
        self.packed = packed
    }

    /// The same telling, held by a statement.
    func held(by statement: Int) -> Telling {
        var parts = whole
        parts.within = statement
        return Telling(parts)
    }

    /// The same telling without its words.
    func withoutText() -> Telling {
        var parts = whole
        parts.text = nil
        return Telling(parts)
    }

    /// All of it.
    var whole: TellingParts {
        var parts = parts
        if let packed {
            parts.actors = packed.actors
            parts.recipients = packed.recipients
            parts.about = packed.about
            parts.chain = packed.chainLinks
            parts.chainKinds = packed.chainKinds
            parts.words = packed.allWords()
            parts.sides = packed.sides
            parts.clauses = packed.clauses
            parts.figures = packed.figures
        }
        return parts
    }

    convenience init(from decoder: any Decoder) throws { self.init(try TellingParts(from: decoder)) }
    func encode(to encoder: any Encoder) throws { try whole.encode(to: encoder) }
    static func == (a: Telling, b: Telling) -> Bool { a === b || a.whole == b.whole }
    func hash(into hasher: inout Hasher) { hasher.combine(whole) }

    /// The words with the sorted keys that are made of them.
    var lexis: Lexis {
        if let kept = Self.lexis(at: unpacked.load(ordering: .acquiring)) { return kept.takeUnretainedValue() }
        let made = Unmanaged.passRetained(Lexis(packed?.allWords() ?? parts.words))
        let (isFirst, kept) = unpacked.compareExchange(expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
        guard !isFirst, let faster = Self.lexis(at: kept) else { return made.takeUnretainedValue() }
        // Another thread was faster.
        made.release()
        return faster.takeUnretainedValue()
    }

    @inline(__always)
    private static func lexis(at address: UInt) -> Unmanaged<Lexis>? {
        UnsafeRawPointer(bitPattern: address).map { Unmanaged<Lexis>.fromOpaque($0) }
    }

    deinit { Self.lexis(at: unpacked.load(ordering: .acquiring))?.release() }

    /// The words in their order, without a list of them.
    func forEachWord(_ body: (ContentWord) -> Void) {
        if let packed { packed.forEachWord(body) } else { for word in parts.words { body(word) } }
    }

    /// The bytes of the digest that it came from.
    var origin: DigestBytes? { packed?.bytes }

    /// Hash of all that the telling holds, by which it is known again; nil for a telling that did not come from bytes.
    var mark: UInt64? { packed?.mark }

    var kind: Kind { parts.kind }
    var record: String { parts.record }
    var type: String { parts.type }
    var start: Int { parts.start }
    var end: Int { parts.end }
    var text: String? { parts.text }
    /// Of bytes the lists are made anew at every asking.
    var actors: [Int] { packed?.actors ?? parts.actors }
    var recipients: [Int] { packed?.recipients ?? parts.recipients }
    var about: [Int] { packed?.about ?? parts.about }
    var place: String? { parts.place }
    var time: String? { parts.time }
    var date: DateRange? { parts.date }
    var status: EventStatus { parts.status }
    var phase: Phase? { parts.phase }
    var relation: Relation? { parts.relation }
    var stance: Stance { parts.stance }
    var chain: [Int] { packed?.chainLinks ?? parts.chain }
    var chainKinds: [SourceKind] { packed?.chainKinds ?? parts.chainKinds }
    var trigger: UInt32 { parts.trigger }
    var words: [ContentWord] { lexis.words }
    /// The words, without making keys of them.
    var bareWords: [ContentWord] { Self.lexis(at: unpacked.load(ordering: .acquiring))?.takeUnretainedValue().words ?? packed?.allWords() ?? parts.words }
    var sides: [SidedWord] { packed?.sides ?? parts.sides }
    var hasSides: Bool { packed?.hasSides ?? !parts.sides.isEmpty }
    var clauses: [Clause] { packed?.clauses ?? parts.clauses }
    var figures: [EventRecord.Figure] { packed?.figures ?? parts.figures }
    var hasFigures: Bool { packed?.hasFigures ?? !parts.figures.isEmpty }
    var isTurned: Bool { parts.isTurned }
    var sentence: Int { parts.sentence }
    var isHeadline: Bool { parts.isHeadline }
    var within: Int? { parts.within }
    /// Keys of the words, sorted, without grammar and negators.
    var keys: [UInt32] { lexis.keys }
    /// Weight of each of the keys.
    var keyWeights: [UInt8] { lexis.weights }
    /// Weight of the keys together.
    var totalWeight: Int { lexis.total }
}
