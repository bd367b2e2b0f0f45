import Readings
import Testing

@testable import Comparison

/// Denials that take up in a word what was told just before them.
@Suite struct AnswerTests {
    private func story(denial content: String, by denier: (words: String, id: String) = ("المتحدث", "speaker")) -> Reading {
        var story = TestStory("bridge", publisher: "البوصلة", published: "2023-08-14")
        story.sentence("قال عمال في الورشة إن الجسر القديم أغلق بأمر من الوزير.")
        story.sentence("ونفى \(denier.words) \(content).")
        story.entity("speaker", "المتحدث", type: .person)
        story.entity("workers", "العمال", type: .organization)
        story.attribution("a1", source: "عمال في الورشة", entity: "workers", cue: "قال", content: "الجسر القديم أغلق بأمر من الوزير")
        story.attribution("a2", source: denier.words, entity: denier.id, cue: "نفى", content: content, stance: .denies)
        return story.reading
    }

    private func conflicts(_ reading: Reading) -> [Set<String>] {
        comparer.compare([reading]).conflicts.map { Set($0.accounts.map(\.record)) }
    }

    @Test(arguments: ["ذلك", "صحة هذه الأنباء", "هذه الاتهامات", "التقرير"])
    func aDenialThatPointsBackAnswersTheStatementBeforeIt(_ content: String) {
        #expect(conflicts(story(denial: content)) == [["a1", "a2"]])
    }

