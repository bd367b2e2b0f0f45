import ArabicText
import Knowledge
import Readings

/// Words beside a number that say what it counts: the rows of `figure-words`.
struct FigureWords: Sendable {
    enum Meaning: Sendable, Equatable {
        case scale(Double)
        /// A currency of ISO 4217.
        case money(String)
        case killed, wounded
    }

    /// By the hashes of the folded forms.
    private var meanings: [UInt64: Meaning] = [:]

    init(pack: Pack, diagnostics: inout [Diagnostic]) {
        for row in pack.rows("figure-words") {
            let meaning: Meaning
            switch (row["kind"], row["value"]) {
            case ("scale", let value?):
                guard let scale = Double(value) else {
                    diagnostics.append(row.diagnostic("no number: «\(value)»", column: "value", hint: "such as 1e6"))
                    continue
                }
                meaning = .scale(scale)
            case ("money", let currency?): meaning = .money(currency)
            case ("killed", nil): meaning = .killed
            case ("wounded", nil): meaning = .wounded
            default:
                diagnostics.append(
                    row.diagnostic("unknown kind of figure", column: "kind", hint: "scale or money with a value, killed, wounded"))
                continue
            }
            for form in row.list("forms") { meanings[FormHash(Folding.fold(form)).value] = meaning }
        }
    }

    /// What a token says of a number near by.
    func meaning(of token: Int, in text: AnalyzedText) -> Meaning? { meanings[text.hashes[token]] }
}
