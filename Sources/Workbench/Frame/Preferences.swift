#if Full
import Exchange
import Hummingbird

/// How a visitor wants to see the pages: kept in one cookie that holds nothing else.
struct Preferences: Sendable, Hashable {
    enum Digits: String, Sendable, CaseIterable { case european, arabic }
    enum Theme: String, Sendable, CaseIterable { case system, light, dark }

    static let cookieName = "view"

    var language = DossierLanguage.arabic
    var digits = Digits.european
    var theme = Theme.system

    init(language: DossierLanguage = .arabic) { self.language = language }

    /// From the cookie's value, `ar.european.system`; what is unknown in it is passed over.
    init(cookie: String?) {
        for part in (cookie ?? "").split(separator: ".").map(String.init) {
            if let language = DossierLanguage(rawValue: part) { self.language = language }
            if let digits = Digits(rawValue: part) { self.digits = digits }
            if let theme = Theme(rawValue: part) { self.theme = theme }
        }
    }

    /// The cookie's preferences with those of the query over them.
    init(_ request: Request) {
        self.init(cookie: request.cookies[Self.cookieName]?.value)
        func value(_ name: Substring) -> String? { request.uri.queryParameters[name].map(String.init) }
        if let language = value("language").flatMap({ DossierLanguage(rawValue: $0) }) { self.language = language }
        if let digits = value("digits").flatMap({ Digits(rawValue: $0) }) { self.digits = digits }
        if let theme = value("theme").flatMap({ Theme(rawValue: $0) }) { self.theme = theme }
    }

    /// The names of the query parameters that set a preference.
    static let parameterNames: Set<String> = ["language", "digits", "theme"]

    var cookie: String {
        "\(Self.cookieName)=\(language.rawValue).\(digits.rawValue).\(theme.rawValue); Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly"
    }

    func label(_ arabic: String, _ english: String) -> String { language.label(arabic, english) }

    /// Words of the program with their digits as wished. Words of articles are never passed through here.
    func shown(_ text: String) -> String {
        guard digits == .arabic else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value + 0x0630) ?? scalar : scalar
                }))
    }

    /// A phrase with a count in it, its thousands set apart.
    func grouped(_ phrase: String, _ count: Int) -> String {
        count < 1_000 ? shown(phrase) : shown(phrase.replacing(String(count), with: number(count), maxReplacements: 1))
    }

    /// A count, its thousands set apart.
    func number(_ count: Int) -> String {
        var digits = String(count.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        let separator = language == .arabic && self.digits == .arabic ? "٬" : ","
        return shown((count < 0 ? "-" : "") + groups.joined(separator: separator))
    }
}
#endif
