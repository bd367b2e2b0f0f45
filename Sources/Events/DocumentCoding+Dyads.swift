import Actors
import ArabicText
import Readings

/// What the acts of a document say together of who stands by whom and who against whom.
extension DocumentCoding {
    /// One who acts on another, with what the act's own sentence shows of the two.
    struct Dyad {
        let from: ActorLayer.EntityIndex
        let to: ActorLayer.EntityIndex
        /// Token of the act's trigger.
        let trigger: Int
        /// UTF-8 offsets of its sentence.
        let sentence: Range<Int>
        /// What such acts mostly say; nil where they say neither.
        let relation: Relation?
        let features: [UInt64]

        var pair: Pair { Pair(from: from, to: to) }
    }

    /// Two of whom the first acts on the second.
    struct Pair: Hashable, Comparable {
        let from: ActorLayer.EntityIndex
        let to: ActorLayer.EntityIndex

        var reversed: Pair { Pair(from: to, to: from) }

        static func < (first: Pair, second: Pair) -> Bool { (first.from, first.to) < (second.from, second.to) }
    }

    /// Which relations something holds of two, or how often.
    private struct Relations {
        var supports = 0
        var opposes = 0
        var neither = 0

        var bits: Int { (supports > 0 ? 1 : 0) | (opposes > 0 ? 2 : 0) }

        mutating func count(_ relation: Relation?, _ times: Int = 1) {
            switch relation {
            case .supports: supports += times
            case .opposes: opposes += times
            case nil: neither += times
            }
        }
    }

    private static func relation(of type: PloverType) -> Relation? {
        switch type {
        case .support, .aid, .cooperate, .agree: .supports
        case .accuse, .assault, .coerce, .reject, .sanction, .threaten, .protest: .opposes
        default: nil
        }
    }

    /// How many of the actors and of the recipients of one act are weighed with one another.
    private static let mostParties = 4

    /// Files what an act shows of those who take part.
    /// - Parameter verdict: what speaks for its being an act at all.
    mutating func noteDyads(
        _ roles: SentenceScan.Roles, _ trigger: SentenceScan.Trigger, _ verdict: [UInt64], _ status: EventStatus, _ attribution: Int?,
        _ scan: SentenceScan
    ) {
        guard dyadModel != nil || learning != nil, !roles.actors.isEmpty, !roles.recipients.isEmpty, !isOthersAct(roles, trigger, scan),
            !isForAnAttack(trigger, scan)
        else { return }
        let type = RoleFeatures.number(trigger.row.type)
        let kind = RoleFeatures.kind(trigger)
        let stand = EventStatus.allCases.firstIndex(of: status) ?? 0
        let row = RoleFeatures.hash(trigger.row.id)
        let named = Set(actors.mentions(in: scan.range).filter { $0.form != .pronoun }.map(\.entity))
        let described = Set(scan.range.compactMap { actors.adjectives[$0] })
        /// 0 not in the sentence, 1 by an adjective alone, 2 by name.
        func standing(_ entity: ActorLayer.EntityIndex) -> Int { named.contains(entity) ? 2 : described.contains(entity) ? 1 : 0 }
        let statement = attribution.map { attributions.attributions[$0] }
        let stance = statement.flatMap { Stance.allCases.firstIndex(of: $0.stance) } ?? Stance.allCases.count
        for from in roles.actors.prefix(Self.mostParties) where canStandBy(from) {
            for to in roles.recipients.prefix(Self.mostParties) where from != to && canStandBy(to) {
                let kinds = (actorKind(from), actorKind(to))
                let isAkin = sameState(from, to) ? 1 : 0
                // 0 the text's own voice, 1 a source without a name, 2 who acts, 3 on whom he acts, 4 another.
                let voice = statement.map { $0.source?.entity.map { $0 == from ? 2 : $0 == to ? 3 : 4 } ?? 1 } ?? 0
                let here = standing(from) | standing(to) << 2
                var list = FeatureList()
                list.add(130, type, kinds.0, kinds.1)
                list.add(131, 0, kinds.0, kinds.1)
                list.add(132, type, isAkin)
                list.add(132, 100, isAkin, kinds.0, kinds.1)
                list.add(133, type, voice, stand)
                list.add(134, stand, voice, row.0, row.1)
                list.add(135, type, stance, stand)
                list.add(136, 0, RoleFeatures.countBucket(mentionCounts[from]), RoleFeatures.countBucket(mentionCounts[to]))
                list.add(137, type, here, kind)
                list.add(138, here, kind, row.0, row.1)
                dyads.append(
                    Dyad(
                        from: from, to: to, trigger: trigger.token, sentence: text.text.range(scan.range),
                        relation: Self.relation(of: trigger.row.type), features: verdict + list.keys))
            }
        }
    }

    /// «عقوبات بسبب سجن القس»: an act that the clause only gives as its reason is not its subject's.
    func isOthersAct(_ roles: SentenceScan.Roles, _ trigger: SentenceScan.Trigger, _ scan: SentenceScan) -> Bool {
        guard trigger.candidate.isNoun, scan.range.contains(trigger.token - 1), scan[trigger.token - 1].mention < 0,
            scan.tables.clauseWords.stands(.cause, at: trigger.token - 1, in: text)
        else { return false }
        return roles.actorPhrases.allSatisfy { $0.upperBound <= trigger.token }
    }

