/// Writes numbers and strings one behind the other: integers in as few bytes as they need (LEB128, signed ones in zigzag order),
/// strings and lists behind their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter count: bytes that are to come.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func count(_ value: Int) {
        var rest = UInt64(truncatingIfNeeded: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func integer(_ value: Int) { count((value << 1) ^ (value >> 63)) }

    mutating func word(_ value: UInt32) {
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    mutating func number(_ value: Double) {
        word(UInt32(truncatingIfNeeded: value.bitPattern))
        word(UInt32(truncatingIfNeeded: value.bitPattern >> 32))
    }

    mutating func string(_ value: String) {
        count(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func optional<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
        flag(value != nil)
        if let value { body(&self, value) }
    }

    mutating func optional(_ value: String?) { optional(value) { $0.string($1) } }

    mutating func list<Value>(_ values: [Value], _ body: (inout ByteWriter, Value) -> Void) {
        count(values.count)
        for value in values { body(&self, value) }
    }

    /// The place of a case among all cases.
    mutating func choice<Value: CaseIterable & Equatable>(_ value: Value) {
        var place: UInt8 = 0
        for other in Value.allCases {
            if other == value { break }
            place += 1
        }
        bytes.append(place)
    }
}
