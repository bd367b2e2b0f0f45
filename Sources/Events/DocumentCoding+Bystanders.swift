import Actors
import Readings

/// Those of whom the words around an act of force speak without saying that they used it.
extension DocumentCoding {
    /// Who says what a token belongs to, where he has no name.
    private func unnamedSpeaker(at token: Int) -> ActorLayer.EntityIndex? {
        guard let source = attributions.innermost(at: token).flatMap({ attributions.attributions[$0].source }), source.entity == nil,
            let words = source.tokens
        else { return nil }
        return unnamed.entities(in: [words]).first
    }

    /// «أصيب جنديان خلال زيارة الرئيس لمالي»: those who meet, where a meeting or visit only says when the force was used.
    private func visitors(behind trigger: SentenceScan.Trigger, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        guard let next = scene.triggers.first(where: { $0 > trigger.token }), scene.marks[next] == RoleFeatures.number(.consult),
            next - 1 > trigger.token, tables.clauseWords.stands(.circumstance, at: next - 1, in: text), let act = scene.syntax[next],
            scene.scan.isOneClause(trigger.end..<next)
        else { return [] }
        return Set(act.actors + act.recipients)
    }

    /// «أعلن الوزير اعتقال خمسة رجال»: the persons whose verb of telling has an act of force for its object. Of what they did themselves another verb tells.
    func tellers(of trigger: SentenceScan.Trigger, in scan: SentenceScan) -> [ActorLayer.EntityIndex] {
        guard trigger.row.type == .assault || trigger.row.type == .coerce, trigger.candidate.isNoun,
            trigger.candidate.match.segmentation.enclitic == .none, let verb = scan.governor(of: trigger.token),
            cues[verb] != nil || scan.isTelling(verb), scan.isOneClause(verb + 1..<trigger.token)
        else { return [] }
        let tellers = cueSource(at: verb).map { [$0] } ?? scan.finiteSubject(of: verb, before: trigger.token).flatMap(\.entities)
        return tellers.filter { actors.entities[$0].type == .person }
    }

    /// Whether those on whom force fell are of whoever tells of it, by a pronoun («جنودها»), or no band of fighters and of no other state or body.
    private func isOfOneself(_ rules: SentenceScan.Roles, _ speaker: ActorLayer.EntityIndex, in scan: SentenceScan) -> Bool {
        guard let words = rules.recipientPhrases.first, let phrase = scan.phrase(at: words.lowerBound) else { return false }
        if phrase.owner.isThirdPerson || words.contains(where: { scan.range.contains($0) && scan[$0].role >= 0 && scan[$0].enclitic.isThirdPerson }) {
            return true
        }
        guard
            let role = words.lazy.filter({ scan.range.contains($0) && scan[$0].role >= 0 }).map({ tables.roleRows[Int(scan[$0].role)] }).last(where: {
                !$0.isCount
            }),
            !role.isGroup
        else { return false }
        return rules.recipients.allSatisfy { unnamed.contains($0) && actors.entities[$0].country == nil || $0 == speaker || sameState(speaker, $0) }
    }

    /// «موظف في السفارة البريطانية»: the body of those on whom the act fell.
    func bodies(ofSufferersIn rules: SentenceScan.Roles, _ scan: SentenceScan) -> [ActorLayer.EntityIndex] {
        rules.recipientPhrases.flatMap { bodies(behind: $0, scan) }
    }

    /// «متظاهرون من القبيلة»: the body that «في» or «من» right behind words for persons gives them.
    func bodies(behind words: Range<Int>, _ scan: SentenceScan) -> [ActorLayer.EntityIndex] {
        let next = words.upperBound
        guard scan.range.contains(next), scan[next].mention < 0, scan[next].wordClass == .preposition, scan[next].enclitic == .none,
            scan[next].preposition == .inside || scan[next].preposition == .from, let body = scan.phrase(at: next + scan[next].classLength)
        else { return [] }
        return meant(by: [body])
    }

