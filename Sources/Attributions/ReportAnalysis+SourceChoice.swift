import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Somebody who may be the source of a cue.
    struct SourceCandidate {
        /// The phrase that names him at the cue; nil for pronouns and empty subjects.
        var source: Range<Int>?
        var kind: SourceKind?
        var entity: ActorLayer.EntityIndex?
        /// What the rules take.
        var isRule = false
        var spoken: Antecedent?
        /// The phrase is a noun that takes him up: «الوزير».
        var isTakenUp = false
        /// How many others have spoken since him.
        var rank: Int?
        /// He speaks the content that holds the cue.
        var holdsCue = false
        /// The adjective of his state stands behind the noun.
        var isOrigin = false
        /// He does what a verb before the cue says: 1 the nearest, 2 the one before it, 3 the first of the sentence, 4 that of the sentence before, 5 the first in the words that hold the cue.
        var doer: Int?
        /// The last place before the cue at which he is named, in tokens, and how many others have been named since.
        var named: (tokens: Range<Int>, rank: Int)?
    }

    /// Score by which another has to go before whom the rules take.
    static let sourceMargin: Float = 0.75

    /// Those who may be the source of a cue, whom the rules take first.
    func sourceCandidates(
        _ cue: Range<Int>, rule: (source: Range<Int>?, kind: SourceKind, entity: ActorLayer.EntityIndex?), content: Range<Int>, sentence: Range<Int>
    ) -> [SourceCandidate] {
        var list = [SourceCandidate(source: rule.source, kind: rule.kind, entity: rule.entity, isRule: true)]
        func place(of entity: ActorLayer.EntityIndex) -> Int? { list.firstIndex { $0.source == nil && $0.entity == entity } }
        // Who has spoken.
        var seen = 0
        for spoken in history.suffix(12).reversed() where seen < 5 {
            if let entity = spoken.entity, let known = place(of: entity) {
                if list[known].rank == nil {
                    list[known].rank = seen
                    list[known].spoken = spoken
                    seen += 1
                }
                continue
            }
            if spoken.entity == nil, let known = list.firstIndex(where: { $0.source == nil && $0.entity == nil && $0.kind == spoken.kind }) {
                if list[known].rank == nil {
                    list[known].rank = seen
                    list[known].spoken = spoken
                    seen += 1
                }
                continue
            }
            list.append(SourceCandidate(source: nil, kind: spoken.kind, entity: spoken.entity, spoken: spoken, rank: seen))
            seen += 1
        }
        if let container = container(of: cue.lowerBound) {
            if let known = list.firstIndex(where: {
                $0.source == nil && $0.entity == container.entity && ($0.entity != nil || $0.kind == container.kind)
            }) {
                list[known].holdsCue = true
            } else {
                list.append(SourceCandidate(source: nil, kind: container.kind, entity: container.entity, holdsCue: true))
            }
        }
        // Who is named before.
        var rank = 0
        var named: [ActorLayer.EntityIndex] = []
        for mention in mentionsBefore(cue.lowerBound).suffix(14).reversed() where rank < 5 && cue.lowerBound - mention.tokens.lowerBound < 90 {
            guard mention.form == .name, mention.type != .place, mention.type != .other, !named.contains(mention.entity) else { continue }
            named.append(mention.entity)
            if let known = place(of: mention.entity) {
                list[known].named = (mention.tokens, rank)
            } else {
                list.append(SourceCandidate(source: nil, kind: .named, entity: mention.entity, named: (mention.tokens, rank)))
            }
            rank += 1
        }
        // «قال الوزير»: whom a noun without a name takes up.
        if let phrase = rule.source, takesUp(phrase) {
            list =
                [list[0]]
                + list.dropFirst().compactMap { known in
                    guard let entity = known.entity, entity != rule.entity, let type = known.kind else { return nil }
                    var other = known
                    other.source = phrase
                    other.kind = type == .anonymous || type == .collective ? .named : type
                    other.isTakenUp = true
                    return other
                }
        }
        // «الادعاءات التركية»: the state whose adjective stands behind a noun.
        if verbs[cue.lowerBound] == nil, ownVerbs[cue.lowerBound] == nil {
            for token in cue.upperBound..<max(cue.upperBound, min(sentence.upperBound, cue.upperBound + 3)) {
                guard let state = actors.adjectives[token] else { continue }
                if place(of: state) == nil { list.append(SourceCandidate(source: nil, kind: .named, entity: state, isOrigin: true)) }
                break
            }
        }
        // Who does what the clauses before say.
        let acting = doers(before: cue.lowerBound, sentence)
        for doer in acting {
            guard let entity = doer.entity else { continue }
            if let known = place(of: entity) {
                if list[known].doer == nil { list[known].doer = doer.rank }
            } else {
                list.append(SourceCandidate(source: nil, kind: doer.kind, entity: entity, doer: doer.rank))
            }
        }
        // Nobody who is named.
        for kind in [SourceKind.anonymous, .collective] where !list.contains(where: { $0.source == nil && $0.entity == nil && $0.kind == kind }) {
            list.append(SourceCandidate(source: nil, kind: kind, entity: nil))
        }
        // The phrases around the cue.
        var phrases: [Range<Int>] = []
        var token = max(sentence.lowerBound, cue.lowerBound - 32)
        while token < cue.lowerBound {
            guard !content.contains(token), let phrase = candidatePhrase(token, limit: cue.lowerBound) else {
                token += 1
                continue
            }
            phrases.append(phrase)
            token = max(token + 1, phrase.upperBound)
        }
        // «اتهامات وجهت له من قبل الوزارة»: behind a noun also within what it is taken to say.
        var behind: [Range<Int>] = []
        let isNoun = verbs[cue.lowerBound] == nil && ownVerbs[cue.lowerBound] == nil && !has(cue.lowerBound, .cuePhrase)
        token = cue.upperBound
        let limit = min(sentence.upperBound, cue.upperBound + 14, content.lowerBound >= cue.upperBound && !isNoun ? content.lowerBound : count)
        // «وإنها طالبت الأمم المتحدة بـ»: the pronoun is the subject.
        // «وطالبوا تركيا بـ»: a plural verb has no subject behind it.
        let isPlural =
            verbs[cue.lowerBound]?.first.map { !$0.isParticiple && $0.features.number != .singular && $0.features.person == .third } ?? false
        // «ثم اتهم الجيش بقصف القرية»: who stands behind is spoken of.
        let isDirected =
            verbs[cue.lowerBound]?.first.map {
                tables.verbs[$0.row].isDirected && !$0.isParticiple && isLoneObject(behindAdverbs(cue.upperBound), before: content.lowerBound, $0)
            } ?? false
        let isBound = !isNoun && (isPlural || isDirected || isPronounClause(cue.lowerBound - 1) || hasObjectBehind(cue, sentence))
        while token < limit, behind.count < (isNoun ? 3 : 2), !isBound {
            guard isNoun || !content.contains(token), let phrase = candidatePhrase(token, limit: limit) else {
                token += 1
                continue
            }
            behind.append(phrase)
            token = max(token + 1, phrase.upperBound)
        }
        for phrase in phrases.suffix(7) + behind where rule.source.map({ !$0.overlaps(phrase) }) ?? true && !isShown(phrase, cue: cue, sentence) {
            list.append(
                SourceCandidate(
                    source: phrase, kind: nil, entity: actors.name(at: phrase.lowerBound)?.entity ?? description(at: phrase.lowerBound),
                    doer: acting.first { $0.tokens.overlaps(phrase) }?.rank))
        }
        if let phrase = rule.source { list[0].doer = acting.first { $0.tokens.overlaps(phrase) }?.rank }
        return list
    }

    /// The subjects of the verbs before a cue: of the two nearest ones, of the first in the sentence and of the first in the sentence before.
    private func doers(before cue: Int, _ sentence: Range<Int>) -> [(
        rank: Int, tokens: Range<Int>, kind: SourceKind, entity: ActorLayer.EntityIndex?
    )] {
        var found: [(rank: Int, tokens: Range<Int>, kind: SourceKind, entity: ActorLayer.EntityIndex?)] = []
        func add(_ tokens: Range<Int>, _ rank: Int) {
            if found.contains(where: { $0.tokens.overlaps(tokens) }) { return }
            let who = identity(of: tokens)
            found.append((rank, tokens, who.kind, who.entity))
        }
        var token = cue - 1
        let start = max(sentence.lowerBound, cue - 40)
        while token >= start, found.count < 2 {
            if has(token, .closeQuote), let open = opening(of: token, start: start) {
                token = open - 1
                continue
            }
            let isAside = has(token - 1, .relative) || text.segmentations[token].enclitic != .none && !has(token, .conjunction)
            if !isAside, let tokens = doer(of: token, sentence.lowerBound..<cue) { add(tokens, found.count + 1) }
            token -= 1
        }
        if let container = container(of: cue), container.contentTokens.lowerBound < cue,
            let first = firstDoer(container.contentTokens.lowerBound..<cue)
        {
            add(first, 5)
        }
        if let first = firstDoer(sentence.lowerBound..<cue) { add(first, 3) }
        if sentence.lowerBound > 0, cue - sentence.lowerBound < 3 {
            let previous = text.text.sentences[Int(text.text.sentenceOfToken[sentence.lowerBound - 1])].tokens
            if let first = firstDoer(previous) { add(first, 4) }
        }
        return found
    }

    private func firstDoer(_ tokens: Range<Int>) -> Range<Int>? {
        for token in tokens.prefix(10) {
            if let found = doer(of: token, tokens) { return found }
            if let standing = standing(at: token), standing != .unknown, !has(token, [.ba, .lam]), !has(token - 1, .preposition) {
                return candidatePhrase(token, limit: tokens.upperBound)
            }
        }
        return nil
    }

    /// The noun phrase behind or right before a finite verb.
    func doer(of verb: Int, _ tokens: Range<Int>) -> Range<Int>? {
        guard has(verb, [.verb, .cueVerb]), roles[verb].isDisjoint(with: [.name, .head, .article, .preposition]),
            !(verbs[verb]?.first?.isParticiple ?? false)
        else { return nil }
        var next = verb + 1
        while next < min(tokens.upperBound, verb + 3), has(next, [.adverb, .bound, .comma]) { next += 1 }
        if next < tokens.upperBound, !has(next, [.ba, .lam]), let phrase = candidatePhrase(next, limit: tokens.upperBound) { return phrase }
        guard !has(verb, .conjunction) else { return nil }
        guard let before = subjectOfThat(verb, start: tokens.lowerBound) ?? subjectBefore(verb, start: tokens.lowerBound), before.standing != .unknown
        else { return nil }
        return before.tokens.clamped(to: tokens).isEmpty ? nil : before.tokens.clamped(to: tokens)
    }

    /// «الوزير», «الصحيفة»: a definite noun of a speaker without a name of its own.
    private func takesUp(_ phrase: Range<Int>) -> Bool {
        let head = phrase.lowerBound
        guard has(head, .head), heads[head] >= 0, !has(head, .name), isDefinite(head) || has(head + 1, .article) else { return false }
        switch tables.heads[Int(heads[head])].kind {
        case .collective: return false
        case .title, .anonymous, .outlet, .body, .document, .author: break
        }
        return !actors.mentions(in: phrase).contains { $0.form == .name && $0.type == .person }
    }

    /// How the places at which somebody is named fit a noun that may take him up: 1 the same noun stands before his name, 2 the adjective
    /// of the same state, 4 a noun of another kind or state.
    private func fit(_ entity: ActorLayer.EntityIndex, _ phrase: Range<Int>) -> UInt64 {
        let head = phrase.lowerBound
        let state = phrase.lazy.compactMap { actors.adjectives[$0] }.first
        var fit: UInt64 = 0
        for mention in mentionsBefore(head).suffix(80) where mention.entity == entity && mention.form == .name {
            var token = mention.tokens.lowerBound
            let stop = max(0, token - 7)
            while token > stop {
                token -= 1
                if has(token, [.stop, .cueVerb, .openQuote]), roles[token].isDisjoint(with: [.head, .article, .name]) { break }
                if stems[token] == stems[head] { fit |= 1 } else if has(token, .head), heads[token] >= 0, isTitle(token) { fit |= 4 }
                if let state, let other = actors.adjectives[token] { fit |= other == state ? 2 : 4 }
            }
            for token in mention.tokens where stems[token] == stems[head] { fit |= 1 }
        }
        return fit
    }

    private func candidatePhrase(_ token: Int, limit: Int) -> Range<Int>? {
        if let counted = share(at: token), counted < limit {
            return token..<phraseEnd(from: counted, limit: min(limit, token + 14), beforeObject: true)
        }
        guard text.tokens[token].kind == .word || text.tokens[token].kind == .latin || has(token, .openQuote), let standing = standing(at: token),
            standing != .unknown,
            !has(token, .venue) || has(token, .name), !isPronounSaying(token)
        else { return nil }
        let end = phraseEnd(from: token, limit: min(limit, token + 14), beforeObject: true)
        let cut = (token + 1..<max(token + 1, end)).first { has($0, [.relative, .complement]) }
        return token..<(cut ?? end)
    }

    /// «61 بالمئة من الناخبين»: of whom so many are counted.
    func share(at token: Int) -> Int? {
        guard text.tokens[token].kind == .number else { return nil }
        for of in (token + 2)..<max(token + 2, min(count - 1, token + 5)) where text.text.token(of, is: "من") {
            let isShare = ((token + 1)..<of).contains { at in
                text.tokens[at].kind == .symbol || ["بالميه", "بالمايه", "الميه", "المايه"].contains { text.text.token(at, is: $0) }
            }
            return isShare && standing(at: of + 1) != nil ? of + 1 : nil
        }
        return nil
    }

    /// What the weights are asked about each candidate.
    func sourceFeatures(_ list: [SourceCandidate], _ cue: Range<Int>, rule: String, content: Range<Int>, sentence: Range<Int>) -> [[UInt64]] {
        let token = cue.lowerBound
        let reading = verbs[token]?.first ?? ownVerbs[token]
        let form: UInt64
        var gender: UInt64 = 0
        var shape: UInt64 = 0
        if let reading {
            form = ownVerbs[token] != nil && verbs[token] == nil ? 3 : reading.isParticiple ? 2 : reading.features.aspect == .past ? 0 : 1
            gender =
                reading.features.number != .singular ? 3 : reading.features.gender == .feminine ? 1 : reading.features.gender == .masculine ? 2 : 0
        } else {
            let noun = nouns[token] ?? weighedNouns[token]
            let features = noun.map { pronounFeatures($0.segmentation.enclitic) } ?? WordFeatures()
            form = noun?.segmentation.enclitic.isThirdPerson ?? false ? 5 : has(token, .cuePhrase) ? 6 : 4
            gender = features.number == .plural ? 3 : features.gender == .feminine ? 1 : features.gender == .masculine ? 2 : 0
            shape =
                (noun?.segmentation.proclitics.contains(.article) ?? false ? 1 : 0) | (noun.map(isPluralNoun) ?? false ? 2 : 0)
                | ((noun?.segmentation.proclitics).map { $0.contains(.ba) || $0.contains(.lam) } ?? false ? 4 : 0)
        }
        let row = FormHash(rule.utf8).value & 0xFFFF_FFFF
        let container = container(of: token)
        let isInside: UInt64 = container == nil ? 0 : 1
        let isQuoted: UInt64 = quotation[token] >= 0 ? 1 : 0
        let before = sentence.contains(token - 1) ? role(of: token - 1) + 1 : 0
        let next = role(of: cue.upperBound) + 1
        let lead: UInt64 = token == sentence.lowerBound ? 0 : has(token, .conjunction) ? 1 : 2
        let joined: UInt64 = reading.map { $0.cut.enclitic == .none ? 0 : 1 } ?? 0
        let ownSentence = Int(text.text.sentenceOfToken[token])
        let ownParagraph = text.text.paragraphOfToken[token]
        let ruleEntity = list.first?.entity
        let hasBound: UInt64 = has(cue.upperBound, .bound) ? 1 : 0
        func groupOf(_ candidate: SourceCandidate) -> UInt64 {
            if candidate.isTakenUp { return candidate.holdsCue ? 8 : candidate.rank != nil ? 9 : 10 }
            if candidate.isOrigin { return 11 }
            if let source = candidate.source { return source.lowerBound >= cue.upperBound ? 1 : source.upperBound <= token ? 2 : 3 }
            return candidate.holdsCue ? 4 : candidate.rank != nil ? 5 : candidate.named != nil ? 6 : candidate.entity == nil ? 7 : 12
        }
        let ruleGroup = list.first.map(groupOf) ?? 0
        let ruleDoer = UInt64(list.first?.doer ?? 0)
        // Where the content that holds the cue has its first noun phrase.
        var opening: Int?
        if let container {
            var at = container.contentTokens.lowerBound
            while at < min(token, container.contentTokens.lowerBound + 4), standing(at: at) == nil { at += 1 }
            opening = at
        }
        let stance: UInt64 = container.map { UInt64(Stance.allCases.firstIndex(of: $0.stance) ?? 0) + 1 } ?? 0
        let opens: UInt64 = container.map { $0.contentTokens.lowerBound == token } ?? false ? 1 : 0
        let clitic: UInt64 = has(cue.upperBound, .ba) || opensWithBa(cue.upperBound) ? 1 : has(cue.upperBound, .lam) ? 2 : 0
        let cited: UInt64 =
            container.map { $0.mode == .direct && !$0.contentTokens.isEmpty && quotation[$0.cueTokens.lowerBound] != quotation[token] ? 1 : 2 } ?? 0
        let cueNode = syntax?.head(of: cue) ?? -1
        return list.map { candidate in
            var features: [UInt64] = []
            func add(_ template: UInt64, _ value: UInt64) { features.append(template << 56 | value & 0x00FF_FFFF_FFFF_FFFF) }
            let isRule: UInt64 = candidate.isRule ? 1 : 0
            let group = groupOf(candidate)
            let key = isRule << 8 | group << 4 | form
            add(1, key)
            add(2, key << 32 | row)
            add(3, key << 8 | before)
            add(4, key << 8 | next)
            add(5, key << 8 | lead << 4 | isInside << 1 | isQuoted)
            add(6, key << 4 | joined)
            let whose = candidate.isTakenUp ? 0 : agreement(candidate)
            add(7, group << 12 | form << 8 | gender << 4 | whose)
            add(8, isRule << 16 | group << 12 | gender << 4 | whose)
            add(9, group << 8 | (candidate.kind.map { UInt64(SourceKind.allCases.firstIndex(of: $0) ?? 0) + 1 } ?? 0) << 4 | isInside)
            if let entity = candidate.entity {
                let type = UInt64(EntityType.allCases.firstIndex(of: actors.entities[entity].type) ?? 0)
                add(10, group << 8 | form << 4 | type)
                add(11, type << 32 | row)
                add(12, group << 8 | isRule << 4 | (entity == ruleEntity ? 1 : 0))
                if let teller = container?.entity { add(13, key << 4 | (teller == entity ? 1 : 0)) }
            } else {
                add(10, group << 8 | form << 4 | 15)
                add(12, group << 8 | isRule << 4 | 2)
            }
            // Where he stands to the one whose words hold the cue.
            var place: UInt64 = 0
            if let container {
                if let source = candidate.source, !candidate.isTakenUp {
                    if container.sourceTokens?.overlaps(source) ?? false {
                        place = 1
                    } else if container.contentTokens.contains(source.lowerBound) {
                        place = source.lowerBound <= opening ?? 0 ? 2 : 3
                    } else {
                        place = 4
                    }
                } else if candidate.holdsCue || candidate.entity != nil && candidate.entity == container.entity {
                    place = 5
                } else if let named = candidate.named {
                    place = !container.contentTokens.contains(named.tokens.lowerBound) ? 6 : named.tokens.lowerBound <= opening ?? 0 ? 7 : 8
                } else {
                    place = 9
                }
            }
            if let syntax, cueNode >= 0, let phrase = candidate.isTakenUp ? nil : candidate.source {
                let path = sentence.contains(phrase.lowerBound) ? syntax.path(from: phrase, to: cueNode) : nil
                let way = path.map { $0.number(full: false) >> 8 & 0xFF_FFFF } ?? 0
                add(101, way << 16 | group << 8 | form << 4 | isRule)
                add(102, UInt64(min(path?.length ?? 15, 15)) << 16 | group << 8 | form << 4 | isRule)
            }
            let doer = UInt64(candidate.doer ?? 0)
            // In words that are cited whole, nobody but others is spoken of in the third person.
            add(94, cited << 16 | place << 12 | group << 8 | form << 4 | lead)
            add(95, cited << 16 | doer << 12 | group << 8 | form << 4 | isRule)
            if let entity = candidate.entity {
                let told = UInt64(min(history.suffix(30).filter { $0.entity == entity }.count, 4))
                add(88, told << 16 | group << 12 | form << 8 | lead << 4 | isRule)
            }
            add(81, doer << 12 | group << 8 | form << 4 | lead)
            add(82, doer << 16 | group << 12 | form << 8 | gender << 4 | whose)
            add(83, doer << 16 | place << 12 | group << 8 | isRule << 4 | lead)
            add(84, doer << 16 | before << 8 | form << 4 | isRule)
            add(85, doer << 16 | ruleDoer << 12 | ruleGroup << 8 | group << 4 | isRule)
            add(71, place << 16 | group << 12 | form << 8 | lead)
            add(72, place << 16 | group << 12 | gender << 4 | whose)
            add(73, place << 36 | isRule << 32 | row)
            add(74, place << 16 | hasBound << 12 | lead << 8 | group << 4 | isRule)
            add(75, ruleGroup << 12 | group << 8 | form << 4 | isRule)
            add(76, ruleGroup << 16 | place << 12 | group << 8 | gender << 4 | whose)
            add(77, ruleGroup << 16 | group << 12 | hasBound << 8 | next)
            add(91, stance << 16 | place << 12 | group << 8 | form << 4 | clitic)
            add(92, stance << 12 | opens << 11 | group << 4 | place)
            add(93, clitic << 40 | group << 36 | isRule << 32 | row)
            add(78, shape << 12 | group << 8 | form << 4 | isRule)
            add(79, group << 36 | isRule << 32 | stems[min(cue.upperBound, count - 1)] & 0xFFFF_FFFF)
            if let phrase = candidate.source, let entity = candidate.entity, candidate.isTakenUp || candidate.isRule && takesUp(phrase) {
                let head = phrase.lowerBound
                let fit = fit(entity, phrase)
                let type = UInt64(EntityType.allCases.firstIndex(of: actors.entities[entity].type) ?? 0)
                let kind = UInt64(AttributionTables.HeadClass.allCases.firstIndex(of: tables.heads[Int(heads[head])].kind) ?? 0)
                let isFitting: UInt64 = isFeminineWord(head) == actors.isFeminine(entity) ? 1 : 0
                let long: UInt64 = phrase.count == 1 ? 0 : phrase.count == 2 ? 1 : 2
                add(61, isRule << 8 | fit << 4 | kind)
                add(62, group << 8 | fit << 4 | long)
                add(63, type << 12 | kind << 8 | isFitting << 4 | isRule)
                add(64, stems[head] & 0xFFFF_FFFF << 8 | type << 4 | isFitting)
                add(65, isRule << 12 | long << 8 | kind << 4 | (entity == history.last?.entity ? 1 : 0))
                add(66, UInt64(min(candidate.rank ?? 7, 7)) << 8 | UInt64(min(candidate.named?.rank ?? 7, 7)) << 4 | isRule)
                if let tokens = candidate.spoken?.tokens { add(67, (clashes(phrase, tokens) ? 1 : 0) << 4 | isRule) }
            } else if let source = candidate.source, group != 3 {
                let head = source.lowerBound
                let gap = group == 1 ? cue.upperBound..<max(cue.upperBound, head) : source.upperBound..<max(source.upperBound, token)
                let far: UInt64 =
                    switch gap.count {
                    case 0: 0;
                    case 1: 1;
                    case 2: 2;
                    case ..<5: 3;
                    case ..<9: 4;
                    case ..<17: 5;
                    default: 6
                    }
                add(21, group << 8 | form << 4 | far)
                let ahead: UInt64 = head == sentence.lowerBound ? 30 : has(head, .ba) ? 31 : has(head, .lam) ? 32 : role(of: head - 1)
                add(22, group << 8 | ahead)
                add(90, group << 36 | (head > sentence.lowerBound ? stems[head - 1] & 0xFFFF_FFFF : 0) << 4 | form)
                add(23, group << 16 | ahead << 8 | far)
                var between: UInt64 = 0
                for at in gap {
                    if has(at, [.comma, .dash]) { between |= 1 }
                    if has(at, [.verb, .cueVerb]), !has(at, [.name, .article, .head]) { between |= 2 }
                    if has(at, .complement) { between |= 4 }
                    if has(at, .relative) { between |= 8 }
                    if has(at, [.openQuote, .closeQuote]) { between |= 16 }
                    if has(at, [.stop, .colon]) { between |= 32 }
                    if has(at, [.preposition, .ba, .lam]) { between |= 64 }
                    if has(at, .head), roles[at].isDisjoint(with: [.verb, .cueVerb]) { between |= 128 }
                }
                add(24, group << 12 | form << 8 | between)
                add(25, isRule << 20 | group << 16 | between << 4 | gender)
                let kind: UInt64 =
                    heads[head] >= 0
                    ? UInt64(AttributionTables.HeadClass.allCases.firstIndex(of: tables.heads[Int(heads[head])].kind) ?? 0) + 1
                    : has(head, .name) ? 20 : 21
                add(26, group << 12 | form << 8 | kind)
                add(27, kind << 32 | row)
                add(28, group << 8 | role(of: source.upperBound))
                add(29, group << 20 | before << 12 | far << 8 | form << 4 | gender)
                add(30, group << 12 | kind << 4 | isInside << 1 | isQuoted)
            }
            if candidate.source == nil {
                let rank = candidate.rank.map { UInt64($0) + 1 } ?? 0
                let named = candidate.named.map { UInt64($0.rank) + 1 } ?? 0
                add(41, group << 12 | rank << 8 | form << 4 | lead)
                add(42, group << 12 | rank << 8 | named << 4 | isInside)
                if let spoken = candidate.spoken {
                    let sentences = UInt64(min(max(ownSentence - Int(text.text.sentenceOfToken[spoken.cue]), 0), 5))
                    let near: UInt64 = ownParagraph == text.text.paragraphOfToken[spoken.cue] ? 1 : 0
                    add(43, group << 12 | sentences << 8 | near << 4 | form)
                    add(44, isRule << 12 | sentences << 8 | rank << 4 | lead)
                    let via: UInt64 = has(spoken.cue, .cuePhrase) ? 1 : has(spoken.cue, .cueVerb) ? 2 : 3
                    let isSame: UInt64 = spoken.cue >= sentence.lowerBound ? 1 : 0
                    add(86, group << 16 | via << 12 | rank << 8 | form << 4 | isSame)
                    add(
                        87,
                        isRule << 20 | via << 16 | rank << 12 | form << 8 | lead << 4
                            | (candidate.kind.map { UInt64(SourceKind.allCases.firstIndex(of: $0) ?? 0) } ?? 7))
                    add(45, group << 8 | (spoken.tokens == nil ? 0 : 1) << 4 | rank)
                }
                if let place = candidate.named {
                    let sentences = UInt64(min(max(ownSentence - Int(text.text.sentenceOfToken[place.tokens.lowerBound]), 0), 5))
                    let at = place.tokens.lowerBound
                    let ahead: UInt64 = at == sentence.lowerBound ? 30 : has(at, .ba) ? 31 : has(at, .lam) ? 32 : role(of: at - 1)
                    add(46, group << 12 | sentences << 8 | named << 4 | form)
                    add(47, group << 12 | min(sentences, 2) << 8 | ahead)
                    add(48, isRule << 16 | sentences << 12 | ahead << 4 | isInside)
                    let isWithin: UInt64 = container.map { $0.contentTokens.contains(at) } ?? false ? 1 : 0
                    add(49, group << 8 | isWithin << 4 | named)
                }
            }
            return features
        }
    }

    /// «وأكدوا», «مؤكدين»: whether a verb in the plural rules out somebody who is one.
    private func isSingle(_ candidate: SourceCandidate, _ features: WordFeatures) -> Bool {
        features.number == .plural && (candidate.source == nil || candidate.isTakenUp) && [1, 2].contains(agreement(candidate))
    }

    /// What is known of gender and number: 0 nothing, 1 feminine, 2 masculine, 3 several.
    private func agreement(_ candidate: SourceCandidate) -> UInt64 {
        if let source = candidate.source {
            if isPluralPhrase(source.lowerBound..<(source.lowerBound + 1)) || isCoordinate(source) { return 3 }
            if let mention = actors.name(at: source.lowerBound) {
                if isPluralName(mention.entity) { return 3 }
                return mention.type == .person && !actors.entities[mention.entity].known && !actors.isFeminine(mention.entity)
                    ? 4 : actors.isFeminine(mention.entity) ? 1 : 2
            }
            return isFeminineWord(source.lowerBound) ? 1 : 2
        }
        if let spoken = candidate.spoken {
            if spoken.isPlural { return 3 }
            if spoken.gender != .none { return spoken.gender == .feminine ? 1 : 2 }
        }
        guard let entity = candidate.entity else { return 0 }
        if isPluralName(entity) { return 3 }
        return actors.isFeminine(entity) ? 1 : actors.entities[entity].type == .person && !actors.entities[entity].known ? 4 : 2
    }
}

