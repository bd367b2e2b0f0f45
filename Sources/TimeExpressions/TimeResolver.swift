import Readings

/// Places what words say of time in the calendar.
///
/// A publication date that is known in part, or not at all, stands for all days that it may be: the value is worked out on several of
/// them and only what is the same on all is kept, the rest is `X` (`XXXX-03`, `2020-XX-XX`).
struct TimeResolver {
    /// The days that the publication date may be.
    private let anchors: [Int]
    /// The date that the narrative stands at: the last one that was named.
    private(set) var narrative: PartialDate?
    /// The day that the sentence has named last, as a value.
    var sentenceDay: String?

    /// Days far apart that share no year, month, day of the month, weekday or season.
    private static let anyDay = [
        PartialDate.dayNumber(year: 1995, month: 3, day: 14), PartialDate.dayNumber(year: 2006, month: 7, day: 26),
        PartialDate.dayNumber(year: 2013, month: 11, day: 8), PartialDate.dayNumber(year: 2024, month: 1, day: 28),
    ]

    init(published: PartialDate?) {
        guard let published else {
            anchors = Self.anyDay
            return
        }
        let (first, last) = (published.firstDay, published.lastDay)
        anchors = first == last ? [first] : [first, first + (last - first) / 3, last - (last - first) / 4, last]
    }

    var isExact: Bool { anchors.count == 1 }

    mutating func remember(_ value: String) {
        if let date = PartialDate(value.prefix { $0 != "T" }) { narrative = date }
    }

    /// The TIMEX3 value of a date or time.
    /// - Parameter tense: -1 past, 1 future, 0 unknown, of the clause around it.
    /// - Parameter year: the year that an earlier expression of the sentence names.
    func value(_ parts: DateParts, tense: Int, year: Int?) -> String {
        if parts.isToday, parts.weekday == nil, parts.day == nil, !parts.hasClock, parts.isOpenEnded || anchors == Self.anyDay {
            return "PRESENT_REF"
        }
        let values = anchors.map { value(parts, on: $0, tense: tense, year: year) }
        return values.dropFirst().reduce(values[0], Self.common)
    }

    /// What two values share, component by component.
    private static func common(_ a: String, _ b: String) -> String {
        if a == b { return a }
        let first = a.split(separator: "-", omittingEmptySubsequences: false)
        let second = b.split(separator: "-", omittingEmptySubsequences: false)
        guard first.count == second.count else { return first.count <= second.count ? masked(a) : masked(b) }
        return zip(first, second).map { $0 == $1 ? String($0) : masked(String($0)) }.joined(separator: "-")
    }

    /// Digits become X, except those of a clock time.
    private static func masked(_ text: String) -> String {
        var result = ""
        var isTime = false
        for character in text {
            if character == "T" { isTime = true }
            result.append(character.isNumber && !isTime ? "X" : character)
        }
        return result
    }

    // MARK: On one day

    private func value(_ parts: DateParts, on anchor: Int, tense: Int, year: Int?) -> String {
        // A clock time alone is of the day that its sentence named before, else of the day of publication.
        if parts.hour != nil, !parts.namesDay, parts.unit == nil, parts.month == nil {
            return (sentenceDay ?? Self.iso(anchor)) + Self.clock(parts)
        }
        let date = dateValue(parts, on: anchor, tense: tense, year: year)
        return date + Self.clock(parts)
    }

    private static func clock(_ parts: DateParts) -> String {
        if let hour = parts.hour {
            return "T" + padded(hour) + ":" + padded(parts.minute ?? 0) + parts.zone
        }
        return parts.part.map { "T" + $0 } ?? ""
    }

