import Actors
import ArabicText
import Knowledge

/// What a word shows of itself before its sentence is read.
struct SyntaxWord: Sendable {
    let token: Int
    /// Of the folded word and of its stem.
    let form: UInt64
    let stem: UInt64
    /// Last two and three letters of the stem, its first two.
    let ending: UInt64
    let longEnding: UInt64
    let beginning: UInt64
    /// Proclitics and the class of the pronoun.
    let clitics: UInt64
    /// What the tables know of its inflection, a bit an aspect.
    let known: UInt64
    /// 0 no name, else whether it begins one and of which type.
    let name: UInt64
    /// Marks before it: 1 comma, 2 quotation mark, 4 colon, 8 bracket or dash, 16 another.
    let marks: UInt64
    /// Classes of words that keep like company, at two grains.
    let middleClass: UInt64
    let fineClass: UInt64
    var tag: UInt64 = 0
}

extension SyntaxWord {
    /// What adjectives agree in and what words hang by: 1 the article, 2 the ending of the feminine, 4 that of a plural, 8 a preposition joined
    /// to the word, 16 a pronoun.
    var shape: UInt64 {
        let isPlural = ending == 0xD98A_D986 || ending == 0xD988_D986 || ending == 0xD8A7_D8AA
        return (clitics & UInt64(Proclitics.article.rawValue) == 0 ? 0 : 1) | (ending & 0xFFFF == 0xD8A9 ? 2 : 0) | (isPlural ? 4 : 0)
            | (clitics & UInt64(Proclitics.prepositions.rawValue) == 0 ? 0 : 8) | (clitics & 768 == 0 ? 0 : 16)
    }

    /// The words of a sentence, punctuation left out.
    /// Complexity: linear.
    static func words(_ tokens: Range<Int>, of text: AnalyzedText, actors: ActorLayer) -> [SyntaxWord] {
        var words: [SyntaxWord] = []
        words.reserveCapacity(tokens.count)
        var marks: UInt64 = 0
        for token in tokens {
            let kind = text.tokens[token].kind
            if kind == .punctuation || kind == .symbol {
                marks |= mark(text.text.foldedBytes(token))
                continue
            }
            words.append(SyntaxWord(token, text, actors, marks: marks))
            marks = 0
        }
        return words
    }

    private init(_ token: Int, _ text: AnalyzedText, _ actors: ActorLayer, marks: UInt64) {
        self.token = token
        self.marks = marks
        form = text.hashes[token]
        let cut = text.segmentations[token]
        let bytes = text.text.foldedBytes(token)
        let stemmed = cut.stem.clamped(to: 0..<bytes.count)
        var end: UInt64 = 0
        var longEnd: UInt64 = 0
        var start: UInt64 = 0
        var hash = FormHash()
        bytes.withUnsafeBufferPointer { bytes in
            for index in stemmed { hash.combine(bytes[index]) }
            for index in max(stemmed.lowerBound, stemmed.upperBound - 4)..<stemmed.upperBound { end = end << 8 | UInt64(bytes[index]) }
            for index in max(stemmed.lowerBound, stemmed.upperBound - 6)..<stemmed.upperBound { longEnd = longEnd << 8 | UInt64(bytes[index]) }
            for index in stemmed.lowerBound..<min(stemmed.upperBound, stemmed.lowerBound + 4) { start = start << 8 | UInt64(bytes[index]) }
        }
        if text.tokens[token].kind == .number {
            stem = 1
            end = 1
            longEnd = 1
            start = 1
        } else {
            stem = hash.value
        }
        ending = end
        longEnding = longEnd
        beginning = start
        clitics =
            UInt64(cut.proclitics.rawValue) | (cut.enclitic == .none ? 0 : cut.enclitic.isThirdPerson ? 256 : 512) | UInt64(
                text.tokens[token].kind.rawValue) << 10
        var known: UInt64 = 0
        for match in text.matches(at: token) where match.tokenCount == 1 { known |= 1 << UInt64(match.entry.features.aspect.rawValue) }
        self.known = known
        let wordClass = actors.wordClasses.indices.contains(token) ? actors.wordClasses[token] : WordClass()
        middleClass = UInt64(wordClass.middle)
        fineClass = UInt64(wordClass.fine)
        let index = actors.nameAtToken[token]
        if index >= 0 {
            let mention = actors.mentions[Int(index)]
            let type: UInt64 =
                switch mention.type {
                case .person: 0
                case .organization: 1
                case .country: 2
                case .place: 3
                case .other: 4
                }
            name = 1 + type << 1 | (mention.tokens.lowerBound == token ? 0 : 1)
        } else {
            name = actors.adjectives[token] == nil ? 0 : 20
        }
    }

    private static func mark(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        guard let first = bytes.first else { return 16 }
        switch (bytes.count, first, bytes.last) {
        case (1, UInt8(ascii: ","), _), (1, UInt8(ascii: ";"), _), (2, 0xD8, 0x8C), (2, 0xD8, 0x9B): return 1
        case (1, UInt8(ascii: "\""), _), (1, UInt8(ascii: "'"), _), (2, 0xC2, 0xAB), (2, 0xC2, 0xBB), (3, 0xE2, 0x98), (3, 0xE2, 0x99),
            (3, 0xE2, 0x9C), (3, 0xE2, 0x9D):
            return 2
        case (1, UInt8(ascii: ":"), _): return 4
        case (1, UInt8(ascii: "("), _), (1, UInt8(ascii: ")"), _), (1, UInt8(ascii: "["), _), (1, UInt8(ascii: "]"), _), (1, UInt8(ascii: "-"), _),
            (3, 0xE2, 0x93), (3, 0xE2, 0x94):
            return 8
        default: return 16
        }
    }
}
