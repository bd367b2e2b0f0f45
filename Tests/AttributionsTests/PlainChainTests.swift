import Foundation
import Readings
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
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/chains.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
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
