#if Full
import Comparison
import Foundation
import Readings
import Testing

@testable import Archive

/// What is read byte by byte is what a decoder for any JSON reads.
@Suite struct KeptBackingTests {
    private func outline(_ json: String) throws -> BackingOutline { try BackingOutline(kept: Data(json.utf8)) }

    @Test func outlinesAreReadWhateverTheOrderAndSpaceOfTheirMembers() throws {
        let plain =
            #"{"from":"a","to":"b","points":[{"relation":"supports","phase":"ongoing","time":"2020-08"},{"phase":"denied","relation":"opposes"}],"turns":[]}"#
        let spaced = """
            { "turns" : [ ],
              "points" : [ { "time" : "2020-08", "phase" : "ongoing", "relation" : "supports" } , { "relation" : "opposes", "phase" : "denied", "time" : null } ],
              "to" : "b", "from" : "a" }
            """
        let expected = try JSONDecoder().decode(BackingOutline.self, from: Data(plain.utf8))
        #expect(try outline(plain) == expected)
        #expect(try outline(spaced) == expected)
        #expect(expected.points.count == 2 && expected.points[1].time == nil)
    }

    @Test func escapedNamesAndUnknownMembersAreRead() throws {
        let json = #"{"note":{"x":["}","\"]"]},"from":"x-\"س\"","to":"\u0628","points":[],"turns":[]}"#
        let read = try outline(json)
        #expect(read.from == "x-\"س\"" && read.to == "ب")
    }

    @Test func brokenOutlinesAreErrors() {
        let whole = #"{"from":"a","to":"b","points":[{"relation":"supports","phase":"ongoing"}],"turns":[]}"#
        for length in 0..<whole.utf8.count { #expect(throws: (any Error).self) { try outline(String(whole.prefix(length))) } }
        #expect(throws: (any Error).self) { try outline(whole.replacing("supports", with: "adores")) }
    }

    @Test func aPartOfABackingIsThatOfTheWhole() async throws {
        let sample = try SampleArchive()
        try sample.add(SampleArchive.articles)
        try await sample.archive.refreshComparison(comparer: SampleArchive.comparer)
        let series = try sample.archive.backing(limit: 20)
        #expect(!series.isEmpty)
        for whole in series {
            let part = try #require(try sample.archive.backing(from: whole.from, to: whole.to, limit: 2, offset: 1))
            #expect(part.outline == BackingOutline(whole))
            #expect(part.points == Array(whole.series.dropFirst().prefix(2)))
            #expect(try sample.archive.backingOutline(from: whole.from, to: whole.to) == BackingOutline(whole))
        }
        #expect(try sample.archive.backing(from: "nobody", to: "none", limit: 2, offset: 0) == nil)
    }
}
#endif
