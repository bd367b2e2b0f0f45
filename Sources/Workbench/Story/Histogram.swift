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

    /// The zoom at which the whole is seen best.
    var usualZoom: Zoom {
        guard let first = days.first?.first, let last = days.last?.first else { return .year }
        return last - first > 800 ? .year : last - first > 62 ? .month : .day
    }
}
#endif
