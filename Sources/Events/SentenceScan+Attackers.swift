import ArabicText
import Knowledge

/// Who uses force without a name.
extension SentenceScan {
    /// The armed men whom a sentence speaks of before a verb that names no subject: «اقتحم مسلحون المقر ثم خطفوا الحارس», «انتحاري يقود
    /// سيارة فجر نفسه».
    func attackers(before token: Int) -> NounPhrase? {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= Self.attackerReach {
            if isArmed(previous), !isGoverned(previous), let phrase = phrase(at: previous), phrase.tokens.upperBound <= token {
                return phrase
            }
            previous -= 1
        }
        return nil
    }

    private func isArmed(_ token: Int) -> Bool {
        guard self[token].mention < 0, self[token].role >= 0 else { return false }
        switch tables.roleRows[Int(self[token].role)].role {
        case "UAF", "REB", "CRM": return true
        default: return false
        }
    }

    private static let attackerReach = 20
}
