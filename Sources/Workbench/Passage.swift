#if Full
import ArabicText

/// The words of a text around the first word of a query.
enum Passage {
    /// - Returns: at most some forty words, with «…» where the text goes on.
    static func around(_ query: String, in text: String) -> String {
        let body = TokenizedText(text)
        let wanted = Set(TokenizedText(query).tokens.indices.map { TokenizedText(query).foldedWord($0) }).filter { $0.count > 1 }
        func holds(_ token: Int) -> Bool {
            let word = body.foldedWord(token)
            return wanted.contains { word.hasSuffix($0) || word.hasPrefix($0) }
        }
        let found = body.tokens.indices.first(where: holds) ?? 0
        guard !body.tokens.isEmpty else { return "" }
        let start = max(0, found - 14)
        let end = min(body.tokens.count, found + 26)
        let words = body.slice(body.range(start..<end)).split(whereSeparator: \.isNewline).joined(separator: " ")
        return (start > 0 ? "… " : "") + words + (end < body.tokens.count ? " …" : "")
    }
}
#endif
