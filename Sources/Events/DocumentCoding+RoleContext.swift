import Actors
import ArabicText
import Knowledge
import Readings
import Syntax

/// What the rest of the document and the clause around a trigger say for and against candidates for its roles.
extension DocumentCoding {
    /// What does not depend on the candidate.
    struct RoleContext {
        let trigger: SentenceScan.Trigger
        let type: Int
        /// 0 a verb, 1 a participle, 2 a noun.
        let group: Int
        let kind: Int
        /// The roles by the sentence's syntax alone.
        let syntax: SentenceScan.Roles
        /// The act told last; whether it stands close before the trigger in its sentence.
        let last: (telling: Telling, isNear: Bool)?
        /// The last one told of the trigger's type.
        let lastAlike: Telling?
        let introduction: Int
        /// What governs the trigger: 0 nothing, 1 a light verb, 2 a word of status, 3 another verb, from 10 an act of a type.
        let governing: Int
        let isFirstPerson: Bool
        let speaker: ActorLayer.EntityIndex?
        let hasPronoun: Bool
        /// Those before the trigger with whom its pronoun or verb agrees, the nearest first; nil where nothing has to agree.
        let agreeing: [ActorLayer.EntityIndex]?
        let row: (Int, Int)
        /// The word right before the trigger, and the verb that governs it.
        let wordBefore: (Int, Int)?
        let verb: (Int, Int)?
        /// The act told next in the sentence, as its syntax tells it.
        let next: (type: Int, roles: SentenceScan.Roles)?
        /// Those named behind the trigger, the nearest first.
        let behind: [ActorLayer.EntityIndex]
        let node: TriggerNode?
        /// By entity the shortest way in the tree to the trigger.
        let paths: [ActorLayer.EntityIndex: TreePath]
    }

    func roleContext(
        _ trigger: SentenceScan.Trigger, _ rules: SentenceScan.Roles, _ scene: RoleScene, _ view: RoleView
    ) -> RoleContext {
        let scan = scene.scan
        let kind = RoleFeatures.kind(trigger)
        let features = trigger.candidate.match.entry.features
        let enclitic = trigger.candidate.match.segmentation.enclitic
        let wanted = Self.features(of: enclitic)
        var agreeing: [ActorLayer.EntityIndex]?
        if let wanted = wanted ?? (kind == 0 && features.person == .third ? features : nil) {
            var found: [ActorLayer.EntityIndex] = []
            for entry in view.before where entry.occurrence.form != .adjective && agrees(entry.occurrence.entity, wanted) {
                found.append(entry.occurrence.entity)
            }
            for entry in scene.earlier where agrees(entry.entity, wanted) && !found.contains(entry.entity) { found.append(entry.entity) }
            agreeing = found
        } else if kind == 0 {
            agreeing = []
        }
        let governor = scan.governor(of: trigger.token)
        let node = node(of: trigger, in: scan)
        let next = scene.next(behind: trigger.token)
        let governing = governor.map { verb in
            scene.marks[verb].map { $0 + 10 } ?? (scan[verb].light >= 0 ? 1 : scan[verb].status >= 0 ? 2 : 3)
        }
        return RoleContext(
            trigger: trigger, type: RoleFeatures.number(trigger.row.type), group: kind == 0 ? 0 : kind == 4 ? 1 : 2, kind: kind,
            syntax: scene.syntax[trigger.token] ?? rules,
            last: tellings.last.map { ($0, trigger.token - $0.token <= Self.nearReach && $0.token >= scan.range.lowerBound) },
            lastAlike: tellings.last { $0.type == trigger.row.type },
            introduction: scan.introduction(of: trigger), governing: governing ?? 0,
            isFirstPerson: trigger.isFirstPerson || enclitic == .na || enclitic == .ya, speaker: view.speaker, hasPronoun: wanted != nil,
            agreeing: agreeing, row: RoleFeatures.hash(trigger.row.id), wordBefore: scan.wordBefore(trigger),
            verb: governor.map { scan.hash(of: $0) }, next: next,
            behind: view.behind.map(\.occurrence.entity), node: node, paths: paths(scene, to: node))
    }

    /// How many tokens behind another act a trigger may stand to hang on it.
    private static let nearReach = 14

    /// What a pronoun of the third person asks of him for whom it stands.
    private static func features(of pronoun: Enclitic) -> WordFeatures? {
        switch pronoun {
        case .ha3ms: WordFeatures(.none, .third, .masculine, .singular)
        case .ha3fs: WordFeatures(.none, .third, .feminine, .singular)
        case .hum, .huma, .hunna: WordFeatures(.none, .third, .none, .plural)
        default: nil
        }
    }
}

