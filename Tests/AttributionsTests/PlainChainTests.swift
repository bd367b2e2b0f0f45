import Readings
import SentenceTables
import Testing

/// One sentence in which somebody tells what another has said: the table names the inner cue, its source and the cue around it.
struct PlainChainTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let sentence: String
        let cue: String
        let source: String
        let parent: String

        var testDescription: String { sentence + " " + cue }
    }

    static let rows: [Row] = {
        SentenceTable.rows("chains.tsv").map { fields in
            return Row(sentence: fields[0], cue: fields[1], source: fields[2], parent: fields[3])
        }
    }()

    @Test func theTableIsThere() { #expect(Self.rows.count > 50) }

    @Test(arguments: rows)
    func whoTellsWhatWhoSaid(_ row: Row) {
        let found = AttributionSample.attributions(row.sentence)
        let told = found.filter { inner in
            inner.cue.text == row.cue && (found.first { $0.id == inner.parent }?.cue.text ?? "-") == row.parent
        }
        #expect(told.contains { ($0.source?.text ?? "-") == row.source || row.source.hasPrefix("=") })
    }
}