    private func dateValue(_ parts: DateParts, on anchor: Int, tense: Int, year: Int?) -> String {
        guard let today = Self.date(anchor) else { return "XXXX" }
        if let century = parts.century {
            let sign = parts.beforeCommonEra ? "BC" : ""
            return sign + Self.padded(century) + (parts.decade.map(String.init) ?? "")
        }
        if let feast = parts.feast { return feastValue(feast, parts, on: anchor, today, tense: tense) }
        if let day = parts.day, parts.unit == .month {
            // «15 من الشهر الجاري»
            return shifted(.month, parts.unitShift ?? .published(0), today) + "-" + Self.padded(day)
        }
        if parts.month != nil { return monthValue(parts, on: anchor, today, tense: tense, year: year) }
        if let shift = parts.dayShift { return dayValue(shift, parts.weekday, anchor) }
        if let weekday = parts.weekday {
            let day = weekdayNumber(weekday, parts.weekdayShift, on: anchor, tense: tense)
            return isExact ? Self.iso(day) : Self.week(day) + "-\(weekday)"
        }
        if let season = parts.season {
            switch parts.seasonShift {
            case .published(let step)?: return Self.padded(seasonYear(season, step, today), 4) + "-" + season
            case .narrative?: return (narrative.map { Self.padded($0.year, 4) } ?? "XXXX") + "-" + season
            case nil: break
            }
            return yearValue(parts, today) + "-" + season
        }
        if let unit = parts.unit {
            if parts.isWeekend {
                // On a working day the weekend before, unless the clause is of the future.
                let step = tense <= 0 && Self.weekday(anchor) < 6 ? -1 : 0
                return shifted(.week, parts.unitShift ?? .published(step), today) + "-WE"
            }
            if parts.year != nil || parts.yearShift != nil {
                let same = shifted(unit, parts.unitShift ?? .published(0), today)
                return yearValue(parts, today) + same.dropFirst(4)
            }
            return shifted(unit, parts.unitShift ?? .published(0), today)
        }
        if parts.calendar == .hijri, let year = parts.year, let days = OtherCalendar.hijri.days(year: year, month: nil, day: nil) {
            return Self.iso(days.lowerBound) + "/" + Self.iso(days.upperBound)
        }
        if let fraction = parts.fraction, parts.year == nil, parts.yearShift == nil, let quarter = Int(fraction.dropFirst()) {
            // A quarter without a year is the last that had begun, or the next where the clause is of the future.
            let hasBegun = quarter <= ((today.month ?? 1) + 2) / 3
            return Self.padded(hasBegun || tense > 0 ? today.year : today.year - 1, 4) + "-" + fraction
        }
        let stated = yearValue(parts, today)
        return parts.fraction.map { stated + "-" + $0 } ?? stated
    }

    private func yearValue(_ parts: DateParts, _ today: PartialDate) -> String {
        if let year = parts.year { return (parts.beforeCommonEra ? "BC" : "") + Self.padded(year, 4) }
        guard let shift = parts.yearShift else { return "XXXX" }
        return shifted(.year, shift, today)
    }

    /// A unit so many steps from the anchor, at the unit's own precision.
    private func shifted(_ unit: TimeUnit, _ shift: Shift, _ today: PartialDate) -> String {
        let base: PartialDate
        let step: Int
        switch shift {
        case .published(let steps): (base, step) = (today, steps)
        case .narrative(let steps):
            guard let narrative, unit == .year || narrative.month != nil, narrative.day != nil || unit == .year || unit == .month else {
                switch unit {
                case .year: return "XXXX"
                case .month: return "XXXX-XX"
                case .week: return "XXXX-WXX"
                case .decade: return String(repeating: "X", count: 3)
                case .century: return "XX"
                default: return "XXXX-XX-XX"
                }
            }
            (base, step) = (narrative, steps)
        }
        switch unit {
        case .year: return base.year + step > 0 ? Self.padded(base.year + step, 4) : "BC" + Self.padded(1 - base.year - step, 4)
        case .decade: return base.year + step * 10 > 0 ? Self.padded((base.year + step * 10) / 10, 3) : "PAST_REF"
        case .century: return base.year + step * 100 > 0 ? Self.padded((base.year + step * 100) / 100) : "PAST_REF"
        case .month:
            let months = base.year * 12 + (base.month ?? 1) - 1 + step
            return Self.padded(months / 12, 4) + "-" + Self.padded(months % 12 + 1)
        case .week: return Self.week(base.firstDay + 7 * step)
        default: return Self.iso(base.firstDay + step)
        }
    }

