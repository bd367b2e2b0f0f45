import Readings
import Testing

@testable import Comparison

@Test func manyTellersOfOneAccusationAndItsDenialAreOneConflict() throws {
    func telling(_ id: String, outlet: String, day: String, _ accusation: String, _ verb: String, _ denial: String, _ spokesman: String) -> Reading {
        var story = TestStory(id, publisher: outlet, published: day)
        story.sentence("\(accusation).")
        story.sentence("لكن \(spokesman) نفى \(denial).")
        story.entity("merta", "مرتا")
        story.entity("arkhad", "أرخاد")
        story.event("e1", .accuse, trigger: verb, clause: accusation, actors: ["merta"], recipients: ["arkhad"])
        story.attribution("a1", source: spokesman, entity: "arkhad", cue: "نفى", content: denial, stance: .denies)
        return story.reading
    }
    let comparison = comparer.compare([
        telling("a", outlet: "الأفق", day: "2023-05-08", "اتهمت مرتا أرخاد بتسميم نهر الوادي", "اتهمت", "أي ضلوع في تسميم النهر", "قصر أرخاد"),
        telling(
            "b", outlet: "الضحى", day: "2023-05-10", "ألقت مرتا باللوم على أرخاد في تسميم نهر الوادي", "باللوم", "تورط بلاده في تسميم نهر الوادي",
            "وزير أرخاد"),
    ])
    let conflict = try #require(comparison.conflicts.first)
    #expect(comparison.conflicts.count == 1)
    #expect(conflict.kind == .denial)
    #expect(Set(conflict.accounts.map(\.document)) == ["a", "b"])
}

@Test func statementsThatOnlyBeginWithTheSameWordAreNoConflict() {
    var story = TestStory("troops", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("قال الجيش إن قوات الجبهة تحاصر المطار القديم منذ الفجر.")
    story.sentence("وقال سالم الهادي إن قوات الجبهة تستعد لدخول السوق الكبير غداً.")
    story.entity("army", "الجيش", type: .organization)
    story.entity("salem", "سالم الهادي", type: .person)
    story.attribution("a1", source: "الجيش", entity: "army", cue: "قال", content: "قوات الجبهة تحاصر المطار القديم منذ الفجر")
    story.attribution("a2", source: "سالم الهادي", entity: "salem", cue: "قال", content: "قوات الجبهة تستعد لدخول السوق الكبير غداً")
    #expect(comparer.compare([story.reading]).conflicts.isEmpty)
}

@Test func whoeverDoubtsWhatTheWordsHandToAnotherIsOneSide() throws {
    var story = TestStory("doubt", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("أرخاد ليست مقتنعة بقول سالم الهادي إنه يحمي القرى من اللصوص.")
    story.entity("arkhad", "أرخاد")
    story.entity("salem", "سالم الهادي", type: .person)
    story.attribution("a1", source: "أرخاد", entity: "arkhad", cue: "مقتنعة", content: "قول سالم الهادي إنه يحمي القرى من اللصوص", stance: .doubts)
    story.attribution("a2", source: "سالم الهادي", entity: "salem", cue: "قول", content: "إنه يحمي القرى من اللصوص", parent: "a1")
    let conflict = try #require(comparer.compare([story.reading]).conflicts.first)
    #expect(conflict.kind == .denial)
    #expect(conflict.accounts.map(\.record) == ["a2", "a1"])
}

/// Majed reports what Salem said of himself and goes on.
private func saidBack(_ words: String) -> [Conflict] {
    var story = TestStory("back", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("قال ماجد الرافعي إن سالم الهادي وصف مهمته بأنها إنقاذ للقرى.")
    story.sentence("وأضاف: \(words).")
    story.entity("majed", "ماجد الرافعي", type: .person)
    story.entity("salem", "سالم الهادي", type: .person)
    story.attribution("a1", source: "ماجد الرافعي", entity: "majed", cue: "قال", content: "سالم الهادي وصف مهمته بأنها إنقاذ للقرى")
    story.attribution("a2", source: "سالم الهادي", entity: "salem", cue: "وصف", content: "مهمته بأنها إنقاذ للقرى", parent: "a1")
    story.attribution("a3", source: nil, entity: "majed", cue: "أضاف", content: words)
    return comparer.compare([story.reading]).conflicts
}

@Test func whatIsSaidBackOfAReportedClaimTurnsIt() throws {
    let conflict = try #require(saidBack("بحثت طويلاً ولم أجد شيئاً من ذلك").first)
    #expect(conflict.accounts.map(\.record) == ["a2", "a3"])
}

@Test func whoDislikesAClaimDoesNotTurnIt() {
    #expect(saidBack("قرأت كل ما كتب ولا أصدق ذلك").count == 1)
    #expect(saidBack("قرأت كل ما كتب ولا أحب ذلك").isEmpty)
}

@Test func aConditionIsNobodysAccount() {
    func saying(_ id: String, _ source: String, _ words: String) -> Reading {
        var story = TestStory(id, publisher: id, published: "2023-08-14")
        story.sentence("قال \(source): \(words).")
        story.entity("s-" + source, source, type: .person)
        story.attribution("a1", source: source, entity: "s-" + source, cue: "قال", content: words)
        return story.reading
    }
    let told = comparer.compare([
        saying("a", "سالم الهادي", "البرلمان وافق على ميزانية القرى"), saying("b", "ماجد الرافعي", "البرلمان رفض ميزانية القرى"),
    ])
    #expect(!told.conflicts.isEmpty)
    let supposed = comparer.compare([
        saying("a", "سالم الهادي", "البرلمان وافق على ميزانية القرى"), saying("b", "ماجد الرافعي", "سنحتج إذا رفض البرلمان ميزانية القرى"),
    ])
    #expect(supposed.conflicts.isEmpty)
}

@Test func whatIsNeitherConfirmedNorDeniedIsNoDenial() {
    var story = TestStory("open", publisher: "البوصلة", published: "2023-08-14")
    story.sentence("قالت الوكالة إن سالم الهادي زار أرخاد الخميس.")
    story.sentence("وليس بالإمكان تأكيد زيارة سالم الهادي أو نفيها.")
    story.entity("salem", "سالم الهادي", type: .person)
    story.entity("arkhad", "أرخاد")
    story.attribution("a1", source: "الوكالة", kind: .outlet, cue: "قالت", content: "سالم الهادي زار أرخاد الخميس")
    story.event("e1", .consult, trigger: "زار", clause: "سالم الهادي زار أرخاد الخميس", actors: ["salem"], recipients: ["arkhad"], attribution: "a1")
    story.event(
        "e2", .consult, trigger: "زيارة", clause: "وليس بالإمكان تأكيد زيارة سالم الهادي أو نفيها", actors: ["salem"], recipients: ["arkhad"],
        status: .denied)
    #expect(comparer.compare([story.reading]).conflicts.isEmpty)
}
