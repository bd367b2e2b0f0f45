import Actors
import ArabicText
import Knowledge
import Readings

/// Clauses that describe a noun: what stands behind the one of a subject, and who acts in the one of an object.
extension SentenceScan {
    /// «قتل المسلحون الذين هاجموا القاعدة جنديين»: the object of a verb whose subject has a clause of its own, which begins at a token; it stands
    /// behind what belongs to that clause's verb.
    func object(beyondRelativeAt start: Int, of subject: [NounPhrase]) -> [NounPhrase] {
        guard let first = subject.first, let verb = verb(ofRelativeAt: start, describing: first) else { return [] }
        var token = verb + 1
        var isFilled = false
        while token < range.upperBound, token - start < 20 {
            if self[token].isTime || isQuotationMark(token) {
                token += 1
                continue
            }
            if self[token].kind == .punctuation { return [] }
            if let behind = endOfGoverned(token) {
                // «الذين وصلوا إلى القرية جنديين»
                isFilled = true
                token = behind
                continue
            }
            guard canBeginPhrase(token), !self[token].hasWaw else { return [] }
            let phrases = coordinated(at: token)
            guard let last = phrases.last else { return [] }
            guard isFilled else {
                isFilled = true
                token = last.tokens.upperBound
                continue
            }
            // «قتل القائد الذي كان في السيارة زيد العلي»: his name.
            if phrases[0].isWholeName, !first.isWholeName, phrases[0].entities.contains(where: { actors.entities[$0].type == .person }) { return [] }
            return phrases.allSatisfy { $0.isEmptyOfActors } && !isAccusative(token) ? [] : phrases
        }
        return []
    }

    /// The verb of the clause that begins at a token with a relative pronoun, or with «كان» behind an indefinite noun.
    private func verb(ofRelativeAt start: Int, describing noun: NounPhrase) -> Int? {
        guard start < range.upperBound, self[start].mention < 0, !self[start].hasWaw else { return nil }
        var token = start
        switch self[start].wordClass {
        case .relative: token += 1
        case .copula where noun.entities.isEmpty && !noun.tokens.contains(where: isArticled):
            // «مسلحان كانا على دراجة»
            return start + 1 < range.upperBound && endOfGoverned(start + 1) != nil ? start : nil
        default: return nil
        }
        while token < range.upperBound, token - start < 4, self[token].mention < 0 {
            switch self[token].wordClass {
            case nil: return self[token].kind == .word && !isArticled(token) && !self[token].prepositionIsClitic ? token : nil
            case .copula:
                // «الذين كانوا في المدينة», «الذي كان يقود السيارة»
                guard token + 1 < range.upperBound, isFiniteVerb(token + 1) else { return token }
                token += 1
            case .negation, .pastNegation, .boundary, .perhaps: token += 1
            default: return nil
            }
        }
        return nil
    }

    /// «اعتراض صاروخ أطلقته الجماعة», «تفكيك خلية يقودها التنظيم»: who acts in the clause that describes what stands before a token.
    func doers(inClauseBehind end: Int) -> [NounPhrase] {
        guard end < range.upperBound, end > range.lowerBound else { return [] }
        var verb = end
        if self[verb].mention < 0, self[verb].wordClass == .relative { verb += 1 }
        guard verb < range.upperBound, isFiniteVerb(verb), !self[verb].hasWaw, self[verb].enclitic.isThirdPerson || hasPronounObject(verb) else {
            return []
        }
        return subjectBehind(verb + 1)?.phrases ?? []
    }

    /// «الغارات التي تعرضت لها سوريا», «عقوبات واجهتها إيران»: who is told to be exposed to an act by the clause right behind its noun.
    func exposed(to trigger: Trigger) -> [NounPhrase] {
        let isFeminine = trigger.candidate.match.entry.features.number == .plural || endsAsFeminine(trigger.end - 1)
        var token = trigger.end
        while token < range.upperBound, token - trigger.end < 4, self[token].mention < 0, self[token].kind == .word {
            if isFiniteVerb(token) {
                guard self[token].light >= 0, tables.lightRows[Int(self[token].light)].subject == .recipient else { return [] }
                let isObject = self[token].enclitic != .none
                let pronoun = isObject ? self[token].enclitic : hasPronounObject(token) ? self.pronoun(at: token + 1) : .none
                guard pronoun == (isFeminine ? .ha3fs : .ha3ms), let subject = subjectBehind(isObject ? token + 1 : token + 2)?.phrases,
                    subject.contains(where: { !$0.isEmptyOfActors })
                else { return [] }
                return subject
            }
            guard self[token].wordClass == .relative || self[token].wordClass == nil && !self[token].prepositionIsClitic else { return [] }
            token += 1
        }
        return []
    }

    /// Whether the indefinite word right behind a noun is its genitive and not its attribute: the sense of the noun needs it, or the tree has it so.
    func isGenitive(_ token: Int, of noun: Int) -> Bool {
        guard range.contains(token) else { return false }
        if candidates(at: noun).contains(where: {
            $0.isNoun && tables.nounRows[$0.row].recipientSlots.contains(.genitive)
                && isNeeded(token, by: tables.nounRows[$0.row])
        }) {
            return true
        }
        guard let syntax, !isAttribute(token, of: noun) else { return false }
        return syntax.relations[token] == .nmod && Int(syntax.heads[token]) == noun
    }

    /// «اعتراض صاروخ أطلقته الجماعة», «تدمير الدبابات التي أرسلتها»: whether a verb describes what stands in the genitive of a noun before it, which is
    /// its object.
    func isOfGenitive(_ verb: Int, behind noun: Int) -> Bool {
        guard noun + 1 < verb, isFiniteVerb(verb), self[verb].enclitic.isThirdPerson else { return false }
        return isGenitive(noun + 1, of: noun)
    }

    /// «بقتل المعارض», «بأنها …»: what somebody is charged with.
    func isChargedWith(_ token: Int) -> Bool {
        guard range.contains(token) else { return false }
        return self[token].mention < 0 && self[token].prepositionIsClitic && self[token].preposition == .by && !self[token].isTime
            || self[token].mention < 0 && text.text.spelling(token).hasPrefix("بأن")
                && (text.text.token(token, is: "بان") || tables.clauseWords.stands(.particle, at: token, in: text))
    }

    /// «الناشط جرى اعتقاله», «السكان الذين تم ترحيلهم»: whom the pronoun of an act that was brought about means, right before the verb.
    func sufferer(broughtAboutBy trigger: Trigger) -> NounPhrase? {
        let verb = trigger.token - 1
        let pronoun = trigger.candidate.match.segmentation.enclitic
        guard pronoun.isThirdPerson, isBroughtAbout(trigger.token), verb > range.lowerBound else { return nil }
        let relative = relativeBefore(verb)
        let phrase = relative.flatMap(antecedentPhrase) ?? antecedentPhrase(before: verb)
        guard let phrase, phrase.tokens.upperBound == relative ?? verb, !phrase.isEmptyOfActors, agrees(phrase, with: pronoun) else { return nil }
        return phrase
    }
}
