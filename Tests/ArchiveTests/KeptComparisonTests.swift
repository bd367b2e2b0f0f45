#if Full
import Comparison
import Readings
import Testing

@testable import Archive

@Suite struct KeptComparisonTests {
    @Test func whatIsKeptIsTheComparisonOfAllDocuments() async throws {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        let archive = sample.archive
        #expect(try !archive.comparisonIsCurrent())
        try await archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try archive.comparisonIsCurrent(comparer: SampleArchive.comparer))
        let whole = SampleArchive.comparer.compare(
            SampleArchive.articles.map { article in
                var reading = article.reading
                reading.document.text = article.source.text
                return reading
            })
        let counts = try archive.comparisonCounts()
        #expect(counts.claims == whole.claims.count && counts.conflicts == whole.conflicts.count && counts.documents == SampleArchive.articles.count)
        #expect(!whole.claims.isEmpty && !whole.conflicts.isEmpty && !whole.backing.isEmpty)
        #expect(try Set(archive.claims(limit: 10_000)) == Set(whole.claims))
        var written: [UInt8] = []
        try archive.writeComparison { written += $0 }
        #expect(written == whole.json())
        for claim in whole.claims { #expect(try archive.claim(id: claim.id) == claim) }
        for conflict in whole.conflicts {
            let kept = try archive.conflict(id: conflict.id)
            #expect(kept?.accounts == conflict.accounts && kept?.reason == conflict.reason)
        }
        for series in whole.backing { #expect(try archive.backing(from: series.from, to: series.to)?.json() == series.json()) }
        for source in whole.sources { #expect(try archive.source(id: source.id)?.accounts == source.accounts) }
    }

    @Test func listsAreFilteredAndPaged() async throws {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        let archive = sample.archive
        try await archive.refreshComparison(comparer: SampleArchive.comparer)
        let actors = try archive.actors(limit: 5)
        let actor = try #require(actors.first)
        #expect(actors.count == 5 && actors.map(\.claims) == actors.map(\.claims).sorted(by: >))
        #expect(try archive.actor(id: actor.id) == actor)
        let word = String(try #require(Comparer.words(ofName: actor.name).first).prefix(3))
        #expect(try archive.actors(matching: word, limit: 100).contains(actor))
        let all = try archive.claims(of: actor.id, limit: 10_000)
        let count = try archive.countClaims(ClaimFilter(actor: actor.id))
        #expect(all.count == actor.claims && all.count == count)
        #expect(all.allSatisfy { ($0.actors + $0.recipients).contains(actor.id) })
        let pages = [try archive.claims(of: actor.id, limit: 3), try archive.claims(of: actor.id, limit: 10_000, offset: 3)]
        #expect(pages.flatMap { $0 } == all)
        // Claims without any date stand last in both orders.
        let undated = try archive.claims(ClaimFilter(actor: actor.id, undated: true), limit: 10_000)
        #expect(
            try archive.claims(of: actor.id, newestFirst: true, limit: 10_000) == all.dropLast(undated.count).reversed() + undated.reversed())
        let statements = try archive.claims(of: actor.id, type: "STATEMENT", limit: 10_000)
        #expect(statements == all.filter { $0.type == "STATEMENT" })
        let source = try #require(try archive.sources(limit: 1).first)
        let told = try archive.claims(of: actor.id, source: source.id, limit: 10_000)
        #expect(told == all.filter { $0.accounts.contains { $0.chain.contains { $0.source == source.id } } })
        #expect(try archive.conflicts(of: actor.id).allSatisfy { $0.about.contains(actor.id) })
        #expect(try archive.claims(of: "nobody").isEmpty)
        #expect(try archive.claim(id: "nothing#e1") == nil)
        let newest = try archive.documents(limit: 100)
        #expect(newest.count == SampleArchive.articles.count)
        #expect(newest.compactMap(\.published) == newest.compactMap(\.published).sorted(by: >))
    }

    @Test func everyRecordThatTellsAClaimFindsIt() async throws {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let claims = try sample.archive.claims(limit: 10_000)
        for article in SampleArchive.articles {
            let found = try sample.archive.claimsOfRecords(in: article.source.id)
            for claim in claims {
                for account in claim.accounts where account.document == article.source.id { #expect(found[account.record] == claim.id) }
            }
        }
    }

    @Test func addingBringsTheSameAsComparingAnew() async throws {
        let grown = try SampleArchive(), whole = try SampleArchive()
        let articles = SampleArchive.articles
        try grown.add(articles.enumerated().filter { $0.offset % 3 != 1 }.map(\.element))
        try await grown.archive.refreshComparison(comparer: SampleArchive.comparer)
        let before = try Set(grown.archive.claims(limit: 10_000).map(\.id))
        let disputed = try grown.archive.conflicts(limit: 10_000)
        try grown.add(articles.enumerated().filter { $0.offset % 3 == 1 }.map(\.element))
        #expect(try !grown.archive.comparisonIsCurrent())
        try await grown.archive.refreshComparison(comparer: SampleArchive.comparer)
        try whole.add(articles)
        try await whole.archive.refreshComparison(comparer: SampleArchive.comparer)
        #expect(try Set(grown.archive.claims(limit: 10_000)) == Set(whole.archive.claims(limit: 10_000)))
        #expect(try grown.archive.conflicts(limit: 10_000) == whole.archive.conflicts(limit: 10_000))
        #expect(try Set(grown.archive.backing(limit: 10_000)) == Set(whole.archive.backing(limit: 10_000)))
        #expect(try grown.archive.sources(limit: 10_000) == whole.archive.sources(limit: 10_000))
        #expect(try grown.archive.actors(limit: 10_000) == whole.archive.actors(limit: 10_000))
        var bytes: [[UInt8]] = [[], []]
        try grown.archive.writeComparison { bytes[0] += $0 }
        try whole.archive.writeComparison { bytes[1] += $0 }
        #expect(bytes[0] == bytes[1])
        #expect(try grown.archive.comparisonCounts() == whole.archive.comparisonCounts())
        // Addresses of before still lead somewhere.
        for id in before { #expect(try grown.archive.claim(id: id) != nil) }
        for conflict in disputed {
            #expect(try grown.archive.conflict(id: conflict.id) != nil || !grown.archive.claims(ofConflict: conflict.id).isEmpty, "\(conflict.id)")
        }
    }
}
#endif
