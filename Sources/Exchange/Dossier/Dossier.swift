import Comparison
import Readings

/// The comparison's own kinds, which the dossier's records of the same names would hide.
public typealias ConflictKind = Conflict.Kind
public typealias ClaimGrade = Claim.Grade

/// What readings and their comparison tell of a story, arranged for a reader: the one content of the HTML file and of the JSON. It holds
/// figures, names and the exact words of articles, and no sentence of its own.
///
/// A dossier is a pure function of its input: the same readings, comparison and options give the same value.
public struct Dossier: Sendable, Codable {
    public static let schemaName = "sanad.dossier/1"

    public let schema: String
    /// Entity ids that the dossier is about; empty when it is about all.
    public let about: [String]
    public let since: PartialDate?
    public let until: PartialDate?
    public let summary: Summary
    public let findings: [Finding]
    public let documents: [Article]
    public let copies: [CopyGroup]
    /// Everything that is named in the records below, by id.
    public let entities: [Name]
    public let periods: [Period]
    public let backing: [Pair]
    /// Dated acts, earliest first.
    public let timeline: [Act]
    /// Acts to which no text gives a date, in the order of the articles.
    public let undated: [Act]
    public let conflicts: [Conflict]
    public let claims: [Claim]
    public let sources: [Teller]
    public let actors: [Actor]
    public let readings: [Reading]
}

extension Dossier {
    /// What to put in.
    public struct Options: Sendable {
        /// Entity ids; empty for the whole story.
        public var about: [String]
        public var since: PartialDate?
        public var until: PartialDate?
        /// How many actors get a section, a row of the matrix and a node of the graph.
        public var actorLimit: Int
        /// How many claims have their chains drawn.
        public var claimLimit: Int

        public init(
            about: [String] = [], since: PartialDate? = nil, until: PartialDate? = nil, actorLimit: Int = 12, claimLimit: Int = 12
        ) {
            self.about = about
            self.since = since
            self.until = until
            self.actorLimit = actorLimit
            self.claimLimit = claimLimit
        }
    }

    public struct Summary: Sendable, Codable, Hashable {
        public let documents: Int
        public let publishers: Int
        /// Dates of the first and the last article of known date.
        public let first: PartialDate?
        public let last: PartialDate?
        public let statements: SourcingShare
    }

    /// How the statements of an article, or of all, are sourced.
    public struct SourcingShare: Sendable, Codable, Hashable {
        public var named = 0
        public var outlet = 0
        public var anonymous = 0
        public var collective = 0
        /// Chains in which every link has a name.
        public var connected = 0
        /// Chains with a link without a name.
        public var obscured = 0
        /// Chains with a link that is nobody: "reports said".
        public var broken = 0

        public var total: Int { connected + obscured + broken }
    }

    public struct Article: Sendable, Codable, Hashable {
        public let id: String
        public let anchor: String
        public let title: String?
        /// The first words of an article without a title.
        public let opening: String?
        public let publisher: String?
        public let published: PartialDate?
        public let url: String?
        public let sourcing: SourcingShare
        public let acts: Int
        public let alignments: Int
        /// The document that this one copies.
        public let copyOf: String?
    }

    public struct CopyGroup: Sendable, Codable, Hashable {
        public let documents: [String]
        public let first: String
        public let kind: String
    }

    /// A thing that is named, over all documents.
    public struct Name: Sendable, Codable, Hashable {
        public let id: String
        public let anchor: String
        public let type: EntityType
        public let subtype: String?
        public let role: String?
        public let country: String?
        /// As written.
        public let name: String
        public let nameEnglish: String?
        /// Every written form, the most frequent first.
        public let forms: [String]
        public let mentions: Int
    }

    /// A stretch of time by which backing is shown.
    public struct Period: Sendable, Codable, Hashable {
        /// `2020`, `2020-H1`, `2020-Q1`, `2020-02`
        public let label: String
        public let first: PartialDate
        public let last: PartialDate
    }

    /// A place in an article, with the words around it.
    public struct Excerpt: Sendable, Codable, Hashable {
        public let before: String
        public let words: String
        public let after: String
    }

    public struct Link: Sendable, Codable, Hashable {
        /// Source id, where the teller is known.
        public let source: String?
        public let name: String
        public let kind: SourceKind
    }

