import ArabicText

extension TimeGrammar {
    private static let starters: TimeRoles = {
        var roles = TimeRoles()
        for role in [
            TimeRole.month, .monthHijri, .monthCoptic, .weekday, .season, .unit, .unitsDual, .unitsConstruct, .units, .adverb, .rate, .cardinal,
            .tens, .hundreds, .thousands, .ordinal, .fraction, .quantity, .near, .far, .sameBefore, .lastOf, .phase, .bound, .relativeDay, .tonight,
            .dayPart, .midnight, .midday, .vagueHour, .clock, .reference, .beforeAdverb, .moments, .every, .weekend, .decadeName, .feast,
            .feastHijri,
        ] { roles.insert(role) }
        return roles
    }()

    /// The time expression that begins with a token, the longest reading of it.
    /// - Parameter afterYear: a year ended just before, so that a bare number of four digits behind «و», «-» or «إلى» is one too.
    func match(at token: Int, afterYear: Bool) -> TimeMatch? {
        let mask = roles[token]
        let isNumber = text.tokens[token].kind == .number
        guard isNumber || mask.meets(Self.starters) else { return nil }
        var candidates: [TimeMatch?] = []
        if isNumber {
            guard mayBeTime(token) || afterYear else { return nil }
            candidates = [day(token), clockTime(token), yearAlone(token, afterYear: afterYear), amount(token)]
        } else {
            if mask.meets(Self.dayStarters) { candidates.append(day(token)) }
            if mask.meets(Self.monthStarters) { candidates.append(monthAndYear(token)) }
            if mask.meets(Self.unitStarters) {
                candidates += [
                    shiftedUnit(token), definiteAmount(token), yearAlone(token, afterYear: false), centuryOrDecade(token), ordinalWeek(token),
                ]
            }
            if mask.meets(Self.amountStarters) { candidates.append(amount(token)) }
            if mask.meets(Self.partStarters) { candidates.append(partOfDay(token)) }
            if mask.has(.vagueHour) { candidates.append(vagueHour(token)) }
            if mask.has(.clock) || mask.has(.ordinal) || mask.has(.cardinal) || mask.has(.tens) { candidates.append(clockTime(token)) }
            if mask.has(.fraction) { candidates.append(fractionOfYear(token)) }
            if mask.has(.season) || mask.has(.near) { candidates.append(season(token)) }
            if mask.has(.decadeName) { candidates.append(centuryOrDecade(token)) }
            if mask.has(.feast) || mask.has(.feastHijri) || mask.has(.ordinal) { candidates.append(feast(token)) }
            if mask.has(.weekend) { candidates.append(weekend(token)) }
            if mask.has(.phase) { candidates.append(phase(token)) }
            if mask.has(.adverb) || mask.has(.rate) || mask.has(.every) { candidates.append(set(token)) }
            if mask.has(.reference) || mask.has(.beforeAdverb) || mask.has(.moments) { candidates.append(reference(token)) }
        }
        guard var match = Self.longest(candidates) else { return nil }
        if isName(match) { match.meaning = .name }
        return match
    }

    private static let dayStarters = TimeRoles(.relativeDay, .weekday, .unit, .unitsConstruct, .ordinal, .tens, .near)
    private static let monthStarters = TimeRoles(.month, .monthHijri, .monthCoptic, .unit, .unitsConstruct)
    private static let unitStarters = TimeRoles(.unit, .units, .unitsDual, .unitsConstruct, .near, .far, .sameBefore)
    private static let amountStarters = TimeRoles(
        .unit, .units, .unitsDual, .cardinal, .tens, .hundreds, .thousands, .fraction, .quantity, .bound, .lastOf)
    private static let partStarters = TimeRoles(.dayPart, .near, .tonight, .midnight, .midday)
    private static let numberNeighbours: TimeRoles = {
        var roles = starters
        for role in [TimeRole.from, .era, .zone, .zoneOf, .until] { roles.insert(role) }
        return roles
    }()

    /// A quick look at what surrounds a number, before any rule is tried.
    private func mayBeTime(_ token: Int) -> Bool {
        let length = text.tokens[token].foldedRange.count
        if length == 4 || length >= 8 { return true }
        guard token + 1 < count else { return false }
        let next = token + 1
        if roles[next].meets(Self.numberNeighbours) { return true }
        switch text.tokens[next].kind {
        case .punctuation, .symbol: return true
        case .word: return !roles[next].isEmpty || digits(next) != nil || isMark(next, "و")
        default: return false
        }
    }

