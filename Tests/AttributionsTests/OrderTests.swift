import Readings
import Testing

@Suite("Attributions: reports in unusual order")
struct OrderTests {
    @Test("a phrase between a subject and its verb tells the whole clause")
    func interrupted() {
        #expect(
            AttributionSample.attributions("إلا أن الشريط، وفق الجيش، يعود إلى ما قبل المظاهرات.").map(\.content.text)
                == ["الشريط، وفق الجيش، يعود إلى ما قبل المظاهرات"])
    }

    @Test("an agency for news spreads none by its name")
    func agencyForNews() {
        #expect(AttributionSample.lines("وقال النائب لوكالة تسنيم للأنباء إن المركز مغلق.").count == 1)
    }

    @Test("who is warned is joined to the verb, and who warns stands behind it")
    func joinedAddressee() {
        #expect(
            AttributionSample.lines("وفي يوليو حذره الأمن الداخلي من المشاركة في السباق.") == [
                "حذر | الأمن الداخلي | المشاركة في السباق | predicts | indirect"
            ])
    }

    @Test("the subject of «كان» stands before its verb, also without «قد»")
    func pluperfect() {
        #expect(
            AttributionSample.attributions("وكان مجلس الأمن اقترح إرسال بعثة في الربيع.").map { $0.source?.text } == ["مجلس الأمن"])
    }

    @Test("another account behind «غير أن» ends what was said")
    func contrary() {
        #expect(
            AttributionSample.lines("قالت البلدية إن الجسر آمن، غير أن الشرطة قالت إن السير عليه خطر.").map { $0.hasPrefix("  ") } == [false, false])
    }

    @Test("a condition behind «على أن» is not announced by itself")
    func condition() {
        #expect(
            AttributionSample.attributions("وأعلنت القيادة حظر التجول على أن يسري ذلك فوراً.").map(\.content.text)
                == ["حظر التجول على أن يسري ذلك فوراً"])
    }

    @Test("those to whom sources spoke are not their house")
    func addressee() {
        #expect(AttributionSample.attributions("قتل رجل، بحسب ما قالته مصادر لبي بي سي.").map { $0.source?.text } == ["مصادر"])
    }
}
