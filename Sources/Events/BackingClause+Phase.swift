import Actors
import ArabicText
import Knowledge
import Readings

extension BackingClause {
    /// How the words around a word of backing say that it stands; nil where they only ask or suppose it.
    ///
    /// Read from the word outwards: «تدرس وقف دعمه» is a stop that is only thought of, so the backing weakens; «لم تتوقف عن دعمه» is a
    /// stop denied, so it goes on.
    ///
    /// - Parameters:
    ///   - isStated: the giver stands beside the word, so that a refusal is another's: «رفضت تركيا الدعم الأميركي للأكراد».
    ///   - isSpoken: the word is one of speech or of a measure, which a denial leaves standing: «نفت روسيا اتهامات بريطانيا».
    func phase(
        _ base: Phase, at token: Int, isVerb: Bool, attribution: Stance?, isStated: Bool = false, isSpoken: Bool = false
    ) -> Phase? {
        if !isVerb, isAttributive(token) { return fading(behind: token) ?? base }
        // «انتهت الحرب بين كندا واليونان»
        if !isVerb, stands(.over, at: token - 1) { return .ended }
        var phase = base
        var isDenied = false
        var isPlanned = false
        var previous = token - 1
        if isVerb, scan[token].hasWaw { previous = scan.range.lowerBound - 1 }
        var isOpen = true
        while isOpen, previous >= scan.range.lowerBound, token - previous <= 12 {
            let word = scan[previous]
            if word.kind == .punctuation, !scan.isQuotationMark(previous) { break }
            if word.mention < 0 {
                // «قطع العلاقات بسبب دعم …»: what ends is not what it ends for.
                if !isVerb, isReason(token, from: previous) { break }
                if word.status >= 0 {
                    let row = scan.tables.statusRows[Int(word.status)]
                    if token - previous - Int(word.statusLength) <= row.reach + 1 {
                        let isNegated = self.isNegated(previous)
                        switch row.effect {
                        case .weakening: phase = isNegated ? base : .weakening
                        case .ended:
                            if isNegated { phase = base } else { phase = isPlanned ? .weakening : .ended }
                        case .denied:
                            if isSpoken { break }
                            phase = isNegated ? base : .denied
                            isDenied = !isNegated
                        case .planned:
                            if phase == .ended { phase = row.sense == .demand ? base : .weakening }
                            isPlanned = true
                            if isNegated, phase == base { phase = .denied }
                        case .hypothetical:
                            if phase == .ended {
                                phase = .weakening
                            } else if isNegated {
                                phase = base
                            } else if row.sense == .refusal {
                                if !isStated { phase = .denied }
                            } else if row.sense == .condition
                                || (row.sense == nil || row.sense == .possible) && isVerb && phase == base && token - previous <= 3
                            {
                                return nil
                            }
                        case .continue: isPlanned = isPlanned || false
                        }
                        if isNegated { break }
                    }
                } else {
                    switch word.wordClass {
                    case .pastNegation, .negation, .never:
                        if denies(previous, before: token, isVerb: isVerb) {
                            // «لن تتخلى عن»: an end denied goes on.
                            phase = base == .ended ? .ongoing : phase == .ended ? base : .denied
                            isOpen = false
                        }
                    case .condition, .question: if token - previous <= 4 { return nil }
                    case .boundary: isOpen = token - previous <= 1
                    // «عوض الدولة التي دعمته»: what stands before the noun is said of the noun.
                    case .relative: isOpen = !isVerb && token - previous <= 1
                    case .complementizer: if !isVerb || token - previous > 1 { isOpen = false }
                    default: break
                    }
                    if word.isVerb, token - previous > 1, scan[previous].hasWaw { isOpen = false }
                }
            }
            previous -= 1
        }
        if phase == base { phase = fading(behind: token) ?? phase }
        switch attribution {
        case .denies where !isSpoken: return phase == .denied && !isDenied ? base : .denied
        default: return phase
        }
    }

