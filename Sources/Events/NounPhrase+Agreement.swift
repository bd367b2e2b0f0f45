import Actors
import ArabicText
import Knowledge
import Readings

/// Where a noun phrase ends because the next word agrees with no noun of it: an adjective has the gender, number and state of its noun,
/// and a noun that has had its adjective governs no other.
extension SentenceScan {
    /// How a noun or adjective shows its gender and number to the eye.
    private enum Shape {
        /// «مسلحون», «المسلحين»
        case men
        /// «سيارة»: one, or things, or a body.
        case feminine
        /// «القوات»
        case feminines
        /// Anything else: a man, a masculine thing, a broken plural.
        case plain
    }

    private func shape(_ token: Int) -> Shape {
        let word = text.text.spelling(token)
        if word.hasSuffix("ة") { return .feminine }
        if word.hasSuffix("ات") { return .feminines }
        return word.isSoundPlural && word.count >= 6 ? .men : .plain
    }

    /// «هاجم الجيش السوري المسلحين», «هاجمت حركة طالبان القوات», «هاجم مسلحون مجهولون قافلة»: whether a word belongs to another phrase than
    /// the nouns from a start.
    func agreesWithNothing(_ token: Int, from start: Int) -> Bool {
        let word = self[token]
        guard token > start, word.mention < 0, word.kind == .word, word.wordClass == nil, !word.isVerb || word.role >= 0 || word.isDefinite else {
            return false
        }
        guard isArticled(token) else { return standsBesideIndefinite(token, from: start) }
        return standsBesideLone(token) || standsBesideDefinite(token, from: start)
    }

    /// «رشق شبان الجنود», «طعن رجل الشرطي»: whether a person with the article stands right behind one who is nobody's.
    private func standsBesideLone(_ token: Int) -> Bool {
        let word = self[token]
        guard word.role >= 0, word.adjective < 0, self[token - 1].mention < 0, self[token - 1].enclitic == .none, !isArticled(token - 1),
            tables.clauseWords.stands(.lone, at: token - 1, in: text)
        else { return false }
        let row = tables.roleRows[Int(word.role)]
        return !row.isBody && !row.isOffice && !row.isThing && !row.isCount && row.role != "GOV"
    }

    private func standsBesideDefinite(_ token: Int, from start: Int) -> Bool {
        let word = self[token]
        let last = self[token - 1]
        guard last.mention >= 0 || isArticled(token - 1), last.enclitic == .none else { return false }
        // «الجيش الإسرائيلي الفلسطينيين»
        if word.adjective >= 0, shape(token) == .men { return !(start..<token).contains(where: isOfMen) }
        guard word.role >= 0 else { return false }
        let row = tables.roleRows[Int(word.role)]
        guard !row.isOffice, !isSingular(token) || row.isBody && endsAsFeminine(token) else { return false }
        // «ضرب رجال الأمن المتظاهرين»: no body of a state protests.
        if row.isCrowd, last.mention < 0, last.role >= 0, tables.roleRows[Int(last.role)].isBody { return true }
        let nouns = (start..<token).filter { self[$0].mention >= 0 || self[$0].kind == .word && self[$0].wordClass == nil }
        switch shape(token) {
        // «قادة حركة طالبان الميدانيين»: only a plural of men has such an attribute.
        case .men: return !nouns.contains { isOfMen($0) }
        case .feminines: return true
        case .feminine: return false
        case .plain:
            // «المقاتلين الأكراد»
            return (row.isPeople || row.isCrowd || row.isOfState || row.isGroup) && !nouns.contains { isOfMen($0) }
        }
    }

    /// Whether a word may be a plural of persons.
    private func isOfMen(_ token: Int) -> Bool {
        let word = self[token]
        if word.mention >= 0 { return shape(token) == .men }
        if word.role >= 0, !isArticled(token) || !isSingular(token) {
            let row = tables.roleRows[Int(word.role)]
            if !isSingular(token) && !row.isThing && shape(token) != .feminines { return true }
        }
        return shape(token) == .men || word.kind == .number
    }

    private func standsBesideIndefinite(_ token: Int, from start: Int) -> Bool {
        let word = self[token]
        guard token - start >= 2, word.adjective < 0, !isAccusative(token),
            let head = (start..<token - 1).first(where: { self[$0].kind == .word && self[$0].wordClass == nil }),
            self[head].mention < 0, !isArticled(head), self[head].enclitic == .none,
            word.role >= 0 || self[head].role >= 0 || candidates(at: head).contains(where: { $0.isNoun }),
            (head + 1..<token).allSatisfy({ isAttribute($0, of: head) })
        else { return false }
        let own = shape(head)
        let spelling = text.text.foldedSpelling(token)
        // «قوات عراقية مدعومة», «مسلح مجهول الهوية»
        let isRead = syntax?.relations[token] == .amod
        guard !spelling.hasPrefix("م") || word.role >= 0 || own == .feminine || own == .feminines || own == .plain && !isRead,
            !spelling.hasSuffix("ي"), !spelling.hasSuffix("يه"), !spelling.hasSuffix("ا")
        else { return false }
        if word.role >= 0 { return !isAttribute(token, of: head) || tables.roleRows[Int(word.role)].isThing }
        if word.head != nil { return true }
        switch own {
        case .men: return shape(token) != .men
        case .feminine, .feminines: return shape(token) != .feminine || !isRead && candidates(at: token).contains { $0.isNoun }
        // «أحزاب كردية مقترح بغداد», and not «مقر بلدية القدس»
        case .plain: return !isRead && (head + 1..<token).allSatisfy { syntax?.relations[$0] == .amod }
        }
    }

    /// «دول غربية دمشق»: whether an indefinite noun and its attributes stand between a start and a token.
    func closesIndefinite(_ token: Int, from start: Int) -> Bool {
        guard token - start >= 2, self[start].mention < 0, self[start].kind == .word, !isArticled(start), self[start].enclitic == .none,
            self[start].wordClass == nil
        else { return false }
        return (start + 1..<token).allSatisfy { isAttribute($0, of: start) }
    }

    /// Whether an indefinite word behind a noun can be its attribute: as masculine or feminine, as much of men as it.
    func isAttribute(_ token: Int, of head: Int) -> Bool {
        guard range.contains(token), case let word = self[token], word.mention < 0, word.kind == .word, word.wordClass == nil, !isArticled(token),
            word.enclitic == .none
        else { return false }
        switch shape(head) {
        case .men: return shape(token) == .men
        case .feminine, .feminines:
            // «مجموعة مسلحة»: the attribute of a woman or body, where «شرطة» is a noun.
            return shape(token) == .feminine
                && (word.role < 0 || text.text.spelling(token).hasSuffix("ية")
                    || !tables.roleRows[Int(word.role)].singular.hasSuffix("ه"))
        case .plain:
            let spelling = text.text.foldedSpelling(token)
            // «وزير خارجية العراق», «وزراء خارجية مصر والأردن»: whoever holds an office has no attribute of a woman.
            return spelling.hasSuffix("ي") || shape(token) == .feminine && spelling.hasSuffix("يه") && !isHolder(head)
        }
    }

    /// Whether a noun is for one man or several who hold an office.
    private func isHolder(_ token: Int) -> Bool {
        guard self[token].role >= 0, case let row = tables.roleRows[Int(self[token].role)] else { return false }
        return (row.isOffice || row.role == "GOV") && !row.isBody && !row.isThing && !row.isGroup
    }
}
