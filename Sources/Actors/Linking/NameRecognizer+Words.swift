extension NameRecognizer {
    /// How often the corpora behind the model hold a folded word, in doublings; 0 for a word never seen.
    func commonness(of folded: String) -> Int {
        guard let (own, _) = row(of: folded), own < model.lexicon.frequency.count else { return 0 }
        return Int(model.lexicon.frequency[own])
    }

    /// Whether a word list holds a folded word, or its stem where the lexicon cuts a proclitic («لجونسون»).
    func lists(_ list: NameList, _ folded: String) -> Bool {
        row(of: folded).map { holds(list, $0.row) } ?? false
    }

    /// Whether a word list holds a folded word for itself: of a word whose stem is listed too («لجونسون», «وسام») only where it is hardly
    /// rarer than the stem. «ف» and «ك» are seldom written onto a name and count as its letters.
    func listsItself(_ list: NameList, _ folded: String) -> Bool {
        guard let (own, codes) = row(of: folded), holds(list, own) else { return false }
        let cut = model.lexicon.cut[own]
        guard cut != 0, Int(cut & 0x7F) < codes.count, codes[0] == LetterCode.lam || codes[0] == LetterCode.ba || codes[0] == LetterCode.waw else {
            return true
        }
        let stem = codes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { Proclitics.stem(of: $0, buffer.count, cut: cut) } ?? 0 }
        guard let stemRow = row(of: stem), holds(list, stemRow) else { return true }
        return model.lexicon.frequency[own] + Self.rarer > model.lexicon.frequency[stemRow]
    }

    /// How many doublings rarer than its stem a word is that is only the stem with a proclitic.
    private static let rarer: UInt8 = 3

    private func holds(_ list: NameList, _ row: Int) -> Bool {
        row < model.lexicon.lists.count && model.lexicon.lists[row] & (1 << UInt16(list.rawValue)) != 0
    }

    private func row(of folded: String) -> (row: Int, codes: [UInt8])? {
        let codes = folded.unicodeScalars.map { LetterCode.code(of: $0.value) }.filter { $0 != LetterCode.silent }
        guard !codes.isEmpty else { return nil }
        let key = codes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { NameHash.word($0, buffer.count) } ?? 0 }
        return row(of: key).map { ($0, codes) }
    }

    private func row(of key: UInt32) -> Int? {
        let slot = model.lexicon.words.keys.withUnsafeBufferPointer { $0.slot(of: key) }
        return slot >= 0 ? Int(model.lexicon.words.rows[slot]) : nil
    }
}
