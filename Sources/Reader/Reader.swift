import Actors
import ArabicText
import Attributions
import Crypto
import Events
import Foundation
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// The pipeline: a document in, a reading out. Built once, shared by all threads; keeps no state between documents.
public struct Reader: Sendable {
    private let lexicon: Lexicon
    private let evidence: WordEvidence
    private let metadata: MetadataReader
    private let times: TimeTagger
    private let actors: ActorReader
    private let attributions: AttributionReader
    private let events: EventReader
    /// Nil when its weights are missing or damaged.
    private let parser: SyntaxParser?
    /// Faults of packs and models; what they touch is left out.
    public let diagnostics: [Diagnostic]
    /// Names the rules, tables and models that make the readings: readings of another version are read anew.
    public let version: String
    /// Version of the rules; raised when a change of the program changes readings.
    public static let rules = "0.2"

    /// - Parameter packs: folders of the user whose rows add to the core pack or replace its rows.
    public init(packs: [URL] = []) { self.init(pack: Pack.load(adding: packs)) }

    public init(pack: Pack) {
        let parts = ReaderParts(pack: pack)
        metadata = parts.metadata
        times = parts.times
        actors = parts.actors
        attributions = parts.attributions
        events = parts.events
        parser = parts.parser
        lexicon = parts.lexicon
        evidence = parts.evidence ?? WordEvidence()
        var diagnostics = pack.diagnostics + parts.diagnostics
        if parts.evidence == nil {
            diagnostics.append(
                Diagnostic(
                    "the counts of word forms (forms.bin) are missing or damaged", severity: .warning,
                    hint: "make them again with `sanad train forms`"))
        }
        if parts.parser == nil {
            diagnostics.append(
                Diagnostic(
                    "the weights of the parser (syntax.bin) are missing or damaged", severity: .warning,
                    hint: "make them again with `sanad train syntax`"))
        }
        self.diagnostics = diagnostics
        version = Self.rules + "-" + String(pack.fingerprint.value, radix: 16)
    }

    /// SHA-256 of a text's UTF-8, lower-case hexadecimal.
    public static func sha256(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { hexadecimal[Int($0)] }.joined()
    }

    /// Reads one document. Never fails: a text without Arabic gives a reading without records.
    /// - Parameter includingText: keep the text in the reading, as comparison wants it.
    public func read(_ source: SourceDocument, includingText: Bool = false) -> Reading {
        layers(source, includingText: includingText).reading
    }

    /// Reads one document and tells which rows of the packs made its records; nothing that the rows find is discarded by weighing.
    public func trace(_ source: SourceDocument) -> RuleTrace {
        let (reading, attributions, events) = layers(source, includingText: true, weighing: false)
        return RuleTrace(
            reading: reading, attributionRules: Set(attributions.attributions.map(\.rule)), eventRules: Set(events.events.map(\.rule)),
            alignmentRules: Set(events.alignments.map(\.rule)))
    }

    /// The sentences of a text with their places in code points, in text order.
    public func sentences(of text: String) -> [(text: String, span: Span)] {
        let source = SourceText(text)
        let tokenized = TokenizedText(source.utf8)
        return tokenized.sentences.map { sentence in
            let range = tokenized.range(sentence.tokens)
            return (tokenized.slice(range), source.span(range))
        }
    }

    /// Who depends on whom in the sentences of a text; nil without the weights of the parser.
    public func syntax(of source: SourceDocument) -> (text: TokenizedText, syntax: SyntaxLayer)? {
        let names = names(of: source)
        return names.syntax(parser).map { (names.analyzed.text, $0) }
    }

    /// The features of every trigger of a type in a text, for ``ActTrainer``.
    public func actFeatures(_ type: PloverType, of source: SourceDocument) -> [[String]] {
        let analyzed = AnalyzedText(TokenizedText(SourceText(source.text).utf8), lexicon: lexicon, evidence: evidence)
        let times = times.tag(analyzed, published: nil)
        let actors = actors.read(analyzed, times: times, published: nil, boilerplate: [])
        let syntax = parser?.parse(analyzed, actors: actors, boilerplate: [])
        let attributions = attributions.read(analyzed, actors: actors, times: Self.moments(times), syntax: syntax, boilerplate: [])
        return events.actFeatures(type, analyzed, times: times, actors: actors, attributions: attributions, syntax: syntax)
    }

    /// What annotated acts of a text teach of roles, for ``RoleTrainer``.
    /// - Parameters:
    ///   - acts: types, triggers and the places at which those who take part are named, in code points, and their times as TIMEX3 values.
    ///   - model: weights learnt from other texts.
    public func roleExamples(
        of source: SourceDocument,
        acts: [(type: PloverType, trigger: Span, actors: [[Span]], recipients: [[Span]], time: String?, status: EventStatus?)],
        backing: [(from: [Span], to: [Span], supports: Bool)], model: RoleModel?
    ) -> RoleExamples {
        let names = names(of: source)
        let text = names.text
        let syntax = names.syntax(parser)
        let attributions = attributions.read(
            names.analyzed, actors: names.actors, times: Self.moments(names.times), syntax: syntax, boilerplate: names.document.boilerplate)
        return events.roleExamples(
            names.analyzed, times: names.times, actors: names.actors, attributions: attributions, syntax: syntax, published: names.published,
            boilerplate: names.document.boilerplate,
            annotated: acts.map { act in
                AnnotatedAct(
                    type: act.type, trigger: text.utf8Range(act.trigger), actors: act.actors.map { $0.map(text.utf8Range) },
                    recipients: act.recipients.map { $0.map(text.utf8Range) }, time: act.time, status: act.status)
            },
            backing: backing.map {
                AnnotatedBacking(from: $0.from.map(text.utf8Range), to: $0.to.map(text.utf8Range), relation: $0.supports ? .supports : .opposes)
            }, model: model)
    }

