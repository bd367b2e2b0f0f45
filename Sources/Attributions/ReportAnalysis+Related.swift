import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «نقلت الصحيفة عن مسؤول أن …»: behind the teller the one he tells of, with عن for cue.
    mutating func addRelated(_ frame: Frame, cue: Range<Int>, _ sentence: Range<Int>) {
        guard standing(at: frame.start) != nil || has(frame.start, .head) else { return }
        // «عن المصدر قوله إن» has its own cue.
        if (frame.start..<min(sentence.upperBound, frame.start + 14)).contains(where: { token in
            nouns[token].map { tables.nouns[Int($0.entry.row)].owner == .prefixed && $0.segmentation.enclitic != .none } ?? false
        }) { return }
        let end = phraseEnd(from: frame.start, limit: sentence.upperBound)
        var token = end
        while token < sentence.upperBound, has(token, [.comma, .adverb]) { token += 1 }
        // «عن مصدرين لم تحددهما أن»
        if token < sentence.upperBound, has(token, .negation) {
            while token < min(sentence.upperBound, end + 7), !has(token, [.complement, .comma, .stop]) { token += 1 }
        }
        guard token < sentence.upperBound, has(token, .complement), !has(token, .conjunction),
            let inner = self.frame([.that], from: token, end: sentence.upperBound)
        else { return }
        let source = frame.start..<end
        add(
            cue: frame.intro..<(frame.intro + 1), cueRange: text.tokens[frame.intro].range, rule: "related", stance: .asserts, source: source,
            who: identity(of: source), content: content(of: inner, cue: cue, end: sentence.upperBound), offset: inner.offset, gender: .none,
            isPlural: false, sentence: sentence, nested: false, isRetold: true)
        if drafts.count > 1 { drafts[drafts.count - 1].teller = drafts[drafts.count - 2].cue }
    }
}
