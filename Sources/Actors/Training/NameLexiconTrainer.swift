import ArabicText
import Foundation

/// Learns the lexicon of the recogniser from plain text and word lists: proclitics by frequency, clusters of word vectors, list
/// membership, phrases.
struct NameLexiconTrainer {
    /// What is known of one folded word while building.
    private struct Entry {
        var codes: [UInt8]
        var count = 0
        var cut: UInt8 = 0
        var stem: UInt32 = 0
        var lists: UInt16 = 0
    }

    private var entries: [UInt32: Entry] = [:]
    /// Hashes of the words in the order of the text, 0 between texts.
    private var text: [UInt32] = []
    private var phrases: [UInt32: UInt8] = [:]
    private var phraseBeginnings: Set<UInt32> = []

    /// A word seen less often is not in the lexicon, unless a list holds it.
    var least = 3
    var vectorSize = 64
    var vectorEpochs = 5
    /// A narrow window groups words by what they are, a wide one by what they are about; names want the first.
    var window = 2
    /// Numbers of clusters.
    var sizes = (coarse: 60, middle: 240, fine: 1200)
    /// Where the vectors are kept between runs while the features are worked on; nil for none.
    var cachePath: String?

    /// Adds a text that words are learnt from.
    mutating func add(_ plain: TokenizedText) {
        for token in plain.tokens {
            let codes = plain.utf8.withUnsafeBufferPointer { Self.fold($0, token.range) }
            guard let hash = Self.hash(codes) else { continue }
            entries[hash, default: Entry(codes: codes)].count += 1
            text.append(hash)
        }
        text.append(0)
    }

    /// Adds a phrase of a word list; a single word also becomes a mark of that word, and so do the parts of a person's name.
    mutating func add(phrase: String, list: NameList) {
        let words = phrase.split(separator: " ")
        guard !words.isEmpty && words.count <= NameLexicon.longestPhrase else { return }
        var hash: UInt32 = 0
        for (place, word) in words.enumerated() {
            let codes = Array(word.utf8).withUnsafeBufferPointer { Self.fold($0, 0..<$0.count) }
            guard let one = Self.hash(codes) else { return }
            if words.count == 1 || list == .person {
                let mark: NameList = list == .person && words.count > 1 ? (place == 0 ? .given : .surname) : list
                entries[one, default: Entry(codes: codes)].lists |= 1 << UInt16(mark.rawValue)
            }
            hash = place == 0 ? one : NameHash.phrase(hash, one)
            if place + 1 < words.count { phraseBeginnings.insert(NameHash.phrase(0, hash)) }
        }
        // A first name or a surname alone is a mark, not a phrase.
        if list == .given || list == .surname { return }
        let key = NameHash.phrase(0, hash)
        if let old = phrases[key], old <= list.rawValue { return }
        phrases[key] = list.rawValue
    }

