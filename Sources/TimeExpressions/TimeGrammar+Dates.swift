import ArabicText

/// Days, months and years: «الأربعاء 3 آذار/مارس 2024», «الثالث عشر من الشهر الجاري», «فبراير من العام الماضي», «عام 2011».
extension TimeGrammar {
    struct Month {
        var number: Int
        var calendar: CalendarKind
        var evidence: TimeSense.Evidence
        var cut: Int
        var end: Int
        /// The word «شهر» or a second name of the month stands by it.
        var isCertain: Bool
        var hasConjunction: Bool
        var hasPreposition: Bool
    }

    /// A month by name, with «شهر» before it and its other name behind it («فبراير/شباط», «شباط (فبراير)»).
    func month(_ token: Int) -> Month? {
        var at = token
        var noun: TimeSense?
        if let unit = sense(at, .unit), unit.code == TimeUnit.month.rawValue, !unit.isDefinite {
            noun = unit
            at += 1
        }
        if let dual = sense(at, .unitsConstruct), dual.code == TimeUnit.month.rawValue {
            noun = dual
            at += 1
        }
        guard var found = monthName(at) else { return nil }
        if let noun {
            found.isCertain = true
            found.cut = noun.cut
            found.hasConjunction = noun.hasConjunction
        }
        guard found.calendar == .gregorian else { return found }
        var next = found.end
        var closing = false
        if isMark(next, "/") || isMark(next, "-") || isMark(next, "–") || isMark(next, "،") {
            next += 1
        } else if isMark(next, "(") {
            next += 1
            closing = true
        }
        if let other = monthName(next), other.calendar == .gregorian, other.number == found.number, !other.hasConjunction, !other.hasPreposition,
            !closing || isMark(other.end, ")")
        {
            found.end = other.end + (closing ? 1 : 0)
            found.isCertain = true
        }
        return found
    }

    private func monthName(_ token: Int) -> Month? {
        guard token >= 0, token < count, !roles[token].isEmpty else { return nil }
        for (role, calendar) in [(TimeRole.month, CalendarKind.gregorian), (.monthHijri, .hijri), (.monthCoptic, .coptic)] {
            if let sense = sense(token, role), !sense.isDefinite || sense.tokenCount > 1 {
                return Month(
                    number: sense.number, calendar: calendar, evidence: sense.evidence, cut: sense.cut, end: token + sense.tokenCount,
                    isCertain: false, hasConjunction: sense.hasConjunction, hasPreposition: sense.hasPreposition)
            }
        }
        return nil
    }

    /// What may stand behind a month or day: «الماضي», «2018», «من عام 2018», «من العام الماضي», «1439هـ».
    func readYear(_ parts: inout DateParts, _ token: Int) -> Int {
        var at = token
        if let (shift, end) = shift(at) {
            parts.monthShift = shift
            return end
        }
        // «6 أبريل، 2018»
        if parts.day != nil, isMark(at, ",") || isMark(at, "،"), let year = integer(at + 1), year.digits == 4, (1900...2100).contains(year.value),
            year.start == at + 1, !isUnit(year.end)
        {
            parts.year = year.value
            return era(&parts, year.end)
        }
        if let from = sense(at, .from), from.cut == 0, !from.hasConjunction { at += 1 }
        if isMark(at, "،"), let unit = sense(at + 1, .unit), unit.isDefinite, unit.cut == 0, shift(at + 2) != nil { at += 1 }
        if let end = year(&parts, at, needsNoun: at != token) { return end }
        if isMark(token, "/") || isMark(token, "-") || isMark(token, "–"), let end = year(&parts, token + 1, needsNoun: false) { return end }
        return token
    }

    func isUnit(_ token: Int) -> Bool {
        guard token < count, token >= 0 else { return false }
        return roles[token].has(.unit) || roles[token].has(.units) || roles[token].has(.thousands)
    }

