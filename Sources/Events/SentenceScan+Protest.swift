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
        for context in actContexts where isTarget(context) && (token - 12..<token + 30).contains(context.token) {
            var next = context.token + 1
            // «تطالب بـ«استقالة الوزير»»
            while range.contains(next),
                isQuotationMark(next)
                    || self[next].mention < 0 && (self[next].wordClass == .preposition || text.text.foldedBytes(next).count <= 2)
                    || isRelativeOfThings(next) && next + 1 < range.upperBound
            {
                if isRelativeOfThings(next) {
                    // «على ما وصفوه بتعسف المحكمة», «بما ارتكبته القوات»: what is called so, or who has done it.
                    guard isFiniteVerb(next + 1) || self[next + 1].enclitic.isThirdPerson, self[next + 1].mention < 0 else { break }
                    next += 1
                }
                next += max(1, self[next].mention < 0 ? self[next].classLength : 1)
            }
            guard range.contains(next) else { continue }
            let found = coordinated(at: next).filter { !isCrowd($0.tokens) }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func isTarget(_ context: (token: Int, number: Int32)) -> Bool { tables.actClasses[Int(context.number)] == "target" }

    private func isRelativeOfThings(_ token: Int) -> Bool { self[token].mention < 0 && tables.clauseWords.stands(.what, at: token, in: text) }

    /// What the words behind a protest say of whom it is against or asks: as far as the next verb or mark.
    func aims(behind protest: Int) -> [Range<Int>] {
        actContexts.filter { isTarget($0) && (protest + 1..<protest + 30).contains($0.token) }.map { context in
            var end = context.token + 1
            while end < range.upperBound, end - context.token < 12, self[end].kind != .punctuation || isQuotationMark(end),
                !isFiniteVerb(end) || isRelativeOfThings(end - 1)
            {
                end += 1
            }
            return context.token..<end
        }
    }

    /// Gives the protests of a sentence whom they are against, from the demands and complaints that it tells with them, and these
    /// the crowd as their doer.
    func joinProtests(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices where read[index].trigger.row.type == .protest && isAgainstNobody(read[index].roles) {
            let token = read[index].trigger.token
            for other in read where other.trigger.token != token && abs(other.trigger.token - token) <= 30 {
                switch other.trigger.row.type {
                case .accuse, .request, .reject, .threaten:
                    if other.roles.recipientPhrases.isEmpty {
                        // «معلنة رفضها مطالب الأحزاب»
                        guard other.trigger.row.type == .reject,
                            let asked = read.first(where: { $0.trigger.token == other.trigger.end && $0.trigger.candidate.isNoun }),
                            asked.trigger.row.type == .request, !asked.roles.namesNobody
                        else { continue }
                        read[index].roles.takeRecipientsFromActors(of: asked.roles)
                    } else {
                        read[index].roles.takeRecipients(of: other.roles)
                    }
                case .assault where attacks(other.trigger, other.roles):
                    // «أغلق المتظاهرون الطريق وهاجموا مقر الحزب»
                    read[index].roles.takeRecipients(of: other.roles)
                case .retreat where !other.roles.actorPhrases.isEmpty && other.trigger.candidate.isNoun:
                    // «مطالبين برحيل الرئيس»
                    read[index].roles.takeRecipientsFromActors(of: other.roles)
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
        for index in read.indices where read[index].roles.namesNobody || isCauseOfProtest(read[index].trigger) {
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

    /// «تظاهروا تنديدا بالقصف»: whether a noun in the accusative says why they protest, so that those who protest do what it tells.
    func isCauseOfProtest(_ trigger: Trigger) -> Bool {
        trigger.candidate.isNoun && isAccusative(trigger.token) && actContexts.contains { $0.token == trigger.token && isTarget($0) }
    }

    /// Whether a verb of force tells of what a crowd does to somebody.
    private func attacks(_ verb: Trigger, _ roles: Roles) -> Bool {
        guard !verb.candidate.isNoun, !roles.isPassive, !roles.recipients.isEmpty else { return false }
        return roles.actorPhrases.contains(where: isCrowd)
            || roles.needsSubject && roles.namesNobody && verb.candidate.match.entry.features.number == .plural
    }

    /// Whether nothing says against whom a protest is, or only where it stands: «أمام حديقة عامة».
    private func isAgainstNobody(_ roles: Roles) -> Bool {
        roles.recipients.isEmpty && roles.recipientPhrases.allSatisfy { phrase(at: $0.lowerBound)?.isEmptyOfActors ?? true }
    }

    /// «احتجاجا على مقتل طالبة على يد الشرطة»: a protest is against who has done what it deplores.
    static func turnToDoers(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices where read[index].trigger.row.type == .protest {
            let phrases = read[index].roles.recipientPhrases
            guard let act = read.first(where: { act in act.trigger.candidate.isNoun && phrases.contains { $0.lowerBound == act.trigger.token } }),
                act.trigger.row.type == .assault || act.trigger.row.type == .coerce, !act.roles.namesNobody
            else { continue }
            read[index].roles.takeRecipientsFromActors(of: act.roles)
        }
    }
}
