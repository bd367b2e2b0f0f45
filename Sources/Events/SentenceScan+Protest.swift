import Actors
import ArabicText
import Knowledge

/// Who protests, and against whom.
extension SentenceScan {
    /// The phrase of the crowd that a sentence speaks of, nearest to a token: «آلاف المتظاهرين».
    func crowd(near token: Int) -> NounPhrase? {
        var best: (distance: Int, phrase: NounPhrase)?
        for place in range where self[place].mention < 0 && self[place].role >= 0 && tables.roleRows[Int(self[place].role)].isCrowd {
            var start = place
            while start > range.lowerBound, counts(start - 1), !self[start].hasWaw { start -= 1 }
            guard let phrase = phrase(at: start) ?? phrase(at: place) else { continue }
            let distance = abs(place - token)
            if distance <= 24, best.map({ distance < $0.distance }) ?? true {
                best = (
                    distance,
                    NounPhrase(tokens: start..<max(place + 1, phrase.tokens.upperBound), entities: phrase.entities, role: Int(self[place].role))
                )
            }
        }
        return best?.phrase
    }

    /// What those who protest do is a protest whatever the verb: «أشعل المتظاهرون الإطارات», «محتجون حاولوا دخول المبنى».
    ///
    /// The noun that names them is the trigger, where it stands as a subject.
    func crowdDeed(_ others: [Trigger]) -> Trigger? {
        for token in range where self[token].mention < 0 && self[token].role >= 0 && tables.roleRows[Int(self[token].role)].isCrowd {
            guard isCrowdSubject(token), !others.contains(where: { $0.token <= token && token < $0.end }),
                let match = text.matches(at: token).first(where: {
                    $0.entry.table == tables.roles && $0.tokenCount == 1 && $0.entry.row == self[token].role
                })
            else { continue }
            let row = tables.roleRows[Int(self[token].role)]
            return Trigger(
                candidate: Candidate(token: token, length: 1, row: Int(self[token].role), isNoun: true, match: match),
                row: TriggerRow(
                    id: row.id, type: .protest, mode: nil, isNoun: true, actorSlots: [], recipientSlots: [], needsRecipient: false,
                    needs: [], unless: []))
        }
        return nil
    }

    /// Whether a crowd does what its sentence tells: by the ending of the nominative, behind a verb, or before a relative clause of its own.
    private func isCrowdSubject(_ token: Int) -> Bool {
        guard !self[token].prepositionIsClitic else { return false }
        let word = text.text.spelling(token)
        if word.hasSuffix("ون") || word.hasSuffix("ان") || word.hasSuffix("رو") || word.hasSuffix("جو") { return true }
        var start = token
        while start > range.lowerBound, counts(start - 1), token - start < 6 { start -= 1 }
        if start > range.lowerBound, isFiniteVerb(start - 1) { return true }
        let next = token + 1
        return range.contains(next) && self[next].mention < 0 && self[next].wordClass == .relative
    }

    /// Whether a phrase speaks of those who protest.
    func isCrowd(_ phrase: Range<Int>) -> Bool {
        phrase.contains { range.contains($0) && self[$0].mention < 0 && self[$0].role >= 0 && tables.roleRows[Int(self[$0].role)].isCrowd }
    }

    func counts(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0 else { return false }
        if word.role >= 0, tables.roleRows[Int(word.role)].isCount { return true }
        return word.kind == .number || word.wordClass == .quantifier || word.wordClass == .preposition && word.preposition == .from
    }

    /// Against whom or what a protest near a token is, by the words that say so: «احتجاجاً على قرار الوزير», «للتنديد بزيارة الرئيس».
    func protestTarget(near token: Int) -> [NounPhrase] {
        for context in actContexts where tables.actClasses[Int(context.number)] == "target" && (token - 12..<token + 30).contains(context.token) {
            var next = context.token + 1
            // «تطالب بـ«استقالة الوزير»»
            while range.contains(next),
                isQuotationMark(next)
                    || self[next].mention < 0 && (self[next].wordClass == .preposition || text.text.foldedBytes(next).count <= 2)
            {
                next += max(1, self[next].mention < 0 ? self[next].classLength : 1)
            }
            guard range.contains(next) else { continue }
            let found = coordinated(at: next).filter { !isCrowd($0.tokens) }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Gives the protests of a sentence whom they are against, from the demands and complaints that it tells with them, and these
    /// the crowd as their doer.
    static func joinProtests(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices where read[index].trigger.row.type == .protest && read[index].roles.recipientPhrases.isEmpty {
            let token = read[index].trigger.token
            for other in read where other.trigger.token != token && abs(other.trigger.token - token) <= 30 {
                switch other.trigger.row.type {
                case .accuse, .request, .reject, .threaten:
                    guard !other.roles.recipientPhrases.isEmpty else { continue }
                    read[index].roles.takeRecipients(of: other.roles)
                case .retreat where !other.roles.actorPhrases.isEmpty && other.trigger.candidate.isNoun:
                    // «مطالبين برحيل الرئيس»
                    read[index].roles.recipients = other.roles.actors
                    read[index].roles.recipientPhrases = other.roles.actorPhrases
                default: continue
                }
                break
            }
        }
        for index in read.indices {
            guard let noun = read[index].roles.protest, let protest = read.first(where: { $0.trigger.token == noun }) else { continue }
            if read[index].roles.namesNobody { read[index].roles.takeActors(of: protest.roles) }
            read[index].roles.doerOf = noun
        }
        for index in read.indices where read[index].roles.namesNobody {
            switch read[index].trigger.row.type {
            case .accuse, .request, .reject, .protest: break
            default: continue
            }
            let token = read[index].trigger.token
            if let protest = read.last(where: { $0.trigger.row.type == .protest && $0.trigger.token < token && token - $0.trigger.token <= 30 }) {
                read[index].roles.takeActors(of: protest.roles)
            }
        }
    }
}
