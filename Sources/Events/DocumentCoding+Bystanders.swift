import Actors
import Readings

/// Those of whom the words around an act of force speak without saying that they used it.
extension DocumentCoding {
    /// Who says what a token belongs to, where he has no name.
    private func unnamedSpeaker(at token: Int) -> ActorLayer.EntityIndex? {
        guard let source = attributions.innermost(at: token).flatMap({ attributions.attributions[$0].source }), source.entity == nil, let words = source.tokens else { return nil }
        return unnamed.entities(in: [words]).first
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
        if trigger.candidate.isNoun, rules.sources.recipients == .syntax, let last = rules.recipientPhrases.last, last.upperBound > trigger.token {
            // «اعتراض صاروخ أطلقته الجماعة»
            found.formUnion(meant(by: scene.scan.doers(inClauseBehind: last.upperBound)))
        }
        if trigger.candidate.isNoun, scene.scan.isBroughtAbout(trigger.token), trigger.candidate.match.segmentation.enclitic.isThirdPerson {
            // «الناشط تم اعتقاله»
            found.formUnion(rules.recipients + unnamed.entities(in: rules.recipientPhrases))
        }
        return found.subtracting(rules.actors).subtracting(unnamed.entities(in: rules.actorPhrases))
    }
}
