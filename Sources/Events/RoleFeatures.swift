import Actors
import ArabicText
import Knowledge
import Readings

/// What speaks for and against candidates for the roles of an act; numbers of templates and values are stable, for weights are filed
/// under them.
struct RoleFeatures {
    /// The candidate that the rules chose.
    static func ruleKey(role: Int) -> UInt64 {
        var list = FeatureList()
        list.add(1, role)
        return list.keys[0]
    }

    /// State of a role after the rules: 0 somebody named at the act, 1 words of somebody unknown, 2 other words, 3 nothing, 4 somebody
    /// from elsewhere.
    static func state(_ entities: [ActorLayer.EntityIndex], _ phrases: [Range<Int>], in scan: SentenceScan) -> Int {
        if !entities.isEmpty { return phrases.isEmpty ? 4 : 0 }
        if phrases.isEmpty { return 3 }
        return phrases.contains { scan.namesRole($0) } ? 1 : 2
    }

    /// 0 verb, 1 indefinite noun, 2 definite noun, 3 noun with a pronoun, 4 participle.
    static func kind(_ trigger: SentenceScan.Trigger) -> Int {
        let cut = trigger.candidate.match.segmentation
        if trigger.candidate.isNoun { return cut.enclitic != .none ? 3 : cut.proclitics.contains(.article) ? 2 : 1 }
        return trigger.candidate.match.entry.features.isVerb ? 0 : 4
    }

    static func number(_ type: PloverType) -> Int { PloverType.allCases.firstIndex(of: type) ?? 0 }

    /// FNV-1a (Fowler, Noll, Vo), folded to 28 bits.
    static func hash(_ text: String) -> (Int, Int) { hash(bytes: text.utf8) }

    static func hash(bytes: some Sequence<UInt8>) -> (Int, Int) {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (Int(value & 0x3FFF), Int(value >> 20 & 0x3FFF))
    }

    /// A number folded to 28 bits.
    static func parts(_ value: UInt64) -> (Int, Int) { (Int(value >> 8 & 0x3FFF), Int(value >> 30 & 0x3FFF)) }

    static func bucket(_ distance: Int) -> Int {
        switch distance {
        case ..<1: 0
        case 1: 1
        case 2: 2
        case 3...4: 3
        case 5...8: 4
        case 9...14: 5
        case 15...24: 6
        default: 7
        }
    }

    static func countBucket(_ count: Int) -> Int {
        switch count {
        case ..<1: 0
        case 1: 1
        case 2...3: 2
        case 4...7: 3
        case 8...15: 4
        default: 5
        }
    }
}

extension SentenceScan {
    /// Whether words name somebody by what he is: «مسلحون», «مسؤولون».
    func namesRole(_ phrase: Range<Int>) -> Bool {
        phrase.contains {
            range.contains($0) && self[$0].mention < 0 && self[$0].role >= 0 && !tables.roleRows[Int(self[$0].role)].isThing && !counts($0)
        }
    }
}
