import ArabicText
import Knowledge
import Readings

/// «نظيره الإيراني» for whom the text names as «نظيره الإيراني محمد جواد ظريف» or with an office of that state.
extension NominalResolver {
    /// By state: whom the text names behind «نظيره» and the state's adjective; nil where it names several.
    func counterpartsNamed(_ linker: EntityLinker) -> [Int: Int?] {
        var result: [Int: Int?] = [:]
        for token in text.tokens.indices where scanner.word(token, isIn: .counterparts) {
            guard let adjective = adjectiveBehind(token), let person = nameBehind(token + 1 + Int(adjective.match.tokenCount), linker) else {
                continue
            }
            if let known = result[adjective.country] {
                if known != person { result[adjective.country] = .some(nil) }
            } else {
                result[adjective.country] = person
            }
        }
        return result
    }

    /// - Returns: the token behind the description, or nil where none begins at the token.
    mutating func counterpart(_ token: Int, _ linker: EntityLinker) -> Int? {
        guard scanner.word(token, isIn: .counterparts), !isNamed(token), let adjective = adjectiveBehind(token) else { return nil }
        let end = token + 1 + Int(adjective.match.tokenCount)
        if let person = nameBehind(end, linker) {
            anchor(token, person)
            return end
        }
        guard let named = counterparts[adjective.country], let person = named else { return nil }
        take(token..<end, from: text.stemRange(token, text.segmentations[token]).lowerBound, as: person)
        return end
    }

    private func adjectiveBehind(_ token: Int) -> (country: Int, match: LexicalMatch)? {
        guard token + 1 < text.tokens.count, !text.tokens[token + 1].startsLine else { return nil }
        return scanner.definiteAdjective(token + 1)
    }
}
