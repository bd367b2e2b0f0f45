import Actors
import ArabicText
import Readings

extension SentenceScan {
    /// The bare phrases right behind a word: genitive, object or subject.
    func bare(behind token: Int) -> [NounPhrase] {
        var token = token
        while range.contains(token) {
            if isQuotationMark(token) || self[token].isTime {
                token += 1
            } else if let behind = endOfAside(token) {
                token = behind
            } else {
                break
            }
        }
        guard range.contains(token), canBeginPhrase(token), !self[token].prepositionIsClitic, !self[token].hasWaw else { return [] }
        return coordinated(at: token)
    }

    /// «(9 أبريل)»: the token behind brackets that open at a token and hold a few words.
    func endOfAside(_ token: Int) -> Int? {
        guard text.text.token(token, is: "(") else { return nil }
        return (token + 1..<min(range.upperBound, token + 8)).first { text.text.token($0, is: ")") }.map { $0 + 1 }
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

    /// «بين X وY»
    func parties(behind start: Int) -> (first: [ActorLayer.EntityIndex], second: [ActorLayer.EntityIndex])? {
        var start = start
        if let verb = (start..<min(range.upperBound, start + 5)).first(where: { self[$0].mention < 0 && self[$0].isVerb && self[$0].light >= 0 }),
            tables.lightRows[Int(self[verb].light)].subject == .none, !(start..<verb).contains(where: { self[$0].preposition == .between })
        {
            // «اشتباكات عنيفة اندلعت بين الجيش والحركة»
            start = verb + 1
        }
        let phrases = prepositional(.between, behind: start, isVerb: false)
        guard let first = phrases.first, let last = phrases.last, first.tokens.lowerBound - start <= 8 else { return nil }
        // «الحركة الوطنية، فتح، وإسرائيل»: a second name of the first party is no party.
        let entities = phrases.flatMap(\.entities).reduce(into: [ActorLayer.EntityIndex]()) { found, entity in
            if !found.contains(entity) { found.append(entity) }
        }
        guard !first.entities.isEmpty else { return nil }
        // «بين الجيش والفصائل الموالية له من جهة، …»
        let isSide = (last.tokens.upperBound..<min(range.upperBound, last.tokens.upperBound + 4)).prefix { self[$0].kind != .punctuation }
            .contains { tables.clauseWords.stands(.side, at: $0, in: text) }
        if entities.count == 1 || isSide {
            guard let other = opposite(behind: last.tokens.upperBound), !entities.contains(other) else { return nil }
            return (entities, [other])
        }
        guard entities.count >= 2, entities[0] != entities[1] else { return nil }
        if phrases.count > 2, let each = phrases[1].tokens.first, self[each].mention < 0, self[each].wordClass == .quantifier, self[each].hasWaw {
            // «بين قطر وكل من السعودية والبحرين»
            return ([entities[0]], Array(entities.dropFirst()))
        }
        return ([entities[0]], [entities[1]])
    }

    /// «بين الجيش من جهة، والحركة من جهة أخرى», «بين الجيش وبين الحركة»: the second party, behind words that set the first apart.
    private func opposite(behind start: Int) -> ActorLayer.EntityIndex? {
        var token = start
        let limit = min(range.upperBound, start + 14)
        // What «من جهة» closes is one side, with all that describes it.
        if let side = (start..<max(start, limit - 1)).first(where: { tables.clauseWords.stands(.side, at: $0, in: text) }) { token = side + 2 }
        while token < min(range.upperBound, token + 9), token < limit + 4 {
            let word = self[token]
            if word.mention < 0, word.wordClass == .agent || word.isParticiple && !word.hasWaw { return nil }
            if text.text.token(token, is: "و") {
                var next = token + 1
                while next < range.upperBound, text.text.token(next, is: "#") || isQuotationMark(next) { next += 1 }
                return next < range.upperBound ? phrase(at: next)?.entities.first : nil
            }
            if word.hasWaw {
                let at = word.wordClass == .preposition && word.preposition == .between ? token + word.classLength : token
                return phrase(at: at)?.entities.first
            }
            if word.kind == .punctuation, !isComma(token), !isQuotationMark(token) { return nil }
            if word.mention < 0, word.isVerb || word.wordClass == .complementizer || word.wordClass == .relative { return nil }
            token += 1
        }
        return nil
    }
}
