import ArabicText

extension ReportAnalysis {
    /// «بعد أن طلب الوزير من البلدية فتح الطريق، أكد أن»: the comma behind which the main clause of a sentence begins that opens with a
    /// subordinate one, when a cue stands in the latter.
    /// - Returns: the comma's token.
    func mainClause(behind frame: Frame, cue: Int, limit: Int) -> Int? {
        let start = text.text.sentences[Int(text.text.sentenceOfToken[cue])].tokens.lowerBound
        guard frame.quote == nil, cue > start, cue - start <= 10, opensSubordinate(start) || isMomentOf(cue) || isAdverbial(cue, start),
            quotation[cue] < 0,
            !(start..<cue).contains(where: { has($0, [.comma, .stop, .colon]) })
        else { return nil }
        var token = frame.start + 1
        var isAside = false
        var hasVerb = frame.kind.isDisjoint(with: .strong)
        while token < limit - 1 {
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: limit)
                continue
            }
            if has(token, .comma) {
                if isAside {
                    isAside = false
                    if hasVerb, opensMain(token + 1) { return token }
                } else if has(token + 1, .relative) {
                    isAside = true
                } else if hasVerb, opensMain(token + 1) {
                    return token
                }
            }
            if !isAside, isPredicate(token) { hasVerb = true }
            token += 1
        }
        return nil
    }

    /// «الحزب، الذي تعتبره أنقرة إرهابياً، | يخوض»: the comma that closes the aside in which something is called a name.
    func asideEnd(around cue: Int, _ frame: Frame, limit: Int) -> Int? {
        guard frame.quote == nil, frame.kind.isDisjoint(with: .strong), has(cue - 1, .relative), has(cue - 2, .comma), !has(cue - 3, .adverb),
            quotation[cue] < 0
        else { return nil }
        var token = frame.start + 1
        while token < limit {
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: limit)
                continue
            }
            if has(token, .relative) { return nil }
            if has(token, .comma) { return has(token + 1, .conjunction) || isWord(token + 1, .what) ? nil : token }
            token += 1
        }
        return nil
    }

    /// «أن الرجل الذي يعتبره السكان بمثابة قائد لهم | سيعود»: the verb of the noun to which the clause with the cue belongs.
    func subjectsVerb(around cue: Int, _ frame: Frame, limit: Int) -> Int? {
        guard frame.quote == nil, frame.kind.isDisjoint(with: .strong), has(cue - 1, .relative), quotation[cue] < 0 else { return nil }
        let start = text.text.sentences[Int(text.text.sentenceOfToken[cue])].tokens.lowerBound
        var before = cue - 2
        while before > start, before > cue - 8, !has(before, .complement) {
            if isPredicate(before) || has(before, [.comma, .preposition, .relative]) { return nil }
            before -= 1
        }
        let isFronted = before == start && !isPredicate(start) && roles[start].isDisjoint(with: [.preposition, .opener, .ba, .lam])
        guard has(before, .complement) || isFronted else { return nil }
        var token = frame.start + 1
        while token < limit, !has(token, [.relative, .complement, .openQuote]) {
            if isPredicate(token), !has(token, .conjunction), isDefinite(token - 1) || endsInPronoun(token - 1) || has(token - 1, .name) {
                return token
            }
            token += 1
        }
        return nil
    }

    /// «ورداً على اتهامات …، أكد», «وبعد نفي …، قال»: a noun of saying within the adverbial ahead of its sentence.
    private func isAdverbial(_ cue: Int, _ start: Int) -> Bool {
        has(cue, .cueNoun) && verbs[cue] == nil && (isWord(start, .topic) || has(start, .preposition))
    }

    /// «عندما», «بعد أن»
    private func opensSubordinate(_ token: Int) -> Bool {
        isWord(token, .subordinate) || isWord(token, .subordinateThat) && has(token + 1, .complement)
    }

    /// A finite verb, «لم», «كان», «فإن»: the first word of a main clause without a conjunction.
    private func opensMain(_ token: Int) -> Bool {
        if has(token, .complement) { return has(token, .conjunction) && text.text.foldedBytes(token).starts(with: [0xD9, 0x81]) }
        if has(token, [.negation, .auxiliary]) { return !has(token, .conjunction) || text.text.foldedBytes(token).starts(with: [0xD9, 0x81]) }
        return isPredicate(token) && !has(token, .conjunction)
    }

    private func isPredicate(_ token: Int) -> Bool {
        guard token < count, text.tokens[token].kind == .word, roles[token].isDisjoint(with: [.article, .name, .ba, .preposition]) else {
            return false
        }
        if let reading = verbs[token]?.first { return !reading.isParticiple && (has(token, .verb) || roles[token].isDisjoint(with: .head)) }
        return syntax?.verbs[token] ?? has(token, .verb)
    }
}
