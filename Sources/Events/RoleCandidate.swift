import Actors
import ArabicText
import Knowledge
import Readings
import Syntax

/// Somebody whom a role of a trigger may mean, and what the text shows of him whichever role that is.
struct RoleCandidate {
    /// The nearest place on one side of the trigger at which the sentence names him.
    struct Place {
        /// Bucket of the tokens between.
        let distance: Int
        let government: Int
        let barrier: Int
        let form: SentenceScan.Occurrence.Form
        /// How many others are named nearer.
        let rank: Int
        /// Left: 1 where a subject stands, 2 beside a verb. Right: 1 where the trigger's recipient stands.
        let flags: Int
        /// What leads from the one to the other, as a number of two parts.
        let path: (Int, Int)
        /// The stem of the word right before him, as a number of two parts; zeros where none stands there.
        let neighbour: (Int, Int)
    }

    let entity: ActorLayer.EntityIndex
    let kind: Int
    let left: Place?
    let right: Place?
    /// Where he comes among those of the text before, the nearest first, and how many tokens before the sentence.
    let earlier: (rank: Int, distance: Int)?
    /// By level of the memory: how often others than the trigger tell that he does its act, and that he suffers it.
    let acts: SIMD4<Int>
    let suffers: SIMD4<Int>
    /// Where he comes among those with whom the trigger's pronoun or verb agrees.
    let agreement: Int?
    /// 0 nobody's speaker, 1 who speaks, 2 of one state with him.
    let speech: Int
    /// Whether he is meant by the phrases around: 1 the subject before the trigger, 2 the one behind, 4 who governs it, 8 its object.
    let phrases: Int
    /// Where he comes among those whom the document names most, from 1 on.
    let salience: Int
    let mentions: Int
    /// In the act told last, and in the last of the trigger's type: 1 he did it, 2 he suffered it.
    let last: Int
    let lastAlike: Int
    /// For a place on which the act may fall, which speak for it: 1 the act's words, 2 the clause, 4 the act of its type told before.
    let goal: Int
    /// The shortest way from him to the trigger in the tree of the sentence.
    let tree: TreePath?
}

extension DocumentCoding {
    /// What the text shows of a candidate.
    func candidate(_ entity: ActorLayer.EntityIndex, _ scene: RoleScene, _ view: RoleView, _ context: RoleContext, goal: Int = 0) -> RoleCandidate {
        let scan = scene.scan
        let trigger = context.trigger
        let left = view.before.first { $0.occurrence.entity == entity }.map { found in
            let place = found.occurrence.tokens
            let government = scan.government(of: place.lowerBound, trigger: trigger)
            return RoleCandidate.Place(
                distance: RoleFeatures.bucket(trigger.token - place.upperBound + 1), government: government,
                barrier: scan.barrier(place.upperBound..<trigger.token), form: found.occurrence.form, rank: found.rank,
                flags: (scan.isSubjectPosition(place.lowerBound) ? 1 : 0) | (scan.isBesideVerb(place) ? 2 : 0),
                path: scan.path(from: government, through: place.upperBound..<trigger.token, to: trigger.token),
                neighbour: scan.neighbour(of: place.lowerBound))
        }
        let right = view.behind.first { $0.occurrence.entity == entity }.map { found in
            let place = found.occurrence.tokens
            let government = scan.government(of: place.lowerBound, trigger: trigger)
            let isInSlot = trigger.row.recipientSlots.contains { slot in
                if case .preposition(let preposition) = slot { return SentenceScan.number(preposition) == government }
                return slot == .genitive && government == 2 || slot == .object && government <= 2
            }
            return RoleCandidate.Place(
                distance: RoleFeatures.bucket(place.lowerBound - trigger.end + 1), government: government,
                barrier: scan.barrier(trigger.end..<place.lowerBound), form: found.occurrence.form, rank: found.rank, flags: isInSlot ? 1 : 0,
                path: scan.path(from: 100, through: trigger.end..<place.lowerBound, to: place.lowerBound),
                neighbour: scan.neighbour(of: place.lowerBound))
        }
        var acts = SIMD4<Int>()
        var suffers = SIMD4<Int>()
        for level in RoleMemory.Level.allCases {
            acts[level.rawValue] = memory.count(entity, suffers: false, trigger, own: context.syntax, level)
            suffers[level.rawValue] = memory.count(entity, suffers: true, trigger, own: context.syntax, level)
        }
        let isAkin = view.speaker.map { sameState($0, entity) } ?? false
        return RoleCandidate(
            entity: entity, kind: actorKind(entity),
            left: left, right: right,
            earlier: scene.earlier.firstIndex { $0.entity == entity }.map { ($0, scene.earlier[$0].distance) }, acts: acts, suffers: suffers,
            agreement: context.agreeing?.firstIndex(of: entity), speech: view.speaker == entity ? 1 : isAkin ? 2 : 0,
            phrases: (view.leftSubject.contains(entity) ? 1 : 0) | (view.rightSubject.contains(entity) ? 2 : 0)
                | (view.controller.contains(entity) ? 4 : 0) | (view.object.contains(entity) ? 8 : 0),
            salience: salient.firstIndex(of: entity).map { $0 + 1 } ?? 0, mentions: mentionCounts[entity],
            last: context.last.map { $0.telling.slot(of: entity) } ?? 0, lastAlike: context.lastAlike.map { $0.slot(of: entity) } ?? 0, goal: goal,
            tree: context.paths[entity])
    }
}
