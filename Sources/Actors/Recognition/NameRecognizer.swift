import ArabicText
import Foundation

/// Finds the names of a text with a learnt linear-chain model (a conditional random field over words, stems, clusters, affixes and
/// word lists). Loaded once and shared by all threads; keeps no state between texts.
///
///     let recognizer = try NameRecognizer(contentsOf: url)
///     for name in recognizer.names(in: TokenizedText("وصل الوزير إلى دمشق")) { … }
public struct NameRecognizer: Sendable {
    let model: NameModel
    let transitions: [Float]
    /// Added to the scores of each type, in log units: above 0 more of its names are found and more invented. Comes with the model.
    var boldness: SIMD4<Float>
    /// What a name found with confidence elsewhere in the text adds to its type at the same word, in log units.
    public var consistency: Float = 1.0

    public init(contentsOf url: URL) throws(NameModelError) {
        guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else { throw .unreadable(path: url.path) }
        try self.init(bytes: Array(data))
    }

    /// - Throws: ``NameModelError`` when the bytes are not a whole and consistent model.
    public init(bytes: [UInt8]) throws(NameModelError) { self.init(model: try NameModel(bytes: bytes)) }

    init(model: NameModel) {
        self.model = model
        boldness = model.boldness
        transitions = NameTag.constrained(model.transitions)
    }

    /// The names of a text, in text order; they never overlap.
    ///
    /// All sentences are read together, so that a name seen whole once is found again in part.
    /// Complexity: linear in the number of tokens.
    public func names(in text: TokenizedText) -> [NameSpan] { read(text).names }

    /// The names of a text, the classes to which its words belong by the company they keep, and how likely names begin at them.
    func read(_ text: TokenizedText) -> NameReading {
        guard !text.tokens.isEmpty else { return NameReading() }
        let document = NameDocument(text, lexicon: model.lexicon)
        let (tags, scores) = tags(of: document)
        return NameReading(
            names: spans(text, document, tags, scores), classes: document.forms.map { WordClass(middle: $0.middle, fine: $0.fine) },
            sentences: document.sentences, scores: scores, transitions: transitions)
    }

    /// The best tags of all tokens, and the scores behind them.
    func tags(of document: NameDocument) -> (tags: [UInt8], scores: [SIMD16<Float>]) {
        var scores = score(document)
        var tags = [UInt8](repeating: 0, count: document.forms.count)
        for sentence in document.sentences { decode(sentence, scores, &tags) }
        if consistency > 0, document.sentences.count > 1, recall(document, tags, &scores) {
            for sentence in document.sentences { decode(sentence, scores, &tags) }
        }
        return (tags, scores)
    }

    /// The scores of all tags at each token.
    func score(_ document: NameDocument) -> [SIMD16<Float>] {
        var result = [SIMD16<Float>](repeating: .zero, count: document.forms.count)
        let step = model.step
        var bias = SIMD16<Float>.zero
        for type in NameType.allCases {
            bias[NameTag.begin(type)] = boldness[Int(type.rawValue)]
            bias[NameTag.inside(type)] = boldness[Int(type.rawValue)]
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: NameFeatures.most) { out in
            guard let out = out.baseAddress else { return }
            document.forms.withUnsafeBufferPointer { forms in
                document.codes.withUnsafeBufferPointer { codes in
                    model.features.keys.withUnsafeBufferPointer { keys in
                        model.features.rows.withUnsafeBufferPointer { rows in
                            model.weights.withUnsafeBytes { weights in
                                guard let forms = forms.baseAddress, let codes = codes.baseAddress else { return }
                                for sentence in document.sentences {
                                    for token in sentence {
                                        let count = NameFeatures.extract(token, sentence, forms: forms, codes: codes, out: out)
                                        // In passes without branches, so that the processor waits for many places of the table at once.
                                        var known = 0
                                        for index in 0..<count {
                                            let slot = keys.slot(of: out[index])
                                            out[known] = UInt32(truncatingIfNeeded: slot)
                                            known += slot < 0 ? 0 : 1
                                        }
                                        for index in 0..<known { out[index] = rows[Int(out[index])] }
                                        var sum = SIMD16<Int16>.zero
                                        for index in 0..<known {
                                            let row = weights.loadUnaligned(fromByteOffset: Int(out[index]) * 16, as: SIMD16<Int8>.self)
                                            sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
                                        }
                                        result[token] = SIMD16<Float>(sum) * step + bias
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    func decode(_ sentence: Range<Int>, _ scores: [SIMD16<Float>], _ tags: inout [UInt8]) {
        scores.withUnsafeBufferPointer { all in
            ChainDecoder.viterbi(
                UnsafeBufferPointer(rebasing: all[sentence]), transitions: transitions, tagCount: NameTag.count, into: &tags,
                at: sentence.lowerBound)
        }
    }

    /// Adds what the first pass found with some certainty to the same words elsewhere; returns whether anything changed.
    private func recall(_ document: NameDocument, _ tags: [UInt8], _ scores: inout [SIMD16<Float>]) -> Bool {
        // Votes by stem: how often it stood outside names, and in names of each type.
        var votes: [UInt32: SIMD8<Int32>] = [:]
        for (token, tag) in tags.enumerated() where tag != 0 && document.forms[token].kind & WordForm.Kind.arabic != 0 {
            let form = document.forms[token]
            guard form.end - form.start - Int32(form.cut & 0x7F) > 2, let type = NameTag.type(Int(tag)) else { continue }
            votes[form.stem, default: .zero][1 + Int(type.rawValue)] += 1
        }
        guard !votes.isEmpty else { return false }
        for (token, tag) in tags.enumerated() where tag == 0 { votes[document.forms[token].stem]?[0] += 1 }
        var changed = false
        for token in tags.indices {
            guard let vote = votes[document.forms[token].stem] else { continue }
            let named = vote[1] + vote[2] + vote[3] + vote[4]
            guard named + vote[0] > 1 else { continue }
            for type in NameType.allCases {
                let share = Float(vote[1 + Int(type.rawValue)]) / Float(named + vote[0])
                guard share > 0.5 else { continue }
                let add = consistency * share
                scores[token][NameTag.begin(type)] += add
                scores[token][NameTag.inside(type)] += add
                changed = true
            }
        }
        return changed
    }

    private func spans(
        _ text: TokenizedText, _ document: NameDocument, _ tags: [UInt8], _ scores: [SIMD16<Float>]
    ) -> [NameSpan] {
        var result: [NameSpan] = []
        for sentence in document.sentences where sentence.contains(where: { tags[$0] != 0 }) {
            let chain = scores.withUnsafeBufferPointer {
                ChainMarginals(UnsafeBufferPointer(rebasing: $0[sentence]), transitions: transitions, tagCount: NameTag.count)
            }
            var token = sentence.lowerBound
            while token < sentence.upperBound {
                guard let type = NameTag.type(Int(tags[token])) else {
                    token += 1
                    continue
                }
                var end = token + 1
                while end < sentence.upperBound, Int(tags[end]) == NameTag.inside(type) { end += 1 }
                var confidence: Float = 1
                for place in token..<end {
                    confidence = min(confidence, chain.probability(of: Int(tags[place]), at: place - sentence.lowerBound))
                }
                let start = document.stemOffset(of: token, in: text)
                result.append(
                    NameSpan(
                        tokens: token..<end, range: start..<Int(text.tokens[end - 1].end), type: type, confidence: confidence))
                token = end
            }
        }
        return result
    }
}
