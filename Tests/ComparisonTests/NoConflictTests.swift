import Readings
import Testing

@testable import Comparison

/// Accounts that look opposed and are not.
@Suite struct NoConflictTests {
    @Test func whatSomebodyIsCalledIsNotDenied() {
        func telling(_ id: String, _ outlet: String, _ words: String, _ phase: Phase, by source: String) -> Reading {
            var story = TestStory(id, publisher: outlet, published: "2023-01-10")
            story.sentence("\(source): \(words).")
            story.entity("arkhad", "أرخاد")
            story.entity("front", "الجبهة", type: .organization)
            story.entity("s-" + source, source, type: .person)
            story.attribution("a1", source: source, entity: "s-" + source, cue: ":", content: words, stance: phase == .denied ? .denies : .asserts)
            story.alignment("front", "arkhad", phase, at: words, attribution: "a1")
            return story.reading
        }
        let told = telling("a", "الضحى", "الجبهة الموالية لأرخاد خسرت التل", .ongoing, by: "سالم الهادي")
        let title = telling("b", "البوصلة", "الجبهة الموالية لأرخاد لن تتوقع ما نعده", .denied, by: "ماجد الرافعي")
        let denial = telling("b", "البوصلة", "الجبهة ليست موالية لأرخاد", .denied, by: "ماجد الرافعي")
        #expect(comparer.compare([told, title]).conflicts.isEmpty)
        #expect(comparer.compare([told, denial]).conflicts.map(\.kind) == [.denial])
    }

    private func raid(_ id: String, _ outlet: String, _ words: String, actors: [String], recipients: [String], place: String? = nil) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-05-09")
        story.sentence(words + ".")
        // Without words of their own the two would be copies of one text.
        story.sentence(
            id == "a" ? "وقالت نشرة المساء إن الدخان غطى الطريق الساحلي حتى الظهر." : "وكتب مراسلنا أن الأهالي نقلوا ما بقي من الطحين إلى المدرسة.")
        for (entity, name, type) in [
            ("army", "الجيش السرواني", EntityType.organization), ("brigade", "لواء الصخور", .organization), ("hill", "تل الغار", .place),
            ("valley", "وادي النخل", .place),
        ] where words.contains(name) {
            story.entity(entity, name, type: type)
            let quote = story.quote(name)
            story.reading.mentions.append(MentionRecord(start: quote.start, end: quote.end, text: name, entity: entity, type: type, form: .name))
        }
        story.event("e1", .assault, trigger: "هاجم", clause: words, actors: actors, recipients: recipients, place: place, time: "2023-05-08")
        return story.reading
    }

    @Test func twoPlacesOfOneAdvanceAreNoOtherPlace() {
        let words = "هاجم الجيش السرواني لواء الصخور فجراً بالمدافع الثقيلة قرب مخزن الحبوب الكبير"
        func told(_ id: String, _ outlet: String, _ end: String, _ place: String) -> Reading {
            raid(id, outlet, words + end, actors: ["army"], recipients: ["brigade"], place: place)
        }
        let hill = told("a", "الأفق", " في تل الغار", "hill")
        #expect(comparer.compare([hill, told("b", "الضحى", " في وادي النخل", "valley")]).conflicts.map(\.kind) == [.place])
        #expect(comparer.compare([hill, told("b", "الضحى", " من تل الغار حتى وادي النخل", "valley")]).conflicts.isEmpty)
    }

    @Test func whoIsHitInOneAccountIsNoOtherAgent() {
        let words = "هاجم الجيش السرواني لواء الصخور فجراً بالمدافع الثقيلة"
        let right = raid("a", "الأفق", words, actors: ["army"], recipients: ["brigade"])
        let turned = raid("b", "الضحى", words + " أمس", actors: ["brigade"], recipients: ["brigade"])
        #expect(!comparer.compare([right, turned]).conflicts.contains { $0.kind == .agent })
    }

    @Test func aVerbInThePluralTellsTheFateOfOthers() {
        let killed = TestStory.fate("b", day: "2023-05-09", by: "المجلس", "ماجد الرافعي قتل داخل القلعة")
        let one = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي غادر القلعة قبل المساء")
        let others = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "حراس ماجد الرافعي غادروا القلعة قبل المساء")
        #expect(comparer.compare([one, killed]).conflicts.count == 1)
        #expect(comparer.compare([others, killed]).conflicts.isEmpty)
    }

    @Test func anAttemptIsNoDeath() {
        let left = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي غادر القلعة قبل المساء")
        let tried = TestStory.fate("b", day: "2023-05-09", by: "المجلس", "حارس القلعة متهم بالشروع في قتل ماجد الرافعي داخل القلعة")
        #expect(comparer.compare([left, tried]).conflicts.isEmpty)
    }
}