    /// «دعم الانقلاب في البلاد»: who backs an attack does not back those whom it hits.
    private func isForAnAttack(_ trigger: SentenceScan.Trigger, _ scan: SentenceScan) -> Bool {
        guard trigger.candidate.isNoun, trigger.row.type == .support || trigger.row.type == .aid, scan.range.contains(trigger.end),
            !scan[trigger.end].prepositionIsClitic, !scan[trigger.end].hasWaw
        else { return false }
        return scan.candidates(at: trigger.end).contains { candidate in
            guard candidate.isNoun else { return false }
            let type = scan.tables.nounRows[candidate.row].type
            return type == .assault || type == .protest || type == .threaten
        }
    }

    /// Whether the backing of somebody is told: outlets only tell of others'.
    private func canStandBy(_ entity: ActorLayer.EntityIndex) -> Bool {
        actors.entities[entity].subtype != "media" && actors.entities[entity].type != .other
    }

    /// The backing that acts say where no rule has found it: of the acts between two the one that says it most surely.
    /// - Parameter acts: which acts entail nothing.
    mutating func dyadAlignments(_ acts: ActAlignments) -> [EventLayer.Alignment] {
        guard !dyads.isEmpty else { return [] }
        var ruled: [Pair: Relations] = [:]
        // Where tables of backing read what a sentence says of two, either way, they have said all that it says.
        var read: [Pair: [Int]] = [:]
        let words = Set(alignments.map(\.range.lowerBound))
        for alignment in alignments {
            let pair = Pair(from: alignment.from, to: alignment.to)
            ruled[pair, default: Relations()].count(alignment.relation)
            read[pair, default: []].append(alignment.range.lowerBound)
        }
        var told: [Pair: Relations] = [:]
        for dyad in dyads { told[dyad.pair, default: Relations()].count(dyad.relation) }
        let kept = Dictionary(events.map { ($0.triggerToken, $0) }) { first, _ in first }
        var best: [Pair: [Relation: (score: Float, phase: Phase, event: EventLayer.Event)]] = [:]
        for dyad in dyads {
            guard let event = kept[dyad.trigger], let relation = dyad.relation, !acts.entailsNothing(event),
                let phase = AlignmentTables.phase(of: event, relation), !words.contains(event.trigger.lowerBound),
                ![dyad.pair, dyad.pair.reversed].contains(where: { read[$0]?.contains(where: dyad.sentence.contains) ?? false })
            else { continue }
            let rules = ruled[dyad.pair] ?? Relations()
            let isRuled = relation == .supports ? rules.supports > 0 : rules.opposes > 0
            var others = told[dyad.pair] ?? Relations()
            others.count(relation, -1)
            let features =
                dyad.features
                + Self.documentFeatures(
                    relation, rules, back: ruled[dyad.pair.reversed] ?? Relations(), others: others,
                    othersBack: told[dyad.pair.reversed] ?? Relations())
            learn(dyad, relation, features, isRuled: isRuled)
            guard let dyadModel, !isRuled else { continue }
            let score = dyadModel.score(features)
            guard score >= dyadModel.keepThreshold, score > best[dyad.pair]?[relation]?.score ?? -.infinity else { continue }
            best[dyad.pair, default: [:]][relation] = (score, phase, event)
        }
        return best.flatMap { pair, relations in
            relations.map { relation, found in
                EventLayer.Alignment(
                    from: pair.from, to: pair.to, relation: relation, phase: found.phase, range: found.event.trigger,
                    attribution: found.event.attribution, time: found.event.time, rule: found.event.rule)
            }
        }.sorted { ($0.range.lowerBound, $0.from, $0.to, $0.relation.rawValue) < ($1.range.lowerBound, $1.from, $1.to, $1.relation.rawValue) }
    }

    /// What the rest of the document shows of two.
    /// - Parameters:
    ///   - rules, back: what rules find in its words of the two and of the two the other way round.
    ///   - others, othersBack: the other acts between them, likewise.
    private static func documentFeatures(
        _ relation: Relation, _ rules: Relations, back: Relations, others: Relations, othersBack: Relations
    ) -> [UInt64] {
        let side = relation == .supports ? 1 : 2
        var list = FeatureList()
        list.add(140, rules.bits, side)
        list.add(141, back.bits, side)
        list.add(142, side, min(2, others.supports), min(2, others.opposes), min(2, others.neither))
        list.add(143, side, min(2, othersBack.supports), min(2, othersBack.opposes), min(2, othersBack.neither))
        return list.keys
    }

    /// Files what an annotated text teaches of two.
    private mutating func learn(_ dyad: Dyad, _ relation: Relation, _ features: [UInt64], isRuled: Bool) {
        guard let annotated = learning?.backing else { return }
        let isStated = annotated.contains { $0.relation == relation && means(dyad.from, [$0.from]) && means(dyad.to, [$0.to]) }
        learning?.dyads.append(
            RoleExamples.Dyad(from: dyad.from, to: dyad.to, relation: relation, features: features, isStated: isStated, isRuled: isRuled))
    }
}