    /// «أمس الأربعاء» in an article that was put out two days later: the weekday is the surer of the two.
    private func dayValue(_ shift: Shift, _ weekday: Int?, _ anchor: Int) -> String {
        switch shift {
        case .published(let step):
            let day = anchor + step
            guard isExact, let weekday, Self.weekday(day) != weekday else { return Self.iso(day) }
            let near = step < 0 ? [-1, -2, 1] : step > 0 ? [-1, 1, 2] : [-1, 1]
            return Self.iso(near.lazy.map { day + $0 }.first { Self.weekday($0) == weekday } ?? day)
        case .narrative(let step):
            guard let narrative, narrative.day != nil else { return "XXXX-XX-XX" }
            return Self.iso(narrative.firstDay + step)
        }
    }

    /// The day of a weekday: «الماضي» is the last before the anchor, «المقبل» the first behind it; alone, tense decides, and the day of
    /// publication counts.
    private func weekdayNumber(_ weekday: Int, _ shift: Shift?, on anchor: Int, tense: Int) -> Int {
        let current = Self.weekday(anchor)
        let back = (current - weekday + 7) % 7
        switch shift {
        case .published(0)?: return anchor - current + weekday
        case .published(let step)?:
            return step < 0 ? anchor - (back == 0 ? 7 : back) + 7 * (step + 1) : anchor + 7 - back + 7 * (step - 1)
        case .narrative(let step)?:
            guard let narrative, narrative.day != nil else { break }
            let ahead = (weekday - Self.weekday(narrative.firstDay) + 7) % 7
            return narrative.firstDay + (step > 0 && ahead == 0 ? 7 : ahead)
        case nil: break
        }
        if tense > 0 { return anchor + (back == 0 ? 0 : 7 - back) }
        return anchor - back
    }

    private func monthValue(_ parts: DateParts, on anchor: Int, _ today: PartialDate, tense: Int, year: Int?) -> String {
        let month = parts.month ?? 1
        if parts.calendar != .gregorian { return otherMonth(parts, month, on: anchor, tense: tense) }
        let text: String
        if let year = parts.year {
            text = Self.padded(year, 4)
        } else if let shift = parts.yearShift {
            text = shifted(.year, shift, today)
        } else if let shift = parts.monthShift, case .narrative(let step) = shift {
            text = narrative.map { Self.padded($0.year + step, 4) } ?? "XXXX"
        } else if parts.monthShift == nil, let year, year <= today.year {
            text = Self.padded(year, 4)
        } else {
            text = Self.padded(Self.year(ofMonth: month, day: parts.day, parts.monthShift, today, tense: tense), 4)
        }
        // A day that the month has not («30 فبراير») leaves the month.
        let limit = PartialDate.days(in: month, of: Int(text) ?? 2000)
        return text + "-" + Self.padded(month) + (parts.day.map { $0 <= limit ? "-" + Self.padded($0) : "" } ?? "")
    }

    /// The year of a month that is named without one.
    private static func year(ofMonth month: Int, day: Int?, _ shift: Shift?, _ today: PartialDate, tense: Int) -> Int {
        let current = today.month ?? 1
        switch shift {
        case .published(-1)?:
            if month == current, let day, day < today.day ?? 1 { return today.year }
            return month < current ? today.year : today.year - 1
        case .published(1)?:
            if month == current, let day, day > today.day ?? 1 { return today.year }
            return month > current ? today.year : today.year + 1
        case .published?, .narrative?: return today.year
        case nil: break
        }
        if month == current { return today.year }
        if tense > 0 { return month > current ? today.year : today.year + 1 }
        if tense < 0 { return month < current ? today.year : today.year - 1 }
        // No verb decides: the nearest, and rather past than future, as news is.
        let ahead = month - current
        return ahead > 3 ? today.year - 1 : ahead < -8 ? today.year + 1 : today.year
    }

