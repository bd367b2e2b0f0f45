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
                if let open = openingOfRelative(before: previous) {
                    previous = open - 1
                    continue
                }
                commas += 1
                if commas > 2 { return nil }
            } else if word.kind == .punctuation, !isQuotationMark(previous) {
                guard let open = opening(of: previous) else { return nil }
                previous = open
            } else if word.mention < 0 {
                if isFiniteVerb(previous) {
                    // «استبق العرض الذي قدمه الرئيس باتهام»: a clause about a noun ends with the subject of its verb.
                    let isAboutNoun =
                        relativeBefore(previous) != nil
                        || previous > range.lowerBound && !startsClause(previous) && self[previous - 1].kind == .word
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

    /// «التحالف، الذي تقوده السعودية، …»: the comma that opens the relative clause which another closes.
    func openingOfRelative(before close: Int) -> Int? {
        var token = close - 1
        while token > range.lowerBound, close - token <= 14 {
            if isComma(token) {
                return self[token + 1].mention < 0 && self[token + 1].wordClass == .relative && !self[token + 1].hasWaw ? token : nil
            }
            if self[token].kind == .punctuation, !isQuotationMark(token) { return nil }
            token -= 1
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
            behind.phrases.contains(where: { !$0.isEmptyOfActors }),
            behind.phrases.first.map({ $0.tokens.lowerBound > verb + 1 || agreesBehind($0, features) }) ?? true
        {
            right = behind.phrases
        }
        if let relative = relativeBefore(verb) {
            if self[verb].enclitic != .none || hasPronounObject(verb), !right.isEmpty { return right }
            return antecedentPhrase(before: relative).map { [$0] } ?? right
        }
        if let topic = topic(of: verb, features) { return [topic] }
        if right.first?.entities.isEmpty == false, startsClause(verb) { return right }
        if !startsClause(verb), let left = bearerOfRelative(before: verb) ?? describedNoun(before: verb, features) ?? subjectPhrase(before: verb),
            !left.isEmptyOfActors, agrees(left, with: features)
        {
            return [left]
        }
        if !right.isEmpty { return right }
        if depth < 2, self[verb].hasWaw, let earlier = verbBefore(verb) {
            return finiteSubject(of: earlier, before: verb, depth: depth + 1).filter { agrees($0, with: features) }
        }
        return []
    }

    /// The finite verb to which «و» joins another: the nearest that is no attribute («شنت تركيا ضربات استهدفت قواعد، وهددت بأخرى»), else the
    /// nearest.
    private func verbBefore(_ verb: Int) -> Int? {
        let gender = self[verb].verbFeatures.gender
        var nearest: Int?
        var previous = verb - 1
        while previous >= range.lowerBound, verb - previous <= 32 {
            let word = self[previous]
            if word.kind == .punctuation, !isComma(previous), !isQuotationMark(previous) { break }
            if isFiniteVerb(previous) {
                let features = self[previous].verbFeatures
                if nearest == nil { nearest = previous }
                if startsClause(previous), relativeBefore(previous) == nil, features.gender == gender || features.gender == .none || gender == .none {
                    return previous
                }
            }
            if word.mention < 0, word.wordClass == .complementizer { break }
            previous -= 1
        }
        return nearest
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

    /// Whether a phrase right behind a verb can be its subject: there a verb of the singular has the gender of its subject («اتهم السلطات»:
    /// the authorities are accused).
    func agreesBehind(_ phrase: NounPhrase, _ features: WordFeatures) -> Bool {
        guard features.isVerb, features.person == .third, features.number == .singular, phrase.tokens.count > 0 else { return true }
        let head = phrase.tokens.lowerBound
        let word = self[head]
        if isAccusativePlural(head) { return false }
        if features.gender == .feminine, word.mention < 0, word.kind == .number || word.wordClass == .quantifier,
            let counted = phrase.tokens.first(where: { self[$0].mention < 0 && self[$0].role >= 0 && !tables.roleRows[Int(self[$0].role)].isCount }),
            isSingular(counted), !endsAsFeminine(counted)
        {
            // «وخطفت نحو ألف شخص»
            return false
        }
        // «حثت مجلس الأمن»; a present such as «تقدم» may be a past of the masculine.
        if features.gender == .feminine, features.aspect == .past, tables.clauseWords.stands(.masculine, at: head, in: text) { return false }
        if features.gender == .masculine, word.mention >= 0, endsAsFeminine(head), case let name = actors.mentions[Int(word.mention)],
            name.type == .country, name.tokens.count > 1
        {
            // «السلطات المصرية», «الحكومة اليمنية»: whatever the gender of the state is.
            return false
        }
        if word.mention >= 0 { return agrees(phrase, with: features) && !(features.gender == .masculine && isFeminineBody(phrase)) }
        guard word.kind == .word, word.wordClass == nil, word.role >= 0, !tables.roleRows[Int(word.role)].isCount else { return true }
        let row = tables.roleRows[Int(word.role)]
        switch features.gender {
        // «دعا قادة فرنسا»: a plural of men.
        case .masculine: return !(endsAsFeminine(head) && !row.isOffice && (row.isBody || row.isOfState && !isSingular(head)))
        case .feminine:
            return !(row.isOffice && isSingular(head) && !endsAsFeminine(head) && (word.isDefinite || features.aspect == .past))
        default: return true
        }
    }

    /// «الحوثيين», «المسؤولين», «الرئيسين»: a subject would end in ون or ان.
    private func isAccusativePlural(_ token: Int) -> Bool {
        let word = text.text.spelling(token)
        guard word.hasSuffix("ين"), word.hasPrefix("ال"), word.count >= 7 else { return false }
        let here = self[token]
        return here.mention >= 0
            ? actors.mentions[Int(here.mention)].type == .organization && actors.mentions[Int(here.mention)].tokens.count == 1 : here.role >= 0
    }

    /// The subject of a relative clause that is not its antecedent: «القمة التي رفضت فيها روسيا», «الرجل الذي تتهم فرنسا إيران بقتله».
    func subjectOfRelative(_ trigger: Trigger, _ antecedent: NounPhrase) -> (phrases: [NounPhrase], end: Int)? {
        let features = trigger.candidate.match.entry.features
        guard features.person == .third, features.number == .singular, let right = subjectBehind(trigger.end), let first = right.phrases.first,
            !first.entities.isEmpty, agrees(first, with: features), agreesBehind(first, features)
        else { return nil }
        let next = trigger.end
        let isWithin =
            next < range.upperBound && self[next].preposition == .inside
            && (self[next].enclitic.isThirdPerson || self[next].wordClass == .prepositionPronoun)
        if isWithin { return first.tokens.lowerBound == next + self[next].classLength ? right : nil }
        guard let entity = antecedent.entities.first, antecedent.entities.count == 1, actors.entities[entity].type == .person,
            first.tokens.lowerBound == next
        else { return nil }
        return agrees(antecedent, with: features) ? nil : right
    }

    /// Whether a participle tells how the subject of its clause acts: «قال الوزير …، متهما إيران», «سارعت روسيا إلى الرد متهمة لندن».
    func isCircumstance(_ trigger: Trigger) -> Bool {
        let token = trigger.token
        let match = trigger.candidate.match
        guard !match.segmentation.proclitics.contains(.article), !self[token].prepositionIsClitic, token > range.lowerBound else { return false }
        let word = text.text.foldedSpelling(token)
        guard word.hasSuffix("ا") || word.hasSuffix("ين") || endsAsFeminine(token) else { return false }
        let previous = token - 1
        if isComma(previous) || self[token].hasWaw || isQuotationMark(previous) { return true }
        // An attribute is definite as its noun is.
        return self[previous].mention >= 0
            || self[previous].kind == .word && self[previous].wordClass == nil && (isArticled(previous) || self[previous].isTime)
    }

    /// Whose manner a participle tells: the subject of the last verb before whatever is said in the sentence, else whom it speaks of.
    func bearer(of trigger: Trigger) -> [NounPhrase] {
        let token = trigger.token
        let features = trigger.candidate.match.entry.features
        let end = (range.lowerBound..<token).first { self[$0].mention < 0 && self[$0].wordClass == .complementizer } ?? token
        func agrees(_ verb: Int) -> Bool {
            let gender = self[verb].verbFeatures.gender
            return gender == .none || features.gender == .none || gender == features.gender || features.number != .singular
        }
        let main = (range.lowerBound..<end).last { isFiniteVerb($0) && relativeBefore($0) == nil }
        // «قال إن محكمة أمرت بإعادته، واصفة القرار بالخطأ»
        let verb = main.flatMap { agrees($0) ? $0 : (end..<token).last { isFiniteVerb($0) && agrees($0) } ?? $0 }
        let found = verb.map { finiteSubject(of: $0, before: token) } ?? subjectPhrase(before: end).map { [$0] } ?? []
        guard features.number == .singular, let first = found.first, let entity = first.entities.first, actors.entities[entity].type == .person,
            features.gender == .feminine ? !actors.isFeminine(entity) : features.gender == .masculine && actors.isFeminine(entity)
        else { return found }
        return []
    }

    /// The place in a list of phrases behind a verb from which they are its objects: where a comma alone stands before one.
    func objectBehindComma(of subject: [NounPhrase], _ trigger: Trigger) -> Int? {
        guard subject.count >= 2, let first = subject.first, first.tokens.lowerBound >= trigger.end, !first.isEmptyOfActors,
            !(first.role.map { tables.roleRows[$0].isOffice } ?? false) || first.entities.contains(where: { actors.entities[$0].type == .person })
        else { return nil }
        return subject.indices.dropFirst().first { index in
            let start = subject[index].tokens.lowerBound
            return isComma(start - 1) && !self[start].hasWaw && !subject[index].isEmptyOfActors
                && (subject[index].entities.isEmpty || subject[index].entities != first.entities)
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
            return agreesBehind(phrase, features) ? [] : [phrase]
        }
        // An active participle without the article and in the accusative says how the subject of its clause acts.
        let isAccusative =
            features.aspect == .activeParticiple && !match.segmentation.proclitics.contains(.article)
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

    /// «أعلن»: whether a verb lends its subject to what it tells, but not to acts of force.
    func isTelling(_ verb: Int) -> Bool { self[verb].light >= 0 && tables.lightRows[Int(self[verb].light)].isSaying }

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

    /// «رفض اتهام روسيا», «نفى التهديد بالانسحاب»: words that the subject of the verb before them denies or rejects.
    func isTurnedDown(_ trigger: Trigger) -> Bool {
        switch trigger.row.type {
        case .accuse, .threaten, .request: break
        default: return false
        }
        guard trigger.candidate.match.segmentation.enclitic == .none, let verb = governor(of: trigger.token), self[verb].status >= 0 else {
            return false
        }
        return tables.statusRows[Int(self[verb].status)].sense == .refusal
    }

    /// Whether «أن» stands between the head of the sentence and a token.
    func isBehindComplementizer(_ token: Int) -> Bool {
        (range.lowerBound..<token).contains { self[$0].mention < 0 && self[$0].wordClass == .complementizer }
    }
}
