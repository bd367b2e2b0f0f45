import Readings
import Testing

@Suite("Attributions: sources that ask not to be named")
struct AnonymityTests {
    @Test(
        "the request belongs to the source and reports nothing",
        arguments: [
            ("قال موظف في البلدية، طلب عدم ذكر اسمه، إن الجسر مغلق.", "موظف في البلدية، طلب عدم ذكر اسمه"),
            ("قال موظف في البلدية اشترط ألا يُكشف عن هويته إن الجسر مغلق.", "موظف في البلدية اشترط ألا يُكشف عن هويته"),
            ("لكن موظفاً في البلدية، فضّل عدم الكشف عن اسمه، قال إن الجسر مغلق.", "موظفاً في البلدية"),
        ])
    func clause(_ text: String, _ source: String) {
        let found = AttributionSample.attributions(text)
        #expect(found.map(\.content.text) == ["الجسر مغلق"])
        #expect(found.first?.source?.text == source)
        #expect(found.first?.source?.kind == .anonymous)
    }

    @Test("a request for something else is one")
    func otherRequests() {
        #expect(AttributionSample.lines("طلب الموظف عدم إغلاق المكتب.") == ["طلب | الموظف | عدم إغلاق المكتب | demands | indirect"])
    }
}
