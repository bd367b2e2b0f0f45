import Actors
import ArabicText
import Knowledge
import Readings

/// Who is the subject of a verb: behind it, before it, or before the relative pronoun that opens its clause.
extension SentenceScan {
    /// Whether a word begins its sentence, marks and particles before it aside.
    func startsSentence(_ token: Int) -> Bool {
        !(range.lowerBound..<token).contains { self[$0].kind == .word && self[$0].wordClass == nil && !self[$0].isTime || self[$0].mention >= 0 }
    }

    /// Who a finite verb's subject is, and how its clause tells.
    struct Subject {
        var phrases: [NounPhrase] = []
        /// Where the object may begin.
        let objectStart: Int
        var construction = Construction.none
    }

    /// The subject of a finite verb: behind it (VSO), before it (SVO), or nobody in this clause.
    /// - Parameters:
    ///   - end: the token behind the verb.
    ///   - takesObject: whether the verb can have one.
    ///   - hasObject: whether it has one already, as its pronoun.
    func subjectOfVerb(_ token: Int, behind end: Int, _ features: WordFeatures, takesObject: Bool = true, hasObject: Bool = false) -> Subject {
        let nobody = Subject(objectStart: end)
        guard features.person == .third || features.person == .none else { return nobody }
        let isPlural = features.number == .plural || features.number == .dual
        let previous = token - 1
        // «أعلن الجيش أنه استهدف مواقع»: the pronoun is the subject.
        if hasSubjectPronoun(before: token, features) { return Subject(objectStart: end, construction: .subjectPronoun) }
        let opens = startsClause(token)
        let afterComma = previous >= range.lowerBound && isComma(previous) && !self[token].hasWaw
        var right = isPlural ? nil : subjectBehind(end)
        if let found = right, let first = found.phrases.first,
            takesObject && first.isOfState || isThing(first) || isObjectByForm(first) || !agrees(first, with: features)
                || takesObject && first.tokens.lowerBound == end && !agreesBehind(first, features)
        {
            // «استهدف مواقع», «دعا بيونغ يانغ إلى الحوار»: what cannot be the subject is the object.
            right = nil
        }
        func behind(_ construction: Construction) -> Subject {
            right.map { Subject(phrases: $0.phrases, objectStart: $0.end, construction: construction) } ?? nobody
        }
        let rightActs = right.map { $0.phrases.contains { !$0.isEmptyOfActors } } ?? false
        if opens, !afterComma {
            if rightActs { return behind(right?.phrases[0].tokens.lowerBound == end ? .subjectRightBehind : .subjectBehind) }
            guard !isPlural, let right else { return nobody }
            // «اقتحمت سيارة ملغومة قاعدة»: what has another phrase right behind it is the subject.
            let second = takesObject ? object(behind: right.end).first : nil
            let strikes = second.map { $0.tokens.lowerBound == right.end && (!$0.isEmptyOfActors || $0.place != nil) } ?? false
            return Subject(phrases: right.phrases, objectStart: strikes ? right.end : end, construction: .thingBehind)
        }
        if hasObject, let right, right.phrases[0].tokens.lowerBound == end, right.phrases.contains(where: { !$0.entities.isEmpty }) {
            // «أول دولة زارها ترامب»: behind a verb that has its object with it stands who did it.
            return behind(.subjectBehindPronoun)
        }
        if afterComma, let topic = topic(of: token, features) {
            return Subject(phrases: [topic], objectStart: end, construction: .subjectRightBefore)
        }
        let bearer = bearerOfRelative(before: token)
        if let bearer, bearer.isEmptyOfActors { return Subject(phrases: [bearer], objectStart: end, construction: .thingBefore) }
        var left = bearer ?? describedNoun(before: token, features) ?? subjectPhrase(before: token)
        if isPlural, let one = left, isOneByName(one) { left = nil }
        if !isPlural, let joined = joinedSubject(before: token) { left = joined }
        if let left, !left.isEmptyOfActors, precedesDirectly(left, token), !afterComma || !rightActs || isSubjectPosition(left.tokens.lowerBound) {
            return Subject(phrases: [left], objectStart: end, construction: left.tokens.upperBound == token ? .subjectRightBefore : .subjectBefore)
        }
        if rightActs, let thing = thingBefore(token) { return Subject(phrases: [thing], objectStart: end, construction: .thingBefore) }
        if rightActs { return behind(.subjectInMidst) }
        if let left, !left.isEmptyOfActors { return Subject(phrases: [left], objectStart: end, construction: .subjectFarBefore) }
        return behind(.thingBehind)
    }

