import Actors
import ArabicText
import Knowledge
import Readings

extension SentenceScan {
    /// A word that names an act, in the sense that its row gives it.
    struct Trigger {
        let candidate: Candidate
        let row: TriggerRow
        /// The sense is that of the negated verb: «لا تعترف».
        var isNegated = false
        var token: Int { candidate.token }
        /// One past the last token of the trigger.
        var end: Int { candidate.token + candidate.length }
        var isFirstPerson: Bool {
            candidate.match.entry.features.isVerb && candidate.match.entry.features.person == .first
        }
    }

    /// The clause around a token: from the last boundary before it to the next one behind it.
    func clause(around token: Int) -> Range<Int> {
        var start = token
        while start > range.lowerBound {
            let previous = start - 1
            if isHardBoundary(previous) { break }
            start = previous
            if isBoundaryWord(start), start < token { break }
        }
        var end = token + 1
        while end < range.upperBound {
            if isHardBoundary(end) || isBoundaryWord(end) { break }
            end += 1
        }
        return start..<end
    }

    private func isHardBoundary(_ token: Int) -> Bool {
        self[token].kind == .punctuation
            && (text.text.token(token, is: "؛") || text.text.token(token, is: ";") || text.text.token(token, is: ":")
                || text.text.token(token, is: ".") || text.text.token(token, is: "…"))
    }

    private func isBoundaryWord(_ token: Int) -> Bool {
        guard self[token].mention < 0 else { return false }
        return self[token].wordClass == .boundary || self[token].wordClass == .complementizer
    }

    /// The triggers of the sentence, one a place, in text order.
    func triggers() -> [Trigger] {
        var result: [Trigger] = []
        var token = range.lowerBound
        var index = 0
        let ordered = candidates.sorted { ($0.token, -$0.length) < ($1.token, -$1.length) }
        while index < ordered.count {
            let first = ordered[index]
            var next = index
            while next < ordered.count, ordered[next].token == first.token { next += 1 }
            defer { index = next }
            guard first.token >= token else { continue }
            guard let trigger = choose(Array(ordered[index..<next])) else { continue }
            result.append(trigger)
            token = trigger.end
        }
        if !result.contains(where: { $0.row.type == .protest }), let deed = crowdDeed(result) {
            result.insert(deed, at: result.firstIndex { $0.token > deed.token } ?? result.endIndex)
        }
        return result
    }

    /// The sense of a word that its context allows: the longest, then one whose need is met, then the first of the table.
    private func choose(_ candidates: [Candidate]) -> Trigger? {
        guard let token = candidates.first?.token else { return nil }
        // «فجر السبت» is an hour.
        if self[token].mention >= 0 || self[token].isTime || isAimOfProtest(token) { return nil }
        // «يشن تمردا»: an accusative, and no verb of two.
        var candidates = candidates
        if candidates.contains(where: \.isNoun) {
            if followsRelativeOfTwo(token) { candidates.removeAll(where: \.isNoun) } else { candidates.removeAll(where: isDual) }
        }
        // «الوزير الذي أقاله الملك»: behind a relative pronoun stands no noun, though it be written as «إقالة».
        if followsRelative(token) { candidates.removeAll { $0.isNoun && $0.length == 1 && $0.match.segmentation.proclitics.isEmpty } }
        let near = max(range.lowerBound, token - 12)..<min(range.upperBound, token + 16)
        return choose(candidates, near: near, verbal: readsAsVerb(token, candidates))
    }

