#if Full
import ArabicText
import Archive

/// The words of a text around what a query seeks, the words found marked.
enum Passage {
    /// Words of a passage at most.
    private static let reach = 42

    /// - Returns: pieces that give the passage, «…» where the text goes on; those sought are set off.
    static func pieces(_ query: SearchQuery, in text: String) -> [Difference.Piece] {
        let body = TokenizedText(text)
        guard !body.tokens.isEmpty else { return [] }
        let found = body.tokens.indices.filter { query.seeks(body.foldedBytes($0)) }
        let start = densest(found, count: body.tokens.count)
        let end = min(body.tokens.count, start + reach)
        let hits = Set(found)
        var pieces: [Difference.Piece] = start > 0 ? [.init(text: "… ", differs: false)] : []
        var place = body.range(start..<end).lowerBound
        func add(_ range: Range<Int>, _ isHit: Bool) {
            guard range.lowerBound < range.upperBound else { return }
            // Lines go on in one: their ends part words as spaces do.
            let slice = body.slice(range)
            let words = slice.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? String(slice.map { $0.isNewline ? " " : $0 }) : slice
            if let last = pieces.indices.last, pieces[last].differs == isHit {
                pieces[last].text += words
            } else {
                pieces.append(.init(text: words, differs: isHit))
            }
        }
        for token in start..<end {
            let range = body.range(token..<token + 1)
            add(place..<max(place, range.lowerBound), false)
            add(max(place, range.lowerBound)..<max(place, range.upperBound), hits.contains(token))
            place = max(place, range.upperBound)
        }
        if end < body.tokens.count { pieces.append(.init(text: " …", differs: false)) }
        return pieces
    }

    static func text(_ query: SearchQuery, in text: String) -> String { pieces(query, in: text).map(\.text).joined() }

    /// Where the passage that holds most of what was found begins, with some words before the first of it.
    private static func densest(_ found: [Int], count: Int) -> Int {
        var best = (start: 0, count: 0)
        var last = 0
        for (first, token) in found.enumerated() {
            while last < found.count, found[last] < token + reach - 8 { last += 1 }
            if last - first > best.count { best = (token, last - first) }
        }
        return max(0, min(best.start - 8, count - reach))
    }
}
#endif
