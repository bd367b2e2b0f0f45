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

    private func isUnit(_ token: Int) -> Bool {
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
        let plausible = (1800...2100).contains(number.value) || parts.calendar == .hijri && (1200...1600).contains(number.value)
            || parts.calendar == .coptic && (1400...1900).contains(number.value)
        guard plausible || hasEra(number.end), !isUnit(number.end) else { return nil }
        parts.year = number.value
        return era(&parts, number.end)
    }

    /// The token behind «المالي», «الدراسية» and the like.
    func afterYearKind(_ token: Int) -> Int { sense(token, .yearKind) != nil ? token + 1 : token }

    private func hasEra(_ token: Int) -> Bool { sense(token, .era) != nil }

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
            let end = readYear(&parts, month.end)
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
    private func borrowYear(_ parts: inout DateParts, from token: Int) {
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

    private func dayNumber(_ token: Int) -> Quantity? {
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
            if byte == 0x2E { values.append(0) } else if byte >= 0x30, byte <= 0x39 {
                values[values.count - 1] = values[values.count - 1] * 10 + Int(byte - 0x30)
            } else {
                return nil
            }
        }
        guard values.count == 3, (1...31).contains(values[0]), (1...12).contains(values[1]), (1900...2100).contains(values[2]) else { return nil }
        return (values[2], values[1], values[0])
    }

    // MARK: Days

    /// A day: «يوم أمس الأربعاء», «الخميس الماضي», «الأحد 3 مارس 2024», «اليوم».
    func day(_ token: Int, afterDayPart: Bool = false) -> TimeMatch? {
        var parts = DateParts()
        var at = token
        var cut = 0
        var hasNoun = false
        let mask = roles[token]
        if mask.has(.unit), let unit = sense(at, .unit), unit.code == TimeUnit.day.rawValue, !unit.isDefinite {
            (hasNoun, cut, at) = (true, unit.cut, at + 1)
        } else if mask.has(.unitsConstruct), let unit = sense(at, .unitsConstruct), unit.code == TimeUnit.day.rawValue {
            (hasNoun, cut, at) = (true, unit.cut, at + 1)
        }
        if let near = sense(at, .near), sense(at + 1, .weekday)?.isDefinite ?? false {
            (cut, at) = (at == token ? near.cut : cut, at + 1)
        }
        if let relative = sense(at, .relativeDay), isDay(relative, at, afterDayPart: afterDayPart || hasNoun) {
            parts.dayShift = .published(relative.number)
            parts.isToday = relative.number == 0
            parts.isOpenEnded = has(token - 1, .until)
            if at == token { cut = relative.cut }
            at += relative.tokenCount
        }
        let separated = at
        if parts.dayShift != nil, isMark(at, "،") || isMark(at, ","), sense(at + 1, .weekday)?.isDefinite ?? false { at += 1 }
        if let weekday = sense(at, .weekday), weekday.isDefinite || hasNoun, at == token || !weekday.hasConjunction && !weekday.hasPreposition,
            weekday.isDefinite || !(sense(at, .cardinal) != nil && weekday.number == 1)
        {
            parts.weekday = weekday.number
            if at == token { cut = weekday.cut }
            at += 1
            if parts.dayShift == nil, let (shift, end) = shift(at) {
                parts.weekdayShift = shift
                at = end
            }
        } else {
            at = separated
        }
        if parts.dayShift != nil || parts.weekday != nil || hasNoun {
            var dated = parts
            var next = at
            if !hasNoun || at > token + 1 {
                if isMark(next, "،") || isMark(next, ",") { next += 1 }
            }
            // Behind a comma only a whole date goes on with the day, not the first of a list.
            if let (end, _) = dayOfMonth(&dated, next, depth: next > at ? 6 : 0) {
                parts = dated
                at = end
            } else if hasNoun, parts.dayShift == nil, parts.weekday == nil {
                // «يوم 15 الجاري»
                guard let number = dayNumber(at), let (shift, end) = shift(number.end) else { return nil }
                parts.day = number.value
                parts.unit = .month
                parts.unitShift = shift
                at = end
            }
        } else if let (end, dayCut) = dayOfMonth(&parts, token) {
            at = end
            cut = dayCut
        }
        guard at > token, parts.day != nil || parts.weekday != nil || parts.dayShift != nil else { return nil }
        if !afterDayPart { at = partBehind(&parts, at) }
        return TimeMatch(start: token, cut: cut, end: at, meaning: .date(parts))
    }

    /// «مساء», «صباحا» behind a day.
    private func partBehind(_ parts: inout DateParts, _ token: Int) -> Int {
        var at = token
        if let part = adverbialPart(at), !beginsDay(at + part.tokenCount) {
            parts.part = part.code
            at += part.tokenCount
        }
        if let time = clockTime(at), case .date(let clock) = time.meaning, !clock.namesDay {
            parts.hour = clock.hour
            parts.minute = clock.minute
            parts.zone = clock.zone
            if let part = clock.part { parts.part = part }
            at = time.end
        }
        return at
    }

    func beginsDay(_ token: Int) -> Bool {
        guard token < count else { return false }
        return has(token, .relativeDay) || (sense(token, .weekday)?.isDefinite ?? false)
    }

    /// Whether «اليوم» is today here, and not a day of some kind or the name of an outlet.
    private func isDay(_ sense: TimeSense, _ token: Int, afterDayPart: Bool) -> Bool {
        guard sense.number == 0 else {
            // «الأمس» in names and figures of speech is rare; «غد» without the article or an alif is a prefix of names.
            return true
        }
        if let weekday = self.sense(token + 1, .weekday), weekday.isDefinite, !weekday.hasConjunction { return true }
        if shift(token + 1) != nil { return false }
        if let kind = self.sense(token + 1, .notToday), kind.isDefinite { return false }
        if isMark(token - 1, "\"") || isMark(token - 1, "«"), isMark(token + 1, "\"") || isMark(token + 1, "»") { return false }
        if let name = self.sense(token - 1, .nameBeforeToday) {
            let headed = has(token - 2, .outlet) || isMark(token - 2, "\"") || isMark(token - 2, "«") || isMark(token - 2, "(")
                || has(token - 2, .nameHead)
            if name.evidence == .none || headed || name.hasPreposition { return false }
        }
        if afterDayPart { return true }
        if has(token - 1, .inside) || has(token - 1, .during) || has(token - 1, .outlet) || sense.hasPreposition { return false }
        if isWord(token + 1), text.text.token(token + 1, is: "الذي") { return false }
        return true
    }

    // MARK: Months and years

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
        guard (afterYear || isMark(token - 1, "(") ? 1500...2100 : 1800...2100).contains(number.value), isYear(number, token, afterYear: afterYear) else { return nil }
        parts.year = number.value
        return TimeMatch(start: number.start, cut: 0, end: number.end, meaning: .date(parts))
    }

    private func isYear(_ number: Quantity, _ token: Int, afterYear: Bool) -> Bool {
        let next = number.end
        if isMark(next, "%") || isMark(next, "٪") || isMark(next, ":") || isUnit(next) || isMark(next, "$") || isMark(next, "/") && !isNumber(next + 1) {
            return false
        }
        if next < count, text.tokens[next].kind == .latin || text.tokens[next].kind == .symbol, !afterYear { return false }
        if isMark(number.start - 1, "$") || isMark(number.start - 1, "€") { return false }
        if afterYear { return true }
        // What is counted stands behind a number without an article.
        let counts = isWord(next) && digits(next) == nil && !isFunctionWord(next) && !isDefiniteWord(next) && roles[next].isEmpty && sameLine(token, next) && !isVerbal(next)
            && text.segmentations[next].proclitics.isEmpty
        let before = token - 1
        guard before >= 0, sameLine(before, token) else { return false }
        if has(before, .noYear) { return false }
        if isPreceded(token, by: TimeRoles(.since, .by)) { return !counts || (1900...2099).contains(number.value) && number.value % 1000 != 0 }
        if has(before, .inside) { return !counts || (1900...2099).contains(number.value) && number.value % 100 != 0 }
        if isPreceded(token, by: Self.prepositions) { return !counts && (1900...2099).contains(number.value) && !isPreceded(token, by: TimeRoles(.bound)) }
        if number.start > token { return !counts && (1990...2040).contains(number.value) && number.value != 2000 && !number.hasConjunction }
        if isMark(before, "("), isMark(next, ")") || isMark(next, "-") || isMark(next, "–") {
            return (isMark(next, ")") ? 1900...2099 : 1500...2099).contains(number.value)
        }
        guard isWord(before), !counts || has(before, .yearHead), (1900...2049).contains(number.value), number.value != 2000 else { return false }
        // «انتخابات 2018», «كأس العالم 2018», «الانتخابات الرئاسية 2018»
        return (max(0, before - 3)...before).contains { sense($0, .yearHead) != nil || has($0, .nameEvent) }
    }

    private func isNumber(_ token: Int) -> Bool { token < count && token >= 0 && text.tokens[token].kind == .number }

    /// A verb behind a year does not count anything.
    private func isVerbal(_ token: Int) -> Bool {
        if text.matches(at: token).contains(where: { $0.entry.features.isVerb && $0.segmentation.isWhole }) { return true }
        return hasFutureParticle(token)
    }
}
