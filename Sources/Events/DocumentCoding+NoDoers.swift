import Actors
import Readings

/// Who cannot have done an act, whatever speaks for him otherwise: those on whom its own words or the words beside it let it fall.
extension DocumentCoding {
    /// The entities that the choice of a doer leaves out.
    /// - Parameters:
    ///   - leftSubject: whom the phrase before the trigger means.
    ///   - suffers: whether the clause says who suffers the act.
    func noDoers(
        of trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene, leftSubject: [ActorLayer.EntityIndex],
        among candidates: [RoleCandidate],
        suffers: Bool
    ) -> Set<ActorLayer.EntityIndex> {
        var bound =
            suffers || rules.recipientConstruction == .antecedent || hasOwnSufferer(trigger, rules, scene.scan)
            ? Set(rules.recipients + unnamed.entities(in: rules.recipientPhrases)).subtracting(rules.actors) : []
        bound.formUnion(meant(by: scene.scan.phrasesThatAreNoSubject(of: trigger)))
        if trigger.row.type == .assault, rules.sources.recipients == .syntax, let words = rules.recipientPhrases.first, words.lowerBound > trigger.end
        {
            // «صواريخ على الأراضي الإسرائيلية»: a state's own army has not fired them.
            for candidate in candidates
            where !rules.actors.contains(candidate.entity) && rules.recipients.contains(where: { isOwnForce(candidate.entity, of: $0) }) {
                bound.insert(candidate.entity)
            }
        }
        if trigger.row.type == .assault || trigger.row.type == .coerce, trigger.candidate.isNoun, let last = rules.recipientPhrases.last,
            last.lowerBound >= trigger.end, let owner = scene.scan.owner(behind: last)
        {
            // «هجوم على اجتماع لجماعة معارضة»
            bound.formUnion(meant(by: [owner]).filter { !rules.actors.contains($0) })
        }
        if trigger.row.type == .assault, rules.actors.isEmpty, rules.actorConstruction == .thingBehind || rules.actorConstruction == .thingBefore,
            rules.recipientConstruction == .rightBehind
        {
            // «استهدف هجوم قاعدة للجيش»
            bound.formUnion(rules.recipients + unnamed.entities(in: rules.recipientPhrases))
        }
        if rules.sources.recipients == .syntax, trigger.row.type == .protest || rules.hasPlainSubject && rules.recipientConstruction.isPlainObject {
            // «تظاهر الآلاف تنديدا بإسرائيل», «الرئيس الفرنسي يستقبل الوزير التركي»
            bound.formUnion(Set(rules.recipients).subtracting(rules.actors))
        }
        if trigger.candidate.isNoun, rules.recipientConstruction == .light || rules.recipientConstruction == .genitiveSufferer {
            // «واجهت إيران عقوبات», «تحميل إيران المسؤولية»
            bound.formUnion(Set(rules.recipients + unnamed.entities(in: rules.recipientPhrases)).subtracting(rules.actors))
        }
        if rules.sources.recipients == .syntax {
            // «اعتقل الرئيس الفرنسي السابق»: the state in the words for whom the act falls on has not done it.
            let inside = scene.occurrences.filter { place in
                place.form == .adjective
                    && rules.recipientPhrases.contains { $0.overlaps(place.tokens) && ($0.count > 1 || scene.scan.namesRole($0)) }
            }
            bound.formUnion(
                inside.map(\.entity).filter { state in
                    !rules.actors.contains(state)
                        && scene.occurrences.allSatisfy { other in other.entity != state || inside.contains { $0.tokens == other.tokens } }
                })
        }
        if rules.protest != nil || rules.isGrounds && !rules.actors.isEmpty {
            // «مظاهرة تندد بفرنسا»: those who march, whether anybody names them or not.
            bound.formUnion(candidates.map(\.entity).filter { !rules.actors.contains($0) })
        }
        bound.formUnion(blamers(of: trigger, scene).subtracting(rules.actors))
        if trigger.candidate.isNoun, scene.scan.isPraised(trigger) || scene.scan.isBlamed(trigger) {
            // «رحبت الهند بقرار فرض العقوبات», «استهجنت السعودية مطالبة كندا»
            bound.formUnion(meant(by: scene.scan.controller(of: trigger)).filter { !rules.actors.contains($0) })
        }
        if suffers { bound.formUnion(bodies(ofSufferersIn: rules, scene.scan).filter { !rules.actors.contains($0) }) }
        if trigger.candidate.isNoun, rules.actors.isEmpty, rules.recipientConstruction == .preposition, scene.scan.isBroughtAbout(trigger.token) {
            // «تم الإفراج عن الناشط»
            bound.formUnion(rules.recipients)
        }
        if trigger.row.type == .coerce || trigger.row.type == .accuse {
            // «سجن صحفي بتهمة التخابر لحساب قطر»
            let served = Set(scene.occurrences.filter { scene.scan.isServed($0.tokens.lowerBound) }.map(\.entity)).subtracting(rules.actors)
            bound.formUnion(
                served.filter { entity in
                    scene.occurrences.allSatisfy { $0.entity != entity || $0.form == .pronoun || scene.scan.isServed($0.tokens.lowerBound) }
                })
        }
        if trigger.row.type == .protest {
            // «مظاهرات بعد المواجهات مع الجيش»: states, governments, armies and the police do not protest.
            let isOrganized = scene.scan.isOrganized(trigger)
            for candidate in candidates where !rules.actors.contains(candidate.entity) && isOfPower(candidate.entity) {
                // «نظم زيد العلي مظاهرات»: who is named marches where the words around the protest say so.
                if isOrganized, actors.entities[candidate.entity].type == .person { continue }
                bound.insert(candidate.entity)
            }
        }
        bound.formUnion(aimed(by: trigger, scene).subtracting(rules.actors))
        bound.formUnion(scene.posts.union(patrons(of: trigger, scene)).subtracting(rules.actors))
        if rules.actors.isEmpty, scene.scan.suffersWithoutObject(trigger), !scene.scan[trigger.token].hasWaw { bound.formUnion(leftSubject) }
        if trigger.row.type == .assault || trigger.row.type == .coerce {
            // «أسفر هجوم عن مقتل خمسة جنود»
            bound.formUnion(meant(by: scene.scan.casualties()).filter { !rules.actors.contains($0) })
            // «قتل خمسة جنود في هجوم استهدف قاعدة للجيش»: of the acts of force in one sentence the sufferers of one have not done the other.
            bound.formUnion(sufferers(besides: trigger, scene).subtracting(rules.actors).subtracting(unnamed.entities(in: rules.actorPhrases)))
            // «أعلنت الوكالة اختطاف عمال»: outlets tell of force.
            for candidate in candidates where !rules.actors.contains(candidate.entity) && actors.entities[candidate.entity].subtype == "media" {
                bound.insert(candidate.entity)
            }
            // «صدامات أوقعت 30 قتيلا»
            for candidate in candidates
            where unnamed.contains(candidate.entity) && tables.roleRows[unnamed.rows[candidate.entity - unnamed.first]].isVictim {
                bound.insert(candidate.entity)
            }
        }
        if trigger.candidate.isNoun, trigger.row.type == .support || trigger.row.type == .sanction, scene.scan.range.contains(trigger.end),
            scene.scan.isNeeded(trigger.end, by: trigger.row),
            let phrase = scene.scan.phrase(at: trigger.end),
            phrase.isWholeName
        {
            // «نقل السفارة الأمريكية»
            bound.formUnion(phrase.entities)
        }
        return bound
    }

