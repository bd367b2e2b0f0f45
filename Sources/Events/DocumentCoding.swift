import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// The coding of one document in progress: what its sentences have given so far, which later ones refer back to.
struct DocumentCoding {
    let text: AnalyzedText
    let times: [TimeExpression]
    private(set) var actors: ActorLayer
    let attributions: AttributionLayer
    let published: PartialDate?
    /// Nil where no trees were read.
    let syntax: SyntaxLayer?
    let tables: EventTables
    /// Nil while features are gathered for learning: then every trigger counts.
    let model: ActModel?
    /// Nil when rows are checked: then the rules alone say who acts.
    let roleModel: RoleModel?
    /// Nil when rows are checked.
    let timeModel: RoleModel?
    /// Nil when rows are checked.
    let dyadModel: RoleModel?
    /// Nil when rows are checked.
    let statusModel: RoleModel?
    /// Those who act on one another, in text order.
    var dyads: [Dyad] = []
    var learning: RoleLearning?
    /// What was told so far, in text order.
    private(set) var tellings: [Telling] = []
    /// Those whom the document names most, the most named first.
    let salient: [ActorLayer.EntityIndex]
    /// By trigger token: how far the score of an act lies above the threshold.
    private var margins: [Int: Double] = [:]
    /// By trigger token of what may be violence or protest: whether what the annotated articles teach of acts lets it count.
    private var counting: [Int: Bool] = [:]
    /// Trigger tokens of acts whose own clause names the actor and says on whom he acted.
    private var explicit: Set<Int> = []
    /// By trigger token: the alignments that an act entails.
    private var implied: [Int: [EventLayer.Alignment]] = [:]
    /// Words of sport in what was scanned, and the tokens scanned.
    private var sport = (words: 0, tokens: 0)
    /// By type: the first tokens of the sentences that have a weighed trigger.
    private var tellingSentences: [PloverType: Set<Int>] = [:]
    private(set) var actFeatures: [(type: PloverType, names: [String])] = []
    private(set) var events: [EventLayer.Event] = []
    var alignments: [EventLayer.Alignment] = []
    /// Index in `times` of the first expression that may lie in the next sentence.
    private var nextTime = 0
    /// One sentence as its own syntax tells it.
    struct ScannedSentence {
        var scan: SentenceScan
        let triggers: [SentenceScan.Trigger]
        let read: [(trigger: SentenceScan.Trigger, roles: SentenceScan.Roles)]
        /// By trigger token: roles without the target that only the words around a protest name.
        let withoutTarget: [Int: SentenceScan.Roles]
        /// Indices of the time expressions that lie in it.
        let times: Range<Int>
    }

    private var scanned: [ScannedSentence] = []
    /// Who the whole document, by its syntax alone, says did what to whom.
    private(set) var memory = RoleMemory()
    /// How often the document names each entity.
    private(set) var mentionCounts: [Int]
    /// Those whom no name is known of.
    private(set) var unnamed: UnnamedParticipants
    private(set) var titles = PersonTitles()
    /// By the tokens of cues: indices of their attributions.
    let cues: [Int: Int]

    init(
        text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, published: PartialDate?,
        syntax: SyntaxLayer?, tables: EventTables, model: ActModel?, roleModel: RoleModel? = nil, timeModel: RoleModel? = nil,
        dyadModel: RoleModel? = nil, statusModel: RoleModel? = nil
    ) {
        self.text = text
        self.times = times
        self.actors = actors
        self.attributions = attributions
        self.published = published
        self.syntax = syntax
        self.tables = tables
        self.model = model
        self.roleModel = roleModel
        self.timeModel = timeModel
        self.dyadModel = dyadModel
        self.statusModel = statusModel
        var counts = [Int](repeating: 0, count: actors.entities.count)
        for mention in actors.mentions where mention.form != .pronoun { counts[mention.entity] += 1 }
        mentionCounts = counts
        unnamed = UnnamedParticipants(first: actors.entities.count)
        cues = Dictionary(attributions.attributions.enumerated().flatMap { number, attribution in attribution.cueTokens.map { ($0, number) } }) { first, _ in first }
        salient = counts.indices
            .filter { counts[$0] >= 2 && actors.entities[$0].type != .place && actors.entities[$0].type != .other && actors.entities[$0].subtype != "media" }
            .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(4).map { $0 }
    }

    /// Scans a sentence and reads its roles by its own syntax; sentences come in text order.
    mutating func scan(_ sentence: Range<Int>, alignmentTables: AlignmentTables) {
        while nextTime < times.count, times[nextTime].tokens.upperBound <= sentence.lowerBound { nextTime += 1 }
        var last = nextTime
        while last < times.count, times[last].tokens.lowerBound < sentence.upperBound { last += 1 }
        guard
            var scan = SentenceScan(sentence, text: text, actors: actors, tables: tables, extras: alignmentTables.triggerTables,
                silent: alignmentTables.silentTables)
        else { return }
        scan.markTimes(times[nextTime..<last])
        sport.tokens += sentence.count
        sport.words += scan.actContexts.reduce(0) { $0 + (tables.actClasses[Int($1.number)] == "sport" ? 1 : 0) }
        let triggers = scan.triggers()
        for trigger in triggers { scan.markTrigger(trigger) }
        var read = triggers.map { (trigger: $0, roles: scan.roles(of: $0)) }
        for index in read.indices where read[index].trigger.row.type == .protest && read[index].roles.actors.isEmpty
            && !read[index].roles.actorPhrases.contains(where: scan.namesRole)
        {
            if let crowd = scan.crowd(near: read[index].trigger.token) {
                read[index].roles.actors = crowd.entities
                read[index].roles.actorPhrases = [crowd.tokens]
                read[index].roles.needsSubject = false
            }
        }
        for index in read.indices where read[index].trigger.row.type == .assault && read[index].roles.needsSubject
            && !read[index].roles.isPassive && read[index].roles.actors.isEmpty
        {
            guard let attackers = scan.attackers(before: read[index].trigger.token),
                !read[index].roles.recipientPhrases.contains(where: { $0.overlaps(attackers.tokens) })
            else { continue }
            read[index].roles.actors = attackers.entities
            read[index].roles.actorPhrases = [attackers.tokens]
            read[index].roles.needsSubject = false
        }
        SentenceScan.joinProtests(&read)
        scan.joinAttacks(&read)
        // The weights that tell protests told from protests spoken of know nothing of such words.
        var withoutTarget: [Int: SentenceScan.Roles] = [:]
        for index in read.indices where read[index].trigger.row.type == .protest && read[index].roles.recipients.isEmpty {
            let target = scan.protestTarget(near: read[index].trigger.token)
            guard !target.isEmpty else { continue }
            withoutTarget[read[index].trigger.token] = read[index].roles
            read[index].roles.addRecipients(target, of: scan)
        }
        scanned.append(ScannedSentence(scan: scan, triggers: triggers, read: read, withoutTarget: withoutTarget, times: nextTime..<last))
        if roleModel != nil || learning != nil {
            for (trigger, roles) in read { memory.note(trigger, roles) }
        }
    }

