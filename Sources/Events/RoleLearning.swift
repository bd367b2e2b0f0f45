import Actors
import ArabicText
import Knowledge
import Readings

/// What a document in learning gathers.
struct RoleLearning {
    struct Verdict {
        let trigger: Range<Int>
        let type: PloverType
        let features: [UInt64]
        let areRolesRight: Bool
    }

    /// How many bytes a trigger may stand from that of the act which it names.
    static let nearness = 100

    var annotated: [AnnotatedAct] = []
    var backing: [AnnotatedBacking] = []
    var dyads: [RoleExamples.Dyad] = []
    var statuses: [RoleExamples.Choice] = []
    var choices: [RoleExamples.Choice] = []
    var verdicts: [Verdict] = []
    var times: [RoleExamples.Moment] = []

    /// A trigger names an act when an annotated one of its type lies on it, or stands near without a trigger of its own.
    var examples: RoleExamples {
        var examples = RoleExamples()
        examples.choices = choices
        examples.times = times
        examples.dyads = dyads
        examples.statuses = statuses
        examples.stated = backing.count
        examples.acts = annotated.count
        var used: Set<Int> = []
        var isAct = [Bool](repeating: false, count: verdicts.count)
        for (index, verdict) in verdicts.enumerated() {
            for (number, act) in annotated.enumerated()
            where !used.contains(number) && act.type == verdict.type && act.trigger.overlaps(verdict.trigger) {
                used.insert(number)
                isAct[index] = true
                break
            }
        }
        for (index, verdict) in verdicts.enumerated() where !isAct[index] {
            for (number, act) in annotated.enumerated()
            where !used.contains(number) && act.type == verdict.type && abs(act.trigger.lowerBound - verdict.trigger.lowerBound) <= Self.nearness {
                used.insert(number)
                isAct[index] = true
                break
            }
        }
        examples.withoutTrigger = annotated.count - used.count
        examples.verdicts = zip(verdicts, isAct).map { RoleExamples.Verdict(features: $0.features, isAct: $1, isRight: $1 && $0.areRolesRight) }
        return examples
    }
}

/// What an annotated document teaches of each of its acts.
extension DocumentCoding {
    /// Files what an annotated text teaches of a trigger.
    mutating func learn(
        _ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, chosen: SentenceScan.Roles, _ verdict: [UInt64], _ scene: RoleScene
    ) {
        let place = text.range(of: trigger.candidate.match, at: trigger.token)
        let act =
            learning?.annotated.first { $0.trigger.overlaps(place) && $0.type == trigger.row.type }
            ?? learning?.annotated.first { $0.type == trigger.row.type && abs($0.trigger.lowerBound - place.lowerBound) <= RoleLearning.nearness }
        let isRight =
            act.map { act in
                (act.actors.isEmpty || chosen.actors.contains { means($0, act.actors) })
                    && (act.recipients.isEmpty || chosen.recipients.contains { !chosen.actors.contains($0) && means($0, act.recipients) })
            } ?? false
        learning?.verdicts.append(RoleLearning.Verdict(trigger: place, type: trigger.row.type, features: verdict, areRolesRight: isRight))
        guard let act = learning?.annotated.first(where: { $0.trigger.overlaps(place) }) else { return }
        let view = view(trigger, scene)
        let context = roleContext(trigger, rules, scene, view)
        let candidates = candidates(trigger, rules, scene).map { candidate($0, scene, view, context) }
        let actors = candidates.indices.filter { means(candidates[$0].entity, act.actors) }
        let doer = RoleExamples.Choice(
            candidates: roleFeatures(role: 0, rules, scene, context, candidates, actor: nil),
            right: act.actors.isEmpty ? [candidates.count] : actors, isRecipient: false)
        let actor = actors.first.map { candidates[$0].entity } ?? rules.actors.first
        let others =
            candidates.filter { $0.entity != actor }
            + goals(trigger, rules, scene).map { candidate($0.place, scene, view, context, goal: $0.sources) }
        let recipients = others.indices.filter { means(others[$0].entity, act.recipients) }
        let sufferer = RoleExamples.Choice(
            candidates: roleFeatures(role: 1, rules, scene, context, others, actor: actor),
            right: act.recipients.isEmpty ? [others.count] : recipients, isRecipient: true)
        learning?.choices += [doer, sufferer]
    }

    /// Files which of a sentence's times is that of an act.
    mutating func learnTime(_ trigger: SentenceScan.Trigger, _ status: EventStatus, _ times: ActTimes, _ scan: SentenceScan) {
        let place = text.range(of: trigger.candidate.match, at: trigger.token)
        guard let act = learning?.annotated.first(where: { $0.type == trigger.row.type && $0.trigger.overlaps(place) }) else { return }
        let candidates = times.moments.map { moment in
            let isTime = act.time.map { ActTimes.agree($0, moment.value) } ?? false
            return RoleExamples.Verdict(features: times.features(trigger, moment, status, in: scan), isAct: isTime, isRight: isTime)
        }
        learning?.times.append(RoleExamples.Moment(candidates: candidates, isDated: act.time != nil))
    }
}
