import Readings

/// The common axis of all strips: dates as shares of its length.
struct TimeScale {
    let first: Int
    let last: Int
    /// Marks nearer to each other than one bin stand at one place.
    static let bins = 44

    /// Nil without dates.
    init?(_ dates: [PartialDate]) {
        guard let first = dates.map(\.firstDay).min(), let last = dates.map(\.lastDay).max() else { return nil }
        self.first = first
        self.last = max(last, first + 1)
    }

    /// The bin of a date's middle.
    func bin(_ date: PartialDate) -> Int {
        let middle = Double(date.firstDay + date.lastDay) / 2
        let share = (middle - Double(first)) / Double(last - first)
        return max(0, min(Self.bins - 1, Int(share * Double(Self.bins))))
    }

    /// Per cent of the axis, the ends kept free.
    static func percent(bin: Int) -> String { percent((Double(bin) + 0.5) / Double(bins)) }

    static func percent(_ share: Double) -> String {
        let tenths = Int((20 + share * 960).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }

    func percent(day: Int) -> String { Self.percent(Double(day - first) / Double(last - first)) }

    /// Where the ruler is marked: years, or months when the whole is shorter than a year and a half. At most fourteen.
    func ticks(_ language: DossierLanguage) -> [(day: Int, label: String)] {
        guard let start = PartialDate(dayNumber: first), let end = PartialDate(dayNumber: last) else { return [] }
        if last - first > 550 {
            return (start.year...end.year).compactMap { year in
                let day = PartialDate.dayNumber(year: year, month: 1, day: 1)
                return day >= first && day <= last ? (day, String(year)) : nil
            }
        }
        var ticks: [(Int, String)] = []
        for index in (start.year * 12 + (start.month ?? 1) - 1)...(end.year * 12 + (end.month ?? 1) - 1) {
            let month = index % 12 + 1
            let day = PartialDate.dayNumber(year: index / 12, month: month, day: 1)
            guard day >= first, day <= last else { continue }
            ticks.append(
                (day, month == 1 || ticks.isEmpty ? "\(DossierDate.month(month, language)) \(index / 12)" : DossierDate.month(month, language)))
        }
        let step = max(1, (ticks.count + 5) / 6)
        return ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }
}
