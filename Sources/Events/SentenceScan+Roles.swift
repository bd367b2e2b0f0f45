import Actors
import ArabicText
import Knowledge
import Readings

extension SentenceScan {
    /// Who did the act and to whom, as far as the sentence's own syntax tells.
    struct Roles {
        var actors: [ActorLayer.EntityIndex] = []
        var recipients: [ActorLayer.EntityIndex] = []
        /// Token ranges of their words.
        var actorPhrases: [Range<Int>] = []
        var recipientPhrases: [Range<Int>] = []
        var actorIsPronoun = false
        var recipientIsPronoun = false
        var pronoun = Enclitic.none
        /// A finite verb whose clause names no subject: who it is, the text before tells.
        var needsSubject = false
        /// Who is spoken of suffers the act.
        var isPassive = false
        /// A verb of receiving says who acts on whom: «تلقى اتصالا من الرئيس».
        var isReceived = false
        /// The recipient seeks what the act would give.
        var isSought = false
        /// «بينهما»
        var isMutual = false
        /// «الطرفان», «بين البلدين»: the two told of last.
        var actorsAreBoth = false
        var recipientsAreBoth = false
        /// A verb of the first person lends its subject: «أجريت اتصالا».
        var actorSpeaks = false
        /// The pronoun at the end of the first phrase of the recipients («قصف مواقعها»), when no name stands there.
        var recipientOwner: (pronoun: Enclitic, token: Int)?
        /// Likewise of the actors: «قتلت قواته».
        var actorOwner: (pronoun: Enclitic, token: Int)?
        var features = WordFeatures()
        /// Which rules gave what its own words do not.
        var sources = RoleSources()
        /// Tokens of the acts whose doer has done this one, and whose sufferer has suffered it: «الغارات قتلت», «قتل الجيش جنودا في غارات».
        var doerOf: Int?
        var suffererOf: Int?
        var time: String?
        /// «زيارة لموسكو» is a visit to Russia; «هجوم على طرابلس» is none on Libya.
        var placeStandsForState = true

        var namesNobody: Bool { actors.isEmpty && actorPhrases.isEmpty }
        var hitsNobody: Bool { recipients.isEmpty && recipientPhrases.isEmpty }

        mutating func takeActors(of other: Roles) {
            actors = other.actors
            actorPhrases = other.actorPhrases
        }

        mutating func takeRecipients(of other: Roles) {
            recipients = other.recipients
            recipientPhrases = other.recipientPhrases
        }

        mutating func addActors(_ phrases: [NounPhrase]) {
            for phrase in phrases {
                actors += phrase.entities
                if phrase.owner.isThirdPerson, actorOwner == nil { actorOwner = (phrase.owner, phrase.tokens.upperBound - 1) }
                actorPhrases.append(phrase.tokens)
            }
        }

        mutating func addRecipients(_ phrases: [NounPhrase], of scan: SentenceScan) {
            for phrase in phrases {
                recipients += phrase.entities
                if placeStandsForState, phrase.entities.isEmpty, let country = phrase.place.flatMap(scan.country) ?? phrase.stateOfPlace {
                    recipients.append(country)
                }
                if phrase.owner.isThirdPerson, recipientOwner == nil { recipientOwner = (phrase.owner, phrase.tokens.upperBound - 1) }
                recipientPhrases.append(phrase.tokens)
            }
        }
    }

    /// The capital of a state, when the document names it as a place.
    func capital(of state: ActorLayer.EntityIndex) -> ActorLayer.EntityIndex? {
        let id = actors.entities[state].id
        return actors.entities.firstIndex { $0.type == .place && $0.country == id && tables.capitals.contains($0.id) }
    }

    /// The entity of the state that a place lies in, when the document names it.
    func country(of place: ActorLayer.EntityIndex) -> ActorLayer.EntityIndex? {
        guard let id = actors.entities[place].country else { return nil }
        return actors.entities.firstIndex { $0.id == id && $0.type == .country }
    }

    /// Whose the unnamed are of whom a phrase speaks: «مواقع للجيش», «خلايا تابعة للتنظيم», «قياديين في الحركة», «مسؤولين في اليونان».
    func holder(of phrase: NounPhrase) -> ActorLayer.EntityIndex? {
        guard phrase.entities.isEmpty, phrase.place == nil, phrase.owner == .none, let role = phrase.role, !tables.roleRows[role].isPrivate else { return nil }
        var next = phrase.tokens.upperBound
        while next < range.upperBound, isQuotationMark(next) { next += 1 }
        guard next < range.upperBound, self[next].mention >= 0 || self[next].wordClass == .preposition || self[next].prepositionIsClitic else { return nil }
        let isThing = tables.roleRows[role].isThing
        if self[next].prepositionIsClitic {
            guard self[next].preposition == .forWhom, let owner = self.phrase(at: next), !self[phrase.tokens.lowerBound].isDefinite || phrase.tokens.count > 1 else { return nil }
            return owner.entities.first
        }
        guard !isThing, self[next].wordClass == .preposition, self[next].enclitic == .none,
            self[next].preposition == .inside || self[next].preposition == .from, let body = self.phrase(at: next + self[next].classLength)
        else { return nil }
        if let entity = body.entities.first {
            switch actors.entities[entity].type {
            case .organization: return entity
            case .country: return self[next].preposition == .inside && tables.roleRows[role].role == "GOV" ? entity : nil
            default: return nil
            }
        }
        guard let place = body.place, self[next].preposition == .inside, tables.roleRows[role].role == "GOV" else { return nil }
        return country(of: place)
    }

    func roles(of trigger: Trigger) -> Roles {
        var roles = Roles()
        switch trigger.row.type {
        case .assault, .protest, .mobilize, .retreat, .coerce: roles.placeStandsForState = false
        default: break
        }
        if trigger.candidate.isNoun { rolesOfNoun(trigger, &roles) } else { rolesOfVerb(trigger, &roles) }
        if roles.recipients.isEmpty, !roles.recipientIsPronoun, let words = roles.recipientPhrases.first, let phrase = phrase(at: words.lowerBound),
            let holder = holder(of: phrase), !roles.actors.contains(holder)
        {
            roles.recipients = [holder]
        }
        if roles.actors.isEmpty, !roles.actorIsPronoun, let words = roles.actorPhrases.first, let phrase = phrase(at: words.lowerBound),
            let holder = holder(of: phrase), !roles.recipients.contains(holder)
        {
            roles.actors = [holder]
            roles.needsSubject = false
        }
        func areBoth(_ phrases: [Range<Int>]) -> Bool { phrases.count == 1 && phrase(at: phrases[0].lowerBound).map(meansBoth) ?? false }
        if roles.actors.isEmpty, areBoth(roles.actorPhrases) { roles.actorsAreBoth = true }
        if roles.recipients.isEmpty, areBoth(roles.recipientPhrases) { roles.recipientsAreBoth = true }
        if trigger.row.type == .assault, let last = roles.recipientPhrases.last, let among = among(behind: last.upperBound) {
            // «خمسة أشخاص بينهم جنديان»
            roles.addRecipients([among], of: self)
        }
        return roles
    }

    /// Who is told to be among those just counted.
    private func among(behind start: Int) -> NounPhrase? {
        // A name may reach beyond the sentence.
        guard start < range.upperBound else { return nil }
        for token in start..<min(range.upperBound, start + 4) where self[token].mention < 0 {
            if tables.clauseWords.stands(.among, at: token, in: text) {
                let next = token + 1
                guard next < range.upperBound else { return nil }
                return phrase(at: self[next].wordClass == .preposition ? next + 1 : next)
            }
        }
        return nil
    }

    // MARK: - Verbs