extension ReportAnalysis {
    /// Index of the candidate that a model takes: whom the rules take unless another has a clearly higher score.
    static func chosen(_ candidates: [[UInt64]], _ model: ChoiceModel) -> Int { chosen(candidates.map(model.score)) }

    private static func chosen(_ scores: [Float]) -> Int {
        guard let first = scores.first else { return 0 }
        var best = 0
        var bestScore = first + sourceMargin
        for (index, score) in scores.enumerated().dropFirst() where score > bestScore {
            best = index
            bestScore = score
        }
        return best
    }

    /// Whether weights may give a cue another source than the rules do: verbs, and nouns with a pronoun that stands for nobody yet.
    private func isOpenToChoice(_ cue: Range<Int>, _ source: Range<Int>?, isKnown: Bool) -> Bool {
        let token = cue.lowerBound
        if has(token, .cuePhrase) { return source.map(takesUp) ?? false }
        if let reading = verbs[token]?.first {
            // «وهي ليست مقتنعة»: the subject of a predicate stands right before it.
            if reading.isParticiple, isNegatedPredicate(token) { return false }
            // «93 في المئة من السكان يعتقدون»
            if let source, share(at: source.lowerBound) != nil { return false }
            if isUnsaid(token, reading, tables.verbs[reading.row]) { return false }
            return !tables.verbs[reading.row].isWithin && !tables.verbs[reading.row].isPassive
                && !(reading.isParticiple && reading.cut.proclitics.contains(.article))
        }
        guard ownVerbs[token] == nil, let noun = nouns[token] ?? weighedNouns[token] else { return false }
        // «نقلت الوكالة عن الوزيرين تأكيد دعمهما»
        if let source, let last = drafts.last, tables.relating.contains(last.rule), last.contentTokens.lowerBound == source.lowerBound {
            return false
        }
        let row = tables.nouns[Int(noun.entry.row)]
        guard row.owner != .prefixed, row.owner != .selfSource, row.stance != .asks else { return false }
        // «دعوتها»: whom the pronoun stands for is known by its gender.
        if noun.segmentation.enclitic.isThirdPerson { return !isKnown }
        // «تروج لمزاعم بأن»: whose the claims are is not said.
        let clitics = noun.segmentation.proclitics
        if source == nil, isPluralNoun(noun), !clitics.isDisjoint(with: [.lam, .ba]), clitics.isDisjoint(with: .article) { return false }
        return source.map { $0.lowerBound != cue.upperBound || takesUp($0) } ?? !isKnown
    }

