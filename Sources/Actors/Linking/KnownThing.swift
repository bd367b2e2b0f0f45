import Readings

/// A thing that the packs know: a state, actor, outlet or place.
struct KnownThing: Sendable {
    enum Source: UInt8, Sendable { case country, actor, outlet, place }

    let id: String
    let source: Source
    let type: EntityType
    let subtype: String?
    let name: String
    let english: String?
    /// Index of the state in ``ActorKnowledge/things``.
    var country: Int?
    let role: String?
    let from: PartialDate?
    let until: PartialDate?
    /// Words agree with its name in the feminine, where the pack says so.
    var isFeminine = false
}

/// One name of a known thing.
struct KnownName: Sendable {
    enum Use: UInt8, Sendable {
        /// The name or another that stands for the thing wherever it is read.
        case name
        /// A capital, which names the city or, by metonymy, the state.
        case capital
        /// A seat of government («البيت الأبيض»), which names the state.
        case seat
        /// A person's single name: sure only with support.
        case surname
        /// A name that every state has one of («القيادة العامة», «مجلس النواب»): sure only where the story plays in that state.
        case local
    }

    let thing: Int
    let use: Use
    /// The form lacks the article that the name has: it needs «لل» or another clitic that swallows it.
    let isBare: Bool
    /// The form is an ordinary word too, or a short acronym.
    let needsSupport: Bool
    /// Number of tokens.
    let length: Int
}
