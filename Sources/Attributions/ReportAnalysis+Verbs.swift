import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Reads a verb or participle of saying. Returns one past its cue when it gives an attribution.
    mutating func verb(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let readings = verbs[token], isVerbPlace(token, readings) else { return nil }
        // «المحرر في الصحيفة التي يكتب بها»: a clause inside the source before it.
        if drafts.suffix(2).contains(where: { $0.sourceTokens?.contains(token) ?? false && $0.cueTokens.upperBound <= token }) { return nil }
        // «مزاعم أوردتها المنظمة بشأن»: the noun before it has been read with whoever uttered it.
        if let noun = drafts.last, nouns[noun.cueTokens.lowerBound] != nil, noun.cueTokens.upperBound <= token,
            token - noun.cueTokens.upperBound <= 3,
            noun.sourceTokens?.lowerBound == token + 1, noun.contentTokens.lowerBound > token, endsInPronoun(token)
        {
            return nil
        }
        for reading in readings {
            if let next = read(reading, at: token, sentence) { return next }
        }
        return nil
    }

    /// A past that is also a verbal noun («نفي», «ذكر», «طلب») is none behind a preposition or in a construct.
    func isVerbPlace(_ token: Int, _ readings: [VerbReading]) -> Bool {
        guard let reading = readings.first else { return false }
        // «مركزاً تابعاً لبريطانيا»: whose it is.
        if tables.verbs[reading.row].isHomograph, reading.isParticiple || reading.features.number == .dual,
            tables.verbs[reading.row].frames.isDisjoint(with: .lam), has(token + 1, .lam) || carriesLam(token + 1)
        {
            return false
        }
        // «كان الجواب صارخاً», «كان مطمئناً»: what somebody or something was.
        if reading.isParticiple, isWord(token - 1, .was), !has(token, .conjunction) { return false }
        let isClauseInitial =
            has(token, .conjunction) || text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound == token
            || has(token - 1, [.comma, .opener, .auxiliary, .colon, .closeQuote, .dash, .closeBracket, .complement, .relative])
        if reading.isParticiple {
            if reading.cut.proclitics.contains(.article) { return !has(token - 1, [.preposition]) && !has(token + 1, .bound) }
            if has(token - 1, .openQuote), has(token + 1, .closeQuote) { return false }
            // «أن الملايين مهددون بالجوع»: what is said of them.
            if tables.verbs[reading.row].stance == .predicts, text.text.foldedBytes(token).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) {
                return false
            }
            if isNegatedPredicate(token) { return tables.verbs[reading.row].negated != nil }
            // «نفى ذلك قائلا إن»
            if has(token - 1, [.preposition, .demonstrative]) && !text.text.token(token - 1, is: "ذلك") || text.text.token(token - 1, is: "غير") {
                return has(token, .conjunction)
            }
            // «مضيفة» may be an adjective: only an aside or a name before it makes it a report.
            // «جدولا محددا»: an adjective.
            if !isClauseInitial, !has(token - 1, [.name, .adverb, .bound]), text.text.foldedBytes(token - 1).suffix(2).elementsEqual([0xD8, 0xA7]),
                text.text.foldedBytes(token - 1).count > 4
            {
                return false
            }
            // Behind a definite noun it can be no adjective of it.
            // «استدعت باريس سفيرها للتشاور معتبرة أن»
            return isClauseInitial || has(token - 1, [.name, .bound, .article, .adjective]) || reading.features.gender == .masculine
                || has(token + 1, .complement) && reading.cut.proclitics.isEmpty && tables.verbs[reading.row].frames.contains(.that)
        }
        if has(token, .name) {
            // «روى شاهد …» opens a sentence; the name «روى» would not.
            guard let mention = actors.name(at: token), mention.tokens.count == 1, mention.type != .place, mention.type != .country, isClauseInitial,
                has(token + 1, [.head, .name])
            else { return false }
        }
        if has(token, .conjunction) {
            // «أي فرد من»: ف before a noun that is spelt as a verb.
            let isLoose =
                tables.verbs[reading.row].isHomograph && reading.cut.proclitics.contains(.fa) && !text.segmentations[token].proclitics.contains(.fa)
            return !isLoose || token == text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound
                || has(token - 1, [.comma, .closeQuote, .dash, .closeBracket])
        }
        // «ردا على»: an adverb, though two may have replied.
        if reading.features.number == .dual, has(token, .adverb) { return false }
        // «من جانبه قال الوزير إن»
        if token >= 2, behindSide(token - 2) == token { return true }
        // «من يصفهم بـ»: who, not from.
        if text.text.token(token - 1, is: "من"), reading.features.aspect == .present { return true }
        // «عما أسمته», «في ما يعتبره»
        if reading.cut.enclitic.isThirdPerson, tables.verbs[reading.row].frames.contains(.called), isWord(token - 1, .what) { return true }
        // «ممن وصفهم بـ», «اتهامات وصفها بـ»
        if reading.cut.enclitic.isThirdPerson, reading.features.aspect == .past, tables.verbs[reading.row].frames.contains(.objectWithBa),
            text.text.token(token + 1, is: "ب")
                || token + 1 < count && has(token + 1, [.ba, .complement]) && text.text.foldedBytes(token + 1).starts(with: [0xD8, 0xA8]),
            isWord(token - 1, .what) || !has(token - 1, [.preposition, .ba, .lam]) && text.tokens[max(token - 1, 0)].kind == .word
        {
            return true
        }
        // «حتى قالت الإدارة إن»
        if text.text.token(token - 1, is: "حتي"), reading.features.aspect == .past, !tables.verbs[reading.row].isHomograph { return true }
        if has(token - 1, .preposition), !has(token - 1, .bound) { return false }
        // «أن رد فعل»: a noun begins the clause behind أن.
        if tables.verbs[reading.row].isHomograph, reading.features.aspect == .past, has(token - 1, .complement), !has(token - 2, .blocker),
            subjectOfPrecedent(token, start: max(0, token - 16)) == nil, !isPronounClause(token - 1),
            reading.features.gender == .masculine, reading.features.number == .singular, reading.cut.enclitic == .none, !has(token + 1, .bound)
        {
            return false
        }
        if has(token, .preposition) {
            // «الوزير عبر عن أمله»: one preposition does not stand before another.
            if text.text.token(token + 1, is: "عن"), tables.verbs[reading.row].frames.contains(.an) { return true }
            // «فيما بين أن الميناء مفتوح»
            if has(token - 1, .opener), has(token + 1, .complement), tables.verbs[reading.row].frames.contains(.that) { return true }
            // «عبر ثلثا الأعضاء عن قلقهم»: a verb spelt as a preposition, whose own follows with what somebody feels.
            let behind = (token + 1)..<min(count, token + 14)
            if let about = behind.first(where: { text.text.token($0, is: "عن") || has($0, [.stop, .comma, .colon]) && !has($0 - 1, .name) }),
                text.text.token(about, is: "عن"),
                about > token + 1, about + 1 < count,
                has(about + 1, .openQuote) || endsInPronoun(about + 1) && roles[about + 1].isDisjoint(with: [.name, .head]),
                tables.verbs[reading.row].frames.contains(.an), isClauseInitial || has(token - 1, [.name, .closeBracket])
            {
                return true
            }
            // «حينما عبر محتجون عن»
            if has(token - 1, .opener), token + 1 < count, isPluralHead(token + 1) || isPluralPhrase((token + 1)..<(token + 2)) { return true }
            return text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound == token
        }
        if tables.verbs[reading.row].isHomograph, reading.features.aspect == .past, reading.features.gender == .masculine,
            reading.features.number == .singular, !isClauseInitial, !isWithinUtterance(token, token + 1), !isMomentOf(token),
            !has(token - 1, [.name, .article, .adjective, .adverb, .negation]),
            !isWrittenAccusative(token - 1)
        {
            return false
        }
        // «تحترم رأي المحكمة», «تلقى طلب الوفد»: the object of the verb before it.
        if tables.verbs[reading.row].isHomograph || nouns[token] != nil, reading.features.aspect == .past, reading.features.number == .singular,
            reading.features.gender == .masculine, reading.cut.enclitic == .none, token > 0, !has(token - 1, .auxiliary), isFinite(token - 1)
        {
            return false
        }
        if reading.features.aspect == .past, reading.features.gender == .masculine, reading.features.number == .singular,
            reading.cut.enclitic == .none, has(token - 1, .head), !has(token - 1, .article), !has(token - 1, .name),
            has(token - 2, [.preposition, .ba]),
            !isWithinUtterance(token, token + 1)
        {
            return false
        }
        return true
    }

    mutating func read(_ reading: VerbReading, at token: Int, _ sentence: Range<Int>) -> Int? {
        let row = tables.verbs[reading.row]
        var stance = row.stance
        // «من المتوقع أن تعلن الحكومة»: what has not been said yet.
        if !reading.isParticiple, reading.features.aspect == .present, isBareComplement(token - 1), isWord(token - 2, .outlook) { return nil }
        if !reading.isParticiple, isNobodys(token, reading, row, sentence) { return nil }
        // «عدم قدرتها على ذلك، كما أنها»: a verb that takes a clause alone has no pronoun for its object.
        if reading.cut.enclitic.isThirdPerson, !reading.isParticiple, row.frames == .that, !row.isAddressing, !has(token - 1, .relative),
            !isWord(token - 1, .what)
        {
            return nil
        }
        var cueEnd = token + 1
        var frames = row.isWeighed ? row.frames.intersection(.strong) : row.frames
        var cueRange = text.stemRange(token, reading.cut)
        let isPredicate = reading.isParticiple && isNegatedPredicate(token)
        if !reading.isParticiple || isPredicate {
            // «ما قالت إنها طائرة»: a relative ما.
            // «…، ما تنفيه طهران», «ما وصفه بـ»
            let isWhat =
                row.frames.contains(.called) && isCalledSo(token, reading)
                || text.text.token(token - 1, is: "ما") && reading.features.number == .singular
                    && (isPronounClause(cueEnd)
                        || reading.cut.enclitic.isThirdPerson
                            && (!row.frames.isDisjoint(with: [.objectWithBa, .called])
                                || token > sentence.lowerBound + 1 && row.frames.contains(.object)))
                || text.text.token(token - 1, is: "لما") && reading.cut.enclitic.isThirdPerson
                    && !row.frames.isDisjoint(with: [.objectWithBa, .called])
                || text.text.token(token - 1, is: "ما") && reading.cut.enclitic.isThirdPerson
                    && container(of: token)?.contentTokens.lowerBound == token - 1
                // «ما يشاع عن»
                || text.text.token(token - 1, is: "ما") && row.isPassive && has(cueEnd, .preposition)
            // «دون أن تعترف بـ»
            let isWithout = text.text.token(token - 1, is: "ان") && text.text.token(token - 2, is: "دون")
            let negated =
                isPredicate || isWithout || has(token - 1, .negation) && !isResumed(token) && !isWhat
                || (has(token - 1, .auxiliary) && has(token - 2, .negation))
            if negated {
                guard let other = row.negated else { return nil }
                stance = other
            }
        }
        // «تابع بالقول», «مضى قائلا», «تابعت تقول»
        if !(row.isNear && reading.cut.enclitic != .none), let extended = compound(token + 1, sentence) {
            cueEnd = token + 2
            frames = frames.union([.that, .quote])
            cueRange = cueRange.lowerBound..<extended
        }
        let end = sentence.upperBound
        // «زُعم أن», «نُقل عنه قوله»: a passive names no source.
        if isUnsaid(token, reading, row) {
            guard let frame = row.isRelating ? retold(frames, cueEnd, end) : frame(frames.intersection([.that]), from: cueEnd, end: end) else {
                return nil
            }
            return accept(reading, row, token, cueEnd, cueRange, frame, stance, sentence, searched: true) ? cueEnd : nil
        }
        if let next = accusedAlone(reading, row, token, cueEnd, cueRange, sentence) { return next }
        if row.isWithin, let next = cameIn(row, token, cueEnd, cueRange, sentence) { return next }
        if reading.cut.enclitic == .none, !reading.isParticiple, let next = ascribed(row, token, cueEnd, cueRange, sentence) { return next }
        if reading.cut.enclitic.isThirdPerson, let next = passedOn(row, token, cueEnd, cueRange, sentence) { return next }
        // «في تصريحات نقلتها الوكالة، أن»: who carried the words on is no second speaker of the clause behind them.
        if reading.cut.enclitic.isThirdPerson,
            has(token - 1, .venue) || has(token - 2, .venue) && (has(token - 1, .bound) || endsInNisba(token - 1) && !isDefinite(token - 1)),
            !has(token - 1, .name), row.isCarrying
        {
            return carriedBehind(row, token, cueEnd, cueRange, sentence)
        }
        // «وهو ما يكشف ضعفه»: a thing shows.
        if isResumed(token), !reading.cut.enclitic.isThirdPerson, !has(cueEnd, .bound) { return nil }
        // «الأمر الذي يهدد بكارثة»: what was told does it.
        if has(token - 1, .relative), text.text.token(token - 2, is: "الامر"), !reading.cut.enclitic.isThirdPerson, !has(cueEnd, .bound) {
            return nil
        }
        // «وهو ما نفاه الوزير: "…"»: what he denies stands before.
        if isResumed(token) || text.text.token(token - 1, is: "ما") || isTakenUpByNoun(token - 2), reading.cut.enclitic.isThirdPerson,
            row.stance == .denies,
            let next = behindContent(reading, row, token, cueEnd, cueRange, stance, sentence)
        {
            return next
        }
        // «سيعلن عن بديل», «قد يعلن انسحابه»: what has not been said yet; a clause that somebody is to say is told all the same.
        if !reading.isParticiple, row.stance == .asserts, reading.features.aspect == .present,
            reading.cut.proclitics.contains(.sin) || isWord(token - 1, .future)
        {
            frames = frames.intersection(.strong)
        }
        if row.isRelating, has(cueEnd, .bound), let next = relateOfSpeaker(token, cueEnd, cueRange, sentence) { return next }
        if row.isNear, let found = frame(frames, from: cueEnd, end: end),
            // «وجهت جهات اتهامات للحكومة بـ»: the preposition belongs to the noun of saying.
            !reaches(found.intro, from: cueEnd, beforeObject: true) && !isFelt(found, from: cueEnd)
                || (cueEnd..<max(cueEnd, found.intro)).contains(where: { has($0, .cueNoun) && !has($0, .name) })
        {
            return nil
        }
        let relates = row.isRelating || isToldOf(cueEnd, row, end)
        if let frame = relates ? retold(frames.union(.an), cueEnd, end) : behindAddressee(preferred(frames, token, cueEnd, end), row, end),
            !(reading.isParticiple && isBeyondClause(frame, from: cueEnd)), !isFilled(frame, behind: cueEnd),
            !isWithinTold(frame, frames, reading, token, cueEnd, end, sentence), !isBehindOwn(frame, row, token, cueEnd, end)
        {
            if saysNothing(frame, row) { return nil }
            // «لوح السكان بالأعلام»: with what one holds in the hand.
            if frame.kind == .ba, row.isAct || row.isNear, isWord(frame.start, .waved) { return nil }
            if accept(reading, row, token, cueEnd, cueRange, frame, stance, sentence) { return cueEnd }
            // «أكدت التجارب أن»: a thing that tells is no speaker, and its clause no object.
            if has(frame.intro, .complement), !reading.isParticiple, reaches(frame.intro, from: cueEnd, beforeObject: false) { return nil }
        }
        if let frame = objectFrame(frames, reading, token, cueEnd, end, sentence) {
            if accept(reading, row, token, cueEnd, cueRange, frame.frame, stance, sentence, subject: frame.subject, searched: true) {
                return cueEnd
            }
        }
        if let next = deniesBefore(row, token, cueRange, stance, sentence) { return next }
        return behindContent(reading, row, token, cueEnd, cueRange, stance, sentence)
    }

    /// «سخر الوزير من إعلان النائب أن»: the clause belongs to what the verb's own preposition governs.
    private func isBehindOwn(_ frame: Frame, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ end: Int) -> Bool {
        guard row.isWeighed, has(frame.intro, .complement), let own = preferred(row.frames, token, cueEnd, end) else { return false }
        return own.kind.isDisjoint(with: .strong) && own.intro < frame.intro
    }

    /// «صورا قال إنها», «وثائق قال إنها»: right before a verb of saying an indefinite noun of which its clause goes on to speak.
    func isShown(_ phrase: Range<Int>, cue: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let head = phrase.lowerBound, intro = cue.upperBound
        guard phrase.upperBound == cue.lowerBound, head > sentence.lowerBound + 1, !isDefinite(head), !has(head, .name),
            !has(cue.lowerBound, .conjunction),
            isPronounClause(intro), let reading = verbs[cue.lowerBound]?.first,
            (sentence.lowerBound..<head).contains(where: { has($0, [.verb, .cueVerb]) && roles[$0].isDisjoint(with: [.name, .head, .article]) })
        else { return false }
        // «شابا قال إنه», «تقارير قالت إنها» speak, «وثائق قال إنها» do not.
        let isOfFeminine = text.text.foldedBytes(intro).suffix(4).elementsEqual("ها".utf8)
        return (heads[head] < 0 || isDocument(head)) && isOfFeminine == (reading.features.gender == .masculine)
    }

    /// «زُعم», «أُبلغت»: a past that is written as a passive.
    func isUnsaid(_ token: Int, _ reading: VerbReading, _ row: AttributionTables.Verb) -> Bool {
        !reading.isParticiple && reading.features.aspect == .past && !row.isPassive && !row.isWithin && isWrittenPassive(token)
    }

    /// «وهو ما نفاه», «هذا ما تحدثت عنه»: a ما that takes up what stands before it and negates nothing.
    func isResumed(_ token: Int) -> Bool {
        text.text.token(token - 1, is: "ما")
            && (has(token - 2, .demonstrative) || text.text.token(token - 2, is: "وهو") || text.text.token(token - 2, is: "هو"))
    }

    /// «عبر الوزير في تغريدة كتبها أمس عن شكره»: far from the verb, what somebody named feels.
    private func isFelt(_ frame: Frame, from cueEnd: Int) -> Bool {
        guard frame.kind == .an, let standing = standing(at: cueEnd), standing != .unknown, frame.start < count else { return false }
        return has(frame.start, .openQuote)
            || text.segmentations[frame.start].enclitic.isThirdPerson && roles[frame.start].isDisjoint(with: [.name, .head])
    }

    /// «أن» that stands alone.
    private func isBareComplement(_ token: Int) -> Bool { has(token, .complement) && text.text.token(token, is: "ان") }

    /// «ليست مقتنعة», «غير مقتنع»
    func isNegatedPredicate(_ token: Int) -> Bool {
        text.text.token(token - 1, is: "ليس") || text.text.token(token - 1, is: "ليست") || text.text.token(token - 1, is: "ليسوا")
            || text.text.token(token - 1, is: "غير")
    }

    /// The frame that a cue takes: a preposition right behind its subject goes before an أن or a quotation further on.
    func preferred(_ frames: Frames, _ token: Int, _ cueEnd: Int, _ end: Int) -> Frame? {
        // «أشار المبعوث الأممي إلى السودان، فلان، إلى أن»: the first preposition is the office's.
        let start = officePlace(behindAdverbs(cueEnd), limit: end)?.upperBound ?? cueEnd
        let first = frame(frames, from: start, end: end)
        let own = frames.intersection([.an, .ala, .ila, .min, .ba, .lam])
        guard let found = first, !own.isEmpty else { return first }
        if found.kind.isDisjoint(with: .strong) {
            // «أكد استمرار الدعم على …»: far from the verb the preposition is not its own.
            if frames.contains(.object), !own.isDisjoint(with: found.kind),
                !reaches(found.intro, from: cueEnd, beforeObject: true) || isObjectBetween(cueEnd, found.intro, verb: token)
            {
                return nil
            }
            // «أن بلاده طلبت إيضاحات من السفير»
            if frames.contains(.requestObject), found.kind == .min, isAskedFor(cueEnd, before: found.intro, verb: token) { return nil }
            // «طلب الوزير شراءها من الشركة»: what is asked for stands before of whom.
            if frames.contains(.requestObject), found.kind == .min, found.intro - cueEnd <= 8,
                !reaches(found.intro, from: cueEnd, beforeObject: true),
                let subject = subjectAfter(cueEnd, limit: found.intro, beforeObject: true),
                subject.standing != .unknown, subject.tokens.upperBound < found.intro, endsInPronoun(subject.tokens.upperBound)
            {
                return nil
            }
            return first
        }
        guard let near = frame(own, from: start, end: min(end, found.intro)), near.intro < found.intro,
            reaches(near.intro, from: cueEnd, beforeObject: frames.contains(.object))
        else { return first }
        return near
    }

    /// «طلبت إيضاحات من»: right behind a verb whose subject stands ahead, a noun that can ask for nothing itself.
    private func isAskedFor(_ first: Int, before intro: Int, verb: Int) -> Bool {
        guard first + 1 == intro, text.tokens[first].kind == .word, standing(at: first) == .unknown, !isDefinite(first), !endsInPronoun(first),
            let reading = verbs[verb]?.first, !reading.isParticiple, reading.cut.enclitic == .none
        else { return false }
        let start = text.text.sentences[Int(text.text.sentenceOfToken[verb])].tokens.lowerBound
        return isPronounClause(verb - 1) || subjectOfThat(verb, start: start) != nil
            || !has(verb, .conjunction) && subjectBefore(verb, start: start, features: reading.features) != nil
    }

    /// «الوزير أكد حرص بلاده على السلام»: behind a subject that stands ahead a noun in construct is the object, whose own the preposition is.
    private func isObjectBetween(_ cueEnd: Int, _ intro: Int, verb: Int) -> Bool {
        let first = behindAdverbs(cueEnd)
        // «أن الحركة أعلنت مسؤوليتها عن الهجوم»
        if first + 1 == intro, endsInPronoun(first), text.segmentations[first].enclitic.isThirdPerson, standing(at: first) == .unknown,
            let reading = verbs[verb]?.first, !reading.isParticiple, reading.cut.enclitic == .none
        {
            return true
        }
        guard first + 1 < intro, let reading = verbs[verb]?.first, !reading.isParticiple, reading.cut.enclitic == .none,
            standing(at: first) == .unknown, !isDefinite(first),
            text.tokens[first].kind == .word, has(first + 1, [.name, .article, .head]) || endsInPronoun(first + 1),
            !has(first + 1, [.comma, .preposition, .ba, .lam, .conjunction])
        else { return false }
        let start = text.text.sentences[Int(text.text.sentenceOfToken[verb])].tokens.lowerBound
        if isPronounClause(verb - 1) { return true }
        if let told = subjectOfThat(verb, start: start) { return told.standing != .unknown }
        guard !has(verb, .conjunction) else { return false }
        return subjectBefore(verb, start: start, features: reading.features).map { $0.standing != .unknown } ?? false
    }

    /// Whether nothing but the subject stands between a cue and its preposition.
    func reaches(_ intro: Int, from cueEnd: Int, beforeObject: Bool) -> Bool {
        var token = cueEnd
        while token < intro, has(token, [.adverb, .bound]) { token += 1 }
        if token == intro { return true }
        // «كشف في آذار الماضي، عن»
        func isAdverbial(_ from: Int) -> Bool {
            from < intro - 1 && intro - from <= 12 && has(intro - 1, .comma) && has(from, .preposition)
                // «في بيان نشر على موقعه»: what became of the words.
                && !(from..<(intro - 1)).contains {
                    has($0, [.complement, .cueVerb, .openQuote, .relative]) && !has($0, [.name, .article, .head])
                        && !(has($0, .cueVerb) && has($0 - 1, .venue))
                }
        }
        if isAdverbial(token) { return true }
        guard standing(at: token) != nil else { return false }
        var stop = phraseEnd(from: token, limit: intro, beforeObject: beforeObject)
        if isAdverbial(has(stop, .comma) ? stop + 1 : stop) { return true }
        while stop < intro, has(stop, [.adverb, .bound, .comma]) { stop += 1 }
        if let next = behindQuotedAddressee(stop), next <= intro {
            stop = next
            while stop < intro, has(stop, [.adverb, .bound, .comma]) { stop += 1 }
        }
        // «اتهم المكتب 13 مواطناً روسياً بـ»
        if stop < intro, text.tokens[stop].kind == .number, intro - stop <= 4, !(stop..<intro).contains(where: { has($0, .mark) }) { return true }
        if stop < intro, isOblique(stop) { stop = phraseEnd(from: stop, limit: intro, beforeObject: beforeObject) }
        if stop < intro, let next = behindCircumstance(stop, limit: intro + 1) { stop = next }
        while stop < intro, has(stop, [.adverb, .bound, .comma]) { stop += 1 }
        if stop < intro, prepositionFrame(intro) == .an, isVenuePhrase(stop, limit: intro),
            stop + 2 == intro || behindVenue(stop, limit: intro + 1) == intro
        {
            return true
        }
        return stop >= intro
    }

    /// «مهددة الدول على حدودها، ومتجاهلة …، بقرار»: behind a comma that opens no aside a preposition is no longer a participle's own.
    private func isBeyondClause(_ frame: Frame, from cueEnd: Int) -> Bool {
        guard frame.kind.isDisjoint(with: .strong) else { return false }
        var isAside = false
        for token in cueEnd..<max(cueEnd, frame.intro) where has(token, .comma) {
            if isAside {
                isAside = false
            } else if has(token + 1, [.relative, .name, .head, .preposition]), !has(token + 1, .conjunction) {
                isAside = true
            } else {
                return true
            }
        }
        return false
    }

    /// The end of «بالقول», «قائلا», «يقول» right behind another verb of saying.
    func compound(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard token < sentence.upperBound else { return nil }
        if let noun = nouns[token], tables.nouns[Int(noun.entry.row)].owner == .prefixed, noun.segmentation.proclitics.contains(.ba) {
            return Int(text.tokens[token].end)
        }
        if let next = verbs[token]?.first, tables.verbs[next.row].isPlain, next.isParticiple || next.features.aspect == .present,
            !has(token, .conjunction)
        {
            return Int(text.tokens[token].end)
        }
        return nil
    }

    /// «دعت الوزارة "تحالف الشمال"، الذي …، إلى هدنة»: a few words in marks name whom it is said to when the verb's own preposition follows.
    private func behindAddressee(_ found: Frame?, _ row: AttributionTables.Verb, _ end: Int) -> Frame? {
        guard let found, row.isAddressing, let quote = found.quote, found.intro == quote, isClosed(quote), length(ofQuotation: quote) <= 8 else {
            return found
        }
        let behind = Int(closing[quote]) + 1
        guard let other = frame(row.frames.intersection([.ila, .ala, .ba]), from: behind, end: min(end, behind + 20)) else { return found }
        return (behind..<other.intro).contains { has($0, [.stop, .cueVerb]) } ? found : other
    }

    /// «إنه», «بأنها»
    func isPronounClause(_ token: Int) -> Bool {
        token >= 0 && token < count
            && text.matches(at: token).contains {
                $0.entry.table == tables.particleTable && tables.particles[Int($0.entry.row)] == .complement
                    && $0.segmentation.proclitics.isSubset(of: [.ba, .waw, .fa]) && $0.segmentation.enclitic.isThirdPerson
            }
    }

    /// The phrase at the head of the sentence whose content ends right before a verb that goes on: «وفقاً للصحيفة، زارت …، وقالت».
    private func leading(_ token: Int, _ reading: VerbReading, _ sentence: Range<Int>) -> Int? {
        guard !reading.isParticiple, has(token, .conjunction), reading.features.number == .singular else { return nil }
        return drafts.indices.suffix(8).first {
            isPhrase(drafts[$0]) && drafts[$0].contentTokens.lowerBound >= drafts[$0].cueTokens.upperBound
                && drafts[$0].cueTokens.lowerBound >= sentence.lowerBound && drafts[$0].cueTokens.lowerBound <= sentence.lowerBound + 2
                && drafts[$0].contentTokens.upperBound <= token && drafts[$0].contentTokens.upperBound >= token - 1
        }
    }

    /// «ممن وصفهم بـ», «ثغرات وصفها بـ»: what the pronoun means stands right before the verb, and is not who speaks.
    func isCalledSo(_ token: Int, _ reading: VerbReading) -> Bool {
        guard reading.cut.enclitic.isThirdPerson, !has(token, .conjunction), token > 0 else { return false }
        let frames = tables.verbs[reading.row].frames
        if frames.contains(.called), isWord(token - 1, .what) { return true }
        guard frames.contains(.objectWithBa) else { return false }
        return isWord(token - 1, .what)
            || text.tokens[token - 1].kind == .word && !isDefinite(token - 1)
                && roles[token - 1].isDisjoint(with: TokenRoles.particle.union([.name, .adverb, .bound, .verb, .cueVerb]))
    }

    /// «الادعاءات», «التقارير الصحفية»: a plural noun of claims, which may itself be said to tell.
    private func claim(at token: Int) -> Int? {
        guard token >= 0, let match = nouns[token], match.segmentation.enclitic == .none,
            match.segmentation.proclitics.isSubset(of: [.article, .waw]), isPluralNoun(match)
        else { return nil }
        let row = tables.nouns[Int(match.entry.row)]
        return row.owner == .selfSource || row.frames.contains(.genitive) ? token : nil
    }

    /// «واتهم أمس الأربعاء | المعارضة»
    func behindAdverbs(_ start: Int) -> Int {
        var token = start
        while token < start + 4, has(token, .adverb) { token += 1 }
        return token
    }

    /// «في وقت حذر فيه», «في الوقت الذي تعهدت فيه»: the clause says what happened meanwhile.
    func isMomentOf(_ verb: Int) -> Bool {
        text.text.token(verb + 1, is: "فيه") && isWord(has(verb - 1, .relative) ? verb - 2 : verb - 1, .moment)
    }

    /// «أما سكان القرية فقالوا»: ف takes up whom «أما» has set ahead.
    func isAnswer(_ token: Int, _ reading: VerbReading, start: Int) -> Bool {
        guard reading.cut.proclitics.contains(.fa) else { return false }
        let first = clauseStart(before: token, start: start)
        return text.text.token(first, is: "اما") || text.text.token(first, is: "واما")
    }

    /// «اعتقلت ناشطين اتهمتهم بـ»: a plural of men before a verb in the singular of the feminine.
    private func disagreesAsSubject(_ token: Int, _ reading: VerbReading) -> Bool {
        guard token >= 0 else { return false }
        return reading.features.number == .singular
            && (isOblique(token) || reading.features.gender == .feminine && isTitle(token) && !isFeminineWord(token))
    }

    /// «التي قال فيها», «قالت فيه»
    private func isElsewhereSaid(_ token: Int, _ next: Int) -> Bool {
        isWithinUtterance(token, next) || has(token - 1, .relative) && (text.text.token(next, is: "فيها") || text.text.token(next, is: "فيه"))
    }

    /// «من يصفهم», «التي يصفها»
    func isRelativeVerb(_ token: Int) -> Bool { has(token - 1, .relative) || text.text.token(token - 1, is: "من") }

    mutating func accept(
        _ reading: VerbReading, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ frame: Frame,
        _ stance: Stance, _ sentence: Range<Int>, subject known: NounPhrase? = nil, searched: Bool = false
    ) -> Bool {
        let container = container(of: token)
        let isUnsaid = isUnsaid(token, reading, row)
        var subject = known
        // A plural verb has no subject behind it.
        let isPluralVerb = reading.features.number == .plural || reading.features.number == .dual
        if !searched {
            subject =
                reading.isParticiple || isPluralVerb
                ? nil : subjectAfter(cueEnd, limit: frame.intro, beforeObject: row.isAddressing || row.isExplaining)
        }
        // «وفسر القرار بأنه تراجع»
        if row.isExplaining, !searched, let phrase = subject, phrase.standing == .unknown, isDefinite(phrase.tokens.lowerBound) { subject = nil }
        if !searched, !reading.isParticiple, let share = sharePhrase(around: token, cueEnd, start: sentence.lowerBound, limit: frame.intro) {
            subject = share
        }
        if row.isPassive || row.isWithin { subject = nil }
        // «قالت إن القاتل هدد الضحية بالقتل»: behind أن the subject stands before its verb.
        let told =
            container == nil || isCalledSo(token, reading)
            ? nil : subjectOfTold(token, reading, start: sentence.lowerBound, isPersonal: row.isPersonal)
        if !searched, let told, subject.map({ $0.standing == .unknown || told.standing != .unknown }) ?? false { subject = told }
        if row.isWithin, !has(cueEnd, .bound) { return false }
        // «تردد عن», not «تردد أنباء عن».
        if row.isPassive, row.isImpersonal, frame.intro != cueEnd { return false }
        // «وحثت مجلس الأمن على التحرك»: it is said to whom the verb does not agree with.
        if row.isAddressing, !searched, !reading.isParticiple, reading.cut.enclitic == .none, let phrase = subject,
            phrase.tokens.lowerBound == behindAdverbs(cueEnd),
            isOfOtherGender(phrase.tokens.lowerBound, behind: reading.features)
        {
            subject = nil
        }
        // «وحثت الناخبين على التسجيل», «طالب عائلته بالعودة»: whom it is said to stands behind the verb.
        if row.isAddressing, !searched, let phrase = subject, frame.kind.isDisjoint(with: .strong),
            phrase.standing == .unknown || isPronounClause(token - 1)
                || isWithinUtterance(token, cueEnd) && has(frame.intro - 1, [.article, .name, .adjective]) && phrase.tokens.upperBound >= frame.intro
                || isOblique(phrase.tokens.lowerBound) || disagrees(phrase.tokens.lowerBound, with: reading.features)
                || isObjectOfMan(phrase.tokens.lowerBound, with: reading.features, cueEnd: cueEnd)
        {
            subject = nil
        }
        // «تحذر المتظاهرين بأنهم»: an accusative is whom it is said to.
        if row.isAddressing, !searched, let phrase = subject, phrase.tokens.lowerBound >= cueEnd, isOblique(phrase.tokens.lowerBound) {
            subject = nil
        }
        // «وطمأن عملاءه إلى أن»: his own are whom it is said to.
        // «وكان قد أمر إدارته بـ»
        if row.isAddressing, !searched, has(token, .conjunction) || has(token - 1, .auxiliary), let phrase = subject,
            phrase.tokens.lowerBound >= cueEnd, !has(phrase.tokens.lowerBound, .name), endsInPronoun(phrase.tokens.lowerBound),
            phrase.standing == .unknown || isPluralPhrase(phrase.tokens) || reading.features.gender == .masculine && isBody(phrase.tokens.lowerBound)
        {
            subject = nil
        }
        // «الحكومة التي تتهم الجيش بـ»: the antecedent accuses.
        if row.isAddressing, !searched, subject != nil, has(token - 1, .relative), reading.cut.enclitic == .none,
            !has(cueEnd, .bound), !text.text.token(token - 2, is: "الامر"), has(token - 2, [.name, .head, .adjective, .article])
        {
            subject = nil
        }
        // «حذره الأمن الإسرائيلي من»: whom it is said to is joined to the verb, so that the definite noun behind it speaks.
        if row.isAddressing, !searched, !reading.isParticiple, reading.cut.enclitic.isThirdPerson, reading.features.number == .singular,
            cueEnd < frame.intro, isDefinite(cueEnd), roles[cueEnd].isDisjoint(with: [.adverb, .bound, .ba, .lam, .name])
        {
            subject = NounPhrase(tokens: cueEnd..<phraseEnd(from: cueEnd, limit: frame.intro), standing: .head)
        }
        // «إنه أخبر الصحيفة أن»: the pronoun is the subject.
        if let phrase = subject, phrase.tokens.lowerBound >= cueEnd, isPronounClause(token - 1),
            row.isAddressing && !searched || phrase.standing == .unknown || frame.kind.isDisjoint(with: .strong)
        {
            subject = nil
        }
        // «المسيرة التي دعت إليها الهيئة»: the pronoun takes the preposition's place.
        if has(token - 1, .relative), has(cueEnd, .bound), !isMomentOf(token), !isElsewhereSaid(token, cueEnd),
            !frame.kind.isDisjoint(with: [.ila, .an, .ala, .lam, .ba]),
            frame.kind.isDisjoint(with: .strong),
            frame.kind != .lam || subject.map({ isBody($0.tokens.lowerBound) }) ?? true
        {
            return false
        }
        if row.isAddressing, !searched, subject != nil, !has(token, .conjunction), !reading.isParticiple,
            let phrase = subjectOfThat(token, start: sentence.lowerBound)
        {
            // «إن الشرطة أبلغت الوزارة بأن»
            subject = phrase
        }
        // «والرياض، التي تقود التحالف، تتهم طهران بـ»: the subject stands ahead of its clause.
        if row.isAddressing, !searched, subject != nil, !reading.isParticiple,
            let phrase = subjectAhead(of: token, start: sentence.lowerBound) ?? topicAhead(of: token, start: sentence.lowerBound, reading.features)
        {
            subject = phrase
        }
        // «لكن ماي حذرت الزعماء من»: the phrase between connective and verb.
        if row.isAddressing, !searched, subject != nil, !reading.isParticiple,
            let phrase = phraseAhead(of: token, sentence.lowerBound, reading.features)
        {
            subject = phrase
        }
        // «ثم اتهم الجيش بقصف القرية», «وناشد المجتمع الدولي التدخل»: the one phrase behind such a verb is of whom it is said.
        if row.isDirected, !searched, !reading.isParticiple, subject.map({ $0.tokens.lowerBound == behindAdverbs(cueEnd) }) ?? false,
            isLoneObject(behindAdverbs(cueEnd), before: frame.intro, reading)
        {
            subject = nil
        }
        // «تصريحات لندن التي اتهمت فيها روسيا بـ»
        if row.isDirected, !searched, !reading.isParticiple, has(cueEnd, .bound), isElsewhereSaid(token, cueEnd),
            subject.map({ $0.tokens.lowerBound == behindAdverbs(cueEnd + 1) }) ?? false,
            isLoneObject(behindAdverbs(cueEnd + 1), before: frame.intro, reading)
        {
            subject = nil
        }
        if !searched, !reading.isParticiple, let phrase = subjectOfPluperfect(token, start: sentence.lowerBound) { subject = phrase }
        // «حدد مهمته على أنها»
        if let phrase = subject, phrase.standing == .unknown, !searched, phrase.tokens.count == 1, has(frame.intro, .preposition),
            text.segmentations[phrase.tokens.lowerBound].enclitic != .none, !frame.kind.isDisjoint(with: .strong)
        {
            subject = nil
        }
        // «الغرب يتهم روسيا بـ»: in a headline the subject stands first.
        if let phrase = subject, !searched, token == sentence.lowerBound + 1, has(token - 1, .article),
            roles[token - 1].isDisjoint(with: [.adverb, .preposition]),
            reading.features.aspect == .present, frame.kind.isDisjoint(with: .strong), phrase.tokens.lowerBound == cueEnd
        {
            subject = NounPhrase(tokens: (token - 1)..<token, standing: standing(at: token - 1) ?? .unknown)
        }
        var isBefore = !searched && !reading.isParticiple && subject.map { $0.tokens.upperBound <= token } ?? false
        var isRelative = false
        if subject == nil, !reading.isParticiple, !isUnsaid {
            if has(token - 1, .relative) || (has(token - 1, .auxiliary) && has(token - 2, .relative)) {
                isRelative = true
                let relative = has(token - 1, .relative) ? token - 1 : token - 2
                // «تصريحات الوزير التي قال فيها»: the antecedent is where it is said, not who says it.
                let isElsewhere =
                    has(cueEnd, .bound)
                    || text.text.token(relative, is: "التي") && reading.features.gender == .masculine && reading.features.number == .singular
                    // «التهديد الذي قالت إنها تلقته»
                    || text.text.token(relative, is: "الذي") && reading.features.gender == .feminine && reading.features.number == .singular
                    // «الملاحظات التي اعتبرتها»: the noun is what is spoken of.
                    || reading.cut.enclitic.isThirdPerson && !row.frames.isDisjoint(with: [.object, .objectWithBa])
                // «المزاعم التي تتحدث عن»: of the noun right before it, not of who stands farther off.
                let isClaim = reading.features.gender == .feminine && reading.features.number == .singular && claim(at: relative - 1) != nil
                subject = isElsewhere || isClaim ? nil : antecedent(ofRelative: relative, start: sentence.lowerBound)
                // «الادعاءات التي تتهمه بـ»: the claims themselves accuse.
                if subject == nil, !has(cueEnd, .bound), frame.kind != .objectWithBa, reading.features.gender == .feminine,
                    reading.features.number == .singular, !has(token - 1, .conjunction),
                    let claim = claim(at: relative - 1) ?? claim(at: relative - 2)
                {
                    subject = NounPhrase(tokens: claim..<relative, standing: .head)
                }
                if has(cueEnd, .bound) { subject = nearestPerson(before: relative, start: sentence.lowerBound) }
            } else if isWithinUtterance(token, cueEnd), !isJoined(token, reading) {
                // «وجه رسالة إلى الرئيس يطلب فيها»: not whom it is sent to.
                subject =
                    author(before: token, reading.features, start: sentence.lowerBound)
                    ?? sender(before: token, start: sentence.lowerBound).flatMap { $0.standing == .named ? $0 : nil }
                isRelative = subject != nil
            } else if !isJoined(token, reading) || has(token - 1, .name) && !reading.cut.enclitic.isThirdPerson
                || isAnswer(token, reading, start: sentence.lowerBound)
            {
                // «طردت دبلوماسيين وصفتهم بأنهم»: the pronoun stands for the noun before the verb, which is spoken of.
                let isSpokenOf =
                    isCalledSo(token, reading)
                    || reading.cut.enclitic.isThirdPerson
                        && (row.frames.contains(.objectWithBa) || row.isAddressing && disagreesAsSubject(token - 1, reading)) && has(token - 1, .head)
                        && !isDefinite(token - 1) && !has(token - 1, .name)
                subject =
                    isSpokenOf
                    ? nil
                    : topicAhead(of: token, start: sentence.lowerBound, reading.features)
                        ?? subjectBefore(token, start: sentence.lowerBound, features: reading.features)
                if subject == nil, container != nil || quotation[token] >= 0 { subject = nounBefore(token, reading.features) }
                if subject == nil { subject = told }
                isBefore = subject != nil
            }
        }
        if subject == nil, isPluralVerb, !reading.isParticiple, container != nil || quotation[token] >= 0,
            let plural = pluralBefore(token, start: sentence.lowerBound)
        {
            // «أنصار الحزب الذين يرفضون … ويطالبون»
            subject = plural
            isRelative = true
        }
        let strong = !frame.kind.isDisjoint(with: .strong)
        // «دعت المنظمة الحكومة إلى "…"»: whom it is said to stands between.
        // «حددت المحكمة موعداً للنظر في قضية "…"»: a few words in marks far behind the subject are a name.
        if frame.quote != nil, frame.intro == frame.start, length(ofQuotation: frame.start) < 5, !has(frame.start - 1, [.comma, .colon]) {
            let behind = subject.map { isBefore || isRelative ? cueEnd : $0.tokens.upperBound } ?? cueEnd
            if frame.start - behind > 4, (behind..<frame.start).contains(where: { isWrittenAccusative($0) && !has($0, .adverb) }) { return false }
            // «سخرت الشركة من نظيرتها في إعلانات حول هاتفها "الأفق 9"»
            if frame.start - behind > 6, length(ofQuotation: frame.start) < 4, text.tokens[frame.start - 1].kind == .word,
                endsInPronoun(frame.start - 1)
            {
                return false
            }
        }
        // «وبينما يواصل الفريق العمل، "شعرت القيادة …"»: the words of the main clause.
        if frame.quote == frame.intro, has(sentence.lowerBound, .opener), token <= sentence.lowerBound + 2, has(frame.intro - 1, .comma),
            frame.intro > cueEnd + 1, !row.frames.contains(.that)
        {
            return false
        }
        if frame.kind == .quote, !row.isAddressing,
            !isLedIn(frame, from: subject.map { isBefore || isRelative ? cueEnd : $0.tokens.upperBound } ?? cueEnd)
        {
            return false
        }
        // «وتعتبر هذه الاستقالة ضربة»: a passive.
        if subject == nil, frame.kind == .object, reading.features.aspect == .present, reading.features.number == .singular,
            has(frame.start, .demonstrative),
            !has(token - 1, .relative), container == nil
        {
            return false
        }
        // «التي تعد آخر معاقل …»
        if row.isPredicative, frame.kind == .ba, reading.features.aspect == .present, reading.features.number == .singular,
            !reaches(frame.intro, from: cueEnd, beforeObject: true)
        {
            return false
        }
        if row.isPredicative, isPassive(reading, frame, subject, token, isBefore: isBefore || isRelative, container != nil) { return false }
        // «الذي اتهم باغتيال»: accused without anybody who is: a passive.
        if row.isAddressing, row.stance == .accuses, frame.kind == .ba || frame.kind == .object && opensWithBa(frame.start), frame.intro == cueEnd,
            reading.cut.enclitic == .none, !reading.isParticiple
        {
            return false
        }
        // «تبلغ نحو مئة متر»
        if !strong, cueEnd < count, text.tokens[cueEnd].kind == .number || text.text.token(cueEnd, is: "نحو") || text.text.token(cueEnd, is: "حوالي")
        {
            return false
        }
        if row.isImpersonal, !row.isPassive, subject == nil, reading.features.aspect == .present, reading.features.number == .singular,
            // «إنها كانت تعتقد أن»
            !isPronounClause(has(token - 1, .auxiliary) ? token - 2 : token - 1)
        {
            return false
        }
        if subject == nil, reading.features.aspect == .present, reading.features.number == .singular, container == nil {
            // «… تشير إلى خلافات»: what points to something is a thing unless somebody is named.
            if !row.isPersonal, !strong, !has(token, .conjunction), !has(token - 1, .relative), !reading.isParticiple, !isCalledSo(token, reading) {
                return false
            }
            // «التي يتوقع إقرارها»: a passive.
            if text.text.token(token - 1, is: "التي"), reading.features.gender == .masculine, !has(cueEnd, .bound) { return false }
        }
        // «الانتخابات التي يرجح أنها», «اقتراع يتوقع أن»: a passive.
        if reading.features.aspect == .present, reading.features.gender == .masculine, reading.features.number == .singular, subject == nil,
            text.text.token(token - 1, is: "التي") && !has(cueEnd, .bound)
                || container != nil && has(cueEnd, .complement) && token > 0 && text.tokens[token - 1].kind == .word && !has(token, .conjunction)
                    && !isDefinite(token - 1) && (!has(token - 1, .head) || isFeminineWord(token - 1))
                    && roles[token - 1].isDisjoint(
                        with: TokenRoles.particle.union([.name, .article, .adverb, .bound, .verb, .cueVerb, .mark, .demonstrative]))
        {
            return false
        }
        // «الملاحظات التي قالها»: the pronoun is what is said.
        if has(token - 1, .relative), reading.cut.enclitic.isThirdPerson, row.frames.isDisjoint(with: [.object, .objectWithBa]), !row.isAddressing {
            return false
        }
        // «مما يشير إلى أنه», «أعراض تشير إلى»: a thing points, whoever tells of it.
        if subject == nil, reading.features.aspect == .present, reading.features.number == .singular, !row.isPersonal, !has(token, .conjunction),
            !isCalledSo(token, reading),
            container != nil && !isRelativeVerb(token)
                && !has(token - 1, [.complement, .comma, .opener, .relative, .auxiliary, .negation, .adverb, .closeQuote, .bound])
                || text.text.token(token - 1, is: "مما")
        {
            return false
        }
        if reading.isParticiple, reading.cut.proclitics.contains(.article), frame.intro != cueEnd || row.stance != .demands { return false }
        if let subject {
            // A thing that is no known speaker may «say» only in so many words.
            if subject.standing == .unknown, subject.tokens.count == 1, text.segmentations[subject.tokens.lowerBound].enclitic != .none {
                return false
            }
            if subject.standing == .unknown, !tells(row, frame, sentence), !isLoneSpeaker(subject, reading, row, cueEnd, frame),
                !strong
                    || !row.isPersonal && reading.features.number != .plural
                        && (frame.kind == .quote && row.frames.contains(.object) || !canSpeak(subject, reading))
            {
                return false
            }
            if !frame.kind.isDisjoint(with: [.reportThat]), !isReport(subject) { return false }
        } else {
            if frame.kind == .reportThat { return false }
            // A verb without subject behind a noun has that noun for its subject, and it is nobody who speaks.
            let isFree =
                has(token, .conjunction) || has(token - 1, [.opener, .auxiliary, .comma, .relative, .complement, .adverb, .negation, .closeQuote])
                || token == sentence.lowerBound || reading.isParticiple || isWithinUtterance(token, cueEnd) || isRelativeVerb(token)
                // «ممن وصفهم بالمتطرفين», «ثغرات وصفها بأنها كارثية»: what the pronoun means stands before, whoever speaks.
                || reading.cut.enclitic.isThirdPerson && frame.kind == .objectWithBa && frame.intro <= cueEnd + 2
            if !isFree, !(row.isPersonal && strong), !isUnsaid { return false }
            // «"قالت قطر إنها … بسبب ما وصفته بأنه"»: told by one who speaks within the same words.
            let isToldInside = container.map { quotation[$0.cueTokens.lowerBound] == quotation[token] } ?? false
            if quotation[token] >= 0, isClosed(Int(quotation[token])), !reading.isParticiple, !isToldInside,
                container == nil || !isRelativeVerb(token)
            {
                // «"اتصل الوزير وقال إن …"»: within somebody's words only a subject that they name.
                guard strong, row.frames.contains(.quote), container != nil, reading.features.aspect == .past, has(token, .conjunction),
                    reading.features.number == .singular,
                    let named = mainSubject((Int(quotation[token]) + 1)..<token, gender: reading.features.gender), named.entity != nil,
                    named.tokens != nil
                else { return false }
            }
        }
        // «نشر الجيش صورا قال إنها»: what is shown is no speaker, but who shows it.
        if let phrase = subject, isShown(phrase.tokens, cue: token..<cueEnd, sentence) {
            subject = mainSubject(sentence.lowerBound..<phrase.tokens.lowerBound, gender: reading.features.gender).flatMap { main in
                main.tokens.flatMap { tokens in standing(at: tokens.lowerBound).map { NounPhrase(tokens: tokens, standing: $0) } }
            }
        }
        if subject == nil, row.isWithin {
            subject = sender(before: token, start: sentence.lowerBound)
        } else if subject == nil, reading.isParticiple, reading.cut.proclitics.contains(.article) {
            // «الأصوات المنادية بالإفراج»: the participle is an adjective of who demands.
            subject = sender(before: token, start: max(sentence.lowerBound, token - 4))
        }
        var who: (kind: SourceKind, entity: ActorLayer.EntityIndex?)
        var led: Int?
        var source = subject?.tokens
        var gender = reading.features.gender
        var isPlural = reading.features.number == .plural || reading.features.number == .dual
        if isUnsaid {
            source = nil
            who = (.collective, nil)
        } else if row.isPassive {
            // «ما تردد عن», «يحققون فيما تردد عن»: of the many.
            source = nil
            who = (row.isImpersonal ? .collective : .anonymous, nil)
        } else if let subject {
            who =
                text.text.token(subject.tokens.lowerBound, is: "هولاء")
                ? history.last.map { ($0.kind, $0.entity) } ?? (.anonymous, nil)
                : identity(of: subject.tokens)
            // «المزاعم التي تتحدث عن»
            if who.kind == .anonymous, who.entity == nil, isRelative, claim(at: subject.tokens.lowerBound) != nil { who.kind = .collective }
            // «ذكر سامي أن الرئيس أبلغه»: of himself he would not say «الرئيس».
            if let container, container.entity == who.entity, let entity = who.entity, actors.entities[entity].type == .person,
                let head = subject.tokens.first, heads[head] >= 0, isTitle(head), isDefinite(head),
                !mentions(in: subject.tokens).contains(where: { $0.form == .name && $0.type == .person }), quotation[token] < 0
            {
                who.entity = description(at: head)
            }
            // «نقلت سانا عن مسؤول قوله»
            if subject.standing == .unknown, who.entity == nil, who.kind == .anonymous, tells(row, frame, sentence) { who.kind = .outlet }
            if !isBefore, !isRelative, reading.features.number == .singular, isPluralPhrase(subject.tokens) || isCoordinate(subject.tokens) {
                // The verb before its subject stays singular.
                isPlural = true
                gender = .none
            }
        } else if container == nil, let lead = leading(token, reading, sentence),
            let subject = mainSubject(drafts[lead].contentTokens, gender: reading.features.gender), subject.kind != .outlet
        {
            // «وفقاً للصحيفة، زارت الوزيرة المصنع، وقالت إن»: the one of whom the paper tells.
            who = (subject.kind, subject.entity)
            led = lead
        } else if let spoken = speaker(
            of: token, features: reading.features, isParticiple: reading.isParticiple, sentence: sentence, container: container)
        {
            who = (spoken.kind, spoken.entity)
            if gender == .none { gender = spoken.gender }
            // The subject of the sentence, named ahead of another verb.
            if let tokens = spoken.tokens, tokens.lowerBound == spoken.cue, spoken.cue >= sentence.lowerBound { source = tokens }
        } else {
            if !strong { return false }
            who = (.anonymous, nil)
        }
        // «قال الوزير، معلقاً على الزيارة، إن»: the clause is told by the verb before the aside.
        // «كتب الوزير يقول "…"»
        if reading.isParticiple
            || row.isPlain && reading.features.aspect == .present && !has(token, .conjunction) && frame.intro == cueEnd && source == nil,
            let last = drafts.last, last.cueTokens.lowerBound >= sentence.lowerBound, last.frame?.intro == frame.intro
        {
            return false
        }
        var content = content(of: frame, cue: token..<cueEnd, end: sentence.upperBound)
        var offset = frame.offset
        // «ذكر الكاتب، نقلاً عن مصدر، أن»: the inner telling belongs to the outer content.
        if let inner = (cueEnd..<max(cueEnd, frame.intro)).first(where: {
            has($0, .cuePhrase) && isSourcePhrase($0, limit: frame.intro) && isQuotingPhrase($0)
        }) {
            content = inner..<content.upperBound
            offset = nil
        }
        // «ذكر الكاتب، نقلاً عن مصدر، أن …، وأضاف أن»: the writer still tells.
        if subject == nil, let last = history.last, last.kind == who.kind, last.entity == who.entity,
            drafts.contains(where: { $0.cueTokens.lowerBound == last.cue && $0.rule == "naqlan" }),
            let teller = drafts.lastIndex(where: {
                $0.contentTokens.contains(last.cue) && $0.cueTokens.lowerBound >= sentence.lowerBound && $0.rule != "publish"
                    && $0.rule != "broadcast"
            }),
            drafts[teller].contentTokens.upperBound < content.upperBound
        {
            drafts[teller].contentTokens = drafts[teller].contentTokens.lowerBound..<content.upperBound
            drafts[teller].content = drafts[teller].content.lowerBound..<Int(text.tokens[content.upperBound - 1].end)
            drafts[teller].mode = mode(of: drafts[teller].contentTokens)
        }
        lastClause = frame.start
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id,
            stance: self.stance(
                stance, content: frame.start..<content.upperBound, isNaming: !row.frames.isDisjoint(with: [.called, .objectWithBa])),
            source: source, who: who, content: content, offset: offset, gender: gender, isPlural: isPlural,
            sentence: sentence, nested: container.map { !isPhrase($0) } ?? false || isRelative || has(token - 1, .relative), frame: frame)
        if let led {
            let end = max(drafts[led].contentTokens.upperBound, content.upperBound)
            drafts[led].contentTokens = drafts[led].contentTokens.lowerBound..<end
            drafts[led].content = drafts[led].content.lowerBound..<Int(text.tokens[end - 1].end)
            drafts[led].mode = mode(of: drafts[led].contentTokens)
        }
        if frame.kind == .report, let noun = (cueEnd..<frame.intro).last(where: { heads[$0] >= 0 && has($0, .venue) }), !history.isEmpty {
            // «التقرير» later on is this one.
            let last = history.removeLast()
            history.append(
                Antecedent(
                    entity: last.entity, kind: last.kind, gender: last.gender, isPlural: last.isPlural, stem: stems[noun], tokens: last.tokens,
                    sentence: last.sentence, cue: last.cue))
        }
        let relates = row.isRelating || row.frames.isDisjoint(with: .an) && frame.kind == .an
        if relates, !frame.kind.isDisjoint(with: [.an, .ila]) { addRelated(frame, cue: token..<cueEnd, sentence) }
        return true
    }
}