    /// One telling: where it stands, who tells it.
    public struct Account: Sendable, Codable, Hashable {
        public let document: String
        public let start: Int
        public let end: Int
        /// Where the words stand in the HTML file.
        public let anchor: String
        public let excerpt: Excerpt
        public let stance: Stance
        public let continuity: Continuity
        /// Outermost first, without the outlet that prints the article.
        public let chain: [Link]
        /// Index in the chain of the link that makes it obscured or broken.
        public let weakest: Int?
        /// Whether the actors or recipients given for it are rather not who the words mean.
        public var isDoubtful = false
    }

    public struct Statement: Sendable, Codable, Hashable {
        public let relation: Relation
        public let phase: Phase
        /// Of the backing where the words date it, else of the article.
        public let time: PartialDate?
        public let account: Account
    }

    public struct Turn: Sendable, Codable, Hashable {
        public let time: String
        public let before: Phase
        public let after: Phase
        /// Ids of sources.
        public let reportedBy: String?
        public let disputedBy: [String]
        /// How far the phases lie apart.
        public let weight: Int
    }

    public struct Pair: Sendable, Codable, Hashable {
        public let anchor: String
        public let from: String
        public let to: String
        /// By date; the undated last.
        public let statements: [Statement]
        public let turns: [Turn]

        public func count(_ relation: Relation) -> Int { statements.reduce(0) { $0 + ($1.relation == relation ? 1 : 0) } }
    }

    public struct Act: Sendable, Codable, Hashable {
        public let anchor: String
        public let claim: String?
        /// A PLOVER type, or `STATEMENT`.
        public let type: String
        public let status: EventStatus
        public let time: PartialDate?
        /// The value that the text gave, also where it is no calendar date.
        public let timeValue: String?
        public let actors: [String]
        public let recipients: [String]
        /// Words of actors that are no known entity.
        public let actorText: [String]
        public let recipientText: [String]
        public let place: String?
        public let accounts: [Account]
        /// Of each party that of the surest telling that names the same.
        public let confidence: EventRecord.Confidence?
    }

    public struct Conflict: Sendable, Codable, Hashable {
        public let anchor: String
        public let id: String
        public let kind: ConflictKind
        /// In Arabic.
        public let reason: String
        public let reasonEnglish: String
        public let weight: Double
        /// How many of the accounts stand on the first side.
        public let firstSide: Int
        public let accounts: [Account]
    }

    public struct Claim: Sendable, Codable, Hashable {
        public let anchor: String
        public let id: String
        public let type: String
        public let actors: [String]
        public let recipients: [String]
        public let time: PartialDate?
        public let place: String?
        public let grade: ClaimGrade
        /// Source ids of the independent roots.
        public let roots: [String]
        public let commonLink: String?
        public let accounts: [Account]
    }

    /// A source that articles quote, over all documents.
    public struct Teller: Sendable, Codable, Hashable {
        public let anchor: String
        public let id: String
        public let name: String
        public let aliases: [String]
        public let kind: SourceKind
        public let documents: [String]
        public let statements: [Said]
        /// Statements whose chain has a link without a name, and a link that is nobody.
        public let obscured: Int
        public let broken: Int
        /// Claims that this source alone reports.
        public let alone: Int
        /// Conflicts in which the source stands.
        public let contradicted: Int
        /// Ids of the sources on the other side.
        public let contradictedBy: [String]
    }

    /// Something that a source is quoted with.
    public struct Said: Sendable, Codable, Hashable {
        public let stance: Stance
        public let account: Account
    }

    public struct Actor: Sendable, Codable, Hashable {
        public let entity: String
        /// Anchors of pairs.
        public let given: [String]
        public let received: [String]
        /// Anchors of acts.
        public let acts: [String]
        public let statements: [Said]
    }

    public struct Finding: Sendable, Codable, Hashable {
        public enum Kind: String, Sendable, Codable, CaseIterable { case backing, turn, dispute, source, sourcing }
        public let kind: Kind
        /// Where in the file the evidence stands.
        public let anchor: String
        public let from: String?
        public let to: String?
        public let relation: Relation?
        public let turn: Turn?
        public let count: Int
        public let of: Int
        public let documents: Int
    }
}
