import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «جاء في البيان أن», «ورد في تقرير للمنظمة: "…"»: the text speaks for whoever it belongs to.
    /// - Returns: one past the cue, or nil when no text or no clause follows.
    mutating func cameIn(
        _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>
    ) -> Int? {
        // «ورد أيضاً في المحاضر»
        var place = cueEnd
        while place < min(sentence.upperBound, cueEnd + 2), has(place, .adverb) { place += 1 }
        guard text.text.token(place, is: "في"), place + 2 < sentence.upperBound else { return nil }
        let first = place + 1
        guard has(first, .venue) || isDocument(first) || isOutletHead(first) || isOfMany(first), roles[first].isDisjoint(with: [.ba, .lam]) else {
            return nil
        }
        let end = phraseEnd(from: first, limit: sentence.upperBound)
        guard let frame = frame([.that, .quote], from: end, end: sentence.upperBound), reaches(frame.intro, behind: end) else { return nil }
        let source = first..<min(end, frame.intro)
        var who = identity(of: source)
        if who.entity == nil, who.kind == .anonymous, let last = document(first) { who = (last.kind, last.entity) }
        let content = content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
        add(
            cue: token..<(place + 1), cueRange: cueRange.lowerBound..<Int(text.tokens[place].end), rule: row.id,
            stance: stance(.asserts, content: content), source: source, who: who, content: content, offset: frame.offset, gender: .none,
            isPlural: false, sentence: sentence, nested: container(of: token) != nil, frame: frame)
        return place + 1
    }

    /// «وسائل إعلام»
    private func isOfMany(_ token: Int) -> Bool { isHead(token, .collective) && !has(token, .ba) }

    /// Whether only commas, adverbials and clauses about the text stand between it and its words.
    private func reaches(_ intro: Int, behind end: Int) -> Bool {
        var isInside = false
        var token = end
        while token < intro {
            if has(token, [.stop, .colon, .openQuote]) { return false }
            if has(token, .relative) || isCarried(token) { isInside = true }
            if has(token, .comma) { isInside = false }
            if !isInside, has(token, .cueVerb), has(token, .conjunction) || has(token - 1, .comma) { return false }
            token += 1
        }
        return true
    }
}
