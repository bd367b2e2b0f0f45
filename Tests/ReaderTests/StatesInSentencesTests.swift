import Knowledge
import Readings
import Testing

@testable import Reader

/// Every state of the pack where news has it most: a collision of its adjective with another word shows here.
@Suite struct StatesInSentencesTests {
    private static let reader = Reader()

    private static let states: [(id: String, adjective: String)] = Pack.load().rows("countries").compactMap { row in
        row.list("adjective").first.map { (row.id, $0) }
    }

    private static func definite(_ adjective: String, ending: String = "") -> String {
        adjective.split(separator: " ").map { "ال" + $0 + ending }.joined(separator: " ")
    }

    private func source(_ text: String) -> AttributionRecord.Source? {
        Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20")).attributions.first?.source
    }

    @Test func theTableIsThere() { #expect(Self.states.count > 150) }

    @Test func itsPresidentSpeaksWithHisTitle() {
        for state in Self.states {
            let words = "الرئيس " + Self.definite(state.adjective)
            #expect(source("قال \(words) إن الطريق مفتوح.")?.text == words, "\(state.id)")
        }
    }

    @Test func itsAuthoritiesAreTheState() {
        for state in Self.states {
            let words = "السلطات " + Self.definite(state.adjective, ending: "ة")
            #expect(source("قالت \(words) إن الطريق مفتوح.")?.entity == state.id, "\(state.id)")
        }
    }

    /// «جنوب السودان» names no Sudan, so that the government of which the text goes on to speak is its own.
    @Test(arguments: ["south-sudan", "chad"])
    func aStateWhoseNameHoldsAnotherIsOne(_ id: String) throws {
        let name = try #require(Pack.load().rows("countries").first { $0.id == id }?["name"])
        let text = "شهد \(name) معارك طويلة. وقال شهود إن الحكومة نشرت دبابات، وإن \(name) بلا كهرباء."
        let reading = Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20"))
        #expect(reading.mentions.first { $0.text == "الحكومة" }?.entity == id)
    }
}
