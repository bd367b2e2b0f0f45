import Foundation
import Knowledge
import Readings
import Testing

@testable import Comparison

private func asker() -> Asker {
    var one = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    one.sentence("قال سالم الهادي إن أرخاد تساند الجبهة منذ سنوات.")
    one.entity("arkhad", "أرخاد")
    one.entity("front", "الجبهة", type: .organization)
    one.entity("salem", "سالم الهادي", type: .person)
    one.attribution("a1", source: "سالم الهادي", entity: "salem", cue: "قال", content: "أرخاد تساند الجبهة منذ سنوات")
    one.alignment("arkhad", "front", .ongoing, at: "أرخاد تساند الجبهة", attribution: "a1")
    let name = one.quote("أرخاد")
    one.reading.mentions = [MentionRecord(start: name.start, end: name.end, text: name.text, entity: "arkhad", type: .country, form: .name)]
    var two = TestStory("two", publisher: "الضحى", published: "2023-03-12")
    two.sentence("نفت وزارة الدفاع أن أرخاد تساند الجبهة.")
    two.entity("arkhad", "أرخاد")
    two.entity("front", "الجبهة", type: .organization)
    two.entity("ministry", "وزارة الدفاع", type: .organization)
    two.attribution("a1", source: "وزارة الدفاع", entity: "ministry", cue: "نفت", content: "أرخاد تساند الجبهة", stance: .denies)
    two.alignment("arkhad", "front", .denied, at: "أرخاد تساند الجبهة", attribution: "a1")
    for index in one.reading.entities.indices {
        one.reading.entities[index].nameEnglish =
            ["arkhad": "Arkhad", "front": "Salt Front", "salem": "Salem al-Hadi"][one.reading.entities[index].id]
    }
    return Asker(comparer.compare([one.reading, two.reading]), tables: comparer.tables)
}

@Test(arguments: [
    "هل تدعم أرخاد الجبهة؟", "هل تلقت الجبهة دعماً من أرخاد؟", "هل دعمت أرخاد الجبهة؟", "هل ساندت أرخاد الجبهة؟", "هل أرخاد تؤيد الجبهة؟",
    "هل حصلت الجبهة على دعم من أرخاد؟", "Does Arkhad back the Salt Front?", "Did the Salt Front get support from Arkhad?",
    "Has Arkhad supported the Salt Front?",
])
func whetherIsAnsweredByEvidenceForAndAgainst(text: String) {
    let answer = asker().answer(text)
    #expect(answer.isUnderstood)
    #expect(answer.question.from == "arkhad" && answer.question.to == "front")
    #expect(answer.groups.map(\.side) == [.supporting, .denied])
    #expect(answer.summaryEnglish == "for: 1, denied: 1")
}

@Test(arguments: ["من يدعم الجبهة؟", "من دعم الجبهة؟", "من يساند الجبهة؟", "Who backs the Salt Front?", "Who supports the Salt Front?"])
func whoBacksIsAnsweredByActors(text: String) {
    let answer = asker().answer(text)
    #expect(answer.groups.first?.actor == "arkhad")
}

@Test func whatASourceSaidIsAnsweredByItsWords() {
    let answer = asker().answer("ماذا قال سالم الهادي عن أرخاد؟")
    #expect(answer.groups.first?.accounts.map(\.record) == ["a1"])
}

