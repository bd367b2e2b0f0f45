import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Whether an attribution is led in by a phrase such as «بحسب», behind which the one who speaks next is the one of whom it is told.
    func isPhrase(_ draft: Draft) -> Bool { tables.phrases.contains { $0.id == draft.rule } }

    func isQuotingPhrase(_ token: Int) -> Bool {
        phrases[token].map { tables.phrases[Int($0.entry.row)].id == "naqlan" || tables.phrases[Int($0.entry.row)].isGround } ?? false
    }

    /// Whether a phrase such as «بحسب» has a source behind it.
    func isSourcePhrase(_ token: Int, limit: Int) -> Bool {
        guard let match = phrases[token] else { return false }
        let row = tables.phrases[Int(match.entry.row)]
        let next = token + Int(match.tokenCount)
        guard next < limit else { return false }
        if row.isAside, !has(token - 1, [.comma, .dash, .closeQuote]) { return false }
        if row.takesClause {
            if isWrittenIn(next), next + 2 < limit {
                return (canBeSource(next + 2) || has(next + 2, .venue) && canBeSource(next + 3)) && text.segmentations[next + 2].enclitic == .none
            }
            guard let reading = verbs[next]?.first, !reading.isParticiple, !has(next, .conjunction) else { return false }
            if row.id == "kama", leadsClause(next, limit: limit) != nil { return true }
            if row.id == "kama" {
                // «كما قال المتحدث» stands behind what he said; with أن it is an ordinary report.
                return frame(tables.verbs[reading.row].frames, from: next + 1, end: limit) == nil
                    && has(token - 1, [.comma, .closeQuote, .dash])
                    && [true, false].contains { beforeObject in
                        subjectAfter(next + 1, limit: min(limit, next + 12), beforeObject: beforeObject).map { subject in
                            subject.standing != .unknown
                                && (subject.tokens.upperBound >= limit
                                    || has(subject.tokens.upperBound, [.stop, .comma, .closeBracket, .dash, .adverb, .preposition, .closeQuote]))
                        } ?? false
                    }
            }
            return true
        }
        if row.needsLam {
            guard
                has(next, .lam) || carriesLam(next) || isTitleByItsName(next)
                    || text.text.token(next, is: "ل") || isShortName(next, limit: limit)
            else { return false }
            if isShortName(next, limit: limit) { return true }
            let at = text.text.token(next, is: "ل") ? next + 1 : next
            return canBeSource(at)
        }
        return canBeSource(next) || has(next, .venue) && isUtterance(next) && !has(next, .article) && canBeSource(next + 1)
    }

    /// «ورد في», «جاء على»: where it can be read.
    func isWrittenIn(_ token: Int) -> Bool {
        isWord(token, .written)
            && (text.text.token(token + 1, is: "في") || text.text.token(token + 1, is: "علي") || text.text.token(token + 1, is: "عبر"))
    }

    /// «وفقا لتاس.»: a short word behind ل that no table of this room knows, with which the clause ends.
    private func isShortName(_ token: Int, limit: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let letters = text.text.foldedBytes(token)
        guard text.tokens[token].kind == .word, (8...10).contains(letters.count), letters.starts(with: [0xD9, 0x84]),
            !letters.starts(with: [0xD9, 0x84, 0xD9, 0x84]),
            token + 1 >= limit || has(token + 1, [.stop, .comma]),
            roles[token].isDisjoint(with: TokenRoles.particle.union([.name, .head, .verb, .cueVerb, .cueNoun, .venue, .adverb, .bound])),
            text.segmentations[token].enclitic == .none
        else { return false }
        return !letters.suffix(2).elementsEqual([0xD9, 0x87])
    }

    func canBeSource(_ token: Int) -> Bool {
        guard token < count else { return false }
        if has(token, .openQuote) { return true }
        if has(token, .name), let mention = actors.name(at: token) { return mention.type != .other }
        if has(token, .demonstrative) { return canBeSource(token + 1) }
        guard has(token, .head) else { return counts(token) || isTitleByItsName(token) }
        // «بعض», «عدد من» are only as good as what they count.
        if isQuantifier(token) {
            return has(token + 1, [.head, .name]) || has(token + 2, [.head, .name])
        }
        return true
    }

    mutating func phrase(_ token: Int, _ sentence: Range<Int>) -> Int? {
        // «نقلت الوكالة على لسان»: read with its verb.
        if isOnTongue(token), drafts.suffix(2).contains(where: { tables.relating.contains($0.rule) && $0.frame?.start == token + 2 }) {
            return token + 2
        }
        guard let match = phrases[token], isSourcePhrase(token, limit: sentence.upperBound) else { return nil }
        let row = tables.phrases[Int(match.entry.row)]
        // «…، وذلك استناداً إلى المذكرة»: a ground, no teller.
        if row.isGround,
            text.text.token(token - 1, is: "وذلك") || isDocument(token + Int(match.tokenCount)) && !has(token - 1, [.complement, .comma])
        {
            return nil
        }
        var cueEnd = token + Int(match.tokenCount)
        var rule = row.id
        var stance = row.stance
        var gender = WordFeatures.Gender.none
        var tells = false
        if row.takesClause, isWrittenIn(cueEnd) {
            cueEnd += 2
            if !canBeSource(cueEnd), has(cueEnd, .venue) { cueEnd += 1 }
        } else if row.takesClause, let reading = verbs[cueEnd]?.first {
            tells = tables.verbs[reading.row].isRelating
            rule = row.id
            stance = tables.verbs[reading.row].stance
            gender = reading.features.gender
            cueEnd += 1
        }
        var at = cueEnd
        // «وفقاً لما نقلته على لسانه الوكالة»
        if row.takesClause, text.text.token(at, is: "علي"), ["لسانه", "لسانها", "لسانهم"].contains(where: { text.text.token(at + 1, is: $0) }) {
            at += 2
        }
        while at < sentence.upperBound, has(at, [.adverb, .bound]) || text.text.token(at, is: "ل") { at += 1 }
        guard at < sentence.upperBound, standing(at: at) != nil || row.needsLam || has(at, .openQuote) else { return nil }
        // «بحسب تصريحات الوزير»: the utterance belongs to the cue.
        var sourceStart = at
        if !row.takesClause, has(at, .venue), isUtterance(at), at + 1 < sentence.upperBound, standing(at: at + 1).map({ $0 != .unknown }) ?? false {
            cueEnd = at + 1
            sourceStart = at + 1
        }
        if let carrier = carrier(of: sourceStart, limit: sentence.upperBound) { sourceStart = carrier }
        let inserted =
            container(of: token).flatMap { outer in
                outer.frame.flatMap { insertionEnd(token, in: $0, limit: outer.contentTokens.upperBound) }
            } ?? predicateAside(token, sentence)
        let sourceEnd = phraseEnd(from: sourceStart, limit: inserted.map { max($0, sourceStart + 1) } ?? sentence.upperBound)
        let source = sourceStart..<sourceEnd
        // «قال الوزير إن …، وفقاً لتصريحات أدلى بها»: his own words.
        if !row.takesClause, source.count == 1, has(sourceStart, .venue), !isDefinite(sourceStart), isUtterance(sourceStart),
            has(sourceEnd, [.verb, .cueVerb]), has(sourceEnd + 1, .bound)
        {
            return nil
        }
        let told = tells ? told(behind: sourceEnd, limit: sentence.upperBound) : nil
        let start = text.stemRange(token, match.segmentation).lowerBound
        let end = cueEnd > at || row.takesClause ? Int(text.tokens[cueEnd - 1].end) : Int(text.tokens[cueEnd - 1].end)
        let who = identity(of: source)
        let container = container(of: token)
        // «إن الاتفاق، كما أعلن الرئيس، سيوقع» is told by whoever begins the clause.
        if row.id == "kama", container == nil || inserted == nil, let led = leadsClause(token + 1, limit: sentence.upperBound) {
            let frame = Frame(kind: .that, intro: led.clause, start: led.clause, quote: nil)
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: led.source, who: identity(of: led.source),
                content: self.content(of: frame, cue: token..<cueEnd, end: sentence.upperBound), offset: nil, gender: gender, isPlural: false,
                sentence: sentence, nested: container != nil)
            return led.source.upperBound
        }
        // Ahead of its content: «بحسب المصدر، فإن …», «وفقاً للشرطة قتل …».
        var begin = told?.source.upperBound ?? sourceEnd
        while begin < sentence.upperBound, has(begin, [.comma, .dash]) || has(begin, .adverb) && has(begin + 1, [.comma, .adverb]) { begin += 1 }
        let isFirst = isOpening(token, sentence)
        // «وفقاً لمصادر حضرت الاجتماع، ونقلت عنها الصحيفة، فإن»: what is added of the source ends where «فإن» begins.
        if isFirst, let led = ledClause(from: sourceEnd, limit: sentence.upperBound) ?? behindDescription(of: source, limit: sentence.upperBound) {
            begin = led
        }
        if isFirst || row.id == "naqlan" && begin < sentence.upperBound && has(begin, .complement) {
            guard begin < sentence.upperBound, !has(begin, .stop) else {
                return isFirst ? alone(token..<cueEnd, start..<end, rule, stance, source, who, gender, sentence) : nil
            }
            if has(begin, .complement) || text.text.token(begin, is: "فقد") { begin += 1 }
            // «بحسب مصدر … أكد أن»: the verb carries the report.
            if has(begin, .cueVerb), hasThat(begin, sentence.upperBound),
                subjectAfter(begin + 1, limit: min(sentence.upperBound, begin + 8)).map({
                    $0.standing == .unknown || $0.tokens.lowerBound > (has(begin + 1, .bound) ? begin + 2 : begin + 1)
                }) ?? true
            {
                return nil
            }
            guard begin < sentence.upperBound else { return nil }
            let frame = Frame(kind: .that, intro: begin, start: begin, quote: has(begin, .openQuote) && length(ofQuotation: begin) > 4 ? begin : nil)
            let content = content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: content, offset: nil,
                gender: gender, isPlural: false, sentence: sentence,
                nested: container != nil && (row.id != "naqlan" || has(source.lowerBound, .openQuote) || isDocument(source.lowerBound)))
            if let told { addTold(told, leads: true, sentence) }
            return told?.source.upperBound ?? sourceEnd
        }
        // «وأضافت، بحسب ما نقلته الوكالة، أن»: the phrase shares the content of the report that it interrupts.
        if let last = drafts.last, last.cueTokens.upperBound <= token, last.contentTokens.lowerBound >= token,
            last.cueTokens.lowerBound >= sentence.lowerBound, lastClause > token, lastClause < last.contentTokens.upperBound
        {
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who,
                content: lastClause..<last.contentTokens.upperBound,
                offset: last.contentTokens.lowerBound == lastClause ? last.content.lowerBound : nil, gender: gender, isPlural: false,
                sentence: sentence, nested: true)
            // «قالت المنظمة، بحسب ما نقلته الوكالة عن رئيسها، إنها»
            if let told {
                add(
                    cue: told.cue..<(told.cue + 1), cueRange: text.tokens[told.cue].range, rule: "related", stance: .asserts, source: told.source,
                    who: identity(of: told.source),
                    content: lastClause..<last.contentTokens.upperBound,
                    offset: last.contentTokens.lowerBound == lastClause ? last.content.lowerBound : nil, gender: .none, isPlural: false,
                    sentence: sentence, nested: true)
                drafts[drafts.count - 1].teller = start..<end
                if drafts.count > 2, drafts[drafts.count - 3].cue == last.cue { drafts[drafts.count - 3].teller = text.tokens[told.cue].range }
                return told.source.upperBound
            }
            // The agency tells of him whose report it interrupts.
            if who.kind == .outlet || who.entity != nil && last.sourceTokens != nil, last.kind != .outlet, who.entity != last.entity,
                drafts.count > 1, drafts[drafts.count - 2].cue == last.cue
            {
                drafts[drafts.count - 2].teller = start..<end
            }
            return cueEnd
        }
        // «قالت إن الوزارة، بحسب الشرطة، لم تتلق»: at the head of what somebody tells or between its subject and its verb.
        if let container, let inside = insertion(token, sourceEnd, begin, container, sentence) {
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: inside, offset: nil,
                gender: gender, isPlural: false, sentence: sentence, nested: true)
            drafts[drafts.count - 1].teller = container.cue
            return sourceEnd
        }
        // «…، بحسب الوكالة نقلاً عن مصدر»: the same content, told to the one before.
        if row.id == "naqlan", let last = drafts.last, last.cueTokens.lowerBound >= sentence.lowerBound, let told = last.sourceTokens,
            last.contentTokens.upperBound <= last.cueTokens.lowerBound, (told.upperBound...(told.upperBound + 1)).contains(token)
        {
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: last.contentTokens,
                offset: last.content.lowerBound, gender: gender, isPlural: false, sentence: sentence, nested: true)
            // «بحسب مصدر مطلع نقلاً عن الوكالة»: the agency tells of the source.
            if who.kind == .outlet, last.kind != .outlet, drafts.count > 1 {
                drafts[drafts.count - 2].teller = start..<end
            } else {
                drafts[drafts.count - 1].teller = last.cue
            }
            return cueEnd
        }
        guard var before = contentBefore(token, start: sentence.lowerBound) else { return nil }
        // «حسب الوكالة، غادر الوفد، بحسب ما أظهرت الصور»: the first phrase tells of the second.
        let leading = drafts.suffix(8).first {
            $0.cueTokens.lowerBound >= sentence.lowerBound && $0.cueTokens.lowerBound <= before.lowerBound && isPhrase($0)
                && $0.contentTokens.lowerBound > before.lowerBound && $0.contentTokens.lowerBound < before.upperBound
                && $0.contentTokens.upperBound >= token - 2
        }
        if let leading { before = leading.contentTokens.lowerBound..<before.upperBound }
        // «أكدت الصحيفة سفر الوفد، بحسب مسؤول», «أكدت الشرطة أن …، وفقاً للبيانات»: whom a paper has it from, or what somebody rests on,
        // tells within what is said.
        let report = drafts.suffix(8).first {
            $0.frame != nil && !isPhrase($0) && $0.cueTokens.lowerBound >= before.lowerBound && $0.contentTokens.upperBound >= token - 2
                && ($0.contentTokens.upperBound <= token + 1 || isData(source) && $0.contentTokens.upperBound <= sourceEnd + 1)
                && $0.contentTokens.lowerBound < token
        }
        if who.kind == .anonymous || who.kind == .named,
            has(token - 1, .comma) || has(token - 1, .closeQuote) || who.kind == .anonymous || report?.kind == .outlet, let report,
            report.kind == .outlet || isData(source)
        {
            let shared = trimmed(report.contentTokens.lowerBound..<min(report.contentTokens.upperBound, token))
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: shared,
                offset: report.content.lowerBound, gender: gender, isPlural: false, sentence: sentence, nested: true)
            drafts[drafts.count - 1].teller = report.cue
            return cueEnd
        }
        if has(token - 1, .dash) && has(sourceEnd, .dash) || text.text.token(token - 1, is: "(") && text.text.token(sourceEnd, is: ")"),
            sourceEnd + 2 < sentence.upperBound
        {
            // «… ولكن الوضع - بحسب مسؤول - تحت السيطرة», «ارتفعت الصادرات (وفق الوزارة) كثيرا»: an aside in the clause that it belongs to.
            let comma = (before.lowerBound..<before.upperBound).last { has($0, .comma) }
            var from = comma.map { $0 + 1 } ?? before.lowerBound
            if has(from, .opener), from + 1 < token { from += 1 }
            before = from..<sentence.upperBound
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: trimmed(before),
                offset: nil, gender: gender, isPlural: false, sentence: sentence, nested: true)
            return cueEnd
        }
        // «إلا أن الفيديو، وفق الجيش، يعود إلى العام الماضي»: between a subject and its verb.
        // «والقرار، في رأي المعارضة، مخالف للدستور»: and what is said of it.
        if has(token - 1, .comma), has(sourceEnd, .comma), sourceEnd + 2 < sentence.upperBound, before.count <= 9,
            opensPredicate(sourceEnd + 1) || isBareNoun(sourceEnd + 1),
            roles[sourceEnd + 1].isDisjoint(with: [.conjunction, .cueVerb]),
            !before.contains(where: { has($0, [.verb, .cueVerb, .auxiliary]) && !has($0, [.name, .article, .head]) })
        {
            var from = before.lowerBound
            while from + 1 < before.upperBound, has(from, [.opener, .complement]) { from += 1 }
            let frame = Frame(kind: .that, intro: sourceEnd, start: sourceEnd + 1)
            let rest = self.content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: from..<rest.upperBound,
                offset: nil, gender: gender, isPlural: false, sentence: sentence, nested: true)
            return sourceEnd
        }
        // «تمثل القمة وفقاً لموقع "الأفق" فرصة»: in the middle of its clause.
        if let whole = surrounding(token, source, before, sentence) {
            add(
                cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: whole,
                offset: contentStart(whole, dropsConjunction: true), gender: gender, isPlural: false, sentence: sentence, nested: true)
            return sourceEnd
        }
        // Behind a whole report the phrase says where the report was read.
        let holdsReport = drafts.suffix(8).contains { $0.cueTokens.lowerBound >= before.lowerBound && $0.cueTokens.upperBound <= token }
        let isReported = before.last.map { has($0, .closeQuote) && isContent(ofClose: $0, start: before.lowerBound) } ?? false
        let clause = narrowed(before)
        let isClauseReported = drafts.suffix(8).contains { abs($0.contentTokens.lowerBound - clause.lowerBound) <= 1 && $0.frame != nil }
        let narrows = !isReported && !isClauseReported && !(has(clause.lowerBound - 1, .complement) && has(clause.lowerBound - 1, .conjunction))
        let content = trimmed(holdsReport && !narrows ? before : clause)
        if holdsReport, narrows { cutReports(at: content.lowerBound, sentence) }
        add(
            cue: token..<cueEnd, cueRange: start..<end, rule: rule, stance: stance, source: source, who: who, content: content,
            offset: contentStart(content, dropsConjunction: true), gender: gender, isPlural: false, sentence: sentence,
            nested: container != nil, isRetold: holdsReport)
        if let leading, leading.contentTokens.upperBound <= token { drafts[drafts.count - 1].teller = leading.cue }
        if let told {
            addTold(told, leads: false, sentence)
            return told.source.upperBound
        }
        return cueEnd
    }

    /// «والقرار، في رأي الحزب، مخالف للقانون», «تمثل القمة، في رأي خبراء، فرصة»: the comma behind which the narrator's clause goes on with an indefinite noun.
    private func predicateAside(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard token > sentence.lowerBound, has(token - 1, .comma), token - sentence.lowerBound <= 12, container(of: token) == nil,
            !(sentence.lowerBound..<(token - 1)).contains(where: { has($0, [.comma, .ba, .lam, .preposition]) }),
            let close = (token..<min(sentence.upperBound, token + 10)).first(where: { has($0, [.comma, .stop, .colon, .openQuote]) }),
            has(close, .comma), close + 1 < sentence.upperBound, isBareNoun(close + 1)
        else { return nil }
        // «بحسب الناطق، فلان الفلاني، …»: a name between commas.
        return (close + 2..<max(close + 2, min(sentence.upperBound, close + 5))).contains { has($0, .comma) } ? nil : close
    }

    /// «البيانات», «التحقيقات الأولية»: what somebody rests on, and nobody's word.
    private func isData(_ source: Range<Int>) -> Bool {
        guard let head = source.prefix(2).first(where: { heads[$0] >= 0 }), isDocument(head), !isUtterance(head) else { return false }
        return text.text.foldedBytes(head).suffix(4).elementsEqual([0xD8, 0xA7, 0xD8, 0xAA])
    }

    /// «… . بحسب ما نقلت رويترز.»: a phrase that is a sentence of its own tells of the sentence before it.
    private mutating func alone(
        _ cue: Range<Int>, _ cueRange: Range<Int>, _ rule: String, _ stance: Stance, _ source: Range<Int>,
        _ who: (kind: SourceKind, entity: ActorLayer.EntityIndex?),
        _ gender: WordFeatures.Gender, _ sentence: Range<Int>
    ) -> Int? {
        guard sentence.lowerBound > 0, text.text.paragraphOfToken[sentence.lowerBound] == text.text.paragraphOfToken[sentence.lowerBound - 1] else {
            return nil
        }
        let before = text.text.sentences[Int(text.text.sentenceOfToken[sentence.lowerBound - 1])].tokens
        guard before.count >= 4 else { return nil }
        let content = trimmed(behindDateline(before.lowerBound, end: before.upperBound)..<before.upperBound)
        add(
            cue: cue, cueRange: cueRange, rule: rule, stance: stance, source: source, who: who, content: content,
            offset: contentStart(content, dropsConjunction: true), gender: gender, isPlural: false, sentence: sentence, nested: false, isRetold: true)
        return source.upperBound
    }

    /// What a phrase such as «بحسب» says when it stands early in a clause that somebody tells, before the clause has come to its verb.
    private func insertion(_ token: Int, _ sourceEnd: Int, _ begin: Int, _ container: Draft, _ sentence: Range<Int>) -> Range<Int>? {
        let outer = container.contentTokens
        guard let frame = container.frame, !frame.kind.isDisjoint(with: .strong), frame.quote == nil,
            container.cueTokens.lowerBound >= sentence.lowerBound,
            container.cueTokens.upperBound <= outer.lowerBound, token - outer.lowerBound <= 9, begin < outer.upperBound,
            has(sourceEnd, .comma) || has(sourceEnd, .adverb) && has(sourceEnd + 1, .comma),
            !isQuotingPhrase(token) || (phrases[token].map { tables.phrases[Int($0.entry.row)].isGround } ?? false),
            insertionEnd(token, in: frame, limit: outer.upperBound) != nil
                || !(outer.lowerBound..<token).contains(where: { has($0, [.verb, .cueVerb]) && !has($0, [.name, .article, .head]) })
        else { return nil }
        let isHead = (outer.lowerBound..<token).allSatisfy { has($0, [.complement, .comma]) }
        guard isHead || has(token - 1, .comma) else { return nil }
        return (isHead ? begin : outer.lowerBound)..<outer.upperBound
    }

    /// The clause around a phrase that parts a verb from what it governs: «أسفر الهجوم وفق مسعفين عن», «تعود، حسب الوزير، إلى».
    private func surrounding(_ token: Int, _ source: Range<Int>, _ before: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
        var next = source.upperBound
        guard next + 1 < sentence.upperBound, quotation[token] < 0 else { return nil }
        if has(token - 1, .comma) {
            guard has(next, .comma) else { return nil }
            // «تمثل القمة، في رأي خبراء، فرصة»
            let isObject =
                isBareNoun(next + 1) && before.prefix(2).contains(where: isFinite)
                && !before.contains(where: { has($0, [.comma, .ba, .lam, .preposition]) })
            guard isObject || has(next + 1, .preposition) && !isWord(next + 1, .circumstance) && isFinite(token - 2) else { return nil }
            next += 1
        } else {
            let isGoverned = has(next, .preposition) && isFinite(token - 1)
            let isCited = has(next, .openQuote) && !has(next - 1, .head) && length(ofQuotation: next) >= 3 && !has(token - 1, .closeQuote)
            // «هذا الاتفاق برأي طهران غير ملزم»
            let isDenied = (text.text.token(next, is: "غير") || has(next, .negation)) && !before.contains(where: isFinite)
            guard isGoverned || isCited || isDenied || isBareNoun(next) && has(next - 1, .closeQuote) else { return nil }
        }
        let frame = Frame(kind: .that, intro: next, start: next)
        let rest = content(of: frame, cue: token..<(token + 1), end: sentence.upperBound)
        return rest.upperBound > next ? before.lowerBound..<rest.upperBound : nil
    }

    /// «وبحسب مسؤول فلسطيني تحدث لرويترز، | أبلغت مصر»: behind the comma that closes what an unnamed source has done.
    private func behindDescription(of source: Range<Int>, limit: Int) -> Int? {
        let verb = source.upperBound
        guard isUnnamedHead(source.lowerBound), !isDefinite(source.lowerBound), verb + 2 < limit,
            has(verb, [.verb, .cueVerb]) || syntax?.verbs[verb] ?? false,
            roles[verb].isDisjoint(with: [.conjunction, .name, .article]), !has(verb + 1, .complement),
            let comma = ((verb + 1)..<min(limit - 2, verb + 9)).first(where: { has($0, [.comma, .stop, .complement, .colon, .openQuote]) }),
            has(comma, .comma)
        else { return nil }
        return comma + 1
    }

    /// «فإن», «فقد» behind a comma: where the main clause of a sentence begins whose first words name the source.
    private func ledClause(from start: Int, limit: Int) -> Int? {
        var commas = 0
        // «وفق ما قاله مسؤول لرويترز فإن»: to whom.
        let isSaidTo =
            start < limit
            && (has(start, .lam) || carriesLam(start) || text.text.token(start, is: "ل") || text.segmentations[start].proclitics.contains(.lam))
        for token in start..<max(start, min(limit - 2, start + 18)) {
            if has(token, [.stop, .colon, .openQuote]) { return nil }
            if isSaidTo, text.text.token(token, is: "فان") { return token }
            guard has(token, .comma) else { continue }
            commas += 1
            // «فقد سبعة حياتهم»: lost.
            let isAlready = text.text.token(token + 1, is: "فقد") && isFinite(token + 2)
            if text.text.token(token + 1, is: "فان") || isAlready { return commas > 1 || isSaidTo || isFinite(start) ? token + 1 : nil }
        }
        return nil
    }

    /// A finite verb, as the tables or the tree of its sentence show.
    func isFinite(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token), text.tokens[token].kind == .word,
            roles[token].isDisjoint(with: [.name, .article, .head, .preposition, .ba, .lam])
        else {
            return false
        }
        return has(token, .verb) || verbs[token]?.first.map { !$0.isParticiple } ?? false || syntax?.verbs[token] ?? false
    }

    /// «فرصة», «عدواناً»: an indefinite noun that no table knows.
    func isBareNoun(_ token: Int) -> Bool {
        guard token < count, text.tokens[token].kind == .word, text.text.foldedBytes(token).count >= 6, !isDefinite(token) else { return false }
        let other: TokenRoles = [.verb, .cueVerb, .adverb, .bound, .head, .name, .mark, .ba, .lam, .conjunction, .demonstrative, .cuePhrase, .venue]
        return roles[token].isDisjoint(with: TokenRoles.particle.union(other)) && !endsInPronoun(token)
            && !text.text.foldedBytes(token).starts(with: [0xD9, 0x84])
    }

    /// A verb, as the tables or its first letter show: «يعود», «لن يعود», «ستعود».
    private func opensPredicate(_ token: Int) -> Bool {
        if has(token, [.verb, .auxiliary, .negation]) || isFinite(token) || text.segmentations[token].proclitics.contains(.sin) {
            return roles[token].isDisjoint(with: [.name, .head, .article])
        }
        let letters = text.text.foldedBytes(token)
        return text.tokens[token].kind == .word && letters.count >= 8 && letters.starts(with: [0xD9, 0x8A])
            && roles[token].isDisjoint(with: [.name, .head, .adverb])
    }

    /// «وفقاً لتصريحات نقلتها الوكالة», «بحسب بيان نشره المكتب»: who carried the text on.
    private func carrier(of start: Int, limit: Int) -> Int? {
        guard has(start, .venue) || has(start, .head) && isDocument(start) else { return nil }
        for token in (start + 1)..<max(start + 1, min(limit - 1, start + 5)) {
            // «وفق بيان صدر السبت عن الوزارة»
            if isWord(token, .issued), !isData(start..<(start + 1)),
                let from = ((token + 1)..<min(limit - 1, token + 4)).first(where: { !has($0, .adverb) }), text.text.token(from, is: "عن"),
                let standing = standing(at: from + 1), standing != .unknown
            {
                return from + 1
            }
            guard let reading = verbs[token]?.first, reading.cut.enclitic != .none, !has(token, .conjunction),
                tables.verbs[reading.row].isCarrying, let standing = standing(at: token + 1), standing != .unknown
            else { continue }
            return token + 1
        }
        return nil
    }

    /// Whether the quotation that a mark closes is what a verb of saying before it leads in.
    private func isContent(ofClose close: Int, start: Int) -> Bool {
        guard let open = opening(of: close, start: start) else { return false }
        return drafts.suffix(8).contains { draft in
            draft.frame?.quote == open || draft.frame != nil && draft.contentTokens.lowerBound >= open - 1 && draft.contentTokens.lowerBound <= open
        }
    }

    /// What a phrase behind the sentence says is no longer said by the reports before its clause.
    private mutating func cutReports(at start: Int, _ sentence: Range<Int>) {
        var cut = start
        while cut > sentence.lowerBound, !has(cut - 1, .comma) { cut -= 1 }
        guard cut > sentence.lowerBound else { return }
        for index in drafts.indices.suffix(8) where drafts[index].cueTokens.lowerBound >= sentence.lowerBound {
            guard drafts[index].contentTokens.contains(cut), drafts[index].contentTokens.lowerBound + 1 < cut else { continue }
            let kept = trimmed(drafts[index].contentTokens.lowerBound..<cut)
            drafts[index].contentTokens = kept
            drafts[index].content =
                drafts[index].content.lowerBound..<max(drafts[index].content.lowerBound + 1, Int(text.tokens[kept.upperBound - 1].end))
            drafts[index].mode = mode(of: kept)
        }
    }

    /// «كما يوضح المتحدث، لا يزال …»: the clause behind the comma is what he says.
    /// - Parameter verb: the verb behind «كما».
    /// - Returns: the source's tokens and the first token of the clause.
    func leadsClause(_ verb: Int, limit: Int) -> (source: Range<Int>, clause: Int)? {
        guard let reading = verbs[verb]?.first, !reading.isParticiple, !has(verb, .conjunction),
            has(verb - 2, [.stop, .comma, .opener]) || text.text.sentences[Int(text.text.sentenceOfToken[verb])].tokens.lowerBound >= verb - 1,
            tables.verbs[reading.row].stance == .asserts, let subject = subjectAfter(verb + 1, limit: min(limit, verb + 14)),
            subject.tokens.lowerBound == verb + 1, subject.standing != .unknown, has(subject.tokens.upperBound, .comma)
        else { return nil }
        let clause = subject.tokens.upperBound + 1
        guard clause + 2 < limit,
            has(clause, [.negation, .verb, .auxiliary]) && !(has(clause, .conjunction) && has(clause, .cueVerb)) || text.text.token(clause, is: "فان")
                || text.text.token(clause, is: "ان"),
            verbs[clause]?.first?.isParticiple != true, frame(.strong, from: verb + 1, end: subject.tokens.upperBound) == nil
        else { return nil }
        return (subject.tokens, clause)
    }

    func isUtterance(_ token: Int) -> Bool {
        // «تصريحات» but not «تقرير», which is itself the source.
        guard heads[token] >= 0 else { return true }
        let letters = text.text.foldedBytes(token)
        return (has(token, .lam) ? letters.dropFirst(2) : letters[...]).starts(with: Array("تصريح".utf8))
    }

    func hasThat(_ token: Int, _ end: Int) -> Bool {
        (verbs[token] ?? []).contains { frame(tables.verbs[$0.row].frames.intersection(.strong), from: token + 1, end: end) != nil }
    }

    func isOpening(_ token: Int, _ sentence: Range<Int>) -> Bool {
        if token == sentence.lowerBound { return true }
        var before = token - 1
        while before >= sentence.lowerBound, has(before, [.opener, .adverb, .mark, .complement]) {
            if has(before, .comma), before - sentence.lowerBound > 3 { return false }
            before -= 1
        }
        return before < sentence.lowerBound
    }

    /// «… ليتبين أن الهدف كان "…"، بحسب»: the clause of a quotation rather than all that the narrator tells before it.
    func narrowed(_ tokens: Range<Int>) -> Range<Int> {
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
}
