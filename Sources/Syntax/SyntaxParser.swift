import Actors
import ArabicText
import CoreModels
import Foundation
import Knowledge

/// Reads who depends on whom: a greedy transition-based parser over undivided words.
public struct SyntaxParser: Sendable {
    let model: SyntaxModel

    public init(model: SyntaxModel) { self.model = model }

    /// The parser that ships with the program; nil when its weights are absent or damaged.
    public static func shipped() -> SyntaxParser? {
        guard let file = CoreModels.file("syntax.bin"), let data = try? Data(contentsOf: file), let model = SyntaxModel(bytes: Array(data)) else {
            return nil
        }
        return SyntaxParser(model: model)
    }

    /// Trees of all sentences that are not boilerplate.
    public func parse(_ text: AnalyzedText, actors: ActorLayer, boilerplate: [Range<Int>]) -> SyntaxLayer {
        parse(text.text.sentences.lazy.map(\.tokens).filter { tokens in !boilerplate.contains { $0.overlaps(tokens) } }, of: text, actors: actors)
    }

    /// Trees of sentences. Complexity: linear in their words.
    public func parse(_ sentences: some Sequence<Range<Int>>, of text: AnalyzedText, actors: ActorLayer) -> SyntaxLayer {
        var layer = SyntaxLayer(tokenCount: text.tokens.count)
        var keys: [UInt64] = []
        for tokens in sentences {
            var words = SyntaxWord.words(tokens, of: text, actors: actors)
            guard !words.isEmpty else { continue }
            tag(&words, &keys)
            let state = parse(words, &keys)
            for (index, word) in words.enumerated() {
                let head = state.heads[index]
                layer.heads[word.token] = head >= 0 && head < words.count ? Int32(words[head].token) : -1
                layer.relations[word.token] = state.relations[index]
                layer.dependents[word.token] = UInt32(truncatingIfNeeded: state.masks[index])
                layer.verbs[word.token] = word.tag == UInt64(SyntaxTag.verb.rawValue)
            }
        }
        return layer
    }

    func tag(_ words: inout [SyntaxWord], _ keys: inout [UInt64]) {
        for index in words.indices {
            SyntaxTagging.features(words, index, into: &keys)
            words[index].tag = UInt64(model.tags.best(keys))
        }
    }

    func parse(_ words: [SyntaxWord], _ keys: inout [UInt64]) -> ParserState {
        var state = ParserState(words)
        while !state.isFinished {
            state.features(into: &keys)
            guard let step = ParserState.Step(rawValue: model.steps.best(keys, allowed: state.allowed)) else { break }
            guard let arc = state.arc(step) else {
                state.take(step)
                continue
            }
            state.features(head: arc.head, dependent: arc.dependent, into: &keys)
            let relation = arc.head == state.root ? Relation.root : Relation(rawValue: UInt8(model.relations.best(keys, allowed: ~1))) ?? .dep
            state.take(step, relation)
        }
        return state
    }
}
