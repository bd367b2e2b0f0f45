import Actors
import ArabicText
import Knowledge
import Readings

/// What stands behind a verb or noun of action as its object, behind its preposition, or as the agent of its passive.
extension SentenceScan {
    func object(behind start: Int) -> [NounPhrase] {
        var token = start
        var skipped = 0
        var commas = 0
        while token < range.upperBound, skipped < 4 {
            let word = self[token]
            if isQuotationMark(token) || word.isTime {
                token += 1
                continue
            }
            if let behind = endOfAside(token) {
                token = behind
                continue
            }
            if token == start, text.text.token(token, is: ")") {
                // «اعتقل جهاز الأمن (الشاباك) زيد العلي»
                token += 1
                continue
            }
            if token == start, isComma(token), start - 1 > range.lowerBound, self[start - 1].mention >= 0, isNamedObject(token + 1) {
                // «هدد الرئيس، زيد العلي، إيران»: the comma closes the apposition of the subject.
                token += 1
                continue
            }
            if isComma(token), commas < 2, let close = closingComma(of: token + 1) {
                // «دعا الوزير، زيد العلي، الجمعة، رئيس البلاد إلى»: an apposition between commas is not the object.
                commas += 1
                token = close + 1
                while token < range.upperBound, self[token].isTime || isComma(token) { token += 1 }
                continue
            }
            if word.kind == .punctuation { return [] }
            if let behind = endOfGoverned(token) {
                token = behind
                skipped += 1
                continue
            }
            // «اعتقل المدير في مكتبه بتهمة الرشوة», also where the evidence does not part the «ب».
            guard canBeginPhrase(token), !word.hasWaw, word.mention >= 0 || !isCharge(token) else { return [] }
            // «حوادث عنف أبرزها انفجار»: the nearest of what was told, and no object.
            if token > start, tables.clauseWords.stands(.among, at: token, in: text) { return [] }
            if token == start, isTitle(token), start > range.lowerBound, self[start - 1].mention >= 0,
                actors.mentions[Int(self[start - 1].mention)].type == .person, let title = phrase(at: token),
                title.tokens.allSatisfy({ self[$0].mention < 0 || actors.mentions[Int(self[$0].mention)].type != .person })
            {
                // «هاجم زيد العلي زعيم الحزب الرئيس»: a title right behind a name belongs to it.
                token = title.tokens.upperBound
                skipped += 1
                continue
            }
            return coordinated(at: token)
        }
        return []
    }

    /// Whether a name stands at a token without anything that governs it.
    private func isNamedObject(_ token: Int) -> Bool {
        range.contains(token) && self[token].mention >= 0 && !self[token].hasWaw && !self[token].prepositionIsClitic
    }

    /// The comma that closes an apposition.
    private func closingComma(of start: Int) -> Int? {
        var token = start
        while token < range.upperBound, token - start <= 12 {
            if isComma(token) { return token }
            if self[token].kind == .punctuation, !isQuotationMark(token), !text.text.token(token, is: "("), !text.text.token(token, is: ")") {
                return nil
            }
            token += 1
        }
        return nil
    }

    private func isTitle(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0, word.role >= 0, !word.isDefinite, isSingular(token) else { return false }
        let role = tables.roleRows[Int(word.role)].role
        return role == "GOV" || role == "OPP" || role == "MIL" || role == "LEG"
    }

    /// What stands behind a preposition in the clause of a trigger.
    func prepositional(_ preposition: Preposition, behind start: Int, isVerb: Bool) -> [NounPhrase] {
        var token = start
        let limit = min(range.upperBound, start + (isVerb ? 26 : 22))
        while token < limit {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token) {
                if isComma(token), isVerb {
                    token += 1
                    continue
                }
                return []
            }
            if word.mention < 0 {
                switch word.wordClass {
                case .complementizer, .relative, .boundary, .question, .condition: return []
                default: break
                }
                if word.isVerb, word.wordClass != .preposition, !word.isDefinite, word.role < 0, token > start + 1 || !isVerb && isVerbOfForce(token)
                {
                    return []
                }
            }
            if word.preposition == preposition, !(preposition == .from && isPartitive(token, behind: start)) {
                if word.prepositionIsClitic {
                    let phrases = coordinated(at: token)
                    // «لصدور القرار», «لبناء قواعد»: a purpose is nobody.
                    if !phrases.isEmpty, preposition != .forWhom || !isActNoun(token, phrases[0]) { return phrases }
                } else if word.enclitic == .none, word.wordClass == .preposition {
                    var behind = token + word.classLength
                    while behind < range.upperBound, isQuotationMark(behind) || text.text.token(behind, is: "#") { behind += 1 }
                    let phrases = coordinated(at: behind)
                    if !phrases.isEmpty { return phrases }
                }
            }
            token += 1
        }
        return []
    }

    /// «مقتل جنود من تركيا»: whether «من» tells of whom those are who stand in the genitive of a noun of action before it.
    private func isPartitive(_ token: Int, behind start: Int) -> Bool {
        guard token - 2 >= start, self[token].mention < 0, self[token].wordClass == .preposition, case let noun = self[token - 1], noun.mention < 0,
            noun.role >= 0, !noun.isDefinite
        else { return false }
        return candidates(at: token - 2).contains { $0.isNoun }
    }

    /// Whether a phrase begins with a noun of action or another noun that stands for nobody.
    private func isActNoun(_ token: Int, _ phrase: NounPhrase) -> Bool {
        guard self[token].mention < 0, phrase.role == nil else { return false }
        return self[token].lightNoun >= 0 || candidates(at: token).contains { $0.isNoun } || phrase.entities.isEmpty && phrase.place == nil
    }

    /// «من قبل», «على يد»: who did it.
    func agent(behind start: Int) -> NounPhrase? {
        var token = start
        let limit = min(range.upperBound, start + 22)
        while token < limit {
            let word = self[token]
            if word.mention < 0, word.wordClass == .agent { return phrase(at: token + word.classLength) }
            if word.kind == .punctuation, !isQuotationMark(token), !isComma(token) { return nil }
            // «تحذير الأمم المتحدة من هجوم من جانب الجيش»: it belongs to the nearest act.
            if candidates(at: token).contains(where: { $0.isNoun && tables.nounRows[$0.row].type == .assault }), word.wordClass == nil,
                word.role < 0
            {
                return nil
            }
            token += 1
        }
        return nil
    }

    func hasPronounObject(_ token: Int) -> Bool {
        let next = token + 1
        guard next < range.upperBound else { return false }
        return self[next].wordClass == .prepositionPronoun || self[next].wordClass == .preposition && self[next].enclitic.isThirdPerson
            || text.matches(at: token).contains { $0.entry.table == tables.light && $0.segmentation.enclitic != .none }
    }
}