    private func choose(_ candidates: [Candidate], near: Range<Int>, verbal: Bool) -> Trigger? {
        guard let token = candidates.first?.token else { return nil }
        var best: (score: Int, trigger: Trigger)?
        let genders = Set(candidates.lazy.filter { $0.match.entry.features.isVerb }.map(\.match.entry.features.gender))
        for (order, candidate) in candidates.enumerated() {
            let row = candidate.isNoun ? tables.nounRows[candidate.row] : tables.verbRows[candidate.row]
            let isVerb = !candidate.isNoun && candidate.match.entry.features.isVerb
            if candidate.length == 1 {
                if !candidate.isNoun, !isVerb, candidates.contains(where: \.isNoun), !agreesWithNoun(token) || governsGenitive(token) { continue }
                // «المتهمون», «المطالبون»: whom a participle of words names has mostly done or said nothing here.
                if !candidate.isNoun, !isVerb, isSpoken(row.type), candidate.match.segmentation.proclitics.contains(.article) { continue }
                if isVerb, !verbal { continue }
                // «متعاقدين روس»: the plural of a noun for persons, where no noun stands before it.
                if !candidate.isNoun, !isVerb, row.type != .protest, self[token].role >= 0, !followsNoun(token),
                    text.text.spelling(token).isSoundPlural
                {
                    continue
                }
                // «تسعة متهمين»: those counted are persons and tell of no act.
                if !candidate.isNoun, !isVerb, isSpoken(row.type), token > range.lowerBound, self[token - 1].mention < 0,
                    self[token - 1].kind == .number || self[token - 1].wordClass == .quantifier
                {
                    continue
                }
                // «تحاصرها القوات»: who suffers by a verb of force as its subject has no object.
                if isVerb, row.recipientSlots == [.subject], row.type == .assault || row.type == .coerce,
                    candidate.match.segmentation.enclitic != .none
                {
                    continue
                }
                // «لقد استهدفنا مواقعهم»: who speaks of himself, where the same letters may be an object.
                if isVerb, candidate.match.segmentation.enclitic == .na, isInsideQuotation(token) || speaksOfOneself(token),
                    candidates.contains(where: { $0.row == candidate.row && !$0.isNoun && $0.match.entry.features.person == .first })
                {
                    continue
                }
                // «إيد», «إعلان»: no finite verb is written so.
                if isVerb, text.text.spelling(token).hasPrefix("إ") { continue }
                if isVerb, row.endsInHamza, text.text.spelling(token).hasSuffix("ا") { continue }
                // «لمن», «اثنين»: the plural of women is too rare to believe in where it is short; «يتظاهرن» is nothing else.
                if isVerb, candidate.match.entry.features.gender == .feminine, candidate.match.entry.features.number == .plural,
                    text.text.word(token).unicodeScalars.count < 7
                {
                    continue
                }
                if candidate.isNoun, verbal { continue }
            }
            if candidate.isNoun, !acceptsNoun(candidate) { continue }
            if candidate.length == 1, !agreesWithEvidence(candidate) { continue }
            if candidate.isNoun, row.mode == "investigate", attains(candidate) { continue }
            let end = token + candidate.length
            if !row.unless.isEmpty, hasContext(row.unless, in: near, except: nil, behind: end) { continue }
            if !row.needs.isEmpty, !hasContext(row.needs, in: near, except: token, behind: end) { continue }
            let clitics = candidate.match.segmentation
            let cost = clitics.proclitics.rawValue.nonzeroBitCount + (clitics.enclitic == .none ? 0 : 1)
            let isFirstPerson = isVerb && candidate.match.entry.features.person == .first
            let isOfOther = isVerb && genders.count > 1 && disagreesWithName(candidate)
            let score =
                candidate.length * 1000 + (row.needs.isEmpty ? 0 : 400) - cost * 20 - (isFirstPerson ? 200 : 0) - (isOfOther ? 500 : 0) - order
            if best.map({ score > $0.score }) ?? true {
                if isVerb, let negated = row.negated, isNegated(token) {
                    best = (score, Trigger(candidate: candidate, row: negated, isNegated: true))
                } else {
                    best = (score, Trigger(candidate: candidate, row: row))
                }
            }
        }
        // «إن رد روسيا سيكون قويا»: where no sense of the verb holds, the noun may be meant after all.
        if best == nil, verbal, candidates.contains(where: \.isNoun), !candidates.contains(where: isFeminineVerb) {
            return choose(candidates, near: near, verbal: false)
        }
        return best?.trigger
    }

    /// «تسلم لبنان»: whether a name right behind a verb is of the other gender, so that it is another verb with the same letters.
    private func disagreesWithName(_ candidate: Candidate) -> Bool {
        let next = candidate.token + candidate.length
        guard range.contains(next), self[next].mention >= 0, !self[next].hasWaw, !self[next].prepositionIsClitic else { return false }
        let entity = actors.mentions[Int(self[next].mention)].entity
        switch actors.entities[entity].type {
        case .person where !endsAsFeminine(next): break
        // «أمهلت بغداد»: the name of a state, and not of its capital or government.
        case .country where text.text.foldedSpelling(next) == Folding.folded(actors.entities[entity].name): break
        default: return false
        }
        return actors.isFeminine(entity) != (candidate.match.entry.features.gender == .feminine)
    }

    /// «إننا استهدفنا»
    private func speaksOfOneself(_ token: Int) -> Bool {
        token > range.lowerBound && self[token - 1].mention < 0 && tables.clauseWords.stands(.we, at: token - 1, in: text)
    }

