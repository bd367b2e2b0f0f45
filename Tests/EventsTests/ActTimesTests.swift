import Readings
import Testing

@testable import Reader

/// Which of the times that a sentence names is that of an act.
@Suite struct ActTimesTests {
    private static let reader = Reader()

    private func events(_ text: String, published: String? = nil) -> [EventRecord] {
        Self.reader.read(SourceDocument(id: "t", text: text, published: published)).events
    }

    @Test("A time of the report is not that of the act reported")
    func reported() {
        let events = events("قال وزير الخارجية الكندي الاثنين إن بلاده ستدعم اليونان في وجه إسبانيا.", published: "2018-05-16")
        #expect(events.first { $0.type == .support }?.time == nil)
    }

    @Test("A treaty's year is not that of the raids")
    func neighbour() {
        let events = events(
            "قصفت طائرات إسبانية الأحد مواقع للجيش البرتغالي، وجاءت الغارات بعد اتفاق وقعته إسبانيا والبرتغال في 2015.", published: "2018-05-16")
        #expect(events.first { $0.type == .assault }?.time == "2018-05-13")
        #expect(events.filter { $0.type == .assault }.allSatisfy { $0.time != "2015" })
        #expect(events.first { $0.type == .agree }?.time == "2015")
    }

    @Test(
        "An act so long before or after a day",
        arguments: [
            ("زار رئيس الوزراء الكندي أثينا في 12 مايو 2018، أي بعد أسبوع فقط على بدء الهجوم الإسباني على البرتغال.", "2018-05-05"),
            ("زار رئيس الوزراء الكندي أثينا في 12 مايو 2018، قبل يومين من هجوم إسبانيا على البرتغال.", "2018-05-14"),
            ("زار رئيس الوزراء الكندي أثينا في 12 مايو 2018، بعد أسبوع على شن إسبانيا هجوما على البرتغال.", "2018-05-05"),
        ])
    func countedFrom(_ text: String, _ day: String) {
        #expect(events(text).first { $0.type == .assault }?.time == day)
        #expect(events(text).first { $0.type == .consult }?.time == "2018-05-12")
    }
}
