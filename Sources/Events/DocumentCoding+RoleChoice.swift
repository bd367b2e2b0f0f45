import Actors
import ArabicText
import Knowledge
import Readings

/// The learnt choice of who did an act and to whom, among all whom the sentence, the text before it and the attribution name.
extension DocumentCoding {
    /// What the choice knows of one sentence.
    struct RoleScene {
        let scan: SentenceScan
        let occurrences: [SentenceScan.Occurrence]
        /// Entities of the text before the sentence, the nearest first, with their distance from its first token.
        let earlier: [(entity: ActorLayer.EntityIndex, distance: Int)]
        let isFirst: Bool
        let triggerTypes: [PloverType: Int]
        /// By the tokens of the triggers: the number of their type.
        let marks: [Int: Int]
        /// By trigger token: its roles by syntax alone.
        let syntax: [Int: SentenceScan.Roles]
        /// Tokens of the triggers, in text order.
        let triggers: [Int]
        /// Those whom the sentence names only as where an envoy is posted: «السفير البريطاني لدى بغداد».
        let posts: Set<ActorLayer.EntityIndex>
        /// Likewise only as whom others are loyal to, backed by or against: «الموالية لإيران».
        let patrons: Set<ActorLayer.EntityIndex>
        /// Acts of blame, refusal and asking, and verbs of talking over, in text order.
        let remarks: [SentenceScan.Trigger]

        /// The act told next behind a token, as its syntax tells it.
        func next(behind token: Int) -> (type: Int, roles: SentenceScan.Roles)? {
            guard let next = triggers.first(where: { $0 > token }), let type = marks[next], let roles = syntax[next] else { return nil }
            return (type, roles)
        }
    }

    /// One telling of an act, which later choices look back at.
    struct Telling {
        let type: PloverType
        var actors: [ActorLayer.EntityIndex]
        let recipients: [ActorLayer.EntityIndex]
        let token: Int

        /// 1 where it tells that somebody did the act, 2 that he suffered it, else 0.
        func slot(of entity: ActorLayer.EntityIndex) -> Int { actors.contains(entity) ? 1 : recipients.contains(entity) ? 2 : 0 }
    }

