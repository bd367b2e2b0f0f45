import Readings
import Testing

@Suite("Attributions: source, cue, content")
struct AttributionTests {
    @Test("a verb before its subject, with office and clause")
    func verbFirst() {
        #expect(
            AttributionSample.lines("قال وزير النقل إن الميناء سيفتح غداً.") == [
                "قال | وزير النقل | الميناء سيفتح غداً | asserts | indirect"
            ])
    }

    @Test("a subject before its verb")
    func subjectFirst() {
        #expect(
            AttributionSample.lines("لكن المتحدث باسم الشرطة أكد أن الطريق آمن.").map { $0.prefix(28) }.first?.contains("المتحدث باسم") == true)
    }

    @Test("an aside between verb and clause stays out of source and content")
    func aside() {
        let found = AttributionSample.attributions("أكد الوزير، في تصريح صحافي أمس، أن الجسر جاهز.")
        #expect(found.map(\.source?.text) == ["الوزير"])
        #expect(found.map(\.content.text) == ["الجسر جاهز"])
    }

    @Test("a participle goes on with the speaker before it")
    func participle() {
        let found = AttributionSample.lines("قال مصدر أمني إن الطريق أغلق، مضيفاً أن الدوريات انتشرت.")
        #expect(
            found == [
                "قال | مصدر أمني | الطريق أغلق | asserts | indirect", "مضيفاً | – | الدوريات انتشرت | asserts | indirect",
            ])
    }

    @Test("a quotation with its verb behind it, and a source behind all")
    func behind() {
        #expect(
            AttributionSample.lines("«لن نغادر بيوتنا مهما حدث»، قال مزارع.") == [
                "قال | مزارع | «لن نغادر بيوتنا مهما حدث» | asserts | direct"
            ])
        #expect(
            AttributionSample.lines("ارتفعت أسعار الخبز، بحسب تقرير للوزارة.") == [
                "بحسب | تقرير للوزارة | ارتفعت أسعار الخبز | asserts | indirect"
            ])
    }

    @Test("a telling inside a telling")
    func nested() {
        let found = AttributionSample.attributions("ذكرت الصحيفة أن المتحدث نفى وجود خلافات.")
        #expect(found.count == 2)
        #expect(found.first { $0.stance == .denies }?.parent == found.first?.id)
    }

    @Test("who is quoted by whom: the teller, then the one he tells of")
    func related() {
        let found = AttributionSample.attributions("نقلت الوكالة عن مصدر طبي قوله إن المصاب نجا.")
        #expect(found.map(\.source?.text) == ["الوكالة", "مصدر طبي"])
        #expect(found.last?.parent == found.first?.id)
    }

    @Test("stance: denial, doubt, question, demand, forecast, accusation")
    func stances() {
        func stance(_ text: String) -> [Stance] { AttributionSample.attributions(text).map(\.stance) }
        #expect(stance("نفى الوزير وجود خلافات.") == [.denies])
        #expect(stance("شكك الخبير في صحة الأرقام.") == [.doubts])
        #expect(stance("تساءل الكاتب عن مصير الأموال.") == [.asks])
        #expect(stance("طالب المحتجون بإقالة المحافظ.") == [.demands])
        #expect(stance("توقع البنك أن تنخفض الأسعار.") == [.predicts])
        #expect(stance("اتهم الوزير المعارضة بتعطيل الحوار.") == [.accuses])
        #expect(stance("شدد السفير على ضرورة وقف القتال.") == [.demands])
    }

    @Test("negation: a verb that is not said hands nothing over; a denial denied is no denial")
    func negation() {
        #expect(AttributionSample.attributions("لم يؤكد المتحدث أن الهدنة صامدة.").isEmpty)
        #expect(AttributionSample.attributions("لم ينف الوزير أن المحادثات جارية.").map(\.stance) == [.asserts])
    }

    @Test("the narrator's own formulas are no source")
    func narrator() {
        #expect(AttributionSample.attributions("يذكر أن المدينة تأسست قبل قرن.").isEmpty)
        #expect(AttributionSample.attributions("من المتوقع أن تهطل الأمطار غداً.").isEmpty)
    }

    @Test("kinds of sources")
    func kinds() {
        func kind(_ text: String) -> [SourceKind?] { AttributionSample.attributions(text).map(\.source?.kind) }
        #expect(kind("قال مصدر مطلع إن الاتفاق قريب.") == [.anonymous])
        #expect(kind("قالت تقارير صحفية إن الاتفاق قريب.") == [.collective])
        #expect(kind("أعلنت الوزارة أن الاتفاق قريب.") == [.named])
    }
}
