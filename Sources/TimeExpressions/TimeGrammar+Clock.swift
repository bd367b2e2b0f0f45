import ArabicText

/// Parts of the day and clock times: «مساء يوم الجمعة الماضي», «ساعة متأخرة من ليل الخميس», «الساعة العاشرة والنصف صباحا بتوقيت غرينتش».
extension TimeGrammar {
    /// «مساء الخميس», «فجر اليوم», «ليلة أمس», «هذا الصباح», «الليلة الماضية».
    func partOfDay(_ token: Int) -> TimeMatch? {
        let mask = roles[token]
        if mask.has(.near), let near = sense(token, .near), let part = sense(token + 1, .dayPart), part.isDefinite,
            part.code != "AF"
        {
            // «هذا العصر» is this age.
            var parts = DateParts()
            parts.dayShift = .published(0)
            parts.part = part.code
            return TimeMatch(start: token, cut: near.cut, end: token + 2, meaning: .date(parts))
        }
        if mask.has(.tonight), let tonight = sense(token, .tonight) {
            var parts = DateParts()
            parts.part = "NI"
            if let (shift, end) = shift(token + 1), case .published = shift {
                parts.dayShift = shift
                return TimeMatch(start: token, cut: tonight.cut, end: end, meaning: .date(parts))
            }
            if has(token + 1, .before), let past = sense(token + 2, .past), past.isDefinite {
                parts.dayShift = .published(-2)
                return TimeMatch(start: token, cut: tonight.cut, end: token + 3, meaning: .date(parts))
            }
            if sense(token + 1, .ordinal)?.isDefinite ?? false || sense(token + 1, .notToday)?.isDefinite ?? false { return nil }
            parts.dayShift = .published(0)
            return TimeMatch(start: token, cut: tonight.cut, end: token + 1, meaning: .date(parts))
        }
        if mask.has(.midnight) || mask.has(.midday), let middle = sense(token, .midnight) ?? sense(token, .midday) {
            return middleOfDay(token, middle)
        }
        guard mask.has(.dayPart), let part = sense(token, .dayPart) else { return nil }
        if part.tokenCount > 1 {
            // «بعد الظهر» is a time of the day of publication when no other day follows.
            let next = token + part.tokenCount
            if !beginsDayAfter(next), !has(next, .from) {
                var parts = DateParts()
                parts.dayShift = .published(0)
                parts.part = part.code
                return TimeMatch(start: token, cut: part.cut, end: next, meaning: .date(parts))
            }
        }
        var at = token + part.tokenCount
        if let from = sense(at, .from), !from.hasConjunction { at += 1 }
        guard at < count, sameLine(token, at), var inner = dayLike(at), inner.cut == 0, case .date(var parts) = inner.meaning, parts.namesDay,
            parts.hour == nil
        else { return nil }
        parts.part = part.code
        if parts.weekday != nil, parts.day == nil { inner.end = secondWeekday(inner.end, after: parts.weekday ?? 1) }
        if let time = clockTime(inner.end), case .date(let clock) = time.meaning, !clock.namesDay {
            (parts.hour, parts.minute, parts.zone, inner.end) = (clock.hour, clock.minute, clock.zone, time.end)
        }
        return TimeMatch(start: token, cut: part.cut, end: inner.end, meaning: .date(parts))
    }

    private func dayLike(_ token: Int) -> TimeMatch? {
        if let match = day(token, afterDayPart: true) { return match }
        if let match = feast(token) { return match }
        if let match = shiftedUnit(token), case .date(let parts) = match.meaning, parts.unit == .day { return match }
        return nil
    }

    /// The night between two days: «ليل السبت الأحد», «ليل السبت - الأحد», «ليل السبت/الأحد».
    private func secondWeekday(_ token: Int, after weekday: Int) -> Int {
        var at = token
        if isMark(at, "-") || isMark(at, "/") || isMark(at, "–") || has(at, .until) { at += 1 }
        if let second = sense(at, .weekday), second.isDefinite, !second.hasConjunction, second.number == weekday % 7 + 1 { return at + 1 }
        return token
    }

    private func middleOfDay(_ token: Int, _ middle: TimeSense) -> TimeMatch? {
        var parts = DateParts()
        var end = token + middle.tokenCount
        parts.hour = middle.role == .midnight ? 24 : 12
        parts.minute = 0
        var at = end
        if let from = sense(at, .from), !from.hasConjunction { at += 1 }
        if at < count, sameLine(token, at), let inner = dayLike(at), inner.cut == 0, case .date(let day) = inner.meaning, day.namesDay {
            let (hour, minute) = (parts.hour, parts.minute)
            parts = day
            (parts.hour, parts.minute) = (hour, minute)
            end = parts.weekday != nil && parts.day == nil ? secondWeekday(inner.end, after: parts.weekday ?? 1) : inner.end
        } else if let (shift, shifted) = shift(end), case .published(-1) = shift {
            parts.dayShift = shift
            end = shifted
        } else {
            guard precededByPreposition(token) || middle.hasPreposition else { return nil }
            if let time = zone(end) {
                parts.zone = time.suffix
                end = time.end
            }
            parts.dayShift = .published(0)
        }
        return TimeMatch(start: token, cut: middle.cut, end: end, meaning: .date(parts))
    }

