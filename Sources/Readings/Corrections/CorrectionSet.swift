/// The corrections in force, ready to be laid over readings. A reading that none touches comes back unchanged.
public struct CorrectionSet: Sendable {
    /// In the order of the log, without those taken back and the entries that took them back.
    public let inForce: [Correction]
    private let byDocument: [String: [Correction]]
    private let ofActors: [Correction]

    /// - Parameter log: all entries, in any order.
    public init(log: [Correction] = []) {
        let undone = Set(log.compactMap(\.undoes))
        inForce = log.filter { $0.action != .undo && !undone.contains($0.number) }.sorted { $0.number < $1.number }
        byDocument = Dictionary(grouping: inForce.filter { $0.record != nil }, by: { $0.record?.document ?? "" })
        ofActors = inForce.filter { $0.record == nil && $0.action.changesReadings }
    }

    /// Whether two actors would be taken for the same one.
    public static func areOne(_ a: EntityRecord, _ b: EntityRecord) -> Bool { a.isSameActor(as: b) }

    public var isEmpty: Bool { inForce.isEmpty }

    /// The reading as corrected: what is rejected is out, acts and actors have the type given, actors are merged and split. Record ids
    /// stay those of the machine's reading.
    /// Complexity: the number of corrections of actors, and of those of this document, times the length of the reading.
    public func applied(to reading: Reading) -> Reading {
        let own = (byDocument[reading.document.id] ?? []).filter(\.action.changesReadings)
        guard !own.isEmpty || !ofActors.isEmpty else { return reading }
        var corrected = reading
        // Records are found in the machine's reading, before anything moves.
        for (correction, record) in own.map({ ($0, $0.record?.record(in: reading)) }) {
            guard let record else { continue }
            switch correction.action {
            case .reject: corrected.reject(record)
            case .type:
                guard let type = correction.after.flatMap(PloverType.init), let index = corrected.events.firstIndex(where: { $0.id == record })
                else { continue }
                corrected.events[index].type = type
            default: break
            }
        }
        for correction in ofActors where correction.document == nil || correction.document == reading.document.id {
            guard let actor = correction.actor else { continue }
            switch correction.action {
            case .merge: if let other = correction.other { corrected.merge(actor, into: other) }
            case .split:
                if let words = correction.before, let name = correction.after { corrected.split(actor, words: words, name: name) }
            case .type: if let type = correction.after.flatMap(EntityType.init) { corrected.retype(actor, type) }
            default: break
            }
        }
        return corrected
    }

    /// Whether anything is said of records of a document.
    public func touches(_ document: String) -> Bool { byDocument[document] != nil }

    /// Whether ``applied(to:)`` may change the reading of a document that names these entities.
    /// - Parameter entities: asked for only when an actor was corrected.
    /// Complexity: the number of corrections of actors times that of the entities.
    public func touches(document: String, entities: @autoclosure () -> [EntityRecord]) -> Bool {
        if byDocument[document]?.contains(where: \.action.changesReadings) == true { return true }
        return ofActors.contains { correction in
            guard correction.document == nil || correction.document == document, let actor = correction.actor else { return false }
            return entities().contains { $0.id == actor.id || $0.isSameActor(as: actor) }
        }
    }

    /// What is said of the records of one machine's reading, by record id; entries whose record is no longer found are left out.
    public func marks(in reading: Reading) -> [String: [Correction]] {
        var marks: [String: [Correction]] = [:]
        for correction in byDocument[reading.document.id] ?? [] {
            if let record = correction.record?.record(in: reading) { marks[record, default: []].append(correction) }
        }
        return marks
    }

    /// What is said of an actor, under this name or merged into it.
    public func about(_ actor: EntityRecord) -> [Correction] {
        inForce.filter { correction in
            [correction.actor, correction.other].contains { $0?.isSameActor(as: actor) == true || $0?.id == actor.id }
        }
    }
}
