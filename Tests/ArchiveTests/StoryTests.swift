#if Full
import Comparison
import Foundation
import Readings
import Testing

@testable import Archive

@Suite struct StoryTests {
    private func filled() async throws -> Archive {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        return sample.archive
    }

    @Test func aStoryHoldsWhatTheComparisonSaysOfItsActor() async throws {
        let archive = try await filled()
        let actor = try #require(try archive.actors(limit: 1).first)
        let story = try #require(try archive.story(about: actor.name))
        #expect(story.actors.contains(actor.id))
        let told = try archive.countClaims(ClaimFilter(actor: actor.id))
        #expect(story.comparison.claims.filter { ($0.actors + $0.recipients).contains(actor.id) }.count == told)
        let papers = Set(story.comparison.claims.flatMap { $0.accounts.map(\.document) })
        #expect(Set(story.readings.map(\.document.id)) == papers && story.readings.allSatisfy { $0.document.text != nil })
        #expect(try archive.conflicts(of: actor.id, limit: 10_000).allSatisfy(story.comparison.conflicts.contains))
        #expect(try archive.story(about: "لا أحد بهذا الاسم") == nil)
    }

    @Test func aQuestionIsAnsweredAsFromTheWholeComparison() async throws {
        let archive = try await filled()
        var bytes: [UInt8] = []
        try archive.writeComparison { bytes += $0 }
        let whole = try Comparison(json: Data(bytes))
        let series = try #require(
            whole.backing.first { series in
                let names = whole.entities.filter { $0.id == series.from || $0.id == series.to }
                return names.count == 2 && names.allSatisfy { !$0.name.contains("«") }
            })
        let names = Dictionary(whole.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let questions = [
            "هل تدعم \(names[series.from] ?? "") \(names[series.to] ?? "")؟", "من يدعم \(names[series.to] ?? "")؟",
            "ماذا قال \(names[series.from] ?? "")؟",
        ]
        for question in questions {
            let kept = try archive.answer(question, comparer: SampleArchive.comparer)
            let compared = Asker(whole, tables: SampleArchive.comparer.tables).answer(question)
            #expect(kept.question.actors == compared.question.actors && kept.isUnderstood == compared.isUnderstood)
            #expect(Set(kept.groups.map(\.side)) == Set(compared.groups.map(\.side)))
        }
        let unknown = try archive.answer("هل يدعم فلان علاناً؟", comparer: SampleArchive.comparer)
        #expect(!unknown.isUnderstood)
    }

    @Test func anOlderComparersDigestsAreMadeAnew() async throws {
        let sample = try SampleArchive()
        let comparer = SampleArchive.comparer
        _ = try sample.archive.add(
            SampleArchive.articles.map { ($0.source, $0.reading, [1, 2, 3]) }, readerVersion: "1", comparerVersion: "an older one")
        let first = try await sample.archive.digests(comparer: comparer)
        let second = try await sample.archive.digests(comparer: comparer)
        #expect(first.count == SampleArchive.articles.count && first.map(\.id) == second.map(\.id))
        let texts = sample.archive.texts()
        #expect(comparer.compare(first, texts: texts) == comparer.compare(second, texts: texts))
        _ = try sample.archive.add(
            SampleArchive.articles.map { ($0.source, $0.reading, [1, 2, 3]) }, readerVersion: "2", comparerVersion: comparer.version)
        let third = try await sample.archive.digests(comparer: comparer)
        #expect(third.map(\.id) == first.map(\.id))
    }
}
#endif