    private func rolesOfVerb(_ trigger: Trigger, _ roles: inout Roles) {
        let token = trigger.token
        let row = trigger.row
        let features = trigger.candidate.match.entry.features
        let enclitic = trigger.candidate.match.segmentation.enclitic
        let isParticiple = !features.isVerb
        var subject: [NounPhrase] = []
        var objectStart = trigger.end
        var objectFromAntecedent: NounPhrase?
        let isCircumstance = isParticiple && isCircumstance(trigger)
        if isCircumstance {
            subject = bearer(of: trigger)
        } else if isParticiple {
            if let head = antecedentPhrase(before: token) { subject = [head] }
            if subject.isEmpty, let clause = subjectPhrase(before: token) { subject = [clause] }
        } else if let relative = relativeBefore(firstJoined(to: token)) ?? (isRelativeWithoutPronoun(token, enclitic) ? token : nil) {
            let antecedent = antecedentPhrase(before: relative)
            if enclitic != .none || hasPronounObject(token), !(row.recipientSlots.first == .object && enclitic == .none && isPlaceBehind(token)), let right = subjectBehind(trigger.end) {
                subject = right.phrases
                objectStart = right.end
                objectFromAntecedent = antecedent
            } else if enclitic == .none, let antecedent, let right = subjectOfRelative(trigger, antecedent) {
                subject = right.phrases
                objectStart = right.end
            } else if enclitic.isThirdPerson, row.recipientSlots.first == .object, let antecedent, agrees(antecedent, with: enclitic) {
                // «الميليشيات التي دعمتها ومولتها»: who did it, the text before tells.
                objectFromAntecedent = antecedent
            } else if let antecedent {
                subject = [antecedent]
            }
        } else {
            if trigger.candidate.length > 1 {
                // «تقف إلى جانب الحكومة»: what follows is the object.
                subject = subjectPhrase(before: token).map { [$0] } ?? []
                if subject.isEmpty { subject = finiteSubject(of: token, before: token) }
            } else if let obliged = obliged(toDo: token) {
                subject = [obliged]
            } else {
                subject = subjectOfVerb(
                    token, behind: trigger.end, features, &objectStart, takesObject: row.recipientSlots.contains(.object),
                    hasObject: enclitic.isThirdPerson)
            }
        }
        if !isParticiple, row.recipientSlots.contains(.object), let issuer = issuer(of: trigger, beside: subject, objectStart) {
            subject = issuer
            objectStart = trigger.end
        }
        if !isParticiple, subject.allSatisfy(\.isEmptyOfActors), self[token].hasWaw {
            // «اقتحم مسلحون المقر وخطفوا الحارس»
            let joined = finiteSubject(of: token, before: token)
            if joined.contains(where: { !$0.isEmptyOfActors }) { subject = joined }
        }
        if features.isVerb, features.number == .dual || features.number == .plural, subject.count == 1, subject[0].tokens.upperBound <= token, !subject[0].isEmptyOfActors {
            // «ترامب ومون ناقشا الاستعدادات»
            let all = coordinated(at: subject[0].tokens.lowerBound)
            if all.count > 1, all[all.count - 1].tokens.upperBound <= token, all[0].entities == subject[0].entities { subject = all }
        }
        if enclitic == .none, let object = loneObject(of: trigger, subject, objectStart) {
            subject = []
            objectStart = object
        }
        let areBothMeant = isReciprocal(row) && subject.count == 1 && meansBoth(subject[0])
        if areBothMeant { subject = [] }
        roles.needsSubject = subject.allSatisfy(\.isEmptyOfActors) && (features.isVerb && features.person == .third || isCircumstance)
        roles.features = features
        let subjectSuffers = row.recipientSlots.contains(.subject)
        if subjectSuffers {
            roles.addRecipients(subject, of: self)
            if let agent = agent(behind: trigger.end) {
                roles.addActors([agent])
            } else if row.type == .aid || row.type == .support {
                // «تسلمت من إيران صواريخ»: who gives.
                roles.addActors(prepositional(.from, behind: trigger.end, isVerb: true).filter { !$0.entities.isEmpty })
            }
            return
        }
        // Objects and prepositional recipients.
        var recipients: [NounPhrase] = []
        for slot in row.recipientSlots {
            var found: [NounPhrase] = []
            switch slot {
            case .object:
                if enclitic != .none, trigger.candidate.match.segmentation.enclitic.isThirdPerson {
                    if let objectFromAntecedent {
                        found = [objectFromAntecedent]
                    } else {
                        roles.recipientIsPronoun = true
                        roles.pronoun = enclitic
                    }
                } else {
                    found = object(behind: objectStart)
                    if found.allSatisfy({ $0.isEmptyOfActors && $0.place == nil }), let second = objectBehindComma(of: subject, trigger) {
                        // «طالبت الحكومة، مجلس الأمن بالعمل»: the comma lists nothing, for the verb would lack its object.
                        found = Array(subject[second...])
                        subject.removeSubrange(second...)
                    }
                    if let first = found.first, let name = first.entities.first, found.count == 1, subject.contains(where: { $0.entities.contains(name) }) {
                        // «طالب السفير الكويتي منصور العلي»: the name belongs to the subject.
                        found = object(behind: first.tokens.upperBound)
                    }
                    if let first = found.first, let name = first.entities.first, found.count == 1, actors.entities[name].type == .person,
                        let title = subject.last, !title.isWholeName, title.tokens.upperBound == first.tokens.lowerBound, objectStart > trigger.end,
                        case let second = object(behind: first.tokens.upperBound), let next = second.first,
                        next.tokens.lowerBound == first.tokens.upperBound, !next.isEmptyOfActors
                    {
                        // «حذر قائد الجيش اللواء زيد العلي بغداد»: of two the first is who bears the title.
                        subject[subject.count - 1].entities = [name]
                        found = second
                    }
                }
            case .preposition(let preposition):
                found = prepositional(preposition, behind: trigger.end, isVerb: true)
            default: break
            }
            if roles.recipientIsPronoun { break }
            // Words that can neither act nor suffer yield to the next slot.
            let acts = found.contains { !$0.isEmptyOfActors || $0.place != nil }
            if acts || recipients.isEmpty { recipients = found }
            if acts { break }
        }
        let agent = agent(behind: trigger.end)
        if recipients.isEmpty, !roles.recipientIsPronoun, row.recipientSlots.contains(.object),
            isMarkedPassive(token) || agent != nil || canBePassive(features, row, subject) && !isBodyThatActs(row, subject)
        {
            // «قُتل ثلاثة جنود في هجوم»: no object, so the subject suffers.
            roles.isPassive = true
            roles.addRecipients(subject, of: self)
            if let agent { roles.addActors([agent]) }
            return
        }
        roles.addActors(subject)
        roles.addRecipients(recipients, of: self)
        // Reciprocal acts of two: «اتفق الوزيران», «بحث بوتين وأردوغان».
        roles.isMutual = roles.needsSubject && (features.number == .dual || areBothMeant) && isReciprocal(row) && roles.recipients.isEmpty
        if roles.recipients.isEmpty, roles.recipientPhrases.isEmpty, roles.actors.count >= 2, isReciprocal(row) {
            roles.recipients = Array(roles.actors.dropFirst())
            roles.actors = [roles.actors[0]]
        }
        if roles.actors.isEmpty, roles.recipients.isEmpty, isReciprocal(row), row.type == .agree || row.type == .consult || row.type == .cooperate {
            // «الاتفاق الذي أبرم بين إيران والقوى الكبرى»
            let parties = bothSides(behind: trigger.end)
            if parties.count >= 2 {
                roles.needsSubject = false
                roles.addActors([parties[0]])
                roles.addRecipients(Array(parties.dropFirst()), of: self)
            }
        }
    }

    /// Those between whom something is done: «بين روسيا وتركيا», «بين إيران من جهة والقوى الكبرى من جهة أخرى».
    private func bothSides(behind start: Int) -> [NounPhrase] {
        var parties = prepositional(.between, behind: start, isVerb: false)
        if parties.isEmpty, let verb = relativeVerb(behind: start) {
            // «القمة التي عقدت أمس بين روسيا وتركيا», «لقاء جمع الرئيس بنظيره»
            if self[verb].light >= 0, tables.lightRows[Int(self[verb].light)].subject == .parties {
                parties = object(behind: verb + 1)
                if parties.count == 1 {
                    let others = prepositional(.with, behind: parties[0].tokens.upperBound, isVerb: false)
                    parties += others.isEmpty ? prepositional(.by, behind: parties[0].tokens.upperBound, isVerb: false) : others
                }
            }
            if parties.isEmpty { parties = prepositional(.between, behind: verb + 1, isVerb: false) }
        }
        if parties.count == 1, let second = paired(behind: parties[0]) { parties.append(second) }
        return parties
    }

    /// The verb of a clause that hangs on the noun before a token: «القمة التي عقدت», «لقاء جمع».
    private func relativeVerb(behind start: Int) -> Int? {
        var token = start
        while token < range.upperBound, token - start < 5 {
            let word = self[token]
            guard word.mention < 0, word.kind == .word, !word.hasWaw else { return nil }
            if word.wordClass == .relative {
                let verb = token + 1
                return verb < range.upperBound && self[verb].mention < 0 && self[verb].kind == .word && self[verb].wordClass == nil ? verb : nil
            }
            if isFiniteVerb(token) { return token }
            guard word.wordClass == nil, !word.prepositionIsClitic else { return nil }
            token += 1
        }
        return nil
    }

