import Actors
import ArabicText
import Knowledge

/// What leads from a trigger to somebody in its sentence: the kinds of the words between, as one number.
extension SentenceScan {
    /// Longest way that is told apart word by word.
    private static let longestPath = 7

    /// - Parameters:
    ///   - start: a number for what comes before the first token.
    ///   - last: one past the words between; what is joined to the word there ends the way.
    /// - Returns: a number below 2^28, equal for ways of the same kinds.
    func path(from start: Int, through tokens: Range<Int>, to last: Int) -> (Int, Int) {
        var symbols = [start]
        func append(_ symbol: Int) {
            guard symbol != 0, symbols.last != symbol || symbols.count == 1 else { return }
            symbols.append(symbol)
        }
        var token = tokens.lowerBound
        while token < tokens.upperBound, symbols.count <= Self.longestPath {
            appendJoined(token, append)
            append(kindOfWord(token))
            let mention = self[token].mention
            token =
                mention >= 0
                ? max(token + 1, actors.mentions[Int(mention)].tokens.upperBound)
                : token + max(1, self[token].wordClass == nil ? 1 : self[token].classLength)
        }
        if symbols.count > Self.longestPath { symbols = [start, Self.far, barrier(tokens)] }
        if range.contains(last) { appendJoined(last, append) }
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for symbol in symbols { value = (value ^ UInt64(symbol + 1)) &* 0x100_0000_01B3 }
        return (Int(value >> 8 & 0x3FFF), Int(value >> 30 & 0x3FFF))
    }

    private static let far = 99
    private static let joined = 90

    private func appendJoined(_ token: Int, _ append: (Int) -> Void) {
        let word = self[token]
        if word.hasWaw { append(Self.joined) }
        if word.prepositionIsClitic, let preposition = word.preposition { append(Self.number(preposition)) }
    }

    /// 0 for words that change nothing: quotation marks, times, numbers.
    private func kindOfWord(_ token: Int) -> Int {
        let word = self[token]
        if word.kind == .punctuation || word.kind == .symbol { return isQuotationMark(token) ? 0 : isComma(token) ? 1 : 2 }
        if word.mention >= 0 { return actors.mentions[Int(word.mention)].type == .place ? 4 : 3 }
        if word.isTime || word.kind == .number { return 0 }
        if let wordClass = word.wordClass {
            switch wordClass {
            case .quantifier: return 0
            case .preposition: return word.preposition.map(Self.number) ?? 8
            default: return 40 + (GrammarClass.allCases.firstIndex(of: wordClass) ?? 0)
            }
        }
        if isFiniteVerb(token) {
            if word.light >= 0 {
                switch tables.lightRows[Int(word.light)].subject {
                case .actor: return 60
                case .recipient: return 61
                default: return 62
                }
            }
            if word.status >= 0 { return 64 }
            return candidates(at: token).contains { !$0.isNoun } ? 63 : 65
        }
        if candidates(at: token).contains(where: { $0.isNoun }) { return 70 }
        if word.lightNoun >= 0 { return 71 }
        if word.status >= 0 { return 72 }
        switch word.head {
        case .matter: return 73
        case .relation: return 74
        case .place, .capital: return 75
        case nil: break
        }
        if word.role >= 0 { return tables.roleRows[Int(word.role)].isThing ? 76 : 77 }
        return word.adjective >= 0 ? 78 : 79
    }

    /// The word of substance right before a trigger, prepositions left out, as a number; nil at the head of a clause.
    func wordBefore(_ trigger: Trigger) -> (Int, Int)? {
        var previous = trigger.token - 1
        while previous >= range.lowerBound, trigger.token - previous <= 3 {
            let word = self[previous]
            if word.mention >= 0 { return nil }
            if word.kind == .punctuation { return nil }
            if word.wordClass == .preposition || word.isTime {
                previous -= 1
                continue
            }
            guard word.wordClass == nil else { return nil }
            return hash(of: previous)
        }
        return nil
    }

    /// The stem of the word right before a token; zeros where a mark or the head of the sentence stands there.
    func neighbour(of token: Int) -> (Int, Int) {
        let previous = token - 1
        return previous >= range.lowerBound && self[previous].kind == .word ? hash(of: previous) : (0, 0)
    }

    /// The stem of a word as a number below 2^28.
    func hash(of token: Int) -> (Int, Int) {
        let bytes = text.text.foldedBytes(token)
        let stem = text.segmentations[token].stem.clamped(to: 0..<bytes.count)
        return RoleFeatures.hash(bytes: bytes[bytes.startIndex + stem.lowerBound..<bytes.startIndex + stem.upperBound])
    }
}
