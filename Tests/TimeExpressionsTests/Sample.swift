import ArabicText
import CoreModels
import Foundation
import Knowledge
import Readings
import TimeExpressions

/// The tagger as the program has it, with the form counts that decide how words are cut.
struct Sample {
    let tagger: TimeTagger
    let diagnostics: [Diagnostic]
    let pack: Pack
    private let lexicon: Lexicon
    private let evidence: WordEvidence

    static let core = Sample(pack: Pack.load())

    init(pack: Pack) {
        self.pack = pack
        var builder = LexiconBuilder()
        var diagnostics: [Diagnostic] = []
        tagger = TimeTagger(pack: pack, lexicon: &builder, diagnostics: &diagnostics)
        lexicon = builder.build()
        self.diagnostics = diagnostics
        evidence = CoreModels.file("forms.bin").flatMap { try? Data(contentsOf: $0) }.flatMap { WordEvidence(bytes: Array($0)) } ?? WordEvidence()
    }

    func analyzed(_ text: String) -> AnalyzedText { AnalyzedText(TokenizedText(text), lexicon: lexicon, evidence: evidence) }

    func analyzed(_ utf8: [UInt8]) -> AnalyzedText { AnalyzedText(TokenizedText(utf8), lexicon: lexicon, evidence: evidence) }

    func tag(_ text: String, published: String?) -> [TimeExpression] {
        tagger.tag(analyzed(text), published: published.flatMap { PartialDate($0) })
    }

    /// A text whose expressions stand in brackets: the text without them and what they hold.
    static func unbracketed(_ marked: String) -> (text: String, spans: [Range<Int>]) {
        var text: [UInt8] = []
        var spans: [Range<Int>] = []
        var open = 0
        for byte in marked.utf8 {
            switch byte {
            case UInt8(ascii: "["): open = text.count
            case UInt8(ascii: "]"): spans.append(open..<text.count)
            default: text.append(byte)
            }
        }
        return (String(decoding: text, as: UTF8.self), spans)
    }
}
