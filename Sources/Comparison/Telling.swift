import Readings

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

    let parts: TellingParts

    init(_ parts: TellingParts) { self.parts = parts }

    /// The same telling, held by a statement.
    func held(by statement: Int) -> Telling {
        var parts = parts
        parts.within = statement
        return Telling(parts)
    }

    /// The same telling without its words.
    func withoutText() -> Telling {
        var parts = parts
        parts.text = nil
        return Telling(parts)
    }

    convenience init(from decoder: any Decoder) throws { self.init(try TellingParts(from: decoder)) }
    func encode(to encoder: any Encoder) throws { try parts.encode(to: encoder) }
    static func == (a: Telling, b: Telling) -> Bool { a === b || a.parts == b.parts }
    func hash(into hasher: inout Hasher) { hasher.combine(parts) }

    var kind: Kind { parts.kind }
    var record: String { parts.record }
    var type: String { parts.type }
    var start: Int { parts.start }
    var end: Int { parts.end }
    var text: String? { parts.text }
    var actors: [Int] { parts.actors }
    var recipients: [Int] { parts.recipients }
    var about: [Int] { parts.about }
    var place: String? { parts.place }
    var time: String? { parts.time }
    var date: DateRange? { parts.date }
    var status: EventStatus { parts.status }
    var phase: Phase? { parts.phase }
    var relation: Relation? { parts.relation }
    var stance: Stance { parts.stance }
    var chain: [Int] { parts.chain }
    var chainKinds: [SourceKind] { parts.chainKinds }
    var trigger: UInt32 { parts.trigger }
    var words: [ContentWord] { parts.words }
    var sides: [SidedWord] { parts.sides }
    var clauses: [Clause] { parts.clauses }
    var figures: [EventRecord.Figure] { parts.figures }
    var isTurned: Bool { parts.isTurned }
    var sentence: Int { parts.sentence }
    var isHeadline: Bool { parts.isHeadline }
    var within: Int? { parts.within }
    var keys: [UInt32] { parts.keys }
    var keyWeights: [UInt8] { parts.keyWeights }
    var totalWeight: Int { parts.totalWeight }
}
