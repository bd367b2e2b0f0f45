import Actors
import Attributions
import Events
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// What a reader is put together from.
///
/// The rooms do not need each other while they lay out their tables: each fills a lexicon of its own on whatever core is free, and the
/// models are read beside them. What comes out does not depend on who was ready first.
struct ReaderParts {
    let metadata: MetadataReader
    let times: TimeTagger
    let actors: ActorReader
    let attributions: AttributionReader
    let events: EventReader
    /// Nil when its weights are missing or damaged.
    let parser: SyntaxParser?
    let lexicon: Lexicon
    /// Nil when the counts of word forms are missing or damaged.
    let evidence: WordEvidence?
    /// Faults of rows and models, in the order of the rooms.
    let diagnostics: [Diagnostic]

    init(pack: Pack) {
        let metadata = Deferred { Room(0) { MetadataReader(pack: pack, lexicon: &$0, diagnostics: &$1) } }
        let times = Deferred { Room(1) { TimeTagger(pack: pack, lexicon: &$0, diagnostics: &$1) } }
        let actors = Deferred { Room(2) { ActorReader(pack: pack, names: nil, lexicon: &$0, diagnostics: &$1) } }
        let attributions = Deferred { Room(3) { AttributionReader(pack: pack, lexicon: &$0, diagnostics: &$1) } }
        let events = Deferred { Room(4) { EventReader(pack: pack, lexicon: &$0, diagnostics: &$1) } }
        let names = Deferred { ActorReader.ShippedNames() }
        let evidence = Deferred { WordEvidence.shipped() }
        let parser = Deferred { SyntaxParser.shipped() }
        // What takes longest is begun first.
        let work: [@Sendable () -> Void] = [
            { _ = actors.value }, { _ = events.value }, { _ = names.value }, { _ = times.value }, { _ = evidence.value },
            { _ = attributions.value }, { _ = parser.value }, { _ = metadata.value },
        ]
        _ = Concurrently.map(work, sharing: 1) { $0() }

        self.metadata = metadata.value.reader
        self.times = times.value.reader
        self.actors = actors.value.reader.recognizing(names.value)
        self.attributions = attributions.value.reader
        self.events = events.value.reader
        self.evidence = evidence.value
        self.parser = parser.value
        var builder = metadata.value.lexicon
        for other in [times.value.lexicon, actors.value.lexicon, attributions.value.lexicon, events.value.lexicon] { builder.append(other) }
        lexicon = builder.build()
        diagnostics =
            metadata.value.diagnostics + times.value.diagnostics + (names.value.diagnostic.map { [$0] } ?? [])
            + actors.value.diagnostics + attributions.value.diagnostics + events.value.diagnostics
    }

    /// A room's reader with the forms that it looks for.
    private struct Room<Reader: Sendable>: Sendable {
        let reader: Reader
        let lexicon: LexiconBuilder
        let diagnostics: [Diagnostic]

        /// Numbers that a room has for its tables.
        private static var tables: Int { 40 }

        init(_ number: Int, _ make: (inout LexiconBuilder, inout [Diagnostic]) -> Reader) {
            var lexicon = LexiconBuilder(after: number * Self.tables)
            var diagnostics: [Diagnostic] = []
            reader = make(&lexicon, &diagnostics)
            self.lexicon = lexicon
            self.diagnostics = diagnostics
        }
    }
}
