import Actors
import Readings

/// Whom a protest is for or against, where a word that describes it says so.
extension SentenceScan {
    /// «احتجاجات واسعة مناهضة للحكومة», «مسيرة مؤيدة لروسيا».
    struct Aim {
        /// Of the word that says for or against whom.
        let token: Int
        let isAgainst: Bool
        let phrases: [NounPhrase]
    }

    /// Whether a noun of protest stands at a token.
    func isProtest(_ noun: Int) -> Bool {
        candidates(at: noun).contains { $0.isNoun && tables.nounRows[$0.row].type == .protest }
    }

    /// What the words behind a noun of protest say of its aim.
    func aim(behind end: Int) -> Aim? {
        for token in end..<min(range.upperBound, end + Self.aimReach) {
            let isAgainst = tables.clauseWords.stands(.against, at: token, in: text)
            if isAgainst || tables.clauseWords.stands(.favour, at: token, in: text) {
                // «احتجاجات المعارضة»: behind an indefinite noun a definite one is its genitive.
                let next = token + 1
                guard isArticled(token) == isArticled(end - 1) else { return nil }
                guard range.contains(next), self[next].mention < 0 || self[next].prepositionIsClitic, isOfAim(self[next].preposition) else {
                    return nil
                }
                let phrases = coordinated(at: self[next].prepositionIsClitic ? next : next + self[next].classLength)
                return phrases.isEmpty ? nil : Aim(token: token, isAgainst: isAgainst, phrases: phrases)
            }
            let word = self[token]
            guard word.mention < 0, word.kind == .word, word.wordClass == nil, !word.prepositionIsClitic, !isFiniteVerb(token) else { return nil }
        }
        return nil
    }

    /// «في», «من» say where they march, not why.
    private func isOfAim(_ preposition: Preposition?) -> Bool {
        switch preposition {
        case .forWhom, .by, .with, .against: true
        default: false
        }
    }

    /// Whether a word says for or against whom the protest is that stands before it.
    func isAimOfProtest(_ token: Int) -> Bool {
        guard tables.clauseWords.stands(.against, at: token, in: text) || tables.clauseWords.stands(.favour, at: token, in: text) else {
            return false
        }
        return candidates(in: token - Self.aimReach..<token).contains { noun in
            noun.isNoun && tables.nounRows[noun.row].type == .protest && noun.token < token && token - noun.token <= Self.aimReach
                && aim(behind: noun.token + noun.length)?.token == token
        }
    }

    /// «مظاهرات مناهضة لفرنسا»: who is marched against has not marched, nor has who is marched for.
    func settleProtest(_ trigger: Trigger, _ roles: inout Roles) {
        if trigger.candidate.isNoun, let aim = aim(behind: trigger.end) {
            if roles.actorPhrases.contains(where: { words in aim.phrases.contains { $0.tokens.overlaps(words) } }) { roles.clearActors() }
            if aim.isAgainst {
                roles.clearRecipients()
                roles.addRecipients(aim.phrases, of: self, by: .preposition)
            }
        }
    }

    /// How many words may stand between a protest and the word for its aim.
    private static let aimReach = 5
}
