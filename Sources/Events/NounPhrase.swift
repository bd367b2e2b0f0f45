import Actors
import ArabicText
import Knowledge
import Readings

/// A noun phrase as far as coding needs it: its words, and who is meant.
struct NounPhrase {
    var tokens: Range<Int>
    /// Entities that can act, in text order; as a rule one.
    var entities: [ActorLayer.EntityIndex] = []
    /// A place that the phrase names, or the capital that it describes and that the document names elsewhere: «العاصمة الإثيوبية», «عاصمة إثيوبيا».
    var place: ActorLayer.EntityIndex?
    /// Row of the role noun at its head.
    var role: Int?
    /// Whether a personal pronoun is all that stands for it.
    var isPronoun = false
    /// Whether a name alone makes the phrase, so that verbs agree with the one named.
    var isWholeName = false
    /// What is decided, asked or wanted («قرار المجلس»): its genitive is concerned and does not act.
    var isMatter = false

    /// Whether only an adjective ties a thing to a state («الاتفاق الإيراني», «الاقتصاد التركي»): the state owns it and does nothing.
    var isOfState = false

    var isEmptyOfActors: Bool { entities.isEmpty && role == nil }

    /// The state in which a place lies that only an adjective names: «العاصمة الإثيوبية».
    var stateOfPlace: ActorLayer.EntityIndex?

    /// The pronoun at its end, when it has no name: «جنوده», «قواعدها».
    var owner = Enclitic.none
}

extension SentenceScan {
    /// Whether a noun phrase may begin at a token.
    func canBeginPhrase(_ token: Int) -> Bool {
        guard range.contains(token) else { return false }
        let word = self[token]
        if word.kind == .punctuation || word.kind == .symbol { return false }
        if word.isTime { return false }
        if word.mention >= 0 { return true }
        if word.kind == .number || word.kind == .latin { return true }
        if word.isVerb && word.role < 0 && !word.isDefinite { return false }
        if isReflexive(token) { return false }
        // «بـ» parted from its word by a mark.
        if word.kind == .word, text.text.foldedBytes(token).count <= 2 { return false }
        switch word.wordClass {
        case nil, .quantifier, .perhaps: return true
        default: return false
        }
    }

    /// «نفسه», «أنفسهم», also where the evidence does not part the pronoun: whoever acts, acts on himself.
    func isReflexive(_ token: Int) -> Bool {
        guard self[token].mention < 0 else { return false }
        let word = text.text.foldedSpelling(token)
        guard word.hasPrefix("نفس") || word.hasPrefix("انفس"), word.count <= 7 else { return false }
        return word.hasSuffix("ه") || word.hasSuffix("ها") || word.hasSuffix("هم") || word.hasSuffix("هما") || word.hasSuffix("هن")
    }

    /// «يحملون», «يرتدون»: a plural verb of the present shows itself by both its ends; «يمنيون» is a plural of belonging.
    func isPluralVerb(_ token: Int) -> Bool {
        guard self[token].mention < 0, self[token].role < 0, !self[token].isDefinite, self[token].kind == .word else { return false }
        let word = text.text.spelling(token)
        return word.hasPrefix("ي") && word.hasSuffix("ون") && !word.hasSuffix("يون") && word.count >= 5
    }

    /// «بالحجارة», «بجروح»: with what, also where the evidence does not part the «ب».
    private func isInstrument(_ token: Int) -> Bool {
        guard self[token].mention < 0, self[token].kind == .word, self[token].role < 0 else { return false }
        let word = text.text.spelling(token)
        return word.hasPrefix("بال") && word.count >= 6 || word == "بجروح" || word == "بجراح"
    }