    /// «عام 2018», «العام الماضي», «هذا العام», «2018», «عام ألفين وأحد عشر».
    func year(_ parts: inout DateParts, _ token: Int, needsNoun: Bool) -> Int? {
        if let near = sense(token, .near), !near.hasConjunction || parts.month == nil, let unit = sense(token + 1, .unit),
            unit.code == TimeUnit.year.rawValue, unit.isDefinite
        {
            parts.yearShift = .published(0)
            return token + 2
        }
        if let unit = sense(token, .unit), unit.code == TimeUnit.year.rawValue {
            let next = afterYearKind(token + 1)
            if unit.isDefinite, let (shift, end) = shift(next), next > token + 1 || !isOffice(token, unit) {
                // «العام الجاري 2018»
                if let number = integer(end), number.digits == 4, number.start == end, (1900...2100).contains(number.value), !isUnit(number.end) {
                    parts.year = number.value
                    return number.end
                }
                parts.yearShift = shift
                return end
            }
            if let number = integer(next), number.start == next, (3...4).contains(number.digits) {
                parts.year = number.value
                let end = era(&parts, number.end)
                // «عام 2018 الجاري»
                if let this = sense(end, .this), this.isDefinite { return end + 1 }
                return end
            }
            if let number = cardinal(token + 1), number.digits == 0, number.value >= 1000, number.value < 2200, number.cut == 0 {
                parts.year = number.value
                return era(&parts, number.end)
            }
            return nil
        }
        guard !needsNoun, let number = integer(token), number.start == token, number.digits == 4 else { return nil }
        let plausible =
            (1800...2100).contains(number.value) || parts.calendar == .hijri && (1200...1600).contains(number.value)
            || parts.calendar == .coptic && (1400...1900).contains(number.value)
        guard plausible || hasEra(number.end), !isUnit(number.end) else { return nil }
        parts.year = number.value
        return era(&parts, number.end)
    }

    /// The token behind «المالي», «الدراسية» and the like.
    func afterYearKind(_ token: Int) -> Int { sense(token, .yearKind) != nil ? token + 1 : token }

    func hasEra(_ token: Int) -> Bool { sense(token, .era) != nil }

    /// «هـ», «م», «قبل الميلاد» behind a year.
    func era(_ parts: inout DateParts, _ token: Int) -> Int {
        if let era = sense(token, .era) {
            if era.number == 1 { parts.calendar = .hijri }
            if era.number == 3 { parts.beforeCommonEra = true }
            return token + era.tokenCount
        }
        if isMark(token, "("), let era = sense(token + 1, .era), isMark(token + 1 + era.tokenCount, ")") {
            if era.number == 1 { parts.calendar = .hijri }
            return token + 2 + era.tokenCount
        }
        return token
    }

    /// «24 ديسمبر», «24 من ديسمبر», «الثالث عشر من شهر يناير», «15 من الشهر الجاري», «20/2/2018», and the first of several days that
    /// share a month («4 و6 أبريل»).
    func dayOfMonth(_ parts: inout DateParts, _ token: Int, depth: Int = 0) -> (end: Int, cut: Int)? {
        if let numeric = numericDate(&parts, token) { return (numeric, 0) }
        guard let day = dayNumber(token) else { return nil }
        var next = day.end
        let hasFrom = sense(next, .from).map { !$0.hasConjunction } ?? false
        if hasFrom { next += 1 }
        if let month = month(next), month.evidence != .date || day.digits > 0 || day.value == 1 || hasFrom || month.isCertain, !month.hasConjunction,
            !month.hasPreposition, day.isDefinite || day.digits > 0 || !hasFrom
        {
            parts.day = day.value
            parts.month = month.number
            parts.calendar = month.calendar
            // «12 يناير/شباط 2018»: a second name that is another month's is a slip of the pen; the first counts.
            var monthEnd = month.end
            if monthEnd == next + 1, isMark(monthEnd, "/"), let other = monthName(monthEnd + 1), other.calendar == .gregorian,
                !other.hasConjunction, !other.hasPreposition
            {
                monthEnd = other.end
            }
            let end = readYear(&parts, monthEnd)
            if end == month.end { borrowYear(&parts, from: end) }
            return (end, day.cut)
        }
        // «15 من الشهر الجاري», «15 الجاري»
        if hasFrom, let unit = unitWithShift(next), unit.unit == .month {
            parts.day = day.value
            parts.unit = .month
            parts.unitShift = unit.shift
            return (unit.end, day.cut)
        }
        // «السابع من الجاري»
        if hasFrom, let (shift, end) = shift(next), case .published = shift {
            parts.day = day.value
            parts.unit = .month
            parts.unitShift = shift
            return (end, day.cut)
        }
        guard depth < 6, let link = link(day.end) else { return nil }
        var other = DateParts()
        guard day.digits > 0 || day.isDefinite, dayOfMonth(&other, link, depth: depth + 1) != nil, other.day != nil else { return nil }
        other.day = day.value
        other.weekday = parts.weekday
        parts = other
        return (day.end, day.cut)
    }

