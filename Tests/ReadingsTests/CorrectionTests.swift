import Foundation
import Testing

@testable import Readings

@Suite struct CorrectionTests {
    /// «قال الهادي إن الوفد يدعم سالم الهادي وكريم الهادي»: three names, one statement, one backing, one act.
    static let text = "قال الهادي إن الوفد يدعم سالم الهادي وندد المجلس بالهجوم"

    static func quote(_ words: String) -> Quote {
        let scalars = Array(text.unicodeScalars), wanted = Array(words.unicodeScalars)
        let start = scalars.indices.first { Array(scalars[$0...].prefix(wanted.count)) == wanted } ?? 0
        return Quote(span: Span(start: start, end: start + wanted.count), text: words)
    }

    static var reading: Reading {
        var reading = Reading(document: DocumentRecord(id: "one", text: text))
        reading.entities = [
            EntityRecord(id: "d1", type: .person, name: "سالم الهادي", aliases: ["الهادي"]),
            EntityRecord(id: "d2", type: .organization, name: "الوفد"),
            EntityRecord(id: "council", type: .organization, name: "مجلس الأمة", aliases: ["المجلس"], known: true),
        ]
        func mention(_ words: String, _ entity: String, _ type: EntityType) -> MentionRecord {
            let quote = quote(words)
            return MentionRecord(start: quote.start, end: quote.end, text: words, entity: entity, type: type, form: .name)
        }
        reading.mentions = [
            mention("الهادي", "d1", .person), mention("الوفد", "d2", .organization), mention("سالم الهادي", "d1", .person),
            mention("المجلس", "council", .organization),
        ]
        let source = quote("الهادي")
        reading.attributions = [
            AttributionRecord(
                id: "a1", source: .init(start: source.start, end: source.end, text: source.text, entity: "d1", kind: .named),
                cue: quote("قال"), content: quote("الوفد يدعم سالم الهادي"), mode: .indirect, stance: .asserts, parent: nil),
            AttributionRecord(
                id: "a2", source: nil, cue: quote("ندد"), content: quote("بالهجوم"), mode: .indirect, stance: .accuses, parent: "a1"),
        ]
        reading.alignments = [
            AlignmentRecord(from: "d2", to: "d1", relation: .supports, phase: .ongoing, at: quote("يدعم"), attribution: "a1"),
            AlignmentRecord(from: "council", to: "d2", relation: .opposes, phase: .ongoing, at: quote("ندد"), attribution: "a2"),
        ]
        reading.events = [
            EventRecord(
                id: "e1", type: .reject, trigger: quote("ندد"), actors: ["council"], recipients: ["d2"], actorText: ["المجلس"],
                recipientText: ["الوفد"], attribution: "a2")
        ]
        return reading
    }

    func set(_ corrections: Correction...) -> CorrectionSet {
        CorrectionSet(
            log: corrections.enumerated().map { index, correction in
                var correction = correction
                correction.number = index + 1
                return correction
            })
    }

