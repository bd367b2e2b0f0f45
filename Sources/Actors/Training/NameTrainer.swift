/// Trains the weights of a name model over a finished lexicon.
struct NameTrainer {
    /// What the training is run with.
    struct Settings {
        /// A feature that occurs more rarely is left out.
        var leastCount = 2
        var epochs = 12
        var rate: Float = 0.1
        var penalty: Float = 0.0005
        /// A feature all of whose weights stay below is left out.
        var floor: Float = 0.04
        var seed: UInt64 = 5
    }

    /// The lexicon that the model is given.
    let lexicon: NameLexicon
    /// The lexicon that sentence n is read with in training, if another; so that what is remembered of a corpus does not come from a
    /// model that learnt from the sentence itself.
    var folds: [NameLexicon] = []
    /// How many sentences, from the first, are read with ``folds``; those behind are read with ``lexicon``.
    var folded = 0
    var settings = Settings()

    /// - Returns: the model; the same sentences and settings give the same bytes.
    func train(_ sentences: [LabelledSentence], each epochDone: (Int, Double) -> Void = { _, _ in }) -> NameModel {
        var counts: [UInt32: UInt16] = [:]
        for (index, sentence) in sentences.enumerated() where sentence.weight > 0 {
            features(of: sentence, index) { _, list in
                for feature in list { counts[feature, default: 0] &+= counts[feature] == UInt16.max ? 0 : 1 }
            }
        }
        let keys = counts.filter { Int($0.value) >= settings.leastCount }.keys.sorted()
        counts = [:]
        let table = KeyTable(keys: keys)
        var chain = ChainTrainer(tagCount: NameTag.count, featureCount: keys.count)
        chain.penalty = settings.penalty
        let examples = sentences.indices.map { example(sentences[$0], $0, table) }
        var random = SplitMix(seed: settings.seed)
        var order = Array(examples.indices)
        // The mean of the weights of the later epochs generalises better than the last ones (Polyak & Juditsky 1992).
        let first = settings.epochs / 3
        var sum = [SIMD16<Float>](repeating: .zero, count: keys.count)
        var transitionSum = [Float](repeating: 0, count: chain.transitions.count)
        for epoch in 0..<settings.epochs {
            chain.rate = settings.rate * (1 - Float(epoch) / Float(settings.epochs))
            order.shuffle(using: &random)
            epochDone(epoch, chain.epoch(examples, order: order))
            guard epoch >= first else { continue }
            for row in sum.indices { sum[row] += chain.weights[row] }
            for index in transitionSum.indices { transitionSum[index] += chain.transitions[index] }
        }
        let share = 1 / Float(max(1, settings.epochs - first))
        return model(keys, weights: sum.map { $0 * share }, transitions: transitionSum.map { $0 * share })
    }

    private func features(of sentence: LabelledSentence, _ index: Int, _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void) {
        let document = NameDocument(sentence.text, lexicon: index < folded && !folds.isEmpty ? folds[index % folds.count] : lexicon)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: NameFeatures.most) { out in
            guard let out = out.baseAddress else { return }
            document.forms.withUnsafeBufferPointer { forms in
                document.codes.withUnsafeBufferPointer { codes in
                    guard let forms = forms.baseAddress, let codes = codes.baseAddress else { return }
                    for place in document.sentences {
                        for token in place {
                            let count = NameFeatures.extract(token, place, forms: forms, codes: codes, out: out)
                            body(token, UnsafeBufferPointer(start: out, count: count))
                        }
                    }
                }
            }
        }
    }

    private func example(_ sentence: LabelledSentence, _ index: Int, _ table: KeyTable) -> ChainTrainer.Example {
        var result = ChainTrainer.Example(features: [], bounds: [0], tags: sentence.tags, weight: sentence.weight)
        table.keys.withUnsafeBufferPointer { keys in
            features(of: sentence, index) { _, list in
                for feature in list {
                    let slot = keys.slot(of: feature)
                    if slot >= 0 { result.features.append(table.rows[slot]) }
                }
                result.bounds.append(UInt32(result.features.count))
            }
        }
        return result
    }

    /// Weights in steps of one byte; rows that say nothing are dropped.
    private func model(_ keys: [UInt32], weights: [SIMD16<Float>], transitions: [Float]) -> NameModel {
        var most: Float = 0
        var kept: [Int] = []
        for (row, lanes) in weights.enumerated() {
            var size: Float = 0
            for tag in 0..<NameTag.count { size = max(size, abs(lanes[tag])) }
            most = max(most, size)
            if size >= settings.floor { kept.append(row) }
        }
        let step = min(max(most, 0.01) / 127, 0.03)
        var packed = [Int8](repeating: 0, count: kept.count * 16)
        for (new, row) in kept.enumerated() {
            for tag in 0..<NameTag.count {
                let value = (weights[row][tag] / step).rounded()
                packed[new * 16 + tag] = Int8(max(-127, min(127, value)))
            }
        }
        return NameModel(
            lexicon: lexicon, features: KeyTable(keys: kept.map { keys[$0] }), weights: packed, step: step,
            transitions: transitions)
    }
}
