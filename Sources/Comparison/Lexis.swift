/// The keys by which tellings are found and weighed against one another: a look at them in one piece of memory, which its owner frees.
struct Lexis: @unchecked Sendable {
    /// Sorted, without grammar and negators.
    let keys: UnsafeBufferPointer<UInt32>
    /// Weight of each of the keys: that of its heaviest word.
    let weights: UnsafeBufferPointer<UInt8>
    let total: Int

    /// Number of the keys and their weight together, before the keys and their weights.
    private static let head = 8

    /// - Parameter place: what ``make(_:)`` gave.
    init(at place: UnsafeRawPointer) {
        let count = Int(place.load(as: Int32.self))
        keys = UnsafeBufferPointer(start: (place + Self.head).assumingMemoryBound(to: UInt32.self), count: count)
        weights = UnsafeBufferPointer(start: (place + Self.head + 4 * count).assumingMemoryBound(to: UInt8.self), count: count)
        total = Int(place.load(fromByteOffset: 4, as: Int32.self))
    }

    /// Memory that is to be freed by whoever asked for it.
    /// Complexity: that of sorting the words.
    static func make(_ words: ContentWords) -> UnsafeMutableRawPointer {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words.count + 1) { pairs in
            var length = 0
            for word in words where word.isKey {
                pairs[length] = UInt64(word.key) << 8 | UInt64(word.weight)
                length += 1
            }
            var sorted = UnsafeMutableBufferPointer(rebasing: pairs[..<length])
            sorted.sort()
            var count = 0
            for (place, pair) in sorted.enumerated() where place == 0 || sorted[place - 1] >> 8 != pair >> 8 { count += 1 }
            let made = UnsafeMutableRawPointer.allocate(byteCount: head + 5 * count, alignment: 8)
            let keys = (made + head).bindMemory(to: UInt32.self, capacity: count)
            let weights = (made + head + 4 * count).bindMemory(to: UInt8.self, capacity: count)
            var next = -1, total = 0
            for (place, pair) in sorted.enumerated() {
                if place == 0 || sorted[place - 1] >> 8 != pair >> 8 { next += 1 }
                keys[next] = UInt32(truncatingIfNeeded: pair >> 8)
                // The heaviest of one key comes last.
                weights[next] = UInt8(truncatingIfNeeded: pair)
            }
            for place in 0..<count { total += Int(weights[place]) }
            made.storeBytes(of: Int32(count), as: Int32.self)
            made.storeBytes(of: Int32(total), toByteOffset: 4, as: Int32.self)
            return made
        }
    }
}
