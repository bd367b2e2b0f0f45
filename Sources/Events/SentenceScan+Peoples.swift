import Actors
import ArabicText
import Knowledge
import Readings

/// Adjectives of states that stand as nouns for people of the state: «تظاهر آلاف الأردنيين», «قتل فلسطيني».
extension SentenceScan {
    /// Whether an adjective of a state is no adjective of the noun before it. It agrees with that in number and state («المسؤولين الروس»);
    /// a noun may stand behind a verb, a preposition, a number or a noun that governs it («دعم الروس»).
    func isPeople(_ token: Int) -> Bool {
        let word = self[token]
        guard word.adjective >= 0, word.mention < 0, word.role < 0, word.nominal < 0, word.kind == .word, word.enclitic == .none,
            word.wordClass == nil
        else {
            return false
        }
        let spelling = text.text.foldedSpelling(token)
        let isPlural = isPluralOfPeople(spelling)
        if word.prepositionIsClitic { return isPlural }
        let previous = token - 1
        guard range.contains(previous) else { return isPlural }
        let last = self[previous]
        // «المسؤولين الأميركيين والروس»
        if word.hasWaw {
            return isPlural
                && (last.mention >= 0 || last.role >= 0 && last.adjective >= 0 || last.adjective < 0 && !text.text.spelling(previous).isSoundPlural)
        }
        // «قتل 12 سوريا», «قتلت القوات فلسطينيا»
        let isOne = !isArticled(token) && !spelling.hasSuffix("ه")
        if last.mention >= 0 { return false }
        if last.kind == .number { return isPlural || isOne }
        if last.kind != .word { return isPlural }
        if counts(previous) { return isPlural || isOne && spelling.hasSuffix("ا") }
        if last.wordClass != nil, last.wordClass != .quantifier { return isPlural }
        // Triggers are not yet marked as verbs here.
        let verbs = candidates(at: previous)
        // «اتفاق تركي أميركي», «عالم نووي إيراني»: an adjective behind a noun is no verb, though it be written like one.
        let isAttribute =
            last.adjective >= 0
            || text.text.foldedSpelling(previous).hasSuffix("ي") && range.contains(previous - 1) && self[previous - 1].mention < 0
                && self[previous - 1].kind == .word && self[previous - 1].wordClass == nil && !self[previous - 1].isVerb
                && !isArticled(previous - 1)
        if !isAttribute, last.isVerb || verbs.contains(where: { !$0.isNoun && $0.match.entry.features.isVerb }), last.role < 0, !isArticled(previous)
        {
            // «قتل فلسطيني», but «قصف إسرائيلي» and «رفض إيراني»
            return isPlural || isOne && (!verbs.contains(where: \.isNoun) || verbs.contains { !$0.isNoun && tables.verbRows[$0.row].takesPersons })
        }
        if isArticled(token) {
            guard isPlural, last.enclitic == .none else { return false }
            // «حقوق الفلسطينيين», «هاجم الجيش الفلسطينيين»
            return !isArticled(previous) || last.role >= 0 && isSingular(previous)
        }
        return isArticled(previous) && (isPlural || isOne && isAccusative(token))
    }

    /// «مجموعة إيرانية», «مجموعة مسلحة»: a noun that counts what stands behind it («مجموعة من الشبان») is a band of its own before its adjective.
    func isBand(_ token: Int) -> Bool {
        let word = self[token]
        let next = self[token + 1]
        guard word.role >= 0, tables.roleRows[Int(word.role)].isCount, word.mention < 0, word.nominal < 0, word.enclitic == .none,
            endsAsFeminine(token),
            next.mention < 0, next.kind == .word, !next.hasWaw, !next.prepositionIsClitic
        else { return false }
        // «مجموعة كبيرة من الشبان»
        let isCounting = range.contains(token + 2) && self[token + 2].preposition == .from
        guard next.adjective >= 0 || isAttribute(token + 1, of: token) && !isCounting else { return false }
        return isArticled(token) == isArticled(token + 1) && endsAsFeminine(token + 1)
    }

    /// The states whose adjectives stand in phrases for people and private bodies: «آلاف الأردنيين», «شركة روسية».
    func statesOfPeople(in phrases: [Range<Int>]) -> [ActorLayer.EntityIndex] {
        phrases.compactMap { phrase in
            let words = phrase.filter { range.contains($0) && self[$0].mention < 0 }
            guard let head = words.first(where: { self[$0].role >= 0 && !tables.roleRows[Int(self[$0].role)].isCount }),
                tables.roleRows[Int(self[head].role)].isPrivate,
                let state = words.first(where: { self[$0].adjective >= 0 })
            else { return nil }
            return ActorLayer.EntityIndex(self[state].adjective)
        }
    }

    /// «إيرانيون», «الروس», but neither «إيراني» nor «إيرانية» nor «إيرانيات».
    func isPluralOfPeople(_ folded: Spelling) -> Bool {
        if folded.hasSuffix("ون") || folded.hasSuffix("ين") || folded.hasSuffix("يان") { return true }
        return !folded.hasSuffix("ي") && !folded.hasSuffix("يه") && !folded.hasSuffix("يا") && !folded.hasSuffix("ات") && !folded.hasSuffix("ه")
    }
}
