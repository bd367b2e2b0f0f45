import Readings
import Testing

@testable import Reader

/// Who cannot have done an act, who cannot have suffered it, and what is no act at all.
struct ActPartyTests {
    private static let reader = Reader()

    private static func read(_ text: String) -> Reading { reader.read(SourceDocument(id: "t", text: text, published: "2018-05-01")) }

    private static func acts(_ type: PloverType, _ text: String) -> [EventRecord] { read(text).events.filter { $0.type == type } }

    @Test func theCountedDeadDoNothing() {
        let acts = Self.acts(.assault, "اندلعت صدامات بين الشرطة ومحتجين أوقعت 30 قتيلا فلسطينيا في غزة.")
        #expect(!acts.contains { $0.actor_text.contains { $0.contains("قتيلا") } })
        let attack = Self.acts(.assault, "أسفر هجوم عن مقتل خمسة جنود في مالي.")
        #expect(!attack.contains { $0.actor_text.contains { $0.contains("جنود") } })
    }

    @Test func theWordsForTheKillersEndBeforeANumber() {
        let acts = Self.acts(.assault, "قتل مسلحون ثلاثة جنود في هجوم على حاجز في سيناء.")
        #expect(acts.contains { $0.actor_text == ["مسلحون"] && $0.recipient_text.contains("ثلاثة جنود") })
    }

    @Test func theMeansOfAnActOfForceHasItsDoerAndSufferer() {
        let acts = Self.acts(.assault, "قتل الجيش الأميركي 45 من عناصر تنظيم الدولة الإسلامية في غارات جوية شرقي سوريا.")
        #expect(acts.count == 2)
        #expect(acts.allSatisfy { $0.recipients == ["islamic-state"] && $0.actors == acts[0].actors && !$0.actors.isEmpty })
    }

    @Test func theMeansMayHaveADoerOfItsOwn() {
        let acts = Self.acts(.assault, "أعلنت روسيا الحرب. قتل الجيش السوري عشرين مسلحا في غارات روسية على إدلب.")
        #expect(acts.contains { $0.trigger.text == "غارات" && $0.actors == ["russia"] })
    }

    @Test func whoeverAnAttackKillsIsItsObject() {
        let acts = Self.acts(.assault, "شنت السعودية غارات على صعدة أمس. وقالت كندا إن الغارات قتلت عشرة مدنيين.")
        #expect(!acts.contains { $0.actors.contains("canada") })
    }

    @Test(arguments: ["فرضت فرنسا حظرا على بيع السلاح لإسرائيل.", "رفضت فرنسا بيع السلاح لإسرائيل.", "علقت فرنسا بيع السلاح لإسرائيل."])
    func whatIsBarredIsNotTold(_ text: String) {
        let reading = Self.read(text)
        #expect(!reading.events.contains { $0.trigger.text == "بيع" && $0.status == .reported })
        #expect(!reading.alignments.contains { $0.relation == .supports && $0.phase == .ongoing })
    }

    @Test func whatIsNotBarredIsTold() {
        #expect(Self.read("أثار بيع فرنسا السلاح لإسرائيل جدلا.").events.contains { $0.trigger.text == "بيع" && $0.status == .reported })
    }

    @Test func whoWantsAnEndToAidDoesNotGiveIt() {
        let reading = Self.read("طالبت منظمة العفو الدولية بوقف تزويد السعودية بالأسلحة.")
        #expect(!reading.events.contains { $0.type == .aid })
        #expect(!reading.alignments.contains { $0.relation == .supports })
    }

    @Test func thoseArrestedArrestNobody() {
        let acts = Self.acts(.coerce, "تم توقيف خمسة عناصر من تنظيم الدولة الإسلامية في تونس.")
        #expect(acts.contains { $0.recipients == ["islamic-state"] })
        #expect(!acts.contains { $0.actors.contains("islamic-state") })
        let giver = Self.acts(.aid, "تلقت تشاد دعما عسكريا من فرنسا.")
        #expect(giver.contains { $0.actors == ["france"] })
    }

    @Test func aDualMeansTheTwoToldOfLast() {
        let reading = Self.read("زار وزير الخارجية التركي موسكو والتقى نظيره الروسي. وقال إن البلدين يدعمان الحكومة الليبية.")
        #expect(reading.events.contains { $0.type == .support && Set($0.actors) == ["turkey", "russia"] })
        #expect(!reading.entities.contains { $0.name == "البلدين" })
    }

    @Test(arguments: [
        ("اعتقلت الشرطة الألمانية أربعة طلاب جامعيين بتهمة التجسس لصالح الصين.", "أربعة طلاب جامعيين"),
        ("أطلق مجهول النار على المحتجين في البصرة.", "مجهول"),
        ("استعادت قوات الشرعية السيطرة على مواقع في تعز من الحوثيين.", "قوات الشرعية"),
    ])
    func wordsOfAPartyEndWhereItEnds(_ text: String, _ words: String) {
        #expect(Self.read(text).events.contains { ($0.actor_text + $0.recipient_text).contains(words) })
    }

    @Test func theBodyOfATitleIsNotActedUpon() {
        let acts = Self.acts(.support, "رحب الأمين العام للأمم المتحدة أنطونيو غوتيريش بالاتفاق.")
        #expect(!acts.contains { $0.recipients.contains("united-nations") })
    }

    @Test func whoIsToldToHaveDoneItHasDoneIt() {
        let acts = Self.acts(.assault, "أكدت مصر مقتل 54 فلسطينيا بأيدي الجيش الإسرائيلي في غزة.")
        #expect(acts.contains { $0.actor_text.contains("الجيش الإسرائيلي") })
        #expect(!acts.contains { $0.actors.contains("egypt") })
    }

    @Test func aStateDoesNotFireAtItself() {
        let acts = Self.acts(
            .assault, "أطلقت حماس صواريخ على الأراضي الإسرائيلية وقال الجيش الإسرائيلي إنه رصد إطلاق صواريخ على الأراضي الإسرائيلية من قطاع غزة.")
        #expect(acts.contains { $0.recipients == ["israel"] })
        #expect(!acts.contains { $0.actor_text.contains { $0.contains("الجيش") } })
    }

    @Test func whatIsAttainedIsNotInvestigated() {
        #expect(Self.acts(.accuse, "قالت الشرطة إن الحكومة الأردنية تعمل على تحقيق رؤية الملك.").isEmpty)
        #expect(!Self.acts(.accuse, "فتحت فرنسا تحقيقا جنائيا في تورط إيران في الهجوم.").isEmpty)
    }

    @Test func landIsTakenFromWhoeverHoldsIt() {
        let acts = Self.acts(.assault, "أعلنت بغداد تطهير المدينة من تنظيم الدولة الإسلامية بعد أسابيع من القتال.")
        #expect(!acts.contains { $0.trigger.text == "تطهير" && $0.actors.contains("islamic-state") })
        let attack = Self.acts(.assault, "تعرضت القوات العراقية لهجوم من تنظيم الدولة الإسلامية قرب كركوك.")
        #expect(attack.contains { $0.actors == ["islamic-state"] })
    }

    @Test func aNameThatLooksLikeAVerbIsNone() {
        #expect(Self.read("قال والدي إيد بنس إن الحرب انتهت.").events.allSatisfy { $0.type != .support })
    }
}
