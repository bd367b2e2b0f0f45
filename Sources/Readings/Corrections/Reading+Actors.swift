import ArabicText

extension EntityRecord {
    /// Folded words of a name without the article, joined by spaces.
    static func key(_ name: String) -> String {
        Folding.folded(name).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { word in
            word.hasPrefix("ال") && word.count > 4 ? word.dropFirst(2) : word
        }.joined(separator: " ")
    }

    var names: [String] { [name] + aliases }

    /// Whether an entity of one reading is the actor that a correction names: the same pack id, or, for those that no pack knows, a
    /// common name. A person's single name is shared by many and counts only when it is all that is known of both.
    func isSameActor(as other: EntityRecord) -> Bool {
        if known || other.known { return known && other.known && id == other.id }
        func distinct(_ entity: EntityRecord) -> Set<String> {
            let keys = entity.names.map(Self.key)
            return Set(keys.filter { !$0.isEmpty && (entity.type != .person || $0.contains(" ")) })
        }
        let mine = distinct(self), theirs = distinct(other)
        if mine.isEmpty && theirs.isEmpty { return Self.key(name) == Self.key(other.name) }
        return !mine.isDisjoint(with: theirs)
    }

    func holds(name wanted: String) -> Bool { names.contains { Self.key($0) == wanted } }
}

extension Reading {
    /// `actor` becomes `other` wherever the reading names it.
    mutating func merge(_ actor: EntityRecord, into other: EntityRecord) {
        let absorbed = entities.filter { $0.isSameActor(as: actor) }
        guard !absorbed.isEmpty else { return }
        let present = entities.first { $0.isSameActor(as: other) }
        var kept = present ?? other
        if present == nil, !other.known { kept.id = absorbed[0].id }
        for entity in absorbed where entity.id != kept.id || present == nil {
            for name in entity.names where name != kept.name && !kept.aliases.contains(name) { kept.aliases.append(name) }
        }
        // Names that only other documents use stay there.
        if present == nil {
            let used = Set(absorbed.flatMap(\.names).map(EntityRecord.key))
            kept.aliases.removeAll { !used.contains(EntityRecord.key($0)) }
        }
        let gone = Set(absorbed.map(\.id))
        rename { gone.contains($0) ? kept.id : $0 }
        let place = entities.firstIndex { $0.id == (present?.id ?? absorbed[0].id) } ?? 0
        entities[place] = kept
        entities = entities.enumerated().filter { $0.offset == place || !(gone.contains($0.element.id) || $0.element.id == kept.id) }.map(\.element)
        for index in mentions.indices where mentions[index].entity == kept.id { mentions[index].type = kept.type }
        numberAlignments()
        alignments.removeAll { $0.from == $0.to }
    }

    /// A name of `actor` stands for another actor.
    /// - Parameters:
    ///   - words: the name as written.
    ///   - name: what the other actor is called.
    mutating func split(_ actor: EntityRecord, words: String, name: String) {
        let wanted = EntityRecord.key(words)
        guard !wanted.isEmpty else { return }
        // A lone family name is the actor's only through the pile, where the actor has it among its names.
        let matches = entities.indices.filter { index in
            let entity = entities[index]
            guard entity.holds(name: wanted) || mentions.contains(where: { $0.entity == entity.id && EntityRecord.key($0.text) == wanted }) else {
                return false
            }
            return entity.isSameActor(as: actor)
                || !entity.known && entity.names.allSatisfy { actor.holds(name: EntityRecord.key($0)) }
        }
        for index in matches.reversed() {
            var entity = entities[index]
            let remaining = entity.names.filter { EntityRecord.key($0) != wanted }
            if remaining.isEmpty, !entity.known {
                entities[index].name = name
                entities[index].aliases = [words]
                continue
            }
            let new = "split-\(entities.count)-" + entity.id
            if EntityRecord.key(entity.name) == wanted, !entity.known, let first = remaining.first { entity.name = first }
            entity.aliases.removeAll { EntityRecord.key($0) == wanted || $0 == entity.name }
            entities[index] = entity
            entities.append(EntityRecord(id: new, type: entity.type, name: name, aliases: name == words ? [] : [words]))
            moveMentions(of: entity.id, named: wanted, to: new)
        }
    }

    private mutating func moveMentions(of old: String, named wanted: String, to new: String) {
        var moved: [Span] = []
        var staying: [Span] = []
        for index in mentions.indices where mentions[index].entity == old {
            let span = Span(start: mentions[index].start, end: mentions[index].end)
            if EntityRecord.key(mentions[index].text) == wanted {
                mentions[index].entity = new
                moved.append(span)
            } else {
                staying.append(span)
            }
        }
        func isMoved(_ span: Span?) -> Bool {
            guard let span else { return false }
            return moved.contains { span.overlaps($0) } && !staying.contains { span.overlaps($0) }
        }
        for index in attributions.indices where attributions[index].source?.entity == old {
            guard let start = attributions[index].source?.start, let end = attributions[index].source?.end else { continue }
            if isMoved(Span(start: start, end: end)) { attributions[index].source?.entity = new }
        }
        for index in events.indices {
            let span = events[index].clause?.span ?? events[index].trigger.span
            func renamed(_ ids: [String], _ texts: [String]) -> [String] {
                ids.enumerated().map { position, id in
                    guard id == old else { return id }
                    let text = ids.count == texts.count ? EntityRecord.key(texts[position]) : ""
                    return text.contains(wanted) || text.isEmpty && isMoved(span) ? new : id
                }
            }
            events[index].actors = renamed(events[index].actors, events[index].actor_text)
            events[index].recipients = renamed(events[index].recipients, events[index].recipient_text)
        }
        for index in alignments.indices where isMoved(alignments[index].at.span) {
            if alignments[index].from == old { alignments[index].from = new }
            if alignments[index].to == old { alignments[index].to = new }
        }
    }

    /// `actor` is of another type.
    mutating func retype(_ actor: EntityRecord, _ type: EntityType) {
        for index in entities.indices where entities[index].isSameActor(as: actor) {
            let id = entities[index].id
            entities[index].type = type
            entities[index].subtype = nil
            for mention in mentions.indices where mentions[mention].entity == id { mentions[mention].type = type }
        }
    }

    /// Every reference to an entity goes through `new`.
    private mutating func rename(_ new: (String) -> String) {
        for index in mentions.indices { mentions[index].entity = new(mentions[index].entity) }
        for index in attributions.indices {
            if let entity = attributions[index].source?.entity { attributions[index].source?.entity = new(entity) }
        }
        for index in events.indices {
            events[index].actors = Self.unique(events[index].actors.map(new))
            events[index].recipients = Self.unique(events[index].recipients.map(new))
            if let place = events[index].place { events[index].place = new(place) }
        }
        for index in alignments.indices {
            alignments[index].from = new(alignments[index].from)
            alignments[index].to = new(alignments[index].to)
        }
    }

    private static func unique(_ ids: [String]) -> [String] {
        var seen = Set<String>()
        return ids.filter { seen.insert($0).inserted }
    }

    /// Gives every alignment the id that it has by its index, so that none changes when one is taken out.
    mutating func numberAlignments() {
        for index in alignments.indices { alignments[index].id = record(ofAlignment: index) }
    }
}
