#if Full
import ArabicText
import GRDB
import Readings

extension Archive {
    /// A document that holds the words sought.
    public struct Hit: Sendable, Hashable {
        public let id: String
        public let title: String?
        public let publisher: String?
        public let published: String?
        public let text: String
    }

    /// Documents that hold all words of a query, best first. Words are folded; those in quotation marks must stand side by side;
    /// a word also matches behind the particles that Arabic writes joined to it (و ف ب ل ك ال).
    public func search(_ query: String, limit: Int = 20) throws -> [Hit] {
        let expression = Self.expression(query)
        guard !expression.isEmpty else { return [] }
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, document.title, publisher, published, text FROM documentWords
                    JOIN document ON document.number = documentWords.rowid
                    WHERE documentWords MATCH ? ORDER BY bm25(documentWords, 4.0, 1.0), document.number LIMIT ?
                    """, arguments: [expression, limit]
            ).map {
                Hit(id: $0["id"], title: $0["title"], publisher: $0["publisher"], published: $0["published"], text: $0["text"])
            }
        }
    }

    /// The FTS5 expression of a query.
    static func expression(_ query: String) -> String {
        let text = TokenizedText(query)
        var terms: [String] = []
        var quoted = Set<Int>()
        for quotation in text.quotations where quotation.isClosed {
            let words = quotation.inside.filter { text.tokens[$0].kind != .punctuation }.map { text.foldedWord($0) }
            quoted.formUnion(quotation.open...quotation.close)
            if !words.isEmpty { terms.append("\"\(words.joined(separator: " "))\"") }
        }
        for token in text.tokens.indices where !quoted.contains(token) {
            switch text.tokens[token].kind {
            case .word:
                let word = text.foldedWord(token)
                let bare = word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : word
                let forms = ["", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "ول", "ولل", "وب", "وبال"]
                terms.append("(" + forms.map { "\"\($0)\(bare)\"" }.joined(separator: " OR ") + ")")
            case .latin, .number: terms.append("\"\(text.foldedWord(token))\"")
            default: break
            }
        }
        return terms.joined(separator: " AND ")
    }
}
#endif
