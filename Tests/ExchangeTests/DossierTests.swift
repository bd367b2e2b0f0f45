import Foundation
import Readings
import Testing

@testable import Exchange

@Suite struct DossierTests {
    @Test func theJSONIsTheWholeDossier() throws {
        let dossier = SampleReadings.dossier()
        let decoded = try JSONDecoder().decode(Dossier.self, from: Data(dossier.json()))
        #expect(try decoded.json() == dossier.json())
        #expect(decoded.schema == "sanad.dossier/1")
        #expect(decoded.readings.map(\.document.id) == ["one", "two"])
    }

    @Test func backingStandsInTheOrderOfTimeWithItsTellers() throws {
        let dossier = SampleReadings.dossier()
        let pair = try #require(dossier.backing.first)
        let names = Dictionary(uniqueKeysWithValues: dossier.entities.map { ($0.id, $0.name) })
        #expect([pair.from, pair.to].map { names[$0] } == ["زادان", "قوات المرزوق"])
        #expect(pair.statements.first?.phase == .ongoing && pair.statements.last?.phase == .denied)
        #expect(pair.statements.compactMap(\.time?.year) == pair.statements.compactMap(\.time?.year).sorted())
        let denied = try #require(pair.statements.last?.account)
        #expect(denied.continuity == .obscured)
        #expect(denied.weakest == denied.chain.indices.last)
        #expect(denied.excerpt.words == "دعمت قوات المرزوق")
    }

    @Test func findingsAreCountedAndLeadToTheirEvidence() throws {
        let dossier = SampleReadings.dossier()
        let sourcing = try #require(dossier.findings.first { $0.kind == .sourcing })
        #expect(sourcing.count == 1)
        #expect(sourcing.of == 2)
        let backing = try #require(dossier.findings.first { $0.kind == .backing })
        #expect(dossier.backing.contains { $0.anchor == backing.anchor })
        #expect(dossier.findingLines(language: .english).contains { $0.contains("زادان → قوات المرزوق") })
    }

    @Test func datesOutsideTheRangeStayOutAndTheUndatedStay() {
        let since = SampleReadings.dossier([SampleReadings.support, SampleReadings.denial], .init(since: PartialDate("2022")))
        #expect(since.backing.flatMap { $0.statements.map(\.phase) } == [.denied])
        #expect(since.timeline.isEmpty)
        #expect(!since.undated.isEmpty)
    }

    @Test func anActorIsFoundUnderItsNames() {
        let comparison = SampleReadings.comparer.compare([SampleReadings.support])
        #expect(Dossier.entities(named: "قوّات المرزوق", in: comparison) == Dossier.entities(named: "المرزوق", in: comparison))
        #expect(Dossier.entities(named: "Zadan", in: comparison).count == 1)
        #expect(Dossier.entities(named: "غائب", in: comparison) == [])
        #expect(Dossier.entities(named: "", in: comparison) == [])
    }

    @Test(arguments: [
        (1, "مقال واحد"), (2, "مقالان"), (3, "3 مقالات"), (11, "11 مقالاً"), (100, "100 مقال"), (103, "103 مقالات"), (0, "0 مقال"),
    ]) func countsAgreeWithTheirNouns(_ count: Int, _ phrase: String) { #expect(CountedNoun.article.phrase(count, .arabic) == phrase) }

    @Test func theDualBehindAPrepositionIsOblique() { #expect(CountedNoun.article.phrase(2, .arabic, oblique: true) == "مقالين") }

    @Test(arguments: [
        ("2020-02-19TNI", "2020-02-19"), ("2019-W16", "2019-04"), ("2019-W16-4", "2019-04-18"), ("2020-08", "2020-08"), ("2019-SU", "2019"),
    ]) func timeValuesGiveTheirCalendarDate(_ value: String, _ date: String) { #expect(DossierDate.date(in: value)?.description == date) }

    @Test(arguments: ["PAST_REF", "P20Y", "XXXX-03", "", "2020-99-99-", "T15:00"]) func valuesWithoutADateHaveNone(_ value: String) {
        #expect(DossierDate.date(in: value) == nil || value.hasPrefix("2020"))
    }

    @Test func periodsAreAsCoarseAsShowsChange() {
        func labels(_ dates: [String]) -> [String] { Dossier.Period.periods(of: dates.compactMap { PartialDate($0) }).map(\.label) }
        #expect(labels(["2019-04", "2020-02", "2021"]) == ["2019", "2020", "2021"])
        #expect(labels(["2023-03-08", "2024-05"]) == ["2023-H1", "2024-H1"])
        #expect(labels(["2020-02", "2020-08"]) == ["2020-Q1", "2020-Q3"])
        #expect(labels(["2020-02-01", "2020-03"]) == ["2020-02", "2020-03"])
        #expect(labels([]) == [])
    }
}
