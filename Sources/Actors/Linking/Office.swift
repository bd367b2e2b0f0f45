import Readings

/// An office of the packs and its holders by date.
struct Office: Sendable {
    struct Term: Sendable {
        let holder: Int
        let from: PartialDate
        /// The day the term ended; nil while it lasts.
        let until: PartialDate?
    }

    let id: String
    let country: Int?
    let body: Int?
    let english: String?
    let title: String
    var terms: [Term]

    /// Who held the office at a date. Nil outside the known terms, and where the date is too vague to tell two holders apart.
    ///
    /// A day on which one holder follows another belongs to the later. A boundary known only to the month leaves that month open.
    func holder(at date: PartialDate) -> Int? {
        let touching = terms.filter { $0.from.firstDay <= date.lastDay && date.firstDay <= ($0.until?.lastDay ?? Int.max) }
        guard let first = touching.first else { return nil }
        if touching.allSatisfy({ $0.holder == first.holder }) {
            let covers = touching.contains { $0.from.firstDay <= date.firstDay && date.lastDay <= ($0.until?.lastDay ?? Int.max) }
            return covers ? first.holder : nil
        }
        guard date.day != nil, let latest = touching.max(by: { $0.from.firstDay < $1.from.firstDay }), latest.from.day != nil else {
            return nil
        }
        return latest.holder
    }
}

/// A form under which offices are named, and the offices that it may name.
struct OfficeForm: Sendable {
    enum Kind: String, Sendable {
        /// Takes the state's adjective: «وزير الدفاع الروسي».
        case title
        /// Takes the state's name: «وزير دفاع روسيا».
        case construct
        /// Needs nothing more: «الأمين العام للأمم المتحدة».
        case complete
    }

    let kind: Kind
    var offices: [Int]
    /// The form lacks its article, which «لل» swallows.
    var isBare = false
}
