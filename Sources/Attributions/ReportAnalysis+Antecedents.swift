import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Somebody who spoke, as later verbs without a subject may mean him.
    struct Antecedent {
        let entity: ActorLayer.EntityIndex?
        let kind: SourceKind
        let gender: WordFeatures.Gender
        let isPlural: Bool
        /// Stem of the head noun («مصدر» for «المصدر»), 0 when the source is a bare name.
        let stem: UInt64
        let tokens: Range<Int>?
        let sentence: Int
        let cue: Int
    }

    /// What an earlier phrase with the same head noun stood for: «المصدر», «الصحيفة», «الوزارة».
    func resolve(_ head: Int, _ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        let stem = stems[head]
        let isPerson = isHead(head, .title)
        // «الحزب الحاكم» behind «حركة النهضة»: another of its kind.
        if !isPerson, phrase.contains(head + 1), isWord(head + 1, .apart) { return nil }
        for spoken in history.suffix(40).reversed() where !clashes(phrase, spoken.tokens) {
            if spoken.stem == stem, spoken.entity != nil || spoken.tokens.map({ !has($0.lowerBound, .article) }) ?? false { return spoken.entity }
            guard let tokens = spoken.tokens, let entity = spoken.entity, isPerson == (actors.entities[entity].type == .person) else { continue }
            for token in tokens where stems[token] == stem && token != head && !isGenitive(token, in: tokens) { return entity }
        }
        // A name that holds the noun: «وزارة الدفاع» for «الوزارة».
        var inner: ActorLayer.EntityIndex?
        for mention in mentionsBefore(head).suffix(80).reversed()
        where mention.form == .name && mention.type != .place && !clashes(phrase, mention.tokens) {
            for token in mention.tokens where stems[token] == stem {
                if token == mention.tokens.lowerBound { return mention.entity }
                if inner == nil { inner = mention.entity }
            }
        }
        return inner ?? kin(head, phrase)
    }

    /// «الوكالة» behind «رويترز», «الشركة» behind «فيسبوك»: the last of its kind that was named, when the name does not hold the noun.
    private func kin(_ head: Int, _ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        guard has(head, .article), heads[head] >= 0, !phrase.contains(where: { $0 > head && has($0, .adjective) }) else { return nil }
        let subtype: String
        switch tables.heads[Int(heads[head])].kind {
        case .outlet:
            subtype = "media"
            if let last = history.suffix(6).last(where: { $0.kind == .outlet && $0.entity != nil && !clashes(phrase, $0.tokens) }) {
                return last.entity
            }
        case .body where text.text.token(head, is: "الشركه"):
            subtype = "company"
        case .body where text.text.token(head, is: "الحزب"):
            subtype = "party"
        default:
            return nil
        }
        return mentionsBefore(head).suffix(60).last {
            $0.form == .name && $0.type == .organization && actors.entities[$0.entity].subtype == subtype
        }?.entity
    }

    /// «قائد قوات الاحتياط» behind «قائد قوات الاحتياط اللواء سمير حداد»: the same office in the same words.
    func sameOffice(_ head: Int, _ phrase: Range<Int>) -> (kind: SourceKind, entity: ActorLayer.EntityIndex?)? {
        guard !has(head, .article), phrase.contains(head + 1), text.tokens[head + 1].kind == .word else { return nil }
        for spoken in history.suffix(20).reversed() {
            guard spoken.kind == .named, let tokens = spoken.tokens, let entity = spoken.entity, spoken.stem == stems[head], !clashes(phrase, tokens),
                let other = tokens.first(where: { stems[$0] == stems[head] }), tokens.contains(other + 1), stems[other + 1] == stems[head + 1]
            else { continue }
            // «رئيس الوزراء» is many: the third word must be the same too.
            guard phrase.contains(head + 2), tokens.contains(other + 2), stems[head + 2] == stems[other + 2] else { continue }
            return (spoken.kind, entity)
        }
        return nil
    }

    /// «قالت المفوضة التجارية … وجاءت تصريحات المفوضة سيسيليا حداد»: the office that has its name elsewhere, before or a sentence or two
    /// later, without having spoken under it.
    func namedAround(_ head: Int, _ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        for mention in mentionsBefore(phrase.lowerBound).suffix(60).reversed() where mention.type == .person && mention.form == .name {
            if isName(of: head, phrase, mention) { return mention.entity }
        }
        let behind = phrase.upperBound..<min(count, phrase.upperBound + 110)
        guard behind.lowerBound < behind.upperBound else { return nil }
        return actors.mentions(in: behind).first { $0.type == .person && $0.form == .name && isName(of: head, phrase, $0) }?.entity
    }

    /// Whether a person's name stands behind the same office, or the office behind the name and a comma.
    private func isName(of head: Int, _ phrase: Range<Int>, _ mention: ActorLayer.Mention) -> Bool {
        let next = mention.tokens.upperBound
        if has(next, .comma), has(next + 1, .head), next + 2 < count, stems[next + 1] == stems[head], phrase.contains(head + 1),
            stems[next + 2] == stems[head + 1]
        {
            // «كاتيا حداد، محررة الشؤون الأوروبية»
            return !clashes(phrase, (next + 1)..<phraseEnd(from: next + 1, limit: min(count, next + 12)))
        }
        var token = mention.tokens.lowerBound - 1
        var steps = 0
        while steps < 6, token >= 0, !phrase.contains(token), !has(token, [.stop, .verb, .cueVerb]) || has(token, [.head, .article]) {
            if stems[token] == stems[head], has(token, .head) {
                // «رئيس الوزراء» and «رئيس البرلمان» are two; «المفوضة» takes the article again or her name.
                if has(head, .article) {
                    guard has(token, .article), token + 1 == mention.tokens.lowerBound || has(token + 1, .adjective) else { return false }
                    // «المتحدث باسم الوزارة» is not «المتحدث سمير حداد» of another house.
                    if phrase.contains(head + 1), text.text.token(head + 1, is: "باسم") || has(head + 1, [.lam, .ba]) { return false }
                    if phrase.contains(head + 1), has(head + 1, .adjective), has(token + 1, .adjective), stems[token + 1] != stems[head + 1] {
                        return false
                    }
                } else {
                    guard phrase.contains(head + 1), stems[token + 1] == stems[head + 1] else { return false }
                }
                return !clashes(phrase, token..<mention.tokens.lowerBound)
            }
            token -= 1
            steps += 1
        }
        return false
    }

    /// «شرطة» of «رئيس شرطة المدينة»: a noun that only belongs to the head before it.
    private func isGenitive(_ token: Int, in phrase: Range<Int>) -> Bool {
        token > phrase.lowerBound && !has(token - 1, [.comma, .name, .openBracket, .closeBracket]) && !has(token, .conjunction)
            && !(has(token, .article) && has(token - 1, .article))
    }

    /// «الوزارة البريطانية» is not «وزارة الدفاع الروسية»: the adjectives of state of two phrases differ.
    func clashes(_ phrase: Range<Int>, _ other: Range<Int>?) -> Bool {
        guard let other else { return false }
        // «المتحدث باسم الوزارة» is not «المتحدث باسم المكتب».
        if let own = phrase.first(where: { text.text.token($0, is: "باسم") }), let their = other.first(where: { text.text.token($0, is: "باسم") }),
            phrase.contains(own + 1), other.contains(their + 1), stems[own + 1] != stems[their + 1]
        {
            return true
        }
        var own: ActorLayer.EntityIndex?
        for token in phrase {
            if has(token, .relative) { break }
            if let state = actors.adjectives[token] { own = state }
        }
        guard let own else { return false }
        var differs = false
        for token in other {
            guard let state = actors.adjectives[token] else { continue }
            if state == own { return false }
            differs = true
        }
        return differs
    }

    /// «السياسي المعروف», «العميل السابق»: a description of one person without a name means the last person who spoke, if he agrees.
    func lastPerson(_ head: Int, _ phrase: Range<Int>) -> Antecedent? {
        guard !isSpecified(phrase), let last = history.last(where: { $0.entity != nil || $0.kind != .outlet }), last.kind == .named,
            let entity = last.entity,
            actors.entities[entity].type == .person, !clashes(phrase, last.tokens), !isOfOtherState(entity, phrase)
        else { return nil }
        let sentence = Int(text.text.sentenceOfToken[head])
        // «أكد الوزير أن …، وفق المصدر ذاته»: who has it from whom is two.
        if has(phrase.lowerBound - 1, .cuePhrase), Int(text.text.sentenceOfToken[last.cue]) == sentence { return nil }
        guard sentence - Int(text.text.sentenceOfToken[last.cue]) <= 3 else { return nil }
        let isFeminine = text.text.foldedBytes(head).suffix(2).elementsEqual([0xD9, 0x87])
        return isFeminine == actors.isFeminine(entity) ? last : nil
    }

    /// «الوزير التركي» behind «شكري», who is known for an Egyptian.
    private func isOfOtherState(_ person: ActorLayer.EntityIndex, _ phrase: Range<Int>) -> Bool {
        guard let state = affiliation(phrase), let own = actors.entities[person].country else { return false }
        return own != actors.entities[state].id
    }

    /// The last speaker, a person within the last three sentences, whom some sentence before names together with a body.
    func lastOfBody(_ body: ActorLayer.EntityIndex, _ phrase: Range<Int>) -> Antecedent? {
        guard let last = history.last, last.kind == .named, let entity = last.entity, actors.entities[entity].type == .person,
            !clashes(phrase, last.tokens),
            Int(text.text.sentenceOfToken[phrase.lowerBound]) - Int(text.text.sentenceOfToken[last.cue]) <= 3
        else { return nil }
        for mention in mentionsBefore(phrase.lowerBound).suffix(60) where mention.entity == entity {
            let sentence = text.text.sentences[Int(text.text.sentenceOfToken[mention.tokens.lowerBound])].tokens
            let near = max(sentence.lowerBound, mention.tokens.lowerBound - 14)..<min(sentence.upperBound, mention.tokens.upperBound + 14)
            if actors.mentions(in: near).contains(where: { $0.entity == body && $0.tokens.lowerBound < phrase.lowerBound }) { return last }
        }
        return nil
    }

    /// Whether a phrase says whose or of what its head is, so that it stands for itself: «وزير المالية», «المتحدث باسم الحزب».
    private func isSpecified(_ whole: Range<Int>) -> Bool {
        // What a clause behind a comma adds makes him no other.
        let aside = whole.dropFirst().first { has($0, .comma) && has($0 + 1, .relative) }
        let phrase = whole.lowerBound..<(aside ?? whole.upperBound)
        return phrase.dropFirst().contains { has($0, [.name, .head, .preposition, .lam, .ba, .relative, .comma]) && !has($0, .adjective) }
            || phrase.count > 4
    }

    /// «المصدر», «المسؤول الروسي», «هؤلاء»: the earlier source that a definite phrase takes up.
    func spoken(_ head: Int, _ phrase: Range<Int>) -> (kind: SourceKind, entity: ActorLayer.EntityIndex?)? {
        let stem = stems[head]
        for spoken in history.suffix(20).reversed() where spoken.stem == stem && !clashes(phrase, spoken.tokens) {
            return (spoken.kind, spoken.entity)
        }
        if heads[head] >= 0, tables.heads[Int(heads[head])].kind != .title {
            for spoken in history.suffix(20).reversed() {
                if let tokens = spoken.tokens, tokens.contains(where: { stems[$0] == stem }) { return (spoken.kind, spoken.entity) }
            }
        }
        // Another noun for the same person: its adjective agrees («نائب الوزير الروسي» … «المسؤول الروسي»).
        let adjectives = phrase.filter { $0 > head && has($0, .adjective) }.map { stems[$0] }
        guard !adjectives.isEmpty else { return nil }
        for spoken in history.suffix(4).reversed() where spoken.kind == .named {
            guard let tokens = spoken.tokens else { continue }
            if adjectives.allSatisfy({ adjective in tokens.contains { stems[$0] == adjective } }) { return (spoken.kind, spoken.entity) }
        }
        return nil
    }

    /// The last speaker that an unspecified «التقرير» or «البيان» may belong to.
    func document(_ head: Int) -> (kind: SourceKind, entity: ActorLayer.EntityIndex?)? {
        let stem = stems[head]
        for spoken in history.suffix(20).reversed() {
            if spoken.stem == stem { return (spoken.kind, spoken.entity) }
            if let tokens = spoken.tokens, tokens.contains(where: { stems[$0] == stem }) { return (spoken.kind, spoken.entity) }
        }
        guard has(head, .article) || text.text.foldedBytes(head).suffix(2).elementsEqual([0xD9, 0x87]) else { return nil }
        // «أكدت والدته»: nobody who has spoken, but his mother.
        if heads[head] >= 0, isTitle(head) || isUnnamedHead(head), text.segmentations[head].enclitic != .none { return nil }
        // «البيانات», «الإحصاءات» are nobody's word.
        if text.text.foldedBytes(head).suffix(4).elementsEqual([0xD8, 0xA7, 0xD8, 0xAA]), !isUtterance(head) { return nil }
        if let named = introduction(of: stem, before: head) {
            // «إن تقرير المنظمة ملفق. وكان التقرير قد نقل»: whose it is.
            if !isDefinite(named), named + 1 < head, has(named + 1, [.head, .name]), roles[named + 1].isDisjoint(with: [.ba, .lam, .conjunction]),
                standing(at: named + 1).map({ $0 != .unknown }) ?? false
            {
                let bound = min(count, named + 12)
                let limit = ((named + 2)..<max(named + 2, bound)).first { has($0, [.openQuote, .comma, .stop]) } ?? bound
                let whose = identity(of: (named + 1)..<phraseEnd(from: named + 1, limit: limit, beforeObject: true))
                if whose.entity != nil { return whose }
            }
            // «في بيان», «أصدرت الوزارة بياناً»: who spoke or acted in the sentence that brought it up.
            let sentence = text.text.sentences[Int(text.text.sentenceOfToken[named])].tokens
            if let spoken = history.suffix(20).last(where: { sentence.contains($0.cue) && $0.kind != .collective }) {
                return (spoken.kind, spoken.entity)
            }
            if let subject = mainSubject(sentence.lowerBound..<max(sentence.lowerBound, named), gender: .none), subject.kind != .collective {
                return (subject.kind, subject.entity)
            }
            return nil
        }
        for spoken in history.suffix(6).reversed() where spoken.kind == .outlet || spoken.kind == .named {
            return (spoken.kind, spoken.entity)
        }
        return nil
    }

    /// The last place before a token, within a few paragraphs, that names a text by the same noun.
    private func introduction(of stem: UInt64, before head: Int) -> Int? {
        var token = head - 1
        while token >= max(0, head - 200) {
            if stems[token] == stem, heads[token] >= 0, isDocument(token) { return token }
            token -= 1
        }
        return nil
    }

    func mentionsBefore(_ token: Int) -> ArraySlice<ActorLayer.Mention> {
        var low = 0
        var high = actors.mentions.count
        while low < high {
            let middle = (low + high) / 2
            if actors.mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return actors.mentions[..<low]
    }

    /// Whom a verb without a subject means.
    func speaker(of cue: Int, features: WordFeatures, isParticiple: Bool, sentence: Range<Int>, container: Draft?) -> Antecedent? {
        let gender = features.number == .plural ? .none : features.gender
        let isPlural = features.number == .plural || features.number == .dual
        // «أصدرت الوزارة بياناً أشارت فيه إلى»
        if isWithinUtterance(cue, cue + 1), let phrase = author(before: cue, features, start: sentence.lowerBound) {
            let who = identity(of: phrase.tokens)
            return Antecedent(
                entity: who.entity, kind: who.kind, gender: gender, isPlural: isPlural, stem: stems[phrase.tokens.lowerBound], tokens: phrase.tokens,
                sentence: 0, cue: phrase.tokens.lowerBound)
        }
        if isWithinUtterance(cue, cue + 1),
            let subject = mainSubject(max(sentence.lowerBound, container?.contentTokens.lowerBound ?? 0)..<cue, gender: gender)
        {
            return subject
        }
        if let container, has(cue, .conjunction), let last = history.last, container.contentTokens.contains(last.cue),
            last.cue >= sentence.lowerBound,
            !last.isPlural || isPlural, gender == .none || last.gender == .none || gender == last.gender,
            drafts.contains(where: { $0.cueTokens.lowerBound == last.cue && $0.rule == "naqlan" })
        {
            // «ذكر الكاتب، نقلاً عن مصدر، أن …، وأضاف أن»
            return last
        }
        if let container, tables.relating.contains(container.rule),
            let told = drafts.last(where: {
                ($0.rule == "saying" || $0.rule == "related") && container.contentTokens.contains($0.cueTokens.lowerBound)
            }),
            told.contentTokens.lowerBound <= cue
        {
            // «نقلت الصحيفة عن مصدر قوله إن النيابة اتهمت …، مطالبة بـ»: he of whom it is told, or the subject of his words that agrees.
            if gender == .feminine, let head = told.sourceTokens?.first, !has(head, .name), isTitle(head) || heads[head] >= 0,
                !isFeminineWord(head), let subject = mainSubject(told.contentTokens.lowerBound..<cue, gender: gender)
            {
                return subject
            }
            return Antecedent(
                entity: told.entity, kind: told.kind, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
        }
        if let container, let joined = joinedSubject(of: cue, in: container.contentTokens, gender: gender, isPlural: isPlural) { return joined }
        if let container {
            // «قال إنه يعتقد أن»: the teller himself; else the first actor that the content names.
            let first = container.contentTokens.lowerBound
            // «قالت الوزارة إنها تطارد الجماعة التي تعتبرها "خطرة"»: the noun before the relative is what is spoken of.
            if has(cue - 1, .relative) || verbs[cue]?.first.map({ isCalledSo(cue, $0) }) ?? false,
                verbs[cue]?.first?.cut.enclitic.isThirdPerson ?? false
                    || text.text.token(cue - 1, is: "الذي") && container.kind == .named && !has(cue + 1, .bound),
                let entity = container.entity,
                gender == .none || actors.isFeminine(entity) == (gender == .feminine)
            {
                return Antecedent(
                    entity: entity, kind: container.kind, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
            if has(cue - 1, .complement), !has(cue - 1, .ba),
                let near = actors.mentions(in: max(first, cue - 10)..<cue).last(where: { $0.type == .person })
            {
                // «أراد ترامب أن يقول»
                return Antecedent(
                    entity: near.entity, kind: .named, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
            if let mention = actors.mentions(in: first..<cue).first(where: { $0.type != .place && $0.type != .other }),
                !(has(first, .complement))
            {
                return Antecedent(
                    entity: mention.entity, kind: .named, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
            // «قالت الصحيفة إنه قابل الرئيس وأكد له أن»: the one whom the pronoun of إنه means.
            if has(first, .complement), gender == .masculine && container.kind == .outlet || gender != .none && container.kind == .collective,
                let meant = actors.antecedent(before: container.cueTokens.lowerBound, gender: gender, persons: true, within: 80)
            {
                return Antecedent(
                    entity: meant, kind: .named, gender: gender, isPlural: false, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
            // «قال الوزير إن خبراء زاروا المدينة واستنتجوا أن»
            if isPlural, container.kind == .named || container.kind == .outlet, !isPluralSource(container),
                let plural = pluralBefore(cue, start: first, reach: 24)
            {
                let who = identity(of: plural.tokens)
                return Antecedent(
                    entity: who.entity, kind: who.kind, gender: gender, isPlural: true, stem: stems[plural.tokens.lowerBound], tokens: nil,
                    sentence: 0, cue: cue)
            }
            // «قال الوزير إن المديرة زارت المصنع وأكدت أن»
            if gender == .feminine, let entity = container.entity, actors.entities[entity].type == .person, actors.entities[entity].known,
                !actors.isFeminine(entity), let subject = mainSubject(first..<cue, gender: gender), subject.entity != entity
            {
                return Antecedent(
                    entity: subject.entity, kind: subject.kind, gender: gender, isPlural: false, stem: subject.stem, tokens: nil, sentence: 0,
                    cue: cue)
            }
            // «قال المتحدث إن النائب حذر من الأزمة ودعا إلى»: who does what the clause tells goes on.
            if !isParticiple, !isPlural, has(cue, .conjunction), verbs[cue]?.first.map({ isJoined(cue, $0) }) ?? false, let frame = container.frame,
                !frame.kind.isDisjoint(with: .strong),
                frame.quote == nil, !has(first, .complement), let subject = mainSubject(first..<cue, gender: gender), subject.tokens != nil
            {
                return subject
            }
            // «لفتت الوزارة إلى أن الوالد شكرها وأكد أن»: the teller does not agree with the verb, the subject of what is told does.
            if let entity = container.entity, actors.entities[entity].type != .person, gender != .none,
                actors.isFeminine(entity) != (gender == .feminine), let subject = mainSubject(first..<cue, gender: gender)
            {
                return subject
            }
            return Antecedent(
                entity: container.entity, kind: container.kind, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0,
                cue: cue)
        }
        func agrees(_ spoken: Antecedent) -> Bool {
            if gender != .none, spoken.gender != .none, spoken.gender != gender { return false }
            // «تعتقد السلطات أنه …، مشيراً», «كانوا قد تعهدوا …، قائلة»: several are no «he».
            if isParticiple, !isPlural, spoken.isPlural, gender == .masculine || spoken.gender == .masculine { return false }
            if isPlural != spoken.isPlural, isPlural || !isParticiple, !(spoken.isPlural && spoken.gender == .none) { return false }
            return true
        }
        if isParticiple, !has(cue - 1, [.comma, .stop, .mark]), !has(cue, .conjunction), cue > sentence.lowerBound {
            // «رد الرئيس حسن روحاني قائلا»
            let near = actors.mentions(in: max(sentence.lowerBound, cue - 12)..<cue)
            // «عبر الوزير عن شكره لما قدمه المدير قائلاً»
            if Set(near.filter { $0.type == .person }.map(\.entity)).count > 1,
                let subject = mainSubject(sentence.lowerBound..<cue, gender: gender), subject.kind == .named,
                let entity = subject.entity, actors.entities[entity].type == .person
            {
                return Antecedent(
                    entity: entity, kind: .named, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
            if let mention = near.last(where: { $0.type == .person }) {
                return Antecedent(
                    entity: mention.entity, kind: .named, gender: gender, isPlural: isPlural, stem: 0, tokens: nil, sentence: 0, cue: cue)
            }
        }
        // «ذكر موقع الخبر أن الوزير أعرب عن غضبه، قائلاً»: of a site that tells of somebody he goes on.
        if isParticiple, gender != .none, !isPlural, has(cue - 1, [.comma, .closeQuote]), let last = drafts.last,
            last.cueTokens.lowerBound >= sentence.lowerBound, last.kind == .named,
            gender == .masculine
                ? last.gender != .feminine : last.gender == .feminine && verbs[cue]?.first.map({ tables.verbs[$0.row].stance != .asserts }) ?? false,
            last.contentTokens.upperBound >= cue - 1, last.contentTokens.upperBound <= cue,
            let teller = drafts.dropLast().last(where: { $0.contentTokens.contains(last.cueTokens.lowerBound) }), teller.kind == .outlet
        {
            return Antecedent(entity: last.entity, kind: last.kind, gender: gender, isPlural: false, stem: 0, tokens: nil, sentence: 0, cue: cue)
        }
        // «أفادت الوكالة بأن السكان نفوا …، مؤكدين أن»
        if isParticiple, isPlural, has(cue - 1, [.comma, .closeQuote]), let last = drafts.last, last.cueTokens.lowerBound >= sentence.lowerBound,
            last.contentTokens.upperBound <= cue, verbs[last.cueTokens.lowerBound]?.first?.features.number == .plural || isPluralSource(last)
        {
            return Antecedent(entity: last.entity, kind: last.kind, gender: gender, isPlural: true, stem: 0, tokens: nil, sentence: 0, cue: cue)
        }
        if isParticiple, gender == .feminine, !isPlural,
            let last = drafts.suffix(3).last(where: {
                $0.cueTokens.lowerBound >= sentence.lowerBound && $0.gender == gender && $0.cueTokens.upperBound <= cue
            }),
            history.last.map({ $0.gender == .none || $0.cue < last.cueTokens.lowerBound }) ?? true
        {
            // «الأطباء … الذي أعلنت الشرطة أنه …، مرجحة أنه»: the nearest verb that agrees, also inside another's words.
            return Antecedent(
                entity: last.entity, kind: last.kind, gender: gender, isPlural: false, stem: 0, tokens: nil, sentence: 0, cue: cue)
        }
        if isParticiple || !has(cue, .conjunction) {
            for spoken in history.suffix(6).reversed() where spoken.cue >= sentence.lowerBound && agrees(spoken) { return spoken }
            if isParticiple, let subject = mainSubject(sentence.lowerBound..<cue, gender: gender) { return subject }
        }
        // «زار الوزير القاهرة، حيث قال إن»
        if !isParticiple, !has(cue, .conjunction), isWord(cue - 1, .occasion), let phrase = agent(before: cue - 1, sentence) {
            let who = identity(of: phrase)
            if gender == .none || who.entity.map({ actors.entities[$0].type == .person || actors.isFeminine($0) == (gender == .feminine) }) ?? true {
                return Antecedent(
                    entity: who.entity, kind: who.kind, gender: gender, isPlural: isPlural, stem: stems[phrase.lowerBound], tokens: phrase,
                    sentence: 0,
                    cue: phrase.lowerBound)
            }
        }
        // «ورداً على سؤال عما يقال عن الوزير، اعتبر أن»: whom the question names does not answer it.
        let isAnswer = !isParticiple && has(cue - 1, .comma) && opensTopic(sentence, before: cue)
        if cue > sentence.lowerBound + 2, !isAnswer {
            // «وافق الرئيس على القمة، وأعرب عن»: who acts in the sentence goes before who spoke in another.
            for spoken in history.suffix(6).reversed() where spoken.cue >= sentence.lowerBound && agrees(spoken) { return spoken }
            if gender != .none, let subject = mainSubject(sentence.lowerBound..<cue, gender: gender), subject.tokens != nil { return subject }
        }
        if !isParticiple, cue <= sentence.lowerBound + 1, gender != .none, let subject = lastSubject(before: sentence, gender: gender) {
            return subject
        }
        for spoken in history.suffix(8).reversed() where agrees(spoken) { return spoken }
        if isPlural, let plural = pluralBefore(cue, start: sentence.lowerBound, reach: 40) {
            let who = identity(of: plural.tokens)
            return Antecedent(
                entity: who.entity, kind: who.kind, gender: gender, isPlural: true, stem: stems[plural.tokens.lowerBound], tokens: nil, sentence: 0,
                cue: cue)
        }
        return mainSubject(sentence.lowerBound..<cue, gender: gender)
    }

    /// «إن الوزيرة زارت المصنع وطالبت بـ»: who does, within what somebody tells, what the verb says that the tree joins this one to.
    func joinedSubject(of cue: Int, in around: Range<Int>, gender: WordFeatures.Gender, isPlural: Bool) -> Antecedent? {
        guard let syntax, has(cue, .conjunction), syntax.relations[cue] == .conj else { return nil }
        var verb = Int(syntax.heads[cue])
        var steps = 0
        while verb > around.lowerBound, syntax.relations[verb] == .conj, steps < 3 {
            verb = Int(syntax.heads[verb])
            steps += 1
        }
        guard verb > around.lowerBound, verb < cue, syntax.verbs[verb] else { return nil }
        let tokens = around.lowerBound..<cue
        guard let head = tokens.first(where: { syntax.heads[$0] == Int32(verb) && syntax.relations[$0] == .nsubj }),
            let standing = standing(at: head), standing != .unknown
        else { return nil }
        let phrase = head..<phraseEnd(from: head, limit: head < verb ? verb : cue, beforeObject: true)
        let who = identity(of: phrase)
        if isPlural != isPluralPhrase(phrase), head < verb { return nil }
        if gender == .feminine, isOfOtherGender(head, behind: WordFeatures(.past, .third, .feminine, .singular)) { return nil }
        if gender == .masculine, !isPlural, isFeminineWord(head), heads[head] >= 0, !has(head, .name) { return nil }
        return Antecedent(
            entity: who.entity, kind: who.kind, gender: gender, isPlural: isPlural, stem: stems[head], tokens: phrase, sentence: 0, cue: head)
    }

    /// «ورداً على سؤال عن الوزير،», «وعما إذا كان الطريق آمناً،»: the sentence has not come further than what was asked about.
    func opensTopic(_ sentence: Range<Int>, before cue: Int) -> Bool {
        // «وفيما يتعلق بالمشاريع التي طرحها المجلس، قال إن»
        let isConcern =
            (text.text.token(sentence.lowerBound, is: "فيما") || text.text.token(sentence.lowerBound, is: "وفيما"))
            && (text.text.token(sentence.lowerBound + 1, is: "يتعلق") || text.text.token(sentence.lowerBound + 1, is: "يخص"))
        guard isConcern || isWord(sentence.lowerBound, .topic), cue - sentence.lowerBound <= 24 else { return false }
        return !(sentence.lowerBound..<(cue - 1)).contains { has($0, .comma) && !has($0 + 1, [.name, .head, .relative]) }
    }

    private func isPluralSource(_ draft: Draft) -> Bool {
        guard let source = draft.sourceTokens else { return draft.kind != .named }
        return isPluralPhrase(source) || isCoordinate(source) || draft.entity.map(isPluralName) ?? false
    }

    /// «أشاد الرئيس بالجنود. وقال "…"»: who acts in the sentence before, when nobody spoke in it.
    private func lastSubject(before sentence: Range<Int>, gender: WordFeatures.Gender) -> Antecedent? {
        guard sentence.lowerBound > 0, text.text.paragraphOfToken[sentence.lowerBound - 1] == text.text.paragraphOfToken[sentence.lowerBound] else {
            return nil
        }
        let previous = text.text.sentences[Int(text.text.sentenceOfToken[sentence.lowerBound - 1])].tokens
        guard !drafts.suffix(8).contains(where: { previous.contains($0.cueTokens.lowerBound) }),
            let subject = mainSubject(previous, gender: gender), let entity = subject.entity, subject.kind == .named,
            actors.entities[entity].type == .person,
            let tokens = subject.tokens, tokens.lowerBound - previous.lowerBound <= 8
        else { return nil }
        return Antecedent(
            entity: entity, kind: .named, gender: gender, isPlural: false, stem: subject.stem, tokens: nil, sentence: previous.lowerBound,
            cue: tokens.lowerBound)
    }

    /// «صحيفة», «السلطات», «مصادر»
    func isFeminineWord(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let word = text.text.foldedBytes(token)
        return word.suffix(2).elementsEqual([0xD9, 0x87]) || word.suffix(4).elementsEqual([0xD8, 0xA7, 0xD8, 0xAA])
            || text.text.token(token, is: "مصادر")
            || text.text.token(token, is: "المصادر")
    }

    /// The first actor of a clause that nobody has spoken in yet: its subject, in the order of Arabic news.
    func mainSubject(_ tokens: Range<Int>, gender: WordFeatures.Gender) -> Antecedent? {
        var token = tokens.lowerBound
        let end = min(tokens.upperBound, tokens.lowerBound + Self.window)
        while token < end {
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: end)
                continue
            }
            let mention = actors.name(at: token)
            let isOblique =
                has(token, [.ba, .lam]) || has(token - 1, .cuePhrase)
                || token > tokens.lowerBound && (has(token - 1, .preposition) || text.text.token(token - 1, is: "#") && has(token - 2, .preposition))
            if let standing = standing(at: token), standing != .unknown, !isOblique, !has(token, .demonstrative) || mention != nil,
                mention.map({ $0.type != .place && $0.type != .other })
                    // «نشر الموقع»
                    ?? (!has(token, .venue) || isOutletHead(token) && isDefinite(token) && token > tokens.lowerBound && isFinite(token - 1))
            {
                let phrase = token..<phraseEnd(from: token, limit: end, beforeObject: true)
                // «تولى السلطة، وأعلن»
                // «نصح المستشارون الرئيس وقال»
                if mention == nil,
                    gender == .masculine && (isFeminineWord(token) || endsAsPlural(token))
                        || gender == .feminine && isTitle(token) && isOfOtherGender(token, behind: WordFeatures(.past, .third, .feminine, .singular))
                {
                    token = phrase.upperBound
                    continue
                }
                let who = identity(of: phrase)
                let isKnown = who.entity.map { actors.entities[$0].type != .person || actors.entities[$0].known } ?? false
                if gender == .none || !isKnown || who.kind == .anonymous || who.kind == .collective
                    || who.entity.map({
                        (actors.isFeminine($0) || actors.entities[$0].type == .organization && isFeminineWord(token)) == (gender == .feminine)
                    }) ?? true
                {
                    return Antecedent(
                        entity: who.entity, kind: who.kind, gender: .none, isPlural: false, stem: stems[token], tokens: phrase, sentence: 0,
                        cue: token)
                }
                token = phrase.upperBound
                continue
            }
            token =
                isOblique && has(token, [.head, .name])
                ? max(token + 1, phraseEnd(from: token, limit: end, beforeObject: true))
                : mention.map { max(token + 1, $0.tokens.upperBound) } ?? token + 1
        }
        for mention in actors.mentions(in: tokens) where mention.type == .person || mention.type == .organization || mention.type == .country {
            return Antecedent(
                entity: mention.entity, kind: .named, gender: gender, isPlural: false, stem: 0, tokens: nil, sentence: 0,
                cue: mention.tokens.lowerBound)
        }
        return nil
    }
}
