/// Trains the weights of a name model over a finished lexicon.
struct NameTrainer {
    /// What the training is run with.
    struct Settings {
        /// A feature that occurs more rarely is left out.
        var leastCount = 2
        var epochs = 12
        var rate: Float = 0.1
        var penalty: Float = 0.0005
        var dropout: Float = 0
        /// A feature all of whose weights stay below is left out.
        var floor: Float = 0.04
        var seed: UInt64 = 5
    }

    let lexicon: NameLexicon
    var settings = Settings()

    /// - Returns: the model; the same sentences and settings give the same bytes.
    func train(_ sentences: [LabelledSentence], each epochDone: (Int, Double, NameModel) -> Void = { _, _, _ in }) -> NameModel {
        var counts: [UInt32: UInt16] = [:]
        for sentence in sentences where sentence.weight > 0 {
            features(of: sentence) { _, list in
                for feature in list { counts[feature, default: 0] &+= counts[feature] == UInt16.max ? 0 : 1 }
            }
        }
        let keys = counts.filter { Int($0.value) >= settings.leastCount }.keys.sorted()
        counts = [:]
        let table = KeyTable(keys: keys)
        var chain = ChainTrainer(tagCount: NameTag.count, featureCount: keys.count)
        chain.penalty = settings.penalty
        let examples = sentences.map { example($0, table) }
        var random = SplitMix(seed: settings.seed)
        var order = Array(examples.indices)
        for epoch in 0..<settings.epochs {
            chain.rate = settings.rate * (1 - Float(epoch) / Float(settings.epochs))
            order.shuffle(using: &random)
            let loss = chain.epoch(examples, order: order, dropout: settings.dropout, random: &random)
            if epoch == settings.epochs - 1 {
                let model = model(keys, chain)
                epochDone(epoch, loss, model)
                return model
            }
        }
        return model(keys, chain)
    }

    private func features(of sentence: LabelledSentence, _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void) {
        let document = NameDocument(sentence.text, lexicon: lexicon)
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

    private func example(_ sentence: LabelledSentence, _ table: KeyTable) -> ChainTrainer.Example {
        var result = ChainTrainer.Example(features: [], bounds: [0], tags: sentence.tags, weight: sentence.weight)
        table.keys.withUnsafeBufferPointer { keys in
            features(of: sentence) { _, list in
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
    private func model(_ keys: [UInt32], _ chain: ChainTrainer) -> NameModel {
        var most: Float = 0
        var kept: [Int] = []
        for (row, weights) in chain.weights.enumerated() {
            var size: Float = 0
            for tag in 0..<NameTag.count { size = max(size, abs(weights[tag])) }
            most = max(most, size)
            if size >= settings.floor { kept.append(row) }
        }
        let step = min(max(most, 0.01) / 127, 0.03)
        var packed = [Int8](repeating: 0, count: kept.count * 16)
        for (new, row) in kept.enumerated() {
            for tag in 0..<NameTag.count {
                let value = (chain.weights[row][tag] / step).rounded()
                packed[new * 16 + tag] = Int8(max(-127, min(127, value)))
            }
        }
        return NameModel(
            lexicon: lexicon, features: KeyTable(keys: kept.map { keys[$0] }), weights: packed, step: step,
            transitions: chain.transitions)
    }
}
