import Readings
import SentenceTables
import Testing

/// One sentence alone: the table says who backs or opposes whom, and how that stands.
struct PlainAlignmentTests {
    struct Tie: Hashable, Sendable, CustomStringConvertible {
        let from: String
        let to: String
        let relation: String
        let phase: String

        var description: String { "\(from) \(relation) \(to) \(phase)" }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let sentence: String
        var ties: Set<Tie>

        var testDescription: String { sentence }
    }

    static let rows: [Row] = {
        var rows: [Row] = []
        for fields in SentenceTable.rows("alignments.tsv") where fields.count >= 5 {
            if rows.last?.sentence != fields[0] { rows.append(Row(sentence: fields[0], ties: [])) }
            for from in fields[1].split(separator: "|") {
                for to in fields[2].split(separator: "|") {
                    rows[rows.count - 1].ties.insert(Tie(from: String(from), to: String(to), relation: fields[3], phase: fields[4]))
                }
            }
        }
        return rows
    }()

    @Test func theTableIsThere() { #expect(Self.rows.count > 150) }

    @Test(arguments: rows)
    func whoBacksWhom(_ row: Row) {
        let reading = EventReadingTests.reader.read(SourceDocument(id: "t", text: row.sentence, published: "2019-09-01"))
        let names = Dictionary(reading.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let found = reading.alignments.map {
            Tie(from: names[$0.from] ?? $0.from, to: names[$0.to] ?? $0.to, relation: "\($0.relation)", phase: "\($0.phase)")
        }
        #expect(Set(found) == row.ties)
    }
}
