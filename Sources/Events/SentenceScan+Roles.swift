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
        /// The words for the two who do something with one another: «اتفق الطرفان».
        var bothWords: Range<Int>?
        var recipientsAreBoth = false
        /// A verb of the first person lends its subject: «أجريت اتصالا».
        var actorSpeaks = false
        /// The pronoun at the end of the first phrase of the recipients («قصف مواقعها»), when no name stands there.
        var recipientOwner: (pronoun: Enclitic, token: Int)?
        /// Likewise of the actors: «قتلت قواته».
        var actorOwner: (pronoun: Enclitic, token: Int)?
        var features = WordFeatures()
        /// By which constructions its clause tells them.
        var actorConstruction = Construction.none
        var recipientConstruction = Construction.none
        /// Which rules gave what its own words do not.
        var sources = RoleSources()
        /// Tokens of the acts whose doer has done this one, and whose sufferer has suffered it: «الغارات قتلت», «قتل الجيش جنودا في غارات».
        var doerOf: Int?
        var suffererOf: Int?
        /// Token of the noun of protest that the act describes: «مظاهرة تندد بفرنسا».
        var protest: Int?
        /// The noun says why the subject of its clause does something: «تضامنا مع لبنان».
        var isGrounds = false
        var time: String?
        /// «زيارة لموسكو» is a visit to Russia; «هجوم على طرابلس» is none on Libya.
        var placeStandsForState = true
        /// Whether the clause names who does it right beside its verb.
        var hasPlainSubject: Bool { sources.actors == .syntax && !actors.isEmpty && actorConstruction.isPlainSubject }

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

        mutating func takeRecipientsFromActors(of other: Roles) {
            recipients = other.actors
            recipientPhrases = other.actorPhrases
        }

        mutating func clearActors() {
            actors = []
            actorPhrases = []
            actorConstruction = .none
        }

        mutating func clearRecipients() {
            recipients = []
            recipientPhrases = []
            recipientConstruction = .none
        }

        mutating func addActors(_ phrases: [NounPhrase], by construction: Construction) {
            if !phrases.isEmpty, actorPhrases.isEmpty { actorConstruction = construction }
            for phrase in phrases {
                actors += phrase.entities
                if phrase.owner.isThirdPerson, actorOwner == nil { actorOwner = (phrase.owner, phrase.tokens.upperBound - 1) }
                actorPhrases.append(phrase.tokens)
            }
        }

        mutating func addRecipients(_ phrases: [NounPhrase], of scan: SentenceScan, by construction: Construction) {
            if !phrases.isEmpty, recipientPhrases.isEmpty { recipientConstruction = construction }
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
        guard phrase.entities.isEmpty, phrase.place == nil, phrase.owner == .none, let role = phrase.role, !tables.roleRows[role].isPrivate else {
            return nil
        }
        var next = phrase.tokens.upperBound
        // «جماعة موالية لداعش»: whom somebody is loyal to, backed by or against is another.
        guard !tables.clauseWords.stands(.loyal, at: next - 1, in: text) else { return nil }
        while next < range.upperBound, isQuotationMark(next) { next += 1 }
        guard next < range.upperBound, self[next].mention >= 0 || self[next].wordClass == .preposition || self[next].prepositionIsClitic else {
            return nil
        }
        let isThing = tables.roleRows[role].isThing
        if self[next].prepositionIsClitic {
            guard self[next].preposition == .forWhom, let owner = self.phrase(at: next),
                !self[phrase.tokens.lowerBound].isDefinite || phrase.tokens.count > 1
            else { return nil }
            // «ميليشيات تابعة لإيران» are not Iran.
            if tables.roleRows[role].isGroup, let state = owner.entities.first, actors.entities[state].type == .country { return nil }
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
        if trigger.row.type == .protest { settleProtest(trigger, &roles) }
        func areBoth(_ phrases: [Range<Int>]) -> Bool { phrases.count == 1 && phrase(at: phrases[0].lowerBound).map(meansBoth) ?? false }
        if roles.actors.isEmpty, areBoth(roles.actorPhrases) { roles.actorsAreBoth = true }
        if roles.recipients.isEmpty, areBoth(roles.recipientPhrases) { roles.recipientsAreBoth = true }
        if trigger.row.type == .assault, let last = roles.recipientPhrases.last, let among = among(behind: last.upperBound) {
            // «خمسة أشخاص بينهم جنديان»
            roles.addRecipients([among], of: self, by: .preposition)
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
}
