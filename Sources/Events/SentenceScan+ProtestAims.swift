import Actors
import Knowledge
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

    /// «وقفة تطالب الوزارة بالحوار», «المسيرة التي نددت بفرنسا», «اعتصام نظمته النقابة يدعو الحكومة إلى الحوار»: the noun of protest that the clause of a
    /// verb or participle describes; those who protest do what it tells.
    func protest(describedBy word: Int, _ features: WordFeatures) -> Int? {
        guard !self[word].prepositionIsClitic, !features.isVerb || features.person == .third && features.number == .singular else { return nil }
        if self[word].hasWaw {
            // «مسيرة تدين فرنسا وتدعو إلى الحوار»
            guard features.isVerb,
                let first = (max(range.lowerBound, word - Self.describedReach)..<word).last(where: { isFiniteVerb($0) }),
                self[first].verbFeatures.gender == features.gender, !(first..<word).contains(where: { self[$0].kind == .punctuation })
            else { return nil }
            return protest(describedBy: first, self[first].verbFeatures)
        }
        let relative = features.isVerb ? relativeBefore(word) : nil
        let isFeminine = features.isVerb ? features.gender == .feminine : endsAsFeminine(word)
        var noun = (relative ?? word) - 1
        var organizers = 0
        while noun >= range.lowerBound, word - noun <= Self.describedReach {
            let between = self[noun]
            guard between.mention >= 0 || between.kind == .word else { return nil }
            if between.mention < 0 {
                if let protest = candidates(at: noun).first(where: { $0.isNoun && isGathering(tables.nounRows[$0.row]) }) {
                    guard protest.match.segmentation.enclitic == .none, isArticled(noun) == (relative != nil || !features.isVerb && isArticled(word))
                    else { return nil }
                    return endsAsFeminine(noun) == isFeminine ? noun : nil
                }
                // «نظمتها النقابة»
                if isFiniteVerb(noun) {
                    guard between.enclitic.isThirdPerson, organizers == 0 else { return nil }
                    organizers += 1
                }
                switch between.wordClass {
                case nil, .quantifier, .preposition, .prepositionPronoun: break
                default: return nil
                }
                if between.hasWaw { return nil }
            }
            noun -= 1
        }
        return nil
    }

    /// Whether a row is of people who gather to protest, so that what the gathering demands they demand.
    private func isGathering(_ row: TriggerRow) -> Bool {
        row.type == .protest && row.mode != "boycott" && row.mode != "riot" && !row.actorSlots.isEmpty
    }

    /// «نظم زيد العلي مظاهرات», «بتهمة تنظيم تظاهرة»: whether a verb that lends its subject stands close before a protest, or its noun.
    func isOrganized(_ protest: Trigger) -> Bool {
        !protest.candidate.isNoun
            || (max(range.lowerBound, protest.token - Self.aimReach)..<protest.token).contains {
                self[$0].mention < 0 && (self[$0].light >= 0 || self[$0].lightNoun >= 0)
            }
    }

    /// «مظاهرات مناهضة لفرنسا»: who is marched against has not marched, nor has who is marched for.
    func settleProtest(_ trigger: Trigger, _ roles: inout Roles) {
        if !trigger.candidate.isNoun, roles.actors.isEmpty, let words = roles.actorPhrases.first, isProtest(words.lowerBound) {
            // «خرجت مظاهرات»: of those who march nothing is said.
            roles.clearActors()
        }
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
    /// How many words back the protest may stand that a verb describes.
    private static let describedReach = 9
}
