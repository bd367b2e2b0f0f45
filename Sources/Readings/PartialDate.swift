/// A calendar date that may be known to the year or month only (EDTF level 0): `2020`, `2020-08`, `2020-08-14`.
/// A time of day behind the date (`T…`) is accepted and dropped.
public struct PartialDate: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let year: Int
    /// 1…12
    public let month: Int?
    /// 1…31, only with a month
    public let day: Int?

    /// Nil when the parts are no date of the proleptic Gregorian calendar.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (0...9999).contains(year) else { return nil }
        if let month { guard (1...12).contains(month) else { return nil } }
        if let day {
            guard let month, day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Nil when the text is no such date.
    public init?(_ text: some StringProtocol) {
        // Digits by digits: packs hold thousands of dates.
        var values: [Int] = []
        var value = 0
        var digits = 0
        for byte in text.utf8 {
            if byte == 0x54 || byte == 0x20 { break }
            if byte == 0x2D {
                guard digits == (values.isEmpty ? 4 : 2), values.count < 2 else { return nil }
                values.append(value)
                value = 0
                digits = 0
            } else {
                guard (0x30...0x39).contains(byte), digits < 4 else { return nil }
                value = value * 10 + Int(byte - 0x30)
                digits += 1
            }
        }
        guard digits == (values.isEmpty ? 4 : 2) else { return nil }
        values.append(value)
        self.init(year: values[0], month: values.count > 1 ? values[1] : nil, day: values.count > 2 ? values[2] : nil)
    }

    public var description: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        var text = padded(year, 4)
        if let month { text += "-" + padded(month, 2) }
        if let day { text += "-" + padded(day, 2) }
        return text
    }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of the earliest day that the date may be. (Howard Hinnant, "chrono-compatible low-level date algorithms".)
    public var firstDay: Int { Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1) }

    /// Days since 1970-01-01 of the latest day that the date may be.
    public var lastDay: Int {
        let month = month ?? 12
        return Self.dayNumber(year: year, month: month, day: day ?? Self.days(in: month, of: year))
    }

    public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The full date of a day number (days since 1970-01-01).
    public init?(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * part + 2) / 5 + 1)
    }

    /// By earliest day, then by precision (the vaguer first).
    public static func < (a: PartialDate, b: PartialDate) -> Bool {
        (a.firstDay, -a.lastDay) < (b.firstDay, -b.lastDay)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = PartialDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "«\(text)» is no date such as 2020, 2020-08 or 2020-08-14")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