    /// «خرج المئات تنديدا بما ارتكبته القوات»: those of whom a sentence speaks only where it says whom a protest is against.
    private func aimed(by trigger: SentenceScan.Trigger, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        let aims: [Range<Int>]
        var opposed: [ActorLayer.EntityIndex] = []
        if trigger.row.type == .protest {
            aims = scene.scan.aims(behind: trigger.token)
        } else if scene.scan.isCauseOfProtest(trigger),
            let protest = scene.triggers.last(where: { $0 < trigger.token && scene.marks[$0] == RoleFeatures.number(.protest) })
        {
            aims = scene.scan.aims(behind: protest)
            opposed = scene.syntax[protest]?.recipients ?? []
        } else {
            return []
        }
        func isAimed(_ tokens: Range<Int>) -> Bool { aims.contains { $0.overlaps(tokens) } }
        let found = Set(scene.occurrences.filter { isAimed($0.tokens) }.map(\.entity)).filter { entity in
            scene.occurrences.allSatisfy { $0.entity != entity || $0.form == .pronoun || isAimed($0.tokens) }
        }
        return found.union(opposed)
    }

    /// «قصف في شمال سوريا»: the states that a sentence names, by their own name, nowhere but behind «في» and words of its kind or «إلى».
    func whereabouts(_ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        var places: Set<ActorLayer.EntityIndex> = []
        var others: Set<ActorLayer.EntityIndex> = []
        for place in scene.occurrences where place.form != .place {
            if place.form == .name, actors.entities[place.entity].type == .country, scene.scan.isWhere(place.tokens.lowerBound) {
                places.insert(place.entity)
            } else {
                others.insert(place.entity)
            }
        }
        return places.subtracting(others)
    }

