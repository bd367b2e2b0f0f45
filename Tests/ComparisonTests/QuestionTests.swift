import Knowledge
import Readings
import Testing

@testable import Comparison

/// Three short articles of an invented story: who backs the front, a meeting, a raid and what is said of it.
private func asker() -> Asker {
    let english = [
        "arkhad": "Arkhad", "merta": "Merta", "front": "Salt Front", "salem": "Salem al-Hadi", "majed": "Majed al-Rafii",
        "ministry": "Defence Ministry",
        "port": "Port of Lura",
    ]
    func people(_ story: inout TestStory) {
        story.entity("arkhad", "أرخاد")
        story.entity("merta", "مرتا")
        story.entity("front", "جبهة الملح", type: .organization, aliases: ["الجبهة"])
        story.entity("salem", "سالم الهادي", type: .person, aliases: ["الهادي"])
        story.entity("majed", "ماجد الرافعي", type: .person, aliases: ["الرافعي"])
        story.entity("ministry", "وزارة الدفاع", type: .organization)
        story.entity("port", "ميناء لورا", type: .place)
        for index in story.reading.entities.indices { story.reading.entities[index].nameEnglish = english[story.reading.entities[index].id] }
    }
    var one = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    people(&one)
    one.sentence("قال سالم الهادي إن أرخاد تساند جبهة الملح منذ سنوات.")
    one.attribution("a1", source: "سالم الهادي", entity: "salem", cue: "قال", content: "أرخاد تساند جبهة الملح منذ سنوات")
    one.alignment("arkhad", "front", .ongoing, at: "أرخاد تساند جبهة الملح", attribution: "a1")
    one.sentence("وزار ماجد الرافعي مرتا في التاسع من مارس.")
    one.event(
        "e1", .consult, trigger: "زار", clause: "وزار ماجد الرافعي مرتا في التاسع من مارس", actors: ["majed"], recipients: ["merta"],
        time: "2023-03-09")
    var two = TestStory("two", publisher: "الضحى", published: "2023-03-12")
    people(&two)
    two.sentence("نفت وزارة الدفاع أن أرخاد تساند جبهة الملح.")
    two.attribution("a1", source: "وزارة الدفاع", entity: "ministry", cue: "نفت", content: "أرخاد تساند جبهة الملح", stance: .denies)
    two.alignment("arkhad", "front", .denied, at: "أرخاد تساند جبهة الملح", attribution: "a1")
    two.sentence("وتسعى جبهة الملح إلى دعم مرتا.")
    two.alignment("merta", "front", .sought, at: "دعم مرتا")
    two.sentence("وقصفت أرخاد ميناء لورا فجر السبت.")
    two.event(
        "e1", .assault, trigger: "قصفت", clause: "وقصفت أرخاد ميناء لورا فجر السبت", actors: ["arkhad"], recipients: ["port"], place: "port",
        time: "2023-03-11")
    return Asker(comparer.compare([one.reading, two.reading]), tables: comparer.tables)
}

private let shared = asker()

@Test(arguments: [
    "هل تدعم أرخاد جبهة الملح؟", "هل دعمت أرخاد الجبهة؟", "هل تلقت جبهة الملح دعماً من أرخاد؟", "هل حصلت الجبهة على دعم أرخاد؟", "أتدعم أرخاد الجبهة؟",
    "هل تقف أرخاد مع جبهة الملح؟", "هل تحظى الجبهة بدعم أرخاد؟", "هل صحيح أن أرخاد تساند جبهة الملح؟", "Does Arkhad support the Salt Front?",
    "Did the Salt Front receive support from Arkhad?", "Is the Salt Front backed by Arkhad?", "Has Arkhad backed the Salt Front?",
])
func backingIsToldAndDenied(text: String) {
    let answer = shared.answer(text)
    #expect(answer.isUnderstood, "\(text)")
    #expect(answer.question.kind == .whether && answer.question.isBacking, "\(text)")
    #expect(answer.question.from == "arkhad" && answer.question.to == "front", "\(text)")
    #expect(answer.groups.map(\.side) == [.supporting, .denied], "\(text)")
}

