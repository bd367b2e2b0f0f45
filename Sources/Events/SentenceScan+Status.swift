import Actors
import ArabicText
import Knowledge
import Readings

extension SentenceScan {
    /// How an act stands: told, denied, meant, possible or over.
    func status(of trigger: Trigger, stance: Stance?) -> EventStatus {
        let token = trigger.token
        let features = trigger.candidate.match.entry.features
        let clitics = trigger.candidate.match.segmentation.proclitics
        let isVerb = features.isVerb
        // «إن هاجمت إسرائيل إيران فسترد»: «إن» before a verb is a condition.
        if isVerb, features.aspect == .past, token > range.lowerBound, self[token - 1].mention < 0, text.text.spelling(token - 1) == "إن" {
            return .hypothetical
        }
        if isVerb, !trigger.isNegated, let told = particleStatus(before: token, features, clitics) { return told }
        if trigger.candidate.isNoun, let carrier = carrier(of: trigger) {
            let told = particleStatus(before: carrier.token, self[carrier.token].verbFeatures, carrier.clitics)
            // «لم تفشل في إقناعه»
            if carrier.isVain, told != .planned, told != .hypothetical { return told == .denied ? .reported : .denied }
            if let told { return told }
        }
        if let governed = governingStatus(token, isVerb: isVerb) { return governed }
        if isVerb, features.aspect != .past, isObliged(token) { return .planned }
        if !isVerb, trigger.candidate.isNoun {
            // «لقصف المدينة», «لعقد محادثات»: the purpose of another act is not yet done.
            if clitics.contains(.lam), !clitics.contains(.article), isPurpose(token) { return .planned }
            if let previous = previousLightNoun(token), self[previous].prepositionIsClitic, self[previous].preposition == .forWhom {
                return .planned
            }
            // «لم يتم نشر القوات»
            if isBroughtAbout(token), range.contains(token - 2), self[token - 2].mention < 0,
                self[token - 2].wordClass == .pastNegation || self[token - 2].wordClass == .never || self[token - 2].wordClass == .negation
            {
                return .denied
            }
            if token > range.lowerBound, self[token - 1].mention < 0, self[token - 1].wordClass == .negation,
                !text.text.token(token - 1, is: "ما")
            {
                return .denied
            }
        }
        if !isVerb, isNotKept(token) { return .denied }
        if isAsked(token) { return .hypothetical }
        switch stance {
        case .denies: return .denied
        case .doubts: return .hypothetical
        case .demands: return isVerb && features.aspect == .past ? .reported : .planned
        case .predicts: return .planned
        default: return .reported
        }
    }

    /// «لا تقيم كندا علاقات مع اليونان», «لم تكن تربط البلدين علاقات»: whether a verb of keeping before a noun is negated.
    private func isNotKept(_ token: Int) -> Bool {
        for near in (max(range.lowerBound, token - 7)..<token).reversed() {
            let word = self[near]
            if word.kind == .punctuation, !isQuotationMark(near) { return false }
            guard word.mention < 0 else { continue }
            if word.wordClass == .complementizer || word.wordClass == .relative { return false }
            guard tables.clauseWords.stands(.keeps, at: near, in: text) else { continue }
            // «لم تكن تربط»: behind «لم» stands the verb of being.
            let isPast = range.contains(near - 2) && self[near - 2].mention < 0 && self[near - 2].wordClass == .pastNegation
            let before = isPast ? near - 2 : near - 1
            guard range.contains(before), self[before].mention < 0, !text.text.token(before, is: "ما") else { return false }
            return self[before].wordClass == .negation || self[before].wordClass == .pastNegation || self[before].wordClass == .never
        }
        return false
    }

