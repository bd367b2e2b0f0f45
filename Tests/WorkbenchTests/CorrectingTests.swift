#if Full
import Foundation
import HTTPTypes
import Readings
import Testing

@testable import Workbench

@Suite struct CorrectingTests {
    let bench: TestBench
    let key: RecordKey

    init() throws {
        bench = try TestBench()
        let reading = try #require(try bench.archive.machineReading(id: "one"))
        let record = try #require(reading.events.first?.id ?? reading.attributions.first?.id)
        key = try #require(RecordKey(record: record, in: reading))
    }

    func correct(_ action: String, _ more: KeyValuePairs<String, String> = [:]) async throws -> TestBench.Answer {
        var fields = [
            ("action", action), ("who", "ليلى"), ("document", key.document), ("kind", key.kind.rawValue), ("start", String(key.start)),
            ("end", String(key.end)), ("detail", key.detail),
        ]
        fields += more.map { ($0.key, $0.value) }
        let body = (fields + [("seal", bench.workbench.seal.value)]).map { Address.encoded($0.0) + "=" + Address.encoded($0.1) }.joined(
            separator: "&")
        return try await bench.send(.post, "/corrections", bench.sealed, body: body)
    }

    @Test func aRecordIsRejectedShownAndTakenBack() async throws {
        let page = Address.correct(record: key)
        let made = try await correct("reject", ["note": "<b>ليس</b> حدثاً", "back": page])
        #expect(made.status == .seeOther && made.headers[.location] == page)
        #expect(made.headers[values: .setCookie].contains { $0.hasPrefix("who=%D9%84") && $0.contains("HttpOnly") })
        let shown = try await bench.send(.get, page)
        #expect(shown.body.contains("&lt;b&gt;ليس&lt;/b&gt;") && shown.body.contains("rejected") && shown.body.contains(key.words))
        #expect(try bench.archive.reading(id: "one").map { key.record(in: $0) == nil } == true)
        let data = try await bench.send(.get, "/api/v1/corrections")
        #expect(data.body.contains("\"action\":\"reject\"") && data.body.contains(Correction.schema))
        let table = try await bench.send(.get, "/corrections?format=csv")
        #expect(table.body.contains("number,made,who,action") && table.body.contains("reject"))
        let undone = try await bench.submit("/corrections", ["action": "undo", "undoes": "1", "who": "مروان", "back": "//evil.example"])
        #expect(undone.headers[.location] == "/corrections/2")
        #expect(try bench.archive.reading(id: "one").map { key.record(in: $0) != nil } == true)
        #expect(try await bench.send(.get, "/corrections").body.contains("undone"))
    }

    @Test func whatCannotBeCorrectedIsSaid() async throws {
        for (action, more) in [("dance", [:]), ("note", [:]), ("type", ["after": "DANCE"])] as [(String, KeyValuePairs<String, String>)] {
            #expect(try await correct(action, more).status == .badRequest, "\(action)")
        }
        #expect(try await bench.submit("/corrections", ["action": "merge", "actor": "nobody", "other": "none", "who": "x"]).status == .notFound)
        #expect(try await bench.send(.get, "/correct/record?document=one&record=e999").status == .notFound)
        #expect(try await bench.send(.get, "/corrections/99").status == .notFound)
        #expect(try bench.archive.corrections().isEmpty)
    }

    @Test func aNameIsSplitOffInOneArticle() async throws {
        let source = SourceDocument(id: "three", text: "وصل الوزير سالم الهادي إلى المدينة. وقال الهادي إن حكومته تدعم الوفد.", publisher: "الأفق")
        _ = try bench.archive.add([(source, TestBench.reader.read(source))], readerVersion: "1")
        _ = try await bench.workbench.desk.freshness.ensure()
        let actor = try #require(try bench.archive.actors(limit: 20).map(\.entity).first { $0.name == "سالم الهادي" && !$0.aliases.isEmpty })
        let form = try await bench.send(.get, Address.correct(actor: actor.id))
        #expect(form.body.contains("name=\"document\"") && form.body.contains("<option value=\"one\""))
        let fields = [("action", "split"), ("actor", actor.id), ("before", actor.aliases[0]), ("after", "سالم الثاني"), ("who", "ليلى")]
        #expect(try await bench.submit("/corrections", fields + [("document", "absent")]).status == .notFound)
        #expect(try await bench.submit("/corrections", fields + [("document", "http://localhost/article/one#r-a1")]).status == .seeOther)
        #expect(try bench.archive.corrections().first?.document == "one")
    }

    @Test func actorsAreMergedAndARowIsMadeOfIt() async throws {
        _ = try await bench.workbench.desk.freshness.ensure()
        let actors = try bench.archive.actors(limit: 10).map(\.entity)
        let actor = try #require(actors.first { !$0.known }), other = try #require(actors.first { $0.id != actor.id })
        #expect(try await bench.send(.get, Address.correct(actor: actor.id) + "&other=" + Address.encoded(other.name)).status == .ok)
        let made = try await bench.submit("/corrections", ["action": "merge", "actor": actor.id, "other": other.id, "who": "ليلى"])
        #expect(made.status == .seeOther)
        _ = try await bench.workbench.desk.freshness.ensure()
        #expect(try bench.archive.actor(id: actor.id) == nil)
        #expect(try bench.archive.actor(id: other.id)?.entity.aliases.contains(actor.name) == true)
        let entry = try await bench.send(.get, "/corrections/1")
        #expect(entry.body.contains("actors.tsv") && entry.body.contains(actor.name))
        let row = try await bench.send(.get, "/corrections/1/actors.tsv")
        #expect(row.body.hasPrefix("id\t") && row.body.contains(actor.name))
    }
}
#endif
