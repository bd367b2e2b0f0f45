import Readings

extension DateRange {
    init(_ date: PartialDate) {
        first = date.firstDay
        last = date.lastDay
    }

    /// The days that a TIMEX3 value may mean. Open years (`XXXX-04-11`) take the last such date before the document's end, open weeks
    /// (`XXXX-WXX-4`) the last such day before it, when its day is known. Nil for durations, sets and vague references.
    init?(timex value: String, document: DateRange?) {
        let bytes = Array(value.utf8)
        guard bytes.count >= 4, bytes[0] != UInt8(ascii: "P") else { return nil }
        let date = value.prefix { $0 != "T" }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard let head = parts.first, head.utf8.count == 4 else { return nil }
        if head == "XXXX" {
            guard let document, parts.count > 1 else { return nil }
            if parts[1].hasPrefix("W") {
                guard parts.count > 2, let weekday = Int(parts[2]), (1...7).contains(weekday), parts[1] == "WXX" else { return nil }
                guard document.isDay else {
                    self = document
                    return
                }
                let today = Self.weekday(document.first)
                let back = (today - weekday + 7) % 7
                self.init(first: document.first - back, last: document.first - back)
                return
            }
            guard let month = Int(parts[1]), (1...12).contains(month) else { return nil }
            let day = parts.count > 2 ? Int(parts[2]) : nil
            guard let end = PartialDate(dayNumber: document.last) else { return nil }
            for year in [end.year, end.year - 1] {
                if let candidate = PartialDate(year: year, month: month, day: day), candidate.firstDay <= document.last {
                    self.init(candidate)
                    return
                }
            }
            return nil
        }
        guard let year = Int(head) else {
            // A decade or century: «201X».
            let known = head.prefix { $0 != "X" }
            guard let start = Int(known), known.utf8.count >= 2 else { return nil }
            var scale = 1
            for _ in 0..<(4 - known.utf8.count) { scale *= 10 }
            guard let low = PartialDate(year: start * scale), let high = PartialDate(year: start * scale + scale - 1) else { return nil }
            self.init(first: low.firstDay, last: high.lastDay)
            return
        }
        guard parts.count > 1 else {
            guard let whole = PartialDate(year: year) else { return nil }
            self.init(whole)
            return
        }
        let second = parts[1]
        if second.contains("X") {
            guard let whole = PartialDate(year: year) else { return nil }
            self.init(whole)
            return
        }
        if parts.count > 2, parts[2].contains("X") {
            guard let whole = Int(second).flatMap({ PartialDate(year: year, month: $0) }) else { return nil }
            self.init(whole)
            return
        }
        if second.hasPrefix("W"), let week = Int(second.dropFirst()), (1...53).contains(week) {
            // ISO 8601: week 1 holds 4 January.
            let fourth = PartialDate.dayNumber(year: year, month: 1, day: 4)
            let monday = fourth - (Self.weekday(fourth) - 1) + (week - 1) * 7
            if parts.count > 2, let weekday = Int(parts[2]), (1...7).contains(weekday) {
                self.init(first: monday + weekday - 1, last: monday + weekday - 1)
            } else {
                self.init(first: monday, last: monday + 6)
            }
            return
        }
        if second.hasPrefix("Q"), let quarter = Int(second.dropFirst()), (1...4).contains(quarter) {
            self.init(months: quarter * 3 - 2, through: quarter * 3, of: year)
            return
        }
        if second.hasPrefix("H"), let half = Int(second.dropFirst()), (1...2).contains(half) {
            self.init(months: half * 6 - 5, through: half * 6, of: year)
            return
        }
        switch second {
        case "SP": self.init(months: 3, through: 5, of: year)
        case "SU": self.init(months: 6, through: 8, of: year)
        case "FA": self.init(months: 9, through: 11, of: year)
        case "WI": self.init(months: 1, through: 3, of: year)
        default:
            guard let whole = PartialDate(String(date)) ?? Int(second).flatMap({ PartialDate(year: year, month: $0) }) else { return nil }
            self.init(whole)
        }
    }

    private init(months first: Int, through last: Int, of year: Int) {
        self.first = PartialDate.dayNumber(year: year, month: first, day: 1)
        self.last = PartialDate.dayNumber(year: year, month: last, day: PartialDate.days(in: last, of: year))
    }

    /// 1 Monday … 7 Sunday.
    static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// `2019-04-04`, or the month or year that covers the range; nil when it covers more than a year.
    var label: String? {
        guard let low = PartialDate(dayNumber: first), let high = PartialDate(dayNumber: last) else { return nil }
        if first == last { return low.description }
        if low.year == high.year, low.month == high.month { return String(low.description.prefix(7)) }
        if low.year == high.year { return String(low.description.prefix(4)) }
        return nil
    }
}
