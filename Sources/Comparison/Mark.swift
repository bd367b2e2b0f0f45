/// A hash of 64 bits that is the same on every machine and in every process: by it a comparison knows what it has weighed before.
///
/// Each word is multiplied in and folded over (the finalizer of MurmurHash3, Appleby 2011).
package struct Mark: Sendable, Hashable {
    package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    package init() {}

    @inline(__always)
    package mutating func add(_ word: UInt64) {
        var mixed = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
        mixed ^= mixed >> 32
        mixed = mixed &* 0xC4CE_B9FE_1A85_EC53
        value = mixed ^ (mixed >> 29)
    }

    @inline(__always)
    package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Complexity: linear, eight bytes a step.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count {
            rest |= UInt64(bytes[offset]) << shift
            shift += 8
            offset += 1
        }
        add(rest)
        add(UInt64(truncatingIfNeeded: bytes.count))
    }

    package mutating func add(_ string: String) {
        var string = string
        string.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    package mutating func add(_ string: String?) {
        add(string == nil ? 0 : 1 as UInt64)
        if let string { add(string) }
    }
}