    /// Those of the sentence to whom others are loyal, where the act is not that loyalty itself.
    func patrons(of trigger: SentenceScan.Trigger, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        tables.clauseWords.stands(.loyal, at: trigger.token, in: text) ? [] : scene.patrons
    }

    // MARK: - Of whom

    /// Whether somebody is a state, its government, a person named, an army or the police, a court, a body of states, an outlet, or a
    /// band of fighters: none of them marches.
    private func isOfPower(_ entity: ActorLayer.EntityIndex) -> Bool {
        if unnamed.contains(entity) {
            switch tables.roleRows[unnamed.rows[entity - unnamed.first]].role {
            case "MIL", "COP", "SPY", "GOV": return true
            default: return false
            }
        }
        let record = actors.entities[entity]
        if record.type == .person { return true }
        return record.type == .country || record.subtype.map(Self.powers.contains) ?? false
    }

    /// Kinds of bodies that march nowhere.
    private static let powers: Set = ["military", "government", "court", "intergovernmental", "media", "armed_group"]

    /// «في المعركة ضد الجماعة»: whether a friendly act would go to somebody named only as an adversary.
    func isAdversary(_ candidate: RoleCandidate, of trigger: SentenceScan.Trigger) -> Bool {
        switch trigger.row.type {
        case .agree, .support, .aid, .cooperate, .consult, .concede: return candidate.right?.government == SentenceScan.number(.against)
        default: return false
        }
    }

    /// Those on whom other acts of force of the sentence fell, where its words say so.
    private func sufferers(besides trigger: SentenceScan.Trigger, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        var found: Set<ActorLayer.EntityIndex> = []
        for token in scene.triggers where token != trigger.token && scene.marks[token] == RoleFeatures.number(.assault) {
            guard let act = scene.syntax[token], act.sources.recipients == .syntax, act.isPassive || act.recipientConstruction == .rightBehind,
                let last = act.recipientPhrases.last
            else { continue }
            found.formUnion(act.recipients + unnamed.entities(in: act.recipientPhrases))
            if let owner = scene.scan.owner(behind: last) { found.formUnion(meant(by: [owner])) }
        }
        return found
    }

    /// «أدانت مصر الهجوم على السعودية»: those who blame or turn down an act of force have not done it.
    private func blamers(of trigger: SentenceScan.Trigger, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        guard trigger.row.type == .assault || trigger.row.type == .coerce, trigger.candidate.isNoun else { return [] }
        var found: [ActorLayer.EntityIndex] = []
        for blame in scene.remarks.reversed() where blame.end <= trigger.token {
            if trigger.token - blame.end > SentenceScan.objectReach { break }
            guard let act = scene.syntax[blame.token], scene.scan.isObjectOfBlame(trigger.token, behind: blame.end),
                // «ناقش خططا لتفجير»: who talks a plan over may well mean to carry it out.
                blame.row.type != .consult || scene.scan[trigger.token].isDefinite && !scene.scan[trigger.token].prepositionIsClitic
            else { continue }
            found += act.actors
        }
        // «ندد الوزير البريطاني بالهجوم»: nor has his state.
        let states = found.compactMap { actor in actors.entities[actor].type == .person ? actors.entities[actor].country : nil }
        guard !states.isEmpty else { return Set(found) }
        return Set(found + actors.entities.indices.filter { states.contains(actors.entities[$0].id) })
    }

    /// «اعتقال رجل», «تم ضرب رجل», «المدينة التي قصفها الجيش»: words of the clause itself say on whom the act fell, and he has not done it.
    private func hasOwnSufferer(_ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scan: SentenceScan) -> Bool {
        guard trigger.row.type == .assault || trigger.row.type == .coerce, rules.sources.recipients == .syntax,
            let first = rules.recipientPhrases.first
        else { return false }
        if trigger.candidate.isNoun {
            // «لقوا مصرعهم»
            if rules.recipientConstruction == .light, trigger.row.recipientSlots.first == .genitive { return true }
            return first.lowerBound == trigger.end && (trigger.row.recipientSlots.first == .genitive || scan.isBroughtAbout(trigger.token))
        }
        return trigger.candidate.match.segmentation.enclitic.isThirdPerson && !rules.recipientIsPronoun && first.upperBound <= trigger.token
    }

    /// Whether somebody is the army or government of a state, or the state itself.
    private func isOwnForce(_ entity: ActorLayer.EntityIndex, of state: ActorLayer.EntityIndex) -> Bool {
        guard actors.entities[state].type == .country else { return false }
        if entity == state { return true }
        let record = actors.entities[entity]
        return record.country == actors.entities[state].id && (record.subtype == "military" || record.subtype == "government")
    }
}
