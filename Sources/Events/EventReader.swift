import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import TimeExpressions

/// Codes the acts between actors, and who backs whom.
public struct EventReader: Sendable {
    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {}

    public func read(
        _ text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, published: PartialDate?,
        boilerplate: [Range<Int>]
    ) -> EventLayer {
        EventLayer(events: [], alignments: [])
    }
}
