#if Full
import Exchange
import Readings
import Testing

@testable import Archive

@Suite("Who said what in an archive")
struct QuotesOfArchiveTests {
    @Test("an archive gives the quotes of the readings it keeps, in the order of their dates")
    func quotes() async throws {
        let sample = try SampleArchive()
        let articles = SampleArchive.articles.prefix(3)
        try sample.add(articles)
        var readings: [Reading] = []
        try await sample.archive.forEachReading(transform: { $0 }) { readings.append($0) }
        let kept = QuoteList(readings)
        #expect(!kept.quotes.isEmpty)
        #expect(kept.quotes.map(\.line) == QuoteList(articles.map(\.reading)).quotes.map(\.line))
        let dates = kept.quotes.compactMap(\.date)
        #expect(dates == dates.sorted())
    }

    @Test("nothing said is an empty array")
    func nothing() async throws {
        let sample = try SampleArchive()
        var readings: [Reading] = []
        try await sample.archive.forEachReading(transform: { $0 }) { readings.append($0) }
        #expect(String(decoding: QuoteList(readings, selecting: .init(about: "لا أحد")).json, as: UTF8.self) == "[]\n")
    }
}
#endif
