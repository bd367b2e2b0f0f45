import Foundation
import Readings
import Testing
import TimeExpressions

/// Sentences of Tables/expressions.tsv: what they hold of time, and nothing else.
@Suite struct TableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let line: Int
        let published: String?
        let sentence: String
        let expected: [String]
        var testDescription: String { "line \(line): \(sentence)" }
    }

    static let rows: [Row] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/expressions.tsv")
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3, line.first != "#", fields[0] != "published" else { return nil }
            return Row(
                line: number + 1, published: fields[0] == "-" ? nil : fields[0], sentence: fields[1],
                expected: fields[2].components(separatedBy: "; ").filter { !$0.isEmpty })
        }
    }()

    @Test func tableHoldsFourHundredExpressions() {
        #expect(Self.rows.map(\.expected.count).reduce(0, +) >= 400)
    }

    @Test(arguments: rows)
    func sentenceIsReadRight(_ row: Row) {
        let (text, spans) = Sample.unbracketed(row.sentence)
        let found = Sample.core.tag(text, published: row.published)
        let bytes = Array(text.utf8)
        func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let read = found.map { "\(words($0.range)) = \($0.type.rawValue) \($0.value)" + ($0.mod.map { " " + $0 } ?? "") }
        let wanted = zip(spans, row.expected).map { "\(words($0)) = \($1)" }
        #expect(spans.count == row.expected.count)
        #expect(read == wanted)
    }
}
