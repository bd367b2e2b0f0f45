import ArabicText
import Foundation

/// Learns the lexicon of the recogniser from plain text and word lists: proclitics by frequency, clusters of word
/// vectors, list membership, phrases.
struct NameLexiconTrainer {
    /// What is known of one folded word while building.
    private struct Entry {
        var codes: [UInt8]
        var count: Int
        var cut: UInt8 = 0
        var stem: UInt32 = 0
        var vector: Int = -1
        var lists: UInt16 = 0
    }

    private var entries: [UInt32: Entry] = [:]
    private var text: [UInt32] = []
    private var phrases: [UInt32: UInt8] = [:]
    private var phraseBeginnings: Set<UInt32> = []

    var vectorSize = 64
    var vectorEpochs = 4
    var sizes = (coarse: 60, middle: 240, fine: 1200)
    var least = 3
    var cachePath: String?

    /// Adds a text that words are learnt from.
    mutating func add(_ sentence: TokenizedText) {
        var codes: [UInt8] = []
        for token in sentence.tokens {
            codes.removeAll(keepingCapacity: true)
            sentence.utf8.withUnsafeBufferPointer { NameDocument.fold($0, token.range, into: &codes) }
            guard !codes.isEmpty else { continue }
            let hash = codes.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) }
            entries[hash, default: Entry(codes: codes, count: 0)].count += 1
            text.append(hash)
        }
        text.append(0)
    }

    /// Adds a phrase of a word list; a single word also becomes a mark of that word.
    mutating func add(phrase: String, list: NameList) {
        let words = phrase.split(separator: " ")
        guard !words.isEmpty && words.count <= NameLexicon.longestPhrase else { return }
        var hash: UInt32 = 0
        for (i, word) in words.enumerated() {
            var codes: [UInt8] = []
            let bytes = Array(word.utf8)
            bytes.withUnsafeBufferPointer { NameDocument.fold($0, 0..<$0.count, into: &codes) }
            guard !codes.isEmpty else { return }
            let one = codes.withUnsafeBufferPointer { NameHash.word($0.baseAddress!, $0.count) }
            if words.count == 1 || list == .person {
                let mark = list == .person && words.count > 1 ? (i == 0 ? NameList.given : .surname) : list
                entries[one, default: Entry(codes: codes, count: 0)].lists |= 1 << UInt16(mark.rawValue)
            }
            hash = i == 0 ? one : NameHash.phrase(hash, one)
            if i + 1 < words.count { phraseBeginnings.insert(NameHash.phrase(0, hash)) }
        }
        if list == .given || list == .surname { return }
        let key = NameHash.phrase(0, hash)
        if let old = phrases[key], old <= list.rawValue { return }
        phrases[key] = list.rawValue
    }

    /// Builds the lexicon. `cache` keeps the vectors between runs while developing.
    mutating func build(log: (String) -> Void) -> NameLexicon {
        let keys = entries.keys.sorted { a, b in
            let x = entries[a]?.count ?? 0
            let y = entries[b]?.count ?? 0
            return x != y ? x > y : a < b
        }
        // Proclitics: a cut is right when what it leaves is common for what was cut.
        for key in keys {
            guard var entry = entries[key] else { continue }
            entry.stem = key
            var bestCount = 0
            entry.codes.withUnsafeBufferPointer { codes in
                guard let base = codes.baseAddress else { return }
                Proclitics.cuts(of: base, codes.count) { cut in
                    let stem = Proclitics.stem(of: base, codes.count, cut: cut)
                    let left = entries[stem]?.count ?? 0
                    let conjunction = cut == 1 && (codes[0] == LetterCode.waw || codes[0] == LetterCode.fa)
                    let factor = conjunction ? 5 : cut & Proclitics.restoresArticle != 0 ? 20 : cut == 1 ? 1 : 2
                    if left * factor > entry.count * (conjunction ? 1 : 1) && left > 2 && left > bestCount {
                        bestCount = left
                        entry.cut = cut
                        entry.stem = stem
                    }
                }
            }
            entries[key] = entry
        }
        // A stem that is itself cut is followed to its own stem's cluster through one more step at most.
        var stemCounts: [UInt32: Int] = [:]
        for key in keys { if let e = entries[key] { stemCounts[e.stem, default: 0] += e.count } }
        let stems = stemCounts.keys.filter { (stemCounts[$0] ?? 0) >= least }.sorted { a, b in
            let x = stemCounts[a] ?? 0
            let y = stemCounts[b] ?? 0
            return x != y ? x > y : a < b
        }
        var number: [UInt32: UInt32] = [:]
        for (i, stem) in stems.enumerated() { number[stem] = UInt32(i) }
        var counts = stems.map { stemCounts[$0] ?? 0 }
        // Proclitics are words of their own in the text that vectors are learnt from.
        var particle: [UInt8: UInt32] = [:]
        for cut in [1, 2, 0x81, 0x82] as [UInt8] {
            particle[cut] = UInt32(counts.count)
            counts.append(1)
        }
        var sequence: [UInt32] = []
        sequence.reserveCapacity(text.count * 5 / 4)
        for hash in text {
            if hash == 0 {
                sequence.append(.max)
                continue
            }
            guard let entry = entries[hash] else { continue }
            if entry.cut != 0, let p = particle[entry.cut] {
                sequence.append(p)
                counts[Int(p)] += 1
            }
            if let id = number[entry.stem] { sequence.append(id) }
        }
        log("words \(keys.count), stems \(stems.count), text \(sequence.count)")
        let vectors: WordVectors
        if let cachePath, let data = FileManager.default.contents(atPath: cachePath), data.count == counts.count * vectorSize * 4
        {
            vectors = WordVectors(size: vectorSize, values: data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) })
        } else {
            vectors = WordVectors(
                text: sequence, counts: counts, size: vectorSize, window: 4, negatives: 6, epochs: vectorEpochs, seed: 11)
            if let cachePath { vectors.values.withUnsafeBytes { try? Data($0).write(to: URL(fileURLWithPath: cachePath)) } }
        }
        log("vectors done")
        let coarse = vectors.clusters(sizes.coarse, rounds: 12, seed: 21)
        let middle = vectors.clusters(sizes.middle, rounds: 12, seed: 22)
        let fine = vectors.clusters(sizes.fine, rounds: 10, seed: 23)
        log("clusters done")

        var kept: [UInt32] = []
        for key in keys {
            guard let e = entries[key] else { continue }
            if e.count >= least || e.lists != 0 { kept.append(key) }
        }
        var lexicon = NameLexicon(
            words: KeyTable(keys: kept), cut: [], frequency: [], coarse: [], middle: [], fine: [], lists: [],
            phrases: KeyTable(keys: []), phraseList: [])
        for key in kept {
            guard let e = entries[key] else { continue }
            lexicon.cut.append(e.cut)
            var f: UInt8 = 0
            var c = e.count
            while c > 0 {
                f += 1
                c /= 2
            }
            lexicon.frequency.append(f)
            if let id = number[e.stem] {
                lexicon.coarse.append(UInt8(coarse[Int(id)] + 1))
                lexicon.middle.append(UInt8(middle[Int(id)] + 1))
                lexicon.fine.append(UInt16(fine[Int(id)] + 1))
            } else {
                lexicon.coarse.append(0)
                lexicon.middle.append(0)
                lexicon.fine.append(0)
            }
            lexicon.lists.append(e.lists | (entries[e.stem]?.lists ?? 0))
        }
        let phraseKeys = Set(phrases.keys).union(phraseBeginnings).sorted()
        lexicon.phrases = KeyTable(keys: phraseKeys)
        lexicon.phraseList = phraseKeys.map { key in
            (phrases[key] ?? NameLexicon.beginning) | (phraseBeginnings.contains(key) ? NameLexicon.continues : 0)
        }
        log("lexicon \(kept.count) words, \(phraseKeys.count) phrases")
        return lexicon
    }
}
