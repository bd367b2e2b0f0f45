import ArabicText

/// A sentence of a corpus with one tag a token, in the tokens of this program.
struct LabelledSentence {
    var text: TokenizedText
    /// One ``NameTag`` a token.
    var tags: [UInt8]
    /// How much the sentence counts in training.
    var weight: Float

    /// - Parameter words: the corpus's own tokens; where this program cuts finer, the parts share the tag.
    init(words: [(form: String, type: NameType?, begins: Bool)], weight: Float = 1) {
        var utf8: [UInt8] = []
        var ends: [Int] = []
        for word in words {
            utf8.append(contentsOf: word.form.utf8)
            ends.append(utf8.count)
            utf8.append(0x20)
        }
        text = TokenizedText(utf8)
        tags = []
        self.weight = weight
        var at = 0
        var previous = -1
        var open: NameType?
        for token in text.tokens {
            while at + 1 < ends.count, ends[at] <= Int(token.start) {
                at += 1
                if words[at].type == nil { open = nil }
            }
            let word = words[at]
            guard let type = word.type else {
                open = nil
                tags.append(0)
                previous = at
                continue
            }
            let begins = (word.begins && at != previous) || open != type
            tags.append(UInt8(begins ? NameTag.begin(type) : NameTag.inside(type)))
            open = type
            previous = at
        }
    }

    /// The names as token ranges with types.
    var names: Set<NameChunk> { NameChunk.chunks(tags) }
}

/// A name as a token range with its type, for scoring.
struct NameChunk: Hashable {
    var tokens: Range<Int>
    var type: NameType

    static func chunks(_ tags: [UInt8]) -> Set<NameChunk> {
        var result: Set<NameChunk> = []
        var token = 0
        while token < tags.count {
            guard let type = NameTag.type(Int(tags[token])) else {
                token += 1
                continue
            }
            var end = token + 1
            while end < tags.count, Int(tags[end]) == NameTag.inside(type) { end += 1 }
            result.insert(NameChunk(tokens: token..<end, type: type))
            token = end
        }
        return result
    }
}
