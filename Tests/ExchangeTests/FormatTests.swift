import Foundation
import Readings
import Testing

@testable import Exchange

@Suite struct FormatTests {
    @Test func tablesQuoteWhatNeedsItAndRunNoFormula() {
        var writer = CSVWriter()
        writer.row(["plain", "a,b", "say \"no\"", "=1+1", ""])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "plain,\"a,b\",\"say \"\"no\"\"\",'=1+1,\r\n")
    }

    @Test func everyRecordIsOneRowUnderItsHead() {
        let readings = [SampleReadings.support, SampleReadings.denial]
        for (table, count) in [(RecordTable.events, 3), (.attributions, 2), (.alignments, 2)] {
            let lines = String(decoding: table.csv(readings), as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == count + 1)
            #expect(lines[0].hasPrefix("document,publisher,published,"))
        }
        #expect(String(decoding: RecordTable.alignments.csv(readings), as: UTF8.self).contains("زادان,قوات المرزوق,supports,denied"))
    }

    @Test func theGraphIsWellFormedAndCarriesItsDates() {
        let xml = String(decoding: BackingGraph(SampleReadings.dossier()).graphML(), as: UTF8.self)
        #expect(xml.contains("<data key=\"label\">زادان</data>"))
        #expect(xml.contains("<data key=\"phase\">denied</data>"))
        #expect(xml.contains("<data key=\"last\">2022-08</data>"))
    }

    @Test func everyLineOfFollowTheMoneyIsAnEntityWhoseLinksExist() throws {
        let lines = String(decoding: SampleReadings.dossier().followTheMoney(), as: UTF8.self).split(separator: "\n")
        let entities = try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        let ids = Set(entities.compactMap { $0["id"] as? String })
        let links = entities.filter { $0["schema"] as? String == "UnknownLink" }
        #expect(!links.isEmpty)
        for link in links {
            let properties = try #require(link["properties"] as? [String: [String]])
            for key in ["subject", "object", "proof"] { #expect(ids.isSuperset(of: properties[key] ?? [])) }
        }
    }
}
