import Actors
import ArabicText
import Knowledge
import Readings

/// Those who take part in acts without a name, by what they are: «مسلحون», «قوات الأمن», «محكمة مصرية».
///
/// One entity a description and document: the noun, the state that an adjective names, and the first word behind the noun that is no
/// such adjective tell descriptions apart; a bare definite noun takes up the last description with it.
struct UnnamedParticipants {
    struct Place {
        /// The phrase, from the noun or what counts it on.
        let tokens: Range<Int>
        /// UTF-8 offsets; clitics outside.
        let range: Range<Int>
        /// The noun.
        let head: Int
        let entity: ActorLayer.EntityIndex
    }

    private struct Description: Hashable {
        let row: Int
        let state: Int32
        let word: String
    }

    /// In text order.
    private(set) var places: [Place] = []
    /// «القوات الروسية», «مسؤول أميركي»: forces and officials who stand for the state that an adjective names, in text order.
    private(set) var forces: [Place] = []
    /// Index in the actor layer of the first of them.
    let first: Int
    private(set) var records: [EntityRecord] = []
    /// Whether words agree with it in the feminine.
    private(set) var feminine: [Bool] = []
    /// By entity: the row of its noun.
    private(set) var rows: [Int] = []
    private var byDescription: [Description: ActorLayer.EntityIndex] = [:]
    private var lastOfRow: [Int: ActorLayer.EntityIndex] = [:]

    init(first: Int) { self.first = first }

    func contains(_ entity: ActorLayer.EntityIndex) -> Bool { entity >= first }

    /// Files those of a sentence; sentences come in text order.
    mutating func read(_ scan: SentenceScan) {
        var token = scan.range.lowerBound
        while token < scan.range.upperBound {
            guard let head = scan.unnamedHead(token) else {
                token += 1
                continue
            }
            token = max(token + 1, file(head, scan))
        }
    }

    /// - Returns: the token behind the phrase.
    private mutating func file(_ head: Int, _ scan: SentenceScan) -> Int {
        guard let phrase = scan.phrase(at: head) else { return head + 1 }
        let isStateful =
            phrase.entities.count == 1
            && phrase.tokens.contains {
                scan.range.contains($0) && scan[$0].mention < 0 && scan[$0].adjective >= 0 && Int(scan[$0].adjective) == phrase.entities[0]
            }
        guard phrase.entities.isEmpty || isStateful else { return head + 1 }
        // Behind a pronoun go adjectives alone: «حلفائه الأوروبيين».
        let bound = scan[head].enclitic == .none ? phrase.tokens.upperBound : min(scan.range.upperBound, head + 3)
        let ownEnd = scan.endOfComplement(scan.endOfDescription(head, bound), head)
        let row = Int(scan[head].role)
        var state: Int32 = -1
        var word = ""
        for token in head..<max(head + 1, ownEnd) where scan[token].mention < 0 {
            if scan[token].adjective >= 0 {
                if state < 0 { state = scan[token].adjective }
            } else if word.isEmpty, token > head, scan[token].kind == .word {
                word = String(scan.bareWord(token))
            }
        }
        if let name = (head..<ownEnd).first(where: { scan[$0].mention >= 0 }), word.isEmpty {
            word = "=" + String(scan.actors.mentions[Int(scan[name].mention)].entity)
        }
        // «زوجها», «معارضيه»
        if scan[head].enclitic != .none, word.isEmpty { word = "-\(scan[head].enclitic.rawValue)" }
        let joined = state < 0 ? scan.joined(to: head, ownEnd) : []
        let end = joined.last?.upperBound ?? ownEnd
        for other in joined { word += "+\(scan[other.lowerBound].role)" }
        // «الرئيس التونسي السابق» no longer stands for his state.
        let isFormer =
            scan.tables.roleRows[row].isOffice
            && (head + 1..<max(head + 1, end)).contains { scan.tables.clauseWords.stands(.former, at: $0, in: scan.text) }
        if state >= 0, scan.tables.roleRows[row].isOfState, !isFormer {
            let start = scan.startOfCount(before: head)
            let range = scan.startWithoutClitics(start)..<scan.text.text.range(head..<end).upperBound
            forces.append(Place(tokens: start..<end, range: range, head: head, entity: Int(state)))
            return end
        }
        let isBare = state < 0 && word.isEmpty && scan[head].isDefinite
        let description = Description(row: row, state: state, word: word)
        let entity: ActorLayer.EntityIndex
        let start = scan.startOfCount(before: head)
        let range = scan.startWithoutClitics(start)..<scan.text.text.range(head..<end).upperBound
        if let known = byDescription[description] ?? (isBare ? lastOfRow[row] : nil) {
            entity = known
        } else {
            entity = first + records.count
            let tables = scan.tables.roleRows[row]
            records.append(
                EntityRecord(
                    id: "unnamed-\(records.count + 1)", type: tables.isBody || !scan.isSingular(head) || start < head ? .organization : .person,
                    subtype: EntityRecord.unnamed, name: scan.withArticle(range, at: start),
                    country: state >= 0 ? scan.actors.entities[Int(state)].id : nil, role: tables.role))
            feminine.append(scan.endsAsFeminine(head) || tables.isBody && !scan.isSingular(head))
            rows.append(row)
        }
        byDescription[description] = entity
        lastOfRow[row] = entity
        for other in joined { lastOfRow[Int(scan[other.lowerBound].role)] = entity }
        places.append(Place(tokens: start..<end, range: range, head: head, entity: entity))
        return end
    }

