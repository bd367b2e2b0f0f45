import Actors
import ArabicText
import Readings

extension SentenceScan {
    /// The bare phrases right behind a word: genitive, object or subject.
    func bare(behind token: Int) -> [NounPhrase] {
        var token = token
        while range.contains(token), isQuotationMark(token) || self[token].isTime { token += 1 }
        guard range.contains(token), canBeginPhrase(token), !self[token].prepositionIsClitic, !self[token].hasWaw else { return [] }
        return coordinated(at: token)
    }

    func adjectives(behind token: Int) -> [ActorLayer.EntityIndex] {
        var entities: [ActorLayer.EntityIndex] = []
        var at = token
        while at < range.upperBound, at - token < 4 {
            if self[at].adjective >= 0 {
                entities.append(ActorLayer.EntityIndex(self[at].adjective))
            } else if entities.isEmpty || !isComma(at) {
                break
            }
            at += 1
        }
        return entities
    }

    /// «بين X وY»
    func parties(behind start: Int) -> (ActorLayer.EntityIndex, ActorLayer.EntityIndex)? {
        let phrases = prepositional(.between, behind: start, isVerb: false)
        let entities = phrases.flatMap(\.entities)
        guard entities.count >= 2, entities[0] != entities[1] else { return nil }
        return (entities[0], entities[1])
    }
}
