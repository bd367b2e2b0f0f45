import Readings
import Testing

@testable import Reader

/// Who uses force, suffers it or protests without a name.
struct UnnamedActorTests {
    private static let reader = Reader()

    private static func acts(_ type: PloverType, _ text: String) -> [EventRecord] {
        reader.read(SourceDocument(id: "t", text: text)).events.filter { $0.type == type }
    }

    @Test(arguments: [
        ("أشعل المتظاهرون الإطارات وسط العاصمة تونس احتجاجا على الغلاء.", "المتظاهرون"),
        ("وأقام مئات المحتجين خياما أمام البرلمان ورددوا هتافات ضد الحكومة.", "مئات المحتجين"),
    ])
    func whatACrowdDoesIsAProtest(_ text: String, _ crowd: String) {
        #expect(Self.acts(.protest, text).contains { $0.actor_text.contains { $0.hasPrefix(crowd) } })
    }

    @Test func aCrowdThatIsSpokenOfDoesNothing() {
        #expect(Self.acts(.protest, "التقى الوزير وفدا من المتظاهرين في مكتبه.").isEmpty)
    }

    @Test func theArmedActForTheVerbsThatFollow() {
        let acts = Self.acts(.assault, "هاجم مسلحون ليلا مقر الشركة في كركوك ثم خطفوا خمسة عمال.")
        #expect(acts.contains { $0.actor_text.contains("مسلحون") && $0.recipient_text.contains { $0.contains("عمال") } })
    }

    @Test func whoBlowsHimselfUpIsNotHisVictim() {
        let acts = Self.acts(.assault, "فجر انتحاري نفسه أمس قرب دورية للشرطة في كابول مما أدى إلى مقتل سبعة.")
        #expect(!acts.isEmpty)
        #expect(!acts.contains { ($0.actor_text + $0.recipient_text).contains("نفسه") })
    }

    @Test func theCountedDeadHaveNotKilled() {
        let acts = Self.acts(.assault, "قتل سبعة عراقيين وأصيب عشرة في انفجار سيارة مفخخة وسط بغداد أمس.")
        #expect(acts.contains { $0.recipient_text.contains { $0.contains("عراقيين") } })
        #expect(!acts.contains { $0.actor_text.contains { $0.contains("عراقيين") } })
    }

    @Test func theWordsOfOneEndWhereTheOthersBegin() {
        let acts = Self.acts(.assault, "اختطف مسلحون 12 شخصا من حافلة شمال بغداد أمس.")
        #expect(acts.contains { $0.actor_text == ["مسلحون"] })
    }

    @Test func aCrowdIsNotWhatItThrowsAt() {
        let acts = Self.acts(.protest, "ورشق مئات المتظاهرين قوات الأمن التونسية بالحجارة وسط العاصمة ورددوا هتافات ضد الحكومة.")
        #expect(acts.contains { $0.actor_text == ["مئات المتظاهرين"] && $0.recipient_text.contains { $0.hasPrefix("قوات الأمن") } })
    }

    @Test func whoTakesPartWithoutANameIsOneOfTheDocument() throws {
        let reading = Self.reader.read(
            SourceDocument(id: "t", text: "اقتحم مسلحون سجنا في ضواحي كركوك مساء أمس. وقتل المسلحون ثلاثة حراس قبل أن تصل الشرطة العراقية."))
        let gunmen = try #require(reading.entities.first { $0.subtype == EntityRecord.unnamed && $0.role == "REB" })
        #expect(!gunmen.known && reading.entities.count { $0.role == "REB" } == 1)
        #expect(reading.events.contains { $0.type == .assault && $0.actors.contains(gunmen.id) })
        #expect(reading.mentions.filter { $0.entity == gunmen.id }.allSatisfy { $0.form == .nominal })
        // Nobody is told of who takes no part.
        let used = Set(reading.events.flatMap { $0.actors + $0.recipients })
        #expect(reading.entities.allSatisfy { $0.subtype != EntityRecord.unnamed || used.contains($0.id) })
    }

    @Test func whatSomebodyIsExposedToHasHappened() {
        let acts = Self.acts(.assault, "تعرض موكب المحافظ العراقي لهجوم مسلح أمس قتل فيه جنديان.")
        #expect(acts.contains { $0.status == .reported })
        #expect(!acts.contains { $0.status == .planned })
    }

    @Test(arguments: [
        ("اعتقلت الشرطة اليابانية امرأة تايلاندية في طوكيو أمس.", "امرأة تايلاندية", "thailand"),
        ("اتهمت منظمات غير حكومية كويتية الوزير بتجاهل القانون.", "منظمات غير حكومية كويتية", "kuwait"),
        ("اعتقلت القوات الإسرائيلية ثلاثة فلسطينيين في نابلس.", "ثلاثة فلسطينيين", "palestine"),
        ("انتقد الساسة الروس قرار فرنسا.", "الساسة الروس", "russia"),
        ("تظاهر آلاف الأردنيين ضد الحكومة.", "آلاف الأردنيين", "jordan"),
        ("اتهمت شركة أمنية روسية صحيفة محلية بالكذب.", "شركة أمنية روسية", "russia"),
        ("أدانت محكمة جنايات القاهرة سبعة متهمين.", "محكمة جنايات القاهرة", ""),
        ("دعت فرنسا حلفاءها الأوروبيين إلى فرض عقوبات على سوريا.", "حلفاءها الأوروبيين", ""),
    ])
    func peopleAndPrivateBodiesAreNotTheirState(_ text: String, _ name: String, _ country: String) throws {
        let reading = Self.reader.read(SourceDocument(id: "t", text: text))
        let described = try #require(reading.entities.first { $0.name == name })
        #expect(described.subtype == EntityRecord.unnamed && (described.country ?? "") == country)
        #expect(reading.events.contains { ($0.actors + $0.recipients).contains(described.id) })
        #expect(country.isEmpty || !reading.events.contains { ($0.actors + $0.recipients).contains(country) })
    }

    @Test(arguments: [
        ("وانتقد مسؤولون أميركيون قرار فرنسا.", "united-states"), ("انتقدت الإدارة الأميركية قرار فرنسا.", "united-states"),
    ])
    func officialsStandForTheirState(_ text: String, _ state: String) {
        let reading = Self.reader.read(SourceDocument(id: "t", text: text))
        #expect(reading.events.contains { $0.actors == [state] && $0.recipients == ["france"] })
    }

    @Test(arguments: [
        ("اتهمت فرنسا شركات تابعة للحكومة الإيرانية بالتهريب.", "شركات تابعة للحكومة الإيرانية"),
        ("اعتقلت الشرطة مشتبها به في إسطنبول أمس.", "مشتبها به"),
        ("قدمت قطر مساعدات للمتضررين أمس.", "المتضررين"),
        ("اعتقلت الشرطة التركية أكثر من 100 شخص في إسطنبول أمس.", "100 شخص"),
    ])
    func descriptionsAreWhole(_ text: String, _ name: String) {
        let reading = Self.reader.read(SourceDocument(id: "t", text: text))
        #expect(reading.entities.contains { $0.name == name && $0.subtype == EntityRecord.unnamed })
    }

    @Test func peopleThatAreJoinedAreToldOfAsOne() {
        let reading = Self.reader.read(SourceDocument(id: "t", text: "اعتقلت الشرطة التركية ناشطين وصحافيين في إسطنبول أمس."))
        #expect(reading.entities.contains { $0.name == "ناشطين وصحافيين" && $0.subtype == EntityRecord.unnamed })
    }
}