    /// «ساعة متأخرة من ليل الخميس», «وقت سابق من الشهر الجاري», «ساعات الصباح الأولى».
    func vagueHour(_ token: Int) -> TimeMatch? {
        guard roles[token].has(.vagueHour), let vague = sense(token, .vagueHour) else { return nil }
        var at = token + vague.tokenCount
        let from = sense(at, .from)
        if let from, !from.hasConjunction { at += 1 }
        if at < count, sameLine(token, at), var inner = partOfDay(at) ?? dayLike(at) ?? (from != nil ? shiftedUnit(at) : nil), inner.cut == 0,
            case .date(var parts) = inner.meaning
        {
            let isHour = vague.code != "0"
            if parts.part == nil, parts.namesDay, isHour { parts.part = vague.code }
            if parts.weekday != nil, parts.day == nil { inner.end = secondWeekday(inner.end, after: parts.weekday ?? 1) }
            return TimeMatch(start: token, cut: vague.cut, end: inner.end, meaning: .date(parts))
        }
        return nil
    }

    // MARK: The clock

    /// A clock time with its day before or behind it.
    func clockTime(_ token: Int) -> TimeMatch? {
        guard token < count else { return nil }
        var at = token
        var cut = 0
        var hasNoun = false
        if roles[token].has(.clock), let noun = sense(token, .clock), noun.isDefinite || text.tokens[min(token + 1, count - 1)].kind == .number {
            (hasNoun, cut, at) = (true, noun.cut, token + 1)
        }
        guard at < count, var time = hourAndMinute(at, hasNoun: hasNoun) else { return nil }
        if !hasNoun { cut = time.cut }
        var parts = DateParts()
        var isCertain = hasNoun || time.hasColon && precededByPreposition(token)
        readTail(&parts, &time, &isCertain)
        var end = time.end
        // «الساعة العاشرة من مساء أمس», «الساعة 10 صباح اليوم», «الثامنة مساء الخميس»
        var next = end
        if let from = sense(next, .from), !from.hasConjunction { next += 1 }
        if isMark(next, "،") || isMark(next, ",") { next += 1 }
        if next < count, sameLine(token, next), let inner = partOfDay(next) ?? (hasNoun ? day(next, afterDayPart: true) : nil), inner.cut == 0,
            case .date(let day) = inner.meaning, day.hour == nil, day.namesDay
        {
            let part = parts.part ?? day.part
            let zone = parts.zone
            if day.part != nil { isCertain = true }
            parts = day
            parts.part = part
            parts.zone = zone
            end = inner.end
            if let late = self.zone(end) {
                parts.zone = late.suffix
                end = late.end
            }
        } else if parts.part == nil, let part = sense(next, .dayPart), next > end, part.isDefinite {
            // «الثامنة من الصباح»
            parts.part = part.code
            end = next + part.tokenCount
        }
        guard isCertain else { return nil }
        parts.hour = Self.hour(time.hour, part: parts.part)
        parts.minute = time.minute
        return TimeMatch(start: token, cut: cut, end: end, meaning: .date(parts))
    }

    private struct Time {
        var hour: Int
        var minute: Int
        var end: Int
        var cut = 0
        var hasColon = false
    }

    private func readTail(_ parts: inout DateParts, _ time: inout Time, _ isCertain: inout Bool) {
        for _ in 0..<3 {
            if let zone = zone(time.end) {
                parts.zone = zone.suffix
                time.end = zone.end
                isCertain = true
            } else if parts.part == nil, let part = adverbialPart(time.end), !beginsDayAfter(time.end + part.tokenCount) {
                parts.part = part.code
                time.end += part.tokenCount
                isCertain = true
            } else if parts.part == nil, isCertain, isMark(time.end, "م") || isMark(time.end, "ص") {
                // «6:40 م»
                parts.part = isMark(time.end, "م") ? "EV" : "MO"
                time.end += 1
            } else {
                return
            }
        }
    }

    /// «صباحا», «مساء», «بعد الظهر»: a part of the day that needs no day behind it.
    func adverbialPart(_ token: Int) -> TimeSense? {
        guard let part = sense(token, .dayPart), part.cut == 0 else { return nil }
        if part.tokenCount > 1 { return part }
        let word = text.text.foldedBytes(token)
        return !part.isDefinite && (word.suffix(2).elementsEqual([0xD8, 0xA7]) || word.suffix(2).elementsEqual([0xD8, 0xA1])) ? part : nil
    }