    /// «حركة طالبان، وبعد أيام من الصمت، اتهمت التنظيم»: who stands first in the sentence, cut from his verb by asides between commas.
    func topic(of verb: Int, _ features: WordFeatures) -> NounPhrase? {
        let start = range.lowerBound
        guard verb - 2 > start, isComma(verb - 1), !self[verb].hasWaw, !self[start].prepositionIsClitic, let first = phrase(at: start),
            !first.isEmptyOfActors,
            case let open = endOfAside(first.tokens.upperBound) ?? first.tokens.upperBound, open < verb - 1, isComma(open),
            agrees(first, with: features)
        else { return nil }
        // «روسيا، التي تدعم الحكومة، أعلنت انسحابها، …»: the verb of the sentence may stand before.
        for token in open..<verb - 1 where isComma(token) && isFiniteVerb(token + 1) && !self[token + 1].hasWaw { return nil }
        return first
    }

    /// «النواب الذين انتقدوا الرئيس اعتذروا»: whom a relative clause describes that ends right before the verb.
    func bearerOfRelative(before verb: Int) -> NounPhrase? {
        guard !self[verb].hasWaw else { return nil }
        var previous = verb - 1
        while previous > range.lowerBound, verb - previous <= 12, !isFiniteVerb(previous) {
            let word = self[previous]
            guard word.kind != .punctuation || isQuotationMark(previous) || isComma(previous) && previous == verb - 1 else { return nil }
            if word.mention < 0 {
                switch word.wordClass {
                case .complementizer, .relative, .boundary, .question, .condition, .conjunction: return nil
                default: break
                }
            }
            previous -= 1
        }
        guard previous < verb - 1, isFiniteVerb(previous), let relative = relativeBefore(previous), !self[relative].hasWaw,
            let bearer = antecedentPhrase(before: relative),
            !bearer.isEmptyOfActors || bearer.tokens.upperBound == relative && isArticled(bearer.tokens.lowerBound),
            !self[bearer.tokens.lowerBound].prepositionIsClitic,
            isSubjectPosition(bearer.tokens.lowerBound), agrees(bearer, with: self[verb].verbFeatures)
        else { return nil }
        return bearer
    }

    /// «تواجه مصر جماعات متشددة شنت هجمات», «حشود تطالب بالعودة»: an indefinite noun for somebody right before a verb that agrees with it and
    /// that nothing joins to the clause before.
    func describedNoun(before verb: Int, _ features: WordFeatures) -> NounPhrase? {
        guard !self[verb].hasWaw, features.person == .third, !startsClause(verb), let noun = antecedentPhrase(before: verb),
            noun.tokens.upperBound == verb,
            let role = noun.role, !tables.roleRows[role].isThing, !tables.roleRows[role].isOffice, noun.owner == .none,
            case let head = noun.tokens.first(where: { self[$0].role >= 0 && !tables.roleRows[Int(self[$0].role)].isCount }) ?? noun.tokens.lowerBound,
            self[head].role >= 0, noun.tokens.allSatisfy({ !isArticled($0) && self[$0].mention < 0 })
        else { return nil }
        switch (features.number, features.gender) {
        case (.plural, _): return isSingular(head) ? nil : noun
        case (.dual, _): return nil
        case (_, .feminine): return endsAsFeminine(head) || !isSingular(head) && !text.text.spelling(head).isSoundPlural ? noun : nil
        default: return isSingular(head) && !endsAsFeminine(head) ? noun : nil
        }
    }

    /// «ماكرون», «روسيا»: the name of one person or state, which a verb of the dual or plural cannot follow as its subject.
    private func isOneByName(_ phrase: NounPhrase) -> Bool {
        guard phrase.isWholeName, phrase.entities.count == 1, actors.entities[phrase.entities[0]].type != .organization else { return false }
        return coordinated(at: phrase.tokens.lowerBound).count == 1
    }

    /// «الاحتلال يعتقل عشرين شخصا»: the noun right before a verb that begins its clause, whoever it stands for.
    private func thingBefore(_ verb: Int) -> NounPhrase? {
        var start = verb
        while start > range.lowerBound, verb - start < 4 {
            let word = self[start - 1]
            guard word.kind == .word, word.mention < 0, word.wordClass == nil, !word.isTime, !isFiniteVerb(start - 1), !word.prepositionIsClitic
            else { break }
            start -= 1
            if word.hasWaw { break }
        }
        guard start < verb, isArticled(verb - 1), self[start].isDefinite || verb - start > 1, isSubjectPosition(start), !self[start].hasWaw else {
            return nil
        }
        return NounPhrase(tokens: start..<verb)
    }

