import Actors
import ArabicText
import Readings

/// Whose act it is that somebody is asked to do, accused of, helped in or kept from: «طالب الوزير القوات بالانسحاب».
extension DocumentCoding {
    /// One trigger of a sentence and what is known of its roles so far.
    typealias Told = (trigger: SentenceScan.Trigger, roles: SentenceScan.Roles, controlled: [ActorLayer.EntityIndex])

    /// Those who do the act of a trigger because the act before is done to them with it in view; empty where no such act stands before.
    func controlledDoers(of trigger: SentenceScan.Trigger, _ scan: SentenceScan, _ told: ArraySlice<Told>) -> [ActorLayer.EntityIndex] {
        guard let last = told.last, last.trigger.end <= trigger.token, trigger.token - last.trigger.end <= Self.controlReach else { return [] }
        if trigger.candidate.isNoun, !last.controlled.isEmpty, last.trigger.candidate.isNoun,
            scan[trigger.token].hasWaw || last.trigger.end == trigger.token
        {
            // «بالانسحاب ووقف القصف», «بوقف دعم المعارضة»: what is joined or governed has one doer.
            return scan.isOneClause(last.trigger.end..<trigger.token) ? last.controlled : []
        }
        if trigger.candidate.isNoun, scan[trigger.token].hasWaw, last.trigger.candidate.isNoun, trigger.row.recipientSlots.contains(.genitive),
            trigger.candidate.match.segmentation.enclitic.isThirdPerson, !last.roles.actors.isEmpty, !last.roles.recipients.isEmpty
        {
            // «بدعم الحكومة وتزويدها بالسلاح»: what is joined with a pronoun has one doer too.
            return scan.isOneClause(last.trigger.end..<trigger.token) ? last.roles.actors : []
        }
        if told.count > 1, tables.clauseWords.stands(.charge, at: last.trigger.token, in: text) {
            // «اعتقل رجلا بتهمة التخطيط لهجوم»: the charge tells of whom the act before it falls on.
            return controlledDoers(of: trigger, scan, told.dropLast())
        }
        let doers = withUnnamed(last.roles).recipients
        guard !doers.isEmpty else { return [] }
        if trigger.candidate.isNoun, last.trigger.row.type == .request, last.roles.recipientConstruction == .preposition,
            last.roles.recipientPhrases.last?.upperBound == trigger.token
        {
            // «طلب من كندا سحب سفيرها»
            return doers
        }
        // «حذر فرنسا من عواقب إرسال قوات»: the act is the genitive of what the preposition governs.
        let introduction =
            scan.isGenitiveOfWord(before: trigger) ? scan.introduction(of: trigger, at: trigger.token - 1) : scan.introduction(of: trigger)
        if introduction == 2, !trigger.candidate.isNoun, last.trigger.row.type == .accuse {
            // «اتهم فرنسا بأنها أغلقت مكاتبه»
            guard scan.isPronounOfBlame(trigger.token - 1), scan.isOneClause(last.trigger.end..<(trigger.token - 1)) else { return [] }
            return doers
        }
        if introduction == 2, !trigger.candidate.isNoun {
            // «طلب من الجيش أن ينسحب»
            guard last.trigger.row.type == .request, scan.isOneClause(last.trigger.end..<(trigger.token - 1)) else { return [] }
            return doers
        }
        let prepositions: [Preposition]
        switch last.trigger.row.type {
        case .request: prepositions = [.by, .to, .on, .from, .forWhom]
        case .accuse: prepositions = [.by, .on, .from, .inside]
        case .threaten: prepositions = [.from]
        case .coerce: prepositions = [.from, .on]
        case .aid, .support: prepositions = [.inside, .on]
        default: return []
        }
        // «اعتقل رجلا بتهمة قتل الوزير», «حمل إيران مسؤولية الهجوم»
        let isCharged =
            introduction != 1 && (last.trigger.row.type == .accuse || last.trigger.row.type == .coerce)
            && (last.trigger.end..<trigger.token).contains { tables.clauseWords.stands(.charge, at: $0, in: text) }
        guard isCharged || prepositions.contains(where: { SentenceScan.number($0) == introduction }),
            scan.isOneClause(last.trigger.end..<trigger.token)
        else { return [] }
        return doers
    }

