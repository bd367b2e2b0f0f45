import Readings

/// One account before it is known who else tells it: a look at what its digest holds, which the digest must outlive. Comparing hands
/// tellings about by the million, and counts nothing when one is handed on.
struct Telling: @unchecked Sendable, Hashable {
    enum Kind: UInt8, Sendable, Codable { case event, alignment, statement }

    /// How a telling names a thing, in the order in which its things are kept.
    enum Role: Sendable { case actor, recipient, about }

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

    private let kept: UnsafePointer<KeptTelling>

    init(_ kept: UnsafePointer<KeptTelling>) { self.kept = kept }

    /// All of it.
    var whole: TellingParts {
        var parts = TellingParts(kind: kind, record: record, type: type, start: start, end: end, text: text, stance: stance)
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
        parts.words = Array(words)
        parts.sides = sides
        parts.clauses = clauses
        parts.figures = figures
        parts.isTurned = isTurned
        parts.sentence = sentence
        parts.isHeadline = isHeadline
        parts.doerConfidence = doerConfidence
        parts.isDoubtful = isDoubtful
        parts.within = within
        return parts
    }

    static func == (a: Telling, b: Telling) -> Bool { a.kept == b.kept || a.whole == b.whole }
    func hash(into hasher: inout Hasher) { hasher.combine(whole) }

    /// The sorted keys that are made of the words.
    @inline(__always)
    var lexis: Lexis { kept.pointee.lexis }

    /// Hash of all that the telling holds, by which it is known again; nil for a telling that did not come from kept bytes.
    var mark: UInt64? { kept.pointee.text == nil ? kept.pointee.mark : nil }

    var kind: Kind { kept.pointee.head.kind }
    var type: String { kept.pointee.head.type }
    var start: Int { Int(kept.pointee.head.start) }
    var end: Int { Int(kept.pointee.head.end) }
    var date: DateRange? { kept.pointee.head.date }
    var status: EventStatus { kept.pointee.head.status }
    var phase: Phase? { kept.pointee.head.phase }
    var relation: Relation? { kept.pointee.head.relation }
    var stance: Stance { kept.pointee.head.stance }
    var trigger: UInt32 { kept.pointee.head.trigger }
    var isTurned: Bool { kept.pointee.head.isTurned }
    var sentence: Int { Int(kept.pointee.head.sentence) }
    var isHeadline: Bool { kept.pointee.head.isHeadline }
    var doerConfidence: UInt8 { kept.pointee.head.doerConfidence }
    var isDoubtful: Bool { kept.pointee.head.isDoubtful }
    var within: Int? { kept.pointee.head.within }
    var hasSides: Bool { kept.pointee.head.hasSides }
    var hasFigures: Bool { kept.pointee.head.hasFigures }
    var text: String? { kept.pointee.text?.pointee }

    // The others are made anew at every asking.
    var record: String { kept.pointee.record }
    /// Hash of the name of the record.
    var recordMark: UInt64 { kept.pointee.recordMark }
    var actors: [Int] { kept.pointee.actors }
    var recipients: [Int] { kept.pointee.recipients }
    var about: [Int] { kept.pointee.about }
    var place: String? { kept.pointee.place }
    var time: String? { kept.pointee.time }

    /// Actors, recipients, and what it is about, by index into the digest's entities.
    func forEachThing(_ body: (_ role: Role, _ thing: Int) -> Void) { kept.pointee.forEachThing(body) }

    /// The chain, outermost first: indices into the digest's sources, and kinds.
    func forEachLink(_ body: (_ source: Int, _ kind: SourceKind) -> Void) { kept.pointee.forEachLink(body) }

    var chain: [Int] { kept.pointee.chainLinks }
    var chainKinds: [SourceKind] { kept.pointee.chainKinds }
    @inline(__always)
    var words: ContentWords { kept.pointee.words }
    /// The word at a place; nil where there is none.
    func word(_ place: Int) -> ContentWord? { words.indices.contains(place) ? words[place] : nil }
    var sides: [SidedWord] { kept.pointee.sides }
    /// The sided words, without a list of them.
    func forEachSide(_ body: (SidedWord) -> Void) { kept.pointee.forEachSide(body) }
    var clauses: [Clause] { kept.pointee.clauses }
    var figures: [EventRecord.Figure] { kept.pointee.figures }
    /// Keys of the words, sorted, without grammar and negators.
    var keys: UnsafeBufferPointer<UInt32> { lexis.keys }
    /// Weight of each of the keys.
    var keyWeights: UnsafeBufferPointer<UInt8> { lexis.weights }
    /// Weight of the keys together.
    var totalWeight: Int { lexis.total }
}

extension Telling {
    /// Says that something is not so; who refuses what is asked of him denies nothing.
    var isDenial: Bool { stance == .denies && status != .planned }
}
