import Readings
import Testing

@Suite("Attributions: who speaks")
struct SourceTests {
    /// Cue and the name of who is meant, or his kind when nobody is named.
    private func speakers(_ text: String) -> [String] {
        let reading = AttributionSample.reader.read(SourceDocument(id: "sample", text: text))
        var names: [String: String] = [:]
        for entity in reading.entities { names[entity.id] = entity.name }
        return reading.attributions.map { record in
            record.cue.text + ": " + (record.source?.entity.flatMap { names[$0] } ?? record.source?.kind.rawValue ?? "–")
        }
    }

    @Test("a date between verb and content is neither source nor content")
    func dates() {
        #expect(
            AttributionSample.lines("وكانت الشرطة قالت الأسبوع الماضي إن الطريق مغلق.") == [
                "قالت | الشرطة | الطريق مغلق | asserts | indirect"
            ])
        #expect(
            AttributionSample.lines("دعت الأمم المتحدة في السادس من فبراير إلى هدنة شاملة.") == [
                "دعت | الأمم المتحدة | هدنة شاملة | demands | indirect"
            ])
    }

    @Test("a text belongs to who brought it out")
    func carrier() {
        #expect(
            AttributionSample.lines("قال بيان نشره مكتب المحافظ إن المعبر مغلق.") == [
                "قال | بيان نشره مكتب المحافظ | المعبر مغلق | asserts | indirect"
            ])
        #expect(AttributionSample.lines("توقفت الرحلات، وفقاً لبيان صادر عن شركة الطيران.").map { $0.contains("بيان صادر عن شركة الطيران") } == [true])
    }

    @Test("a body that a title holds is not the man who bears it")
    func holder() {
        let found = speakers("قال سمير حداد رئيس شرطة المدينة إن السارق هرب. وقالت الشرطة إن البحث مستمر.")
        #expect(found.count == 2)
        #expect(found.last?.contains("حداد") == false)
    }

    @Test("a body at a place is not the place, and the name in a relative clause does not speak")
    func places() {
        #expect(speakers("قالت شرطة المقاطعة في باريس إن السارق هرب.").allSatisfy { !$0.contains("باريس") })
        #expect(speakers("أكدت المجموعة التي يرأسها سمير حداد أن الأرباح تراجعت.").allSatisfy { !$0.contains("حداد") })
    }

    @Test("who acts in the sentence goes before who spoke in another")
    func subjects() {
        let text = "قالت الوزيرة ليلى حداد إن المخزون كاف. ووافق الرئيس سمير منصور على عقد القمة في الخريف، وأعرب عن رغبته في لقاء نظيره."
        #expect(speakers(text).last == "أعرب: سمير منصور")
    }

    @Test("a phrase with a verb of telling has both tellers")
    func tellers() {
        #expect(
            AttributionSample.lines("وبحسب ما نقلت صحيفة «الفجر» عن مصدر أمني، أن القافلة عادت ليلاً.") == [
                "بحسب ما نقلت | صحيفة «الفجر» | مصدر أمني، أن القافلة عادت ليلاً | asserts | indirect",
                "  عن | مصدر أمني | القافلة عادت ليلاً | asserts | indirect",
            ])
        #expect(
            AttributionSample.lines("ونقلت الوكالة على لسان مصدر أمني قوله إن القافلة عادت.") == [
                "نقلت | الوكالة | مصدر أمني قوله إن القافلة عادت | asserts | indirect",
                "  قول | مصدر أمني | القافلة عادت | asserts | indirect",
            ])
    }

    @Test("a thing that points to something is nobody who speaks")
    func things() {
        #expect(AttributionSample.lines("قال الطبيب إن المصابين يعانون أعراضاً مما يشير إلى أنه تسمم.").count == 1)
        #expect(AttributionSample.lines("ونقل المرصد الذي مقره في المدينة خبر الحادث.").isEmpty)
    }
}
