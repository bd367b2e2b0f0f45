import Actors
import ArabicText
import Knowledge
import Readings

/// The roles that a noun of action gives to its genitive, adjectives, prepositions and the clause around it.
extension SentenceScan {
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
        guard self[tokens.lowerBound].mention >= 0, actors.entities[actors.mentions[Int(self[tokens.lowerBound].mention)].entity].type == .country
        else { return false }
        return [1, 2].contains { back in
            let place = tokens.lowerBound - back
            return range.contains(place) && self[place].mention < 0 && self[place].wordClass == .preposition && self[place].preposition == .from
        }
    }

    /// «في سوريا», «شمال سوريا», «إلى سوريا»: whether a name says where.
    func isWhere(_ name: Int) -> Bool {
        var previous = name - 1
        while previous >= range.lowerBound, isQuotationMark(previous) || text.text.token(previous, is: "#") { previous -= 1 }
        guard previous >= range.lowerBound, !self[name].prepositionIsClitic, !self[name].hasWaw, case let before = self[previous], before.mention < 0
        else { return false }
        // «قبالة سواحل اليمن»
        if tables.clauseWords.stands(.locus, at: previous, in: text) { return true }
        guard before.wordClass == .preposition, before.enclitic == .none else { return false }
        return before.preposition == .inside || before.preposition == .to
    }

    /// «لصالح روسيا», «لحساب المخابرات الصينية»: for whom somebody works.
    func isServed(_ token: Int) -> Bool {
        [1, 2].contains { back in
            range.contains(token - back) && self[token - back].mention < 0 && tables.clauseWords.stands(.behalf, at: token - back, in: text)
        }
    }

    /// «إرسال قوات»: whether a noun stands right behind one of moving troops.
    func isMoved(_ token: Int) -> Bool {
        range.contains(token - 1)
            && candidates(at: token - 1).contains { noun in
                noun.isNoun && tables.nounRows[noun.row].type == .mobilize && tables.nounRows[noun.row].recipientSlots.contains(.genitive)
            }
    }

    func rolesOfNoun(_ trigger: Trigger, _ roles: inout Roles) {
        let row = trigger.row
        let cut = trigger.candidate.match.segmentation
        var genitive: [NounPhrase] = []
        var adjectives: [ActorLayer.EntityIndex] = []
        var adjectiveTokens: [Range<Int>] = []

        let isDefinite = cut.proclitics.contains(.article)
        let isPlural = trigger.candidate.match.entry.features.number == .plural
        // Adjectives first: «الدعم الروسي والفرنسي».
        let isBare = !isDefinite && cut.enclitic == .none && trigger.candidate.length == 1
        (adjectives, adjectiveTokens) = adjectivesBehind(trigger.end, isBare: isBare)
        if row.type == .assault, strikesByVerb(trigger) {
            roles.addActors(adjectives.isEmpty ? [] : [NounPhrase(tokens: adjectiveTokens[0], entities: [adjectives[0]])], by: .adjective)
            let start = endOfAttributes(trigger.end, of: trigger.token)
            let owner = owner(ofAttackBefore: start)
            if let owner, adjectives.isEmpty { roles.addActors([owner], by: .genitive) }
            roles.addRecipients(object(behind: owner?.tokens.upperBound ?? start), of: self, by: .rightBehind)
            return
        }
        if row.type == .assault, case let verb = endOfAttributes(trigger.end, of: trigger.token), attack(describedBy: verb) == trigger.token {
            if !adjectives.isEmpty { roles.addActors([NounPhrase(tokens: adjectiveTokens[0], entities: [adjectives[0]])], by: .adjective) }
            roles.addRecipients(object(behind: verb + 1), of: self, by: .rightBehind)
            light(trigger, &roles)
            return
        }
        if adjectives.isEmpty, !isDefinite, cut.enclitic == .none {
            genitive = genitives(behind: trigger.end, counted: row.type == .assault && row.recipientSlots.contains(.genitive))
        }
        if describesForce(trigger.end) { genitive = [] }
        // «قطع علاقاتها»: what the sense needs behind its noun does nothing itself.
        if row.type == .support, !row.recipientSlots.contains(.genitive), isNeeded(trigger.end, by: row), let first = genitive.first,
            first.role == nil || isThing(first)
        {
            // «نقل سفارة بلاده»
            genitive = []
        }
        if row.type == .sanction, isNeeded(trigger.end, by: row), self[trigger.end].role < 0, let first = genitive.first, first.entities.isEmpty,
            first.place == nil,
            first.owner.isThirdPerson
        {
            genitive = []
        }
        let hasGenitiveObject = row.recipientSlots.first == .genitive || row.recipientSlots.contains(.genitive)
        // Recipients by preposition.
        var recipients: [NounPhrase] = []
        var manner = Construction.preposition
        for slot in row.recipientSlots {
            guard case .preposition(let preposition) = slot else { continue }
            recipients = prepositional(preposition, behind: trigger.end, isVerb: false)
            if preposition == .between, recipients.count == 1, let second = paired(behind: recipients[0]) { recipients.append(second) }
            if !recipients.isEmpty { break }
        }
        if row.type == .request, let goal = recipients.first, recipients.allSatisfy({ $0.entities.isEmpty }),
            row.recipientSlots.contains(.preposition(.forWhom)),
            case let asked = prepositional(.forWhom, behind: trigger.end, isVerb: false), let first = asked.first, !first.entities.isEmpty,
            first.tokens.lowerBound < goal.tokens.lowerBound
        {
            // «دعوات أوروبية لإيران إلى الحوار»
            recipients = asked
        }
        if row.type == .reject, recipients.isEmpty, isAct(at: trigger.end) || genitive.first.map({ isAct(at: $0.tokens.upperBound) }) ?? false {
            // «رفض الوزير التعاون مع فرنسا»: with whom the act would be done.
            recipients = prepositional(.with, behind: trigger.end, isVerb: false)
        }
        // «ردت النقابات باتهامه بالكذب»: whoever is charged right behind the pronoun is meant by it.
        let isCharge =
            cut.enclitic.isThirdPerson && row.type == .accuse && hasGenitiveObject && !isPlural && isChargedWith(trigger.end)
            && self[trigger.end].prepositionIsClitic
        if isCharge { recipients = [] }
        if row.mode == "visit", let host = genitive.first, host.isWholeName, host.place != nil || host.entities.first.map(isState) ?? false,
            recipients.first.map({ $0.tokens.lowerBound > host.tokens.upperBound + 1 }) ?? false
        {
            // «دعوة لزيارة المملكة نقلها الوزير خلال جولة إلى لبنان»
            recipients = []
        }
        var guest: [NounPhrase] = []
        if row.type == .assault, genitive.isEmpty, let owner = recipients.first, self[owner.tokens.lowerBound].preposition == .forWhom,
            self[owner.tokens.lowerBound].prepositionIsClitic, !owner.entities.isEmpty, let end = recipients.last?.tokens.upperBound,
            end < range.upperBound, self[end].mention < 0, self[end].wordClass == .preposition, self[end].enclitic == .none,
            let preposition = self[end].preposition, preposition == .on || preposition == .against,
            row.recipientSlots.contains(.preposition(preposition))
        {
            // «قصف مدفعي للتحالف على مواقع»: whose it is, and on whom it falls.
            guest = recipients
            recipients = prepositional(preposition, behind: end, isVerb: false)
        }
        if row.mode == "visit", let first = recipients.first, self[first.tokens.lowerBound].preposition == .forWhom,
            let person = first.entities.first, actors.entities[person].type == .person, let last = recipients.last,
            last.tokens.upperBound < range.upperBound, self[last.tokens.upperBound].mention < 0, self[last.tokens.upperBound].preposition == .to
        {
            // «أول زيارة لماكرون إلى الهند»
            guest = recipients
            recipients = prepositional(.to, behind: last.tokens.upperBound, isVerb: false)
        }
        let exposed = recipients.isEmpty ? exposed(to: trigger) : []
        if !exposed.isEmpty {
            recipients = exposed
            manner = .clauseBehind
        }
        if recipients.isEmpty, let pronoun = pronounRecipient(behind: trigger) {
            // «اتهامات له», «الهجوم عليها»
            roles.recipientOwner = pronoun
        }
        let isAimedAtPronoun = roles.recipientOwner != nil
        if cut.enclitic != .none, hasGenitiveObject, recipients.isEmpty, !isCharge, let object = objectOfOwned(trigger) {
            // «اتهامها الدوحة», «زيارته بيروت»: the pronoun acts.
            recipients = object
            manner = .rightBehind
        }
        let agent = agent(behind: trigger.end)
        if let agent { roles.addActors([agent], by: .agent) }
        if agent == nil { roles.addActors(guest, by: .ownerByPreposition) }
        let isGivenBySlot = row.actorSlots.contains(.preposition(.from)) && (adjectives.isEmpty || !row.actorSlots.contains(.adjective))
        let giver = agent == nil && isGivenBySlot && !isWithdrawn(trigger.token) ? self.giver(behind: trigger.end) : []
        let told = agent == nil && giver.isEmpty ? clauseDoer(of: trigger) : []
        roles.addActors(giver + told, by: giver.isEmpty ? .clauseDoer : .giver)
        if recipients.isEmpty, roles.recipientOwner == nil, let verb = describingLight(behind: trigger.end) {
            // «الحصار الذي تفرضه القوات على المدينة», «الاتهامات التي وجهتها إلى الحراس»
            for slot in row.recipientSlots {
                guard case .preposition(let preposition) = slot, recipients.isEmpty else { continue }
                recipients = prepositional(preposition, behind: told.last?.tokens.upperBound ?? verb + 1, isVerb: false)
            }
        }
        var governing = agent == nil && giver.isEmpty && told.isEmpty ? owner(before: trigger) : []
        // «قرار الرئيس انسحاب بلاده»: whom the noun itself names does it.
        if !hasGenitiveObject, genitive.contains(where: { !$0.entities.isEmpty }) { governing = [] }
        // «طموحات الحكومة بشأن الدعم الأميركي»: its own adjective says who does it.
        if isDefinite, !adjectives.isEmpty, row.actorSlots.contains(.adjective) { governing = [] }
        if !governing.isEmpty { roles.addActors(governing, by: .governing) }
        if isDefinite, agent == nil, giver.isEmpty, told.isEmpty, governing.isEmpty, adjectives.isEmpty || !row.actorSlots.contains(.adjective) {
            // «الزيارة المفاجئة للوزير لموسكو»: of two phrases behind «ل» the first did it.
            let owners = prepositional(.forWhom, behind: trigger.end, isVerb: false)
            if let owner = owners.first, !owner.entities.isEmpty, owner.tokens.lowerBound - trigger.end <= 4,
                !tables.clauseWords.stands(.behalf, at: owner.tokens.lowerBound, in: text)
            {
                if row.recipientSlots.contains(.preposition(.forWhom)) {
                    let second = prepositional(.forWhom, behind: owner.tokens.upperBound, isVerb: false)
                    if let goal = second.first, !goal.entities.isEmpty || goal.place != nil {
                        roles.addActors(owners, by: .ownerByPreposition)
                        recipients = second
                    }
                } else if !row.actorSlots.contains(.preposition(.forWhom)), row.actorSlots.contains(.genitive) {
                    roles.addActors(owners, by: .ownerByPreposition)
                }
            }
        }
        if row.actorSlots.contains(.adjective), !adjectives.isEmpty, agent == nil, giver.isEmpty, told.isEmpty, governing.isEmpty {
            roles.actors += adjectives
            roles.actorPhrases += adjectiveTokens
            roles.actorConstruction = .adjective
        }
        // «إرسال قوات»: forces without a name are sent and send nobody.
        let isForceMoved = row.type == .mobilize && hasGenitiveObject && genitive.allSatisfy { $0.entities.isEmpty }
        let isDone = isBroughtAbout(trigger.token)
        if row.type == .consult, roles.actors.isEmpty, let receivers = receivers(behind: trigger, guests: genitive) {
            roles.addActors(receivers, by: .clauseBehind)
        }
        let helped = helped(by: trigger)
        if isParticiple(row) {
            if roles.actors.isEmpty { roles.addActors(doers(behind: trigger), by: .source) }
            if recipients.isEmpty, genitive.isEmpty, let described = described(by: trigger) {
                recipients = [described]
                manner = .antecedent
            }
        }
        if let owner = genitive.first, row.actorSlots.contains(.genitive) || hasGenitiveObject, !owner.isEmptyOfActors, !isDone,
            // «قصف إسرائيل عام 2007 للمفاعل»
            case let next = endOfWhereabouts(owner.tokens.upperBound),
            next < range.upperBound, self[next].prepositionIsClitic, self[next].preposition == .forWhom, !isThing(owner), !isTitle(owner, of: next),
            case let object = coordinated(at: next), let first = object.first, !first.isEmptyOfActors || isStruckThing(next, row)
        {
            // «احتجاز السلطات للشاعر», «دعم تركيا للحكومة»: the genitive acts, «ل» introduces on whom.
            roles.addActors(genitive, by: .genitiveBesideObject)
            recipients = object
        } else if !helped.isEmpty, roles.actors.isEmpty, recipients.isEmpty, genitive.contains(where: { !$0.entities.isEmpty }) {
            roles.addActors(genitive, by: .genitive)
            recipients = helped
            manner = .light
        } else if !genitive.isEmpty {
            if row.recipientSlots.contains(.genitive), roles.actors.isEmpty, recipients.isEmpty, !row.actorSlots.contains(.genitive) {
                recipients = genitive
                manner = .genitiveSufferer
            } else if hasGenitiveObject, row.type != .assault, row.type != .coerce, !isPlural, roles.actors.isEmpty, !isAimedAtPronoun,
                genitive.contains(where: { !$0.entities.isEmpty }),
                !recipients.isEmpty, recipients.allSatisfy({ $0.isEmptyOfActors && $0.place == nil }), isDirected(trigger)
            {
                // «اكتفى بدعوة واشنطن إلى التهدئة»: behind the preposition stands nobody.
                recipients = genitive
                manner = .genitiveSufferer
            } else if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun {
                // A second bare phrase is the object: «قصف التحالف مواقع الجيش».
                if let last = genitive.last, case let second = object(behind: last.tokens.upperBound), let object = second.first,
                    !object.isEmptyOfActors || object.place != nil
                        || object.tokens.lowerBound == last.tokens.upperBound && !isArticled(last.tokens.upperBound) && !isAdverbial(object)
                            // «تحميل مصر مسؤولية الفشل»
                            && row.type != .accuse,
                    roles.actors.isEmpty, !isDone,
                    row.actorSlots.contains(.genitive), !genitive[0].isEmptyOfActors
                {
                    roles.addActors(genitive, by: .genitiveBesideObject)
                    recipients = second
                    manner = .secondPhrase
                } else if row.type == .accuse, !isPlural, roles.actors.isEmpty, let last = genitive.last, isChargedWith(last.tokens.upperBound) {
                    // «اتهام روسيا بقتل المعارض»
                    recipients = genitive
                    manner = .genitiveSufferer
                } else if isPlural, row.recipientSlots.first != .genitive, row.actorSlots.contains(.genitive), roles.actors.isEmpty,
                    !isThing(genitive[0])
                {
                    // «اتهامات أوكرانيا»: the plural of an act is told of who does it.
                    roles.addActors(genitive, by: .genitiveOfPlural)
                } else if isBlamed(trigger), roles.actors.isEmpty, !isThing(genitive[0]) {
                    // «استهجنت السعودية مطالبة كندا»: whoever is blamed for what is said has said it.
                    roles.addActors(genitive, by: .genitive)
                } else if tables.clauseWords.stands(.counterpart, at: genitive[0].tokens.lowerBound, in: text) {
                    // «لقاء نظيره التركي»
                    recipients = genitive
                    manner = .genitiveSufferer
                } else if row.mode == "visit", roles.actors.isEmpty, genitive[0].place == nil,
                    genitive[0].entities.allSatisfy({ actors.entities[$0].type == .person })
                {
                    // «زيارة الرئيس»
                    roles.addActors(genitive, by: .genitiveOfVisit)
                } else if row.mode == "visit", roles.actors.isEmpty, genitive[0].isWholeName, genitive[0].entities.allSatisfy(isState) {
                    // «زيارة إيران»
                    recipients = genitive
                    manner = .genitiveSufferer
                } else if row.type == .retreat, row.mode == "withdraw", row.actorSlots.contains(.genitive), roles.actors.isEmpty,
                    canLeave(genitive[0])
                {
                    // «مغادرة القوات»: who has no territory leaves and is not left.
                    roles.addActors(genitive, by: .genitiveOfRetreat)
                } else if row.recipientSlots.first == .genitive || isDone || isSeat(genitive, of: row) || !roles.actors.isEmpty
                    || isThing(genitive[0]) || genitive[0].isOfState || isPossession(genitive[0])
                    // «رفض إيطاليا»: whoever has a name turns down and is not turned down.
                    || isDirected(trigger) && !(row.type == .reject && !genitive[0].entities.isEmpty)
                {
                    recipients = genitive
                    manner = .genitiveSufferer
                    if let own = ownController(of: trigger), roles.actors.isEmpty {
                        // «بمقدورهم دعم الحكومة»: whose power or will it is does it.
                        roles.pronoun = own
                        roles.actorIsPronoun = true
                    }
                } else if !isForceMoved {
                    roles.addActors(genitive, by: .genitive)
                }
            } else if row.type == .consult, roles.actors.isEmpty, recipients.isEmpty, row.actorSlots.contains(.preposition(.between)),
                genitive.count == 1, genitive[0].entities.first.map({ actors.entities[$0].subtype == "intergovernmental" }) ?? false
            {
                // «اجتماع مجلس الأمن»: who meets there meets the body.
                recipients = genitive
                manner = .genitiveSufferer
            } else if row.actorSlots.contains(.genitive), roles.actors.isEmpty, !isForceMoved, !isVenue(genitive, of: row, recipients) {
                roles.addActors(genitive, by: .genitive)
            }
        }
        if !helped.isEmpty, recipients.isEmpty, !giver.isEmpty {
            recipients = helped
            manner = .light
        }
        if cut.enclitic.isThirdPerson {
            roles.pronoun = cut.enclitic
            if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, let doer = governingSubject(of: trigger),
                doer.entities.contains(where: { disagrees($0, with: cut.enclitic) })
            {
                // «مصر لا ترغب في دعمه»: a pronoun that cannot mean the subject is whom the act goes to.
                roles.addActors([doer], by: .governing)
                roles.recipientIsPronoun = true
            }
            if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, let sufferer = sufferer(broughtAboutBy: trigger) {
                // «الرجل جرى تسميمه»
                recipients = [sufferer]
                manner = .antecedent
            } else if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, isBroughtAbout(trigger.token) {
                roles.recipientIsPronoun = true
            } else if row.recipientSlots.first == .genitive, recipients.isEmpty, !isAimedAtPronoun, !row.actorSlots.contains(.adjective),
                !isFollowedByAct(trigger.end)
            {
                roles.recipientIsPronoun = true
            } else if hasGenitiveObject, recipients.isEmpty, !isAimedAtPronoun, roles.actors.isEmpty, isAimed(trigger.token),
                !isFollowedByObject(trigger.end)
            {
                // «يحتاج إلى شريك لدعمه», «بهدف إضعافه»: an aim has its goal behind it.
                roles.recipientIsPronoun = true
            } else if isCharge || hasGenitiveObject && recipients.isEmpty && !isAimedAtPronoun && agent != nil {
                // «اتهامها من قبل منظمات»
                roles.recipientIsPronoun = true
            } else if roles.actors.isEmpty {
                roles.actorIsPronoun = true
            }
        }
        if isWithdrawn(trigger.token), recipients.isEmpty, row.type == .support || row.type == .aid {
            // «سحب الدعم من الجنرال»: who loses it.
            manner = .source
            recipients = prepositional(.from, behind: trigger.end, isVerb: false) + prepositional(.about, behind: trigger.end, isVerb: false)
        }
        if row.actorSlots.contains(.preposition(.from)), roles.actors.isEmpty, giver.isEmpty, !isWithdrawn(trigger.token), !isCharge {
            let givers = prepositional(.from, behind: trigger.end, isVerb: false)
            // «توقيف خمسة عناصر من التنظيم»: of whom those are on whom the act falls.
            if let giver = givers.first, !(genitive + recipients).contains(where: { $0.tokens.overlaps(giver.tokens) }),
                !isSplit(trigger.end..<giver.tokens.lowerBound),
                !giver.isEmptyOfActors || giver.place != nil && roles.placeStandsForState
            {
                roles.addActors(givers, by: .source)
                if roles.actors.isEmpty, let place = giver.place, let country = country(of: place) { roles.actors.append(country) }
            }
        }
        if row.actorSlots.contains(.preposition(.between)), roles.actors.isEmpty || row.recipientSlots.contains(.preposition(.between)) {
            let parties = bothSides(behind: trigger.end)
            if parties.count >= 2 {
                roles.actors = []
                roles.actorPhrases = []
                roles.addActors([parties[0]], by: .between)
                recipients = Array(parties.dropFirst())
                manner = .between
            }
        }
        if roles.actors.isEmpty, row.actorSlots.contains(.preposition(.between)) {
            let reach = trigger.end..<min(range.upperBound, trigger.end + 4)
            roles.isMutual = reach.contains { self[$0].preposition == .between && self[$0].enclitic.isThirdPerson }
        }
        if roles.actors.isEmpty, row.actorSlots.contains(.preposition(.forWhom)) {
            let owners = prepositional(.forWhom, behind: trigger.end, isVerb: false)
            // «اعتصاما رفضا لقرار الوزارة»: those whom it is against do not march.
            let isAimed = row.type == .protest && aims(behind: trigger.token).contains { aim in owners.contains { $0.tokens.overlaps(aim) } }
            // «التخابر لحساب قطر»
            let isServed = owners.first.map { tables.clauseWords.stands(.behalf, at: $0.tokens.lowerBound, in: text) } ?? false
            // «غارات على مواقع للجماعة»: whose the target is has not struck it.
            let isTargets = row.type == .assault && recipients.last.map { $0.tokens.upperBound == owners.first?.tokens.lowerBound } ?? false
            if !owners.isEmpty, !isAimed, !isServed, !isTargets, recipients.isEmpty || recipients[0].tokens != owners[0].tokens {
                roles.addActors(owners, by: .ownerByPreposition)
            }
        }
        if row.type == .request, recipients.isEmpty || recipients[0].tokens.lowerBound > trigger.end + 2, !isAimedAtPronoun,
            let asked = asked(trigger)
        {
            // «رفضت برلين طلب واشنطن»: who turns down or grants a request was asked.
            recipients = asked
            manner = .clauseBehind
        }
        if row.type == .accuse, recipients.isEmpty, !roles.recipientIsPronoun, let denier = asked(trigger),
            !denier.contains(where: { !Set($0.entities).isDisjoint(with: roles.actors) })
        {
            // «نفت إيران اتهام أميركا لها», «رفض الوزير اتهامات بالفساد»
            recipients = denier
            manner = .clauseBehind
            roles.recipientOwner = nil
        }
        roles.addRecipients(recipients, of: self, by: manner)
        // «الهجوم الذي شنته روسيا», «هجوم نفذه مجهولون»
        // «إدانة الأعمال التي تقوم بها إيران»: a clause behind the object tells of the object.
        let isBehindObject =
            row.recipientSlots.contains(.genitive)
            && (recipients.first?.tokens.lowerBound == trigger.end || !isDefinite && isGenitive(trigger.end, of: trigger.end - 1))
        let doer = roles.actors.isEmpty && roles.actorPhrases.isEmpty && !isBehindObject ? doerBehind(trigger.end) : nil
        if let doer { roles.addActors(doer, by: .clauseBehind) }
        light(trigger, &roles)
        if roles.recipients.isEmpty, roles.actors.count >= 2, isReciprocal(row), row.type == .consult || row.type == .cooperate || row.type == .agree
        {
            roles.recipients = Array(roles.actors.dropFirst())
            roles.actors = [roles.actors[0]]
        }
    }

    /// «قصف إسرائيل عام 2007 للمفاعل», «اعتقال القوات شمال البلاد للقيادي»: behind when and where.
    private func endOfWhereabouts(_ start: Int) -> Int {
        var token = start
        while token < range.upperBound, token - start <= 8 {
            if self[token].isTime {
                token += 1
            } else if isWhereabouts(token), let end = endOfGoverned(token) {
                token = end
            } else {
                break
            }
        }
        return token
    }

    /// «شمال البلاد», «في سوريا», but not «في هجوم».
    private func isWhereabouts(_ token: Int) -> Bool {
        let word = self[token]
        guard word.mention < 0, word.wordClass == .preposition, word.preposition == .inside, word.enclitic == .none,
            let place = phrase(at: token + word.classLength)
        else { return false }
        return !text.text.token(token, is: "في") || place.place != nil || place.entities.first.map(isState) ?? false
            || self[place.tokens.lowerBound].head?.isPlace == true
    }

    /// «قصف الجيش للمستشفى»: whether a definite thing behind «ل» is what force falls on, and neither its means nor its purpose.
    private func isStruckThing(_ token: Int, _ row: TriggerRow) -> Bool {
        guard isArticled(token), !isNeeded(token, by: row), !candidates(at: token).contains(where: { $0.isNoun }) else { return false }
        switch row.type {
        case .assault: return true
        // «انتقاد باريس للاتفاق»; «للإسراع» is a purpose.
        case .accuse, .reject: return self[token].lightNoun < 0 && !text.text.spelling(token).hasPrefix("للإ")
        // «دعم فرنسا للعملية السياسية», but «دعم فرنسا للخروج من الأزمة»
        case .support, .aid: return self[token].lightNoun < 0 && (phrase(at: token)?.tokens.count ?? 0) > 1
        default: return false
        }
    }

    /// Whether somebody left of a noun of action does the act, so that its genitive suffers it: «سارع الحزب إلى انتقاد الرئيس», «بمقدورهم دعم
    /// الحكومة», but not «رحب الرئيس بدعم قطر».
    private func isDirected(_ trigger: Trigger) -> Bool {
        if isPraised(trigger) || isBlamed(trigger) { return false }
        if isMeant(trigger) { return true }
        // «بعد ساعات من دعوة الرئيس إلى الحوار»: whose act a time or cause is, the clause does not tell.
        if isAtCircumstance(trigger.token) { return false }
        return isControlled(trigger.token) && !controller(of: trigger).isEmpty || governingSubject(of: trigger) != nil
            || ownController(of: trigger) != nil
    }

    /// «بعد دعوة», «رغم دعوة», «بعد أيام من دعوة»
    private func isAtCircumstance(_ token: Int) -> Bool {
        var previous = token - 1
        guard previous >= range.lowerBound, self[previous].mention < 0 else { return false }
        if tables.clauseWords.stands(.circumstance, at: previous, in: text) { return true }
        guard self[previous].preposition == .from || self[previous].preposition == .on, self[previous].wordClass == .preposition else { return false }
        previous -= 1
        while previous >= range.lowerBound, token - previous <= 5, self[previous].mention < 0, self[previous].kind != .punctuation {
            if tables.clauseWords.stands(.circumstance, at: previous, in: text) { return true }
            guard self[previous].isTime || self[previous].kind == .number || self[previous].wordClass == .quantifier else { return false }
            previous -= 1
        }
        return false
    }

    /// «لدعم الجيش», «دعا إلى مساعدة اللاجئين», «توقف عن دعم الجماعات»: whether a noun of action is what somebody aims at or keeps from.
    private func isMeant(_ trigger: Trigger) -> Bool {
        let token = trigger.token
        if self[token].prepositionIsClitic { return self[token].preposition == .forWhom && trigger.row.type != .request }
        let previous = token - 1
        guard previous >= range.lowerBound, case let word = self[previous], word.mention < 0, word.wordClass == .preposition, word.enclitic == .none
        else { return false }
        switch word.preposition {
        case .to: return true
        case .about, .inside, .on, .with: return trigger.row.type == .support || trigger.row.type == .aid
        default: return false
        }
    }

    /// «رحب بدعم قطر», «نددت بقرار فرض العقوبات»: whether a verb tells what somebody holds of an act that another has done.
    func isPraised(_ trigger: Trigger) -> Bool {
        // «بقرار فرض عقوبات»
        var first = trigger.token
        while trigger.token - first < 3, first - 1 >= range.lowerBound, !self[first].prepositionIsClitic, case let word = self[first - 1],
            word.mention < 0, word.enclitic == .none, word.head == .matter || isAct(at: first - 1)
        {
            first -= 1
        }
        guard self[first].prepositionIsClitic, self[first].preposition == .by, let verb = governor(of: first) else { return false }
        // «تعهد بدعم الحكومة», «اعترف بقتل الوزير»: who promises or confesses an act means his own.
        let rows = candidates(at: verb).filter { !$0.isNoun }.map { tables.verbRows[$0.row] }
        return !rows.isEmpty
            && rows.allSatisfy { row in
                (row.type == .support || row.type == .accuse) && row.needs.isEmpty && row.recipientSlots.contains(.preposition(.by))
                    && !row.recipientSlots.contains(.object)
            }
    }

    /// «سيطر الجيش على المدينة بمساندة التحالف»: who does with another's help what the verb before a noun of helping tells, where that verb
    /// governs no «ب» of its own.
    private func helped(by trigger: Trigger) -> [NounPhrase] {
        guard trigger.row.type == .support || trigger.row.type == .aid, self[trigger.token].prepositionIsClitic,
            self[trigger.token].preposition == .by, trigger.candidate.match.segmentation.enclitic == .none
        else { return [] }
        if let doer = doerOfActBefore(trigger.token) { return [doer] }
        guard let verb = governor(of: trigger.token) else { return [] }
        let subject = finiteSubject(of: verb, before: trigger.token)
        guard let last = subject.last, subject.contains(where: { !$0.isEmptyOfActors }) else { return [] }
        // «نفت إيران اتهام كندا لها بدعم الحركة»: another noun has «ب» behind it.
        let isTaken = candidates(in: verb + 1..<trigger.token).contains { candidate in
            guard candidate.isNoun, !last.tokens.contains(candidate.token) else { return false }
            switch tables.nounRows[candidate.row].type {
            case .accuse, .request, .threaten, .agree, .support, .reject: return true
            default: return false
            }
        }
        guard !isTaken else { return [] }
        // «شن الجيش هجوما بدعم من روسيا», but «بدأ الجيش بدعم الحركة»
        let isCarrier =
            self[verb].light >= 0 && max(last.tokens.upperBound, verb + 1) < trigger.token
            && {
                let row = tables.lightRows[Int(self[verb].light)]
                return row.subject == .actor && row.preposition != .by && !row.isSaying
            }()
        let isForce = candidates(at: verb).contains { candidate in
            guard !candidate.isNoun, case let row = tables.verbRows[candidate.row], !row.recipientSlots.contains(.preposition(.by)) else {
                return false
            }
            return row.type == .assault || row.type == .mobilize || row.type == .coerce || row.type == .retreat
        }
        return isCarrier || isForce ? subject : []
    }

    /// «تقدم القوات المشتركة، بدعم من التحالف»: whom the noun of force right before a token has for its genitive.
    private func doerOfActBefore(_ token: Int) -> NounPhrase? {
        var end = token
        if end - 1 > range.lowerBound, isComma(end - 1) { end -= 1 }
        for start in max(range.lowerBound, end - 6)..<end {
            guard candidates(at: start).contains(where: { $0.isNoun && $0.length == 1 && tables.nounRows[$0.row].type == .assault }),
                let doer = genitives(behind: start + 1).first, doer.tokens.lowerBound == start + 1, doer.tokens.upperBound == end,
                !doer.isEmptyOfActors
            else { continue }
            return doer
        }
        return nil
    }

    /// «هجوم مسلح»: a word for one armed man right behind a noun of force or protest of his gender is its adjective.
    func describesForce(_ token: Int) -> Bool {
        guard range.contains(token), token > range.lowerBound, case let word = self[token], case let noun = self[token - 1], word.mention < 0,
            noun.mention < 0, word.role >= 0, !word.hasWaw, !word.prepositionIsClitic, word.enclitic == .none, !isArticled(token),
            !isArticled(token - 1), isArmed(token), isSingular(token), !endsAsFeminine(token), !endsAsFeminine(token - 1)
        else { return false }
        return candidates(at: token - 1).contains { candidate in
            guard candidate.isNoun, case let row = tables.nounRows[candidate.row], row.recipientSlots.first != .genitive else { return false }
            return row.type == .assault || row.type == .protest
        }
    }

    /// «استهجنت السعودية مطالبة كندا», «رفضت إيران اتهام أميركا»: whether a noun of saying is the object of a verb of blame or rejection.
    func isBlamed(_ trigger: Trigger) -> Bool {
        switch trigger.row.type {
        case .request, .accuse, .threaten: break
        default: return false
        }
        guard trigger.candidate.isNoun, !self[trigger.token].prepositionIsClitic, let verb = governor(of: trigger.token), startsClause(verb) else {
            return false
        }
        let isOfBlame = candidates(at: verb).contains { candidate in
            guard !candidate.isNoun, case let row = tables.verbRows[candidate.row], row.type == .accuse || row.type == .reject else { return false }
            return row.recipientSlots.contains(.object)
        }
        // «رفض الوزير، الجمعة، اتهامات»
        return isOfBlame
            && subjectBehind(verb + 1).map { found in
                (found.end..<max(found.end, trigger.token)).allSatisfy { self[$0].isTime || isComma($0) || isQuotationMark($0) }
                    && found.end <= trigger.token
            } ?? false
    }

    /// «كان في استقبال الرئيس وزير الخارجية», «كان في استقباله الوزير»: who stands as the subject behind whomever he meets.
    private func receivers(behind trigger: Trigger, guests: [NounPhrase]) -> [NounPhrase]? {
        let previous = trigger.token - 1
        guard previous - 1 >= range.lowerBound, self[previous].mention < 0, text.text.token(previous, is: "في"), self[previous - 1].mention < 0,
            self[previous - 1].wordClass == .copula,
            let last = guests.last?.tokens.upperBound ?? (trigger.candidate.match.segmentation.enclitic.isThirdPerson ? trigger.end : nil)
        else { return nil }
        let found = object(behind: last)
        guard let first = found.first, first.tokens.lowerBound == last, !first.isEmptyOfActors else { return nil }
        return found
    }

    /// «محتجز», «مدعوم»: whether a row is of a participle, whose doer a preposition of its own introduces.
    private func isParticiple(_ row: TriggerRow) -> Bool {
        row.actorSlots.contains(.preposition(.at)) || row.actorSlots.contains(.preposition(.by))
    }

    /// «محتجز لدى الحركة», «معتقل في فرنسا», «مدعومة بقوات الحلفاء»: who has done what a participle right before the preposition tells.
    private func doers(behind trigger: Trigger) -> [NounPhrase] {
        guard trigger.end < range.upperBound, case let word = self[trigger.end], let preposition = word.preposition,
            trigger.row.actorSlots.contains(.preposition(preposition))
        else { return [] }
        if preposition == .by { return word.prepositionIsClitic ? coordinated(at: trigger.end).filter { !$0.entities.isEmpty } : [] }
        guard word.mention < 0, word.wordClass == .preposition, word.enclitic == .none, preposition == .at || text.text.token(trigger.end, is: "في"),
            let holder = phrase(at: trigger.end + word.classLength), let entity = holder.entities.first
        else { return [] }
        return preposition == .at || holder.isWholeName && actors.entities[entity].type == .country ? [holder] : []
    }

    /// «قوات مدعومة من روسيا», «الناشط محتجز لدى الحركة»: the phrase that a participle describes right before it.
    private func described(by trigger: Trigger) -> NounPhrase? {
        var end = trigger.token
        if end - 1 > range.lowerBound, isComma(end - 1) { end -= 1 }
        for start in max(range.lowerBound, end - 6)..<end {
            guard canBeginPhrase(start), let phrase = phrase(at: start), !phrase.isEmptyOfActors else { continue }
            if phrase.tokens.upperBound == end || phrase.tokens.upperBound == trigger.end { return phrase }
        }
        return nil
    }

    /// «محادثات جنيف», «اتفاق الرياض», «هجوم باريس», «قمة كندا»: a capital as the genitive of what several do or of force tells where, unless it is told with whom.
    private func isVenue(_ genitive: [NounPhrase], of row: TriggerRow, _ recipients: [NounPhrase]) -> Bool {
        switch row.type {
        case .assault, .consult, .cooperate, .agree: break
        default: return false
        }
        guard row.type == .assault || row.actorSlots.contains(.preposition(.between)), genitive.count == 1,
            recipients.allSatisfy(\.isEmptyOfActors),
            let entity = genitive[0].entities.first
        else { return false }
        if row.mode == "multilateral" { return actors.entities[entity].type != .person }
        guard genitive[0].isWholeName else { return false }
        return actors.entities[entity].type == .country && tables.clauseWords.stands(.capital, at: genitive[0].tokens.lowerBound, in: text)
    }

    /// «الأمين العام للأمم المتحدة», «القائد السابق للجيش»: whether «ل» behind an office tells whose it is.
    func isTitle(_ office: NounPhrase, of token: Int) -> Bool {
        let last = office.tokens.upperBound - 1
        guard token == last + 1, office.role.map({ tables.roleRows[$0].isOffice }) ?? false, office.tokens.count > 1, self[last].mention < 0,
            self[last].adjective < 0, let body = phrase(at: token)
        else { return false }
        if tables.clauseWords.stands(.title, at: office.tokens.lowerBound, in: text) { return true }
        return isArticled(last) && (!body.entities.isEmpty || body.role != nil)
    }

    /// «مؤقتا», «عدة مرات», «بالكامل»: how, when or how often something is done, and on whom it does not fall.
    private func isAdverbial(_ phrase: NounPhrase) -> Bool {
        let first = phrase.tokens.lowerBound
        guard phrase.isEmptyOfActors, phrase.place == nil, self[first].mention < 0 else { return false }
        let spelling = text.text.spelling(first)
        if spelling.hasPrefix("بال") || spelling.hasPrefix("لل") { return true }
        if self[first].wordClass == .quantifier { return true }
        let clitics: Proclitics = [.ba, .lam]
        if text.matches(at: first).contains(where: {
            ($0.entry.table == tables.lightNouns || $0.entry.table == tables.nouns) && !$0.segmentation.proclitics.isDisjoint(with: clitics)
        }) {
            return true
        }
        // «تسليح الحوثيين متكرر»: what is said of the act would end in alif as its object; «مواقع» is a plural.
        if phrase.tokens.count == 1, self[first].role < 0, spelling.hasPrefix("م"), !spelling.hasSuffix("ا"), !endsAsFeminine(first),
            !spelling.hasSuffix("ين"), text.text.word(first).unicodeScalars.dropFirst(2).first != "\u{0627}"
        {
            return true
        }
        return tables.clauseWords.stands(.manner, at: first, in: text) || isAccusative(first) && spelling.hasSuffix("يا") && self[first].role < 0
    }

    /// Who turns down or grants what a noun of asking names.
    private func asked(_ trigger: Trigger) -> [NounPhrase]? {
        guard let verb = governor(of: trigger.token), trigger.candidate.match.segmentation.enclitic == .none,
            candidates(at: verb).contains(where: { candidate in
                guard !candidate.isNoun else { return false }
                switch tables.verbRows[candidate.row].type {
                case .reject, .agree, .concede: return true
                default: return false
                }
            })
        else { return nil }
        let subject = finiteSubject(of: verb, before: trigger.token)
        return subject.contains { !$0.entities.isEmpty } ? subject : nil
    }

    /// «استهدف هجوم سفارة»: whether a noun of force is the subject of a verb of force right before it, whose object stands behind.
    private func strikesByVerb(_ trigger: Trigger) -> Bool {
        isVerbOfForce(trigger.token - 1) && isAttack(trigger.token)
    }

    /// «طلب من الرئيس», «دعم عسكري من روسيا»: who gives, right behind a noun of action and its adjectives.
    private func giver(behind start: Int) -> [NounPhrase] {
        var token = start
        while token < range.upperBound, token - start < 4 {
            let word = self[token]
            guard word.mention < 0, word.kind == .word else { return [] }
            if word.wordClass == .preposition, word.preposition == .from, word.enclitic == .none {
                let found = coordinated(at: token + word.classLength)
                return found.first.map { !$0.entities.isEmpty && !$0.isOfState && !isThing($0) && ($0.isWholeName || $0.role != nil) } ?? false
                    ? found : []
            }
            guard word.wordClass == nil, !word.isVerb, word.role < 0 || word.adjective >= 0 || token > start, !word.prepositionIsClitic,
                word.enclitic == .none
            else { return [] }
            token += 1
        }
        return []
    }

    /// Whether «من» behind the tokens belongs to the last of them: «أحكاما بالسجن بحق نساء من روسيا», «اتفاق يقضي بخروج المقاتلين من البلدة».
    private func isSplit(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.dropLast().last else { return false }
        if tokens.contains(where: { token in self[token].prepositionIsClitic && candidates(at: token).contains { $0.isNoun } }) {
            return true
        }
        guard self[last].mention < 0, !self[last].isDefinite, self[last].wordClass == nil, self[last].adjective < 0 else { return false }
        return tokens.contains {
            self[$0].prepositionIsClitic || self[$0].mention < 0 && self[$0].wordClass == .preposition && self[$0].preposition != .from
        }
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
            if hasRelative, isDefinite, tables.clauseWords.stands(.poses, at: token, in: text) {
                let found = subjectBehind(token + 1)?.phrases ?? []
                return found.first.map { !$0.isEmptyOfActors } ?? false ? found : []
            }
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
                guard !hasRelative, word.wordClass == nil, !word.prepositionIsClitic, word.isDefinite == isDefinite,
                    word.role < 0 || word.adjective >= 0,
                    word.enclitic == .none, !candidates(at: token).contains(where: { $0.isNoun })
                else { return [] }
                // «اعتراض صاروخ أطلقته الجماعة»: the clause is of what stands in the genitive.
                if !isDefinite, token == trigger.end, isGenitive(token, of: trigger.end - 1) { return [] }
            }
            token += 1
        }
        return []
    }

    /// «الهجوم الذي شنته», «اتهامات وجهها»: the light verb with the noun for its object in the clause right behind a noun of action.
    private func describingLight(behind start: Int) -> Int? {
        for token in start..<min(range.upperBound, start + 4) {
            let word = self[token]
            guard word.mention < 0, word.kind == .word else { return nil }
            if word.light >= 0, word.isVerb, tables.lightRows[Int(word.light)].subject == .actor, !word.isDefinite || word.enclitic.isThirdPerson {
                return word.enclitic != .none || hasPronounObject(token) ? token : nil
            }
            if word.wordClass != nil, word.wordClass != .relative { return nil }
        }
        return nil
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
        guard let first = found.first,
            first.tokens.lowerBound == trigger.end || isQuotationMark(trigger.end) && first.tokens.lowerBound == trigger.end + 1,
            !first.entities.isEmpty || first.place != nil || first.role != nil
        else { return nil }
        let head = self[first.tokens.lowerBound]
        // «اعتقالها ثلاثة مسلحين», «قتلها مدنيين»
        let isOfSeveral = head.kind == .number || head.wordClass == .quantifier || text.text.spelling(first.tokens.lowerBound).isSoundPlural
        guard !first.entities.isEmpty || first.place != nil || head.isDefinite || isOfSeveral else { return nil }
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

    /// «إحباطها هجوما»: whether a noun of action with a pronoun has another for its object right behind.
    private func isFollowedByAct(_ start: Int) -> Bool {
        range.contains(start) && isAccusative(start) && !self[start].hasWaw && candidates(at: start).contains { $0.isNoun }
    }

    /// Whether somebody is named right behind a noun of action.
    private func isFollowedByObject(_ start: Int) -> Bool {
        guard let next = object(behind: start).first, next.tokens.lowerBound == start else { return false }
        return !next.isEmptyOfActors || next.place != nil || !isAccusative(start)
    }

    private func isWithinStatus(_ token: Int) -> Bool {
        for start in max(range.lowerBound, token - 3)...token where self[start].status >= 0 && start + Int(self[start].statusLength) > token {
            return true
        }
        return false
    }

    /// «على فرنسا أن تسحب»: who has to do the act of a verb.
    func obliged(toDo verb: Int) -> NounPhrase? {
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
                    guard word.preposition == .on, word.enclitic == .none,
                        head == range.lowerBound || startsClause(head) || self[head - 1].status >= 0 || self[head - 1].isVerb,
                        let obliged = phrase(at: head + 1), !obliged.entities.isEmpty,
                        obliged.tokens.upperBound == token || self[token - 1].mention >= 0
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
    func owner(before trigger: Trigger) -> [NounPhrase] {
        let token = trigger.token
        var end = token
        if let obliged = obliged(before: token) { return [obliged] }
        if end - 1 > range.lowerBound, self[end - 1].mention < 0, self[end - 1].wordClass == .preposition, self[end - 1].enclitic == .none {
            end -= 1
        }
        var head = end - 2
        while head >= range.lowerBound, end - head <= 7 {
            let word = self[head]
            guard word.kind == .word, !word.hasWaw || word.mention >= 0 else { return [] }
            if word.mention < 0 {
                if word.wordClass != nil || isFiniteVerb(head) { return [] }
                if word.head == .matter || word.status >= 0 {
                    let isAsking = candidates(at: head).contains { $0.isNoun && tables.nounRows[$0.row].type == .request }
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
        return self[previous].wordClass == .preposition || self[previous].prepositionIsClitic || text.text.token(previous, is: "اجل")
    }

    func isThing(_ phrase: NounPhrase) -> Bool {
        if phrase.isMatter { return true }
        return phrase.role.map { tables.roleRows[$0].isThing } ?? (phrase.entities.isEmpty && phrase.place != nil)
    }

    private func isState(_ entity: ActorLayer.EntityIndex) -> Bool { actors.entities[entity].type == .country }

    /// «أمن السعودية», «سمعة قطر»: what somebody who is named has.
    private func isPossession(_ phrase: NounPhrase) -> Bool {
        let head = phrase.tokens.lowerBound
        guard phrase.role == nil, phrase.tokens.count > 1, !phrase.entities.isEmpty, case let word = self[head], word.mention < 0, word.nominal < 0,
            word.kind == .word, word.wordClass == nil, !isArticled(head), word.enclitic == .none, word.head == nil
        else { return false }
        return self[head + 1].mention >= 0
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

    func paired(behind phrase: NounPhrase) -> NounPhrase? {
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
    ///
    /// - Parameter isBare: whether the noun has neither article nor pronoun: what has the article belongs to its genitive («زيارة ولي العهد
    ///   السعودي», «قصف العاصمة السورية»).
    func adjectivesBehind(_ start: Int, isBare: Bool = false) -> ([ActorLayer.EntityIndex], [Range<Int>]) {
        var entities: [ActorLayer.EntityIndex] = []
        var places: [Range<Int>] = []
        var token = start
        var gaps = 0
        while token < range.upperBound, token - start < 12 {
            let word = self[token]
            if word.mention < 0, word.adjective >= 0, !word.prepositionIsClitic {
                if isBare, isArticled(token), entities.isEmpty { break }
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
        return coordinated(at: token).enumerated().filter { $0.offset == 0 || !isAct(at: $0.element.tokens.lowerBound) }.map(\.element)
    }

    /// «دعم الجيش وتزويد الحلفاء بالسلاح»: whether «و» joins another noun of action.
    private func isAct(at token: Int) -> Bool {
        range.contains(token) && self[token].mention < 0 && self[token].role < 0
            && (self[token].lightNoun >= 0 || candidates(at: token).contains { $0.isNoun })
    }

    /// Whether a subject stands left of a noun of action that could do the act («سعى حفتر إلى قصف المدينة»).
    private func governingSubject(of trigger: Trigger) -> NounPhrase? {
        if let governor = controller(of: trigger).first(where: { !$0.entities.isEmpty }) { return governor }
        guard let subject = subjectPhrase(before: trigger.token), !subject.entities.isEmpty else { return nil }
        return subject
    }
}