    /// Codes the sentences that were scanned.
    mutating func code(alignmentTables: AlignmentTables) {
        if roleModel != nil || learning != nil {
            findUnnamed()
            for sentence in scanned { titles.read(sentence.scan) }
        }
        for sentence in scanned { code(sentence, alignmentTables) }
    }

    /// Adds those without a name to the actors, so that roles may be theirs.
    private mutating func findUnnamed() {
        for sentence in scanned { unnamed.read(sentence.scan) }
        for (record, isFeminine) in zip(unnamed.records, unnamed.feminine) { actors.add(record, isFeminine: isFeminine) }
        mentionCounts += [Int](repeating: 0, count: unnamed.records.count)
        for index in scanned.indices { scanned[index].scan.adopt(actors) }
    }

    private mutating func code(_ sentence: ScannedSentence, _ alignmentTables: AlignmentTables) {
        let scan = sentence.scan
        let triggers = sentence.triggers
        let read = sentence.read
        let withoutTarget = sentence.withoutTarget
        let nearTimes = ActTimes(text: text, triggers: triggers.map(\.token), times: times[sentence.times], published: published)
        var coded: [EventLayer.Event] = []
        var words: [String]?
        let scene = roleModel != nil || learning != nil ? scene(sentence) : nil
        let sufferers = read.filter { $0.trigger.row.type == .assault }.flatMap(\.roles.recipientPhrases)
        var told: [Told] = []
        for (trigger, found) in read {
            var roles = found
            var sources = RoleSources()
            let controlled = controlledDoers(of: trigger, scan, told[...]).filter { !roles.recipients.contains($0) }
            if !controlled.isEmpty, roles.actors.isEmpty, roles.actorPhrases.isEmpty || roles.needsSubject,
                trigger.candidate.isNoun ? !trigger.row.actorSlots.isEmpty || trigger.row.type == .retreat || trigger.row.type == .concede : !trigger.row.recipientSlots.contains(.subject)
            {
                roles.actors = controlled
                roles.needsSubject = false
                roles.actorIsPronoun = false
            }
            sources.note(roles, .control, after: found)
            if trigger.isFirstPerson || roles.actorSpeaks, roles.actors.isEmpty, let speaker = speaker(at: trigger.token) {
                // «ندعم الحكومة»: who speaks.
                roles.actors = [speaker]
            }
            sources.note(roles, .speaker)
            if takeCueSource(of: trigger, into: &roles) { sources.replaceActors(.cue) }
            if roles.needsSubject, roles.isMutual, pair(trigger, scan, into: &roles) {
                roles.needsSubject = false
            }
            if roles.needsSubject, let subject = topic(before: trigger.token, roles.features, scan, excluding: roles.recipients) {
                if roles.isPassive || scan.suffersWithoutObject(trigger) {
                    if roles.recipients.isEmpty, roles.recipientPhrases.isEmpty { roles.recipients = [subject] }
                } else {
                    roles.actors = [subject]
                }
            }
            sources.note(roles, .topic)
            resolvePronouns(&roles, scan: scan, trigger: trigger)
            let areBoth = roleModel != nil && resolveBoth(&roles, of: trigger, in: scan)
            sources.note(roles, .pronoun)
            let own = roles
            if trigger.candidate.isNoun {
                let source = inheritRoles(of: trigger, scan: scan, into: &roles, earlier: coded)
                sources.note(roles, source)
            }
            if trigger.row.type == .accuse { accuser(of: trigger, scan: scan, into: &roles) }
            sources.note(roles, .accuser)
            receiver(of: trigger, scan: scan, into: &roles)
            sources.note(roles, .receiver)
            counterpart(of: trigger, scan: scan, into: &roles, earlier: coded)
            sources.note(roles, .counterpart)
            attacker(of: trigger, into: &roles)
            sources.note(roles, .protagonist)
            roles.sources = sources
            let rules = roles
            told.append((trigger, rules, controlled))
            let attribution = attributions.innermost(at: trigger.token)
            var ruled = scan.status(of: trigger, stance: attribution.map { attributions.attributions[$0].stance })
            if let last = coded.last, trigger.candidate.isNoun, scan[trigger.token].hasWaw, ruled == .reported, trigger.token - last.triggerToken <= 8,
                last.status == .planned || last.status == .hypothetical || last.status == .denied
            {
                // «لإسقاط الحكومة والسيطرة على العاصمة»: what is joined is meant alike.
                ruled = last.status
            }
            var status = statusModel.map {
                self.status(of: trigger, ruled: ruled, attribution: attribution, times: nearTimes, told: coded, in: scan, model: $0)
            } ?? ruled
            let barred = roleModel == nil ? nil : scan.barred(trigger)
            if let barred, status == .reported || status == .hypothetical { status = barred.status }
            if let barred, ruled == .reported || ruled == .hypothetical { ruled = barred.status }
            // «طالبت المنظمة بوقف تسليح الجيش»: who wants an end to it does not arm it.
            let demanders = barred?.isWanted == true ? scan.demanders(of: trigger) : []
            let isTold = tellsOfActors(trigger.row, rules)
            if let scene {
                let described = withUnnamed(rules)
                let chosen = roleModel.map { choose(trigger, described, scene, $0) }
                let verdict = verdictFeatures(trigger, rules: described, status: ruled, scene: scene, sureness: chosen?.sureness ?? Sureness())
                if learning != nil {
                    learn(trigger, described, chosen: chosen?.roles ?? described, verdict, scene)
                    learnTime(trigger, ruled, nearTimes, scan)
                    learnStatus(trigger, ruled: ruled, attribution: attribution, times: nearTimes, told: coded, in: scan)
                }
                // Filed only now: what is told of a trigger must not speak for itself.
                let known = chosen?.roles ?? described
                tellings.append(Telling(type: trigger.row.type, actors: known.actors, recipients: known.recipients, token: trigger.token))
                if let roleModel, let chosen {
                    let score = roleModel.score(verdict)
                    if isTold {
                        implied[trigger.token] = alignmentTables.implied(
                            by: event(trigger, rules, scan, status, attribution, nearTimes), own: own, trigger: trigger, in: scan,
                            document: self
                        )
                        // Where the two readings of the act have no doer or no sufferer in common, it binds nobody.
                        if trigger.row.backing == nil,
                            Set(chosen.roles.actors).isDisjoint(with: rules.actors) || Set(chosen.roles.recipients).isDisjoint(with: rules.recipients)
                        {
                            implied[trigger.token] = nil
                        }
                    }
                    roles = areBoth ? rules : Self.withoutSufferers(chosen.roles, described, trigger, sufferers)
                    if !roles.actors.isEmpty, roles.actors.allSatisfy(demanders.contains) {
                        implied[trigger.token] = nil
                        continue
                    }
                    noteDyads(roles, trigger, verdict, ruled, attribution, scan)
                    let counts = score >= roleModel.keepThreshold
                    switch trigger.row.type {
                    case .assault, .protest: counting[trigger.token] = counts
                    default: if !counts || roles.actors.isEmpty && roles.recipients.isEmpty { continue }
                    }
                }
            }
            guard isTold || roleModel != nil else { continue }
            let event = event(trigger, roles, scan, status, attribution, nearTimes)
            if roleModel == nil {
                implied[trigger.token] = alignmentTables.implied(by: event, own: own, trigger: trigger, in: scan, document: self)
            }
            var weighed = rules
            if let plain = withoutTarget[trigger.token] {
                weighed.recipients = plain.recipients
                weighed.recipientPhrases = plain.recipientPhrases
            }
            // The scorer of violence and protest takes people of a state for the state.
            if weighed.actors.isEmpty { weighed.actors = scan.statesOfPeople(in: weighed.actorPhrases) }
            if weighed.recipients.isEmpty { weighed.recipients = scan.statesOfPeople(in: weighed.recipientPhrases).filter { !weighed.actors.contains($0) } }
            weigh(event, trigger, weighed, scan, triggers, &words)
            coded.append(event)
        }
        Self.shareDoers(to: &coded, read)
        Self.shareAttackers(to: &coded, in: scan)
        let kept = Self.withoutDoubles(coded, in: scan)
        for event in coded where !kept.contains(where: { $0.triggerToken == event.triggerToken }) { implied[event.triggerToken] = nil }
        events += kept
        alignments += alignmentTables.alignments(in: scan, document: self, triggers: triggers).compactMap { alignment in
            // «حظرا على بيع السلاح»
            guard let trigger = triggers.first(where: { alignment.range.overlaps(text.range(of: $0.candidate.match, at: $0.token)) }), let barred = scan.barred(trigger),
                alignment.relation == .supports, alignment.phase == .ongoing || alignment.phase == .beginning
            else { return alignment }
            if barred.isWanted { return scan.demanders(of: trigger).contains(alignment.from) ? nil : alignment }
            guard barred.status == .ended else { return nil }
            var ended = alignment
            ended.phase = .ended
            return ended
        }
    }

