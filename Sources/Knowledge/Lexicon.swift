import ArabicText
import Readings

/// Names a table of forms within one lexicon.
public struct LexiconTable: Sendable, Hashable {
    public let rawValue: UInt8
}

/// One form of one row.
public struct LexicalEntry: Sendable, Hashable {
    public let table: LexiconTable
    /// What the room that added the form wants back: as a rule the index of the row.
    public let row: Int32
    public let features: WordFeatures
}

/// All forms of all tables in one hash table: each word of a text is looked up once for every way to cut its clitics.
///
/// Forms are keyed by the 64-bit ``FormHash`` of their folded letters; with some 10^5 forms the odds that a foreign word hits one
/// by chance are below 10^-12 a word.
public struct Lexicon: Sendable {
    struct Phrase: Sendable {
        /// Hashes of the words behind the first.
        let rest: Range<Int32>
        let entry: LexicalEntry
    }

    struct Slot: Sendable {
        var key: UInt64
        var words: Range<Int32>
        var phrases: Range<Int32>
        /// Whether a table of words, not only one of surfaces, has the form.
        var isListed = false
    }

    private let slots: [Slot]
    private let mask: Int
    private let entries: [LexicalEntry]
    private let phrases: [Phrase]
    /// The hashes behind the first of all phrases.
    private let rests: [UInt64]

    /// - Parameters:
    ///   - words: forms of one word with their keys, in the order in which they were added; of equal ones the first stays. `isWord`: no
    ///     surface that may hold clitics.
    ///   - phrases: forms of several words with the keys of their first.
    init(words: [(key: UInt64, entry: LexicalEntry, isWord: Bool)], phrases listed: [(key: UInt64, phrase: Phrase)], rests: [UInt64]) {
        var table = SlotTable(keys: words.lazy.map(\.key), and: listed.lazy.map(\.key))
        var entries: [LexicalEntry] = []
        var phrases: [Phrase] = []
        // Two passes over the forms instead of a list for each key: count, then place.
        let wordSlots = words.map { table.slot($0.key) }
        for slot in wordSlots { table.counts[slot] += 1 }
        var starts = table.starts()
        if let filler = words.first?.entry { entries = Array(repeating: filler, count: words.count) }
        var ends = starts
        for (form, slot) in zip(words, wordSlots) where !entries[starts[slot]..<ends[slot]].contains(form.entry) {
            if form.isWord { table.slots[slot].isListed = true }
            entries[ends[slot]] = form.entry
            ends[slot] += 1
        }
        for slot in starts.indices { table.slots[slot].words = Int32(starts[slot])..<Int32(ends[slot]) }
        let phraseSlots = listed.map { table.slot($0.key) }
        for slot in phraseSlots { table.counts[slot] += 1 }
        starts = table.starts()
        if let filler = listed.first?.phrase { phrases = Array(repeating: filler, count: listed.count) }
        ends = starts
        for (form, slot) in zip(listed, phraseSlots) {
            phrases[ends[slot]] = form.phrase
            ends[slot] += 1
        }
        for slot in starts.indices where ends[slot] > starts[slot] {
            let place = starts[slot]..<ends[slot]
            table.slots[slot].phrases = Int32(place.lowerBound)..<Int32(place.upperBound)
            guard place.count > 1 else { continue }
            // Longest first, so that a matcher may stop at the first.
            phrases[place] = ArraySlice(
                phrases[place].enumerated().sorted { ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset) }.map(\.element))
        }
        slots = table.slots
        mask = table.mask
        self.entries = entries
        self.phrases = phrases
        self.rests = rests
    }

    /// The slots while they are filled.
    private struct SlotTable {
        var slots: [Slot]
        let mask: Int
        /// How many forms a slot will hold.
        var counts: [Int]

        /// At most half of the slots are taken.
        init(keys: some Collection<UInt64>, and others: some Collection<UInt64>) {
            var probe = KeyCount(atMost: keys.count + others.count)
            for key in keys { probe.add(key) }
            for key in others { probe.add(key) }
            var capacity = 64
            while capacity < probe.count * 2 { capacity *= 2 }
            slots = [Slot](repeating: Slot(key: 0, words: 0..<0, phrases: 0..<0), count: capacity)
            counts = [Int](repeating: 0, count: capacity)
            mask = capacity - 1
        }

        /// The slot of a key, taken for it if it has none.
        mutating func slot(_ key: UInt64) -> Int {
            var index = Int(truncatingIfNeeded: key) & mask
            while slots[index].key != key {
                if slots[index].key == 0 {
                    slots[index].key = key
                    break
                }
                index = (index + 1) & mask
            }
            return index
        }

        /// Where the forms of each slot begin; the counts start anew.
        mutating func starts() -> [Int] {
            var result = counts
            var sum = 0
            for slot in result.indices {
                result[slot] = sum
                sum += counts[slot]
                counts[slot] = 0
            }
            return result
        }
    }

    /// Counts different keys.
    private struct KeyCount {
        private var keys: [UInt64]
        private let mask: Int
        private(set) var count = 0

        init(atMost most: Int) {
            var capacity = 64
            while capacity < most * 2 { capacity *= 2 }
            keys = [UInt64](repeating: 0, count: capacity)
            mask = capacity - 1
        }

        mutating func add(_ key: UInt64) {
            var index = Int(truncatingIfNeeded: key) & mask
            while keys[index] != 0, keys[index] != key { index = (index + 1) & mask }
            if keys[index] == 0 {
                keys[index] = key
                count += 1
            }
        }
    }

    /// Whether any table of words has the form as a word of its own.
    public func hasWord(_ key: UInt64) -> Bool { withView { view in view.slot(key)?.isListed ?? false } }

    /// Lends the tables without the reference counting that arrays cost on every access.
    func withView<Result>(_ body: (View) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            entries.withUnsafeBufferPointer { entries in
                phrases.withUnsafeBufferPointer { phrases in
                    rests.withUnsafeBufferPointer { rests in
                        body(View(slots: slots, mask: mask, entries: entries, phrases: phrases, rests: rests))
                    }
                }
            }
        }
    }

    /// Borrowed tables; valid within ``withView(_:)`` only.
    struct View {
        let slots: UnsafeBufferPointer<Slot>
        let mask: Int
        let entries: UnsafeBufferPointer<LexicalEntry>
        let phrases: UnsafeBufferPointer<Phrase>
        let rests: UnsafeBufferPointer<UInt64>

        @inline(__always)
        func slot(_ key: UInt64) -> Slot? {
            var index = Int(truncatingIfNeeded: key) & mask
            while true {
                let slot = slots[index]
                if slot.key == key { return slot }
                if slot.key == 0 { return nil }
                index = (index + 1) & mask
            }
        }

        /// Appends the words and phrases of a slot that begin with a token under a cut.
        @inline(__always)
        func appendMatches(
            of slot: Slot, _ segmentation: Segmentation, at token: Int, before sentenceEnd: Int, hashes: UnsafeBufferPointer<UInt64>,
            to matches: inout [LexicalMatch]
        ) {
            for index in slot.words {
                matches.append(LexicalMatch(entry: entries[Int(index)], segmentation: segmentation, tokenCount: 1))
            }
            // A pronoun inside a phrase breaks it.
            guard segmentation.enclitic == .none else { return }
            for index in slot.phrases {
                let rest = phrases[Int(index)].rest
                guard token + rest.count < sentenceEnd else { continue }
                let first = Int(rest.lowerBound)
                var equal = true
                for offset in 0..<rest.count where hashes[token + 1 + offset] != rests[first + offset] {
                    equal = false
                    break
                }
                if equal {
                    matches.append(
                        LexicalMatch(entry: phrases[Int(index)].entry, segmentation: segmentation, tokenCount: Int16(rest.count + 1)))
                }
            }
        }
    }
}

