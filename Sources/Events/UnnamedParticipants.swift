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
        let isStateful = phrase.entities.count == 1 && phrase.tokens.contains {
            scan.range.contains($0) && scan[$0].mention < 0 && scan[$0].adjective >= 0 && Int(scan[$0].adjective) == phrase.entities[0]
        }
        guard phrase.entities.isEmpty || isStateful else { return head + 1 }
        let end = scan.endOfDescription(head, phrase.tokens.upperBound)
        let row = Int(scan[head].role)
        var state: Int32 = -1
        var word = ""
        for token in head + 1..<max(head + 1, end) where scan[token].mention < 0 {
            if scan[token].adjective >= 0 {
                if state < 0 { state = scan[token].adjective }
            } else if word.isEmpty, scan[token].kind == .word {
                word = scan.bareWord(token)
            }
        }
        if let name = (head..<end).first(where: { scan[$0].mention >= 0 }), word.isEmpty {
            word = "=" + String(scan.actors.mentions[Int(scan[name].mention)].entity)
        }
        if state >= 0, scan.tables.roleRows[row].isOfState {
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
                    subtype: EntityRecord.unnamed, name: scan.text.text.slice(range),
                    country: state >= 0 ? scan.actors.entities[Int(state)].id : nil, role: tables.role))
            feminine.append(scan.endsAsFeminine(head) || tables.isBody && !scan.isSingular(head))
            rows.append(row)
        }
        byDescription[description] = entity
        lastOfRow[row] = entity
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
        guard word.role >= 0, word.mention < 0, word.nominal < 0, word.kind == .word, word.enclitic == .none, !word.isVerb || word.isDefinite else {
            return nil
        }
        let row = tables.roleRows[Int(word.role)]
        guard !row.isThing, !row.isCount, actors.resolve(token..<(token + 1)) == nil else { return nil }
        // «الجنود المتمردون»: an adjective of the noun before it.
        if token > range.lowerBound, self[token - 1].mention < 0, self[token - 1].kind == .word, self[token - 1].wordClass == nil,
            !self[token - 1].isVerb, !word.prepositionIsClitic, !word.hasWaw,
            self[token - 1].role >= 0 || word.isDefinite && self[token - 1].isDefinite || !word.isDefinite && isOfBelonging(token),
            !isCounting(token - 1)
        {
            return nil
        }
        return token
    }

    /// «عسكري», «أمنية»: a noun of belonging, which is an adjective behind another noun.
    private func isOfBelonging(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        return word.hasSuffix("ي") || word.hasSuffix("يه") || word.hasSuffix("يا")
    }

    private func isCounting(_ token: Int) -> Bool {
        guard range.contains(token), self[token].mention < 0 else { return false }
        if self[token].kind == .number || self[token].wordClass == .quantifier { return true }
        return self[token].role >= 0 && tables.roleRows[Int(self[token].role)].isCount
    }

    /// One past the last word of a description: behind its noun go adjectives that agree with it, or a genitive and its adjectives. A
    /// plural that keeps its nūn governs no genitive.
    fileprivate func endOfDescription(_ head: Int, _ bound: Int) -> Int {
        var end = head + 1
        var isDefinite = self[head].isDefinite
        var isFeminine = endsAsFeminine(head)
        let isSoundPlural = Self.isSoundPlural(text.text.word(head))
        var hasGenitive = false
        while end < bound {
            let word = self[end]
            if word.mention >= 0 {
                guard !isDefinite, !isSoundPlural, !hasGenitive else { break }
                return min(bound, actors.mentions[Int(word.mention)].tokens.upperBound)
            }
            guard word.kind == .word, word.enclitic == .none, !isReflexive(end) else { break }
            let spelling = text.text.word(end)
            if word.adjective >= 0 || word.isDefinite == isDefinite && !isSoundPlural && (isFeminine ? endsAsFeminine(end) : !endsAsFeminine(end) || !isSingular(head))
                || isSoundPlural && Self.isSoundPlural(spelling)
            {
                if !isDefinite, word.isDefinite, word.adjective < 0 || !isArticled(end) { break }
                // An adjective of the description, or of its genitive.
            } else if !isDefinite, !isSoundPlural, !hasGenitive, word.isDefinite {
                hasGenitive = true
                isDefinite = true
                isFeminine = endsAsFeminine(end)
            } else {
                break
            }
            end += 1
            if end - head > 4 { break }
        }
        return end
    }

    private static func isSoundPlural(_ word: String) -> Bool { word.hasSuffix("ون") || word.hasSuffix("ين") }

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
    func bareWord(_ token: Int) -> String {
        let bytes = text.text.foldedBytes(token)
        let cut = cut(token)
        return String(decoding: Array(bytes).dropFirst(min(bytes.count, Int(cut.stemStart))), as: UTF8.self)
    }

    /// Whether a role noun stands in its singular.
    func isSingular(_ token: Int) -> Bool {
        bareWord(token) == tables.roleRows[Int(self[token].role)].singular
    }
}
