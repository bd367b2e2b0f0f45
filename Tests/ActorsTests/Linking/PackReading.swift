import ArabicText
import Knowledge
import Readings
import TimeExpressions

@testable import Actors

/// Reads sentences with the core pack and no name model, so that the tests rest on tables alone.
struct PackReading: Sendable {
    let lexicon: Lexicon
    let reader: ActorReader
    let diagnostics: [Diagnostic]

    /// Loading the packs takes a while; all tests share one.
    static let shared = PackReading()

    private init() {
        let pack = Pack.load()
        var faults = pack.diagnostics
        var builder = LexiconBuilder()
        reader = ActorReader(pack: pack, recognizer: nil, lexicon: &builder, diagnostics: &faults)
        lexicon = builder.build()
        diagnostics = faults
    }

    func read(_ words: String, published: String? = nil, times: [(words: String, value: String)] = []) -> (ActorLayer, AnalyzedText) {
        let text = AnalyzedText(TokenizedText(words), lexicon: lexicon, evidence: WordEvidence())
        let times = times.compactMap { time -> TimeExpression? in
            let place = tokens(time.words, in: text)
            return place.isEmpty ? nil : TimeExpression(tokens: place, range: text.text.range(place), type: .date, value: time.value)
        }
        return (reader.read(text, times: times, published: published.flatMap { PartialDate($0) }, boilerplate: []), text)
    }

    /// The tokens of a phrase at its first place in a text.
    func tokens(_ phrase: String, in text: AnalyzedText) -> Range<Int> {
        let wanted = TokenizedText(phrase)
        let words = wanted.tokens.indices.map { wanted.foldedWord($0) }
        for start in text.tokens.indices where start + words.count <= text.tokens.count {
            if words.indices.allSatisfy({ text.text.foldedWord(start + $0) == words[$0] }) { return start..<(start + words.count) }
        }
        return 0..<0
    }

    /// The names of a text as «words → entity id».
    func names(_ words: String, published: String? = nil) -> [String] {
        let (layer, text) = read(words, published: published)
        return layer.mentions.filter { $0.form == .name }.map { "\(text.text.slice($0.range)) → \(layer.entities[$0.entity].id)" }
    }

    /// What a text's descriptions stand for, as «words → entity id».
    func descriptions(_ words: String, published: String? = "2018-06-20") -> [String] {
        let (layer, text) = read(words, published: published)
        return layer.mentions.filter { $0.form == .nominal }.map { "\(text.text.slice($0.range)) → \(layer.entities[$0.entity].id)" }
    }
}
