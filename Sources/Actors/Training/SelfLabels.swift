import ArabicText

/// Sentences of plain articles with the names that a model is sure of once it has read the article whole: what is clear at one place
/// of a text teaches the model about another (self-training, Yarowsky 1995).
struct SelfLabels {
    /// How many words of plain text are labelled.
    var words = 400_000
    /// A sentence with a token that the model is less sure of is left out.
    var certainty: Float = 0.6
    /// How much a sentence counts in training beside an annotated one.
    var weight: Float = 0.5

    /// - Parameters:
    ///   - documents: plain articles, read from the first on in even steps.
    ///   - model: labels them, with what it remembers of the whole corpus and of each article.
    func sentences(of documents: [TokenizedText], by model: NameModel) -> [LabelledSentence] {
        let recognizer = NameRecognizer(model: model)
        let all = documents.reduce(0) { $0 + $1.tokens.count }
        let stride = max(1, all / max(1, words))
        var result: [LabelledSentence] = []
        for index in Swift.stride(from: 0, to: documents.count, by: stride) {
            let text = documents[index]
            let document = NameDocument(text, lexicon: model.lexicon)
            let (tags, scores) = recognizer.tags(of: document)
            for place in document.sentences where place.count >= 5 && place.count <= 60 {
                let chain = scores.withUnsafeBufferPointer {
                    ChainMarginals(UnsafeBufferPointer(rebasing: $0[place]), transitions: recognizer.transitions, tagCount: NameTag.count)
                }
                guard place.allSatisfy({ chain.probability(of: Int(tags[$0]), at: $0 - place.lowerBound) >= certainty }) else { continue }
                result.append(
                    LabelledSentence(
                        words: place.map { (text.slice(text.tokens[$0].range), NameTag.type(Int(tags[$0])), tags[$0] != 0 && !NameTag.isInside(Int(tags[$0]))) },
                        weight: weight))
            }
        }
        return result
    }
}
