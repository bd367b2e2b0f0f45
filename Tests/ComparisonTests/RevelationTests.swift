import Readings
import Testing

@testable import Comparison

@Test func whatTurnedOutOtherwiseClashesWithBothThatWereToldBefore() throws {
    var story = TestStory("strike", publisher: "البوصلة", published: "2023-08-14")
    story.sentence(
        "بينما قالت القيادة إن القصف استهدف \"مخزن ذخيرة في الميناء\"، قال البيطار إن القصف استهدف \"زورقاً محملاً بالصواريخ\"، ليتبين أن الهدف كان \"سفينة قمح وفيها طحين\"، بحسب تصريحات الرافعي."
    )
    story.entity("command", "القيادة", type: .organization)
    story.entity("bitar", "البيطار", type: .person)
    story.entity("rafii", "الرافعي", type: .person)
    let whole =
        "بينما قالت القيادة إن القصف استهدف \"مخزن ذخيرة في الميناء\"، قال البيطار إن القصف استهدف \"زورقاً محملاً بالصواريخ\"، ليتبين أن الهدف كان \"سفينة قمح وفيها طحين\""
    story.attribution("a3", source: "الرافعي", entity: "rafii", cue: "بحسب", content: whole)
    story.attribution("a1", source: "القيادة", entity: "command", cue: "قالت", content: "القصف استهدف \"مخزن ذخيرة في الميناء\"", parent: "a3")
    story.attribution(
        "a2", source: "البيطار", entity: "bitar", cue: "قال",
        content: "القصف استهدف \"زورقاً محملاً بالصواريخ\"، ليتبين أن الهدف كان \"سفينة قمح وفيها طحين\"", parent: "a3")
    let conflicts = comparer.compare([story.reading]).conflicts
    func meet(_ a: String, _ b: String) -> Bool { conflicts.contains { Set($0.accounts.map(\.record)).isSuperset(of: [a, b]) } }
    #expect(meet("a1", "a2"))
    #expect(meet("a2", "a2r"))
    #expect(meet("a1", "a2r"))
}