/// One strike at a place, told with two tolls.
private func strikes() -> Asker {
    func report(_ id: String, _ outlet: String, toll: String) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-05-02")
        story.sentence("قصفت أرخاد ميناء الصفا فجراً وأدى القصف إلى مقتل \(toll) عاملاً هناك.")
        story.entity("arkhad", "أرخاد")
        story.entity("safa", "ميناء الصفا", type: .place)
        story.event(
            "e1", .assault, trigger: "قصفت", clause: "قصفت أرخاد ميناء الصفا فجراً وأدى القصف إلى مقتل \(toll) عاملاً هناك", actors: ["arkhad"],
            place: "safa", time: "2023-05-02")
        return story.reading
    }
    var other = TestStory("c", publisher: "الضحى", published: "2023-05-02")
    other.sentence("أرسلت أرخاد 70 شاحنة عام 2022.")
    other.entity("arkhad", "أرخاد")
    other.event("e1", .aid, trigger: "أرسلت", clause: "أرسلت أرخاد 70 شاحنة عام 2022", actors: ["arkhad"])
    return Asker(comparer.compare([report("a", "البوصلة", toll: "30"), report("b", "الضحى", toll: "12"), other.reading]), tables: comparer.tables)
}

@Test(arguments: ["أين قصفت أرخاد؟", "Where did Arkhad strike?"]) func whereIsAnsweredByPlaces(text: String) {
    let answer = strikes().answer(text.replacingOccurrences(of: "Arkhad", with: "أرخاد"))
    #expect(answer.question.kind == .place)
    #expect(Set(answer.groups.map(\.actor)) == ["safa"])
}

@Test func howManyIsAnsweredByNumbersOfWhatIsCounted() {
    let answer = strikes().answer("كم عاملاً قتل في قصف أرخاد؟")
    #expect(answer.question.kind == .howMany && answer.isUnderstood)
    #expect(answer.groups.compactMap(\.number).sorted() == ["12", "30"])
    #expect(strikes().answer("How many trucks did أرخاد send?").question.kind == .howMany)
}

@Test func whatIsNotUnderstoodIsSaid() {
    let answer = asker().answer("هل نزل المطر؟")
    #expect(!answer.isUnderstood)
}

@Test func englishAdjectivesNameStates() throws {
    let rows = Pack.load().rows("english-adjectives")
    #expect(!rows.isEmpty)
    for row in rows {
        var story = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
        story.sentence("الدولة تساند الجبهة منذ سنوات.")
        let country = try #require(row["country"])
        story.entity(country, "الدولة")
        story.entity("front", "الجبهة", type: .organization)
        story.reading.entities[1].nameEnglish = "Salt Front"
        story.alignment(country, "front", .ongoing, at: "الدولة تساند الجبهة")
        let adjective = try #require(row.list("forms").first)
        let question = Asker(comparer.compare([story.reading]), tables: comparer.tables).question("Did the Salt Front get \(adjective) support?")
        #expect(question.from == country && question.to == "front", "\(adjective)")
    }
}

@Test func whatTheDocumentsDoNotTellIsSaidToBeSo() {
    let answer = asker().answer("متى زار سالم الهادي أرخاد؟")
    #expect(!answer.isUnderstood)
    #expect(answer.summaryEnglish.hasPrefix("the documents do not tell"))
}

@Test(arguments: ["من يعارض الجبهة؟", "من يقف ضد الجبهة؟", "من خصوم الجبهة؟", "Who opposes the Salt Front?"])
func whoStandsAgainstIsAnsweredByOppositionAlone(text: String) {
    var story = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    story.sentence("أرخاد تساند الجبهة، وسروان تناهض الجبهة منذ سنوات.")
    story.sentence("رفضت الضفة عرض الجبهة.")
    for (id, name) in [("arkhad", "أرخاد"), ("sarwan", "سروان"), ("daffa", "الضفة")] { story.entity(id, name) }
    story.entity("front", "الجبهة", type: .organization)
    story.reading.entities[3].nameEnglish = "Salt Front"
    story.alignment("arkhad", "front", .ongoing, at: "أرخاد تساند الجبهة")
    story.alignment("sarwan", "front", .ongoing, at: "سروان تناهض الجبهة", relation: .opposes)
    story.event("e1", .reject, trigger: "رفضت", clause: "رفضت الضفة عرض الجبهة", actors: ["daffa"], recipients: ["front"])
    let answer = Asker(comparer.compare([story.reading]), tables: comparer.tables).answer(text)
    #expect(answer.isUnderstood)
    #expect(answer.groups.map(\.actor) == ["sarwan"])
    #expect(answer.groups.map(\.side) == [.opposed])
}

