import Actors
import ArabicText
import Attributions
import Knowledge

/// Acts done by saying («واتهم», «داعيا»): the attribution that the verb opens knows who speaks.
extension DocumentCoding {
    /// Who says what the cue at a token introduces.
    func cueSource(at token: Int) -> ActorLayer.EntityIndex? {
        cues[token].flatMap { attributions.attributions[$0].source?.entity }
    }

    /// Gives the act of a verb of speech to whom the attribution has as its source.
    ///
    /// «واتهم السلطات بإيداعه السجن»: whoever stood in his place behind the verb is then its object.
    /// - Returns: whether the actors are now others.
    func takeCueSource(of trigger: SentenceScan.Trigger, into roles: inout SentenceScan.Roles) -> Bool {
        // «مظاهرة تطالب الوزارة بالحوار»: those who march speak, whomever the attribution takes for its source.
        guard roles.protest == nil, !trigger.candidate.isNoun, !roles.isPassive, !trigger.row.recipientSlots.contains(.subject),
            let source = cueSource(at: trigger.token),
            !roles.actors.contains(source), roles.actors.isEmpty || !roles.recipients.contains(source), isAgentOrState(source)
        else { return false }
        // «ثم اتهم الحركة بالمماطلة»: the one phrase behind is the object, whatever the attribution takes it for.
        if roles.actorConstruction == .loneObject, let named = cues[trigger.token].flatMap({ attributions.attributions[$0].source?.tokens }),
            roles.recipientPhrases.contains(where: { $0.overlaps(named) })
        {
            return false
        }
        let words = roles.actorPhrases
        if trigger.row.recipientSlots.contains(.object), roles.recipients.isEmpty, !roles.recipientIsPronoun,
            trigger.candidate.match.segmentation.enclitic == .none,
            let first = words.first, first.lowerBound >= trigger.end, !roles.actors.isEmpty
        {
            roles.recipients = roles.actors
            roles.recipientPhrases = words
        }
        roles.recipients.removeAll { $0 == source }
        roles.actors = [source]
        roles.actorPhrases = cues[trigger.token].flatMap { attributions.attributions[$0].source?.tokens }.map { [$0] } ?? []
        roles.actorIsPronoun = false
        roles.actorOwner = nil
        roles.needsSubject = false
        return true
    }

    /// Whether a verb says that somebody must do something, which is a request of whoever says it.
    func tells(must trigger: SentenceScan.Trigger) -> Bool {
        trigger.row.type == .request && !trigger.candidate.isNoun && tables.clauseWords.stands(.must, at: trigger.token, in: text)
    }

    private func isAgentOrState(_ entity: ActorLayer.EntityIndex) -> Bool {
        switch actors.entities[entity].type {
        case .person, .organization, .country: true
        case .place, .other: false
        }
    }
}
