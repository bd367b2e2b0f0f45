import Foundation
import Readings
import SentenceTables
import Testing

@testable import Reader

/// Ministries, armies, parties and other bodies where news has them most: they speak, are spoken of, and go by their noun in the next sentence.
@Suite struct BodiesInSentencesTests {
    private static let reader = Reader()
    private static let rows = SentenceTable.rows("bodies.tsv").filter { $0.count == 3 }

    private func read(_ frame: [String], _ row: [String]) -> (text: String, reading: Reading) {
        let text = frame[row[2] == "f" ? 1 : 0].replacingOccurrences(of: "O", with: row[0]).replacingOccurrences(of: "S", with: row[1])
        return (text, Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20")))
    }

    /// The entity that the body's own words name.
    private func body(_ row: [String], _ reading: Reading) -> String? {
        reading.mentions.first { $0.text == row[0] && ($0.type == .organization || $0.type == .country) }?.entity
    }

    @Test func theTableIsThere() { #expect(Self.rows.count > 80) }

    @Test func itSpeaks() {
        for row in Self.rows {
            let (text, reading) = read(["أعلن O أن الطريق مفتوح.", "أعلنت O أن الطريق مفتوح."], row)
            let entity = body(row, reading)
            #expect(entity != nil && reading.attributions.first?.source?.entity == entity, "\(text)")
        }
    }

    @Test func itIsMeantByItsNounAlone() {
        for row in Self.rows {
            let (text, reading) = read(
                ["تحدث O عن الطريق صباحا. وأعلن S أن الطريق مفتوح.", "تحدثت O عن الطريق صباحا. وأعلنت S أن الطريق مفتوح."], row)
            let entity = body(row, reading)
            #expect(entity != nil && reading.attributions.last?.source?.entity == entity, "\(text)")
        }
    }

    @Test func itIsCriticised() {
        for row in Self.rows {
            let (text, reading) = read(["انتقدت رواندا O بشدة.", "انتقدت رواندا O بشدة."], row)
            let entity = body(row, reading)
            #expect(entity != nil && reading.events.first?.recipients == [entity ?? ""], "\(text)")
        }
    }
}
