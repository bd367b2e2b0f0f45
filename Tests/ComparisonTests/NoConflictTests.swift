import Readings
import Testing

@testable import Comparison

/// Accounts that look opposed and are not.
@Suite struct NoConflictTests {
    /// - Parameter backer: who backs the other of the two.
    private func telling(_ id: String, _ outlet: String, _ words: String, _ phase: Phase, by source: String, of backer: String = "front") -> Reading {
        TestStory.backing(id, outlet, words, phase, from: backer, to: backer == "front" ? "arkhad" : "front", by: source)
    }

    @Test func whatSomebodyIsCalledIsNotDenied() {
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
        let meant = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي سيغادر القلعة قبل المساء")
        #expect(comparer.compare([meant, killed]).conflicts.isEmpty)
    }

    @Test func anAttemptIsNoDeath() {
        let left = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي غادر القلعة قبل المساء")
        let tried = TestStory.fate("b", day: "2023-05-09", by: "المجلس", "حارس القلعة متهم بالشروع في قتل ماجد الرافعي داخل القلعة")
        #expect(comparer.compare([left, tried]).conflicts.isEmpty)
    }

    private func toll(_ id: String, _ outlet: String, _ words: String, _ count: Int, doer: Double = 0.9, about: Bool = false) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-05-08")
        story.sentence(words + ".")
        story.entity("army", "الجيش السرواني", type: .organization)
        story.entity("watch", "مرصد الوادي", type: .organization)
        if about {
            let name = story.quote("مرصد الوادي")
            story.reading.mentions.append(
                MentionRecord(start: name.start, end: name.end, text: name.text, entity: "watch", type: .organization, form: .name))
        } else if id == "a" {
            story.attribution("a1", source: "مرصد الوادي", entity: "watch", cue: "قال", content: words)
        }
        let number = story.quote(String(count))
        story.event(
            "e1", .assault, trigger: "قتل", clause: words, actors: ["army"], place: "تل الغار", attribution: id == "a" && !about ? "a1" : nil,
            figures: [EventRecord.Figure(kind: "killed", value: Double(count), start: number.start, end: number.end, text: number.text)])
        story.reading.events[0].confidence = .init(act: 0.9, actor: doer, recipient: 0.9)
        return story.reading
    }

    @Test func tollsOfAnotherActOrALaterCountAreNoOtherToll() {
        let told = toll("a", "الأفق", "قال مرصد الوادي إن الجيش السرواني قتل 4 مدنيين في قصف على تل الغار", 4)
        func kinds(_ other: Reading) -> [Conflict.Kind] { comparer.compare([told, other]).conflicts.map(\.kind) }
        #expect(kinds(toll("b", "الضحى", "الجيش السرواني قتل 11 مدنياً في قصف على تل الغار", 11)) == [.number])
        #expect(kinds(toll("b", "الضحى", "أحيا الأهالي ذكرى 11 مدنياً قتل الجيش السرواني في قصف على تل الغار عام 1976", 11)).isEmpty)
        #expect(kinds(toll("b", "الضحى", "الجيش السرواني قتل 11 مدنياً في قصف على تل الغار", 11, doer: 0.3)).isEmpty)
        #expect(kinds(toll("b", "الضحى", "وثق مرصد الوادي أن الجيش السرواني قتل 11 مدنياً في قصف على تل الغار", 11, about: true)).isEmpty)
    }

    @Test func backingOfWhichThereIsNoneIsNotTold() {
        let denial = telling("b", "الضحى", "وجود دعم من أرخاد لقوات الجبهة", .denied, by: "ماجد الرافعي", of: "arkhad")
        let told = telling("a", "الأفق", "دعم أرخاد لقوات الجبهة كبير", .ongoing, by: "سالم الهادي", of: "arkhad")
        let none = telling("a", "الأفق", "عدم وجود دعم من أرخاد لقوات الجبهة", .ongoing, by: "سالم الهادي", of: "arkhad")
        #expect(comparer.compare([told, denial]).conflicts.map(\.kind) == [.denial])
        #expect(comparer.compare([none, denial]).conflicts.isEmpty)
    }
}
