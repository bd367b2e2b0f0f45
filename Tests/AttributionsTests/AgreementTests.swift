import Readings
import Testing

@Suite("Attributions: whose verb agrees with whom")
struct AgreementTests {
    private func depths(_ text: String) -> [Int] {
        AttributionSample.lines(text).map { $0.prefix { $0 == " " }.count / 2 }
    }

    @Test("a verb that does not agree with the speaker belongs to somebody in what he says")
    func inside() {
        #expect(depths("قالت الوزارة إن المدير زار المصنع وأكد أن العمل سيعود.") == [0, 1])
        #expect(depths("قال الوزير إن المديرة زارت المصنع وأكدت أن العمل سيعود.") == [0, 1])
        #expect(depths("قال الوزير إن خبراء أجانب زاروا المصنع واستنتجوا أن الآلات قديمة.") == [0, 1])
        #expect(depths("قال مسؤولون إن المديرة زارت المصنع وأكدوا أن العمل سيعود.") == [0, 0])
        #expect(depths("قالت الوزارة إن المصنع مغلق وأكد المدير أن العمل سيعود.") == [0, 0])
    }

    @Test("«من جانبه» leads a verb in")
    func side() {
        #expect(
            AttributionSample.lines("من جانبه قال وزير الإدارة المحلية إن المدارس جاهزة.") == [
                "قال | وزير الإدارة المحلية | المدارس جاهزة | asserts | indirect"
            ])
    }

    @Test("«كل من» leads several sources in")
    func each() {
        #expect(
            AttributionSample.lines("ونفت كل من روسيا وسوريا وقوع الهجوم.") == ["نفت | كل من روسيا وسوريا | وقوع الهجوم | denies | indirect"])
    }

    @Test("«ما تنفيه» denies what stands before it, and negates nothing")
    func resumed() {
        #expect(AttributionSample.attributions("وقالت المصادر إن الوفد غادر، ما تنفيه طهران.").last?.stance == .denies)
        #expect(AttributionSample.attributions("أعلنت الحركة قصف المطار ما نفته الحكومة جملة وتفصيلا.").last?.source?.text == "الحكومة")
    }

    @Test("who is accused without an accuser, and of what no reports exist, is nobody's word")
    func nobody() {
        #expect(AttributionSample.lines("اعتقلت الشرطة سائقاً اتهم بقتل رجل.").isEmpty)
        #expect(AttributionSample.lines("ولا توجد تقارير عن إصابة أحد.").isEmpty)
        #expect(AttributionSample.lines("رأى الوزير أن الهدنة قريبة، وفقاً لتصريحات أدلى بها، الثلاثاء.").count == 1)
    }

    @Test("a name between connective and verb speaks, the noun behind the verb is told")
    func nameAhead() {
        #expect(AttributionSample.attributions("لكن موسكو حذرت الدول الغربية من التدخل.").map { $0.source?.text } == ["موسكو"])
    }
}
