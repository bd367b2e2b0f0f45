import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Kind and entity of a source phrase.
    func identity(of whole: Range<Int>) -> (kind: SourceKind, entity: ActorLayer.EntityIndex?) {
        // «61 بالمئة من الناخبين»
        if text.tokens[whole.lowerBound].kind == .number {
            // «12 نائبا»
            return counts(whole.lowerBound) && whole.count > 1 ? identity(of: (whole.lowerBound + 1)..<whole.upperBound) : (.collective, nil)
        }
        // «أعلن الأخير»
        if isLatter(whole.lowerBound) {
            let isFeminine = isFeminineWord(whole.lowerBound)
            let last = mentionsBefore(whole.lowerBound).suffix(20).last {
                $0.form == .name
                    && ($0.type == .person
                        ? actors.isFeminine($0.entity) == isFeminine : isFeminine && ($0.type == .country || $0.type == .organization))
            }
            return last.map { (.named, $0.entity) } ?? (.anonymous, nil)
        }
        // «نجود الطويل، عضو اللجنة»: somebody of whom only the text knows.
        if roles[whole.lowerBound].isDisjoint(with: [.name, .head]), isNameByItsTitle(whole.lowerBound) {
            return (.named, description(at: whole.lowerBound))
        }
        // Of several sources the first one is who speaks: «التلفزيون الرسمي ووكالة تسنيم».
        if isEachOf(whole.lowerBound), whole.count > 2 { return identity(of: (whole.lowerBound + 2)..<whole.upperBound) }
        let phrase = whole.lowerBound..<(has(whole.lowerBound, .head) ? nextSource(in: whole) : whole.upperBound)
        var headToken: Int?
        for token in phrase.prefix(3) where has(token, .head) && !(has(token, .name) && !isNameHead(token)) {
            headToken = token
            break
        }
        // «الضابط» is an office, also where the recogniser takes it for a name.
        let mentions = described(phrase).filter { !($0.tokens.count == 1 && $0.tokens.lowerBound == phrase.lowerBound && isBareOffice($0)) }
        var head = headToken.map { tables.heads[Int(heads[$0])].kind }
        if head == .outlet, let token = headToken, isAgency(token, phrase) { head = .body }
        // «مصدر جزائري مطلع على الصراع في ليبيا»: what he knows about is not whom he belongs to.
        if head == .anonymous || head == .collective,
            let adjective = phrase.dropFirst().first(where: { isOwnPreposition($0 + 1) || isWord($0, .over) && !isDefinite($0) }),
            adjective < phrase.upperBound - 1,
            !mentions.contains(where: { $0.type == .person && $0.form == .name && $0.tokens.upperBound == phrase.upperBound })
        {
            return identity(of: whole.lowerBound..<adjective)
        }
        // «زوجة الرئيس», «محامي رئيس الإقليم سمير حداد»: she is not he, nor the lawyer his client.
        if isWord(phrase.lowerBound, .relation), !isDefinite(phrase.lowerBound) {
            let others = mentions.filter { $0.type == .person && $0.form == .name }
            let isWoman = text.text.foldedBytes(phrase.lowerBound).suffix(2).elementsEqual([0xD9, 0x87])
            if let own = others.last,
                has(own.tokens.lowerBound - 1, .comma) || others.count > 1
                    || isWoman && actors.isFeminine(own.entity)
                        && !(has(own.tokens.lowerBound - 1, .head) && !isFeminineWord(own.tokens.lowerBound - 1))
            {
                return (.named, own.entity)
            }
            return (.named, description(at: phrase.lowerBound))
        }
        let nominal = mentions.first { $0.form != .name && $0.tokens.lowerBound <= phrase.lowerBound + 1 }
        let persons = mentions.filter { $0.type == .person && $0.form == .name }
        let bodies = mentions.filter {
            // «الشرطة في ماليزيا», «المقربة من الكرملين»: where or near whom, not who.
            ($0.type == .organization || $0.type == .country) && $0.form == .name
                && (head == .anonymous || head == .title || !isBehindPlaceOrOrigin($0.tokens.lowerBound))
        }
        /// «منظمة "…"», «قيادة الجيش»: the name that the body's own noun leads in; «هيئة تابعة للوزارة» is not the ministry.
        func own(_ found: [ActorLayer.Mention]) -> ActorLayer.Mention? {
            guard let token = headToken else { return found.first }
            return found.first { mention in
                let start = mention.tokens.lowerBound
                if start <= token + 1 || has(start - 1, [.comma, .openBracket]) { return true }
                return !(token + 1..<start).contains { !has($0, [.openQuote, .mark, .head]) } && !has(start, [.lam, .ba])
            }
        }
        func isOutlet(_ mention: ActorLayer.Mention) -> Bool { actors.entities[mention.entity].subtype == "media" }

        // The phrase is a name.
        if let first = mentions.first(where: { $0.form == .name }), first.tokens.lowerBound <= phrase.lowerBound,
            head == nil || first.tokens.contains(phrase.lowerBound)
        {
            if first.type == .organization, isOutlet(first) || head == .outlet { return (.outlet, first.entity) }
            if head == .collective { return (.collective, nil) }
            // «أمين عام المنظمة سمير حداد»: an office that the recogniser takes for a name, his own behind it.
            if first.type == .person, !first.tokens.isEmpty, heads[phrase.lowerBound] >= 0, isTitle(phrase.lowerBound), let own = persons.last,
                own.entity != first.entity,
                own.tokens.upperBound == phrase.upperBound, !phrase.contains(where: { has($0, [.comma, .conjunction]) })
            {
                return (.named, own.entity)
            }
            // «المنظمة المعنية بحقوق الإنسان»: a description that takes up an earlier name.
            let second = phrase.lowerBound + 1
            if head == .body, has(phrase.lowerBound, .article), has(second, .article), has(second + 1, [.ba, .lam, .preposition]),
                !actors.entities[first.entity].known,
                let again = resolve(phrase.lowerBound, phrase), again != first.entity
            {
                return (.named, again)
            }
            return (.named, first.entity)
        }
        switch head {
        case .title?, .anonymous?:
            if let token = headToken, text.segmentations[token].enclitic != .none, persons.isEmpty, nominal == nil, let last = document(token) {
                return (last.kind, last.entity)
            }
            let isPlural = headToken.map { isPluralHead($0) || isQuantifier($0) } ?? false
            // «سفير إحدى الدول، طالباً عدم كشف هويته»
            if head == .title, persons.isEmpty, nominal == nil, phrase.contains(where: { asides[$0] != nil }) {
                return (.anonymous, bodies.first?.entity ?? affiliation(phrase))
            }
            if let token = headToken, isQuantifier(token) {
                return (.anonymous, bodies.first?.entity ?? describedBody(behind: token, phrase) ?? affiliation(phrase))
            }
            if let person = persons.last, !isPlural, headToken.map({ !isOwner(person, of: $0) }) ?? true {
                return (.named, person.entity)
            }
            // «المسؤول الروسي»: who has just spoken goes before whoever else the words would fit.
            if head == .anonymous, let nominal, let token = headToken, has(token, .article), !isPlural {
                if let again = spoken(token, phrase) { return again }
                if let last = lastPerson(token, phrase) { return (last.kind, last.entity) }
                return (.named, nominal.entity)
            }
            // «القيادي بالتنظيم» behind «سمير حداد، قاضي التنظيم، …»: the one who spoke last, if he was brought up together with the body.
            if let token = headToken, has(token, .article), !isPlural, persons.isEmpty, let body = bodies.first,
                let last = lastOfBody(body.entity, phrase)
            {
                return (last.kind, last.entity)
            }
            if let nominal { return (.named, nominal.entity) }
            if head == .title, !isPlural, let token = headToken, let again = sameOffice(token, phrase) { return again }
            let owner = bodies.first?.entity ?? persons.first?.entity ?? affiliation(phrase)
            if head == .anonymous || isPlural || headToken.map({ !has($0, .article) && !isConstruct($0) }) ?? false {
                if head == .anonymous, let token = headToken, has(token, .article), !isPlural {
                    if let again = spoken(token, phrase) { return again }
                    // «الدبلوماسي السويدي، الذي …» behind his name
                    if let last = lastPerson(token, phrase) { return (last.kind, last.entity) }
                }
                // «مسؤول أميركي» is his state's, «باحثون صينيون» are their own.
                return (
                    .anonymous,
                    bodies.first?.entity ?? persons.first?.entity ?? headToken.flatMap { describedBody(behind: $0, phrase) }
                        ?? (head == .anonymous ? affiliation(phrase) : nil)
                )
            }
            if let token = headToken, has(token, .article), let again = spoken(token, phrase) { return again }
            if let token = headToken, has(token, .article) {
                if let found = resolve(token, phrase) { return (.named, found) }
                if let last = lastPerson(token, phrase) { return (last.kind, last.entity) }
            }
            if head == .title, let token = headToken, let named = namedAround(token, phrase) { return (.named, named) }
            return (.named, head == .title ? headToken.flatMap { description(at: $0) } : owner)
        case .collective?:
            return (.collective, nominal?.entity)
        case .outlet?:
            // «مراسل القناة سمير حداد»
            if let person = persons.last, person.tokens.upperBound == phrase.upperBound,
                person.tokens.count > 1 || headToken.map({ text.text.foldedBytes($0).starts(with: Array("مراسل".utf8)) }) ?? false
            {
                return (.named, person.entity)
            }
            if let token = headToken, has(token, .article), bodies.first(where: isOutlet) == nil, let found = resolve(token, phrase) {
                return (.outlet, found)
            }
            if let outlet = bodies.first(where: isOutlet) ?? bodies.first(where: { $0.type == .organization }) ?? persons.first {
                return (.outlet, outlet.entity)
            }
            return (.outlet, headToken.flatMap { resolve($0, phrase) ?? description(at: $0) })
        case .author?:
            if let person = persons.last { return (.named, person.entity) }
            // «مقالاً للكاتب سامي حداد … ويرى الكاتب»
            if let token = headToken, has(token, .article), let named = namedAround(token, phrase) { return (.named, named) }
            // «كاتبة المقال» is no man.
            if let token = headToken, let last = document(token),
                !isFeminineWord(token)
                    || last.entity.map({ actors.entities[$0].type != .person || !actors.entities[$0].known || actors.isFeminine($0) }) ?? true
            {
                return (last.kind, last.entity)
            }
            return (.anonymous, nil)
        case .body?:
            if let nominal { return (.named, nominal.entity) }
            if let body = own(bodies) { return (isOutlet(body) ? .outlet : .named, body.entity) }
            // «الوزارة» takes an earlier name up, «وزارة» does not; a body at a place is not the place.
            return (
                .named,
                headToken.flatMap {
                    (has($0, .article) || text.segmentations[$0].enclitic != .none ? resolve($0, phrase) : nil) ?? description(at: $0)
                }
            )
        case .document?:
            if let outlet = bodies.first(where: isOutlet) { return (.outlet, outlet.entity) }
            if let token = headToken, let other = phrase.first(where: { $0 > token && has($0, .head) && heads[$0] >= 0 }),
                mentions.first.map({ $0.tokens.lowerBound > other + 1 }) ?? true
            {
                let kind = tables.heads[Int(heads[other])].kind
                if kind == .outlet { return (.outlet, resolve(other, phrase)) }
                if kind == .body || kind == .title, let found = resolve(other, phrase) { return (.named, found) }
            }
            if let author = persons.first ?? bodies.first { return (.named, author.entity) }
            // «أصدرت الشركة بياناً يقول»
            if let token = headToken, !isDefinite(token), phrase.count == 1 {
                let start = text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens.lowerBound
                let near = max(start, token - 10)..<token
                if near.contains(where: { isWord($0, .uttering) }), let author = mainSubject(near, gender: .none) {
                    return (author.kind, author.entity)
                }
            }
            if let token = headToken {
                for other in phrase where other > token && has(other, .head) && heads[other] >= 0 {
                    let kind = tables.heads[Int(heads[other])].kind
                    if kind == .outlet { return (.outlet, resolve(other, phrase)) }
                    if kind == .body || kind == .title { return (.named, resolve(other, phrase)) }
                }
                if let last = document(token) { return (last.kind, last.entity) }
            }
            return (.anonymous, nil)
        case nil:
            if let nominal { return (.named, nominal.entity) }
            if let person = persons.last { return (.named, person.entity) }
            if let body = bodies.first { return (isOutlet(body) ? .outlet : .named, body.entity) }
            if let person = surname(phrase) { return (.named, person) }
            return (.anonymous, nil)
        }
    }

    /// «خلف» behind «سمير خلف»: the last word of a person's name, where the recogniser takes it for a common word.
    private func surname(_ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        guard phrase.count == 1, let token = phrase.first, text.tokens[token].kind == .word else { return nil }
        let letters = text.text.foldedBytes(token)
        guard letters.count >= 6 else { return nil }
        for mention in mentionsBefore(token).suffix(60).reversed() where mention.type == .person && mention.form == .name && mention.tokens.count > 1
        {
            if text.text.foldedBytes(mention.tokens.upperBound - 1).elementsEqual(letters) { return mention.entity }
        }
        return nil
    }

    private func isBareOffice(_ mention: ActorLayer.Mention) -> Bool {
        let token = mention.tokens.lowerBound
        guard mention.form == .name, mention.type == .person, !actors.entities[mention.entity].known, has(token, .article), heads[token] >= 0 else {
            return false
        }
        let kind = tables.heads[Int(heads[token])].kind
        return kind == .title || kind == .anonymous
    }

    /// Where a second source begins behind و, or the end.
    private func nextSource(in phrase: Range<Int>) -> Int {
        // «مدير مركز الإعلام والدراسات، سامي الحداد» is one.
        // «قادة سابقون والوسيط فلان» are two.
        let isIndefinite =
            has(phrase.lowerBound, .head) && !isDefinite(phrase.lowerBound) && !isConstruct(phrase.lowerBound) && !has(phrase.lowerBound, .name)
        if !isIndefinite, let last = mentions(in: phrase).last, last.type == .person, last.tokens.upperBound == phrase.upperBound {
            return phrase.upperBound
        }
        for token in phrase.dropFirst() where has(token, .conjunction) && has(token, [.head, .name]) {
            if let mention = actors.name(at: token), mention.tokens.lowerBound != token { continue }
            return token
        }
        return phrase.upperBound
    }

    /// «وكالة الاستخبارات», «وكالة الفضاء»: an agency that gives no news.
    private func isAgency(_ token: Int, _ phrase: Range<Int>) -> Bool {
        let word = text.text.foldedBytes(token)
        guard word.starts(with: Array("وكال".utf8)) || word.starts(with: Array("الوكال".utf8)) else { return false }
        if let mention = actors.name(at: token), mention.type == .organization {
            return actors.entities[mention.entity].known && actors.entities[mention.entity].subtype != "media"
        }
        let next = token + 1
        guard phrase.contains(next), text.tokens[next].kind == .word, !has(next, [.name, .conjunction]) else { return false }
        if isWord(next, .news) { return false }
        // «الوكالة الروسية» is a newspaper's, «وكالة الفضاء الروسية» is not.
        return has(next, .article) && (!has(next, .adjective) || isWord(next, .secret))
    }

    /// The mentions of a phrase that say who is meant: not those of a relative clause («المجموعة التي يرأسها فلان»), unless a name in
    /// apposition ends the phrase.
    private func described(_ phrase: Range<Int>) -> [ActorLayer.Mention] {
        let found = mentions(in: phrase)
        guard let relative = phrase.first(where: { has($0, .relative) && $0 > phrase.lowerBound }) else { return found }
        return found.filter {
            $0.tokens.lowerBound < relative
                || $0.type == .person && $0.tokens.upperBound == phrase.upperBound && has($0.tokens.lowerBound - 1, .comma)
        }
    }

    /// All mentions that begin inside a phrase.
    func mentions(in phrase: Range<Int>) -> [ActorLayer.Mention] { actors.mentions(in: phrase) }

    func isBehindPlaceOrOrigin(_ token: Int) -> Bool {
        text.text.token(token - 1, is: "في") || text.text.token(token - 1, is: "من") || text.text.token(token - 1, is: "لدي")
    }

    func isNameHead(_ token: Int) -> Bool {
        guard let mention = actors.name(at: token) else { return false }
        return mention.tokens.lowerBound == token
    }

    /// «أحد المستشارين», «بعض السكان»: one or some of them, unnamed.
    func isQuantifier(_ token: Int) -> Bool {
        text.text.token(token, is: "احد") || text.text.token(token, is: "احدي") || text.text.token(token, is: "بعض")
            || text.text.token(token, is: "عدد")
            || text.text.token(token, is: "عده")
    }

    func isPluralHead(_ token: Int) -> Bool {
        // «الأمين» ends like a plural.
        if text.text.token(token, is: "امين") || text.text.token(token, is: "الامين") { return false }
        for match in text.matches(at: token) where match.entry.table == tables.headTable {
            if match.entry.features.number == .plural || tables.heads[Int(match.entry.row)].isPlural { return true }
        }
        let bytes = Array(text.text.foldedBytes(token).suffix(4))
        return bytes == [0xD9, 0x88, 0xD9, 0x86] || bytes == [0xD9, 0x8A, 0xD9, 0x86] && text.text.foldedBytes(token).count > 8
    }

    /// «مستشار ترامب» belongs to the person, «الرئيس ترامب» is the person.
    func isOwner(_ person: ActorLayer.Mention, of head: Int) -> Bool {
        if person.tokens.lowerBound == head + 1 {
            return !has(head, .article) && !has(person.tokens.lowerBound, .conjunction) && isGenitiveTitle(head)
        }
        let before = person.tokens.lowerBound - 1
        // «مصادر من الحزب الذي تقوده …»: a name inside the description.
        let isUnnamed = isHead(head, .anonymous) && !has(head, .article)
        let between = (head + 1)..<max(head + 1, person.tokens.lowerBound)
        if between.contains(where: { has($0, .relative) || isUnnamed && has($0, .preposition) }) { return true }
        if text.text.token(before, is: "باسم") || has(before, .preposition) || has(person.tokens.lowerBound, .lam) { return true }
        return false
    }

    func isGenitiveTitle(_ head: Int) -> Bool { true }

    func isConstruct(_ head: Int) -> Bool { has(head + 1, [.article, .name, .head]) || isDefinite(head + 1) }

    /// The state whose adjective stands in the phrase: «دبلوماسي مصري».
    func affiliation(_ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        for token in phrase { if let entity = actors.adjectives[token] { return entity } }
        return nil
    }
}
