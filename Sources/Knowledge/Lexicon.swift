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
        let rest: [UInt64]
        let entry: LexicalEntry
    }

    struct Slot: Sendable {
        var key: UInt64
        var words: Range<Int32>
        var phrases: Range<Int32>
    }

    private let slots: [Slot]
    private let mask: Int
    private let entries: [LexicalEntry]
    private let phrases: [Phrase]
    private let tableNames: [String]

    init(words: [UInt64: [LexicalEntry]], phrases grouped: [UInt64: [Phrase]], tableNames: [String]) {
        let keys = Set(words.keys).union(grouped.keys).sorted()
        var capacity = 64
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var slots = [Slot](repeating: Slot(key: 0, words: 0..<0, phrases: 0..<0), count: capacity)
        var entries: [LexicalEntry] = []
        var phrases: [Phrase] = []
        for key in keys {
            let firstEntry = Int32(entries.count)
            entries += words[key] ?? []
            let firstPhrase = Int32(phrases.count)
            // Longest first, so that a matcher may stop at the first.
            phrases += (grouped[key] ?? []).enumerated().sorted { ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset) }
                .map(\.element)
            var index = Int(truncatingIfNeeded: key) & (capacity - 1)
            while slots[index].key != 0 { index = (index + 1) & (capacity - 1) }
            slots[index] = Slot(
                key: key, words: firstEntry..<Int32(entries.count), phrases: firstPhrase..<Int32(phrases.count))
        }
        self.slots = slots
        self.entries = entries
        self.phrases = phrases
        self.tableNames = tableNames
    }

    /// Whether any table has the form as a word of its own.
    public func hasWord(_ key: UInt64) -> Bool { withView { view in view.slot(key).map { !$0.words.isEmpty } ?? false } }

    /// Lends the tables without the reference counting that arrays cost on every access.
    func withView<Result>(_ body: (View) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            entries.withUnsafeBufferPointer { entries in
                phrases.withUnsafeBufferPointer { phrases in
                    body(View(slots: slots, mask: mask, entries: entries, phrases: phrases))
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
                var equal = true
                for offset in rest.indices where hashes[token + 1 + offset] != rest[offset] {
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
public struct LexiconBuilder {
    private var words: [UInt64: [LexicalEntry]] = [:]
    private var phrases: [UInt64: [Lexicon.Phrase]] = [:]
    private var tableNames: [String] = []

    public init() {}

    /// A new table of forms. At most 255.
    public mutating func register(_ name: String) -> LexiconTable {
        tableNames.append(name)
        return LexiconTable(rawValue: UInt8(clamping: tableNames.count))
    }

    /// Adds a form: a word or a phrase of several, given in any spelling that folds to it.
    public mutating func add(_ form: String, table: LexiconTable, row: Int, features: WordFeatures = WordFeatures()) {
        let text = TokenizedText(form)
        guard let first = text.tokens.indices.first else { return }
        let entry = LexicalEntry(table: table, row: Int32(row), features: features)
        let key = FormHash(text.foldedBytes(first)).value
        if text.tokens.count == 1 {
            if words[key]?.contains(entry) != true { words[key, default: []].append(entry) }
        } else {
            let rest = text.tokens.indices.dropFirst().map { FormHash(text.foldedBytes($0)).value }
            phrases[key, default: []].append(Lexicon.Phrase(rest: rest, entry: entry))
        }
    }

    /// Adds derived forms of one row.
    public mutating func add(_ forms: [Inflection.Form], table: LexiconTable, row: Int) {
        for form in forms { add(form.text, table: table, row: row, features: form.features) }
    }

    public func build() -> Lexicon { Lexicon(words: words, phrases: phrases, tableNames: tableNames) }
}
