import Readings
import Testing

@Suite("Attributions: what had been said before")
struct PluperfectTests {
    @Test("the subject stands between كان and قد, the object behind the verb")
    func subject() {
        let found = AttributionSample.attributions("وكان رئيس البلدية قد اتهم الشركة بتأخير الأعمال.")
        #expect(found.map { $0.source?.text } == ["رئيس البلدية"])
        #expect(found.first?.content.text == "تأخير الأعمال")
        #expect(AttributionSample.attributions("وكانت الوزارة، يوم الأحد، قد أعلنت أن الطريق سالك.").map { $0.source?.text } == ["الوزارة"])
    }
}
