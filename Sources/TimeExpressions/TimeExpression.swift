import ArabicText
import Readings

/// A TIMEX3 expression over a tokenised text.
public struct TimeExpression: Sendable, Hashable {
    /// Token indices.
    public let tokens: Range<Int>
    /// UTF-8 offsets; clitics and prepositions outside.
    public let range: Range<Int>
    public let type: TimeRecord.Kind
    /// TIMEX3 value.
    public let value: String
    public let mod: String?

    public init(tokens: Range<Int>, range: Range<Int>, type: TimeRecord.Kind, value: String, mod: String? = nil) {
        self.tokens = tokens
        self.range = range
        self.type = type
        self.value = value
        self.mod = mod
    }

    /// The calendar date that the value names, when it names one: the day, month or year of a DATE or TIME.
    public var date: PartialDate? {
        guard type == .date || type == .time else { return nil }
        return PartialDate(value.prefix { $0 != "T" })
    }
}
