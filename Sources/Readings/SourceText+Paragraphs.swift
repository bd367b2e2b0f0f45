extension SourceText {
    /// The lines with anything on them, in code points, without their line ends.
    package var paragraphs: [Span] {
        var paragraphs: [Span] = []
        var start = 0, place = 0
        var hasWords = false
        for scalar in string.unicodeScalars {
            if scalar == "\n" || scalar == "\r" || scalar == "\u{2029}" {
                if hasWords { paragraphs.append(Span(start: start, end: place)) }
                start = place + 1
                hasWords = false
            } else if !scalar.properties.isWhitespace {
                hasWords = true
            }
            place += 1
        }
        if hasWords { paragraphs.append(Span(start: start, end: place)) }
        return paragraphs
    }
}
