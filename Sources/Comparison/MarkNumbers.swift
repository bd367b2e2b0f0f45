/// Hashes of 64 bits by number, in the order in which they came: open addressing, at most half full.
struct MarkNumbers: Sendable {
    private(set) var marks: [UInt64] = []
    /// By slot the number plus one; zero for an empty slot.
    private var slots = [Int32](repeating: 0, count: 1 << 10)
    private var shift: UInt64 = 54

    var count: Int { marks.count }

    /// The number of a mark, a new one when it is new.
    mutating func number(_ mark: UInt64) -> Int {
        let slot = slot(mark)
        if slots[slot] != 0 { return Int(slots[slot]) - 1 }
        marks.append(mark)
        slots[slot] = Int32(marks.count)
        if marks.count * 2 > slots.count { grow() }
        return marks.count - 1
    }

    /// Whether a mark is new.
    mutating func insert(_ mark: UInt64) -> Bool {
        let former = count
        return number(mark) == former
    }

    /// Nil for a mark that has none.
    func find(_ mark: UInt64) -> Int? {
        let number = slots[slot(mark)]
        return number == 0 ? nil : Int(number) - 1
    }

    private func slot(_ mark: UInt64) -> Int {
        var slot = Int((mark &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, marks[Int(slots[slot]) - 1] != mark { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        shift -= 1
        for (number, mark) in marks.enumerated() { slots[slot(mark)] = Int32(number + 1) }
    }
}
