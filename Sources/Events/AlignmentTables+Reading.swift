import Actors
import ArabicText
import Knowledge
import Readings

extension AlignmentTables {
    /// Alignments that a sentence states by a word of its own.
    func alignments(in scan: SentenceScan, document: DocumentCoding) -> [EventLayer.Alignment] {
        var found: [EventLayer.Alignment] = []
        var covered = scan.range.lowerBound
        for token in scan.range where token >= covered && scan[token].mention < 0 {
            guard let match = scan.text.match(at: token, in: words), accepts(match, at: token, scan) else { continue }
            let row = rows[Int(match.entry.row)]
            let end = token + Int(match.tokenCount)
            covered = end
            let from = resolve(row.from, token, end, match, scan, document)
            let to = resolve(row.to, token, end, match, scan, document)
            var parties = (from: from, to: to)
            if row.from == [.preposition(.between)] {
                guard let two = scan.parties(behind: end) else { continue }
                parties = ([two.0], [two.1])
            }
            if row.from.first == .ally, let a = parties.from.first, let b = parties.to.first,
                document.actors.entities[a].type != .country, document.actors.entities[b].type == .country
            {
                // Of allies, the state backs the man or the band.
                parties = (parties.to, parties.from)
            }
            let phase = scan.phase(row.phase, at: token, match, document.attributions.innermost(at: token).map { document.attributions.attributions[$0].stance })
            for a in parties.from {
                for b in parties.to where a != b {
                    add(a, b, row, phase, token, match, scan, document, &found)
                    if row.both { add(b, a, row, phase, token, match, scan, document, &found) }
                }
            }
        }
        return found
    }

    private func add(
        _ from: ActorLayer.EntityIndex, _ to: ActorLayer.EntityIndex, _ row: AlignmentRow, _ phase: Phase, _ token: Int,
        _ match: LexicalMatch, _ scan: SentenceScan, _ document: DocumentCoding, _ found: inout [EventLayer.Alignment]
    ) {
        found.append(
            EventLayer.Alignment(
                from: from, to: to, relation: row.relation, phase: phase, range: scan.text.range(of: match, at: token),
                attribution: document.attributions.innermost(at: token), rule: row.id))
    }

    private func accepts(_ match: LexicalMatch, at token: Int, _ scan: SentenceScan) -> Bool {
        let clitics = match.segmentation.proclitics
        if match.entry.features.isVerb {
            if clitics.contains(.article) || clitics.contains(.ba) { return false }
            if match.tokenCount == 1, match.entry.features.person == .first { return false }
        }
        return !clitics.contains(.question)
    }

    private func resolve(
        _ slots: [AlignmentSlot], _ token: Int, _ end: Int, _ match: LexicalMatch, _ scan: SentenceScan, _ document: DocumentCoding
    ) -> [ActorLayer.EntityIndex] {
        let enclitic = match.segmentation.enclitic
        // A noun's genitive stands nearer than the subject of its clause.
        let ordered = match.entry.features.isVerb ? slots : slots.filter { $0 == .genitive } + slots.filter { $0 != .genitive }
        for slot in ordered {
            var phrases: [NounPhrase] = []
            switch slot {
            case .subject: phrases = scan.subject(ofVerbAt: token, end: end, isVerb: match.entry.features.isVerb)
            case .object: if enclitic == .none { phrases = scan.bare(behind: end) }
            case .genitive: if enclitic == .none, !match.segmentation.proclitics.contains(.article) { phrases = scan.bare(behind: end) }
            case .adjective:
                if end < scan.range.upperBound, scan[end].adjective >= 0 {
                    return scan.adjectives(behind: end)
                }
            case .adverb: return scan.adjectives(behind: end)
            case .antecedent: phrases = scan.antecedentPhrase(before: token).map { [$0] } ?? []
            case .pronoun:
                if enclitic.isThirdPerson,
                    let entity = document.antecedent(of: enclitic, before: token, scan: scan, excluding: [])
                {
                    return [entity]
                }
            case .next: phrases = scan.coordinated(at: end)
            case .ally:
                // «حليفه الروسي», «حليف تركيا»: an adjective or name behind a pronoun is the ally; else the noun before.
                if enclitic != .none {
                    let adjectives = scan.adjectives(behind: end)
                    if !adjectives.isEmpty { return adjectives }
                    if let behind = scan.nextNamed(behind: end, within: 6) { return [behind] }
                }
                phrases = scan.antecedentPhrase(before: token).map { [$0] } ?? []
                if phrases.allSatisfy({ $0.entities.isEmpty }) { phrases = scan.subjectPhrase(before: token).map { [$0] } ?? [] }
            case .clause: phrases = scan.subjectPhrase(before: token).map { [$0] } ?? []
            case .preposition(let preposition): phrases = scan.behind(preposition, from: end)
            }
            var entities: [ActorLayer.EntityIndex] = []
            for phrase in phrases {
                entities += phrase.entities
                if phrase.entities.isEmpty, let place = phrase.place, let country = scan.country(of: place) { entities.append(country) }
            }
            if !entities.isEmpty { return entities }
        }
        return []
    }

