import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    mutating func run() {
        for sentence in text.text.sentences {
            guard let first = sentence.tokens.first, !skip[first] else { continue }
            read(sentence.tokens)
        }
        extendReports()
    }

    /// What a paper's report says goes on through the sentences of its paragraph that its author goes on to tell.
    private mutating func extendReports() {
        for index in drafts.indices where drafts[index].rule == "publish" || drafts[index].rule == "broadcast" {
            let paragraph = text.text.paragraphs[Int(text.text.paragraphOfToken[drafts[index].cueTokens.lowerBound])].tokens
            var end = drafts[index].contentTokens.upperBound
            var next = index + 1
            while next < drafts.count,
                drafts[next].cueTokens.lowerBound < paragraph.upperBound || drafts[next].cueTokens.lowerBound < end || isAuthor(drafts[next])
            {
                let draft = drafts[next]
                let isOwn = draft.entity == drafts[index].entity && draft.kind == drafts[index].kind
                if draft.cueTokens.lowerBound >= end {
                    let sentence = text.text.sentences[Int(text.text.sentenceOfToken[draft.cueTokens.lowerBound])].tokens
                    guard isOwn, draft.cueTokens.lowerBound <= sentence.lowerBound + 1 else { break }
                    end = trimmed(drafts[index].contentTokens.lowerBound..<sentence.upperBound).upperBound
                }
                next += 1
            }
            guard end > drafts[index].contentTokens.upperBound else { continue }
            drafts[index].contentTokens = drafts[index].contentTokens.lowerBound..<end
            drafts[index].content = drafts[index].content.lowerBound..<Int(text.tokens[end - 1].end)
            drafts[index].mode = mode(of: drafts[index].contentTokens)
        }
    }

    /// «الكاتب», «معد التقرير»
    private func isAuthor(_ draft: Draft) -> Bool {
        guard let source = draft.sourceTokens, let head = source.first, heads[head] >= 0 else { return false }
        return tables.heads[Int(heads[head])].kind == .author
    }

    private mutating func read(_ sentence: Range<Int>) {
        headline(sentence)
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            var next = token + 1
            if has(token, .cuePhrase), let found = phrase(token, sentence) {
                next = found
            } else if has(token, .cueVerb), let found = verb(token, sentence) {
                next = found
            } else if has(token, .cueNoun), let found = noun(token, sentence) {
                next = found
            }
            token = max(next, token + 1)
        }
    }

    /// The shortest content so far that holds a token.
    func container(of token: Int) -> Draft? {
        var best: Draft?
        for draft in drafts.suffix(24) where draft.contentTokens.contains(token) && !draft.cueTokens.contains(token) {
            if best.map({ draft.contentTokens.count < $0.contentTokens.count }) ?? true { best = draft }
        }
        return best
    }

    private mutating func add(
        cue tokens: Range<Int>, cueRange: Range<Int>, rule: String, stance: Stance, source: Range<Int>?,
        who: (kind: SourceKind, entity: ActorLayer.EntityIndex?), content: Range<Int>, offset: Int?, gender: WordFeatures.Gender,
        isPlural: Bool, sentence: Range<Int>, nested: Bool, frame: Frame? = nil
    ) {
        guard !content.isEmpty else { return }
        let start = offset ?? Int(text.tokens[content.lowerBound].start)
        let end = Int(text.tokens[content.upperBound - 1].end)
        guard start < end else { return }
        let sourceRange = source.map { sourceBytes($0) }
        drafts.append(
            Draft(
                cue: cueRange, cueTokens: tokens, rule: rule, stance: stance, sourceTokens: source, sourceRange: sourceRange,
                kind: who.kind, entity: who.entity, content: start..<end, contentTokens: content, mode: mode(of: content), frame: frame))
        guard !nested else { return }
        var stem: UInt64 = 0
        if let source, let head = source.prefix(3).first(where: { has($0, .head) }) { stem = stems[head] }
        history.append(
            Antecedent(
                entity: who.entity, kind: who.kind, gender: gender, isPlural: isPlural, stem: stem, tokens: source,
                sentence: sentence.lowerBound, cue: tokens.lowerBound))
    }

    /// A source's bytes: clitics before its first word stay outside.
    private func sourceBytes(_ tokens: Range<Int>) -> Range<Int> {
        var start = Int(text.tokens[tokens.lowerBound].start)
        if let mention = actors.name(at: tokens.lowerBound), mention.tokens.lowerBound == tokens.lowerBound {
            start = mention.range.lowerBound
        } else {
            let cut = text.segmentations[tokens.lowerBound]
            let clitics = cut.proclitics.subtracting(.article)
            if !clitics.isEmpty, !clitics.contains(.lam) || !cut.proclitics.contains(.article) {
                let bytes = clitics.rawValue.nonzeroBitCount * 2
                start = text.text.textOffset(token: tokens.lowerBound, foldedOffset: bytes)
            } else if !clitics.isEmpty || has(tokens.lowerBound, .lam) && text.text.foldedBytes(tokens.lowerBound).starts(with: [0xD9, 0x84]) {
                start = text.text.textOffset(token: tokens.lowerBound, foldedOffset: 2)
            }
        }
        return start..<max(start, Int(text.tokens[tokens.upperBound - 1].end))
    }

    private func stance(_ stance: Stance, content: Range<Int>) -> Stance {
        guard stance == .asserts else { return stance }
        for token in content.prefix(3) {
            if has(token, .obligation) { return .demands }
            if !has(token, [.openQuote, .complement, .obligation]) { break }
        }
        return stance
    }

    // MARK: Verbs

    /// Reads a verb or participle of saying. Returns one past its cue when it gives an attribution.
    private mutating func verb(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let readings = verbs[token], isVerbPlace(token, readings) else { return nil }
        for reading in readings {
            if let next = read(reading, at: token, sentence) { return next }
        }
        return nil
    }

    /// A past that is also a verbal noun («نفي», «ذكر», «طلب») is none behind a preposition or in a construct.
    private func isVerbPlace(_ token: Int, _ readings: [VerbReading]) -> Bool {
        guard let reading = readings.first else { return false }
        let isClauseInitial =
            has(token, .conjunction) || text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound == token
            || has(token - 1, [.comma, .opener, .auxiliary, .colon, .closeQuote, .dash, .closeBracket, .complement, .relative])
        if reading.isParticiple {
            if reading.cut.proclitics.contains(.article) { return !has(token - 1, [.preposition]) && !has(token + 1, .bound) }
            if has(token - 1, [.preposition, .demonstrative]) || text.text.token(token - 1, is: "غير") { return has(token, .conjunction) }
            // «مضيفة» may be an adjective: only an aside or a name before it makes it a report.
            return isClauseInitial || has(token - 1, [.name, .bound]) || reading.features.gender == .masculine
        }
        if has(token, .name) {
            // «روى شاهد …» opens a sentence; the name «روى» would not.
            guard let mention = actors.name(at: token), mention.tokens.count == 1, isClauseInitial, has(token + 1, [.head, .name]) else { return false }
        }
        if has(token, .conjunction) { return true }
        if has(token - 1, .preposition), !has(token - 1, .bound) { return false }
        if has(token, .preposition) {
            return text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound == token
        }
        if tables.verbs[reading.row].isHomograph, reading.features.aspect == .past, reading.features.gender == .masculine,
            reading.features.number == .singular, !isClauseInitial, !has(token - 1, [.name, .article, .adjective, .adverb, .negation])
        {
            return false
        }
        if reading.features.aspect == .past, reading.features.gender == .masculine, reading.features.number == .singular,
            reading.cut.enclitic == .none, has(token - 1, .head), !has(token - 1, .article), !has(token - 1, .name), has(token - 2, [.preposition, .ba])
        {
            return false
        }
        return true
    }

    private mutating func read(_ reading: VerbReading, at token: Int, _ sentence: Range<Int>) -> Int? {
        let row = tables.verbs[reading.row]
        var stance = row.stance
        var cueEnd = token + 1
        var frames = row.frames
        var cueRange = text.stemRange(token, reading.cut)
        if !reading.isParticiple {
            let negated = has(token - 1, .negation) || (has(token - 1, .auxiliary) && has(token - 2, .negation))
            if negated {
                guard let other = row.negated else { return nil }
                stance = other
            }
        }
        // «تابع بالقول», «مضى قائلا», «تابعت تقول»
        if let extended = compound(token + 1, sentence) {
            cueEnd = token + 2
            frames = frames.union([.that, .quote])
            cueRange = cueRange.lowerBound..<extended
        }
        let end = sentence.upperBound
        if let frame = preferred(frames, token, cueEnd, end) {
            if accept(reading, row, token, cueEnd, cueRange, frame, stance, sentence) { return cueEnd }
        }
        if let frame = objectFrame(frames, reading, token, cueEnd, end, sentence) {
            if accept(reading, row, token, cueEnd, cueRange, frame.frame, stance, sentence, subject: frame.subject, searched: true) {
                return cueEnd
            }
        }
        return behindContent(reading, row, token, cueEnd, cueRange, stance, sentence)
    }

    /// The frame that a cue takes: a preposition right behind its subject goes before an أن or a quotation further on.
    private func preferred(_ frames: Frames, _ token: Int, _ cueEnd: Int, _ end: Int) -> Frame? {
        let first = frame(frames, from: cueEnd, end: end)
        let own = frames.intersection([.an, .ala, .ila, .min])
        guard let found = first, !own.isEmpty else { return first }
        if found.kind.isDisjoint(with: .strong) {
            // «أكد استمرار الدعم على …»: far from the verb the preposition is not its own.
            if frames.contains(.object), !own.isDisjoint(with: found.kind), !reaches(found.intro, from: cueEnd, beforeObject: true) { return nil }
            return first
        }
        guard let near = frame(own, from: cueEnd, end: min(end, found.intro)), near.intro < found.intro, reaches(near.intro, from: cueEnd, beforeObject: frames.contains(.object))
        else { return first }
        return near
    }

    /// Whether nothing but the subject stands between a cue and its preposition.
    private func reaches(_ intro: Int, from cueEnd: Int, beforeObject: Bool) -> Bool {
        var token = cueEnd
        while token < intro, has(token, [.adverb, .bound]) { token += 1 }
        if token == intro { return true }
        guard standing(at: token) != nil else { return false }
        var stop = phraseEnd(from: token, limit: intro, beforeObject: beforeObject)
        while stop < intro, has(stop, [.adverb, .bound]) { stop += 1 }
        return stop >= intro
    }

    /// The end of «بالقول», «قائلا», «يقول» right behind another verb of saying.
    private func compound(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard token < sentence.upperBound else { return nil }
        if let noun = nouns[token], tables.nouns[Int(noun.entry.row)].owner == .prefixed, noun.segmentation.proclitics.contains(.ba) {
            return Int(text.tokens[token].end)
        }
        if let next = verbs[token]?.first, tables.verbs[next.row].id == "say", next.isParticiple || next.features.aspect == .present,
            !has(token, .conjunction)
        {
            return Int(text.tokens[token].end)
        }
        return nil
    }

    private mutating func accept(
        _ reading: VerbReading, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ frame: Frame,
        _ stance: Stance, _ sentence: Range<Int>, subject known: NounPhrase? = nil, searched: Bool = false
    ) -> Bool {
        let container = container(of: token)
        var subject = known
        // A plural verb has no subject behind it.
        let isPluralVerb = reading.features.number == .plural || reading.features.number == .dual
        if !searched { subject = reading.isParticiple || isPluralVerb ? nil : subjectAfter(cueEnd, limit: frame.intro) }
        if row.isPassive || row.isWithin { subject = nil }
        if row.isWithin, !has(cueEnd, .bound) { return false }
        var isBefore = false
        var isRelative = false
        if subject == nil, !reading.isParticiple {
            if has(token - 1, .relative) || (has(token - 1, .auxiliary) && has(token - 2, .relative)) {
                isRelative = true
                let relative = has(token - 1, .relative) ? token - 1 : token - 2
                // «تصريحات الوزير التي قال فيها»: the antecedent is where it is said, not who says it.
                let isElsewhere =
                    has(cueEnd, .bound)
                    || text.text.token(relative, is: "التي") && reading.features.gender == .masculine && reading.features.number == .singular
                subject = isElsewhere ? nil : antecedent(ofRelative: relative, start: sentence.lowerBound)
                if has(cueEnd, .bound) { subject = nearestPerson(before: relative, start: sentence.lowerBound) }
            } else if !has(token, .conjunction) || has(token - 1, .name) {
                subject = subjectBefore(token, start: sentence.lowerBound)
                isBefore = subject != nil
            }
        }
        let strong = !frame.kind.isDisjoint(with: .strong)
        if frame.kind == .quote, !isLedIn(frame, from: subject.map { isBefore || isRelative ? cueEnd : $0.tokens.upperBound } ?? cueEnd) { return false }
        if row.isImpersonal, subject == nil, reading.features.aspect == .present, reading.features.gender == .masculine,
            reading.features.number == .singular
        {
            return false
        }
        if reading.isParticiple, reading.cut.proclitics.contains(.article), frame.intro != cueEnd || row.stance != .demands { return false }
        if let subject {
            // A thing that is no known speaker may «say» only in so many words.
            if subject.standing == .unknown, subject.tokens.count == 1, text.segmentations[subject.tokens.lowerBound].enclitic != .none { return false }
            if subject.standing == .unknown, !strong || !row.isPersonal && reading.features.number != .plural { return false }
            if !frame.kind.isDisjoint(with: [.reportThat]), !isReport(subject) { return false }
        } else {
            if frame.kind == .reportThat { return false }
            // A verb without subject behind a noun has that noun for its subject, and it is nobody who speaks.
            let isFree =
                has(token, .conjunction) || has(token - 1, [.opener, .auxiliary, .comma, .relative, .complement, .adverb, .negation, .closeQuote])
                || token == sentence.lowerBound || reading.isParticiple
            if !isFree, !(row.isPersonal && strong) { return false }
            if quotation[token] >= 0, isClosed(Int(quotation[token])), !reading.isParticiple { return false }
        }
        if subject == nil, container != nil, isPluralVerb, !reading.isParticiple, let plural = pluralBefore(token, start: sentence.lowerBound) {
            // «أنصار الحزب الذين يرفضون … ويطالبون»
            subject = plural
            isRelative = true
        }
        if subject == nil, row.isWithin {
            subject = sender(before: token, start: sentence.lowerBound)
        } else if subject == nil, reading.isParticiple, reading.cut.proclitics.contains(.article) {
            // «الأصوات المنادية بالإفراج»: the participle is an adjective of who demands.
            subject = sender(before: token, start: max(sentence.lowerBound, token - 4))
        }
        var who: (kind: SourceKind, entity: ActorLayer.EntityIndex?)
        var gender = reading.features.gender
        var isPlural = reading.features.number == .plural || reading.features.number == .dual
        if row.isPassive {
            who = (.anonymous, nil)
        } else if let subject {
            who = text.text.token(subject.tokens.lowerBound, is: "هولاء") ? history.last.map { ($0.kind, $0.entity) } ?? (.anonymous, nil)
                : identity(of: subject.tokens)
            if !isBefore, !isRelative, reading.features.number == .singular, isPluralPhrase(subject.tokens) {
                // The verb before its subject stays singular.
                isPlural = true
                gender = .none
            }
        } else if let spoken = speaker(of: token, features: reading.features, isParticiple: reading.isParticiple, sentence: sentence, container: container) {
            who = (spoken.kind, spoken.entity)
            if gender == .none { gender = spoken.gender }
        } else {
            if !strong { return false }
            who = (.anonymous, nil)
        }
        var content = content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
        var offset = frame.offset
        // «ذكر الكاتب، نقلاً عن مصدر، أن»: the inner telling belongs to the outer content.
        if let inner = (cueEnd..<max(cueEnd, frame.intro)).first(where: { has($0, .cuePhrase) && isSourcePhrase($0, limit: frame.intro) && isQuotingPhrase($0) }) {
            content = inner..<content.upperBound
            offset = nil
        }
        lastClause = frame.start
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: self.stance(stance, content: frame.start..<content.upperBound),
            source: isRelative && false ? nil : subject?.tokens, who: who, content: content, offset: offset, gender: gender, isPlural: isPlural,
            sentence: sentence, nested: container != nil || isRelative, frame: frame)
        if frame.kind == .report, let noun = (cueEnd..<frame.intro).last(where: { heads[$0] >= 0 && has($0, .venue) }), !history.isEmpty {
            // «التقرير» later on is this one.
            let last = history.removeLast()
            history.append(
                Antecedent(
                    entity: last.entity, kind: last.kind, gender: last.gender, isPlural: last.isPlural, stem: stems[noun], tokens: last.tokens,
                    sentence: last.sentence, cue: last.cue))
        }
        if row.id == "relate", frame.kind == .an { addRelated(frame, cue: token..<cueEnd, sentence) }
        return true
    }

    /// The last person or body that a message can come from: «رسالة كتبها نواب … جاء فيها».
    private func sender(before cue: Int, start: Int) -> NounPhrase? {
        var token = cue - 1
        while token >= max(start, cue - 30) {
            if has(token, .name), let mention = actors.name(at: token), mention.type == .person {
                return NounPhrase(tokens: mention.tokens, standing: .named)
            }
            if has(token, .head), heads[token] >= 0, !has(token, .ba) {
                let kind = tables.heads[Int(heads[token])].kind
                if kind != .document && kind != .body || kind == .body && has(token - 1, .comma) {
                    return NounPhrase(tokens: token..<phraseEnd(from: token, limit: cue), standing: .head)
                }
            }
            token -= 1
        }
        return nil
    }

    /// The last plural noun of persons before a plural verb.
    private func pluralBefore(_ verb: Int, start: Int, reach: Int = 14) -> NounPhrase? {
        var token = verb - 1
        while token >= max(start, verb - reach) {
            if has(token, .stop) { return nil }
            if has(token, .head), heads[token] >= 0 {
                let kind = tables.heads[Int(heads[token])].kind
                if kind == .collective || (kind == .anonymous || kind == .title) && isPluralPhrase(token..<(token + 1)) {
                    return NounPhrase(tokens: token..<phraseEnd(from: token, limit: verb), standing: .head)
                }
            }
            token -= 1
        }
        return nil
    }

    /// Between subject and quotation stand only adverbials: «قال الوزير في كلمته: "…"», not «أقر القرار مبدأ "…"».
    private func isLedIn(_ frame: Frame, from start: Int) -> Bool {
        guard frame.quote != nil, start < frame.intro else { return true }
        return has(start, [.comma, .preposition, .adverb, .bound, .openBracket, .lam, .ba, .dash, .opener, .mark, .conjunction])
    }

    /// «نقلت الصحيفة عن مسؤول أن …»: behind the teller the one he tells of, with عن for cue.
    private mutating func addRelated(_ frame: Frame, cue: Range<Int>, _ sentence: Range<Int>) {
        guard standing(at: frame.start) != nil || has(frame.start, .head) else { return }
        // «عن المصدر قوله إن» has its own cue.
        if (frame.start..<min(sentence.upperBound, frame.start + 14)).contains(where: { token in
            nouns[token].map { tables.nouns[Int($0.entry.row)].owner == .prefixed && $0.segmentation.enclitic != .none } ?? false
        }) { return }
        let end = phraseEnd(from: frame.start, limit: sentence.upperBound)
        var token = end
        while token < sentence.upperBound, has(token, [.comma, .adverb]) { token += 1 }
        guard token < sentence.upperBound, has(token, .complement), !has(token, .conjunction),
            let inner = self.frame([.that], from: token, end: sentence.upperBound)
        else { return }
        let source = frame.start..<end
        add(
            cue: frame.intro..<(frame.intro + 1), cueRange: text.tokens[frame.intro].range, rule: "related", stance: .asserts, source: source,
            who: identity(of: source), content: content(of: inner, cue: cue, end: sentence.upperBound), offset: inner.offset, gender: .none,
            isPlural: false, sentence: sentence, nested: true)
    }

    private func isPluralPhrase(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first(where: { has($0, .head) }) else { return false }
        for match in text.matches(at: first) where match.entry.table == tables.headTable && match.entry.features.number == .plural { return true }
        let letters = text.text.foldedBytes(first)
        return letters.count > 8 && (letters.suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) || letters.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x86]))
    }

    private func isReport(_ subject: NounPhrase) -> Bool {
        guard let head = subject.tokens.prefix(2).first(where: { heads[$0] >= 0 }) else { return false }
        let kind = tables.heads[Int(heads[head])].kind
        return kind == .document || kind == .title || kind == .anonymous || kind == .collective || kind == .outlet
    }

    /// Bare objects: «أعلنت الوزارة استئناف», «نفى الوزير وجود», «وصف الوزير التهم بأنها كاذبة».
    private func objectFrame(
        _ frames: Frames, _ reading: VerbReading, _ token: Int, _ cueEnd: Int, _ end: Int, _ sentence: Range<Int>
    ) -> (frame: Frame, subject: NounPhrase?)? {
        let wanted = frames.intersection([.object, .objectWithBa, .report, .speechObject, .speechWithBa, .blame, .requestObject, .feeling])
        guard !wanted.isEmpty else { return nil }
        let limit = min(end, token + Self.window)
        var subject: NounPhrase?
        var at = cueEnd
        if !reading.isParticiple, reading.cut.enclitic == .none {
            let isFronted = !has(token, .conjunction) && subjectBefore(token, start: sentence.lowerBound) != nil
            if !isFronted, let first = skipped(cueEnd, limit: limit), let standing = standing(at: first), standing != .unknown,
                !has(first, .ba), !has(first, .lam)
            {
                let stop = phraseEnd(from: first, limit: limit, beforeObject: true)
                subject = NounPhrase(tokens: first..<stop, standing: standing)
                at = stop
            }
        }
        if reading.cut.enclitic != .none {
            // «التي اعتبرتها القاهرة خطوة»; «ما نفته الإمارات» is read behind its content.
            guard has(token - 1, .relative), wanted.contains(.object), let first = skipped(cueEnd, limit: limit),
                let standing = standing(at: first), standing != .unknown
            else { return nil }
            let stop = phraseEnd(from: first, limit: limit, beforeObject: true)
            subject = NounPhrase(tokens: first..<stop, standing: standing)
            at = stop
        }
        if wanted.contains(.report) || wanted.contains(.speechWithBa), let subject {
            var topic = subject.tokens.lowerBound + 1
            while topic < min(limit, subject.tokens.lowerBound + 30), !has(topic, .stop) {
                if wanted.contains(.report), let about = reportTopic(topic, limit: limit) {
                    return (Frame(kind: .report, intro: about, start: about, quote: has(about, .openQuote) ? about : nil), subject)
                }
                if wanted.contains(.speechWithBa), has(topic, .venue), has(topic, .ba), topic + 1 < limit {
                    return (Frame(kind: .speechWithBa, intro: topic, start: topic + 1), subject)
                }
                topic += 1
            }
            return nil
        }
        guard let start = skipped(at, limit: limit) else { return nil }
        if subject == nil, !reading.isParticiple, !has(token, .conjunction), !has(token - 1, [.opener, .relative, .auxiliary, .name, .head, .closeQuote, .comma, .adverb, .article]) {
            return nil
        }
        guard isObject(start) || subject != nil && isVerbalNoun(start) else { return nil }
        if !wanted.isDisjoint(with: [.object, .requestObject]) {
            return (Frame(kind: .object, intro: start, start: start, quote: has(start, .openQuote) && length(ofQuotation: start) >= 3 ? start : nil), subject)
        }
        if wanted.contains(.report), let about = reportTopic(start, limit: limit) {
            return (Frame(kind: .report, intro: about, start: about, quote: has(about, .openQuote) ? about : nil), subject)
        }
        if wanted.contains(.objectWithBa), let ba = (start + 1..<max(start + 1, limit)).first(where: { has($0, .ba) || has($0, .stop) || text.text.token($0, is: "ب") }),
            !has(ba, .stop)
        {
            return (Frame(kind: .objectWithBa, intro: start, start: start), subject)
        }
        if !wanted.isDisjoint(with: [.speechObject, .feeling]), endsInPronoun(start) || has(start, .cueNoun) || has(start, .openQuote) {
            return (Frame(kind: .speechObject, intro: start, start: start, quote: has(start, .openQuote) ? start : nil), subject)
        }
        if wanted.contains(.blame), let duty = (start..<max(start, limit)).first(where: { text.text.foldedBytes($0).starts(with: Array("مسووليه".utf8)) || text.text.foldedBytes($0).starts(with: Array("المسووليه".utf8)) }) {
            return (Frame(kind: .blame, intro: start, start: start), subject.map { $0 } ?? (duty > start ? nil : nil))
        }
        if wanted.contains(.speechWithBa), has(start, .ba), has(start, .venue) || has(start, .head), start + 1 < limit {
            return (Frame(kind: .speechWithBa, intro: start, start: start + 1), subject)
        }
        return nil
    }

    /// Steps over commas, adverbs and adverbial phrases in front of a subject or an object.
    private func skipped(_ start: Int, limit: Int) -> Int? {
        var token = start
        var steps = 0
        while token < limit, steps < 16 {
            steps += 1
            if has(token, [.stop, .colon]) { return nil }
            if has(token, [.comma, .adverb, .bound]) {
                token += 1
                continue
            }
            if has(token, .openBracket) {
                token = after(token, limit: limit)
                continue
            }
            if isVenuePhrase(token, limit: limit), let next = behindVenue(token, limit: limit) {
                token = next
                continue
            }
            if isVenuePhrase(token, limit: limit) || has(token, .preposition) && has(token - 1, .comma) {
                // To the next comma, or over the phrase.
                var next = token + 1
                while next < limit, next < token + 14, !has(next, [.comma, .stop, .complement]) { next += 1 }
                guard next < limit, has(next, .comma) else { return nil }
                token = next + 1
                continue
            }
            if has(token, .preposition), text.text.token(token, is: "في") || text.text.token(token, is: "خلال") || text.text.token(token, is: "عقب") { return nil }
            return token
        }
        return nil
    }

    /// The token behind «في حديثه لـ"العربي الجديد"», «في تصريح صحافي».
    private func behindVenue(_ start: Int, limit: Int) -> Int? {
        var token = start + 2
        while token < limit, token < start + 14 {
            if has(token, [.comma, .stop]) { return has(token, .comma) ? token + 1 : nil }
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: limit)
                continue
            }
            if text.text.token(token, is: "ل") || has(token, [.adjective, .adverb, .bound, .name, .preposition, .lam]) {
                token += 1
                continue
            }
            if has(token - 1, .preposition) {
                token += 1
                continue
            }
            return token
        }
        return nil
    }

    private func isObject(_ token: Int) -> Bool {
        if has(token, .openQuote) { return true }
        guard text.tokens[token].kind == .word else { return false }
        if text.text.token(token, is: "ما") { return true }
        return roles[token].isDisjoint(with: TokenRoles.particle.union([.bound, .mark, .comma]))
            && (roles[token].isDisjoint(with: [.verb, .cueVerb]) || has(token, [.article, .cueNoun, .head]))
            || has(token, .cueNoun)
    }

    /// A noun behind a subject that is spelt as a verb: «منع», «قصف».
    private func isVerbalNoun(_ token: Int) -> Bool {
        text.tokens[token].kind == .word && has(token, [.verb, .cueVerb]) && roles[token].isDisjoint(with: TokenRoles.particle.union([.conjunction]))
            && has(token + 1, [.article, .name, .head])
    }

    /// A pronoun joined to the end: «دعمه», «رغبتها», «استعدادهم».
    private func endsInPronoun(_ token: Int) -> Bool {
        if text.segmentations[token].enclitic != .none { return true }
        let place = text.tokens[token]
        guard place.kind == .word, place.range.count >= 8 else { return false }
        let last = text.text.utf8[(Int(place.end) - 2)..<Int(place.end)]
        return last.elementsEqual([0xD9, 0x87]) || text.text.utf8[(Int(place.end) - 4)..<Int(place.end)].elementsEqual([0xD9, 0x87, 0xD8, 0xA7])
    }

    /// «تقريراً عن», «خبراً حول», «تقريراً بعنوان "…"»
    private func reportTopic(_ start: Int, limit: Int) -> Int? {
        guard has(start, [.venue, .head]) || text.text.token(start, is: "خبرا") || text.text.token(start, is: "معلومات") || text.text.token(start, is: "تسريبات")
        else { return nil }
        var token = start + 1
        while token < limit, token < start + 8 {
            if has(token, .preposition), let kind = prepositionFrame(token), kind == .an || kind == .about { return token + 1 < limit ? token + 1 : nil }
            if text.text.token(token, is: "بعنوان"), has(token + 1, .openQuote) { return token + 1 }
            if has(token, [.stop, .comma]) { return nil }
            token += 1
        }
        return nil
    }

    /// A verb behind what is said: «"…"، قال الوزير», «الأمر الذي يؤكده الخبير», «وهو ما نفته الوزارة».
    private mutating func behindContent(
        _ reading: VerbReading, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ stance: Stance,
        _ sentence: Range<Int>
    ) -> Int? {
        guard !reading.isParticiple else { return nil }
        var content: Range<Int>?
        var before = token
        while before > sentence.lowerBound, has(before - 1, .comma) { before -= 1 }
        if row.frames.contains(.quote), before > sentence.lowerBound, has(before - 1, .closeQuote),
            let open = opening(of: before - 1, start: sentence.lowerBound), length(ofQuotation: open) >= 4
        {
            content = open..<before
        } else if !row.frames.isDisjoint(with: [.object, .an]), let gap = resumptive(token, sentence), reading.cut.enclitic != .none || has(cueEnd, .bound) {
            content = gap
        }
        guard let content, let subject = subjectAfter(cueEnd, limit: min(sentence.upperBound, cueEnd + 20)) else { return nil }
        guard subject.standing != .unknown || has(before - 1, .closeQuote) else { return nil }
        let container = container(of: token)
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: stance, source: subject.tokens, who: identity(of: subject.tokens),
            content: trimmed(content), offset: contentStart(content, dropsConjunction: true), gender: reading.features.gender, isPlural: false,
            sentence: sentence, nested: container != nil && container?.contentTokens != content)
        return cueEnd
    }

    private func opening(of close: Int, start: Int) -> Int? {
        var token = close - 1
        while token >= start, token > close - 400 {
            if has(token, .openQuote), Int(closing[token]) == close { return token }
            token -= 1
        }
        return nil
    }

    /// The clause that «وهو ما», «هذا ما», «الأمر الذي», «ما» take up.
    private func resumptive(_ token: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var at = token - 1
        guard at >= sentence.lowerBound, has(at, .relative) || text.text.token(at, is: "ما") || text.text.token(at, is: "مما") else { return nil }
        at -= 1
        if at >= sentence.lowerBound, has(at, .demonstrative) || text.text.token(at, is: "وهو") || text.text.token(at, is: "الامر") || text.text.token(at, is: "الشيء") || text.text.token(at, is: "هو") {
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

    // MARK: Phrases

    func isQuotingPhrase(_ token: Int) -> Bool {
        phrases[token].map { tables.phrases[Int($0.entry.row)].id == "naqlan" } ?? false
    }

    /// Whether a phrase such as «بحسب» has a source behind it.
    func isSourcePhrase(_ token: Int, limit: Int) -> Bool {
        guard let match = phrases[token] else { return false }
        let row = tables.phrases[Int(match.entry.row)]
        let next = token + Int(match.tokenCount)
        guard next < limit else { return false }
        if row.takesClause {
            guard let reading = verbs[next]?.first, !reading.isParticiple, !has(next, .conjunction) else { return false }
            if row.id == "kama" {
                // «كما قال المتحدث» stands behind what he said; with أن it is an ordinary report.
                return frame(tables.verbs[reading.row].frames, from: next + 1, end: limit) == nil
                    && has(token - 1, [.comma, .closeQuote])
                    && (subjectAfter(next + 1, limit: min(limit, next + 12)).map { $0.standing != .unknown } ?? false)
            }
            return true
        }
        if row.needsLam {
            guard has(next, .lam) || text.text.token(next, is: "ل") else { return false }
            let at = text.text.token(next, is: "ل") ? next + 1 : next
            return canBeSource(at)
        }
        return canBeSource(next)
    }

    private func canBeSource(_ token: Int) -> Bool {
        guard token < count else { return false }
        if has(token, .openQuote) { return true }
        if has(token, .name), let mention = actors.name(at: token) { return mention.type != .other }
        if has(token, .demonstrative) { return canBeSource(token + 1) }
        guard has(token, .head) else { return false }
        // «بعض», «عدد من» are only as good as what they count.
        if heads[token] >= 0, tables.heads[Int(heads[token])].kind == .anonymous, !has(token, .article), text.text.foldedBytes(token).count <= 6 {
            return has(token + 1, [.head, .name]) || has(token + 2, [.head, .name])
        }
        return true
    }

    private mutating func phrase(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let match = phrases[token], isSourcePhrase(token, limit: sentence.upperBound) else { return nil }
        let row = tables.phrases[Int(match.entry.row)]
        var cueEnd = token + Int(match.tokenCount)
        var rule = row.id
        var stance = row.stance
        var gender = WordFeatures.Gender.none
        if row.takesClause, let reading = verbs[cueEnd]?.first {
            rule = row.id
            stance = tables.verbs[reading.row].stance
            gender = reading.features.gender
            cueEnd += 1
        }
        var at = cueEnd
        while at < sentence.upperBound, has(at, [.adverb, .bound]) || text.text.token(at, is: "ل") { at += 1 }
        guard at < sentence.upperBound, standing(at: at) != nil || row.needsLam || has(at, .openQuote) else { return nil }
        // «بحسب تصريحات الوزير»: the utterance belongs to the cue.
        var sourceStart = at
        if !row.takesClause, has(at, .venue), isUtterance(at), at + 1 < sentence.upperBound, standing(at: at + 1).map({ $0 != .unknown }) ?? false {
            cueEnd = at + 1
            sourceStart = at + 1
        }
        let sourceEnd = phraseEnd(from: sourceStart, limit: sentence.upperBound)
        let source = sourceStart..<sourceEnd
        let start = text.stemRange(token, match.segmentation).lowerBound
        let end = cueEnd > at || row.takesClause ? Int(text.tokens[cueEnd - 1].end) : Int(text.tokens[cueEnd - 1].end)
        let who = identity(of: source)
        let container = container(of: token)
        // Ahead of its content: «بحسب المصدر، فإن …», «وفقاً للشرطة قتل …».
        var begin = sourceEnd
        while begin < sentence.upperBound, has(begin, [.comma, .dash]) { begin += 1 }
        let isFirst = isOpening(token, sentence)
        if isFirst || row.id == "naqlan" && begin < sentence.upperBound && has(begin, .complement) {
            guard begin < sentence.upperBound, !has(begin, .stop) else { return nil }
            if has(begin, .complement) || text.text.token(begin, is: "فقد") { begin += 1 }
            // «بحسب مصدر … أكد أن»: the verb carries the report.
            if has(begin, .cueVerb), hasThat(begin, sentence.upperBound) { return nil }
            guard begin < sentence.upperBound else { return nil }
            let frame = Frame(kind: .that, intro: begin, start: begin, quote: has(begin, .openQuote) && length(ofQuotation: begin) > 4 ? begin : nil)
            let content = content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: content, offset: nil,
                gender: gender, isPlural: false, sentence: sentence, nested: container != nil)
            return sourceEnd
        }
        // «وأضافت، بحسب ما نقلته الوكالة، أن»: the phrase shares the content of the report that it interrupts.
        if let last = drafts.last, last.cueTokens.upperBound <= token, last.contentTokens.lowerBound >= token,
            last.cueTokens.lowerBound >= sentence.lowerBound, lastClause > token, lastClause < last.contentTokens.upperBound
        {
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who,
                content: lastClause..<last.contentTokens.upperBound,
                offset: last.contentTokens.lowerBound == lastClause ? last.content.lowerBound : nil, gender: gender, isPlural: false, sentence: sentence, nested: true)
            return cueEnd
        }
        guard let before = contentBefore(token, start: sentence.lowerBound) else { return nil }
        // Behind a whole report the phrase says where the report was read.
        let holdsReport = drafts.suffix(8).contains { $0.cueTokens.lowerBound >= before.lowerBound && $0.cueTokens.upperBound <= token }
        let content = trimmed(holdsReport ? before : narrowed(before))
        add(
            cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: content,
            offset: contentStart(content, dropsConjunction: true), gender: gender, isPlural: false, sentence: sentence,
            nested: container != nil)
        return cueEnd
    }

    private func isUtterance(_ token: Int) -> Bool {
        // «تصريحات» but not «تقرير», which is itself the source.
        guard heads[token] >= 0 else { return true }
        return text.text.foldedBytes(token).starts(with: Array("تصريح".utf8))
    }

    private func hasThat(_ token: Int, _ end: Int) -> Bool {
        (verbs[token] ?? []).contains { frame(tables.verbs[$0.row].frames.intersection(.strong), from: token + 1, end: end) != nil }
    }

    private func isOpening(_ token: Int, _ sentence: Range<Int>) -> Bool {
        if token == sentence.lowerBound { return true }
        var before = token - 1
        while before >= sentence.lowerBound, has(before, [.opener, .adverb, .mark, .complement]) {
            if has(before, .comma), before - sentence.lowerBound > 3 { return false }
            before -= 1
        }
        return before < sentence.lowerBound
    }

    /// «… ليتبين أن الهدف كان "…"، بحسب»: the clause of a quotation rather than all that the narrator tells before it.
    private func narrowed(_ tokens: Range<Int>) -> Range<Int> {
        guard let last = tokens.last, has(last, .closeQuote), let open = opening(of: last, start: tokens.lowerBound) else { return tokens }
        // The quotation with its clause: back to أن or to the comma before it.
        var token = open
        while token > tokens.lowerBound, token > open - 12 {
            if has(token - 1, .complement) { return token..<tokens.upperBound }
            if has(token - 1, .comma) { break }
            token -= 1
        }
        return tokens
    }

    // MARK: Nouns

    private mutating func noun(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let match = nouns[token], !has(token, .name), drafts.last?.sourceTokens?.contains(token) != true else { return nil }
        let row = tables.nouns[Int(match.entry.row)]
        let cut = match.segmentation
        let end = sentence.upperBound
        let container = container(of: token)
        let cueRange = text.stemRange(token, cut)
        var at = token + 1
        var owner: Range<Int>?
        var who: (kind: SourceKind, entity: ActorLayer.EntityIndex?) = (.anonymous, nil)
        let hasPronoun = cut.enclitic.isThirdPerson
        // «في تصريح لرويترز» names the hearer, not the owner.
        if let mention = actors.name(at: at), mention.range.lowerBound > Int(text.tokens[at].start), row.owner != .selfSource { return nil }
        switch row.owner {
        case .prefixed:
            guard hasPronoun || cut.proclitics.contains(.ba) else { return nil }
        case .required:
            if !hasPronoun, !cut.proclitics.contains(.article) {
                guard at < end, let standing = standing(at: at), standing != .unknown, !has(at, [.ba, .lam]) else { return nil }
            } else if !hasPronoun {
                return nil
            }
        case .unbound:
            guard !hasPronoun else { return nil }
        case .selfSource:
            guard !has(token - 1, .head) else { return nil }
        case .optional:
            break
        }
        if row.stance == .asks, cut.proclitics.contains(.lam) { return nil }
        if !hasPronoun, !cut.proclitics.contains(.article), row.owner != .selfSource, at < end, let standing = standing(at: at),
            standing != .unknown, !has(at, [.ba, .lam])
        {
            var limit = min(end, at + 24)
            if let preposition = (at..<limit).first(where: { token in
                has(token, .preposition) && (prepositionFrame(token).map { row.frames.contains($0) } ?? false)
            }) {
                limit = preposition
            }
            let stop = phraseEnd(from: at, limit: limit, beforeObject: row.frames.contains(.object))
            owner = at..<stop
            who = identity(of: at..<stop)
            at = stop
        } else if row.owner == .selfSource {
            let stop = phraseEnd(from: token, limit: min(end, token + 4))
            owner = token..<max(stop, token + 1)
            who = (.collective, nil)
            at = max(stop, token + 1)
        } else if hasPronoun || row.owner == .prefixed {
            let features = pronounFeatures(cut.enclitic)
            // «حمل رسالة مفادها»: the message is its sender's, whom the clause names first.
            let meant = row.id == "purport" ? WordFeatures(.none, .third, .masculine, .singular) : features
            if let spoken = speakerOfNoun(token, features: meant, sentence: sentence, container: container) { who = (spoken.kind, spoken.entity) }
        } else if !cut.proclitics.contains(.article), row.owner == .optional || row.owner == .unbound, !cut.proclitics.contains(.ba), !cut.proclitics.contains(.lam),
            !isPluralNoun(match)
        {
            return nil
        } else if cut.proclitics.contains(.article) || isPluralNoun(match) {
            who = (.collective, nil)
        }
        // The content follows at once, or behind «له», «السابق» and the like.
        guard let frame = nounFrame(row.frames, from: at, end: end, owner: row.owner) else { return nil }
        let content = content(of: frame, cue: token..<(token + 1), end: end)
        if row.owner == .optional, row.stance == .demands, owner == nil, !hasPronoun,
            let plural = pluralBefore(token, start: sentence.lowerBound, reach: 30)
        {
            // «خرج أنصار الحزب … للمطالبة بالإفراج»
            owner = plural.tokens
            who = identity(of: plural.tokens)
        } else if row.owner == .optional, cut.proclitics.contains(.ba) || cut.proclitics.contains(.lam), owner == nil, !hasPronoun {
            if let spoken = speakerOfNoun(token, features: WordFeatures(), sentence: sentence, container: container) { who = (spoken.kind, spoken.entity) }
        }
        // «نقل التقرير عن المصدر قوله إن»: the source stands behind «عن».
        if row.owner == .prefixed, hasPronoun, let last = drafts.last, last.rule == "relate", last.contentTokens.lowerBound < token,
            token - last.contentTokens.lowerBound <= 14, standing(at: last.contentTokens.lowerBound) != nil
        {
            let phrase = last.contentTokens.lowerBound..<token
            owner = phrase.lowerBound..<phraseEnd(from: phrase.lowerBound, limit: token)
            who = identity(of: owner ?? phrase)
        }
        let range = row.owner == .prefixed && cut.proclitics.contains(.ba) && !hasPronoun ? text.tokens[token].range : cueRange
        add(
            cue: token..<(token + 1), cueRange: range, rule: row.id, stance: stance(row.stance, content: content), source: owner, who: who,
            content: content, offset: frame.offset, gender: .none, isPlural: false, sentence: sentence, nested: true, frame: frame)
        return token + 1
    }

    private func isPluralNoun(_ match: LexicalMatch) -> Bool {
        // Plurals in ات name repeated acts of saying and need no owner.
        let stem = tables.nouns[Int(match.entry.row)]
        return stem.owner == .selfSource || text.text.folded.isEmpty == false && match.segmentation.stem.count >= 10
    }

    private func pronounFeatures(_ enclitic: Enclitic) -> WordFeatures {
        switch enclitic {
        case .ha3ms: WordFeatures(.none, .third, .masculine, .singular)
        case .ha3fs: WordFeatures(.none, .third, .feminine, .singular)
        case .hum: WordFeatures(.none, .third, .masculine, .plural)
        default: WordFeatures()
        }
    }

    /// Whom the pronoun of «قوله» or «مزاعمه» means: the last actor named before it in the sentence, else the last speaker.
    private func speakerOfNoun(_ token: Int, features: WordFeatures, sentence: Range<Int>, container: Draft?) -> Antecedent? {
        // Within the clause behind the last connective, if it names anybody.
        var from = max(sentence.lowerBound, token - 40)
        var before = token - 1
        while before > from {
            if has(before, .opener) {
                from = before
                break
            }
            before -= 1
        }
        var inside = actors.mentions(in: from..<token)
        if inside.isEmpty { inside = actors.mentions(in: max(sentence.lowerBound, token - 40)..<token) }
        let mention: ActorLayer.Mention? =
            switch features.gender {
            case .feminine: inside.last { $0.type == .organization || $0.type == .country }
            case .masculine: inside.first { $0.type == .person }
            default: inside.last { $0.type == .person } ?? inside.last { $0.type == .organization }
            }
        if let mention {
            return Antecedent(
                entity: mention.entity, kind: .named, gender: features.gender, isPlural: false, stem: 0, tokens: nil, sentence: 0, cue: token)
        }
        return speaker(of: token, features: features, isParticiple: true, sentence: sentence, container: container)
    }

    private func nounFrame(_ frames: Frames, from start: Int, end: Int, owner: AttributionTables.Owner) -> Frame? {
        var token = start
        var steps = 0
        while token < end, steps < (owner == .prefixed ? 3 : 6) {
            steps += 1
            let role = roles[token]
            if role.contains(.complement) {
                // «مفادها احتمال أن» is not «مفادها أن».
                guard steps == 1 || has(token - 1, [.bound, .adverb, .adjective, .preposition, .ba]) else { return nil }
                return frames.contains(.that) ? frame([.that], from: token, end: end) : nil
            }
            if role.contains(.colon) { return frames.contains(.quote) ? frame([.quote], from: token, end: end) : nil }
            if role.contains(.openQuote) {
                if frames.contains(.quote) { return Frame(kind: .quote, intro: token, start: token, quote: token) }
                if frames.contains(.object), token == start { return Frame(kind: .object, intro: token, start: token, quote: token) }
                return nil
            }
            if role.contains(.preposition) {
                if let kind = prepositionFrame(token), frames.contains(kind), token + 1 < end {
                    if has(token + 1, .complement) { return frame([.that, kind], from: token, end: end) }
                    return Frame(kind: kind, intro: token, start: token + 1, quote: has(token + 1, .openQuote) ? token + 1 : nil)
                }
                if isVenuePhrase(token, limit: end) || steps > 1 { return nil }
                token += 1
                continue
            }
            if frames.contains(.ba), role.contains(.ba), role.isDisjoint(with: [.venue]) {
                return Frame(kind: .ba, intro: token, start: token, offset: text.stemRange(token, text.segmentations[token]).lowerBound)
            }
            if frames.contains(.ba), text.text.token(token, is: "ب"), has(token + 1, .openQuote) {
                return Frame(kind: .ba, intro: token, start: token + 1, quote: token + 1)
            }
            if frames.contains(.lam), role.contains(.lam) { return Frame(kind: .lam, intro: token, start: token) }
            if frames.contains(.object), steps == 1, isObject(token), owner == .required || owner == .optional && has(start - 1, .ba) {
                return Frame(kind: .object, intro: token, start: token)
            }
            if !role.isDisjoint(with: [.stop, .comma, .opener, .cueVerb, .verb, .negation, .auxiliary]) { return nil }
            if role.isDisjoint(with: [.bound, .adverb, .lam, .ba]), !has(token, .article), steps > 2 { return nil }
            token += 1
        }
        return nil
    }

    // MARK: Headlines

    /// «الوزير: لن نتراجع»: a name or an office, a colon, and what he says, on a line of its own.
    private mutating func headline(_ sentence: Range<Int>) {
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
