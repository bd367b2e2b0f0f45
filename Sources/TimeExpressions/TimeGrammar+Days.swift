import ArabicText

/// Days: «يوم أمس الأربعاء», «الخميس الماضي», «الأحد 3 مارس 2024», «اليوم».
extension TimeGrammar {
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
            let headed =
                has(token - 2, .outlet) || isMark(token - 2, "\"") || isMark(token - 2, "«") || isMark(token - 2, "(")
                || has(token - 2, .nameHead)
            if name.evidence == .none || headed || name.hasPreposition { return false }
        }
        if afterDayPart { return true }
        if has(token - 1, .inside) || has(token - 1, .during) || has(token - 1, .outlet) || sense.hasPreposition { return false }
        if isWord(token + 1), text.text.token(token + 1, is: "الذي") { return false }
        return true
    }
}