    /// Roles whose words describe somebody without a name have him.
    func withUnnamed(_ rules: SentenceScan.Roles) -> SentenceScan.Roles {
        var roles = rules
        if roles.actors.isEmpty { roles.actors = unnamed.entities(in: roles.actorPhrases).filter { !roles.recipients.contains($0) } }
        if roles.recipients.isEmpty { roles.recipients = unnamed.entities(in: roles.recipientPhrases).filter { !roles.actors.contains($0) } }
        return roles
    }

    /// «قتل 13 عراقيا»: who is named in the words for those who suffered by force has not done it.
    /// - Parameter sufferers: the words for those on whom the sentence's acts of force fell.
    private static func withoutSufferers(
        _ chosen: SentenceScan.Roles, _ rules: SentenceScan.Roles, _ trigger: SentenceScan.Trigger, _ sufferers: [Range<Int>]
    ) -> SentenceScan.Roles {
        guard trigger.row.type == .assault, chosen.actors != rules.actors else { return chosen }
        let suffers = chosen.actorPhrases.contains { phrase in
            !rules.actorPhrases.contains(phrase) && (rules.recipientPhrases + sufferers).contains { $0.overlaps(phrase) }
        }
        guard suffers || rules.actors.isEmpty && chosen.actors.contains(where: { rules.recipients.contains($0) }) else { return chosen }
        var roles = chosen
        roles.actors = rules.actors.filter { !chosen.recipients.contains($0) }
        roles.actorPhrases = rules.actorPhrases
        if roles.recipients.isEmpty { roles.recipients = rules.recipients }
        return roles
    }

