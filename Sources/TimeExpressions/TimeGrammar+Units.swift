import ArabicText

/// Units of time: «العام الماضي», «هذا الأسبوع», «ثلاثة أيام», «السنوات العشر الأخيرة», «كل يوم», «يوميا».
extension TimeGrammar {
    struct ShiftedUnit {
        var unit: TimeUnit
        var shift: Shift
        var cut: Int
        var end: Int
    }

    /// A singular definite unit with what it points at: «الشهر الجاري», «هذا العام», «نفس اليوم», «ذلك الأسبوع».
    func unitWithShift(_ token: Int) -> ShiftedUnit? {
        guard token < count else { return nil }
        let mask = roles[token]
        if mask.has(.near) || mask.has(.far) || mask.has(.sameBefore) {
            guard let unit = sense(token + 1, .unit), unit.isDefinite, let kind = TimeUnit(rawValue: unit.code), kind != .night, !unit.hasConjunction,
                !unit.hasPreposition
            else { return nil }
            if kind == .hour || kind == .minute || kind == .second { return nil }
            if let near = sense(token, .near) {
                return ShiftedUnit(unit: kind, shift: .published(0), cut: near.cut, end: token + 2)
            }
            guard let word = sense(token, .far) ?? sense(token, .sameBefore), !isMark(token + 2, "الذي"), !has(token + 2, .from) else { return nil }
            return ShiftedUnit(unit: kind, shift: .narrative(0), cut: word.cut, end: token + 2)
        }
        guard mask.has(.unit), let unit = sense(token, .unit), unit.isDefinite, let kind = TimeUnit(rawValue: unit.code),
            let (shift, end) = shift(token + 1)
        else { return nil }
        switch kind {
        case .hour, .minute, .second: return nil
        case .year, .decade:
            if isOffice(token, unit) { return nil }
        case .day:
            guard case .narrative = shift else { return nil }
        default: break
        }
        return ShiftedUnit(unit: kind, shift: shift, cut: unit.cut, end: end)
    }

    /// «الأمين العام السابق», «العقد الحالي»: the adjective belongs to an office or a contract.
    func isOffice(_ token: Int, _ unit: TimeSense) -> Bool {
        guard has(token + 1, .previous) || has(token + 1, .this) || has(token + 1, .same) else { return false }
        if unit.code == TimeUnit.decade.rawValue { return !isPreceded(token, by: TimeRoles(.during, .inside)) && !has(token - 1, .phase) }
        // «المناسك الدينية العام الحالي»: what stands behind a feminine word is no adjective of it.
        return isDefiniteWord(token - 1) && roles[token - 1].isEmpty && sameLine(token - 1, token) && !unit.hasPreposition
            && !(unit.code == TimeUnit.year.rawValue && text.text.foldedWord(token - 1).hasSuffix("ه"))
    }

    func shiftedUnit(_ token: Int) -> TimeMatch? {
        guard let unit = unitWithShift(token) else { return nil }
        var parts = DateParts()
        if unit.unit == .night {
            parts.dayShift = unit.shift
            parts.part = "NI"
        } else {
            parts.unit = unit.unit
            parts.unitShift = unit.shift
        }
        // «الشهر نفسه من العام الماضي»
        if case .narrative(0) = unit.shift, unit.unit == .month || unit.unit == .day, let from = sense(unit.end, .from), !from.hasConjunction,
            let end = year(&parts, unit.end + 1, needsNoun: true)
        {
            return TimeMatch(start: token, cut: unit.cut, end: end, meaning: .date(parts))
        }
        return TimeMatch(start: token, cut: unit.cut, end: unit.end, meaning: .date(parts))
    }

    // MARK: Amounts

    /// Any unit noun at a token.
    private func unitNoun(_ token: Int) -> (sense: TimeSense, unit: TimeUnit)? {
        guard token >= 0, token < count else { return nil }
        for role in [TimeRole.units, .unit, .unitsDual] where roles[token].has(role) {
            if let sense = sense(token, role), let unit = TimeUnit(rawValue: sense.code) { return (sense, unit) }
        }
        return nil
    }

