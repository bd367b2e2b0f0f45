import ArabicText
import CoreModels
import Foundation
import Knowledge
import Readings
import TimeExpressions

/// Finds who and what a text names, and links the mentions to one another and to the packs.
public struct ActorReader: Sendable {
    let knowledge: ActorKnowledge
    let recognizer: NameRecognizer?

    /// The recogniser that ships with the program, or what is wrong with it. Can be loaded beside the packs.
    public struct ShippedNames: Sendable {
        let recognizer: NameRecognizer?
        /// What is wrong with the model; nil when it is whole.
        public let diagnostic: Diagnostic?

        public init() {
            var recognizer: NameRecognizer?
            var diagnostic: Diagnostic?
            if let file = CoreModels.file("names.bin") {
                do {
                    recognizer = try NameRecognizer(contentsOf: file)
                } catch {
                    diagnostic = Diagnostic("\(error)", file: file.path, hint: "make the model again with `sanad train names`")
                }
            }
            self.recognizer = recognizer
            self.diagnostic = diagnostic
        }
    }

    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    /// - Parameter names: nil for a reader that knows the names of the pack alone, until it is given a recogniser.
    public init(
        pack: Pack, names: ShippedNames? = ShippedNames(), lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]
    ) {
        if let fault = names?.diagnostic { diagnostics.append(fault) }
        self.init(pack: pack, recognizer: names?.recognizer, lexicon: &lexicon, diagnostics: &diagnostics)
    }

    /// The same reader with a recogniser that was loaded beside it.
    public func recognizing(_ names: ShippedNames) -> ActorReader { ActorReader(knowledge: knowledge, recognizer: names.recognizer) }

    private init(knowledge: ActorKnowledge, recognizer: NameRecognizer?) {
        self.knowledge = knowledge
        self.recognizer = recognizer
    }

    init(pack: Pack, recognizer: NameRecognizer?, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        knowledge = ActorKnowledge(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
        self.recognizer = recognizer
    }

    /// - Parameters:
    ///   - published: decides who held an office.
    ///   - boilerplate: token ranges of page furniture, which is not read.
    public func read(_ text: AnalyzedText, times: [TimeExpression], published: PartialDate?, boilerplate: [Range<Int>]) -> ActorLayer {
        guard !text.tokens.isEmpty else { return ActorLayer(entities: [], mentions: [], tokenCount: 0) }
        let scanner = NameScanner(text: text, knowledge: knowledge, recognizer: recognizer, boilerplate: boilerplate)
        // «21 أبريل/نيسان»: within a date stands a month, not the car maker.
        let candidates = scanner.candidates().filter { candidate in
            !times.contains {
                $0.type == .date && $0.range.lowerBound <= candidate.range.lowerBound && candidate.range.upperBound <= $0.range.upperBound
            }
        }
        var linker = EntityLinker(scanner: scanner, candidates: scanner.withoutGeneric(candidates))
        linker.link()
        var nominals = NominalResolver(scanner: scanner, linker: linker, published: published, times: times)
        nominals.resolve(&linker)
        return ActorAssembly(scanner: scanner, linker: linker, nominals: nominals).layer()
    }
}
