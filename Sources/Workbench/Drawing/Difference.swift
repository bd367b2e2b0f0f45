#if Full
import ArabicText

/// What sets the words of one account off from those of others: words that, folded and without joined particles, fewer than half of the
/// others have. Words of one letter or two never count.
enum Difference {
    struct Piece: Sendable, Hashable {
        var text: String
        var differs: Bool
    }

    /// One list a text, its pieces giving back the text.
    ///
    /// Complexity: linear in the words of all texts.
    static func pieces(_ texts: [String]) -> [[Piece]] {
        let tokenized = texts.map { TokenizedText($0) }
        let keys = tokenized.map { text in text.tokens.indices.map { key(text, $0) } }
        var holders: [String: Int] = [:]
        for list in keys { for key in Set(list.compactMap { $0 }) { holders[key, default: 0] += 1 } }
        return texts.indices.map { index in
            func differs(_ token: Int) -> Bool {
                guard texts.count > 1, let key = keys[index][token] else { return false }
                return ((holders[key] ?? 1) - 1) * 2 < texts.count - 1
            }
            // Where an account has little in common with the others, marking it all would set nothing off.
            let counting = keys[index].indices.filter { keys[index][$0] != nil }
            let own = counting.reduce(0) { $0 + (differs($1) ? 1 : 0) }
            return cut(tokenized[index]) { own * 3 <= counting.count * 2 && differs($0) }
        }
    }

    /// Of two sides, each some texts: the words that no text of the other side has.
    static func between(_ sides: [[String]]) -> [[[Piece]]] {
        let tokenized = sides.map { $0.map { TokenizedText($0) } }
        let words = tokenized.map { texts in Set(texts.flatMap { text in text.tokens.indices.compactMap { key(text, $0) } }) }
        return tokenized.enumerated().map { side, texts in
            let others = words.enumerated().filter { $0.offset != side }.map(\.element)
            return texts.map { text in
                cut(text) { token in
                    guard let key = key(text, token) else { return false }
                    return !others.isEmpty && others.allSatisfy { !$0.isEmpty && !$0.contains(key) }
                }
            }
        }
    }

    private static func cut(_ text: TokenizedText, where differs: (Int) -> Bool) -> [Piece] {
        var pieces: [Piece] = []
        var place = 0
        func add(_ range: Range<Int>, _ differs: Bool) {
            guard !range.isEmpty else { return }
            let words = text.slice(range)
            if let last = pieces.indices.last, pieces[last].differs == differs {
                pieces[last].text += words
            } else {
                pieces.append(Piece(text: words, differs: differs))
            }
        }
        for token in text.tokens.indices {
            let range = text.range(token..<token + 1)
            add(place..<max(place, range.lowerBound), false)
            add(max(place, range.lowerBound)..<max(place, range.upperBound), differs(token))
            place = max(place, range.upperBound)
        }
        add(place..<max(place, text.utf8.count), false)
        return joined(pieces)
    }

    /// Two words that differ and stand side by side are one mark.
    private static func joined(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        for (index, piece) in pieces.enumerated() {
            let isGap = !piece.differs && piece.text.allSatisfy { $0 == " " } && index > 0 && index + 1 < pieces.count
            if let last = result.indices.last, result[last].differs == piece.differs || isGap {
                result[last].text += piece.text
            } else {
                result.append(piece)
            }
        }
        return result
    }

    /// Nil for what never sets an account off.
    private static func key(_ text: TokenizedText, _ token: Int) -> String? {
        guard text.tokens[token].kind != .punctuation else { return nil }
        var word = text.foldedWord(token)
        for particle in ["وبال", "وكال", "فبال", "وال", "ولل", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف"]
        where word.hasPrefix(particle) && word.count - particle.count >= 3 {
            word = String(word.dropFirst(particle.count))
            break
        }
        let isNumber = text.tokens[token].kind == .number
        return word.count > 2 || isNumber ? word : nil
    }
}
#endif
