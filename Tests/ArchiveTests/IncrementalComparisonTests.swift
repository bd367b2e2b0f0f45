#if Full
import Comparison
import Foundation
import Readings
import Testing

@testable import Archive

/// What is kept of a comparison spares work and changes nothing.
@Suite struct IncrementalComparisonTests {
    private typealias Articles = [(source: SourceDocument, reading: Reading)]

    private func json(_ archive: Archive) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try archive.writeComparison { bytes += $0 }
        return bytes
    }

    /// The comparison of articles that were all there from the first.
    private func whole(_ articles: Articles, comparer: Comparer = SampleArchive.comparer) async throws -> (archive: Archive, json: [UInt8]) {
        let sample = try SampleArchive()
        try sample.add(articles)
        try await sample.archive.refreshComparison(comparer: comparer)
        return (sample.archive, try json(sample.archive))
    }

    @Test(arguments: [0, 1, 2]) func theOrderOfAddingChangesNoByte(order: Int) async throws {
        let articles = SampleArchive.articles
        let ordered: Articles =
            switch order {
            case 0: articles
            case 1: articles.reversed()
            default: articles.enumerated().sorted { ($0.offset * 7 % 10, $0.offset) < ($1.offset * 7 % 10, $1.offset) }.map(\.element)
            }
        let sample = try SampleArchive()
        for low in stride(from: 0, to: ordered.count, by: 2) {
            try sample.add(ordered[low..<min(ordered.count, low + 2)])
            try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        }
        let expected = try await whole(articles)
        #expect(try json(sample.archive) == expected.json)
        #expect(try sample.archive.comparisonCounts() == expected.archive.comparisonCounts())
        #expect(try sample.archive.actors(limit: 10_000) == expected.archive.actors(limit: 10_000))
        #expect(try sample.archive.turns(limit: 10_000) == expected.archive.turns(limit: 10_000))
        for actor in try expected.archive.actors(limit: 10_000) {
            #expect(try sample.archive.countClaims(ClaimFilter(actor: actor.id)) == expected.archive.countClaims(ClaimFilter(actor: actor.id)))
            #expect(try sample.archive.countConflicts(of: actor.id) == expected.archive.countConflicts(of: actor.id))
        }
        for source in try expected.archive.sources(limit: 10_000) {
            #expect(
                try sample.archive.documents(ofSource: source.id).map(\.id).sorted()
                    == expected.archive.documents(ofSource: source.id).map(\.id).sorted())
        }
        for article in articles {
            #expect(try sample.archive.claimsOfRecords(in: article.source.id) == expected.archive.claimsOfRecords(in: article.source.id))
        }
    }

    @Test func anArticleThatIsReadAgainIsComparedAgain() async throws {
        var articles = SampleArchive.articles
        let sample = try SampleArchive()
        try sample.add(articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let before = try json(sample.archive)
        // Another date and outlet; then nothing but another reader.
        var source = articles[2].source
        source.published = "2015-01-02"
        source.publisher = "نشرة الضفة"
        articles[2] = (source, SampleArchive.reader.read(source))
        try sample.add([articles[2]])
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let after = try json(sample.archive)
        #expect(after != before)
        #expect(try await after == whole(articles).json)
        _ = try sample.archive.add(articles, readerVersion: "another reader")
        #expect(try !sample.archive.comparisonIsCurrent())
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try json(sample.archive) == after)
        // And back.
        try sample.add([SampleArchive.articles[2]])
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try json(sample.archive) == before)
    }

    /// Articles come in steps, people correct what was read, an article is read again and a correction is taken back: after every step
    /// what is kept is what an archive that never saw the steps before would hold.
    @Test func correctionsBetweenAdditionsAreComparedAsFromScratch() async throws {
        let articles = SampleArchive.articles
        let sample = try SampleArchive()
        var corrections: [Correction] = []
        func check(_ present: Articles) async throws {
            try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
            let fresh = try SampleArchive()
            try fresh.add(present)
            for correction in corrections { _ = try fresh.archive.correct(correction, now: Date(timeIntervalSince1970: 0)) }
            try await fresh.archive.refreshComparison(comparer: SampleArchive.comparer)
            #expect(try json(sample.archive) == json(fresh.archive))
            #expect(try sample.archive.comparisonCounts() == fresh.archive.comparisonCounts())
        }
        func correct(_ correction: Correction) throws {
            _ = try sample.archive.correct(correction, now: Date(timeIntervalSince1970: 0))
            corrections.append(correction)
        }
        try sample.add(articles.prefix(5))
        try await check(Array(articles.prefix(5)))
        let uncorrected = try json(sample.archive)
        // An act that is none, in an article that is there.
        let first = try #require(articles.prefix(5).first { !$0.reading.events.isEmpty })
        let event = try #require(first.reading.events.first?.id)
        try correct(Correction(action: .reject, who: "ليلى", record: RecordKey(record: event, in: first.reading)))
        try await check(Array(articles.prefix(5)))
        #expect(try json(sample.archive) != uncorrected)
        try sample.add(articles.dropFirst(5).prefix(3))
        try await check(Array(articles.prefix(8)))
        // Two actors are one, in every article.
        let actors = try sample.archive.actors(limit: 40).map(\.entity).filter { $0.type == .person }
        let one = try #require(actors.first), other = try #require(actors.dropFirst().first)
        try correct(Correction(action: .merge, who: "ليلى", actor: other, other: one))
        try await check(Array(articles.prefix(8)))
        try sample.add(articles.dropFirst(8))
        try await check(articles)
        // Taken back, as if it had never been.
        _ = try sample.archive.undoCorrection(2, who: "مروان")
        corrections.removeLast()
        try await check(articles)
    }

    @Test func anotherPackComparesAllAnew() async throws {
        let articles = SampleArchive.articles
        let other = Comparer(packs: [SampleArchive.folder.appendingPathComponent("pack")])
        #expect(other.version != SampleArchive.comparer.version)
        let sample = try SampleArchive()
        try sample.add(articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try !sample.archive.comparisonIsCurrent(comparer: other))
        try await sample.archive.refreshComparison(comparer: other)
        let expected = try await whole(articles, comparer: other)
        #expect(try json(sample.archive) == expected.json)
    }

    @Test func aComparisonThatIsBrokenOffLeavesTheFormerOne() async throws {
        struct BrokenOff: Error {}
        let articles = SampleArchive.articles
        let sample = try SampleArchive()
        try sample.add(articles.dropLast(3))
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let before = try json(sample.archive)
        try sample.add(articles.suffix(3))
        let parts = SampleArchive.comparer.parts(try await sample.archive.digests(comparer: SampleArchive.comparer), texts: sample.archive.texts())
        await #expect(throws: BrokenOff.self) {
            try await sample.archive.pool.write { database in
                var writer = ComparisonWriter(database, parts)
                try writer.write(version: SampleArchive.comparer.version, kept: nil) { ComparisonOutlines(parts) }
                throw BrokenOff()
            }
        }
        #expect(try json(sample.archive) == before)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try await json(sample.archive) == whole(articles).json)
    }

    @Test func whatIsForgottenIsMadeAnewAlike() async throws {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let before = try json(sample.archive), counts = try sample.archive.comparisonCounts()
        try sample.archive.forgetComparison()
        #expect(try !sample.archive.comparisonIsCurrent() && json(sample.archive) == before)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try json(sample.archive) == before && sample.archive.comparisonCounts() == counts)
    }

    @Test func damagedMemoryIsNoMemory() async throws {
        let articles = SampleArchive.articles
        let sample = try SampleArchive()
        try sample.add(articles.dropLast(2))
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        try await sample.archive.pool.write { database in
            try database.execute(sql: "UPDATE kept SET bytes = x'0102030405' WHERE name IN ('decisions', 'claim')")
        }
        try sample.add(articles.suffix(2))
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try await json(sample.archive) == whole(articles).json)
    }
}
#endif
