import Readings
import Testing

@Suite("Attributions: plain reports in crowded sentences")
struct RecallTests {
    @Test(
        "a clause about the text does not hide the report",
        arguments: [
            ("قالت البلدية، في بيان نشر على موقعها، إن الجسر مغلق.", "قالت | البلدية | الجسر مغلق"),
            ("وقال النائب سمير حداد، في سلسلة رسائل كتبها أمس: \"الجسر مغلق أمام الجميع\".", "قال | النائب سمير حداد | \"الجسر مغلق أمام الجميع\""),
            ("وقالت النقابة في دعوتها إن الجسر مغلق.", "قالت | النقابة | الجسر مغلق"),
            ("وقال العميد لضيوفه عبر الشاشة إن الجسر مغلق.", "قال | العميد | الجسر مغلق"),
        ])
    func clauseOfText(_ text: String, _ expected: String) {
        let found = AttributionSample.attributions(text)
        #expect(found.map { "\($0.cue.text) | \($0.source?.text ?? "-") | \($0.content.text)" } == [expected])
    }

    @Test("unknown names speak, things do not")
    func unknownSubjects() {
        #expect(AttributionSample.attributions("وأشار الجرجومي إلى أن الجسر مغلق.").map(\.content.text) == ["الجسر مغلق"])
        #expect(AttributionSample.attributions("وأكدت التجارب أن الدواء نافع.").isEmpty)
    }

    @Test("a text speaks for whoever brought it out")
    func cameIn() {
        let found = AttributionSample.attributions("جاء في بيان لوزارة الصحة الأردنية أن المرض انحسر.")
        #expect(found.map(\.content.text) == ["المرض انحسر"])
        #expect(found.first?.source?.text == "بيان لوزارة الصحة الأردنية")
    }

    @Test("a pronoun joined to the verb is what is described, the noun behind it who does so")
    func described() {
        #expect(AttributionSample.lines("وصفه الوزير بأنه \"عدو نفسه\".") == ["وصف | الوزير | \"عدو نفسه\" | asserts | direct"])
        #expect(
            AttributionSample.attributions("انتقد الوزير الخطة ووصفها بأنها خاسرة.").map(\.content.text) == ["الخطة", "أنها خاسرة"])
    }

    @Test("a denial takes up what stands before it, whatever is quoted behind it")
    func resumed() {
        let found = AttributionSample.attributions("قال الحاكم إنه سيرحل، وهو ما نفاه الناطق: \"هذا كلام باطل\".")
        #expect(found.first?.content.text == "إنه سيرحل")
        #expect(found.last?.stance == .denies)
        #expect(found.last?.content.text.hasSuffix("إنه سيرحل") == true)
    }

    @Test("what a relative clause between commas governs is not what the verb governs")
    func relativeAside() {
        let found = AttributionSample.attributions("وأمر الحاكم، الذي يواجه تهماً بالإهمال، بالتحقيق في الحريق.")
        #expect(found.first?.content.text == "التحقيق في الحريق")
    }

    @Test("a surname that is also a word, and a first name that is also a preposition")
    func names() {
        let reader = AttributionSample.reader
        let reading = reader.read(SourceDocument(id: "names", text: "قال النجار أحمد خلف إن الخشب غال. وقال خلف إنه سيغلق دكانه."))
        #expect(Set(reading.attributions.compactMap { $0.source?.entity }).count == 1)
        #expect(reading.attributions.count == 2)
        #expect(
            AttributionSample.attributions("أعلن المرشد الإيراني، علي خامنئي، أن بلاده باقية.").first?.source?.text == "المرشد الإيراني، علي خامنئي")
    }

    @Test("the subject with its clause ahead of a verb that has an object of its own")
    func ahead() {
        #expect(
            AttributionSample.attributions("والرياض التي أرسلت وفداً كبيراً، تتهم طهران بالمماطلة.").first?.source?.text == "الرياض")
    }

    @Test("what a thing shows and how much a number comes to is nobody's word")
    func nobody() {
        #expect(AttributionSample.attributions("هبطت الأسعار، وهو ما يؤكد تقديرات قديمة.").isEmpty)
        #expect(AttributionSample.attributions("وفي المدينة حديقة تبلغ نحو مئة متر بزيادة عشرين متراً.").isEmpty)
    }
}
