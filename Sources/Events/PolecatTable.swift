import Readings

/// Events in the columns of POLECAT, so that the scripts of its users run. Columns for which the text gives nothing stay empty.
public struct PolecatTable: Sendable {
    public static let columns = [
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
        "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
        "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
        "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
        "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
        "Language", "Version", "Event Status", "Event Text", "Story ID", "Event Confidence", "Actor Confidence", "Recipient Confidence",
    ]

    /// Which events are wanted; nil wants all.
    public struct Filter: Sendable {
        public var types: Set<PloverType>?
        /// Words of a name, in any spelling that stands in the readings.
        public var actor: String?
        public var recipient: String?
        public var since: PartialDate?
        public var until: PartialDate?
        /// The least ``EventRecord/Confidence/joint``, from 0 to 1.
        public var confidence = 0.0

        public init() {}

        func accepts(_ event: EventRecord, _ entities: [String: EntityRecord]) -> Bool {
            if let types, !types.contains(event.type) { return false }
            if confidence > 0, event.confidence?.joint ?? 1 < confidence { return false }
            if let actor, !Self.names(event.actors, event.actor_text, entities).contains(where: { $0.contains(actor) }) { return false }
            if let recipient, !Self.names(event.recipients, event.recipient_text, entities).contains(where: { $0.contains(recipient) }) {
                return false
            }
            guard since != nil || until != nil else { return true }
            guard let date = event.time.flatMap({ PartialDate($0) }) else { return false }
            if let since, date.lastDay < since.firstDay { return false }
            if let until, date.firstDay > until.lastDay { return false }
            return true
        }

        private static func names(_ ids: [String], _ words: [String], _ entities: [String: EntityRecord]) -> [String] {
            ids + words + ids.flatMap { id in entities[id].map { [$0.name] + $0.aliases } ?? [] }
        }
    }

    private let ontology: PloverOntology

    public init(ontology: PloverOntology) { self.ontology = ontology }

    /// One row an event, in the order of the text; a field a column.
    public func rows(of reading: Reading, filter: Filter = Filter()) -> [[String]] {
        let entities = Dictionary(reading.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func names(_ type: EntityType) -> String {
            reading.entities.filter { $0.type == type && $0.subtype != EntityRecord.unnamed }.map(\.name).joined(separator: ";")
        }
        return reading.events.filter { filter.accepts($0, entities) }.map { event in
            var fields: [String: String] = [
                "Event ID": reading.document.id + "#" + event.id, "Event Date": event.time ?? "", "Event Type": event.type.rawValue,
                "Event Mode": event.mode ?? "", "Source": reading.document.publisher ?? "",
                "Publication Date": reading.document.published ?? "", "Story People": names(.person),
                "Story Organizations": names(.organization), "Story Locations": names(.place),
                "Language": reading.document.language ?? "", "Version": Reading.schema, "Event Status": event.status.rawValue,
                "Event Text": event.clause?.text ?? event.trigger.text, "Story ID": reading.document.id,
                "Event Confidence": event.confidence?.act.map { "\($0)" } ?? "", "Actor Confidence": event.confidence?.actor.map { "\($0)" } ?? "",
                "Recipient Confidence": event.confidence?.recipient.map { "\($0)" } ?? "",
            ]
            if let known = ontology.classOf(event.type, mode: event.mode) {
                fields["Intensity"] = String(known.intensity)
                fields["Quad Code"] = String(known.quad)
            }
            fill("Actor", event.actors, event.actor_text, entities, &fields)
            fill("Recipient", event.recipients, event.recipient_text, entities, &fields)
            if let place = event.place {
                fields["Placename"] = entities[place]?.nameEnglish ?? entities[place]?.name ?? place
                fields["Raw Placename"] = entities[place]?.name ?? place
                fields["Country"] = entities[place]?.country ?? ""
            }
            return Self.columns.map { fields[$0] ?? "" }
        }
    }

    private func fill(
        _ party: String, _ ids: [String], _ words: [String], _ entities: [String: EntityRecord], _ fields: inout [String: String]
    ) {
        let found = ids.compactMap { entities[$0] }
        fields["\(party) Name"] = found.map { $0.nameEnglish ?? $0.name }.joined(separator: ";")
        fields["\(party) Country"] = Self.unique(found.compactMap { $0.type == .country ? $0.id : $0.country })
        fields["Primary \(party) Sector"] = found.compactMap(\.role).first ?? ""
        fields["\(party) Sectors"] = Self.unique(found.compactMap(\.role))
        fields["\(party) Name Raw"] = (words.isEmpty ? found.map(\.name) : words).joined(separator: ";")
    }

    private static func unique(_ values: [String]) -> String {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }.joined(separator: ";")
    }
}