    /// What clitics and particles of a verb say: «سيقصف», «لم يقصف», «قد يقصف».
    private func particleStatus(before token: Int, _ features: WordFeatures, _ clitics: Proclitics) -> EventStatus? {
        if clitics.contains(.sin) { return .planned }
        if clitics.contains(.lam) { return .planned }
        var previous = token - 1
        var steps = 0
        while previous >= range.lowerBound, steps < 3 {
            let word = self[previous]
            if word.mention < 0 {
                switch word.wordClass {
                case .pastNegation: return .denied
                case .never: return .denied
                case .negation:
                    // «ما» is also a relative: only before a perfect or «زال» does it deny.
                    if !text.text.token(previous, is: "ما") { return .denied }
                case .future: return .planned
                case .condition, .question: return .hypothetical
                case .perhaps where features.aspect == .present: return .hypothetical
                // «قد تقصف», but «قد قصفت»
                case .boundary where features.aspect == .present && steps == 0 && text.text.foldedSpelling(previous).hasSuffix("قد"):
                    return .hypothetical
                default: break
                }
                if word.kind == .punctuation || word.isVerb { break }
            }
            previous -= 1
            steps += 1
        }
        return nil
    }

    /// The light verb that has a noun of action for its object or subject, whose particles are those of the act: «لن تشن هجوما», «قد تعقد قمة».
    private func carrier(of trigger: Trigger) -> (token: Int, clitics: Proclitics, isVain: Bool)? {
        let noun = trigger.token
        guard !self[noun].hasWaw else { return nil }
        let isGoverned = noun > range.lowerBound && self[noun - 1].mention < 0 && self[noun - 1].wordClass == .preposition
        let preposition = self[noun].prepositionIsClitic ? self[noun].preposition : isGoverned ? self[noun - 1].preposition : nil
        var token = noun - 1
        while token >= range.lowerBound, noun - token <= Self.carrierReach {
            let word = self[token]
            if word.kind == .punctuation, !isQuotationMark(token) { return nil }
            if word.mention < 0 {
                if isFiniteVerb(token) {
                    let match = text.matches(at: token).first { match in
                        guard match.entry.table == tables.light, case let row = tables.lightRows[Int(match.entry.row)] else { return false }
                        return !row.isSaying && row.preposition == preposition
                    }
                    return match.map { (token, $0.segmentation.proclitics, tables.lightRows[Int($0.entry.row)].isVain) }
                }
                switch word.wordClass {
                case .complementizer, .relative, .boundary, .question, .condition: return nil
                default: break
                }
                if word.lightNoun < 0, candidates(at: token).contains(where: { $0.isNoun }) { return nil }
            }
            token -= 1
        }
        return nil
    }

    /// How far before its noun a light verb stands.
    private static let carrierReach = 9

    /// «على روسيا أن تسحب قواتها»: what somebody has to do is not done yet.
    private func isObliged(_ token: Int) -> Bool {
        guard range.contains(token - 1), self[token - 1].mention < 0, self[token - 1].wordClass == .complementizer else { return false }
        var previous = token - 2
        while previous >= range.lowerBound, token - previous <= Self.obligationReach {
            let word = self[previous]
            if word.mention < 0 {
                // «اتفقوا على أن تسحب»: what is agreed upon has nobody between.
                if word.wordClass == .preposition, word.preposition == .on, !word.prepositionIsClitic { return token - 1 - previous > 1 }
                if word.isVerb || word.kind == .punctuation || word.wordClass == .preposition || word.wordClass == .complementizer { return false }
            }
            previous -= 1
        }
        return false
    }

    /// How far before what somebody has to do he is named: «على الرئيس الأميركي دونالد ترامب أن».
    private static let obligationReach = 8

    /// A question asks of the acts in its last clause, or of all when it begins with its particle.
    private func isAsked(_ token: Int) -> Bool {
        guard let last = range.last, text.text.token(last, is: "؟"), !isInsideQuotation(last) else { return false }
        let first = range.lowerBound
        if self[first].wordClass == .question || isQuotationMark(first) && first + 1 < last && self[first + 1].wordClass == .question {
            return true
        }
        return !(token..<last).contains { isComma($0) }
    }

