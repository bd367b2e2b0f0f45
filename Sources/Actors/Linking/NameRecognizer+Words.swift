extension NameRecognizer {
    /// How often the corpora behind the model hold a folded word, in doublings; 0 for a word never seen.
    func commonness(of folded: String) -> Int {
        let codes = folded.unicodeScalars.map { LetterCode.code(of: $0.value) }.filter { $0 != LetterCode.silent }
        guard !codes.isEmpty else { return 0 }
        let key = codes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { NameHash.word($0, buffer.count) } ?? 0 }
        let slot = model.lexicon.words.keys.withUnsafeBufferPointer { $0.slot(of: key) }
        guard slot >= 0 else { return 0 }
        let row = Int(model.lexicon.words.rows[slot])
        return row < model.lexicon.frequency.count ? Int(model.lexicon.frequency[row]) : 0
    }

    /// Whether a word list holds a folded word.
    func lists(_ list: NameList, _ folded: String) -> Bool {
        let codes = folded.unicodeScalars.map { LetterCode.code(of: $0.value) }.filter { $0 != LetterCode.silent }
        guard !codes.isEmpty else { return false }
        let key = codes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { NameHash.word($0, buffer.count) } ?? 0 }
        let slot = model.lexicon.words.keys.withUnsafeBufferPointer { $0.slot(of: key) }
        guard slot >= 0 else { return false }
        let row = Int(model.lexicon.words.rows[slot])
        return row < model.lexicon.lists.count && model.lexicon.lists[row] & (1 << UInt16(list.rawValue)) != 0
    }
}