    /// «بسبب دعم», «ردا على دعم», «بسبب ما وصفه بدعم»: whether the word of cause at a token has a noun for its reason.
    private func isReason(_ token: Int, from cause: Int) -> Bool {
        guard token - cause <= Self.reasonReach else { return false }
        var next = cause + 1
        if stands(.reply, at: cause), scan.text.text.token(next, is: "علي") {
            next += 1
        } else if !stands(.cause, at: cause) {
            return false
        }
        while next < token, scan.isQuotationMark(next) { next += 1 }
        return next == token || scan.text.text.token(next, is: "ما")
    }

    /// How many words before a noun the word stands that makes it a reason.
    private static let reasonReach = 5

    /// «يسعى إلى الحصول على دعم», «يأمل في نيل دعم»: whether what rules a verb of getting says that it is only wanted.
    func isWished(at token: Int) -> Bool {
        guard let governor = governor(of: token) else { return false }
        return (max(scan.range.lowerBound, governor.token - 7)..<governor.end).contains { near in
            guard scan[near].status >= 0 else { return false }
            let row = scan.tables.statusRows[Int(scan[near].status)]
            return row.effect == .planned && row.sense != .refusal
        }
    }

    /// «بدأت فرنسا تدعم»: whether the verb right before a verb says that it begins.
    func isBegun(at token: Int) -> Bool {
        guard !scan[token].hasWaw, let governor = governor(of: token), governor.isVerb, token - governor.end <= 4 else { return false }
        return governor.row?.phase == .beginning
    }

    /// «تريد أن يدين المجلس», «طالب بأن يقاطع»: whether a word of wishing rules the clause that a verb opens behind «أن».
    func isWanted(_ token: Int, sense features: WordFeatures) -> Bool {
        guard scan.range.contains(token - 2), scan[token - 1].mention < 0, scan[token - 1].wordClass == .complementizer,
            scan[token - 1].enclitic == .none,
            scan.text.text.spelling(token - 1).hasSuffix("ن"), features.aspect == .present
        else { return false }
        return (max(scan.range.lowerBound, token - 8)..<(token - 1)).contains { near in
            guard scan[near].status >= 0 else { return false }
            let row = scan.tables.statusRows[Int(scan[near].status)]
            return row.effect == .planned || row.effect == .hypothetical && row.sense != .refusal
        }
    }

    /// Whether the verb that rules a noun of opposition is itself only wished for, or who is said to do it denies it.
    func isUnreal(_ token: Int, _ row: BackingRow, by doers: [ActorLayer.EntityIndex]) -> Bool {
        if let governor = governor(of: token), governor.isVerb, isWanted(governor.token, sense: governor.features) { return true }
        guard row.stands == .thing else { return false }
        if isOnlyPossible(token) { return true }
        for near in (max(scan.range.lowerBound, token - 9)..<token).reversed() {
            let word = scan[near]
            if word.kind == .punctuation, !scan.isQuotationMark(near) { return false }
            guard word.mention < 0, word.status >= 0, word.isVerb, scan.tables.statusRows[Int(word.status)].effect == .denied else { continue }
            var start = near + 1
            return !Set(subject(ofVerbAt: near, length: 1, word.verbFeatures, objectStart: &start)).isDisjoint(with: doers)
        }
        return false
    }

    /// «احتمال فرض عقوبات», «قد يؤدي إلى فرض عقوبات»: whether a word before a noun says of it that it may be.
    private func isOnlyPossible(_ token: Int) -> Bool {
        for near in (max(scan.range.lowerBound, token - 9)..<token).reversed() {
            let word = scan[near]
            if word.kind == .punctuation, !scan.isQuotationMark(near) { return false }
            guard word.mention < 0 else { continue }
            if word.wordClass == .relative { return false }
            guard word.status >= 0 else { continue }
            let row = scan.tables.statusRows[Int(word.status)]
            // «لا يخشى عقوبات»: what is not even feared is there.
            return row.sense == .possible && token - near - Int(word.statusLength) <= row.reach && !isNegated(near)
        }
        return false
    }

