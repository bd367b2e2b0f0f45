import Actors
import ArabicText
import Knowledge
import Readings

/// Where a sentence names those who may act or be acted upon, and how such a place stands to a trigger.
extension SentenceScan {
    struct Occurrence {
        enum Form: Int { case name, nominal, pronoun, adjective, place, unnamed }
        let entity: ActorLayer.EntityIndex
        let tokens: Range<Int>
        let form: Form
    }

    /// In text order.
    func occurrences() -> [Occurrence] {
        var found: [Occurrence] = []
        for mention in actors.mentions(in: range) {
            if isActor(mention.entity) {
                let form: Occurrence.Form = mention.form == .name ? .name : mention.form == .nominal ? .nominal : .pronoun
                found.append(Occurrence(entity: mention.entity, tokens: mention.tokens, form: form))
            } else if mention.form == .name, actors.entities[mention.entity].type == .place, let state = country(of: mention.entity) {
                found.append(Occurrence(entity: state, tokens: mention.tokens, form: .place))
            }
        }
        for token in range where self[token].mention < 0 && self[token].adjective >= 0 {
            found.append(Occurrence(entity: ActorLayer.EntityIndex(self[token].adjective), tokens: token..<(token + 1), form: .adjective))
        }
        return found.sorted { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
    }

    /// What governs a place: 0 nothing, 1 a verb, 2 the trigger, 3 another noun, 4 «و», from 8 a preposition.
    func government(of start: Int, trigger: Trigger) -> Int {
        if self[start].prepositionIsClitic, let preposition = self[start].preposition { return Self.number(preposition) }
        if self[start].hasWaw { return 4 }
        var previous = start - 1
        var steps = 0
        while previous >= range.lowerBound, steps < 4 {
            let word = self[previous]
            if previous < trigger.end, previous >= trigger.token { return 2 }
            if isQuotationMark(previous) {
                previous -= 1
                continue
            }
            if word.kind == .punctuation { return steps == 0 ? 0 : 3 }
            if word.mention >= 0 { return 0 }
            if word.wordClass == .preposition, let preposition = word.preposition { return Self.number(preposition) }
            if word.isVerb { return 1 }
            if word.wordClass != nil { return steps == 0 ? 0 : 3 }
            if word.prepositionIsClitic, let preposition = word.preposition { return Self.number(preposition) + 32 }
            if word.hasWaw || word.isDefinite && steps > 0 { return 3 }
            previous -= 1
            steps += 1
        }
        return steps == 0 ? 0 : 3
    }

    static func number(_ preposition: Preposition) -> Int {
        8 + (Preposition.allCases.firstIndex(of: preposition) ?? 0)
    }

    /// What stands between two places: 1 a finite verb, 2 a complementizer or conjunction, 4 a relative, 8 a stop.
    func barrier(_ tokens: Range<Int>) -> Int {
        var flags = 0
        for token in tokens {
            let word = self[token]
            if word.kind == .punctuation {
                if !isComma(token), !isQuotationMark(token) { flags |= 8 }
                continue
            }
            guard word.mention < 0 else { continue }
            if word.isVerb, !word.isDefinite, word.role < 0 { flags |= 1 }
            switch word.wordClass {
            case .complementizer, .boundary, .condition: flags |= 2
            case .relative: flags |= 4
            default: break
            }
        }
        return flags
    }
}
