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
    var margins: [Int: Double] = [:]
    /// By trigger token of what may be violence or protest: whether what the annotated articles teach of acts lets it count.
    var counting: [Int: Bool] = [:]
    /// Trigger tokens of acts whose own clause names the actor and says on whom he acted.
    var explicit: Set<Int> = []
    /// By trigger token: the alignments that an act entails.
    private var implied: [Int: [EventLayer.Alignment]] = [:]
    /// Words of sport in what was scanned, and the tokens scanned.
    var sport = (words: 0, tokens: 0)
    /// Trigger tokens of acts whose likeliest doer was too unlikely to be told of.
    private var undecided: Set<Int> = []
    /// By type: the first tokens of the sentences that have a weighed trigger.
    var tellingSentences: [PloverType: Set<Int>] = [:]
    var actFeatures: [(type: PloverType, names: [String])] = []
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
        cues = Dictionary(attributions.attributions.enumerated().flatMap { number, attribution in attribution.cueTokens.map { ($0, number) } }) {
            first, _ in first
        }
        salient = counts.indices
            .filter {
                counts[$0] >= 2 && actors.entities[$0].type != .place && actors.entities[$0].type != .other && actors.entities[$0].subtype != "media"
            }
            .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(4).map { $0 }
    }

    /// Scans a sentence and reads its roles by its own syntax; sentences come in text order.
    mutating func scan(_ sentence: Range<Int>, alignmentTables: AlignmentTables) {
        while nextTime < times.count, times[nextTime].tokens.upperBound <= sentence.lowerBound { nextTime += 1 }
        var last = nextTime
        while last < times.count, times[last].tokens.lowerBound < sentence.upperBound { last += 1 }
        guard
            var scan = SentenceScan(
                sentence, text: text, actors: actors, syntax: syntax, tables: tables, extras: alignmentTables.triggerTables,
                silent: alignmentTables.silentTables)
        else { return }
        scan.markTimes(times[nextTime..<last])
        sport.tokens += sentence.count
        sport.words += scan.actContexts.reduce(0) { $0 + (tables.actClasses[Int($1.number)] == "sport" ? 1 : 0) }
        let triggers = scan.triggers()
        for trigger in triggers { scan.markTrigger(trigger) }
        var read = triggers.map { (trigger: $0, roles: scan.roles(of: $0)) }
        for index in read.indices
        where read[index].trigger.row.type == .protest && read[index].roles.actors.isEmpty
            && !read[index].roles.actorPhrases.contains(where: scan.namesRole)
        {
            if let crowd = scan.crowd(near: read[index].trigger.token) {
                read[index].roles.actors = crowd.entities
                read[index].roles.actorPhrases = [crowd.tokens]
                read[index].roles.needsSubject = false
            }
        }
        for index in read.indices
        where read[index].trigger.row.type == .assault && read[index].roles.needsSubject
            && !read[index].roles.isPassive && read[index].roles.actors.isEmpty
        {
            guard let attackers = scan.attackers(before: read[index].trigger.token),
                !read[index].roles.recipientPhrases.contains(where: { $0.overlaps(attackers.tokens) })
            else { continue }
            read[index].roles.actors = attackers.entities
            read[index].roles.actorPhrases = [attackers.tokens]
            read[index].roles.needsSubject = false
        }
        scan.joinProtests(&read)
        scan.joinAttacks(&read)
        scan.joinCharges(&read)
        scan.joinGrounds(&read)
        // The weights that tell protests told from protests spoken of know nothing of such words.
        var withoutTarget: [Int: SentenceScan.Roles] = [:]
        for index in read.indices where read[index].trigger.row.type == .protest && read[index].roles.recipients.isEmpty {
            let target = scan.protestTarget(near: read[index].trigger.token)
            guard !target.isEmpty else { continue }
            withoutTarget[read[index].trigger.token] = read[index].roles
            read[index].roles.addRecipients(target, of: scan, by: .preposition)
        }
        SentenceScan.turnToDoers(&read)
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
                trigger.candidate.isNoun
                    ? !trigger.row.actorSlots.isEmpty || trigger.row.type == .retreat || trigger.row.type == .concede
                    : !trigger.row.recipientSlots.contains(.subject)
            {
                roles.actors = controlled
                roles.needsSubject = false
                roles.actorIsPronoun = false
            }
            sources.note(roles, .control, after: found)
            if tells(must: trigger), speaker(at: trigger.token) != nil {
                // «قال الوزير إنه يجب على إيران وقف التجارب»
                roles.clearActors()
                roles.needsSubject = false
                roles.actorSpeaks = true
            }
            if trigger.isFirstPerson || roles.actorSpeaks, roles.actors.isEmpty, let speaker = speaker(at: trigger.token) {
                // «ندعم الحكومة»: who speaks.
                roles.actors = [speaker]
            }
            sources.note(roles, .speaker)
            if takeCueSource(of: trigger, into: &roles) { sources.replaceActors(.cue) }
            if roles.needsSubject, roles.isMutual, takeBoth(into: &roles, before: trigger.token) || pair(trigger, scan, into: &roles) {
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
            // «شهدت كينيا مظاهرات»: no state protests, but with words («احتجت كينيا»).
            if trigger.row.type == .protest, !roles.hasPlainSubject { roles.actors.removeAll { actors.entities[$0].type == .country } }
            let rules = roles
            told.append((trigger, rules, controlled))
            let attribution = attributions.innermost(at: trigger.token)
            var ruled = scan.status(of: trigger, stance: attribution.map { attributions.attributions[$0].stance })
            if let last = coded.last, trigger.candidate.isNoun, scan[trigger.token].hasWaw, ruled == .reported,
                trigger.token - last.triggerToken <= 8,
                last.status == .planned || last.status == .hypothetical || last.status == .denied
            {
                // «لإسقاط الحكومة والسيطرة على العاصمة»: what is joined is meant alike.
                ruled = last.status
            }
            var status =
                statusModel.map {
                    self.status(of: trigger, ruled: ruled, attribution: attribution, times: nearTimes, told: coded, in: scan, model: $0)
                } ?? ruled
            let barred = roleModel == nil ? nil : scan.barred(trigger)
            if let barred, status == .reported || status == .hypothetical { status = barred.status }
            if let barred, ruled == .reported || ruled == .hypothetical { ruled = barred.status }
            // «طالبت المنظمة بوقف تسليح الجيش»: who wants an end to it does not arm it.
            let demanders = barred?.isWanted == true ? scan.demanders(of: trigger) : []
            let isTold = tellsOfActors(trigger.row, rules)
            var chance: Double?
            var choice: (roles: SentenceScan.Roles, sureness: Sureness, isDoerGuessed: Bool)?
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
                    chance = Calibration.act(1 / (1 + LimitedMemoryDescent.exponential(Double(-score))))
                    choice = chosen
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
                    // «حثت كندا اليونان على وقف تعاونها مع روسيا»: what somebody wants ended has not ended.
                    if barred?.isWanted == true { implied[trigger.token] = nil }
                    roles = areBoth ? rules : Self.withoutSufferers(chosen.roles, described, trigger, sufferers)
                    if !roles.actors.isEmpty, roles.actors.allSatisfy(demanders.contains) {
                        implied[trigger.token] = nil
                        continue
                    }
                    if !areBoth, chosen.isDoerGuessed, !isRetold(trigger.row.type, roles, earlier: coded) {
                        // Better nobody than a guess; an act of which neither is known then is not told.
                        roles.actors = []
                        if rules.actorPhrases != roles.actorPhrases { roles.actorPhrases = [] }
                        tellings[tellings.count - 1].actors = []
                        undecided.insert(trigger.token)
                        implied[trigger.token] = nil
                        if !tellsOfActors(trigger.row, roles) { continue }
                    }
                    if !alignmentTables.isGot(roles, trigger, in: scan, document: self) {
                        noteDyads(roles, trigger, verdict, ruled, attribution, scan)
                    }
                    let counts = score >= roleModel.keepThreshold
                    switch trigger.row.type {
                    case .assault, .protest: counting[trigger.token] = counts
                    default: if !counts || roles.actors.isEmpty && roles.recipients.isEmpty { continue }
                    }
                }
            }
            guard isTold || roleModel != nil else { continue }
            var event = event(trigger, roles, scan, status, attribution, nearTimes)
            event.chance = chance
            if let choice {
                if roles.actors == choice.roles.actors { event.actorChance = choice.sureness.actorChance.map(Calibration.actor.callAsFunction) }
                if roles.recipients == choice.roles.recipients {
                    event.recipientChance = choice.sureness.recipientChance.map(Calibration.recipient.callAsFunction)
                }
            }
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
            if weighed.recipients.isEmpty {
                weighed.recipients = scan.statesOfPeople(in: weighed.recipientPhrases).filter { !weighed.actors.contains($0) }
            }
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
            guard let trigger = triggers.first(where: { alignment.range.overlaps(text.range(of: $0.candidate.match, at: $0.token)) }),
                let barred = scan.barred(trigger),
                alignment.relation == .supports, alignment.phase == .ongoing || alignment.phase == .beginning
            else { return alignment }
            if barred.isWanted { return scan.demanders(of: trigger).contains(alignment.from) ? nil : alignment }
            guard barred.status == .ended else { return nil }
            var ended = alignment
            ended.phase = .ended
            return ended
        }
    }

    /// Whether an act is one that was told before of the same doer, in words of his own, and of the same sufferer.
    private func isRetold(_ type: PloverType, _ roles: SentenceScan.Roles, earlier: [EventLayer.Event]) -> Bool {
        !roles.recipients.isEmpty
            && (events.suffix(60) + earlier).contains { event in
                event.type == type && !event.actorWords.isEmpty && event.actors.contains(where: roles.actors.contains)
                    && event.recipients.contains(where: roles.recipients.contains)
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
            for index in events.indices
            where events[index].type == .assault && events[index].actors.isEmpty
                && events[index].actorWords.isEmpty && !undecided.contains(events[index].triggerToken) && isDefinite(events[index])
                && !events[index].recipients.contains(dominant)
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
        let worded = alignments.count
        for (_, entailed) in implied.sorted(by: { $0.key < $1.key }) { alignments += entailed }
        alignments += dyadAlignments(alignmentTables.acts)
        for index in alignments.indices {
            alignments[index].chance = chance(of: alignments[index]).map(
                index < worded ? Calibration.wordedBacking.callAsFunction : Calibration.entailedBacking.callAsFunction)
        }
        events.sort { ($0.trigger.lowerBound, $0.trigger.upperBound) < ($1.trigger.lowerBound, $1.trigger.upperBound) }
        alignments.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        alignments = Self.withoutDoubles(alignments)
    }

    /// How sure the parties of the act are that the words of a backing name; nil where they name none between the two.
    private func chance(of alignment: EventLayer.Alignment) -> Double? {
        events.lazy.filter { event in
            let parties = event.actors + event.recipients
            return event.trigger.overlaps(alignment.range) && parties.contains(alignment.from) && parties.contains(alignment.to)
        }.compactMap { event in event.actorChance.map { $0 * (event.recipientChance ?? 1) } }.max()
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
    /// One word of sport in so many makes the subject.
    static let sportSpacing = 30

    static let politicalBodies: Set<String> = [
        "government", "military", "armed_group", "private_military", "intergovernmental", "party", "movement", "court", "lobby",
    ]
    /// Tokens from which a text is an article and not a sentence.
    static let articleLength = 80

    /// How many tokens behind those who suffered the attack may be named.
    static let meansReach = 14

    /// Two triggers of one type side by side name one act: «شنّ هجوماً», «وقعت اتفاقاً». The noun with more roles stays.
    private static func withoutDoubles(_ events: [EventLayer.Event], in scan: SentenceScan) -> [EventLayer.Event] {
        var kept: [EventLayer.Event] = []
        for event in events {
            if let last = kept.last, last.type == event.type, event.triggerToken - last.triggerToken <= 3,
                !scan[event.triggerToken].hasWaw, !scan.isOfGenitive(event.triggerToken, behind: last.triggerToken)
            {
                let sameActor = event.actors.isEmpty || last.actors.isEmpty || !Set(event.actors).isDisjoint(with: last.actors)
                if sameActor, event.recipients.isEmpty || last.recipients.isEmpty || last.recipients == event.recipients {
                    // «إن القصف استهدف سفينة»: the verb gives the noun its object.
                    if last.actors.isEmpty {
                        kept[kept.count - 1].actors = event.actors.filter { !last.recipients.contains($0) }
                        kept[kept.count - 1].actorChance = event.actorChance
                    }
                    if last.actorWords.isEmpty, event.actors.isEmpty || !kept[kept.count - 1].actors.isEmpty {
                        kept[kept.count - 1].actorWords = event.actorWords
                    }
                    if last.recipients.isEmpty {
                        kept[kept.count - 1].recipients = event.recipients.filter { !last.actors.contains($0) }
                        kept[kept.count - 1].recipientChance = event.recipientChance
                    }
                    if last.recipientWords.isEmpty { kept[kept.count - 1].recipientWords = event.recipientWords }
                    continue
                }
            }
            kept.append(event)
        }
        return kept
    }

    /// Of those without a name only the ones who take part in an act or a backing are told of.
    var layer: EventLayer {
        let parties = events.flatMap { $0.actors + $0.recipients } + alignments.flatMap { [$0.from, $0.to] }
        let used = Set(parties.filter(unnamed.contains)).sorted()
        let number = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, unnamed.first + $0) })
        var records = used.map { actors.entities[$0] }
        for index in records.indices { records[index].id = "unnamed-\(index + 1)" }
        let renumbered =
            used.isEmpty
            ? events
            : events.map { event in
                var event = event
                event.actors = event.actors.map { number[$0] ?? $0 }
                event.recipients = event.recipients.map { number[$0] ?? $0 }
                return event
            }
        let backing = alignments.map { alignment in
            var alignment = alignment
            alignment.from = number[alignment.from] ?? alignment.from
            alignment.to = number[alignment.to] ?? alignment.to
            return alignment
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
            events: renumbered, alignments: backing, unnamed: records,
            descriptions: (described + forces.map { mention($0, of: $0.entity) }).sorted {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            })
    }

    /// Kinds of bodies that bear arms or command those who do.
    static let fighting: Set<String> = ["military", "armed_group", "government"]

    /// What each further sentence with a trigger of the type adds to the margins of a document.
    static let storyWeight = 2.0
    /// How often a document names an actor whom it is about.
    static let storyMentions = 3
    /// How far below the threshold an act of a named actor on somebody may lie.
    static let explicitMargin = -0.8
    /// The same of a crowd.
    static let crowdMargin = -0.4
    /// The same where states or armed bodies meet, and where one of them is told of from afar.
    static let combatMargin = -2.5
    static let distantMargin = -1.5

    func event(
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
            place: scan.place(of: trigger, in: clause), time: roles.time ?? times.time(of: trigger, status: status, in: scan, model: timeModel),
            status: status,
            attribution: attribution, figures: scan.figures(of: trigger, in: clause), clause: text.text.range(clause), rule: row.id)
    }

    static func unique(_ entities: [ActorLayer.EntityIndex]) -> [ActorLayer.EntityIndex] {
        var seen: Set<ActorLayer.EntityIndex> = []
        return entities.filter { seen.insert($0).inserted }
    }
}
