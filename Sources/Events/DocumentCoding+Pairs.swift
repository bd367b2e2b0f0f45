import Actors
import Readings

/// The two whom a dual means: «الطرفان», «بين البلدين».
extension DocumentCoding {
    /// Puts the two told of last where words stand for both.
    /// - Returns: whether any did.
    func resolveBoth(_ roles: inout SentenceScan.Roles, of trigger: SentenceScan.Trigger, in scan: SentenceScan) -> Bool {
        guard roles.actorsAreBoth || roles.recipientsAreBoth, let words = (roles.actorsAreBoth ? roles.actorPhrases : roles.recipientPhrases).first
        else { return false }
        let two = lastTwo(before: trigger.token, meantBy: words)
        guard two.count == 2 else { return false }
        let isOfTwo = scan.isReciprocal(trigger.row)
        if roles.actorsAreBoth {
            if isOfTwo, roles.recipients.isEmpty {
                (roles.actors, roles.recipients) = ([two[0]], [two[1]])
            } else {
                roles.actors = two.filter { !roles.recipients.contains($0) }
            }
            roles.needsSubject = false
        } else if isOfTwo, roles.actors.isEmpty || two.contains(roles.actors[0]) {
            let first = roles.actors.first ?? two[0]
            (roles.actors, roles.recipients) = ([first], two.filter { $0 != first })
        } else {
            roles.recipients = two.filter { !roles.actors.contains($0) }
        }
        return true
    }

    /// «ووقع الجانبان اتفاقا»: the two told of last, where words stand for both.
    func takeBoth(into roles: inout SentenceScan.Roles, before token: Int) -> Bool {
        guard let words = roles.bothWords, case let two = lastTwo(before: token, meantBy: words), two.count == 2 else { return false }
        (roles.actors, roles.recipients) = ([two[0]], [two[1]])
        return true
    }

    private func lastTwo(before token: Int, meantBy words: Range<Int>) -> [ActorLayer.EntityIndex] {
        lastTwo(
            before: token, areStates: tables.clauseWords.stands(.both, at: words.upperBound - 1, in: text),
            arePersons: tables.clauseWords.stands(.persons, at: words.lowerBound, in: text))
    }

    /// The two of whom the text told last that one acted on the other.
    /// - Parameter areStates: whether states are asked for; they stand for the persons and bodies of theirs.
    /// - Parameter arePersons: whether persons alone are asked for.
    private func lastTwo(before token: Int, areStates: Bool, arePersons: Bool) -> [ActorLayer.EntityIndex] {
        for telling in tellings.reversed() {
            guard token - telling.token <= Self.pairReach else { return [] }
            guard let first = telling.actors.first, let second = telling.recipients.first, !unnamed.contains(first), !unnamed.contains(second) else {
                continue
            }
            let two =
                areStates
                ? [first, second].compactMap(state) : arePersons ? [first, second].filter { actors.entities[$0].type == .person } : [first, second]
            if two.count == 2, two[0] != two[1] { return two }
        }
        return []
    }

    /// The state that an entity is or is of, when the document names it.
    private func state(of entity: ActorLayer.EntityIndex) -> ActorLayer.EntityIndex? {
        let record = actors.entities[entity]
        if record.type == .country { return entity }
        return record.country.flatMap { id in actors.entities.firstIndex { $0.id == id && $0.type == .country } }
    }

    /// How many tokens back the two may have been told of.
    private static let pairReach = 150
}
