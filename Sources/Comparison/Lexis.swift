/// The words of a telling, and the keys by which tellings are found and weighed against one another.
final class Lexis: Sendable {
    let words: [ContentWord]
    /// Sorted, without grammar and negators.
    let keys: [UInt32]
    /// Weight of each of the keys: that of its heaviest word.
    let weights: [UInt8]
    let total: Int

    /// Complexity: that of sorting the words.
    init(_ words: [ContentWord]) {
        self.words = words
        var pairs: [UInt64] = []
        pairs.reserveCapacity(words.count)
        for word in words where word.isKey {
            pairs.append(UInt64(word.key) << 8 | UInt64(word.weight))
        }
        pairs.sort()
        var keys: [UInt32] = [], weights: [UInt8] = []
        keys.reserveCapacity(pairs.count)
        weights.reserveCapacity(pairs.count)
        for pair in pairs {
            let key = UInt32(truncatingIfNeeded: pair >> 8), weight = UInt8(truncatingIfNeeded: pair)
            if keys.last == key {
                weights[weights.count - 1] = weight
            } else {
                keys.append(key)
                weights.append(weight)
            }
        }
        self.keys = keys
        self.weights = weights
        total = weights.reduce(0) { $0 + Int($1) }
    }
}

/// The bytes of one digest, which its tellings share.
final class DigestBytes: Sendable {
    let storage: [UInt8]
    /// Hash of them all.
    let mark: UInt64

    init(_ storage: [UInt8]) {
        self.storage = storage
        var mark = Mark()
        storage.withUnsafeBytes { mark.add($0) }
        self.mark = mark.value
    }
}
