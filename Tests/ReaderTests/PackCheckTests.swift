import Foundation
import Knowledge
import Readings
import Testing

@testable import Reader

@Suite struct PackCheckTests {
    @Test func everyRowOfTheCorePackIsSetOffByItsExample() {
        let pack = Pack.load()
        let report = PackCheck(reader: Reader(pack: pack)).run(pack)
        let faults = report.diagnostics.filter { $0.severity == .error }
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
        #expect(report.examples >= report.tables)
        #expect(pack.rows("event-nouns").count + pack.rows("event-verbs").count >= 700)
    }

    /// A folder of tables with one sound row, one with fields too many and one whose example says something else.
    private static func faultyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let table = """
            id\tpast\tpresent\tparticiple\ttype\tmode\trecipient\tneeds\tunless\tbacking\texample\tnear
            own-sound\tبجل\tيبجل\t\tSUPPORT\t\tobj\t\t\t\tبجلت مصر الأردن في حفل رسمي\t
            own-long\tكرم\tيكرم\t\tSUPPORT\t\tobj\t\t\t\tكرمت مصر الأردن\t\t\tزائد
            own-silent\tبخر\tيبخر\t\tSUPPORT\t\tobj\t\t\t\tنام الطفل مبكرا\t

            """
        try Data(table.utf8).write(to: folder.appendingPathComponent("event-verbs.tsv"))
        return folder
    }

    @Test func brokenRowsOfAnAddedPackAreToldAndTheRestIsKept() throws {
        let folder = try Self.faultyFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let core = Pack.load()
        let pack = Pack.load(adding: [folder])
        let report = PackCheck(reader: Reader(pack: pack)).run(pack)
        let faults = report.diagnostics.filter { $0.severity == .error }
        #expect(faults.count == 2)

        let malformed = try #require(faults.first { $0.line == 3 })
        #expect(malformed.file?.hasSuffix("event-verbs.tsv") == true)
        // Behind the twelfth field.
        #expect(malformed.column == "own-long\tكرم\tيكرم\t\tSUPPORT\t\tobj\t\t\t\tكرمت مصر الأردن\t\t".unicodeScalars.count + 1)
        #expect(malformed.hint != nil)

        let silent = try #require(faults.first { $0.line == 4 })
        #expect(silent.file?.hasSuffix("event-verbs.tsv") == true)
        #expect(silent.message.contains("own-silent"))
        #expect(silent.column == "own-silent\tبخر\tيبخر\t\tSUPPORT\t\tobj\t\t\t\t".unicodeScalars.count + 1)
        #expect(silent.hint != nil)

        let ids = Set(pack.rows("event-verbs").map(\.id))
        #expect(ids.contains("own-sound") && ids.contains("own-silent") && !ids.contains("own-long"))
        #expect(pack.rows("event-verbs").count == core.rows("event-verbs").count + 2)
    }
}
