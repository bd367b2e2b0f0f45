import Actors
import ArabicText
import Attributions
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// Who is meant by a pronoun or by a verb without a subject of its own.
extension DocumentCoding {
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

    func speaker(at token: Int) -> ActorLayer.EntityIndex? {
        attributions.innermost(at: token).flatMap { attributions.attributions[$0].source?.entity }
    }

    /// «دعمه», «هجومه على المدينة»: the pronoun stands for whom the text last spoke of.
    func resolvePronouns(_ roles: inout SentenceScan.Roles, scan: SentenceScan, trigger: SentenceScan.Trigger) {
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
}
