import ArabicText

/// What a model makes of the words of a large unlabelled corpus: how often each is part of a name and of which type, and which names
/// of several words come again. A later model takes it as a feature; so a name that the annotated corpus lacks, but that a plain
/// context gave away elsewhere, is known everywhere.
///
/// The code of a word in ``NameLexicon/found``: 0 unknown, 255 seen often and never in a name, else one more than
/// ((type × 6 + share) × 3 + frequency) × 2 + 1 if mostly inside, with share and frequency in steps.
struct NameMemory {
    private var words: [UInt32: Tally] = [:]
    private var phrases: [UInt32: Phrase] = [:]
    private var beginnings: Set<UInt32> = []

    private struct Tally {
        var outside: Int32 = 0
        var begins = SIMD4<Int32>.zero
        var inside = SIMD4<Int32>.zero
    }

    private struct Phrase {
        var counts = SIMD4<Int32>.zero
        var prefixes: [UInt32]
    }

    /// Reads a text with the model and counts.
    mutating func add(_ text: TokenizedText, _ recognizer: NameRecognizer) {
        let document = NameDocument(text, lexicon: recognizer.model.lexicon)
        let tags = recognizer.tags(of: document).tags
        for name in NameChunk.chunks(tags) {
            let type = Int(name.type.rawValue)
            guard name.tokens.count > 1, name.tokens.count <= NameLexicon.longestPhrase else { continue }
            var hash: UInt32 = 0
            var prefixes: [UInt32] = []
            for token in name.tokens {
                if token == name.tokens.lowerBound {
                    hash = document.forms[token].stem
                } else {
                    hash = NameHash.phrase(hash, document.forms[token].surface)
                }
                prefixes.append(NameHash.phrase(0, hash))
            }
            guard let key = prefixes.popLast() else { continue }
            phrases[key, default: Phrase(prefixes: prefixes)].counts[type] += 1
        }
        for (token, tag) in tags.enumerated() {
            let stem = document.forms[token].stem
            guard let type = NameTag.type(Int(tag)) else {
                words[stem, default: Tally()].outside += 1
                continue
            }
            if NameTag.isInside(Int(tag)) {
                words[stem, default: Tally()].inside[Int(type.rawValue)] += 1
            } else {
                words[stem, default: Tally()].begins[Int(type.rawValue)] += 1
            }
        }
    }

    /// The code of a word by its stem.
    private func code(_ tally: Tally) -> UInt8 {
        let counts = tally.begins &+ tally.inside
        let named = counts.wrappedSum()
        let all = named + tally.outside
        guard all >= 3 else { return 0 }
        var type = 0
        for other in 1..<4 where counts[other] > counts[type] { type = other }
        let share = Double(counts[type]) / Double(all)
        let level = [0.03, 0.15, 0.35, 0.6, 0.8, 0.95].lastIndex { share >= $0 }
        guard let level else { return all >= 12 ? 255 : 0 }
        let frequency = all < 6 ? 0 : all < 25 ? 1 : 2
        return UInt8(1 + ((type * 6 + level) * 3 + frequency) * 2 + (tally.inside[type] > tally.begins[type] ? 1 : 0))
    }

    /// A lexicon that holds the memory.
    func applied(to lexicon: NameLexicon) -> NameLexicon {
        var result = lexicon
        for (row, stem) in lexicon.words.orderedKeys().enumerated() { result.found[row] = words[stem].map(code) ?? 0 }
        var values: [UInt32: UInt8] = [:]
        for (key, phrase) in phrases {
            let all = phrase.counts.wrappedSum()
            guard all >= 3 else { continue }
            var type = 0
            for other in 1..<4 where phrase.counts[other] > phrase.counts[type] { type = other }
            guard Double(phrase.counts[type]) >= 0.7 * Double(all) else { continue }
            values[key] = values[key, default: 0] & NameLexicon.continues | UInt8(type)
            for prefix in phrase.prefixes {
                values[prefix] = (values[prefix] ?? NameLexicon.beginning) | NameLexicon.continues
            }
        }
        // A prefix met before its own name keeps the name's type.
        let keys = values.keys.sorted()
        result.memory = KeyTable(keys: keys)
        result.memoryType = keys.map { values[$0] ?? NameLexicon.beginning }
        return result
    }
}
