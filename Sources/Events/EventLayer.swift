import Actors
import ArabicText
import Readings

/// The coded acts and alignments of one document, in text order.
public struct EventLayer: Sendable {
    public struct Figure: Sendable, Hashable {
        /// killed | wounded | arrested | money | other
        public let kind: String
        public let value: Double
        public let unit: String?
        /// UTF-8 offsets.
        public let range: Range<Int>

        public init(kind: String, value: Double, unit: String? = nil, range: Range<Int>) {
            self.kind = kind
            self.value = value
            self.unit = unit
            self.range = range
        }
    }

    public struct Event: Sendable, Hashable {
        public var type: PloverType
        public var mode: String?
        /// UTF-8 offsets of the trigger alone.
        public var trigger: Range<Int>
        public var triggerToken: Int
        public var actors: [ActorLayer.EntityIndex]
        public var recipients: [ActorLayer.EntityIndex]
        /// UTF-8 offsets of the words of the actors, named or not.
        public var actorWords: [Range<Int>]
        public var recipientWords: [Range<Int>]
        /// How often, from 0 to 1, words that the weights are so sure of name an act of this type; nil without weights.
        public var chance: Double?
        /// How often those given as its actors, and as its recipients, are right; nil where no weights chose them.
        public var actorChance: Double?
        public var recipientChance: Double?
        /// Entity of the place, if one is linked.
        public var place: ActorLayer.EntityIndex?
        /// ISO value.
        public var time: String?
        public var status: EventStatus
        /// Index of the innermost attribution.
        public var attribution: Int?
        public var figures: [Figure]
        /// UTF-8 offsets of the clause that tells the act.
        public var clause: Range<Int>?
        /// Id of the row that named the trigger.
        public var rule: String

        public init(
            type: PloverType, mode: String? = nil, trigger: Range<Int>, triggerToken: Int, actors: [ActorLayer.EntityIndex] = [],
            recipients: [ActorLayer.EntityIndex] = [], actorWords: [Range<Int>] = [], recipientWords: [Range<Int>] = [],
            place: ActorLayer.EntityIndex? = nil, time: String? = nil, status: EventStatus = .reported, attribution: Int? = nil,
            figures: [Figure] = [], clause: Range<Int>? = nil, rule: String
        ) {
            self.type = type
            self.mode = mode
            self.trigger = trigger
            self.triggerToken = triggerToken
            self.actors = actors
            self.recipients = recipients
            self.actorWords = actorWords
            self.recipientWords = recipientWords
            self.place = place
            self.time = time
            self.status = status
            self.attribution = attribution
            self.figures = figures
            self.clause = clause
            self.rule = rule
        }

        mutating func takeActors(of other: Event) {
            (actors, actorWords, actorChance) = (other.actors, other.actorWords, other.actorChance)
        }

        mutating func takeRecipients(of other: Event) {
            (recipients, recipientWords, recipientChance) = (other.recipients, other.recipientWords, other.recipientChance)
        }
    }

    public struct Alignment: Sendable, Hashable {
        public var from: ActorLayer.EntityIndex
        public var to: ActorLayer.EntityIndex
        public var relation: Relation
        public var phase: Phase
        /// UTF-8 offsets of the words that say so.
        public var range: Range<Int>
        /// Index of the innermost attribution.
        public var attribution: Int?
        /// ISO value, when the words date the backing.
        public var time: String?
        public var rule: String
        /// How often backing that is read like this is right, from 0 to 1, by the parties of the act that its words name; nil where they name none.
        public var chance: Double?

        public init(
            from: ActorLayer.EntityIndex, to: ActorLayer.EntityIndex, relation: Relation, phase: Phase, range: Range<Int>,
            attribution: Int? = nil, time: String? = nil, rule: String
        ) {
            self.from = from
            self.to = to
            self.relation = relation
            self.phase = phase
            self.range = range
            self.attribution = attribution
            self.time = time
            self.rule = rule
        }
    }

    public let events: [Event]
    public let alignments: [Alignment]
    /// Those who take part without a name, in the order of the text; their indices go on where the actor layer's end.
    public let unnamed: [EntityRecord]
    /// Where those who take part are spoken of without a name, in text order: the unnamed ones, and states by their forces and officials.
    public let descriptions: [ActorLayer.Mention]

    public init(
        events: [Event], alignments: [Alignment], unnamed: [EntityRecord] = [], descriptions: [ActorLayer.Mention] = []
    ) {
        self.events = events
        self.alignments = alignments
        self.unnamed = unnamed
        self.descriptions = descriptions
    }
}
