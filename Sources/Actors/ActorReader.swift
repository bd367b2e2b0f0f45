import ArabicText
import Knowledge
import Readings
import TimeExpressions

/// Finds who and what a text names, and links the mentions to one another and to the packs.
public struct ActorReader: Sendable {
    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {}

    /// - Parameters:
    ///   - published: decides who held an office.
    ///   - boilerplate: token ranges of page furniture, which is not read.
    public func read(_ text: AnalyzedText, times: [TimeExpression], published: PartialDate?, boilerplate: [Range<Int>]) -> ActorLayer {
        ActorLayer(entities: [], mentions: [], tokenCount: text.tokens.count)
    }
}
