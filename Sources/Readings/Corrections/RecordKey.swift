import ArabicText

/// A record by what it stands on: document, words and offsets. Unlike the record's number it outlives a new reading, since the text of
/// a document never changes.
public struct RecordKey: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable { case event, attribution, alignment }

    public var document: String
    public var kind: Kind
    /// Code points of the document's text, half-open: the event's trigger, the attribution's cue, the words of the alignment.
    public var start: Int
    public var end: Int
    /// The words there.
    public var words: String
    /// What tells records on the same words apart: the act's type; the relation and the names of the two sides.
    public var detail: String

    public init(document: String, kind: Kind, start: Int, end: Int, words: String, detail: String) {
        self.document = document
        self.kind = kind
        self.start = start
        self.end = end
        self.words = words
        self.detail = detail
    }

    /// The key of a record of the machine's reading.
    /// - Parameter record: its id: `e3` an event, `a7` an attribution, `l2` an alignment.
    /// - Returns: nil when the reading has no such record.
    public init?(record: String, in reading: Reading) {
        guard let found = Self.all(of: reading).first(where: { $0.record == record }) else { return nil }
        self = found.key
    }

    /// The id of the record in a reading of the same document: the one on the same words, else one of the same kind and detail that
    /// overlaps them.
    public func record(in reading: Reading) -> String? {
        guard reading.document.id == document else { return nil }
        let alike = Self.all(of: reading).filter { $0.key.kind == kind && $0.key.detail == detail }
        if let same = alike.first(where: { $0.key.start == start && $0.key.end == end }) { return same.record }
        return alike.first { $0.key.span.overlaps(span) }?.record
    }

    public var span: Span { Span(start: start, end: end) }

    private static func all(of reading: Reading) -> [(record: String, key: RecordKey)] {
        var found: [(record: String, key: RecordKey)] = []
        func add(_ record: String, _ kind: Kind, _ quote: Quote, _ detail: String) {
            found.append(
                (
                    record,
                    RecordKey(
                        document: reading.document.id, kind: kind, start: quote.start, end: quote.end, words: quote.text, detail: detail)
                ))
        }
        for event in reading.events { add(event.id, .event, event.trigger, event.type.rawValue) }
        for attribution in reading.attributions { add(attribution.id, .attribution, attribution.cue, "") }
        func name(_ id: String) -> String { Folding.folded(reading.entities.first { $0.id == id }?.name ?? id) }
        for (index, alignment) in reading.alignments.enumerated() {
            add(
                reading.record(ofAlignment: index), .alignment, alignment.at,
                "\(alignment.relation.rawValue)|\(name(alignment.from))|\(name(alignment.to))")
        }
        return found
    }
}

extension Reading {
    /// The id by which other records and pages know an alignment: the one that it carries, else `l` and its index.
    public func record(ofAlignment index: Int) -> String {
        guard alignments.indices.contains(index) else { return "l\(index)" }
        return alignments[index].id ?? "l\(index)"
    }

    /// The index of the alignment of that id.
    public func alignment(ofRecord record: String) -> Int? {
        alignments.indices.first { self.record(ofAlignment: $0) == record }
    }
}
