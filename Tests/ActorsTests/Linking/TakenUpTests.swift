import Readings
import Testing

@testable import Actors

/// Descriptions that take up somebody, and bodies that are known by their noun and their state.
@Suite struct TakenUpTests {
    private let reading = PackReading.shared

    @Test func officialsOfTheUnitedNations() {
        let words = "قال المبعوث الأممي إلى ليبيا غسان سلامة إن الحوار قائم. وأكد المسؤول الأممي أن الأطراف موافقة."
        #expect(reading.descriptions(words) == ["المسؤول الأممي → ghassan-salame"])
    }

    @Test func whatStandsBehindTheName() {
        #expect(
            reading.descriptions("وصل غسان سلامة، رئيس البعثة، إلى تونس. وقال رئيس البعثة إن الحوار قائم.").last == "رئيس البعثة → ghassan-salame")
    }

    @Test func theAdviserOfSomebodyIsAnother() {
        #expect(!reading.descriptions("وصل مستشار غسان سلامة إلى تونس. وقال المستشار إن الحوار قائم.").contains { $0.hasPrefix("المستشار") })
    }

    @Test func presidentsAreOneAtATime() {
        let words = "التقى الرئيس فلاديمير بوتين الرئيس إيمانويل ماكرون في سوتشي. وقال الرئيس إن الحوار قائم."
        #expect(!reading.descriptions(words).contains { $0.hasPrefix("الرئيس →") })
    }

    @Test func whatRulesAStateIsTheState() {
        #expect(reading.descriptions("انتقدت تركيا القيادة الإيرانية بشدة.") == ["القيادة الإيرانية → iran"])
    }

    @Test func bodiesByTheirState() {
        #expect(reading.names("أوقفت الشرطة الكندية سائقا.") == ["الشرطة الكندية → الشرطه-الكنديه@canada"])
        #expect(reading.names("أوقف خفر السواحل الليبي زورقا.") == ["خفر السواحل الليبي → خفر-السواحل-الليبي@libya"])
        #expect(reading.names("تقدم الجيش المالي شمالا.") == ["الجيش المالي → الجيش-المالي@mali"])
        #expect(reading.names("رحبت مؤسسة النفط الليبية بالقرار.") == ["مؤسسة النفط الليبية → موسسه-النفط-الليبيه@libya"])
    }

    @Test func partiesWantMoreThanTheirState() {
        #expect(reading.names("رحب الحزب الاشتراكي الكندي بالقرار.") == ["الحزب الاشتراكي الكندي → الحزب-الاشتراكي-الكندي@canada"])
        #expect(reading.names("رحب الحزب الكندي بالقرار.").isEmpty)
    }
}
