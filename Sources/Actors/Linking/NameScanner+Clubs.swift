import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// In the report of a match a city with the masculine adjective of its state («ليون الفرنسي»), or one that is faced, beaten or
    /// joined, is its club. States play under their own name.
    func isClub(_ candidate: NameCandidate) -> Bool {
        guard candidate.type == .place || candidate.type == .country, !candidate.hasHead, tellsOfSports(candidate.tokens.lowerBound) else {
            return false
        }
        let isState = candidate.known.contains { $0.use == .name && knowledge.things[$0.thing].source == .country }
        let first = candidate.tokens.lowerBound
        let joined = candidate.range.lowerBound > Int(text.tokens[first].start)
        let cut = joined ? text.text.slice(Int(text.tokens[first].start)..<candidate.range.lowerBound) : ""
        if cut.hasSuffix("ب") || word(first - 1, isIn: .placeWords) && !joined { return false }
        if let adjective = definiteAdjective(candidate.tokens.upperBound), adjective.match.entry.features.gender == .masculine,
            candidate.known.isEmpty || isState != candidate.known.contains(where: { knowledge.things[$0.thing].country == adjective.country })
        {
            // «ليون الفرنسي»; «موناكو الفرنسي», which plays abroad.
            return true
        }
        guard !joined, !isState else { return false }
        return word(first - 1, isIn: .opponents)
    }

    /// Whether the sentence of a token tells of a match.
    private func tellsOfSports(_ token: Int) -> Bool {
        let sentence = Int(text.text.sentenceOfToken[token])
        guard sentence >= 0 else { return false }
        let near = text.text.sentences[sentence].tokens.clamped(to: token - Self.sportReach..<token + Self.sportReach)
        return near.contains { word($0, isIn: .sports) }
    }

    /// How many words away a match may be spoken of.
    private static let sportReach = 200

    /// The name of a work or product in quotation marks behind its noun: «فيلم "الرحلة الطويلة"».
    func addWorks(_ found: inout [NameCandidate]) {
        for quotation in text.text.quotations where quotation.isClosed && quotation.depth == 0 {
            let tokens = quotation.inside
            guard (1...5).contains(tokens.count), quotation.open > 0, !skipped[quotation.open], isQuoteOpen(quotation.open),
                crossesNoLine(quotation.open..<quotation.close), isWork(before: quotation.open),
                !tokens.contains(where: { text.tokens[$0].kind == .punctuation || holdsActor($0) })
            else { continue }
            found.append(
                NameCandidate(
                    tokens: tokens, range: text.text.range(tokens), type: .other, core: tokens, weight: Float(tokens.count) * 2 + 2))
        }
    }

    /// «فيلم "…"», «فيلم جديد بعنوان "…"».
    private func isWork(before open: Int) -> Bool {
        if word(open - 1, isIn: .works) { return true }
        guard text.text.token(open - 1, is: "بعنوان") || text.text.token(open - 1, is: "باسم") else { return false }
        for token in stride(from: open - 2, through: max(0, open - 6), by: -1) {
            if text.tokens[token + 1].startsLine { return false }
            if word(token, isIn: .works) { return true }
        }
        return false
    }

    /// A quotation that names somebody is not swallowed by the work's name.
    private func holdsActor(_ token: Int) -> Bool {
        text.matches(at: token, in: knowledge.nameTable).contains {
            let name = knowledge.names[Int($0.entry.row)]
            return !name.needsSupport && name.use == .name && $0.segmentation.enclitic == .none
        }
    }
}
