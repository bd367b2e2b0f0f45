import ArabicText
import Knowledge
import Readings

/// Who uses force without a name.
extension SentenceScan {
    /// The armed men whom a sentence speaks of before a verb that names no subject: «اقتحم مسلحون المقر ثم خطفوا الحارس», «انتحاري يقود
    /// سيارة فجر نفسه».
    func attackers(before token: Int) -> NounPhrase? {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= Self.attackerReach {
            if isArmed(previous), !isGoverned(previous), let phrase = phrase(at: previous), phrase.tokens.upperBound <= token {
                return phrase
            }
            previous -= 1
        }
        return nil
    }

    /// «الهجوم الذي استهدف العاصمة», «غارة ضربت مواقع للجيش»: an attack and the verb right behind it are one act; whom either names does it
    /// or suffers it.
    func joinAttacks(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices.dropLast() where read[index].roles.isPassive && read[index].trigger.row.type == .assault {
            // «قتل عشرة جنود في غارة شنها الجيش»: who suffers the one suffers the other.
            let next = index + 1
            guard read[next].trigger.row.type == .assault, read[next].trigger.candidate.isNoun,
                read[next].trigger.token - read[index].trigger.end <= 14,
                isMeans(read[next].trigger.token)
            else { continue }
            if read[next].roles.hitsNobody { read[next].roles.takeRecipients(of: read[index].roles) }
            if read[index].roles.namesNobody { read[index].roles.takeActors(of: read[next].roles) }
        }
        for index in read.indices.dropLast()
        where read[index].trigger.row.type == .assault && read[index].trigger.candidate.isNoun && read[index].roles.hitsNobody {
            // «عملية عسكرية لطرد المقاتلين»: those on whom an operation falls stand with its aim.
            let aim = read[index + 1]
            guard aim.trigger.candidate.isNoun, aim.trigger.token - read[index].trigger.end <= 3, self[aim.trigger.token].prepositionIsClitic,
                self[aim.trigger.token].preposition == .forWhom,
                aim.trigger.row.type == .assault || aim.trigger.row.type == .coerce || aim.trigger.row.type == .retreat,
                isOneClause(read[index].trigger.end..<aim.trigger.token)
            else { continue }
            read[index].roles.takeRecipients(of: aim.roles)
        }
        for index in read.indices.dropLast() where read[index].trigger.row.type == .assault && read[index].trigger.candidate.isNoun {
            let next = index + 1
            if read[next].roles.isPassive, read[next].trigger.row.type == .assault, strikes(read[index].trigger, read[next].trigger) {
                // «إن الغارات قتلت عشرة مدنيين»: those behind the verb are its object.
                read[next].roles.isPassive = false
                read[next].roles.needsSubject = false
                read[next].roles.doerOf = read[index].trigger.token
                if read[index].roles.hitsNobody { read[index].roles.takeRecipients(of: read[next].roles) }
                continue
            }
            guard read[next].trigger.row.type == .assault, !read[next].trigger.candidate.isNoun,
                read[next].trigger.token - read[index].trigger.end <= 4,
                (read[index].trigger.end..<read[next].trigger.token).allSatisfy({
                    self[$0].mention < 0 && self[$0].kind == .word && (self[$0].wordClass == nil || self[$0].wordClass == .relative)
                        && self[$0].role < 0
                }), !read[next].roles.isPassive
            else { continue }
            if read[index].roles.hitsNobody { read[index].roles.takeRecipients(of: read[next].roles) }
            if read[next].roles.actors.isEmpty, read[next].roles.actorPhrases.allSatisfy({ !namesRole($0) }) {
                if !read[index].roles.actors.isEmpty {
                    read[next].roles.takeActors(of: read[index].roles)
                    read[next].roles.needsSubject = false
                } else if isSubject(read[index].trigger, of: read[next].trigger) {
                    read[next].roles.doerOf = read[index].trigger.token
                    read[next].roles.needsSubject = false
                }
            }
        }
        for index in read.indices.dropLast()
        where read[index].trigger.row.type == .assault && !read[index].trigger.candidate.isNoun && !read[index].roles.isPassive {
            let next = index + 1
            let verb = read[index]
            guard read[next].trigger.row.type == .assault, read[next].trigger.candidate.isNoun,
                read[next].roles.actors.isEmpty || verb.roles.actors.isEmpty
            else { continue }
            if read[next].trigger.token == verb.trigger.end, isSubject(read[next].trigger, of: verb.trigger), verb.roles.actors.isEmpty {
                // «قتلت الغارات عشرة مدنيين»
                read[index].roles.doerOf = read[next].trigger.token
                if read[next].roles.hitsNobody { read[next].roles.suffererOf = verb.trigger.token }
            } else if !verb.roles.actors.isEmpty, !verb.roles.hitsNobody, read[next].roles.namesNobody,
                isInstrument(read[next].trigger.token, of: verb.trigger)
            {
                // «قتل الجيش جنودا في غارات»
                read[next].roles.doerOf = verb.trigger.token
                if read[next].roles.hitsNobody { read[next].roles.suffererOf = verb.trigger.token }
            }
        }
    }

