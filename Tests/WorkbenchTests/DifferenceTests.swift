#if Full
import Archive
import Testing

@testable import Workbench

@Suite struct DifferenceTests {
    @Test func whatOneAccountAloneSaysIsSetOff() {
        let pieces = Difference.pieces(["قصفت الطائرات ميناء البلدة ليلاً", "قصفت الطائرات الميناء ليلاً", "قصفت طائرات ميناء البلدة فجراً"])
        #expect(pieces[2].filter(\.differs).map(\.text) == ["فجراً"])
        #expect(pieces[0].allSatisfy { !$0.differs })
        #expect(pieces[2].map(\.text).joined() == "قصفت طائرات ميناء البلدة فجراً")
    }

    @Test func joinedParticlesAreNoDifference() {
        let pieces = Difference.pieces(["وبالمدينة جنود", "المدينة جنود"])
        #expect(pieces.flatMap { $0 }.allSatisfy { !$0.differs })
    }

    @Test func ofTwoSidesEachHasItsOwnWords() {
        let sides = Difference.between([["قتل سبعة رجال"], ["قتل تسعة رجال", "قتل تسعة"]])
        #expect(sides[0][0].filter(\.differs).map(\.text) == ["سبعة"])
        #expect(sides[1][1].filter(\.differs).map(\.text) == ["تسعة"])
    }

    @Test func passagesStandWhereMostIsFound() {
        let text = Array(repeating: "كلمة", count: 80).joined(separator: " ") + " وصلت السفينة إلى الميناء"
        let pieces = Passage.pieces(SearchQuery("سفينة ميناء"), in: text)
        #expect(pieces.filter(\.differs).map(\.text) == ["السفينة", "الميناء"])
        #expect(pieces.first?.text.hasPrefix("…") == true)
    }
}
#endif