    /// Places whose noun lies in a token range, in text order. Complexity: logarithmic in their number.
    func places(in tokens: Range<Int>) -> ArraySlice<Place> {
        let low = firstPlace(from: tokens.lowerBound)
        var high = low
        while high < places.count, places[high].head < tokens.upperBound { high += 1 }
        return places[low..<high]
    }

    private func firstPlace(from token: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].head < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Those whom phrases describe, each once, in text order.
    func entities(in phrases: [Range<Int>]) -> [ActorLayer.EntityIndex] {
        var found: [ActorLayer.EntityIndex] = []
        for phrase in phrases {
            if let place = places(in: phrase).first, !found.contains(place.entity) { found.append(place.entity) }
        }
        return found
    }
}

extension SentenceScan {
    /// The token itself when a noun for somebody without a name stands there and neither a name nor a description of somebody known
    /// covers it.
    fileprivate func unnamedHead(_ token: Int) -> Int? {
        let word = self[token]
        guard word.role >= 0, word.mention < 0, word.nominal < 0, word.kind == .word, !word.isVerb || word.isDefinite else { return nil }
        let row = tables.roleRows[Int(word.role)]
        // «متهما إيران», «رافضة القرار»: what somebody does besides.
        if word.isParticiple, !word.isDefinite, !isCounting(token - 1),
            isAccusative(token) || !isSingular(token) && text.text.spelling(token).hasSuffix("ة")
        {
            return nil
        }
        guard word.enclitic == .none || word.enclitic.isThirdPerson && !row.isOfState else { return nil }
        if tables.clauseWords.stands(.pair, at: token, in: text)
            || (token + 1...token + 2).contains(where: { tables.clauseWords.stands(.both, at: $0, in: text) }),
            let phrase = phrase(at: token), meansBoth(phrase)
        {
            return nil
        }
        // «استخدام القوة»
        if row.isOfState, isSingular(token), isArticled(token), token > range.lowerBound, tables.clauseWords.stands(.use, at: token - 1, in: text) {
            return nil
        }
        // «بعد تنظيم مظاهرات»: what is done with an act.
        if word.lightNoun >= 0, isSingular(token), token + 1 < range.upperBound, candidates(at: token + 1).contains(where: { $0.isNoun }) {
            return nil
        }
        // «سحبت معارضتها للقرار»: an opposing, and no opposition.
        if word.enclitic != .none, row.isBody, candidates(at: token).contains(where: { $0.isNoun }) { return nil }
        guard !row.isThing, !row.isCount, actors.resolve(token..<(token + 1)) == nil else { return nil }
        if row.isPeople, word.adjective >= 0 { return token }
        if describesForce(token) { return nil }
        // «الجنود المتمردون»: an adjective of the noun before it.
        if token > range.lowerBound, self[token - 1].mention < 0, self[token - 1].kind == .word, self[token - 1].wordClass == nil,
            !self[token - 1].isVerb, !word.prepositionIsClitic, !word.hasWaw,
            self[token - 1].role >= 0 && !isOther(token) || word.isDefinite && self[token - 1].isDefinite || !word.isDefinite && isOfBelonging(token),
            !isCounting(token - 1)
        {
            return nil
        }
        return token
    }

    /// «خطف مسلحون طبيبا», «المحتجون مسلحين»: of another case or state than the noun before it.
    private func isOther(_ token: Int) -> Bool {
        if isAccusative(token), !isAccusative(token - 1) { return true }
        let last = text.text.spelling(token - 1)
        let spelling = text.text.spelling(token)
        return last.hasSuffix("ون") && spelling.hasSuffix("ين") || isArticled(token - 1) && !isArticled(token) && self[token].enclitic == .none
    }

