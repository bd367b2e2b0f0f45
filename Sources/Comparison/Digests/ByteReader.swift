/// Reads what ``ByteWriter`` wrote. Bytes that nobody wrote give an error, never a trap.
struct ByteReader {
    struct Damaged: Error {}

    private let bytes: UnsafeRawBufferPointer
    private(set) var offset: Int

    /// - Parameters:
    ///   - bytes: must outlive the reader.
    ///   - offset: where reading begins.
    init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Hash of what was read since an offset.
    func mark(from opening: Int) -> UInt64 {
        var mark = Mark()
        mark.add(UnsafeRawBufferPointer(rebasing: bytes[opening..<offset]))
        return mark.value
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() throws -> UInt8 {
        guard offset < bytes.count else { throw Damaged() }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func count() throws -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: value) }
            shift += 7
            guard shift < 64 else { throw Damaged() }
        }
    }

    mutating func integer() throws -> Int {
        let value = UInt64(bitPattern: Int64(try count()))
        return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
    }

    mutating func word() throws -> UInt32 {
        guard bytes.count - offset >= 4 else { throw Damaged() }
        defer { offset += 4 }
        return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    mutating func number() throws -> Double {
        let low = UInt64(try word()), high = UInt64(try word())
        return Double(bitPattern: high << 32 | low)
    }

    /// Passes over a list of elements of so many bytes.
    /// - Returns: where it begins.
    mutating func skip(_ length: Int, of width: Int) throws -> Int {
        guard length >= 0, length <= (bytes.count - offset) / width else { throw Damaged() }
        defer { offset += length * width }
        return offset
    }

    mutating func string() throws -> String {
        let length = try count()
        guard length >= 0, length <= bytes.count - offset else { throw Damaged() }
        defer { offset += length }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), as: UTF8.self)
    }

    /// Passes over a string.
    mutating func passString() throws {
        let length = try count()
        guard length >= 0, length <= bytes.count - offset else { throw Damaged() }
        offset += length
    }

    /// Passes over a string.
    /// - Returns: its hash.
    mutating func markOfString() throws -> UInt64 {
        let length = try count()
        guard length >= 0, length <= bytes.count - offset else { throw Damaged() }
        defer { offset += length }
        var mark = Mark()
        mark.add(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
        return mark.value
    }

    mutating func passOptionalString() throws { if try flag() { try passString() } }

    mutating func flag() throws -> Bool { try byte() != 0 }

    mutating func optional<Value>(_ body: (inout ByteReader) throws -> Value) throws -> Value? { try flag() ? try body(&self) : nil }

    mutating func optionalString() throws -> String? { try flag() ? try string() : nil }

    /// How many elements of one byte or more a list has.
    mutating func length() throws -> Int {
        let length = try count()
        guard length >= 0, length <= bytes.count - offset else { throw Damaged() }
        return length
    }

    /// A list of elements of one byte or more.
    mutating func list<Value>(_ body: (inout ByteReader) throws -> Value) throws -> [Value] {
        let length = try length()
        var values: [Value] = []
        values.reserveCapacity(length)
        for _ in 0..<length { values.append(try body(&self)) }
        return values
    }

    /// Passes over a list, looking at each of its elements.
    /// - Returns: how many there are.
    mutating func passList(
        _ isSound: (inout ByteReader) throws -> Bool = {
            _ = try $0.count(); return true
        }
    ) throws -> Int {
        let length = try length()
        for _ in 0..<length { guard try isSound(&self) else { throw Damaged() } }
        return length
    }

    mutating func choice<Value: KeptChoice>(_ type: Value.Type) throws -> Value {
        let place = Int(try byte()), cases = Value.cases
        guard place < cases.count else { throw Damaged() }
        return cases[place]
    }
}
