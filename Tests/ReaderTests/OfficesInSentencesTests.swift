import Foundation
import Readings
import SentenceTables
import Testing

@testable import Reader

/// Holders of offices where news has them most: named with the office, and meant by it alone in the next sentence.
@Suite struct OfficesInSentencesTests {
    private static let reader = Reader()
    private static let rows = SentenceTable.rows("offices.tsv")
    private static let men = ["سالم العدني", "باتريك كوفالسكي", "يوهان ليندبرغ"]
    private static let women = ["ليلى العدني", "إيلينا موروزوفا", "كارين أولسون"]

    /// Sentences with an office (O), a name (N) and how the holder is called next (S), for men and women.
    private static let frames = [
        ["قال O N إن الطريق مفتوح.", "قالت O N إن الطريق مفتوح."],
        ["الطريق مفتوح، بحسب O N.", "الطريق مفتوح، بحسب O N."],
        ["وصل O N إلى المدينة صباحا. وقال S إن الطريق مفتوح.", "وصلت O N إلى المدينة صباحا. وقالت S إن الطريق مفتوح."],
        ["وصل N، O، إلى المدينة صباحا. وأكد S أن الطريق مفتوح.", "وصلت N، O، إلى المدينة صباحا. وأكدت S أن الطريق مفتوح."],
    ]

    @Test func theTableIsThere() { #expect(Self.rows.count > 100) }

    @Test(arguments: [0, 1, 2, 3]) func theHolderSpeaks(_ frame: Int) {
        for (number, row) in Self.rows.enumerated() where row.count == 3 {
            let isWoman = row[2] == "f"
            let name = (isWoman ? Self.women : Self.men)[(number + frame) % 3]
            let text = Self.frames[frame][isWoman ? 1 : 0].replacingOccurrences(of: "O", with: row[0]).replacingOccurrences(of: "N", with: name)
                .replacingOccurrences(of: "S", with: row[1])
            let reading = Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20"))
            let entity = reading.attributions.last?.source?.entity
            #expect(reading.entities.first { $0.id == entity }?.name == name, "\(text)")
        }
    }
}