    /// «عسكري», «أمنية»: a noun of belonging, which is an adjective behind another noun.
    private func isOfBelonging(_ token: Int) -> Bool {
        let word = text.text.foldedSpelling(token)
        return word.hasSuffix("ي") || word.hasSuffix("يه") || word.hasSuffix("يا")
    }

    private func isCounting(_ token: Int) -> Bool {
        guard range.contains(token), self[token].mention < 0 else { return false }
        // «جنود رجلا»: a noun for persons counts nobody.
        if self[token].kind == .number || self[token].wordClass == .quantifier && self[token].role < 0 { return true }
        return self[token].role >= 0 && tables.roleRows[Int(self[token].role)].isCount
    }

    /// Words as they stand, with the article that a preposition swallowed: the «لحكومة» of «للحكومة» is written «الحكومة».
    fileprivate func withArticle(_ range: Range<Int>, at token: Int) -> String {
        let written = text.text.slice(range)
        guard written.hasPrefix("ل"), cut(token).proclitics.contains([.lam, .article]) else { return written }
        return "ال" + written.dropFirst()
    }

    /// One past the last word of a description: behind its noun go adjectives that agree with it, or a genitive and its adjectives. A
    /// plural that keeps its nūn governs no genitive.
    fileprivate func endOfDescription(_ head: Int, _ bound: Int) -> Int {
        var end = head + 1
        var isDefinite = self[head].isDefinite
        var isFeminine = endsAsFeminine(head)
        // «قادة عسكريين», «قضاة مستقلون»: plurals of men that end like feminines.
        let isBroken = isFeminine && !isSingular(head) && !tables.roleRows[Int(self[head].role)].isBody
        let isSoundPlural = text.text.spelling(head).isSoundPlural || self[head].adjective >= 0 && !isSingular(head)
        var hasGenitive = false
        let isOfFeminine = isFeminine
        var isOfHead = false
        while end < bound {
            let word = self[end]
            if word.mention >= 0 {
                guard !isDefinite, !isSoundPlural, !hasGenitive else { break }
                // «محكمة برلين العليا»: the adjective behind a name is of the head.
                end = min(bound, actors.mentions[Int(word.mention)].tokens.upperBound)
                isDefinite = true
                hasGenitive = true
                isOfHead = true
                continue
            }
            if turnsAdjective(end), end + 2 <= bound, isArticled(end + 1) == isDefinite {
                end += 2
                continue
            }
            if isOfHead {
                guard word.kind == .word, word.enclitic == .none, word.wordClass == nil, word.role < 0, isArticled(end),
                    endsAsFeminine(end) == isOfFeminine,
                    word.adjective >= 0 || isOfFeminine
                else { break }
                end += 1
                continue
            }
            guard word.kind == .word, word.enclitic == .none, !isReflexive(end), word.wordClass == nil || word.wordClass == .quantifier else { break }
            let spelling = text.text.spelling(end)
            // «14 شخصا للاشتباه» even where the evidence does not part «ل»; «المحكمة القرارات»: no singular has an adjective in the plural.
            if spelling.hasPrefix("لل") || isDefinite && word.isDefinite && spelling.hasSuffix("ات") && !text.text.spelling(head).hasSuffix("ات") {
                break
            }
            if self[head].enclitic != .none {
                guard isArticled(end), word.role < 0 || spelling.isSoundPlural,
                    word.adjective >= 0 || spelling.isSoundPlural || spelling.hasSuffix("ية")
                else { break }
                end += 1
                continue
            }
            if word.adjective >= 0
                || word.isDefinite == isDefinite && !isSoundPlural
                    && (isFeminine ? endsAsFeminine(end) : !endsAsFeminine(end) || !isSingular(head) || isBroken)
                || (isSoundPlural || isBroken) && spelling.isSoundPlural && word.isDefinite == isDefinite
            {
                if !isDefinite, word.isDefinite, word.adjective < 0 || !isArticled(end) { break }
                // «قوى غربية القيام»: behind its adjective an indefinite noun governs nothing.
                if !isDefinite, !isSoundPlural, word.adjective >= 0 || word.role < 0 && (spelling.hasSuffix("ية") || spelling.hasSuffix("ي")) {
                    hasGenitive = true
                }
                // An adjective of the description, or of its genitive.
            } else if !isDefinite, !isSoundPlural, !hasGenitive, word.isDefinite {
                hasGenitive = true
                isDefinite = true
                isFeminine = endsAsFeminine(end)
            } else if !isDefinite, !isSoundPlural, !hasGenitive, !word.isVerb, end + 1 < bound, self[end + 1].mention >= 0 || isArticled(end + 1) {
                // «منظمات حقوق الإنسان»: one genitive governs another.
                isFeminine = endsAsFeminine(end)
            } else {
                break
            }
            end += 1
            if end - head > 5 { break }
        }
        return end
    }