    /// «لا دليل على تورط روسيا»: whether a negation stands near before a word.
    func isNegatedBefore(_ token: Int) -> Bool {
        (max(scan.range.lowerBound, token - 6)..<token).contains { near in
            guard scan[near].mention < 0, !scan.text.text.token(near, is: "ما") else { return false }
            switch scan[near].wordClass {
            case .negation, .pastNegation, .never: return true
            default: return false
            }
        }
    }

    /// «حذر من مهاجمة»: whether a word of warning rules an act.
    func isWarnedOf(_ token: Int) -> Bool {
        guard scan.range.contains(token - 1), scan[token - 1].preposition == .from else { return false }
        return (max(scan.range.lowerBound, token - 7)..<token).contains { near in
            scan.candidates(at: near).contains { !$0.isNoun && scan.tables.verbRows[$0.row].type == .threaten }
        }
    }

    /// «الموالية لفلان», «المدعومة من فلان» behind a noun names whose it is: what is said or denied around it is of something else.
    private func isAttributive(_ token: Int) -> Bool {
        let text = scan.text.text
        guard scan.range.contains(token - 1), scan.range.contains(token + 1), scan[token - 1].kind == .word else { return false }
        let word = text.foldedSpelling(token), next = text.foldedSpelling(token + 1)
        return word.hasPrefix("الم") && word.count >= 6 && (next.hasPrefix("ل") || next == "من")
    }

    /// «لم تعد», «لا يريد»: whether a particle right before turns a word.
    private func isNegated(_ token: Int) -> Bool {
        let before = token - 1
        guard scan.range.contains(before), scan[before].mention < 0 else { return false }
        switch scan[before].wordClass {
        case .pastNegation, .never: return true
        case .negation: return !scan.text.text.token(before, is: "ما")
        default: return false
        }
    }

    /// Whether a negation turns the word of backing itself or the verb that rules it.
    private func denies(_ negation: Int, before token: Int, isVerb: Bool) -> Bool {
        if scan.text.text.token(negation, is: "ما") { return false }
        // «ليس فقط دعم …»
        if (negation..<min(scan.range.upperBound, token + 6)).contains(where: { stands(.except, at: $0) }) {
            return false
        }
        let next = negation + 1
        if next == token { return true }
        // «من غير المقبول دعم …»: it turns the adjective behind it.
        if stands(.un, at: negation) { return false }
        guard scan.range.contains(next) else { return false }
        if isVerb { return token - negation <= 2 }
        // «لا تقدم دعما»: the verb between is the only one.
        // «لم» and «لن» stand before verbs only, also those that no table knows; «لا يوجد هناك أي توتر».
        let turnsVerb = scan[negation].wordClass != .negation || scan[next].isVerb || scan[next].light >= 0
        guard turnsVerb || token - negation <= 4 && !((next)..<token).contains(where: { scan[$0].mention >= 0 }) else { return false }
        return !((next + 1)..<token).contains { scan[$0].mention < 0 && (scan[$0].isVerb || scan[$0].wordClass == .complementizer) }
    }

    /// «الدعم الروسي للجنرال تراجع»: a verb behind of which the backing is the subject.
    private func fading(behind token: Int) -> Phase? {
        var at = token + 1
        while at < min(scan.range.upperBound, token + 8) {
            let word = scan[at]
            if word.kind == .punctuation, !scan.isQuotationMark(at) { return nil }
            if word.mention < 0 {
                if word.wordClass == .complementizer || word.wordClass == .relative || word.wordClass == .boundary { return nil }
                // «وقوفها مع المغرب بعد إعلان الرباط قطع علاقاتها»
                if stands(.circumstance, at: at) { return nil }
                if word.status >= 0, scan.text.segmentations[at].proclitics.isEmpty, word.isVerb {
                    switch scan.tables.statusRows[Int(word.status)].effect {
                    case .weakening: return .weakening
                    case .ended: return .ended
                    default: return nil
                    }
                }
                if word.isVerb { return nil }
            }
            at += 1
        }
        return nil
    }
}