    func key(_ record: String) throws -> RecordKey { try #require(RecordKey(record: record, in: Self.reading)) }

    @Test func whatNobodyCorrectedStaysAsItIs() throws {
        #expect(CorrectionSet().applied(to: Self.reading) == Self.reading)
        let marks = set(
            Correction(action: .confirm, who: "س", record: try key("e1")), Correction(action: .note, who: "س", record: try key("l0"), note: "انظر"))
        #expect(marks.applied(to: Self.reading) == Self.reading)
        #expect(marks.marks(in: Self.reading).keys.sorted() == ["e1", "l0"])
    }

    @Test func aRejectedRecordIsGoneAndTheOthersKeepTheirIDs() throws {
        let corrected = set(
            Correction(action: .reject, who: "س", record: try key("l0")), Correction(action: .reject, who: "س", record: try key("a2"))
        ).applied(to: Self.reading)
        #expect(corrected.alignments.count == 1)
        #expect(corrected.record(ofAlignment: 0) == "l1")
        #expect(corrected.alignment(ofRecord: "l1") == 0 && corrected.alignment(ofRecord: "l0") == nil)
        #expect(corrected.attributions.map(\.id) == ["a1"])
        // What the rejected statement held is told by the one around it.
        #expect(corrected.events[0].attribution == "a1" && corrected.alignments[0].attribution == "a1")
    }

    @Test func aCorrectionOutlivesANewNumbering() throws {
        let rejected = Correction(action: .reject, who: "س", record: try key("e1"))
        var newer = Self.reading
        newer.events[0].id = "e7"
        newer.events[0].trigger = Quote(span: Span(start: newer.events[0].trigger.start - 1, end: newer.events[0].trigger.end), text: "وندد")
        newer.events.insert(EventRecord(id: "e1", type: .support, trigger: Self.quote("يدعم")), at: 0)
        #expect(set(rejected).applied(to: newer).events.map(\.id) == ["e1"])
        // Another kind of act on the same words is another record.
        newer.events[1].type = .accuse
        #expect(set(rejected).applied(to: newer).events.count == 2)
    }

    @Test func anActGetsAnotherType() throws {
        let corrected = set(Correction(action: .type, who: "س", record: try key("e1"), after: "ACCUSE")).applied(to: Self.reading)
        #expect(corrected.events[0].type == .accuse)
    }

    @Test func twoActorsBecomeOneEverywhere() throws {
        let entities = Self.reading.entities
        let corrected = set(Correction(action: .merge, who: "س", actor: entities[1], other: entities[2])).applied(to: Self.reading)
        #expect(corrected.entities.map(\.id) == ["d1", "council"])
        #expect(corrected.entities[1].aliases.contains("الوفد"))
        #expect(corrected.mentions[1].entity == "council")
        #expect(corrected.alignments[0].from == "council")
        #expect(corrected.events[0].recipients == ["council"])
        // Nobody opposes himself.
        #expect(corrected.alignments.map { $0.id } == ["l0"])
    }

    @Test func anActorOfTwoDocumentsMergesIntoOneThatIsNamedElsewhere() throws {
        let other = EntityRecord(id: "x-lajna", type: .organization, name: "لجنة الوفود", aliases: ["اللجنة"])
        let corrected = set(Correction(action: .merge, who: "س", actor: Self.reading.entities[1], other: other)).applied(to: Self.reading)
        #expect(corrected.entities[1].name == "لجنة الوفود")
        #expect(corrected.entities[1].aliases == ["الوفد"])
        #expect(corrected.mentions[1].entity == corrected.entities[1].id)
    }

    @Test func aNameIsSplitOffWithWhatHangsOnIt() throws {
        let corrected = set(
            Correction(action: .split, who: "س", actor: Self.reading.entities[0], before: "الهادي", after: "كريم الهادي")
        ).applied(to: Self.reading)
        let new = try #require(corrected.entities.last)
        #expect(new.name == "كريم الهادي" && new.type == .person)
        #expect(corrected.entities[0].aliases.isEmpty)
        #expect(corrected.mentions.map(\.entity) == [new.id, "d2", "d1", "council"])
        #expect(corrected.attributions[0].source?.entity == new.id)
        #expect(corrected.alignments[0].to == "d1")
    }

    @Test func aLoneNameInAnotherDocumentIsSplitOffToo() throws {
        var reading = Reading(document: DocumentRecord(id: "two", text: "الهادي"))
        reading.entities = [EntityRecord(id: "d1", type: .person, name: "الهادي")]
        let split = Correction(action: .split, who: "س", actor: Self.reading.entities[0], before: "الهادي", after: "كريم الهادي")
        #expect(set(split).applied(to: reading).entities[0].name == "كريم الهادي")
        var confined = split
        confined.document = "one"
        #expect(set(confined).applied(to: reading) == reading)
    }

    @Test func anActorGetsAnotherTypeWhereverItIsNamed() throws {
        let corrected = set(Correction(action: .type, who: "س", actor: Self.reading.entities[1], after: "Person")).applied(to: Self.reading)
        #expect(corrected.entities[1].type == .person && corrected.mentions[1].type == .person)
    }

    @Test func whatIsTakenBackHasNoEffect() throws {
        let log = set(
            Correction(action: .reject, who: "س", record: try key("e1")), Correction(action: .undo, who: "ص", undoes: 1))
        #expect(log.isEmpty)
        #expect(log.applied(to: Self.reading) == Self.reading)
    }

    @Test func correctedReadingsSliceBackAndAreReadBack() throws {
        let corrected = set(
            Correction(action: .reject, who: "س", record: try key("l0")),
            Correction(action: .split, who: "س", actor: Self.reading.entities[0], before: "الهادي", after: "كريم الهادي")
        ).applied(to: Self.reading)
        let text = SourceText(Self.text)
        for mention in corrected.mentions { #expect(text.slice(Span(start: mention.start, end: mention.end)) == mention.text) }
        #expect(try Reading(json: Data(corrected.json())) == corrected)
    }

    @Test func theLogIsJSON() throws {
        let first = Correction(action: .reject, who: "س", made: "2024-01-01T00:00:00Z", record: try key("e1"), number: 1)
        let second = Correction(action: .undo, who: "ص", made: "2024-01-02T00:00:00Z", undoes: 1, number: 2)
        let object = try #require(JSONSerialization.jsonObject(with: Data(Correction.json(log: [first, second]))) as? [String: Any])
        let entries = try #require(object["corrections"] as? [[String: Any]])
        #expect(entries[0]["undoneBy"] as? Int == 2)
        #expect((entries[0]["record"] as? [String: Any])?["words"] as? String == "ندد")
    }
}