    /// Whether a phrase that has come to a noun of persons ends before the next word: before a number («مسلحون 15 شخصا»), before another
    /// case of the plural («انتحاريون سياسيين») and, behind a definite plural, before a noun with a pronoun of its own or a name that
    /// has no article to agree («المهاجمون قنابلهم»).
    private func endsBeside(_ token: Int, from start: Int) -> Bool {
        let previous = token - 1
        let last = self[previous]
        guard last.mention < 0, last.kind == .word else { return false }
        let word = self[token]
        let ending = text.text.spelling(previous)
        if word.kind == .number { return last.role >= 0 && !isCount(previous) || closesIndefinite(token, from: start) }
        // «قوات خاصة صومالية خمسة من المقاتلين»
        if word.wordClass == .quantifier, !isArticled(token), closesIndefinite(token, from: start) { return true }
        // «عشرة أشخاص مصرعهم»: whoever is counted governs no noun.
        if word.enclitic.isThirdPerson, word.mention < 0, last.role >= 0, !isArticled(previous), last.enclitic == .none, range.contains(previous - 1),
            self[previous - 1].kind == .number || self[previous - 1].wordClass == .quantifier
        {
            return true
        }
        // «مسلحون ثلاثة جنود»
        if word.wordClass == .quantifier, !isArticled(token), last.role >= 0, ending.hasSuffix("ون") { return true }
        let isPlural = ending.hasSuffix("ون") || ending.hasSuffix("ين") && last.role >= 0
        guard isPlural else { return false }
        // «متظاهرون القنصلية»: an indefinite plural with its nūn goes on with nothing that has the article.
        if ending.hasSuffix("ون"), !ending.hasPrefix("ال"), last.enclitic == .none, last.role >= 0, text.text.spelling(token).hasPrefix("ال") {
            return true
        }
        if word.mention < 0 {
            // «مسؤولون أميركيون قرار فرنسا»: a plural with its nūn governs nothing.
            // «محتجون غاضبون مبنى القنصلية»: nor does an attribute of one.
            let isOfPlural =
                range.contains(previous - 1) && self[previous - 1].mention < 0 && self[previous - 1].role >= 0
                && text.text.spelling(previous - 1).hasSuffix("ون")
            if ending.hasSuffix("ون"), last.role >= 0 || last.adjective >= 0 || isOfPlural, !word.isDefinite, word.kind == .word,
                word.wordClass == nil, word.adjective < 0,
                !text.text.spelling(token).isSoundPlural, !text.text.spelling(token).hasSuffix("اء"),
                !text.text.spelling(token).hasSuffix("ي")
            {
                return true
            }
            // «المتظاهرون الإطارات»: no plural of things agrees with one of men.
            if last.isDefinite, word.isDefinite, text.text.spelling(token).hasSuffix("ات") { return true }
            // «المحتجون الحملة»: nor does a feminine of the singular.
            if ending.hasSuffix("ون"), last.role >= 0, isArticled(previous), isArticled(token), text.text.spelling(token).hasSuffix("ة") {
                return true
            }
            if ending.hasSuffix("ون"), last.wordClass != .quantifier, text.text.spelling(token).hasSuffix("ين"),
                word.role >= 0 || word.adjective < 0 && !word.isDefinite
            {
                return true
            }
            return last.isDefinite && last.enclitic == .none && word.enclitic != .none
        }
        let mention = actors.mentions[Int(word.mention)]
        return last.isDefinite && last.enclitic == .none && mention.tokens.lowerBound == token && mention.type != .person
            && !text.segmentations[token].proclitics.contains(.article) && !text.text.spelling(token).hasPrefix("ال")
    }

    /// «منظمات محلية ودولية»: an adjective of belonging that «و» joins to another of its gender and state.
    private func joinsAdjective(_ token: Int, from start: Int) -> Bool {
        let word = self[token]
        guard token - 1 > start, word.mention < 0, word.role < 0, word.adjective < 0, word.kind == .word, word.wordClass == nil,
            word.enclitic == .none,
            self[token - 1].mention < 0, self[token - 1].isDefinite == word.isDefinite, candidates(at: token).isEmpty
        else { return false }
        return text.text.spelling(token).hasSuffix("ية") && text.text.spelling(token - 1).hasSuffix("ية") && endsAsFeminine(start)
    }

    /// Whether a definite noun is no adjective of the phrase before it but begins another: «أمهلت المحكمة الحكومة», «اتهم الرئيس الجارة
    /// الشمالية», «قابل الوزير الروسي الرئيس اليمني».
    private func standsBeside(_ token: Int, from start: Int) -> Bool {
        let word = self[token]
        let last = self[token - 1]
        guard word.isDefinite, word.enclitic == .none, last.mention < 0, last.enclitic == .none, last.wordClass == nil, isArticled(token - 1) else {
            return false
        }
        // «الرئيس الجارة»: no adjective of a man ends so.
        if token - 1 == start, last.role >= 0, isSingular(start), !endsAsFeminine(start), endsAsFeminine(token),
            !tables.roleRows[Int(last.role)].isCrowd
        {
            return true
        }
        // «رفض الروس العرض»
        if token - 1 == start, last.role >= 0, last.adjective >= 0, !isSingular(start), word.adjective < 0, !text.text.spelling(token).isSoundPlural {
            return true
        }
        guard word.role >= 0, word.adjective < 0 else { return false }
        let row = tables.roleRows[Int(word.role)]
        // «حملت الشكوى السلطات المسؤولية»
        let isBeside = token - 1 == start && (row.isBody || row.isOfState) && endsAsFeminine(token)
        guard last.role >= 0 || last.adjective >= 0 || isBeside else { return false }
        // «السفير السعودي المواطنين»: no man has an attribute in the plural.
        if self[start].role >= 0, isSingular(start), !tables.roleRows[Int(self[start].role)].isBody, !endsAsFeminine(start),
            text.text.spelling(token).hasSuffix("ين"),
            !isSingular(token)
        {
            return true
        }
        // «وزير الدفاع الأميركي الجنرال»: a rank belongs to the name.
        guard last.role >= 0 || row.isOffice || row.isBody || isBeside else { return false }
        let spelling = text.text.spelling(token)
        // «الجنود المتمردون», «الضابط المتقاعد», «المسؤول الأمني»: participles and nouns of belonging agree with their noun.
        return !spelling.hasPrefix("الم") && !spelling.hasSuffix("ي") && !spelling.hasSuffix("ية") && !spelling.hasSuffix("ون")
            && !spelling.hasSuffix("ين")
    }

