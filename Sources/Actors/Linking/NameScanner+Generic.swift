import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// «الحركة», «قوات», «البرلمان»: a common noun alone, which heads the names of many bodies or stands for groups without one.
    ///
    /// The nouns are the heads of `orgheads` that name bodies, and the rows of `unnamed-groups`.
    func isGeneric(_ tokens: Range<Int>) -> Bool {
        let words = tokens.filter { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }
        guard words.count == 1, let word = words.first, text.tokens[word].kind == .word else { return false }
        if let head = head(word), head.match.tokenCount == 1, head.head.type == .organization { return true }
        guard let group = text.match(at: word, in: knowledge.groups.nouns) else { return false }
        return group.tokenCount == 1 && group.segmentation.enclitic == .none
    }

    /// Candidates without common nouns that name nobody: «منظمة» alone, and «البرلمان» where the text has not named one in full before.
    func withoutGeneric(_ candidates: [NameCandidate]) -> [NameCandidate] {
        var named: Set<Int> = []
        return candidates.filter { candidate in
            let own = candidate.known.filter { $0.use != .local }
            guard candidate.type == .organization, own.isEmpty, isGeneric(candidate.tokens) else {
                named.formUnion(own.map(\.thing))
                return true
            }
            return candidate.known.contains { named.contains($0.thing) }
        }
    }

    /// A name's words as they stand, with the article that a preposition swallowed: «للحوثيين» is written «الحوثيين».
    func surface(_ range: Range<Int>, at token: Int) -> String {
        let written = text.text.slice(range)
        guard written.hasPrefix("لل"), text.tokens.indices.contains(token), text.segmentations[token].proclitics.contains(.article) else {
            return written
        }
        return "ال" + written.dropFirst(2)
    }
}