    private func otherMonth(_ parts: DateParts, _ month: Int, on anchor: Int, tense: Int) -> String {
        let calendar = parts.calendar == .hijri ? OtherCalendar.hijri : OtherCalendar.coptic
        var year = parts.year
        if year == nil {
            guard isExact else { return parts.day == nil ? "XXXX-XX" : "XXXX-XX-XX" }
            let step = if case .published(let steps)? = parts.yearShift ?? parts.monthShift { steps } else { 0 }
            year = nearest(calendar, month, parts.day, anchor, direction: parts.yearShift == nil && step != 0 ? step : 0)
            if parts.yearShift != nil { year = calendar.year(ofDay: anchor + step * 354) }
        } else if let given = parts.year, parts.calendar == .hijri, given > 1700 {
            // «رمضان 2018»
            let base = (given - 622) * 33 / 32
            guard let first = OtherCalendar.hijri.days(year: base, month: month, day: parts.day) else { return Self.padded(given, 4) }
            year = (Self.date(first.lowerBound)?.year ?? given) < given ? base + 1 : base
        }
        guard let year, let days = calendar.days(year: year, month: month, day: parts.day) else { return "XXXX-XX-XX" }
        if days.count == 1 { return Self.iso(days.lowerBound) }
        return Self.iso(days.lowerBound) + "/" + Self.iso(days.upperBound)
    }

    /// The year in which a month or day of another calendar lies nearest to the anchor, or nearest on one side of it.
    private func nearest(_ calendar: OtherCalendar, _ month: Int, _ day: Int?, _ anchor: Int, direction: Int) -> Int {
        let current = calendar.year(ofDay: anchor)
        var best = current
        var distance = Int.max
        for year in (current - 1)...(current + 1) {
            guard let days = calendar.days(year: year, month: month, day: day) else { continue }
            if direction < 0, days.upperBound >= anchor { continue }
            if direction > 0, days.lowerBound <= anchor { continue }
            let away = days.contains(anchor) ? 0 : min(abs(days.lowerBound - anchor), abs(days.upperBound - anchor))
            if away < distance { (best, distance) = (year, away) }
        }
        return best
    }

    private func feastValue(
        _ feast: (month: Int, day: Int, offset: Int), _ parts: DateParts, on anchor: Int, _ today: PartialDate, tense: Int
    ) -> String {
        if parts.calendar == .gregorian {
            let month = Self.padded(feast.month) + "-" + Self.padded(feast.day + feast.offset)
            if parts.year != nil || parts.yearShift != nil {
                if case .published(let step)? = parts.yearShift, step != 0 {
                    // «عيد الميلاد المقبل» is the next one, «الماضي» the last.
                    let here = PartialDate.dayNumber(year: today.year, month: feast.month, day: feast.day)
                    let year = step > 0 ? (here > anchor ? today.year : today.year + 1) : (here < anchor ? today.year : today.year - 1)
                    return Self.padded(year, 4) + "-" + month
                }
                return yearValue(parts, today) + "-" + month
            }
            let here = PartialDate.dayNumber(year: today.year, month: feast.month, day: feast.day)
            let nearest = here - anchor > 183 ? today.year - 1 : anchor - here > 183 ? today.year + 1 : today.year
            return Self.padded(nearest, 4) + "-" + month
        }
        var moved = DateParts()
        moved.calendar = .hijri
        moved.month = feast.month
        moved.day = feast.day + feast.offset
        moved.year = parts.year
        moved.monthShift = parts.yearShift
        return otherMonth(moved, feast.month, on: anchor, tense: tense)
    }

    private func seasonYear(_ season: String, _ step: Int, _ today: PartialDate) -> Int {
        let first = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12
        let month = today.month ?? 1
        if step == 0 { return first == 12 && month < 3 ? today.year - 1 : today.year }
        // A winter is named by the year in which it begins.
        if step > 0 { return month < first ? today.year : today.year + 1 }
        if first == 12 { return today.year - (month < 3 ? 2 : 1) }
        return month >= first + 3 ? today.year : today.year - 1
    }

    // MARK: Arithmetic

    /// Nil outside the years 0 to 9999.
    private static func date(_ day: Int) -> PartialDate? { PartialDate(dayNumber: day) }

    private static func iso(_ day: Int) -> String { date(day)?.description ?? "XXXX-XX-XX" }

    /// ISO 8601 weekday of a day number: 1970-01-01 was a Thursday.
    static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// ISO 8601 week: the week belongs to the year that holds its Thursday.
    private static func week(_ day: Int) -> String {
        let thursday = day - weekday(day) + 4
        guard let year = date(thursday)?.year else { return "XXXX-WXX" }
        let first = PartialDate.dayNumber(year: year, month: 1, day: 1)
        return padded(year, 4) + "-W" + padded((thursday - first) / 7 + 1)
    }

    private static func padded(_ value: Int, _ width: Int = 2) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
