import Actors
import ArabicText
import Knowledge
import Readings
import Syntax

/// Finds every place where the text hands a proposition to a source.
///
/// Cues come from the packs' tables of verbs, nouns and phrases; what they govern, who speaks and where the content ends is read off
/// the sentence around them. Complexity: linear in the number of tokens.
public struct AttributionReader: Sendable {
    private let tables: AttributionTables
    private let ends: ChoiceModel?
    private let cues: ChoiceModel?
    private let sources: ChoiceModel?

    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        tables = AttributionTables(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
        ends = ChoiceModel.shipped(ChoiceModel.endsFile)
        cues = ChoiceModel.shipped(ChoiceModel.cuesFile)
        sources = ChoiceModel.shipped(ChoiceModel.sourcesFile)
        for (model, file) in [(ends, ChoiceModel.endsFile), (cues, ChoiceModel.cuesFile), (sources, ChoiceModel.sourcesFile)] where model == nil {
            diagnostics.append(
                Diagnostic(
                    "the weights in \(file) are missing or damaged", severity: .warning, hint: "make them again with `sanad train attributions`"))
        }
    }

    /// - Parameters:
    ///   - actors: who is named where; without it sources are found but link to nobody.
    ///   - times: token ranges of time expressions, which are neither source nor content when they stand between the two.
    ///   - syntax: the trees of the sentences.
    ///   - boilerplate: token ranges of page furniture, which is not read.
    ///   - weighing: whether the weights of cues have their say; else the rules alone.
    /// - Returns: attributions in text order of their cues, nested by `parent`.
    public func read(
        _ text: AnalyzedText, actors: ActorLayer, times: [Range<Int>] = [], syntax: SyntaxLayer? = nil, boilerplate: [Range<Int>],
        weighing: Bool = true
    ) -> AttributionLayer {
        var analysis = ReportAnalysis(
            text: text, tables: tables, actors: actors, times: times, syntax: syntax, boilerplate: boilerplate, ends: ends,
            cues: weighing ? cues : nil, sources: weighing ? sources : nil)
        analysis.takesWeighed = !weighing
        analysis.run()
        let (numbers, described) = analysis.spokenDescriptions(analysis.drafts)
        return AttributionLayer(
            attributions: Nesting.attributions(analysis.drafts, described: numbers, firstDescribed: analysis.firstDescribed), described: described,
            tokenCount: text.tokens.count)
    }

    /// The words that may be cues, and whether annotations say that they are, for ``CueTrainer``.
    /// - Parameter annotated: the cue of each annotated attribution, in UTF-8 offsets.
    public func verdicts(
        _ text: AnalyzedText, actors: ActorLayer, times: [Range<Int>] = [], syntax: SyntaxLayer? = nil, boilerplate: [Range<Int>],
        annotated: [Range<Int>]
    ) -> [CueVerdict] {
        var analysis = ReportAnalysis(
            text: text, tables: tables, actors: actors, times: times, syntax: syntax, boilerplate: boilerplate, ends: ends, cues: nil, sources: nil)
        analysis.collects = true
        analysis.run()
        let missed = annotated.filter { cue in !analysis.drafts.contains { $0.cue.overlaps(cue) } }
        return analysis.judged.map { judged in
            let cues = judged.isTaken ? annotated : missed
            return CueVerdict(features: judged.features, isCue: cues.contains { $0.overlaps(judged.cue) }, isTaken: judged.isTaken)
        }
    }

    /// Those who may be the sources of the cues that annotations know, for ``SourceTrainer``.
    public func sourceChoices(
        _ text: AnalyzedText, actors: ActorLayer, times: [Range<Int>] = [], syntax: SyntaxLayer? = nil, boilerplate: [Range<Int>],
        annotated: [AnnotatedSource]
    ) -> [SourceChoice] {
        var analysis = ReportAnalysis(
            text: text, tables: tables, actors: actors, times: times, syntax: syntax, boilerplate: boilerplate, ends: ends, cues: cues, sources: nil)
        analysis.collectsSources = true
        analysis.run()
        return analysis.sourceChoices.compactMap { choice in
            guard let known = annotated.first(where: { $0.cue.overlaps(choice.cue) }) else { return nil }
            return SourceChoice(candidates: choice.features, right: choice.candidates.map { analysis.isRight($0, known) })
        }
    }

    /// The choices of content ends that annotations decide, for ``ChoiceTrainer``.
    /// - Parameter annotated: cue and content of each annotated attribution, in UTF-8 offsets.
    public func choices(
        _ text: AnalyzedText, actors: ActorLayer, times: [Range<Int>] = [], annotated: [(cue: Range<Int>, content: Range<Int>)]
    ) -> [Choice] {
        var analysis = ReportAnalysis(
            text: text, tables: tables, actors: actors, times: times, syntax: nil, boilerplate: [], ends: nil, cues: nil, sources: nil)
        analysis.run()
        var result: [Choice] = []
        for draft in analysis.drafts {
            guard let frame = draft.frame, frame.quote == nil, frame.kind != .report,
                let gold = annotated.first(where: { $0.cue.overlaps(draft.cue) }), gold.content.lowerBound < gold.content.upperBound
            else { continue }
            var limit = text.text.sentences[Int(text.text.sentenceOfToken[draft.cueTokens.lowerBound])].tokens.upperBound
            let around = Int(analysis.quotation[draft.cueTokens.lowerBound])
            if around >= 0, analysis.isClosed(around) { limit = min(limit, Int(analysis.closing[around])) }
            limit = min(limit, frame.start + ReportAnalysis.contentLimit)
            // The rules' end before trimming: the marks behind the content belong to it.
            var rule = draft.contentTokens.upperBound
            if rule < limit, analysis.has(rule, .stop) { rule = limit }
            let candidates = analysis.endCandidates(frame, limit: limit, rule: rule)
            guard
                let right = candidates.firstIndex(where: {
                    let trimmed = analysis.trimmed(frame.start..<$0.token)
                    return abs(Int(text.tokens[trimmed.upperBound - 1].end) - gold.content.upperBound) <= 2
                })
            else { continue }
            result.append(Choice(candidates: candidates.map(\.features), right: right))
        }
        return result
    }
}
