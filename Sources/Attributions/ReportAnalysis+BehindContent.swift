import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// A verb behind what is said: «"…"، قال الوزير», «الأمر الذي يؤكده الخبير», «وهو ما نفته الوزارة».
    mutating func behindContent(
        _ reading: VerbReading, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ stance: Stance,
        _ sentence: Range<Int>
    ) -> Int? {
        guard !reading.isParticiple else { return nil }
        var content: Range<Int>?
        var isResumptive = false
        var offset: Int?
        var before = token
        while before > sentence.lowerBound, has(before - 1, .comma) { before -= 1 }
        if row.frames.contains(.quote), !has(token, .conjunction), before > sentence.lowerBound, has(before - 1, .closeQuote),
            let open = opening(of: before - 1, start: sentence.lowerBound), length(ofQuotation: open) >= 4
        {
            content = open..<before
        } else if !row.frames.isDisjoint(with: [.object, .an]) || row.frames.contains(.utterance) && row.stance == .denies && isResumed(token),
            let gap = resumptive(token, sentence), reading.cut.enclitic != .none || has(cueEnd, .bound)
        {
            content = gap
            isResumptive = true
            // «اتهمته الشرطة بالسرقة، وهو ما ينفيه»: what is denied is what the last before has said, not that he has said it.
            if row.stance == .denies, let told = lastTold(in: gap) {
                content = told.tokens
                offset = told.offset
            }
        }
        guard let content, let subject = subjectAfter(cueEnd, limit: min(sentence.upperBound, cueEnd + 20)) else { return nil }
        guard subject.standing != .unknown || has(before - 1, .closeQuote) else { return nil }
        let container = container(of: token)
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: stance, source: subject.tokens, who: identity(of: subject.tokens),
            content: trimmed(content), offset: offset ?? contentStart(content, dropsConjunction: true), gender: reading.features.gender,
            isPlural: false, sentence: sentence,
            // «… وهو ما كشفته فرنسا. وأشارت إلى»: whose sentence it is goes on.
            nested: container != nil && container?.contentTokens != content
                || isResumptive && history.last.map { $0.cue >= sentence.lowerBound } ?? false)
        if isResumptive, !drafts.isEmpty { drafts[drafts.count - 1].isResumptive = true }
        return cueEnd
    }

    /// «والكرملين ينفي»: somebody else behind و and a denial of what stands before, with which the sentence ends.
    /// - Returns: the verb.
    func denial(behind first: Int, limit: Int) -> Int? {
        guard has(first, .conjunction), let standing = standing(at: first), standing != .unknown, roles[first].isDisjoint(with: [.ba, .lam]) else {
            return nil
        }
        let verb = phraseEnd(from: first, limit: min(limit, first + 8), beforeObject: true)
        guard verb > first, verb < limit, let reading = verbs[verb]?.first, !reading.isParticiple, tables.verbs[reading.row].stance == .denies,
            reading.cut.enclitic == .none, reading.features.number == .singular, !has(verb, .conjunction),
            verb + 1 >= limit || has(verb + 1, .stop)
        else { return nil }
        return verb
    }

    /// Reads such a denial.
    mutating func deniesBefore(
        _ row: AttributionTables.Verb, _ token: Int, _ cueRange: Range<Int>, _ stance: Stance, _ sentence: Range<Int>
    ) -> Int? {
        guard token > sentence.lowerBound,
            let first = (max(sentence.lowerBound + 1, token - 7)..<token).first(where: { denial(behind: $0, limit: sentence.upperBound) == token }),
            let told = drafts.suffix(4).last(where: {
                $0.cueTokens.lowerBound >= sentence.lowerBound && $0.contentTokens.lowerBound >= $0.cueTokens.upperBound
                    && (first - 1...first).contains($0.contentTokens.upperBound)
            })
        else { return nil }
        add(
            cue: token..<(token + 1), cueRange: cueRange, rule: row.id, stance: stance, source: first..<token, who: identity(of: first..<token),
            content: told.contentTokens, offset: told.content.lowerBound, gender: .none, isPlural: false, sentence: sentence, nested: false)
        drafts[drafts.count - 1].isResumptive = true
        return token + 1
    }

    /// The shortest content that ends where a clause ends which somebody takes up.
    private func lastTold(in clause: Range<Int>) -> (tokens: Range<Int>, offset: Int)? {
        let ending = drafts.suffix(8).filter {
            $0.cueTokens.lowerBound >= clause.lowerBound && $0.contentTokens.lowerBound >= $0.cueTokens.upperBound
                && $0.contentTokens.upperBound == clause.upperBound && [.asserts, .accuses, .predicts].contains($0.stance)
        }
        return ending.min { $0.contentTokens.count < $1.contentTokens.count }.map { ($0.contentTokens, $0.content.lowerBound) }
    }

    /// «…، وذلك في تصريحات نقلتها الوكالة»: who carried on what stands before.
    mutating func carriedBehind(
        _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>
    ) -> Int? {
        // «قال المحامي في تصريحات أوردتها الوكالة إنه»: who carried the words on tells of him.
        if let report = drafts.lastIndex(where: {
            $0.cueTokens.lowerBound >= sentence.lowerBound && $0.cueTokens.upperBound <= token && ($0.frame?.intro ?? 0) > cueEnd
        }),
            let subject = subjectAfter(cueEnd, limit: drafts[report].frame?.intro ?? cueEnd), subject.standing != .unknown,
            identity(of: subject.tokens).kind == .outlet
        {
            let told = drafts[report]
            add(
                cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: row.stance, source: subject.tokens, who: identity(of: subject.tokens),
                content: told.contentTokens, offset: told.content.lowerBound, gender: .none, isPlural: false, sentence: sentence, nested: true)
            drafts[report].teller = cueRange
            return cueEnd
        }
        guard has(token - 2, .preposition), token - 3 > sentence.lowerBound,
            let subject = subjectAfter(cueEnd, limit: min(sentence.upperBound, cueEnd + 14)), subject.standing != .unknown
        else { return nil }
        let start = text.text.token(token - 3, is: "وذلك") || text.text.token(token - 3, is: "ذلك") ? token - 3 : token - 2
        guard has(start - 1, .comma), !(subject.tokens.upperBound..<sentence.upperBound).contains(where: { !has($0, [.adverb, .mark]) }),
            let content = contentBefore(start, start: sentence.lowerBound), content.count >= 4
        else { return nil }
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: row.stance, source: subject.tokens, who: identity(of: subject.tokens),
            content: trimmed(content), offset: contentStart(content, dropsConjunction: true), gender: .none, isPlural: false, sentence: sentence,
            nested: container(of: token) != nil, isRetold: true)
        return cueEnd
    }

    func opening(of close: Int, start: Int) -> Int? {
        var token = close - 1
        while token >= start, token > close - 400 {
            if has(token, .openQuote), Int(closing[token]) == close { return token }
            token -= 1
        }
        return nil
    }

    /// The clause that «وهو ما», «هذا ما», «الأمر الذي», «ما» take up.
    func resumptive(_ token: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var at = token - 1
        // «…، وهو اتهام نفته نيودلهي»: under a noun of its own.
        if isTakenUpByNoun(at - 1) {
            at -= 2
            while at >= sentence.lowerBound, has(at, .comma) { at -= 1 }
            guard at - sentence.lowerBound >= 2 else { return nil }
            return max(sentence.lowerBound, at + 1 - Self.contentLimit)..<(at + 1)
        }
        // «تلك التي أعلنتها» takes up a noun.
        if text.text.token(at, is: "التي"), has(at - 1, .demonstrative) { return nil }
        guard at >= sentence.lowerBound, has(at, .relative) || text.text.token(at, is: "ما") || text.text.token(at, is: "مما") else { return nil }
        at -= 1
        if at >= sentence.lowerBound,
            has(at, .demonstrative) || text.text.token(at, is: "وهو") || text.text.token(at, is: "الامر") || text.text.token(at, is: "الشيء")
                || text.text.token(at, is: "هو")
        {
            at -= 1
        } else if !text.text.token(token - 1, is: "ما") {
            return nil
        }
        while at >= sentence.lowerBound, has(at, .comma) { at -= 1 }
        if at < sentence.lowerBound {
            // The sentence before.
            guard sentence.lowerBound > 0 else { return nil }
            let previous = text.text.sentences[Int(text.text.sentenceOfToken[sentence.lowerBound - 1])].tokens
            return trimmed(previous)
        }
        guard at - sentence.lowerBound >= 2 else { return nil }
        return max(sentence.lowerBound, at + 1 - Self.contentLimit)..<(at + 1)
    }

    /// «وهو اتهام نفته», «وهي تهمة ينفيها»: what was said goes on as a noun of saying, of which a verb with its pronoun speaks.
    func isTakenUpByNoun(_ token: Int) -> Bool {
        guard token >= 0, token + 2 < count, nouns[token + 1] != nil || weighedNouns[token + 1] != nil, !isDefinite(token + 1),
            let reading = verbs[token + 2]?.first, !reading.isParticiple, reading.cut.enclitic.isThirdPerson
        else { return false }
        if text.text.token(token, is: "وهو") || text.text.token(token, is: "وهي") { return true }
        // «اتهمت الشرطة المدير بالسرقة، تهم ينفيها محاميه»
        return has(token, .comma) && !has(token + 1, .conjunction) && tables.verbs[reading.row].stance == .denies
    }
}