    /// «قوات الشرعية السيطرة», «محمد بن سلمان الرئيس الأميركي»: behind what is definite stands no noun of action but as another phrase, and
    /// behind a person no office of the next one named.
    private func isAnotherNoun(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0, word.enclitic == .none, word.adjective < 0, isArticled(token), self[token - 1].mention >= 0 || isArticled(token - 1)
        else { return false }
        if word.role < 0 {
            return !word.isParticiple
                && candidates(at: token).contains { $0.isNoun && $0.length == 1 && $0.match.segmentation.proclitics.contains(.article) }
        }
        let row = tables.roleRows[Int(word.role)]
        if self[token - 1].mention >= 0, actors.mentions[Int(self[token - 1].mention)].type == .country,
            actors.mentions[Int(self[token - 1].mention)].tokens.count == 1, row.isGroup
        {
            // «انتقدت رواندا المعارضة الفنزويلية»
            return true
        }
        guard isOffice(token) || row.role == "GOV" && isSingular(token), self[token - 1].mention >= 0,
            case let name = actors.mentions[Int(self[token - 1].mention)], name.type == .person
        else { return false }
        return (token + 1..<min(range.upperBound, token + 5)).contains { next in
            self[next].mention >= 0 && actors.mentions[Int(self[next].mention)].type == .person
                && actors.mentions[Int(self[next].mention)].entity != name.entity
        }
    }

    /// «أطلق مجهول النار», «ألقت الشرطة القبض»: what belongs to the verb and not to who does it.
    private func isOfIdiom(_ token: Int) -> Bool {
        tables.clauseWords.stands(.idiom, at: token, in: text)
            && (self[token - 1].mention >= 0 || self[token - 1].role >= 0 || self[token - 1].adjective >= 0)
    }

    /// «أربعة طلاب بتهمة التجسس»
    func isCharge(_ token: Int) -> Bool {
        let word = text.text.spelling(token)
        return (word.hasPrefix("ب") || word.hasPrefix("ل")) && tables.clauseWords.stands(.charge, at: token, in: text)
    }