    /// Where the phrase behind a verb begins that is its object and not its subject, for such a verb has one and no other stands behind:
    /// «كما ألزم الجماعة بالانسحاب», «ثم التقى الرئيس في باريس».
    private func loneObject(of trigger: Trigger, _ subject: [NounPhrase], _ objectStart: Int) -> Int? {
        let row = trigger.row
        let features = trigger.candidate.match.entry.features
        guard features.isVerb, features.person == .third, features.number == .singular, !row.takesPersons, trigger.candidate.length == 1,
            let first = subject.first, first.tokens.lowerBound == trigger.end, !first.isEmptyOfActors, !isMarkedPassive(trigger.token)
        else { return nil }
        switch row.type {
        case .accuse, .request, .support, .sanction:
            guard row.recipientSlots == [.object], !startsSentence(trigger.token) else { return nil }
        case .consult:
            guard row.recipientSlots.first == .object, !startsSentence(trigger.token), subject.count == 1, !meansBoth(first) else { return nil }
        default: return nil
        }
        let end = subject[subject.count - 1].tokens.upperBound
        if end < range.upperBound, self[end].mention < 0, self[end].wordClass == .complementizer { return nil }
        guard object(behind: objectStart).isEmpty else { return nil }
        for slot in row.recipientSlots {
            if case .preposition(let preposition) = slot, !prepositional(preposition, behind: end, isVerb: true).isEmpty { return nil }
        }
        return first.tokens.lowerBound
    }

    /// Whether a word begins its sentence, marks and particles before it aside.
    private func startsSentence(_ token: Int) -> Bool {
        !(range.lowerBound..<token).contains { self[$0].kind == .word && self[$0].wordClass == nil && !self[$0].isTime || self[$0].mention >= 0 }
    }

    /// «الرجلان», «البلدين»: two who have been named.
    func meansBoth(_ phrase: NounPhrase) -> Bool {
        guard phrase.entities.isEmpty, phrase.tokens.count == 1 else { return false }
        let word = bareWord(phrase.tokens.lowerBound)
        return isArticled(phrase.tokens.lowerBound) && (word.hasSuffix("ان") || word.hasSuffix("ين")) && tables.clauseWords.stands(.pair, at: phrase.tokens.lowerBound, in: text)
    }

    /// «أصدر المجلس بيانا أدان فيه الهجوم», «نشر التنظيم تسجيلا يحث فيه أتباعه»: the one phrase behind a verb that something said contains
    /// is its object; who said it does the act.
    private func issuer(of trigger: Trigger, beside subject: [NounPhrase], _ objectStart: Int) -> [NounPhrase]? {
        guard isPlaceBehind(trigger.token), self[trigger.end].enclitic.isThirdPerson || self[trigger.end].wordClass == .prepositionPronoun,
            let first = subject.first, first.tokens.lowerBound > trigger.token, let verb = governor(of: trigger.token)
        else { return nil }
        if let second = object(behind: objectStart).first, second.tokens.lowerBound == objectStart, !second.isEmptyOfActors { return nil }
        let issuer = finiteSubject(of: verb, before: trigger.token)
        return issuer.contains { !$0.entities.isEmpty } ? issuer : nil
    }

    /// «في جنازة هاجمتها الشرطة», «بلدة اقتحمها الجيش»: a verb whose pronoun means the indefinite noun right before it.
    private func isRelativeWithoutPronoun(_ token: Int, _ enclitic: Enclitic) -> Bool {
        guard enclitic.isThirdPerson, token > range.lowerBound, !self[token].hasWaw, self[token - 1].mention < 0, self[token - 1].kind == .word,
            let noun = antecedentPhrase(before: token), noun.tokens.upperBound == token, noun.entities.isEmpty || noun.role != nil,
            !noun.tokens.contains(where: { isArticled($0) || self[$0].mention >= 0 || self[$0].enclitic != .none })
        else { return false }
        return agrees(noun, with: enclitic)
    }

    /// The first of verbs that stand side by side, joined by «و»: «دعمتها ومولتها وسلحتها».
    private func firstJoined(to verb: Int) -> Int {
        var first = verb
        while self[first].hasWaw, first > range.lowerBound, isFiniteVerb(first - 1) { first -= 1 }
        return first
    }

    /// Whether a pronoun can stand for a phrase, as far as its ending tells.
    private func agrees(_ phrase: NounPhrase, with pronoun: Enclitic) -> Bool {
        phrase.entities.count == 1 ? !disagrees(phrase.entities[0], with: pronoun) : pronoun == .ha3fs || pronoun == .hum || phrase.role != nil
    }

    /// The subject of a finite verb: behind it (VSO), before it (SVO), or nobody in this clause.
    func subjectOfVerb(
        _ token: Int, behind end: Int, _ features: WordFeatures, _ objectStart: inout Int, takesObject: Bool = true, hasObject: Bool = false
    ) -> [NounPhrase] {
        guard features.person == .third || features.person == .none else { return [] }
        let isPlural = features.number == .plural || features.number == .dual
        let previous = token - 1
        // «أعلن الجيش أنه استهدف مواقع»: the pronoun is the subject.
        if previous >= range.lowerBound, self[previous].mention < 0, hasSubjectPronoun(previous) { return [] }
        let opens = startsClause(token)
        let afterComma = previous >= range.lowerBound && isComma(previous) && !self[token].hasWaw
        var right = isPlural ? nil : subjectBehind(end)
        if let found = right, let first = found.phrases.first, takesObject && first.isOfState || isThing(first) || isObjectByForm(first) || !agrees(first, with: features)
            || takesObject && first.tokens.lowerBound == end && !agreesBehind(first, features)
        {
            // «استهدف مواقع», «دعا بيونغ يانغ إلى الحوار»: what cannot be the subject is the object.
            right = nil
        }
        let rightActs = right.map { $0.phrases.contains { !$0.isEmptyOfActors } } ?? false
        if opens, !afterComma {
            if let right, rightActs {
                objectStart = right.end
                return right.phrases
            }
            return isPlural || right == nil ? [] : right?.phrases ?? []
        }
        if hasObject, let right, right.phrases[0].tokens.lowerBound == end, right.phrases.contains(where: { !$0.entities.isEmpty }) {
            // «أول دولة زارها ترامب»: behind a verb that has its object with it stands who did it.
            objectStart = right.end
            return right.phrases
        }
        var left = subjectPhrase(before: token)
        if !isPlural, let joined = joinedSubject(before: token) { left = joined }
        if let left, !left.isEmptyOfActors, precedesDirectly(left, token), !afterComma || !rightActs || isSubjectPosition(left.tokens.lowerBound) {
            return [left]
        }
        if let right, rightActs {
            objectStart = right.end
            return right.phrases
        }
        if let left, !left.isEmptyOfActors { return [left] }
        if let right {
            objectStart = right.end
            return right.phrases
        }
        return []
    }

    /// «… والحكومة الإيرانية تدين هذا»: what «و» joins right before a verb of the singular begins a clause of its own.
    private func joinedSubject(before verb: Int) -> NounPhrase? {
        var start = verb - 1
        while start > range.lowerBound, verb - start <= 5, !self[start].hasWaw {
            guard self[start].mention >= 0 || self[start].kind == .word && self[start].wordClass == nil && !isFiniteVerb(start) else { return nil }
            start -= 1
        }
        guard start > range.lowerBound, self[start].hasWaw, !self[start].prepositionIsClitic, self[start].isDefinite || self[start].mention >= 0,
            let phrase = phrase(at: start), phrase.tokens.upperBound == verb, !phrase.isEmptyOfActors
        else { return nil }
        return phrase
    }

    /// «أنه», «إنها»: a complementizer with a pronoun, or a copula right behind one.
    private func hasSubjectPronoun(_ token: Int) -> Bool {
        let word = self[token]
        guard word.wordClass == .complementizer else {
            switch word.wordClass {
            // «أنه لن يسمح», «أنها لا تزال»
            case .copula, .negation, .pastNegation: break
            default: guard text.text.token(token, is: "قد") else { return false }
            }
            return token > range.lowerBound && self[token - 1].mention < 0 && hasSubjectPronoun(token - 1)
        }
        let letters = text.text.spelling(token)
        return letters.hasSuffix("نه") || letters.hasSuffix("نها") || letters.hasSuffix("نهم") || letters.hasSuffix("نهما")
    }

    /// An indefinite noun in the accusative («شابا») right behind its verb is the object.
    private func isObjectByForm(_ phrase: NounPhrase) -> Bool {
        phrase.entities.isEmpty && isAccusative(phrase.tokens.lowerBound) && phrase.role != nil
    }

    /// Whether a phrase stands at the head of its clause: first of the sentence, behind «أن», behind «و».
    func isSubjectPosition(_ start: Int) -> Bool {
        guard start > range.lowerBound else { return true }
        if self[start].hasWaw { return true }
        let word = self[start - 1]
        return word.mention < 0 && (word.wordClass == .complementizer || word.wordClass == .boundary)
    }

    func isReciprocal(_ row: TriggerRow) -> Bool {
        row.recipientSlots.contains(.preposition(.with)) || row.recipientSlots.contains(.preposition(.between))
    }