    /// Acts of war without an actor of their own belong to whom the document tells most such acts of.
    mutating func finish(_ alignmentTables: AlignmentTables) {
        if isSport {
            events = []
            alignments = []
            return
        }
        var counts: [ActorLayer.EntityIndex: Int] = [:]
        for event in events where event.type == .assault {
            for actor in event.actors { counts[actor, default: 0] += 1 }
        }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let isClear = ranked.first.map { $0.value >= 2 && $0.value >= 2 * (ranked.count > 1 ? ranked[1].value : 0) } ?? false
        let dominant = isClear ? ranked.first?.key : protagonist
        if let dominant {
            for index in events.indices where events[index].type == .assault && events[index].actors.isEmpty
                && events[index].actorWords.isEmpty && isDefinite(events[index]) && !events[index].recipients.contains(dominant)
            {
                events[index].actors = [dominant]
            }
        }
        let coded = events.map(\.triggerToken)
        events = events.filter(tells)
        let political = events.map(isPolitical)
        if text.tokens.count >= Self.articleLength, political.count(where: { $0 }) * 2 < events.count {
            // Of films, trials and telephones: who asks and agrees there is no actor of politics.
            events = zip(events, political).filter { $1 || $0.type == .assault || $0.type == .protest }.map(\.0)
        }
        let told = Set(events.map(\.triggerToken))
        for token in coded where !told.contains(token) { implied[token] = nil }
        for (_, entailed) in implied.sorted(by: { $0.key < $1.key }) { alignments += entailed }
        alignments += dyadAlignments(alignmentTables.acts)
        events.sort { ($0.trigger.lowerBound, $0.trigger.upperBound) < ($1.trigger.lowerBound, $1.trigger.upperBound) }
        alignments.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        alignments = Self.withoutDoubles(alignments.filter { !unnamed.contains($0.from) && !unnamed.contains($0.to) })
    }

    /// «بعد الهجوم على العاصمة»: a known attack of which the sentence names no doer is that of the one whom the document is about.
    private func attacker(of trigger: SentenceScan.Trigger, into roles: inout SentenceScan.Roles) {
        guard roleModel != nil, trigger.row.type == .assault, trigger.candidate.isNoun, roles.actors.isEmpty, roles.actorPhrases.isEmpty,
            text.segmentations[trigger.token].proclitics.contains(.article), let protagonist, !roles.recipients.contains(protagonist)
        else { return }
        roles.actors = [protagonist]
    }

    /// «تفرض عقوبات»: a light verb and its noun say one thing once.
    private static func withoutDoubles(_ alignments: [EventLayer.Alignment]) -> [EventLayer.Alignment] {
        var kept: [EventLayer.Alignment] = []
        for alignment in alignments {
            let isTold = kept.suffix(8).contains {
                $0.from == alignment.from && $0.to == alignment.to && $0.relation == alignment.relation && $0.phase == alignment.phase
                    && $0.attribution == alignment.attribution && alignment.range.lowerBound - $0.range.upperBound < doubleReach
            }
            if !isTold { kept.append(alignment) }
        }
        return kept
    }

    /// How many bytes may lie between two words that say one backing: about three words.
    private static let doubleReach = 30

    /// Whether a report is of sport: its attacks, defenders and transfers are no politics.
    private var isSport: Bool { sport.words >= 5 && sport.words * Self.sportSpacing >= sport.tokens }
    /// One word of sport in so many makes the subject.
    private static let sportSpacing = 30

    /// Whether a state, a body of one, a movement or somebody known for his office takes part in an act.
    private func isPolitical(_ event: EventLayer.Event) -> Bool {
        (event.actors + event.recipients).contains { entity in
            let record = actors.entities[entity]
            switch record.type {
            case .country: return true
            case .person: return record.country != nil || record.role != nil
            case .organization: return record.subtype.map { Self.politicalBodies.contains($0) || $0 == EntityRecord.unnamed && record.country != nil } ?? false
            default: return false
            }
        }
    }

    private static let politicalBodies: Set<String> = [
        "government", "military", "armed_group", "private_military", "intergovernmental", "party", "movement", "court", "lobby",
    ]
    /// Tokens from which a text is an article and not a sentence.
    private static let articleLength = 80

    /// The person or body that the document names far more often than any other.
    var protagonist: ActorLayer.EntityIndex? {
        let ranked = mentionCounts.indices.filter { actors.entities[$0].type == .person || actors.entities[$0].type == .organization }
            .sorted { (-mentionCounts[$0], $0) < (-mentionCounts[$1], $1) }
        guard let first = ranked.first, mentionCounts[first] >= 6 else { return nil }
        if ranked.count > 1, mentionCounts[ranked[1]] * 3 > mentionCounts[first] * 2 { return nil }
        return first
    }

    /// Whether the document names some actor of a state more often than the state: «الليبي» then stands for the actor.
    func isHome(_ country: ActorLayer.EntityIndex) -> Bool {
        let id = actors.entities[country].id
        return actors.entities.indices.contains {
            $0 != country && actors.entities[$0].country == id && mentionCounts[$0] > mentionCounts[country] && isAgent($0)
        }
    }

    private func isAgent(_ entity: ActorLayer.EntityIndex) -> Bool {
        actors.entities[entity].type == .person || actors.entities[entity].type == .organization
    }

    private func isDefinite(_ event: EventLayer.Event) -> Bool {
        let cut = text.segmentations[event.triggerToken]
        return cut.proclitics.contains(.article) || cut.enclitic != .none
    }

