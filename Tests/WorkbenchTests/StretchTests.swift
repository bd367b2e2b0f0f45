#if Full
import Archive
import Foundation
import Knowledge
import Testing

@testable import Workbench

/// Timeline, map and graph.
@Suite struct StretchTests {
    @Test func claimsAreCountedWhereTheirDateIsKnownWellEnough() {
        // A day in March, the whole of March, the whole year 2021.
        let day = 18_700
        let histogram = Histogram(days: [
            .init(first: 18_628, last: 18_992, count: 5), .init(first: 18_687, last: 18_717, count: 3), .init(first: day, last: day, count: 2),
        ])
        #expect(histogram.stretches(.year, within: nil).map(\.count) == [10])
        #expect(histogram.stretches(.month, within: nil).map(\.count) == [5])
        #expect(histogram.stretches(.day, within: nil).map(\.name) == ["2021-03-14"])
        #expect(histogram.stretches(.month, within: .init("2020")).isEmpty)
    }

    @Test func whatLiesFarOffDoesNotCrowdTheBulk() {
        let days = (0..<200).map { Archive.ClaimDays(first: 17_500 + $0, last: 17_500 + $0, count: 3) }
        let far = [Archive.ClaimDays(first: -390_000, last: -390_000, count: 1)] + days + [.init(first: 120_000, last: 120_000, count: 2)]
        let histogram = Histogram(days: far)
        #expect(histogram.usualZoom == .month)
        let bulk = histogram.bulk
        #expect(bulk.map { $0.lowerBound <= 17_510 && $0.lowerBound > 17_400 && $0.upperBound >= 17_689 && $0.upperBound < 17_800 } == true)
        let (before, bars, after) = TimelinePage.parted(histogram.stretches(.month, within: nil), by: bulk)
        #expect(before == 1 && after == 2 && bars.reduce(0) { $0 + $1.count } == 600)
        // Nothing is left out of what lies evenly, nor of what is little.
        #expect(Histogram(days: days).bulk == 17_500...17_699)
        #expect(Histogram.bulk([(1, 1), (900, 1), (90_000, 1)]) == 1...90_000)
        #expect(Histogram.bulk([]) == nil)
    }

    @Test func theTimelineZoomsIn() async throws {
        let workbench = try await SampleStory.workbench()
        let years = try await workbench.get("/timeline?zoom=year")
        #expect(years.body.contains("/timeline?zoom=year&amp;at=2023"))
        let months = try #require(try await workbench.get("/api/v1/timeline?zoom=month&at=2023-08").json as? [String: Any])
        let stretches = try #require(months["stretches"] as? [[String: Any]])
        #expect(stretches.allSatisfy { ($0["name"] as? String)?.hasPrefix("2023-") == true })
        let claims = try #require((months["claims"] as? [String: Any])?["items"] as? [[String: Any]])
        #expect(!claims.isEmpty)
        #expect(claims.compactMap { $0["time"] as? String }.allSatisfy { $0.hasPrefix("2023") })
    }

    @Test func theGraphIsFilteredAndHoldsItsNodes() async throws {
        let workbench = try await SampleStory.workbench()
        let all = try #require(try await workbench.get("/api/v1/graph").json as? [String: Any])
        let edges = try #require(all["edges"] as? [[String: Any]])
        let nodes = Set(try #require(all["nodes"] as? [[String: Any]]).compactMap { $0["id"] as? String })
        #expect(!edges.isEmpty)
        #expect(edges.allSatisfy { nodes.contains($0["from"] as? String ?? "") && nodes.contains($0["to"] as? String ?? "") })
        let opposed = try #require(try await workbench.get("/api/v1/graph?relation=opposes").json as? [String: Any])
        #expect((opposed["edges"] as? [[String: Any]])?.allSatisfy { $0["relation"] as? String == "opposes" } == true)
        let few = try #require(try await workbench.get("/api/v1/graph?actors=2").json as? [String: Any])
        #expect(((few["nodes"] as? [Any])?.count ?? 9) <= 2)
        let none = try await workbench.get("/graph?since=1950&until=1951")
        #expect(none.status == .ok)
        #expect(!none.body.contains("class=\"tie"))
    }

    @Test func placesLieWhereTheyAre() async throws {
        let outlines = Outlines()
        let gazetteer = Gazetteer(Pack.load(), outlines: outlines)
        let tripoli = try #require(gazetteer.point("بنغازي"))
        #expect(abs(tripoli.latitude - 32.1) < 0.3 && abs(tripoli.longitude - 20.1) < 0.3)
        let libya = try #require(outlines.byCode["LY"])
        #expect(libya.box[0] < tripoli.x && tripoli.x < libya.box[2])
        #expect(libya.box[1] < tripoli.y + 3 && tripoli.y < libya.box[3])
        #expect(gazetteer.point("مكان لا يعرفه أحد") == nil)
        let workbench = try await SampleStory.workbench()
        #expect(try await workbench.get("/map").status == .ok)
        let places = try #require((try await workbench.get("/api/v1/places").json as? [String: Any])?["places"] as? [[String: Any]])
        let first = try #require(places.first?["id"] as? String), count = try #require(places.first?["claims"] as? Int)
        let claims = try #require(try await workbench.get("/api/v1/claims?limit=200&place=" + Address.encoded(first)).json as? [String: Any])
        #expect((claims["items"] as? [Any])?.count == count)
    }

    @Test func claimsAreFoundByTheNameOfTheirTeller() async throws {
        let workbench = try await SampleStory.workbench()
        let answer = try #require(try await workbench.get("/api/v1/claims?said=" + Address.encoded("جمال الهاشم")).json as? [String: Any])
        let items = try #require(answer["items"] as? [[String: Any]])
        #expect(!items.isEmpty)
        let nobody = try #require(try await workbench.get("/api/v1/claims?who=" + Address.encoded("لا أحد بهذا الاسم")).json as? [String: Any])
        #expect((nobody["items"] as? [Any])?.isEmpty == true)
    }

    @Test func arabicDigitsAreTheProgramsAloneNotTheArticles() {
        var preferences = Preferences(cookie: "en.arabic.light")
        #expect(preferences.shown("12 articles") == "١٢ articles")
        #expect(preferences.number(31509) == "٣١,٥٠٩")
        preferences.digits = .european
        #expect(preferences.number(31509) == "31,509")
        #expect(Address.encoded("..") != "..")
    }
}
#endif