    /// The noun phrase that begins at a token.
    func phrase(at start: Int) -> NounPhrase? {
        guard canBeginPhrase(start) else { return nil }
        var end = start
        var seenDefinite = false
        var role: Int?
        var entities: [ActorLayer.EntityIndex] = []
        var place: ActorLayer.EntityIndex?
        var adjective: ActorLayer.EntityIndex?
        var token = start
        var owner = Enclitic.none
        var hasHead = false
        var isOfState = false
        /// Whether «و» has joined adjectives of an indefinite noun, behind which stands no genitive.
        var joined = false
        let head = self[start].mention < 0 ? self[start].head : nil
        while token < range.upperBound, token - start < 14 {
            let word = self[token]
            if token > start {
                if isQuotationMark(token) || text.text.token(token, is: "(") || text.text.token(token, is: ")") {
                    // «تنظيم "داعش"»: marks inside a name phrase do not end it.
                    guard entities.isEmpty, token + 1 < range.upperBound, self[token + 1].mention >= 0 else { break }
                    token += 1
                    continue
                }
                if text.text.token(token, is: "#"), token + 1 < range.upperBound, self[token + 1].mention >= 0, entities.isEmpty {
                    token += 1
                    continue
                }
                if word.kind == .punctuation || word.kind == .symbol { break }
                // «كير نائبه»: a noun with a pronoun does not go on with a name.
                if !entities.isEmpty, word.mention < 0, word.enclitic != .none { break }
                if word.isTime { break }
                if word.hasWaw, joinsAdjective(token, from: start) {
                    joined = true
                    end = token + 1
                    token += 1
                    continue
                }
                if word.hasWaw { break }
                if word.prepositionIsClitic { break }
                if isPluralVerb(token) || isReflexive(token) || endsBeside(token, from: start) || isInstrument(token) { break }
                if word.mention < 0 {
                    if let wordClass = word.wordClass, wordClass != .quantifier {
                        // «عدد من الجنود», «خمسة من عناصر الشرطة»
                        if wordClass == .preposition, word.preposition == .from, word.enclitic == .none, token - start <= 2,
                            isQuantity(token - 1), canBeginPhrase(token + 1), entities.isEmpty
                        {
                            token += 1
                            continue
                        }
                        // «منظمات غير حكومية»
                        if turnsAdjective(token), token + 1 - start < 14, self[token - 1].mention < 0, isArticled(token - 1) == isArticled(token + 1)
                        {
                            end = token + 2
                            token += 2
                            continue
                        }
                        break
                    }
                    if word.isVerb, !word.isDefinite, word.role < 0 { break }
                    if seenDefinite, !word.isDefinite, word.adjective < 0 { break }
                    if standsBeside(token, from: start) || isAnotherNoun(token) || isCharge(token) || isOfIdiom(token)
                        || agreesWithNothing(token, from: start)
                    {
                        break
                    }
                    // «قصفت إسرائيل العاصمة السورية»: what acts is no town.
                    if word.head?.isPlace == true, !entities.isEmpty, self[token - 1].mention >= 0 { break }
                    // «شركة روسية صحيفة», «منظمات كويتية الوزير»: behind the adjective of a state an indefinite noun governs nothing.
                    if token - 1 > start, self[token - 1].mention < 0, self[token - 1].adjective >= 0, !isArticled(token - 1),
                        !self[start].isDefinite, role != nil,
                        word.role >= 0 || isArticled(token), word.adjective < 0
                    {
                        break
                    }
                    if !seenDefinite, token > start, isAccusative(token), !isAccusative(token - 1), self[token - 1].kind != .number,
                        self[token - 1].wordClass != .quantifier || self[token - 1].role >= 0, !isCount(token - 1)
                    {
                        break
                    }
                } else if let body = entities.first, Int(word.mention) != Int(self[token - 1].mention), self[start].mention < 0,
                    self[start].role >= 0, isOffice(start),
                    actors.entities[body].type != .person, actors.mentions[Int(word.mention)].type == .person,
                    isActor(actors.mentions[Int(word.mention)].entity)
                {
                    // «زعيم حركة النهضة راشد الغنوشي»: who holds the office.
                    entities = []
                } else if !entities.isEmpty, Int(word.mention) != Int(self[token - 1].mention) {
                    break
                } else if self[token - 1].mention < 0, self[token - 1].adjective >= 0, !isArticled(token - 1), !self[start].isDefinite,
                    token - 1 > start,
                    role == nil || actors.mentions[Int(word.mention)].type != .person
                {
                    // «مصادر فلسطينية الدوحة», «وفد إسرائيلي المنامة»: an indefinite noun with its adjective does not go on with a name.
                    break
                } else if self[token - 1].mention < 0, self[token - 1].adjective >= 0, isArticled(start) || isOffice(start) && isArticled(token - 1),
                    role != nil,
                    actors.mentions[Int(word.mention)].type != .person, actors.mentions[Int(word.mention)].type != .place || isOffice(start)
                {
                    // «القوات الروسية الحركة», «السلطات التركية فرنسا», «رئيس الوزراء الكندي موسكو»: of a state's force or office the state is
                    // known; the name is another.
                    break
                } else if entities.isEmpty, self[token - 1].mention < 0, isArticled(token - 1), head?.isPlace != true, self[token - 1].kind == .word,
                    governsNoName(start, actors.mentions[Int(word.mention)])
                {
                    // «أدانت المحكمة زيد العلي», «اتهمت المنشورات حركة حماس»
                    break
                } else if closesIndefinite(token, from: start), role == nil || actors.mentions[Int(word.mention)].type != .person {
                    // «دول غربية دمشق»
                    break
                } else if joined, !self[start].isDefinite {
                    // «منظمات محلية ودولية ميليشيات الحوثي»
                    break
                } else if let adjective, isForeign(actors.mentions[Int(word.mention)].entity, to: adjective) {
                    // «ناشد الوزير التركي ترامب»: nobody is the minister of another state.
                    break
                }
            }
            if token > start, isArgument(token, outside: start..<token) { break }
            if word.isDefinite { seenDefinite = true }
            // «نفوذ عسكري»: an adjective behind another noun makes no actor.
            if word.role >= 0, !hasHead, role.map({ tables.roleRows[$0].isCount }) ?? true { role = Int(word.role) }
            if word.mention < 0, word.kind == .word, word.wordClass != .quantifier, !isQuantity(token) || word.role >= 0 && !isCount(token) {
                hasHead = true
            }
            // «تحالف المعارضة» is not the opposition.
            let isOfBody = token > start && role.map { tables.roleRows[$0].isPrivate && tables.roleRows[$0].isBody } ?? false
            if word.nominal >= 0, entities.isEmpty, !isOfBody {
                let mention = actors.mentions[Int(word.nominal)]
                let states = mention.tokens.filter { range.contains($0) && self[$0].mention < 0 && self[$0].adjective >= 0 }
                if mention.tokens.count <= 8, isActor(mention.entity),
                    !states.contains(where: { isForeign(mention.entity, to: ActorLayer.EntityIndex(self[$0].adjective)) })
                {
                    entities = [mention.entity]
                    // What a description holds beyond its own words («المتظاهرين قوات الشغب») is another phrase.
                    let behind = token + 1..<max(token + 1, min(range.upperBound, mention.tokens.upperBound))
                    let last = behind.first { endsBeside($0, from: start) } ?? mention.tokens.upperBound
                    end = max(end, last)
                    token = max(token + 1, last)
                    if last < mention.tokens.upperBound { break }
                    seenDefinite = true
                    continue
                }
            }
            if word.mention >= 0 {
                let mention = actors.mentions[Int(word.mention)]
                if actors.entities[mention.entity].type == .place {
                    if place == nil { place = mention.entity }
                } else if isActor(mention.entity), entities.isEmpty {
                    entities.append(mention.entity)
                }
                seenDefinite = true
                end = mention.tokens.upperBound
                token = mention.tokens.upperBound
                continue
            }
            if word.adjective >= 0, adjective == nil { adjective = ActorLayer.EntityIndex(word.adjective) }
            end = token + 1
            token += 1
            if word.enclitic != .none {
                owner = word.enclitic
                if head == .relation, token == start + 1, let apposed = apposedName(at: token) {
                    // «جارتها المغرب», «حليفه الروسي»: who stands in the relation is named right behind.
                    entities = [apposed.entity]
                    end = apposed.tokens.upperBound
                }
                break
            }
        }
        guard end > start else { return nil }
        // A title or description of somebody («وزير الدفاع سيرغي شويغو», «اللواء المتقاعد») means that person.
        if let meant = actors.resolve(start..<end), isActor(meant), adjective.map({ !isForeign(meant, to: $0) }) ?? true { entities = [meant] }
        if actors.resolve(start..<end) == nil, let role, tables.roleRows[role].isPrivate || tables.roleRows[role].role == "JUD",
            self[start].mention < 0,
            entities.count == 1, actors.entities[entities[0]].type == .country
        {
            // «سكان روسيا», «محكمة جنايات القاهرة»
            entities = []
        }
        if entities.isEmpty, place == nil, let adjective {
            if let role, tables.roleRows[role].isGroup {
                // «المعارضة التشادية» is not Chad: a body of that country that the text names, or nobody known.
                if let group = group(of: adjective, before: start) { entities = [group] }
            } else if let role, tables.roleRows[role].isPrivate {
                // «ناشط روسي», «شركة أمنية روسية» are not Russia.
            } else if let role, tables.roleRows[role].isOffice, self[start].isDefinite, let holder = officeHolder(of: adjective, before: start) {
                // «الوزير الفرنسي» behind a minister's name means him.
                entities = [holder]
            } else {
                entities = [adjective]
                isOfState = role == nil && (head == .matter || self[start].lightNoun >= 0 || candidates(at: start).contains { $0.isNoun })
            }
        }
        if let role, tables.roleRows[role].isOffice, entities.count == 1, actors.entities[entities[0]].type != .person,
            actors.resolve(start..<end) == nil,
            (start + 1..<end).contains(where: { self[$0].mention < 0 && tables.clauseWords.stands(.former, at: $0, in: text) })
        {
            // «أمير قطر السابق» does not stand for his state.
            entities = []
        }
        let stateOfPlace = head?.isPlace == true && place == nil ? adjective : nil
        if head == .capital, place == nil, let state = adjective ?? entities.first { place = capital(of: state) }
        if head == .relation && owner == .none && !isArticled(start) || head?.isPlace == true, actors.resolve(start..<end) == nil { entities = [] }
        let isWholeName = self[start].mention >= 0
        return NounPhrase(
            tokens: start..<end, entities: entities, place: place, role: role, isWholeName: isWholeName, isMatter: head == .matter,
            isOfState: isOfState, stateOfPlace: stateOfPlace,
            owner: entities.isEmpty && !(role.map { tables.roleRows[$0].isPrivate } ?? false) ? owner : .none)
    }