    /// «… والحكومة الإيرانية تدين هذا»: what «و» joins right before a verb of the singular begins a clause of its own.
    private func joinedSubject(before verb: Int) -> NounPhrase? {
        var start = verb - 1
        while start > range.lowerBound, verb - start <= 5, !self[start].hasWaw {
            guard self[start].mention >= 0 || self[start].kind == .word && self[start].wordClass == nil && !isFiniteVerb(start) else { return nil }
            start -= 1
        }
        guard start > range.lowerBound, self[start].hasWaw, !self[start].prepositionIsClitic, self[start].isDefinite || self[start].mention >= 0,
            let phrase = phrase(at: start), phrase.tokens.upperBound == verb, !phrase.isEmptyOfActors
        else { return nil }
        return phrase
    }

    /// «أنه ذهب», «أنها كانت تدعم», «أنها منذ الصيف تدعم»: whether a particle opens the clause of a verb whose pronoun is its subject, auxiliaries
    /// and what a preposition governs between.
    private func hasSubjectPronoun(before verb: Int, _ features: WordFeatures) -> Bool {
        var previous = verb - 1
        while previous >= range.lowerBound, verb - previous <= 6 {
            let word = self[previous]
            guard word.mention < 0, word.kind == .word else { return false }
            if tables.clauseWords.stands(.particle, at: previous, in: text) {
                let between = previous + 1..<verb
                return (between.allSatisfy(isAuxiliary) || opensCircumstance(previous + 1))
                    && between.allSatisfy { !isFiniteVerb($0) || self[$0].wordClass == .copula || self[$0 - 1].wordClass == .preposition }
                    && agrees(pronounOf: previous, features)
            }
            guard word.wordClass == nil || word.wordClass == .preposition || isAuxiliary(previous) else { return false }
            previous -= 1
        }
        return false
    }

    /// «كانت», «لن», «قد»
    private func isAuxiliary(_ token: Int) -> Bool {
        switch self[token].wordClass {
        case .copula, .negation, .pastNegation: true
        default: text.text.token(token, is: "قد")
        }
    }

    /// «منذ الصيف», «بالأمس», «اليوم»
    private func opensCircumstance(_ token: Int) -> Bool {
        self[token].wordClass == .preposition || self[token].prepositionIsClitic || self[token].isTime
    }

    /// «أنها» goes with «دعمت», «أنه» does not: there the pronoun means nobody.
    private func agrees(pronounOf particle: Int, _ features: WordFeatures) -> Bool {
        let letters = text.text.spelling(particle)
        guard features.number == .singular, features.gender != .none else { return true }
        return letters.hasSuffix(features.gender == .feminine ? "نها" : "نه")
    }

    /// An indefinite noun in the accusative («شابا», «ناشطين») right behind its verb is the object.
    private func isObjectByForm(_ phrase: NounPhrase) -> Bool {
        let head = phrase.tokens.lowerBound
        guard phrase.role != nil, phrase.entities.isEmpty || self[head].mention < 0 else { return false }
        return phrase.entities.isEmpty && isAccusative(head) || isObliquePlural(head)
    }

    /// «ناشطين», «جنديين», «عشرين شخصا»: an indefinite plural or dual that cannot be a subject.
    private func isObliquePlural(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0, word.kind == .word, !word.isDefinite, !word.prepositionIsClitic, !isArticled(token),
            text.text.spelling(token).hasSuffix("ين")
        else { return false }
        return word.wordClass == .quantifier || word.role >= 0 && word.wordClass == nil && !isSingular(token)
    }

    /// Whether a phrase stands at the head of its clause: first of the sentence, behind «أن», behind «و».
    func isSubjectPosition(_ start: Int) -> Bool {
        guard start > range.lowerBound else { return true }
        if self[start].hasWaw { return true }
        let word = self[start - 1]
        return word.mention < 0 && (word.wordClass == .complementizer || word.wordClass == .boundary)
    }