    func scene(_ sentence: ScannedSentence) -> RoleScene {
        let scan = sentence.scan
        let triggers = sentence.triggers
        var earlier: [(entity: ActorLayer.EntityIndex, distance: Int)] = []
        let before = max(0, scan.range.lowerBound - 90)..<scan.range.lowerBound
        let told =
            (actors.mentions(in: before).filter { $0.form != .pronoun && scan.isActor($0.entity) }.map {
                (entity: $0.entity, token: $0.tokens.lowerBound)
            }
            + unnamed.places(in: before).map { (entity: $0.entity, token: $0.head) }).sorted { ($0.token, $0.entity) < ($1.token, $1.entity) }
        for mention in told.reversed() {
            guard earlier.count < 8, !earlier.contains(where: { $0.entity == mention.entity }) else { continue }
            earlier.append((mention.entity, scan.range.lowerBound - mention.token))
        }
        let described = unnamed.places(in: scan.range).map { SentenceScan.Occurrence(entity: $0.entity, tokens: $0.tokens, form: .unnamed) }
        let occurrences =
            described.isEmpty
            ? scan.occurrences()
            : (scan.occurrences() + described).sorted { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
        var types: [PloverType: Int] = [:]
        for trigger in triggers { types[trigger.row.type, default: 0] += 1 }
        func namedOnly(where holds: (Range<Int>) -> Bool) -> Set<ActorLayer.EntityIndex> {
            let places = occurrences.filter { holds($0.tokens) }
            return Set(places.map(\.entity)).filter { entity in
                occurrences.allSatisfy { other in
                    other.entity != entity || other.form == .pronoun || places.contains { $0.tokens == other.tokens }
                }
            }
        }
        return RoleScene(
            scan: scan, occurrences: occurrences, earlier: earlier, isFirst: scan.range.lowerBound < 12, triggerTypes: types,
            marks: Dictionary(triggers.map { ($0.token, RoleFeatures.number($0.row.type)) }) { first, _ in first },
            syntax: Dictionary(sentence.read.map { ($0.trigger.token, withUnnamed($0.roles)) }) { first, _ in first },
            triggers: triggers.map(\.token), posts: namedOnly(where: scan.isPost), patrons: namedOnly(where: scan.isPatron),
            remarks: triggers.filter { trigger in
                switch trigger.row.type {
                case .accuse, .reject, .request, .protest: true
                case .consult: !trigger.candidate.isNoun
                default: false
                }
            })
    }

    /// Those whom a trigger's roles may mean, in a fixed order.
    func candidates(_ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene) -> [ActorLayer.EntityIndex] {
        var found: [ActorLayer.EntityIndex] = []
        func add(_ entity: ActorLayer.EntityIndex) {
            if found.count < 28, !found.contains(entity), scene.scan.isActor(entity) { found.append(entity) }
        }
        for entity in rules.actors + rules.recipients { add(entity) }
        for occurrence in scene.occurrences { add(occurrence.entity) }
        for entry in scene.earlier { add(entry.entity) }
        if let speaker = speaker(at: trigger.token) { add(speaker) }
        for entity in salient { add(entity) }
        return found
    }

    /// Places on which an act may fall: «قصف مدينة دوما», «هجوم على العاصمة السورية», «هجوم في دوما». They suffer and do nothing.
    func goals(_ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene) -> [(place: ActorLayer.EntityIndex, sources: Int)] {
        switch trigger.row.type {
        case .assault, .coerce, .aid: break
        default: return []
        }
        let scan = scene.scan
        var found: [(place: ActorLayer.EntityIndex, sources: Int)] = []
        func add(_ place: ActorLayer.EntityIndex, _ source: Int) {
            guard actors.entities[place].type == .place else { return }
            if let known = found.firstIndex(where: { $0.place == place }) {
                found[known].sources |= source
            } else if found.count < 4 {
                found.append((place, source))
            }
        }
        for words in rules.recipientPhrases where scan.range.contains(words.lowerBound) {
            if let place = scan.phrase(at: words.lowerBound)?.place { add(place, 1) }
        }
        // «مقتل جنديين في كابول»: persons are killed, and a place only says where.
        guard !trigger.row.takesPersons, trigger.row.recipientSlots.first != .genitive else { return found }
        if let place = scan.place(of: trigger, in: scan.clause(around: trigger.token)) { add(place, 2) }
        if let last = tellings.last(where: { $0.type == trigger.row.type }) {
            for place in last.recipients { add(place, 4) }
        }
        return found
    }

    /// What the choices of both roles ask of the sentence.
    struct RoleView {
        let before: [(occurrence: SentenceScan.Occurrence, rank: Int)]
        let behind: [(occurrence: SentenceScan.Occurrence, rank: Int)]
        let leftSubject: [ActorLayer.EntityIndex]
        let rightSubject: [ActorLayer.EntityIndex]
        let controller: [ActorLayer.EntityIndex]
        let object: [ActorLayer.EntityIndex]
        let speaker: ActorLayer.EntityIndex?
    }

    func view(_ trigger: SentenceScan.Trigger, _ scene: RoleScene) -> RoleView {
        let scan = scene.scan
        return RoleView(
            before: Self.nearest(scene.occurrences.filter { $0.tokens.upperBound <= trigger.token }.reversed()),
            behind: Self.nearest(scene.occurrences.filter { $0.tokens.lowerBound >= trigger.end }),
            leftSubject: meant(by: scan.subjectPhrase(before: trigger.token).map { [$0] } ?? []),
            rightSubject: meant(by: scan.subjectBehind(trigger.end)?.phrases ?? []),
            controller: meant(by: scan.controller(of: trigger)), object: meant(by: scan.object(behind: trigger.end)),
            speaker: speaker(at: trigger.token))
    }

    /// Whom phrases mean, named or not.
    func meant(by phrases: [NounPhrase]) -> [ActorLayer.EntityIndex] {
        phrases.flatMap { $0.entities + unnamed.entities(in: [$0.tokens]) }
    }

    /// Features of each candidate and, last, of nobody.
    private func forEachCandidate(
        role: Int, _ rules: SentenceScan.Roles, _ scene: RoleScene, _ context: RoleContext, _ candidates: [RoleCandidate],
        actor: ActorLayer.EntityIndex?,
        _ body: (_ features: [UInt64]) -> Void
    ) {
        let scan = scene.scan
        let trigger = context.trigger
        let kind = context.kind
        let type = context.type
        let own = role == 0 ? rules.actors : rules.recipients
        let other = role == 0 ? rules.recipients : rules.actors
        let phrases = role == 0 ? rules.actorPhrases : rules.recipientPhrases
        let source = (role == 0 ? rules.sources.actors : rules.sources.recipients).rawValue
        let state = RoleFeatures.state(own, phrases, in: scan)
        let construction = (role == 0 ? rules.actorConstruction : rules.recipientConstruction).rawValue
        let row = RoleFeatures.hash(trigger.row.id)
        let topic = topic(before: trigger.token, WordFeatures(), scan, excluding: actor.map { [$0] } ?? [])
        let features = trigger.candidate.match.entry.features
        let enclitic = trigger.candidate.match.segmentation.enclitic
        /// Files a feature for the role alone, for what the rules found, and for the kind of trigger.
        func add(_ list: inout FeatureList, _ template: UInt64, _ a: Int = 0, _ b: Int = 0) {
            list.add(template, role, a, b)
            list.add(template + 60, role | state << 1, a, b)
            list.add(template + 120, role | context.group << 1, a, b)
        }
        // «الشرطة الألمانية»: the words of a role may mean the state that they name, or the body.
        let bodies = unnamed.entities(in: phrases)
        let cued = cueSource(at: trigger.token)
        /// Whom the words behind the trigger name besides its actor, the nearest first.
        let others = role == 1 ? context.behind.filter { other in other != actor && actor.map { !sameState($0, other) } ?? true } : []
        var list = FeatureList()
        for candidate in candidates {
            let entity = candidate.entity
            list.clear()
            context.add(candidate, role: role, state: state, actor: actor, of: self, to: &list)
            if own.contains(entity) {
                list.add(1, role)
                list.add(254, role | source << 1, construction)
                list.add(254, role | type << 1, construction, 50)
                list.add(254, role | kind << 1, construction, candidate.right?.government ?? 0, candidate.left?.government ?? 0)
                list.add(2, role | kind << 1, own.first == entity ? 1 : 0)
                list.add(3, role, type, state)
                list.add(13, role | kind << 1, state)
                list.add(232, role | kind << 1, source)
                list.add(232, role | type << 1, source, 1)
                list.add(233, role, source, Int(enclitic.rawValue), context.introduction)
            } else {
                add(&list, 4, other.contains(entity) ? 1 : 0)
            }
            if let body = bodies.first, own != [body] {
                let described = bodies.contains(entity) ? 1 : own.contains(entity) ? 2 : 0
                list.add(240, role, unnamedKind(body), described)
                list.add(241, role | kind << 1, unnamedKind(body), described)
            }
            if let left = candidate.left {
                add(&list, 5, left.distance)
                add(&list, 6, left.government)
                add(&list, 7, left.barrier)
                add(&list, 8, left.form.rawValue)
                add(&list, 9, left.flags)
                add(&list, 10, min(3, left.rank))
                list.add(11, role, type, min(2, left.rank), left.government >= 8 ? 1 : 0)
            } else {
                add(&list, 12)
            }
            if let right = candidate.right {
                add(&list, 15, right.distance)
                add(&list, 16, right.government)
                add(&list, 17, right.barrier)
                add(&list, 18, right.form.rawValue)
                add(&list, 19, right.flags, min(2, right.rank))
                add(&list, 20, min(3, right.rank))
                list.add(21, role, type, min(2, right.rank), right.government >= 8 ? 1 : 0)
            } else {
                add(&list, 22)
            }
            context.addSyntax(candidate, role: role, isRuled: own.contains(entity), to: &list)
            context.addTree(candidate, role: role, isRuled: own.contains(entity), to: &list)
            if candidate.goal != 0 {
                list.add(253, type, candidate.goal, state)
                list.add(253, candidate.goal, row.0, row.1, 10)
                list.add(253, candidate.goal, state, actor == nil ? 0 : 1, 11)
                list.add(253, candidate.goal, own.isEmpty ? 0 : 1, 0, 12)
            }
            if candidate.left == nil, candidate.right == nil {
                add(&list, 23, candidate.earlier.map { RoleFeatures.bucket($0.distance / 4) } ?? 9)
                add(&list, 24, candidate.earlier.map { min(3, $0.rank) } ?? 4)
            }
            list.add(25, role, type, candidate.kind)
            add(&list, 26, candidate.kind)
            if candidate.speech == 1 { list.add(27, role, type) }
            if let cued { list.add(234, role | kind << 1, cued == entity ? 1 : 0, own.contains(entity) ? 1 : 0) }
            if role == 1 {
                let rank = others.firstIndex(of: entity).map { min(4, $0) } ?? 5
                list.add(235, rank, state, kind)
                list.add(236, rank, type, kind == 0 ? 0 : 1)
                list.add(237, rank, rank < 5 ? candidate.right?.government ?? 0 : 0, type)
                list.add(238, rank, candidate.right?.barrier ?? 0, state)
            }
            add(&list, 28, candidate.speech == 1 ? 1 : context.speaker == nil ? 2 : 0)
            add(&list, 29, candidate.salience)
            list.add(30, role, RoleFeatures.countBucket(candidate.mentions))
            add(&list, 31, topic == entity ? 1 : 0)
            if context.last != nil { add(&list, 32, candidate.last) }
            if context.lastAlike != nil { add(&list, 33, candidate.lastAlike) }
            if unnamed.contains(entity) {
                let noun = RoleFeatures.hash(tables.roleRows[unnamed.rows[entity - unnamed.first]].id)
                list.add(239, role | type << 1, kind, noun.0, noun.1)
                list.add(239, role, 100, noun.0, noun.1)
            }
            if let actor, role == 1 {
                list.add(228, state, (titles.names(entity, of: actor) ? 1 : 0) | (titles.names(actor, of: entity) ? 2 : 0))
            }
            if let place = candidate.left {
                list.add(44, role, type, place.neighbour.0, place.neighbour.1)
                list.add(44, role | kind << 1, 50, place.neighbour.0, place.neighbour.1)
            }
            if let place = candidate.right {
                list.add(49, role, type, place.neighbour.0, place.neighbour.1)
                list.add(49, role | kind << 1, 50, place.neighbour.0, place.neighbour.1)
            }
            list.add(48, role | kind << 1, titles.holdOnly(entity, among: scene.occurrences, ofSentenceAt: scan.range.lowerBound) ? 1 : 0, state)
            if let actor, role == 1 {
                let doer = actorKind(actor)
                list.add(47, type, doer, candidate.kind)
                list.add(47, 50, doer, candidate.kind, state)
            }
            if let speaker = context.speaker {
                add(&list, 46, (titles.names(entity, of: speaker) ? 1 : 0) | (titles.names(speaker, of: entity) ? 2 : 0))
            }
            if role == 1, let actor {
                let isAkin = sameState(actor, entity) ? 1 : 0
                let pairing = pairing(actor, entity)
                list.add(34, type, isAkin)
                list.add(35, state, isAkin)
                list.add(36, state, pairing)
                list.add(45, pairing)
            } else if role == 1 {
                list.add(37, state)
            }
            for place in 0..<4 where candidate.phrases & 1 << place != 0 { add(&list, 38 + UInt64(place)) }
            if kind == 0, features.person == .third {
                list.add(42, role, agrees(entity, features) ? 1 : 0, features.number == .plural ? 1 : 0, candidate.left == nil ? 0 : 1)
            }
            if enclitic.isThirdPerson { list.add(43, role | kind << 1, scan.disagrees(entity, with: enclitic) ? 1 : 0) }
            body(list.keys)
        }
        var nobody = FeatureList()
        add(&nobody, 50, kind)
        nobody.add(51, role, type, state)
        nobody.add(52, role, type, kind)
        nobody.add(53, role, min(8, candidates.count))
        nobody.add(54, role, 0, row.0, row.1)
        nobody.add(255, role | source << 1, construction)
        context.addNobody(role: role, to: &nobody)
        context.addTreeOfNobody(role: role, to: &nobody)
        add(&nobody, 55, trigger.row.needsRecipient ? 1 : 0)
        if role == 1 { nobody.add(56, type, actor == nil ? 0 : 1) }
        body(nobody.keys)
    }

    /// The nearest occurrence of each, with its rank.
    private static func nearest(_ occurrences: [SentenceScan.Occurrence]) -> [(occurrence: SentenceScan.Occurrence, rank: Int)] {
        var found: [(occurrence: SentenceScan.Occurrence, rank: Int)] = []
        for occurrence in occurrences where !found.contains(where: { $0.occurrence.entity == occurrence.entity }) {
            found.append((occurrence, found.count))
        }
        return found
    }

    /// What somebody is, named or not.
    func actorKind(_ entity: ActorLayer.EntityIndex) -> Int { unnamed.contains(entity) ? unnamedKind(entity) : Self.kind(actors.entities[entity]) }

    static func kind(_ entity: EntityRecord) -> Int {
        switch entity.type {
        case .person: return 0
        case .country: return 1
        case .organization:
            switch entity.subtype {
            case "media": return 2
            case "government": return 3
            case "military": return 4
            case "armed_group": return 5
            case "intergovernmental": return 6
            default: return 7
            }
        case .place: return 8
        case .other: return 9
        }
    }

    /// Kinds of those without a name, by what they are.
    func unnamedKind(_ entity: ActorLayer.EntityIndex) -> Int {
        let state = actors.entities[entity].country == nil ? 0 : 1
        let row = tables.roleRows[unnamed.rows[entity - unnamed.first]]
        switch row.role {
        case "GOV": return row.isOffice ? 12 + state : 14 + state
        case "MIL", "COP", "SPY": return 16 + state
        case "REB", "UAF", "CRM", "SET": return 18 + state
        case "JUD": return 20 + state
        case "LEG", "OPP", "PTY": return 22 + state
        default: return row.isCrowd ? 24 + state : 26 + state
        }
    }

    func sameState(_ first: ActorLayer.EntityIndex, _ second: ActorLayer.EntityIndex) -> Bool {
        let a = actors.entities[first]
        let b = actors.entities[second]
        if let state = a.country, state == b.id || state == b.country { return true }
        return b.country.map { $0 == a.id } ?? false
    }

    /// How the text told of two before: 0 not, 1 the first acted on the second, 2 the other way round, 3 both.
    private func pairing(_ first: ActorLayer.EntityIndex, _ second: ActorLayer.EntityIndex) -> Int {
        var found = 0
        for telling in tellings.suffix(40) {
            if telling.actors.contains(first), telling.recipients.contains(second) { found |= 1 }
            if telling.actors.contains(second), telling.recipients.contains(first) { found |= 2 }
        }
        return found
    }

    func roleFeatures(
        role: Int, _ rules: SentenceScan.Roles, _ scene: RoleScene, _ context: RoleContext, _ candidates: [RoleCandidate],
        actor: ActorLayer.EntityIndex?
    ) -> [[UInt64]] {
        var all: [[UInt64]] = []
        forEachCandidate(role: role, rules, scene, context, candidates, actor: actor) { all.append($0) }
        return all
    }

    private func scores(
        _ model: RoleModel, role: Int, _ rules: SentenceScan.Roles, _ scene: RoleScene, _ context: RoleContext, _ candidates: [RoleCandidate],
        actor: ActorLayer.EntityIndex?
    ) -> [Float] {
        var all: [Float] = []
        all.reserveCapacity(candidates.count + 1)
        forEachCandidate(role: role, rules, scene, context, candidates, actor: actor) { all.append(model.score($0)) }
        return all
    }

    /// What speaks for a trigger's naming an act between actors.
    func verdictFeatures(
        _ trigger: SentenceScan.Trigger, rules: SentenceScan.Roles, status: EventStatus, scene: RoleScene, sureness: Sureness
    ) -> [UInt64] {
        let scan = scene.scan
        let token = trigger.token
        let type = RoleFeatures.number(trigger.row.type)
        let kind = RoleFeatures.kind(trigger)
        let actorState = RoleFeatures.state(rules.actors, rules.actorPhrases, in: scan)
        let recipientState = RoleFeatures.state(rules.recipients, rules.recipientPhrases, in: scan)
        let row = RoleFeatures.hash(trigger.row.id)
        let stand = EventStatus.allCases.firstIndex(of: status) ?? 0
        func bucket(_ lead: Float) -> Int { lead <= 0 ? 0 : lead < 1 ? 1 : lead < 2.5 ? 2 : 3 }
        var list = FeatureList()
        list.add(190, 0)
        list.add(191, type)
        list.add(192, type, kind)
        list.add(193, 0, 0, row.0, row.1)
        list.add(194, actorState, recipientState)
        list.add(195, type, actorState)
        list.add(196, type, recipientState)
        list.add(197, kind, actorState, recipientState)
        list.add(198, bucket(sureness.actorLead), bucket(sureness.recipientLead))
        list.add(199, kind, bucket(sureness.actorLead), bucket(sureness.recipientLead))
        func step(_ margin: Float) -> Int { margin < 0.25 ? 0 : margin < 0.6 ? 1 : margin < 1 ? 2 : margin < 1.6 ? 3 : margin < 2.5 ? 4 : 5 }
        let surest = (step(sureness.actorMargin), step(sureness.recipientMargin))
        list.add(213, surest.0)
        list.add(214, surest.1)
        list.add(215, surest.0, surest.1)
        list.add(216, kind, surest.0, surest.1)
        list.add(217, type, min(surest.0, surest.1))
        list.add(200, stand, kind == 0 ? 0 : 1)
        list.add(201, type, stand)
        let attribution = attributions.innermost(at: token)
        list.add(202, attribution == nil ? 0 : 1, kind)
        list.add(203, scene.isFirst ? 1 : 0)
        list.add(204, trigger.row.needsRecipient && recipientState > 0 && recipientState < 4 ? 1 : 0)
        list.add(205, kind, min(3, scene.triggerTypes[trigger.row.type] ?? 0))
        let previous = token - 1
        if previous >= scan.range.lowerBound {
            let word = scan[previous]
            let left: Int
            if word.mention >= 0 {
                left = 1
            } else if word.wordClass == .preposition || scan[token].prepositionIsClitic {
                left = 8 + (scan[token].prepositionIsClitic ? 20 : 0)
            } else if word.wordClass != nil {
                left = 2
            } else if word.isVerb {
                left = word.light >= 0 ? 3 : 4
            } else if word.kind == .punctuation {
                left = 5
            } else {
                left = word.isDefinite ? 6 : 7
            }
            list.add(206, kind, left)
            list.add(207, type, left)
        } else {
            list.add(206, kind, 40)
        }
        list.add(208, kind, scan[token].hasWaw ? 1 : 0)
        if let last = tellings.last(where: { $0.type == trigger.row.type }) {
            list.add(209, kind, RoleFeatures.bucket((token - last.token) / 2))
            list.add(210, type, last.actors == rules.actors && last.recipients == rules.recipients ? 1 : 0)
        } else {
            list.add(209, kind, 9)
        }
        list.add(211, RoleFeatures.countBucket(rules.actors.first.map { mentionCounts[$0] } ?? 0))
        list.add(212, min(5, scene.occurrences.count))
        addTree(of: trigger, type: type, kind: kind, row: row, in: scan, to: &list)
        return list.keys
    }

    /// Replaces the rules' roles by those that the model holds likelier, and gives how far each choice lies above nobody, and whether too little
    /// speaks for the doer to tell of him.
    func choose(
        _ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene, _ model: RoleModel
    ) -> (roles: SentenceScan.Roles, sureness: Sureness, isDoerGuessed: Bool) {
        var roles = rules
        let view = view(trigger, scene)
        let context = roleContext(trigger, rules, scene, view)
        let candidates = candidates(trigger, rules, scene).map { candidate($0, scene, view, context) }
        let goals = goals(trigger, rules, scene).map { candidate($0.place, scene, view, context, goal: $0.sources) }
        // «قصفت العاصمة السورية»: where the words for whom the act falls on name a town, the state in its adjective is not meant.
        let described =
            goals.contains { $0.goal & 1 != 0 }
            ? Set(
                scene.occurrences.filter { place in place.form == .adjective && rules.recipientPhrases.contains { $0.overlaps(place.tokens) } }.map(
                    \.entity)) : []
        let scores = self.scores(model, role: 0, rules, scene, context, candidates, actor: nil)
        // «قتل الجنود في غارات أميركية»: whom the clause says to suffer has not done it, nor have those suffered who used the force.
        let suffers = !rules.recipientPhrases.isEmpty && (rules.isPassive || rules.isReceived || scene.scan.suffersWithoutObject(trigger))
        let bound = noDoers(of: trigger, rules, scene, leftSubject: view.leftSubject, among: candidates, suffers: suffers)
            .union(bystanders(of: trigger, rules, scene))
        let isPlain = rules.hasPlainSubject
        var first = RoleModel.Ranking(scores, without: candidates.indices.filter { bound.contains(candidates[$0].entity) })
        first.index = settled(
            first, among: candidates, scores, rules.actors, rules.actorPhrases,
            isOwnDoer(rules, of: trigger, in: scene.scan) || isPlain && rules.recipientConstruction.isPlainObject ? Self.ownDoubt : Self.actorDoubt)
        // «تظاهر مئات الفلسطينيين»: whom the clause itself names as the crowd is the crowd.
        let isCrowd = trigger.row.type == .protest && rules.sources.actors == .syntax && !rules.actorPhrases.isEmpty && !rules.actors.isEmpty
        // «ثم حذرها الرئيس الفرنسي»
        let hasSubjectBehindPronoun =
            isPlain && (rules.recipientConstruction == .pronoun || rules.recipientConstruction == .antecedent)
            // «البلدة التي تحاصرها القوات»
            && (rules.actorConstruction == .subjectRightBehind || rules.actorConstruction == .relativeObject)
        // «مقتل جندي بأيدي مسلحين»
        let agents = meant(by: scene.scan.ownAgent(of: trigger, before: scene.triggers.first { $0 > trigger.token }).map { [$0] } ?? [])
        if let agent = agents.first, !agents.contains(where: { first.index < candidates.count && candidates[first.index].entity == $0 }),
            let named = candidates.firstIndex(where: { $0.entity == agent })
        {
            first.index = named
        } else if trigger.isFirstPerson || tells(must: trigger) && rules.sources.actors == .speaker || isCrowd || hasSubjectBehindPronoun
            || suffers && first.index == candidates.count,
            let named = rules.actors.first,
            let ruled = candidates.firstIndex(where: { $0.entity == named })
        {
            first.index = ruled
        }
        // «أدان الهجوم على إسرائيل»: who has suffered what somebody condemns is not condemned.
        let wronged = wronged(by: trigger, rules, scene)
        let patrons = patrons(of: trigger, scene)
        // «سارت حشود من المحتجين من العشائر»: those who march, and whose they are.
        let crowds = trigger.row.type == .protest ? scene.occurrences.filter { scene.scan.isCrowd($0.tokens) } : []
        let marchers = Set(crowds.map(\.entity) + crowds.flatMap { bodies(behind: $0.tokens, scene.scan) })
        // «لقاء جمع مسؤولين إسرائيليين وسودانيين في أوغندا»: where two meet, nobody is met.
        let hosts =
            rules.recipientConstruction == .between && !rules.recipients.isEmpty || trigger.row.type == .protest
            ? whereabouts(scene).subtracting(rules.recipients) : []
        // «وافق على إرسال قوات»: the forces that an act agreed to or turned down moves.
        let moved =
            trigger.row.type == .agree || trigger.row.type == .reject
            ? Set(scene.occurrences.filter { $0.form == .unnamed && scene.scan.isMoved($0.tokens.lowerBound) }.map(\.entity)) : []
        func sufferer(without actor: ActorLayer.EntityIndex?) -> (index: Int, others: [RoleCandidate], ranking: RoleModel.Ranking) {
            // Nobody meets his own state.
            let home = trigger.row.type == .consult ? actor.flatMap { actors.entities[$0].type == .person ? actors.entities[$0].country : nil } : nil
            let attackers = suffers || isPlain ? rules.actors : []
            // «سحبت جنودها من شمال سوريا»: the country that is left is not acted upon.
            let departed =
                trigger.row.type == .retreat ? Set(view.behind.map(\.occurrence).filter { scene.scan.isDeparture($0.tokens) }.map(\.entity)) : []
            let others =
                candidates.filter { candidate in
                    candidate.entity != actor && !(actor.map { areCrowds($0, candidate.entity) } ?? false)
                        && !(trigger.row.type == .protest && marchers.contains(candidate.entity) && !rules.recipients.contains(candidate.entity))
                        && !departed.contains(candidate.entity) && !moved.contains(candidate.entity)
                        && !hosts.contains(candidate.entity)
                        && !scene.posts.contains(candidate.entity)
                        && !((patrons.contains(candidate.entity) || isAdversary(candidate, of: trigger))
                            && !rules.recipients.contains(candidate.entity))
                        && (home == nil || actors.entities[candidate.entity].id != home) && !attackers.contains(candidate.entity)
                        && !described.contains(candidate.entity) && !(actor.map { isOnlyOfTitle(candidate.entity, of: $0, scene, view) } ?? false)
                        && !(actor.map { speaksAgainstOwn(trigger, $0, candidate.entity) && !rules.recipients.contains(candidate.entity) } ?? false)
                } + goals
            let scores = self.scores(model, role: 1, rules, scene, context, others, actor: actor)
            let ranking = RoleModel.Ranking(scores, without: wronged.isEmpty ? [] : others.indices.filter { wronged.contains(others[$0].entity) })
            return (settled(ranking, among: others, scores, rules.recipients, rules.recipientPhrases, Self.recipientDoubt), others, ranking)
        }
        var doer = first.index
        var actor = first.index < candidates.count ? candidates[first.index].entity : nil
        var second = sufferer(without: actor)
        if !trigger.isFirstPerson, !isCrowd, agents.isEmpty {
            // Whom the rules found did it also where that leaves the likelier one to be acted upon; whom they found acted upon did not
            // where another may have done it to him.
            let actorIsSufferer = actor.map { rules.recipients.contains($0) } ?? false
            var best = first.logChance(first.index) + second.ranking.logChance(second.index)
            for index in first.scores.indices where index != first.index && first.scores[first.index] - first.scores[index] < Self.rivalry {
                guard index < candidates.count, rules.actors.contains(candidates[index].entity) || actorIsSufferer else { continue }
                let rival = candidates[index].entity
                let other = sufferer(without: rival)
                let value = first.logChance(index) + other.ranking.logChance(other.index)
                if value > best {
                    best = value
                    doer = index
                    actor = rival
                    second = other
                }
            }
        }
        // Unnamed crowds and fighters act for themselves.
        let isAnonymous = trigger.row.type == .assault || trigger.row.type == .protest
        let keepsWords = isAnonymous && rules.actors.allSatisfy(unnamed.contains) && RoleFeatures.state([], rules.actorPhrases, in: scene.scan) == 1
        if let actor, !rules.actors.contains(actor), !keepsWords {
            roles.actors = [actor]
            roles.actorPhrases = Self.words(of: actor, near: trigger.token, scene)
        } else if actor == nil, !rules.actors.isEmpty {
            roles.actors = []
        }
        var recipient = second.index < second.others.count ? second.others[second.index].entity : nil
        if let likeliest = recipient, !rules.recipients.contains(likeliest),
            isGuess(second.ranking.logChance(second.index), second.others[second.index], Self.leastLogChance)
        {
            recipient = nil
        }
        if let recipient, !rules.recipients.contains(recipient) {
            roles.recipients = [recipient]
            if rules.recipientPhrases.isEmpty || !isAnonymous { roles.recipientPhrases = Self.words(of: recipient, near: trigger.token, scene) }
        } else if recipient == nil, !rules.recipients.isEmpty, trigger.row.type != .protest || rules.recipientPhrases.isEmpty {
            // «تظاهر مئات اليونانيين ضد الحكومة اليونانية»: those against whom a crowd turns may well be of its own state.
            roles.recipients = []
        }
        let sureness = Sureness(
            actorLead: first.lead, recipientLead: second.ranking.lead, actorMargin: first.margin, recipientMargin: second.ranking.margin,
            actorChance: first.chance(candidates.indices.filter { roles.actors.contains(candidates[$0].entity) }),
            recipientChance: second.ranking.chance(second.others.indices.filter { roles.recipients.contains(second.others[$0].entity) }))
        let isNamed = actor.map { rules.actors.contains($0) && !rules.actorPhrases.isEmpty && rules.sources.actors == .syntax } ?? false
        let isKnown = trigger.isFirstPerson || isCrowd || hasSubjectBehindPronoun || !agents.isEmpty || doer == candidates.count || isNamed
        guard !isKnown else { return (roles, sureness, false) }
        // Where it happened is no sign of who used the force.
        let isWhere = trigger.row.type == .assault && actor.map { !rules.actors.contains($0) && whereabouts(scene).contains($0) } ?? false
        return (roles, sureness, isWhere || isGuess(first.logChance(doer), candidates[doer], Self.leastDoerChance))
    }

    /// «اقتحم المتظاهرون المقر»: whether both are crowds without a name, who do nothing to one another.
    private func areCrowds(_ first: ActorLayer.EntityIndex, _ second: ActorLayer.EntityIndex) -> Bool {
        [first, second].allSatisfy { unnamed.contains($0) && tables.roleRows[unnamed.rows[$0 - unnamed.first]].isCrowd }
    }

    /// Those on whom the force fell that words of blame right before it speak of.
    private func wronged(by trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        if trigger.row.type == .request { return pitied(by: trigger, rules, scene) }
        guard trigger.row.type == .accuse || trigger.row.type == .reject, let next = scene.triggers.first(where: { $0 > trigger.token }),
            let type = scene.marks[next], type == RoleFeatures.number(.assault) || type == RoleFeatures.number(.coerce), let act = scene.syntax[next],
            !act.isPassive,
            scene.scan.isObjectOfBlame(next, behind: trigger.end)
        else { return [] }
        return Set(act.recipients).subtracting(act.actors)
    }

    /// «رحب الأمين العام للأمم المتحدة أنطونيو غوتيريش»: a body or state of which the sentence speaks only in the title of who acts is not acted
    /// upon, nor is who speaks of his own.
    private func isOnlyOfTitle(_ entity: ActorLayer.EntityIndex, of actor: ActorLayer.EntityIndex, _ scene: RoleScene, _ view: RoleView) -> Bool {
        if view.speaker == entity, titles.names(actor, of: entity) { return true }
        return titles.names(entity, of: actor)
            && titles.holdOnly(entity, among: scene.occurrences, ofSentenceAt: scene.scan.range.lowerBound, person: actor)
    }

    /// «دعا وزير خارجية الأردن إلى احترام الوضع»: whether a remark would be aimed at the state or body whose office its speaker holds.
    private func speaksAgainstOwn(_ trigger: SentenceScan.Trigger, _ speaker: ActorLayer.EntityIndex, _ entity: ActorLayer.EntityIndex) -> Bool {
        switch trigger.row.type {
        case .accuse, .request, .reject, .threaten:
            titles.names(entity, of: speaker)
                || actors.entities[speaker].subtype == "government" && actors.entities[entity].type == .country
                    && actors.entities[speaker].country == actors.entities[entity].id
        default: false
        }
    }

    /// How far the choices of both roles lie above nobody, and above the next best.
    struct Sureness {
        var actorLead: Float = 0
        var recipientLead: Float = 0
        var actorMargin: Float = 0
        var recipientMargin: Float = 0
        /// Chances, from 0 to 1, that one of those chosen did the act, and that it fell on one of them; nil where nobody was.
        var actorChance: Double?
        var recipientChance: Double?
    }

    /// The candidate that a ranking puts first, or the one whom the rules found unless the first lies far enough above him.
    /// - Parameters:
    ///   - scores: of the candidates, also of those whom the ranking leaves out.
    ///   - doubt: how far.
    private func settled(
        _ ranking: RoleModel.Ranking, among candidates: [RoleCandidate], _ scores: [Float], _ found: [ActorLayer.EntityIndex],
        _ phrases: [Range<Int>],
        _ doubt: Float
    ) -> Int {
        guard ranking.index < candidates.count, !found.contains(candidates[ranking.index].entity),
            !unnamed.entities(in: phrases).contains(candidates[ranking.index].entity),
            // Of those whom the rules found the likeliest.
            let ruled = candidates.indices.filter({ found.contains(candidates[$0].entity) }).max(by: { (scores[$0], $1) < (scores[$1], $0) }),
            ranking.scores[ranking.index] - ranking.scores[ruled] < doubt
        else { return ranking.index }
        return ruled
    }

    /// «مغادرة قوات تركيا», «غارات روسية»: a verbal noun whose own genitive says what its doer is, or force with the adjective of a state.
    private func isOwnDoer(_ rules: SentenceScan.Roles, of trigger: SentenceScan.Trigger, in scan: SentenceScan) -> Bool {
        guard trigger.candidate.isNoun, let first = rules.actorPhrases.first else { return false }
        if first.lowerBound == trigger.end, scan.namesRole(first) { return true }
        // «غارات روسية», «غارات جوية روسية»
        return trigger.row.type == .assault && first.count == 1 && (0...1).contains(first.lowerBound - trigger.end)
            && scan[first.lowerBound].mention < 0
            && rules.actors.first.map { Int(scan[first.lowerBound].adjective) == $0 } ?? false
    }

    /// Whether too little speaks for a candidate to be told of: where his sentence does not name him, and where it does.
    private func isGuess(_ logChance: Float, _ candidate: RoleCandidate, _ least: (elsewhere: Float, inSentence: Float)) -> Bool {
        logChance < (candidate.left == nil && candidate.right == nil ? least.elsewhere : least.inSentence)
    }

    /// Logarithms of 0.25 and 0.15.
    private static let leastLogChance: (elsewhere: Float, inSentence: Float) = (-1.386, -1.897)
    /// The same of whoever did an act: of 0.25 and 0.2.
    private static let leastDoerChance: (elsewhere: Float, inSentence: Float) = (-1.386, -1.609)

    /// How far another actor has to lie above the one that the rules found, and above one who stands in the verbal noun's own genitive.
    private static let actorDoubt: Float = 0.8
    private static let ownDoubt: Float = 1.6
    private static let recipientDoubt: Float = 0.4
    /// How far below the likeliest actor the one whom the rules found may lie to be tried together with whom he leaves to be acted upon.
    private static let rivalry: Float = 2

    private static func words(of entity: ActorLayer.EntityIndex, near token: Int, _ scene: RoleScene) -> [Range<Int>] {
        scene.occurrences.filter { $0.entity == entity && $0.form != .pronoun }
            .min { (abs($0.tokens.lowerBound - token), $0.tokens.lowerBound) < (abs($1.tokens.lowerBound - token), $1.tokens.lowerBound) }
            .map { [$0.tokens] } ?? []
    }

    // MARK: - Learning

    func means(_ entity: ActorLayer.EntityIndex, _ named: [[Range<Int>]]) -> Bool {
        /// Whether two places have more in common than not.
        func coincide(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
            let shared = first.clamped(to: second).count
            return shared > 0 && shared * 2 >= first.count + second.count - shared
        }
        if unnamed.contains(entity) {
            return unnamed.places.contains { place in place.entity == entity && named.contains { $0.contains { coincide($0, place.range) } } }
        }
        return actors.mentions.contains { mention in
            mention.entity == entity
                && named.contains { $0.contains { mention.form == .name ? $0.overlaps(mention.range) : coincide($0, mention.range) } }
        }
    }
}
