import Readings
import SentenceTables
import Testing

/// Every kind of speaker in every order of report: the words that name him are the source, all of them and no more.
struct SpeakersInSentencesTests {
    struct Speaker: Sendable, CustomTestStringConvertible {
        let subject: String
        let genitive: String
        let form: String

        var testDescription: String { subject }
    }

    static let speakers = SentenceTable.rows("speakers.tsv").map { Speaker(subject: $0[0], genitive: $0[1], form: $0[2]) }
    static let orders = SentenceTable.rows("orders.tsv")

    /// What is said in an order by a speaker; nil where the order has no sentence for him. Two take the verb of one where it stands first.
    private static func sentence(_ order: [String], _ speaker: Speaker) -> (text: String, words: String, content: String)? {
        guard let column = ["m": 1, "f": 2, "p": 3, "d": 3][speaker.form], order[column] != "-" else { return nil }
        if speaker.form == "d", order[1].hasPrefix("[]") && order[1] != order[3] || order[1].hasPrefix("من جانبه") { return nil }
        let words = order[0] == "g" ? speaker.genitive : speaker.subject
        return (order[column].replacing("[]", with: words), words, order[4].replacing("[]", with: words))
    }

    @Test func theTablesAreThere() { #expect(Self.speakers.count > 140 && Self.orders.count > 20) }

    @Test(arguments: speakers)
    func isFoundWhole(_ speaker: Speaker) {
        for order in Self.orders {
            guard let (text, words, content) = Self.sentence(order, speaker) else { continue }
            let found = AttributionSample.attributions(text)
            #expect(found.contains { $0.source?.text == words && $0.content.text == content }, "\(text)")
        }
    }
}
