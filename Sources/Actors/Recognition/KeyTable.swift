/// A read-only open-addressing table from 32-bit keys to their row number. Key 0 marks a free slot.
///
/// Lookup takes O(1) on average; the keys spread because they are hashes themselves.
struct KeyTable: Sendable {
    /// Slot → key. The count is a power of two, and a quarter of the slots at least is free.
    private(set) var keys: [UInt32]
    /// Slot → row.
    private(set) var rows: [UInt32]
    /// How many rows there are.
    let count: Int

    /// Builds a table of `keys`; row n is the n-th key. A key that comes again, or that is 0, is not found under its later row.
    init(keys list: [UInt32]) {
        var size = 16
        while size * 3 < list.count * 4 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        rows = [UInt32](repeating: 0, count: size)
        count = list.count
        for (row, key) in list.enumerated() where key != 0 {
            var slot = Int(key) & (size - 1)
            while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (size - 1) }
            if keys[slot] == 0 {
                keys[slot] = key
                rows[slot] = UInt32(row)
            }
        }
    }

    /// The keys by row, 0 for a row that cannot be found.
    func orderedKeys() -> [UInt32] {
        var result = [UInt32](repeating: 0, count: count)
        for slot in keys.indices where keys[slot] != 0 { result[Int(rows[slot])] = keys[slot] }
        return result
    }
}

extension UnsafeBufferPointer where Element == UInt32 {
    /// The slot of a ``KeyTable``'s keys that holds `key`, or -1.
    @inline(__always)
    func slot(of key: UInt32) -> Int {
        let mask = count - 1
        var slot = Int(key) & mask
        while true {
            let found = self[slot]
            if found == key { return slot }
            if found == 0 { return -1 }
            slot = (slot + 1) & mask
        }
    }
}
