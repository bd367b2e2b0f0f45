import Foundation
import Readings

/// Days of the Islamic (Umm al-Qura) and Coptic calendars, through Foundation. Made only when a text holds such a date.
struct OtherCalendar: Sendable {
    static let hijri = OtherCalendar(.islamicUmmAlQura)
    static let coptic = OtherCalendar(.coptic)

    private let calendar: Calendar

    private init(_ identifier: Calendar.Identifier) {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
        self.calendar = calendar
    }

    /// Days since 1970-01-01 from the first to the last day of a year, month or day; nil when there is no such date.
    func days(year: Int, month: Int?, day: Int?) -> ClosedRange<Int>? {
        guard let first = number(year, month ?? 1, day ?? 1) else { return nil }
        if day != nil { return first...first }
        let next = month.map { $0 == 12 ? number(year + 1, 1, 1) : number(year, $0 + 1, 1) } ?? number(year + 1, 1, 1)
        guard let next, next > first else { return nil }
        return first...(next - 1)
    }

    /// The year that holds a day.
    func year(ofDay day: Int) -> Int {
        calendar.component(.year, from: Date(timeIntervalSince1970: Double(day) * 86400 + 43200))
    }

    private func number(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let parts = DateComponents(year: year, month: month, day: day, hour: 12)
        guard let date = calendar.date(from: parts) else { return nil }
        return Int((date.timeIntervalSince1970 / 86400).rounded(.down))
    }
}