    func relativeBefore(_ token: Int) -> Int? {
        var previous = token - 1
        var steps = 0
        while previous >= range.lowerBound, steps < 3 {
            let word = self[previous]
            if word.mention < 0, word.wordClass == .relative { return previous }
            guard
                word.wordClass == .boundary || word.wordClass == .pastNegation || word.wordClass == .negation
                    || word.wordClass == .copula || word.wordClass == .perhaps
            else { return nil }
            previous -= 1
            steps += 1
        }
        return nil
    }

    /// «الحكومة التي يرأسها زيد والتي أوقفت المساعدات»: the relative pronoun before one that «و» joins to it.
    func relative(joinedBy token: Int) -> Int? {
        let word = text.text.foldedWord(token).dropFirst()
        return (max(range.lowerBound, token - 16)..<token).last {
            self[$0].mention < 0 && self[$0].wordClass == .relative && !self[$0].hasWaw && text.text.foldedWord($0) == word
        }
    }

    /// The phrase that ends right before a relative pronoun, a participle or an adjective.
    func antecedentPhrase(before token: Int) -> NounPhrase? {
        if self[token].mention < 0, self[token].wordClass == .relative, self[token].hasWaw, let first = relative(joinedBy: token) {
            return antecedentPhrase(before: first)
        }
        var end = token
        while end > range.lowerBound, isComma(end - 1) || isQuotationMark(end - 1) || text.text.token(end - 1, is: ")") { end -= 1 }
        var start = end
        while start > range.lowerBound, end - start < 10 {
            let word = self[start - 1]
            if word.kind == .punctuation, !isQuotationMark(start - 1) { break }
            if word.mention < 0, let wordClass = word.wordClass, wordClass != .quantifier { break }
            if word.mention < 0, word.isVerb, word.role < 0, !word.isDefinite { break }
            start -= 1
            if word.prepositionIsClitic || word.hasWaw && word.mention < 0 { break }
        }
        guard start < end else { return nil }
        // The head of the phrase names who is meant; a name directly before the pronoun wins over it.
        var found: NounPhrase?
        var at = start
        while at < end {
            if let phrase = phrase(at: at) {
                if let earlier = found, !earlier.entities.isEmpty, self[at].hasWaw, !phrase.entities.isEmpty {
                    found?.entities += phrase.entities
                    found?.tokens = earlier.tokens.lowerBound..<phrase.tokens.upperBound
                } else if !phrase.entities.isEmpty || found.map({ $0.entities.isEmpty && !phrase.isEmptyOfActors }) ?? true {
                    found = phrase
                }
                at = max(at + 1, phrase.tokens.upperBound)
            } else {
                at += 1
            }
        }
        return found
    }

    func precedesDirectly(_ phrase: NounPhrase, _ token: Int) -> Bool {
        guard !phrase.isEmptyOfActors else { return false }
        // Nothing between subject and verb but particles, time words, appositions and what hangs on the subject.
        var between = phrase.tokens.upperBound
        var commas = 0
        while between < token {
            if isComma(between) { commas += 1 }
            between += 1
        }
        return commas != 1 || token - phrase.tokens.upperBound <= 3
    }

    /// The token behind a preposition, standing alone or joined, and the phrase that it governs; nil where none stands.
    func endOfGoverned(_ token: Int) -> Int? {
        let word = self[token]
        if word.mention < 0, word.wordClass == .preposition || word.wordClass == .prepositionPronoun {
            let behind = token + word.classLength
            guard word.wordClass == .preposition, word.enclitic == .none else { return behind }
            return phrase(at: behind)?.tokens.upperBound ?? behind
        }
        return word.prepositionIsClitic ? phrase(at: token)?.tokens.upperBound ?? token + 1 : nil
    }

    /// The subject of a VSO clause, coordination included, and the token behind it.
    func subjectBehind(_ start: Int) -> (phrases: [NounPhrase], end: Int)? {
        var token = start
        var skipped = 0
        while token < range.upperBound, skipped < 4 {
            let word = self[token]
            if isComma(token), skipped > 0 {
                token += 1
                continue
            }
            if isQuotationMark(token) {
                token += 1
                continue
            }
            if word.isTime {
                token += 1
                continue
            }
            if word.mention < 0, word.wordClass == .boundary, word.kind == .word { return nil }
            if let behind = endOfGoverned(token) {
                token = behind
                skipped += 1
                continue
            }
            guard canBeginPhrase(token), !word.hasWaw else { return nil }
            let phrases = coordinated(at: token)
            guard let last = phrases.last else { return nil }
            return (phrases, last.tokens.upperBound)
        }
        return nil
    }
}