    /// Without vowels a perfect such as «قتل» or «اعتقل» is passive when nothing follows as its object; acts on persons and things that
    /// suffer only, so that «قصف الجيش» keeps its subject.
    private func canBePassive(_ features: WordFeatures, _ row: TriggerRow, _ subject: [NounPhrase]) -> Bool {
        guard features.person == .third, row.type == .assault || row.type == .coerce else { return false }
        if row.takesPersons { return true }
        guard let first = subject.first else { return false }
        return isThing(first)
    }

    /// «إسرائيل تقتل وتهدد»: states and bodies are not killed or arrested.
    private func isBodyThatActs(_ row: TriggerRow, _ subject: [NounPhrase]) -> Bool {
        guard row.takesPersons, let first = subject.first, first.isWholeName, first.role == nil, let entity = first.entities.first else { return false }
        return actors.entities[entity].type != .person
    }

    /// Whether a vowel sign marks a perfect as passive: «قُتل», «أُطلقت».
    func isMarkedPassive(_ token: Int) -> Bool {
        let scalars = text.text.word(token).unicodeScalars.prefix(4)
        guard let damma = scalars.firstIndex(of: "\u{064F}"), damma > scalars.startIndex else { return false }
        return scalars.first != "ي" && scalars.first != "ت"
    }

    /// «اعتُقل أمس في القاهرة»: without subject and object the one spoken of suffers.
    func suffersWithoutObject(_ trigger: Trigger) -> Bool {
        trigger.row.recipientSlots.contains(.subject)
    }

    /// Whether a preposition governs the phrase that begins at a token, or a noun before it holds it as its genitive.
    func isGoverned(_ token: Int) -> Bool {
        if self[token].prepositionIsClitic { return true }
        var previous = token - 1
        var steps = 0
        while previous >= range.lowerBound, steps < 4 {
            let word = self[previous]
            if word.kind == .punctuation, !isQuotationMark(previous) { return false }
            if word.mention < 0, word.wordClass == .preposition || word.prepositionIsClitic { return true }
            if word.mention < 0, word.isVerb || word.wordClass != nil { return false }
            if word.hasWaw { return false }
            previous -= 1
            steps += 1
        }
        return false
    }

    /// «سحبت جنودها من سوريا», «من شمال سوريا»: a country from which somebody goes, with «من» right before it or before the noun whose genitive it is.
    func isDeparture(_ tokens: Range<Int>) -> Bool {
        guard self[tokens.lowerBound].mention >= 0, actors.entities[actors.mentions[Int(self[tokens.lowerBound].mention)].entity].type == .country else { return false }
        return [1, 2].contains { back in
            let place = tokens.lowerBound - back
            return range.contains(place) && self[place].mention < 0 && self[place].wordClass == .preposition && self[place].preposition == .from
        }
    }

    func isBesideVerb(_ tokens: Range<Int>) -> Bool {
        let next = tokens.upperBound
        if next < range.upperBound, self[next].mention < 0, self[next].isVerb { return true }
        let previous = tokens.lowerBound - 1
        return previous >= range.lowerBound && self[previous].mention < 0 && self[previous].isVerb
    }

    func relativeBefore(_ token: Int) -> Int? {
        var previous = token - 1
        var steps = 0
        while previous >= range.lowerBound, steps < 3 {
            let word = self[previous]
            if word.mention < 0, word.wordClass == .relative { return previous }
            guard word.wordClass == .boundary || word.wordClass == .pastNegation || word.wordClass == .negation
                || word.wordClass == .copula || word.wordClass == .perhaps
            else { return nil }
            previous -= 1
            steps += 1
        }
        return nil
    }

    /// «الحكومة التي يرأسها زيد والتي أوقفت المساعدات»: the relative pronoun before one that «و» joins to it.
    private func relative(joinedBy token: Int) -> Int? {
        let word = text.text.foldedWord(token).dropFirst()
        return (max(range.lowerBound, token - 16)..<token).last {
            self[$0].mention < 0 && self[$0].wordClass == .relative && !self[$0].hasWaw && text.text.foldedWord($0) == word
        }
    }

    /// The phrase that ends right before a relative pronoun, a participle or an adjective.
    func antecedentPhrase(before token: Int) -> NounPhrase? {
        if self[token].mention < 0, self[token].wordClass == .relative, self[token].hasWaw, let first = relative(joinedBy: token) {
            return antecedentPhrase(before: first)
        }
        var end = token
        while end > range.lowerBound, isComma(end - 1) || isQuotationMark(end - 1) || text.text.token(end - 1, is: ")") { end -= 1 }
        var start = end
        while start > range.lowerBound, end - start < 10 {
            let word = self[start - 1]
            if word.kind == .punctuation, !isQuotationMark(start - 1) { break }
            if word.mention < 0, let wordClass = word.wordClass, wordClass != .quantifier { break }
            if word.mention < 0, word.isVerb, word.role < 0, !word.isDefinite { break }
            start -= 1
            if word.prepositionIsClitic || word.hasWaw && word.mention < 0 { break }
        }
        guard start < end else { return nil }
        // The head of the phrase names who is meant; a name directly before the pronoun wins over it.
        var found: NounPhrase?
        var at = start
        while at < end {
            if let phrase = phrase(at: at) {
                if let earlier = found, !earlier.entities.isEmpty, self[at].hasWaw, !phrase.entities.isEmpty {
                    found?.entities += phrase.entities
                    found?.tokens = earlier.tokens.lowerBound..<phrase.tokens.upperBound
                } else if !phrase.entities.isEmpty || found.map({ $0.entities.isEmpty && !phrase.isEmptyOfActors }) ?? true {
                    found = phrase
                }
                at = max(at + 1, phrase.tokens.upperBound)
            } else {
                at += 1
            }
        }
        return found
    }

    func precedesDirectly(_ phrase: NounPhrase, _ token: Int) -> Bool {
        guard !phrase.isEmptyOfActors else { return false }
        // Nothing between subject and verb but particles, time words, appositions and what hangs on the subject.
        var between = phrase.tokens.upperBound
        var commas = 0
        while between < token {
            if isComma(between) { commas += 1 }
            between += 1
        }
        return commas != 1 || token - phrase.tokens.upperBound <= 3
    }

    /// The subject of a VSO clause, coordination included, and the token behind it.
    func subjectBehind(_ start: Int) -> (phrases: [NounPhrase], end: Int)? {
        var token = start
        var skipped = 0
        while token < range.upperBound, skipped < 4 {
            let word = self[token]
            if isComma(token), skipped > 0 {
                token += 1
                continue
            }
            if isQuotationMark(token) {
                token += 1
                continue
            }
            if word.isTime {
                token += 1
                continue
            }
            if word.mention < 0, word.wordClass == .preposition || word.wordClass == .prepositionPronoun || word.wordClass == .boundary
                && word.kind == .word
            {
                if word.wordClass == .boundary { return nil }
                token += word.classLength
                if word.wordClass == .preposition, word.enclitic == .none, let inner = phrase(at: token) { token = inner.tokens.upperBound }
                skipped += 1
                continue
            }
            if word.prepositionIsClitic {
                if let inner = phrase(at: token) { token = inner.tokens.upperBound } else { token += 1 }
                skipped += 1
                continue
            }
            guard canBeginPhrase(token), !word.hasWaw else { return nil }
            let phrases = coordinated(at: token)
            guard let last = phrases.last else { return nil }
            return (phrases, last.tokens.upperBound)
        }
        return nil
    }

    func object(behind start: Int) -> [NounPhrase] {
        var token = start
        var skipped = 0
        var commas = 0
        while token < range.upperBound, skipped < 4 {
            let word = self[token]
            if isQuotationMark(token) || word.isTime {
                token += 1
                continue
            }
            if let behind = endOfAside(token) {
                token = behind
                continue
            }
            if token == start, text.text.token(token, is: ")") {
                // «اعتقل جهاز الأمن (الشاباك) زيد العلي»
                token += 1
                continue
            }
            if token == start, isComma(token), start - 1 > range.lowerBound, self[start - 1].mention >= 0, isNamedObject(token + 1) {
                // «هدد الرئيس، زيد العلي، إيران»: the comma closes the apposition of the subject.
                token += 1
                continue
            }
            if isComma(token), commas < 2, let close = closingComma(of: token + 1) {
                // «دعا الوزير، زيد العلي، الجمعة، رئيس البلاد إلى»: an apposition between commas is not the object.
                commas += 1
                token = close + 1
                while token < range.upperBound, self[token].isTime || isComma(token) { token += 1 }
                continue
            }
            if word.kind == .punctuation { return [] }
            if word.mention < 0, word.wordClass == .preposition || word.wordClass == .prepositionPronoun {
                token += word.classLength
                if word.wordClass == .preposition, word.enclitic == .none, let inner = phrase(at: token) { token = inner.tokens.upperBound }
                skipped += 1
                continue
            }
            if word.prepositionIsClitic {
                if let inner = phrase(at: token) { token = inner.tokens.upperBound } else { token += 1 }
                skipped += 1
                continue
            }
            guard canBeginPhrase(token), !word.hasWaw else { return [] }
            if token == start, isTitle(token), start > range.lowerBound, self[start - 1].mention >= 0,
                actors.mentions[Int(self[start - 1].mention)].type == .person, let title = phrase(at: token),
                title.tokens.allSatisfy({ self[$0].mention < 0 || actors.mentions[Int(self[$0].mention)].type != .person })
            {
                // «هاجم زيد العلي زعيم الحزب الرئيس»: a title right behind a name belongs to it.
                token = title.tokens.upperBound
                skipped += 1
                continue
            }
            return coordinated(at: token)
        }
        return []
    }

