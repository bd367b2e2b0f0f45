import Actors
import ArabicText
import Knowledge

/// A tree as people wrote it down, its text apart or with it.
public struct DrawnTree: Sendable {
    /// Number of the sentence in its article; 0 for a sentence that is a text of its own.
    public let sentence: Int
    /// By token of the sentence, counted from its first; -1 for the head of the sentence. Those of punctuation do not matter.
    public let heads: [Int]
    /// Labels of Universal Dependencies by token, joined by spaces.
    public let relations: String
    /// The tokens that are finite verbs.
    public let verbs: [Int]

    public init(sentence: Int, heads: [Int], relations: String, verbs: [Int]) {
        self.sentence = sentence
        self.heads = heads
        self.relations = relations
        self.verbs = verbs
    }
}

/// A sentence with its tree.
public struct AnnotatedTree: Sendable {
    let words: [SyntaxWord]
    /// The head of each word; the root is `words.count`.
    let heads: [Int]
    let relations: [Relation]
    let tags: [Int]

    public var count: Int { words.count }

    /// Nil where the tree does not fit the tokens.
    public init?(_ tokens: Range<Int>, of text: AnalyzedText, actors: ActorLayer, tree: DrawnTree) {
        let labels = tree.relations.split(separator: " ").map { Relation(label: String($0)) ?? .none }
        guard tree.heads.count == tokens.count, labels.count == tokens.count, tree.heads.allSatisfy({ $0 >= -1 && $0 < tokens.count }) else {
            return nil
        }
        let verbs = Set(tree.verbs)
        self.init(
            SyntaxWord.words(tokens, of: text, actors: actors), from: tokens.lowerBound, heads: tree.heads, relations: labels,
            isVerb: { verbs.contains($0) })
    }

    private init(_ words: [SyntaxWord], from first: Int, heads: [Int], relations: [Relation], isVerb: (Int) -> Bool) {
        var numbers: [Int: Int] = [:]
        for (number, word) in words.enumerated() { numbers[word.token - first] = number }
        self.words = words
        self.heads = words.map { word in
            // What hangs on a mark hangs on what the mark hangs on.
            var head = heads[word.token - first]
            var steps = 0
            while head >= 0, numbers[head] == nil, steps < heads.count {
                head = heads[head]
                steps += 1
            }
            return head < 0 ? words.count : numbers[head] ?? words.count
        }
        self.relations = words.map { relations[$0.token - first] }
        tags = words.map { SyntaxTag(relations[$0.token - first], isVerb: isVerb($0.token - first)).rawValue }
    }

    /// A tree over divided words, its words put together again: a word's head is that of its part that hangs outside.
    /// - Parameter actors: names of the sentence alone.
    public init?(_ sentence: DividedSentence, of text: AnalyzedText, actors: ActorLayer) {
        let tokens = 0..<text.tokens.count
        var tokenOfPart: [Int] = []
        var token = 0
        for part in sentence.parts {
            while token < tokens.count, text.tokens[token].range.upperBound <= part.place.lowerBound { token += 1 }
            guard token < tokens.count else { return nil }
            tokenOfPart.append(token)
        }
        var heads = [Int](repeating: -1, count: tokens.count)
        var relations = [Relation](repeating: .none, count: tokens.count)
        var verbs: Set<Int> = []
        for (number, part) in sentence.parts.enumerated() {
            let token = tokenOfPart[number]
            let head = part.head < 0 ? -1 : tokenOfPart[part.head]
            guard head != token else { continue }
            let isParticle = part.relation == .marker || part.relation == .cc || part.relation == .mark
            if relations[token] == .none || relations[token] == .marker || relations[token] == .cc || relations[token] == .mark {
                guard relations[token] == .none || !isParticle else { continue }
                heads[token] = head
                relations[token] = part.relation
                if part.isVerb { verbs.insert(token) }
            }
        }
        self.init(SyntaxWord.words(tokens, of: text, actors: actors), from: 0, heads: heads, relations: relations, isVerb: { verbs.contains($0) })
    }
}
