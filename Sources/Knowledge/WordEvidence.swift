import ArabicText
import Foundation

/// How often news writes a folded word form: the evidence by which clitics are cut or left.
///
/// Counts are kept as rounded base-2 logarithms, learnt from a corpus by `sanad train forms`.
/// File format: "SNDFORM1", then the number of entries (UInt32, little-endian), then the sorted hashes (UInt64) and, behind them, one
/// byte of log-count for each.
public struct WordEvidence: Sendable {
    private let slots: [UInt64]
    private let levels: [UInt8]
    private let mask: Int

    public static let magic = Array("SNDFORM1".utf8)

    /// No evidence: words are cut only as the lexicon says.
    public init() {
        slots = [0]
        levels = [0]
        mask = 0
    }

    /// From forms and counts.
    public init(counts: [UInt64: Int]) { self.init(pairs: counts.map { ($0.key, Self.level($0.value)) }) }

    /// Nil when the bytes are no such file.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 12, Array(bytes[0..<8]) == Self.magic else { return nil }
        func integer(_ at: Int, _ length: Int) -> UInt64 {
            var value: UInt64 = 0
            for offset in 0..<length { value |= UInt64(bytes[at + offset]) << (8 * UInt64(offset)) }
            return value
        }
        let count = Int(integer(8, 4))
        guard bytes.count == 12 + count * 9 else { return nil }
        var pairs: [(UInt64, UInt8)] = []
        pairs.reserveCapacity(count)
        for index in 0..<count { pairs.append((integer(12 + index * 8, 8), bytes[12 + count * 8 + index])) }
        self.init(pairs: pairs)
    }

    private init(pairs: [(UInt64, UInt8)]) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        var slots = [UInt64](repeating: 0, count: capacity)
        var levels = [UInt8](repeating: 0, count: capacity)
        for (key, level) in pairs {
            var index = Int(truncatingIfNeeded: key) & (capacity - 1)
            while slots[index] != 0, slots[index] != key { index = (index + 1) & (capacity - 1) }
            slots[index] = key
            levels[index] = level
        }
        self.slots = slots
        self.levels = levels
        mask = capacity - 1
    }

    /// Eighths of a binary logarithm, at least 1.
    private static func level(_ count: Int) -> UInt8 {
        UInt8(clamping: max(1, Int((log2(Double(max(1, count))) * 8).rounded())))
    }

    /// The file's bytes for counts; the same bytes for the same counts.
    public static func encode(counts: [UInt64: Int]) -> [UInt8] {
        let keys = counts.keys.sorted()
        var bytes = magic
        func append(_ value: UInt64, _ length: Int) {
            for offset in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(offset)))) }
        }
        append(UInt64(keys.count), 4)
        for key in keys { append(key, 8) }
        for key in keys { bytes.append(level(counts[key] ?? 1)) }
        return bytes
    }

    /// Base-2 logarithm of the count in eighths; 0 for forms that were not seen.
    public func level(_ key: UInt64) -> Int { withView { $0.level(key) } }

    /// The cut of a folded word that evidence speaks for. A cut must earn its clitics: its stem is known to stand alone, and
    /// more often than the price of each clitic, or the lexicon lists it while the whole is listed nowhere.
    public func segmentation(of word: ArraySlice<UInt8>, lexicon: Lexicon) -> Segmentation {
        var choice = CutChoice(length: word.count)
        withView { evidence in
            word.withUnsafeBufferPointer { word in
                CliticAnalyzer.segmentations(of: word) { cut in
                    let key = FormHash.stem(word, cut)
                    choice.weigh(cut, evidence.score(cut, key: key, isListed: lexicon.hasWord(key), word: word))
                }
            }
        }
        return choice.best
    }

    /// Lends the counts without the reference counting that arrays cost on every access.
    func withView<Result>(_ body: (View) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            levels.withUnsafeBufferPointer { levels in body(View(slots: slots, levels: levels, mask: mask)) }
        }
    }

    /// The best cut so far.
    struct CutChoice {
        private(set) var best: Segmentation
        private var score = Int.min

        init(length: Int) { best = Segmentation(stemStart: 0, stemEnd: length) }

        @inline(__always)
        mutating func weigh(_ cut: Segmentation, _ score: Int) {
            guard score > self.score else { return }
            self.score = score
            best = cut
        }
    }

    /// Borrowed counts; valid within ``withView(_:)`` only.
    struct View {
        let slots: UnsafeBufferPointer<UInt64>
        let levels: UnsafeBufferPointer<UInt8>
        let mask: Int

        @inline(__always)
        func level(_ key: UInt64) -> Int {
            var index = Int(truncatingIfNeeded: key) & mask
            while true {
                if slots[index] == key { return Int(levels[index]) }
                if slots[index] == 0 { return 0 }
                index = (index + 1) & mask
            }
        }

        /// Whether a cut may hold: a stem that news never writes alone is no word when the whole is common, unless other clitics
        /// vouch for it. «الحاكم» is not ألحا + كم, «انتشار» not أ + نتشار.
        @inline(__always)
        func allows(_ cut: Segmentation, stem: UInt64, whole: UInt64) -> Bool {
            guard !cut.isWhole, cut.enclitic.isRare || cut.proclitics.contains(.question) else { return true }
            return level(stem) + 24 >= level(whole)
        }

        /// How much speaks for a cut, in eighths of a bit.
        @inline(__always)
        func score(_ cut: Segmentation, key: UInt64, isListed: Bool, word: UnsafeBufferPointer<UInt8>) -> Int {
            var score = level(key)
            if isListed { score = max(score, 24) + 16 }
            // No conjunction or preposition stands between the article and its noun: «الوحدة» vouches for «وحدة» whole.
            if cut.isWhole {
                let definite = level(WordEvidence.definite(word))
                if definite >= max(16, score - 40) { score = max(score, definite) + 20 }
            }
            if score == 0 { score = -60 }
            return score - WordEvidence.price(cut)
        }
    }

    /// The hash of a word behind the article.
    private static func definite(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = FormHash([0xD8, 0xA7, 0xD9, 0x84])
        for byte in word { hash.combine(byte) }
        return hash.value
    }

    /// In eighths of a bit: how much more often a stem must be seen than the whole for the cut to hold.
    private static func price(_ cut: Segmentation) -> Int {
        var price = 0
        let clitics = cut.proclitics
        // «و» opens every second sentence of news: «وقال» is written more often than «قال».
        if clitics.contains(.waw) { price -= cut.stem.count >= 6 ? 10 : 0 }
        if clitics.contains(.fa) { price += 16 }
        if clitics.contains(.ba) { price += 12 }
        if clitics.contains(.lam) { price += clitics.contains(.article) ? 4 : 14 }
        if clitics.contains(.kaf) { price += 24 }
        if clitics.contains(.sin) { price += 10 }
        if clitics.contains(.article) { price -= 6 }
        if clitics.contains(.question) { price += 60 }
        switch cut.enclitic {
        case .none: break
        case .ha3fs, .hum, .huma, .hunna: price -= cut.stem.count >= 8 ? 16 : -6
        case .ha3ms: price += 12
        case .na, .kum, .ni: price += 16
        case .kaf, .ya: price += 40
        }
        if cut.restoration == .alifMaqsura { price += 30 }
        // Short stems are words by accident.
        if cut.stem.count <= 4, !cut.isWhole { price += 16 }
        return price
    }
}