    /// Who is the source of a cue, as the weights see it.
    /// - Returns: how often such a choice is right, from 0 to 1; nil where the words leave none.
    mutating func chooseSource(
        _ cue: Range<Int>, _ cueRange: Range<Int>, rule: String, _ source: inout Range<Int>?,
        _ who: inout (kind: SourceKind, entity: ActorLayer.EntityIndex?),
        content: Range<Int>, sentence: Range<Int>
    ) -> Double? {
        guard sources != nil || collectsSources, isOpenToChoice(cue, source, isKnown: who.entity != nil) else { return nil }
        // «التهديدات الغربية بتوجيه»: of those whom the adjective describes, and they are nobody by name.
        if source == nil, who.entity == nil, verbs[cue.lowerBound] == nil, nouns[cue.lowerBound] != nil,
            actors.adjectives[min(cue.upperBound, count - 1)] == nil, hasOrigin(cue.lowerBound, sentence.upperBound)
        {
            return nil
        }
        let list = sourceCandidates(cue, rule: (source, who.kind, who.entity), content: content, sentence: sentence)
        guard list.count > 1 || collectsSources else { return nil }
        let features = sourceFeatures(list, cue, rule: rule, content: content, sentence: sentence)
        if collectsSources { sourceChoices.append((cueRange, text.text.range(content), list, features)) }
        guard let sources else { return nil }
        let scores = features.map(sources.score)
        let chosen = Self.chosen(scores)
        func chance(of candidate: Int) -> Double { Calibration.source(Self.chance(of: candidate, among: list, scores)) }
        // «أفادت الوكالة بأن روسيا اتهمت … ودعت إلى»: within what an outlet tells goes on who does something in it.
        if chosen > 0, list[0].doer != nil, list[chosen].holdsCue, list[chosen].kind == .outlet, let reading = verbs[cue.lowerBound]?.first,
            !reading.isParticiple, isJoined(cue.lowerBound, reading)
        {
            return chance(of: 0)
        }
        // «إن باريس تدعم الرياض وتدين …»: the verbs of one clause have one subject.
        if chosen > 0, let around = container(of: cue.lowerBound), let reading = verbs[cue.lowerBound]?.first, !reading.isParticiple,
            let joined = joinedSubject(
                of: cue.lowerBound, in: around.contentTokens, gender: reading.features.number == .plural ? .none : reading.features.gender,
                isPlural: reading.features.number != .singular),
            joined.entity == who.entity
        {
            return chance(of: 0)
        }
        if chosen > 0, let reading = verbs[cue.lowerBound]?.first, isSingle(list[chosen], reading.features), !isSingle(list[0], reading.features) {
            return chance(of: 0)
        }
        if chosen > 0, goesOn(list[0], before: list[chosen], cue.lowerBound, sentence) { return chance(of: 0) }
        // «ورداً على اتهامات الوزير، أكد أن»: whom the question names does not answer it.
        if chosen > 0, list[0].rank != nil, has(cue.lowerBound - 1, .comma), let reading = verbs[cue.lowerBound]?.first, !reading.isParticiple,
            opensTopic(sentence, before: cue.lowerBound),
            sentence.prefix(2).contains(where: { has($0, .preposition) }),
            list[chosen].source.map({ $0.lowerBound < cue.lowerBound && sentence.contains($0.lowerBound) })
                ?? (list[chosen].named.map { sentence.contains($0.tokens.lowerBound) } ?? false)
        {
            return chance(of: 0)
        }
        guard chosen > 0, !(isOnlyTold(list[chosen], cue.lowerBound, sentence) && list[0].rank == 0) else { return chance(of: 0) }
        source = list[chosen].source
        who = list[chosen].source.map { identity(of: $0) } ?? (list[chosen].kind ?? .named, list[chosen].entity)
        return chance(of: chosen)
    }