    /// Whether a word is one by whose presence a row holds: «السفارة» behind «نقل» is what is moved.
    func isNeeded(_ token: Int, by row: TriggerRow) -> Bool {
        contexts(in: token..<token + 1).contains { row.needs.contains($0.number) || row.needs.contains($0.number + ContextWords.close) }
    }

    /// «تحقيق السلام», «تحقيق رؤية الحكومة»: what is attained is the genitive of the noun, while an inquiry has adjectives of its own kind,
    /// somebody who inquires, or a preposition behind it.
    private func attains(_ candidate: Candidate) -> Bool {
        let next = candidate.token + candidate.length
        guard candidate.length == 1, candidate.match.segmentation.enclitic == .none, !candidate.match.segmentation.proclitics.contains(.article),
            candidate.match.entry.features.number != .plural, !endsAsFeminine(candidate.token), next < range.upperBound
        else { return false }
        let word = self[next]
        guard word.mention < 0, word.kind == .word, word.wordClass == nil, !word.isVerb, word.role < 0, word.adjective < 0, !word.prepositionIsClitic,
            !word.hasWaw
        else { return false }
        return isArticled(next) || endsAsFeminine(next)
    }

    private func isSpoken(_ type: PloverType) -> Bool {
        type == .accuse || type == .request || type == .reject || type == .threaten
    }

    /// «اللذان دعما»
    private func followsRelativeOfTwo(_ token: Int) -> Bool {
        let previous = token - 1
        return previous >= range.lowerBound && self[previous].mention < 0 && self[previous].wordClass == .relative
            && text.text.foldedSpelling(previous).hasPrefix("الل")
    }

    /// «الذي دعم», «التي اتهمت»
    private func followsRelative(_ token: Int) -> Bool {
        let previous = token - 1
        return previous >= range.lowerBound && self[previous].mention < 0 && self[previous].wordClass == .relative
            && text.text.foldedSpelling(previous).hasPrefix("ال")
    }

    private func isDual(_ candidate: Candidate) -> Bool {
        let features = candidate.match.entry.features
        return !candidate.isNoun && features.isVerb && features.aspect == .past && features.number == .dual
    }

    private func isFeminineVerb(_ candidate: Candidate) -> Bool {
        let features = candidate.match.entry.features
        return !candidate.isNoun && features.isVerb && (features.aspect != .past || features.gender == .feminine || features.number == .plural)
    }

    /// Whether a participle has a noun before it to agree with: «الدول الداعمة».
    private func followsNoun(_ token: Int) -> Bool {
        let previous = token - 1
        guard previous >= range.lowerBound, !self[token].hasWaw, !self[token].prepositionIsClitic else { return false }
        let word = self[previous]
        if word.mention >= 0 { return true }
        return word.kind == .word && word.wordClass == nil && !word.isVerb && word.isDefinite == self[token].isDefinite
    }

    /// Whether a participle that may be a noun of action («مصادرة», «مفاوضات») has a noun before it of its own gender.
    private func agreesWithNoun(_ token: Int) -> Bool {
        guard followsNoun(token) else { return false }
        // «لن تجري إيران مفاوضات»: nobody who has a name is told of in such a plural.
        if self[token - 1].mention >= 0 { return !text.text.spelling(token).hasSuffix("ات") }
        return !endsAsFeminine(token) || endsAsFeminine(token - 1)
    }

    /// «رفض الرئيس مطالب النقابات»: a word without the article right before a definite one is a noun with its genitive and no attribute.
    private func governsGenitive(_ token: Int) -> Bool {
        let next = token + 1
        guard !isArticled(token), self[token].enclitic == .none, next < range.upperBound, case let word = self[next], !word.isTime,
            !word.prepositionIsClitic, !word.hasWaw
        else { return false }
        return word.mention >= 0 || word.kind == .word && word.wordClass == nil && isArticled(next)
    }

    func endsAsFeminine(_ token: Int) -> Bool {
        endsInTaMarbuta(token) || text.text.spelling(token).hasSuffix("ات")
    }

    /// «توصية» is no «توصي» with a pronoun, though both fold to the same letters: no verb ends in tāʾ marbūṭa.
    private func endsInTaMarbuta(_ token: Int) -> Bool { text.text.spelling(token).hasSuffix("ة") }

