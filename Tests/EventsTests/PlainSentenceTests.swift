import Readings
import SentenceTables
import Testing

/// One sentence alone, as an agency flashes it: the table says who does what to whom.
struct PlainSentenceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let sentence: String
        let trigger: String
        let type: String
        let actors: Set<String>
        let recipients: Set<String>

        var testDescription: String { sentence + " " + trigger }
    }

    static let rows: [Row] = {
        SentenceTable.rows("roles.tsv").map { fields in
            func names(_ field: String) -> Set<String> { Set(field.split(separator: "|").map(String.init)) }
            return Row(sentence: fields[0], trigger: fields[1], type: fields[2], actors: names(fields[3]), recipients: names(fields[4]))
        }
    }()

    @Test func theTableIsThere() { #expect(Self.rows.count > 50) }

    @Test(arguments: rows)
    func whoDoesWhatToWhom(_ row: Row) {
        let reading = EventReadingTests.reader.read(SourceDocument(id: "t", text: row.sentence, published: "2018-09-01"))
        let names = Dictionary(reading.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let told = reading.events.first { $0.type.rawValue == row.type && $0.trigger.text == row.trigger }
        #expect(told.map { Set($0.actors.compactMap { names[$0] }) } == row.actors)
        #expect(told.map { Set($0.recipients.compactMap { names[$0] }) } == row.recipients)
    }
}
