import ArabicText

/// Spans of the calendar above the month and feasts: «الربع الأول من العام الجاري», «صيف 2018», «ثمانينيات القرن الماضي», «عيد الفطر».
extension TimeGrammar {
    /// «الربع الأول من 2018», «النصف الثاني من العام المقبل». Without a year it is no time: «النصف الأول» is of a match.
    func fractionOfYear(_ token: Int) -> TimeMatch? {
        guard let fraction = sense(token, .fraction), fraction.isDefinite else { return nil }
        var number: Int
        var at = token + 1
        if let ordinal = ordinal(at), ordinal.isDefinite {
            (number, at) = (ordinal.value, ordinal.end)
        } else if let last = sense(at, .recent), last.isDefinite {
            (number, at) = (fraction.number == 50 ? 2 : fraction.number == 33 ? 3 : 4, at + 1)
        } else {
            return nil
        }
        let limit = fraction.number == 50 ? 2 : fraction.number == 33 ? 3 : 4
        guard (1...limit).contains(number) else { return nil }
        var parts = DateParts()
        var next = at
        if let from = sense(next, .from), !from.hasConjunction { next += 1 }
        if let whole = centuryOrDecade(next), next > at, case .date(var inner) = whole.meaning {
            inner.mod = number == 1 ? "START" : "END"
            return TimeMatch(start: token, cut: fraction.cut, end: whole.end, meaning: .date(inner))
        }
        if next > at, let month = monthAndYear(next) ?? shiftedUnit(next), case .date(var inner) = month.meaning,
            inner.month != nil || inner.unit == .month
        {
            inner.mod = number == 1 ? "START" : number == limit ? "END" : "MID"
            return TimeMatch(start: token, cut: fraction.cut, end: month.end, meaning: .date(inner))
        }
        if let end = year(&parts, next, needsNoun: false) {
            at = end
        } else if next > at, let unit = sense(next, .unit), unit.code == "Y", unit.isDefinite, !unit.hasConjunction {
            parts.yearShift = .published(0)
            at = afterYearKind(next + 1)
        } else if fraction.number == 25, fraction.hasPreposition || precededByPreposition(token) {
            // «أرباح الربع الثالث» of a company's year; «الربع الأخير» is of a match.
            guard ordinal(token + 1) != nil, !has(at, .from) else { return nil }
        } else {
            return nil
        }
        guard fraction.number != 33 else { return TimeMatch(start: token, cut: fraction.cut, end: at, meaning: .date(parts)) }
        parts.fraction = (fraction.number == 50 ? "H" : "Q") + String(number)
        return TimeMatch(start: token, cut: fraction.cut, end: at, meaning: .date(parts))
    }

    /// «صيف 2018», «الصيف الماضي», «هذا الشتاء», «شتاء العام الماضي».
    func season(_ token: Int) -> TimeMatch? {
        var at = token
        var parts = DateParts()
        if let near = sense(at, .near), let season = sense(at + 1, .season), season.isDefinite {
            parts.season = season.code
            parts.seasonShift = .published(0)
            return TimeMatch(start: token, cut: near.cut, end: at + 2, meaning: .date(parts))
        }
        guard let season = sense(at, .season) else { return nil }
        parts.season = season.code
        at += 1
        if season.isDefinite {
            if let (shift, end) = shift(at) {
                parts.seasonShift = shift
                at = end
            } else {
                guard isPreceded(token, by: TimeRoles(.inside, .during)), !isDefiniteWord(at) || !roles[at].isEmpty else { return nil }
                parts.seasonShift = .published(0)
            }
            return TimeMatch(start: token, cut: season.cut, end: at, meaning: .date(parts))
        }
        var next = at
        if let from = sense(next, .from), !from.hasConjunction { next += 1 }
        guard let end = year(&parts, next, needsNoun: false) else { return nil }
        return TimeMatch(start: token, cut: season.cut, end: end, meaning: .date(parts))
    }

    /// «القرن العشرين», «القرن الماضي», «ثمانينيات القرن الماضي», «التسعينيات».
    func centuryOrDecade(_ token: Int) -> TimeMatch? {
        guard token < count else { return nil }
        var parts = DateParts()
        if let century = century(&parts, token) { return TimeMatch(start: token, cut: century.cut, end: century.end, meaning: .date(parts)) }
        var at = token
        var cut = 0
        var hasNoun = false
        if let unit = sense(at, .unit), unit.code == "E", !unit.isDefinite {
            (hasNoun, cut, at) = (true, unit.cut, at + 1)
        }
        guard let name = sense(at, .decadeName) else { return nil }
        if !hasNoun { cut = name.cut }
        parts.decade = name.number
        at += 1
        var next = at
        if let from = sense(next, .from), !from.hasConjunction { next += 1 }
        if let century = century(&parts, next) { return TimeMatch(start: token, cut: cut, end: century.end, meaning: .date(parts)) }
        if next == at, let unit = sense(at, .unit), unit.code == "C", unit.isDefinite {
            parts.century = 19
            return TimeMatch(start: token, cut: cut, end: at + 1, meaning: .date(parts))
        }
        // «في الثلاثينات من عمره»
        guard name.isDefinite, hasNoun || name.number >= 5, !has(at, .age), !has(next, .age) else { return nil }
        parts.century = 19
        return TimeMatch(start: token, cut: cut, end: at, meaning: .date(parts))
    }