    /// Whether a word of context stands within the tokens, one that must be close right behind the end of the trigger.
    private func hasContext(_ numbers: [Int32], in tokens: Range<Int>, except token: Int?, behind end: Int) -> Bool {
        for context in contexts(in: tokens) where context.token != token {
            if numbers.contains(context.number) { return true }
            guard context.token >= end else { continue }
            if numbers.contains(context.number + ContextWords.behind) { return true }
            if context.token < end + ContextWords.reach, numbers.contains(context.number + ContextWords.close) { return true }
        }
        return false
    }

    /// Whether a verb stands right behind its negation: «لن نقبل», «ولا تعترف», also with «قد» between.
    private func isNegated(_ token: Int) -> Bool {
        for previous in [token - 1, token - 2] where range.contains(previous) && self[previous].mention < 0 {
            switch self[previous].wordClass {
            case .negation where !text.text.token(previous, is: "ما"): return true
            case .pastNegation, .never: return true
            default: if self[previous].isVerb || self[previous].kind == .punctuation { return false }
            }
        }
        return false
    }

    /// A pronoun that the word's own evidence does not see («أسلح-ه» in «أسلحة») makes no trigger.
    private func agreesWithEvidence(_ candidate: Candidate) -> Bool {
        let cut = candidate.match.segmentation
        let evident = text.segmentations[candidate.token]
        if cut.enclitic == evident.enclitic, cut.stemStart == evident.stemStart { return true }
        if cut.enclitic == .none, evident.enclitic == .none || endsInTaMarbuta(candidate.token) { return true }
        // «الذي أقاله الملك»
        if cut.enclitic != .none, !candidate.isNoun, followsRelative(candidate.token), !endsInTaMarbuta(candidate.token) { return true }
        if cut.enclitic != .none, evident.enclitic == .none, candidate.isNoun, endsInPronoun(candidate.token) { return true }
        // «وزارته» is a ministry.
        if !candidate.isNoun, cut.stemStart > evident.stemStart { return false }
        return cut.enclitic != .none && evident.enclitic == cut.enclitic
    }

    /// «زيارته», «امتنانها»: what is written with hāʾ is a pronoun behind a noun of the tables, however rare the form.
    private func endsInPronoun(_ token: Int) -> Bool {
        let word = text.text.word(token)
        return word.unicodeScalars.count >= 5 && ["ه", "ها", "هم", "هما"].contains { word.hasSuffix($0) }
    }

    /// A noun may not carry the clitics of a verb, nor be cut against the evidence where the whole is another word.
    private func acceptsNoun(_ candidate: Candidate) -> Bool {
        let cut = candidate.match.segmentation
        if cut.proclitics.contains(.sin) || cut.proclitics.contains(.question) { return false }
        if cut.proclitics.contains(.kaf) { return false }
        // «بحث» is no «حث» with a preposition: two letters are too few to believe in where the whole is a word.
        if candidate.length == 1, cut.proclitics.contains(.ba), cut.stem.count <= 4, text.segmentations[candidate.token].stemStart != cut.stemStart {
            return false
        }
        return true
    }

