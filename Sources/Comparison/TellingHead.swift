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
    let doerConfidence: UInt8
    let isDoubtful: Bool
    let hasSides: Bool
    let hasFigures: Bool

    init(
        kind: Telling.Kind, type: String, start: Int, end: Int, date: DateRange?, trigger: UInt32, sentence: Int, within: Int?,
        status: EventStatus, phase: Phase?, relation: Relation?, stance: Stance, isTurned: Bool, isHeadline: Bool,
        doerConfidence: UInt8, isDoubtful: Bool, hasSides: Bool, hasFigures: Bool
    ) {
        self.type = type
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
        first = Int32(clamping: date?.first ?? 1)
        last = Int32(clamping: date?.last ?? 0)
        self.trigger = trigger
        self.sentence = Int32(clamping: sentence)
        holder = Int32(clamping: within ?? -1)
        self.kind = kind
        self.status = status
        self.phase = phase
        self.relation = relation
        self.stance = stance
        self.isTurned = isTurned
        self.isHeadline = isHeadline
        self.doerConfidence = doerConfidence
        self.isDoubtful = isDoubtful
        self.hasSides = hasSides
        self.hasFigures = hasFigures
    }

    var date: DateRange? { first <= last ? DateRange(first: Int(first), last: Int(last)) : nil }
    var within: Int? { holder >= 0 ? Int(holder) : nil }
}