    @Test(arguments: ["صحة العاملين", "وجود خلاف مالي مع المقاول"])
    func aDenialOfSomethingElseDoesNot(_ content: String) { #expect(conflicts(story(denial: content)).isEmpty) }

    @Test func nobodyDeniesHisOwnWords() {
        #expect(conflicts(story(denial: "ذلك", by: ("العمال", "workers"))).isEmpty)
    }

    @Test func anActThatItsDoerDeniesRightAfterItIsTold() {
        var story = TestStory("village", publisher: "البوصلة", published: "2023-08-14")
        story.sentence("قصف الجيش قرية الحوراء، وفق ما أفاد به المجلس المحلي.")
        story.sentence("ونفى الجيش استهداف القرية.")
        story.entity("army", "الجيش", type: .organization)
        story.entity("council", "المجلس المحلي", type: .organization)
        story.attribution("a1", source: "المجلس المحلي", entity: "council", cue: "وفق ما أفاد", content: "قصف الجيش قرية الحوراء")
        story.attribution("a2", source: "الجيش", entity: "army", cue: "نفى", content: "استهداف القرية", stance: .denies)
        story.event("e1", .assault, trigger: "قصف", clause: "قصف الجيش قرية الحوراء", actors: ["army"], attribution: "a1")
        story.event("e2", .assault, trigger: "استهداف", clause: "استهداف القرية", actors: [], status: .denied, attribution: "a2")
        let found = comparer.compare([story.reading]).conflicts.map { Set($0.accounts.map(\.record)) }
        #expect(found.count == 1 && found[0].contains("e1") && !found[0].isDisjoint(with: ["a2", "e2"]))
    }

    @Test func talkOfAMatterIsDeniedForItself() {
        #expect(conflicts(story(denial: "هذا الحديث")) == [["a1", "a2"]])
        #expect(conflicts(story(denial: "الحديث عن إضراب")).isEmpty)
    }

    @Test func chargesAnswerWhoAccuses() {
        var story = TestStory("charge", publisher: "البوصلة", published: "2023-08-14")
        story.sentence("اتهمت مرتا أرخاد بتسميم نهر الوادي.")
        story.sentence("وقال عمال في الورشة إن الجسر القديم أغلق بأمر من الوزير.")
        story.sentence("ونفى قصر أرخاد هذه الاتهامات.")
        story.entity("merta", "مرتا")
        story.entity("arkhad", "أرخاد")
        story.entity("workers", "العمال", type: .organization)
        story.attribution("a1", source: "عمال في الورشة", entity: "workers", cue: "قال", content: "الجسر القديم أغلق بأمر من الوزير")
        story.attribution("a2", source: "قصر أرخاد", entity: "arkhad", cue: "نفى", content: "هذه الاتهامات", stance: .denies)
        story.event(
            "e1", .accuse, trigger: "اتهمت", clause: "اتهمت مرتا أرخاد بتسميم نهر الوادي", actors: ["merta"], recipients: ["arkhad"])
        #expect(conflicts(story.reading) == [["e1", "a2"]])
    }

    @Test func aRefusalOfWhatSomebodyAsksDeniesNoAccount() {
        func told(_ cue: String, _ content: String) -> Reading {
            var story = TestStory("demand", publisher: "البوصلة", published: "2023-08-14")
            story.sentence("قال عمال في الورشة إن الجسر القديم سيفتح للشاحنات الثقيلة قبل العيد.")
            story.sentence("و\(cue) المتحدث \(content).")
            story.entity("speaker", "المتحدث", type: .person)
            story.entity("workers", "العمال", type: .organization)
            story.attribution(
                "a1", source: "عمال في الورشة", entity: "workers", cue: "قال", content: "الجسر القديم سيفتح للشاحنات الثقيلة قبل العيد")
            story.attribution("a2", source: "المتحدث", entity: "speaker", cue: cue, content: content, stance: .denies)
            return story.reading
        }
        #expect(conflicts(told("نفى", "فتح الجسر القديم للشاحنات الثقيلة قبل العيد")) == [["a1", "a2"]])
        #expect(conflicts(told("رفض", "مطالب بفتح الجسر القديم للشاحنات الثقيلة قبل العيد")).isEmpty)
        #expect(conflicts(told("رفض", "هذا الطلب")).isEmpty)
        // What is to be done, too.
        #expect(conflicts(told("رفض", "فتح الجسر القديم للشاحنات الثقيلة قبل العيد")).isEmpty)
    }

    @Test func aCourtThatRefusesAChargeRulesOnIt() {
        func told(_ who: String) -> Reading {
            var story = TestStory("ruling", publisher: "البوصلة", published: "2023-08-14")
            story.sentence("اتهمت مرتا أرخاد بتسميم نهر الوادي.")
            story.sentence("ورفض \(who) هذه الاتهامات.")
            story.entity("merta", "مرتا")
            story.entity("arkhad", "أرخاد")
            story.entity("who", who, type: .organization)
            story.attribution("a1", source: who, entity: "who", cue: "رفض", content: "هذه الاتهامات", stance: .denies)
            story.event(
                "e1", .accuse, trigger: "اتهمت", clause: "اتهمت مرتا أرخاد بتسميم نهر الوادي", actors: ["merta"], recipients: ["arkhad"])
            return story.reading
        }
        #expect(!conflicts(told("قصر أرخاد")).isEmpty)
        #expect(conflicts(told("القضاء")).isEmpty)
    }

    @Test func whoDeniesInHisOwnWordsIsNotDenied() {
        func telling(_ id: String, _ outlet: String, _ words: String, _ stance: Stance, by source: String) -> Reading {
            TestStory.saying(id, outlet, words, stance, by: source).reading
        }
        let denial = telling("a", "الأفق", "أي تورط في غرق القارب الأبيض", .denies, by: "سالم الهادي")
        let told = telling("b", "الضحى", "تورط الحارس في غرق القارب الأبيض واضح", .asserts, by: "ماجد الرافعي")
        let own = telling("b", "الضحى", "ننفي بشدة أي تورط في غرق القارب الأبيض", .asserts, by: "ماجد الرافعي")
        #expect(comparer.compare([told, denial]).conflicts.map(\.kind) == [.denial])
        #expect(comparer.compare([own, denial]).conflicts.isEmpty)
    }

    @Test func whatIsDoneMustBeToldToBeDenied() {
        func told(_ words: String) -> Reading {
            var story = TestStory("act", publisher: "البوصلة", published: "2023-08-14")
            story.sentence("قال عمال في الورشة إن \(words).")
            story.sentence("ونفى المتحدث مقتل الحارس داخل القلعة القديمة.")
            story.entity("speaker", "المتحدث", type: .person)
            story.entity("workers", "العمال", type: .organization)
            story.attribution("a1", source: "عمال في الورشة", entity: "workers", cue: "قال", content: words)
            story.attribution("a2", source: "المتحدث", entity: "speaker", cue: "نفى", content: "مقتل الحارس داخل القلعة القديمة", stance: .denies)
            return story.reading
        }
        #expect(conflicts(told("الحارس قتل داخل القلعة القديمة")) == [["a1", "a2"]])
        #expect(conflicts(told("الوزير ينتظر تقريراً عن زيارة الحارس إلى القلعة القديمة في الصيف الماضي")).isEmpty)
    }
}