    /// Whether a name stands at a token without anything that governs it.
    private func isNamedObject(_ token: Int) -> Bool {
        range.contains(token) && self[token].mention >= 0 && !self[token].hasWaw && !self[token].prepositionIsClitic
    }

    /// The comma that closes an apposition.
    private func closingComma(of start: Int) -> Int? {
        var token = start
        while token < range.upperBound, token - start <= 12 {
            if isComma(token) { return token }
            if self[token].kind == .punctuation, !isQuotationMark(token), !text.text.token(token, is: "("), !text.text.token(token, is: ")") {
                return nil
            }
            token += 1
        }
        return nil
    }

    private func isTitle(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0, word.role >= 0, !word.isDefinite, isSingular(token) else { return false }
        let role = tables.roleRows[Int(word.role)].role
        return role == "GOV" || role == "OPP" || role == "MIL" || role == "LEG"
    }

    /// What stands behind a preposition in the clause of a trigger.
    func prepositional(_ preposition: Preposition, behind start: Int, isVerb: Bool) -> [NounPhrase] {
        var token = start
        let limit = min(range.upperBound, start + (isVerb ? 26 : 22))
        while token < limit {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token) {
                if isComma(token), isVerb {
                    token += 1
                    continue
                }
                return []
            }
            if word.mention < 0 {
                switch word.wordClass {
                case .complementizer, .relative, .boundary, .question, .condition: return []
                default: break
                }
                if word.isVerb, !word.isDefinite, word.role < 0, token > start + 1 { return [] }
            }
            if word.preposition == preposition {
                if word.prepositionIsClitic {
                    let phrases = coordinated(at: token)
                    // «لصدور القرار», «لبناء قواعد»: a purpose is nobody.
                    if !phrases.isEmpty, preposition != .forWhom || !isActNoun(token, phrases[0]) { return phrases }
                } else if word.enclitic == .none, word.wordClass == .preposition {
                    var behind = token + word.classLength
                    while behind < range.upperBound, isQuotationMark(behind) || text.text.token(behind, is: "#") { behind += 1 }
                    let phrases = coordinated(at: behind)
                    if !phrases.isEmpty { return phrases }
                }
            }
            token += 1
        }
        return []
    }

    /// Whether a phrase begins with a noun of action or another noun that stands for nobody.
    private func isActNoun(_ token: Int, _ phrase: NounPhrase) -> Bool {
        guard self[token].mention < 0, phrase.role == nil else { return false }
        return self[token].lightNoun >= 0 || candidates.contains { $0.token == token && $0.isNoun } || phrase.entities.isEmpty && phrase.place == nil
    }

    /// «من قبل», «على يد»: who did it.
    func agent(behind start: Int) -> NounPhrase? {
        var token = start
        let limit = min(range.upperBound, start + 22)
        while token < limit {
            let word = self[token]
            if word.mention < 0, word.wordClass == .agent { return phrase(at: token + word.classLength) }
            if word.kind == .punctuation, !isQuotationMark(token), !isComma(token) { return nil }
            token += 1
        }
        return nil
    }

    // MARK: - Nouns

    private func rolesOfNoun(_ trigger: Trigger, _ roles: inout Roles) {
        let row = trigger.row
        let cut = trigger.candidate.match.segmentation
        var genitive: [NounPhrase] = []
        var adjectives: [ActorLayer.EntityIndex] = []
        var adjectiveTokens: [Range<Int>] = []
        
        let isDefinite = cut.proclitics.contains(.article)
        let isPlural = trigger.candidate.match.entry.features.number == .plural
        // Adjectives first: «الدعم الروسي والفرنسي».
        (adjectives, adjectiveTokens) = adjectivesBehind(trigger.end)
        if adjectives.isEmpty, !isDefinite, cut.enclitic == .none {
            genitive = genitives(behind: trigger.end, counted: row.type == .assault && row.recipientSlots.contains(.genitive))
        }
        let hasGenitiveObject = row.recipientSlots.first == .genitive || row.recipientSlots.contains(.genitive)
        // Recipients by preposition.
        var recipients: [NounPhrase] = []
        for slot in row.recipientSlots {
            guard case .preposition(let preposition) = slot else { continue }
            recipients = prepositional(preposition, behind: trigger.end, isVerb: false)
            if preposition == .between, recipients.count == 1, let second = paired(behind: recipients[0]) { recipients.append(second) }
            if !recipients.isEmpty { break }
        }
        if recipients.isEmpty, let pronoun = pronounRecipient(behind: trigger) {
            // «اتهامات له», «الهجوم عليها»
            roles.recipientOwner = pronoun
        }
        let isAimedAtPronoun = roles.recipientOwner != nil
        if cut.enclitic != .none, hasGenitiveObject, recipients.isEmpty, let object = objectOfOwned(trigger) {
            // «اتهامها الدوحة», «زيارته بيروت»: the pronoun acts.
            recipients = object
        }
        let agent = agent(behind: trigger.end)
        if let agent { roles.addActors([agent]) }
        let isGivenBySlot = row.actorSlots.contains(.preposition(.from)) && (adjectives.isEmpty || !row.actorSlots.contains(.adjective))
        let giver = agent == nil && isGivenBySlot && !isWithdrawn(trigger.token) ? self.giver(behind: trigger.end) : []
        let told = agent == nil && giver.isEmpty ? clauseDoer(of: trigger) : []
        roles.addActors(giver + told)
        var governing = agent == nil && giver.isEmpty && told.isEmpty ? owner(before: trigger) : []
        // «قرار الرئيس انسحاب بلاده»: whom the noun itself names does it.
        if !hasGenitiveObject, genitive.contains(where: { !$0.entities.isEmpty }) { governing = [] }
        if !governing.isEmpty { roles.addActors(governing) }
        if isDefinite, agent == nil, giver.isEmpty, told.isEmpty, governing.isEmpty, adjectives.isEmpty || !row.actorSlots.contains(.adjective) {
            // «الزيارة المفاجئة للوزير لموسكو»: of two phrases behind «ل» the first did it.
            let owners = prepositional(.forWhom, behind: trigger.end, isVerb: false)
            if let owner = owners.first, !owner.entities.isEmpty, owner.tokens.lowerBound - trigger.end <= 4 {
                if row.recipientSlots.contains(.preposition(.forWhom)) {
                    let second = prepositional(.forWhom, behind: owner.tokens.upperBound, isVerb: false)
                    if let goal = second.first, !goal.entities.isEmpty || goal.place != nil {
                        roles.addActors(owners)
                        recipients = second
                    }
                } else if !row.actorSlots.contains(.preposition(.forWhom)), row.actorSlots.contains(.genitive) {
                    roles.addActors(owners)
                }
            }
        }
        if row.actorSlots.contains(.adjective), !adjectives.isEmpty, agent == nil, giver.isEmpty, told.isEmpty, governing.isEmpty {
            roles.actors += adjectives
            roles.actorPhrases += adjectiveTokens
        }
        if let owner = genitive.first, row.actorSlots.contains(.genitive) || hasGenitiveObject, !owner.isEmptyOfActors,
            // «قصف إسرائيل عام 2007 للمفاعل»
            case let next = (owner.tokens.upperBound..<range.upperBound).first(where: { !self[$0].isTime }) ?? range.upperBound,
            next < range.upperBound, self[next].prepositionIsClitic, self[next].preposition == .forWhom, !isThing(owner),
            case let object = coordinated(at: next), let first = object.first, !first.isEmptyOfActors
        {
            // «احتجاز السلطات للشاعر», «دعم تركيا للحكومة»: the genitive acts, «ل» introduces on whom.
            roles.addActors(genitive)
            recipients = object
        } else if !genitive.isEmpty {
            if row.recipientSlots.contains(.genitive), roles.actors.isEmpty, recipients.isEmpty, !row.actorSlots.contains(.genitive) {
                recipients = genitive
            } else if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun {
                // A second bare phrase is the object: «قصف التحالف مواقع الجيش».
                if let last = genitive.last, case let second = object(behind: last.tokens.upperBound), let object = second.first,
                    !object.isEmptyOfActors || object.place != nil || object.tokens.lowerBound == last.tokens.upperBound && !isArticled(last.tokens.upperBound),
                    roles.actors.isEmpty,
                    row.actorSlots.contains(.genitive), !genitive[0].isEmptyOfActors
                {
                    roles.addActors(genitive)
                    recipients = second
                } else if isPlural, row.recipientSlots.first != .genitive, row.actorSlots.contains(.genitive), roles.actors.isEmpty, !isThing(genitive[0]) {
                    // «اتهامات أوكرانيا»: the plural of an act is told of who does it.
                    roles.addActors(genitive)
                } else if row.mode == "visit", roles.actors.isEmpty, genitive[0].place == nil, genitive[0].entities.allSatisfy({ actors.entities[$0].type == .person }) {
                    // «زيارة الرئيس»
                    roles.addActors(genitive)
                } else if row.type == .retreat, row.mode == "withdraw", row.actorSlots.contains(.genitive), roles.actors.isEmpty, canLeave(genitive[0]) {
                    // «مغادرة القوات»: who has no territory leaves and is not left.
                    roles.addActors(genitive)
                } else if row.recipientSlots.first == .genitive || isBroughtAbout(trigger.token) || isSeat(genitive, of: row) || !roles.actors.isEmpty || isThing(genitive[0]) || genitive[0].isOfState
                    || isControlled(trigger.token) && !controller(of: trigger).isEmpty || governingSubject(of: trigger) != nil
                    || ownController(of: trigger) != nil
                {
                    recipients = genitive
                    if let own = ownController(of: trigger), roles.actors.isEmpty {
                        // «بمقدورهم دعم الحكومة»: whose power or will it is does it.
                        roles.pronoun = own
                        roles.actorIsPronoun = true
                    }
                } else {
                    roles.addActors(genitive)
                }
            } else if row.actorSlots.contains(.genitive), roles.actors.isEmpty {
                roles.addActors(genitive)
            }
        }
        if cut.enclitic.isThirdPerson {
            roles.pronoun = cut.enclitic
            if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, let doer = governingSubject(of: trigger),
                doer.entities.contains(where: { disagrees($0, with: cut.enclitic) })
            {
                // «مصر لا ترغب في دعمه»: a pronoun that cannot mean the subject is whom the act goes to.
                roles.addActors([doer])
                roles.recipientIsPronoun = true
            }
            if row.recipientSlots.first == .genitive, recipients.isEmpty, !isAimedAtPronoun, !row.actorSlots.contains(.adjective) {
                roles.recipientIsPronoun = true
            } else if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, roles.actors.isEmpty, isAimed(trigger.token), !isFollowedByObject(trigger.end) {
                // «يحتاج إلى شريك لدعمه», «بهدف إضعافه»: an aim has its goal behind it.
                roles.recipientIsPronoun = true
            } else if roles.actors.isEmpty {
                roles.actorIsPronoun = true
            }
        }
        if isWithdrawn(trigger.token), recipients.isEmpty, row.type == .support || row.type == .aid {
            // «سحب الدعم من الجنرال»: who loses it.
            recipients = prepositional(.from, behind: trigger.end, isVerb: false) + prepositional(.about, behind: trigger.end, isVerb: false)
        }
        if row.actorSlots.contains(.preposition(.from)), roles.actors.isEmpty, giver.isEmpty, !isWithdrawn(trigger.token) {
            let givers = prepositional(.from, behind: trigger.end, isVerb: false)
            // «توقيف خمسة عناصر من التنظيم»: of whom those are on whom the act falls.
            if let giver = givers.first, !genitive.contains(where: { $0.tokens.overlaps(giver.tokens) }), !isSplit(trigger.end..<giver.tokens.lowerBound),
                !giver.isEmptyOfActors || giver.place != nil && roles.placeStandsForState
            {
                roles.addActors(givers)
                if roles.actors.isEmpty, let place = giver.place, let country = country(of: place) { roles.actors.append(country) }
            }
        }
        if row.actorSlots.contains(.preposition(.between)), roles.actors.isEmpty || row.recipientSlots.contains(.preposition(.between)) {
            let parties = bothSides(behind: trigger.end)
            if parties.count >= 2 {
                roles.actors = []
                roles.actorPhrases = []
                roles.addActors([parties[0]])
                recipients = Array(parties.dropFirst())
            }
        }
        if roles.actors.isEmpty, row.actorSlots.contains(.preposition(.between)) {
            let reach = trigger.end..<min(range.upperBound, trigger.end + 4)
            roles.isMutual = reach.contains { self[$0].preposition == .between && self[$0].enclitic.isThirdPerson }
        }
        if roles.actors.isEmpty, row.actorSlots.contains(.preposition(.forWhom)) {
            let owners = prepositional(.forWhom, behind: trigger.end, isVerb: false)
            if !owners.isEmpty, recipients.isEmpty || recipients[0].tokens != owners[0].tokens { roles.addActors(owners) }
        }
        roles.addRecipients(recipients, of: self)
        // «الهجوم الذي شنته روسيا», «هجوم نفذه مجهولون»
        // «إدانة الأعمال التي تقوم بها إيران»: a clause behind the object tells of the object.
        let isBehindObject = row.recipientSlots.contains(.genitive) && recipients.first?.tokens.lowerBound == trigger.end
        let doer = roles.actors.isEmpty && roles.actorPhrases.isEmpty && !isBehindObject ? doerBehind(trigger.end) : nil
        if let doer { roles.addActors(doer) }
        light(trigger, &roles)
        if roles.recipients.isEmpty, roles.actors.count >= 2, isReciprocal(row), row.type == .consult || row.type == .cooperate {
            roles.recipients = Array(roles.actors.dropFirst())
            roles.actors = [roles.actors[0]]
        }
    }

    /// «طلب من الرئيس», «دعم عسكري من روسيا»: who gives, right behind a noun of action and its adjectives.
    private func giver(behind start: Int) -> [NounPhrase] {
        var token = start
        while token < range.upperBound, token - start < 4 {
            let word = self[token]
            guard word.mention < 0, word.kind == .word else { return [] }
            if word.wordClass == .preposition, word.preposition == .from, word.enclitic == .none {
                let found = coordinated(at: token + word.classLength)
                return found.first.map { !$0.entities.isEmpty && !$0.isOfState && !isThing($0) && ($0.isWholeName || $0.role != nil) } ?? false ? found : []
            }
            guard word.wordClass == nil, !word.isVerb, word.role < 0 || word.adjective >= 0 || token > start, !word.prepositionIsClitic, word.enclitic == .none else { return [] }
            token += 1
        }
        return []
    }

    /// Whether «من» behind the tokens belongs to the last of them: «أحكاما بالسجن بحق نساء من روسيا», «اتفاق يقضي بخروج المقاتلين من البلدة».
    private func isSplit(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.dropLast().last else { return false }
        if tokens.contains(where: { token in self[token].prepositionIsClitic && candidates.contains { $0.token == token && $0.isNoun } }) { return true }
        guard self[last].mention < 0, !self[last].isDefinite, self[last].wordClass == nil, self[last].adjective < 0 else { return false }
        return tokens.contains { self[$0].prepositionIsClitic || self[$0].mention < 0 && self[$0].wordClass == .preposition && self[$0].preposition != .from }
    }

    /// «الحملة التي تقودها السعودية», «اتهامات وجهتها إليه فرنسا»: who does what a clause right behind its noun tells of.
    private func clauseDoer(of trigger: Trigger) -> [NounPhrase] {
        let isDefinite = trigger.candidate.match.segmentation.proclitics.contains(.article)
        let isFeminine = trigger.candidate.match.entry.features.number == .plural || endsAsFeminine(trigger.end - 1)
        var hasRelative = false
        var token = trigger.end
        while token < range.upperBound, token - trigger.end < 6 {
            let word = self[token]
            guard word.mention < 0, word.kind == .word || isQuotationMark(token) || isComma(token) else { return [] }
            if word.isVerb, !word.isDefinite {
                let carried = hasPronounObject(token) && self[token + 1].mention < 0 ? pronoun(at: token + 1) : Enclitic.none
                let object = word.enclitic != .none ? word.enclitic : carried
                guard hasRelative == isDefinite, word.light >= 0, tables.lightRows[Int(word.light)].subject == .actor,
                    object == (isFeminine ? .ha3fs : .ha3ms)
                else { return [] }
                let found = subjectBehind(token + 1)?.phrases ?? []
                return found.first.map { !$0.isEmptyOfActors } ?? false ? found : []
            }
            if word.wordClass == .relative {
                hasRelative = true
            } else if word.kind == .word {
                // Adjectives alone: a noun between would have the clause for its own.
                guard !hasRelative, word.wordClass == nil, !word.prepositionIsClitic, word.isDefinite == isDefinite, word.role < 0 || word.adjective >= 0,
                    word.enclitic == .none, !candidates.contains(where: { $0.token == token && $0.isNoun })
                else { return [] }
            }
            token += 1
        }
        return []
    }

    /// The pronoun that one of the prepositions of the recipients has close behind a noun of action: «اتهامات له», «عقوبات جديدة عليها».
    private func pronounRecipient(behind trigger: Trigger) -> (pronoun: Enclitic, token: Int)? {
        var token = trigger.end
        let limit = min(range.upperBound, trigger.end + 6)
        while token < limit {
            let word = self[token]
            guard word.kind == .word else { return nil }
            if word.mention < 0, let preposition = word.preposition, trigger.row.recipientSlots.contains(.preposition(preposition)),
                word.wordClass == .preposition || word.wordClass == .prepositionPronoun
            {
                let pronoun = pronoun(at: token)
                return pronoun.isThirdPerson ? (pronoun, token) : nil
            }
            if word.mention < 0, word.isVerb, !word.isDefinite, word.light < 0 { return nil }
            switch word.wordClass {
            case nil, .quantifier, .relative: break
            default: if word.mention < 0 { return nil }
            }
            if word.prepositionIsClitic || word.hasWaw { return nil }
            token += 1
        }
        return nil
    }

    /// The pronoun of a preposition.
    func pronoun(at token: Int) -> Enclitic {
        guard self[token].wordClass == .prepositionPronoun else { return self[token].enclitic }
        let word = text.text.spelling(token)
        if word.hasSuffix("ها") { return .ha3fs }
        if word.hasSuffix("هما") { return .huma }
        if word.hasSuffix("هم") { return .hum }
        if word.hasSuffix("هن") { return .hunna }
        return word.hasSuffix("ه") ? .ha3ms : .none
    }

    /// What stands right behind a noun of action that has its doer as a pronoun.
    private func objectOfOwned(_ trigger: Trigger) -> [NounPhrase]? {
        let found = object(behind: trigger.end)
        guard let first = found.first, first.tokens.lowerBound == trigger.end || isQuotationMark(trigger.end) && first.tokens.lowerBound == trigger.end + 1,
            !first.entities.isEmpty || first.place != nil || first.role != nil && self[first.tokens.lowerBound].isDefinite
        else { return nil }
        // «دعمها الروسي»: an adjective of the act.
        return first.isWholeName || first.role != nil ? found : nil
    }

    /// «تم اعتقال رجل»: a verb that says no more than that the act was done leaves its doer unnamed.
    func isBroughtAbout(_ token: Int) -> Bool {
        token > range.lowerBound && !self[token].prepositionIsClitic && tables.clauseWords.stands(.done, at: token - 1, in: text)
    }

    /// «هجمات باريس»: force that bears the name of a town fell there.
    private func isSeat(_ genitive: [NounPhrase], of row: TriggerRow) -> Bool {
        guard row.type == .assault, genitive.count == 1, genitive[0].isWholeName, let entity = genitive[0].entities.first else { return false }
        return actors.entities[entity].type == .country && !isNamed(genitive[0].tokens, entity)
    }

    /// Whether words name a state as such and not its capital.
    private func isNamed(_ tokens: Range<Int>, _ state: ActorLayer.EntityIndex) -> Bool {
        let names = Folding.folded(actors.entities[state].name)
        return tokens.contains { names.contains(String(bareWord($0))) }
    }

    /// Whether a phrase is of those who move and not of a state or place.
    private func canLeave(_ phrase: NounPhrase) -> Bool {
        guard phrase.place == nil, !phrase.isEmptyOfActors || phrase.owner != .none else { return false }
        return phrase.role.map { !tables.roleRows[$0].isThing } ?? phrase.entities.allSatisfy { actors.entities[$0].type != .country }
    }

    /// The pronoun of the word of power or will that governs a noun of action: «بمقدورهم دعم», «محاولته إسقاط».
    private func ownController(of trigger: Trigger) -> Enclitic? {
        var previous = trigger.token - 1
        while previous >= range.lowerBound, trigger.token - previous <= 2 {
            let word = self[previous]
            guard word.mention < 0, word.kind == .word else { return nil }
            if isWithinStatus(previous) || word.lightNoun >= 0 {
                let own = text.segmentations[previous].enclitic
                return own.isThirdPerson && !word.isVerb ? own : nil
            }
            guard word.wordClass == .preposition, word.enclitic == .none else { return nil }
            previous -= 1
        }
        return nil
    }

    /// Whether somebody is named right behind a noun of action.
    private func isFollowedByObject(_ start: Int) -> Bool {
        guard let next = object(behind: start).first, next.tokens.lowerBound == start else { return false }
        return !next.isEmptyOfActors || next.place != nil || !isAccusative(start)
    }

    private func isWithinStatus(_ token: Int) -> Bool {
        for start in max(range.lowerBound, token - 3)...token where self[start].status >= 0 && start + Int(self[start].statusLength) > token { return true }
        return false
    }

    /// «على فرنسا أن تسحب»: who has to do the act of a verb.
    private func obliged(toDo verb: Int) -> NounPhrase? {
        let previous = verb - 1
        guard previous > range.lowerBound else { return nil }
        if self[previous].mention < 0, self[previous].wordClass == .complementizer { return obliged(before: previous) }
        return self[previous].mention >= 0 ? obliged(before: verb) : nil
    }

    /// «إن على فرنسا سحب», «على فرنسا أن تسحب»: who has to do what is told behind.
    func obliged(before token: Int) -> NounPhrase? {
        var head = token - 2
        while head >= range.lowerBound, token - head <= 7 {
            let word = self[head]
            guard word.kind == .word else { return nil }
            if word.mention < 0 {
                if isFiniteVerb(head) { return nil }
                if word.wordClass == .preposition {
                    guard word.preposition == .on, word.enclitic == .none, head == range.lowerBound || startsClause(head) || self[head - 1].status >= 0 || self[head - 1].isVerb,
                        let obliged = phrase(at: head + 1), !obliged.entities.isEmpty, obliged.tokens.upperBound == token || self[token - 1].mention >= 0
                    else { return nil }
                    return obliged
                }
                if word.wordClass != nil { return nil }
            }
            head -= 1
        }
        return nil
    }

    /// Who decides, tries or wants the act of a noun right behind him: «قرار فرنسا الاعتراف», «محاولة روسيا التدخل».
    private func owner(before trigger: Trigger) -> [NounPhrase] {
        let token = trigger.token
        var end = token
        if let obliged = obliged(before: token) { return [obliged] }
        if end - 1 > range.lowerBound, self[end - 1].mention < 0, self[end - 1].wordClass == .preposition, self[end - 1].enclitic == .none { end -= 1 }
        var head = end - 2
        while head >= range.lowerBound, end - head <= 7 {
            let word = self[head]
            guard word.kind == .word, !word.hasWaw || word.mention >= 0 else { return [] }
            if word.mention < 0 {
                if word.wordClass != nil || isFiniteVerb(head) { return [] }
                if word.head == .matter || word.status >= 0 {
                    let isAsking = candidates.contains { $0.token == head && $0.isNoun && tables.nounRows[$0.row].type == .request }
                    guard !isAsking else { return [] }
                    if self[end - 1].mention < 0, self[end - 1].adjective >= 0, end - 1 - head <= 2 {
                        // «القرار الفرنسي بالانسحاب»
                        let state = ActorLayer.EntityIndex(self[end - 1].adjective)
                        return [NounPhrase(tokens: (end - 1)..<end, entities: [state])]
                    }
                    guard var owner = phrase(at: head + 1), !owner.entities.isEmpty, owner.tokens.upperBound >= end else { return [] }
                    guard owner.tokens.upperBound == end || self[end - 1].mention >= 0 else { return [] }
                    owner.tokens = owner.tokens.lowerBound..<end
                    return [owner]
                }
            }
            head -= 1
        }
        return []
    }

    /// Whether a noun of action stands as the aim of what is told before it: «لدعمه», «بهدف دعمه».
    private func isAimed(_ token: Int) -> Bool {
        if self[token].prepositionIsClitic { return self[token].preposition == .forWhom }
        let previous = token - 1
        guard previous >= range.lowerBound, self[previous].mention < 0, self[previous].status >= 0 else { return false }
        return self[previous].wordClass == .preposition || self[previous].prepositionIsClitic || text.text.token(previous, is: "أجل")
    }

    private func isThing(_ phrase: NounPhrase) -> Bool {
        if phrase.isMatter { return true }
        return phrase.role.map { tables.roleRows[$0].isThing } ?? (phrase.entities.isEmpty && phrase.place != nil)
    }

    /// Whether a singular pronoun cannot stand for an entity.
    func disagrees(_ entity: ActorLayer.EntityIndex, with pronoun: Enclitic) -> Bool {
        switch pronoun {
        case .ha3ms: actors.isFeminine(entity)
        case .ha3fs: !actors.isFeminine(entity) && actors.entities[entity].type == .person
        default: false
        }
    }

    /// «وقف الدعم», «سحب دعمها»
    func isWithdrawn(_ token: Int) -> Bool {
        let previous = token - 1
        guard previous >= range.lowerBound, self[previous].mention < 0, self[previous].status >= 0 else { return false }
        return tables.statusRows[Int(self[previous].status)].effect == .ended
    }

    private func paired(behind phrase: NounPhrase) -> NounPhrase? {
        var token = phrase.tokens.upperBound
        let limit = min(range.upperBound, token + 10)
        while token < limit {
            let word = self[token]
            if word.wordClass == .complementizer || word.wordClass == .relative { return nil }
            if word.wordClass == .preposition, word.preposition == .between || word.preposition == .with, word.hasWaw {
                return self.phrase(at: token + word.classLength)
            }
            if word.hasWaw, let next = self.phrase(at: token), !next.isEmptyOfActors { return next }
            token += 1
        }
        return nil
    }

    /// Relative adjectives of countries right behind a noun, joined by «و» or commas: actors by adjective.
    func adjectivesBehind(_ start: Int) -> ([ActorLayer.EntityIndex], [Range<Int>]) {
        var entities: [ActorLayer.EntityIndex] = []
        var places: [Range<Int>] = []
        var token = start
        var gaps = 0
        while token < range.upperBound, token - start < 12 {
            let word = self[token]
            if word.mention < 0, word.adjective >= 0, !word.prepositionIsClitic {
                entities.append(ActorLayer.EntityIndex(word.adjective))
                places.append(token..<(token + 1))
                gaps = 0
                token += 1
                continue
            }
            // An adjective of another kind may stand between: «دعم عسكري روسي»; «ومؤخراً الأميركي».
            if word.mention >= 0 || word.preposition != nil || word.isVerb || word.role >= 0 && entities.isEmpty { break }
            if word.wordClass != nil && word.wordClass != .boundary { break }
            if word.kind == .punctuation, !isComma(token) { break }
            gaps += 1
            if gaps > 2 { break }
            token += 1
        }
        return (entities, places)
    }

    /// - Parameter counted: whether a bare number may stand for persons («مقتل خمسة»).
    func genitives(behind start: Int, counted: Bool = false) -> [NounPhrase] {
        var token = start
        while token < range.upperBound, isQuotationMark(token) { token += 1 }
        guard token < range.upperBound, canBeginPhrase(token), !self[token].prepositionIsClitic, !self[token].hasWaw else { return [] }
        // «زيارة رسمية»: an indefinite adjective is no genitive, unless it names a role or actor.
        guard let first = phrase(at: token) else { return [] }
        let isCounted = counted && (self[token].kind == .number || self[token].wordClass == .quantifier)
        if first.isEmptyOfActors, first.place == nil, !self[token].isDefinite, !isCounted { return [] }
        // «عملية خاطفة»: an adjective that agrees.
        if first.entities.isEmpty, !self[token].isDefinite, first.tokens.count == 1, endsAsFeminine(token), endsAsFeminine(start - 1) { return [] }
        return coordinated(at: token)
    }

    /// The subject of the light verb that governs a noun of action, in the role that the verb gives it.
    private func light(_ trigger: Trigger, _ roles: inout Roles) {
        var token = trigger.token - 1
        let limit = max(range.lowerBound, trigger.token - 12)
        while token >= limit {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token), !isComma(token) { return }
            if word.mention < 0, word.wordClass == .complementizer || word.wordClass == .relative { return }
            if word.mention < 0, word.light >= 0 || word.lightNoun >= 0 {
                // «تلقيه مكالمة»: a verb that lends its subject to a noun has no pronoun for object besides.
                let isVerb = word.light >= 0 && (word.lightNoun < 0 || !text.segmentations[token].enclitic.isThirdPerson)
                let row = tables.lightRows[Int(isVerb ? word.light : word.lightNoun)]
                // «أعلنت الهند مقتل عمالها»: who tells of an act of force has not done it.
                if row.isSaying, trigger.candidate.match.segmentation.enclitic == .none {
                    switch trigger.row.type {
                    case .assault, .coerce, .retreat, .mobilize, .consult: return
                    default: break
                    }
                }
                guard row.subject == .actor || row.subject == .recipient else { return }
                if row.subject == .actor, !roles.actors.isEmpty { return }
                if isVerb, word.verbFeatures.person == .first, word.isVerb {
                    // «أجريت اتصالا»: who speaks.
                    if row.subject == .actor { roles.actorSpeaks = true }
                    return
                }
                // «يحظى بدعم مصر»: whoever is given something has it from the genitive.
                let isGiven = row.subject == .recipient && roles.actors.isEmpty && roles.actorPhrases.isEmpty && isIntroduced(trigger, by: row.preposition)
                if row.subject == .recipient, !roles.recipients.isEmpty, !isGiven { return }
                var subject: [NounPhrase] = []
                if isVerb {
                    let left = startsClause(token) ? nil : subjectPhrase(before: token)
                    if let relative = relativeBefore(token), let antecedent = antecedentPhrase(before: relative) {
                        subject = [antecedent]
                    } else if let left, precedesDirectly(left, token) {
                        subject = [left]
                    } else if let right = subjectBehind(token + 1), right.end <= trigger.token {
                        subject = right.phrases
                    } else if let left = subjectPhrase(before: token) {
                        subject = [left]
                    }
                } else {
                    subject = genitives(behind: token + 1)
                    if let last = subject.last, last.tokens.upperBound > trigger.token { subject = [] }
                    let own = text.segmentations[token].enclitic
                    if subject.isEmpty, own.isThirdPerson, row.subject == .recipient, !roles.recipientIsPronoun, !roles.actorIsPronoun {
                        // «حصوله على دعم»: who is given it.
                        roles.pronoun = own
                        roles.recipientIsPronoun = true
                        return
                    }
                }
                if row.subject == .actor {
                    roles.addActors(subject)
                } else {
                    if isGiven, !subject.isEmpty {
                        (roles.actors, roles.actorPhrases) = (roles.recipients, roles.recipientPhrases)
                        (roles.recipients, roles.recipientPhrases) = ([], [])
                    }
                    roles.addRecipients(subject, of: self)
                    roles.isReceived = !subject.isEmpty && !roles.actors.isEmpty
                }
                return
            }
            token -= 1
        }
    }

    /// Whether a noun of action stands right behind the preposition of its light verb: «بدعم», «على دعم».
    private func isIntroduced(_ trigger: Trigger, by preposition: Preposition?) -> Bool {
        guard let preposition else { return false }
        if self[trigger.token].prepositionIsClitic { return self[trigger.token].preposition == preposition }
        return trigger.token > range.lowerBound && self[trigger.token - 1].preposition == preposition && self[trigger.token - 1].mention < 0
    }

    /// «… الذي شنته روسيا», «… نفذه مجهولون»: a light verb with a pronoun behind the noun, and its subject.
    func doerBehind(_ start: Int) -> [NounPhrase]? {
        var token = start
        let limit = min(range.upperBound, start + 9)
        while token < limit {
            let word = self[token]
            if word.mention < 0, word.light >= 0, tables.lightRows[Int(word.light)].subject == .actor, word.isVerb,
                word.enclitic != .none || hasPronounObject(token)
            {
                return subjectBehind(token + 1)?.phrases
            }
            if word.kind == .punctuation, !isComma(token), !isQuotationMark(token) { return nil }
            token += 1
        }
        return nil
    }

    /// «فيها» behind a verb: where it was done.
    private func isPlaceBehind(_ token: Int) -> Bool {
        token + 1 < range.upperBound && self[token + 1].preposition == .inside
    }

    func hasPronounObject(_ token: Int) -> Bool {
        let next = token + 1
        guard next < range.upperBound else { return false }
        return self[next].wordClass == .prepositionPronoun || self[next].wordClass == .preposition && self[next].enclitic.isThirdPerson
            || text.matches(at: token).contains { $0.entry.table == tables.light && $0.segmentation.enclitic != .none }
    }

    /// Whether a subject stands left of a noun of action that could do the act («سعى حفتر إلى قصف المدينة»).
    private func governingSubject(of trigger: Trigger) -> NounPhrase? {
        if let governor = controller(of: trigger).first(where: { !$0.entities.isEmpty }) { return governor }
        guard let subject = subjectPhrase(before: trigger.token), !subject.entities.isEmpty else { return nil }
        return subject
    }
}