extension DocumentCoding.RoleContext {
    /// Files what the context says of a candidate.
    func add(
        _ candidate: RoleCandidate, role: Int, state: Int, actor: ActorLayer.EntityIndex?, of document: DocumentCoding, to list: inout FeatureList
    ) {
        /// For the role alone, for what the rules found, and for the kind of trigger.
        func file(_ template: UInt64, _ a: Int, _ b: Int) {
            list.add(template, role, a, b)
            list.add(template, role, a, b, 1 + state)
            list.add(template, role, a, b, 8 + group)
        }
        let entity = candidate.entity
        for level in RoleMemory.Level.allCases {
            file(UInt64(219 + level.rawValue), min(3, candidate.acts[level.rawValue]), min(3, candidate.suffers[level.rawValue]))
            if let actor, role == 1 {
                list.add(
                    222, level.rawValue, min(2, document.memory.count(actor, on: entity, trigger, own: syntax, level)),
                    min(2, document.memory.count(entity, on: actor, trigger, own: syntax, level)))
            }
        }
        if let last {
            let near = last.isNear ? 1 : 0
            let lastType = RoleFeatures.number(last.telling.type)
            list.add(223, role | introduction << 1, lastType, candidate.last, near)
            list.add(224, role | introduction << 1, group, candidate.last, near)
            list.add(225, role | type << 1, lastType, candidate.last, near)
        }
        if agreeing != nil { file(226, candidate.agreement.map { min(4, $0) } ?? 5, hasPronoun ? 1 : 0) }
        list.add(230, role | (isFirstPerson ? 2 : 0), kind, candidate.speech)
        let isController = candidate.phrases & 4 == 0 ? 0 : 1
        list.add(231, role | introduction << 1, governing, isController, group)
        list.add(231, role, governing, isController, 10)
    }
}

/// What the syntax between a trigger and a candidate says, by the row of the trigger and the words that govern it.
extension DocumentCoding.RoleContext {
    func addSyntax(_ candidate: RoleCandidate, role: Int, isRuled: Bool, to list: inout FeatureList) {
        let left = candidate.left
        let right = candidate.right
        if let left {
            list.add(242, role, left.path.0, left.path.1)
            list.add(242, role | kind << 1, left.path.0, left.path.1, 1)
            list.add(242, role | type << 1, left.path.0, left.path.1, 2)
        }
        if let right {
            list.add(243, role, right.path.0, right.path.1)
            list.add(243, role | kind << 1, right.path.0, right.path.1, 1)
            list.add(243, role | type << 1, right.path.0, right.path.1, 2)
        }
        let government = right.map { $0.government + 1 } ?? 0
        let nearness = (left.map { min(2, $0.rank) + 1 } ?? 0) | (right.map { min(2, $0.rank) + 1 } ?? 0) << 2
        // 1 governs the trigger, 2 stands before it as subject, 4 behind it as object.
        let part = (candidate.phrases >> 2 & 1) | (candidate.phrases & 1) << 1 | (candidate.phrases >> 3 & 1) << 2
        list.add(244, role | government << 1, row.0, row.1)
        list.add(245, role | part << 1 | (isRuled ? 16 : 0), row.0, row.1)
        list.add(246, role | nearness << 1, row.0, row.1)
        list.add(247, role | type << 1, government, nearness)
        list.add(227, role | candidate.kind << 1, 0, row.0, row.1)
        list.add(229, role | candidate.kind << 1, type, nearness)
        if let wordBefore {
            list.add(248, role | part << 1 | (isRuled ? 16 : 0), wordBefore.0, wordBefore.1, 0)
            list.add(248, role | nearness << 1, wordBefore.0, wordBefore.1, 1)
        }
        if let verb {
            let place = part | (candidate.phrases >> 1 & 1) << 3
            list.add(249, role | place << 1 | (isRuled ? 32 : 0), verb.0, verb.1, introduction)
            list.add(249, role | place << 1 | (isRuled ? 32 : 0), verb.0, verb.1, 100)
        }
        let slot = next.map { $0.roles.actors.contains(candidate.entity) ? 1 : $0.roles.recipients.contains(candidate.entity) ? 2 : 0 } ?? 3
        list.add(250, role | type << 1, next?.type ?? 31, slot)
        list.add(250, role | group << 1, slot, 100)
    }

    func addNobody(role: Int, to list: inout FeatureList) {
        if let wordBefore { list.add(251, role, wordBefore.0, wordBefore.1) }
        if let verb { list.add(252, role, verb.0, verb.1) }
    }
}
