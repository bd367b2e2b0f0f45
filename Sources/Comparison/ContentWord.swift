/// One word that carries content, or turns it, in the telling of an account.
struct ContentWord: Sendable, Hashable, Codable {
    /// Skeleton of the word, or the concept that it stands for.
    var key: UInt32
    /// Rarity in eighths of the rarest: 0 for words that every text holds, 12 at most.
    var weight: UInt8
    var flags: Flags

    /// Tellings are found and weighed by it.
    var isKey: Bool { !flags.contains(.negator) && !flags.contains(.grammar) && weight > 0 }

    struct Flags: OptionSet, Sendable, Hashable, Codable {
        let rawValue: UInt8
        /// A number, or a word that stands for one.
        static let number = Flags(rawValue: 1)
        /// A negator turns it.
        static let negated = Flags(rawValue: 2)
        /// It is all that is left: «only», «but».
        static let only = Flags(rawValue: 4)
        /// It is itself a negator or word of denial.
        static let negator = Flags(rawValue: 8)
        /// A concept of the tables.
        static let concept = Flags(rawValue: 16)
        /// A preposition or other word of grammar.
        static let grammar = Flags(rawValue: 32)
        /// It stands on its side of antonyms as a listed form, not only by its skeleton.
        static let sure = Flags(rawValue: 64)
    }
}
