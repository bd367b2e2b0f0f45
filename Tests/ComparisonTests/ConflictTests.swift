import Readings
import Testing

@testable import Comparison

@Test func anotherObjectOfOneActIsAConflict() throws {
    var story = TestStory("strike", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("بينما قال الجيش إن القصف استهدف مخزن ذخيرة في الميناء، قالت الجبهة إن القصف استهدف سفينة محملة بالقمح.")
    story.entity("army", "الجيش", type: .organization)
    story.entity("front", "الجبهة", type: .organization)
    story.attribution("a1", source: "الجيش", entity: "army", cue: "قال", content: "القصف استهدف مخزن ذخيرة في الميناء")
    story.attribution("a2", source: "الجبهة", entity: "front", cue: "قالت", content: "القصف استهدف سفينة محملة بالقمح")
    let conflict = try #require(comparer.compare([story.reading]).conflicts.first)
    #expect(conflict.kind == .object)
    #expect(conflict.accounts.map(\.record) == ["a1", "a2"])
}

@Test func backingToldAndDeniedIsAConflictAndAChangeOverTimeIsNone() throws {
    func telling(_ id: String, day: String, _ phase: Phase, by source: String) -> Reading {
        var story = TestStory(id, publisher: "الضحى", published: day)
        story.sentence("\(source): أرخاد تساند الجبهة بالمال والسلاح.")
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        story.entity("s-" + source, source, type: .person)
        story.attribution(
            "a1", source: source, entity: "s-" + source, cue: ":", content: "أرخاد تساند الجبهة بالمال والسلاح",
            stance: phase == .denied ? .denies : .asserts)
        story.alignment("arkhad", "front", phase, at: "أرخاد تساند الجبهة", attribution: "a1")
        return story.reading
    }
    let together = comparer.compare([
        telling("a", day: "2023-01-10", .ongoing, by: "سالم الهادي"), telling("b", day: "2023-01-15", .denied, by: "ماجد الرافعي"),
    ])
    #expect(together.conflicts.first?.kind == .denial)
    let apart = comparer.compare([
        telling("a", day: "2022-01-10", .ongoing, by: "سالم الهادي"), telling("b", day: "2023-01-15", .denied, by: "ماجد الرافعي"),
    ])
    #expect(apart.conflicts.isEmpty)
    let turns = apart.backing.first?.turns
    #expect(turns?.map(\.after) == [.denied])
}

@Test func tollsOfOneDayClashAndALaterTollIsNews() throws {
    func toll(_ id: String, outlet: String, day: String, _ count: Int) -> Reading {
        var story = TestStory(id, publisher: outlet, published: day)
        story.sentence("قتل \(count) أشخاص في قصف الجيش السرواني على تل الغار.")
        story.entity("army", "الجيش السرواني", type: .organization)
        story.entity("hill", "تل الغار", type: .place)
        let number = story.quote(String(count))
        story.event(
            "e1", .assault, trigger: "قصف", clause: "قصف الجيش السرواني على تل الغار", actors: ["army"], place: "تل الغار", time: "2023-05-08",
            figures: [EventRecord.Figure(kind: "killed", value: Double(count), start: number.start, end: number.end, text: number.text)])
        return story.reading
    }
    let sameDay = comparer.compare([toll("a", outlet: "الأفق", day: "2023-05-08", 4), toll("b", outlet: "الضحى", day: "2023-05-08", 11)])
    #expect(sameDay.conflicts.map(\.kind) == [.number])
    let later = comparer.compare([toll("a", outlet: "الأفق", day: "2023-05-08", 4), toll("b", outlet: "الضحى", day: "2023-05-12", 11)])
    #expect(later.conflicts.isEmpty)
}

@Test func onlyAMilitaryWayAgainstOnlyAPoliticalOne() throws {
    var story = TestStory("way", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("قال سالم الهادي: لا حل للأزمة إلا عسكرياً.")
    story.sentence("وأكدت الوزارة عدم وجود بديل للتسوية السياسية.")
    story.entity("salem", "سالم الهادي", type: .person)
    story.entity("ministry", "الوزارة", type: .organization)
    story.attribution("a1", source: "سالم الهادي", entity: "salem", cue: "قال", content: "لا حل للأزمة إلا عسكرياً")
    story.attribution("a2", source: "الوزارة", entity: "ministry", cue: "أكدت", content: "عدم وجود بديل للتسوية السياسية")
    let conflicts = comparer.compare([story.reading]).conflicts
    #expect(conflicts.map(\.kind) == [.relation])
    #expect(conflicts.first?.reasonEnglish.contains("against") == true)
}

/// One telling of a raid, by an outlet of its own.
private func raid(_ id: String, outlet: String, by agent: String, on place: String, day: Int, words: String = "فجراً") -> Reading {
    var story = TestStory(id, publisher: outlet, published: "2023-05-09")
    story.sentence("قصف \(agent) مخزن الحبوب الكبير في \(place) يوم \(day) مايو \(words).")
    // Without words of their own the two would be copies of one text.
    story.sentence(
        outlet == "الأفق"
            ? "وقالت نشرة المساء إن الدخان غطى الطريق الساحلي حتى الظهر." : "وكتب مراسلنا أن الأهالي نقلوا ما بقي من الطحين إلى المدرسة القديمة.")
    story.entity("side-" + agent, agent, type: .organization)
    story.entity("store", "مخزن الحبوب", type: .organization)
    story.event(
        "e1", .assault, trigger: "قصف", clause: "قصف \(agent) مخزن الحبوب الكبير في \(place) يوم \(day) مايو \(words)", actors: ["side-" + agent],
        recipients: ["store"], place: place, time: "2023-05-0\(day)")
    return story.reading
}

@Test func anotherAgentOfOneActIsAConflict() {
    let told = comparer.compare([
        raid("a", outlet: "الأفق", by: "الجيش السرواني", on: "تل الغار", day: 8),
        raid("b", outlet: "الضحى", by: "لواء الصخور", on: "تل الغار", day: 8, words: "بالمدافع الثقيلة"),
    ])
    #expect(told.conflicts.map(\.kind) == [.agent])
}

@Test func aDoubtfulDoerIsHeldAgainstNobody() {
    var doubtful = raid("b", outlet: "الضحى", by: "لواء الصخور", on: "تل الغار", day: 8, words: "بالمدافع الثقيلة")
    doubtful.events[0].confidence = .init(act: 0.9, actor: 0.6, recipient: 0.9)
    let told = comparer.compare([raid("a", outlet: "الأفق", by: "الجيش السرواني", on: "تل الغار", day: 8), doubtful])
    #expect(told.conflicts.allSatisfy { $0.kind != .agent })
}

@Test func anotherPlaceOfOneActIsAConflict() {
    let told = comparer.compare([
        raid("a", outlet: "الأفق", by: "الجيش السرواني", on: "تل الغار", day: 8),
        raid("b", outlet: "الضحى", by: "الجيش السرواني", on: "وادي النخل", day: 8, words: "ليلاً"),
    ])
    #expect(told.conflicts.map(\.kind) == [.place])
}

@Test func anotherDayOfOneActIsAConflict() {
    let told = comparer.compare([
        raid("a", outlet: "الأفق", by: "الجيش السرواني", on: "تل الغار", day: 8),
        raid("b", outlet: "الضحى", by: "الجيش السرواني", on: "تل الغار", day: 6, words: "ليلاً"),
    ])
    #expect(told.conflicts.map(\.kind) == [.time])
}

@Test func aSourceThatTellsTwoFatesOfOneManContradictsItself() {
    let left = TestStory.fate("a", day: "2023-05-02", by: "الأمانة", "ماجد الرافعي غادر القلعة قبل المساء")
    let killed = TestStory.fate("b", day: "2023-05-09", by: "المجلس", "ماجد الرافعي قتل داخل القلعة")
    #expect(comparer.compare([left, killed]).conflicts.map(\.kind) == [.relation])
    let later = TestStory.fate("c", day: "2023-05-09", by: "الأمانة", "ماجد الرافعي مات في عراك داخل القلعة")
    #expect(comparer.compare([left, later]).conflicts.map(\.kind) == [.itself])
    let tried = TestStory.fate("d", day: "2023-05-09", by: "المجلس", "ماجد الرافعي نجا من محاولة قتل داخل القلعة")
    #expect(comparer.compare([left, tried]).conflicts.isEmpty)
}

@Test func whatOnlySpeaksForBackingWeighsLessThanWordsThatSayItEnded() throws {
    func telling(_ id: String, day: String, _ phase: Phase?) -> Reading {
        var story = TestStory(id, publisher: "الضحى", published: day)
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        if let phase {
            story.sentence("أرخاد تساند الجبهة.")
            story.alignment("arkhad", "front", phase, at: "أرخاد تساند الجبهة")
        }
        story.sentence("شاحنات أرخاد تنقل السلاح إلى الجبهة.")
        story.event("e1", .aid, trigger: "تنقل", clause: "شاحنات أرخاد تنقل السلاح إلى الجبهة", actors: ["arkhad"], recipients: ["front"])
        return story.reading
    }
    let turns = try #require(comparer.compare([telling("a", day: "2022-01-10", .ongoing), telling("b", day: "2023-01-15", .ended)]).backing.first)
        .turns
    #expect(turns.map(\.after) == [.ended])
}

@Test func whoMeansToGiveAlreadyBacks() throws {
    func telling(_ id: String, day: String, _ status: EventStatus, _ verb: String) -> Reading {
        var story = TestStory(id, publisher: "الضحى", published: day)
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        story.sentence("أرخاد تساند الجبهة.")
        story.alignment("arkhad", "front", .ongoing, at: "أرخاد تساند الجبهة")
        story.sentence("أرخاد \(verb) الجبهة عربات.")
        story.event(
            "e1", .aid, trigger: verb, clause: "أرخاد \(verb) الجبهة عربات", actors: ["arkhad"], recipients: ["front"], status: status)
        return story.reading
    }
    let told = comparer.compare([
        telling("a", day: "2022-01-10", .reported, "منحت"), telling("b", day: "2022-04-10", .planned, "ستمنح"),
    ])
    let backing = try #require(told.backing.first)
    #expect(backing.series.map(\.phase) == [.ongoing, .ongoing, .ongoing, .ongoing])
    #expect(backing.turns.isEmpty)
}

@Test func ofABackingThatIsOverADenialTurnsNothing() throws {
    func telling(_ id: String, day: String, _ phase: Phase) -> Reading {
        var story = TestStory(id, publisher: "الضحى", published: day)
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        story.sentence("أرخاد تساند الجبهة.")
        story.alignment("arkhad", "front", phase, at: "أرخاد تساند الجبهة")
        return story.reading
    }
    let over = comparer.compare([telling("a", day: "2022-01-10", .ended), telling("b", day: "2022-04-10", .denied)])
    #expect(try #require(over.backing.first).turns.isEmpty)
    let stopped = comparer.compare([telling("a", day: "2022-01-10", .ongoing), telling("b", day: "2022-04-10", .denied)])
    #expect(try #require(stopped.backing.first).turns.map(\.after) == [.denied])
}

@Test func whatALeaderTurnedFromIsNoBackingAnyMore() throws {
    var story = TestStory("from", publisher: "الضحى", published: "2023-01-15")
    story.entity("arkhad", "أرخاد")
    story.entity("front", "الجبهة", type: .organization)
    story.sentence("أرخاد انتقلت من تسليح الجبهة إلى التوقيع ضدها.")
    story.event("e1", .aid, trigger: "تسليح", clause: "أرخاد انتقلت من تسليح الجبهة إلى التوقيع ضدها", actors: ["arkhad"], recipients: ["front"])
    #expect(try #require(comparer.compare([story.reading]).backing.first).series.map(\.phase) == [.ended])
}
