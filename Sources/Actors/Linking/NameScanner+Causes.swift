import ArabicText
import Knowledge
import Readings

/// Bodies that are named after what they stand for.
extension NameScanner {
    /// «حزب الكرامة», «حزب العدالة والتنمية», «نقابة الصحفيين», «جبهة تحرير مورو الإسلامية», «حركة 23 مارس».
    func cause(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.type == .organization, match.tokenCount == 1, !text.tokens[behind].startsLine else { return nil }
        let end: Int?
        switch head.id {
        case "party", "trade-union": end = endOfIdeals(behind)
        case "front", "movement", "army", "forces": end = endOfLiberation(behind) ?? endOfDate(behind)
        default: end = nil
        }
        guard let end else { return nil }
        let tokens = token..<end
        let start = text.stemRange(token, match.segmentation).lowerBound
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: start))).filter { knowledge.things[$0.thing].type == .organization }
        return NameCandidate(
            tokens: tokens, range: start..<Int(text.tokens[end - 1].end), type: .organization, subtype: head.subtype, known: known,
            core: behind..<end, weight: Float(tokens.count) * 2 + 0.5, hasHead: true)
    }

    /// One or two definite nouns, which are no holder of an office, body, group or state («حزب الرئيس», «حزب المعارضة»).
    private func endOfIdeals(_ behind: Int) -> Int? {
        guard isDefinite(behind), isIdeal(behind) else { return nil }
        var end = behind + 1
        if end < text.tokens.count, !text.tokens[end].startsLine, text.segmentations[end].proclitics == [.waw, .article], isIdeal(end) { end += 1 }
        if let span = span(at: behind), span.type == .organization { end = max(end, span.tokens.upperBound) }
        return end
    }

    private func isIdeal(_ token: Int) -> Bool {
        text.tokens[token].kind == .word && head(token) == nil && titles(at: token).isEmpty && adjective(token) == nil
            && text.match(at: token, in: knowledge.groups.nouns) == nil && !word(token, isIn: .notInName) && !word(token, isIn: .neverNames)
            && !word(token, isIn: .ranks) && !word(token, isIn: .former)
            && span(at: token).map { $0.type == .organization || $0.type == .misc } ?? true
    }

    /// «تحرير» and the land, with an adjective behind it.
    private func endOfLiberation(_ behind: Int) -> Int? {
        guard text.text.token(behind, is: "تحرير"), behind + 1 < text.tokens.count, !text.tokens[behind + 1].startsLine,
            text.segmentations[behind + 1].proclitics.subtracting(.article).isEmpty
        else { return nil }
        var end = behind + 2
        if let match = text.match(at: behind + 1, in: knowledge.nameTable), match.segmentation.isWhole {
            end = behind + 1 + Int(match.tokenCount)
        } else if let span = span(at: behind + 1), span.tokens.lowerBound == behind + 1 {
            end = span.tokens.upperBound
        } else if !isDefinite(behind + 1) {
            return nil
        }
        if end < text.tokens.count, !text.tokens[end].startsLine,
            word(end, isIn: .ranks) || definiteAdjective(end) != nil
                || text.match(at: end, in: knowledge.groups.qualifiers)?.segmentation.proclitics == .article
        {
            end += 1
        }
        return end
    }

    /// A day and its month.
    private func endOfDate(_ behind: Int) -> Int? {
        guard text.tokens[behind].kind == .number, behind + 1 < text.tokens.count, word(behind + 1, isIn: .months),
            !text.tokens[behind + 1].startsLine
        else {
            return nil
        }
        return behind + 2
    }
}