    private func isPurpose(_ token: Int) -> Bool {
        // «دعم لهجوم» is an argument, «وصل لتوقيع اتفاق» a purpose: a noun of action directly before takes the ل for itself.
        guard token > range.lowerBound else { return true }
        if isArgumentOfLightVerb(token) { return false }
        let word = self[token - 1]
        if word.kind == .word, word.mention < 0, word.wordClass == nil, !word.isDefinite, !word.isVerb, !word.isTime, word.light < 0 {
            return false
        }
        return !candidates(at: token - 1).contains { $0.isNoun }
    }

    /// «تعرض الموكب لهجوم»: the «ل» belongs to the verb that carries the noun.
    private func isArgumentOfLightVerb(_ token: Int) -> Bool {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 8 {
            let word = self[previous]
            if word.kind == .punctuation, !isQuotationMark(previous) { return false }
            let light = max(word.light, word.lightNoun)
            if word.mention < 0, light >= 0 { return tables.lightRows[Int(light)].preposition == .forWhom }
            if word.mention < 0, word.wordClass == .complementizer || word.prepositionIsClitic && word.preposition == .forWhom { return false }
            previous -= 1
        }
        return false
    }

    private func previousLightNoun(_ token: Int) -> Int? {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 3 {
            if self[previous].mention < 0, self[previous].lightNoun >= 0 { return previous }
            if self[previous].kind == .punctuation || self[previous].isVerb { return nil }
            previous -= 1
        }
        return nil
    }

    /// How an act between friends stands behind a word that bars or ends it: «حظرا على بيع السلاح», «تعليق بيع السلاح», «رفضت فرنسا تسليم
    /// السلاح»; nil where no such word governs it.
    func barred(_ trigger: Trigger) -> (status: EventStatus, isWanted: Bool)? {
        switch trigger.row.type {
        case .aid, .cooperate, .support, .consult, .concede, .retreat, .mobilize: break
        default: return nil
        }
        guard trigger.candidate.isNoun, !self[trigger.token].hasWaw else { return nil }
        var previous = trigger.token - 1
        var passesPreposition = self[trigger.token].prepositionIsClitic
        while previous >= range.lowerBound, trigger.token - previous <= Self.barReach {
            let word = self[previous]
            if word.mention < 0 {
                if tables.clauseWords.stands(.barred, at: previous, in: text) { return (.denied, isWanted(previous)) }
                if tables.clauseWords.stands(.stopped, at: previous, in: text) { return passesPreposition ? nil : (.ended, isWanted(previous)) }
                if word.wordClass == .preposition, word.enclitic == .none, !passesPreposition {
                    passesPreposition = true
                } else if word.wordClass != nil || word.kind != .word || word.prepositionIsClitic || word.hasWaw
                    || isFiniteVerb(previous) && word.light < 0
                    || word.role < 0 && word.adjective < 0 && word.lightNoun < 0
                {
                    return nil
                }
            }
            previous -= 1
        }
        return nil
    }

    /// Who wants an end to an act: the subject of the verb that governs it.
    func demanders(of trigger: Trigger) -> [ActorLayer.EntityIndex] {
        governor(of: trigger.token).map { finiteSubject(of: $0, before: trigger.token).flatMap(\.entities) } ?? []
    }

    /// Whether the word that bars an act is itself what somebody wants: «طالب بوقف بيع السلاح».
    private func isWanted(_ token: Int) -> Bool {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= Self.demandReach {
            let word = self[previous]
            if word.kind == .punctuation, !isQuotationMark(previous) { return false }
            if word.mention < 0, word.status >= 0 { return tables.statusRows[Int(word.status)].sense == .demand }
            if isFiniteVerb(previous) { return false }
            previous -= 1
        }
        return false
    }

    /// How far before an act the word that bars it stands, and how far before that one who wants it.
    private static let barReach = 5
    private static let demandReach = 6

