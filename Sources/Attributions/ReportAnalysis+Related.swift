import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «نقلت الوكالة عن فلان قوله إن», «نقل الموقع قوله إن», «نقلت الوكالة أن»: what is retold begins with the one of whom it is told.
    func retold(_ frames: Frames, _ cueEnd: Int, _ end: Int) -> Frame? {
        // «نقلت الوكالة على لسان المصدر قوله إن»
        if let tongue = (cueEnd..<max(cueEnd, min(end - 2, cueEnd + 14))).first(where: { isOnTongue($0) }) {
            return Frame(kind: .an, intro: tongue + 1, start: tongue + 2)
        }
        let that = frame(frames.intersection(.strong), from: cueEnd, end: end)
        if let found = frame(frames.intersection([.an, .ila]), from: cueEnd, end: end), that.map({ found.intro < $0.intro }) ?? true,
            !(cueEnd..<found.intro).contains(where: { has($0, .cueNoun) && !has($0, [.head, .venue, .name]) })
        {
            return found
        }
        guard let found = that else {
            return saying(from: cueEnd, end: end).map { Frame(kind: .an, intro: $0, start: $0) }
        }
        guard let saying = saying(from: cueEnd, end: found.intro) else { return found }
        return Frame(kind: .an, intro: saying, start: saying)
    }

    /// «ذكرت الصحيفة عن مصدر أن», «تقول الوكالة عن مسؤول قوله»: of a paper any verb of saying passes on what its source said.
    func isToldOf(_ cueEnd: Int, _ row: AttributionTables.Verb, _ end: Int) -> Bool {
        guard row.stance == .asserts, row.frames.contains(.that), row.frames.isDisjoint(with: [.an, .object]),
            let about = (cueEnd..<max(cueEnd, min(end - 2, cueEnd + 12))).first(where: {
                text.text.token($0, is: "عن") || has($0, [.complement, .comma, .stop, .colon])
            }),
            text.text.token(about, is: "عن"), about > cueEnd, let standing = standing(at: about + 1), standing != .unknown,
            let subject = subjectAfter(cueEnd, limit: about), subject.tokens.upperBound == about, subject.standing != .unknown,
            identity(of: subject.tokens).kind == .outlet
        else { return false }
        let next = phraseEnd(from: about + 1, limit: end)
        return has(next, .complement) && !has(next, .conjunction) || isPronounSaying(next)
    }

    /// «نقلت سانا عن مسؤول قوله»: whoever stands before «عن» tells, whether or not a table knows him.
    func tells(_ row: AttributionTables.Verb, _ frame: Frame, _ sentence: Range<Int>) -> Bool {
        guard row.isCarrying, !frame.kind.isDisjoint(with: [.an, .ila]), has(frame.intro, .preposition), let standing = standing(at: frame.start),
            standing != .unknown
        else { return false }
        return saying(from: frame.start, end: sentence.upperBound) != nil
    }

    func isOnTongue(_ token: Int) -> Bool { phrases[token].map { tables.phrases[Int($0.entry.row)].id == "lisan" } ?? false }

    /// «بحسب ما نقلت الصحيفة عن مسؤول»: the one of whom it is told, behind the teller.
    func told(behind sourceEnd: Int, limit: Int) -> (cue: Int, source: Range<Int>)? {
        var token = sourceEnd
        while token < min(limit, sourceEnd + 6), has(token, [.adverb, .bound, .comma]) { token += 1 }
        if token + 2 < limit, isOnTongue(token), let standing = standing(at: token + 2), standing != .unknown {
            return (token, (token + 2)..<phraseEnd(from: token + 2, limit: limit))
        }
        guard token + 1 < limit, text.text.token(token, is: "عن"), let standing = standing(at: token + 1), standing != .unknown else { return nil }
        return (token, (token + 1)..<phraseEnd(from: token + 1, limit: limit))
    }

    /// Adds the inner telling to a phrase that was just added.
    /// - Parameter leads: the phrase stands ahead of its content, which then begins with the one of whom it is told.
    mutating func addTold(_ told: (cue: Int, source: Range<Int>), leads: Bool, _ sentence: Range<Int>) {
        guard let outer = drafts.last else { return }
        if leads {
            drafts[drafts.count - 1].contentTokens = told.source.lowerBound..<max(outer.contentTokens.upperBound, told.source.upperBound)
            drafts[drafts.count - 1].content = Int(text.tokens[told.source.lowerBound].start)..<outer.content.upperBound
        }
        add(
            cue: told.cue..<(told.cue + 1), cueRange: text.tokens[told.cue].range, rule: "related", stance: .asserts, source: told.source,
            who: identity(of: told.source), content: outer.contentTokens, offset: outer.content.lowerBound, gender: .none, isPlural: false,
            sentence: sentence, nested: false, isRetold: !leads)
        drafts[drafts.count - 1].teller = outer.cue
    }

    /// «قوله», «قولها»
    private func saying(from start: Int, end: Int) -> Int? {
        (start..<max(start, min(end, start + 20))).first { token in
            nouns[token].map { tables.nouns[Int($0.entry.row)].owner == .prefixed && $0.segmentation.enclitic.isThirdPerson } ?? false
        }
    }

    /// «ونقلت عنه الوكالة قوله»: the teller tells of the last speaker.
    mutating func relateOfSpeaker(_ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>) -> Int? {
        guard
            text.text.token(cueEnd, is: "عنه") || text.text.token(cueEnd, is: "عنها") || text.text.token(cueEnd, is: "عنهم")
                || text.text.token(cueEnd, is: "اليه") || text.text.token(cueEnd, is: "اليها") || text.text.token(cueEnd, is: "اليهم"),
            let said = saying(from: cueEnd, end: sentence.upperBound), let match = nouns[said],
            let frame = nounFrame(tables.nouns[Int(match.entry.row)].frames, from: said + 1, end: sentence.upperBound, owner: .prefixed)
        else { return nil }
        let subject = subjectAfter(cueEnd + 1, limit: said, beforeObject: true)
        guard subject.map({ $0.standing != .unknown }) ?? (has(token, .conjunction) && said == cueEnd + 1) else { return nil }
        let features = verbs[token]?.first?.features ?? WordFeatures()
        let teller = subject == nil ? speaker(of: token, features: features, isParticiple: false, sentence: sentence, container: nil) : nil
        // «نقلت عنه الوكالة قوله»: the last speaker but the teller, or whom the sentence before is about.
        let last = history.last { told in subject != nil || told.entity != teller?.entity }
        let inner = content(of: frame, cue: said..<(said + 1), end: sentence.upperBound)
        // «عنه» where nobody who is named has spoken: the man who is told of.
        let isMan = text.text.token(cueEnd, is: "عنه") || text.text.token(cueEnd, is: "اليه")
        let meant =
            last?.entity == nil && last?.kind != .anonymous && isMan
            ? actors.antecedent(before: token, gender: .masculine, persons: true, within: 60) : nil
        let who = subject.map { identity(of: $0.tokens) } ?? (teller?.kind ?? .outlet, teller?.entity)
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: "relate", stance: .asserts, source: subject?.tokens, who: who,
            content: said..<max(said + 1, inner.upperBound), offset: nil, gender: .none, isPlural: false, sentence: sentence, nested: true)
        add(
            cue: said..<(said + 1), cueRange: text.stemRange(said, match.segmentation), rule: "saying", stance: .asserts, source: nil,
            who: meant.map { (.named, $0) } ?? (last?.kind ?? .anonymous, last?.entity), content: inner, offset: frame.offset, gender: .none,
            isPlural: false, sentence: sentence,
            nested: true, frame: frame)
        return said + 1
    }

    /// «نقلت الصحيفة عن مسؤول أن …»: behind the teller the one he tells of, with عن for cue.
    mutating func addRelated(_ frame: Frame, cue: Range<Int>, _ sentence: Range<Int>) {
        guard standing(at: frame.start) != nil || has(frame.start, .head) else { return }
        // «عن المصدر قوله إن» has its own cue.
        if (frame.start..<min(sentence.upperBound, frame.start + 14)).contains(where: { token in
            nouns[token].map { tables.nouns[Int($0.entry.row)].owner == .prefixed && $0.segmentation.enclitic != .none } ?? false
        }) {
            return
        }
        let end = phraseEnd(from: frame.start, limit: sentence.upperBound)
        var token = end
        while token < sentence.upperBound, has(token, [.comma, .adverb]) { token += 1 }
        // «عن مصدرين لم تحددهما أن»
        if token < sentence.upperBound, has(token, .negation) {
            while token < min(sentence.upperBound, end + 7), !has(token, [.complement, .comma, .stop]) { token += 1 }
        }
        // «عن سمير حداد، نائب رئيس البلدية، أن»
        if token < sentence.upperBound, !has(token, .complement),
            let that = (token..<min(sentence.upperBound, token + 24)).first(where: {
                has($0, [.complement, .stop, .colon, .openQuote, .opener]) && roles[$0].isDisjoint(with: [.name, .head, .article])
            }),
            has(that, .complement), has(that - 1, .comma)
        {
            token = that
        }
        guard token < sentence.upperBound,
            has(token, .complement) && !has(token, .conjunction) || has(token, .openQuote) && length(ofQuotation: token) >= 4,
            let inner = has(token, .openQuote)
                ? Frame(kind: .quote, intro: token, start: token, quote: token) : self.frame([.that], from: token, end: sentence.upperBound)
        else { return }
        let source = frame.start..<end
        add(
            cue: frame.intro..<(frame.intro + 1), cueRange: text.tokens[frame.intro].range, rule: "related", stance: .asserts, source: source,
            who: identity(of: source), content: content(of: inner, cue: cue, end: sentence.upperBound), offset: inner.offset, gender: .none,
            isPlural: false, sentence: sentence, nested: false, isRetold: true)
        guard drafts.count > 1 else { return }
        let inside = drafts[drafts.count - 1]
        let outside = drafts[drafts.count - 2]
        drafts[drafts.count - 1].teller = outside.cue
        if inside.contentTokens.upperBound > outside.contentTokens.upperBound {
            // What the teller tells reaches as far as what he was told.
            drafts[drafts.count - 2].contentTokens = outside.contentTokens.lowerBound..<inside.contentTokens.upperBound
            drafts[drafts.count - 2].content = outside.content.lowerBound..<inside.content.upperBound
            drafts[drafts.count - 2].mode = mode(of: drafts[drafts.count - 2].contentTokens)
        }
    }

    /// «نفى ما ذكرته الصحيفة عن إغلاق المصنع», «تصريحات نسبتها الوكالة إلى مسؤول بشأن»: what somebody takes up another has told.
    mutating func passedOn(
        _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>
    ) -> Int? {
        // «لم تؤكد الرئاسة ما أوردته الإذاعة من أن»: taken up by nobody's words.
        let container = container(of: token)
        let isTold = container.map { $0.frame != nil && !isPhrase($0) && isTakenUp(token, from: $0.contentTokens.lowerBound) } ?? false
        guard row.isCarrying || !row.frames.isDisjoint(with: .strong), row.stance == .asserts, isTold || text.text.token(token - 1, is: "ما"),
            let subject = subjectAfter(cueEnd, limit: min(sentence.upperBound, cueEnd + 14)), subject.standing != .unknown
        else { return nil }
        var at = subject.tokens.upperBound
        var about: Int?
        // «ما نشرته الصحيفة عن مصدر من أن»: nobody's affairs are told there, but whose words.
        let isSource = row.isRelating || row.isCarrying && text.text.token(at, is: "عن") && has(at + 1, .head) && isUnnamedHead(at + 1)
        if isSource, let kind = prepositionFrame(at), kind == .an || kind == .ila, let standing = standing(at: at + 1), standing != .unknown {
            if kind == .an { about = at }
            at = phraseEnd(from: at + 1, limit: sentence.upperBound)
        }
        var limit = isTold ? container?.contentTokens.upperBound ?? sentence.upperBound : sentence.upperBound
        let from = at
        // «ما قاله الحاكم للمحققين من أن»
        if let that = (at..<max(at, min(limit, at + 8))).first(where: { has($0, [.complement, .comma, .stop, .verb, .cueVerb]) }), that > at,
            has(that, .complement), text.text.token(that - 1, is: "من")
        {
            at = that
        }
        while at < limit,
            has(at, [.adverb, .comma, .bound]) || (text.text.token(at, is: "من") || text.text.token(at, is: "عن")) && has(at + 1, .complement)
        { at += 1 }
        let wanted: Frames = row.isRelating && at == subject.tokens.upperBound ? [.that, .about] : [.that, .about, .an]
        guard at < limit, let frame = frame(wanted, from: at, end: min(limit, at + 3)), isTold || has(at, .complement) && has(at - 1, .preposition)
        else { return nil }
        // «من أن المعبر مغلق» ends with what it is taken up in.
        limit = max(limit, frame.start + 1)
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: row.stance, source: subject.tokens, who: identity(of: subject.tokens),
            content: content(of: frame, cue: token..<cueEnd, end: limit), offset: frame.offset, gender: .none, isPlural: false, sentence: sentence,
            nested: true, frame: frame)
        // «ما نقلته القناة عن مسؤول من أن»: whose words she carried on.
        if let about, about + 1 < from, frame.kind == .that, let teller = drafts.last {
            let source = (about + 1)..<from
            add(
                cue: about..<(about + 1), cueRange: text.tokens[about].range, rule: "related", stance: teller.stance, source: source,
                who: identity(of: source), content: teller.contentTokens, offset: teller.content.lowerBound, gender: .none, isPlural: false,
                sentence: sentence, nested: true, isRetold: true)
            drafts[drafts.count - 1].teller = teller.cue
        }
        return max(cueEnd, from)
    }

    /// «تصريحات نسبت إلى الوزير عن»: by nobody; whose words they are stands behind «إلى».
    mutating func ascribed(
        _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>
    ) -> Int? {
        guard row.isRelating, row.frames == .ila, text.text.token(cueEnd, is: "الي"), isTakenUp(token, from: max(sentence.lowerBound, token - 6)),
            let standing = standing(at: cueEnd + 1), standing != .unknown
        else { return nil }
        let frames: Frames = [.that, .an, .about, .ba]
        let stop = ownerEnd(cueEnd + 1, frames, min(sentence.upperBound, cueEnd + 15))
        guard stop < sentence.upperBound, let frame = frame(frames, from: stop, end: min(sentence.upperBound, stop + 3)) else { return nil }
        let source = (cueEnd + 1)..<stop
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: row.stance, source: source, who: identity(of: source),
            content: content(of: frame, cue: token..<cueEnd, end: sentence.upperBound), offset: frame.offset, gender: .none, isPlural: false,
            sentence: sentence, nested: true, frame: frame)
        return cueEnd
    }

    /// «ما», «التقارير التي», «تصريحات»: right before a verb whose pronoun takes it up.
    private func isTakenUp(_ verb: Int, from start: Int) -> Bool {
        guard verb - 1 >= start else { return false }
        if text.text.token(verb - 1, is: "ما") { return true }
        if has(verb - 1, .relative) {
            return ((max(start, verb - 6))..<(verb - 1)).contains { has($0, [.cueNoun, .venue]) || has($0, .head) && isDocument($0) }
        }
        return has(verb - 1, [.cueNoun, .venue]) || has(verb - 1, .head) && isDocument(verb - 1)
    }
}