    /// «سحبت كندا سفيرها تضامنا مع اليونان»: who acts on such grounds does what they tell as well.
    func joinGrounds(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices.dropFirst() {
            let grounds = read[index].trigger
            guard grounds.candidate.isNoun, read[index].roles.doerOf == nil, tables.clauseWords.stands(.grounds, at: grounds.token, in: text),
                let act = read[..<index].last(where: { !$0.trigger.candidate.isNoun && self[$0.trigger.token].light < 0 }),
                act.trigger.candidate.match.entry.features.isVerb, !act.roles.isPassive, !act.roles.actors.isEmpty,
                isOneClause(act.trigger.end..<grounds.token)
            else { continue }
            read[index].roles.takeActors(of: act.roles)
            read[index].roles.isGrounds = true
            read[index].roles.recipients.removeAll { act.roles.actors.contains($0) }
        }
    }

    /// «اعتقل ضابطا بتهمة التجسس»: who is held, sued or punished on a charge is charged by whoever does it.
    ///
    /// «أدين رجل وحكم عليه بالسجن»: so is who was named before, where a verb that «و» joins has but a pronoun for him.
    func joinCharges(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices.dropFirst() {
            let charge = read[index].trigger
            if charge.row.type == .coerce, self[charge.token].hasWaw, range.contains(charge.end),
                self[charge.end].wordClass == .prepositionPronoun
                    || self[charge.end].wordClass == .preposition && self[charge.end].enclitic.isThirdPerson,
                let act = read[..<index].last(where: { !$0.trigger.candidate.isNoun && $0.roles.isPassive }), !act.roles.hitsNobody
            {
                read[index].roles.suffererOf = act.trigger.token
                continue
            }
            guard charge.row.type == .accuse, charge.candidate.isNoun, tables.clauseWords.stands(.charge, at: charge.token, in: text),
                let act = read[..<index].last(where: { $0.trigger.row.type == .coerce || $0.trigger.row.type == .sanction }),
                isOneClause(act.trigger.end..<charge.token), !act.roles.hitsNobody
            else { continue }
            read[index].roles.doerOf = act.trigger.token
            read[index].roles.suffererOf = act.trigger.token
        }
    }

    /// Whether a noun of action right before or behind a verb can be its subject by gender, and nothing governs it.
    private func isSubject(_ noun: Trigger, of verb: Trigger) -> Bool {
        let features = verb.candidate.match.entry.features
        guard features.isVerb, features.person == .third, features.number == .singular, !self[noun.token].prepositionIsClitic,
            !isAccusative(noun.token)
        else { return false }
        let isFeminine = noun.candidate.match.entry.features.number == .plural || endsAsFeminine(noun.end - 1)
        return (features.gender == .feminine) == isFeminine
    }

    /// Whether an attack stands as subject right before a verb of force that has somebody behind it.
    private func strikes(_ noun: Trigger, _ verb: Trigger) -> Bool {
        guard noun.end == verb.token, !verb.candidate.isNoun, isSubject(noun, of: verb), self[noun.token].isDefinite, !isMarkedPassive(verb.token),
            verb.end < range.upperBound,
            self[verb.end].mention >= 0 || self[verb.end].wordClass != .preposition && self[verb.end].wordClass != .prepositionPronoun
        else { return false }
        let previous = noun.token - 1
        return previous < range.lowerBound
            || self[previous].mention < 0 && self[previous].wordClass != nil && self[previous].wordClass != .preposition || self[noun.token].hasWaw
    }

    /// «في غارات», «خلال هجوم», «بقصف» behind a verb of force in its clause: by what the force was used.
    private func isInstrument(_ token: Int, of verb: Trigger) -> Bool {
        guard token > verb.end, token - verb.end <= Self.attackerReach, isMeans(token),
            !(verb.end..<token).contains(where: {
                self[$0].kind == .punctuation && !isQuotationMark($0) || isFiniteVerb($0)
                    || self[$0].mention < 0 && self[$0].wordClass == .complementizer
            })
        else { return false }
        if self[token].prepositionIsClitic { return true }
        let word = text.text.spelling(token - 1)
        return self[token - 1].preposition == .inside || word == "خلال" || word == "عبر" || word == "ضمن"
    }

