/// What the program found in one document, as `sanad read` writes it: spans in code points, records in text order.
///
/// A reading is a value; two readings are equal when their JSON has the same bytes. The format is `sanad.reading/1`; fields may be
/// added to it, none is taken away.
public struct Reading: Sendable, Hashable, Codable {
    public static let schema = "sanad.reading/1"

    public var schema: String = Reading.schema
    public var document: DocumentRecord
    public var sentences: [Span] = []
    public var boilerplate: [Span] = []
    public var times: [TimeRecord] = []
    public var entities: [EntityRecord] = []
    public var mentions: [MentionRecord] = []
    public var attributions: [AttributionRecord] = []
    public var events: [EventRecord] = []
    public var alignments: [AlignmentRecord] = []

    public init(document: DocumentRecord) { self.document = document }
}

/// What is known of a document as a whole. Unknown is nil, never guessed.
public struct DocumentRecord: Sendable, Hashable, Codable {
    public var id: String
    public var title: String?
    public var publisher: String?
    /// ISO 8601; partial dates such as `2020-08` are whole values (EDTF level 0).
    public var published: String?
    public var language: String?
    public var url: String?
    /// SHA-256 of the text's UTF-8, lower-case hexadecimal.
    public var sha256: String
    /// The text itself; present when asked for (`sanad read --with-text`) and in the archive.
    public var text: String?

    public init(
        id: String, title: String? = nil, publisher: String? = nil, published: String? = nil, language: String? = nil,
        url: String? = nil, sha256: String = "", text: String? = nil
    ) {
        self.id = id
        self.title = title
        self.publisher = publisher
        self.published = published
        self.language = language
        self.url = url
        self.sha256 = sha256
        self.text = text
    }
}

/// A TIMEX3 expression.
public struct TimeRecord: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable { case date = "DATE", time = "TIME", duration = "DURATION", set = "SET" }
    public var start: Int
    public var end: Int
    public var text: String
    public var type: Kind
    /// TIMEX3 value: `2020-02-19`, `2019-W16`, `P2W`, `PAST_REF`, `XXXX-03`.
    public var value: String
    /// TIMEX3 mod: `MORE_THAN`, `APPROX`, `START`, `END`, …
    public var mod: String?

    public init(start: Int, end: Int, text: String, type: Kind, value: String, mod: String? = nil) {
        self.start = start
        self.end = end
        self.text = text
        self.type = type
        self.value = value
        self.mod = mod
    }
}

public enum EntityType: String, Sendable, Codable, CaseIterable {
    case person = "Person", organization = "Organization", country = "Country", place = "Place", other = "Other"
}

/// A thing that the document names.
public struct EntityRecord: Sendable, Hashable, Codable {
    public var id: String
    public var type: EntityType
    public var subtype: String?
    public var name: String
    public var nameEnglish: String?
    public var aliases: [String]
    /// Country id of the pack, when known.
    public var country: String?
    /// Whether a pack knows the thing.
    public var known: Bool
    /// PLOVER role (GOV, MIL, REB, …), when known.
    public var role: String?

    /// Subtype of those who take part in an act without a name: «مسلحون», «محكمة مصرية». They are of their document alone.
    public static let unnamed = "unnamed"

    public init(
        id: String, type: EntityType, subtype: String? = nil, name: String, nameEnglish: String? = nil, aliases: [String] = [],
        country: String? = nil, known: Bool = false, role: String? = nil
    ) {
        self.id = id
        self.type = type
        self.subtype = subtype
        self.name = name
        self.nameEnglish = nameEnglish
        self.aliases = aliases
        self.country = country
        self.known = known
        self.role = role
    }
}

/// A place in the text that stands for an entity.
public struct MentionRecord: Sendable, Hashable, Codable {
    public enum Form: String, Sendable, Codable { case name, nominal, pronoun }
    public var start: Int
    public var end: Int
    public var text: String
    public var entity: String
    public var type: EntityType
    public var form: Form

    public init(start: Int, end: Int, text: String, entity: String, type: EntityType, form: Form) {
        self.start = start
        self.end = end
        self.text = text
        self.entity = entity
        self.type = type
        self.form = form
    }
}