    /// Acts that entail backing or opposition: arming, funding, praising; attacking, sanctioning, arresting.
    static func entailed(
        by events: [EventLayer.Event], actors: ActorLayer, phases: [Int: Phase], backings: [Int: TriggerRow.Backing]
    ) -> [EventLayer.Alignment] {
        var found: [EventLayer.Alignment] = []
        for event in events {
            let relation: Relation
            var forward = true
            var backward = false
            switch event.type {
            case .support, .aid: relation = .supports
            case .assault, .coerce, .sanction, .threaten, .accuse: relation = .opposes
            default:
                guard let backing = backings[event.triggerToken] else { continue }
                relation = .supports
                forward = backing != .recipient
                backward = backing != .actor
            }
            if event.type == .accuse || event.type == .threaten, event.status == .planned { continue }
            guard let phase = phases[event.triggerToken] ?? phase(of: event.status, relation) else { continue }
            func add(_ from: ActorLayer.EntityIndex, _ to: ActorLayer.EntityIndex) {
                // An outlet tells of the backing of others.
                if actors.entities[from].subtype == "media" || actors.entities[to].subtype == "media" { return }
                // A war within a land is none against the land.
                if relation == .opposes, actors.entities[from].country == actors.entities[to].id { return }
                found.append(
                    EventLayer.Alignment(
                        from: from, to: to, relation: relation, phase: phase, range: event.trigger, attribution: event.attribution,
                        time: event.time, rule: event.rule))
            }
            for actor in event.actors {
                for recipient in event.recipients where actor != recipient {
                    if forward { add(actor, recipient) }
                    if backward { add(recipient, actor) }
                }
            }
        }
        return found
    }

    /// Who means to back already backs; an attack that may come opposes nobody yet.
    private static func phase(of status: EventStatus, _ relation: Relation) -> Phase? {
        switch status {
        case .reported, .planned: .ongoing
        case .hypothetical: relation == .supports ? .sought : nil
        case .denied: .denied
        case .ended: .ended
        }
    }
}

extension SentenceScan {
    func subject(ofVerbAt token: Int, end: Int, isVerb: Bool) -> [NounPhrase] {
        if isVerb, startsClause(token) {
            let right = bare(behind: end)
            if let first = right.first, !first.isEmptyOfActors { return right }
        }
        return subjectPhrase(before: token).map { [$0] } ?? []
    }

    /// The bare phrases right behind a word: genitive, object or subject.
    func bare(behind token: Int) -> [NounPhrase] {
        var token = token
        while range.contains(token), isQuotationMark(token) || self[token].isTime { token += 1 }
        guard range.contains(token), canBeginPhrase(token), !self[token].prepositionIsClitic, !self[token].hasWaw else { return [] }
        return coordinated(at: token)
    }

    func adjectives(behind token: Int) -> [ActorLayer.EntityIndex] {
        var entities: [ActorLayer.EntityIndex] = []
        var at = token
        while at < range.upperBound, at - token < 4 {
            if self[at].adjective >= 0 {
                entities.append(ActorLayer.EntityIndex(self[at].adjective))
            } else if entities.isEmpty || !isComma(at) {
                break
            }
            at += 1
        }
        return entities
    }

    func nextNamed(behind token: Int, within reach: Int) -> ActorLayer.EntityIndex? {
        var at = token
        while at < range.upperBound, at - token < reach {
            if self[at].kind == .punctuation, !isQuotationMark(at), !isComma(at) { return nil }
            if self[at].mention >= 0 {
                let entity = actors.mentions[Int(self[at].mention)].entity
                if isActor(entity), !(self[at].preposition == .inside) , at == token || self[at - 1].preposition != .inside { return entity }
            }
            at += 1
        }
        return nil
    }

    func behind(_ preposition: Preposition, from start: Int) -> [NounPhrase] {
        var token = start
        while token < range.upperBound, token - start < 8 {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token) { return [] }
            if word.preposition == preposition {
                let at = word.prepositionIsClitic ? token : token + word.classLength
                if word.prepositionIsClitic || word.wordClass == .preposition {
                    let phrases = coordinated(at: at)
                    if !phrases.isEmpty { return phrases }
                }
            }
            if word.isVerb, word.mention < 0 { return [] }
            token += 1
        }
        return []
    }

    /// «بين X وY»
    func parties(behind start: Int) -> (ActorLayer.EntityIndex, ActorLayer.EntityIndex)? {
        let phrases = behind(.between, from: start)
        let entities = phrases.flatMap(\.entities)
        guard entities.count >= 2, entities[0] != entities[1] else { return nil }
        return (entities[0], entities[1])
    }

    /// The phase that the words around an alignment word give it.
    func phase(_ base: Phase, at token: Int, _ match: LexicalMatch, _ stance: Stance?) -> Phase {
        let probe = Trigger(
            candidate: Candidate(token: token, length: Int(match.tokenCount), row: 0, isNoun: !match.entry.features.isVerb, match: match),
            row: TriggerRow(
                id: "", type: .support, mode: nil, isNoun: !match.entry.features.isVerb, actorSlots: [], recipientSlots: [],
                needsRecipient: false, needs: [], unless: []))
        switch status(of: probe, stance: stance) {
        case .denied: return .denied
        case .ended: return .ended
        case .planned, .hypothetical: return base == .ongoing ? .sought : base
        case .reported: return base
        }
    }
}