/// A lexicon entry found in a text.
public struct LexicalMatch: Sendable, Hashable {
    public let entry: LexicalEntry
    /// How the first word is cut.
    public let segmentation: Segmentation
    /// 1 for a word, more for a phrase.
    public let tokenCount: Int16
}

/// Collects the forms of all rooms. Every room registers its tables and adds the forms of their rows; then the lexicon is built once.
///
/// Rooms that fill builders of their own side by side number their tables from different starts and are appended in the end.
public struct LexiconBuilder: Sendable {
    private var words: [(key: UInt64, entry: LexicalEntry, isWord: Bool)] = []
    private var phrases: [(key: UInt64, phrase: Lexicon.Phrase)] = []
    private var rests: [UInt64] = []
    private var tableCount: Int
    private var surfaces: Set<LexiconTable> = []

    /// Whether a form begins with a letter that may be joined to a word: و ف ب ل ك.
    private static func mayHoldProclitics(_ form: String) -> Bool { form.first.map { "وفبلك".contains($0) } ?? false }

    /// - Parameter tables: how many numbers of tables are left to other builders.
    public init(after tables: Int = 0) { tableCount = tables }

    /// A new table of forms. At most 255.
    /// - Parameter surfaces: its forms are written as texts have them, with the clitics that may be joined to them («بالمثل»), so that
    ///   they say nothing of where a word is to be cut.
    public mutating func register(_ name: String, surfaces isSurface: Bool = false) -> LexiconTable {
        tableCount += 1
        let table = LexiconTable(rawValue: UInt8(clamping: tableCount))
        if isSurface { surfaces.insert(table) }
        return table
    }

    /// Adds a form: a word or a phrase of several, given in any spelling that folds to it.
    public mutating func add(_ form: String, table: LexiconTable, row: Int, features: WordFeatures = WordFeatures()) {
        let hashes = FormHash.words(of: form)
        guard let key = hashes.first else { return }
        let entry = LexicalEntry(table: table, row: Int32(row), features: features)
        if hashes.count == 1 {
            words.append((key, entry, !surfaces.contains(table) || !Self.mayHoldProclitics(form)))
        } else {
            let start = Int32(rests.count)
            rests += hashes.dropFirst()
            phrases.append((key, Lexicon.Phrase(rest: start..<Int32(rests.count), entry: entry)))
        }
    }

    /// Adds derived forms of one row.
    public mutating func add(_ forms: [Inflection.Form], table: LexiconTable, row: Int) {
        for form in forms { add(form.text, table: table, row: row, features: form.features) }
    }

    /// Adds all forms of another builder behind those of this one. Their tables must have different numbers.
    public mutating func append(_ other: LexiconBuilder) {
        let shift = Int32(rests.count)
        words += other.words
        rests += other.rests
        for (key, phrase) in other.phrases {
            let rest = (phrase.rest.lowerBound + shift)..<(phrase.rest.upperBound + shift)
            phrases.append((key, Lexicon.Phrase(rest: rest, entry: phrase.entry)))
        }
        tableCount = max(tableCount, other.tableCount)
        surfaces.formUnion(other.surfaces)
    }

    public func build() -> Lexicon { Lexicon(words: words, phrases: phrases, rests: rests) }
}