    private func century(_ parts: inout DateParts, _ token: Int) -> (cut: Int, end: Int)? {
        guard token < count, let unit = sense(token, .unit), unit.code == "C", unit.isDefinite else { return nil }
        if let ordinal = ordinal(token + 1), ordinal.isDefinite, ordinal.value < 30 {
            parts.century = ordinal.value - 1
            var end = ordinal.end
            if let era = sense(end, .yearKind) {
                end += 1
                // A century of the Hijra lies in the century of the common era that holds its middle.
                if era.code == "hijri" { parts.century = (622 + (ordinal.value - 1) * 97 + 48) / 100 }
            }
            return (unit.cut, era(&parts, end))
        }
        if let (shift, end) = shift(token + 1), case .published(let step) = shift, step <= 0 {
            parts.century = 20 + step
            return (unit.cut, end)
        }
        return nil
    }

    /// «عيد الفطر», «ثالث أيام عيد الأضحى», «عيد الميلاد المقبل».
    func feast(_ token: Int) -> TimeMatch? {
        var at = token
        var offset = 0
        var cut = 0
        if let ordinal = ordinal(at), let unit = sense(ordinal.end, .units), unit.code == "D", unit.cut == 0 {
            (offset, cut, at) = (ordinal.value - 1, ordinal.cut, ordinal.end + 1)
        }
        guard at < count, let feast = [sense(at, .feast), sense(at, .feastHijri)].compactMap(\.self).max(by: { $0.tokenCount < $1.tokenCount })
        else { return nil }
        let numbers = feast.code.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        var parts = DateParts()
        parts.calendar = feast.role == .feast ? .gregorian : .hijri
        parts.feast = (numbers[0], numbers[1], offset)
        if at == token { cut = feast.cut }
        at += feast.tokenCount
        // «عيد الميلاد الـ11» is a birthday.
        if let number = digits(at), number.isDefinite { return nil }
        if let number = ordinal(at), number.isDefinite { return nil }
        if let (shift, end) = shift(at), case .published = shift {
            parts.yearShift = shift
            at = end
        } else if has(at, .from), let end = year(&parts, at + 1, needsNoun: true) {
            at = end
        } else if let end = year(&parts, at, needsNoun: false) {
            at = end
        }
        return TimeMatch(start: token, cut: cut, end: at, meaning: .date(parts))
    }

    /// «نهاية الأسبوع الماضي», «عطلة نهاية الأسبوع».
    func weekend(_ token: Int) -> TimeMatch? {
        guard let weekend = sense(token, .weekend) else { return nil }
        var parts = DateParts()
        parts.unit = .week
        parts.isWeekend = true
        let at = token + weekend.tokenCount
        guard let (shift, end) = shift(at) else {
            guard precededByPreposition(token) || weekend.cut > 0 || weekend.tokenCount == 3 else { return nil }
            return TimeMatch(start: token, cut: weekend.cut, end: at, meaning: .date(parts))
        }
        parts.unitShift = shift
        return TimeMatch(start: token, cut: weekend.cut, end: end, meaning: .date(parts))
    }

    /// «الأسبوع الأول من أبريل», «الأسبوع الأخير من العام الماضي»: the month or year, and which end of it.
    func ordinalWeek(_ token: Int) -> TimeMatch? {
        guard let unit = sense(token, .unit), unit.code == TimeUnit.week.rawValue, unit.isDefinite else { return nil }
        let number = ordinal(token + 1)
        guard number?.isDefinite ?? has(token + 1, .recent) else { return nil }
        let from = number?.end ?? token + 2
        guard has(from, .from), from + 1 < count,
            let inner = Self.longest([monthAndYear(from + 1), shiftedUnit(from + 1), yearAlone(from + 1, afterYear: false)]), inner.cut == 0,
            case .date(var parts) = inner.meaning
        else { return nil }
        parts.mod = number == nil ? "END" : number?.value == 1 ? "START" : nil
        return TimeMatch(start: token, cut: unit.cut, end: inner.end, meaning: .date(parts))
    }

    /// «مطلع العام المقبل», «نهاية مارس», «أواخر التسعينيات».
    func phase(_ token: Int) -> TimeMatch? {
        guard let phase = sense(token, .phase), !phase.isDefinite else { return nil }
        let at = token + 1
        guard at < count, sameLine(token, at) else { return nil }
        let candidates = [monthAndYear(at), yearAlone(at, afterYear: false), shiftedUnit(at), season(at), centuryOrDecade(at), fractionOfYear(at)]
        guard let inner = Self.longest(candidates), inner.cut == 0, case .date(var parts) = inner.meaning else {
            // «مطلع 2018», «نهاية العام»
            var parts = DateParts()
            if let end = year(&parts, at, needsNoun: false) {
                parts.mod = phase.code
                return TimeMatch(start: token, cut: phase.cut, end: end, meaning: .date(parts))
            }
            guard let unit = sense(at, .unit), unit.isDefinite, unit.cut == 0, unit.code == "Y" || unit.code == "M" || unit.code == "W",
                let kind = TimeUnit(rawValue: unit.code)
            else { return nil }
            parts.unit = kind
            parts.unitShift = .published(0)
            parts.mod = phase.code
            return TimeMatch(start: token, cut: phase.cut, end: at + 1, meaning: .date(parts))
        }
        parts.mod = phase.code
        return TimeMatch(start: token, cut: phase.cut, end: inner.end, meaning: .date(parts))
    }

    static func longest(_ matches: [TimeMatch?]) -> TimeMatch? {
        var best: TimeMatch?
        for match in matches {
            guard let match else { continue }
            if let current = best, current.end >= match.end { continue }
            best = match
        }
        return best
    }
}
