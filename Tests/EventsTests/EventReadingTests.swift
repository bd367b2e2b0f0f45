import Events
import Knowledge
import Reader
import Readings
import Testing

/// Sentences of our own, read from end to end.
struct EventReadingTests {
    static let reader = Reader()

    static func read(_ text: String) -> Reading { reader.read(SourceDocument(id: "t", text: text, published: "2020-06-15")) }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let type: PloverType
        let actor: String?
        let recipient: String?
        let status: EventStatus

        init(_ text: String, _ type: PloverType, _ actor: String?, _ recipient: String?, _ status: EventStatus = .reported) {
            self.text = text
            self.type = type
            self.actor = actor
            self.recipient = recipient
            self.status = status
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Case("زار الرئيس الفرنسي مصر أمس.", .consult, nil, "egypt"),
        Case("اتهمت السعودية إيران بتسليح الحوثيين.", .accuse, "saudi-arabia", "iran"),
        Case("فرضت كندا عقوبات على روسيا.", .sanction, "canada", "russia"),
        Case("طالبت فرنسا إيران بوقف التجارب.", .request, "france", "iran"),
        Case("تعتزم فرنسا سحب قواتها من مالي.", .retreat, "france", nil, .planned),
        Case("لم تدعم مصر تركيا.", .support, "egypt", "turkey", .denied),
        Case("هل تدعم فرنسا إيران؟", .support, "france", "iran", .hypothetical),
        Case("انسحبت فرنسا من مالي.", .retreat, "france", nil),
        // What somebody is asked to do is his act, not that of who asks.
        Case("طالبت فرنسا تركيا بالانسحاب من سوريا.", .retreat, "turkey", nil, .planned),
        // Of title and name the name says who warns.
        Case("حذر قائد الجيش الإيراني اللواء محمد باقري السعودية من هجوم جديد.", .threaten, nil, "saudi-arabia"),
        Case("قالت فرنسا: \"ندعم مصر في حربها على الإرهاب\".", .support, "france", "egypt"),
        // The capital of a state is the town that the text names elsewhere; where it does not, the state is known.
        Case("انقطع التيار في دمشق ليلا. وقصفت إسرائيل العاصمة السورية مجددا.", .assault, "israel", "damascus"),
        Case("وصلت المساعدات إلى كابول الأحد. وشنت حركة طالبان هجوما على العاصمة الأفغانية بعد يومين.", .assault, "taliban", "kabul"),
        Case("انقطع التيار في حلب ليلا. وقصفت إسرائيل العاصمة السورية مجددا.", .assault, "israel", "syria"),
        // Officials in a state act for it, and what belongs to a body is hit as the body.
        Case("التقى وزير الخارجية التركي مسؤولين في اليونان لبحث الأزمة.", .consult, nil, "greece"),
        Case("اعتقلت قوات الأمن الألمانية خلايا نائمة لتنظيم داعش في برلين.", .coerce, "germany", "islamic-state"),
        // Who is given arms receives them.
        Case("تلقت حركة حماس أسلحة من إيران.", .aid, "iran", "ps-hamas"),
        Case("حصلت حركة حماس على أسلحة من إيران خلال الأعوام الماضية.", .aid, "iran", "ps-hamas"),
        // The holder of an office is named behind it, and the comma behind him lists nothing.
        Case("هدد الرئيس التركي، رجب طيب أردوغان، اليونان بعقوبات جديدة.", .threaten, "recep-tayyip-erdogan", "greece"),
        // Whose decision or duty an act is, does it.
        Case("ندد أردوغان بقرار ترامب الانسحاب من المعاهدة.", .reject, "donald-trump", nil, .planned),
        Case("قالت ألمانيا إن على روسيا أن تسحب قواتها من أوكرانيا.", .retreat, "russia", nil, .planned),
        Case("تضغط روسيا على حزب الله لدعم ميشال عون.", .support, "lb-hezbollah", nil, .planned),
    ])
    func actsAreCoded(_ expected: Case) {
        let reading = Self.read(expected.text)
        let event = reading.events.first { $0.type == expected.type }
        #expect(event != nil)
        if let actor = expected.actor { #expect(event?.actors.contains(actor) == true) }
        if let recipient = expected.recipient { #expect(event?.recipients.contains(recipient) == true) }
        #expect(event?.status == expected.status)
    }

    @Test(arguments: [
        "هاجم المنتخب مرمى ضيفه طوال المباراة.", "ضرب زلزال قوي جنوب إيران مساء الأحد.", "قطع العداء مسافة السباق في ساعتين.",
        "سيطر رجال الإطفاء على الحريق خلال ساعة.", "ودع المنتخب البطولة مبكرا.", "بحث الرجل عن مفتاحه ساعة كاملة.",
    ])
    func whatIsNoActIsLeft(_ text: String) { #expect(Self.read(text).events.isEmpty) }

    @Test func backingHasDirectionAndPhase() {
        let reading = Self.read("تدعم روسيا سوريا منذ سنوات.")
        #expect(reading.alignments.contains { $0.from == "russia" && $0.to == "syria" && $0.relation == .supports && $0.phase == .ongoing })
    }

    @Test func spansSliceBack() {
        let text = "قالت فرنسا إنها تدعم مصر، وطالبت إيران بوقف التجارب. وزار الرئيس التركي قطر."
        let source = SourceText(text)
        for event in Self.read(text).events { #expect(source.slice(event.trigger.span) == event.trigger.text) }
    }

    @Test func theSameTextGivesTheSameBytes() {
        let text = "زار الرئيس الفرنسي مصر أمس، واتهمت السعودية إيران بتسليح الحوثيين."
        #expect(Self.read(text).json() == Self.read(text).json())
    }

    @Test func polecatRowsHaveAFieldForEachColumn() {
        let table = PolecatTable(ontology: PloverOntology(pack: Pack.load()))
        let rows = table.rows(of: Self.read("فرضت كندا عقوبات على روسيا."))
        #expect(!rows.isEmpty)
        for row in rows { #expect(row.count == PolecatTable.columns.count) }
        #expect(rows.first?[2] == "SANCTION")
    }

    @Test func whatIsSaidPlainlyIsSurerThanWhatIsTakenFromElsewhere() throws {
        let text = "اتهمت تركيا فرنسا بدعم الإرهاب. وكان وزير الدفاع قد وصل أمس، فيما توالت الانتقادات للقرار من كل صوب."
        let acts = Self.read(text).events
        let plain = try #require(acts.first { $0.type == .accuse }?.confidence)
        #expect(try #require(plain.actor) > 0.8)
        #expect(try #require(plain.recipient) > 0.8)
        for act in acts {
            for value in [act.confidence?.act, act.confidence?.actor, act.confidence?.recipient] {
                guard let value else { continue }
                #expect((0...1).contains(value))
                #expect((value * 100).rounded() / 100 == value)
            }
            if act.actors.isEmpty { #expect(act.confidence?.actor == nil) }
            if act.recipients.isEmpty { #expect(act.confidence?.recipient == nil) }
        }
    }

    @Test func backingIsAsSureAsTheActThatSaysIt() throws {
        let reading = Self.read("اتهمت تركيا فرنسا بدعم الإرهاب.")
        let backing = try #require(reading.alignments.first { $0.from == "turkey" && $0.to == "france" })
        #expect(try #require(backing.confidence) > 0.7)
        #expect(AllianceList(of: "تركيا").rows(of: reading).allSatisfy { $0.count == AllianceList.columns.count })
    }

    @Test func doubtfulActsCanBeLeftOut() throws {
        let table = PolecatTable(ontology: PloverOntology(pack: Pack.load()))
        var reading = Self.read("اتهمت تركيا فرنسا بدعم الإرهاب.")
        let act = try #require(reading.events.first { $0.type == .accuse })
        var doubtful = act
        doubtful.id = "e9"
        doubtful.confidence = .init(act: 0.9, actor: 0.4, recipient: 0.9)
        var unweighed = act
        unweighed.id = "e10"
        unweighed.confidence = nil
        reading.events = [act, doubtful, unweighed]
        var filter = PolecatTable.Filter()
        #expect(table.rows(of: reading, filter: filter).count == 3)
        filter.confidence = 0.5
        #expect(table.rows(of: reading, filter: filter).map { $0[0] }.allSatisfy { !$0.hasSuffix("e9") })
        #expect(table.rows(of: reading, filter: filter).count == 2)
        let column = try #require(PolecatTable.columns.firstIndex(of: "Actor Confidence"))
        #expect(table.rows(of: reading)[1][column] == "0.4")
    }
}