@Test func theWordsThatAskForOpponentsDoAndTheirCountersDoNot() throws {
    let asker = asker()
    let rows = Pack.load().rows("opposing")
    #expect(!rows.isEmpty)
    for row in rows {
        #expect(asker.question(try #require(row["example"])).relation == .opposes, "\(row.id)")
        #expect(asker.question(try #require(row["counter"])).relation == .supports, "\(row.id)")
    }
}

@Test func withoutAnAnswerItIsSaidWhatWasNotFoundAndNothingOfOthersIsShown() {
    var story = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    story.sentence("زار سالم الهادي ميناء الصفا أمس.")
    story.entity("salem", "سالم الهادي", type: .person)
    story.entity("majed", "ماجد الرافعي", type: .person)
    story.event("e1", .consult, trigger: "زار", clause: "زار سالم الهادي ميناء الصفا أمس", actors: ["salem"])
    let answer = Asker(comparer.compare([story.reading]), tables: comparer.tables).answer("متى زار ماجد الرافعي ميناء الصفا؟")
    #expect(!answer.isUnderstood)
    #expect(answer.groups.isEmpty)
    #expect(answer.summary.contains("ماجد الرافعي"))
}

@Test func answersNameTheStanceInArabic() {
    let report = ComparisonReport.text(asker().answer("هل تدعم أرخاد الجبهة؟"))
    #expect(report.contains("ينفي") && !report.contains("denies ["))
}

@Test func whoMostlyBacksIsNoOpponentForOneStrayWord() {
    var readings: [Reading] = []
    for day in 1...5 {
        var story = TestStory("d\(day)", publisher: "البوصلة", published: "2023-03-0\(day)")
        story.sentence(day == 5 ? "أرخاد تناهض الجبهة في الصحف." : "أرخاد تساند الجبهة في يومها رقم \(day).")
        story.sentence("سروان تناهض الجبهة منذ \(day) أيام.")
        for (id, name) in [("arkhad", "أرخاد"), ("sarwan", "سروان")] { story.entity(id, name) }
        story.entity("front", "الجبهة", type: .organization)
        story.alignment(
            "arkhad", "front", .ongoing, at: day == 5 ? "أرخاد تناهض الجبهة" : "أرخاد تساند الجبهة", relation: day == 5 ? .opposes : .supports)
        story.alignment("sarwan", "front", .ongoing, at: "سروان تناهض الجبهة", relation: .opposes)
        readings.append(story.reading)
    }
    let asker = Asker(comparer.compare(readings), tables: comparer.tables)
    #expect(asker.answer("من يعارض الجبهة؟").groups.compactMap(\.actor) == ["sarwan"])
    #expect(asker.answer("من يدعم الجبهة؟").groups.compactMap(\.actor) == ["arkhad"])
}

/// أرخاد strikes سروان; one telling has the harbour's people do it, and is doubtful.
private func attack(doubtful: Bool = false) -> Asker {
    func report(_ id: String, _ day: String, by actor: String, _ words: String, confidence: Double) -> Reading {
        var story = TestStory(id, publisher: "البوصلة", published: day)
        story.sentence(words + ".")
        for (id, name) in [("arkhad", "أرخاد"), ("sarwan", "سروان"), ("daffa", "الضفة")] { story.entity(id, name) }
        story.event("e1", .assault, trigger: "قصف", clause: words, actors: [actor], recipients: ["sarwan"], time: day)
        story.reading.events[0].confidence = .init(act: 0.9, actor: confidence, recipient: 0.9)
        return story.reading
    }
    let sure = report("a", "2023-05-02", by: "arkhad", "قصف جنود أرخاد سروان فجر الثلاثاء بصواريخ عديدة", confidence: doubtful ? 0.3 : 0.95)
    return Asker(comparer.compare([sure]), tables: comparer.tables)
}