    /// «السنوات العشر الأخيرة», «الأيام الثلاثة الماضية», «الساعات الـ24 الماضية», «الأشهر القليلة المقبلة», «اليومين الماضيين».
    func definiteAmount(_ token: Int) -> TimeMatch? {
        guard let (noun, unit) = unitNoun(token), noun.isDefinite, noun.role != .unit else { return nil }
        var at = token + 1
        var number: Int? = noun.role == .unitsDual ? 2 : nil
        func readNumber() {
            if number == nil, let quantity = cardinal(at), quantity.isDefinite, quantity.isPlain || quantity.digits == 0, quantity.value > 1 {
                number = quantity.value
                at = quantity.end
            }
            if let filler = sense(at, .filler), filler.isDefinite { at += 1 }
        }
        readNumber()
        var direction = 0
        if let (shift, end) = shift(at, allowingRecent: true), case .published(let step) = shift, step != 0 {
            direction = step
            at = end
            readNumber()
        } else if let previous = sense(at, .previous), previous.isDefinite {
            direction = -1
            at += 1
        } else if sense(at, .following)?.isDefinite ?? false || number != nil && sense(at, .ordinal)?.isDefinite ?? false {
            at += 1
        }
        if let number {
            // «المدعين العامين»
            if noun.role == .unitsDual, direction == 0, at == token + 1, !isPreceded(token, by: TimeRoles(.during, .since)) { return nil }
            return TimeMatch(start: token, cut: noun.cut, end: at, meaning: .duration(DurationParts(items: [.init(count: number, unit: unit)])))
        }
        guard direction != 0 else { return nil }
        return TimeMatch(start: token, cut: noun.cut, end: at, meaning: .reference(direction < 0 ? "PAST_REF" : "FUTURE_REF"))
    }

    /// «24 ساعة», «ثلاثة أشهر ونصف», «عامين», «بضعة أيام», «نصف قرن», «سنوات طويلة», «آخر 24 ساعة», «أكثر من أسبوعين».
    func amount(_ token: Int) -> TimeMatch? {
        var at = token
        var cut = 0
        var mod: String?
        if let last = sense(at, .lastOf), !last.isDefinite {
            (cut, at) = (last.cut, at + 1)
        }
        if let bound = sense(at, .bound) {
            mod = bound.code
            if at == token { cut = bound.cut }
            at += bound.tokenCount
            if let second = sense(at, .bound) { at += second.tokenCount }
        }
        guard var items = items(&at, isBounded: at > token) else { return nil }
        if at <= token { return nil }
        // «آخر يوم» is a day of something, no measure.
        if cut >= 0, sense(token, .lastOf) != nil, at == token + 2, items.list.count == 1, items.list[0].count == nil, has(token + 1, .unit) {
            return nil
        }
        if mod == nil, items.first.cut >= 0, cut == 0 { cut = items.first.cut }
        // «عامين ونصف», «ساعة وربع», «3 سنوات و4 أشهر»
        while let next = rest(at, after: items.list) {
            switch next.item {
            case .some(let item): items.list.append(item)
            case nil: items.list[items.list.count - 1].hundredths = next.hundredths
            }
            at = next.end
        }
        var end = at
        while let filler = sense(end, .filler), !filler.isDefinite, !filler.hasConjunction, !filler.hasPreposition { end += 1 }
        // «أيام عدة»
        if items.list[0].count == nil, let several = sense(end, .quantity), !several.hasConjunction, unitNoun(end + 1) == nil,
            sense(at - 1, .units) != nil
        {
            end += 1
        }
        if items.list[items.list.count - 1].count == 1, let one = sense(end, .cardinal), one.number == 1, !one.hasConjunction, !one.isDefinite {
            end += 1
        }
        let hasElapsed = has(end, .elapsed)
        guard
            items.isCertain || end > at || mod != nil && items.list[0].count != nil || hasElapsed || items.list.count > 1
                || items.list[0].count == 1 && items.list[0].hundredths > 0
                || isMeasured(token, unit: items.list[0].unit, count: items.list[0].count)
        else { return nil }
        if mod == nil, end > at || items.list[0].count != nil, let (shift, shifted) = shift(end, allowingRecent: true),
            case .published(let step) = shift, step != 0, sense(token, .lastOf) == nil
        {
            end = shifted
        }
        if hasElapsed, items.list[0].count != nil { end += 1 }
        if hasElapsed, items.list[0].count == nil { return TimeMatch(start: token, cut: cut, end: end + 1, meaning: .reference("PAST_REF")) }
        let parts = DurationParts(items: items.list, mod: mod)
        return TimeMatch(
            start: mod == nil && sense(token, .lastOf) == nil ? items.start ?? token : token, cut: cut, end: end,
            meaning: meaning(parts, start: token, end: end))
    }

    private struct Items {
        var list: [DurationParts.Item]
        var first: (cut: Int, token: Int)
        /// A number stands by the unit: nothing else must.
        var isCertain: Bool
        /// Where the span starts when a clitic stands free before digits.
        var start: Int?
    }

