import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// People whom a model drew into one name, parted where words or the packs show a border.
    func parted(_ spans: [NameSpan]) -> [NameSpan] {
        var result: [NameSpan] = []
        for (index, span) in spans.enumerated() {
            guard span.type == .person, span.tokens.count > 1 else {
                result.append(span)
                continue
            }
            if let kin = span.tokens.dropFirst().dropLast().first(where: { word($0, isIn: .kin) && !isGivenName(text.text.foldedWord($0)) }) {
                // «سالم نجل ناصر العدني»: two people, and what the one is to the other.
                result.append(part(span, span.tokens.lowerBound..<kin))
                result.append(part(span, (kin + 1)..<span.tokens.upperBound))
            } else if let last = span.tokens.last, span.tokens.count > 2, index + 1 < spans.count, spans[index + 1].type == .person,
                spans[index + 1].tokens == span.tokens.upperBound..<(span.tokens.upperBound + 1), !text.tokens[last].startsLine,
                isPackPerson(span.tokens.dropLast(), span.range.lowerBound)
            {
                // «بيل كلينتون» and the first name of the one named next.
                result.append(part(span, span.tokens.dropLast()))
                result.append(part(span, last..<span.tokens.upperBound))
            } else {
                result.append(span)
            }
        }
        return result
    }

    private func part(_ span: NameSpan, _ tokens: Range<Int>) -> NameSpan {
        let start = tokens.lowerBound == span.tokens.lowerBound ? span.range.lowerBound : Int(text.tokens[tokens.lowerBound].start)
        return NameSpan(tokens: tokens, range: start..<Int(text.tokens[tokens.upperBound - 1].end), type: span.type, confidence: span.confidence)
    }
}
