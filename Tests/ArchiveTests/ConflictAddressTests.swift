#if Full
import Comparison
import Readings
import Testing

@testable import Archive

@Suite struct ConflictAddressTests {
    @Test func anAddressIsReadWhateverMarksTheNamesHold() {
        let plain = ConflictAddress.readings(of: "a.txt#e3~b.txt#a12")
        #expect(plain.map { [$0.first.document, $0.first.record, $0.second.document, $0.second.record] } == [["a.txt", "e3", "b.txt", "a12"]])
        #expect(ConflictAddress.readings(of: "a.txt#e3~#e5").map(\.second.document) == ["a.txt"])
        let odd = ConflictAddress.readings(of: "x~y#1#e3~z#e2~#l4")
        #expect(odd.contains { $0.first.document == "x~y#1" && $0.first.record == "e3" && $0.second.document == "z#e2~" && $0.second.record == "l4" })
        for broken in ["", "~", "#e1~", "a#e1", "a#e1~b", "a#e1~b#x9", "a#e~b#e1", "a#e1~b#e", "#e1~b#e1"] {
            #expect(ConflictAddress.readings(of: broken).isEmpty, "\(broken)")
        }
    }

    private static let articles = [
        ("former", "الأفق", "2021-05-09", "قال المتحدث باسم المعارضة سالم الهادي إن روسيا تدعم حكومة الوفاق بالسلاح."),
        ("denial", "المرصد", "2021-05-11", "نفى وزير الخارجية الروسي سيرغي لافروف أن تكون روسيا تدعم حكومة الوفاق بالسلاح."),
        ("fuller", "الضحى", "2021-05-10", "قال المتحدث باسم المعارضة سالم الهادي إن روسيا تدعم حكومة الوفاق بالسلاح، وإنها لن تتراجع."),
    ].map { id, outlet, day, text in
        let source = SourceDocument(id: id, text: text, publisher: outlet, published: day)
        return (source: source, reading: SampleArchive.reader.read(source))
    }

    /// Who is in no pack goes by the name that most articles use; addresses with another of his names still lead to him.
    @Test func anActorIsFoundByTheIdOfAnotherOfHisNames() async throws {
        let sample = try SampleArchive()
        try sample.add(Self.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let man = try #require(try sample.archive.actors().first { $0.name == "سالم الهادي" })
        #expect(try sample.archive.actor(formerly: man.id + "-2")?.id == man.id)
        #expect(try sample.archive.actor(formerly: man.id)?.id == man.id)
        #expect(
            try sample.archive.actor(formerly: "x-نادر-الهادي") == nil && sample.archive.actor(formerly: "x-") == nil
                && sample.archive.actor(formerly: "russia") == nil)
    }

    /// Another article tells the same at greater length: the conflict is called by it from then on.
    @Test func theAddressOfBeforeLeadsToTheSameConflict() async throws {
        let sample = try SampleArchive()
        try sample.add(Self.articles.prefix(2))
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let before = try #require(try sample.archive.conflicts().first)
        #expect(before.accounts.contains { $0.document == "former" })
        try sample.add(Self.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let after = try #require(try sample.archive.conflicts().first)
        #expect(after.id != before.id && after.kind == before.kind)
        #expect(try sample.archive.conflict(id: before.id) == after && sample.archive.conflict(id: after.id) == after)
        // Whichever side is named first.
        let sides = before.id.split(separator: "~").map(String.init)
        #expect(try sample.archive.conflict(id: sides[1] + "~" + sides[0]) == after)
        #expect(try sample.archive.conflict(id: "former#e99~denial#e1") == nil)
        #expect(try sample.archive.conflict(id: "nobody#e1~#e2") == nil && sample.archive.claims(ofConflict: "nobody#e1~#e2").isEmpty)
    }
}
#endif