    private func items(_ at: inout Int, isBounded: Bool) -> Items? {
        let token = at
        guard token < count else { return nil }
        // «نصف ساعة»
        if let fraction = sense(at, .fraction), !fraction.isDefinite, let unit = sense(at + 1, .unit), let kind = TimeUnit(rawValue: unit.code),
            !unit.hasPreposition, !unit.hasConjunction, kind != .night
        {
            at += 2
            return Items(
                list: [.init(count: 0, unit: kind, hundredths: fraction.number)], first: (fraction.cut, token), isCertain: true)
        }
        if let quantity = sense(at, .quantity), !quantity.isDefinite, let (noun, unit) = unitNoun(at + 1), noun.role == .units, noun.cut == 0 {
            at += 2
            return Items(list: [.init(count: nil, unit: unit)], first: (quantity.cut, token), isCertain: true)
        }
        if let number = cardinal(at), number.isPlain || number.hundredths % 25 == 0 || number.digits == 0, number.value > 0 || number.hundredths > 0 {
            // «54 في المئة عام 2009»
            if number.value == 100, number.digits == 0, has(token - 1, .inside) { return nil }
            if let (noun, unit) = unitNoun(number.end), noun.role != .unitsDual, noun.cut == 0, !noun.isDefinite || number.isDefinite,
                noun.role == .units || number.value > 10 || number.value >= 3 && number.digits > 0 || number.hundredths > 0
                    || number.value == 1
                        && number.digits > 0
                    || number.value == 2 && number.digits > 0
            {
                if number.value == 1, number.digits == 0 { return nil }
                // «10 عقود» are contracts; «40 ألفا يوم الخميس» is a day.
                if unit == .decade, number.value >= 10 { return nil }
                if unit == .day, noun.role == .unit, beginsDay(number.end + 1) { return nil }
                at = number.end + 1
                return Items(
                    list: [.init(count: number.value, unit: unit, hundredths: number.hundredths)], first: (number.cut, token),
                    isCertain: true, start: number.start)
            }
            return nil
        }
        guard let (noun, unit) = unitNoun(at), !noun.isDefinite else { return nil }
        at += 1
        switch noun.role {
        case .unitsDual: return Items(list: [.init(count: 2, unit: unit)], first: (noun.cut, token), isCertain: true)
        case .units:
            let certain = isBounded && unit != .hour
            return Items(list: [.init(count: nil, unit: unit)], first: (noun.cut, token), isCertain: certain)
        default:
            if unit == .night { return nil }
            return Items(list: [.init(count: 1, unit: unit)], first: (noun.cut, token), isCertain: isBounded)
        }
    }

    /// «ونصف», «ونصف العام», «و4 أشهر», «وشهرين» behind an amount.
    private func rest(_ token: Int, after items: [DurationParts.Item]) -> (item: DurationParts.Item?, hundredths: Int, end: Int)? {
        guard token < count, let last = items.last, last.count != nil, items.count < 4 else { return nil }
        if let fraction = sense(token, .fraction), fraction.hasConjunction, last.hundredths == 0 {
            var end = token + 1
            if let unit = sense(end, .unit), unit.code == last.unit.rawValue { end += 1 }
            return (nil, fraction.number, end)
        }
        var at = token
        let conjunction = cardinal(at)?.hasConjunction ?? unitNoun(at)?.sense.hasConjunction ?? false
        guard conjunction, let next = self.items(&at, isBounded: false), let item = next.list.first, item.count != nil,
            Self.rank(item.unit) < Self.rank(last.unit)
        else { return nil }
        return (item, 0, at)
    }

    private static func rank(_ unit: TimeUnit) -> Int {
        switch unit {
        case .second: 0
        case .minute: 1
        case .hour: 2
        case .day, .night: 3
        case .week: 4
        case .month: 5
        case .year: 6
        case .decade: 7
        case .century: 8
        }
    }

    /// Whether a bare «شهر» or «أيام» is an amount here: something measures it.
    private func isMeasured(_ token: Int, unit: TimeUnit, count number: Int?) -> Bool {
        guard token > 0, sameLine(token - 1, token) else { return false }
        let next = token + 1
        // «فترة ثانية» is a second term, «قبل عقد اجتماع» the holding of a meeting.
        if unit == .second, number != nil { return false }
        if unit == .decade, isWord(next), roles[next].isEmpty, !isFunctionWord(next) { return false }
        if number == nil, isDefiniteWord(next), sense(next, .past) == nil, !isPreceded(token, by: TimeRoles(.before, .after)) { return false }
        if isPreceded(token, by: TimeRoles(.before, .after, .since, .during)) {
            // «بعد عام 2011» is read as a year before this; «خلال ساعات العمل» names no amount.
            return !(isDefiniteWord(next) && unit == .hour)
        }
        // «لسنوات», «لأيام», «بأيام»
        if number == nil, sense(token, .units)?.hasPreposition ?? false, unit != .hour || !isDefiniteWord(next) { return true }
        return false
    }

