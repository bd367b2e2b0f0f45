import ArabicText
import Knowledge
import Readings

/// Words that say whose the backing or the act beside them is: the rows of `clause-words`, found as they stand in the text.
struct ClauseWords: Sendable {
    enum Class: Int, Sendable, CaseIterable {
        case circumstance, reply, cause, pronoun, particle, we, except, former, side, held, holds, among, through, land, this, counterpart, both,
            ties,
            after, before, money, un, bound, charge, pair, done, barred, stopped, idiom, title, persons, masculine, also, loyal, use, against, favour,
            poses, lone, must, outcome, keeps, over, what, behalf, grounds, again, manner, locus, capital

        /// As the table writes it.
        var name: String { String(describing: self) }
    }

    /// The forms of a class by the hashes of their folded letters, the words of each joined by spaces.
    private struct Forms {
        var whole: Set<UInt64> = []
        /// The first words of those that have two.
        var openings: Set<UInt64> = []
    }

    private var forms = [Forms](repeating: Forms(), count: Class.allCases.count)

    init(pack: Pack, diagnostics: inout [Diagnostic]) {
        for row in pack.rows("clause-words") {
            guard let wordClass = row["class"].flatMap({ name in Class.allCases.first { $0.name == name } }) else {
                diagnostics.append(
                    row.diagnostic(
                        "unknown class of clause word", column: "class", hint: Class.allCases.map(\.name).joined(separator: ", ")))
                continue
            }
            for form in row.list("forms") { add(form, to: wordClass) }
        }
        for form in MasculineHeads.forms(in: pack) { add(form, to: .masculine) }
        for row in pack.rows("places") where row["kind"] == "capital" {
            for form in row.list("name") + row.list("aliases") { add(form, to: .capital) }
        }
    }

    private mutating func add(_ form: String, to wordClass: Class) {
        let letters = Folding.fold(form)
        forms[wordClass.rawValue].whole.insert(FormHash(letters).value)
        if let space = letters.firstIndex(of: Self.space) { forms[wordClass.rawValue].openings.insert(FormHash(letters[..<space]).value) }
    }

    /// Whether a form of the class begins at a token. Complexity: O(1) in the number of forms; reads at most two tokens.
    func stands(_ wordClass: Class, at token: Int, in text: AnalyzedText) -> Bool {
        guard text.hashes.indices.contains(token) else { return false }
        let forms = forms[wordClass.rawValue]
        let word = text.hashes[token]
        if forms.whole.contains(word) { return true }
        guard forms.openings.contains(word), token + 1 < text.hashes.count else { return false }
        var both = FormHash(text.text.foldedBytes(token))
        both.combine(Self.space)
        for byte in text.text.foldedBytes(token + 1) { both.combine(byte) }
        return forms.whole.contains(both.value)
    }

    private static let space = UInt8(ascii: " ")
}