    /// «قابل السفير البريطاني الوزير اليمني»: whether the tree has a word as the subject or object of a verb apart from the phrase before it.
    private func isArgument(_ token: Int, outside phrase: Range<Int>) -> Bool {
        guard let syntax, self[token].mention >= 0 || syntax.relations[token].isArgument else { return false }
        // «ثلاثة أحزاب»: what is counted goes with its number; «محكمة القاهرة»: an indefinite noun with its genitive. «دول غربية موقف لندن»: an
        // adjective closes its phrase.
        let last = self[token - 1]
        let isAttribute = token - 1 > phrase.lowerBound && syntax.relations[token - 1] == .amod && phrase.contains(Int(syntax.heads[token - 1]))
        let isClosed = last.mention >= 0 || last.adjective >= 0 || last.enclitic != .none || isArticled(token - 1) || isAttribute
        guard isClosed, !isQuantity(token - 1) else { return false }
        let mention = self[token].mention
        let words = mention >= 0 ? actors.mentions[Int(mention)].tokens : token..<token + 1
        guard words.lowerBound == token else { return false }
        let node = syntax.head(of: words)
        guard node >= 0 else { return false }
        return syntax.relations[node].isArgument && !phrase.contains(Int(syntax.heads[node]))
    }

    /// The name of an actor that begins at a token and that nothing joins or governs.
    private func apposedName(at token: Int) -> ActorLayer.Mention? {
        guard range.contains(token), self[token].mention >= 0, !self[token].hasWaw, !self[token].prepositionIsClitic else { return nil }
        let mention = actors.mentions[Int(self[token].mention)]
        return isActor(mention.entity) && mention.tokens.lowerBound == token ? mention : nil
    }

