/// What the recogniser knows of one token before it looks at the neighbours: hashes of its folded form and of its form
/// without proclitics, and what the lexicon says of it. A plain value; no strings.
struct WordForm: Sendable {
    /// Hash of the folded word.
    var surface: UInt32 = 0
    /// Hash of the folded word without its proclitic particles.
    var stem: UInt32 = 0
    /// The folded letters, as a range of the document's code buffer.
    var start: Int32 = 0
    var end: Int32 = 0
    /// Number of codes that are proclitic particles (و ف ب ل ك).
    var cut: UInt8 = 0
    /// Bit set of `Kind`.
    var kind: UInt8 = 0
    /// Cluster numbers, coarse to fine; 0 is "never seen".
    var coarse: UInt8 = 0
    var middle: UInt8 = 0
    var fine: UInt16 = 0
    /// How often the word was seen in the large corpus, in steps of a doubling.
    var frequency: UInt8 = 0
    /// Word lists that hold the word: bit set of `NameList`.
    var lists: UInt16 = 0
    /// Longest list phrase that covers the word: `NameList` number + 1, times four, plus position (begin, inside, end, alone).
    var phrase: UInt8 = 0
    /// What an earlier model made of the word in a large corpus; see ``NameMemory``.
    var found: UInt8 = 0
    /// Longest remembered name that covers the word: type + 1, times four, plus position as in ``phrase``.
    var memory: UInt8 = 0

    enum Kind {
        static let arabic: UInt8 = 1
        static let latin: UInt8 = 2
        static let digit: UInt8 = 4
        static let mark: UInt8 = 8
        static let quoted: UInt8 = 16
        static let bracketed: UInt8 = 32
        static let article: UInt8 = 64
    }
}

/// Hashing of folded words and of features.
enum NameHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) static func mix(_ h: UInt64, _ value: UInt64) -> UInt64 {
        var x = (h ^ value) &* 0x9E37_79B9_7F4A_7C15
        x ^= x >> 32
        return x
    }

    /// Hash of a slice of letter codes; never 0.
    @inline(__always) static func word(_ codes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        var h = seed
        for i in 0..<count { h = (h ^ UInt64(codes[i])) &* 0x0000_0100_0000_01B3 }
        return finish(h)
    }

    @inline(__always) static func finish(_ value: UInt64) -> UInt32 {
        var x = value
        x ^= x >> 29
        x = x &* 0xBF58_476D_1CE4_E5B9
        x ^= x >> 32
        let low = UInt32(truncatingIfNeeded: x)
        return low == 0 ? 1 : low
    }

    /// Hash of a phrase grown by one word.
    @inline(__always) static func phrase(_ h: UInt32, _ word: UInt32) -> UInt32 {
        finish(mix(UInt64(h) &+ 0x51ED, UInt64(word)))
    }
}
