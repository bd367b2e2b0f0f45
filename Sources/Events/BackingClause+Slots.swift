import Actors
import ArabicText
import Knowledge
import Readings

extension BackingClause {
    /// The parties of an alignment word, from the first slot that is filled.
    func resolve(_ slots: [AlignmentSlot], _ token: Int, _ end: Int, _ match: LexicalMatch) -> [ActorLayer.EntityIndex] {
        let enclitic = match.segmentation.enclitic
        let isVerb = match.entry.features.isVerb
        // A noun's genitive stands nearer than the subject of its clause.
        let ordered = isVerb ? slots : slots.filter { $0 == .genitive } + slots.filter { $0 != .genitive }
        for slot in ordered {
            let found = resolve(slot, token, end, match, enclitic, isVerb)
            if !found.isEmpty { return found }
        }
        return []
    }

    private func resolve(
        _ slot: AlignmentSlot, _ token: Int, _ end: Int, _ match: LexicalMatch, _ enclitic: Enclitic, _ isVerb: Bool
    ) -> [ActorLayer.EntityIndex] {
        switch slot {
        case .subject:
            if isVerb {
                if let relative = scan.relativeBefore(token), let head = scan.antecedentPhrase(before: relative) { return entities(of: [head]) }
                var objectStart = end
                return subject(ofVerbAt: token, length: end - token, match.entry.features, objectStart: &objectStart)
            }
            if let governor = governor(of: token) {
                let subject = subject(of: governor, before: token)
                if !subject.isEmpty { return subject }
            }
            return subjectBefore(token)
        case .object, .genitive:
            guard enclitic == .none, slot == .object || !match.segmentation.proclitics.contains(.article) else { return [] }
            return entities(of: joined(scan.bare(behind: end)))
        case .adjective:
            if end < scan.range.upperBound, scan[end].adjective >= 0 { return scan.adjectives(behind: end) }
            return []
        case .adverb: return scan.adjectives(behind: end)
        case .antecedent:
            if scan.range.contains(token - 1), scan[token - 1].mention < 0, scan[token - 1].wordClass != nil, !scan[token].isDefinite {
                // «وباتت مدعومة من»: a predicate, of the subject of its clause.
                return subjectBefore(token)
            }
            return scan.antecedentPhrase(before: token).map { entities(of: [$0]) } ?? []
        case .pronoun:
            guard enclitic.isThirdPerson else { return [] }
            return document.antecedent(of: enclitic, before: token, scan: scan, excluding: []).map { [$0] } ?? []
        case .next: return entities(of: joined(at: end))
        case .ally: return ally(token, end, enclitic)
        case .clause: return subjectBefore(token)
        case .preposition(let preposition): return near(preposition, behind: end, within: 8)
        }
    }

    /// «حليفه الروسي», «حليف تركيا»: an adjective or name behind a pronoun is the ally; else the noun before.
    private func ally(_ token: Int, _ end: Int, _ enclitic: Enclitic) -> [ActorLayer.EntityIndex] {
        if enclitic != .none {
            let adjectives = scan.adjectives(behind: end)
            if !adjectives.isEmpty { return adjectives.filter { !document.isHome($0) } }
            // «حليفه القديم النظام السوري»: in apposition, no word of another construction between.
            var at = end
            while at < scan.range.upperBound, at - end <= 2 {
                let word = scan[at]
                if word.mention >= 0 || word.nominal >= 0 { return scan.phrase(at: at).map { entities(of: [$0]) } ?? [] }
                if word.kind != .word || word.wordClass != nil || word.isVerb || word.prepositionIsClitic || word.hasWaw { break }
                at += 1
            }
            return list(behind: end)
        }
        if let before = scan.antecedentPhrase(before: token) {
            let found = entities(of: [before])
            if !found.isEmpty { return found }
        }
        return subjectBefore(token)
    }

    /// «حلفائه المحليين، مثل أنصار الملك»
    private func list(behind token: Int) -> [ActorLayer.EntityIndex] {
        var at = token
        while at < min(scan.range.upperBound, token + 16) {
            if scan[at].kind == .punctuation, !scan.isComma(at), !scan.isQuotationMark(at) { return [] }
            if scan[at].mention < 0, let match = scan.text.match(at: at, in: tables.listWords) {
                return entities(of: scan.coordinated(at: at + Int(match.tokenCount)))
            }
            at += 1
        }
        return []
    }

    /// Of the parties that an act's clause names, those whose words mean them and not their subjects or rebels.
    func grounded(_ parties: [ActorLayer.EntityIndex], _ phrases: [Range<Int>]) -> [ActorLayer.EntityIndex] {
        guard !phrases.isEmpty else { return parties }
        var allowed: Set<ActorLayer.EntityIndex> = []
        for tokens in phrases {
            if tokens.count == 1, scan[tokens.lowerBound].adjective >= 0 {
                allowed.insert(ActorLayer.EntityIndex(scan[tokens.lowerBound].adjective))
            } else if let phrase = scan.phrase(at: tokens.lowerBound) {
                allowed.formUnion(entities(of: [phrase]))
            }
        }
        return parties.filter { allowed.contains($0) }
    }
}
