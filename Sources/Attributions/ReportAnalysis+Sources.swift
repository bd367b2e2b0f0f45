import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// How sure a noun phrase is to be somebody who can speak.
    enum Standing: Int, Sendable { case unknown, head, named }

    struct NounPhrase {
        var tokens: Range<Int>
        var standing: Standing
    }

    /// Whether a noun phrase of a speaker can begin at a token, and how sure that is.
    func standing(at token: Int) -> Standing? {
        guard token < count else { return nil }
        let role = roles[token]
        if role.contains(.name) {
            guard let mention = actors.name(at: token) else { return nil }
            return mention.type == .other ? .unknown : .named
        }
        if role.contains(.head) { return isAdjectiveOfNoun(token) ? .unknown : .head }
        if role.contains(.demonstrative) { return has(token + 1, [.head, .name]) ? .head : (text.text.token(token, is: "هولاء") ? .head : nil) }
        if counts(token) || isLatter(token) { return .head }
        if role.contains(.openQuote) {
            // A short quotation with words behind it is a name: «كتبت "تويتر" في».
            guard length(ofQuotation: token) <= 4, isClosed(token) else { return nil }
            // «وأكد "لن نتراجع"»
            if has(token + 1, [.negation, .complement]) { return nil }
            return has(Int(closing[token]) + 1, [.stop, .comma]) ? .unknown : .head
        }
        guard text.tokens[token].kind == .word || text.tokens[token].kind == .latin, !isCircumstantial(token) else { return nil }
        guard role.isDisjoint(with: .particle), role.isDisjoint(with: [.adverb, .bound, .ba, .mark, .cuePhrase]) else { return nil }
        if role.contains(.cueVerb), !role.contains(.article) { return nil }
        if role.contains(.obligation) { return nil }
        // «كل من القاهرة والرياض»
        if isEachOf(token) { return standing(at: token + 2) }
        return isPluralOfPersons(token) || isTitleByItsName(token) || isNameByItsTitle(token) ? .head : .unknown
    }

    /// «انتقدت نجود الطويل، عضو اللجنة، …»: words that no table knows between a verb of saying and the comma before an office.
    func isNameByItsTitle(_ token: Int) -> Bool {
        guard token > 0, has(token - 1, .cueVerb), roles[token - 1].isDisjoint(with: [.name, .head, .article]), !isDefinite(token),
            !endsInPronoun(token), !isWrittenAccusative(token)
        else { return false }
        var comma = token + 1
        while comma < min(count, token + 4), text.tokens[comma].kind == .word,
            roles[comma].isDisjoint(
                with: TokenRoles.particle.union([.verb, .cueVerb, .conjunction, .ba, .lam, .adverb, .bound, .cueNoun, .demonstrative]))
        { comma += 1 }
        guard comma >= token + 2, comma + 2 < count, has(comma, .comma), isTitle(comma + 1) else { return false }
        return roles[comma + 1].isDisjoint(with: [.conjunction, .ba, .lam, .name]) && !isPluralPhrase((comma + 1)..<(comma + 2))
    }

    /// «أعلن الأخير», «أن الأخيرة»: whoever was named last, not «الأسبوع الأخير».
    func isLatter(_ token: Int) -> Bool {
        isWord(token, .latter) && isDefinite(token) && roles[token].isDisjoint(with: [.name, .ba, .lam])
            && (has(token - 1, [.cueVerb, .complement, .verb]) && roles[token - 1].isDisjoint(with: [.name, .article, .head])
                || syntax?.verbs[max(0, token - 1)] ?? false)
    }

    /// «ثلاثة مسؤولين», «12 نائباً»: so many people.
    func counts(_ token: Int) -> Bool {
        guard token < count, text.tokens[token].kind == .number || isWord(token, .number) else { return false }
        return has(token + 1, .head) && !isDocument(token + 1)
            && roles[token + 1].isDisjoint(with: [.name, .article, .lam, .ba, .conjunction, .preposition])
    }

    /// «المرجع الديني سمير حداد»: a definite noun that no table knows, with its adjective or without, right before a person's name.
    func isTitleByItsName(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let letters = text.text.foldedBytes(token)
        guard letters.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) || letters.starts(with: [0xD9, 0x84, 0xD9, 0x84]), text.tokens[token].kind == .word,
            roles[token].isDisjoint(with: TokenRoles.particle.union([.venue, .cueNoun, .ba, .name, .adverb])), !endsInPronoun(token)
        else { return false }
        var name = token + 1
        if has(name, .adjective), isDefinite(name), roles[name].isDisjoint(with: [.name, .lam, .ba, .conjunction]) { name += 1 }
        guard let mention = actors.name(at: name), mention.type == .person, mention.form == .name, mention.tokens.lowerBound == name
        else { return false }
        return mention.tokens.count > 1 && roles[name].isDisjoint(with: [.lam, .ba, .conjunction])
    }

    /// «كل من», «كلا من»: each of those who follow.
    func isEachOf(_ token: Int) -> Bool { isWord(token, .each) && text.text.token(token + 1, is: "من") }

    /// «مدافعون», «سياسيون»: a sound plural in the nominative, of a participle or an adjective of relation, is said of persons alone.
    private func isPluralOfPersons(_ token: Int) -> Bool {
        let cut = text.segmentations[token]
        let word = text.text.foldedBytes(token)
        let letters = word[(word.startIndex + Int(cut.stemStart))..<(word.startIndex + Int(cut.stemEnd))]
        guard cut.enclitic == .none, !has(token, [.verb, .cueVerb, .name]), letters.suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) else {
            return false
        }
        return letters.count >= 12 && letters.starts(with: [0xD9, 0x85])
            || letters.count >= 14 && letters.suffix(6).elementsEqual([0xD9, 0x8A, 0xD9, 0x88, 0xD9, 0x86])
    }

    /// «وهي تبكي», «وهو يبتسم»: how somebody spoke.
    func isCircumstantial(_ token: Int) -> Bool {
        (text.text.token(token, is: "وهي") || text.text.token(token, is: "وهو")) && token + 1 < count && text.tokens[token + 1].kind == .word
    }

    /// «المبعوث الأممي إلى السودان، فلان، …»: the preposition of an office and what is behind it, up to the name.
    func officePlace(_ start: Int, limit: Int) -> Range<Int>? {
        guard start < limit, has(start, .head), isTitle(start) else { return nil }
        for token in (start + 1)..<max(start + 1, min(limit, start + 5)) where has(token, .preposition) {
            return officeHolder(behind: token, of: start, limit: limit, beforeObject: false).map { token..<$0 }
        }
        return nil
    }

    /// «المبعوث الخاص إلى ليبيا فلان», «النائب عن كتلة الإصلاح فلان»: one past the name behind what an office is for.
    private func officeHolder(behind preposition: Int, of start: Int, limit: Int, beforeObject: Bool) -> Int? {
        guard has(start, .head), isTitle(start) else { return nil }
        // «مبعوث الأمم المتحدة لليمن فلان»
        let isJoined =
            (has(preposition, .lam) || carriesLam(preposition) || text.text.foldedBytes(preposition).starts(with: [0xD9, 0x84, 0xD9, 0x84]))
            && actors.name(at: preposition).map { $0.type == .country || $0.type == .place } ?? false
        guard isJoined || has(preposition, .preposition) && ["الي", "لدي", "عن", "في"].contains(where: { text.text.token(preposition, is: $0) })
        else { return nil }
        var token = isJoined ? preposition : preposition + 1
        guard token < limit, actors.name(at: token).map({ $0.type != .person && $0.type != .other }) ?? (has(token, .head) && isBody(token)) else {
            return nil
        }
        if isJoined { token += 1 }
        while token < limit, token - preposition <= 8 {
            if token > preposition + 1, let name = actors.name(at: token), name.type == .person, name.tokens.lowerBound == token {
                guard roles[token].isDisjoint(with: [.conjunction, .lam, .ba]) else { return nil }
                let end = name.tokens.upperBound
                let closing = TokenRoles.boundary.union([.complement, .adverb, .openQuote, .closeQuote, .openBracket, .preposition, .ba, .lam])
                return end >= limit || beforeObject || has(end, closing) ? end : nil
            }
            // «المبعوث الأممي إلى جنوب السودان، فلان، …»: between commas.
            if has(token, .comma), token + 1 < limit, let name = actors.name(at: token + 1), name.type == .person, name.form == .name,
                name.tokens.lowerBound == token + 1,
                roles[token + 1].isDisjoint(with: [.conjunction, .lam, .ba]),
                has(name.tokens.upperBound, [.comma, .complement, .colon, .openQuote, .closeBracket, .stop]) || name.tokens.upperBound >= limit
            {
                return name.tokens.upperBound
            }
            guard has(token, [.name, .article, .adjective, .head]), roles[token].isDisjoint(with: [.comma, .conjunction]), !isTitle(token) else {
                return nil
            }
            token += 1
        }
        return nil
    }

    /// «حل سياسي», «الحل السياسي»: a word for a person that ends like an adjective, behind a noun.
    private func isAdjectiveOfNoun(_ token: Int) -> Bool {
        guard text.text.foldedBytes(token).suffix(2).elementsEqual([0xD9, 0x8A]), token > 0, heads[token] >= 0,
            has(token, .adjective) || !has(token, .article),
            text.tokens[token - 1].kind == .word, !text.tokens[token].startsLine
        else { return false }
        let kind = tables.heads[Int(heads[token])].kind
        guard kind == .title || kind == .anonymous, text.text.foldedBytes(token).count >= 10 else { return false }
        return roles[token - 1].isDisjoint(
            with: TokenRoles.particle.union([.verb, .cueVerb, .adverb, .bound, .mark, .name, .cuePhrase, .demonstrative, .head, .cueNoun]))
    }

    /// The noun phrase that begins at a token: head, genitives, adjectives, affiliation, apposition, relative clause.
    /// - Returns: one past its last token.
    /// - Parameter beforeObject: the phrase is a subject with an object behind it, so that it ends where a complete phrase is followed by
    ///   a noun that cannot belong to it: «نفى الوزير | وجود خلافات».
    func phraseEnd(from start: Int, limit: Int, beforeObject: Bool = false) -> Int {
        var token = start
        var last = start
        var sawPerson = false
        var inRelative = false
        var appositionStart = -1
        var isDescribed = false
        let bound = min(limit, start + 45)
        while token < bound {
            let role = roles[token]
            if let end = asides[token] ?? (role.contains(.comma) ? asides[token + 1] : nil) {
                token = min(bound, end)
                last = token
                inRelative = false
                continue
            }
            if role.contains(.openQuote) {
                guard length(ofQuotation: token) <= 8, isClosed(token) else { break }
                token = after(token, limit: bound)
                last = token
                continue
            }
            if role.contains(.openBracket) {
                token = after(token, limit: bound)
                last = token
                continue
            }
            if !role.isDisjoint(with: [.stop, .colon]) { break }
            if role.contains(.dash) {
                // A hyphen inside a name; a dash opens an aside.
                guard token + 1 < bound, text.tokens[token].joinsPrevious || has(token + 1, .name) || text.tokens[token + 1].joinsPrevious
                else { break }
                token += 1
                continue
            }
            if role.contains(.comma) {
                if isDescribed { break }
                // «وصف الوزير، سمير حداد، | الاتهامات»: the comma closes the aside.
                if beforeObject, sawPerson, appositionStart >= 0, !has(token + 1, .relative) { break }
                // «اتهم الشيخ سالم العدني، | أمير الإقليم ناصر العدني بـ»: another man's office and name.
                if beforeObject, sawPerson, namesAnother(behind: token, than: start..<last, limit: bound) { break }
                // «حسب وسائل الإعلام، | حماس»: many are not one.
                if heads[start] >= 0, tables.heads[Int(heads[start])].kind == .collective,
                    actors.name(at: token + 1).map({ $0.type != .place }) ?? false
                {
                    break
                }
                // «نفى الوزير، الذي وصل أمس، | وقوع هجوم»
                if beforeObject, inRelative, !has(token + 1, [.relative, .name, .head, .conjunction]), !isCircumstantial(token + 1) { break }
                guard let next = apposition(behind: token, limit: bound),
                    !beforeObject || !sawPerson || has(next, [.head, .relative]) || next > token + 1
                else { break }
                inRelative = false
                token = next
                appositionStart = next
                continue
            }
            if inRelative {
                if role.contains(.complement) { break }
                // «السكان الذين نزحوا وأضافوا أن»
                if role.contains(.cueVerb), role.contains(.conjunction), opensReport(token), has(token + 1, .complement) { break }
                // «تصريحات الوزير التي هدد فيها بالحرب | قائلا إنها»
                if role.contains(.cueVerb), verbs[token]?.first?.isParticiple ?? false, roles[token].isDisjoint(with: [.article, .name, .head]),
                    has(token + 1, [.complement, .colon, .openQuote])
                {
                    break
                }
                // «السفير الذي حضر الجلسة للصحافيين "…"»
                if role.contains(.lam), has(token + 1, [.openQuote, .colon, .complement]), isAddressee(token),
                    isOutletHead(token) || isPluralPhrase(token..<(token + 1))
                {
                    break
                }
                token += 1
                last = token
                continue
            }
            if role.contains(.relative) {
                // «تصريحات الوزير التي قال فيها»: the relative is not his.
                if token > start, !relates(token, to: start..<token) { break }
                // «وفق الناطقة التي أوضحت "…"»: her next report, no description.
                if token > start, has(token + 1, .cueVerb),
                    has(token + 2, [.openQuote, .colon, .complement]) || has(token + 2, .preposition) && has(token + 3, .complement)
                {
                    break
                }
                if token > start, sawPerson, let verb = verbs[token + 1]?.first, !verb.isParticiple,
                    tables.verbs[verb.row].frames.contains(.objectWithBa)
                {
                    break
                }
                inRelative = true
                token += 1
                last = token
                continue
            }
            if token > start {
                if !sawPerson, let end = officeHolder(behind: token, of: start, limit: bound, beforeObject: beforeObject) {
                    if (token..<end).contains(where: { has($0, .comma) }) { appositionStart = token }
                    token = end
                    last = end
                    sawPerson = true
                    continue
                }
                // «مفوضة الأمم المتحدة لحقوق الإنسان»: what an office or body is for.
                if isServed(token), isTitle(start) || isBody(start) || has(start, .name) {
                    token += 2
                    last = token
                    continue
                }
                if isCircumstantial(token) || isWord(token, .copula) { break }
                // «علق مصدر فرنسي | بالقول إن»
                if isBySaying(token), has(token + 1, [.complement, .openQuote, .colon]) { break }
                // «بيان نشره المكتب», «بيان صادر عن الوزارة»
                if isDocument(start) || heads[start] < 0 && roles[start].isDisjoint(with: [.name, .verb, .cueVerb]), !isDefinite(start),
                    isCarried(token)
                {
                    token += has(token + 1, .bound) ? 2 : 1
                    continue
                }
                if role.contains(.preposition) {
                    // «في يناير/كانون الثاني», «في 17 من الشهر»
                    if token + 2 < count, text.tokens[token + 1].kind == .number || text.text.token(token + 2, is: "/") { break }
                    if isVenuePhrase(token, limit: bound), !isOwnPreposition(token), !isWord(token + 1, .field) { break }
                    if sawPerson || behindSide(token) != nil { break }
                    // «سخر الوزير | من اتهامات المعارضة»
                    if text.text.token(token, is: "من"), has(token + 1, .cueNoun), roles[token + 1].isDisjoint(with: [.name, .head]) { break }
                    // «موقع "الأفق" | من المرتبة العاشرة»: an outlet behind whose name in marks something else follows.
                    if has(token - 1, .closeQuote), isOutletHead(start), has(start + 1, .openQuote), !text.text.token(token, is: "في") { break }
                    // «في دعوتها», «في كلمته»: how he says it.
                    if text.text.token(token, is: "في"), token + 1 < count, text.tokens[token + 1].kind == .word,
                        text.segmentations[token + 1].enclitic.isThirdPerson,
                        roles[token + 1].isDisjoint(with: [.name, .article])
                    {
                        break
                    }
                    // «في السادس من»
                    if text.text.token(token, is: "في"), has(token + 1, .article), text.text.token(token + 2, is: "من"),
                        roles[token + 1].isDisjoint(with: [.name, .head])
                    {
                        break
                    }
                    if isWord(token, .adjunct), !isOwnPreposition(token) { break }
                    token += 1
                    continue
                }
                // «منظمات غير حكومية»
                if text.text.token(token, is: "غير"), token + 1 < bound, endsInNisba(token + 1), roles[token + 1].isDisjoint(with: [.name, .head]) {
                    token += 2
                    last = token
                    continue
                }
                if !role.isDisjoint(with: [.adverb, .complement, .opener, .negation, .auxiliary, .bound]) { break }
                // «موقع "الأفق" | فرصة»: behind a name in marks an indefinite noun is another.
                if has(token - 1, .closeQuote), has(start, .head), has(start + 1, .openQuote), !isIndefiniteNisba(token), isBareNoun(token) { break }
                if role.contains(.cuePhrase), !role.contains(.name) { break }
                // «حذرت إسرائيل | الصيادين»
                if has(token - 1, .name), role.contains(.article), role.isDisjoint(with: [.name, .lam, .ba]), isOblique(token) { break }
                // «حذرت الشركة | المستثمرين», «حذر الجيش | الجنود»
                if beforeObject, role.contains(.article), role.isDisjoint(with: [.name, .adjective, .lam, .ba, .conjunction]), token == start + 1,
                    isBody(start), has(start, .article),
                    isOblique(token) || isPluralPhrase(token..<(token + 1))
                {
                    break
                }
                // «وصف الرئيس | نظيره»: two names side by side are two persons.
                if beforeObject, role.contains(.name), let mention = actors.name(at: token), mention.type == .person,
                    mention.tokens.lowerBound == token,
                    role.isDisjoint(with: [.conjunction, .lam, .ba]), let before = actors.name(at: token - 1), before.type == .person,
                    before.entity != mention.entity
                {
                    break
                }
                // «نفى وزير العدل | صحة ما نشر», «أكدت وزيرة المال | أهمية هذه الخطوة»
                if beforeObject, isDefinite(token - 1), !has(token - 1, .name), isBareNoun(token), !endsInNisba(token),
                    text.text.token(token + 1, is: "ما") || has(token + 1, .demonstrative)
                {
                    break
                }
                // «اتهمت الشرطة | المدير بالسرقة», «حملت الحكومة الكينية | المعارضة المسؤولية»
                if beforeObject, isBody(start), isDefinite(start), isDefinite(token), role.isDisjoint(with: [.name, .conjunction, .lam, .ba]),
                    // «الحزب الحاكم»
                    token == start + 1 && isTitle(token) && !text.text.token(token, is: "الحاكم")
                        || token == start + 2 && isBody(token) && (actors.adjectives[token - 1] != nil || has(token - 1, .adjective))
                {
                    break
                }
                // «هنأ الاتحاد الأوروبي | الرئيس المنتخب»
                if beforeObject, isTitle(token), isDefinite(token), role.isDisjoint(with: [.name, .conjunction, .lam, .ba]),
                    let mention = actors.name(at: start), mention.tokens.lowerBound == start, mention.tokens.upperBound == token,
                    mention.type == .organization || mention.type == .country
                {
                    break
                }
                // «أبلغت الوزارة | الأمم المتحدة»: a definite body without a name, and another's name.
                if beforeObject, token == start + 1, isBody(start), has(start, .article), !has(start, .name),
                    role.isDisjoint(with: [.conjunction, .lam, .ba]),
                    let mention = actors.name(at: token), mention.tokens.lowerBound == token, mention.tokens.count > 1, has(token, .article),
                    mention.type == .organization || mention.type == .country
                {
                    break
                }
                // «تداول ناشطون | مقطعاً»: a plural in ون has no genitive.
                if beforeObject, has(token - 1, .head), isTitle(token - 1) || heads[token - 1] >= 0 && !isBody(token - 1) && !isOutletHead(token - 1),
                    !has(token - 1, .name),
                    role.isDisjoint(with: [.name, .conjunction, .relative, .openBracket]),
                    text.text.foldedBytes(token - 1).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]), text.text.foldedBytes(token - 1).count > 8,
                    !text.text.foldedBytes(token).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86])
                {
                    break
                }
                // «اتهم الوزير | المعارضة»: no adjective of one man, and a definite noun has no genitive.
                if beforeObject, isDefinite(token), role.isDisjoint(with: [.lam, .ba, .conjunction]), isTitle(token - 1), has(token - 1, .article),
                    !isPluralPhrase((token - 1)..<token), !isFeminineWord(token - 1), isFeminineWord(token),
                    // «رئيسة الوزراء البريطانية»
                    !(start < token - 1 && isFeminineWord(start) && role.contains(.adjective)),
                    actors.name(at: token).map({ $0.type != .person }) ?? true
                {
                    break
                }
                // «حملت السلطات | المسؤولية الكاملة»
                if beforeObject, isWord(token, .guilt) { break }
                // «على لسان مصدر | قوله إن», «عن مصدرين مطلعين | تأكيدهما أن»
                if role.contains(.cueNoun), role.isDisjoint(with: [.name, .head]), nouns[token]?.segmentation.enclitic.isThirdPerson ?? false {
                    break
                }
                // «برر الوزير | قراره»: a definite noun has no genitive.
                if has(token - 1, .article) || token > start + 1 && isDefinite(token - 1) && !has(token - 1, .name), endsInPronoun(token),
                    text.segmentations[token].proclitics.isEmpty, !isDefinite(token),
                    !text.text.foldedBytes(token).starts(with: Array("باسم".utf8)),
                    role.isDisjoint(with: TokenRoles.particle.union([.name, .adjective, .conjunction, .lam, .ba, .adverb, .bound, .mark])),
                    text.tokens[token].kind == .word, !isWord(token, .emphasis)
                {
                    break
                }
                // «أبلغ الوزير | السفير»: two offices with no name behind them are two persons.
                if beforeObject, isTitle(start), isTitle(token), isDefinite(start), isDefinite(token),
                    ((start + 1)..<token).allSatisfy({ has($0, .adjective) && isDefinite($0) && !has($0, .name) }),
                    role.isDisjoint(with: [.name, .adjective, .conjunction, .lam, .ba]), !isPluralPhrase(start..<token),
                    !((token + 1)..<min(bound, token + 4)).contains(where: { actors.name(at: $0)?.type == .person })
                {
                    break
                }
                // «اتهم زعيم المعارضة | الرئيس بـ»
                if beforeObject, isTitle(start), isTitle(token), isDefinite(token), isDefinite(token - 1), token == start + 2,
                    role.isDisjoint(with: [.name, .adjective, .conjunction, .lam, .ba]),
                    !has(token - 1, .adjective) || has(token - 1, [.head, .name]),
                    !((token + 1)..<min(bound, token + 5)).contains(where: { actors.name(at: $0)?.type == .person })
                {
                    break
                }
                // «أكد نظيره | دعمه»
                if beforeObject, token == start + 1, endsInPronoun(start), endsInPronoun(token), text.segmentations[token].proclitics.isEmpty,
                    role.isDisjoint(with: TokenRoles.particle.union([.name, .head, .adjective, .conjunction, .lam, .ba, .adverb, .bound, .mark])),
                    text.tokens[token].kind == .word, !isWord(token, .emphasis)
                {
                    break
                }
                // «حذرت السفارة | رعاياها»
                if has(token - 1, .name), text.segmentations[token].enclitic.isThirdPerson,
                    role.isDisjoint(with: [.name, .head, .conjunction, .lam, .ba])
                {
                    break
                }
                // «وصفت كينشاسا | النفي الرواندي»
                if beforeObject, has(token - 1, .name), role.contains(.article),
                    role.isDisjoint(with: [.name, .head, .adjective, .conjunction, .lam, .ba]),
                    nouns[token] != nil || weighedNouns[token] != nil
                {
                    break
                }
                // «رحب النائب | بحديث الوزير»
                if role.contains(.ba), role.isDisjoint(with: .name), !isDefinite(token), nouns[token] != nil, has(token + 1, [.head, .name]) {
                    break
                }
                // «ردت الوزارة | ببيان اتهمت فيه»: in which text she speaks.
                if token + 1 < count, role.contains(.ba), role.contains(.venue), !isDefinite(token),
                    roles[token + 1].isDisjoint(with: [.name, .head, .article, .openQuote]),
                    has(token + 1, [.cueVerb, .adjective, .verb]) || endsInNisba(token + 1)
                {
                    break
                }
                if role.contains(.ba), role.isDisjoint(with: [.name, .head]), !text.text.foldedBytes(token).starts(with: Array("باسم".utf8)),
                    !isCharged(token - 1)
                {
                    // «الأستاذ بالطب النفسي، فلان»
                    // «مسؤول الإعلام بالأوقاف الإسلامية سمير حداد»
                    if isTitle(start), !sawPerson, isOfficeOf(token, limit: bound) {
                        token += 1
                        last = token
                        continue
                    }
                    guard has(start, .head), isTitle(start) || has(start, .article),
                        let comma = (token..<min(bound, token + 5)).first(where: { has($0, [.comma, .cueVerb, .complement]) }),
                        has(comma, .comma), actors.name(at: comma + 1)?.type == .person
                    else { break }
                }
                if role.contains(.lam) || token > start && carriesLam(token), !isDocument(start), isAddressee(token), !isServed(token, limit: bound) {
                    break
                }
                // «قال المتهم | لشريكه», «اتهام المعارضة | للحكومة»: one word that names somebody in full, and to whom it is said or done.
                if role.contains(.lam), role.isDisjoint(with: .name), !isDocument(start), !isOutletHead(start), token > start,
                    actors.name(at: start).map({
                        $0.tokens.lowerBound == start && $0.tokens.upperBound == token
                            && ($0.type == .person || $0.type == .country || beforeObject && !role.contains(.article))
                    })
                        ?? (token == start + 1 && isDefinite(start)
                            && (isTitle(start) || beforeObject || endsInPronoun(token)))
                        // «قالت والدته | للصحفيين»
                        || token == start + 1 && isTitle(start) && text.segmentations[start].enclitic != .none
                        // «اتهام بعض النواب | للبعثة»
                        || isQuantifier(start) && token == start + 2 && has(token - 1, .article)
                {
                    break
                }
                // «لزواره»
                if role.contains(.lam), role.isDisjoint(with: [.name, .head]), !isDocument(start), text.segmentations[token].enclitic.isThirdPerson {
                    break
                }
                // «لـ"العربي الجديد"»
                if text.text.token(token, is: "ل"), !isDocument(start) { break }
                // «بحسب أنباء متضاربة، فإن»
                let isDescription =
                    token == start + 1 && !isDefinite(start) && isFeminineWord(token) && !role.contains(.conjunction)
                    && (verbs[token]?.first?.isParticiple ?? false) && (has(token + 1, [.comma, .stop]) || opensMainClause(token + 1))
                // «مصدر تابع للقيادة» is no verb.
                let isAdjective = isDescription || has(token + 1, .lam) && (verbs[token]?.first).map { tables.verbs[$0.row].isHomograph } ?? false
                if role.contains(.cueVerb), !isAdjective, role.isDisjoint(with: [.article, .name, .head]) { break }
                if role.contains(.verb), !isAdjective, role.isDisjoint(with: [.article, .name, .head]), isFiniteVerb(token) { break }
                if role.contains(.conjunction), role.isDisjoint(with: [.name, .head]), has(token, .verb) { break }
                // «أن مسؤولاً أميركياً | غادر»: behind أن the verb of the tree.
                if has(start - 1, .complement), role.isDisjoint(with: [.article, .name, .head, .adjective, .ba, .lam, .adverb]),
                    syntax?.verbs[token] ?? false,
                    isDefinite(token - 1) || endsInNisba(token - 1) || isWrittenAccusative(token - 1) || isOblique(token - 1)
                {
                    break
                }
                // «حث ناجون آخرون | النواب», «تتهم المدينة | فلاناً»
                if beforeObject, role.contains(.article), !has(token - 1, [.article, .name, .lam, .ba]), role.isDisjoint(with: [.name]),
                    text.text.foldedBytes(token - 1).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]), text.text.foldedBytes(token - 1).count >= 10
                {
                    break
                }
                if beforeObject, role.contains(.name), !has(start, .head), has(start, .name), role.isDisjoint(with: [.conjunction, .lam, .ba]),
                    let mention = actors.name(at: token), mention.type == .person, mention.tokens.lowerBound == token,
                    let before = actors.name(at: token - 1), before.type != .person
                {
                    break
                }
                // «أدانت منظمات حقوقية | سجل الوزارة»: a noun behind a complete indefinite phrase begins another.
                if beforeObject, token == start + 2, !isDefinite(start), !isDefinite(token - 1), endsInNisba(token - 1), !isWord(token, .graded),
                    role.isDisjoint(with: [.article, .adjective, .name, .head, .lam, .ba, .conjunction, .mark]),
                    text.tokens[token].kind == .word, !endsInNisba(token),
                    has(token + 1, [.article, .name]) || role.contains(.cueNoun) && has(token + 1, .head)
                {
                    break
                }
                // «دعا أعضاء في المجلس | الرئيس سمير حداد»: one man is not several.
                if beforeObject, isTitle(token), role.contains(.article), role.isDisjoint(with: [.conjunction, .lam, .ba, .name]), has(start, .head),
                    !isDefinite(start),
                    isPluralPhrase(start..<(start + 1)) || isSeveral(start), !isPluralPhrase(token..<(token + 1)), !has(token - 1, .preposition)
                {
                    break
                }
                // «دعا البيان | سمير حداد إلى»: a definite text has no person's name.
                if beforeObject, isDocument(start), token == start + 1, has(start, .article), role.contains(.name),
                    role.isDisjoint(with: [.lam, .ba, .conjunction]), actors.name(at: token)?.type == .person
                {
                    break
                }
                // «استقبل مسؤول أميركي | سفيرة السويد»: behind an indefinite phrase an office with its own genitive is another's.
                if beforeObject, token == start + 2, isTitle(token), has(start, .head), !isDefinite(start), isIndefiniteNisba(token - 1),
                    role.isDisjoint(with: [.name, .conjunction, .lam, .ba, .article]), has(token + 1, [.article, .name])
                {
                    break
                }
                // «نفى مسؤول إعلامي | التعليق»
                // «تتهم منظمات حقوقية | الأجهزة الأمنية»
                if beforeObject, role.contains(.article), role.isDisjoint(with: [.adjective, .name]), token > start + 1,
                    isIndefiniteNisba(token - 1)
                        || token == start + 2 && !isDefinite(start) && !isTitle(start) && isTitle(token - 1) && !isDefinite(token - 1)
                            && isFeminineWord(token - 1)
                {
                    break
                }
                // «نفى مصدر أمني | وقوع هجوم»: the tree's own object behind a phrase that may be complete.
                if beforeObject, token > start + 1, isObjectOfTree(token, of: start),
                    role.isDisjoint(with: [.name, .head, .adjective, .conjunction]),
                    !isWord(token, .graded), !isCircumstantial(token),
                    !text.text.foldedBytes(token).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86])
                {
                    break
                }
                if beforeObject, role.contains(.adjective), role.isDisjoint(with: [.name, .conjunction]), isAdjectiveOfNone(token, start..<token) {
                    break
                }
                // «اتهمت الرياض | أوتاوا»
                if beforeObject, role.contains(.name), role.isDisjoint(with: [.lam, .ba]),
                    has(token - 1, .name) || isComplete(token - 1) && text.text.foldedBytes(token).starts(with: [0xD8, 0xA7, 0xD9, 0x84]),
                    let mention = actors.name(at: token), mention.tokens.lowerBound == token,
                    mention.type != .person, !role.contains(.conjunction)
                {
                    break
                }
                // «أبلغ مسؤول كندي | رويترز أن»: an indefinite adjective has no genitive.
                if beforeObject, role.contains(.name), role.isDisjoint(with: [.lam, .ba, .conjunction]), isIndefiniteNisba(token - 1),
                    let mention = actors.name(at: token), mention.tokens.lowerBound == token, mention.type != .person
                {
                    break
                }
                // «وصف الرئيس | تركيا بأنها»: a definite office has no genitive.
                if beforeObject, role.contains(.name), role.isDisjoint(with: [.lam, .ba, .conjunction]), !carriesLam(token),
                    has(token - 1, [.article, .adjective]), !has(token - 1, .name),
                    let mention = actors.name(at: token), mention.tokens.lowerBound == token, mention.type == .country
                {
                    break
                }
                // «حمل السكان | ميليشيا الشمال المسؤولية»: a construct does not go on with a definite noun.
                if beforeObject, role.contains(.name), role.contains(.head), has(token - 1, .article), !has(token - 1, .name),
                    role.isDisjoint(with: [.lam, .ba, .conjunction, .article]),
                    let mention = actors.name(at: token), mention.tokens.lowerBound == token, mention.type == .organization
                {
                    break
                }
                if beforeObject, token != appositionStart, !text.text.token(token, is: "باسم"), isComplete(token - 1),
                    role.isDisjoint(with: [.name, .adjective, .preposition, .lam, .ba, .relative, .openBracket]),
                    !(role.contains(.head) && has(token - 1, .head) && !has(token - 1, .article)), !isSecondOffice(token, of: start, limit: bound),
                    // «أبلغ وزير الخارجية التركي | الصحافيين»: an accusative is no apposition.
                    !(role.contains(.head) && role.contains(.article) && isDefinite(token - 1)
                        && (isTitle(token) && !isOblique(token) && isTitleOf(token, start..<token) || has(token + 1, .name))),
                    !role.contains(.conjunction)
                {
                    guard isDescribing(token, start) else { break }
                    isDescribed = true
                }
            }
            if role.contains(.name), let mention = actors.name(at: token) {
                // «محامي سلمى، سامي الحداد، …»: she is not he.
                if mention.type == .person, !(token == start + 1 && isWord(start, .relation) && !isDefinite(start)) { sawPerson = true }
                // «صحيفة الأفق | فإن»: taken for a part of the name.
                let stop = mention.tokens.dropFirst().first { $0 > token && opensMainClause($0) }
                token = max(token + 1, min(bound, stop ?? mention.tokens.upperBound))
                last = token
                if stop != nil { break }
                continue
            }
            if !role.isDisjoint(with: [.mark]), role.isDisjoint(with: [.openQuote, .openBracket]) {
                if text.text.token(token, is: "#") || text.text.token(token, is: "/") || text.text.token(token, is: "\"") {
                    token += 1
                    continue
                }
                break
            }
            token += 1
            last = token
        }
        return max(start + 1, min(last, limit))
    }

    /// «الوزير سمير حداد المتحدث باسم», not «اتهم سمير حداد | المعارضة»: a man's office is no feminine and a body has none.
    private func isTitleOf(_ token: Int, _ phrase: Range<Int>) -> Bool {
        guard let last = phrase.last, isFeminineWord(token), !isPluralPhrase(token..<(token + 1)) else { return true }
        if let name = actors.name(at: last) { return name.type == .person && actors.isFeminine(name.entity) }
        return !isBody(phrase.lowerBound) && isFeminineWord(phrase.lowerBound)
    }

    /// «اتهم الجيش | المعارضة», «الوزير التركي | المعارضة»: a feminine that no word before it can be described by.
    private func isAdjectiveOfNone(_ token: Int, _ phrase: Range<Int>) -> Bool {
        guard isFeminineWord(token), has(token, .head), let last = phrase.last else { return false }
        if let name = actors.name(at: last) { return name.type == .person && !actors.isFeminine(name.entity) }
        if has(last, .adjective), endsInNisba(last), !isFeminineWord(last) { return true }
        return phrase.count == 1 && isDefinite(last) && has(last, .head) && !isFeminineWord(last) && !isPluralHead(last)
    }

    /// Whether behind a comma a noun leads in a person other than the one of a phrase, with no comma behind him that would close an aside.
    private func namesAnother(behind comma: Int, than phrase: Range<Int>, limit: Int) -> Bool {
        guard has(comma + 1, .head), roles[comma + 1].isDisjoint(with: [.name, .relative, .conjunction]) else { return false }
        var token = comma + 2
        let other = TokenRoles.boundary.union([.verb, .cueVerb, .preposition, .lam, .ba, .complement])
        while token < min(limit, comma + 7), roles[token].isDisjoint(with: other) {
            if let name = actors.name(at: token), name.type == .person, name.tokens.lowerBound == token {
                guard let own = actors.mentions(in: phrase).last(where: { $0.type == .person && $0.form == .name }) else { return false }
                return own.entity != name.entity && !has(name.tokens.upperBound, .comma)
            }
            token += 1
        }
        return false
    }

    /// «فإن», with its hamza: «فان» is Dutch.
    private func opensMainClause(_ token: Int) -> Bool {
        text.text.token(token, is: "فان") && UTF8Scalar.decode(text.text.utf8, at: Int(text.tokens[token].start) + 2).scalar == 0x625
    }

    /// Whether the tree makes a word the object of what stands before a phrase.
    private func isObjectOfTree(_ token: Int, of start: Int) -> Bool {
        guard let syntax, syntax.relations[token] == .obj else { return false }
        // «وسائل إعلام النظام», «مشايخ قبيلة»: a genitive.
        let isPlural = text.text.foldedBytes(token - 1).suffix(6).elementsEqual([0xD9, 0x8A, 0xD9, 0x88, 0xD9, 0x86])
        guard isDefinite(token - 1) || endsInNisba(token - 1) || isPlural else { return false }
        return (0..<Int32(start)).contains(syntax.heads[token])
    }

    /// «المكلفة», «المعني»: adjectives of an office whose ب belongs to it.
    func isCharged(_ token: Int) -> Bool {
        guard isDefinite(token) else { return false }
        return isWord(token, .charged)
    }

    /// «مطلع على», «مدافع عن»: a preposition that belongs to the adjective before it, which describes somebody.
    func isOwnPreposition(_ token: Int) -> Bool {
        text.text.token(token, is: "علي") && (isWord(token - 1, .over) || isWord(token - 2, .over) && isDefinite(token - 1) && isDefinite(token - 2))
            || text.text.token(token, is: "عن") && isWord(token - 1, .from)
    }

    /// «نشره», «أصدرته», «صادر عن»: who brought a text out follows.
    func isCarried(_ token: Int) -> Bool {
        if text.text.token(token, is: "عن") { return text.text.foldedBytes(token - 1).starts(with: Array("صادر".utf8)) }
        guard has(token, [.verb, .cueVerb]) || syntax?.verbs[token] ?? false, roles[token].isDisjoint(with: [.name, .head, .article, .conjunction])
        else { return false }
        // «اطلعت عليها رويترز», «حصل عليه مراسلنا»
        let doer = has(token + 1, .bound) ? token + 2 : token + 1
        guard doer == token + 2 || endsInPronoun(token), let standing = standing(at: doer) else { return false }
        return standing != .unknown
    }

    /// «قطعاً»: a noun with a written an, which is no subject.
    func isWrittenAccusative(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        guard text.tokens[token].kind == .word, roles[token].isDisjoint(with: [.name, .head, .article, .venue]) else { return false }
        let bytes = text.text.utf8[text.tokens[token].range]
        return bytes.count > 6 && zip(bytes.suffix(4), bytes.suffix(4).dropFirst()).contains { $0 == 0xD9 && $1 == 0x8B }
    }

    /// «إعلامي», «أميركية»
    func isIndefiniteNisba(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let word = text.text.foldedBytes(token)
        return text.tokens[token].kind == .word && word.count >= 8 && !word.starts(with: [0xD8, 0xA7, 0xD9, 0x84])
            && !has(token, [.article, .head, .name, .ba, .lam])
            && (word.suffix(2).elementsEqual([0xD9, 0x8A]) || word.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x87]))
    }

    /// «أعضاء بارزون», «مسؤولون»: an unnamed or collective noun whose adjective or own ending is a plural.
    private func isSeveral(_ head: Int) -> Bool {
        func isPlural(_ token: Int) -> Bool {
            text.text.foldedBytes(token).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]) && text.text.foldedBytes(token).count > 8
        }
        return isPlural(head) || head + 1 < count && text.tokens[head + 1].kind == .word && isPlural(head + 1)
    }

    /// «حقوقية», «محلي»
    func endsInNisba(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let letters = text.text.foldedBytes(token)
        return letters.count >= 8 && (letters.suffix(2).elementsEqual([0xD9, 0x8A]) || letters.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x87]))
    }

    /// «روسي», «الروسي», not «روسية»: it agrees with one man, whatever its noun.
    private func isMasculineNisba(_ token: Int) -> Bool {
        guard has(token, .adjective) || isIndefiniteNisba(token) else { return false }
        return text.text.foldedBytes(token).suffix(2).elementsEqual([0xD9, 0x8A])
    }

    /// «قوله», «قولها»
    func isPronounSaying(_ token: Int) -> Bool {
        nouns[token].map { tables.nouns[Int($0.entry.row)].owner == .prefixed && $0.segmentation.enclitic.isThirdPerson } ?? false
    }

    /// Written with the article, whether or not it belongs to a name.
    func isDefinite(_ token: Int) -> Bool {
        has(token, .article) || text.tokens.indices.contains(token) && text.text.foldedBytes(token).starts(with: [0xD8, 0xA7, 0xD9, 0x84])
    }

    /// Whether a head of sources of a class stands at a token; nothing stands behind the text's last.
    func isHead(_ token: Int, _ kind: AttributionTables.HeadClass) -> Bool {
        token >= 0 && token < count && heads[token] >= 0 && tables.heads[Int(heads[token])].kind == kind
    }

    func isTitle(_ token: Int) -> Bool { isHead(token, .title) }

    func isOutletHead(_ token: Int) -> Bool { isHead(token, .outlet) }

    /// «مصدر», «مسؤول»
    func isUnnamedHead(_ token: Int) -> Bool { isHead(token, .anonymous) }

    func isBody(_ token: Int) -> Bool { isHead(token, .body) }

    func isDocument(_ token: Int) -> Bool { isHead(token, .document) }

    /// «التحالف الداعم للشرعية»: a definite participle that the tree makes an adjective of the phrase, with a preposition of its own.
    private func isDescribing(_ token: Int, _ start: Int) -> Bool {
        guard let syntax, isDefinite(token), has(token - 1, [.name, .adjective]), has(token + 1, [.lam, .preposition]) || carriesLam(token + 1),
            roles[token].isDisjoint(with: [.name, .head, .lam, .ba, .conjunction, .cueNoun, .venue]),
            text.segmentations[token].enclitic == .none, actors.name(at: token - 1).map({ $0.type != .person }) ?? true
        else { return false }
        return syntax.relations[token] == .amod && (Int32(start)..<Int32(token)).contains(syntax.heads[token])
    }

    /// A name or a definite noun ends a phrase that may be complete.
    func isComplete(_ token: Int) -> Bool {
        has(token, [.name, .article, .adjective, .closeBracket, .closeQuote, .comma])
    }

    func isFiniteVerb(_ token: Int) -> Bool {
        // A noun that only looks like a verb keeps its place behind a construct head.
        has(token, .conjunction) || has(token - 1, [.name, .comma])
            || syntax?.verbs[token] ?? false && text.segmentations[token].enclitic == .none && (isDefinite(token - 1) || endsInNisba(token - 1))
    }

    /// «لبي بي سي»: a ل before a name, which the evidence for words does not see.
    func carriesLam(_ token: Int) -> Bool {
        guard let mention = actors.name(at: token), mention.tokens.lowerBound == token else { return false }
        // «للكرملين»: with the article nothing is left to cut.
        let letters = text.text.foldedBytes(token)
        if letters.count >= 10, letters.starts(with: [0xD9, 0x84, 0xD9, 0x84]) { return true }
        return mention.range.lowerBound > Int(text.tokens[token].start) && text.text.foldedBytes(token).starts(with: [0xD9, 0x84])
    }

    /// «لرويترز», «للصحفيين», «لـ"العربي الجديد"»: to whom it is said.
    func isAddressee(_ token: Int) -> Bool {
        if has(token, .name), let mention = actors.name(at: token), mention.type == .organization {
            return actors.entities[mention.entity].subtype == "media" || has(token - 1, .name)
        }
        if has(token, .head), heads[token] >= 0 {
            let head = tables.heads[Int(heads[token])]
            return head.kind == .outlet || head.kind == .collective && has(token - 1, [.name, .article, .adjective]) && has(token + 1, .article)
                || (head.kind == .title && has(token, .article) && !has(token - 1, .head))
                || (head.kind == .title || head.kind == .anonymous) && actors.name(at: token - 1)?.type == .person
        }
        return actors.name(at: token - 1)?.type == .person && !has(token, .name)
    }

    /// «لحقوق الإنسان», «لشؤون اللاجئين»: what an office or a body is for.
    func isServed(_ token: Int) -> Bool {
        isWord(token, .served) && text.text.foldedBytes(token).starts(with: [0xD9, 0x84]) && isDefinite(token + 1)
            && has(token - 1, [.name, .article, .adjective])
    }

    /// «مستشار الأمن القومي للرئيس الكوري، كيم هونغ، »: an office of one whom it serves, whose holder's name stands behind the comma.
    private func isServed(_ token: Int, limit: Int) -> Bool {
        guard isTitle(token), !isPluralPhrase(token..<(token + 1)), has(token - 1, [.article, .adjective]),
            let comma = ((token + 1)..<max(token + 1, min(limit, token + 5))).first(where: { !has($0, [.adjective, .article]) }),
            has(comma, .comma)
        else { return false }
        return actors.name(at: comma + 1)?.type == .person
    }

    /// Whether a relative pronoun agrees with a phrase of one person: «الوزير الذي», not «الوزير التي».
    private func relates(_ relative: Int, to phrase: Range<Int>) -> Bool {
        let first = phrase.lowerBound
        guard text.text.token(relative, is: "التي"), !isPluralPhrase(phrase) else { return true }
        if phrase.count == 1, let mention = actors.name(at: first), mention.type == .person, actors.entities[mention.entity].known {
            return actors.isFeminine(mention.entity)
        }
        return !(phrase.count == 1 && isTitle(first) && isDefinite(first) && !has(first, .name) && !isFeminineWord(first))
    }

    /// «بالأوقاف الإسلامية سمير حداد»: where an office is, up to its holder's name, behind which the phrase ends.
    private func isOfficeOf(_ token: Int, limit: Int) -> Bool {
        var next = token
        while next < min(limit, token + 6) {
            if let mention = actors.name(at: next), mention.type == .person {
                return next > token && !has(next, [.ba, .lam, .conjunction])
                    && has(mention.tokens.upperBound, [.comma, .complement, .openQuote, .colon])
            }
            guard has(next, [.ba, .article, .adjective, .name]), roles[next].isDisjoint(with: [.cueVerb, .verb, .comma, .conjunction]) else {
                return false
            }
            next += 1
        }
        return false
    }

    /// «نائب رئيس المجلس وزير شؤون الرئاسة، الشيخ سمير حداد،»: a second office of one man, whose name stands behind the comma.
    private func isSecondOffice(_ token: Int, of start: Int, limit: Int) -> Bool {
        guard isTitle(start), isTitle(token), !isDefinite(token), !has(token, [.conjunction, .lam, .ba]),
            let comma = ((token + 1)..<max(token + 1, min(limit, token + 7))).first(where: {
                has($0, .comma) || has($0, [.verb, .cueVerb, .preposition]) && !has($0, [.article, .head])
            }), has(comma, .comma)
        else { return false }
        return [comma + 1, comma + 2].contains { actors.name(at: $0)?.type == .person && ($0 == comma + 1 || has(comma + 1, .head)) }
    }

    /// The token at which an apposition goes on behind a comma, if one does.
    func apposition(behind comma: Int, limit: Int) -> Int? {
        let next = comma + 1
        guard next < limit else { return nil }
        let role = roles[next]
        if role.contains(.relative) { return next }
        if role.contains(.name) {
            // «، لبي بي سي»: to whom it is said.
            guard let mention = actors.name(at: next), role.isDisjoint(with: [.lam, .ba]) else { return nil }
            return mention.type == .place ? nil : next
        }
        // «وفقاً لما نقلته الوكالة، التصريحات التي …»: a definite text is no apposition.
        if role.contains(.head), role.isDisjoint(with: [.cueVerb, .ba, .lam]), !(role.contains(.venue) && role.contains(.article) && isDocument(next))
        {
            return next
        }
        if text.text.token(next, is: "وهو") || text.text.token(next, is: "وهي") || text.text.token(next, is: "وكذلك") { return next + 1 }
        // «سيرغي لافروف»: an unknown name between commas.
        if role.isDisjoint(
            with: TokenRoles.particle.union([.adverb, .bound, .verb, .cueVerb, .conjunction, .ba, .lam, .mark, .demonstrative, .article])),
            text.tokens[next].kind == .word, !opensWithBa(next), !text.segmentations[next].proclitics.contains(.sin),
            !(syntax?.verbs[next] ?? false)
        {
            var token = next
            while token < limit, token < next + 5 {
                if has(token, [.comma, .complement, .colon, .openQuote]) { return token > next ? next : nil }
                if !roles[token].isDisjoint(with: TokenRoles.particle.union([.verb, .adverb])) { return nil }
                // «القرار، في رأي الحزب، مخالف للدستور»: what is said of it.
                if token > next, has(token, .lam) || carriesLam(token) { return nil }
                token += 1
            }
            return token == limit && limit > next + 1 ? next : nil
        }
        return nil
    }

    /// The subject that stands behind a verb, before what the verb governs.
    /// - Parameter limit: where the frame begins.
    /// - Parameter beforeObject: an object may follow it without a preposition.
    func subjectAfter(_ start: Int, limit: Int, beforeObject: Bool = false) -> NounPhrase? {
        var token = start
        var steps = 0
        while token < limit, steps < 12 {
            steps += 1
            let role = roles[token]
            if role.contains(.comma) || !role.isDisjoint(with: [.adverb, .bound]) || text.text.token(token, is: "#") || isWrittenAccusative(token) {
                token += 1
                continue
            }
            if role.contains(.openBracket) {
                token = after(token, limit: limit)
                continue
            }
            if role.contains(.dash) {
                token = nextDash(token + 1, limit: limit)
                continue
            }
            if role.contains(.preposition) || (role.contains(.lam) || role.contains(.ba)) || text.text.token(token, is: "ل") || carriesLam(token)
                || role.contains(.complement) || role.contains(.opener)
            {
                // «قال لوكالة رويترز مسؤول»
                if let next = behindHearer(token, limit: limit) {
                    token = next
                    continue
                }
                // An adverbial phrase ahead of the subject: «قال، في تصريح له، الوزير».
                guard let next = behindAdverbial(token, limit: limit) else { return nil }
                token = next
                continue
            }
            guard let standing = standing(at: token) else { return nil }
            let end = phraseEnd(from: token, limit: limit, beforeObject: beforeObject)
            return NounPhrase(tokens: token..<end, standing: strengthen(standing, token..<end))
        }
        return nil
    }

    /// «لرويترز مسؤول», «لوكالة رويترز مسؤول», «لـ"العربية" مسؤول»: one past to whom it is said, where the speaker follows at once.
    private func behindHearer(_ token: Int, limit: Int) -> Int? {
        var next = token + 1
        if text.text.token(token, is: "ل") {
            guard next < limit, has(next, .openQuote), isClosed(next) else { return nil }
            next = Int(closing[next]) + 1
        } else if let name = actors.name(at: token), name.tokens.lowerBound == token, carriesLam(token) {
            next = name.tokens.upperBound
        } else {
            guard has(token, .lam), isOutletHead(token) || isPluralPhrase(token..<next) else { return nil }
            if has(next, .openQuote), isClosed(next) { next = Int(closing[next]) + 1 }
            if let name = actors.name(at: next), name.tokens.lowerBound == next { next = name.tokens.upperBound }
        }
        while next < limit, has(next, .adjective), isDefinite(next), roles[next].isDisjoint(with: [.name, .head]) { next += 1 }
        // «لمحطة إذاعة»: a genitive.
        guard next > token + 1 || actors.name(at: token) != nil || text.text.foldedBytes(token).starts(with: [0xD9, 0x84, 0xD9, 0x84]) else {
            return nil
        }
        guard next < limit, has(next, [.head, .name]), roles[next].isDisjoint(with: [.lam, .ba, .conjunction, .preposition]),
            !isDefinite(next) || has(next, .name), let standing = standing(at: next), standing != .unknown
        else { return nil }
        return next
    }

    func nextDash(_ start: Int, limit: Int) -> Int {
        var token = start
        while token < limit, token < start + 30 {
            if has(token, .dash) { return token + 1 }
            token += 1
        }
        return limit
    }

    /// The token behind an adverbial phrase: behind its comma, or at the first name or head that follows it.
    func behindAdverbial(_ start: Int, limit: Int) -> Int? {
        var token = start + 1
        while token < limit, token < start + 25 {
            if has(token, .comma) { return token + 1 }
            if has(token, .openQuote) || has(token, .openBracket) {
                token = after(token, limit: limit)
                continue
            }
            token += 1
        }
        return nil
    }

    /// A phrase of unknown head is as sure as the names in it.
    func strengthen(_ standing: Standing, _ tokens: Range<Int>) -> Standing {
        guard standing != .named else { return standing }
        let named = actors.mentions(in: tokens).contains { $0.type == .person || $0.type == .organization }
        return standing == .head || !named ? standing : .unknown
    }

    /// «دعوات للتظاهر والجيش يحذر من الفوضى»: behind و who does what a verb in the present says.
    private func joinedSubjectBefore(_ verb: Int, start: Int, _ features: WordFeatures) -> NounPhrase? {
        guard features.aspect == .present, features.number == .singular, !has(verb, .conjunction) else { return nil }
        for first in (max(start + 1, verb - 5)..<max(start + 1, verb)).reversed() where has(first, .conjunction) {
            guard let standing = standing(at: first), standing != .unknown, roles[first].isDisjoint(with: [.ba, .lam]),
                !isOfOtherGender(first, behind: features), phraseEnd(from: first, limit: verb) == verb
            else { return nil }
            return NounPhrase(tokens: first..<verb, standing: standing)
        }
        return nil
    }

    /// The subject that stands before a verb: «البيت الأبيض قال», «الخبير، سمير حداد، يرى».
    /// - Parameter start: start of the sentence.
    /// - Parameter features: of the verb, with which its subject agrees.
    func subjectBefore(_ verb: Int, start: Int, features: WordFeatures = WordFeatures()) -> NounPhrase? {
        if let joined = joinedSubjectBefore(verb, start: start, features) { return joined }
        var end = verb
        var steps = 0
        if let before = beforeAside(verb), before > start { end = before }
        while end > start, steps < 6, has(end - 1, [.auxiliary, .adverb, .negation]) || has(end - 1, .comma) && steps == 0 {
            end -= 1
            steps += 1
        }
        guard end > start, !has(end - 1, [.relative, .complement, .opener, .preposition, .colon, .openQuote]) else { return nil }
        // «ورداً على سؤال عن الوزير، اعتبر أن»
        if end < verb, has(end, .comma), opensTopic(start..<max(start + 1, verb), before: verb) { return nil }
        let from = clauseStart(before: end, start: start)
        // An indefinite noun with its clause: «تقارير قالت».
        var candidates: [Int] = []
        var token = from
        while token < end {
            if token == from || has(token - 1, .comma) { candidates.append(token) }
            token += 1
        }
        for candidate in candidates.prefix(8) {
            var head = candidate
            while head < end, has(head, [.opener, .auxiliary, .adverb]) || text.text.token(head, is: "و") { head += 1 }
            // «بحسب مصدر … أكد أن»: the source of the phrase is the verb's subject.
            if head < end, has(head, .cuePhrase), let match = phrases[head], !tables.phrases[Int(match.entry.row)].takesClause {
                // «حسب رويترز، قال وسط هتاف الجمهور إنه»: the comma closes the phrase.
                if has(verb - 1, .comma) { continue }
                head += Int(match.tokenCount)
            }
            // «إنه سمع الجنود يصرخون»: whom the verb before them heard.
            if head + 1 < end, end == verb, !has(verb, .conjunction), isPronounClause(head - 1),
                roles[head].isDisjoint(with: [.name, .head, .article]),
                syntax?.verbs[head] ?? false,
                phraseEnd(from: head + 1, limit: end) == end
            {
                head += 1
            }
            guard head < end, let standing = standing(at: head), standing != .unknown || candidate == from,
                !has(head, .ba), !has(head, .lam)
            else { continue }
            // «فرنسا في حالة إنذار …، يقولون إنهم»: one is not several.
            if features.number == .plural, let mention = actors.name(at: head), mention.tokens.lowerBound == head, !isPluralName(mention.entity),
                !isPluralPhrase(head..<(head + 1)), !isOblique(head), !text.text.foldedBytes(head).suffix(4).elementsEqual([0xD9, 0x88, 0xD9, 0x86]),
                !(mention.tokens.upperBound..<max(mention.tokens.upperBound, end)).contains(where: {
                    has($0, .conjunction) && has($0, [.name, .head])
                })
            {
                continue
            }
            // «شاب محلي قالت إنه»
            if features.gender == .feminine, has(head, .head), isMasculineNisba(head + 1) { continue }
            // «ترامب وراء تهديد قالت إن»: a man is no subject of a verb in the feminine.
            if features.gender == .feminine, features.number == .singular, let mention = actors.name(at: head), mention.tokens.lowerBound == head,
                mention.type == .person, actors.entities[mention.entity].known, !actors.isFeminine(mention.entity)
            {
                continue
            }
            var phrase = phraseEnd(from: head, limit: end)
            // «طهران، التي لم تنف»: the relative belongs to the verb.
            if has(end - 1, [.negation, .auxiliary, .relative]) || has(end, [.negation, .auxiliary]),
                let relative = (head..<min(phrase, end)).last(where: { has($0, .relative) }), end - relative <= 2, relative > head
            {
                phrase = has(relative - 1, .comma) ? relative - 1 : relative
            }
            var reached = phrase
            while reached < end, has(reached, [.comma, .adverb, .closeBracket, .closeQuote]) || isVenuePhrase(reached, limit: end) {
                if isVenuePhrase(reached, limit: end) {
                    reached = end
                    break
                }
                reached += 1
            }
            if reached < end, candidate == from, standing == .named || standing == .head, end - reached <= 24,
                !(reached..<end).contains(where: {
                    has($0, TokenRoles.boundary.union([.verb, .cueVerb, .complement, .opener, .relative, .openQuote]))
                })
            {
                // Nothing but further words of its description stands between the name and the verb.
                return NounPhrase(tokens: head..<end, standing: standing)
            }
            guard reached >= end else { continue }
            let strong = strengthen(standing, head..<phrase)
            if strong == .unknown { continue }
            return NounPhrase(tokens: head..<phrase, standing: strong)
        }
        // «بياناً أشارت فيه» is where it is said.
        if has(verb + 1, .bound) { return nil }
        // «ستطرد دبلوماسياً تقول إنه»: a man is no subject of a verb in the feminine.
        if has(end - 1, .head), !has(end - 1, .article), end == verb,
            !(features.gender == .feminine && features.number == .singular
                && (isTitle(end - 1) || isHead(end - 1, .anonymous)) && isAccusativeHead(end - 1)),
            // «تلميذات يعتقد أن»: a passive.
            !(features.gender == .masculine && features.number == .singular && isFeminineWord(end - 1))
        {
            return NounPhrase(tokens: (end - 1)..<end, standing: .head)
        }
        // «شاب محلي قالت إنه»
        let isMan = features.gender == .feminine && features.number == .singular && isMasculineNisba(end - 1)
        if end - 2 >= start, has(end - 2, .head), !has(end - 2, .article), !has(end - 1, .mark), end == verb, !isMan {
            return NounPhrase(tokens: (end - 2)..<end, standing: .head)
        }
        return nil
    }

    /// First token of the clause that ends before a token.
    func clauseStart(before end: Int, start: Int) -> Int {
        var token = end
        let bound = max(start, end - 28)
        while token > bound {
            let previous = token - 1
            if has(previous, .closeQuote), let open = opening(of: previous, start: max(bound, previous - 6)), open > bound {
                // «صحيفة "الفجر"»: the name in marks is part of the clause.
                token = open
                continue
            }
            if has(previous, [.stop, .colon, .openQuote]) { return token }
            if has(previous, [.complement]) { return token }
            if has(previous, [.opener]) { return previous }
            if has(previous, .dash), !text.tokens[previous].joinsPrevious { return token }
            if has(previous, .conjunction), has(previous - 1, .comma) { return previous }
            if has(previous, .cueVerb), verbs[previous]?.first?.isParticiple == false, has(previous, .conjunction) { return previous }
            token = previous
        }
        return token
    }

    /// The noun that a relative clause belongs to: «تصريحات الوزير … التي قال فيها».
    func antecedent(ofRelative relative: Int, start: Int) -> NounPhrase? {
        var token = relative - 1
        let bound = max(start, relative - 25)
        let isMasculine = text.text.token(relative, is: "الذي")
        var isParted = false
        while token >= bound {
            if has(token, .stop) { return nil }
            if has(token, .name), let mention = actors.name(at: token), mention.type != .place, mention.type != .other {
                // «الاتفاق مع إيران الذي اعتبر أنه»: the relative agrees with another noun.
                if isMasculine, mention.type == .country, actors.isFeminine(mention.entity) {
                    isParted = true
                    token = mention.tokens.lowerBound - 1
                    continue
                }
                return NounPhrase(tokens: mention.tokens, standing: .named)
            }
            if isParted, has(token, .preposition) { return nil }
            if has(token, .head), !has(token, .ba) {
                return NounPhrase(tokens: token..<phraseEnd(from: token, limit: relative), standing: .head)
            }
            token -= 1
        }
        return nil
    }

    /// The last person, or else body, named before a token in its sentence.
    func nearestPerson(before token: Int, start: Int) -> NounPhrase? {
        let found = actors.mentions(in: max(start, token - 30)..<token)
        // «تصريحات لندن التي اتهمت فيها»: whose words they are.
        if let owner = found.last, owner.tokens.upperBound == token, owner.type == .country || owner.type == .organization,
            has(owner.tokens.lowerBound - 1, [.venue, .cueNoun]) || isDocument(owner.tokens.lowerBound - 1)
        {
            return NounPhrase(tokens: owner.tokens, standing: .named)
        }
        guard let mention = found.last(where: { $0.type == .person }) ?? found.first(where: { $0.type == .organization || $0.type == .country })
        else { return nil }
        return NounPhrase(tokens: mention.tokens, standing: .named)
    }
}
