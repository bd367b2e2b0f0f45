import Readings

/// The records of readings as tables, one row a record, names as written and spans in code points.
public enum RecordTable: String, Sendable, CaseIterable {
    case events, attributions, alignments

    /// - Returns: CSV (RFC 4180) in UTF-8, with a head row. Complexity: linear in the records.
    public func csv(_ readings: [Reading]) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(["document", "publisher", "published"] + columns)
        for reading in readings {
            let head = [reading.document.id, reading.document.publisher ?? "", reading.document.published ?? ""]
            for row in rows(reading) { writer.row(head + row) }
        }
        return writer.bytes
    }

    private var columns: [String] {
        switch self {
        case .events:
            ["id", "type", "status", "time", "actors", "recipients", "place", "trigger", "start", "end", "attribution", "confidence"]
        case .attributions: ["id", "source", "kind", "cue", "stance", "mode", "content", "start", "end", "parent", "confidence"]
        case .alignments: ["from", "to", "relation", "phase", "time", "words", "start", "end", "attribution", "confidence"]
        }
    }

    private func rows(_ reading: Reading) -> [[String]] {
        let names = Dictionary(reading.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        func name(_ id: String) -> String { names[id] ?? id }
        func list(_ ids: [String], _ words: [String]) -> String { (ids.isEmpty ? words : ids.map(name)).joined(separator: "; ") }
        func event(_ event: EventRecord) -> [String] {
            [
                event.id, event.type.rawValue, event.status.rawValue, event.time ?? "", list(event.actors, event.actor_text),
                list(event.recipients, event.recipient_text), event.place.map(name) ?? "", event.trigger.text,
                String(event.trigger.start), String(event.trigger.end), event.attribution ?? "",
                event.confidence.map { "\(($0.joint * 100).rounded() / 100)" } ?? "",
            ]
        }
        func attribution(_ attribution: AttributionRecord) -> [String] {
            let source = attribution.source
            return [
                attribution.id, source?.words ?? source?.entity.map(name) ?? "", source?.kind.rawValue ?? "", attribution.cue.text,
                attribution.stance.rawValue, attribution.mode.rawValue, attribution.content.text, String(attribution.content.start),
                String(attribution.content.end), attribution.parent ?? "", attribution.confidence.map { "\($0.source)" } ?? "",
            ]
        }
        func alignment(_ alignment: AlignmentRecord) -> [String] {
            [
                name(alignment.from), name(alignment.to), alignment.relation.rawValue, alignment.phase.rawValue, alignment.time ?? "",
                alignment.at.text, String(alignment.at.start), String(alignment.at.end), alignment.attribution ?? "",
                alignment.confidence.map { "\($0)" } ?? "",
            ]
        }
        return switch self {
        case .events: reading.events.map(event)
        case .attributions: reading.attributions.map(attribution)
        case .alignments: reading.alignments.map(alignment)
        }
    }
}
