import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// «بي.دبليو.سي», «أ.ف.ب»: initials with a stop between each two and no space are one name, of which a model sees the parts.
    func wholeInitials(_ spans: [NameSpan]) -> [NameSpan] {
        var result: [NameSpan] = []
        for span in spans {
            guard let run = initials(around: span.tokens.lowerBound) ?? initials(around: span.tokens.upperBound - 1),
                run.upperBound <= text.tokens.count
            else {
                result.append(span)
                continue
            }
            let tokens = min(run.lowerBound, span.tokens.lowerBound)..<max(run.upperBound, span.tokens.upperBound)
            if let last = result.last, last.tokens.overlaps(tokens) { continue }
            let start = span.tokens.lowerBound <= run.lowerBound ? span.range.lowerBound : Int(text.tokens[run.lowerBound].start)
            result.append(
                NameSpan(
                    tokens: tokens, range: start..<Int(text.tokens[tokens.upperBound - 1].end),
                    type: tokens == run ? .organization : span.type, confidence: span.confidence))
        }
        return result
    }

    /// The run of dotted initials that a token stands in; nil where it stands in none.
    func initials(around token: Int) -> Range<Int>? {
        guard isInitial(token) else { return nil }
        var low = token
        var high = token
        while low >= 2, isStop(low - 1), isInitial(low - 2) { low -= 2 }
        while high + 2 < text.tokens.count, isStop(high + 1), isInitial(high + 2) { high += 2 }
        return high - low >= 2 ? low..<(high + 1) : nil
    }

    private func isStop(_ token: Int) -> Bool {
        text.text.token(token, is: ".") && text.tokens[token].joinsPrevious && token + 1 < text.tokens.count && text.tokens[token + 1].joinsPrevious
    }

    /// A letter or its English name («إيه», «دبليو»).
    private func isInitial(_ token: Int) -> Bool {
        guard text.tokens[token].kind == .word else { return false }
        let letters = text.tokens[token].foldedRange.count / 2
        return letters <= 3 || text.text.token(token, is: "دبليو")
    }

    /// Where the model is sure once that a rare word names a place, it names it everywhere in the text.
    func repeatedPlaces(_ kept: [NameCandidate]) -> [NameCandidate] {
        var places: [UInt64: Bool] = [:]
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept {
            for token in candidate.tokens { taken[token] = true }
            let token = candidate.tokens.lowerBound
            guard candidate.type == .place, candidate.known.isEmpty, candidate.tokens.count == 1, !candidate.hasHead,
                candidate.range.lowerBound == Int(text.tokens[token].start)
            else { continue }
            let word = text.text.foldedWord(token)
            guard word.unicodeScalars.count >= 5, commonness(word) <= 8, text.matches(at: token).isEmpty, adjective(token) == nil,
                !isDefinite(token), !isGivenName(word), !isSurname(word), text.segmentations[token].isWhole
            else { continue }
            places[text.hashes[token]] = true
        }
        guard !places.isEmpty else { return [] }
        return text.tokens.indices.compactMap { token in
            guard !taken[token], !skipped[token], places[text.hashes[token]] != nil, text.tokens[token].kind == .word else { return nil }
            return NameCandidate(
                tokens: token..<(token + 1), range: text.tokens[token].range, type: .place, core: token..<(token + 1), weight: 1)
        }
    }
}
