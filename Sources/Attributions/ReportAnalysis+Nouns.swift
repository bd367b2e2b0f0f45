import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    mutating func noun(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let match = nouns[token], !has(token, .name), !drafts.suffix(3).contains(where: { $0.sourceTokens?.contains(token) ?? false }) else {
            return nil
        }
        let row = tables.nouns[Int(match.entry.row)]
        let cut = match.segmentation
        let end = sentence.upperBound
        let container = container(of: token)
        let cueRange = text.stemRange(token, cut)
        var at = token + 1
        var owner: Range<Int>?
        var who: (kind: SourceKind, entity: ActorLayer.EntityIndex?) = (.anonymous, nil)
        let hasPronoun = cut.enclitic.isThirdPerson
        let uttered = hasPronoun ? nil : utterer(behind: token, end)
        // «…، مزاعم نفتها روسيا»: they take up what stands before them.
        if isTakenUpByNoun(token - 1) { return nil }
        // «تم تحذير المسؤول»: whom it is said to.
        if isWord(token - 1, .done) { return nil }
        // «في تصريح صحافي أن»: the verb before it has said so.
        if !hasPronoun, row.owner == .required, let last = drafts.last, last.cueTokens.upperBound <= token, last.contentTokens.lowerBound > token,
            last.cueTokens.lowerBound >= sentence.lowerBound, last.frame != nil, has(token - 1, .preposition), row.frames.contains(.that)
        {
            return nil
        }
        // «في تصريح لرويترز» names the hearer, not the owner.
        if let mention = actors.name(at: at), mention.range.lowerBound > Int(text.tokens[at].start), row.owner != .selfSource, !hasPronoun,
            // «اتهامات لإيران بـ» names the accused.
            !(row.stance == .accuses && isPluralNoun(match))
        {
            return nil
        }
        // «بالتأكيد»: certainly.
        if has(token, .adverb), !has(token + 1, [.preposition, .complement]) { return nil }
        switch row.owner {
        case .prefixed:
            guard hasPronoun || cut.proclitics.contains(.ba) else { return nil }
        case .required:
            // «رفض دعوات إلى استقالته»: calls of the many.
            let isOfMany =
                row.stance == .demands && isPluralNoun(match)
                && (has(at, .preposition) || at < end && (opensWithLam(at) || has(at, .lam) && isDefinite(at + 1)))
            if uttered != nil {
                break
            } else if !hasPronoun, !cut.proclitics.contains(.article), !isOfMany {
                guard at < end, let standing = standing(at: at), standing != .unknown, !has(at, [.ba, .lam]) else { return nil }
            } else if !hasPronoun, !isOfMany, !hasOrigin(token, end) {
                return nil
            }
        case .unbound:
            guard !hasPronoun else { return nil }
        case .selfSource:
            // «وكالة تسنيم للأنباء»
            if cut.proclitics.contains(.lam), has(token - 1, [.name, .head, .adjective, .closeQuote]) { return nil }
            // «لا توجد تقارير عن», «ليست هناك أنباء عن»
            // «نفى البنك تقارير عن», not «نظام معلوماتي»
            let isDenied = container.map { $0.stance == .denies && $0.contentTokens.lowerBound == token } ?? false
            guard cut.enclitic == .none || hasPronoun, !has(token - 1, .head) || isDenied,
                !(has(token - 2, .negation) && (has(token - 1, [.verb, .cueVerb]) || text.tokens[token - 1].kind == .word)),
                !has(token - 1, .negation)
            else { return nil }
        case .optional, .uttered, .unnamed, .weighed:
            break
        }
        if isCalledSomething(token, in: container, limit: end) { return nil }
        // «اتهام الوزير بالفساد»: of one accusing, the genitive is who is accused; «لائحة الاتهام» is a paper.
        let isOneAccusing = row.owner == .optional && row.stance == .accuses && row.frames.contains(.genitive) && cut.stem.count < 12
        if isOneAccusing, !hasPronoun,
            !cut.proclitics.contains(.article)
                || text.tokens[max(token - 1, 0)].kind == .word && !isDefinite(token - 1) && !endsInPronoun(token - 1)
                    && roles[max(token - 1, 0)].isDisjoint(with: TokenRoles.particle)
        {
            return nil
        }
        // «تشديد الحراسة على الحدود»: what is done to a thing.
        if row.frames == .ala, !hasPronoun, !cut.proclitics.contains(.article), has(at, .article), standing(at: at) == .unknown { return nil }
        // «لدى سؤالها عن»: the pronoun is whom it is asked.
        if row.stance == .asks, cut.proclitics.contains(.lam) { return nil }
        if let uttered, row.owner != .selfSource {
            owner = uttered
            who = identity(of: uttered)
            at = uttered.upperBound
        } else if !hasPronoun, !cut.proclitics.contains(.article), row.owner != .selfSource, at < end, let standing = standing(at: at),
            standing != .unknown, !has(at, [.ba, .lam])
        {
            var limit = min(end, at + 24)
            if let preposition = (at..<limit).first(where: { token in
                has(token, .preposition) && (prepositionFrame(token).map { row.frames.contains($0) } ?? false)
            }) {
                limit = preposition
            }
            if row.frames.contains(.lam),
                let lam = ((at + 1)..<max(at + 1, limit)).first(where: {
                    opensWithLam($0) && has($0 - 1, [.name, .article, .adjective])
                })
            {
                limit = lam
            }
            if row.frames.contains(.quote), let mark = ((at + 1)..<max(at + 1, limit)).first(where: { has($0, .openQuote) }),
                has(mark - 1, [.name, .article, .adjective])
            {
                limit = mark
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
        } else if row.stance == .asks, hasPronoun {
            who = (.anonymous, nil)
        } else if hasPronoun || row.owner == .prefixed {
            let features = pronounFeatures(cut.enclitic)
            // «حمل رسالة مفادها»: the message is its sender's, whom the clause names first.
            let meant = row.id == "purport" ? WordFeatures(.none, .third, .masculine, .singular) : features
            if row.owner == .prefixed, cut.proclitics.contains(.ba), let container, container.cueTokens.lowerBound >= sentence.lowerBound,
                container.cueTokens.upperBound <= token, container.frame.map({ $0.kind.isDisjoint(with: .strong) && $0.quote == nil }) ?? false
            {
                // «ناشدت الوزيرة الرئيس البقاء بقولها»
                who = (container.kind, container.entity)
            } else if row.owner == .prefixed, cut.proclitics.contains(.ba), container == nil,
                let subject = mainSubject(sentence.lowerBound..<token, gender: features.gender), subject.tokens != nil, subject.entity != nil
            {
                // «أجاب الوزير على سؤال عن فلان بقوله»
                who = (subject.kind, subject.entity)
            } else if let spoken = speakerOfNoun(token, features: meant, sentence: sentence, container: container) {
                who = (spoken.kind, spoken.entity)
            }
        } else if !cut.proclitics.contains(.article), row.frames.contains(.genitive), genitiveFrame(at, row, end) != nil {
            who = (.anonymous, nil)
        } else if !cut.proclitics.contains(.article), row.owner == .optional || row.owner == .unbound || row.owner == .unnamed,
            !cut.proclitics.contains(.ba), !cut.proclitics.contains(.lam),
            !isPluralNoun(match)
        {
            return nil
        } else if cut.proclitics.contains(.article) || isPluralNoun(match) {
            who = (.collective, nil)
            if !row.frames.contains(.genitive), origin(of: token, end) == nil, !isPluralNoun(match) || has(token - 1, .preposition),
                has(token, .conjunction) || has(token - 1, .preposition), let agent = agent(before: token, sentence)
            {
                // «حرص الوزير على الإيضاح أن», «مع التأكيد على»
                owner = agent
                who = identity(of: agent)
            }
        }
        if owner == nil, !hasPronoun, row.owner != .selfSource, row.owner != .prefixed, let state = origin(of: token, end) { who = (.named, state) }
        // «دعوات من الوزارة لوقف القتال»: what is said stands behind whose words they are.
        if owner == nil, !hasPronoun, row.owner != .selfSource, row.owner != .prefixed, row.owner != .uttered, let given = giver(of: token, end),
            nounFrame(row.frames, from: given.upperBound, end: end, owner: row.owner) != nil
        {
            owner = given
            who = identity(of: given)
            at = given.upperBound
        }
        // «مزاعم بريطانية بأن»
        if owner == nil, !hasPronoun, at + 1 < end, endsInNisba(at), !has(at, [.name, .head, .conjunction]),
            has(at + 1, [.complement, .preposition, .ba]) || opensWithBa(at + 1)
        {
            at += 1
        }
        // The content follows at once, or behind «له», «السابق» and the like.
        if let phrase = owner, row.frames.contains(.object), nounFrame(row.frames, from: at, end: end, owner: row.owner) == nil,
            let object = phrase.dropFirst().first(where: {
                endsInPronoun($0) && text.segmentations[$0].enclitic != .none && roles[$0].isDisjoint(with: [.name, .head, .adjective, .article])
            })
        {
            // «إعلان الوزير استقالته»
            owner = phrase.lowerBound..<object
            who = identity(of: phrase.lowerBound..<object)
            at = object
        }
        let genitive =
            owner == nil && !hasPronoun && !cut.proclitics.contains(.article) && row.frames.contains(.genitive) ? genitiveFrame(at, row, end) : nil
        guard
            let frame = genitive ?? nounFrame(row.frames, from: at, end: end, owner: row.owner)
                ?? (row.frames.contains(.ba) && (!isOneAccusing || cut.proclitics.contains(.article)) ? laterBa(row, from: at, end: end) : nil)
        else { return nil }
        if owner == nil, !hasPronoun, row.owner != .selfSource, self.origin(of: token, end) == nil,
            let utterer = giver(of: token, end) ?? utterer(of: token, sentence)
        {
            owner = utterer
            who = identity(of: utterer)
        }
        // «أصدر الملك أوامر بـ»: somebody must give them.
        if row.owner == .uttered, owner == nil, !hasPronoun { return nil }
        // «الادعاء العام»: the prosecution.
        if row.frames.contains(.genitive), cut.proclitics.contains(.article), !isPluralNoun(match), !isOneAccusing, frame.kind == .that,
            frame.intro > token + 1
        {
            return nil
        }
        // «إن تصريحات المبعوث "متفائلة"»: the words in marks are said of them.
        if let quote = frame.quote, frame.intro == quote, isClosed(quote), owner != nil, has(token - 1, .complement), let container,
            container.contentTokens.lowerBound == token, Int(closing[quote]) + 1 >= container.contentTokens.upperBound
        {
            return nil
        }
        var content = content(of: frame, cue: token..<(token + 1), end: end)
        if frame.kind == .object && has(token - 1, .preposition)
            || frame.kind.isDisjoint(with: .strong) && has(token - 1, .complement) && row.owner != .selfSource,
            let verb = mainVerb(in: content)
        {
            // «بعد إعلان الحكومة استقالتها | خرج المتظاهرون», «أن وعود الحكومة بخفض الأسعار | بقيت»
            content = content.lowerBound..<verb
        }
        if let container, container.frame?.kind == .objectWithBa,
            let called = content.dropFirst().first(where: { isPronounClause($0) && text.text.foldedBytes($0).starts(with: [0xD8, 0xA8]) })
        {
            // «وصف تصريحات الوزير بشأن الدفاع | بأنها غريبة»
            content = trimmed(content.lowerBound..<called)
        }
        // «تابع الوزير بالقول: "…"», «أضاف الوزير قوله إن»: the verb before it has said so.
        if row.owner == .prefixed, let last = drafts.last, last.frame != nil, !tables.relating.contains(last.rule),
            last.cueTokens.lowerBound >= sentence.lowerBound, last.cueTokens.upperBound <= token,
            verbs[last.cueTokens.lowerBound]?.first.map({ !tables.verbs[$0.row].isAddressing }) ?? false,
            last.contentTokens.lowerBound == content.lowerBound || hasPronoun && last.contentTokens.lowerBound == token,
            !(last.cueTokens.upperBound..<token).contains(where: {
                has($0, [.comma, .verb, .cueVerb]) && roles[$0].isDisjoint(with: [.name, .head, .article])
            })
        {
            return nil
        }
        if hasPronoun, row.owner != .prefixed, drafts.last?.contentTokens.lowerBound == content.lowerBound { return nil }
        let origin = owner == nil && !hasPronoun ? self.origin(of: token, end) : nil
        if row.owner == .optional, row.stance == .demands, owner == nil, !hasPronoun, origin == nil,
            let plural = actingPlural(sentence.lowerBound..<token) ?? pluralBefore(token, start: sentence.lowerBound, reach: 30)
        {
            // «خرج أنصار الحزب … للمطالبة بالإفراج»
            owner = plural.tokens
            who = identity(of: plural.tokens)
        } else if row.owner == .optional, cut.proclitics.contains(.ba) || cut.proclitics.contains(.lam), owner == nil, !hasPronoun {
            if let spoken = speakerOfNoun(token, features: WordFeatures(), sentence: sentence, container: container) {
                who = (spoken.kind, spoken.entity)
            }
        }
        if owner == nil, origin == nil, frame.kind == .genitive || isOneAccusing || row.owner == .unnamed {
            who = (row.stance == .accuses && !isPluralNoun(match) ? .anonymous : .collective, nil)
        }
        // «نقلت الوكالة عن الوزيرين تأكيد دعمهما»: so does whose words a noun of saying names behind him.
        if !hasPronoun, owner == nil, origin == nil, let last = drafts.last, tables.relating.contains(last.rule),
            last.contentTokens.lowerBound < token,
            let told = standing(at: last.contentTokens.lowerBound), told != .unknown,
            phraseEnd(from: last.contentTokens.lowerBound, limit: token) == token
        {
            owner = last.contentTokens.lowerBound..<token
            who = identity(of: last.contentTokens.lowerBound..<token)
        }
        // «نقل التقرير عن المصدر قوله إن»: the source stands behind «عن».
        if hasPronoun, let last = drafts.last, tables.relating.contains(last.rule), last.contentTokens.lowerBound < token,
            token - last.contentTokens.lowerBound <= 14, standing(at: last.contentTokens.lowerBound) != nil
        {
            let phrase = last.contentTokens.lowerBound..<token
            owner = phrase.lowerBound..<phraseEnd(from: phrase.lowerBound, limit: token)
            who = identity(of: owner ?? phrase)
        }
        if hasPronoun, let last = drafts.last, tables.relating.contains(last.rule), last.contentTokens.contains(token),
            last.contentTokens.upperBound < content.upperBound
        {
            drafts[drafts.count - 1].contentTokens = last.contentTokens.lowerBound..<content.upperBound
            drafts[drafts.count - 1].content = last.content.lowerBound..<Int(text.tokens[content.upperBound - 1].end)
            drafts[drafts.count - 1].mode = mode(of: last.contentTokens.lowerBound..<content.upperBound)
        }
        let range = row.owner == .prefixed && cut.proclitics.contains(.ba) && !hasPronoun ? text.tokens[token].range : cueRange
        add(
            cue: token..<(token + 1), cueRange: range, rule: row.id, stance: stance(row.stance, content: content), source: owner, who: who,
            content: content, offset: frame.offset, gender: .none, isPlural: false, sentence: sentence,
            nested: row.owner != .prefixed || container != nil && owner == nil, isRetold: container != nil, frame: frame)
        return token + 1
    }

    /// «وصف الاتهامات بأنها كاذبة»: the clause is what is said of the noun.
    func isCalledSomething(_ noun: Int, in container: Draft?, limit: Int) -> Bool {
        guard let container, container.frame?.kind == .objectWithBa, container.contentTokens.lowerBound <= noun,
            let clause = ((noun + 1)..<max(noun + 1, min(limit, noun + 5))).first(where: { isPronounClause($0) })
        else { return false }
        // «وصفت الاتهامات بشن هجوم بأنها "فبركة"»: it governs something of its own.
        return !((noun + 1)..<clause).contains { has($0, .ba) || opensWithBa($0) || prepositionFrame($0).map { $0 == .an || $0 == .about } ?? false }
    }

    /// The verb, or the noun that is said of it, of the clause that a phrase leads in, where nothing parts the two: right behind a complete noun phrase.
    func mainVerb(in content: Range<Int>) -> Int? {
        for token in content.dropFirst() {
            if has(token, [.relative, .complement, .comma, .openQuote]) { return nil }
            if has(token, [.verb, .cueVerb]) || syntax?.verbs[token] ?? false,
                roles[token].isDisjoint(with: [.article, .name, .head, .ba, .lam, .conjunction, .adverb, .preposition]),
                isDefinite(token - 1) || endsInPronoun(token - 1)
            {
                return token
            }
            // «إن دعوة الرئيس إلى الحوار | محاولة لكسب الوقت»: a definite noun has no indefinite one behind it.
            if isBareNoun(token), isDefinite(token - 1), !has(token - 1, .name), !isIndefiniteNisba(token),
                !text.text.foldedBytes(token).suffix(2).elementsEqual([0xD8, 0xA7])
            {
                return token
            }
        }
        return nil
    }

    /// «وجهت الوزارة انتقادات لـ», «أصدر الملك أوامر بـ»: who does what gives an utterance its being.
    func utterer(of noun: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var token = noun - 1
        while token >= max(sentence.lowerBound, noun - 12) {
            if has(token, [.stop, .comma, .colon, .complement]), !has(token - 1, .name) { return nil }
            if isWord(token, .uttering) {
                // «إن الوزارة وجهت انتقادات»
                if token + 1 == noun, !has(token, .conjunction) {
                    return (subjectOfThat(token, start: sentence.lowerBound) ?? subjectBefore(token, start: sentence.lowerBound)).flatMap {
                        $0.standing == .unknown ? nil : $0.tokens
                    }
                }
                guard token + 1 < noun, let subject = subjectAfter(token + 1, limit: noun, beforeObject: true), subject.standing != .unknown,
                    !(subject.tokens.upperBound..<max(noun, subject.tokens.upperBound)).contains(where: { !has($0, [.adverb, .comma, .bound]) })
                else { return nil }
                return subject.tokens
            }
            token -= 1
        }
        return nil
    }

    /// «التهديدات الغربية بتوجيه ضربة», «الدعوات الأوروبية إلى»: whose adjective stands between a noun and what it governs.
    func hasOrigin(_ noun: Int, _ end: Int) -> Bool {
        guard noun + 2 < end, isDefinite(noun), actors.adjectives[noun + 1] != nil || has(noun + 1, .adjective) && endsInNisba(noun + 1),
            isDefinite(noun + 1),
            !has(noun + 1, [.name, .head, .ba, .lam, .conjunction]), let match = nouns[noun],
            isPluralNoun(match) || actors.adjectives[noun + 1] != nil
        else { return false }
        return nounFrame(tables.nouns[Int(match.entry.row)].frames.subtracting(.object), from: noun + 2, end: min(end, noun + 5), owner: .required)
            .map { $0.intro == noun + 2 } ?? false
    }

    /// «الاتهامات السورية»: the state whose adjective stands right behind the noun.
    func origin(of noun: Int, _ end: Int) -> ActorLayer.EntityIndex? {
        guard noun + 1 < end, !has(noun + 1, [.ba, .lam, .conjunction]) else { return nil }
        return actors.adjectives[noun + 1]
    }

    /// «اتهامات أطلقها النائب», «المقترحات التي قدمتها الوزارة»: who gave the utterance its being, named behind it.
    func utterer(behind noun: Int, _ end: Int) -> Range<Int>? {
        var token = noun + 1
        while token < min(end - 1, noun + 4), has(token, [.adjective, .relative, .adverb]) || endsInNisba(token) { token += 1 }
        guard token + 1 < end,
            text.matches(at: token).contains(where: { match in
                guard match.entry.table == tables.wordTable, match.segmentation.restoration == .none, match.segmentation.proclitics.isEmpty else {
                    return false
                }
                return match.segmentation.enclitic.isThirdPerson && tables.words[Int(match.entry.row)].word == .uttering
            })
        else { return nil }
        while token + 2 < end, has(token + 1, [.adverb, .bound]) { token += 1 }
        guard let standing = standing(at: token + 1), standing != .unknown, !has(token + 1, [.ba, .lam]) else { return nil }
        return (token + 1)..<phraseEnd(from: token + 1, limit: min(end, token + 14), beforeObject: true)
    }

    /// «نداء من رئيسة البلدية», «طلب من جانب الوزارة»: from whom it comes.
    func giver(of noun: Int, _ end: Int) -> Range<Int>? {
        guard let match = nouns[noun] ?? weighedNouns[noun] else { return nil }
        let frames = tables.nouns[Int(match.entry.row)].frames
        var from = noun + 1
        // «انتقادات حادة من الوزارة»
        while from < min(end, noun + 3), text.tokens[from].kind == .word,
            roles[from].isDisjoint(with: TokenRoles.particle.union([.name, .head, .bound, .adverb, .verb, .cueVerb, .mark, .ba, .lam, .conjunction]))
                || has(from, .adjective), isFeminineWord(from) || isDefinite(from)
        { from += 1 }
        // «اتهامات متبادلة بين الهند وباكستان»
        if from < end, text.text.token(from, is: "بين"), tables.nouns[Int(match.entry.row)].stance == .accuses, from + 1 < end,
            let standing = standing(at: from + 1), standing != .unknown
        {
            return (from + 1)..<ownerEnd(from + 1, frames, min(end, from + 15))
        }
        guard from < end, text.text.token(from, is: "من") else { return nil }
        let isAgency = isWord(from + 1, .agency)
        guard isAgency || frames.isDisjoint(with: .min) else { return nil }
        let at = isAgency ? from + 2 : from + 1
        guard at < end, let standing = standing(at: at), standing != .unknown, !has(at, [.ba, .lam]) else { return nil }
        return at..<ownerEnd(at, frames, min(end, at + 14))
    }

    /// One past whose words a noun names, before what they say.
    func ownerEnd(_ at: Int, _ frames: Frames, _ bound: Int) -> Int {
        var limit = bound
        if let preposition = ((at + 1)..<max(at + 1, limit)).first(where: { token in
            has(token, .preposition) && (prepositionFrame(token).map { frames.contains($0) } ?? false)
        }) {
            limit = preposition
        }
        if frames.contains(.lam),
            let lam = ((at + 1)..<max(at + 1, limit)).first(where: {
                opensWithLam($0) && has($0 - 1, [.name, .article, .adjective])
            })
        {
            limit = lam
        }
        if let relative = (at..<limit).first(where: { has($0, .relative) }) {
            limit = max(at + 1, has(relative - 1, .comma) ? relative - 1 : relative)
        }
        return phraseEnd(from: at, limit: limit, beforeObject: true)
    }

    /// «ادعاءات اختفاء السفينة»: a genitive that is no speaker.
    private func genitiveFrame(_ token: Int, _ row: AttributionTables.Noun, _ end: Int) -> Frame? {
        guard token + 1 < end else { return nil }
        if has(token, .openQuote) {
            return row.frames.contains(.quote) && length(ofQuotation: token) >= 2
                ? Frame(kind: .genitive, intro: token, start: token, quote: token) : nil
        }
        guard text.tokens[token].kind == .word, !text.tokens[token].startsLine,
            standing(at: token).map({ $0 == .unknown }) ?? has(token, [.verb, .cueVerb]),
            roles[token].isDisjoint(
                with: TokenRoles.particle.union([.name, .head, .adverb, .bound, .ba, .lam, .conjunction, .cuePhrase, .mark, .demonstrative, .venue])),
            !isOblique(token), !endsInNisba(token) || has(token, .article),
            // «اتهامات طالته»
            !(row.stance == .accuses && text.text.foldedBytes(token).suffix(4).elementsEqual([0xD8, 0xAA, 0xD9, 0x87])
                && text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD9, 0x87]))
        else { return nil }
        let isConstruct = has(token + 1, [.article, .name, .head]) && roles[token + 1].isDisjoint(with: [.ba, .lam, .conjunction, .preposition])
        guard has(token, .article) || isDefinite(token) || endsInPronoun(token) || isConstruct else { return nil }
        // «مزاعم خطيرة»
        if !has(token, .article), !isConstruct, text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA9]) { return nil }
        return Frame(kind: .genitive, intro: token, start: token)
    }

    /// «الاتهامات الموجهة إليه بالتجسس», «اتهامات إلى تركيا باستخدام»: ب behind whom it is directed at.
    private func laterBa(_ row: AttributionTables.Noun, from start: Int, end: Int) -> Frame? {
        guard row.stance == .accuses || row.stance == .demands else { return nil }
        var token = start
        while token < min(end, start + 10) {
            if has(token, [.stop, .comma, .colon, .openQuote, .complement, .opener, .negation, .cuePhrase, .cueNoun]) && !has(token, .name) {
                return nil
            }
            if has(token, .cueVerb), roles[token].isDisjoint(with: [.name, .article, .head]), !isDefinite(token), !isCarried(token),
                !(has(token - 1, .relative) && has(token + 1, [.bound, .lam]))
            {
                return nil
            }
            if token > start, has(token, .ba), roles[token].isDisjoint(with: [.head, .name, .particle, .adverb, .venue, .bound]) {
                return clitic(token, .ba, end)
            }
            if token > start, opensWithBa(token), has(token - 1, [.name, .article, .adjective, .bound]) {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            token += 1
        }
        return nil
    }

    /// «اجتمع سكان القرية أمام مكاتب الشركات للمطالبة بـ»: several who do what the first verb of the sentence says.
    private func actingPlural(_ tokens: Range<Int>) -> NounPhrase? {
        guard tokens.count <= 30, !tokens.contains(where: { has($0, [.complement, .openQuote, .colon]) }),
            let verb = tokens.prefix(6).first(where: { has($0, [.verb, .cueVerb]) && roles[$0].isDisjoint(with: [.name, .head, .article]) }),
            let phrase = doer(of: verb, tokens),
            let standing = standing(at: phrase.lowerBound), standing != .unknown,
            isPluralPhrase(phrase.lowerBound..<(phrase.lowerBound + 1)) || endsAsPlural(phrase.lowerBound) && !isOblique(phrase.lowerBound)
        else { return nil }
        return NounPhrase(tokens: phrase, standing: standing)
    }

    /// Who does what a verbal noun names: the first actor of the nearest clause before it that names one.
    func agent(before noun: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var end = noun
        let start = max(sentence.lowerBound, noun - 40)
        while end > start {
            var from = end - 1
            while from > start, !has(from - 1, .comma) { from -= 1 }
            var token = from
            while token < end {
                if has(token, .openQuote) {
                    token = after(token, limit: end)
                    continue
                }
                if has(token - 1, .preposition) && token > from || has(token, [.ba, .lam]) || has(token, .venue) && !has(token, .name) {
                    token = has(token, .head) ? max(token + 1, phraseEnd(from: token, limit: end, beforeObject: true)) : token + 1
                    continue
                }
                if let standing = standing(at: token), standing != .unknown, !has(token, .demonstrative),
                    !has(token, .name) || actors.name(at: token).map({ $0.type != .place && $0.type != .other }) ?? false
                {
                    return token..<phraseEnd(from: token, limit: end, beforeObject: true)
                }
                token += 1
            }
            end = from - 1
        }
        return nil
    }

    func isPluralNoun(_ match: LexicalMatch) -> Bool {
        // Plurals in ات name repeated acts of saying and need no owner.
        let stem = tables.nouns[Int(match.entry.row)]
        return stem.owner == .selfSource || text.text.folded.isEmpty == false && match.segmentation.stem.count >= 10
    }

    func pronounFeatures(_ enclitic: Enclitic) -> WordFeatures {
        switch enclitic {
        case .ha3ms: WordFeatures(.none, .third, .masculine, .singular)
        case .ha3fs: WordFeatures(.none, .third, .feminine, .singular)
        case .hum: WordFeatures(.none, .third, .masculine, .plural)
        default: WordFeatures()
        }
    }

    /// Whom the pronoun of «قوله» or «مزاعمه» means: the last actor named before it in the sentence, else the last speaker.
    func speakerOfNoun(_ token: Int, features: WordFeatures, sentence: Range<Int>, container: Draft?) -> Antecedent? {
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

    /// «لبحث», «للإسراع»: also where the evidence for words has cut nothing off.
    private func opensWithLam(_ token: Int) -> Bool {
        if has(token, .lam) { return !has(token, [.name, .head]) }
        let letters = text.text.foldedBytes(token)
        return text.tokens[token].kind == .word && letters.count >= 12 && letters.starts(with: [0xD9, 0x84, 0xD9, 0x84])
            && roles[token].isDisjoint(with: TokenRoles.particle.union([.name, .head, .verb, .cueVerb, .adverb, .bound]))
    }

    func nounFrame(_ frames: Frames, from start: Int, end: Int, owner: AttributionTables.Owner) -> Frame? {
        var token = start
        var steps = 0
        // «قوله أمام حشد من الطلاب: "…"»
        if owner == .prefixed,
            let lead = (start..<max(start, min(end, start + 12))).first(where: {
                has($0, [.colon, .complement, .openQuote, .stop, .cueVerb, .opener])
            }),
            lead > start
        {
            if has(lead, .colon), frames.contains(.quote) { return frame([.quote], from: lead, end: end) }
            // «قوله للصحافيين بعد الاجتماع إن»
            if has(lead, .complement), frames.contains(.that) { return frame([.that], from: lead, end: end) }
        }
        // «قوله، في تعليق على الاتهامات بالتجسس، "…"»
        if owner == .prefixed, has(start, .comma), has(start + 1, .preposition), frames.contains(.quote),
            let mark = ((start + 2)..<max(start + 2, min(end, start + 25))).first(where: { has($0, [.openQuote, .stop, .colon, .cueVerb]) }),
            has(mark, .openQuote), has(mark - 1, .comma)
        {
            return Frame(kind: .quote, intro: mark, start: mark, quote: mark)
        }
        while token < end, steps < (owner == .prefixed ? 3 : 6) {
            steps += 1
            let role = roles[token]
            if role.contains(.complement) {
                // «وعودهم بعد أن»: when, not what.
                if has(token - 1, .blocker) { return nil }
                // «مفادها احتمال أن» is not «مفادها أن».
                guard steps == 1 || has(token - 1, [.bound, .adverb, .adjective, .preposition, .ba]) else { return nil }
                return frames.contains(.that) ? frame([.that], from: token, end: end) : nil
            }
            // «قوله، الأحد، إن»
            if owner == .prefixed, token < start + 3, role.contains(.comma),
                let that = ((token + 1)..<min(end, token + 5)).first(where: { has($0, .complement) }),
                !((token + 1)..<that).contains(where: { !has($0, [.adverb, .comma]) })
            {
                return frame([.that], from: that, end: end)
            }
            if role.contains(.colon) { return frames.contains(.quote) ? frame([.quote], from: token, end: end) : nil }
            if role.contains(.openQuote) {
                // «تصريحات الوزير لصحيفة "الشرق"»
                if has(token - 1, .head), isOutletHead(token - 1), isClosed(token), length(ofQuotation: token) <= 4 { return nil }
                if frames.contains(.quote) { return Frame(kind: .quote, intro: token, start: token, quote: token) }
                if frames.contains(.object), token == start { return Frame(kind: .object, intro: token, start: token, quote: token) }
                return nil
            }
            if role.contains(.preposition) {
                // «التحذيرات من قبل الخبراء»: by whom, not of what.
                if text.text.token(token, is: "من"), isWord(token + 1, .agency) { return nil }
                if let kind = prepositionFrame(token), frames.contains(kind), token + 1 < end, !isOwnPreposition(token) {
                    if has(token + 1, .complement) { return frame([.that, kind], from: token, end: end) }
                    return Frame(kind: kind, intro: token, start: token + 1, quote: has(token + 1, .openQuote) ? token + 1 : nil)
                }
                if isVenuePhrase(token, limit: end) || steps > 1 { return nil }
                token += 1
                continue
            }
            // «إشادة الوزير بتغريدة السفير»
            if frames.contains(.ba), token == start, role.contains(.venue), !role.contains(.ba), has(token - 1, .name),
                text.text.foldedBytes(token).starts(with: [0xD8, 0xA8])
            {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            if frames.contains(.ba), role.contains(.ba), role.isDisjoint(with: [.conjunction]),
                !role.contains(.venue) || token == start && has(token - 1, .name), steps <= 3
            {
                return clitic(token, .ba, end)
            }
            // «اتهامات أمريكية بدعم المتمردين», not «مزاعم بريطانية»
            if frames.contains(.ba), opensWithBa(token), steps <= 3, !has(token, .conjunction), !isIndefiniteNisba(token),
                token == start || has(token - 1, [.name, .article, .adjective]) || isIndefiniteNisba(token - 1)
            {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            if frames.contains(.ba), text.text.token(token, is: "ب"), has(token + 1, .openQuote) {
                return Frame(kind: .ba, intro: token, start: token + 1, quote: token + 1)
            }
            // «انتقادات للوزارة» says nothing of what for.
            if frames.contains(.lam), role.contains(.lam) || opensWithLam(token),
                !(frames.contains(.about)
                    && (has(token, [.name, .head])
                        || endsInPronoun(token) && !text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA9])))
            {
                return Frame(kind: .lam, intro: token, start: token)
            }
            if frames.contains(.object), steps == 1, isObject(token) || isVerbalNoun(token),
                owner == .required || owner == .optional && has(start - 1, .ba)
            {
                return Frame(kind: .object, intro: token, start: token)
            }
            if !role.isDisjoint(with: [.stop, .comma, .opener, .cueVerb, .verb, .negation, .auxiliary]) { return nil }
            if role.isDisjoint(with: [.bound, .adverb, .lam, .ba]), !has(token, .article), steps > 2 { return nil }
            token += 1
        }
        return nil
    }
}
