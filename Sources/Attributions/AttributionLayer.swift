import Actors
import ArabicText
import Readings

/// The attributions of one document, in text order of their cues.
public struct AttributionLayer: Sendable {
    public struct Source: Sendable, Hashable {
        /// Token indices and UTF-8 offsets of the whole noun phrase; nil for pronouns and empty subjects.
        public let tokens: Range<Int>?
        public let range: Range<Int>?
        public let entity: ActorLayer.EntityIndex?
        /// Index in ``AttributionLayer/described`` of a source, or the body of one, that has no name.
        public let described: Int?
        public let kind: SourceKind
        /// UTF-8 offsets of the phrase of somebody without a name who goes on speaking here without words of his own.
        public let antecedent: Range<Int>?

        public init(
            tokens: Range<Int>?, range: Range<Int>?, entity: ActorLayer.EntityIndex?, described: Int? = nil, kind: SourceKind,
            antecedent: Range<Int>? = nil
        ) {
            self.antecedent = antecedent
            self.tokens = tokens
            self.range = range
            self.entity = entity
            self.described = described
            self.kind = kind
        }
    }

    /// A body or outlet that speaks without a name: «الشرطة», «هيئة الدفاع».
    public struct Described: Sendable, Hashable {
        public let type: EntityType
        /// UTF-8 offsets of the phrases that describe it, in text order.
        public let places: [Range<Int>]

        public init(type: EntityType, places: [Range<Int>]) {
            self.type = type
            self.places = places
        }
    }

    public struct Attribution: Sendable, Hashable {
        public let source: Source?
        /// UTF-8 offsets of the reporting verb or phrase alone.
        public let cue: Range<Int>
        public let cueTokens: Range<Int>
        /// UTF-8 offsets of what is said.
        public let content: Range<Int>
        public let contentTokens: Range<Int>
        public let mode: AttributionRecord.Mode
        public let stance: Stance
        /// Index of the attribution whose content holds this one.
        public let parent: Int?
        /// Id of the row that named the cue.
        public let rule: String
        /// How often, from 0 to 1, a source chosen like this one is right; nil where the words leave no choice.
        public let sourceChance: Double?

        public init(
            source: Source?, cue: Range<Int>, cueTokens: Range<Int>, content: Range<Int>, contentTokens: Range<Int>,
            mode: AttributionRecord.Mode, stance: Stance, parent: Int?, rule: String, sourceChance: Double? = nil
        ) {
            self.source = source
            self.sourceChance = sourceChance
            self.cue = cue
            self.cueTokens = cueTokens
            self.content = content
            self.contentTokens = contentTokens
            self.mode = mode
            self.stance = stance
            self.parent = parent
            self.rule = rule
        }
    }

    public let attributions: [Attribution]
    /// Who speaks without a name.
    public let described: [Described]
    /// For each token the innermost attribution whose content holds it, or -1.
    public let innermostAtToken: [Int32]

    public init(attributions: [Attribution], described: [Described] = [], tokenCount: Int) {
        self.attributions = attributions
        self.described = described
        var innermost = [Int32](repeating: -1, count: tokenCount)
        // Longer contents first, so that the shortest that holds a token is written last.
        let order = attributions.indices.sorted {
            (-attributions[$0].contentTokens.count, $0) < (-attributions[$1].contentTokens.count, $1)
        }
        for index in order {
            for token in attributions[index].contentTokens where token >= 0 && token < tokenCount { innermost[token] = Int32(index) }
        }
        innermostAtToken = innermost
    }

    /// Index of the innermost attribution whose content holds a token.
    public func innermost(at token: Int) -> Int? {
        guard token >= 0, token < innermostAtToken.count, innermostAtToken[token] >= 0 else { return nil }
        return Int(innermostAtToken[token])
    }
}
