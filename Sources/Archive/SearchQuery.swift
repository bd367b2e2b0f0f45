#if Full
import ArabicText

/// A query in words: folded; those in quotation marks must stand side by side; a word also matches behind the particles that Arabic
/// writes joined to it (و ف ب ل ك ال).
public struct SearchQuery: Sendable {
    private enum Term: Sendable {
        case phrase([String])
        /// A word in all its forms with joined particles.
        case word(Set<String>)
    }

    private let terms: [Term]
    /// Every form that counts as found, for marking.
    private let forms: Set<ArraySlice<UInt8>>
    /// Bytes of the forms: most words are told by their length alone.
    private let lengths: Set<Int>

    private static let particles = ["", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "ول", "ولل", "وب", "وبال"]

    public init(_ query: String) {
        let text = TokenizedText(query)
        var terms: [Term] = []
        var quoted = Set<Int>()
        for quotation in text.quotations where quotation.isClosed {
            let words = quotation.inside.filter { text.tokens[$0].kind != .punctuation }.map { text.foldedWord($0) }
            quoted.formUnion(quotation.open...quotation.close)
            if !words.isEmpty { terms.append(.phrase(words)) }
        }
        for token in text.tokens.indices where !quoted.contains(token) {
            switch text.tokens[token].kind {
            case .word:
                let word = text.foldedWord(token)
                let bare = word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : word
                terms.append(.word(Set(Self.particles.map { $0 + bare })))
            case .latin, .number: terms.append(.word([text.foldedWord(token)]))
            default: break
            }
        }
        self.terms = terms
        forms = Set(
            terms.flatMap { term -> [ArraySlice<UInt8>] in
                switch term {
                case .phrase(let words): words.map { Array($0.utf8)[...] }
                case .word(let forms): forms.map { Array($0.utf8)[...] }
                }
            })
        lengths = Set(forms.map(\.count))
    }

    public var isEmpty: Bool { terms.isEmpty }

    /// Whether a folded word, UTF-8, is one that the query seeks.
    public func seeks(_ folded: ArraySlice<UInt8>) -> Bool {
        lengths.contains(folded.count) && forms.contains(folded)
    }

    /// As FTS5 reads it.
    var expression: String {
        terms.map { term in
            switch term {
            case .phrase(let words): "\"\(words.joined(separator: " "))\""
            case .word(let forms): "(" + forms.sorted().map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
            }
        }.joined(separator: " AND ")
    }
}
#endif
