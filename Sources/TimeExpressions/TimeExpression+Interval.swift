import Readings

extension TimeExpression {
    /// The days that the value covers, as days since 1970-01-01, first and last; nil when the value names no definite stretch of the
    /// calendar (durations, sets, vague references, values with `X`). Complexity: constant.
    public var days: ClosedRange<Int>? {
        guard type == .date || type == .time else { return nil }
        let date = value.prefix { $0 != "T" }
        let ends = date.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2, let first = PartialDate(ends[0]), let last = PartialDate(ends[1]), first.firstDay <= last.lastDay {
            return first.firstDay...last.lastDay
        }
        if let plain = PartialDate(date) { return plain.firstDay...plain.lastDay }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(parts[0]) else { return nil }
        if parts.count == 1 {
            switch parts[0].utf8.count {
            case 2: return Self.years(number * 100, count: 100)
            case 3: return Self.years(number * 10, count: 10)
            default: return nil
            }
        }
        return Self.part(parts[1], parts.count > 2 ? parts[2] : nil, of: number)
    }

    private static func years(_ first: Int, count: Int) -> ClosedRange<Int> {
        PartialDate.dayNumber(year: first, month: 1, day: 1)...(PartialDate.dayNumber(year: first + count, month: 1, day: 1) - 1)
    }

    private static func months(_ first: Int, count: Int, of year: Int) -> ClosedRange<Int> {
        let end = first + count - 1
        return PartialDate.dayNumber(
            year: year, month: first, day: 1)...(PartialDate.dayNumber(year: year + end / 12, month: end % 12 + 1, day: 1) - 1)
    }

    /// Quarters, halves, seasons (by the months of meteorology) and ISO weeks.
    private static func part(_ part: Substring, _ day: Substring?, of year: Int) -> ClosedRange<Int>? {
        switch part {
        case "Q1", "Q2", "Q3", "Q4": return months((Int(part.dropFirst()) ?? 1) * 3 - 2, count: 3, of: year)
        case "H1": return months(1, count: 6, of: year)
        case "H2": return months(7, count: 6, of: year)
        case "SP": return months(3, count: 3, of: year)
        case "SU": return months(6, count: 3, of: year)
        case "FA": return months(9, count: 3, of: year)
        case "WI": return months(12, count: 3, of: year)
        default: break
        }
        guard part.first == "W", let week = Int(part.dropFirst()), (1...53).contains(week) else { return nil }
        // The week that holds 4 January is the first.
        let fourth = PartialDate.dayNumber(year: year, month: 1, day: 4)
        let monday = fourth - TimeResolver.weekday(fourth) + 1 + 7 * (week - 1)
        switch day {
        case nil: return monday...(monday + 6)
        case "WE"?: return (monday + 5)...(monday + 6)
        default:
            guard let day, let number = Int(day), (1...7).contains(number) else { return nil }
            return (monday + number - 1)...(monday + number - 1)
        }
    }
}