    /// How many words may stand between the two acts.
    private static let controlReach = 14
}

extension SentenceScan {
    /// «بأنها», «لأنه»
    func isPronounOfBlame(_ token: Int) -> Bool {
        let word = text.text.foldedSpelling(token)
        return (word.hasPrefix("با") || word.hasPrefix("لا")) && ["نه", "نها", "نهم", "نهما"].contains { word.hasSuffix($0) }
    }

    /// Whether no other clause begins within the tokens.
    func isOneClause(_ tokens: Range<Int>) -> Bool {
        var behind = tokens.lowerBound
        for token in tokens where token >= behind {
            let word = self[token]
            if isComma(token), tokens.contains(token + 1), self[token + 1].mention < 0, self[token + 1].wordClass == .relative,
                let close = (token + 2..<tokens.upperBound).first(where: isComma), openingOfRelative(before: close) == token
            {
                // «اتهم التحالف، الذي تقوده السعودية، إيران بتزويد»
                behind = close + 1
                continue
            }
            if word.kind == .punctuation, !isComma(token), !isQuotationMark(token), !text.text.token(token, is: "("), !text.text.token(token, is: ")")
            {
                return false
            }
            guard word.mention < 0 else { continue }
            if isFiniteVerb(token) { return false }
            switch word.wordClass {
            case .complementizer, .relative, .boundary, .condition: return false
            default: break
            }
        }
        return true
    }

    /// What leads up to a trigger: 0 nothing known, 1 the head of a clause, 2 «أن», 3 a relative, 4 a comma, 5 a verb, from 8 a preposition.
    func introduction(of trigger: Trigger) -> Int { introduction(of: trigger, at: trigger.token) }

    /// Whether a bare noun that names no act stands between a preposition and a noun of action: «من عواقب إرسال قوات».
    func isGenitiveOfWord(before trigger: Trigger) -> Bool {
        let noun = trigger.token - 1
        guard trigger.candidate.isNoun, range.contains(noun), case let word = self[noun], word.mention < 0, word.kind == .word, word.wordClass == nil,
            word.enclitic == .none, word.role < 0, word.adjective < 0, !word.isVerb, !word.hasWaw, !isArticled(noun),
            !self[trigger.token].prepositionIsClitic,
            // «عواقب» may threaten as well.
            !candidates(at: noun).contains(where: { $0.isNoun && tables.nounRows[$0.row].type != .threaten })
        else { return false }
        return word.prepositionIsClitic || range.contains(noun - 1) && self[noun - 1].mention < 0 && self[noun - 1].wordClass == .preposition
    }

    fileprivate func introduction(of trigger: Trigger, at token: Int) -> Int {
        if self[token].prepositionIsClitic, let preposition = self[token].preposition { return Self.number(preposition) }
        if token == trigger.token, trigger.candidate.match.segmentation.proclitics.contains(.lam) { return Self.number(.forWhom) }
        if self[token].hasWaw { return 1 }
        let previous = token - 1
        guard previous >= range.lowerBound else { return 1 }
        let word = self[previous]
        if word.mention >= 0 { return 6 }
        if word.wordClass == .preposition, let preposition = word.preposition { return Self.number(preposition) }
        if word.wordClass == .complementizer { return 2 }
        if word.wordClass == .relative { return 3 }
        if isComma(previous) { return 4 }
        if word.kind == .punctuation { return 1 }
        if word.isVerb { return 5 }
        if word.wordClass == .negation || word.wordClass == .pastNegation { return 7 }
        return 0
    }
}
