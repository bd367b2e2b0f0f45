import ArabicText
import Knowledge
import Readings

/// Words that say whose the backing or the act beside them is: the rows of `clause-words`, found as they stand in the text.
struct ClauseWords: Sendable {
    enum Class: String, Sendable, CaseIterable {
        case circumstance, reply, cause, pronoun, particle, we, except, former, side, held, holds, among, through, land, this, counterpart, both, ties,
            after, before, money, un, bound
    }

    /// The folded forms of a class, the words of each joined by spaces.
    private var forms: [Class: Set<String>] = [:]

    init(pack: Pack, diagnostics: inout [Diagnostic]) {
        for row in pack.rows("clause-words") {
            guard let wordClass = row["class"].flatMap({ Class(rawValue: $0) }) else {
                diagnostics.append(
                    row.diagnostic(
                        "unknown class of clause word", column: "class", hint: Class.allCases.map(\.rawValue).joined(separator: ", ")))
                continue
            }
            forms[wordClass, default: []].formUnion(row.list("forms").map { Folding.folded($0) })
        }
    }

    /// Whether a form of the class begins at a token. Complexity: O(1) in the number of forms; reads at most two tokens.
    func stands(_ wordClass: Class, at token: Int, in text: TokenizedText) -> Bool {
        guard token >= 0, token < text.tokens.count, let forms = forms[wordClass] else { return false }
        let word = text.foldedWord(token)
        if forms.contains(word) { return true }
        return token + 1 < text.tokens.count && forms.contains(word + " " + text.foldedWord(token + 1))
    }
}
