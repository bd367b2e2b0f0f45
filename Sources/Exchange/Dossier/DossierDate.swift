import Readings

/// How dates are shown: as far as they are known, in words, with the exact value beside them for machines.
package enum DossierDate {
    private static let arabicMonths = [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ]
    private static let englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The calendar date in a TIMEX3 or ISO value: `2020-02-19TNI` has one, `PAST_REF`, `P20Y` and `XXXX-03` have none. A week
    /// (`2019-W16`) gives its Monday's month, since its days are not told apart.
    package static func date(in value: String?) -> PartialDate? {
        guard let value else { return nil }
        if let date = PartialDate(value) { return date }
        let parts = value.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, let year = PartialDate(parts[0]) else { return nil }
        if parts[1].first == "W", let week = Int(parts[1].dropFirst()), (1...53).contains(week) {
            let monday = monday(ofWeek: week, year: year.year)
            if parts.count > 2, let day = Int(parts[2]), (1...7).contains(day) { return PartialDate(dayNumber: monday + day - 1) }
            return PartialDate(dayNumber: monday).flatMap { PartialDate(year: $0.year, month: $0.month) }
        }
        // Seasons, quarters and halves are known to the year.
        return year
    }

    /// ISO 8601: week 1 holds 4 January.
    private static func monday(ofWeek week: Int, year: Int) -> Int {
        let fourth = PartialDate.dayNumber(year: year, month: 1, day: 4)
        let weekday = ((fourth + 3) % 7 + 7) % 7
        return fourth - weekday + (week - 1) * 7
    }

    package static func words(_ date: PartialDate, _ language: DossierLanguage) -> String {
        var parts: [String] = []
        if let day = date.day { parts.append(String(day)) }
        if let month = date.month { parts.append((language == .arabic ? arabicMonths : englishMonths)[month - 1]) }
        parts.append(String(date.year))
        return parts.joined(separator: " ")
    }

    package static func month(_ month: Int, _ language: DossierLanguage) -> String {
        (language == .arabic ? arabicMonths : englishMonths)[max(0, min(11, month - 1))]
    }

    /// Day and month alone, for places where the year stands above.
    package static func withoutYear(_ date: PartialDate, _ language: DossierLanguage) -> String? {
        guard let month = date.month else { return nil }
        let name = Self.month(month, language)
        return date.day.map { "\($0) \(name)" } ?? name
    }
}