    /// «غير» before an adjective: «منظمات غير حكومية», «المهاجرين غير الشرعيين».
    func turnsAdjective(_ token: Int) -> Bool {
        guard tables.clauseWords.stands(.un, at: token, in: text), range.contains(token + 1), self[token].enclitic == .none else { return false }
        let word = self[token + 1]
        return word.kind == .word && word.mention < 0 && word.role < 0 && word.wordClass == nil && word.enclitic == .none && !word.hasWaw
            && !word.prepositionIsClitic
    }

    /// Whether a noun with the article and a name right behind it are two: a body or land is no attribute of such a noun, nor a man of one
    /// that is feminine.
    private func governsNoName(_ start: Int, _ mention: ActorLayer.Mention) -> Bool {
        switch actors.entities[mention.entity].type {
        // «المقاتلين الأكراد»: a people behind a plural is its attribute.
        case .organization:
            return self[start].role < 0 || isSingular(start) || mention.tokens.count > 1
                || !text.text.spelling(mention.tokens.lowerBound).hasPrefix("ال")
        case .country: return true
        case .person: return isArticled(start) && endsAsFeminine(start) && !actors.isFeminine(mention.entity)
        case .place, .other: return false
        }
    }

    /// Whether a person is known to be of another state.
    private func isForeign(_ entity: ActorLayer.EntityIndex, to state: ActorLayer.EntityIndex) -> Bool {
        guard actors.entities[entity].type == .person, actors.entities[state].type == .country, let home = actors.entities[entity].country else {
            return false
        }
        return home != actors.entities[state].id
    }

    /// The person of a state whom the text named last before a token, not far back.
    private func officeHolder(of country: ActorLayer.EntityIndex, before token: Int) -> ActorLayer.EntityIndex? {
        let id = actors.entities[country].id
        for mention in actors.mentions(in: max(0, token - Self.officeReach)..<token).reversed() where mention.type == .person && mention.form == .name
        {
            if actors.entities[mention.entity].country == id { return mention.entity }
        }
        return nil
    }

    /// How many tokens back an office without a name may look for its holder.
    private static let officeReach = 90

    /// The armed group, party or movement of a country that the text named last before a token.
    private func group(of country: ActorLayer.EntityIndex, before token: Int) -> ActorLayer.EntityIndex? {
        let id = actors.entities[country].id
        for mention in actors.mentions(in: 0..<token).reversed() where mention.type == .organization {
            let entity = actors.entities[mention.entity]
            guard entity.country == id, let subtype = entity.subtype else { continue }
            if subtype == "armed_group" || subtype == "party" || subtype == "movement" { return mention.entity }
        }
        return nil
    }

    /// Role nouns that only count: «آلاف», «عدد».
    private func isCount(_ token: Int) -> Bool {
        guard self[token].role >= 0 else { return false }
        return tables.roleRows[Int(self[token].role)].isCount
    }

