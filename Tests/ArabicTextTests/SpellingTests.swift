import ArabicText
import Testing

@Suite("Spelling")
struct SpellingTests {
    private func spelling(_ word: String) -> Spelling { Spelling(Array(word.utf8)[...]) }

    @Test(
        "beginnings and ends are compared as those of strings",
        arguments: ["والمعارضون", "ال", "اَلحكومة", "الَحكومة", "حكومةً", "ن", "", "NATO", "بالـ"])
    func likeStrings(word: String) {
        let spelling = spelling(word)
        #expect(spelling.hasPrefix("ال") == word.hasPrefix("ال"))
        #expect(spelling.hasPrefix("NA") == word.hasPrefix("NA"))
        #expect(spelling.hasSuffix("ون") == word.hasSuffix("ون"))
        #expect(spelling.hasSuffix("ة") == word.hasSuffix("ة"))
        #expect(spelling.count == word.count)
        #expect(spelling == word)
        #expect(String(spelling) == word)
    }

    @Test("tokens give their letters as written and folded")
    func tokens() {
        let text = TokenizedText("قال المسؤولون")
        #expect(text.spelling(1).hasSuffix("ؤولون"))
        #expect(text.foldedSpelling(1).hasSuffix("وولون"))
        #expect(text.spelling(1).isSoundPlural)
        #expect(text.spelling(0) == "قال" as StaticString)
        #expect(!text.spelling(0).isSoundPlural)
    }
}
