import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// Roles that the clause of an act leaves open, from acts told before and from who is told of around it.
extension DocumentCoding {
    /// «بعد الهجوم على العاصمة»: a known attack of which the sentence names no doer is that of the one whom the document is about.
    func attacker(of trigger: SentenceScan.Trigger, into roles: inout SentenceScan.Roles) {
        guard roleModel != nil, trigger.row.type == .assault, trigger.candidate.isNoun, roles.actors.isEmpty, roles.actorPhrases.isEmpty,
            text.segmentations[trigger.token].proclitics.contains(.article), let protagonist, !roles.recipients.contains(protagonist)
        else { return }
        roles.actors = [protagonist]
    }

    /// «أصيب ثلاثة مدنيين بقصف إسرائيلي», «قتل خمسة جنود في هجوم تركي»: who attacked has killed and wounded those who suffered by it.
    static func shareAttackers(to events: inout [EventLayer.Event], in scan: SentenceScan) {
        for index in events.indices.dropLast()
        where events[index].type == .assault && events[index].actors.isEmpty && events[index].actorWords.isEmpty {
            let means = events[index + 1]
            guard means.type == .assault, means.triggerToken - events[index].triggerToken <= meansReach, scan.isMeans(means.triggerToken),
                !means.actors.isEmpty, Set(means.actors).isDisjoint(with: events[index].recipients)
            else { continue }
            events[index].takeActors(of: means)
        }
    }

    /// «الغارات قتلت», «قتل الجيش جنودا في غارات»: an attack and the verb of force that it belongs to have one doer and one sufferer.
    static func shareDoers(to events: inout [EventLayer.Event], _ read: [(trigger: SentenceScan.Trigger, roles: SentenceScan.Roles)]) {
        for (trigger, roles) in read where roles.doerOf != nil || roles.suffererOf != nil {
            guard let index = events.firstIndex(where: { $0.triggerToken == trigger.token }) else { continue }
            if let other = events.first(where: { $0.triggerToken == roles.suffererOf }), !other.recipients.isEmpty,
                Set(other.recipients).isDisjoint(with: other.actors)
            {
                events[index].takeRecipients(of: other)
                let hadActors = !events[index].actors.isEmpty
                events[index].actors.removeAll { other.recipients.contains($0) }
                if hadActors, events[index].actors.isEmpty { events[index].actorWords = [] }
            }
            if let other = events.first(where: { $0.triggerToken == roles.doerOf }), !other.actors.isEmpty,
                Set(other.actors).isDisjoint(with: events[index].recipients)
            {
                events[index].takeActors(of: other)
            }
        }
    }

    // MARK: - Roles from elsewhere

    /// A noun of action without arguments speaks of an act told before («الزيارة»), or its actor is the subject of its clause.
    func inheritRoles(
        of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles, earlier: [EventLayer.Event]
    ) -> RoleSources.Source {
        // «مقتل», «إصابة»: such a noun tells who suffered; who did it stands elsewhere.
        guard roles.actors.isEmpty, roles.actorPhrases.isEmpty, !trigger.row.actorSlots.isEmpty else { return .subject }
        if roles.isMutual, pair(trigger, scan, into: &roles) { return .counterpart }
        // «رفض الوزير اتهام بلاده»: who turns down what is said has not said it.
        if scan.isTurnedDown(trigger) { return .subject }
        let isSpokenOf = scan.isSpokenOf(trigger) || scan.isPraised(trigger)
        if scan.isControlled(trigger.token), !isSpokenOf, let doer = scan.controller(of: trigger).first(where: { !$0.entities.isEmpty }) {
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
        let tellers = tellers(of: trigger, in: scan)
        if !isSpokenOf, let subject = scan.subjectPhrase(before: trigger.token), !subject.entities.isEmpty {
            let actors = subject.entities.filter { !roles.recipients.contains($0) && !tellers.contains($0) }
            if !actors.isEmpty { roles.actors = actors }
        }
        // The doer of an act that another verb of the sentence wants or begins is that verb's subject, wherever it stands.
        guard roles.actors.isEmpty, !isSpokenOf else { return .subject }
        switch trigger.row.type {
        case .consult, .retreat, .assault, .coerce, .mobilize, .cooperate:
            if !roles.recipients.isEmpty || !roles.recipientPhrases.isEmpty || scan[trigger.token].isDefinite,
                !scan.isBehindComplementizer(trigger.token),
                let subject = topic(before: trigger.token, WordFeatures(), scan, excluding: roles.recipients + tellers, sameSentence: true)
            {
                roles.actors = [subject]
            }
        default: break
        }
        return .clause
    }

    /// «تورط», «مسؤول عن الهجوم»: words of blame that name the one blamed; who speaks blames him.
    func accuser(of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles) {
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
    func pair(_ trigger: SentenceScan.Trigger, _ scan: SentenceScan, into roles: inout SentenceScan.Roles) -> Bool {
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
    func counterpart(
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
    func receiver(of trigger: SentenceScan.Trigger, scan: SentenceScan, into roles: inout SentenceScan.Roles) {
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
}
