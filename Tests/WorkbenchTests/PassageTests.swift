#if Full
import Archive
import Testing

@testable import Workbench

@Suite struct PassageTests {
    @Test func linesOfAPassageStandApart() {
        let text = Passage.text(SearchQuery("الوفد"), in: "أخبار اليوم\nوصل الوفد صباحاً.\nثم غادر")
        #expect(text == "أخبار اليوم وصل الوفد صباحاً. ثم غادر")
        let pieces = Passage.pieces(SearchQuery("الوفد"), in: "وصل\nالوفد")
        #expect(pieces.map(\.text) == ["وصل ", "الوفد"] && pieces.map(\.differs) == [false, true])
    }
}
#endif
