import Readings

extension Dossier.Period {
    /// Years when the dates lie in three or more, half-years for two, else quarters, else months: the coarsest cut that shows change.
    static func periods(of dates: [PartialDate]) -> [Dossier.Period] {
        let years = Set(dates.map(\.year)).sorted()
        if years.count == 2 {
            return years.flatMap { year in
                [1, 7].compactMap { month in
                    guard let first = PartialDate(year: year, month: month), let last = PartialDate(year: year, month: month + 5) else { return nil }
                    let period = Dossier.Period(label: "\(year)-H\(month == 1 ? 1 : 2)", first: first, last: last)
                    return dates.contains(where: period.contains) ? period : nil
                }
            }
        }
        guard years.count == 1, let year = years.first else {
            return years.compactMap { year in
                PartialDate(year: year).map { .init(label: String(year), first: $0, last: $0) }
            }
        }
        let months = Set(dates.compactMap(\.month)).sorted()
        let quarters = Set(months.map { ($0 - 1) / 3 }).sorted()
        // A date that is known to the year only belongs to no part of it.
        if quarters.count > 1 {
            return quarters.compactMap { quarter in
                guard let first = PartialDate(year: year, month: quarter * 3 + 1), let last = PartialDate(year: year, month: quarter * 3 + 3)
                else { return nil }
                return .init(label: "\(year)-Q\(quarter + 1)", first: first, last: last)
            }
        }
        return months.compactMap { month in
            PartialDate(year: year, month: month).map { .init(label: $0.description, first: $0, last: $0) }
        }
    }

    /// The same, for other rooms.
    package static func cut(_ dates: [PartialDate]) -> [Dossier.Period] { periods(of: dates) }

    package func contains(_ date: PartialDate) -> Bool { first.firstDay <= date.firstDay && date.lastDay <= last.lastDay }
}
