import Readings
import Testing

@testable import Comparison

/// Statements between which «بينما», «لكن» or «تضاربت» stands, and that do not speak against one another for all that.
@Suite struct ContrastTests {
    private func story(
        _ lead: String, _ first: (who: String, id: String, words: String), _ middle: String, _ second: (who: String, id: String, words: String)
    )
        -> Reading
    {
        var story = TestStory("pair", publisher: "البوصلة", published: "2023-08-14")
        story.sentence("\(lead)قال \(first.who) إن \(first.words)\(middle)قال \(second.who) إن \(second.words).")
        for side in [first, second] where !story.reading.entities.contains(where: { $0.id == side.id }) {
            story.entity(side.id, side.who, type: .organization)
        }
        story.attribution("a1", source: first.who, entity: first.id, cue: "قال", content: first.words)
        story.attribution("a2", source: second.who, entity: second.id, cue: "قال", content: second.words)
        return story.reading
    }

    @Test func theStrikeThatHitTellsNothingOfWhatItHit() {
        let told = story(
            "بينما ", ("الجيش", "army", "القصف استهدف مخزن ذخيرة في الميناء"), "، ",
            ("المجلس", "council", "القصف الذي استهدف الميناء نفذته طائرة أرخادية من دون طيار"))
        #expect(comparer.compare([told]).conflicts.isEmpty)
    }

    @Test func oneThingToldInTwoWaysIsNoOtherObject() {
        let told = story(
            "بينما ", ("الجيش", "army", "القصف استهدف معسكراً للمسلحين شرق البلدة القديمة"), "، ",
            ("المجلس", "council", "القصف استهدف المعسكر القريب من النهر عند تل الغار"))
        #expect(comparer.compare([told]).conflicts.isEmpty)
    }

    @Test func theSameSaidTwiceIsNoClashThoughTheAccountsAreSaidToDiffer() {
        let told = story(
            "تضاربت الروايات. ", ("الحراس", "guards", "الحريق الكبير نجم عن انفجار مستودع الوقود"), "، و",
            ("المتحدث", "speaker", "الحريق نتج عن انفجار مستودع الوقود"))
        #expect(comparer.compare([told]).conflicts.isEmpty)
    }

    @Test func aWordInTheNameOfAnOrganizationStandsOnNoSide() {
        func telling(_ id: String, _ outlet: String, by source: String, _ words: String, named: Bool) -> Reading {
            var story = TestStory.saying(id, outlet, words, by: source)
            if named {
                story.entity("league", "رابطة حظر الصيد", type: .organization)
                let name = story.quote("رابطة حظر الصيد")
                story.reading.mentions.append(
                    MentionRecord(start: name.start, end: name.end, text: name.text, entity: "league", type: .organization, form: .name))
            }
            return story.reading
        }
        let allowed = telling("a", "الأفق", by: "سالم الهادي", "الحارس سمح للمفتشين بدخول الميناء القديم", named: false)
        let banned = telling("b", "الضحى", by: "ماجد الرافعي", "الحارس حظر على المفتشين دخول الميناء القديم", named: false)
        let league = telling("b", "الضحى", by: "ماجد الرافعي", "مفتشو رابطة حظر الصيد قرب الميناء القديم قبل دخول الحارس", named: true)
        #expect(comparer.compare([allowed, banned]).conflicts.map(\.kind) == [.relation])
        #expect(comparer.compare([allowed, league]).conflicts.isEmpty)
    }

    @Test func aChargeIsNoVerdict() {
        let free = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي بريء من حريق المخزن")
        let guilty = TestStory.fate("b", day: "2023-05-02", by: "المجلس", "ماجد الرافعي مذنب في حريق المخزن")
        let charged = TestStory.fate("b", day: "2023-05-02", by: "المجلس", "ماجد الرافعي قرأ لائحة الاتهام في حريق المخزن")
        #expect(comparer.compare([free, guilty]).conflicts.map(\.kind) == [.relation])
        #expect(comparer.compare([free, charged]).conflicts.isEmpty)
    }

    @Test(arguments: ["لا يقل ارتفاعه عن سبعة أمتار", "ليس عمل الحراس فقط", "لا يزال قائماً"])
    func aNegatorThatSaysYesRefusesNothing(_ tail: String) {
        func told(_ words: String) -> Reading {
            story(
                "بينما ", ("الجيش", "army", "السور القديم حول مخازن الحبوب رممه عمال الميناء"), "، ",
                ("المجلس", "council", "السور القديم حول مخازن الحبوب \(words)"))
        }
        #expect(comparer.compare([told(tail)]).conflicts.isEmpty)
    }
}