    /// Whether a word that may be verb or noun («قصف», «دعم») stands where a verb stands.
    private func readsAsVerb(_ token: Int, _ candidates: [Candidate]) -> Bool {
        let isAlsoNoun = candidates.contains { $0.isNoun && $0.length == 1 }
        // «استقالته»: a verb without an object carries no pronoun, its noun does.
        let verbs = candidates.filter {
            !$0.isNoun && $0.match.entry.features.isVerb && $0.length == 1
                && !(isAlsoNoun && $0.match.segmentation.enclitic != .none && tables.verbRows[$0.row].recipientSlots.isEmpty)
        }
        // «أصيب» and «نصب» are seldom the first persons that they could be.
        // «يجب» and «سترد» are whole forms before they are shortened ones.
        guard
            let verb = verbs.first(where: { $0.match.entry.features.person != .first && $0.match.entry.features.aspect != .jussive })
                ?? verbs.first(where: { $0.match.entry.features.person != .first }) ?? verbs.first,
            !endsInTaMarbuta(token)
        else { return false }
        // «إدانتها»: no finite verb is written so.
        if text.text.spelling(token).hasPrefix("إ") { return false }
        // «قبل خمسة أيام», «وإلى»: prepositions first.
        if self[token].wordClass == .preposition, !text.text.spelling(token).hasPrefix("ف") { return false }
        let features = verb.match.entry.features
        // «فيلم» is no form of «لام»: a shortened form stands behind «لم» or «ل» only.
        if features.aspect == .jussive, !verb.match.segmentation.proclitics.contains(.lam),
            token == range.lowerBound || self[token - 1].wordClass != .pastNegation && self[token - 1].wordClass != .negation
        {
            return false
        }
        if features.aspect == .present || features.aspect == .jussive {
            if features.person == .first, !candidates.contains(where: { $0.isNoun }) {
                // «نقل», «أمن»: first persons are rare outside quotations.
                return isInsideQuotation(token)
            }
            // «رغم توالي الدعوات»: behind a preposition stands a noun.
            let previous = token - 1
            return previous < range.lowerBound || self[previous].mention >= 0 || self[previous].wordClass != .preposition
                || self[previous].enclitic != .none || self[token].hasWaw
        }
        if verb.match.segmentation.proclitics.contains(.lam) { return false }
        let previous = token - 1
        if previous >= range.lowerBound {
            let word = self[previous]
            if word.mention < 0 {
                if word.wordClass == .preposition || word.wordClass == .agent { return false }
                // «جنود قتلوا», «عشرات أصيبوا»: a noun is never written so.
                if word.wordClass == .quantifier, isAlsoNoun || features.number != .plural { return false }
                if word.wordClass == .negation { return false }
                // «إن قصف المدينة جريمة»: behind «إن» stands a noun.
                if isAlsoNoun, text.text.spelling(previous) == "إن" { return false }
                if word.kind == .word, word.wordClass == nil, !word.isVerb, !word.isTime, isAlsoNoun, !word.isDefinite { return false }
            }
        }
        guard isAlsoNoun else { return true }
        if isAskedFor(token) { return false }
        // «نفي روسيا»: the verb ends in another letter.
        if features.gender == .masculine, features.number == .singular, text.text.spelling(token).hasSuffix("ي") { return false }
        if features.gender == .feminine || features.number == .plural { return true }
        // «الفتى الذي قتله الجنود»: behind a relative pronoun stands a verb.
        if previous >= range.lowerBound, self[previous].mention < 0, self[previous].wordClass == .relative, !self[token].hasWaw { return true }
        let next = token + 1
        guard next < range.upperBound else { return false }
        let word = self[next]
        // «هجوم قتل فيه جنديان»
        if word.mention < 0, word.preposition == .inside, word.enclitic.isThirdPerson, next + 1 < range.upperBound,
            self[next + 1].role >= 0 || self[next + 1].kind == .number || self[next + 1].wordClass == .quantifier
        {
            return true
        }
        if verb.match.segmentation.enclitic != .none {
            // «دعمه» after a preposition or a noun is a noun; at the head of a clause with a subject behind it, a verb.
            return word.mention >= 0 && startsClause(token)
        }
        // «تظاهر سودانيون», «قتل فلسطيني بقصف»: whoever is told of by his state is no attribute.
        let isPerson = word.adjective >= 0 && word.role >= 0 && tables.roleRows[Int(word.role)].isPeople
        if word.adjective >= 0, !word.isDefinite, !isPerson, !text.text.spelling(next).hasSuffix("ون") { return false }
        if startsClause(token) {
            // «أنه قصف مواقع»: behind the pronoun of «أن» no noun has a noun behind it.
            if previous >= range.lowerBound, self[previous].wordClass == .complementizer, self[previous].enclitic.isThirdPerson,
                self[previous].mention < 0,
                word.mention < 0, word.kind == .word, word.wordClass == nil || word.isTime, !isAdjectival(next),
                !endsAsFeminine(next) || word.isDefinite
            {
                return true
            }
            // «ضرب أهدافا»: the genitive behind a noun never ends so.
            if previous >= range.lowerBound, self[previous].wordClass == .complementizer, word.mention < 0, word.kind == .word,
                !word.isDefinite, text.text.spelling(next).hasSuffix("ا")
            {
                return true
            }
            guard
                word.mention >= 0 || word.isDefinite || word.kind == .number || word.wordClass == .quantifier && !isArticled(next)
                    || word.role >= 0 && (isPerson || !isAdjectival(next))
            else { return false }
            guard let subject = phrase(at: next), subject.tokens.upperBound < range.upperBound else { return true }
            // «قمع الشرطة للمحتجين»: only a noun hands its object to «ل», but «رفض الأمين العام للأمم المتحدة الطلب».
            let behind = self[subject.tokens.upperBound]
            if behind.prepositionIsClitic, behind.preposition == .forWhom { return isTitle(subject, of: subject.tokens.upperBound) }
            // «قتل الشرطة شابا»: a verb would agree with whom it has right behind it.
            return agreesBehind(subject, features) || !isFollowedBySecondPhrase(subject)
        }
        // Behind its subject: «حفتر قصف المدينة»; «طلبت أوكرانيا دعم فرنسا» has its verb already.
        return previous >= range.lowerBound && self[previous].mention >= 0 && !isSubjectOfVerb(previous) && !isOwnerOfMatter(previous)
    }

