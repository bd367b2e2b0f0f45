import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// The last person or body that a message can come from: «رسالة كتبها نواب … جاء فيها».
    func sender(before cue: Int, start: Int) -> NounPhrase? {
        var token = cue - 1
        while token >= max(start, cue - 30) {
            // «رسالة من المعارضة دعت فيها»
            let isFrom = text.text.token(token - 1, is: "من")
            if has(token, .name), let mention = actors.name(at: token),
                mention.type == .person || isFrom && (mention.type == .organization || mention.type == .country),
                !has(mention.tokens.lowerBound, .lam),
                isFrom || !has(mention.tokens.lowerBound - 1, .preposition) || text.text.token(mention.tokens.lowerBound - 1, is: "عن")
            {
                return NounPhrase(tokens: mention.tokens, standing: .named)
            }
            if has(token, .head), heads[token] >= 0, !has(token, .ba) {
                let kind = tables.heads[Int(heads[token])].kind
                if kind != .document && kind != .body || kind == .body && (has(token - 1, .comma) || isFrom) {
                    return NounPhrase(tokens: token..<phraseEnd(from: token, limit: cue), standing: .head)
                }
            }
            token -= 1
        }
        return nil
    }

    /// «نشرت الوزارة بياناً نفت فيه», «تغريدة نشرها سمير، قال فيها», «رسالة من المعارضة دعت فيها»: who gave the words their being.
    func author(before cue: Int, _ features: WordFeatures, start: Int) -> NounPhrase? {
        let first = max(start, cue - 20)
        if let noun = (max(first, cue - 6)..<cue).last(where: { has($0, .venue) && !has($0, .name) }), text.text.token(noun + 1, is: "من"),
            noun + 2 < cue, let standing = standing(at: noun + 2),
            standing != .unknown
        {
            return NounPhrase(tokens: (noun + 2)..<phraseEnd(from: noun + 2, limit: cue), standing: standing)
        }
        var token = cue - 1
        while token >= first, !has(token, [.stop, .colon]) {
            // «مدينة تشهد احتجاجات»: what a relative clause tells is of another; who carried the words on has not said them.
            let carries = verbs[token]?.first.map { tables.verbs[$0.row].isCarrying } ?? false
            if !has(token - 1, .relative), let phrase = doer(of: token, start..<cue), let standing = standing(at: phrase.lowerBound),
                standing != .unknown,
                !isOfOtherGender(phrase.lowerBound, behind: features), !isDocument(phrase.lowerBound),
                !has(phrase.lowerBound, .venue) || has(phrase.lowerBound, .name),
                !carries || [.named, .anonymous].contains(identity(of: phrase).kind)
            {
                return NounPhrase(tokens: phrase, standing: standing)
            }
            token -= 1
        }
        return nil
    }

    /// The last plural noun of persons before a plural verb.
    func pluralBefore(_ verb: Int, start: Int, reach: Int = 14) -> NounPhrase? {
        var token = verb - 1
        while token >= max(start, verb - reach) {
            if has(token, .stop) { return nil }
            if has(token, .head), heads[token] >= 0 {
                let kind = tables.heads[Int(heads[token])].kind
                if kind == .collective || has(token, .article) && endsAsPlural(token)
                    || (kind == .anonymous || kind == .title) && isPluralPhrase(token..<(token + 1))
                {
                    return NounPhrase(tokens: token..<phraseEnd(from: token, limit: verb), standing: .head)
                }
            }
            token -= 1
        }
        return nil
    }

    /// «السعوديون», «المحاسبين»
    func endsAsPlural(_ token: Int) -> Bool {
        let letters = text.text.foldedBytes(token)
        return letters.count >= 14
            && (letters.suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) || letters.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x86]))
    }

    /// «93 في المئة من السكان يعتقدون», «قال 61 بالمئة من الناخبين»: so many of whom, right before a verb or behind it.
    func sharePhrase(around verb: Int, _ cueEnd: Int, start: Int, limit: Int) -> NounPhrase? {
        for token in [cueEnd] + (max(start, verb - 12)..<max(start, verb - 2)).reversed() where token < limit {
            guard let of = share(at: token) else { continue }
            let end = phraseEnd(from: of, limit: token < verb ? verb : min(limit, of + 10))
            if token > verb || end == verb { return NounPhrase(tokens: token..<end, standing: .head) }
        }
        return nil
    }

    /// «مظاهرات تطالب بـ», «ضغوط من السلطات طالبت بـ»: within what somebody says, the name or plural right before a verb that agrees with it.
    func nounBefore(_ verb: Int, _ features: WordFeatures) -> NounPhrase? {
        guard features.number == .singular, !has(verb, .conjunction) else { return nil }
        if has(verb - 1, .name), let mention = actors.name(at: verb - 1), mention.tokens.upperBound == verb,
            mention.type != .place, mention.type != .other, (features.gender == .feminine) == actors.isFeminine(mention.entity), !isGenitive(mention)
        {
            return NounPhrase(tokens: mention.tokens, standing: .named)
        }
        guard has(verb - 1, .head), !has(verb - 1, .ba), !has(verb - 1, .lam), features.gender == .feminine, !isOblique(verb - 1),
            isPluralPhrase((verb - 1)..<verb) || text.text.foldedBytes(verb - 1).suffix(4).elementsEqual([0xD8, 0xA7, 0xD8, 0xAA])
        else { return nil }
        return NounPhrase(tokens: (verb - 1)..<verb, standing: .head)
    }

    /// «اعتقال سمير», «قرار الوزير»: a name right behind an indefinite noun that is nobody is its genitive.
    func isGenitive(_ mention: ActorLayer.Mention) -> Bool {
        let before = mention.tokens.lowerBound - 1
        guard before >= 0, text.tokens[before].kind == .word, !text.tokens[before + 1].startsLine, !has(before + 1, [.ba, .lam, .conjunction]) else {
            return false
        }
        let other: TokenRoles = [.verb, .cueVerb, .adverb, .bound, .head, .name, .article, .adjective, .mark, .demonstrative, .cuePhrase]
        return !isDefinite(before) && roles[before].isDisjoint(with: TokenRoles.particle.union(other)) && !isWrittenAccusative(before)
            && !endsInPronoun(before)
    }

    /// «إن الشرطة أبلغت الوزارة»: the noun phrase between أن and a verb.
    func subjectOfThat(_ verb: Int, start: Int) -> NounPhrase? {
        // «إن الوزير سبق أن نفى»
        let last = text.text.token(verb - 1, is: "ان") && isWord(verb - 2, .precedent) ? verb - 2 : verb
        var token = last - 1
        var commas = 0
        // «إن المملكة "حذرت من»: the mark opens what is cited of the clause.
        if has(token, .openQuote), token > start { token -= 1 }
        while token >= max(start, verb - 16), !has(token, .complement) {
            if has(token, .comma), commas < 2 {
                commas += 1
                token -= 1
                continue
            }
            if has(token, [.verb, .comma, .stop, .opener, .relative, .colon, .openQuote]), !has(token, [.name, .article, .head, .lam, .auxiliary]) {
                return nil
            }
            token -= 1
        }
        var end = last
        while end > token + 1, has(end - 1, [.auxiliary, .negation, .adverb, .comma]) || end == verb && has(end - 1, .openQuote) { end -= 1 }
        // «إن الرئيس، بحسب مصادر مطلعة، أبلغ»
        if let comma = ((token + 1)..<max(token + 1, end)).first(where: { has($0, .comma) }), has(comma + 1, .cuePhrase) { end = comma }
        guard token >= start, has(token, .complement), token + 1 < end, text.tokens[token].foldedRange.count <= 8,
            text.segmentations[token].enclitic == .none,
            let standing = standing(at: token + 1)
        else { return nil }
        return NounPhrase(tokens: (token + 1)..<end, standing: standing)
    }

    /// «قال إن موكله ينكر التهم», «قالت إن القاتل هدد الضحية بـ»: in a clause that somebody tells, the noun phrase between أن and a verb
    /// that agrees with it.
    /// - Parameter isPersonal: only persons do what the verb says, so that a noun that no table knows is taken for one.
    func subjectOfTold(_ verb: Int, _ reading: VerbReading, start: Int, isPersonal: Bool) -> NounPhrase? {
        guard !reading.isParticiple, !isJoined(verb, reading), var phrase = subjectOfThat(verb, start: start), let first = phrase.tokens.first,
            roles[first].isDisjoint(with: [.ba, .lam, .venue, .adverb, .openQuote]),
            // «زبائن آسيويين يطلبون»: of persons a plural may be any word.
            isPersonal && reading.features.number == .plural && phrase.standing == .unknown || agrees(first, phrase.tokens, with: reading.features)
        else { return nil }
        // «واشنطن لديها معلومات تؤكد»: more than a noun phrase.
        guard phraseEnd(from: first, limit: phrase.tokens.upperBound) >= phrase.tokens.upperBound else { return nil }
        if phrase.standing == .unknown, isPersonal, phrase.tokens.count <= 4, !has(first, [.demonstrative, .preposition, .negation]) {
            phrase.standing = .head
        }
        return phrase
    }

    /// Whether a verb is joined to what stands before it; the letter و of «وعدت» is its own.
    func isJoined(_ verb: Int, _ reading: VerbReading) -> Bool { has(verb, .conjunction) && !reading.cut.proclitics.isDisjoint(with: .conjunctions) }

    private func agrees(_ head: Int, _ phrase: Range<Int>, with features: WordFeatures) -> Bool {
        if features.number != .singular {
            return isPluralPhrase(head..<(head + 1)) || isOblique(head) || isCoordinate(phrase)
                || actors.name(at: head).map { isPluralName($0.entity) } ?? false
                || !has(head, .name) && text.text.foldedBytes(head).suffix(2).elementsEqual([0xD9, 0x8A])
        }
        if let mention = actors.name(at: head), mention.tokens.lowerBound == head {
            return mention.type != .person || !actors.entities[mention.entity].known
                || actors.isFeminine(mention.entity) == (features.gender == .feminine)
        }
        if features.gender == .feminine { return !disagrees(head, with: features) && !(isAccusativeHead(head) && !isPluralPhrase(head..<(head + 1))) }
        return !text.text.foldedBytes(head).suffix(2).elementsEqual([0xD9, 0x87]) || endsInPronoun(head) && text.segmentations[head].enclitic != .none
    }

    /// «ويعتبر القطن محصولاً مهماً», «تعتبر الشركة واحدة من»: one noun phrase and what it is held to be.
    func isPassive(_ reading: VerbReading, _ frame: Frame, _ subject: NounPhrase?, _ token: Int, isBefore: Bool, _ isWithin: Bool) -> Bool {
        guard frame.kind == .object, reading.features.aspect == .present, reading.features.number == .singular, reading.cut.enclitic == .none
        else { return false }
        // «التي تعتبر ركناً من أركان الحلف»
        if has(token - 1, .relative), frame.start == token + 1 || frame.start <= token + 4 && has(token + 1, .preposition),
            isAccusative(frame.start) || isWord(frame.start, .predicate)
        {
            return true
        }
        // «القطن، الذي يعتبر مصدر الدخل الأول»: what stands right before the relative is nobody.
        if has(token - 1, .relative), frame.start == token + 1, let subject {
            let before = has(token - 2, .comma) ? token - 2 : token - 1
            if subject.tokens.upperBound <= token - 1, subject.tokens.upperBound < before { return true }
        }
        guard !has(token - 1, .relative), !isBefore else { return false }
        guard let subject else { return !isWithin || isAccusative(frame.start) && !isPronounClause(token - 1) }
        return subject.tokens.upperBound <= frame.start
            && (subject.tokens.dropFirst() + [frame.start]).contains { isWord($0, .predicate) || isAccusative($0) }
            && (isWord(frame.start, .predicate) || isAccusative(frame.start) || subject.tokens.dropFirst().contains { isWord($0, .predicate) })
    }

    /// «عدداً», «مسؤولا»: a noun of a source in the accusative, which is no subject of the verb before it.
    func isAccusativeHead(_ token: Int) -> Bool {
        guard has(token, .head), roles[token].isDisjoint(with: [.name, .article]), text.segmentations[token].enclitic == .none else { return false }
        let letters = text.text.foldedBytes(token)
        return letters.count >= 8 && letters.suffix(2).elementsEqual([0xD8, 0xA7])
    }

    /// «خطراً», «محصولا»: an indefinite noun with the alif of the accusative.
    private func isAccusative(_ token: Int) -> Bool {
        guard text.tokens[token].kind == .word, roles[token].isDisjoint(with: TokenRoles.particle.union([.name, .article, .head])) else {
            return false
        }
        let letters = text.text.foldedBytes(token)
        return letters.count >= 8 && letters.suffix(2).elementsEqual([0xD8, 0xA7]) && !letters.suffix(4).elementsEqual([0xD9, 0x87, 0xD8, 0xA7])
    }

    /// «هودا», «السويدي», «المنظمون», «آل حداد»: a word that no table knows but that can hardly be a thing. What is definite and no
    /// adjective of relation («التجارب», «الأرقام») tells nothing of itself.
    func canSpeak(_ subject: NounPhrase, _ reading: VerbReading) -> Bool {
        let first = subject.tokens.lowerBound
        if text.tokens[first].kind == .latin { return true }
        guard text.tokens[first].kind == .word, !has(first, .venue), !endsInPronoun(first) else { return false }
        if text.text.token(first, is: "كل") || text.text.token(first, is: "جميع") || text.text.token(first, is: "ذلك") { return false }
        let letters = text.text.foldedBytes(first)
        guard letters.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) else {
            // «تجارب», «نتائج» agree in the feminine like the names of women and firms; what follows them tells.
            if text.text.token(first, is: "اي") || reading.features.gender == .masculine && isFeminineWord(first) { return false }
            return reading.features.gender == .masculine || subject.tokens.count > 1 || has(first + 1, [.comma, .complement])
        }
        guard letters.count >= 10, reading.features.gender == .masculine else { return false }
        return letters.suffix(2).elementsEqual([0xD9, 0x8A]) || letters.suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86])
    }

    /// «واعترف الحوثي بحدوث»: nothing but one word that may be a name stands between the verb and its preposition.
    func isLoneSpeaker(_ subject: NounPhrase, _ reading: VerbReading, _ row: AttributionTables.Verb, _ cueEnd: Int, _ frame: Frame) -> Bool {
        guard subject.tokens == cueEnd..<(cueEnd + 1), frame.intro == cueEnd + 1, !reading.isParticiple, reading.features.aspect == .past,
            !row.isAddressing, !frame.kind.isDisjoint(with: .prepositional), canSpeak(subject, reading)
        else { return false }
        return isDefinite(cueEnd) || row.isPersonal
    }

    /// The name or noun that opens the sentence with a relative clause of its own, behind whose comma a verb stands.
    func subjectAhead(of verb: Int, start: Int) -> NounPhrase? {
        guard has(verb - 1, .comma), !has(verb, .conjunction), let standing = standing(at: start), standing != .unknown, !has(start, [.ba, .lam])
        else { return nil }
        let end = actors.name(at: start)?.tokens.upperBound ?? start + 1
        guard has(end, .relative) || has(end, .comma) && has(end + 1, .relative), end < verb,
            !(min(end + 1, verb - 1)..<(verb - 1)).contains(where: { has($0, [.stop, .colon]) })
        else { return nil }
        return NounPhrase(tokens: start..<end, standing: standing)
    }

    /// Whether between a verb and what is said stands one noun phrase and nothing else: a name, a noun with its adjectives, a noun with a
    /// name as its genitive.
    func isLoneObject(_ start: Int, before end: Int, _ reading: VerbReading) -> Bool {
        guard reading.cut.enclitic == .none, start < end, end - start <= 7, phraseEnd(from: start, limit: end) >= end,
            !(start..<end).contains(where: {
                has($0, [.mark, .comma, .openQuote, .closeQuote, .bound, .adverb]) || $0 > start && has($0, .conjunction)
            })
        else { return false }
        if let name = actors.name(at: start) { return name.tokens.upperBound >= end }
        // «وحث وزير الخارجية التركي هاكان فيدان على»
        if isTitle(start), let name = actors.name(at: end - 1), name.type == .person, name.tokens.upperBound == end { return true }
        // «ويتهم الإعلام السوري جيش الإسلام», «حث المبعوث الأطراف على»: behind a definite noun another begins.
        let rest = isDefinite(start) ? start + 1 : actors.name(at: start + 1)?.tokens.upperBound ?? start + 2
        let isMan = isTitle(start) && !isFeminineWord(start)
        return !(min(rest, end)..<end).contains { !has($0, .adjective) || isMan && isFeminineWord($0) }
    }

    /// «لكن ماي حذرت», «الرئيس التركي يتهم واشنطن»: the one phrase between a connective, «كان» or the start of the sentence and a verb
    /// that agrees with it.
    func phraseAhead(of verb: Int, _ start: Int, _ features: WordFeatures) -> NounPhrase? {
        guard features.number == .singular, !has(verb, .conjunction), verb > start else { return nil }
        if let mention = actors.name(at: verb - 1), mention.tokens.upperBound == verb, isAhead(mention.tokens.lowerBound, start) {
            guard mention.type != .other, !has(mention.tokens.lowerBound, [.ba, .lam]),
                mention.type != .person || (features.gender == .feminine) == actors.isFeminine(mention.entity)
            else { return nil }
            return NounPhrase(tokens: mention.tokens, standing: .named)
        }
        // «وزيرة الخارجية السويدية تتهم الرياض»
        var first = start
        while first < verb - 1, has(first, [.opener, .auxiliary]) { first += 1 }
        guard verb - first <= 8, isAhead(first, start), has(first, .head), roles[first].isDisjoint(with: [.ba, .lam, .cueVerb, .venue]),
            (features.gender == .feminine) == endsAsFeminine(first), phraseEnd(from: first, limit: verb) == verb
        else { return nil }
        return NounPhrase(tokens: first..<verb, standing: .head)
    }

    private func isAhead(_ token: Int, _ start: Int) -> Bool {
        token == start || has(token - 1, [.opener, .auxiliary, .colon]) && !has(token - 1, .relative)
    }

    private func endsAsFeminine(_ token: Int) -> Bool { text.text.foldedBytes(token).suffix(2).elementsEqual([0xD9, 0x87]) }

    /// «بياناً أشارت فيه», «تغريدة قال فيها»: a clause that belongs to a text or speech.
    func isWithinUtterance(_ verb: Int, _ next: Int) -> Bool {
        has(next, .bound)
            && (text.text.token(next, is: "فيه") || text.text.token(next, is: "فيها") || text.text.token(next, is: "خلاله")
                || text.text.token(next, is: "خلالها"))
            && (verb - 6..<verb).contains { has($0, .venue) && !isWord($0, .moment) }
    }

    /// A plural in the accusative or genitive: «الناخبين», «مستخدميها», «متطرفي الحركة», which is no subject of a verb before it.
    func isOblique(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        // «الأمين» ends like a plural.
        guard text.tokens.indices.contains(token), !has(token, .name) || isGroup(token), !text.text.token(token, is: "الامين"),
            !text.text.token(token, is: "امين")
        else { return false }
        let letters = text.text.foldedBytes(token)
        if text.segmentations[token].enclitic != .none {
            let cut = text.segmentations[token]
            let stem = letters[(letters.startIndex + Int(cut.stemStart))..<(letters.startIndex + Int(cut.stemEnd))]
            return stem.count > 6 && stem.suffix(2).elementsEqual([0xD9, 0x8A])
        }
        guard letters.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x86]) else { return false }
        return letters.count > 10
            || text.matches(at: token).contains {
                $0.entry.table == tables.headTable && ($0.entry.features.number == .plural || $0.entry.features.number == .dual)
            }
    }

    /// «المتظاهرين»: people whom their plural alone names.
    private func isGroup(_ token: Int) -> Bool {
        guard let mention = actors.name(at: token), mention.tokens.count == 1, mention.type == .organization else { return false }
        return has(token, .article) && text.text.foldedBytes(token).count >= 14
    }

    /// «اتهمت | الزوج»: a definite man is no subject of a verb in the feminine.
    func disagrees(_ token: Int, with features: WordFeatures) -> Bool {
        guard features.gender == .feminine, features.number == .singular, isTitle(token), has(token, .article), !has(token, .name) else {
            return false
        }
        let letters = text.text.foldedBytes(token)
        return !letters.suffix(2).elementsEqual([0xD9, 0x87]) && !letters.suffix(4).elementsEqual([0xD8, 0xA7, 0xD8, 0xAA])
            && !isPluralPhrase(token..<(token + 1))
    }

    /// «واتهم إيران بـ»: right behind a verb in the masculine a state that is a feminine is whom it is said to, when a man has just spoken.
    func isObjectOfMan(_ token: Int, with features: WordFeatures, cueEnd: Int) -> Bool {
        guard token == cueEnd, features.gender == .masculine, features.number == .singular, let mention = actors.name(at: token),
            mention.tokens.lowerBound == token,
            mention.type == .country, actors.isFeminine(mention.entity), let last = history.last, let entity = last.entity,
            actors.entities[entity].type == .person
        else { return false }
        return !actors.isFeminine(entity)
    }

    /// Between subject and quotation stand only adverbials: «قال الوزير في كلمته: "…"», not «أقر القرار مبدأ "…"».
    func isLedIn(_ frame: Frame, from start: Int) -> Bool {
        guard frame.quote != nil, start < frame.intro else { return true }
        // «قالت ليلى حداد وهي تحمل العلم: "…"»
        if isCircumstantial(start) { return frame.intro - start <= 12 }
        // «أضاف الوزير قوله: "…"»
        if isPronounSaying(start) { return frame.intro - start <= 6 }
        // «قالت معلقة على الصورة: "…"»
        if has(frame.intro, .colon), verbs[start]?.first?.isParticiple ?? false { return frame.intro - start <= 9 }
        // «قال الناشط لـ CNN: "…"»
        if text.text.token(start, is: "ل") { return frame.intro - start <= 9 }
        return has(start, [.comma, .preposition, .adverb, .bound, .openBracket, .lam, .ba, .dash, .opener, .mark, .conjunction, .cuePhrase])
    }

    func isPluralPhrase(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first(where: { has($0, .head) }) else { return false }
        for match in text.matches(at: first) where match.entry.table == tables.headTable {
            if match.entry.features.number == .plural || tables.heads[Int(match.entry.row)].isPlural { return true }
        }
        // «التلفزيون» ends like a plural.
        if isOutletHead(first) { return false }
        let letters = text.text.foldedBytes(first)
        return letters.count > 8
            && (letters.suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) || letters.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x86]))
    }

    /// «حداد وخوري»: two persons.
    func isCoordinate(_ tokens: Range<Int>) -> Bool {
        guard let first = actors.name(at: tokens.lowerBound), first.type == .person, first.tokens.upperBound < tokens.upperBound,
            let second = actors.name(at: first.tokens.upperBound)
        else { return false }
        return second.type == .person && second.entity != first.entity && has(second.tokens.lowerBound, .conjunction)
    }

    func isReport(_ subject: NounPhrase) -> Bool {
        guard let head = subject.tokens.prefix(2).first(where: { heads[$0] >= 0 }) else { return false }
        let kind = tables.heads[Int(heads[head])].kind
        return kind == .document || kind == .title || kind == .anonymous || kind == .collective || kind == .outlet
    }
}