    /// «الميليشيات الموالية لها», «جهاز تابع للحكومة», «المشتبه بهم»: what an adjective at the end of a description cannot stand without.
    fileprivate func endOfComplement(_ end: Int, _ head: Int) -> Int {
        guard end > head, end < range.upperBound, tables.clauseWords.stands(.bound, at: end - 1, in: text) else { return end }
        let word = self[end]
        if word.wordClass == .prepositionPronoun || word.wordClass == .preposition && word.enclitic != .none { return end + 1 }
        let start = word.wordClass == .preposition ? end + word.classLength : end
        guard word.wordClass == .preposition || word.prepositionIsClitic || text.text.spelling(end).hasPrefix("لل"), let phrase = phrase(at: start)
        else { return end }
        return min(phrase.tokens.upperBound, start + 5)
    }

    /// «ناشطين وصحافيين», «جمعيات ومنظمات إغاثية»: descriptions in the plural that «و» joins to one are told of as one, unless they mean
    /// forces, officials or bodies of their own.
    fileprivate func joined(to head: Int, _ end: Int) -> [Range<Int>] {
        guard mayBeJoined(head) else { return [] }
        var found: [Range<Int>] = []
        var next = end
        while next < range.upperBound, self[next].hasWaw, self[next].mention < 0, self[next].role >= 0, mayBeJoined(next),
            self[next].isDefinite == self[head].isDefinite, !self[next].prepositionIsClitic, let phrase = phrase(at: next),
            phrase.entities.isEmpty || self[next].nominal >= 0
        {
            found.append(next..<endOfDescription(next, phrase.tokens.upperBound))
            next = found[found.count - 1].upperBound
        }
        return found
    }

    private func mayBeJoined(_ token: Int) -> Bool {
        let row = tables.roleRows[Int(self[token].role)]
        return self[token].adjective < 0 && self[token].enclitic == .none && (row.isPrivate || row.role == "OPP") && !row.isCount
            && !isSingular(token)
    }

    /// Where the words begin that count a noun: «مئات المتظاهرين», «عدد من الجنود».
    fileprivate func startOfCount(before head: Int) -> Int {
        var start = head
        guard !self[head].prepositionIsClitic else { return head }
        while start > range.lowerBound, head - start < 3 {
            if isCounting(start - 1), !self[start].hasWaw {
                start -= 1
                if self[start].prepositionIsClitic { break }
            } else if start - 2 >= range.lowerBound, self[start - 1].wordClass == .preposition, self[start - 1].preposition == .from,
                self[start - 1].enclitic == .none, isCounting(start - 2)
            {
                start -= 2
            } else {
                break
            }
        }
        // «أكثر من 100 شخص», «نحو 20 سجينا»: how nearly they were counted belongs to the number.
        if let number = (start..<head).first(where: { self[$0].kind == .number }), self[start].role < 0 { return number }
        return start
    }

    /// UTF-8 offset at which a word begins without conjunctions and prepositions joined to it; the article stays.
    fileprivate func startWithoutClitics(_ token: Int) -> Int {
        let cut = cut(token)
        guard cut.proclitics.subtracting(.article) != [] else { return Int(text.tokens[token].start) }
        // «للمتظاهرين» shows one letter of the article, «والمتظاهرين» both.
        let article = !cut.proclitics.contains(.article) ? 0 : cut.proclitics.contains(.lam) ? 2 : 4
        return text.text.textOffset(token: token, foldedOffset: max(0, Int(cut.stemStart) - article))
    }

    /// A role noun as the table knows it, any other word as its evidence cuts it.
    private func cut(_ token: Int) -> Segmentation {
        self[token].role >= 0 ? text.match(at: token, in: tables.roles)?.segmentation ?? text.segmentations[token] : text.segmentations[token]
    }

    /// A word without what is joined before it, folded.
    func bareWord(_ token: Int) -> Spelling {
        Spelling(text.text.foldedBytes(token).dropFirst(Int(cut(token).stemStart)))
    }

    /// Whether a role noun stands in its singular.
    func isSingular(_ token: Int) -> Bool {
        let row = tables.roleRows[Int(self[token].role)]
        let word = bareWord(token)
        if row.isPeople, self[token].adjective >= 0 { return !isPluralOfPeople(word) }
        return word == row.singular && (row.isBody || !word.isSoundPlural)
    }
}
