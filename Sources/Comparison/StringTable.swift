/// Strings by number, in the order of first appearance. Strings are equal here when their UTF-8 is: no table of Unicode is asked, which
/// makes it many times as fast as a dictionary of strings.
struct StringTable: Sendable {
    private(set) var strings: [String] = []
    private var hashes: [UInt64] = []
    /// Number plus one, zero for an empty slot; open addressing, at most half full.
    private var slots = [Int32](repeating: 0, count: 1024)

    var count: Int { strings.count }

    subscript(number: Int) -> String { strings[number] }

    /// The number of a string, a new one when it is new. Complexity: linear in the string's length.
    mutating func number(_ string: String) -> Int {
        let hash = Self.hash(string)
        let slot = slot(string, hash)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        strings.append(string)
        hashes.append(hash)
        slots[slot] = Int32(strings.count)
        if strings.count * 2 > slots.count { grow() }
        return strings.count - 1
    }

    /// Nil when the table does not hold the string.
    func find(_ string: String) -> Int? {
        let number = slots[slot(string, Self.hash(string))]
        return number == 0 ? nil : Int(number) - 1
    }

    private func slot(_ string: String, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, Self.areEqual(strings[number], string) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for number in strings.indices {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number + 1)
        }
    }

    private static func areEqual(_ a: String, _ b: String) -> Bool {
        var a = a, b = b
        return a.withUTF8 { left in b.withUTF8 { right in left.count == right.count && left.elementsEqual(right) } }
    }

    private static func hash(_ string: String) -> UInt64 {
        var mark = Mark()
        mark.add(string)
        return mark.value
    }
}