    /// «الآن», «مؤخرا», «في الماضي», «من قبل», «قبل قليل».
    private func reference(_ token: Int) -> TimeMatch? {
        if let adverb = sense(token, .beforeAdverb) {
            // «من قبل الجيش» is "by the army".
            let next = token + adverb.tokenCount
            let isFree =
                next >= count || !sameLine(token, next)
                || text.tokens[next].kind == .punctuation && !isMark(next, "\"") && !isMark(next, "«") && !isMark(next, "(")
                || roles[next].meets(Self.prepositions) || isFunctionWord(next)
            return isFree ? TimeMatch(start: token, cut: adverb.cut, end: next, meaning: .reference(adverb.code)) : nil
        }
        if let moments = sense(token, .moments), moments.tokenCount == 1 {
            if has(token - 1, .before) { return TimeMatch(start: token, cut: 0, end: token + 1, meaning: .reference("PAST_REF")) }
            if has(token - 1, .after), !has(token + 1, .from), isFuture(around: token) {
                return TimeMatch(start: token, cut: 0, end: token + 1, meaning: .reference("FUTURE_REF"))
            }
            return nil
        }
        guard let reference = sense(token, .reference) else { return nil }
        // «ألان», «آلان» are names.
        let first = text.text.utf8[text.text.textOffset(token: token, foldedOffset: reference.cut)...]
        if first.starts(with: [0xD8, 0xA2]) || first.starts(with: [0xD8, 0xA3]), reference.code == "PRESENT_REF" { return nil }
        switch reference.evidence {
        case .none: break
        case .preposition: guard has(token - 1, .inside) else { return nil }
        case .date: if has(token + reference.tokenCount, .from) { return nil }
        }
        return TimeMatch(start: token, cut: reference.cut, end: token + reference.tokenCount, meaning: .reference(reference.code))
    }

    func isFunctionWord(_ token: Int) -> Bool { has(token, .functionWord) }

    private func isOpening(_ token: Int) -> Bool {
        isMark(token, "«") || isMark(token, "\"") || isMark(token, "“")
    }

    private func isClosing(_ token: Int) -> Bool {
        isMark(token, "»") || isMark(token, "\"") || isMark(token, "”")
    }

    /// «شارع 7 أبريل», «ثورة 25 يناير», «صلاة الجمعة»: the date is part of a name.
    private func isName(_ match: TimeMatch) -> Bool {
        // «سروان الآن», «هدنة الثلاثاء» in quotation marks: two words between marks are a name.
        if match.end == match.start + 1, isOpening(match.start - 2), text.tokens[match.start - 1].joinsPrevious, isClosing(match.end),
            text.tokens[match.end].joinsPrevious
        {
            return true
        }
        // «حرب الأيام الستة»
        if case .duration = match.meaning {
            return sense(match.start - 1, .nameEvent).map { !$0.isDefinite } ?? false
                && sense(match.start, .units)?.isDefinite ?? cardinal(match.start)?.isDefinite ?? false
        }
        guard case .date(let parts) = match.meaning, match.start > 0, sameLine(match.start - 1, match.start) else { return false }
        var before = match.start - 1
        if isMark(before, "«") || isMark(before, "\"") || isMark(before, "(") { before -= 1 }
        guard before >= 0, !roles[before].isEmpty else { return false }
        let isDate = parts.month != nil && parts.year == nil && parts.yearShift == nil && parts.monthShift == nil
        if isDate, let head = sense(before, .nameHead) ?? sense(before, .nameEvent), !head.isDefinite { return true }
        if parts.weekday != nil, parts.day == nil, parts.weekdayShift == nil, parts.dayShift == nil, has(before, .prayer), !has(match.start, .unit) {
            return true
        }
        return false
    }

    // MARK: Tense

