import Actors
import Readings

/// What the sentences of a document, each by its own syntax, tell of who did what to whom: an act told twice has one doer.
struct RoleMemory {
    /// How closely another telling has to match a trigger.
    enum Level: Int, CaseIterable { case sameWord, sameType, anyAct }

    private struct Key: Hashable {
        let act: Int
        let first: ActorLayer.EntityIndex
        /// Whom the first acted on, or ``acting`` or ``suffering`` where it is the first alone that counts.
        let second: Int

        /// One number for all three: a candidate is asked for in a dozen ways.
        func hash(into hasher: inout Hasher) { hasher.combine(act &* 0x1E37_79B9_7F4A_7C15 &+ first &* 0xC2B2_AE3D &+ second) }
    }

    private static let acting = -1
    private static let suffering = -2
    private var counts: [Key: Int] = [:]

    /// Counts what a trigger's sentence says of it.
    mutating func note(_ trigger: SentenceScan.Trigger, _ roles: SentenceScan.Roles) {
        for level in Level.allCases {
            let act = Self.act(trigger, level)
            for actor in roles.actors { counts[Key(act: act, first: actor, second: Self.acting), default: 0] += 1 }
            for recipient in roles.recipients { counts[Key(act: act, first: recipient, second: Self.suffering), default: 0] += 1 }
            for actor in roles.actors {
                for recipient in roles.recipients { counts[Key(act: act, first: actor, second: recipient), default: 0] += 1 }
            }
        }
    }

    /// How often others than a trigger itself tell that somebody does its act, or suffers it.
    /// - Parameter own: what the trigger's own sentence says of it, which does not count.
    func count(
        _ entity: ActorLayer.EntityIndex, suffers: Bool, _ trigger: SentenceScan.Trigger, own: SentenceScan.Roles, _ level: Level
    ) -> Int {
        let found = counts[Key(act: Self.act(trigger, level), first: entity, second: suffers ? Self.suffering : Self.acting)] ?? 0
        return max(0, found - ((suffers ? own.recipients : own.actors).contains(entity) ? 1 : 0))
    }

    /// How often others than a trigger itself tell that one does its act to another.
    func count(
        _ actor: ActorLayer.EntityIndex, on recipient: ActorLayer.EntityIndex, _ trigger: SentenceScan.Trigger, own: SentenceScan.Roles,
        _ level: Level
    ) -> Int {
        let found = counts[Key(act: Self.act(trigger, level), first: actor, second: recipient)] ?? 0
        return max(0, found - (own.actors.contains(actor) && own.recipients.contains(recipient) ? 1 : 0))
    }

    private static func act(_ trigger: SentenceScan.Trigger, _ level: Level) -> Int {
        switch level {
        case .sameWord: 1000 + trigger.candidate.row * 2 + (trigger.candidate.isNoun ? 1 : 0)
        case .sameType: RoleFeatures.number(trigger.row.type)
        case .anyAct: -1
        }
    }
}