    private func beginsDayAfter(_ token: Int) -> Bool {
        guard token < count else { return false }
        if has(token, .relativeDay) || (sense(token, .weekday)?.isDefinite ?? false) { return true }
        if let unit = sense(token, .unit), unit.code == "D", !unit.isDefinite { return true }
        return false
    }

    /// The hour on the twenty-four-hour clock.
    private static func hour(_ hour: Int, part: String?) -> Int {
        switch part {
        case "EV", "AF": hour < 12 ? hour + 12 : hour
        case "MI": hour < 6 ? hour + 12 : hour
        case "NI": hour == 12 ? 24 : hour >= 6 && hour < 12 ? hour + 12 : hour
        case "MO": hour == 12 ? 0 : hour
        default: hour
        }
    }

    private func hourAndMinute(_ token: Int, hasNoun: Bool) -> Time? {
        if let number = digits(token), number.digits <= 2, number.value <= 24 {
            if !number.isPlain {
                // «10,30 ت غ», «الساعة 14.30»
                guard number.hundredths < 60, hasNoun || zone(number.end) != nil, text.text.foldedBytes(number.end - 1).count >= 4 else { return nil }
                return Time(hour: number.value, minute: number.hundredths, end: number.end)
            }
            if isMark(number.end, ":"), let minute = integer(number.end + 1), minute.digits == 2, minute.value < 60, minute.start == number.end + 1,
                text.tokens[number.end].joinsPrevious, text.tokens[minute.start].joinsPrevious
            {
                return Time(hour: number.value, minute: minute.value, end: minute.end, hasColon: true)
            }
            guard hasNoun || number.start == token && !isMark(token - 1, "-"), !isMark(number.end, "/") else { return nil }
            guard hasNoun || sense(number.end, .dayPart) != nil else { return nil }
            return minutes(Time(hour: number.value, minute: 0, end: number.end))
        }
        if hasNoun || zone(token + 1) != nil, let number = integer(token), number.digits == 4, number.value < 2400, number.value % 100 < 60 {
            return Time(hour: number.value / 100, minute: number.value % 100, end: number.end)
        }
        if let one = sense(token, .cardinal), one.number == 1, one.isDefinite {
            return minutes(Time(hour: 1, minute: 0, end: token + 1, cut: one.cut))
        }
        // Hours are feminine: «محمد السادس مساء» is a king.
        guard let ordinal = ordinal(token), ordinal.isDefinite, (1...12).contains(ordinal.value),
            text.text.foldedBytes(token).suffix(2).elementsEqual([0xD9, 0x87])
        else { return nil }
        return minutes(Time(hour: ordinal.value, minute: 0, end: ordinal.end, cut: ordinal.cut))
    }

    /// «والنصف», «والربع», «إلا ربعا», «و20 دقيقة», «وعشر دقائق».
    private func minutes(_ time: Time) -> Time {
        var time = time
        func fraction(_ sense: TimeSense) -> Int { sense.number == 33 ? 20 : sense.number * 60 / 100 }
        if let part = sense(time.end, .fraction), part.hasConjunction {
            time.minute = fraction(part)
            time.end += 1
        } else if has(time.end, .except), let part = sense(time.end + 1, .fraction) {
            time.minute = 60 - fraction(part)
            time.hour = (time.hour + 23) % 24
            time.end += 2
        } else if let number = cardinal(time.end), number.hasConjunction, number.value < 60,
            let unit = sense(number.end, .unit) ?? sense(number.end, .units),
            unit.code == TimeUnit.minute.rawValue
        {
            time.minute = number.value
            time.end = number.end + 1
        }
        return time
    }

    /// «بتوقيت غرينتش», «ت غ», «بالتوقيت المحلي», «بتوقيت القاهرة».
    private func zone(_ token: Int) -> (suffix: String, end: Int)? {
        guard token < count, !roles[token].isEmpty || isMark(token, "(") else { return nil }
        if let zone = sense(token, .zone) {
            return (zone.number == 1 ? "Z" : zone.number == 2 ? "+03:00" : "", token + zone.tokenCount)
        }
        guard sense(token, .zoneOf) != nil, isWord(token + 1), sameLine(token, token + 1) else { return nil }
        // «بتوقيت القاهرة», «بتوقيت شرق الولايات المتحدة»: a word, and the words with the article that belong to it.
        var end = token + 2
        while end < token + 4, isDefiniteWord(end), roles[end].isEmpty, sameLine(token, end), !text.tokens[end].startsLine,
            isDefiniteWord(end - 1) || end == token + 2
        {
            end += 1
        }
        return ("", end)
    }
}
