import ArabicText
import Knowledge
import Readings

/// Turns linked candidates and resolved descriptions into the layer.
struct ActorAssembly {
    let scanner: NameScanner
    let linker: EntityLinker
    let nominals: NominalResolver

    func layer() -> ActorLayer {
        var linker = linker
        let knowledge = scanner.knowledge
        var adjectives: [Int: Int] = [:]
        for token in scanner.text.tokens.indices where !scanner.skipped[token] {
            guard let country = scanner.adjective(token)?.country ?? scanner.stateOfDefinite(token) else {
                // «الهجوم الحوثي»
                if let match = scanner.text.match(at: token, in: knowledge.bodyAdjectiveTable), case let body = Int(match.entry.row),
                    !knowledge.bodiesToBeNamed.contains(body) || linker.entities.contains(where: { $0.thing == body && !$0.places.isEmpty })
                {
                    adjectives[token] = linker.entity(of: body)
                }
                continue
            }
            // «دعم مالي» where nothing names the state.
            if knowledge.statesOfOrdinaryAdjectives.contains(country), !linker.entities.contains(where: { $0.thing == country && !$0.places.isEmpty })
            {
                continue
            }
            adjectives[token] = linker.entity(of: country)
        }
        for nominal in nominals.nominals
        where linker.entities[nominal.entity].type == .organization && linker.entities[nominal.entity].thing != nil
            && !scanner.isGeneric(nominal.tokens)
        {
            linker.give(surface: scanner.surface(nominal.range, at: nominal.tokens.lowerBound), to: nominal.entity)
        }
        var ids: Set<String> = []
        let records = linker.entities.map { record($0, knowledge, &ids) }
        var mentions: [ActorLayer.Mention] = []
        for (index, candidate) in linker.candidates.enumerated() {
            let entity = linker.assigned[index]
            guard entity >= 0 else { continue }
            mentions.append(
                ActorLayer.Mention(
                    tokens: candidate.tokens, range: candidate.range, entity: entity, type: records[entity].type, form: .name))
        }
        for nominal in nominals.nominals {
            mentions.append(
                ActorLayer.Mention(
                    tokens: nominal.tokens, range: nominal.range, entity: nominal.entity, type: records[nominal.entity].type, form: .nominal))
        }
        for name in nominals.surnames {
            mentions.append(
                ActorLayer.Mention(tokens: name.tokens, range: name.range, entity: name.entity, type: records[name.entity].type, form: .name))
        }
        mentions.sort {
            ($0.range.lowerBound, -$0.range.upperBound, $0.form == .name ? 0 : 1) < (
                $1.range.lowerBound, -$1.range.upperBound, $1.form == .name ? 0 : 1
            )
        }
        return ActorLayer(
            entities: records, mentions: mentions, adjectives: adjectives, tokenCount: scanner.text.tokens.count,
            anchors: nominals.anchors, feminine: linker.entities.map { isFeminine($0, knowledge) },
            marks: Set(scanner.text.tokens.indices.filter { scanner.text.tokens[$0].kind == .punctuation }), wordClasses: scanner.wordClasses)
    }

    private func record(_ entity: LinkedEntity, _ knowledge: ActorKnowledge, _ ids: inout Set<String>) -> EntityRecord {
        if let thing = entity.thing {
            let known = knowledge.things[thing]
            ids.insert(known.id)
            return EntityRecord(
                id: known.id, type: known.type, subtype: known.type == .place ? nil : known.subtype, name: known.name,
                nameEnglish: known.english, aliases: entity.surfaces.filter { $0 != known.name },
                country: known.country.map { knowledge.things[$0].id }, known: true, role: known.role)
        }
        let name = entity.surfaces.max { ($0.unicodeScalars.count, $1) < ($1.unicodeScalars.count, $0) } ?? ""
        var id = (entity.names.max { ($0.count, $1.joined()) < ($1.count, $0.joined()) } ?? [Folding.folded(name)]).joined(separator: "-")
        if let country = entity.country, entity.type == .organization { id += "@" + knowledge.things[country].id }
        var unique = id
        var number = 2
        while !ids.insert(unique).inserted {
            unique = "\(id)-\(number)"
            number += 1
        }
        return EntityRecord(
            id: unique, type: entity.type, subtype: entity.type == .organization ? entity.subtype ?? "other" : nil, name: name,
            aliases: entity.surfaces.filter { $0 != name }, country: entity.country.map { knowledge.things[$0].id }, known: false)
    }

    private func isFeminine(_ entity: LinkedEntity, _ knowledge: ActorKnowledge) -> Bool {
        switch entity.type {
        case .person: return entity.isFeminine || entity.thing.map { knowledge.things[$0].isFeminine } ?? false
        case .country: return entity.thing.map { knowledge.things[$0].isFeminine } ?? true
        case .place: return true
        default:
            // The head of a known name may stand outside its core: «حزب الله» is a party.
            let named = entity.names.first?.first.flatMap { $0 == "الله" ? nil : $0 }
            let first = named ?? entity.thing.map { NameKey.words(of: knowledge.things[$0].name).first ?? "" } ?? ""
            return first.hasSuffix("ه") || first.hasSuffix("ات") || first.hasSuffix("ا") || entity.subtype == "media"
        }
    }
}