    private func isQuantity(_ token: Int) -> Bool {
        guard range.contains(token) else { return false }
        return self[token].kind == .number || self[token].wordClass == .quantifier || self[token].role >= 0
    }

    /// Whether a word begins with the article, in an adjective that the lexicon does not cut too.
    func isArticled(_ token: Int) -> Bool { self[token].isDefinite || text.text.foldedSpelling(token).hasPrefix("ال") }

    /// Whether a word ends in the alif of the indefinite accusative.
    func isAccusative(_ token: Int) -> Bool {
        guard range.contains(token), self[token].kind == .word, self[token].mention < 0, !self[token].isDefinite else { return false }
        let bytes = text.text.foldedBytes(token)
        guard bytes.count >= 8 else { return false }
        return bytes[bytes.endIndex - 2] == 0xD8 && bytes[bytes.endIndex - 1] == 0xA7
    }

    /// A noun for one who leads or speaks: «رئيس», «زعيم».
    func isOffice(_ token: Int) -> Bool { self[token].role >= 0 && tables.roleRows[Int(self[token].role)].isOffice }

    func isActor(_ entity: ActorLayer.EntityIndex) -> Bool {
        switch actors.entities[entity].type {
        case .person, .organization, .country: true
        case .place, .other: false
        }
    }

    /// «رئيس الحكومة، فلان», «ولي العهد، الأمير فلان»: an office with the name of its holder behind a comma; nil where none stands there.
    func apposed(to office: NounPhrase) -> NounPhrase? {
        guard !office.isWholeName, office.owner == .none, office.entities.allSatisfy({ actors.entities[$0].type != .person }) else { return nil }
        var comma = office.tokens.upperBound
        if comma < range.upperBound, office.role != nil,
            self[comma].prepositionIsClitic || self[comma].wordClass == .preposition && self[comma].enclitic == .none
        {
            // «المتحدثة باسم الوزارة، فلانة»: what the office is for.
            guard let field = phrase(at: self[comma].prepositionIsClitic ? comma : comma + self[comma].classLength) else { return nil }
            comma = field.tokens.upperBound
            if comma == office.tokens.upperBound + 1, let body = phrase(at: comma) { comma = body.tokens.upperBound }
        }
        guard comma + 1 < range.upperBound, isComma(comma), !self[comma + 1].hasWaw, !self[comma + 1].prepositionIsClitic,
            let holder = phrase(at: comma + 1), let person = holder.entities.first, actors.entities[person].type == .person,
            let name = holder.tokens.first(where: { self[$0].mention >= 0 }), name - holder.tokens.lowerBound <= 3
        else { return nil }
        let end = holder.tokens.upperBound
        let isClosed = end < range.upperBound && isComma(end)
        guard
            isOffice(office.tokens.lowerBound)
                || isClosed
                    && !(office.role.map { tables.roleRows[$0].isGroup || tables.roleRows[$0].isThing }
                        ?? office.tokens.contains { self[$0].mention >= 0 })
        else { return nil }
        var whole = office
        whole.entities = [person]
        whole.tokens = office.tokens.lowerBound..<end
        return whole
    }

    /// The phrase at a token and those that «و» or commas join to it.
    func coordinated(at start: Int) -> [NounPhrase] {
        guard var first = phrase(at: start) else { return [] }
        let whole = apposed(to: first)
        if let whole { first = whole }
        var phrases = [first]
        var token = first.tokens.upperBound
        // The comma behind the holder of an office closes his name and lists nothing.
        if whole != nil, token < range.upperBound, isComma(token), token + 1 < range.upperBound, !self[token + 1].hasWaw { return phrases }
        while phrases.count < 6, token < range.upperBound {
            if let second = joinedAdjective(token), phrases[phrases.count - 1].entities == [ActorLayer.EntityIndex(self[token - 1].adjective)] {
                // «الرئيسين الروسي والصيني», «قوات هندية وباكستانية»
                phrases.append(NounPhrase(tokens: token..<token + 1, entities: [second]))
                token += 1
                continue
            }
            var next = token
            if isComma(next), next + 1 < range.upperBound { next += 1 }
            // «بين أنقرة و"قوات سوريا الديموقراطية"», «و#الكويت»
            let isParted =
                next + 2 < range.upperBound && self[next].mention < 0 && text.text.token(next, is: "و")
                && (isQuotationMark(next + 1) || text.text.token(next + 1, is: "#"))
            if isParted { next += 2 }
            guard next < range.upperBound, canBeginPhrase(next), !self[next].prepositionIsClitic else { break }
            let joined = self[next].hasWaw || isParted
            // Apposition after a comma: «المتحدث باسم حفتر، أحمد المسماري».
            guard joined || next > token, !self[next].isVerb || self[next].mention >= 0 else { break }
            guard let phrase = phrase(at: next), !phrase.isEmptyOfActors || phrase.place != nil else { break }
            if !joined, phrase.entities.isEmpty { break }
            if !joined, phrases.count == 1, phrase.entities == first.entities, phrase.isWholeName, !first.isWholeName {
                // «الرئيس التركي، أردوغان، …»: one is meant, and the comma behind his name lists nothing.
                phrases[0].tokens = first.tokens.lowerBound..<phrase.tokens.upperBound
                token = phrase.tokens.upperBound
                if token + 1 < range.upperBound, isComma(token), !self[token + 1].hasWaw { break }
                continue
            }
            phrases.append(phrase)
            token = phrase.tokens.upperBound
        }
        return phrases
    }