    private static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var codes: [UInt8] = []
        NameDocument.fold(bytes, range, into: &codes)
        return codes
    }

    private static func hash(_ codes: [UInt8]) -> UInt32? {
        guard !codes.isEmpty else { return nil }
        return codes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { NameHash.word($0, buffer.count) } }
    }

    /// Builds the lexicon from all that was added.
    mutating func build(log: (String) -> Void) -> NameLexicon {
        let keys = Self.byCount(entries.mapValues(\.count))
        for key in keys { cutProclitics(of: key) }
        var stemCounts: [UInt32: Int] = [:]
        for key in keys { if let entry = entries[key] { stemCounts[entry.stem, default: 0] += entry.count } }
        let stems = Self.byCount(stemCounts.filter { $0.value >= least })
        let number = Dictionary(uniqueKeysWithValues: stems.enumerated().map { ($1, $0) })
        let vectors = vectors(number, stems.map { stemCounts[$0] ?? 0 }, log)
        log("vectors of \(stems.count) stems of \(keys.count) words")
        let coarse = vectors.clusters(sizes.coarse, rounds: 12, seed: 21)
        let middle = vectors.clusters(sizes.middle, rounds: 12, seed: 22)
        let fine = vectors.clusters(sizes.fine, rounds: 10, seed: 23)
        let kept = keys.filter { key in entries[key].map { $0.count >= least || $0.lists != 0 } ?? false }
        var lexicon = NameLexicon(words: KeyTable(keys: kept))
        for key in kept {
            guard let entry = entries[key] else { continue }
            let id = number[entry.stem]
            lexicon.cut.append(entry.cut)
            lexicon.frequency.append(UInt8(Int.bitWidth - entry.count.leadingZeroBitCount))
            lexicon.coarse.append(id.map { UInt8(coarse[$0] + 1) } ?? 0)
            lexicon.middle.append(id.map { UInt8(middle[$0] + 1) } ?? 0)
            lexicon.fine.append(id.map { UInt16(fine[$0] + 1) } ?? 0)
            lexicon.lists.append(entry.lists | (entries[entry.stem]?.lists ?? 0))
            lexicon.found.append(0)
        }
        let phraseKeys = Set(phrases.keys).union(phraseBeginnings).sorted()
        lexicon.phrases = KeyTable(keys: phraseKeys)
        lexicon.phraseList = phraseKeys.map { key in
            (phrases[key] ?? NameLexicon.beginning) | (phraseBeginnings.contains(key) ? NameLexicon.continues : 0)
        }
        log("lexicon of \(kept.count) words and \(phraseKeys.count) phrases")
        return lexicon
    }

    /// The keys, the most frequent first.
    private static func byCount(_ counts: [UInt32: Int]) -> [UInt32] {
        counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    }

    /// Decides a word's proclitics: a cut is right when what it leaves is common for what was cut. «و» is written onto everything and
    /// may leave a rarer word; «ب», «ل» and «ك» must leave a commoner one.
    private mutating func cutProclitics(of key: UInt32) {
        guard var entry = entries[key] else { return }
        entry.stem = key
        var most = 0
        entry.codes.withUnsafeBufferPointer { codes in
            guard let letters = codes.baseAddress else { return }
            Proclitics.cuts(of: letters, codes.count) { cut in
                let stem = Proclitics.stem(of: letters, codes.count, cut: cut)
                let left = entries[stem]?.count ?? 0
                let conjunction = cut == 1 && (codes[0] == LetterCode.waw || codes[0] == LetterCode.fa)
                let factor = conjunction ? 5 : cut & Proclitics.restoresArticle != 0 ? 20 : cut == 1 ? 1 : 2
                if left * factor > entry.count && left > 2 && left > most {
                    most = left
                    entry.cut = cut
                    entry.stem = stem
                }
            }
        }
        entries[key] = entry
    }

    /// Vectors of the stems, from a text in which proclitics are words of their own.
    private func vectors(_ number: [UInt32: Int], _ stemCounts: [Int], _ log: (String) -> Void) -> WordVectors {
        var counts = stemCounts
        var particle: [UInt8: Int] = [:]
        for cut in [1, 2, 0x81, 0x82] as [UInt8] {
            particle[cut] = counts.count
            counts.append(1)
        }
        var sequence: [UInt32] = []
        sequence.reserveCapacity(text.count * 5 / 4)
        for hash in text {
            guard hash != 0, let entry = entries[hash] else {
                sequence.append(.max)
                continue
            }
            if entry.cut != 0, let id = particle[entry.cut] {
                sequence.append(UInt32(id))
                counts[id] += 1
            }
            if let id = number[entry.stem] { sequence.append(UInt32(id)) }
        }
        log("text of \(sequence.count) words and particles")
        if let cachePath, let data = FileManager.default.contents(atPath: cachePath), data.count == counts.count * vectorSize * 4 {
            return WordVectors(size: vectorSize, values: data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) })
        }
        let vectors = WordVectors(
            text: sequence, counts: counts, size: vectorSize, window: window, negatives: 6, epochs: vectorEpochs, seed: 11)
        if let cachePath { vectors.values.withUnsafeBytes { try? Data($0).write(to: URL(fileURLWithPath: cachePath)) } }
        return vectors
    }
}
