import ArabicText

extension TimeGrammar {
    /// Whether a number of four digits goes on with a range of years: «1950 و1953», «2010-2015», «من 1950 إلى 1953».
    func joinsYear(_ token: Int, yearEnd: Int) -> Bool {
        guard token > yearEnd, token - yearEnd <= 2 else { return false }
        for between in yearEnd..<token {
            let isLink =
                isMark(between, "-") || isMark(between, "–") || isMark(between, "/") || isMark(between, "و") || isMark(between, "،")
                || has(between, .until)
            if !isLink { return false }
        }
        return true
    }

    /// Whether a date is the date of the text: it fills its line but for a place, an agency and marks, or it opens the text behind a
    /// place («القاهرة - 12 مايو 2018 - …»).
    func isDateline(_ match: TimeMatch, in paragraph: Segment) -> Bool {
        let words = paragraph.tokens.filter { isWord($0) || text.tokens[$0].kind == .latin || text.tokens[$0].kind == .number }
        let outside = words.filter { !(match.start..<match.end).contains($0) }
        let before = outside.filter { $0 < match.start }.count
        let behind = outside.count - before
        // «بيروت، في 17 مايو 2023»
        let isVerbal = outside.contains { isVerbalWord($0) && !($0 == match.start - 1 && has($0, .inside)) }
        // A line of its own, perhaps with the hour and «آخر تحديث».
        // A bracket behind the date holds the credit of a picture, whose date it is.
        let isClosed =
            isMark(paragraph.tokens.upperBound - 1, ".") || (match.end..<max(match.end, paragraph.tokens.upperBound)).contains { isMark($0, "(") }
        if outside.count <= 6, !isVerbal, !isClosed, before <= 4 { return before == 0 || behind <= 4 }
        if before <= 2, behind == 0, !isClosed { return true }
        // A place before, a dash or colon behind.
        guard before <= 3, !isVerbal || behind > 0 else { return false }
        let opener = match.start == paragraph.tokens.lowerBound || isSeparator(match.start - 1) || isMark(match.start - 1, "(")
        let closer = isSeparator(match.end) || isMark(match.end, ")") && isSeparator(match.end + 1)
        return opener && closer
    }

    private func isSeparator(_ token: Int) -> Bool {
        isMark(token, "-") || isMark(token, "–") || isMark(token, "—") || isMark(token, ":") || isMark(token, "/") || isMark(token, "|")
            || isMark(token, "،")
    }

    private func isVerbalWord(_ token: Int) -> Bool {
        roles[token].meets(Self.prepositions) || has(token, .pastTense) || text.matches(at: token).contains { $0.entry.features.isVerb }
    }
}
