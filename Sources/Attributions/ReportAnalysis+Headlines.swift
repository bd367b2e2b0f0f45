import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «الوزير: لن نتراجع»: a name or an office, a colon, and what he says, on a line of its own.
    mutating func headline(_ sentence: Range<Int>) {
        guard sentence.count <= 30, sentence.count >= 4, text.tokens[sentence.lowerBound].startsLine || sentence.lowerBound == 0,
            let last = sentence.last, !has(last, .stop) || has(last, .closeQuote)
        else { return }
        guard let colon = sentence.prefix(12).first(where: { has($0, .colon) }), colon > sentence.lowerBound, colon + 2 < sentence.upperBound
        else { return }
        guard let standing = standing(at: sentence.lowerBound), standing != .unknown, text.tokens[sentence.lowerBound].kind != .number else { return }
        // The headline of another article between the paragraphs.
        if isLink(sentence), isBehindStop(sentence.lowerBound) { return }
        let content = trimmed((colon + 1)..<sentence.upperBound)
        if isTopic(sentence.lowerBound..<colon, of: content) { return }
        let first = phraseEnd(from: sentence.lowerBound, limit: colon)
        if first < colon, text.text.token(first, is: "عن") {
            retoldHeadline(sentence.lowerBound..<first, of: (first + 1)..<colon, content, sentence)
            return
        }
        guard let end = beforeAddressee(sentence.lowerBound..<colon, phrase: first) else { return }
        let source = sentence.lowerBound..<end
        add(
            cue: colon..<(colon + 1), cueRange: text.tokens[colon].range, rule: "headline-colon", stance: stance(.asserts, content: content),
            source: source, who: identity(of: source), content: content, offset: nil, gender: .none, isPlural: false, sentence: sentence,
            nested: true)
    }

    /// Whether the text itself has begun: some sentence before has come to its stop.
    private mutating func isBehindStop(_ token: Int) -> Bool {
        if firstStop == nil { firstStop = (0..<count).first { has($0, .stop) } ?? count }
        return firstStop.map { $0 < token } ?? false
    }

    /// «السودان: المعارضة ترفض العرض», «تركيا: الشرطة تعتقل صحافيين»: a state in which a body of its own does something.
    private func isTopic(_ line: Range<Int>, of content: Range<Int>) -> Bool {
        guard let mention = actors.name(at: line.lowerBound), mention.tokens == line, mention.type == .country else { return false }
        let first = content.lowerBound
        return has(first, .head) && isDefinite(first) && roles[first].isDisjoint(with: [.name, .openQuote]) && first + 1 < content.upperBound
            && has(first + 1, [.verb, .cueVerb]) && roles[first + 1].isDisjoint(with: [.name, .head, .article, .adjective])
    }

    /// Where the one who speaks ends: at the colon, or before whom he speaks to, «ماكرون لترامب: …», «مصدر أمني لرويترز: …».
    private func beforeAddressee(_ line: Range<Int>, phrase end: Int) -> Int? {
        let joined = line.dropFirst().first { token in
            // «لـCNN»
            if text.text.token(token, is: "ل") {
                // «لـ«الأفق»»
                if has(token + 1, .openQuote), isClosed(token + 1) { return Int(closing[token + 1]) + 1 == line.upperBound }
                return ((token + 1)..<line.upperBound).allSatisfy { text.tokens[$0].kind == .latin || has($0, .name) }
            }
            // «تقرير للأمم المتحدة»: whose it is.
            guard !isDocument(line.lowerBound), let mention = actors.name(at: token), mention.tokens.lowerBound == token,
                mention.tokens.upperBound == line.upperBound
            else { return false }
            return text.segmentations[token].proclitics == .lam || has(token, .lam)
        }
        if let joined, joined + 1 < line.upperBound || !text.text.token(joined, is: "ل"),
            actors.name(at: line.lowerBound).map({ !$0.tokens.contains(joined) }) ?? true
        {
            return joined
        }
        return end == line.upperBound ? end : nil
    }

    /// «رويترز عن مصدر أمني: …»: an outlet tells what another has said.
    private mutating func retoldHeadline(_ teller: Range<Int>, of source: Range<Int>, _ content: Range<Int>, _ sentence: Range<Int>) {
        guard !source.isEmpty, let standing = standing(at: source.lowerBound), standing != .unknown,
            phraseEnd(from: source.lowerBound, limit: source.upperBound) == source.upperBound
        else { return }
        let colon = source.upperBound
        let said = stance(.asserts, content: content)
        add(
            cue: colon..<(colon + 1), cueRange: text.tokens[colon].range, rule: "headline-colon", stance: said, source: teller,
            who: identity(of: teller),
            content: content, offset: nil, gender: .none, isPlural: false, sentence: sentence, nested: true)
        let about = source.lowerBound - 1
        let count = drafts.count
        add(
            cue: about..<(about + 1), cueRange: text.tokens[about].range, rule: "related", stance: said, source: source, who: identity(of: source),
            content: content, offset: nil, gender: .none, isPlural: false, sentence: sentence, nested: false, isRetold: true)
        if drafts.count > count, count > 0 { drafts[count].teller = drafts[count - 1].cue }
    }
}