    /// Whether another phrase that nothing joins or governs stands right behind one.
    private func isFollowedBySecondPhrase(_ first: NounPhrase) -> Bool {
        let next = first.tokens.upperBound
        guard canBeginPhrase(next), !self[next].hasWaw, !self[next].prepositionIsClitic, !isFiniteVerb(next), let second = phrase(at: next) else {
            return false
        }
        return !second.isEmptyOfActors || second.place != nil
    }

    /// «طلب من كندا سحب سفيرها»: whether the verb of its clause asks somebody right before a word for what it names.
    private func isAskedFor(_ token: Int) -> Bool {
        guard
            let from = (max(range.lowerBound, token - 6)..<token).last(where: {
                self[$0].mention < 0 && self[$0].wordClass == .preposition && self[$0].preposition == .from
            }),
            let asked = phrase(at: from + 1), asked.tokens.upperBound == token
        else { return false }
        return candidates(in: from - 6..<from).contains { verb in
            !verb.isNoun && verb.token < from && from - verb.token <= 6 && tables.verbRows[verb.row].type == .request
                && tables.verbRows[verb.row].recipientSlots.contains(.preposition(.from))
        }
    }

    /// Whether the name that ends at a token has a finite verb right before it.
    private func isSubjectOfVerb(_ last: Int) -> Bool {
        var first = last
        while first > range.lowerBound, self[first - 1].mention == self[last].mention { first -= 1 }
        return first > range.lowerBound && isFiniteVerb(first - 1)
    }

    /// «قرار الرئيس ترامب نقل السفارة»: what somebody decides or tries stands behind his name as a noun.
    private func isOwnerOfMatter(_ last: Int) -> Bool {
        var token = last
        while token > range.lowerBound, last - token <= 5 {
            let word = self[token]
            guard word.kind == .word, word.mention >= 0 || word.wordClass == nil && !isFiniteVerb(token), !word.hasWaw || word.mention >= 0 else {
                return false
            }
            if word.mention < 0, word.head == .matter || word.status >= 0 { return true }
            token -= 1
        }
        return false
    }

    /// Singular role words that are adjectives as well («عسكري», «أمني»), and the bound plurals that end like them («سائقي»); «أهالي» is neither.
    private func isAdjectival(_ token: Int) -> Bool {
        let bytes = text.text.foldedBytes(token)
        guard bytes.count >= 2, bytes[bytes.endIndex - 2] == 0xD9, bytes[bytes.endIndex - 1] == 0x8A else { return false }
        guard self[token].mention < 0, self[token].role >= 0 else { return true }
        let singular = Array(tables.roleRows[Int(self[token].role)].singular.utf8)
        return bytes.dropFirst(Int(text.segmentations[token].stemStart)).starts(with: singular)
    }

    func startsClause(_ token: Int) -> Bool {
        var previous = token - 1
        if self[token].hasWaw { return true }
        // «قال إن المقاتلين "سلموا" سلاحهم»: marks alone begin no clause.
        while previous >= range.lowerBound, isQuotationMark(previous) { previous -= 1 }
        guard previous >= range.lowerBound else { return true }
        let word = self[previous]
        // «وكان عشرون شخصا قد قتلوا»
        if text.text.token(previous, is: "قد"), word.wordClass != nil { return startsClause(previous) }
        if word.kind == .punctuation { return !text.text.token(previous, is: ")") }
        switch word.wordClass {
        case .boundary, .relative, .complementizer, .question, .condition, .pastNegation, .copula: return word.mention < 0
        // «ولا تدعم»
        case .negation, .never: return word.mention < 0 && word.hasWaw
        default: return false
        }
    }

    func isInsideQuotation(_ token: Int) -> Bool {
        for quotation in text.text.quotations where quotation.open < token && token < quotation.close { return true }
        return false
    }

    mutating func markTrigger(_ trigger: Trigger) {
        if !trigger.candidate.isNoun, trigger.candidate.match.entry.features.isVerb {
            setVerb(trigger.token, trigger.candidate.match.entry.features)
        }
    }
}
