import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// «واشطن»: a word that news hardly knows, one letter off the name of a capital or state, where a name is expected.
    func slips(_ kept: [NameCandidate]) -> [NameCandidate] {
        guard hasModel else { return [] }
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept { for token in candidate.tokens { taken[token] = true } }
        var found: [NameCandidate] = []
        for token in text.tokens.indices where !taken[token] && !skipped[token] && text.tokens[token].kind == .word {
            guard word(token - 1, isIn: .beforeNames) else { continue }
            let word = text.text.foldedWord(token)
            guard word.unicodeScalars.count >= 5, commonness(word) <= 4 else { continue }
            let letters = Array(word)
            let targets = knowledge.slipTargets.filter {
                // A letter left out or doubled; another letter makes another word («الصابون», «الغابون»).
                $0.letters.count != letters.count && $0.letters.first == letters.first && $0.letters.last == letters.last
                    && Transliteration.distance($0.letters, letters, atMost: 1) == 1
            }
            guard let target = targets.first, targets.allSatisfy({ knowledge.names[$0.name].thing == knowledge.names[target.name].thing }) else {
                continue
            }
            let name = knowledge.names[target.name]
            found.append(
                NameCandidate(
                    tokens: token..<(token + 1), range: text.tokens[token].range, type: .country, known: [name],
                    core: token..<(token + 1), weight: 1))
        }
        return found
    }

    /// Whether the pack lists a single word as a name of whom a candidate names in full.
    func bears(_ candidate: NameCandidate, _ word: String) -> Bool {
        guard let thing = candidate.known.first?.thing else { return false }
        return knowledge.names(NameKey.key([FormHash(Folding.fold(word)).value])).contains { $0.thing == thing }
    }

    /// Where a text says by what short name a body goes («… المعروفة اختصاراً بـ"نسور"», «حركة الغد ("غد")»): that name, wherever it stands.
    func shortNames(_ kept: [NameCandidate]) -> [NameCandidate] {
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept { for token in candidate.tokens { taken[token] = true } }
        var declared: Set<UInt64> = []
        for candidate in kept where candidate.type == .organization {
            var at = candidate.tokens.upperBound
            var isCalled = false
            while at < text.tokens.count, at - candidate.tokens.upperBound < 7, !text.tokens[at].startsLine, !isOpeningMark(at) {
                if word(at, isIn: .called) { isCalled = true }
                at += 1
            }
            guard at < text.tokens.count, isOpeningMark(at), isCalled || at == candidate.tokens.upperBound else { continue }
            var inner = at + 1
            if inner < text.tokens.count, isOpeningMark(inner) { inner += 1 }
            guard inner + 1 < text.tokens.count, isClosingMark(inner + 1), text.tokens[inner].kind == .word || text.tokens[inner].kind == .latin,
                isCalled || text.text.token(at, is: "(") || text.tokens[inner].kind == .latin, adjective(inner) == nil
            else { continue }
            declared.insert(text.hashes[inner])
        }
        guard !declared.isEmpty else { return [] }
        return text.tokens.indices.compactMap { token in
            guard !taken[token], !skipped[token], declared.contains(text.hashes[token]) else { return nil }
            return NameCandidate(
                tokens: token..<(token + 1), range: text.tokens[token].range, type: .organization, core: token..<(token + 1), weight: 1)
        }
    }

    /// «هادئ», whose folded letters are those of «هادي».
    func endsInHamza(_ token: Int) -> Bool { text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA6]) }

    /// «رشيدة طليب» beside «بسام طليب»: a given name takes the surname behind it that somebody else lends.
    func withSurnames(_ kept: [NameCandidate], _ surnames: [NameCandidate]) -> [NameCandidate] {
        var behind: [Int: Int] = [:]
        for (index, surname) in surnames.enumerated()
        where surname.tokens.count == 1 && surname.range.lowerBound == Int(text.tokens[surname.tokens.lowerBound].start)
            && !text.tokens[surname.tokens.lowerBound].startsLine
        {
            behind[surname.tokens.lowerBound] = index
        }
        var used: Set<Int> = []
        let whole = kept.map { candidate in
            guard candidate.type == .person, candidate.tokens.count == 1, candidate.known.isEmpty, let index = behind[candidate.tokens.upperBound],
                isGivenName(Folding.folded(text.text.slice(candidate.range)))
            else { return candidate }
            used.insert(index)
            var full = candidate
            full.tokens = candidate.tokens.lowerBound..<surnames[index].tokens.upperBound
            full.core = full.tokens
            full.range = candidate.range.lowerBound..<surnames[index].range.upperBound
            return full
        }
        return whole + surnames.indices.filter { !used.contains($0) }.map { surnames[$0] }
    }

    /// A name seen whole lends its last word: where that stands alone and is rare as a word, it is the same person again.
    func surnames(_ kept: [NameCandidate]) -> [NameCandidate] {
        var owners: [UInt64: String] = [:]
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept {
            if candidate.type != .other || candidate.tokens.count > 1 { for token in candidate.tokens { taken[token] = true } }
            guard candidate.type == .person, candidate.core.count > 1, let last = candidate.tokens.last else { continue }
            let word = text.text.foldedWord(last)
            guard word.unicodeScalars.count >= (bears(candidate, word) ? 3 : 4), text.tokens[last].kind == .word, adjective(last) == nil,
                bears(candidate, word) || commonness(word) <= 9,
                bears(candidate, word) || isSurname(word)
                    || !text.matches(at: last).contains(where: { $0.entry.features.isVerb && $0.segmentation.isWhole })
            else { continue }
            owners[FormHash(Folding.fold(word)).value] = word
        }
        // «سيف الإسلام القذافي» is «سيف الإسلام» too.
        var compounds: [UInt64: UInt64] = [:]
        for candidate in kept where candidate.type == .person && candidate.core.count > 2 {
            let first = candidate.tokens.lowerBound
            guard isDefinite(first + 1), !word(first, isIn: .servants),
                let head = nameHashes(first..<(first + 1), from: candidate.range.lowerBound).first
            else { continue }
            compounds[head] = text.hashes[first + 1]
        }
        var found: [NameCandidate] = []
        if !compounds.isEmpty {
            for token in text.tokens.indices.dropLast() where !taken[token] && !taken[token + 1] && !skipped[token] {
                let start = text.stemRange(token, text.segmentations[token]).lowerBound
                for (from, hash) in [
                    (Int(text.tokens[token].start), text.hashes[token]), (start, nameHashes(token..<(token + 1), from: start).first ?? 0),
                ]
                where compounds[hash] == text.hashes[token + 1] {
                    let tokens = token..<(token + 2)
                    found.append(
                        NameCandidate(
                            tokens: tokens, range: from..<Int(text.tokens[token + 1].end), type: .person, core: tokens, weight: 1))
                    taken[token] = true
                    taken[token + 1] = true
                    break
                }
            }
        }
        guard !owners.isEmpty else { return found }
        for token in text.tokens.indices where !taken[token] && !skipped[token] && text.tokens[token].kind == .word && !endsInHamza(token) {
            let bytes = text.text.foldedBytes(token)
            var hit: Segmentation?
            CliticAnalyzer.segmentations(of: bytes) { cut in
                guard hit == nil, cut.enclitic == .none, !cut.proclitics.contains(.article), !cut.proclitics.contains(.sin),
                    !cut.proclitics.contains(.question), owners[FormHash.stem(bytes, cut)] != nil
                else { return }
                hit = cut
            }
            let word = text.text.foldedWord(token)
            if hit == nil, word.hasPrefix("لل"), owners[FormHash(NameKey.restoringArticle(word).utf8).value] != nil {
                // «للعدني»: the script does not let the preposition be cut off.
                found.append(
                    NameCandidate(tokens: token..<(token + 1), range: text.tokens[token].range, type: .person, core: token..<(token + 1), weight: 1))
                continue
            }
            guard let hit else { continue }
            // «الطفل الصغير»: an adjective, not a person called so.
            if isDefinite(token), token > 0, isDefinite(token - 1), !text.tokens[token].startsLine, titleEnding(before: token) == nil { continue }
            let tokens = token..<(token + 1)
            found.append(
                NameCandidate(tokens: tokens, range: text.stemRange(token, hit), type: .person, core: tokens, weight: 1))
        }
        return found
    }
}
