import Testing

@testable import ArabicText

@Test func foldingEquatesSpellings() {
    #expect(Folding.folded("أُعلِنَ الإعلانُ") == Folding.folded("اعلن الاعلان"))
    #expect(Folding.folded("١٢٫٥") == "12.5")
    #expect(Folding.folded("ﻻ") == "لا")
}

@Test func sentencesEndWhereReadersEndThem() {
    let text = TokenizedText("عنوان بلا نقطة\nقال د. سعيد إن النسبة 2.5 في المئة. «هل تعود؟ لا.» قالها ثم مضى!")
    let sentences = text.sentences.map { text.slice($0.range) }
    #expect(sentences == ["عنوان بلا نقطة", "قال د. سعيد إن النسبة 2.5 في المئة.", "«هل تعود؟ لا.»", "قالها ثم مضى!"])
}

@Test(arguments: [
    "الأمم المتحدة", " وزير  الدفاع ", "سي إن إن", "CNN", "5+5", "آب/أغسطس", "مئة", "شؤون", "أُعلن", "العـربية", "پاريس", "", "«الغد»", "إ",
])
func formsOfTablesAreCutAsTextIs(_ form: String) {
    let text = TokenizedText(form)
    #expect(FormHash.words(of: form) == text.tokens.indices.map { FormHash(text.foldedBytes($0)).value })
    if let plain = Folding.plainWords(form) {
        #expect(String(decoding: plain, as: UTF8.self) == text.tokens.indices.map(text.foldedWord).joined(separator: " "))
    }
}
