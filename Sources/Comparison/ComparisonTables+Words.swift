import ArabicText
import Knowledge

/// The words of one telling, in order, with the antonym sides on which they stand.
struct WordBag: Sendable {
    var words: [ContentWord] = []
    /// Word position and side.
    var sides: [(word: Int, side: ComparisonTables.Side)] = []
    var numbers: [Double] = []
    /// For each word its token.
    var tokens: [Int] = []
    /// Stands before the first content word: the telling as a whole is turned.
    var isTurned = false
}

extension ComparisonTables {
    /// The content words of tokens. Words without weight are left out unless they turn or count.
    /// Complexity: linear in the number of tokens.
    func bag(of text: TokenizedText, tokens: Range<Int>, keepsGrammar: Bool = false) -> WordBag {
        var bag = WordBag()
        var reach = 0
        var onlyReach = 0
        for token in tokens where token < text.tokens.count {
            let kind = text.tokens[token].kind
            if kind == .punctuation {
                if !text.token(token, is: "\""), !text.token(token, is: "«"), !text.token(token, is: "»") { reach = 0 }
                continue
            }
            guard kind != .symbol else { continue }
            let before = bag.words.count
            defer { if bag.words.count > before { bag.tokens.append(token) } }
            let folded = text.foldedBytes(token)
            let whole = WordSkeleton.hash(folded)
            if let negator = negators[whole] {
                switch negator.kind {
                case .not, .neverWas: reach = reach > 0 ? 0 : negator.reach
                case .only: onlyReach = negator.reach
                }
                let key = WordSkeleton.key(folded)
                let found = exactAntonyms[Self.stemKey(folded)] ?? antonyms[key] ?? []
                for side in found { bag.sides.append((bag.words.count, side)) }
                bag.words.append(ContentWord(key: key, weight: 0, flags: isSure(folded, found) ? [.negator, .sure] : .negator))
                if bag.words.allSatisfy({ $0.flags.contains(.negator) }), negator.kind != .only { bag.isTurned = true }
                continue
            }
            defer {
                if reach > 0 { reach -= 1 }
                if onlyReach > 0 { onlyReach -= 1 }
            }
            var flags: ContentWord.Flags = []
            if reach > 0 { flags.insert(.negated) }
            if onlyReach > 0 { flags.insert(.only) }
            if kind == .number {
                let digits = folded.filter { $0 != 0x2C }
                if let value = Double(String(decoding: digits, as: UTF8.self)) {
                    bag.numbers.append(value)
                    bag.words.append(ContentWord(key: Self.numberKey(value), weight: 6, flags: flags.union(.number)))
                }
                continue
            }
            if let value = numeral(folded, whole) {
                bag.numbers.append(Double(value))
                bag.words.append(ContentWord(key: Self.numberKey(Double(value)), weight: value > 2 ? 6 : 2, flags: flags.union(.number)))
                continue
            }
            let cut = kind == .word ? evidence.segmentation(of: folded, lexicon: lexicon) : nil
            let weight = weight(folded, cut)
            let isCut = cut.map { !$0.proclitics.isEmpty || $0.enclitic != .none } ?? false
            var key = WordSkeleton.key(folded, cut: isCut ? cut : nil)
            let stem: UInt32
            if isCut, let cut {
                stem = Self.stemKey(folded[(folded.startIndex + Int(cut.stemStart))..<(folded.startIndex + Int(cut.stemEnd))])
            } else {
                stem = Self.stemKey(folded)
            }
            let found = exactAntonyms[stem] ?? antonyms[key]
            var body = folded
            if isCut, let cut { body = folded[(folded.startIndex + Int(cut.stemStart))..<(folded.startIndex + Int(cut.stemEnd))] }
            let isSure = isSure(body, found ?? [])
            if let concept = exactConcepts[stem] ?? concepts[key] {
                key = concept
                flags.insert(.concept)
            }
            guard weight > 0 || found != nil || flags.contains(.concept) || keepsGrammar else { continue }
            if weight == 0, found == nil, !flags.contains(.concept) { flags.insert(.grammar) }
            for side in found ?? [] { bag.sides.append((bag.words.count, side)) }
            if isSure { flags.insert(.sure) }
            bag.words.append(ContentWord(key: key, weight: max(weight, flags.contains(.grammar) ? 0 : 1), flags: flags))
        }
        return bag
    }

    private static let verbPrefixes: [Set<UInt16>] = [[0xD8B3], [0xD98A, 0xD8AA, 0xD986]]

    /// The stem is that of a listed form, or becomes it without the prefix of an imperfect verb.
    private func isSure(_ body: ArraySlice<UInt8>, _ sides: [Side]) -> Bool {
        func holds(_ bytes: ArraySlice<UInt8>) -> Bool {
            sureAntonyms[Self.stemKey(bytes)].map { listed in sides.contains { listed.contains($0) } } ?? false
        }
        if holds(body) { return true }
        var rest = body
        // «س» of the future, then «ي», «ت» or «ن».
        for prefixes in Self.verbPrefixes {
            guard rest.count >= 8, let first = rest.first, prefixes.contains(UInt16(first) << 8 | UInt16(rest[rest.startIndex + 1])) else { continue }
            rest = rest.dropFirst(2)
            if holds(rest) { return true }
        }
        return false
    }

    func bag(of text: String, keepsGrammar: Bool = false) -> WordBag {
        let tokens = TokenizedText(text)
        return bag(of: tokens, tokens: tokens.tokens.indices, keepsGrammar: keepsGrammar)
    }

    static func numberKey(_ value: Double) -> UInt32 { WordSkeleton.hash("number:\(value)".utf8) }

    /// «ثلاثة», «والثلاث», «بخمسة».
    func numeral(_ folded: ArraySlice<UInt8>, _ whole: UInt32) -> Int? {
        if let value = numerals[whole] { return value }
        guard folded.count >= 8 else { return nil }
        var rest = folded
        let first = UInt16(rest[rest.startIndex]) << 8 | UInt16(rest[rest.startIndex + 1])
        if first == 0xD988 || first == 0xD8A8 || first == 0xD984 {
            rest = rest.dropFirst(2)
            if let value = numerals[WordSkeleton.hash(rest)] { return value }
        }
        return nil
    }

    /// Rarity from the counts of news: some 2^22 words were counted, and what stands once in 64 words says nothing.
    func weight(_ folded: ArraySlice<UInt8>, _ cut: Segmentation?) -> UInt8 {
        var level = evidence.level(FormHash(folded).value)
        if let cut, !cut.isWhole { level = max(level, evidence.level(FormHash.stem(folded, cut))) }
        if level == 0 { return folded.count <= 4 ? 0 : 10 }
        return UInt8(clamping: min(12, max(0, 17 - level / 8)))
    }
}
