import Readings
import Testing

@Suite("Attributions on hard texts")
struct AttributionRobustnessTests {
    @Test("unbalanced marks give a content that stays in its paragraph")
    func unbalanced() {
        let text = "قال الوزير: «لن نتراجع عن القرار أبداً.\nوصل الوفد مساء."
        let found = AttributionSample.attributions(text)
        #expect(found.count == 1)
        #expect(found.allSatisfy { !$0.content.text.contains("الوفد") })
    }

    @Test("texts that begin or end anywhere in a sentence")
    func cut() {
        let text =
            "واشنطن تتهم موسكو بالتجسس والكرملين ينفي ، كما أكد وزيره ، واتهمته بأنه كاذب "
            + "وردت الوزارة ببيان وصفت فيه القرار بأنه خطأ ، وهو ما نفاه"
        let words = text.split(separator: " ")
        for index in words.indices {
            for piece in [words[...index], words[index...]].map({ $0.joined(separator: " ") }) {
                #expect(AttributionSample.attributions(piece).allSatisfy { !$0.content.text.isEmpty })
            }
        }
    }

    @Test("quotations nested five hundred deep")
    func deep() {
        let text = String(repeating: "قال الوزير: «", count: 500) + "نعم" + String(repeating: "»", count: 500) + "."
        let found = AttributionSample.attributions(text)
        #expect(!found.isEmpty)
    }

    @Test("a sentence of ten thousand words")
    func long() {
        let text = String(repeating: "قال الوزير إن الطريق مفتوح وأكد أن الجسر جاهز، ", count: 1_100)
        #expect(AttributionSample.attributions(text).count > 1_000)
    }

    @Test("in a sentence without end the contents grow with the text and not with its square")
    func bounded() {
        func said(_ count: Int) -> Int {
            let text = String(repeating: "قال الوزير إن الجسر جاهز بحسب المصدر ", count: count)
            return AttributionSample.attributions(text).reduce(0) { $0 + $1.content.end - $1.content.start }
        }
        #expect(said(160) - said(120) < 40 * 37 * 24)
    }

    @Test("spans slice back and parents exist, also in broken texts")
    func slices() {
        let pieces = [
            "قال", "الوزير", "إن", "«", "»", "\"", "،", ".", "بحسب", "مصدر", "نقلاً عن", "أن", "(", ")", ":", "\n", "مضيفاً", "نفى", "ما", "كما", "🙂",
        ]
        var state: UInt64 = 7
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int((state >> 33) % UInt64(pieces.count))] + ((state >> 20) & 1 == 0 ? " " : "")
            }
            let scalars = Array(text.unicodeScalars)
            let found = AttributionSample.attributions(text)
            let ids = Set(found.map(\.id))
            for record in found {
                for quote in [record.cue, record.content] {
                    #expect(String(String.UnicodeScalarView(scalars[quote.start..<quote.end])) == quote.text)
                }
                if let parent = record.parent { #expect(ids.contains(parent) && parent != record.id) }
            }
        }
    }

    @Test("a text may break off behind any word")
    func brokenOff() {
        for sentence in PlainStatementTests.rows.map(\.sentence) + PlainChainTests.rows.map(\.sentence) {
            let words = sentence.split(separator: " ")
            for count in words.indices {
                let text = words[...count].joined(separator: " ")
                #expect(AttributionSample.attributions(text).allSatisfy { $0.content.text.isEmpty == false })
            }
        }
    }

    @Test("marks that close before what a paper published begins")
    func publishedBehindAClosedQuotation() {
        let records = AttributionSample.attributions("\"مرآة ونشر موقع \"kawkab\"، صور عما جرى\"")
        #expect(records.allSatisfy { !$0.content.text.isEmpty })
    }
}
