import Readings
import Testing

@Suite("Attributions: what is carried on, laid on somebody, or held of a thing")
struct CarriedTests {
    @Test("a teller whom no table knows tells all the same")
    func unknownTeller() {
        #expect(
            AttributionSample.lines("ونقلت نورباي عن مسؤول محلي قوله \"إن الجسر آمن تماماً للعبور\".").map { $0.hasPrefix("  ") } == [false, true])
    }

    @Test("letters of an abbreviation end no sentence")
    func spelledOut() {
        #expect(AttributionSample.lines("وقالت إذاعة (بي.بي.سي) إن المطار مغلق.").map { $0.hasSuffix("المطار مغلق | asserts | indirect") } == [true])
    }

    @Test("a speaker's next report with its own preposition is no longer what he said first")
    func nextReport() {
        #expect(
            AttributionSample.lines("قال المدير إن المصنع سيعود إلى العمل، وأشار إلى أن العمال سيقبضون أجورهم.").map { $0.hasPrefix("  ") } == [
                false, false,
            ])
    }

    @Test("statements that an agency carried: it tells what stands before")
    func carriedBehind() {
        #expect(
            AttributionSample.lines("اعتبر الرئيس أن الهدنة هشة، وذلك في تصريحات نقلتها وكالة الأنباء الليبية، الأحد.") == [
                "  اعتبر | الرئيس | الهدنة هشة | asserts | indirect",
                "نقلت | وكالة الأنباء الليبية | اعتبر الرئيس أن الهدنة هشة | asserts | indirect",
            ])
    }

    @Test("blame is laid on somebody")
    func laidBlame() {
        #expect(
            AttributionSample.lines("وألقت النقابة باللوم على المقاول في تأخر البناء.") == [
                "ألقت | النقابة | المقاول في تأخر البناء | accuses | indirect"
            ])
        #expect(AttributionSample.lines("وألقى الوزير كلمة على الحضور.").isEmpty)
    }

    @Test("an order stands right behind its subject")
    func directed() {
        #expect(AttributionSample.lines("ووجه المحافظ بتشكيل لجنة من الخبراء.") == ["وجه | المحافظ | تشكيل لجنة من الخبراء | demands | indirect"])
        #expect(AttributionSample.lines("ووجه المحافظ رسالة إلى الطلاب بمناسبة العيد.").isEmpty)
        #expect(AttributionSample.attributions("ووجهت عدة جهات الاتهامات للحكومة بالمسؤولية عن الحريق.").allSatisfy { $0.stance != .demands })
    }

    @Test("what a thing is held to be is nobody's word")
    func predicate() {
        #expect(AttributionSample.lines("ويعتبر الجسر مدخلاً رئيساً إلى المدينة.").isEmpty)
        #expect(AttributionSample.lines("وتعتبر الشركة واحدة من أقدم شركات البلاد.").isEmpty)
        #expect(AttributionSample.lines("ويعتقد أن السفينة غرقت ليلاً.").isEmpty)
        #expect(AttributionSample.lines("وتعتبر النقابة القرار خطوة خطيرة.").count == 1)
    }

    @Test("«بأنها» tells what is described, behind a long description of the speaker")
    func described() {
        #expect(
            AttributionSample.attributions("ووصفت النائبة كارولا نيومان، عضو مجلس المدينة عن حزب العمل، خطة الطرق بأنها فاشلة.").map(\.content.text)
                == ["خطة الطرق بأنها فاشلة"])
    }

    @Test("a question that is told")
    func whether() {
        #expect(
            AttributionSample.lines("سأل القاضي إذا كان الشاهد قد رأى السيارة.") == ["سأل | القاضي | إذا كان الشاهد قد رأى السيارة | asks | indirect"]
        )
    }

    @Test("what is done without admitting it is not admitted; how somebody looks is nobody's name")
    func circumstances() {
        #expect(AttributionSample.lines("غادر الحارس دون أن يعترف بأنه نام.").isEmpty)
        #expect(
            AttributionSample.lines("قالت وهي تبكي إن البيت احترق.").map { $0.hasPrefix("قالت | – | ") } == [true])
    }

    @Test("two speakers go on in the dual; a man is no subject of a verb in the feminine")
    func agreement() {
        let found = AttributionSample.attributions("قال سامي حداد ونبيل خوري إن الطريق مغلق. وأضافا أن الجسر مغلق أيضاً.")
        #expect(found.count == 2 && found.first?.source?.entity != nil && found.last?.source?.entity == found.first?.source?.entity)
    }
}
