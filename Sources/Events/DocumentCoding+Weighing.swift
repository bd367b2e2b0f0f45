import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// Which of the acts coded count: violence and protest by their weights, all of them by what the document is about.
extension DocumentCoding {
    /// Whether a report is of sport: its attacks, defenders and transfers are no politics.
    var isSport: Bool { sport.words >= 5 && sport.words * Self.sportSpacing >= sport.tokens }

    /// Whether a state, a body of one, a movement or somebody known for his office takes part in an act.
    func isPolitical(_ event: EventLayer.Event) -> Bool {
        (event.actors + event.recipients).contains { entity in
            let record = actors.entities[entity]
            switch record.type {
            case .country: return true
            case .person: return record.country != nil || record.role != nil
            case .organization:
                return record.subtype.map { Self.politicalBodies.contains($0) || $0 == EntityRecord.unnamed && record.country != nil } ?? false
            default: return false
            }
        }
    }

    func isDefinite(_ event: EventLayer.Event) -> Bool {
        let cut = text.segmentations[event.triggerToken]
        return cut.proclitics.contains(.article) || cut.enclitic != .none
    }

    /// Files what speaks for a trigger of violence or protest; ``finish()`` decides when all actors are known.
    mutating func weigh(
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
        let names =
            scan.actFeatures(
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
    func tells(_ event: EventLayer.Event) -> Bool {
        guard let alone = margins[event.triggerToken] else { return true }
        // In an article acts of violence and protest count as all others do; so does, in any text, what is planned, supposed or denied.
        if isNoAct(event) { return false }
        if counting[event.triggerToken] == true, event.status != .reported, event.status != .ended {
            return !event.actors.isEmpty || !event.recipients.isEmpty
        }
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

    // MARK: - The event

    /// Whether the rules know enough of those who take part for a trigger to name an act between actors.
    func tellsOfActors(_ row: TriggerRow, _ roles: SentenceScan.Roles) -> Bool {
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
}
