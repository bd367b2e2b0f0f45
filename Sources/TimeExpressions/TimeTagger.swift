import ArabicText
import Knowledge
import Readings

/// Finds the time expressions of a text and their values.
public struct TimeTagger: Sendable {
    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {}

    /// - Parameter published: the date on which relative expressions are anchored, if known.
    /// - Returns: expressions in text order, without overlaps. Complexity: linear.
    public func tag(_ text: AnalyzedText, published: PartialDate?) -> [TimeExpression] { [] }

    /// The date of a dateline or publication line among the first lines of a text, and its token range.
    public func dateline(_ text: AnalyzedText) -> (date: PartialDate, tokens: Range<Int>)? { nil }
}
