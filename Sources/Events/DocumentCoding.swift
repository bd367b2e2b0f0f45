import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import TimeExpressions

/// The coding of one document in progress: what its sentences have given so far, which later ones refer back to.
struct DocumentCoding {
    let text: AnalyzedText
    let times: [TimeExpression]
    let actors: ActorLayer
    let attributions: AttributionLayer
    let published: PartialDate?
    let tables: EventTables
    private(set) var events: [EventLayer.Event] = []
    var alignments: [EventLayer.Alignment] = []
    /// Index in `times` of the first expression that may lie in the next sentence.
    private var nextTime = 0

    init(
        text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, published: PartialDate?,
        tables: EventTables
    ) {
        self.text = text
        self.times = times
        self.actors = actors
        self.attributions = attributions
        self.published = published
        self.tables = tables
    }

    mutating func code(_ sentence: Range<Int>, alignmentTables: AlignmentTables) {
        while nextTime < times.count, times[nextTime].tokens.upperBound <= sentence.lowerBound { nextTime += 1 }
        var last = nextTime
        while last < times.count, times[last].tokens.lowerBound < sentence.upperBound { last += 1 }
        guard
            var scan = SentenceScan(sentence, text: text, actors: actors, tables: tables, extra: alignmentTables.words)
        else { return }
        scan.markTimes(times[nextTime..<last])
        let triggers = scan.triggers()
        for trigger in triggers { scan.markTrigger(trigger) }
        var coded: [EventLayer.Event] = []
        for trigger in triggers {
            var roles = scan.roles(of: trigger)
            if trigger.candidate.isNoun { inheritRoles(of: trigger, scan: scan, into: &roles, earlier: coded) }
            resolvePronouns(&roles, scan: scan, trigger: trigger)
            guard let event = event(trigger, roles, scan, sentence, times[nextTime..<last]) else { continue }
            coded.append(event)
        }
        events += Self.withoutDoubles(coded)
        alignments += alignmentTables.alignments(in: scan, events: Self.withoutDoubles(coded), document: self)
    }

    mutating func finish() {
        events.sort { ($0.trigger.lowerBound, $0.trigger.upperBound) < ($1.trigger.lowerBound, $1.trigger.upperBound) }
        alignments.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Two triggers of one type side by side name one act: «شنّ هجوماً», «وقعت اتفاقاً». The noun with more roles stays.
    private static func withoutDoubles(_ events: [EventLayer.Event]) -> [EventLayer.Event] {
        var kept: [EventLayer.Event] = []
        for event in events {
            if let last = kept.last, last.type == event.type, event.triggerToken - last.triggerToken <= 3,
                Set(event.actors).isSubset(of: Set(last.actors)) || event.actors.isEmpty,
                Set(event.recipients).isSubset(of: Set(last.recipients)) || event.recipients.isEmpty
            {
                continue
            }
            kept.append(event)
        }
        return kept
    }

    // MARK: - Roles from elsewhere

    /// A noun of action without arguments speaks of an act told before («الزيارة»), or its actor is the subject of its clause.
    private func inheritRoles(
        of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles, earlier: [EventLayer.Event]
    ) {
        guard roles.actors.isEmpty, roles.actorPhrases.isEmpty else { return }
        let definite = scan[trigger.token].isDefinite
        if definite, roles.recipients.isEmpty {
            let antecedent = (events.suffix(40) + earlier).last {
                $0.type == trigger.row.type && !($0.actors.isEmpty && $0.recipients.isEmpty)
            }
            if let antecedent {
                roles.actors = antecedent.actors
                roles.recipients = antecedent.recipients
                roles.time = antecedent.time
                return
            }
        }
        if let subject = scan.subjectPhrase(before: trigger.token), !subject.entities.isEmpty {
            let actors = subject.entities.filter { !roles.recipients.contains($0) }
            if !actors.isEmpty { roles.actors = actors }
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
    }

    func antecedent(
        of pronoun: Enclitic, before token: Int, scan: SentenceScan, excluding: [ActorLayer.EntityIndex]
    ) -> ActorLayer.EntityIndex? {
        if scan.range.contains(token), scan[token].pronoun >= 0 {
            let entity = actors.mentions[Int(scan[token].pronoun)].entity
            if !excluding.contains(entity) { return entity }
        }
        let low = max(0, token - 90)
        for mention in actors.mentions(in: low..<token).reversed() where mention.form != .pronoun {
            let entity = actors.entities[mention.entity]
            if excluding.contains(mention.entity) { continue }
            switch pronoun {
            case .ha3ms: if entity.type == .person || entity.type == .organization { return mention.entity }
            case .ha3fs: if entity.type == .country || entity.type == .organization { return mention.entity }
            case .hum, .huma, .hunna: if entity.type == .organization || entity.type == .person { return mention.entity }
            default: return nil
            }
        }
        return nil
    }

    // MARK: - The event

    private func event(
        _ trigger: SentenceScan.Trigger, _ roles: SentenceScan.Roles, _ scan: SentenceScan, _ sentence: Range<Int>,
        _ times: ArraySlice<TimeExpression>
    ) -> EventLayer.Event? {
        let row = trigger.row
        let anonymous = row.type == .assault || row.type == .protest
        let actors = Self.unique(roles.actors)
        let recipients = Self.unique(roles.recipients).filter { !actors.contains($0) }
        if actors.isEmpty, recipients.isEmpty, !anonymous { return nil }
        if actors.isEmpty, !anonymous, roles.actorPhrases.isEmpty, !trigger.isPassive { return nil }
        if recipients.isEmpty, roles.recipientPhrases.isEmpty {
            switch row.type {
            case .mobilize, .retreat, .protest, .assault: break
            default: if row.needsRecipient || actors.isEmpty { return nil }
            }
        }
        let attribution = attributions.innermost(at: trigger.token)
        let status = scan.status(of: trigger, stance: attribution.map { attributions.attributions[$0].stance })
        let clause = scan.clause(around: trigger.token)
        return EventLayer.Event(
            type: row.type, mode: row.mode, trigger: text.range(of: trigger.candidate.match, at: trigger.token),
            triggerToken: trigger.token, actors: actors, recipients: recipients,
            actorWords: roles.actorPhrases.map { text.text.range($0) }, recipientWords: roles.recipientPhrases.map { text.text.range($0) },
            place: scan.place(of: trigger, in: clause), time: roles.time ?? time(trigger, clause, times), status: status,
            attribution: attribution, figures: scan.figures(of: trigger, in: clause), clause: text.text.range(clause), rule: row.id)
    }

    private func time(_ trigger: SentenceScan.Trigger, _ clause: Range<Int>, _ times: ArraySlice<TimeExpression>) -> String? {
        var best: (distance: Int, value: String)?
        for time in times where time.type == .date || time.type == .time {
            guard time.value.first == "X" || time.value.first?.isNumber == true else { continue }
            let distance = abs(time.tokens.lowerBound - trigger.token) + (clause.overlaps(time.tokens) ? 0 : 30)
            if distance <= 36, best.map({ distance < $0.distance }) ?? true { best = (distance, time.value) }
        }
        return best?.value
    }

    private static func unique(_ entities: [ActorLayer.EntityIndex]) -> [ActorLayer.EntityIndex] {
        var seen: Set<ActorLayer.EntityIndex> = []
        return entities.filter { seen.insert($0).inserted }
    }
}
