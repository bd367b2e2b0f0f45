import Readings

/// What is asked of a telling most often, in little memory: a large pile holds hundreds of thousands.
struct TellingHead: Sendable {
    let type: String
    let start: Int32
    let end: Int32
    /// The first day behind the last for a telling without a date.
    private let first: Int32
    private let last: Int32
    let trigger: UInt32
    let sentence: Int32
    /// -1 for none.
    private let holder: Int32
    let kind: Telling.Kind
    let status: EventStatus
    let phase: Phase?
    let relation: Relation?
    let stance: Stance
    let isTurned: Bool
    let isHeadline: Bool

    init(_ parts: TellingParts) {
        type = parts.type
        start = Int32(clamping: parts.start)
        end = Int32(clamping: parts.end)
        first = Int32(clamping: parts.date?.first ?? 1)
        last = Int32(clamping: parts.date?.last ?? 0)
        trigger = parts.trigger
        sentence = Int32(clamping: parts.sentence)
        holder = Int32(clamping: parts.within ?? -1)
        kind = parts.kind
        status = parts.status
        phase = parts.phase
        relation = parts.relation
        stance = parts.stance
        isTurned = parts.isTurned
        isHeadline = parts.isHeadline
    }

    var date: DateRange? { first <= last ? DateRange(first: Int(first), last: Int(last)) : nil }
    var within: Int? { holder >= 0 ? Int(holder) : nil }
}
