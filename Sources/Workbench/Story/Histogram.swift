#if Full
import Archive
import Readings

/// Claims a year, month or day.
struct Histogram: Sendable {
    enum Zoom: String, Sendable, CaseIterable, Encodable { case year, month, day }

    struct Stretch: Sendable, Encodable {
        /// `2020`, `2020-08` or `2020-08-14`.
        let name: String
        let count: Int
    }

    /// Claims by the days in which they lie.
    let days: [Archive.ClaimDays]
    /// Claims without any day.
    let undated: Int

    init(days: [Archive.ClaimDays], undated: Int = 0) {
        self.days = days
        self.undated = undated
    }

    /// - Parameter within: a year or month. Claims whose date is wider than a stretch belong to none.
    func stretches(_ zoom: Zoom, within: PartialDate?) -> [Stretch] {
        let widest =
            switch zoom {
            case .year: 366
            case .month: 31
            case .day: 1
            }
        var counts: [String: Int] = [:]
        for entry in days where entry.last - entry.first < widest {
            if let within, entry.first < within.firstDay || entry.last > within.lastDay { continue }
            guard let date = PartialDate(dayNumber: entry.first) else { continue }
            let text = date.description
            let length = zoom == .year ? 4 : zoom == .month ? 7 : 10
            counts[String(text.prefix(length)), default: 0] += entry.count
        }
        return counts.keys.sorted().map { Stretch(name: $0, count: counts[$0] ?? 0) }
    }

    /// The zoom at which the bulk is seen best.
    var usualZoom: Zoom {
        guard let bulk else { return .year }
        return bulk.upperBound - bulk.lowerBound > 800 ? .year : bulk.upperBound - bulk.lowerBound > 62 ? .month : .day
    }

    /// The days among which the bulk of the claims lies; nil without claims.
    var bulk: ClosedRange<Int>? { Self.bulk(days.map { ($0.first, $0.count) }) }

    /// The days among which the bulk of many lies: without the twentieth part at either end where these are so far off that the others would
    /// crowd on less than half of the axis, as a word on the year 889 does among those on this month. All of few.
    static func bulk(_ days: [(day: Int, count: Int)]) -> ClosedRange<Int>? {
        let sorted = days.sorted { $0.day < $1.day }
        guard let first = sorted.first?.day, let last = sorted.last?.day else { return nil }
        let total = sorted.reduce(0) { $0 + $1.count }
        guard total >= 50 else { return first...last }
        func day(_ list: some Sequence<(day: Int, count: Int)>) -> Int {
            var passed = 0
            for entry in list {
                passed += entry.count
                if passed > total / 20 { return entry.day }
            }
            return first
        }
        let low = day(sorted), high = max(low, day(sorted.reversed()))
        let margin = (high - low) / 10 + 1
        return last - first > 2 * (high - low + 2 * margin) ? max(first, low - margin)...min(last, high + margin) : first...last
    }
}
#endif
