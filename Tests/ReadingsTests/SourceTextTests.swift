import Testing

@testable import Readings

@Test func codePointsAndBytesMapBothWays() {
    let text = SourceText("قال «حفّار» 😀 end")
    for codePoint in 0...text.codePointCount {
        #expect(text.codePoint(atUTF8: text.utf8Offset(ofCodePoint: codePoint)) == codePoint)
    }
    #expect(text.slice(Span(start: 4, end: 11)) == "«حفّار»")
}

@Test func partialDatesKeepTheirPrecision() {
    #expect(PartialDate("2020-08")?.description == "2020-08")
    #expect(PartialDate("2020-08-14T21:35:43+04:00")?.description == "2020-08-14")
    #expect(PartialDate("2020-02-30") == nil)
    #expect(PartialDate("soon") == nil)
    #expect(PartialDate(dayNumber: PartialDate("2020-02-29")?.firstDay ?? 0)?.description == "2020-02-29")
}
