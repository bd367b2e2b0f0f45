import Readings

/// From where a deictic word points, and how far.
enum Shift: Sendable, Hashable {
    /// Steps from the publication date: «الماضي» is -1, «المقبل» 1, «الجاري» 0.
    case published(Int)
    /// Steps from the date that the narrative stands at: «نفسه» is 0, «التالي» 1, «السابق» -1.
    case narrative(Int)
}

/// Units of the calendar and the clock, by the letters of the tables.
enum TimeUnit: String, Sendable {
    case year = "Y", month = "M", week = "W", day = "D", night = "N", hour = "H", minute = "T", second = "S", decade = "E", century = "C"
}

enum CalendarKind: Sendable { case gregorian, hijri, coptic }

/// What the words of a DATE or TIME say, before it is placed in the calendar.
struct DateParts: Sendable {
    var calendar = CalendarKind.gregorian
    var century: Int?
    var decade: Int?
    var beforeCommonEra = false
    var year: Int?
    var yearShift: Shift?
    /// `Q1`…`Q4`, `H1`, `H2`
    var fraction: String?
    var season: String?
    var seasonShift: Shift?
    var month: Int?
    var monthShift: Shift?
    var day: Int?
    var weekday: Int?
    var weekdayShift: Shift?
    var dayShift: Shift?
    /// «الأسبوع الماضي», «قبل شهرين»: so many units from the anchor.
    var unit: TimeUnit?
    var unitShift: Shift?
    var isWeekend = false
    /// Month and day of a feast, and days from it.
    var feast: (month: Int, day: Int, offset: Int)?
    var part: String?
    var hour: Int?
    var minute: Int?
    var zone = ""
    var mod: String?
    var isToday = false
    /// The words stand behind «حتى»: «حتى اليوم» is the present, not a day.
    var isOpenEnded = false

    var hasClock: Bool { part != nil || hour != nil }
    var namesDay: Bool { day != nil || weekday != nil || dayShift != nil || feast != nil || unit == .day }
}

/// An amount of time in TIMEX3: whole units, a half, or an unknown number.
struct DurationParts: Sendable {
    struct Item: Sendable {
        /// Nil for an unknown number («أيام»).
        var count: Int?
        var unit: TimeUnit
        /// In hundredths of the unit: 50 for «نصف».
        var hundredths = 0
    }
    var items: [Item]
    var mod: String?

    /// ISO 8601: `P3Y`, `PT1H30M`, `PXD`; decades and centuries are counted in years.
    var value: String {
        var date = ""
        var time = ""
        for item in items { Self.append(item, &date, &time) }
        return "P" + date + (time.isEmpty ? "" : "T" + time)
    }

    private static func append(_ item: Item, _ date: inout String, _ time: inout String) {
        guard let count = item.count else {
            switch item.unit {
            case .hour: time += "XH"
            case .minute: time += "XM"
            case .second: time += "XS"
            case .decade: date += "X0Y"
            case .century: date += "X00Y"
            case .night: date += "XD"
            default: date += "X" + item.unit.rawValue
            }
            return
        }
        // What a half comes to in the next smaller unit that holds it wholly.
        func whole(_ factor: Int) -> Int { (count * 100 + item.hundredths) * factor / 100 }
        let hasRest = item.hundredths > 0
        switch item.unit {
        case .century: date += "\(whole(100))Y"
        case .decade: date += "\(whole(10))Y"
        case .year:
            if count > 0 { date += "\(count)Y" }
            if hasRest { date += "\(12 * item.hundredths / 100)M" }
        case .month:
            if count > 0 { date += "\(count)M" }
            if hasRest { date += "\(30 * item.hundredths / 100)D" }
        case .week: date += hasRest ? "\(whole(7))D" : "\(count)W"
        case .day, .night:
            if count > 0 || !hasRest { date += "\(count)D" }
            if hasRest { time += "\(24 * item.hundredths / 100)H" }
        case .hour:
            if count > 0 || !hasRest { time += "\(count)H" }
            if hasRest { time += "\((60 * item.hundredths + 50) / 100)M" }
        case .minute:
            if count > 0 || !hasRest { time += "\(count)M" }
            if hasRest { time += "\((60 * item.hundredths + 50) / 100)S" }
        case .second: time += "\(count)S"
        }
    }
}

/// What a stretch of words says of time, before it is placed in the calendar.
struct TimeMatch: Sendable {
    enum Meaning: Sendable {
        case date(DateParts)
        case duration(DurationParts)
        case set(String)
        case reference(String)
        /// A date that is part of a name: no expression begins inside it.
        case name
    }
    var start: Int
    /// Folded bytes of the first token that stay outside.
    var cut: Int
    /// One past the last token.
    var end: Int
    var meaning: Meaning
}
