/// What a token can do around a report, as one set of bits a token.
struct TokenRoles: OptionSet, Sendable {
    let rawValue: UInt32

    static let complement = TokenRoles(rawValue: 1 << 0)
    static let preposition = TokenRoles(rawValue: 1 << 1)
    static let relative = TokenRoles(rawValue: 1 << 2)
    static let opener = TokenRoles(rawValue: 1 << 3)
    static let negation = TokenRoles(rawValue: 1 << 4)
    static let auxiliary = TokenRoles(rawValue: 1 << 5)
    static let demonstrative = TokenRoles(rawValue: 1 << 6)
    static let adverb = TokenRoles(rawValue: 1 << 7)
    /// A word that takes the أن behind it for itself.
    static let blocker = TokenRoles(rawValue: 1 << 8)
    static let obligation = TokenRoles(rawValue: 1 << 9)
    static let venue = TokenRoles(rawValue: 1 << 10)
    static let head = TokenRoles(rawValue: 1 << 11)
    /// Some table of the lexicon knows the token as a finite verb.
    static let verb = TokenRoles(rawValue: 1 << 12)
    /// A name covers the token.
    static let name = TokenRoles(rawValue: 1 << 13)
    static let comma = TokenRoles(rawValue: 1 << 14)
    static let stop = TokenRoles(rawValue: 1 << 15)
    static let colon = TokenRoles(rawValue: 1 << 16)
    static let openQuote = TokenRoles(rawValue: 1 << 17)
    static let closeQuote = TokenRoles(rawValue: 1 << 18)
    static let openBracket = TokenRoles(rawValue: 1 << 19)
    static let closeBracket = TokenRoles(rawValue: 1 << 20)
    static let dash = TokenRoles(rawValue: 1 << 21)
    /// و or ف is joined to the front.
    static let conjunction = TokenRoles(rawValue: 1 << 22)
    static let ba = TokenRoles(rawValue: 1 << 23)
    static let lam = TokenRoles(rawValue: 1 << 24)
    static let article = TokenRoles(rawValue: 1 << 25)
    /// A preposition with a pronoun: «عنه», «فيها».
    static let bound = TokenRoles(rawValue: 1 << 26)
    static let cueVerb = TokenRoles(rawValue: 1 << 27)
    static let cueNoun = TokenRoles(rawValue: 1 << 28)
    static let cuePhrase = TokenRoles(rawValue: 1 << 29)
    static let mark = TokenRoles(rawValue: 1 << 30)
    /// A definite adjective that goes on with a definite noun: «السابق», «الروسي».
    static let adjective = TokenRoles(rawValue: 1 << 31)

    /// Punctuation that parts clauses.
    static let boundary: TokenRoles = [.comma, .stop, .colon, .dash]
    /// Words that cannot begin or go on in a noun phrase.
    static let particle: TokenRoles = [.complement, .preposition, .opener, .negation, .auxiliary, .relative]
}
