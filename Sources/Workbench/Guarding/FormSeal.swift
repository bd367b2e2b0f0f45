#if Full
/// What proves that a form was drawn by this server: a secret of the process that stands in a hidden field and in a cookie which other
/// sites can neither read nor send.
struct FormSeal: Sendable {
    static let cookie = "sanad-form"
    static let field = "seal"

    let value: String

    init() { value = Self.random() }

    func matches(field: String?, cookie: String?) -> Bool {
        guard let field, let cookie else { return false }
        return Self.areSame(field, value) && Self.areSame(cookie, value)
    }

    /// 256 random bits.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// In time that depends on the lengths alone.
    static func areSame(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        return zip(a.utf8, b.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
#endif
