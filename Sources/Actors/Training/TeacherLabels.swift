import ArabicText

/// Sentences of plain text on which a slower model of another kind gave each token its tag probabilities.
///
/// The file is a row of records: byte count of the text and token count (32 bits each, little-endian), the tokens with single spaces
/// between in UTF-8, then for each token the natural logarithms of the ``NameTag/count`` probabilities as 32-bit floats.
struct TeacherLabels {
    /// One sentence with the teacher's opinion.
    struct Sentence {
        var words: [String]
        /// Tag by tag, token by token.
        var logarithms: [Float]
    }

    private(set) var sentences: [Sentence] = []

    /// Reads records up to the first that is broken.
    init(bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in
            var at = 0
            while at + 8 <= raw.count {
                let size = Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
                let count = Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)))
                at += 8
                guard size <= raw.count - at, count <= (raw.count - at - size) / (4 * NameTag.count) else { return }
                let words = String(decoding: raw[at..<(at + size)], as: UTF8.self).split(separator: " ").map(String.init)
                at += size
                var logarithms: [Float] = []
                for _ in 0..<(count * NameTag.count) {
                    logarithms.append(
                        Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt32.self))))
                    at += 4
                }
                if words.count == count { sentences.append(Sentence(words: words, logarithms: logarithms)) }
            }
        }
    }

    /// The sentences with the tags on which the teacher and a model of this program agree best, where the two are sure.
    ///
    /// - Parameters:
    ///   - share: how much the teacher's logarithms count beside the model's scores.
    ///   - boldness: raised scores of all types, for plain text holds more names that both miss than names that both invent.
    func labelled(with model: NameModel, share: Float = 0.7, boldness: Float = 0.7, weight: Float = 0.5) -> [LabelledSentence] {
        var model = model
        model.boldness = SIMD4(repeating: boldness)
        let recognizer = NameRecognizer(model: model)
        var result: [LabelledSentence] = []
        for sentence in sentences {
            var labelled = LabelledSentence(words: sentence.words.map { ($0, nil, false) }, weight: weight)
            let document = NameDocument(labelled.text, lexicon: model.lexicon)
            var scores = recognizer.score(document)
            add(sentence, to: &scores, labelled.text, share)
            var tags = [UInt8](repeating: 0, count: document.forms.count)
            var certainty: Float = 1
            for place in document.sentences {
                recognizer.decode(place, scores, &tags)
                let marginals = scores.withUnsafeBufferPointer {
                    ChainMarginals(
                        UnsafeBufferPointer(rebasing: $0[place]), transitions: recognizer.transitions, tagCount: NameTag.count)
                }
                for token in place {
                    certainty = min(certainty, marginals.probability(of: Int(tags[token]), at: token - place.lowerBound))
                }
            }
            guard certainty > 0.5 else { continue }
            labelled.tags = tags
            result.append(labelled)
        }
        return result
    }

    /// Adds the teacher's logarithms; where this program cuts finer than the teacher, the later parts go on with the first.
    private func add(_ sentence: Sentence, to scores: inout [SIMD16<Float>], _ text: TokenizedText, _ share: Float) {
        var ends: [Int] = []
        var end = -1
        for word in sentence.words {
            end += word.utf8.count + 1
            ends.append(end)
        }
        var word = 0
        var previous = -1
        for (token, place) in text.tokens.enumerated() {
            while word + 1 < ends.count, ends[word] <= Int(place.start) { word += 1 }
            var opinion = SIMD16<Float>.zero
            for tag in 0..<NameTag.count { opinion[tag] = max(sentence.logarithms[word * NameTag.count + tag], -12) }
            if previous == word {
                for type in NameType.allCases {
                    let begin = NameTag.begin(type)
                    let inside = NameTag.inside(type)
                    opinion[inside] = max(opinion[begin], opinion[inside])
                    opinion[begin] = -12
                }
            }
            previous = word
            scores[token] += opinion * share
        }
    }
}