    /// «أصيب ثلاثة مدنيين بقصف إسرائيلي», «قتل خمسة جنود في هجوم تركي»: who attacked has killed and wounded those who suffered by it.
    private static func shareAttackers(to events: inout [EventLayer.Event], in scan: SentenceScan) {
        for index in events.indices.dropLast() where events[index].type == .assault && events[index].actors.isEmpty && events[index].actorWords.isEmpty {
            let means = events[index + 1]
            guard means.type == .assault, means.triggerToken - events[index].triggerToken <= meansReach, scan.isMeans(means.triggerToken),
                !means.actors.isEmpty, Set(means.actors).isDisjoint(with: events[index].recipients)
            else { continue }
            events[index].actors = means.actors
            events[index].actorWords = means.actorWords
        }
    }

    /// «الغارات قتلت», «قتل الجيش جنودا في غارات»: an attack and the verb of force that it belongs to have one doer and one sufferer.
    private static func shareDoers(to events: inout [EventLayer.Event], _ read: [(trigger: SentenceScan.Trigger, roles: SentenceScan.Roles)]) {
        for (trigger, roles) in read where roles.doerOf != nil || roles.suffererOf != nil {
            guard let index = events.firstIndex(where: { $0.triggerToken == trigger.token }) else { continue }
            if let other = events.first(where: { $0.triggerToken == roles.suffererOf }), !other.recipients.isEmpty, Set(other.recipients).isDisjoint(with: other.actors) {
                (events[index].recipients, events[index].recipientWords) = (other.recipients, other.recipientWords)
                events[index].actors.removeAll { other.recipients.contains($0) }
            }
            if let other = events.first(where: { $0.triggerToken == roles.doerOf }), !other.actors.isEmpty, Set(other.actors).isDisjoint(with: events[index].recipients) {
                (events[index].actors, events[index].actorWords) = (other.actors, other.actorWords)
            }
        }
    }

    /// How many tokens behind those who suffered the attack may be named.
    private static let meansReach = 14

    /// Two triggers of one type side by side name one act: «شنّ هجوماً», «وقعت اتفاقاً». The noun with more roles stays.
    private static func withoutDoubles(_ events: [EventLayer.Event], in scan: SentenceScan) -> [EventLayer.Event] {
        var kept: [EventLayer.Event] = []
        for event in events {
            if let last = kept.last, last.type == event.type, event.triggerToken - last.triggerToken <= 3,
                !scan[event.triggerToken].hasWaw
            {
                let sameActor = event.actors.isEmpty || last.actors.isEmpty || !Set(event.actors).isDisjoint(with: last.actors)
                if sameActor, event.recipients.isEmpty || last.recipients.isEmpty || last.recipients == event.recipients {
                    // «إن القصف استهدف سفينة»: the verb gives the noun its object.
                    if last.actors.isEmpty { kept[kept.count - 1].actors = event.actors.filter { !last.recipients.contains($0) } }
                    if last.actorWords.isEmpty { kept[kept.count - 1].actorWords = event.actorWords }
                    if last.recipients.isEmpty {
                        kept[kept.count - 1].recipients = event.recipients.filter { !last.actors.contains($0) }
                    }
                    if last.recipientWords.isEmpty { kept[kept.count - 1].recipientWords = event.recipientWords }
                    continue
                }
            }
            kept.append(event)
        }
        return kept
    }

