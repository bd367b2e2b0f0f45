#if Full
import Archive
import Comparison
import Readings

/// The records of one article with the claims in which they stand, in the order of the text.
struct RecordIndex: Sendable {
    enum Record: Sendable {
        case attribution(AttributionRecord)
        case event(EventRecord)
        case alignment(AlignmentRecord)
    }

    struct Entry: Sendable {
        /// `a7`, `e3`, `l2`: as accounts name it.
        let id: String
        let record: Record
        /// The words that it rests on.
        let words: Span
        /// Where it is marked first.
        let start: Int
    }

    let reading: Reading
    let text: SourceText
    let entries: [Entry]
    /// Claims by record.
    let claims: [String: Claim]
    /// For the entities of the reading what the comparison calls them; those that it does not know are missing.
    let entities: [String: EntityRecord]
    /// What people said of the records, by record.
    let marks: [String: [Correction]]
    /// Records of the machine that people rejected, by id.
    let rejected: [(record: String, key: RecordKey)]
    private let attributions: [String: AttributionRecord]

    init(_ reading: Reading, _ archive: Archive) throws {
        self.reading = reading
        text = SourceText(reading.document.text ?? "")
        var entries: [Entry] = []
        for attribution in reading.attributions {
            entries.append(
                Entry(
                    id: attribution.id, record: .attribution(attribution), words: attribution.content.span,
                    start: min(attribution.cue.start, attribution.content.start)))
        }
        for event in reading.events {
            entries.append(Entry(id: event.id, record: .event(event), words: event.clause?.span ?? event.trigger.span, start: event.trigger.start))
        }
        for (index, alignment) in reading.alignments.enumerated() {
            entries.append(
                Entry(id: reading.record(ofAlignment: index), record: .alignment(alignment), words: alignment.at.span, start: alignment.at.start))
        }
        self.entries = entries.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
        var byID: [String: Claim] = [:]
        var claims: [String: Claim] = [:]
        for (record, id) in try archive.claimsOfRecords(in: reading.document.id) {
            let claim = try byID[id] ?? archive.claim(id: id)
            byID[id] = claim
            claims[record] = claim
        }
        self.claims = claims
        let corrections = try archive.correctionSet()
        if corrections.touches(reading.document.id), let machine = try archive.machineReading(id: reading.document.id) {
            marks = corrections.marks(in: machine)
            let present = Set(entries.map(\.id))
            rejected = marks.keys.filter { !present.contains($0) }.sorted().compactMap { record in
                RecordKey(record: record, in: machine).map { (record, $0) }
            }
        } else {
            marks = [:]
            rejected = []
        }
        attributions = Dictionary(reading.attributions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        entities = try Self.entities(reading, claims, archive)
    }

    func entry(_ id: String) -> Entry? { entries.first { $0.id == id } }

    /// The account that a record gives to its claim.
    func account(_ record: String) -> Account? {
        claims[record]?.accounts.first { $0.document == reading.document.id && $0.record == record }
    }

    /// The tellers of a record within the article, outermost first. A parent that leads back to itself ends the walk.
    func chain(from attribution: String?) -> [AttributionRecord] {
        var chain: [AttributionRecord] = []
        var seen: Set<String> = []
        var next = attribution
        while let id = next, let record = attributions[id], seen.insert(id).inserted {
            chain.append(record)
            next = record.parent
        }
        return chain.reversed()
    }

    /// The sentences in which a span lies, as one span.
    func sentence(around span: Span) -> Span {
        let touched = reading.sentences.filter { $0.overlaps(span) }
        guard let first = touched.first, let last = touched.last else { return span }
        return Span(start: min(first.start, span.start), end: max(last.end, span.end))
    }

    /// An entity of a reading is that of the comparison which bears its id and one of its names, or else one among the actors of its own
    /// claims that bears its name.
    private static func entities(_ reading: Reading, _ claims: [String: Claim], _ archive: Archive) throws -> [String: EntityRecord] {
        let own = try archive.actors(ids: reading.entities.map(\.id))
        let told = try archive.actors(ids: claims.values.flatMap { $0.actors + $0.recipients })
        var byName: [String: EntityRecord] = [:]
        for actor in told.values.sorted(by: { $0.id < $1.id }) {
            for name in [actor.name] + actor.entity.aliases where byName[name] == nil { byName[name] = actor.entity }
        }
        var result: [String: EntityRecord] = [:]
        for entity in reading.entities {
            let names = [entity.name] + entity.aliases
            if let same = own[entity.id]?.entity, entity.known || !Set(names).isDisjoint(with: [same.name] + same.aliases) {
                result[entity.id] = same
            } else if let named = names.lazy.compactMap({ byName[$0] }).first {
                result[entity.id] = named
            }
        }
        return result
    }
}
#endif
