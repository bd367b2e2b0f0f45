import Actors
import ArabicText
import Knowledge

/// Who does an act that another verb governs («قرر الوزير طرد السفير») or that is joined to one («اقتحموا المقر وخطفوا الحارس»).
extension SentenceScan {
    /// The finite verb of the clause in which a token stands behind it, or nil where the clause has none before the token.
    func governor(of token: Int) -> Int? {
        var previous = token - 1
        var commas = 0
        while previous >= range.lowerBound, token - previous <= 26 {
            let word = self[previous]
            if isComma(previous) {
                commas += 1
                if commas > 2 { return nil }
            } else if word.kind == .punctuation, !isQuotationMark(previous) {
                guard let open = opening(of: previous) else { return nil }
                previous = open
            } else if word.mention < 0 {
                if isFiniteVerb(previous) {
                    // «استبق العرض الذي قدمه الرئيس باتهام»: a clause about a noun ends with the subject of its verb.
                    let isAboutNoun = relativeBefore(previous) != nil || previous > range.lowerBound && !startsClause(previous) && self[previous - 1].kind == .word
                        && (self[previous - 1].mention < 0 && self[previous - 1].wordClass == nil && !self[previous - 1].isVerb)
                    guard isAboutNoun, self[previous].enclitic != .none, let inner = subjectBehind(previous + 1), inner.end <= token,
                        inner.phrases[0].tokens.lowerBound == previous + 1
                    else { return previous }
                    previous = (relativeBefore(previous) ?? previous) - 1
                    continue
                }
                switch word.wordClass {
                case .complementizer, .relative, .boundary, .question, .condition: return nil
                default: break
                }
            }
            previous -= 1
        }
        return nil
    }

    func isFiniteVerb(_ token: Int) -> Bool {
        let word = self[token]
        return word.mention < 0 && word.isVerb && !word.isDefinite && word.role < 0 && !word.isTime
    }

    /// The subject of a finite verb, as far as its own sentence names it.
    ///
    /// - Parameter limit: what stands from this token on is not the subject.
    func finiteSubject(of verb: Int, before limit: Int, depth: Int = 0) -> [NounPhrase] {
        let features = self[verb].verbFeatures
        guard features.person == .third || features.person == .none else { return [] }
        var right: [NounPhrase] = []
        if features.number != .plural, features.number != .dual, let behind = subjectBehind(verb + 1), behind.end <= limit,
            behind.phrases.contains(where: { !$0.isEmptyOfActors })
        {
            right = behind.phrases
        }
        if let relative = relativeBefore(verb) {
            if self[verb].enclitic != .none || hasPronounObject(verb), !right.isEmpty { return right }
            return antecedentPhrase(before: relative).map { [$0] } ?? right
        }
        if right.first?.entities.isEmpty == false, startsClause(verb) { return right }
        if !startsClause(verb), let left = subjectPhrase(before: verb), !left.isEmptyOfActors, agrees(left, with: features) { return [left] }
        if !right.isEmpty { return right }
        if depth < 2, self[verb].hasWaw, let earlier = verbBefore(verb) {
            return finiteSubject(of: earlier, before: verb, depth: depth + 1).filter { agrees($0, with: features) }
        }
        return []
    }

    /// The finite verb to which «و» joins another.
    private func verbBefore(_ verb: Int) -> Int? {
        var previous = verb - 1
        while previous >= range.lowerBound, verb - previous <= 24 {
            let word = self[previous]
            if word.kind == .punctuation, !isComma(previous), !isQuotationMark(previous) { return nil }
            if isFiniteVerb(previous) { return previous }
            if word.mention < 0, word.wordClass == .complementizer { return nil }
            previous -= 1
        }
        return nil
    }

    /// Whether a phrase in front of a verb can be its subject, by gender and number.
    func agrees(_ phrase: NounPhrase, with features: WordFeatures) -> Bool {
        guard let entity = phrase.entities.first, phrase.entities.count == 1, features.number == .singular, phrase.isWholeName,
            actors.entities[entity].type != .organization
        else { return true }
        switch features.gender {
        // States of either gender take feminine verbs: «شجبت الأردن».
        case .feminine: return actors.isFeminine(entity) || actors.entities[entity].type != .person
        case .masculine: return !actors.isFeminine(entity) || namesSeat(phrase.tokens.lowerBound, of: entity)
        default: return true
        }
    }

    /// Phrases directly behind a trigger that by its form are not its subject: whoever is accused in «متهما طهران», and in «واتهم
    /// ميليشيات» those with whom the verb would have to agree.
    func phrasesThatAreNoSubject(of trigger: Trigger) -> [NounPhrase] {
        let match = trigger.candidate.match
        guard !trigger.candidate.isNoun, match.segmentation.enclitic == .none, trigger.end < range.upperBound,
            let phrase = object(behind: trigger.end).first, phrase.tokens.lowerBound == trigger.end
        else { return [] }
        let features = match.entry.features
        if features.isVerb {
            guard features.person == .third, features.number == .singular, !features.isPassive else { return [] }
            return agrees(phrase, with: features) && !(features.gender == .masculine && isFeminineBody(phrase)) ? [] : [phrase]
        }
        // An active participle without the article and in the accusative says how the subject of its clause acts.
        let isAccusative = features.aspect == .activeParticiple && !match.segmentation.proclitics.contains(.article)
            && text.text.foldedSpelling(trigger.token).hasSuffix("ا")
        return isAccusative ? [phrase] : []
    }

    /// «ميليشيات الحوثي», «حركة حماس»: a verb directly before them takes the feminine.
    private func isFeminineBody(_ phrase: NounPhrase) -> Bool {
        guard let entity = phrase.entities.first, phrase.entities.count == 1, actors.entities[entity].type == .organization else { return false }
        let head = text.text.foldedSpelling(phrase.tokens.lowerBound)
        return head.hasSuffix("ه") || head.hasSuffix("ات")
    }

    /// «اتهم الكرملين»: a palace or house that stands for its state is masculine though the state is not.
    private func namesSeat(_ token: Int, of entity: ActorLayer.EntityIndex) -> Bool {
        guard actors.entities[entity].type == .country else { return false }
        let word = text.text.foldedSpelling(token)
        return word.hasPrefix("ال") && !word.hasSuffix("ه") && !Folding.folded(actors.entities[entity].name).contains(String(word))
    }

    /// Who does the act of a noun by the verb that governs it; empty where the noun is itself the subject of that verb.
    func controller(of trigger: Trigger) -> [NounPhrase] {
        let token = trigger.token
        guard let verb = governor(of: token) else { return [] }
        let subject = finiteSubject(of: verb, before: token)
        guard subject.contains(where: { !$0.isEmptyOfActors }) else { return [] }
        return subject
    }

    /// Whether the words before a noun say that somebody wants, begins or manages the act: its doer is then the subject of its clause.
    func isControlled(_ token: Int) -> Bool {
        if self[token].prepositionIsClitic { return true }
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 3 {
            let word = self[previous]
            if word.kind == .punctuation, !isQuotationMark(previous) { return false }
            if word.mention >= 0 || word.wordClass == .complementizer || word.wordClass == .relative { return false }
            if word.light >= 0, tables.lightRows[Int(word.light)].isSaying { return false }
            if word.status >= 0 || word.light >= 0 || word.lightNoun >= 0 { return true }
            previous -= 1
        }
        return false
    }

    /// Whether «أن» stands between the head of the sentence and a token.
    func isBehindComplementizer(_ token: Int) -> Bool {
        (range.lowerBound..<token).contains { self[$0].mention < 0 && self[$0].wordClass == .complementizer }
    }
}
