/// What a word can be to the grammar of time.
enum TimeRole: UInt8, CaseIterable, Sendable {
    case month, monthHijri, monthCoptic, weekday, season, era
    case unit, unitsDual, unitsConstruct, units, adverb, rate
    case cardinal, tens, hundreds, thousands, ordinal, fraction, quantity
    case past, recent, next, this, same, following, previous, near, far, sameBefore, elapsed, filler, yearKind
    case lastOf, phase, bound
    case relativeDay, tonight, dayPart, midnight, midday, vagueHour, clock
    case zone, zoneOf, reference, beforeAdverb, moments
    case inside, since, before, after, during, until, by, from, between, every, age, except
    case weekend, decadeName, feast, feastHijri
    case nameHead, nameEvent, prayer, outlet, nameBeforeToday, notToday, noYear, yearHead, functionWord, future, scheduled, pastTense

    /// As in the column «role» of the tables: `monthHijri` is written `month-hijri`.
    var name: String {
        var name = ""
        for character in "\(self)" {
            if character.isUppercase { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    /// Function words: they take «و» and «ف» before them, no preposition and no article.
    var isFunctionWord: Bool {
        switch self {
        case .inside, .since, .before, .after, .during, .until, .by, .from, .between, .every, .age, .except, .near, .far, .elapsed,
            .beforeAdverb, .moments, .zone, .zoneOf, .functionWord, .pastTense, .era, .adverb:
            true
        default: false
        }
    }
}

/// A set of roles.
struct TimeRoles: Sendable {
    private(set) var bits: UInt128 = 0

    init() {}
    init(_ roles: TimeRole...) { for role in roles { insert(role) } }

    mutating func insert(_ role: TimeRole) { bits |= 1 << UInt128(role.rawValue) }
    @inline(__always) func has(_ role: TimeRole) -> Bool { bits >> UInt128(role.rawValue) & 1 == 1 }
    @inline(__always) func meets(_ other: TimeRoles) -> Bool { bits & other.bits != 0 }
    @inline(__always) var isEmpty: Bool { bits == 0 }
}

/// One reading of one word form: a row of the tables with the clitics that the form carries.
struct TimeSense: Sendable {
    /// What must stand by the word for the reading to hold.
    enum Evidence: String, Sendable { case none, preposition, date }

    let role: TimeRole
    let number: Int
    let code: String
    let evidence: Evidence
    let hasConjunction: Bool
    /// «ب», «ل» or «ك» before the word.
    let hasPreposition: Bool
    let isDefinite: Bool
    /// UTF-8 length, in the folded form, of the clitics that stay outside a span.
    let cut: Int
    /// Hashes of the words behind the first, a place in ``TimeLexicon/rest``.
    let rest: Range<Int32>

    var tokenCount: Int { rest.count + 1 }
}