    /// -1 where the nearest verb is past, 1 where it tells the future, 0 where none decides. Verbs before the expression weigh more
    /// than verbs behind it.
    func tense(around token: Int) -> Int {
        let sentence = text.text.sentences[Int(text.text.sentenceOfToken[token])].tokens
        // «أن الأحد، سيكون …»: the expression is the subject.
        let next = isMark(token + 1, "،") || isMark(token + 1, ",") ? token + 2 : token + 1
        if next < sentence.upperBound, text.tokens[next].kind == .word, hasFutureParticle(next) { return 1 }
        var at = token - 1
        while at >= sentence.lowerBound, token - at <= 14 {
            // «على أن تختتم في 15 مايو»
            if at > sentence.lowerBound, isMark(at, "ان"), isMark(at - 1, "علي") { return 1 }
            let tense = tense(of: at)
            if tense != 0 { return tense }
            at -= 1
        }
        at = token + 1
        while at < sentence.upperBound, at - token <= 10 {
            let tense = tense(of: at)
            if tense != 0 { return tense }
            at += 1
        }
        return 0
    }

    func isFuture(around token: Int) -> Bool { tense(around: token) > 0 }

    /// «سيصل», «ستعقد»: س before a letter with which an imperfect begins.
    func hasFutureParticle(_ token: Int) -> Bool {
        let cut = text.segmentations[token]
        guard cut.proclitics.contains(.sin) else { return isRareFuture(token) }
        let stem = text.text.foldedBytes(token).dropFirst(Int(cut.stemStart))
        return [[0xD9, 0x8A], [0xD8, 0xAA], [0xD9, 0x86], [0xD8, 0xA7]].contains { stem.starts(with: $0) }
    }

    /// A long form in «سي» whose third letter no common noun in «سي» has: «سيجتمع», «سيستقيل».
    private func isRareFuture(_ token: Int) -> Bool {
        let word = text.text.foldedBytes(token)
        guard word.count >= 10, word.starts(with: [0xD8, 0xB3, 0xD9, 0x8A]) else { return false }
        let third = word.dropFirst(4).prefix(2)
        return Self.verbalThirds.contains { third.elementsEqual($0) }
    }

    private static let verbalThirds = ["ج", "ح", "خ", "ز", "س", "ش", "ص", "ض", "ع", "غ", "ق"].map { Folding.fold($0) }

    /// A feminine perfect by its ending: «أمرت», «فقتلت», not «وقت», «مؤقت», «البيت».
    private func isFemininePerfect(_ token: Int) -> Bool {
        var word = text.text.foldedBytes(token).dropFirst(Int(text.segmentations[token].stemStart))
        guard word.count >= 8, word.suffix(2).elementsEqual([0xD8, 0xAA]), text.segmentations[token].enclitic == .none,
            text.segmentations[token].proclitics.isSubset(of: .conjunctions)
        else { return false }
        word = word.dropLast(2)
        let begins = word.prefix(2)
        let ends = word.suffix(2)
        return ![[0xD8, 0xAA], [0xD9, 0x85], [0xD9, 0x8A]].contains { begins.elementsEqual($0) }
            && ![[0xD8, 0xA7], [0xD9, 0x88], [0xD9, 0x8A]].contains { ends.elementsEqual($0) } && !isDefiniteWord(token)
    }

    private func isAuxiliary(_ token: Int) -> Bool {
        text.text.token(token, is: "كان") || text.text.token(token, is: "كانت") || text.text.token(token, is: "وكان")
            || text.text.token(token, is: "وكانت")
    }

    private func tense(of token: Int) -> Int {
        guard text.tokens[token].kind == .word else { return 0 }
        if hasFutureParticle(token) { return 1 }
        let mask = roles[token]
        // «غير متوقعة»
        if mask.has(.future), has(token, .future), !isMark(token - 1, "غير") {
            // «كان من المقرر»
            return (max(0, token - 3)..<token).contains { has($0, .pastTense) && isAuxiliary($0) } ? -1 : 1
        }
        // «تستضيف المدينة الجمعة قمة», but «كان يزور», «لم يصل»
        if mask.has(.scheduled), has(token, .scheduled) {
            if isMark(token - 1, "لم") || isMark(token - 1, "ولم") { return -1 }
            return (max(0, token - 3)..<token).contains { has($0, .pastTense) && isAuxiliary($0) } ? -1 : 1
        }
        if mask.has(.pastTense), has(token, .pastTense) { return -1 }
        for match in text.matches(at: token) where match.segmentation.enclitic == .none && match.segmentation.proclitics.isSubset(of: .conjunctions) {
            if match.entry.features.aspect == .past { return -1 }
        }
        if isFemininePerfect(token) { return -1 }
        return 0
    }
}
