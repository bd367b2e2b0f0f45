import Exchange
import Readings
import Testing

@Suite("Who said what")
struct QuoteListTests {
    /// A paper of 2021 tells that an agency tells that a minister denies.
    private var reading: Reading {
        var reading = Reading(document: DocumentRecord(id: "a", publisher: "الجريدة", published: "2021-03-04"))
        func quote(_ start: Int, _ end: Int, _ text: String) -> Quote { Quote(span: Span(start: start, end: end), text: text) }
        reading.attributions = [
            AttributionRecord(
                id: "a1", source: .init(start: 5, end: 12, text: "الوكالة", kind: .outlet), cue: quote(0, 4, "ذكرت"),
                content: quote(16, 40, "الوزير نفى وجود \"خلاف\""), mode: .mixed, stance: .asserts, parent: nil),
            AttributionRecord(
                id: "a2", source: .init(start: 16, end: 22, text: "الوزير", kind: .named), cue: quote(23, 26, "نفى"),
                content: quote(27, 40, "وجود \"خلاف\""), mode: .mixed, stance: .denies, parent: "a1"),
        ]
        return reading
    }

    @Test("the chain runs from the outlet down to the first mouth")
    func chain() {
        let list = QuoteList([reading])
        #expect(list.quotes.map(\.line) == ["الجريدة ← الوكالة: قول", "الجريدة ← الوكالة ← الوزير: نفي"])
    }

    @Test("who is rather not meant has a question mark")
    func doubtful() throws {
        var told = reading
        told.attributions[0].confidence = .init(source: 0.97)
        told.attributions[1].confidence = .init(source: 0.414)
        let list = QuoteList([told])
        #expect(list.quotes.map(\.line) == ["الجريدة ← الوكالة: قول", "الجريدة ← الوكالة ← الوزير؟: نفي"])
        #expect(list.quotes[1].chain == ["الجريدة", "الوكالة", "الوزير"])
        #expect(try #require(list.csv.split(separator: "\r\n").last).hasSuffix(",0.41"))
        #expect(String(decoding: list.json, as: UTF8.self).contains("\"confidence\":0.97"))
    }

    @Test("selection by stance, source and kind")
    func selection() {
        #expect(QuoteList([reading], selecting: .init(stance: .denies)).quotes.map(\.source) == ["الوزير"])
        #expect(QuoteList([reading], selecting: .init(by: "الوكاله")).quotes.map(\.source) == ["الوكالة"])
        #expect(QuoteList([reading], selecting: .init(isAnonymous: true)).quotes.isEmpty)
    }

    @Test("a source is found by the name of who is meant")
    func meant() {
        var told = reading
        told.entities = [EntityRecord(id: "d1", type: .person, name: "سمير الحداد", aliases: ["الحداد"])]
        told.attributions[1].source?.entity = "d1"
        #expect(QuoteList([told], selecting: .init(by: "سمير")).quotes.map(\.source) == ["الوزير"])
        #expect(QuoteList([told], selecting: .init(by: "الحداد")).quotes.first?.entity == "سمير الحداد")
    }

    @Test("JSON is an array, empty when nobody said anything")
    func json() throws {
        let text = String(decoding: QuoteList([reading]).json, as: UTF8.self)
        #expect(text.hasPrefix("[\n{") && text.hasSuffix("}\n]\n") && text.split(separator: "\n").count == 4)
        #expect(String(decoding: QuoteList([reading], selecting: .init(about: "لا أحد")).json, as: UTF8.self) == "[]\n")
    }

    @Test("quotation marks and commas survive CSV")
    func csv() {
        let lines = QuoteList([reading]).csv.split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(lines[2].hasSuffix("\"وجود \"\"خلاف\"\"\","))
    }
}
