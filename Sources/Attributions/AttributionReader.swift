import Actors
import ArabicText
import Knowledge
import Readings

/// Finds every place where the text hands a proposition to a source.
public struct AttributionReader: Sendable {
    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {}

    public func read(_ text: AnalyzedText, actors: ActorLayer, boilerplate: [Range<Int>]) -> AttributionLayer {
        AttributionLayer(attributions: [], tokenCount: text.tokens.count)
    }
}
