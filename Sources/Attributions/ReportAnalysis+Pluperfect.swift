import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «وكان الوزير قد اتهم الحركة»: the subject of «كان … قد» stands before the verb; what stands behind it is its object.
    /// - Parameter verb: the verb behind «قد».
    func subjectOfPluperfect(_ verb: Int, start: Int) -> NounPhrase? {
        // «وكان المجلس اقترح إجراء الزيارة»: without «قد» the phrase must end at the verb.
        if let reading = verbs[verb]?.first, reading.features.aspect == .past, !has(verb, .conjunction), verb - 2 >= start {
            var token = verb - 2
            while token >= max(start, verb - 8), !isWas(token) {
                if has(token, [.stop, .colon, .complement, .openQuote, .comma]) { break }
                token -= 1
            }
            if token >= max(start, verb - 8), isWas(token), let standing = standing(at: token + 1), standing != .unknown,
                phraseEnd(from: token + 1, limit: verb) == verb
            {
                return NounPhrase(tokens: (token + 1)..<verb, standing: standing)
            }
        }
        if let phrase = subjectOfPrecedent(verb, start: start) { return phrase }
        guard text.text.token(verb - 1, is: "قد"), verb - 2 > start else { return nil }
        var token = verb - 2
        while token >= max(start, verb - 18), !isWas(token) {
            if has(token, [.stop, .colon, .complement, .openQuote]) { return nil }
            token -= 1
        }
        guard token >= max(start, verb - 18), token + 1 < verb - 1, let standing = standing(at: token + 1), standing != .unknown,
            phraseEnd(from: token + 1, limit: verb - 1) > token + 1
        else { return nil }
        var end = verb - 1
        while end > token + 2, has(end - 1, [.comma, .adverb]) { end -= 1 }
        return NounPhrase(tokens: (token + 1)..<end, standing: standing)
    }

    /// «وسبق للوزير أن نفى»
    func subjectOfPrecedent(_ verb: Int, start: Int) -> NounPhrase? {
        guard text.text.token(verb - 1, is: "ان"), !has(verb, .conjunction) else { return nil }
        var token = verb - 3
        while token >= max(start, verb - 14), !isWord(token, .precedent) {
            if has(token, [.stop, .colon, .complement, .openQuote]) { return nil }
            token -= 1
        }
        guard token >= max(start, verb - 14), has(token + 1, .lam) || carriesLam(token + 1),
            let standing = standing(at: token + 1), standing != .unknown
        else { return nil }
        let end = has(verb - 2, .comma) ? verb - 2 : verb - 1
        return NounPhrase(tokens: (token + 1)..<end, standing: standing)
    }

    private func isWas(_ token: Int) -> Bool { isWord(token, .was) }
}
