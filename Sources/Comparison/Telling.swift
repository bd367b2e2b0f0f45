import Readings
import Synchronization

/// One account before it is known who else tells it.
///
/// A reference, since comparing hands tellings about by the million and they never change: what a telling holds is a dozen lists, each
/// of which would be counted with every copy.
final class Telling: Sendable, Hashable, Codable {
    enum Kind: UInt8, Sendable, Codable { case event, alignment, statement }

    /// How a telling names a thing, in the order in which its things are kept.
    enum Role: CaseIterable, Sendable {
        case actor, recipient, about

        static let inOrder = allCases
    }

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

    private let head: TellingHead
    /// Where all else lies as bytes; nil for a telling that was read from a text.
    private let packed: PackedTelling?
    /// All of a telling that was read from a text.
    private let own: Own?
    /// The words, from the first time that somebody asks for them: of a large pile most are never asked for.
    ///
    /// The address of an object of which it holds one reference; zero for none. The library's lazy reference looks its own type up at every reading.
    private let unpacked = Atomic<UInt>(0)

    private final class Own: Sendable {
        let parts: TellingParts

        init(_ parts: TellingParts) { self.parts = parts }
    }

    init(_ parts: TellingParts) {
        head = TellingHead(parts)
        packed = nil
        own = Own(parts)
    }

    init(_ head: TellingHead, packed: PackedTelling) {
        self.head = head
        self.packed = packed
        own = nil
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
        if let own { return own.parts }
        var parts = TellingParts(kind: kind, record: record, type: type, start: start, end: end, text: nil, stance: stance)
        parts.actors = actors
        parts.recipients = recipients
        parts.about = about
        parts.place = place
        parts.time = time
        parts.date = date
        parts.status = status
        parts.phase = phase
        parts.relation = relation
        parts.chain = chain
        parts.chainKinds = chainKinds
        parts.trigger = trigger
        parts.words = bareWords
        parts.sides = sides
        parts.clauses = clauses
        parts.figures = figures
        parts.isTurned = isTurned
        parts.sentence = sentence
        parts.isHeadline = isHeadline
        parts.within = within
        return parts
    }

    convenience init(from decoder: any Decoder) throws { self.init(try TellingParts(from: decoder)) }
    func encode(to encoder: any Encoder) throws { try whole.encode(to: encoder) }
    static func == (a: Telling, b: Telling) -> Bool { a === b || a.whole == b.whole }
    func hash(into hasher: inout Hasher) { hasher.combine(whole) }

    /// The words with the sorted keys that are made of them.
    var lexis: Lexis {
        if let kept = Self.lexis(at: unpacked.load(ordering: .acquiring)) { return kept.takeUnretainedValue() }
        let made = Unmanaged.passRetained(Lexis(packed?.allWords() ?? own?.parts.words ?? []))
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
        if let packed { packed.forEachWord(body) } else { for word in own?.parts.words ?? [] { body(word) } }
    }

    /// The word at a place; nil where there is none.
    func word(_ place: Int) -> ContentWord? {
        if let packed { return packed.word(place) }
        guard let words = own?.parts.words, words.indices.contains(place) else { return nil }
        return words[place]
    }

    /// The bytes of the digest that it came from.
    var origin: DigestBytes? { packed?.bytes }

    /// Hash of all that the telling holds, by which it is known again; nil for a telling that did not come from bytes.
    var mark: UInt64? { packed?.mark }

    var kind: Kind { head.kind }
    var type: String { head.type }
    var start: Int { Int(head.start) }
    var end: Int { Int(head.end) }
    var date: DateRange? { head.date }
    var status: EventStatus { head.status }
    var phase: Phase? { head.phase }
    var relation: Relation? { head.relation }
    var stance: Stance { head.stance }
    var trigger: UInt32 { head.trigger }
    var isTurned: Bool { head.isTurned }
    var sentence: Int { Int(head.sentence) }
    var isHeadline: Bool { head.isHeadline }
    var within: Int? { head.within }
    var text: String? { own?.parts.text }
    // Of bytes the others are made anew at every asking.
    var record: String { packed?.record ?? own?.parts.record ?? "" }
    /// Hash of the name of the record.
    var recordMark: UInt64 {
        if let packed { return packed.recordMark }
        var mark = Mark()
        mark.add(record)
        return mark.value
    }

    var actors: [Int] { packed?.actors ?? own?.parts.actors ?? [] }
    var recipients: [Int] { packed?.recipients ?? own?.parts.recipients ?? [] }
    var about: [Int] { packed?.about ?? own?.parts.about ?? [] }
    var place: String? { packed.map(\.place) ?? own?.parts.place }
    var time: String? { packed.map(\.time) ?? own?.parts.time }

    /// Actors, recipients, and what it is about, by index into the digest's entities.
    func forEachThing(_ body: (_ role: Role, _ thing: Int) -> Void) {
        if let packed { return packed.forEachThing(body) }
        for thing in actors { body(.actor, thing) }
        for thing in recipients { body(.recipient, thing) }
        for thing in about { body(.about, thing) }
    }

    /// The chain, outermost first: indices into the digest's sources, and kinds.
    func forEachLink(_ body: (_ source: Int, _ kind: SourceKind) -> Void) {
        if let packed { packed.forEachLink(body) } else { for (source, kind) in zip(chain, chainKinds) { body(source, kind) } }
    }

    var chain: [Int] { packed?.chainLinks ?? own?.parts.chain ?? [] }
    var chainKinds: [SourceKind] { packed?.chainKinds ?? own?.parts.chainKinds ?? [] }
    var words: [ContentWord] { lexis.words }
    /// The words, without making keys of them.
    var bareWords: [ContentWord] {
        Self.lexis(at: unpacked.load(ordering: .acquiring))?.takeUnretainedValue().words ?? packed?.allWords() ?? own?.parts.words ?? []
    }
    var sides: [SidedWord] { packed?.sides ?? own?.parts.sides ?? [] }
    /// The sided words, without a list of them.
    func forEachSide(_ body: (SidedWord) -> Void) {
        if let packed { packed.forEachSide(body) } else { for side in own?.parts.sides ?? [] { body(side) } }
    }
    var hasSides: Bool { packed?.hasSides ?? !(own?.parts.sides.isEmpty ?? true) }
    var clauses: [Clause] { packed?.clauses ?? own?.parts.clauses ?? [] }
    var figures: [EventRecord.Figure] { packed?.figures ?? own?.parts.figures ?? [] }
    var hasFigures: Bool { packed?.hasFigures ?? !(own?.parts.figures.isEmpty ?? true) }
    /// Keys of the words, sorted, without grammar and negators.
    var keys: [UInt32] { lexis.keys }
    /// Weight of each of the keys.
    var keyWeights: [UInt8] { lexis.weights }
    /// Weight of the keys together.
    var totalWeight: Int { lexis.total }
}