    /// The choices of content ends that annotations of a text decide, for ``ChoiceTrainer``.
    /// - Parameter annotated: cue and content of each annotated attribution, in code points.
    public func contentEndChoices(
        of source: SourceDocument, annotated: [(cue: Span, content: Span)]
    ) -> [Choice] {
        let text = SourceText(source.text)
        let analyzed = AnalyzedText(TokenizedText(text.utf8), lexicon: lexicon, evidence: evidence)
        let times = times.tag(analyzed, published: nil)
        let actors = actors.read(analyzed, times: times, published: nil, boilerplate: [])
        return attributions.choices(
            analyzed, actors: actors, times: Self.moments(times), annotated: annotated.map { (text.utf8Range($0.cue), text.utf8Range($0.content)) })
    }

    /// The words of a text that may be cues, and whether annotations say that they are, for ``CueTrainer``.
    /// - Parameter annotated: the cue of each annotated attribution, in code points.
    public func cueVerdicts(of source: SourceDocument, annotated: [Span]) -> [CueVerdict] {
        let names = names(of: source)
        return attributions.verdicts(
            names.analyzed, actors: names.actors, times: Self.moments(names.times), syntax: names.syntax(parser),
            boilerplate: names.document.boilerplate,
            annotated: annotated.map(names.text.utf8Range))
    }

    /// Those who may be the sources of what a text reports, and which of them annotations hold right, for ``SourceTrainer``.
    /// - Parameter annotated: cue, content, source, a place at which the one who is meant is named, and kind, in code points.
    public func sourceChoices(
        of source: SourceDocument, annotated: [(cue: Span, content: Span, source: Span?, entity: Span?, kind: SourceKind)]
    ) -> [SourceChoice] {
        let names = names(of: source)
        let text = names.text
        return attributions.sourceChoices(
            names.analyzed, actors: names.actors, times: Self.moments(names.times), syntax: names.syntax(parser),
            boilerplate: names.document.boilerplate,
            annotated: annotated.map {
                AnnotatedSource(
                    cue: text.utf8Range($0.cue), content: text.utf8Range($0.content), source: $0.source.map(text.utf8Range),
                    entity: $0.entity.map(text.utf8Range), kind: $0.kind)
            })
    }

    /// Sentences of a text with the trees that people drew, for ``SyntaxTrainer``.
    /// - Parameter trees: the number of a sentence; by its tokens their heads, counted from its first (-1 none), relations and whether they
    ///   are finite verbs. Those whose number of tokens does not fit the text are left out.
    public func annotatedTrees(of source: SourceDocument, _ trees: [DrawnTree]) -> [AnnotatedTree] {
        let names = names(of: source)
        return trees.compactMap { tree in
            guard names.analyzed.text.sentences.indices.contains(tree.sentence) else { return nil }
            return AnnotatedTree(names.analyzed.text.sentences[tree.sentence].tokens, of: names.analyzed, actors: names.actors, tree: tree)
        }
    }

    /// A sentence with the tree that a treebank of divided words gives it.
    public func annotatedTree(of sentence: DividedSentence) -> AnnotatedTree? {
        let names = names(of: SourceDocument(id: "", text: sentence.text))
        return AnnotatedTree(sentence, of: names.analyzed, actors: names.actors)
    }

    /// A text with its names and times, before it is known who says what.
    private struct Names {
        let text: SourceText
        let analyzed: AnalyzedText
        let document: DocumentMetadata
        let published: PartialDate?
        let times: [TimeExpression]
        let actors: ActorLayer

        func syntax(_ parser: SyntaxParser?) -> SyntaxLayer? { parser?.parse(analyzed, actors: actors, boilerplate: document.boilerplate) }
    }

    private func names(of source: SourceDocument) -> Names {
        let text = SourceText(source.text)
        let analyzed = AnalyzedText(TokenizedText(text.utf8), lexicon: lexicon, evidence: evidence)
        let document = metadata.read(analyzed, source: source, times: times)
        let published = document.published.flatMap { PartialDate($0) }
        let tagged = times.tag(analyzed, published: published)
        return Names(
            text: text, analyzed: analyzed, document: document, published: published, times: tagged,
            actors: actors.read(analyzed, times: tagged, published: published, boilerplate: document.boilerplate))
    }

    /// Where the text says when: dates and times of day, not durations.
    private static func moments(_ times: [TimeExpression]) -> [Range<Int>] {
        times.compactMap { $0.type == .date || $0.type == .time ? $0.tokens : nil }
    }

    private func layers(
        _ source: SourceDocument, includingText: Bool, weighing: Bool = true
    ) -> (reading: Reading, attributions: AttributionLayer, events: EventLayer) {
        let names = names(of: source)
        let boilerplate = names.document.boilerplate
        let syntax = names.syntax(parser)
        let attributions = attributions.read(
            names.analyzed, actors: names.actors, times: Self.moments(names.times), syntax: syntax, boilerplate: boilerplate, weighing: weighing)
        let events = events.read(
            names.analyzed, times: names.times, actors: names.actors, attributions: attributions, syntax: syntax, published: names.published,
            boilerplate: boilerplate, weighing: weighing)
        var assembly = ReadingAssembly(source: source, text: names.text, analyzed: names.analyzed)
        assembly.sha256 = Self.sha256(of: source.text)
        let reading = assembly.reading(
            metadata: names.document, times: names.times, actors: names.actors, attributions: attributions, events: events,
            includingText: includingText)
        return (reading, attributions, events)
    }

    private static let hexadecimal: [String] = (0..<256).map { value in
        let digits = Array("0123456789abcdef")
        return String([digits[value >> 4], digits[value & 15]])
    }
}
