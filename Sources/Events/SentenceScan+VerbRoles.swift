import Actors
import ArabicText
import Knowledge
import Readings

/// The roles that a verb gives to its subject, object and prepositions.
extension SentenceScan {
    func rolesOfVerb(_ trigger: Trigger, _ roles: inout Roles) {
        let token = trigger.token
        let row = trigger.row
        let features = trigger.candidate.match.entry.features
        let enclitic = trigger.candidate.match.segmentation.enclitic
        let isParticiple = !features.isVerb
        var subject: [NounPhrase] = []
        var construction = Construction.none
        var objectStart = trigger.end
        var objectFromAntecedent: NounPhrase?
        var exposed: NounPhrase?
        let isCircumstance = isParticiple && isCircumstance(trigger)
        roles.protest = tellsAims(row.type) ? protest(describedBy: token, features) : nil
        if roles.protest != nil {
            construction = .thingBefore
        } else if isCircumstance {
            subject = bearer(of: trigger)
            construction = .circumstance
        } else if isParticiple {
            construction = .describedByParticiple
            if let head = antecedentPhrase(before: token) { subject = [head] }
            if subject.isEmpty, let clause = subjectPhrase(before: token) {
                subject = [clause]
                construction = .subjectOfParticiple
            }
        } else if let relative = relativeBefore(firstJoined(to: token)) ?? (isRelativeWithoutPronoun(token, enclitic) ? token : nil) {
            let antecedent = antecedentPhrase(before: relative)
            exposed = antecedent.flatMap { isExposed($0, to: trigger) ? $0 : nil }
            if exposed != nil {
                let right = subjectBehind(trigger.end + 1)
                construction = .relativeObject
                if let right, right.phrases.contains(where: { !$0.isEmptyOfActors }) {
                    subject = right.phrases
                    objectStart = right.end
                }
            } else if enclitic != .none || hasPronounObject(token),
                !(row.recipientSlots.first == .object && enclitic == .none && isPlaceBehind(token)),
                let right = subjectBehind(trigger.end)
            {
                subject = right.phrases
                construction = .relativeObject
                objectStart = right.end
                objectFromAntecedent = antecedent
            } else if enclitic == .none, let antecedent, let right = subjectOfRelative(trigger, antecedent) {
                construction = .relativeSubjectBehind
                subject = right.phrases
                objectStart = right.end
            } else if enclitic.isThirdPerson, row.recipientSlots.first == .object, let antecedent, agrees(antecedent, with: enclitic) {
                // «الميليشيات التي دعمتها ومولتها»: who did it, the text before tells.
                construction = .relativeObjectOfVerb
                objectFromAntecedent = antecedent
            } else if let antecedent {
                construction = .relativeSubject
                subject = [antecedent]
            }
        } else {
            if trigger.candidate.length > 1 {
                // «تقف إلى جانب الحكومة»: what follows is the object.
                construction = .idiom
                subject = subjectPhrase(before: token).map { [$0] } ?? []
                if subject.isEmpty { subject = finiteSubject(of: token, before: token) }
            } else if let obliged = obliged(toDo: token) {
                subject = [obliged]
                construction = .obliged
            } else {
                let found = subjectOfVerb(
                    token, behind: trigger.end, features, takesObject: row.recipientSlots.contains(.object), hasObject: enclitic.isThirdPerson)
                (subject, objectStart, construction) = (found.phrases, found.objectStart, found.construction)
            }
        }
        if !isParticiple, roles.protest == nil, row.recipientSlots.contains(.object), let issuer = issuer(of: trigger, beside: subject, objectStart) {
            subject = issuer
            construction = .issuer
            objectStart = trigger.end
        }
        if row.type == .assault, attack(describedBy: token) != nil {
            // «قتلوا في هجوم استهدف قاعدة»
            subject = []
            construction = .thingBefore
            objectStart = trigger.end
        }
        if let attack = attack(behind: trigger) {
            subject = []
            construction = .thingBehind
            objectStart = attack
            if let owner = owner(ofAttackBefore: attack) {
                subject = [owner]
                construction = .subjectBehind
                objectStart = owner.tokens.upperBound
            }
        }
        if enclitic == .none, let object = loneObject(of: trigger, subject, objectStart) {
            subject = startsSentence(token) || self[token].hasWaw ? [] : subjectPhrase(before: token).map { [$0] } ?? []
            construction = .loneObject
            objectStart = object
        }
        if !isParticiple, subject.allSatisfy(\.isEmptyOfActors), self[token].hasWaw {
            // «اقتحم مسلحون المقر وخطفوا الحارس»
            let joined = finiteSubject(of: token, before: token)
            if joined.contains(where: { !$0.isEmptyOfActors }) {
                subject = joined
                construction = .joined
            }
        }
        if features.isVerb, features.number == .dual || features.number == .plural, subject.count == 1, subject[0].tokens.upperBound <= token,
            !subject[0].isEmptyOfActors
        {
            // «ترامب ومون ناقشا الاستعدادات»
            let all = coordinated(at: subject[0].tokens.lowerBound)
            if all.count > 1, all[all.count - 1].tokens.upperBound <= token, all[0].entities == subject[0].entities {
                subject = all
                construction = .coordinated
            }
        }
        let areBothMeant = isReciprocal(row) && subject.count == 1 && meansBoth(subject[0])
        if areBothMeant {
            roles.bothWords = subject[0].tokens
            subject = []
        }
        roles.needsSubject =
            roles.protest == nil && exposed == nil && subject.allSatisfy(\.isEmptyOfActors)
            && (features.isVerb && features.person == .third || isCircumstance)
        roles.features = features
        roles.actorConstruction = construction
        let subjectSuffers = row.recipientSlots.contains(.subject)
        if subjectSuffers {
            roles.addRecipients(subject, of: self, by: construction)
            if let agent = agent(behind: trigger.end) {
                roles.addActors([agent], by: .agent)
            } else if row.type == .aid || row.type == .support {
                // «تسلمت من إيران صواريخ»: who gives.
                roles.addActors(prepositional(.from, behind: trigger.end, isVerb: true).filter { !$0.entities.isEmpty }, by: .source)
            }
            return
        }
        // Objects and prepositional recipients.
        var recipients: [NounPhrase] = []
        var manner = Construction.none
        for slot in row.recipientSlots {
            var found: [NounPhrase] = []
            switch slot {
            case .object:
                if enclitic != .none, trigger.candidate.match.segmentation.enclitic.isThirdPerson {
                    if let objectFromAntecedent {
                        found = [objectFromAntecedent]
                        manner = .antecedent
                    } else {
                        roles.recipientIsPronoun = true
                        roles.pronoun = enclitic
                        manner = .pronoun
                    }
                } else {
                    found = object(behind: objectStart)
                    manner = found.first.map { $0.tokens.lowerBound == objectStart ? .rightBehind : .behind } ?? .none
                    if belongsToMeans(found, objectStart, row, subject) || isCharged(trigger, subject) { found = [] }
                    // «قتل شاب طعنا», «اعتقل ناشط مرارا»
                    if let first = found.first, tables.clauseWords.stands(.manner, at: first.tokens.lowerBound, in: text) { found = [] }
                    if found.isEmpty, features.isVerb, objectStart > trigger.end, objectStart == subject.last?.tokens.upperBound {
                        found = object(beyondRelativeAt: objectStart, of: subject)
                        manner = .behind
                    }
                    if found.allSatisfy({ $0.isEmptyOfActors && $0.place == nil }), let second = objectBehindComma(of: subject, trigger) {
                        // «طالبت الحكومة، مجلس الأمن بالعمل»: the comma lists nothing, for the verb would lack its object.
                        found = Array(subject[second...])
                        subject.removeSubrange(second...)
                        manner = .behindComma
                    }
                    if let first = found.first, let name = first.entities.first, found.count == 1,
                        subject.contains(where: { $0.entities.contains(name) })
                    {
                        // «طالب السفير الكويتي منصور العلي»: the name belongs to the subject.
                        found = object(behind: first.tokens.upperBound)
                        manner = .behindAside
                    }
                    if let first = found.first, let name = first.entities.first, found.count == 1, actors.entities[name].type == .person,
                        let title = subject.last, !title.isWholeName, title.tokens.upperBound == first.tokens.lowerBound, objectStart > trigger.end,
                        case let second = object(behind: first.tokens.upperBound), let next = second.first,
                        next.tokens.lowerBound == first.tokens.upperBound, !next.isEmptyOfActors
                    {
                        // «حذر قائد الجيش اللواء زيد العلي بغداد»: of two the first is who bears the title.
                        subject[subject.count - 1].entities = [name]
                        found = second
                        manner = .behindAside
                    }
                }
            case .preposition(let preposition) where exposed != nil && self[trigger.end].preposition == preposition:
                found = exposed.map { [$0] } ?? []
                manner = .antecedent
            case .preposition(let preposition):
                found = prepositional(preposition, behind: trigger.end, isVerb: true)
                manner = .preposition
            default: break
            }
            if roles.recipientIsPronoun { break }
            // Words that can neither act nor suffer yield to the next slot.
            let acts = found.contains { !$0.isEmptyOfActors || $0.place != nil }
            if acts || recipients.isEmpty { recipients = found }
            if acts { break }
        }
        let agent = agent(behind: trigger.end)
        let isMarked = isMarkedPassive(token) && (row.type == .assault || row.type == .coerce) && subject.contains { !$0.isEmptyOfActors }
        if isMarked || recipients.isEmpty, !roles.recipientIsPronoun, row.recipientSlots.contains(.object),
            isMarked || isMarkedPassive(token) || agent != nil || canBePassive(features, row, subject) && !isBodyThatActs(row, subject)
                || isCharged(trigger, subject)
        {
            // «قُتل ثلاثة جنود في هجوم»: no object, so the subject suffers.
            roles.isPassive = true
            roles.addRecipients(subject, of: self, by: .suffererOfPassive)
            roles.actorConstruction = .suffererOfPassive
            if let agent { roles.addActors([agent], by: .agent) }
            return
        }
        roles.addActors(subject, by: construction)
        roles.recipientConstruction = manner
        roles.addRecipients(recipients, of: self, by: manner)
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
                roles.addActors([parties[0]], by: .between)
                roles.addRecipients(Array(parties.dropFirst()), of: self, by: .between)
            }
        }
    }

    /// «الرجل الذي حكم عليه بالسجن», «القرية التي اعتدي عليها»: whether the preposition behind the verb of a relative clause has a pronoun for the noun that
    /// the clause describes, and the act falls on whomever that preposition governs.
    private func isExposed(_ antecedent: NounPhrase, to trigger: Trigger) -> Bool {
        guard trigger.end < range.upperBound, self[trigger.end].mention < 0,
            self[trigger.end].wordClass == .prepositionPronoun || self[trigger.end].wordClass == .preposition,
            let preposition = self[trigger.end].preposition,
            trigger.row.recipientSlots.contains(.preposition(preposition)),
            trigger.row.type == .assault || trigger.row.type == .coerce
                || trigger.row.type == .sanction
        else { return false }
        let pronoun = pronoun(at: trigger.end)
        return pronoun.isThirdPerson && !antecedent.isEmptyOfActors && agrees(antecedent, with: pronoun)
    }

    /// Whether an act is one of words or backing, which a protest may be for.
    private func tellsAims(_ type: PloverType) -> Bool {
        switch type {
        case .request, .accuse, .reject, .threaten, .support: true
        default: false
        }
    }

    /// «استهدف هجوم انتحاري قاعدة»: the token behind an act of force that is itself what strikes, with its attributes.
    private func attack(behind trigger: Trigger) -> Int? {
        guard trigger.row.type == .assault, trigger.row.recipientSlots.first == .object, trigger.candidate.length == 1, !trigger.candidate.isNoun,
            isAttack(trigger.end)
        else { return nil }
        return endOfAttributes(trigger.end + 1, of: trigger.end)
    }

    /// «قتلت غارات التحالف عشرة مدنيين»: of two phrases behind an act that strikes the first is whose act it is.
    func owner(ofAttackBefore start: Int) -> NounPhrase? {
        guard let first = phrase(at: start), !first.isEmptyOfActors, !self[start].prepositionIsClitic,
            let second = object(behind: first.tokens.upperBound).first,
            second.tokens.lowerBound == first.tokens.upperBound
        else { return nil }
        return first
    }

    /// The token behind the attributes of an indefinite noun.
    func endOfAttributes(_ start: Int, of noun: Int) -> Int {
        var end = start
        while end < range.upperBound, isAttribute(end, of: noun) { end += 1 }
        return end
    }

    /// Whether a verb of force stands at a token that has its sufferer as its object.
    func isVerbOfForce(_ token: Int) -> Bool {
        range.contains(token) && self[token].mention < 0 && self[token].role < 0 && !isArticled(token) && !self[token].prepositionIsClitic
            && candidates(at: token).contains {
                !$0.isNoun && $0.match.entry.features.isVerb && tables.verbRows[$0.row].type == .assault
                    && tables.verbRows[$0.row].recipientSlots.first == .object
            }
    }

    /// «هجوم انتحاري استهدف حافلة»: the noun of force that a verb right behind it and its attributes describes.
    func attack(describedBy verb: Int) -> Int? {
        guard isVerbOfForce(verb), !self[verb].hasWaw else { return nil }
        var noun = verb - 1
        while noun >= range.lowerBound, verb - noun <= 4 {
            if isNounOfForce(noun), endOfAttributes(noun + 1, of: noun) == verb { return noun }
            noun -= 1
        }
        return nil
    }

    /// Whether an indefinite noun of force stands at a token, governed or not.
    private func isNounOfForce(_ token: Int) -> Bool {
        self[token].mention < 0 && !isArticled(token)
            && candidates(at: token).contains {
                $0.isNoun && tables.nounRows[$0.row].type == .assault && $0.match.segmentation.enclitic == .none
            }
    }

    /// Whether it stands there free of what joins or governs it.
    func isAttack(_ token: Int) -> Bool {
        range.contains(token) && isNounOfForce(token) && !self[token].hasWaw && !self[token].prepositionIsClitic
    }

    /// Those between whom something is done: «بين روسيا وتركيا», «بين إيران من جهة والقوى الكبرى من جهة أخرى».
    func bothSides(behind start: Int) -> [NounPhrase] {
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
            let first = subject.first, first.tokens.lowerBound >= trigger.end,
            (trigger.end..<first.tokens.lowerBound).allSatisfy({ self[$0].isTime }),
            !first.isEmptyOfActors, !isMarkedPassive(trigger.token)
        else { return nil }
        switch row.type {
        case .accuse, .support, .sanction:
            // «كما أدانت روسيا»: such verbs cannot do without an object.
            let goesOn = trigger.token > range.lowerBound && tables.clauseWords.stands(.also, at: trigger.token - 1, in: text)
            guard row.recipientSlots == [.object], goesOn || !startsSentence(trigger.token) else { return nil }
        case .request:
            guard row.recipientSlots == [.object], !startsSentence(trigger.token) else { return nil }
        case .consult:
            guard row.recipientSlots.first == .object, !startsSentence(trigger.token), subject.count == 1, !meansBoth(first) else { return nil }
        default: return nil
        }
        let end = subject[subject.count - 1].tokens.upperBound
        if end < range.upperBound, self[end].mention < 0, self[end].wordClass == .complementizer { return nil }
        // «وتتهم حماس بالسعي إلى …»
        if row.type == .accuse, row.mode == "allege", isChargedWith(end) { return first.tokens.lowerBound }
        guard object(behind: objectStart).isEmpty else { return nil }
        for slot in row.recipientSlots {
            if case .preposition(let preposition) = slot, !prepositional(preposition, behind: end, isVerb: true).isEmpty { return nil }
        }
        return first.tokens.lowerBound
    }

    /// «الرجلان», «البلدين»: two who have been named.
    func meansBoth(_ phrase: NounPhrase) -> Bool {
        guard phrase.entities.isEmpty else { return false }
        var token = phrase.tokens.lowerBound
        if phrase.tokens.count > 1 {
            // «رئيسا البلدين», «وزيرا خارجية البلدين»: their states, which the dual is of.
            token = phrase.tokens.upperBound - 1
            guard phrase.tokens.count <= 3, !isArticled(phrase.tokens.lowerBound), self[phrase.tokens.lowerBound].role >= 0,
                tables.clauseWords.stands(.both, at: token, in: text)
            else { return false }
        }
        let word = bareWord(token)
        return isArticled(token) && (word.hasSuffix("ان") || word.hasSuffix("ين")) && tables.clauseWords.stands(.pair, at: token, in: text)
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
    func agrees(_ phrase: NounPhrase, with pronoun: Enclitic) -> Bool {
        phrase.entities.count == 1 ? !disagrees(phrase.entities[0], with: pronoun) : pronoun == .ha3fs || pronoun == .hum || phrase.role != nil
    }

    func isReciprocal(_ row: TriggerRow) -> Bool {
        row.recipientSlots.contains(.preposition(.with)) || row.recipientSlots.contains(.preposition(.between))
    }

    /// Without vowels a perfect such as «قتل» or «اعتقل» is passive when nothing follows as its object; acts on persons and things that
    /// suffer only, so that «قصف الجيش» keeps its subject.
    private func canBePassive(_ features: WordFeatures, _ row: TriggerRow, _ subject: [NounPhrase]) -> Bool {
        guard features.person == .third else { return false }
        // «طرد السفير من البلاد»
        if row.takesPersons { return row.type == .assault || row.type == .coerce || row.type == .sanction }
        guard row.type == .assault || row.type == .coerce, let first = subject.first else { return false }
        return isThing(first) || suffersForce(first, row)
    }

    /// «قتل ناشط خلال استهداف الجيش نقطة مراقبة»: what stands behind a noun of force that a preposition governs is whom that force fell on, not the
    /// verb's object, where the verb's subject is nobody who bears arms.
    private func belongsToMeans(_ found: [NounPhrase], _ start: Int, _ row: TriggerRow, _ subject: [NounPhrase]) -> Bool {
        guard row.takesPersons, let first = found.first, first.tokens.lowerBound > start, let doer = subject.first, doer.entities.isEmpty,
            doer.tokens.lowerBound < start,
            doer.role.map({ tables.roleRows[$0].isPrivate && tables.roleRows[$0].role != "MIL" && tables.roleRows[$0].role != "COP" }) ?? false
        else { return false }
        // «قتل ثلاثة مدنيين بلغم زرعته الميليشيات»
        if let role = doer.role, tables.roleRows[role].role == "CVL", row.type == .assault { return true }
        return (start..<first.tokens.lowerBound).contains { token in
            candidates(at: token).contains { $0.isNoun && tables.nounRows[$0.row].type == .assault }
        }
    }

    /// «إن الوزير اتهم بالفساد», «اتهم زيد العلي بالقتل»: a charge without anybody else who is charged is made against the subject.
    private func isCharged(_ trigger: Trigger, _ subject: [NounPhrase]) -> Bool {
        guard trigger.row.type == .accuse, trigger.row.mode == "allege", trigger.row.recipientSlots == [.object],
            trigger.candidate.match.entry.features.person == .third
        else { return false }
        var end = trigger.end
        if let first = subject.first, first.tokens.lowerBound >= trigger.end {
            // «يتهم المعارضون أردوغان بالفساد»: of two that look like one phrase the second is charged.
            let head = first.tokens.lowerBound
            guard subject.count == 1, first.isWholeName || self[head].role >= 0 && isSingular(head) else { return false }
            end = first.tokens.upperBound
        }
        while end < range.upperBound, self[end].isTime { end += 1 }
        return isChargedWith(end)
    }

    /// «السكان الذين أجبروا على الرحيل»: those who bear no arms and hold no office coerce nobody.
    private func suffersForce(_ phrase: NounPhrase, _ row: TriggerRow) -> Bool {
        guard row.type == .coerce, row.recipientSlots == [.object], phrase.entities.isEmpty, let role = phrase.role else { return false }
        switch tables.roleRows[role].role {
        case "CVL", "REF", "LAB", "EDU", "JRN": return tables.roleRows[role].isPrivate
        default: return false
        }
    }

    /// «إسرائيل تقتل وتهدد», «اعتقلت الشرطة»: states and bodies are not killed or arrested.
    private func isBodyThatActs(_ row: TriggerRow, _ subject: [NounPhrase]) -> Bool {
        guard row.takesPersons, let first = subject.first else { return false }
        if row.type != .assault, let role = first.role.map({ tables.roleRows[$0] }), role.isBody, role.role == "COP" || role.role == "JUD" {
            return true
        }
        guard first.isWholeName, first.role == nil, let entity = first.entities.first else { return false }
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

    func isBesideVerb(_ tokens: Range<Int>) -> Bool {
        let next = tokens.upperBound
        if next < range.upperBound, self[next].mention < 0, self[next].isVerb { return true }
        let previous = tokens.lowerBound - 1
        return previous >= range.lowerBound && self[previous].mention < 0 && self[previous].isVerb
    }

    /// «فيها» behind a verb: where it was done.
    private func isPlaceBehind(_ token: Int) -> Bool {
        token + 1 < range.upperBound && self[token + 1].preposition == .inside
    }
}