/// Below it somebody given as source, actor or recipient is rather not the one who is meant.
public let doubtfulConfidence = 0.5

/// A likelihood within 0 and 1, in hundredths.
private func hundredths(_ value: Double) -> Double { (min(1, max(0, value)) * 100).rounded() / 100 }

public enum SourceKind: String, Sendable, Codable, CaseIterable { case named, anonymous, outlet, collective }

public enum Stance: String, Sendable, Codable, CaseIterable { case asserts, denies, doubts, asks, demands, predicts, accuses }

/// Source – cue – content: the text hands a proposition to a source.
public struct AttributionRecord: Sendable, Hashable, Codable {
    public enum Mode: String, Sendable, Codable, CaseIterable { case direct, indirect, mixed }

    public struct Source: Sendable, Hashable, Codable {
        /// Absent when the source is only a pronoun or the empty subject of the cue.
        public var start: Int?
        public var end: Int?
        public var text: String?
        public var entity: String?
        public var kind: SourceKind
        /// The phrase, elsewhere in the text, of somebody without a name who goes on speaking here without words of his own («وأضافوا»).
        public var antecedent: Quote?

        /// What the text calls the source, here or where it last did so.
        public var words: String? { text ?? antecedent?.text }

        public init(
            start: Int? = nil, end: Int? = nil, text: String? = nil, entity: String? = nil, kind: SourceKind, antecedent: Quote? = nil
        ) {
            self.antecedent = antecedent
            self.start = start
            self.end = end
            self.text = text
            self.entity = entity
            self.kind = kind
        }
    }

    /// How often a source that the weights chose like this one is right, measured on articles that they were not learnt from.
    public struct Confidence: Sendable, Codable, Hashable {
        /// From 0 to 1, in hundredths.
        public var source: Double

        public init(source: Double) { self.source = hundredths(source) }
    }

    public var id: String
    public var source: Source?
    public var cue: Quote
    /// With the words of the content (grown from CONTRACT.md's start and end).
    public var content: Quote
    public var mode: Mode
    public var stance: Stance
    /// The attribution whose content holds this one.
    public var parent: String?
    /// Absent where the words leave no choice.
    public var confidence: Confidence?

    public init(
        id: String, source: Source?, cue: Quote, content: Quote, mode: Mode, stance: Stance, parent: String?, confidence: Confidence? = nil
    ) {
        self.id = id
        self.confidence = confidence
        self.source = source
        self.cue = cue
        self.content = content
        self.mode = mode
        self.stance = stance
        self.parent = parent
    }
}

/// The sixteen PLOVER types of POLECAT.
public enum PloverType: String, Sendable, Codable, CaseIterable {
    case agree = "AGREE", consult = "CONSULT", support = "SUPPORT", cooperate = "COOPERATE", aid = "AID", concede = "CONCEDE",
        retreat = "RETREAT", request = "REQUEST", accuse = "ACCUSE", reject = "REJECT", threaten = "THREATEN",
        protest = "PROTEST", sanction = "SANCTION", mobilize = "MOBILIZE", coerce = "COERCE", assault = "ASSAULT"
}

public enum EventStatus: String, Sendable, Codable, CaseIterable { case reported, denied, planned, hypothetical, ended }

/// One act between actors.
public struct EventRecord: Sendable, Hashable, Codable {
    /// A number that belongs to the act: people killed, wounded, arrested; sums of money.
    public struct Figure: Sendable, Hashable, Codable {
        /// killed | wounded | arrested | money | other
        public var kind: String
        public var value: Double
        /// ISO 4217 code for money.
        public var unit: String?
        public var start: Int
        public var end: Int
        public var text: String

        public init(kind: String, value: Double, unit: String? = nil, start: Int, end: Int, text: String) {
            self.kind = kind
            self.value = value
            self.unit = unit
            self.start = start
            self.end = end
            self.text = text
        }
    }

    /// How often records that the weights are so sure of are right, measured on articles that they were not learnt from; each from 0 to 1, in
    /// hundredths.
    public struct Confidence: Sendable, Codable, Hashable {
        /// That the words name an act of this type.
        public var act: Double?
        /// That one of those given as its actors did it, where it is such an act; nil where none is given, or by a rule alone.
        public var actor: Double?
        /// That it fell on one of those given as its recipients.
        public var recipient: Double?

