import ArabicText
import Readings

extension ReportAnalysis {
    /// «قال الوزير: "ندعو الأطراف إلى الحوار"»: what the one who is quoted says that he says, demands or denies.
    /// - Returns: one past the cue, or nil when nobody is quoted or no content follows.
    mutating func ownVerb(_ reading: VerbReading, _ token: Int, _ sentence: Range<Int>) -> Int? {
        let row = tables.verbs[reading.row]
        let open = Int(quotation[token])
        guard open >= 0, isClosed(open), !row.isInward, !row.isHomograph || reading.features.aspect == .present,
            !has(token, [.name, .article, .head]), !has(token - 1, [.negation, .preposition]),
            let container = container(of: token), !isPhrase(container), container.contentTokens.lowerBound <= open + 1
        else { return nil }
        let end = sentence.upperBound
        let wanted = row.frames.intersection(Frames.strong.subtracting(.quote).union([.ila, .ba, .ala]))
        guard let frame = frame(wanted, from: token + 1, end: end), frame.intro - token <= 9,
            !((token + 1)..<max(token + 1, frame.intro)).contains(where: {
                has($0, [.comma, .verb, .cueVerb]) && !has($0, [.name, .article, .head])
            })
        else { return nil }
        // «نؤكد التزامنا بـ»: of a verb that takes a clause or an object the preposition is not its own.
        if frame.kind.isDisjoint(with: .strong), row.stance == .asserts || row.frames.contains(.object) { return nil }
        let content = content(of: frame, cue: token..<(token + 1), end: end)
        add(
            cue: token..<(token + 1), cueRange: text.stemRange(token, reading.cut), rule: row.id, stance: stance(row.stance, content: content),
            source: nil,
            who: (container.kind, container.entity), content: content, offset: frame.offset, gender: .none, isPlural: false, sentence: sentence,
            nested: true,
            frame: frame)
        return token + 1
    }
}
