import ArabicText

/// Months and years that stand without a day: «فبراير/شباط 2019», «مارس الماضي», «عام 2011», «(1950-1953)».
extension TimeGrammar {
    /// «فبراير/شباط 2019», «مارس الماضي», «شهر ديسمبر», «ديسمبر».
    func monthAndYear(_ token: Int) -> TimeMatch? {
        guard let month = month(token) else { return nil }
        var parts = DateParts()
        parts.month = month.number
        parts.calendar = month.calendar
        let end = readYear(&parts, month.end)
        if end == month.end { borrowYear(&parts, from: end) }
        let dated = end > month.end || month.isCertain
        // «مارس» behind «و» is a month when a month stands before it; else it may be a verb.
        let evidenced = month.hasPreposition || precededByPreposition(token) || month.hasConjunction && token > 0 && roles[token - 1].has(.month)
        switch month.evidence {
        case .date: guard dated, !(month.calendar != .gregorian && parts.monthShift != nil && !month.isCertain) else { return nil }
        case .preposition: guard dated || evidenced else { return nil }
        case .none: break
        }
        return TimeMatch(start: token, cut: month.cut, end: end, meaning: .date(parts))
    }

    func precededByPreposition(_ token: Int) -> Bool {
        isPreceded(token, by: Self.prepositions) || has(token - 1, .phase)
    }

    static let prepositions = TimeRoles(.inside, .since, .before, .after, .during, .until, .by, .from, .between)

    /// «عام 2011», «العام 2011», and «2011» where the words around it make it a year.
    func yearAlone(_ token: Int, afterYear: Bool) -> TimeMatch? {
        var parts = DateParts()
        if roles[token].has(.unit) || roles[token].has(.near) {
            guard let cut = sense(token, .unit)?.cut ?? sense(token, .near)?.cut, let end = year(&parts, token, needsNoun: true) else { return nil }
            return TimeMatch(start: token, cut: cut, end: end, meaning: .date(parts))
        }
        // «عامي 2011 و2012»
        if let dual = sense(token, .unitsConstruct), dual.code == TimeUnit.year.rawValue, let number = integer(token + 1), number.digits == 4 {
            parts.year = number.value
            return TimeMatch(start: token, cut: dual.cut, end: era(&parts, number.end), meaning: .date(parts))
        }
        guard let number = integer(token), number.digits == 4 || hasEra(number.end) else { return nil }
        if hasEra(number.end), (2...4).contains(number.digits), text.tokens[number.end].joinsPrevious || number.digits >= 3 {
            parts.year = number.value
            let end = era(&parts, number.end)
            guard parts.calendar == .hijri ? (1...1600).contains(number.value) : number.value < 2200 else { return nil }
            if parts.calendar == .gregorian, !parts.beforeCommonEra, !(1000...2100).contains(number.value) { return nil }
            return TimeMatch(start: number.start, cut: 0, end: end, meaning: .date(parts))
        }
        guard (afterYear || isMark(token - 1, "(") ? 1500...2100 : 1800...2100).contains(number.value), isYear(number, token, afterYear: afterYear)
        else { return nil }
        parts.year = number.value
        return TimeMatch(start: number.start, cut: 0, end: number.end, meaning: .date(parts))
    }

    private func isYear(_ number: Quantity, _ token: Int, afterYear: Bool) -> Bool {
        let next = number.end
        if isListYear(number, token) { return true }
        if isMark(next, "%") || isMark(next, "٪") || isMark(next, ":") || isUnit(next) || isMark(next, "$")
            || isMark(next, "/") && !isNumber(next + 1)
        {
            return false
        }
        if next < count, text.tokens[next].kind == .latin || text.tokens[next].kind == .symbol, !afterYear { return false }
        if isMark(number.start - 1, "$") || isMark(number.start - 1, "€") { return false }
        if afterYear { return true }
        // What is counted stands behind a number without an article.
        let counts =
            isWord(next) && digits(next) == nil && !isFunctionWord(next) && !isDefiniteWord(next) && roles[next].isEmpty && sameLine(token, next)
            && !isVerbal(next)
            && text.segmentations[next].proclitics.isEmpty
        let before = token - 1
        guard before >= 0, sameLine(before, token) else { return false }
        if has(before, .noYear) { return false }
        if isPreceded(token, by: TimeRoles(.since, .by)) { return !counts || (1900...2099).contains(number.value) && number.value % 1000 != 0 }
        if has(before, .inside) { return !counts || (1900...2099).contains(number.value) && number.value % 100 != 0 }
        if isPreceded(token, by: Self.prepositions) {
            return !counts && (1900...2099).contains(number.value) && !isPreceded(token, by: TimeRoles(.bound))
        }
        if number.start > token { return !counts && (1990...2040).contains(number.value) && number.value != 2000 && !number.hasConjunction }
        if isMark(before, "("), isMark(next, ")") || isMark(next, "-") || isMark(next, "–") {
            return (isMark(next, ")") ? 1900...2099 : 1500...2099).contains(number.value)
        }
        guard isWord(before), !counts || has(before, .yearHead), (1900...2049).contains(number.value), number.value != 2000 else { return false }
        // «انتخابات 2018», «كأس العالم 2018», «الانتخابات الرئاسية 2018»
        return (max(0, before - 3)...before).contains { sense($0, .yearHead) != nil || has($0, .nameEvent) }
    }

    /// «- 2017: …», a row of a list by years, and «(2014 و2017)».
    private func isListYear(_ number: Quantity, _ token: Int) -> Bool {
        guard (1900...2099).contains(number.value) else { return false }
        let next = number.end
        if isMark(next, ":"), !text.tokens[next].startsLine {
            let first = isMark(token - 1, "-") || isMark(token - 1, "–") || isMark(token - 1, "•") ? token - 1 : token
            if text.tokens[first].startsLine, next + 1 < count, !isNumber(next + 1) { return true }
        }
        if isMark(number.start - 1, "("), number.start == token, next + 1 < count, let other = integer(next), other.hasConjunction, other.digits == 4,
            (1900...2099).contains(other.value), isMark(other.end, ")")
        {
            return true
        }
        return number.hasConjunction && isMark(next, ")") && isNumber(token - 1) && isMark(token - 2, "(")
            && integer(token - 1).map { $0.digits == 4 && (1900...2099).contains($0.value) } ?? false
    }

    private func isNumber(_ token: Int) -> Bool { token < count && token >= 0 && text.tokens[token].kind == .number }

    /// A verb behind a year does not count anything.
    private func isVerbal(_ token: Int) -> Bool {
        if text.matches(at: token).contains(where: { $0.entry.features.isVerb && $0.segmentation.isWhole }) { return true }
        return hasFutureParticle(token)
    }
}
