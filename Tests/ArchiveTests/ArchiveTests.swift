#if Full
import Foundation
import Readings
import ScratchFiles
import Testing

@testable import Archive

@Suite struct ArchiveTests {
    let path: String

    init() { path = Scratch.path(".sanad") }

    func document(_ id: String, _ text: String, publisher: String? = nil, published: String? = nil) -> (SourceDocument, Reading) {
        let source = SourceDocument(id: id, text: text, publisher: publisher, published: published)
        let record = DocumentRecord(
            id: id, title: nil, publisher: publisher, published: published, language: "ar", sha256: "sha-\(text.hashValueOfBytes)")
        var reading = Reading(document: record)
        reading.entities = [EntityRecord(id: "d1", type: .person, name: "سالم الهادي", aliases: ["الهادي"])]
        return (source, reading)
    }

    @Test func addingTwiceChangesNothing() throws {
        let archive = try Archive(path: path, create: true)
        let one = document("a", "وصل الوفد", published: "2021-03")
        #expect(try archive.add([one], readerVersion: "1") == [.added])
        #expect(try archive.add([one], readerVersion: "1") == [.unchanged])
        #expect(try archive.summary().documents == 1)
        let dated = document("a", "وصل الوفد", published: "2021-03-12")
        #expect(try archive.add([dated], readerVersion: "1") == [.updated])
        #expect(try archive.add([dated], readerVersion: "2") == [.updated])
        #expect(try archive.summary().first == "2021-03-12")
    }

    @Test func anArticleThatComesTwiceInOneBatchIsFoundOnce() throws {
        let archive = try Archive(path: path, create: true)
        let batch = [
            document("a", "وصل الوفد"), document("b", "غادر الوفد مساء"), document("a", "وصل الوفد", published: "2021-03-12"),
            document("c", "وصل الوزير"),
        ]
        #expect(try archive.add(batch, readerVersion: "1") == [.added, .added, .updated, .added])
        #expect(Set(try archive.search("الوفد").map(\.id)) == ["a", "b"])
        #expect(Set(try archive.search("وصل").map(\.id)) == ["a", "c"])
        #expect(try archive.search("مساء").map(\.id) == ["b"])
        // What is indexed can be taken out again.
        #expect(try archive.add([document("a", "وصل الوفد", published: "2021-03-13")], readerVersion: "1") == [.updated])
        #expect(try archive.search("وصل").count == 2)
    }

    @Test func anotherTextUnderTheSameIdIsRefusedAndTheFirstStays() throws {
        let archive = try Archive(path: path, create: true)
        _ = try archive.add([document("a", "وصل الوفد")], readerVersion: "1")
        let outcomes = try archive.add([document("a", "عاد الوفد"), document("b", "خبر آخر")], readerVersion: "1")
        guard case .refused(let why) = outcomes[0] else {
            Issue.record("a second text under one id was taken")
            return
        }
        #expect(why.hint != nil && outcomes[1] == .added)
        #expect(try archive.readings().map(\.document.text) == ["وصل الوفد", "خبر آخر"])
    }

    @Test func readingsComeByNameAndDate() async throws {
        let archive = try Archive(path: path, create: true)
        _ = try archive.add(
            [
                document("late", "نص ثان", published: "2021-05-02"), document("early", "نص أول", published: "2020-08"),
                document("undated", "نص ثالث"),
            ], readerVersion: "1")
        #expect(try archive.readings().map(\.document.id) == ["early", "late", "undated"])
        var streamed: [String] = []
        try await archive.forEachReading(transform: { $0.document.id }) { streamed.append($0) }
        #expect(streamed == ["early", "late", "undated"])
        #expect(try archive.readings(.init(about: "الهادي")).count == 3)
        #expect(try archive.readings(.init(about: "غيره")).isEmpty)
        #expect(try archive.readings(.init(since: PartialDate("2020-08-14"))).map(\.document.id) == ["early", "late", "undated"])
        #expect(try archive.readings(.init(until: PartialDate("2020-12"))).map(\.document.id) == ["early", "undated"])
    }

    @Test func searchFoldsAndSeesBehindClitics() throws {
        let archive = try Archive(path: path, create: true)
        _ = try archive.add([document("a", "وللحكومة موقفٌ آخر"), document("b", "الحكومه وحدها")], readerVersion: "1")
        #expect(Set(try archive.search("حكومة").map(\.id)) == ["b", "a"])
        #expect(try archive.search("«موقف آخر»").map(\.id) == ["a"])
        #expect(try archive.search("غائب").isEmpty)
    }

    @Test func filesThatAreNoArchiveAreNamed() throws {
        try Data("هذا نص".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: Diagnostic.self) { try Archive(path: path, create: true) }
        #expect(throws: Diagnostic.self) { try Archive(path: path + ".absent") }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "هذا نص")
    }
}

extension String {
    /// Stable between runs, unlike `hashValue`.
    fileprivate var hashValueOfBytes: Int { utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFFFF } }
}
#endif
