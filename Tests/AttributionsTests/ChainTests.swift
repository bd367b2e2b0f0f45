import Readings
import Testing

@Suite("Attributions: who tells of whom in one sentence")
struct ChainTests {
    @Test("the paper, whom it has it from, and what he says")
    func throughPaper() {
        #expect(
            AttributionSample.lines("ذكرت صحيفة محلية، نقلاً عن عدة موظفين، أن الجسر مغلق.").map { $0.hasPrefix("  ") } == [false, true])
        let found = AttributionSample.attributions("أكدت صحيفة النهار إغلاق الجسر، بحسب موظف في البلدية.")
        #expect(found.last?.parent == found.first?.id)
        #expect(found.last?.content.text == "إغلاق الجسر")
    }

    @Test("two phrases around a clause: the first tells of the second")
    func twoPhrases() {
        let found = AttributionSample.attributions("حسب رويترز، غادر الوفد المدينة، بحسب ما أعلنت الشرطة.")
        #expect(found.map(\.content.text).last == "غادر الوفد المدينة")
        #expect(found.last?.parent == found.first?.id)
    }

    @Test("what somebody calls so: ما is no negation")
    func whatHeSays() {
        #expect(AttributionSample.attributions("أسقط الجيش الأردني ما قال إنها طائرة غريبة.").map(\.content.text) == ["إنها طائرة غريبة"])
        #expect(AttributionSample.attributions("ما قال الوزير هذا.").isEmpty)
    }

    @Test("an office has the name that it gets a sentence later")
    func namedLater() {
        let reading = AttributionSample.reader.read(
            SourceDocument(
                id: "later",
                text: "قالت المفوضة التجارية إن الرسوم ظالمة. وجاءت كلمات المفوضة سهير حداد في مؤتمر كبير."))
        let entity = reading.attributions.first?.source?.entity
        #expect(reading.entities.first { $0.id == entity }?.name.contains("حداد") == true)
    }
}
