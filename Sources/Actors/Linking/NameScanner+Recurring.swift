import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// Where a word of a name may stand for it, and how likely a name has to begin there (by the model, between 0 and 1) for it to count.
    private struct Recurrence {
        let name: NameCandidate
        let least: Float
    }

    /// «وقال الصدر» beside «مقتدى الصدر», «غارات على دوما» beside «مدينة دوما»: names that the text has elsewhere, at places where the model
    /// thinks of a name but of something else rather. The commoner words are no names outside of names («على», «الله»).
    func recurring(_ kept: [NameCandidate]) -> [NameCandidate] {
        guard hasModel else { return [] }
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept { for token in candidate.tokens { taken[token] = true } }
        let names = recurrences(of: kept)
        guard !names.isEmpty else { return [] }
        var places: [(token: Int, cut: Segmentation, recurrence: Recurrence)] = []
        for token in text.tokens.indices where !taken[token] && canRecur(token) {
            let bytes = text.text.foldedBytes(token)
            var hit: (cut: Segmentation, recurrence: Recurrence)?
            CliticAnalyzer.segmentations(of: bytes) { cut in
                guard hit == nil, cut.enclitic == .none, !cut.proclitics.contains(.article), !cut.proclitics.contains(.sin),
                    !cut.proclitics.contains(.question), let recurrence = names[FormHash.stem(bytes, cut)]
                else { return }
                hit = (cut, recurrence)
            }
            if let hit, hit.recurrence.name.type == .person || span(at: token) == nil { places.append((token, hit.cut, hit.recurrence)) }
        }
        return zip(places, model.beginnings(at: places.map(\.token))).compactMap { place, likelihood in
            guard likelihood >= place.recurrence.least else { return nil }
            let tokens = place.token..<(place.token + 1)
            var again = NameCandidate(
                tokens: tokens, range: text.stemRange(place.token, place.cut), type: place.recurrence.name.type, core: tokens, weight: 1)
            if place.recurrence.name.tokens.count == 1 {
                again.known = place.recurrence.name.known
                again.subtype = place.recurrence.name.subtype
            }
            return again
        }
    }

    /// By the hash of a word: the name that it may stand for. A name of one word outweighs a part of a longer one.
    private func recurrences(of kept: [NameCandidate]) -> [UInt64: Recurrence] {
        var parts: [UInt64: Recurrence] = [:]
        var whole: [UInt64: Recurrence] = [:]
        for name in kept where name.type != .other && name.type != .country && !name.core.isEmpty {
            let first = name.core.lowerBound
            if name.core.count == 1 {
                guard let hash = nameWord(first, of: name) else { continue }
                if name.tokens.count == 1 {
                    // «الفيتو», «السنة»: a definite noun that was once taken for a place or a body.
                    whole[hash] = Recurrence(
                        name: name,
                        least: name.type == .person ? 0.03 : name.known.contains(where: \.needsSupport) ? 0.25 : isDefinite(first) ? 0.3 : 0.12)
                } else if commonness(text.text.foldedWord(first)) <= 8 {
                    parts[hash] = Recurrence(name: name, least: 0.2)
                }
            } else if name.type == .person {
                // A given name or a Korean's family name; then the last word, which is commoner.
                if let hash = nameWord(first, of: name), parts[hash] == nil { parts[hash] = Recurrence(name: name, least: 0.05) }
                if let hash = nameWord(name.core.upperBound - 1, of: name) { parts[hash] = Recurrence(name: name, least: 0.02) }
            }
        }
        return parts.merging(whole) { $1 }
    }

    /// The hash of a word of a name, its clitics cut; nil for what is too short or too common to stand for it alone.
    private func nameWord(_ token: Int, of name: NameCandidate) -> UInt64? {
        guard text.tokens[token].kind == .word, adjective(token) == nil, !word(token, isIn: .servants), !word(token, isIn: .neverNames) else {
            return nil
        }
        let isFirst = token == name.tokens.lowerBound
        let word = isFirst ? Folding.folded(text.text.slice(name.range.lowerBound..<Int(text.tokens[token].end))) : text.text.foldedWord(token)
        guard word.unicodeScalars.count > 2, commonness(word) <= Self.commonest else { return nil }
        return FormHash(Folding.fold(word)).value
    }

    /// Words commoner than this (in doublings; see ``commonness(_:)``) stand alone for themselves: «باسم», «العرب».
    private static let commonest = 11

    /// Whether a token is a word that nothing marks as something else than a name alone.
    private func canRecur(_ token: Int) -> Bool {
        guard !skipped[token], text.tokens[token].kind == .word, span(at: token).map({ $0.type == .person }) ?? true,
            commonness(text.text.foldedWord(token)) <= Self.commonest, !text.segmentations[token].enclitic.isThirdPerson, !endsInTanwin(token),
            !endsInHamza(token),
            titles(at: token).isEmpty
        else { return false }
        // «القيادي الحوثي»: an adjective, not a person called so.
        guard isDefinite(token), token > 0, !text.tokens[token].startsLine, titleEnding(before: token) == nil else { return true }
        return !isDefinite(token - 1) && !text.text.foldedWord(token - 1).hasPrefix("لل")
    }
}
