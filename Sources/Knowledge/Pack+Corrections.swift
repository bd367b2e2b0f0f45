import Readings

extension Pack {
    /// A row that teaches a pack what a person corrected.
    public struct Suggestion: Sendable, Hashable {
        /// File of the pack.
        public let file: String
        /// Head row, tab-separated.
        public let header: String
        public let row: String
        /// What must be filled in or checked by hand.
        public let remark: String?
    }

    /// The row of `actors.tsv` that makes a correction of an actor knowledge: a merger becomes an alias, a split-off name and a type a
    /// row of their own. A row of a known actor repeats what the pack has of it, since a user's row takes the place of the whole row.
    /// - Returns: nil for corrections of records, which teach nothing about actors.
    public func suggestion(from correction: Correction) -> Suggestion? {
        switch correction.action {
        case .merge:
            guard let actor = correction.actor, let other = correction.other else { return nil }
            return actorRow(other, name: other.name, adding: [actor.name] + actor.aliases, type: other.type)
        case .split:
            guard let actor = correction.actor, let name = correction.after, let words = correction.before else { return nil }
            return actorRow(
                EntityRecord(id: "", type: actor.type, name: name), name: name, adding: words == name ? [] : [words], type: actor.type)
        case .type:
            guard correction.record == nil, let actor = correction.actor, let type = correction.after.flatMap(EntityType.init),
                type == .person || type == .organization
            else { return nil }
            return actorRow(actor, name: actor.name, adding: [], type: type)
        case .reject, .confirm, .note, .undo: return nil
        }
    }

    /// One row an actor for all corrections, in their order: mergers into the same actor share its row.
    public func suggestions(from corrections: [Correction]) -> [Suggestion] {
        var merged: [Correction] = []
        var place: [String: Int] = [:]
        for correction in corrections {
            if correction.action == .merge, let other = correction.other, let actor = correction.actor {
                if let index = place[other.id] {
                    merged[index].actor?.aliases += [actor.name] + actor.aliases
                    continue
                }
                place[other.id] = merged.count
            }
            merged.append(correction)
        }
        var seen = Set<String>()
        return merged.compactMap { suggestion(from: $0) }.filter { seen.insert(String($0.row.prefix { $0 != "\t" })).inserted }
    }

    private func actorRow(_ actor: EntityRecord, name: String, adding aliases: [String], type: EntityType) -> Suggestion {
        let columns = tables["actors"]?.columns ?? ["id", "type", "subtype", "name", "aliases", "english", "country", "role", "source", "note"]
        let known = actor.known ? rows("actors").first { $0.id == actor.id } : nil
        var all = known?.list("aliases") ?? []
        for alias in aliases where alias != name && !all.contains(alias) { all.append(alias) }
        let fields = columns.map { column -> String in
            let value: String
            switch column {
            case "id": value = known?.id ?? Self.identifier(actor.nameEnglish ?? name)
            case "type": value = type.rawValue
            case "name": value = known?[column] ?? name
            case "aliases": value = all.map { $0.replacing("|", with: " ") }.joined(separator: "|")
            case "english": value = known?[column] ?? actor.nameEnglish ?? ""
            case "country": value = known?[column] ?? actor.country ?? ""
            case "role": value = known?[column] ?? actor.role ?? ""
            default: value = known?[column] ?? ""
            }
            return value.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
        }
        return Suggestion(
            file: "actors.tsv", header: columns.joined(separator: "\t"), row: fields.joined(separator: "\t"),
            remark: known == nil ? "give it an English name, a country and a source that others can look up" : nil)
    }

    /// Lower-case letters and digits with hyphens; Arabic letters stay.
    private static func identifier(_ name: String) -> String {
        let words = name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return words.isEmpty ? "actor" : words.joined(separator: "-")
    }
}