@Test func whoDidItIsNotAnsweredByWhoSufferedIt() {
    let answer = attack().answer("هل قصفت أرخاد سروان؟")
    #expect(answer.isUnderstood && answer.groups.map(\.side) == [.supporting])
    for same in ["هل قُصفت سروان على يد أرخاد؟", "هل قصف سروان جنود من قبل أرخاد؟", "هل سروان قصفتها أرخاد؟", "هل أرخاد قصفت سروان؟"] {
        #expect(attack().answer(same).groups.map(\.side) == [.supporting], "\(same)")
    }
    #expect(attack().answer("من قصف سروان؟").groups.map(\.actor) == ["arkhad"])
    for other in ["هل قصفت سروان أرخاد؟", "هل زارت أرخاد سروان؟", "من قصف أرخاد؟"] {
        #expect(!attack().answer(other).isUnderstood, "\(other)")
    }
}

@Test func aDoubtfulDoerIsNoEvidenceForIt() {
    #expect(attack(doubtful: true).answer("هل قصفت أرخاد سروان؟").groups.map(\.side) == [.undecided])
}

@Test func accountsOfOneActThatNameAnotherDoerAreNoEvidence() {
    func report(_ id: String, _ outlet: String, by actor: String) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-05-02")
        let words = "قُتل القائد ماجد الرافعي في كمين قرب ميناء الصفا فجر الثلاثاء"
        story.sentence(words + ".")
        for (id, name) in [("arkhad", "أرخاد"), ("daffa", "الضفة")] { story.entity(id, name) }
        story.entity("majed", "ماجد الرافعي", type: .person)
        story.event("e1", .assault, trigger: "قُتل", clause: words, actors: [actor], recipients: ["majed"], time: "2023-05-02")
        return story.reading
    }
    let comparison = comparer.compare([report("a", "البوصلة", by: "arkhad"), report("b", "الضحى", by: "arkhad"), report("c", "الرصيف", by: "daffa")])
    let documents = Asker(comparison, tables: comparer.tables).answer("هل قتلت الضفة ماجد الرافعي؟").groups.flatMap(\.accounts).map(\.document)
    #expect(documents == ["c"])
}

@Test func doubtfulBackingIsUndecided() {
    var story = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    story.sentence("أرخاد تساند الجبهة منذ سنوات.")
    story.entity("arkhad", "أرخاد")
    story.entity("front", "الجبهة", type: .organization)
    story.alignment("arkhad", "front", .ongoing, at: "أرخاد تساند الجبهة")
    story.reading.alignments[0].confidence = 0.41
    let comparison = comparer.compare([story.reading])
    #expect(Asker(comparison, tables: comparer.tables).answer("هل تدعم أرخاد الجبهة؟").groups.map(\.side) == [.undecided])
    #expect(comparison.backing.first?.series.first?.account.doubtful == true)
}

@Test func aConfidenceOutOfRangeIsTakenForItsBound() throws {
    var story = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    story.sentence("قصفت أرخاد سروان.")
    for (id, name) in [("arkhad", "أرخاد"), ("sarwan", "سروان")] { story.entity(id, name) }
    story.event("e1", .assault, trigger: "قصفت", clause: "قصفت أرخاد سروان", actors: ["arkhad"], recipients: ["sarwan"])
    for (value, side) in [(80.0, Answer.Side.supporting), (-0.1, .undecided)] {
        var confidence = try #require(EventRecord.Confidence(actor: 0.5))
        confidence.actor = value
        story.reading.events[0].confidence = confidence
        #expect(Asker(comparer.compare([story.reading]), tables: comparer.tables).answer("هل قصفت أرخاد سروان؟").groups.map(\.side) == [side])
    }
}
