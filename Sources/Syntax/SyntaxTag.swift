/// What a word is for the parser: coarse parts of speech.
enum SyntaxTag: Int, CaseIterable, Sendable {
    case noun, verb, adjective, preposition, conjunction, adverb, determiner, number, name, auxiliary

    /// The part of speech that a word's place in an annotated tree tells.
    init(_ relation: Relation, isVerb: Bool) {
        switch relation {
        case .aux, .cop: self = .auxiliary
        case _ where isVerb: self = .verb
        case .amod: self = .adjective
        case .marker, .fixed: self = .preposition
        case .mark, .cc: self = .conjunction
        case .advmod: self = .adverb
        case .det: self = .determiner
        case .nummod: self = .number
        case .flat: self = .name
        default: self = .noun
        }
    }
}

/// Features of a word's part of speech.
enum SyntaxTagging {
    static func features(_ words: [SyntaxWord], _ index: Int, into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        let word = words[index]
        let before = index > 0 ? words[index - 1] : nil
        let earlier = index > 1 ? words[index - 2] : nil
        let next = index + 1 < words.count ? words[index + 1] : nil
        let later = index + 2 < words.count ? words[index + 2] : nil
        let previousTag = before?.tag ?? 99
        let earlierTag = earlier?.tag ?? 99
        keys.append(key(0, 0))
        keys.append(key(1, word.form))
        keys.append(key(2, word.stem, word.clitics))
        keys.append(key(3, word.clitics, word.known))
        keys.append(key(4, word.ending, word.clitics))
        keys.append(key(5, word.longEnding))
        keys.append(key(6, word.beginning, word.clitics))
        keys.append(key(7, word.beginning, word.ending))
        keys.append(key(8, word.name, word.known))
        keys.append(key(9, previousTag, word.clitics))
        keys.append(key(10, previousTag, earlierTag))
        keys.append(key(11, previousTag, word.stem))
        keys.append(key(12, before?.form ?? 0))
        keys.append(key(13, before?.form ?? 0, word.form))
        keys.append(key(14, earlier?.form ?? 0))
        keys.append(key(15, next?.form ?? 0))
        keys.append(key(16, next?.form ?? 0, word.ending))
        keys.append(key(17, next?.ending ?? 0, next?.clitics ?? 0, word.ending))
        keys.append(key(18, later?.form ?? 0))
        keys.append(key(19, word.marks, word.clitics, word.known))
        keys.append(key(20, word.name, before?.name ?? 99, next?.name ?? 99))
        keys.append(key(21, before?.ending ?? 0, before?.clitics ?? 0, word.ending, word.clitics))
        keys.append(key(22, previousTag, next?.known ?? 99, word.known))
        keys.append(key(23, next?.clitics ?? 99, word.clitics, word.known))
        keys.append(key(24, word.stem))
        keys.append(key(26, word.middleClass))
        keys.append(key(27, word.fineClass, word.clitics))
        keys.append(key(28, before?.middleClass ?? 999, word.middleClass, next?.middleClass ?? 999))
        keys.append(key(29, next?.fineClass ?? 9999))
        keys.append(key(30, before?.fineClass ?? 9999))
        keys.append(key(31, previousTag, word.middleClass))
        keys.append(key(32, before?.shape ?? 99, word.shape, word.known))
        keys.append(key(33, before?.shape ?? 99, word.shape, next?.shape ?? 99, previousTag))
        keys.append(key(34, earlierTag, previousTag, before?.shape ?? 99, word.shape))
        keys.append(key(25, previousTag, before?.stem ?? 0, word.ending))
    }

    @inline(__always)
    static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) -> UInt64 {
        var hash = (template &+ 1) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ a) &* 0xC2B2_AE3D_27D4_EB4F
        hash = (hash ^ (hash >> 29) ^ b) &* 0x1656_67B1_9E37_79F9
        hash = (hash ^ (hash >> 31) ^ c) &* 0x9FB2_1C65_1E98_DF25
        hash = (hash ^ (hash >> 29) ^ d) &* 0xC2B2_AE3D_27D4_EB4F
        return hash ^ (hash >> 32)
    }
}
