import ArabicText

/// The shingles of a text that copies are found by: hashes of three folded words in a row, every second of them by value
/// (sampling "0 mod p": Manber, "Finding similar files in a large file system", 1994).
struct TextSketch: Sendable, Hashable, Codable {
    /// Sorted, without repetition.
    var shingles: [UInt32] = []
    /// Words of the text.
    var words = 0

    init() {}

    /// Complexity: linear in the number of tokens.
    init(_ text: TokenizedText, leavingOut furniture: [Range<Int>]) {
        var window: (UInt32, UInt32) = (0, 0)
        var filled = 0
        var found: [UInt32] = []
        var next = 0
        let furniture = furniture.sorted { $0.lowerBound < $1.lowerBound }
        for index in text.tokens.indices {
            let token = text.tokens[index]
            guard token.kind == .word || token.kind == .latin || token.kind == .number else { continue }
            while next < furniture.count, furniture[next].upperBound <= Int(token.start) { next += 1 }
            if next < furniture.count, furniture[next].lowerBound <= Int(token.start) { continue }
            let word = WordSkeleton.hash(text.foldedBytes(index))
            words += 1
            filled += 1
            if filled >= 3 {
                var hash = window.0 &* 0x9E37_79B1
                hash = (hash ^ (hash >> 15) ^ window.1) &* 0x85EB_CA77
                hash = (hash ^ (hash >> 13) ^ word) &* 0xC2B2_AE3D
                hash ^= hash >> 16
                if hash & 1 == 0 { found.append(hash) }
            }
            window = (window.1, word)
        }
        found.sort()
        shingles.reserveCapacity(found.count)
        for hash in found where shingles.last != hash { shingles.append(hash) }
    }

    func shared(with other: TextSketch) -> Int {
        var i = 0
        var j = 0
        var count = 0
        while i < shingles.count, j < other.shingles.count {
            if shingles[i] == other.shingles[j] {
                count += 1
                i += 1
                j += 1
            } else if shingles[i] < other.shingles[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
