import Actors
import ArabicText
import Knowledge
import Readings

/// The subject that a light verb lends to the noun of action it governs («شن هجوما», «تلقى دعما»).
extension SentenceScan {
    /// The subject of the light verb that governs a noun of action, in the role that the verb gives it.
    func light(_ trigger: Trigger, _ roles: inout Roles) {
        var token = trigger.token - 1
        let limit = max(range.lowerBound, trigger.token - 12)
        while token >= limit {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token), !isComma(token) { return }
            // «أصدرت المحكمة حكما على رجل بتهمة الانضمام إلى جماعة»: the verb carries the first noun.
            if isOtherObject(token, than: trigger) { return }
            if word.mention < 0, word.wordClass == .complementizer || word.wordClass == .relative { return }
            if word.mention < 0, word.light >= 0 || word.lightNoun >= 0 {
                // «تلقيه مكالمة»: a verb that lends its subject to a noun has no pronoun for object besides.
                let isVerb =
                    word.light >= 0
                    && (word.lightNoun < 0 || !isGovernedNoun(token) && (!text.segmentations[token].enclitic.isThirdPerson || isFiniteVerb(token)))
                let row = tables.lightRows[Int(isVerb ? word.light : word.lightNoun)]
                // «فشل في السيطرة على العاصمة بعملية»: whoever fails in one thing need not have done the other.
                if row.isVain { return }
                // «أعلنت الهند مقتل عمالها»: who tells of an act of force has not done it.
                if row.isSaying, trigger.candidate.match.segmentation.enclitic == .none {
                    switch trigger.row.type {
                    case .assault, .coerce, .retreat, .mobilize, .consult: return
                    default: break
                    }
                }
                guard row.subject == .actor || row.subject == .recipient else { return }
                if row.subject == .actor, !roles.actors.isEmpty { return }
                // «شن الجيش غارات بدعم من طيران الحلفاء»: who is named for it by its own words has done it, known or not.
                if row.subject == .actor, roles.actorConstruction == .giver || roles.actorConstruction == .source || roles.actorConstruction == .agent
                {
                    return
                }
                if isVerb, word.verbFeatures.person == .first, word.isVerb {
                    // «أجريت اتصالا»: who speaks.
                    if row.subject == .actor { roles.actorSpeaks = true }
                    return
                }
                // «يحظى بدعم مصر»: whoever is given something has it from the genitive.
                let isGiven =
                    row.subject == .recipient && roles.actors.isEmpty && roles.actorPhrases.isEmpty && isIntroduced(trigger, by: row.preposition)
                if row.subject == .recipient, !roles.recipients.isEmpty, !isGiven { return }
                var subject: [NounPhrase] = []
                if isVerb {
                    let left = startsClause(token) ? nil : subjectPhrase(before: token)
                    if let relative = relativeBefore(token), let antecedent = antecedentPhrase(before: relative) {
                        subject = [antecedent]
                    } else if let left, precedesDirectly(left, token) {
                        subject = [left]
                    } else if let right = subjectBehind(token + 1), right.end <= trigger.token {
                        subject = right.phrases
                    } else if let left = subjectPhrase(before: token) {
                        subject = [left]
                    }
                } else {
                    subject = genitives(behind: token + 1)
                    if let last = subject.last, last.tokens.upperBound > trigger.token { subject = [] }
                    let own = text.segmentations[token].enclitic
                    if subject.isEmpty, own.isThirdPerson, row.subject == .recipient, !roles.recipientIsPronoun, !roles.actorIsPronoun {
                        // «حصوله على دعم»: who is given it.
                        roles.pronoun = own
                        roles.recipientIsPronoun = true
                        return
                    }
                }
                if row.subject == .actor {
                    roles.addActors(subject, by: .light)
                } else {
                    if isGiven, !subject.isEmpty {
                        (roles.actors, roles.actorPhrases) = (roles.recipients, roles.recipientPhrases)
                        (roles.recipients, roles.recipientPhrases) = ([], [])
                    }
                    roles.addRecipients(subject, of: self, by: .light)
                    roles.isReceived = !subject.isEmpty && !roles.actors.isEmpty
                }
                return
            }
            token -= 1
        }
    }

    /// «بقرار فرض عقوبات», «بعد فرض عقوبات»: whether a word stands where no verb does.
    private func isGovernedNoun(_ token: Int) -> Bool {
        let previous = token - 1
        guard previous >= range.lowerBound, !self[token].hasWaw, case let word = self[previous], word.mention < 0, word.enclitic == .none else {
            return false
        }
        return word.head == .matter || word.wordClass == .preposition && !word.isVerb
    }

    /// Whether a noun of action before another is what a light verb right before it or its subject carries, so that the other is none of it.
    private func isOtherObject(_ token: Int, than trigger: Trigger) -> Bool {
        guard !self[trigger.token].hasWaw, self[token].mention < 0, self[token].role < 0, isAccusative(token),
            candidates(at: token).contains(where: \.isNoun), trigger.token - token > 1
        else { return false }
        return self[trigger.token].prepositionIsClitic
            || (token + 1..<trigger.token).contains { self[$0].mention < 0 && self[$0].wordClass == .preposition }
    }

    /// Whether a noun of action stands right behind the preposition of its light verb: «بدعم», «على دعم».
    private func isIntroduced(_ trigger: Trigger, by preposition: Preposition?) -> Bool {
        guard let preposition else { return false }
        if self[trigger.token].prepositionIsClitic { return self[trigger.token].preposition == preposition }
        return trigger.token > range.lowerBound && self[trigger.token - 1].preposition == preposition && self[trigger.token - 1].mention < 0
    }

    /// «… الذي شنته روسيا», «… نفذه مجهولون»: a light verb with a pronoun behind the noun, and its subject.
    func doerBehind(_ start: Int) -> [NounPhrase]? {
        var token = start
        let limit = min(range.upperBound, start + 9)
        while token < limit {
            let word = self[token]
            if word.mention < 0, word.light >= 0, tables.lightRows[Int(word.light)].subject == .actor, word.isVerb,
                word.enclitic != .none || hasPronounObject(token)
            {
                return subjectBehind(token + 1)?.phrases
            }
            if word.kind == .punctuation, !isComma(token), !isQuotationMark(token) { return nil }
            token += 1
        }
        return nil
    }
}
