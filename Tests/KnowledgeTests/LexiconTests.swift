import ArabicText
import Testing

@testable import Knowledge

@Test func lexiconFindsWordsBehindCliticsAndPhrases() {
    var builder = LexiconBuilder()
    let table = builder.register("test")
    builder.add("حكومة", table: table, row: 0)
    builder.add("مجلس الأمن", table: table, row: 1)
    let lexicon = builder.build()
    let text = AnalyzedText(TokenizedText("وللحكومة رأي في حكومته ومجلس الأمن"), lexicon: lexicon, evidence: WordEvidence())
    let first = text.match(at: 0, in: table)
    #expect(first?.segmentation.proclitics == [.waw, .lam, .article])
    #expect(first.map { text.text.slice(text.range(of: $0, at: 0)) } == "حكومة")
    #expect(text.match(at: 3, in: table)?.segmentation.enclitic == .ha3ms)
    #expect(text.match(at: 4, in: table)?.tokenCount == 2)
}