    /// «مايو ويونيو 2017», «14 مارس و20 أبريل 2011»: the first month has the year of the last.
    func borrowYear(_ parts: inout DateParts, from token: Int) {
        var at = token
        for _ in 0..<4 {
            guard at < count else { return }
            let next = monthName(at)?.hasConjunction ?? false ? at : link(at) ?? at
            guard next < count, next > at || monthName(next) != nil else { return }
            var name = next
            if monthName(name) == nil, let day = dayNumber(name) {
                name = day.end
                if let from = sense(name, .from), !from.hasConjunction { name += 1 }
            }
            guard let month = month(name), month.calendar == parts.calendar else { return }
            var other = DateParts()
            other.month = month.number
            at = readYear(&other, month.end)
            guard at == month.end else {
                guard let year = other.year, let own = parts.month else { return }
                parts.year = own > month.number ? year - 1 : year
                return
            }
        }
    }

    /// The token behind «و», «إلى», «-» or «،» between the ends of a range, where the second end begins.
    private func link(_ token: Int) -> Int? {
        guard token < count else { return nil }
        if isMark(token, "-") || isMark(token, "–") || isMark(token, "،") || isMark(token, "/") || isMark(token, "ـ") { return token + 1 }
        if has(token, .until) || isMark(token, "و") && !(integer(token)?.hasConjunction ?? false) { return token + 1 }
        if let number = digits(token), number.hasConjunction { return number.start }
        if let ordinal = ordinal(token), ordinal.hasConjunction { return token }
        return nil
    }

    func dayNumber(_ token: Int) -> Quantity? {
        if let number = integer(token), number.digits <= 2, (1...31).contains(number.value), number.start == token || number.isDefinite {
            return number
        }
        guard let ordinal = ordinal(token), (1...31).contains(ordinal.value), ordinal.isDefinite || ordinal.value == 1 else { return nil }
        return ordinal
    }

    /// «20/2/2018», «2018-02-20», «20.2.2018» (one token).
    private func numericDate(_ parts: inout DateParts, _ token: Int) -> Int? {
        guard token < count, text.tokens[token].kind == .number else { return nil }
        if let dotted = dottedDate(token) {
            (parts.year, parts.month, parts.day) = dotted
            return token + 1
        }
        guard token + 4 < count, let first = integer(token), let second = integer(token + 2), let third = integer(token + 4),
            second.start == token + 2, third.start == token + 4,
            isMark(token + 1, "/") && isMark(token + 3, "/") || isMark(token + 1, "-") && isMark(token + 3, "-")
        else { return nil }
        var (year, month, day) = (third.value, second.value, first.value)
        if first.digits == 4 { (year, day) = (first.value, third.value) } else if third.digits != 4 { return nil }
        if month > 12, day <= 12 { (month, day) = (day, month) }
        guard (1...12).contains(month), (1...31).contains(day), (1200...2200).contains(year) else { return nil }
        parts.year = year
        parts.month = month
        parts.day = day
        if year < 1600 { parts.calendar = .hijri }
        return era(&parts, token + 5)
    }

    private func dottedDate(_ token: Int) -> (Int?, Int?, Int?)? {
        var values: [Int] = [0]
        guard text.text.foldedBytes(token).count <= 10 else { return nil }
        for byte in text.text.foldedBytes(token) {
            if byte == 0x2E {
                values.append(0)
            } else if byte >= 0x30, byte <= 0x39 {
                values[values.count - 1] = values[values.count - 1] * 10 + Int(byte - 0x30)
            } else {
                return nil
            }
        }
        guard values.count == 3, (1...31).contains(values[0]), (1...12).contains(values[1]), (1900...2100).contains(values[2]) else { return nil }
        return (values[2], values[1], values[0])
    }
}