    /// «قبل عامين» is a date, «قبل عامين من الحرب» an amount.
    private func meaning(_ parts: DurationParts, start: Int, end: Int) -> TimeMatch.Meaning {
        var before = start - 1
        if has(before, .bound) { before -= 1 }
        // «فقط» and the like between the amount and what it is counted from.
        var next = end
        if isWord(next), text.text.token(next, is: "فقط") || text.text.token(next, is: "تقريبا") { next += 1 }
        let isCountedFrom = has(next, .from) || isWord(next) && text.text.token(next, is: "علي")
        guard let item = parts.items.first, parts.items.count == 1, !isCountedFrom else { return .duration(parts) }
        if has(before, .before) {
            return count(item, -1, parts)
        }
        // «بعد ثماني سنوات خلافية»: what they were like is told of years that are over.
        let isDescribed =
            isWord(end) && text.text.foldedBytes(end).count >= 10 && text.text.foldedBytes(end).suffix(4) == [0xD9, 0x8A, 0xD9, 0x87]
            && !isDefiniteWord(end)
        if has(before, .after), !isDescribed, isFuture(around: start) { return count(item, 1, parts) }
        return .duration(parts)
    }

    private func count(_ item: DurationParts.Item, _ direction: Int, _ parts: DurationParts) -> TimeMatch.Meaning {
        guard let number = item.count else { return .reference(direction < 0 ? "PAST_REF" : "FUTURE_REF") }
        guard item.unit != .hour, item.unit != .minute, item.unit != .second else { return .duration(parts) }
        var date = DateParts()
        // Half a year ago is six months ago.
        if item.hundredths > 0, item.unit == .year {
            date.unit = .month
            date.unitShift = .published(direction * (number * 12 + 12 * item.hundredths / 100))
        } else if item.hundredths > 0, item.unit == .century {
            date.unit = .year
            date.unitShift = .published(direction * (number * 100 + item.hundredths))
        } else if item.hundredths > 0 {
            return .duration(parts)
        } else {
            date.unit = item.unit == .night ? .day : item.unit
            date.unitShift = .published(direction * number)
        }
        date.mod = parts.mod.map { $0 == "MORE_THAN" ? "BEFORE" : $0 == "LESS_THAN" ? "AFTER" : $0 }
        return .date(date)
    }

    // MARK: Sets

    /// «كل يوم», «كل ثلاثة أشهر», «كل يوم جمعة», «يوميا», «مليون دولار شهرية».
    func set(_ token: Int) -> TimeMatch? {
        let mask = roles[token]
        if mask.has(.adverb), let adverb = sense(token, .adverb) {
            return TimeMatch(start: token, cut: adverb.cut, end: token + 1, meaning: .set("P1" + adverb.code))
        }
        if mask.has(.rate), let rate = sense(token, .rate), !rate.isDefinite, !rate.hasPreposition, isAmountBefore(token) {
            return TimeMatch(start: token, cut: rate.cut, end: token + 1, meaning: .set("P1" + rate.code))
        }
        guard mask.has(.every), let every = sense(token, .every) else { return nil }
        var at = token + 1
        if let unit = sense(at, .unit), unit.cut == 0, !unit.isDefinite {
            if let weekday = sense(at + 1, .weekday), unit.code == "D", !weekday.hasConjunction {
                return TimeMatch(start: token, cut: every.cut, end: at + 2, meaning: .set("XXXX-WXX-\(weekday.number)"))
            }
            guard let kind = TimeUnit(rawValue: unit.code) else { return nil }
            let value = DurationParts(items: [.init(count: 1, unit: kind)]).value
            return TimeMatch(start: token, cut: every.cut, end: at + 1, meaning: .set(value))
        }
        if let weekday = sense(at, .weekday), weekday.cut == 0, !weekday.isDefinite, weekday.number != 7 {
            return TimeMatch(start: token, cut: every.cut, end: at + 1, meaning: .set("XXXX-WXX-\(weekday.number)"))
        }
        if let season = sense(at, .season), season.cut == 0, !season.isDefinite {
            return TimeMatch(start: token, cut: every.cut, end: at + 1, meaning: .set("XXXX-" + season.code))
        }
        if let part = sense(at, .dayPart), part.cut == 0, !part.isDefinite {
            return TimeMatch(start: token, cut: every.cut, end: at + 1, meaning: .set("XXXX-XX-XXT" + part.code))
        }
        guard let items = items(&at, isBounded: false), items.list[0].count != nil else { return nil }
        return TimeMatch(start: token, cut: every.cut, end: at, meaning: .set(DurationParts(items: items.list).value))
    }

    /// A number and what it counts stand before a token.
    private func isAmountBefore(_ token: Int) -> Bool {
        let amounts = TimeRoles(.cardinal, .tens, .hundreds, .thousands)
        for before in stride(from: token - 1, through: max(0, token - 4), by: -1) where sameLine(before, token) {
            if text.tokens[before].kind == .number || roles[before].meets(amounts) { return before < token - 1 }
            if isDefiniteWord(before) { return false }
        }
        return false
    }
}