@Test(arguments: [
    "هل تدعم مرتا جبهة الملح؟", "هل تلقت الجبهة دعماً من مرتا؟", "هل تساند مرتا الجبهة؟", "Does Merta back the Salt Front?",
    "Did the Salt Front get support from Merta?",
])
func backingIsSought(text: String) {
    let answer = shared.answer(text)
    #expect(answer.question.from == "merta" && answer.question.to == "front", "\(text)")
    #expect(answer.groups.map(\.side) == [.sought], "\(text)")
}

@Test(arguments: [
    "من يدعم جبهة الملح؟", "من يساند الجبهة؟", "من الذي يدعم الجبهة؟", "من يقف إلى جانب جبهة الملح؟", "Who backs the Salt Front?",
    "Who is supporting the Salt Front?",
])
func whoBacksNamesTheGivers(text: String) {
    let answer = shared.answer(text)
    #expect(answer.question.kind == .who && answer.question.to == "front", "\(text)")
    #expect(answer.groups.contains { $0.actor == "arkhad" && $0.side == .supporting }, "\(text)")
}

@Test(arguments: [
    "متى زار ماجد الرافعي مرتا؟", "متى زار الرافعي مرتا؟", "في أي يوم زار الرافعي مرتا؟", "هل زار الرافعي مرتا؟", "من زار مرتا؟",
    "When did Majed al-Rafii visit Merta?",
    "Did Majed al-Rafii visit Merta?", "Who visited Merta?",
])
func aVisitIsFound(text: String) {
    let answer = shared.answer(text)
    #expect(answer.isUnderstood, "\(text)")
    #expect(answer.groups.first?.accounts.first?.record == "e1" && answer.groups.first?.accounts.first?.document == "one", "\(text)")
}

@Test(arguments: [
    "متى قصفت أرخاد ميناء لورا؟", "هل قصفت أرخاد الميناء؟", "أين قصفت أرخاد؟", "من قصف ميناء لورا؟", "ماذا قصفت أرخاد؟",
    "Who bombed the Port of Lura?", "When did Arkhad bomb the Port of Lura?",
])
func aRaidIsFound(text: String) {
    let answer = shared.answer(text)
    #expect(answer.isUnderstood, "\(text)")
    #expect(answer.groups.first?.accounts.first?.record == "e1" && answer.groups.first?.accounts.first?.document == "two", "\(text)")
}

@Test(arguments: [
    "ماذا قال سالم الهادي عن أرخاد؟", "ماذا قال الهادي عن جبهة الملح؟", "ما الذي قاله سالم الهادي عن أرخاد؟",
    "What did Salem al-Hadi say about Arkhad?",
])
func wordsOfASourceAreFound(text: String) {
    let answer = shared.answer(text)
    #expect(answer.question.kind == .said, "\(text)")
    #expect(answer.groups.first?.accounts.map(\.record) == ["a1"], "\(text)")
}

@Test(arguments: ["هل نزل المطر؟", "كم سعر القمح؟", "Will it rain tomorrow?"])
func whatNamesNothingIsNotUnderstood(text: String) {
    let answer = shared.answer(text)
    #expect(!answer.isUnderstood, "\(text)")
    #expect(answer.summaryEnglish.contains("not understood"), "\(text)")
}

@Test(arguments: ["هل تدعم أرخاد مرتا؟", "متى زار سالم الهادي أرخاد؟", "هل دعمت أرخاد الجبهة عام 2019؟"])
func whatIsNotToldIsSaidWithTheNearest(text: String) {
    let answer = shared.answer(text)
    #expect(!answer.isUnderstood, "\(text)")
    #expect(answer.summaryEnglish.hasPrefix("the documents do not tell"), "\(text)")
}
