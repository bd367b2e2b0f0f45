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
    return Asker(comparer.compare([one.reading, two.reading]), tables: comparer.tables)
}

@Test(arguments: ["هل تدعم أرخاد الجبهة؟", "هل تلقت الجبهة دعماً من أرخاد؟"])
func whetherIsAnsweredByEvidenceForAndAgainst(text: String) {
    let answer = asker().answer(text)
    #expect(answer.isUnderstood)
    #expect(answer.question.from == "arkhad" && answer.question.to == "front")
    #expect(answer.groups.map(\.side) == [.supporting, .denied])
    #expect(answer.summaryEnglish == "for: 1, denied: 1")
}

@Test func whoBacksIsAnsweredByActors() {
    let answer = asker().answer("من يدعم الجبهة؟")
    #expect(answer.groups.first?.actor == "arkhad")
}

@Test func whatASourceSaidIsAnsweredByItsWords() {
    let answer = asker().answer("ماذا قال سالم الهادي عن أرخاد؟")
    #expect(answer.groups.first?.accounts.map(\.record) == ["a1"])
}

@Test func whatIsNotUnderstoodIsSaid() {
    let answer = asker().answer("هل نزل المطر؟")
    #expect(!answer.isUnderstood)
}
