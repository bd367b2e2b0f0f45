import Readings

/// What lies between documents: the output of ``Comparer``, written as `sanad.comparison/1`.
///
/// Equal inputs give equal values and, through ``json()``, equal bytes. All lists stand in a stated order: documents by date and id,
/// claims by time and id, conflicts by how much hangs on them.
public struct Comparison: Sendable, Hashable, Codable {
    public static let schema = "sanad.comparison/1"

    public var schema: String = Comparison.schema
    public var documents: [ComparedDocument] = []
    /// One record a thing over all documents.
    public var entities: [EntityRecord] = []
    public var copies: [CopyGroup] = []
    public var claims: [Claim] = []
    public var conflicts: [Conflict] = []
    public var sources: [SourceProfile] = []
    public var backing: [BackingSeries] = []

    public init() {}
}

/// A document as comparison knows it.
public struct ComparedDocument: Sendable, Hashable, Codable {
    public var id: String
    public var publisher: String?
    /// ISO 8601, possibly partial, as given.
    public var published: String?
    public var title: String?
    /// For a document without a date: the latest past date that its text names, before which it cannot have been written.
    public var notBefore: String?
}

/// Documents that tell the same words.
public struct CopyGroup: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The same words but for furniture.
        case verbatim
        /// The same text with another headline, a cut tail, changed credits or reordered paragraphs.
        case edited
        /// One holds paragraphs of the other.
        case excerpt
    }

    /// Ids, the first printed first.
    public var documents: [String]
    /// Id of the document that printed first, by date, then by id.
    public var first: String
    public var kind: Kind
}

/// One link of a chain of tellers.
public struct ChainLink: Sendable, Hashable, Codable {
    /// Id of a ``SourceProfile``; nil when nobody can be named («reports said»).
    public var source: String?
    /// As the document writes it.
    public var name: String
    /// named | anonymous | outlet | collective
    public var kind: SourceKind
}

/// Whether every link of a chain is known.
public enum Continuity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Every link is named.
    case connected
    /// A link is unnamed («an informed source»).
    case obscured
    /// A link is missing («reports said», «it was said»).
    case broken

    public static func < (a: Continuity, b: Continuity) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}

/// One telling of one claim.
public struct Account: Sendable, Hashable, Codable {
    public var document: String
    /// Code points of the document's text, half-open.
    public var start: Int
    public var end: Int
    /// The words that tell it.
    public var text: String
    /// Id of the record in the document's reading: `e3` an event, `a7` an attribution, `l2` the alignment of that index.
    public var record: String
    public var stance: Stance
    public var continuity: Continuity
    /// The outlet first, the root last.
    public var chain: [ChainLink]
    /// ISO 8601, when the words date what they tell.
    public var time: String?
    /// Why the chain is not connected, in Arabic; empty for connected chains.
    public var reasons: [String]
    /// Whether the actors or recipients given are rather not who the words mean; nil where they are.
    public var doubtful: Bool?
    /// Whom this account has do the act, where its claim names others besides; nil where it does not. Entity ids.
    public var actors: [String]?
}

/// Accounts of one act or state of things.
public struct Claim: Sendable, Hashable, Codable {
    /// By the number of independent roots.
    public enum Grade: String, Sendable, Codable, CaseIterable {
        /// One root (غريب).
        case gharib
        /// Two roots (عزيز).
        case aziz
        /// Three or more (مشهور).
        case mashhur

        public init(roots: Int) { self = roots <= 1 ? .gharib : roots == 2 ? .aziz : .mashhur }

        public var arabic: String {
            switch self {
            case .gharib: "غريب"
            case .aziz: "عزيز"
            case .mashhur: "مشهور"
            }
        }
    }

    public var id: String
    /// A PLOVER type, `SUPPORTS` or `OPPOSES` for backing, `STATEMENT` for what is said.
    public var type: String
    /// Entity ids.
    public var actors: [String]
    public var recipients: [String]
    public var time: String?
    public var place: String?
    public var grade: Grade
    /// Source ids of the independent roots of accounts that assert.
    public var roots: [String]
    /// The one source through which the accounts of two documents or more pass (المدار).
    public var commonLink: String?
    public var accounts: [Account]
}

/// Accounts that cannot all hold.
public struct Conflict: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case denial, object, number, place, time, agent, relation
        /// A source against itself.
        case itself = "self"
    }

    public var id: String
    public var kind: Kind
    /// In Arabic.
    public var reason: String
    public var reasonEnglish: String
    /// How much hangs on it; the order of the list.
    public var weight: Double
    /// Entity ids that it is about.
    public var about: [String]
    /// Those of the first side, then those of the other.
    public var accounts: [Account]
    /// How many of the accounts belong to the first side.
    public var firstSide: Int
}

/// One source over all documents: figures, no verdict.
public struct SourceProfile: Sendable, Hashable, Codable {
    public var id: String
    public var name: String
    public var aliases: [String]
    public var kind: SourceKind
    /// Ids of the documents in which the source speaks.
    public var documents: [String]
    /// Accounts whose chain holds the source.
    public var accounts: Int
    /// Those of them whose chain is obscured.
    public var obscured: Int
    /// Those of them whose chain is broken.
    public var broken: Int
    /// Conflicts in which an account of the source stands.
    public var contradicted: Int
    /// Ids of the sources that stand on the other side of those conflicts, the most frequent first.
    public var contradictedBy: [String]
    /// Entity ids that its accounts are about, the most frequent first; ten at most.
    public var about: [String]
    /// Claims that it alone reports.
    public var alone: Int
}

/// What was told over time of one actor's backing of, or opposition to, another.
public struct BackingSeries: Sendable, Hashable, Codable {
    public struct Point: Sendable, Hashable, Codable {
        public var relation: Relation
        public var phase: Phase
        /// ISO 8601; nil for what no date could be found for.
        public var time: String?
        public var account: Account

        public init(relation: Relation, phase: Phase, time: String?, account: Account) {
            self.relation = relation
            self.phase = phase
            self.time = time
            self.account = account
        }

        private enum CodingKeys: String, CodingKey { case relation, phase, time }

        // A point is one flat object: the account's members and its own.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            relation = try container.decode(Relation.self, forKey: .relation)
            phase = try container.decode(Phase.self, forKey: .phase)
            time = try container.decodeIfPresent(String.self, forKey: .time)
            account = try Account(from: decoder)
        }

        public func encode(to encoder: any Encoder) throws {
            try account.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(relation, forKey: .relation)
            try container.encode(phase, forKey: .phase)
            try container.encodeIfPresent(time, forKey: .time)
        }
    }

    /// The accounts of the backing change phase here.
    public struct Turn: Sendable, Hashable, Codable {
        public var time: String
        public var before: Phase
        public var after: Phase
        /// Id of the source whose account told it first.
        public var reportedBy: String?
        /// Ids of sources whose accounts of the same period say otherwise.
        public var disputedBy: [String]
    }

    public var from: String
    public var to: String
    /// By time; undated points last.
    public var series: [Point]
    public var turns: [Turn]

    public init(from: String, to: String, series: [Point], turns: [Turn]) {
        self.from = from
        self.to = to
        self.series = series
        self.turns = turns
    }
}
