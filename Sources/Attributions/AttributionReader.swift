import Actors
import ArabicText
import Knowledge
import Readings

/// Finds every place where the text hands a proposition to a source.
///
/// Cues come from the packs' tables of verbs, nouns and phrases; what they govern, who speaks and where the content ends is read off
/// the sentence around them. Complexity: linear in the number of tokens.
public struct AttributionReader: Sendable {
    private let tables: AttributionTables

    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        tables = AttributionTables(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
    }

    /// - Parameters:
    ///   - actors: who is named where; without it sources are found but link to nobody.
    ///   - boilerplate: token ranges of page furniture, which is not read.
    /// - Returns: attributions in text order of their cues, nested by `parent`.
    public func read(_ text: AnalyzedText, actors: ActorLayer, boilerplate: [Range<Int>]) -> AttributionLayer {
        var analysis = ReportAnalysis(text: text, tables: tables, actors: actors, boilerplate: boilerplate)
        analysis.run()
        return AttributionLayer(attributions: Nesting.attributions(analysis.drafts), tokenCount: text.tokens.count)
    }
}
