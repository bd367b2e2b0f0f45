import Readings
import Testing

/// How the act of one sentence stands, where a small word turns it.
struct StatusInSentencesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let sentence: String
        let type: PloverType
        let status: EventStatus

        var testDescription: String { sentence }
    }

    static let rows = [
        Row(sentence: "إن هاجمت إسرائيل إيران فسترد طهران بقوة.", type: .assault, status: .hypothetical),
        Row(sentence: "لم يتم نشر القوات على الحدود.", type: .mobilize, status: .denied),
        Row(sentence: "تستطيع واشنطن الانسحاب من الاتفاق.", type: .reject, status: .hypothetical),
        Row(sentence: "قد تقصف إسرائيل منشآت نووية في إيران.", type: .assault, status: .hypothetical),
        // Of a noun that a light verb carries the particles of the verb tell.
        Row(sentence: "لن تلجأ تركيا إلى فرض عقوبات على هولندا.", type: .sanction, status: .denied),
        Row(sentence: "لم تقم إسرائيل بقصف دمشق الليلة الماضية.", type: .assault, status: .denied),
        Row(sentence: "سيجري وزير الخارجية الألماني محادثات مع نظيره الصيني في بكين.", type: .consult, status: .planned),
        Row(sentence: "لم توجه بريطانيا اتهامات إلى روسيا.", type: .accuse, status: .denied),
        Row(sentence: "فشل الاتحاد الأوروبي في فرض عقوبات على المجر.", type: .sanction, status: .denied),
        Row(sentence: "فشلت محادثات بين روسيا وأوكرانيا في إسطنبول.", type: .consult, status: .reported),
        // Who turns down a charge denies what he is charged with.
        Row(sentence: "نفت إيران اتهامات أميركية بتسليح طالبان.", type: .aid, status: .denied),
        Row(sentence: "امتنعت الصين عن إدانة الغزو الروسي لأوكرانيا.", type: .assault, status: .reported),
        Row(sentence: "تعتزم واشنطن إعادة فرض عقوبات على إيران.", type: .sanction, status: .planned),
        // «بدون» belongs to the machine, not to the act.
        Row(sentence: "قامت طائرات بدون طيار بإلقاء قنابل على المتظاهرين.", type: .assault, status: .reported),
    ]

    @Test(arguments: rows)
    func howTheActStands(_ row: Row) {
        let reading = EventReadingTests.reader.read(SourceDocument(id: "t", text: row.sentence, published: "2018-09-01"))
        #expect(reading.events.first { $0.type == row.type }?.status == row.status)
    }
}
