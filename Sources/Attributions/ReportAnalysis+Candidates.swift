import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Somebody whom a verb without a subject may mean.
    struct AntecedentCandidate {
        let antecedent: Antecedent
        let features: [UInt64]
    }

    /// What a verb without a subject tells about who is meant.
    struct SubjectlessVerb {
        let cue: Int
        let gender: WordFeatures.Gender
        let isPlural: Bool
        let isParticiple: Bool
        let sentence: Range<Int>
        let container: Draft?
    }

    /// The speakers before a verb, the teller around it, and the actors named before it in its sentence and the one before; the rules'
    /// choice is always among them. Complexity: constant but for the mentions of two sentences.
    func candidates(of verb: SubjectlessVerb, rule: Antecedent?) -> [AntecedentCandidate] {
        var antecedents: [Antecedent] = []
        var ranks: [Int] = []
        func index(_ other: Antecedent) -> Int? {
            antecedents.firstIndex {
                $0.kind == other.kind && $0.entity == other.entity && (other.entity != nil || $0.stem == other.stem || other.stem == 0)
            }
        }
        func add(_ antecedent: Antecedent, rank: Int) {
            guard index(antecedent) == nil else { return }
            antecedents.append(antecedent)
            ranks.append(rank)
        }
        for (rank, spoken) in history.suffix(6).reversed().enumerated() { add(spoken, rank: rank) }
        if let container = verb.container {
            add(
                Antecedent(
                    entity: container.entity, kind: container.kind, gender: .none, isPlural: false, stem: 0, tokens: nil, sentence: 0,
                    cue: container.cueTokens.lowerBound), rank: 7)
        }
        let start = previousSentence(of: verb.sentence)
        for mention in actors.mentions(in: max(start, verb.cue - 90)..<max(start, verb.cue)).suffix(14).reversed() {
            guard mention.form != .pronoun, mention.type == .person || mention.type == .organization || mention.type == .country else { continue }
            let isOutlet = actors.entities[mention.entity].subtype == "media"
            add(
                Antecedent(
                    entity: mention.entity, kind: isOutlet ? .outlet : .named, gender: .none, isPlural: false, stem: 0, tokens: nil,
                    sentence: 0, cue: mention.tokens.lowerBound), rank: 7)
        }
        if let rule { add(rule, rank: 7) }
        let chosen = rule.flatMap(index)
        return antecedents.indices.map { place in
            AntecedentCandidate(
                antecedent: antecedents[place],
                features: features(of: antecedents[place], rank: ranks[place], isRule: place == chosen, verb, from: start))
        }
    }

    private func previousSentence(of sentence: Range<Int>) -> Int {
        guard sentence.lowerBound > 0 else { return 0 }
        return text.text.sentences[Int(text.text.sentenceOfToken[sentence.lowerBound - 1])].tokens.lowerBound
    }

    private func features(
        of candidate: Antecedent, rank: Int, isRule: Bool, _ verb: SubjectlessVerb, from start: Int
    ) -> [UInt64] {
        var features: [UInt64] = []
        func add(_ template: UInt64, _ values: UInt64...) {
            features.append(values.reduce(template << 56) { $0 &* 16 &+ $1 & ~(255 << 56) | template << 56 })
        }
        let place: UInt64 = verb.isParticiple ? 0 : has(verb.cue, .conjunction) ? 1 : 2
        let isInside: UInt64 = verb.container == nil ? 0 : 1
        let isTeller: UInt64 =
            verb.container.map { $0.kind == candidate.kind && $0.entity == candidate.entity && candidate.entity != nil } ?? false ? 1 : 0
        let agreement = agreement(of: candidate, verb)
        let named = named(candidate, verb, from: start)
        let kind: UInt64
        switch candidate.kind {
        case .outlet: kind = 4
        case .collective: kind = 5
        case .anonymous: kind = 6
        case .named:
            switch candidate.entity.map({ actors.entities[$0].type }) {
            case .person?: kind = 0
            case .organization?: kind = 1
            case .country?: kind = 2
            default: kind = 3
            }
        }
        if isRule { features.append(ChoiceTrainer.ruleFeature) }
        let rank = UInt64(min(rank, 7))
        let isSameSentence: UInt64 = candidate.cue >= verb.sentence.lowerBound ? 1 : 0
        add(2, rank, place)
        add(3, agreement)
        add(4, kind, place)
        add(5, named, place)
        add(6, isTeller, isInside, place)
        add(7, min(rank, 2), agreement)
        add(8, named, agreement)
        add(9, min(rank, 2), isSameSentence, place)
        add(10, named, min(rank, 2))
        add(11, isInside, named)
        return features
    }

    /// 0 when nothing is known, 1 when gender and number agree, 2 when the gender does not, 3 when the number does not.
    private func agreement(of candidate: Antecedent, _ verb: SubjectlessVerb) -> UInt64 {
        var gender = candidate.gender
        var isPlural = candidate.isPlural
        if let entity = candidate.entity {
            if gender == .none, actors.entities[entity].type != .person || actors.isFeminine(entity) {
                gender = actors.isFeminine(entity) ? .feminine : .masculine
            }
            if isPluralName(entity) { isPlural = true }
        }
        if verb.isPlural != isPlural, verb.isPlural || !verb.isParticiple, candidate.kind != .collective { return 3 }
        if verb.gender == .none || gender == .none { return 0 }
        return verb.gender == gender ? 1 : 2
    }

    /// How the candidate stands in the text before the verb: 0 not near, 1 subject of the sentence, 2 elsewhere in it, 3 behind a
    /// preposition in it, 4 subject of the sentence before, 5 elsewhere in that one.
    private func named(_ candidate: Antecedent, _ verb: SubjectlessVerb, from start: Int) -> UInt64 {
        guard let entity = candidate.entity else {
            return candidate.cue >= verb.sentence.lowerBound ? 2 : 0
        }
        var best: UInt64 = 0
        for mention in actors.mentions(in: max(start, verb.cue - 90)..<max(start, verb.cue)) where mention.entity == entity && mention.form != .pronoun {
            let isHere = mention.tokens.lowerBound >= verb.sentence.lowerBound
            let value: UInt64
            if isSubject(mention, in: isHere ? verb.sentence.lowerBound : start) {
                value = isHere ? 1 : 4
            } else if isHere {
                value = has(mention.tokens.lowerBound - 1, .preposition) || has(mention.tokens.lowerBound, [.ba, .lam]) ? 3 : 2
            } else {
                value = 5
            }
            if best == 0 || value < best { best = value }
        }
        return best
    }

    /// Whether nothing but titles stands between a name and the verb before it or the start of its sentence.
    private func isSubject(_ mention: ActorLayer.Mention, in start: Int) -> Bool {
        guard !has(mention.tokens.lowerBound, [.ba, .lam]) else { return false }
        var token = mention.tokens.lowerBound - 1
        var steps = 0
        while token >= start, steps < 8 {
            if has(token, [.verb, .cueVerb]), !has(token, .article) { return true }
            if has(token, .preposition) || has(token, [.stop, .complement, .relative, .opener]) { return false }
            if !has(token, [.head, .article, .adjective, .comma, .adverb, .mark]) { return false }
            token -= 1
            steps += 1
        }
        return token < start
    }

    /// Whom a verb without a subject means, by the learnt weights where they are there.
    mutating func antecedent(of verb: SubjectlessVerb, features: WordFeatures) -> Antecedent? {
        let rule = speaker(
            of: verb.cue, features: features, isParticiple: verb.isParticiple, sentence: verb.sentence, container: verb.container)
        guard antecedents != nil || teacher != nil else { return rule }
        let candidates = candidates(of: verb, rule: rule)
        guard candidates.count > 1 else { return rule ?? candidates.first?.antecedent }
        if let teacher {
            let bytes = text.tokens[verb.cue].range
            guard let annotated = teacher.first(where: { $0.cue.overlaps(bytes) }), annotated.source == nil,
                let right = candidates.firstIndex(where: { isMeant($0.antecedent, annotated) })
            else { return rule }
            choices.antecedents.append(Choice(candidates: candidates.map(\.features), right: right))
            return candidates[right].antecedent
        }
        guard let antecedents else { return rule }
        return candidates[antecedents.best(candidates.map(\.features))].antecedent
    }

    private func isMeant(_ candidate: Antecedent, _ annotated: AnnotatedAttribution) -> Bool {
        guard let entity = annotated.entity else { return candidate.entity == nil && candidate.kind == annotated.kind }
        return actors.mentions.contains { $0.entity == candidate.entity && $0.range.overlaps(entity) }
    }
}
