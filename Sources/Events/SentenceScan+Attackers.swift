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

    /// «الهجوم الذي استهدف العاصمة», «غارة ضربت مواقع للجيش»: an attack and the verb right behind it are one act; whom either names does it
    /// or suffers it.
    func joinAttacks(_ read: inout [(trigger: Trigger, roles: Roles)]) {
        for index in read.indices.dropLast() where read[index].roles.isPassive && read[index].trigger.row.type == .assault {
            // «قتل عشرة جنود في غارة شنها الجيش»: who suffers the one suffers the other.
            let next = index + 1
            guard read[next].trigger.row.type == .assault, read[next].trigger.candidate.isNoun, read[next].trigger.token - read[index].trigger.end <= 14,
                isMeans(read[next].trigger.token)
            else { continue }
            if read[next].roles.hitsNobody { read[next].roles.takeRecipients(of: read[index].roles) }
            if read[index].roles.namesNobody { read[index].roles.takeActors(of: read[next].roles) }
        }
        for index in read.indices.dropLast() where read[index].trigger.row.type == .assault && read[index].trigger.candidate.isNoun && read[index].roles.hitsNobody {
            // «عملية عسكرية لطرد المقاتلين»: those on whom an operation falls stand with its aim.
            let aim = read[index + 1]
            guard aim.trigger.candidate.isNoun, aim.trigger.token - read[index].trigger.end <= 3, self[aim.trigger.token].prepositionIsClitic,
                self[aim.trigger.token].preposition == .forWhom, aim.trigger.row.type == .assault || aim.trigger.row.type == .coerce || aim.trigger.row.type == .retreat,
                isOneClause(read[index].trigger.end..<aim.trigger.token)
            else { continue }
            read[index].roles.takeRecipients(of: aim.roles)
        }
        for index in read.indices.dropLast() where read[index].trigger.row.type == .assault && read[index].trigger.candidate.isNoun {
            let next = index + 1
            guard read[next].trigger.row.type == .assault, !read[next].trigger.candidate.isNoun, read[next].trigger.token - read[index].trigger.end <= 4,
                (read[index].trigger.end..<read[next].trigger.token).allSatisfy({
                    self[$0].mention < 0 && self[$0].kind == .word && (self[$0].wordClass == nil || self[$0].wordClass == .relative) && self[$0].role < 0
                }), !read[next].roles.isPassive
            else { continue }
            if read[index].roles.hitsNobody { read[index].roles.takeRecipients(of: read[next].roles) }
            if read[next].roles.actors.isEmpty, read[next].roles.actorPhrases.allSatisfy({ !namesRole($0) }), !read[index].roles.actors.isEmpty {
                read[next].roles.takeActors(of: read[index].roles)
                read[next].roles.needsSubject = false
            }
        }
    }

    /// «في غارة», «بقصف», «جراء هجوم»
    func isMeans(_ token: Int) -> Bool {
        if self[token].prepositionIsClitic { return self[token].preposition == .by }
        guard token > range.lowerBound, self[token - 1].mention < 0 else { return false }
        return self[token - 1].wordClass == .preposition && self[token - 1].enclitic == .none
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