    /// «يدرس وقف دعم الجنرال»: backing whose end is thought of is weakening.
    func isWeakening(_ token: Int) -> Bool {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 4 {
            let word = self[previous]
            if word.mention < 0, word.status >= 0, tables.statusRows[Int(word.status)].effect == .weakening { return true }
            if word.mention < 0, word.status >= 0, tables.statusRows[Int(word.status)].effect == .ended {
                switch governingStatus(previous, isVerb: false) {
                case .planned, .hypothetical: return true
                default: return false
                }
            }
            if word.kind == .punctuation, !isQuotationMark(previous) { return false }
            previous -= 1
        }
        return false
    }

    /// The nearest word of the status table whose reach the act lies in, without a clause boundary between.
    private func governingStatus(_ token: Int, isVerb: Bool) -> EventStatus? {
        if isVerb, self[token].hasWaw { return nil }
        var previous = token - 1
        var prior: EventStatus?
        var linked = false
        // «نفت اتهامات بتسليح الجماعة»: of what somebody is charged with, who turns the charge down denies it.
        var isCharge = false
        while previous >= range.lowerBound, token - previous <= 14 {
            let word = self[previous]
            if word.kind == .punctuation, !isQuotationMark(previous) { break }
            if word.mention < 0 {
                if word.wordClass == .complementizer { linked = true }
                // Another act in between is what the word governs.
                if word.status < 0, word.lightNoun < 0, word.light < 0, candidates(at: previous).contains(where: { $0.isNoun }) {
                    if tables.clauseWords.stands(.again, at: previous, in: text) {
                        previous -= 1
                        continue
                    }
                    guard !isVerb, !isCharge, isLaidToCharge(token, behind: previous),
                        candidates(at: previous).contains(where: { $0.isNoun && tables.nounRows[$0.row].type == .accuse })
                    else { break }
                    isCharge = true
                }
                if word.wordClass == .boundary, token - previous > 1 { break }
                if word.status >= 0 {
                    let row = tables.statusRows[Int(word.status)]
                    if isCharge { return row.sense == .refusal && !isTurnedDown(previous) ? .denied : nil }
                    // A finite verb stands under another only by «أن» or side by side.
                    if token - previous - Int(word.statusLength) < row.reach, !isVerb || linked || token - previous <= 2 {
                        switch row.effect {
                        case .planned: prior = .planned
                        case .hypothetical: prior = .hypothetical
                        case .denied: prior = .denied
                        case .ended: prior = .ended
                        case .continue, .weakening: return nil
                        }
                        // A denied intention is a denied act.
                        if isTurnedDown(previous) {
                            // «لم تستبعد ضرب المنشآت»: what is not turned down is possible.
                            if row.sense == .refusal, prior == .hypothetical { return .hypothetical }
                            return prior == .denied ? .reported : .denied
                        }
                        return prior
                    }
                }
                // Another finite verb in between takes the act for its own clause.
                if word.isVerb, token - previous > 3, isVerb { break }
            }
            previous -= 1
        }
        return prior
    }

    /// Whether a negation stands right before a word.
    private func isTurnedDown(_ token: Int) -> Bool {
        guard token > range.lowerBound, self[token - 1].mention < 0 else { return false }
        switch self[token - 1].wordClass {
        case .pastNegation, .negation, .never: return true
        default: return false
        }
    }

    /// «اتهامات بتسليح», «مزاعم بشأن تمويل»: whether a charge has an act for what it alleges, and not for what it blames («إدانة الغزو»).
    private func isLaidToCharge(_ act: Int, behind charge: Int) -> Bool {
        (charge + 1...act).contains { token in
            let word = self[token]
            if word.prepositionIsClitic { return word.preposition == .by }
            return token < act && word.mention < 0 && word.wordClass == .preposition && word.enclitic == .none && word.preposition != .on
                && word.preposition != .against && word.preposition != .forWhom
        }
    }
}