    /// The state of an adjective that «و» joins to that of another right before it.
    private func joinedAdjective(_ token: Int) -> ActorLayer.EntityIndex? {
        let word = self[token]
        guard token > range.lowerBound, word.hasWaw, word.mention < 0, word.adjective >= 0, !word.prepositionIsClitic, self[token - 1].mention < 0,
            self[token - 1].adjective >= 0, self[token - 1].adjective != word.adjective, isArticled(token) == isArticled(token - 1)
        else { return nil }
        return ActorLayer.EntityIndex(word.adjective)
    }

    /// The noun phrases just left of a token, the nearest first, up to a boundary of the clause: who an SVO clause or a noun of
    /// action speaks of.
    func subjectPhrase(before token: Int) -> NounPhrase? {
        var start = token
        var commas = 0
        // «لم تعد تنوي»: verbs side by side have one subject.
        var verb = token
        while start > range.lowerBound {
            let previous = start - 1
            let word = self[previous]
            if isComma(previous) {
                commas += 1
                if commas > 2 { break }
                start = previous
                continue
            }
            if isQuotationMark(previous) {
                // «قال الضابط "الرجلان اعتديا عليه"»: what is quoted has its own subject, unless the quotation begins with the verb.
                if previous + 1 < token, opensQuotation(previous, before: token),
                    (previous + 1..<token).contains(where: {
                        self[$0].mention >= 0 || self[$0].kind == .word && self[$0].wordClass == nil && !self[$0].isTime
                    })
                {
                    break
                }
                start = previous
                continue
            }
            if let opening = opening(of: previous) {
                start = opening
                continue
            }
            if word.kind == .punctuation { break }
            if word.mention < 0 {
                if word.isVerb, word.role < 0, !word.isDefinite {
                    guard previous + 1 == verb, verb < token || isFiniteVerb(token), !self[verb].hasWaw else { break }
                    verb = previous
                }
                if let wordClass = word.wordClass {
                    switch wordClass {
                    case .boundary where text.text.token(previous, is: "قد"): break
                    case .complementizer, .relative, .boundary, .question, .condition, .conjunction: return first(in: start..<token)
                    default: break
                    }
                }
            }
            start = previous
            if token - start > 24 { break }
        }
        return first(in: start..<token)
    }

    /// Whether a quotation that holds a token opens at a mark.
    private func opensQuotation(_ mark: Int, before token: Int) -> Bool {
        text.text.quotations.contains { $0.open == mark && token < $0.close }
    }

    /// Where the brackets open that close at a token: what they hold is an aside of the clause.
    func opening(of token: Int) -> Int? {
        guard text.text.token(token, is: ")") else { return nil }
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 12 {
            if text.text.token(previous, is: "(") { return previous }
            previous -= 1
        }
        return nil
    }

    /// The first phrase of a stretch that is not governed by a preposition and names an actor or a role.
    private func first(in stretch: Range<Int>) -> NounPhrase? {
        var token = stretch.lowerBound
        var fallback: NounPhrase?
        while token < stretch.upperBound {
            let word = self[token]
            if word.mention < 0, word.wordClass == .preposition || word.wordClass == .agent {
                // Skip what the preposition governs.
                token += word.classLength
                if word.enclitic == .none, let inner = phrase(at: token) { token = min(stretch.upperBound, inner.tokens.upperBound) }
                continue
            }
            if let phrase = phrase(at: token) {
                let bounded = phrase.tokens.upperBound <= stretch.upperBound
                if bounded, !word.prepositionIsClitic {
                    if let whole = apposed(to: phrase), whole.tokens.upperBound <= stretch.upperBound { return whole }
                    if !phrase.entities.isEmpty { return phrase }
                    if phrase.role != nil, fallback == nil { fallback = phrase }
                }
                token = max(token + 1, min(stretch.upperBound, phrase.tokens.upperBound))
            } else {
                token += 1
            }
        }
        return fallback
    }
}
