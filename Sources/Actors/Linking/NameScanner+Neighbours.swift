import ArabicText
import Knowledge
import Readings

/// Two names side by side without anything between them: behind a verb the first is its subject and the second its object
/// («اتهم الوزير فلان دولة», «استقبل فلان فلاناً»), which a model of names tends to draw into one.
extension NameScanner {
    /// A person's span parted where the rest of the document or the packs show that two are named.
    func neighbours(_ span: NameSpan) -> [NameSpan] {
        guard span.type == .person, span.tokens.count > 1, span.tokens.allSatisfy({ text.tokens[$0].kind == .word }),
            standsBehindVerb(span.tokens.lowerBound)
        else { return [span] }
        for cut in span.tokens.dropFirst() where text.segmentations[cut].isWhole || isDefinite(cut) {
            let first = span.tokens.lowerBound..<cut
            let second = cut..<span.tokens.upperBound
            let isState = isStateOrBody(second)
            guard isState || isNamedApart(first, second) else { continue }
            let middle = Int(text.tokens[cut].start)
            return [
                NameSpan(tokens: first, range: span.range.lowerBound..<Int(text.tokens[cut - 1].end), type: .person, confidence: span.confidence),
                NameSpan(tokens: second, range: middle..<span.range.upperBound, type: isState ? .location : .person, confidence: span.confidence),
            ]
        }
        return [span]
    }

    /// Whether a verb stands before a token, titles and the words of an office left out.
    private func standsBehindVerb(_ token: Int) -> Bool {
        var before = token - 1
        for _ in 0..<6 {
            guard before >= 0, !text.tokens[before + 1].startsLine, text.tokens[before].kind == .word else { return false }
            let matches = text.matches(at: before)
            if matches.contains(where: { $0.entry.features.isVerb && $0.tokenCount == 1 }), !isDefinite(before) { return true }
            let isTitle = (max(0, before - 3)...before).contains { start in
                (titles(at: start) + text.matches(at: start, in: knowledge.officeTable)).contains { start + Int($0.tokenCount) > before }
            }
            guard isTitle || definiteAdjective(before) != nil else { return false }
            before -= 1
        }
        return false
    }

    /// Whether the packs know the words as a state, a government or another body, and as nobody's name.
    private func isStateOrBody(_ tokens: Range<Int>) -> Bool {
        let word = text.text.foldedWord(tokens.lowerBound)
        if tokens.count == 1, isSurname(word) || isGivenName(word) { return false }
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: Int(text.tokens[tokens.lowerBound].start))))
        return !known.isEmpty
            && known.allSatisfy { !$0.needsSupport && [.country, .organization].contains(knowledge.things[$0.thing].type) }
    }

    /// Whether both halves stand in other places of the text as names of their own: the second alone or at the end of another's full name;
    /// or as people of the packs.
    private func isNamedApart(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard second.count == 1 || first.count == 1 || first.count == second.count else { return false }
        let opening = text.text.foldedWord(first.lowerBound)
        if first.count == 1, isDefinite(first.lowerBound), !isSurname(opening) { return false }
        // A given name and a surname are one man, whom the text may call by either, unless both have whole names of their own.
        let wantsWholeNames = first.count == 1 && isGivenName(opening) && !isPackPerson(first)
        let firstWords = first.map { text.hashes[$0] }
        let secondWords = second.map { text.hashes[$0] }
        var isFirst = isPackPerson(first)
        var isSecond = isPackPerson(second) && !wantsWholeNames
        for span in spans where span.type == .person && !span.tokens.overlaps(first.lowerBound..<second.upperBound) {
            let words = span.tokens.map { text.hashes[$0] }
            if wantsWholeNames {
                if words.count > 1, words[0] == firstWords[0], words[1] != secondWords[0] { isFirst = true }
            } else if words == firstWords || firstWords.count > 1 && words == [firstWords[firstWords.count - 1]] {
                isFirst = true
            }
            if words == secondWords && !wantsWholeNames
                || words.count > 1 && words.suffix(secondWords.count) == secondWords[...]
                    && !words.dropLast(secondWords.count).elementsEqual(firstWords.suffix(words.count - secondWords.count))
            {
                isSecond = true
            }
            // Elsewhere both are one name.
            if words.suffix(secondWords.count + 1) == ([firstWords[firstWords.count - 1]] + secondWords)[...] { return false }
        }
        return isFirst && isSecond
    }

    private func isPackPerson(_ tokens: Range<Int>) -> Bool {
        knowledge.names(NameKey.key(nameHashes(tokens, from: Int(text.tokens[tokens.lowerBound].start)))).contains {
            knowledge.things[$0.thing].type == .person
        }
    }
}
