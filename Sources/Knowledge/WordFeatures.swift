/// What an inflected form says of itself.
public struct WordFeatures: Sendable, Hashable {
    public enum Aspect: UInt8, Sendable {
        case none, past, present, jussive, imperative, activeParticiple, passiveParticiple, verbalNoun, noun, adjective
    }
    public enum Person: UInt8, Sendable { case none, first, second, third }
    public enum Gender: UInt8, Sendable { case none, masculine, feminine }
    public enum Number: UInt8, Sendable { case none, singular, dual, plural }

    public var aspect: Aspect
    public var person: Person
    public var gender: Gender
    public var number: Number
    /// The form can be read as passive («قُتل»): spelling alone decides only where a harakah or a passive-only letter stands.
    public var isPassive: Bool

    public init(
        _ aspect: Aspect = .none, _ person: Person = .none, _ gender: Gender = .none, _ number: Number = .none,
        isPassive: Bool = false
    ) {
        self.aspect = aspect
        self.person = person
        self.gender = gender
        self.number = number
        self.isPassive = isPassive
    }

    public var isVerb: Bool {
        switch aspect {
        case .past, .present, .jussive, .imperative: true
        default: false
        }
    }
}
