import ArabicText
import Readings

/// Entities and mentions of one document.
public struct ActorLayer: Sendable {
    /// Index into ``ActorLayer/entities``.
    public typealias EntityIndex = Int

    public struct Mention: Sendable, Hashable {
        /// Token indices.
        public let tokens: Range<Int>
        /// UTF-8 offsets; titles and clitics outside.
        public let range: Range<Int>
        public let entity: EntityIndex
        public let type: EntityType
        public let form: MentionRecord.Form

        public init(tokens: Range<Int>, range: Range<Int>, entity: EntityIndex, type: EntityType, form: MentionRecord.Form) {
            self.tokens = tokens
            self.range = range
            self.entity = entity
            self.type = type
            self.form = form
        }
    }

    public var entities: [EntityRecord]
    /// In text order. Names never overlap one another; a nominal mention may hold a name («المتحدث باسم حفتر»).
    public var mentions: [Mention]
    /// For each token the index of the name mention that covers it, or -1.
    public let nameAtToken: [Int32]
    /// Adjectives that stand for a country («الروسي») by token.
    public let adjectives: [Int: EntityIndex]
    /// For the first token of a title phrase, the person whom it introduces or stands for («وزير» of «وزير الدفاع سيرغي شويغو»).
    let anchors: [Int: EntityIndex]
    /// For each entity whether words agree with it in the feminine, as far as known.
    private(set) var feminine: [Bool]
    /// Punctuation, which a noun phrase may begin with.
    let marks: Set<Int>
    /// By token; empty where no model has read the text.
    public let wordClasses: [WordClass]

    public init(entities: [EntityRecord], mentions: [Mention], adjectives: [Int: EntityIndex] = [:], tokenCount: Int) {
        self.init(
            entities: entities, mentions: mentions, adjectives: adjectives, tokenCount: tokenCount, anchors: [:],
            feminine: entities.map { $0.type == .country || $0.type == .place })
    }

    init(
        entities: [EntityRecord], mentions: [Mention], adjectives: [Int: EntityIndex], tokenCount: Int, anchors: [Int: EntityIndex],
        feminine: [Bool], marks: Set<Int> = [], wordClasses: [WordClass] = []
    ) {
        self.wordClasses = wordClasses
        self.marks = marks
        self.entities = entities
        self.mentions = mentions
        self.adjectives = adjectives
        self.anchors = anchors
        self.feminine = feminine
        var cover = [Int32](repeating: -1, count: tokenCount)
        for (index, mention) in mentions.enumerated() where mention.form == .name {
            for token in mention.tokens where token < tokenCount { cover[token] = Int32(index) }
        }
        nameAtToken = cover
    }

    /// Adds an entity that other rooms have found; its mentions are theirs.
    public mutating func add(_ entity: EntityRecord, isFeminine: Bool) {
        entities.append(entity)
        feminine.append(isFeminine)
    }

    /// The name mention that covers a token.
    public func name(at token: Int) -> Mention? {
        guard token >= 0, token < nameAtToken.count, nameAtToken[token] >= 0 else { return nil }
        return mentions[Int(nameAtToken[token])]
    }

    /// Mentions that lie wholly within a token range, in text order.
    public func mentions(in tokens: Range<Int>) -> [Mention] {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        var found: [Mention] = []
        while low < mentions.count, mentions[low].tokens.lowerBound < tokens.upperBound {
            if mentions[low].tokens.upperBound <= tokens.upperBound { found.append(mentions[low]) }
            low += 1
        }
        return found
    }
}
