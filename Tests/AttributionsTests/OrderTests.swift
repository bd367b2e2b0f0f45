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
        #expect(AttributionSample.attributions("توقف القطار، حسبما ذكرت مصادر لبي بي سي.").map { $0.source?.text } == ["مصادر"])
    }

    @Test("a preposition inside the marks still belongs to the verb")
    func insideMarks() {
        #expect(
            AttributionSample.lines("ندد الرئيس السبت \"بكل أشكال العنف في المدينة\" ودعا إلى الوحدة.").first
                == "ندد | الرئيس | \"بكل أشكال العنف في المدينة\" | accuses | direct")
    }

    @Test("one word between a verb and its preposition that may be a name speaks")
    func loneSpeaker() {
        #expect(AttributionSample.attributions("واعترف البارودي بحدوث خرق في السد.").map { $0.source?.text } == ["البارودي"])
        #expect(AttributionSample.lines("وأدت الأمطار إلى حدوث خرق في السد.").isEmpty)
    }

    @Test("where the next thing was said ends what was said before")
    func nextVenue() {
        #expect(
            AttributionSample.lines("قالت البلدية إن الجسر مغلق، وفي حديث مع إذاعة محلية قال المحافظ إن القرار خاطئ.").map { $0.hasPrefix("  ") }
                == [false, false])
    }

    @Test("what a speaker calls somebody is his own word")
    func callsSo() {
        let found = AttributionSample.attributions("وقالت تركيا إن حملتها تستهدف وحدات حماية الشعب التي تعتبرها \"إرهابية\".")
        #expect(found.count == 2 && found.last?.parent == found.first?.id && found.last?.source?.entity == found.first?.source?.entity)
    }

    @Test("the wife is not the president, the lawyer not his client, and one man not several")
    func relations() {
        let wife = AttributionSample.attributions("قالت زوجة الرئيس دونالد ترامب إنها بخير.")
        #expect(wife.count == 1 && wife.first?.source?.entity == nil)
        #expect(
            AttributionSample.attributions("دعا أعضاء بارزون في المجلس الرئيس دونالد ترامب إلى ضبط النفس.").first?.source?.text
                == "أعضاء بارزون في المجلس")
    }

    @Test("«في وقت … فيه» tells when, and the subject stands behind it")
    func moment() {
        #expect(
            AttributionSample.attributions("وغادر المزارعون في وقت تنذر فيه الأمم المتحدة بالجوع.").map { $0.source?.text } == ["الأمم المتحدة"])
    }

    @Test("how somebody looks stands between him and his words")
    func appearance() {
        #expect(
            AttributionSample.lines("وقالت المديرة (45 عاما) وهي تحمل العلم \"أنا ضد القانون ويجب إسقاطه\".") == [
                "قالت | المديرة (45 عاما) | \"أنا ضد القانون ويجب إسقاطه\" | asserts | direct"
            ])
    }
}