    /// «نددت الوزارة …. وقالت والدة الضحية إن …. وأضافت»: who spoke in the sentence before and agrees with the verb goes on, not who spoke farther off.
    private func goesOn(_ last: SourceCandidate, before other: SourceCandidate, _ cue: Int, _ sentence: Range<Int>) -> Bool {
        guard cue == sentence.lowerBound, let reading = verbs[cue]?.first, isJoined(cue, reading), reading.features.number == .singular,
            last.source == nil, other.source == nil, last.rank == 0, last.doer == 4, other.doer == nil, other.rank.map({ $0 > 0 }) ?? false,
            let spoken = last.spoken, spoken.tokens != nil, spoken.gender == reading.features.gender, last.kind != .outlet,
            last.entity.map({ $0 >= firstDescribed }) ?? false
        else { return false }
        return other.named.map { $0.tokens.lowerBound < spoken.sentence } ?? true
    }

    /// How likely the weights hold a candidate, from 0 to 1; whoever stands there twice counts twice.
    private static func chance(of chosen: Int, among list: [SourceCandidate], _ scores: [Float]) -> Double {
        let top = scores.max() ?? 0
        var all = 0.0
        var own = 0.0
        for (index, score) in scores.enumerated() {
            let part = LimitedMemoryDescent.exponential(Double(score - top))
            all += part
            if index == chosen || list[index].entity != nil && list[index].entity == list[chosen].entity { own += part }
        }
        return own / all
    }

