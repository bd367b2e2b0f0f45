#if Full
import Comparison
import Foundation
import Reader
import Readings
import ScratchFiles
import Testing

@testable import Archive

@Suite struct CorrectionLogTests {
    let archive: Archive
    static let reader = Reader()
    static let text = "أعلن وزير الدفاع سالم الهادي أن بلاده تدعم حكومة الوفد.\nوندد المجلس بالهجوم على الميناء."

    init() throws {
        let path = Scratch.path(".sanad")
        archive = try Archive(path: path, create: true)
        try add(version: "1")
    }

    func add(version: String) throws {
        let source = SourceDocument(id: "one", text: Self.text, publisher: "الأفق", published: "2021-03-12")
        _ = try archive.add([(source, Self.reader.read(source))], readerVersion: version)
    }

    func key() throws -> RecordKey {
        let reading = try #require(try archive.machineReading(id: "one"))
        let record = try #require(reading.events.first?.id ?? reading.attributions.first?.id)
        return try #require(RecordKey(record: record, in: reading))
    }

    func holds(_ key: RecordKey) throws -> Bool { try archive.reading(id: "one").map { key.record(in: $0) != nil } ?? false }

    @Test func aCorrectionIsLoggedAppliedAndTakenBack() throws {
        let key = try key()
        let before = try archive.version()
        let made = try archive.correct(Correction(action: .reject, who: " ليلى ", record: key, note: "ليس حدثاً"), now: Date(timeIntervalSince1970: 0))
        #expect(made.number == 1 && made.who == "ليلى" && made.made == "1970-01-01T00:00:00Z" && made.before == key.words)
        #expect(try archive.version() != before)
        #expect(try !holds(key))
        #expect(try archive.machineReading(id: "one").map { key.record(in: $0) } != .some(nil))
        #expect(try archive.readings().allSatisfy { key.record(in: $0) == nil })
        let undone = try archive.undoCorrection(1, who: "مروان")
        #expect(undone.undoes == 1 && undone.document == "one")
        #expect(try holds(key))
        #expect(try archive.corrections().map(\.action) == [.reject, .undo])
        #expect(throws: Diagnostic.self) { try archive.undoCorrection(1, who: "مروان") }
        #expect(throws: Diagnostic.self) { try archive.undoCorrection(9, who: "مروان") }
    }

    @Test func correctionsSurviveANewReadingAndANewOpening() throws {
        let key = try key()
        _ = try archive.correct(Correction(action: .reject, who: "ليلى", record: key))
        try add(version: "2")
        #expect(try !holds(key))
        #expect(try Archive(path: archive.path).corrections().count == 1)
        #expect(try Archive(path: archive.path).reading(id: "one").map { key.record(in: $0) == nil } == true)
    }

    @Test func mergedActorsAreOneInTheComparison() async throws {
        let reading = try #require(try archive.reading(id: "one"))
        let one = try #require(reading.entities.first)
        let other = EntityRecord(id: "x-اللجنة-العليا", type: one.type, name: "اللجنة العليا")
        _ = try archive.correct(Correction(action: .merge, who: "ليلى", actor: one, other: other))
        let merged = try #require(try archive.reading(id: "one"))
        #expect(merged.entities.contains { $0.name == "اللجنة العليا" && $0.aliases.contains(one.name) })
        let comparer = Comparer()
        let digests = try await archive.digests(comparer: comparer)
        #expect(digests.map { $0.bytes() } == (try archive.readings().map { comparer.digest(of: $0).bytes() }))
    }

    @Test func whatSaysNothingIsRefused() throws {
        let key = try key()
        func refuses(_ correction: Correction) -> Bool {
            let outcome = Result { try archive.correct(correction) }
            guard case .failure(let error) = outcome else { return false }
            return (error as? Diagnostic)?.hint != nil
        }
        #expect(refuses(Correction(action: .reject, who: "  ", record: key)))
        #expect(refuses(Correction(action: .reject, who: "ليلى")))
        #expect(refuses(Correction(action: .note, who: "ليلى", record: key)))
        #expect(refuses(Correction(action: .note, who: "ليلى", record: key, note: String(repeating: "ا", count: 5000))))
        #expect(refuses(Correction(action: .type, who: "ليلى", record: key, after: "DANCE")))
        let actor = EntityRecord(id: "x", type: .person, name: "سالم الهادي")
        #expect(refuses(Correction(action: .merge, who: "ليلى", actor: actor, other: actor)))
        #expect(refuses(Correction(action: .split, who: "ليلى", actor: actor, before: "الهادي", after: " ")))
        var absent = key
        absent.document = "../etc/passwd"
        #expect(refuses(Correction(action: .reject, who: "ليلى", record: absent)))
        #expect(try archive.corrections().isEmpty)
    }

    @Test func theLogCannotBeRewritten() throws {
        _ = try archive.correct(Correction(action: .confirm, who: "ليلى", record: key()))
        #expect(throws: (any Error).self) { try archive.pool.write { try $0.execute(sql: "UPDATE correction SET who = 'x'") } }
    }
}
#endif
