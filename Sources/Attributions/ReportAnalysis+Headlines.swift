import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «الوزير: لن نتراجع»: a name or an office, a colon, and what he says, on a line of its own.
    mutating func headline(_ sentence: Range<Int>) {
        guard sentence.count <= 24, sentence.count >= 4, text.tokens[sentence.lowerBound].startsLine || sentence.lowerBound == 0,
            let last = sentence.last, !has(last, .stop) || has(last, .closeQuote)
        else { return }
        guard let colon = sentence.prefix(7).first(where: { has($0, .colon) }), colon > sentence.lowerBound, colon + 2 < sentence.upperBound else { return }
        guard let standing = standing(at: sentence.lowerBound), standing != .unknown,
            phraseEnd(from: sentence.lowerBound, limit: colon) == colon
        else { return }
        let source = sentence.lowerBound..<colon
        let content = trimmed((colon + 1)..<sentence.upperBound)
        add(
            cue: colon..<(colon + 1), cueRange: text.tokens[colon].range, rule: "headline-colon", stance: stance(.asserts, content: content),
            source: source, who: identity(of: source), content: content, offset: nil, gender: .none, isPlural: false, sentence: sentence,
            nested: true)
    }
}