    /// «ولفت إلى أن القائد توجه إلى المدينة. وأضاف»: whom the last words speak of and who has not spoken does not go on.
    private func isOnlyTold(_ candidate: SourceCandidate, _ cue: Int, _ sentence: Range<Int>) -> Bool {
        guard candidate.source == nil, candidate.rank == nil, cue <= sentence.lowerBound + 1, let reading = verbs[cue]?.first,
            isJoined(cue, reading), let named = candidate.named, let last = drafts.last(where: { $0.frame != nil })
        else { return false }
        return last.contentTokens.contains(named.tokens.lowerBound)
    }

    /// Whether a candidate is the annotated source.
    func isRight(_ candidate: SourceCandidate, _ annotated: AnnotatedSource) -> Bool {
        let who =
            candidate.source.map { phrase in candidate.kind.map { ($0, candidate.entity) } ?? identity(of: phrase) } ?? (
                candidate.kind ?? .named, candidate.entity
            )
        if let entity = annotated.entity, let own = who.1, isNamed(own, at: entity) { return true }
        if let source = annotated.source {
            guard let phrase = candidate.source, text.text.range(phrase).overlaps(source) else { return false }
            return annotated.entity == nil || who.1 == nil || (who.1 ?? 0) >= firstDescribed
        }
        return candidate.source == nil && annotated.entity == nil && who.0 == annotated.kind && who.1 == nil
    }

    /// Whether an entity is named or described at a place, or by the same words elsewhere.
    private func isNamed(_ entity: ActorLayer.EntityIndex, at place: Range<Int>) -> Bool {
        func coincide(_ range: Range<Int>) -> Bool {
            let shared = min(range.upperBound, place.upperBound) - max(range.lowerBound, place.lowerBound)
            return shared * 2 >= range.count + place.count - shared
        }
        if entity >= firstDescribed {
            return descriptions.contains { $0.entity == entity && place.overlaps(text.tokens[$0.head].range) }
        }
        let words = text.text.utf8[place]
        return actors.mentions.contains { $0.entity == entity && (coincide($0.range) || text.text.utf8[$0.range].elementsEqual(words)) }
    }
}
