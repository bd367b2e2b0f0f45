/// Paragraphs and sentences over tokens.
enum SentenceSplitter {
    static func paragraphs(_ tokens: [Token]) -> [Segment] {
        var result: [Segment] = []
        var start = 0
        for index in tokens.indices.dropFirst() where tokens[index].startsLine {
            result.append(segment(start..<index, tokens))
            start = index
        }
        if start < tokens.count { result.append(segment(start..<tokens.count, tokens)) }
        return result
    }

    /// A sentence ends at a paragraph's end and after a full stop, question or exclamation mark or ellipsis that stands outside a
    /// closed quotation or at its end, and is neither part of a number nor behind a one-letter abbreviation.
    static func sentences(
        _ tokens: [Token], folded: [UInt8], utf8: [UInt8], paragraphs: [Segment], quotations: [Quotation]
    ) -> [Segment] {
        var result: [Segment] = []
        // For each token, the closing mark of the outermost closed quotation that it lies in.
        var closing = [Int32](repeating: -1, count: tokens.count)
        for quotation in quotations where quotation.isClosed && quotation.depth == 0 {
            for token in quotation.open..<quotation.close { closing[token] = Int32(quotation.close) }
        }
        for paragraph in paragraphs {
            var start = paragraph.tokens.lowerBound
            var index = start
            while index < paragraph.tokens.upperBound {
                guard ends(at: index, tokens, folded, paragraph) else {
                    index += 1
                    continue
                }
                if closing[index] >= 0 {
                    // Inside a quotation only its last mark may end the sentence, and then the closing mark belongs to it.
                    let close = Int(closing[index])
                    var next = index + 1
                    while next < close, tokens[next].kind == .punctuation { next += 1 }
                    guard next == close else {
                        index += 1
                        continue
                    }
                    index = close
                    if continuesAfterQuotation(close, tokens, folded, paragraph) {
                        index += 1
                        continue
                    }
                }
                var end = index + 1
                while end < paragraph.tokens.upperBound, tokens[end].kind == .punctuation,
                    tokens[end].joinsPrevious, closes(tokens[end], folded)
                { end += 1 }
                result.append(segment(start..<end, tokens))
                start = end
                index = end
            }
            if start < paragraph.tokens.upperBound { result.append(segment(start..<paragraph.tokens.upperBound, tokens)) }
        }
        return result
    }

    private static func segment(_ range: Range<Int>, _ tokens: [Token]) -> Segment {
        Segment(tokens: range, range: Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end))
    }

    private static func isMark(_ token: Token, _ folded: [UInt8], _ mark: StaticString) -> Bool {
        guard token.foldedRange.count == mark.utf8CodeUnitCount else { return false }
        for offset in 0..<token.foldedRange.count where folded[token.foldedRange.lowerBound + offset] != mark.utf8Start[offset] {
            return false
        }
        return true
    }

    private static func closes(_ token: Token, _ folded: [UInt8]) -> Bool {
        isMark(token, folded, ".") || isMark(token, folded, "!") || isMark(token, folded, "؟") || isMark(token, folded, "?")
            || isMark(token, folded, "»") || isMark(token, folded, "”") || isMark(token, folded, ")")
            || isMark(token, folded, "…")
    }

    private static func ends(at index: Int, _ tokens: [Token], _ folded: [UInt8], _ paragraph: Segment) -> Bool {
        let token = tokens[index]
        guard token.kind == .punctuation else { return false }
        if isMark(token, folded, "؟") || isMark(token, folded, "?") || isMark(token, folded, "!") || isMark(token, folded, "۔") {
            return true
        }
        let last = index + 1 >= paragraph.tokens.upperBound
        if isMark(token, folded, "…") {
            return !last
        }
        guard isMark(token, folded, ".") else { return false }
        if last { return true }
        let next = tokens[index + 1]
        if isMark(next, folded, "."), next.joinsPrevious { return false }
        // Three dots and more trail off in the middle of a headline or a list; they end a sentence only before a new line.
        if index > paragraph.tokens.lowerBound, token.joinsPrevious, isMark(tokens[index - 1], folded, ".") { return false }
        guard index > paragraph.tokens.lowerBound else { return false }
        let previous = tokens[index - 1]
        if token.joinsPrevious {
            let letters = previous.foldedRange.count
            // One-letter abbreviations: «د. سعيد», «أ. ف. ب», "U. S."
            if previous.kind == .word, letters <= 2 { return false }
            if previous.kind == .latin, letters <= 1 { return false }
            // A dot that glues two words is an address or a domain; a list number opens a line.
            if next.joinsPrevious, next.kind == .latin, previous.kind == .latin { return false }
            // Letters of an abbreviation spelt out: «بي.بي.سي».
            if next.joinsPrevious, next.kind == .word, previous.kind == .word, letters <= 4, next.foldedRange.count <= 4 { return false }
            if previous.kind == .number, index - 1 == paragraph.tokens.lowerBound { return false }
        }
        return true
    }

    /// After «…».» the sentence goes on when a comma or a lower connective follows at once: «"…"، قال».
    private static func continuesAfterQuotation(_ close: Int, _ tokens: [Token], _ folded: [UInt8], _ paragraph: Segment) -> Bool {
        guard close + 1 < paragraph.tokens.upperBound else { return false }
        let next = tokens[close + 1]
        return next.kind == .punctuation && (isMark(next, folded, "،") || isMark(next, folded, ",") || isMark(next, folded, "."))
    }
}