    /// «طالبت فرنسا بوقف القصف على المدينة», «بتحقيق في مقتل جنود»: those on whom the force fell that a request is about, where it does not name whom
    /// it goes to.
    func pitied(by request: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        guard rules.recipients.isEmpty, rules.recipientPhrases.isEmpty || !request.candidate.isNoun else { return [] }
        var found: Set<ActorLayer.EntityIndex> = []
        for token in scene.triggers where token > request.token {
            if token - request.end > SentenceScan.objectReach { break }
            guard let type = scene.marks[token], type == RoleFeatures.number(.assault) || type == RoleFeatures.number(.coerce),
                let act = scene.syntax[token],
                !act.isPassive, act.sources.recipients == .syntax, scene.scan.isObjectOfBlame(token, behind: request.end)
            else { continue }
            found.formUnion(Set(act.recipients).subtracting(act.actors))
        }
        return found
    }

    /// Who tells of the act without a name or acts only in the clause that describes on whom it fell, and on whom an act that was «brought about» fell.
    func bystanders(of trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene) -> Set<ActorLayer.EntityIndex> {
        guard trigger.row.type == .assault || trigger.row.type == .coerce else { return [] }
        var found: Set<ActorLayer.EntityIndex> = []
        if let speaker = unnamedSpeaker(at: trigger.token) {
            // «قال متحدث إن جنديين قتلا»
            switch tables.roleRows[unnamed.rows[speaker - unnamed.first]].role {
            case "MIL", "COP", "REB", "UAF", "CRM": break
            default: found.insert(speaker)
            }
        }
        if let speaker = attributions.innermost(at: trigger.token).flatMap({ attributions.attributions[$0].source?.entity }),
            actors.entities[speaker].type == .person
        {
            // «قال الوزير إن الهجوم كان مدبرا»: whoever tells of force as told of others; of his own he tells as of his state's.
            found.insert(speaker)
        }
        if let speaker = attributions.innermost(at: trigger.token).flatMap({ attributions.attributions[$0].source?.entity }),
            rules.isPassive || scene.scan.suffersWithoutObject(trigger), isOfOneself(rules, speaker, in: scene.scan)
        {
            // «قالت تركيا إن ثلاثة من جنودها قتلوا»: of losses a state tells as of its own.
            found.insert(speaker)
        }
        found.formUnion(tellers(of: trigger, in: scene.scan))
        found.formUnion(visitors(behind: trigger, scene))
        if trigger.candidate.isNoun, rules.recipientIsPronoun, rules.sources.recipients == .pronoun,
            !(scene.scan.range.contains(trigger.end) && scene.scan[trigger.end].prepositionIsClitic
                && scene.scan[trigger.end].preposition == .forWhom)
        {
            // «بعد طردها من منصبها», but «نهبها للمخازن»: on whom the act fell the noun itself says.
            found.formUnion(rules.recipients)
        }
        if trigger.candidate.isNoun, rules.sources.recipients == .syntax {
            // «اعتراض صاروخ أطلقته الجماعة»
            let last = rules.recipientPhrases.last.map(\.upperBound).flatMap { $0 > trigger.token ? $0 : nil }
            let end =
                last ?? (scene.scan.isGenitive(trigger.end, of: trigger.end - 1) ? scene.scan.endOfAttributes(trigger.end + 1, of: trigger.end) : nil)
            if let end { found.formUnion(meant(by: scene.scan.doers(inClauseBehind: end))) }
        }
        if trigger.candidate.isNoun, rules.sources.recipients == .syntax, rules.recipientConstruction == .clauseBehind {
            // «الغارات التي تعرضت لها سوريا»
            found.formUnion(rules.recipients + unnamed.entities(in: rules.recipientPhrases))
        }
        if trigger.candidate.isNoun, scene.scan.isBroughtAbout(trigger.token), trigger.candidate.match.segmentation.enclitic.isThirdPerson {
            // «الناشط تم اعتقاله»
            found.formUnion(rules.recipients + unnamed.entities(in: rules.recipientPhrases))
        }
        return found.subtracting(rules.actors).subtracting(unnamed.entities(in: rules.actorPhrases))
    }
}