        /// - Parameters: likelihoods from 0 to 1, rounded to hundredths. Nil where none is known.
        public init?(act: Double? = nil, actor: Double? = nil, recipient: Double? = nil) {
            guard act != nil || actor != nil || recipient != nil else { return nil }
            self.act = act.map(hundredths)
            self.actor = actor.map(hundredths)
            self.recipient = recipient.map(hundredths)
        }

        /// That type, actor and recipient are all right, taken as independent of one another; what is not known counts as right.
        public var joint: Double { (act ?? 1) * (actor ?? 1) * (recipient ?? 1) }

        /// Whether one of the two parties is rather not who is meant.
        public var isDoubtful: Bool { min(actor ?? 1, recipient ?? 1) < doubtfulConfidence }

        /// The higher of each of two tellings that name the same parties of one act.
        public static func surer(_ first: Confidence?, _ second: Confidence?) -> Confidence? {
            func higher(_ one: Double?, _ other: Double?) -> Double? { one.map { max($0, other ?? 0) } ?? other }
            return Confidence(
                act: higher(first?.act, second?.act), actor: higher(first?.actor, second?.actor),
                recipient: higher(first?.recipient, second?.recipient))
        }
    }

    public var id: String
    public var type: PloverType
    public var mode: String?
    public var trigger: Quote
    /// Entity ids.
    public var actors: [String]
    public var recipients: [String]
    /// The words of the actors as they stand in the text, also where no entity was found.
    public var actor_text: [String]
    public var recipient_text: [String]
    /// Entity id or words of the place.
    public var place: String?
    /// ISO value.
    public var time: String?
    public var status: EventStatus
    /// Id of the innermost attribution whose content holds the trigger.
    public var attribution: String?
    public var figures: [Figure]?
    /// The clause that tells the act.
    public var clause: Quote?
    /// Id of the rule or row that found it.
    public var rule: String?
    public var confidence: Confidence?

    public init(
        id: String, type: PloverType, mode: String? = nil, trigger: Quote, actors: [String] = [], recipients: [String] = [],
        actorText: [String] = [], recipientText: [String] = [], place: String? = nil, time: String? = nil,
        status: EventStatus = .reported, attribution: String? = nil, figures: [Figure]? = nil, clause: Quote? = nil,
        rule: String? = nil, confidence: Confidence? = nil
    ) {
        self.id = id
        self.type = type
        self.mode = mode
        self.trigger = trigger
        self.actors = actors
        self.recipients = recipients
        actor_text = actorText
        recipient_text = recipientText
        self.place = place
        self.time = time
        self.status = status
        self.attribution = attribution
        self.figures = figures
        self.clause = clause
        self.rule = rule
        self.confidence = confidence
    }
}

public enum Relation: String, Sendable, Codable, CaseIterable { case supports, opposes }

public enum Phase: String, Sendable, Codable, CaseIterable { case ongoing, beginning, sought, weakening, ended, denied }

/// One statement that A supports or opposes B.
public struct AlignmentRecord: Sendable, Hashable, Codable {
    /// Given when the order no longer tells it, as after a correction; else an alignment is known by its index.
    public var id: String?
    /// Entity ids.
    public var from: String
    public var to: String
    public var relation: Relation
    public var phase: Phase
    public var at: Quote
    public var attribution: String?
    /// ISO value, when the words date the backing.
    public var time: String?
    public var rule: String?
    /// How often backing that is read like this is right, from 0 to 1 in hundredths; nil where its words name no act between the two.
    public var confidence: Double?

    public init(
        from: String, to: String, relation: Relation, phase: Phase, at: Quote, attribution: String? = nil, time: String? = nil,
        rule: String? = nil, id: String? = nil, confidence: Double? = nil
    ) {
        self.id = id
        self.confidence = confidence.map(hundredths)
        self.from = from
        self.to = to
        self.relation = relation
        self.phase = phase
        self.at = at
        self.attribution = attribution
        self.time = time
        self.rule = rule
    }
}
