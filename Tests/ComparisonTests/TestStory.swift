import Foundation
import Knowledge
import Readings

@testable import Comparison

/// Readings built by hand, sentence by sentence.
struct TestStory {
    var reading: Reading
    private(set) var text = ""

    init(_ id: String, publisher: String? = nil, published: String? = nil) {
        reading = Reading(document: DocumentRecord(id: id, publisher: publisher, published: published))
    }

    /// Adds a sentence as a paragraph of its own.
    mutating func sentence(_ words: String) {
        let start = text.unicodeScalars.count
        text += words + "\n"
        reading.sentences.append(Span(start: start, end: start + words.unicodeScalars.count))
        reading.document.text = text
    }

    func quote(_ words: String) -> Quote {
        guard let range = text.range(of: words, options: .backwards) else { return Quote(span: Span(start: 0, end: 0), text: "") }
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        return Quote(span: Span(start: start, end: start + words.unicodeScalars.count), text: words)
    }

    mutating func entity(_ id: String, _ name: String, type: EntityType = .country, aliases: [String] = [], known: Bool = true) {
        reading.entities.append(EntityRecord(id: id, type: type, name: name, aliases: aliases, known: known))
    }

    mutating func attribution(
        _ id: String, source: String?, entity: String? = nil, kind: SourceKind = .named, cue: String, content: String, stance: Stance = .asserts,
        parent: String? = nil
    ) {
        let words = source.map { quote($0) }
        reading.attributions.append(
            AttributionRecord(
                id: id, source: AttributionRecord.Source(start: words?.start, end: words?.end, text: source, entity: entity, kind: kind),
                cue: quote(cue), content: quote(content), mode: .indirect, stance: stance, parent: parent))
    }

    mutating func event(
        _ id: String, _ type: PloverType, trigger: String, clause: String, actors: [String], recipients: [String] = [], place: String? = nil,
        time: String? = nil, status: EventStatus = .reported, attribution: String? = nil, figures: [EventRecord.Figure]? = nil
    ) {
        reading.events.append(
            EventRecord(
                id: id, type: type, trigger: quote(trigger), actors: actors, recipients: recipients, place: place, time: time, status: status,
                attribution: attribution, figures: figures, clause: quote(clause)))
    }

    mutating func alignment(
        _ from: String, _ to: String, _ phase: Phase, at words: String, attribution: String? = nil, relation: Relation = .supports
    ) {
        reading.alignments.append(
            AlignmentRecord(from: from, to: to, relation: relation, phase: phase, at: quote(words), attribution: attribution))
    }
}

let comparer = Comparer(pack: Pack.load())

extension TestStory {
    /// What a source says of one man.
    static func fate(_ id: String, day: String, by source: String, _ words: String) -> Reading {
        var story = TestStory(id, publisher: "البوصلة", published: day)
        story.sentence("\(source): \(words).")
        story.entity("man", "ماجد الرافعي", type: .person)
        story.entity("s-" + source, source, type: .organization)
        story.attribution("a1", source: source, entity: "s-" + source, cue: ":", content: words)
        let name = story.quote("ماجد الرافعي")
        story.reading.mentions.append(MentionRecord(start: name.start, end: name.end, text: name.text, entity: "man", type: .person, form: .name))
        return story.reading
    }

    /// What one person says in one outlet; the second sentence keeps two of them from being copies of one text.
    static func saying(_ id: String, _ outlet: String, _ words: String, _ stance: Stance = .asserts, by source: String) -> TestStory {
        var story = TestStory(id, publisher: outlet, published: "2023-05-09")
        story.sentence("\(source): \(words).")
        story.sentence(id == "a" ? "وغطى الدخان الطريق الساحلي حتى الظهر." : "ونقل الأهالي ما بقي من الطحين إلى المدرسة.")
        story.entity("s-" + source, source, type: .person)
        story.attribution("a1", source: source, entity: "s-" + source, cue: ":", content: words, stance: stance)
        return story
    }

    /// What one person says of backing between Arkhad and the front.
    static func backing(
        _ id: String, _ outlet: String, _ words: String, _ phase: Phase, from: String, to: String, by source: String
    ) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-01-10")
        story.sentence("\(source): \(words).")
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        story.entity("s-" + source, source, type: .person)
        story.attribution("a1", source: source, entity: "s-" + source, cue: ":", content: words, stance: phase == .denied ? .denies : .asserts)
        story.alignment(from, to, phase, at: words, attribution: "a1")
        return story.reading
    }
}