    /// Of those without a name only the ones who take part in an act are told of.
    var layer: EventLayer {
        let used = Set((events.flatMap { $0.actors + $0.recipients }).filter(unnamed.contains)).sorted()
        let number = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, unnamed.first + $0) })
        var records = used.map { actors.entities[$0] }
        for index in records.indices { records[index].id = "unnamed-\(index + 1)" }
        let renumbered = used.isEmpty ? events : events.map { event in
            var event = event
            event.actors = event.actors.map { number[$0] ?? $0 }
            event.recipients = event.recipients.map { number[$0] ?? $0 }
            return event
        }
        func mention(_ place: UnnamedParticipants.Place, of entity: ActorLayer.EntityIndex) -> ActorLayer.Mention {
            ActorLayer.Mention(
                tokens: place.tokens, range: place.range, entity: entity, type: actors.entities[place.entity].type, form: .nominal)
        }
        let described = unnamed.places.compactMap { place in number[place.entity].map { mention(place, of: $0) } }
        let forces = unnamed.forces.filter { place in
            events.contains { event in
                event.actors.contains(place.entity) && event.actorWords.contains { $0.overlaps(place.range) }
                    || event.recipients.contains(place.entity) && event.recipientWords.contains { $0.overlaps(place.range) }
            }
        }
        return EventLayer(
            events: renumbered, alignments: alignments, unnamed: records,
            descriptions: (described + forces.map { mention($0, of: $0.entity) }).sorted {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            })
    }

    func speaker(at token: Int) -> ActorLayer.EntityIndex? {
        attributions.innermost(at: token).flatMap { attributions.attributions[$0].source?.entity }
    }

    /// Files what speaks for a trigger of violence or protest; ``finish()`` decides when all actors are known.
    private mutating func weigh(
        _ event: EventLayer.Event, _ trigger: SentenceScan.Trigger, _ roles: SentenceScan.Roles, _ scan: SentenceScan,
        _ triggers: [SentenceScan.Trigger], _ words: inout [String]?
    ) {
        guard event.type == .assault || event.type == .protest else { return }
        if let model, model.types[event.type] != nil, isNoAct(event) {
            // Whatever these weights say of it; that its sentence speaks of such acts counts.
            margins[event.triggerToken] = -.infinity
            tellingSentences[event.type, default: []].insert(scan.range.lowerBound)
            return
        }
        let all = words ?? scan.wordFeatures
        words = all
        let sameType = triggers.filter { $0.row.type == event.type }.count
        let names = scan.actFeatures(
            of: trigger, roles: roles, status: event.status, sameType: sameType, isAttributed: event.attribution != nil, words: all)
            + treeNames(of: trigger, in: scan)
        if !roles.actorPhrases.isEmpty, !roles.actors.isEmpty, !roles.recipients.isEmpty || !roles.recipientPhrases.isEmpty,
            event.status == .reported
        {
            explicit.insert(event.triggerToken)
        } else if event.type == .protest, !trigger.candidate.isNoun, event.status == .reported, let first = roles.actorPhrases.first,
            scan.isCrowd(first)
        {
            // «أغلق المتظاهرون الطريق»: the crowd says what the act is.
            explicit.insert(event.triggerToken)
        }
        if let weights = model?.types[event.type] {
            margins[event.triggerToken] = weights.score(names) - weights.threshold
            tellingSentences[event.type, default: []].insert(scan.range.lowerBound)
        } else if model == nil, event.status == .reported || event.status == .ended {
            actFeatures.append((event.type, names))
        }
    }

    /// Whether what the annotated articles teach of acts leaves no room for one in an article.
    private func isNoAct(_ event: EventLayer.Event) -> Bool { text.tokens.count >= Self.articleLength && counting[event.triggerToken] == false }

    /// Acts of those whom the document is about are what a reader looks for: they need less to count.
    private func tells(_ event: EventLayer.Event) -> Bool {
        guard let alone = margins[event.triggerToken] else { return true }
        // In an article acts of violence and protest count as all others do; so does, in any text, what is planned, supposed or denied.
        if isNoAct(event) { return false }
        if counting[event.triggerToken] == true, event.status != .reported, event.status != .ended { return !event.actors.isEmpty || !event.recipients.isEmpty }
        // An article that tells of violence in many sentences is about it: each needs less to count.
        let margin = alone + Self.storyWeight * Double(max(0, (tellingSentences[event.type]?.count ?? 1) - 1))
        if margin >= 0 || event.actors.contains(where: { mentionCounts[$0] >= Self.storyMentions }) { return true }
        if isCombat(event) {
            // What is planned or supposed is no report of violence.
            if event.status != .reported, event.status != .ended { return true }
            return margin >= (explicit.contains(event.triggerToken) ? Self.combatMargin : Self.distantMargin) && !event.recipientWords.isEmpty
        }
        return explicit.contains(event.triggerToken) && margin >= (event.type == .protest ? Self.crowdMargin : Self.explicitMargin)
    }

    /// A state or armed body against another: «شنت السعودية هجوما على جماعة الحوثي» needs
    /// little beside it.
    private func isCombat(_ event: EventLayer.Event) -> Bool {
        guard event.type == .assault else { return false }
        let sides = event.recipients.isEmpty ? Array(event.actors.dropFirst()) : event.recipients
        guard let first = event.actors.first, !sides.isEmpty else { return false }
        return fights(first) && sides.allSatisfy { fights($0) && $0 != first }
    }

    private func fights(_ entity: ActorLayer.EntityIndex) -> Bool {
        let record = actors.entities[entity]
        return record.type == .country || record.type == .organization && Self.fighting.contains(record.subtype ?? "")
    }

    /// Kinds of bodies that bear arms or command those who do.
    private static let fighting: Set<String> = ["military", "armed_group", "government"]

    /// What each further sentence with a trigger of the type adds to the margins of a document.
    private static let storyWeight = 2.0
    /// How often a document names an actor whom it is about.
    private static let storyMentions = 3
    /// How far below the threshold an act of a named actor on somebody may lie.
    private static let explicitMargin = -0.8
    /// The same of a crowd.
    private static let crowdMargin = -0.4
    /// The same where states or armed bodies meet, and where one of them is told of from afar.
    private static let combatMargin = -2.5
    private static let distantMargin = -1.5

    // MARK: - Roles from elsewhere

    /// A noun of action without arguments speaks of an act told before («الزيارة»), or its actor is the subject of its clause.
    private func inheritRoles(
        of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles, earlier: [EventLayer.Event]
    ) -> RoleSources.Source {
        // «مقتل», «إصابة»: such a noun tells who suffered; who did it stands elsewhere.
        guard roles.actors.isEmpty, roles.actorPhrases.isEmpty, !trigger.row.actorSlots.isEmpty else { return .subject }
        if roles.isMutual, pair(trigger, scan, into: &roles) { return .counterpart }
        if scan.isControlled(trigger.token), let doer = scan.controller(of: trigger).first(where: { !$0.entities.isEmpty }) {
            // «قام بالتعاقد مع شركة»: a noun that a verb governs has the verb's subject.
            let actors = doer.entities.filter { !roles.recipients.contains($0) }
            if !actors.isEmpty {
                roles.actors = actors
                return .control
            }
        }
        if scan[trigger.token].isDefinite, let told = toldBefore(trigger.row, earlier) {
            roles.actors = told.actors.filter { !roles.recipients.contains($0) }
            if roles.recipients.isEmpty, roles.recipientPhrases.isEmpty, told.rule == trigger.row.id || trigger.row.type == .consult {
                roles.recipients = told.recipients
                roles.time = told.time
            }
            return .told
        }
        // The parties of a ceasefire are those who fight.
        if trigger.row.mode == "ceasefire" {
            if let fight = (events.suffix(40) + earlier).last(where: { $0.type == .assault && !$0.actors.isEmpty }) {
                roles.actors = fight.actors + fight.recipients
                return .told
            }
        }
        if let subject = scan.subjectPhrase(before: trigger.token), !subject.entities.isEmpty {
            let actors = subject.entities.filter { !roles.recipients.contains($0) }
            if !actors.isEmpty { roles.actors = actors }
        }
        // The doer of an act that another verb of the sentence wants or begins is that verb's subject, wherever it stands.
        guard roles.actors.isEmpty else { return .subject }
        switch trigger.row.type {
        case .consult, .retreat, .assault, .coerce, .mobilize, .cooperate:
            if !roles.recipients.isEmpty || !roles.recipientPhrases.isEmpty || scan[trigger.token].isDefinite,
                !scan.isBehindComplementizer(trigger.token),
                let subject = topic(before: trigger.token, WordFeatures(), scan, excluding: roles.recipients, sameSentence: true)
            {
                roles.actors = [subject]
            }
        default: break
        }
        return .clause
    }

    /// «تورط», «مسؤول عن الهجوم»: words of blame that name the one blamed; who speaks blames him.
    private func accuser(of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles) {
        let names = trigger.candidate.isNoun ? trigger.row.actorSlots.isEmpty : trigger.row.recipientSlots == [.subject]
        guard names, roles.actors.isEmpty, roles.actorPhrases.isEmpty else { return }
        let doers = scan.controller(of: trigger).flatMap(\.entities).filter { !roles.recipients.contains($0) }
        if !doers.isEmpty {
            roles.actors = doers
        } else if let speaker = speaker(at: trigger.token), !roles.recipients.contains(speaker) {
            roles.actors = [speaker]
        }
    }

    /// «اتصال هاتفي بينهما», «اتفقا»: the two last spoken of, persons before states.
    private func pair(_ trigger: SentenceScan.Trigger, _ scan: SentenceScan, into roles: inout SentenceScan.Roles) -> Bool {
        guard let first = topic(before: trigger.token, WordFeatures(), scan, excluding: []) else { return false }
        // The state of the first is no partner of his, nor is one of its officials.
        let own = actors.entities.indices.filter { other in
            actors.entities[other].id == actors.entities[first].country || actors.entities[other].country == actors.entities[first].id
        }
        var excluded = [first] + own
        if actors.entities[first].type == .person {
            excluded += actors.entities.indices.filter { actors.entities[$0].type != .person }
        }
        guard
            let second = topic(before: trigger.token, WordFeatures(), scan, excluding: excluded)
                ?? topic(before: trigger.token, WordFeatures(), scan, excluding: [first] + own)
        else { return false }
        roles.actors = [first]
        roles.recipients = [second]
        return true
    }

    /// The act that a definite noun speaks of: one named by the same noun, the last; else one of its type by whom the text tells most
    /// acts of the type.
    private func toldBefore(_ row: TriggerRow, _ earlier: [EventLayer.Event]) -> EventLayer.Event? {
        let told = (events.suffix(60) + earlier).filter { $0.type == row.type && !$0.actors.isEmpty }
        if row.type != .assault, let same = told.last(where: { $0.rule == row.id }) { return same }
        var counts: [ActorLayer.EntityIndex: Int] = [:]
        for event in told { counts[event.actors[0], default: 0] += 1 }
        var best: (count: Int, event: EventLayer.Event)?
        for event in told {
            let count = counts[event.actors[0]] ?? 0
            if best.map({ count >= $0.count }) ?? true { best = (count, event) }
        }
        return best?.event
    }

    /// Who meets without a partner meets whom the text last told that he met, else his hosts: «يناقش في موسكو», «المحادثة».
    private func counterpart(
        of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles, earlier: [EventLayer.Event]
    ) {
        guard trigger.row.type == .consult, let actor = roles.actors.first, roles.recipients.isEmpty else { return }
        if trigger.row.mode == "visit", let host = host(of: trigger, actor, scan) {
            roles.recipients = [host]
            return
        }
        let told = (events.suffix(60) + earlier).last {
            $0.type == .consult && !$0.recipients.isEmpty && !$0.actors.isEmpty && ($0.actors + $0.recipients).contains(actor)
        }
        if let told {
            roles.recipients = (told.actors.contains(actor) ? told.recipients : told.actors).filter { $0 != actor }
            roles.time = told.time
            return
        }
        if let host = host(of: trigger, actor, scan) { roles.recipients = [host] }
    }

    /// The state of the place where somebody meets or goes, when it is not his own.
    private func host(
        of trigger: SentenceScan.Trigger, _ actor: ActorLayer.EntityIndex, _ scan: SentenceScan
    ) -> ActorLayer.EntityIndex? {
        guard let place = scan.place(of: trigger, in: scan.clause(around: trigger.token)), let host = scan.country(of: place), host != actor,
            actors.entities[host].id != actors.entities[actor].country
        else { return nil }
        return host
    }

    /// Backing that is sought or received goes to whom the clause speaks of: «البحث عن دعم من روسيا».
    private func receiver(of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles) {
        guard trigger.candidate.isNoun, trigger.row.type == .support || trigger.row.type == .aid, !roles.actors.isEmpty,
            roles.recipients.isEmpty, roles.recipientPhrases.isEmpty
        else { return }
        let given = roles.actors
        roles.isSought = true
        if let subject = scan.subjectPhrase(before: trigger.token)?.entities.first(where: { !given.contains($0) }) {
            roles.recipients = [subject]
        } else if let subject = topic(before: trigger.token, WordFeatures(), scan, excluding: given) {
            roles.recipients = [subject]
        }
    }

    /// «دعمه», «هجومه على المدينة»: the pronoun stands for whom the text last spoke of.
    private func resolvePronouns(_ roles: inout SentenceScan.Roles, scan: SentenceScan, trigger: SentenceScan.Trigger) {
        if roles.actorIsPronoun, roles.actors.isEmpty {
            roles.actors = antecedent(of: roles.pronoun, before: trigger.token, scan: scan, excluding: roles.recipients).map { [$0] } ?? []
        }
        if roles.recipientIsPronoun, roles.recipients.isEmpty {
            roles.recipients = antecedent(of: roles.pronoun, before: trigger.token, scan: scan, excluding: roles.actors).map { [$0] } ?? []
        }
        // Whose soldiers, ships and bases act or are hit, acts or is hit.
        if roles.actors.isEmpty, let owner = roles.actorOwner {
            roles.actors = antecedent(of: owner.pronoun, before: owner.token, scan: scan, excluding: roles.recipients).map { [$0] } ?? []
        }
        if roles.recipients.isEmpty, !roles.recipientIsPronoun, let owner = roles.recipientOwner {
            roles.recipients = antecedent(of: owner.pronoun, before: owner.token, scan: scan, excluding: roles.actors).map { [$0] } ?? []
        }
    }

    /// Who a verb without a subject speaks of: a subject of the sentence or, failing that, of the one before; the nearest wins over
    /// the farther, a subject over what a preposition governs.
    func topic(
        before token: Int, _ features: WordFeatures, _ scan: SentenceScan, excluding: [ActorLayer.EntityIndex],
        sameSentence isBounded: Bool = false
    ) -> ActorLayer.EntityIndex? {
        var best: (score: Int, entity: ActorLayer.EntityIndex)?
        let low = isBounded ? scan.range.lowerBound : max(0, scan.range.lowerBound - 60)
        for mention in actors.mentions(in: low..<token) where mention.form != .pronoun {
            guard scan.isActor(mention.entity), !excluding.contains(mention.entity), agrees(mention.entity, features),
                actors.entities[mention.entity].subtype != "media"
            else { continue }
            let start = mention.tokens.lowerBound
            let sameSentence = start >= scan.range.lowerBound
            var score = sameSentence ? 40 : 0
            score -= (token - start) / 3
            // Whom the document speaks of most is whom its pronouns mean most.
            let count = mentionCounts[mention.entity]
            score += count >= 16 ? 18 : count >= 8 ? 12 : count >= 4 ? 7 : count >= 2 ? 3 : 0
            if sameSentence {
                if scan.isGoverned(start) { score -= 25 }
                if scan.isBesideVerb(mention.tokens) { score += 12 }
                if scan.isSubjectPosition(start) { score += 8 }
            }
            if best.map({ score > $0.score }) ?? true { best = (score, mention.entity) }
        }
        return best?.entity
    }

    func agrees(_ entity: ActorLayer.EntityIndex, _ features: WordFeatures) -> Bool {
        switch (features.gender, features.number) {
        case (.feminine, .singular): actors.isFeminine(entity)
        case (.masculine, .singular): !actors.isFeminine(entity)
        case (_, .plural): actors.entities[entity].type == .organization
        default: true
        }
    }

    func antecedent(
        of pronoun: Enclitic, before token: Int, scan: SentenceScan, excluding: [ActorLayer.EntityIndex]
    ) -> ActorLayer.EntityIndex? {
        if scan.range.contains(token), scan[token].pronoun >= 0 {
            let entity = actors.mentions[Int(scan[token].pronoun)].entity
            if !excluding.contains(entity) { return entity }
        }
        let features: WordFeatures
        switch pronoun {
        case .ha3ms: features = WordFeatures(.none, .third, .masculine, .singular)
        case .ha3fs: features = WordFeatures(.none, .third, .feminine, .singular)
        case .hum, .huma, .hunna: features = WordFeatures(.none, .third, .none, .plural)
        default: return nil
        }
        return topic(before: token, features, scan, excluding: excluding)
    }

    // MARK: - The event

    /// Whether the rules know enough of those who take part for a trigger to name an act between actors.
    private func tellsOfActors(_ row: TriggerRow, _ roles: SentenceScan.Roles) -> Bool {
        let anonymous = row.type == .assault || row.type == .protest
        let actors = Self.unique(roles.actors)
        let recipients = Self.unique(roles.recipients).filter { !actors.contains($0) }
        if actors.isEmpty, recipients.isEmpty, !anonymous { return false }
        // «اعتقال قيادي», «العقوبات على الحزب»: who suffers is named though nobody is said to have done it.
        let suffers = row.type == .coerce || row.type == .sanction
        if actors.isEmpty, !anonymous, roles.actorPhrases.isEmpty, !(suffers && !recipients.isEmpty) { return false }
        if recipients.isEmpty, roles.recipientPhrases.isEmpty {
            switch row.type {
            case .mobilize, .retreat, .protest, .assault: break
            default: if row.needsRecipient || actors.isEmpty && !suffers { return false }
            }
        }
        return true
    }

    private func event(
        _ trigger: SentenceScan.Trigger, _ roles: SentenceScan.Roles, _ scan: SentenceScan, _ status: EventStatus, _ attribution: Int?,
        _ times: ActTimes
    ) -> EventLayer.Event {
        let row = trigger.row
        let actors = Self.unique(roles.actors)
        let recipients = Self.unique(roles.recipients).filter { !actors.contains($0) }
        let clause = scan.clause(around: trigger.token)
        return EventLayer.Event(
            type: row.type, mode: row.mode, trigger: text.range(of: trigger.candidate.match, at: trigger.token),
            triggerToken: trigger.token, actors: actors, recipients: recipients,
            actorWords: roles.actorPhrases.map { text.text.range($0) },
            recipientWords: roles.recipientPhrases.filter { phrase in !roles.actorPhrases.contains { $0.overlaps(phrase) } }
                .map { text.text.range($0) },
            place: scan.place(of: trigger, in: clause), time: roles.time ?? times.time(of: trigger, status: status, in: scan, model: timeModel), status: status,
            attribution: attribution, figures: scan.figures(of: trigger, in: clause), clause: text.text.range(clause), rule: row.id)
    }

    private static func unique(_ entities: [ActorLayer.EntityIndex]) -> [ActorLayer.EntityIndex] {
        var seen: Set<ActorLayer.EntityIndex> = []
        return entities.filter { seen.insert($0).inserted }
    }
}
