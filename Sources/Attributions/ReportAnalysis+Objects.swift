import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Bare objects: «أعلنت الوزارة استئناف», «نفى الوزير وجود», «وصف الوزير التهم بأنها كاذبة».
    func objectFrame(
        _ frames: Frames, _ reading: VerbReading, _ token: Int, _ cueEnd: Int, _ end: Int, _ sentence: Range<Int>
    ) -> (frame: Frame, subject: NounPhrase?)? {
        var wanted = frames.intersection([
            .object, .called, .objectWithBa, .report, .speechObject, .speechWithBa, .blame, .layBlame, .requestObject, .feeling, .utterance,
        ])
        // «أبلغ الوسيط رفضه»: what is told without أن stands behind whom it is told.
        let isTelling = tables.verbs[reading.row].isAddressing && frames.contains(.that) && !frames.contains(.object)
        if isTelling { wanted.insert(.object) }
        guard !wanted.isEmpty else { return nil }
        let limit = min(end, token + Self.window)
        var subject: NounPhrase?
        var at = cueEnd
        var isAhead = false
        let told =
            container(of: token) == nil
            ? nil : subjectOfTold(token, reading, start: sentence.lowerBound, isPersonal: tables.verbs[reading.row].isPersonal)
        if let phrase = reading.isParticiple || reading.cut.enclitic != .none ? nil : subjectOfPluperfect(token, start: sentence.lowerBound) {
            // «وكانت الوزارة قد أعلنت استئناف الرحلات»
            subject = phrase
        } else if !reading.isParticiple, reading.cut.enclitic == .none {
            // «بريطانيا التي حملت روسيا مسؤولية»: where no pronoun stands for the noun before the relative, that noun blames.
            let isRelated = has(token - 1, .relative) && wanted.contains(.blame) && !has(cueEnd, .bound)
            let isFronted =
                isRelated || told != nil || isPronounClause(token - 1) || topicAhead(of: token, start: sentence.lowerBound, reading.features) != nil
                || subjectOfPluperfect(token, start: sentence.lowerBound) != nil
                || (!has(token, .conjunction) || isAnswer(token, reading, start: sentence.lowerBound))
                    && subjectBefore(token, start: sentence.lowerBound) != nil
            isAhead = isFronted
            if !isFronted, let first = skipped(cueEnd, limit: limit), let standing = standing(at: first), standing != .unknown,
                !has(first, .ba), !has(first, .lam), !isOblique(first), !isAccusativeHead(first), !isOfOtherGender(first, behind: reading.features)
            {
                var stop = phraseEnd(from: first, limit: limit, beforeObject: true)
                // «المفوض السامي للأمم المتحدة | لحقوق الإنسان»: an object carries no ل.
                if stop < limit, has(stop, .lam) || text.text.foldedBytes(stop).starts(with: [0xD9, 0x84]),
                    roles[stop].isDisjoint(with: [.name, .cueNoun, .bound]), has(stop + 1, .article), !has(stop + 1, [.lam, .ba]),
                    has(stop - 1, .name)
                {
                    stop = phraseEnd(from: stop, limit: limit, beforeObject: true)
                }
                // «تغريدة وصف فيها الرئيس بالفاشل»: the one phrase before ب is who is called so.
                if wanted.contains(.objectWithBa), isWithinUtterance(token, cueEnd), stop < limit, has(stop, .ba) || text.text.token(stop, is: "ب"),
                    sender(before: token, start: sentence.lowerBound) != nil
                {
                    return (Frame(kind: .objectWithBa, intro: first, start: first), nil)
                }
                // «ووصف زعيم المعارضة بالكاذب»: so is it where the verb goes on for who has spoken.
                if wanted.contains(.objectWithBa), isJoined(token, reading), stop < limit, !has(stop, .complement),
                    !(first..<stop).contains(where: { has($0, [.openQuote, .comma, .relative]) }),
                    has(stop, .ba) && roles[stop].isDisjoint(with: [.venue, .name]) || opensWithBa(stop) || text.text.token(stop, is: "ب")
                {
                    return (Frame(kind: .objectWithBa, intro: first, start: first), nil)
                }
                subject = NounPhrase(tokens: first..<stop, standing: standing)
                at = stop
            }
        }
        if reading.cut.enclitic.isThirdPerson, wanted.contains(.called), !isResumed(token),
            isWord(token - 1, .what) || has(token - 1, [.opener, .relative]) || isJoined(token, reading)
        {
            // «ما اعتبره الوزير خرقاً», «ما تسميه "العدوان"»
            guard let found = calledObject(reading, cueEnd, limit: limit) else { return nil }
            if !isWord(token - 1, .what) { return found }
            // «ما يسمونه "الخروج الصعب"»: everybody's name for it.
            if found.subject == nil, reading.features.number != .singular, tables.verbs[reading.row].frames == .called { return nil }
            // «تحدث عما سماه "خطوات متسرعة"»: his own name for what he tells of.
            if found.subject == nil, let container = container(of: token), container.contentTokens.lowerBound >= token - 1 { return nil }
            return found
        }
        if reading.cut.enclitic != .none, wanted.contains(.objectWithBa), !isResumed(token) {
            // «وصفها بالكاذبة», «يصفهم الوزير سابقاً بـ"…"»
            return joinedObject(reading, cueEnd, limit: limit)
        }
        // «وحملتها مسؤولية الحريق»
        if reading.cut.enclitic.isThirdPerson, wanted.contains(.blame), isWord(cueEnd, .guilt) {
            return (Frame(kind: .blame, intro: cueEnd, start: cueEnd), nil)
        }
        if reading.cut.enclitic != .none {
            // «التي اعتبرتها القاهرة خطوة»; «ما نفته الإمارات» is read behind its content.
            guard has(token - 1, .relative) || isJoined(token, reading) && reading.features.aspect == .present, wanted.contains(.object),
                let first = skipped(cueEnd, limit: limit)
            else { return nil }
            // «التي تعتبرها "إرهابية"»
            if has(first, .openQuote), isClosed(first), reading.cut.enclitic.isThirdPerson {
                return (Frame(kind: .object, intro: first, start: first, quote: first), nil)
            }
            guard let standing = standing(at: first), standing != .unknown else { return nil }
            // «تعتبرها أنقرة "إرهابية"»: the marks name nobody.
            let mark = has(first, .name) ? (first..<limit).first { has($0, .openQuote) } : nil
            let stop = phraseEnd(from: first, limit: mark ?? limit, beforeObject: true)
            // «تنتقده منظمات حقوقية، معتبرة أن»: the pronoun is all its object.
            if has(stop, .comma) || verbs[stop]?.first?.isParticiple ?? false { return nil }
            subject = NounPhrase(tokens: first..<stop, standing: standing)
            at = stop
        }
        if wanted.contains(.layBlame) { return laidBlame(subject, from: at, limit: limit) }
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
        if wanted.contains(.objectWithBa), !reading.isParticiple, reading.cut.enclitic == .none,
            let found = described(from: cueEnd, subject, limit: limit, isAhead: isAhead)
        {
            return found
        }
        if let first = subject?.tokens, first.lowerBound >= cueEnd, isOnlyObject(first, of: token, reading, limit: limit) {
            return (Frame(kind: .object, intro: first.lowerBound, start: first.lowerBound), nil)
        }
        guard var start = skipped(at, limit: limit), !(has(start, .cuePhrase) && isSourcePhrase(start, limit: limit)) else { return nil }
        if subject == nil, told == nil, !(isAhead && isDefinite(token - 1)), !reading.isParticiple, !has(token, .conjunction),
            !has(token - 1, [.opener, .relative, .auxiliary, .name, .head, .closeQuote, .comma, .adverb, .article, .negation]),
            !isRelativeVerb(token), !isPronounClause(token - 1),
            // «بعد أن أعلن الثلاثاء انسحاب بلاده»
            !(reading.features.aspect == .past && has(token - 1, .complement) && has(token - 2, .blocker))
        {
            return nil
        }
        // «أن الحركة أبلغت الوسيط المصري | رفضها»: behind whom it is told.
        var isBehindHearer = false
        if isTelling, isAhead || subject != nil,
            isDefinite(start) || endsInPronoun(start) || standing(at: start).map({ $0 != .unknown }) ?? false
        {
            let stop = phraseEnd(from: start, limit: limit, beforeObject: true)
            // «| رفض بلاده القرار»
            isBehindHearer =
                stop < limit
                && (endsInPronoun(stop) || (weighedNouns[stop] != nil || has(stop, .cueNoun) || isBareNoun(stop)) && isBareConstruct(stop))
                && roles[stop].isDisjoint(with: TokenRoles.particle.union([.name, .head, .comma, .bound]))
                && (isObject(stop) || isVerbalNoun(stop))
            if isBehindHearer {
                start = stop
            } else if let told = behindHearer(start, limit: limit) {
                // «أبلغ الوزير نظيره الإيراني | استعداد بلاده»
                isBehindHearer = true
                start = told
            }
        }
        if isTelling, !isBehindHearer { return nil }
        guard isObject(start) || (subject != nil || isAhead) && isVerbalNoun(start) else { return nil }
        if subject == nil, has(start, .openQuote), length(ofQuotation: start) < 2 { return nil }
        // «استبعد المدرب اللاعب»: who is left out is nothing that is doubted.
        if tables.verbs[reading.row].stance == .doubts, isTitle(start) && isDefinite(start) || actors.name(at: start)?.type == .person { return nil }
        if !wanted.isDisjoint(with: [.object, .requestObject]) {
            return (
                Frame(kind: .object, intro: start, start: start, quote: has(start, .openQuote) && length(ofQuotation: start) >= 3 ? start : nil),
                subject
            )
        }
        if wanted.contains(.utterance) {
            // «رفضت باريس هذه الاتهامات»
            let at = has(start, .demonstrative) ? start + 1 : start
            guard at < limit, let noun = has(at, .cueNoun) ? nouns[at] : weighedNouns[at], tables.nouns[Int(noun.entry.row)].owner != .prefixed,
                [.asserts, .accuses, .demands].contains(tables.nouns[Int(noun.entry.row)].stance)
            else { return nil }
            return (Frame(kind: .utterance, intro: start, start: start), subject)
        }
        if wanted.contains(.report), let about = reportTopic(start, limit: limit) {
            return (Frame(kind: .report, intro: about, start: about, quote: has(about, .openQuote) ? about : nil), subject)
        }
        if wanted.contains(.objectWithBa),
            let ba = (start + 1..<max(start + 1, limit)).first(where: { has($0, .ba) || has($0, .stop) || text.text.token($0, is: "ب") }),
            !has(ba, .stop)
        {
            return (Frame(kind: .objectWithBa, intro: start, start: start), subject)
        }
        if !wanted.isDisjoint(with: [.speechObject, .feeling]),
            endsInPronoun(start) || has(start, .cueNoun) || has(start, .openQuote)
                // «جدد الوزير رفض بلاده»
                || weighedNouns[start] != nil && isBareConstruct(start)
        {
            return (Frame(kind: .speechObject, intro: start, start: start, quote: has(start, .openQuote) ? start : nil), subject)
        }
        if wanted.contains(.blame),
            let duty = (start..<max(start, limit)).first(where: {
                text.text.foldedBytes($0).starts(with: Array("مسووليه".utf8)) || text.text.foldedBytes($0).starts(with: Array("المسووليه".utf8))
            })
        {
            // «وحملت المعارضة المسؤولية»: the one noun phrase is who is blamed.
            if duty == start, let blamed = subject, has(token, .conjunction),
                !has(blamed.tokens.lowerBound, .head) || isBody(blamed.tokens.lowerBound)
            {
                return (Frame(kind: .blame, intro: blamed.tokens.lowerBound, start: blamed.tokens.lowerBound), nil)
            }
            return (Frame(kind: .blame, intro: start, start: start), subject)
        }
        if wanted.contains(.speechWithBa), has(start, .ba), has(start, .venue) || has(start, .head), start + 1 < limit {
            return (Frame(kind: .speechWithBa, intro: start, start: start + 1), subject)
        }
        return nil
    }

    /// «وصفت براميلا، عضو المجلس، السياسة بأنها قاسية»: «بأنها» makes sure that something is described, whoever the tables know.
    /// - Parameter isAhead: who describes it stands before the verb: «لكن الوزير وصف القرار بأنه خطأ».
    private func described(from start: Int, _ subject: NounPhrase?, limit: Int, isAhead: Bool) -> (frame: Frame, subject: NounPhrase?)? {
        guard let that = (start..<limit).first(where: { has($0, [.stop, .complement]) || $0 > start && has($0, .cueVerb) && has($0, .conjunction) }),
            has(that, .complement), isPronounClause(that), text.text.foldedBytes(that).starts(with: [0xD8, 0xA8])
        else { return nil }
        if isAhead {
            guard let object = skipped(start, limit: that), isObject(object) else { return nil }
            return (Frame(kind: .objectWithBa, intro: object, start: object), nil)
        }
        var phrase = subject
        if phrase == nil || phrase?.standing == .unknown {
            guard let first = skipped(start, limit: that), roles[first].isDisjoint(with: [.ba, .lam, .openQuote, .demonstrative]),
                let standing = standing(at: first)
            else { return nil }
            // «ووصف إدانته بأنها جريمة»
            if standing == .unknown, endsInPronoun(first) {
                return subject == nil ? (Frame(kind: .objectWithBa, intro: first, start: first), nil) : nil
            }
            var end = phraseEnd(from: first, limit: that, beforeObject: true)
            // «براميلا جيابال، عضو المجلس عن الحزب، التي احتجزت، | السياسة»: between commas she is described.
            if standing == .unknown, has(first + 2, .comma), let comma = ((first + 3)..<that).last(where: { has($0, .comma) }), comma + 1 < that {
                end = comma
            }
            guard end < that else { return nil }
            phrase = NounPhrase(tokens: first..<end, standing: standing == .unknown ? .head : standing)
        }
        guard let phrase else { return nil }
        var behind = max(start, phrase.tokens.upperBound)
        if has(behind, .preposition), let comma = (behind..<that).last(where: { has($0, .comma) }) { behind = comma }
        guard let object = skipped(behind, limit: that), object < that, isObject(object) else { return nil }
        return (Frame(kind: .objectWithBa, intro: object, start: object), phrase)
    }

    /// «ألقى الوزير باللوم على المقاول»: the noun of blame stands right behind the subject, and behind «على» who is blamed.
    private func laidBlame(_ subject: NounPhrase?, from start: Int, limit: Int) -> (frame: Frame, subject: NounPhrase?)? {
        guard let noun = (start..<max(start, min(limit, start + 3))).first(where: { isWord($0, .guilt) }),
            let onto = ((noun + 1)..<max(noun + 1, min(limit - 1, noun + 8))).first(where: { text.text.token($0, is: "علي") }),
            !((noun + 1)..<onto).contains(where: { has($0, [.verb, .comma, .complement]) })
        else { return nil }
        return (Frame(kind: .layBlame, intro: noun, start: onto + 1), subject)
    }

    /// «خرقا», «اعتداءً»: an indefinite noun with the alif or the an of the accusative.
    private func isAccusativeNoun(_ token: Int) -> Bool {
        if isWrittenAccusative(token) { return true }
        guard text.tokens[token].kind == .word, !isDefinite(token),
            roles[token].isDisjoint(with: TokenRoles.particle.union([.name, .bound, .adverb, .conjunction]))
        else { return false }
        let letters = text.text.foldedBytes(token)
        return letters.count >= 8 && letters.suffix(2).elementsEqual([0xD8, 0xA7]) && !letters.suffix(4).elementsEqual([0xD9, 0x87, 0xD8, 0xA7])
    }

    /// What somebody holds «ما» to be, behind the verb and its subject: a noun, with ب or in marks.
    private func calledObject(_ reading: VerbReading, _ cueEnd: Int, limit: Int) -> (frame: Frame, subject: NounPhrase?)? {
        if let found = joinedObject(reading, cueEnd, limit: limit) { return found }
        var at = cueEnd
        var subject: NounPhrase?
        while at < limit, has(at, .adverb) { at += 1 }
        if reading.features.number == .singular, at < limit, !has(at, .openQuote), let standing = standing(at: at), standing != .unknown,
            !has(at, [.ba, .lam]), !isAccusativeHead(at), !isOblique(at),
            !isOfOtherGender(at, behind: reading.features)
        {
            // «ما اعتبره الوزير التركي | خرقاً», «| محاولة قتل»
            let next = ((at + 1)..<limit).first {
                has($0, [.openQuote, .stop]) || isAccusativeNoun($0)
                    || isBareNoun($0) && (has($0 - 1, [.name, .article, .adjective]) || isDefinite($0 - 1) || endsInNisba($0 - 1)) && !endsInNisba($0)
            }
            let stop = phraseEnd(from: at, limit: next ?? limit, beforeObject: true)
            // «ما أسمته تنظيمات إرهابية»: nothing else is there that it could be called.
            if stop < limit,
                !has(stop, [.comma, .stop, .preposition, .conjunction, .verb, .cueVerb, .relative]) || has(stop, .openQuote) || isAccusativeNoun(stop)
            {
                subject = NounPhrase(tokens: at..<stop, standing: standing)
                at = stop
            }
        }
        while at < limit, has(at, [.adverb, .comma]) { at += 1 }
        // «الذي تعتبره تركيا، تمرداً»
        if subject == nil, at < limit, has(at, .name) || has(at, [.lam, .ba]) && !has(at, .openQuote) { return nil }
        guard at < limit,
            has(at, .openQuote) || isObject(at) || isAccusativeNoun(at)
                || text.tokens[at].kind == .word && roles[at].isDisjoint(with: TokenRoles.particle.union([.mark, .bound, .verb, .cueVerb]))
        else { return nil }
        return (Frame(kind: .objectWithBa, intro: at, start: at, quote: has(at, .openQuote) && isClosed(at) ? at : nil), subject)
    }

    /// What is said of a pronoun that the verb carries: behind its subject, with ب.
    func joinedObject(_ reading: VerbReading, _ cueEnd: Int, limit: Int) -> (frame: Frame, subject: NounPhrase?)? {
        var at = cueEnd
        var subject: NounPhrase?
        while at < limit, has(at, .adverb) { at += 1 }
        // «ما وصفتها "بالمداهمة"»: the preposition stands inside the marks.
        if at < limit, has(at, .openQuote), isClosed(at), isWord(cueEnd - 2, .what), text.text.foldedBytes(at + 1).starts(with: [0xD8, 0xA8]),
            has(at + 1, .ba) || opensWithBa(at + 1)
        {
            return (Frame(kind: .objectWithBa, intro: at, start: at, quote: at), nil)
        }
        // «التي تعتبرها "إرهابية"»: right behind the pronoun a quotation is what is said of it.
        if at < limit, has(at, .openQuote) { return nil }
        if at < limit, let standing = standing(at: at), standing != .unknown, !has(at, .ba) {
            let stop = phraseEnd(from: at, limit: limit, beforeObject: true)
            subject = NounPhrase(tokens: at..<stop, standing: standing)
            at = stop
        }
        while at < limit, has(at, [.adverb, .comma]) { at += 1 }
        guard at + 1 < limit else { return nil }
        if text.text.token(at, is: "ب") || text.text.token(at, is: "بال") && has(at + 1, .openQuote) {
            return (Frame(kind: .objectWithBa, intro: at, start: at + 1, quote: has(at + 1, .openQuote) ? at + 1 : nil), subject)
        }
        if has(at, .complement), let frame = frame([.that], from: at, end: limit) {
            return (Frame(kind: .objectWithBa, intro: at, start: frame.start, offset: frame.offset, quote: frame.quote), subject)
        }
        guard text.text.foldedBytes(at).starts(with: [0xD8, 0xA8]), has(at, .ba) || opensWithBa(at) else { return nil }
        return (Frame(kind: .objectWithBa, intro: at, start: at, offset: text.text.textOffset(token: at, foldedOffset: 2)), subject)
    }

    /// Steps over commas, adverbs and adverbial phrases in front of a subject or an object.
    func skipped(_ start: Int, limit: Int) -> Int? {
        var token = start
        var steps = 0
        while token < limit, steps < 16 {
            steps += 1
            if has(token, [.stop, .colon]) { return nil }
            if has(token, [.comma, .adverb, .bound]) || text.text.token(token, is: "#") {
                token += 1
                continue
            }
            if has(token, .openBracket) {
                token = after(token, limit: limit)
                continue
            }
            // «أعلن الناطق، لـ"صحيفة الأفق"، بدء»
            if let next = behindQuotedAddressee(token), next < limit {
                token = next
                continue
            }
            if has(token, .cuePhrase), has(token - 1, .comma), isSourcePhrase(token, limit: limit),
                let comma = (token..<min(limit, token + 14)).first(where: { has($0, .comma) })
            {
                token = comma + 1
                continue
            }
            if let next = behindMoment(token, limit: limit) {
                token = next
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
            // «أكد الناطق لوكالة الأنباء الاتفاق»
            // «أكد مسؤول | لوكالة رويترز | وجود خلافات»
            let isToSeveral = has(token, .lam) && has(token, .head) && !isDefinite(token + 1) && isPluralPhrase(token..<(token + 1))
            if has(token, .lam) || carriesLam(token), isAddressee(token) || token == start && isToSeveral,
                has(token - 1, [.name, .bound, .comma]) || token == start && (isOutletHead(token) || has(token, .name) || isToSeveral)
            {
                let next = phraseEnd(from: token, limit: limit, beforeObject: true)
                guard next < limit else { return nil }
                token = next
                continue
            }
            if let next = behindSide(token), next < limit {
                token = next
                continue
            }
            if let next = behindCircumstance(token, limit: limit) {
                token = next
                continue
            }
            if has(token, .preposition), text.text.token(token, is: "في") || text.text.token(token, is: "خلال") || text.text.token(token, is: "عقب") {
                return nil
            }
            return token
        }
        return nil
    }

    /// The token behind «لـ"صحيفة الأفق"».
    func behindQuotedAddressee(_ token: Int) -> Int? {
        guard text.text.token(token, is: "ل"), has(token + 1, .openQuote), isClosed(token + 1), length(ofQuotation: token + 1) <= 5 else {
            return nil
        }
        return Int(closing[token + 1]) + 1
    }

    /// The token behind «من جهته», «من جانبها».
    func behindSide(_ token: Int) -> Int? {
        guard text.text.token(token, is: "من"), token + 1 < count else { return nil }
        let letters = text.text.foldedBytes(token + 1)
        return letters.starts(with: Array("جهته".utf8)) || letters.starts(with: Array("جانبه".utf8)) ? token + 2 : nil
    }

    /// The token behind «في وقت سابق», «في وقت متأخر من ليل الجمعة».
    private func behindMoment(_ token: Int, limit: Int) -> Int? {
        guard text.text.token(token, is: "في"), text.text.token(token + 1, is: "وقت"), token + 2 < limit, text.tokens[token + 2].kind == .word
        else { return nil }
        var next = token + 3
        if next < limit, text.text.token(next, is: "من"), has(next + 1, .adverb) { next += 1 }
        while next < limit, has(next, .adverb) { next += 1 }
        return next < limit ? next : nil
    }

    /// The token behind «قبل سنوات», «خلال لقائهما», «في القاهرة»: when or where it was said, in few words.
    func behindCircumstance(_ token: Int, limit: Int) -> Int? {
        guard has(token, .preposition), token + 2 < limit else { return nil }
        guard isWord(token, .circumstance), roles[token + 1].isDisjoint(with: TokenRoles.particle.union([.openQuote, .mark])) else { return nil }
        if let mention = actors.name(at: token + 1) { return mention.tokens.upperBound < limit ? mention.tokens.upperBound : nil }
        var next = token + 2
        while next < limit, next < token + 5, has(next, [.article, .adjective]), roles[next].isDisjoint(with: [.name, .conjunction]) { next += 1 }
        return next < limit && roles[next].isDisjoint(with: TokenRoles.particle.union([.stop])) ? next : nil
    }

    /// The token behind «في حديثه لـ"العربي الجديد"», «في تصريح صحافي».
    func behindVenue(_ start: Int, limit: Int) -> Int? {
        var token = start + 2
        while token < limit, token < start + 14 {
            if has(token, [.comma, .stop]) { return has(token, .comma) ? token + 1 : nil }
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: limit)
                continue
            }
            if text.text.token(token, is: "ل") || text.text.token(token, is: "/") || isVenueAdjective(token, from: start + 1)
                || has(token, [.adjective, .adverb, .bound, .name, .preposition, .lam])
            {
                token += 1
                continue
            }
            if has(token - 1, .preposition) {
                token += 1
                continue
            }
            // «خلال جلسة عقدت أمس، رفضه»: what happened there reaches to the comma.
            if has(token, [.verb, .cueVerb]), roles[token].isDisjoint(with: [.article, .head, .name, .conjunction]),
                !has(token - 1, [.article, .name])
            {
                let mark = ((token + 1)..<max(token + 1, min(limit - 1, token + 10))).first { has($0, [.comma, .stop, .complement, .openQuote]) }
                if let mark, has(mark, .comma) { return mark + 1 }
                return endsInPronoun(token) ? behindPlaces(token + 1, limit: limit) : nil
            }
            return token
        }
        return nil
    }

    /// «في مؤتمر | صحفي مشترك», «في بيان | مقتضب»: what kind of venue it is.
    private func isVenueAdjective(_ token: Int, from venue: Int) -> Bool {
        guard text.tokens[token].kind == .word, !isDefinite(token), !isDefinite(venue),
            roles[token].isDisjoint(with: [.name, .conjunction, .ba, .lam])
        else { return false }
        if token == venue + 1, endsInNisba(token) { return true }
        return syntax.map { $0.relations[token] == .amod && Int($0.heads[token]) == venue } ?? false
    }

    /// «عقده | في الرياض أمس | تدمير»: behind where and when, where an object follows at once.
    private func behindPlaces(_ start: Int, limit: Int) -> Int? {
        var token = start
        while token < limit {
            if has(token, [.adverb, .bound]) {
                token += 1
            } else if has(token, .preposition), let mention = actors.name(at: token + 1) {
                token = mention.tokens.upperBound
            } else if has(token, .preposition), has(token + 1, .article) {
                token += 2
            } else {
                break
            }
        }
        return token > start && token < limit && (isObject(token) || isVerbalNoun(token) || endsInPronoun(token)) ? token : nil
    }

    func isObject(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        if has(token, .openQuote) { return true }
        guard text.tokens[token].kind == .word else { return false }
        if text.text.token(token, is: "ما") { return true }
        // «استعادة»: what is written with ة is no verb.
        if text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA9]),
            roles[token].isDisjoint(with: TokenRoles.particle.union([.bound, .mark]))
        {
            return true
        }
        return roles[token].isDisjoint(with: TokenRoles.particle.union([.bound, .mark, .comma]))
            && (roles[token].isDisjoint(with: [.verb, .cueVerb]) || has(token, [.article, .cueNoun, .head]))
            || has(token, .cueNoun)
    }

    /// A noun behind a subject that is spelt as a verb: «منع», «قصف».
    func isVerbalNoun(_ token: Int) -> Bool {
        text.tokens.indices.contains(token) && text.tokens[token].kind == .word && has(token, [.verb, .cueVerb])
            && roles[token].isDisjoint(with: TokenRoles.particle.union([.conjunction]))
            && (has(token + 1, [.article, .name, .head])
                || text.tokens[min(token + 1, count - 1)].kind == .word
                    && roles[min(token + 1, count - 1)].isDisjoint(with: TokenRoles.particle.union([.adverb, .bound, .conjunction])))
    }

    /// A pronoun joined to the end: «دعمه», «رغبتها», «استعدادهم».
    /// The bare noun right behind one definite word and its adjectives.
    private func behindHearer(_ start: Int, limit: Int) -> Int? {
        var token = start + 1
        while token < limit, isDefinite(token), has(token, .adjective) || endsInNisba(token), roles[token].isDisjoint(with: [.name, .conjunction]) {
            token += 1
        }
        guard token < limit, isBareNoun(token) || weighedNouns[token] != nil, isBareConstruct(token), !endsInNisba(token) else { return nil }
        return token
    }

    /// «أبلغ الوزير البرلمان رفضه مطالب النواب بإقالة القائد»: the preposition belongs to what is told without أن.
    func isWithinTold(
        _ frame: Frame, _ frames: Frames, _ reading: VerbReading, _ token: Int, _ cueEnd: Int, _ end: Int, _ sentence: Range<Int>
    ) -> Bool {
        guard frame.kind == .ba, tables.verbs[reading.row].isAddressing, frames.contains(.that), !frames.contains(.object),
            let told = objectFrame(frames, reading, token, cueEnd, end, sentence)
        else { return false }
        return told.frame.kind == .object && told.frame.start > cueEnd && told.frame.start < frame.intro
    }

    /// «رفض بلاده», «رفض الحكومة»: a noun right before its genitive.
    private func isBareConstruct(_ token: Int) -> Bool {
        !isDefinite(token) && token + 1 < count && text.tokens[token + 1].kind == .word
            && (isDefinite(token + 1) || has(token + 1, .name) || endsInPronoun(token + 1))
            && roles[token + 1].isDisjoint(with: [.ba, .lam, .conjunction])
    }

    func endsInPronoun(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        if text.segmentations[token].enclitic != .none { return true }
        let place = text.tokens[token]
        guard place.kind == .word, place.range.count >= 8 else { return false }
        let last = text.text.utf8[(Int(place.end) - 2)..<Int(place.end)]
        return last.elementsEqual([0xD9, 0x87]) || text.text.utf8[(Int(place.end) - 4)..<Int(place.end)].elementsEqual([0xD9, 0x87, 0xD8, 0xA7])
    }

    /// «تقريراً عن», «خبراً حول», «تقريراً بعنوان "…"»
    func reportTopic(_ start: Int, limit: Int) -> Int? {
        guard
            has(start, [.venue, .head]) || text.text.token(start, is: "خبرا") || text.text.token(start, is: "معلومات")
                || text.text.token(start, is: "تسريبات")
        else { return nil }
        var token = start + 1
        while token < limit, token < start + 8 {
            if has(token, .preposition), let kind = prepositionFrame(token), kind == .an || kind == .about {
                return token + 1 < limit ? token + 1 : nil
            }
            if text.text.token(token, is: "بعنوان"), has(token + 1, .openQuote) { return token + 1 }
            if has(token, [.stop, .comma]) { return nil }
            token += 1
        }
        return nil
    }
}
