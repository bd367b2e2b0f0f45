import Readings

/// A question as it was understood.
public struct Question: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// هل …؟
        case whether
        /// من …؟
        case who
        /// متى …؟
        case when
        /// ماذا قال … عن …؟
        case said
        /// أين …؟
        case place = "where"
        /// كم …؟
        case howMany
    }

    public var text: String
    /// Nil when no question word was found; then it is read as `whether`.
    public var kind: Kind
    /// Entity ids in the order of the question.
    public var actors: [String]
    /// The question is of backing, or of standing against.
    public var isBacking: Bool
    /// Which of the two.
    public var relation: Relation = .supports
    /// Who backs and who is backed, when the words say it.
    public var from: String?
    public var to: String?
    public var since: PartialDate?
    public var until: PartialDate?
    /// Words of the question that no name and no question word took.
    var keys: [UInt32]
    /// PLOVER types of the acts that these words name; of several words those that they share.
    var types: Set<String> = []
    /// Who does what is asked about, and on whom it falls, where the order of the words says it.
    var doer: String?
    var target: String?
    /// The verb is of a visit: one comes to the other.
    var isVisit = false

    /// What is asked for, behind «عن» and behind "of".
    var matter: (arabic: String, english: String) {
        if isBacking { return relation == .supports ? ("سند", "backing") : ("خصومة", "opposition") }
        switch kind {
        case .said: return ("قول", "words")
        case .when: return ("وقت لما سُئل عنه", "a time of what is asked")
        case .place: return ("مكان لما سُئل عنه", "a place of what is asked")
        case .howMany: return ("عدد لما سُئل عنه", "a number of what is asked")
        case .whether, .who: return ("ما سُئل عنه", "what is asked")
        }
    }
}

/// What the accounts say to a question: evidence and counts, no prose.
public struct Answer: Sendable, Hashable {
    public enum Side: String, Sendable, CaseIterable {
        case supporting = "for", sought, weakening, ended, denied
        /// Of a question of backing: the one stands against the other.
        case opposed
        case undecided

        public var arabic: String {
            switch self {
            case .supporting: "تؤيد"
            case .sought: "مطلوب أو مرتقب"
            case .weakening: "فتور"
            case .ended: "انتهى"
            case .denied: "تنفي"
            case .opposed: "خصومة"
            case .undecided: "بين بين"
            }
        }
    }

    public struct Group: Sendable, Hashable {
        public var side: Side
        /// The actor that the accounts name, for «من»; the place, for «أين».
        public var actor: String?
        /// Its name, as the documents have it.
        public var actorName: String? = nil
        /// The number that the accounts give, for «كم».
        public var number: String?
        public var accounts: [Account]
    }

    public var question: Question
    /// False when the question named nothing that the documents know, or asks what they do not tell; then the groups hold the nearest accounts:
    /// of what it names, if it names something.
    public var isUnderstood: Bool
    public var groups: [Group]
    /// One line of counts.
    public var summary: String
    public var summaryEnglish: String
}