    /// Whose that is on which force fell, where «ل» says so behind it: «هجوم على اجتماع لجماعة».
    func owner(behind words: Range<Int>) -> NounPhrase? {
        let next = words.upperBound
        guard next < range.upperBound,
            self[next].mention >= 0 || self[next].prepositionIsClitic,
            self[next].preposition == .forWhom
        else { return nil }
        return phrase(at: next)
    }

    /// Who did an act by the words «على يد», «من قبل» and their like, unless another act stands between.
    func ownAgent(of trigger: Trigger, before next: Int?) -> NounPhrase? {
        guard trigger.row.type == .assault || trigger.row.type == .coerce, let agent = agent(behind: trigger.end),
            next.map({ agent.tokens.lowerBound <= $0 }) ?? true,
            !(trigger.end..<agent.tokens.lowerBound).contains(where: {
                self[$0].kind == .punctuation && !isQuotationMark($0) || isFiniteVerb($0) || self[$0].wordClass == .complementizer
            })
        else { return nil }
        return agent
    }

    /// Those whose death or wounds a noun tells that has nobody who does it, and who are told to be among those counted: «مقتل خمسة جنود»,
    /// «ثلاثة أشخاص بينهم رضيعة».
    func casualties() -> [NounPhrase] {
        let among = range.dropLast().compactMap { token in
            self[token].mention < 0 && tables.clauseWords.stands(.among, at: token, in: text) ? phrase(at: token + 1) : nil
        }
        return among
            + candidates.compactMap { candidate in
                guard candidate.isNoun, candidate.length == 1, candidate.match.segmentation.enclitic == .none,
                    !candidate.match.segmentation.proclitics.contains(.article),
                    case let row = tables.nounRows[candidate.row], row.type == .assault, row.actorSlots.isEmpty, row.recipientSlots == [.genitive],
                    candidate.token + 1 < range.upperBound
                else { return nil }
                return phrase(at: candidate.token + 1)
            }
    }

    /// «أدانت مصر الهجوم», «إدانتها للهجوم»: whether somebody is blamed for an act of force; who blames him has not done it.
    func isSpokenOf(_ trigger: Trigger) -> Bool {
        guard trigger.row.type == .assault || trigger.row.type == .coerce else { return false }
        if let verb = governor(of: trigger.token), isOneClause(verb + 1..<trigger.token),
            candidates(at: verb).contains(where: { !$0.isNoun && speaksOf(trigger, tables.verbRows[$0.row].type) })
        {
            return true
        }
        return isBlamed(byNounBefore: trigger.token)
    }

    /// Whether a verb of a type makes its object an act of force that others have done: it blames them, or talks with somebody about it
    /// («بحثت مصر مع فرنسا الهجوم»).
    private func speaksOf(_ trigger: Trigger, _ type: PloverType) -> Bool {
        type == .accuse || type == .protest || type == .consult && !self[trigger.token].prepositionIsClitic
    }

    /// «إدانتها للهجوم», «رفضه الشديد للعدوان»: whether a noun of blame or refusal has the noun at a token for its object.
    func isBlamed(byNounBefore act: Int) -> Bool {
        self[act].prepositionIsClitic
            && candidates(in: act - Self.objectReach - 3..<act).contains { blame in
                guard blame.isNoun, blame.token < act, case let type = tables.nounRows[blame.row].type, type == .accuse || type == .reject else {
                    return false
                }
                return isObjectOfBlame(act, behind: blame.token + blame.length)
            }
    }

    /// Whether the noun at a token is what words of blame that end before it speak of: nothing but who speaks and a preposition stands between.
    func isObjectOfBlame(_ noun: Int, behind end: Int) -> Bool {
        guard end <= noun, noun - end <= Self.objectReach, candidates(at: noun).contains(where: { $0.isNoun }) else { return false }
        return (end..<noun).allSatisfy { token in
            let word = self[token]
            if word.mention >= 0 { return true }
            return word.kind == .word && !isFiniteVerb(token)
                && (word.wordClass == nil || word.wordClass == .preposition || word.wordClass == .quantifier) && !word.hasWaw
        }
    }

    /// How many tokens behind words of blame the act stands that they blame.
    static let objectReach = 6

    /// «في غارة», «بقصف», «جراء هجوم»
    func isMeans(_ token: Int) -> Bool {
        if self[token].prepositionIsClitic { return self[token].preposition == .by }
        guard token > range.lowerBound, self[token - 1].mention < 0 else { return false }
        return self[token - 1].wordClass == .preposition && self[token - 1].enclitic == .none
    }

    func isArmed(_ token: Int) -> Bool {
        guard self[token].mention < 0, self[token].role >= 0 else { return false }
        switch tables.roleRows[Int(self[token].role)].role {
        case "UAF", "REB", "CRM": return true
        default: return false
        }
    }

    private static let attackerReach = 20
}
