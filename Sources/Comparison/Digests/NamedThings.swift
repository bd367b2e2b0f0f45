import Readings

/// The things that a document names. Those of a digest that came from bytes stay there until somebody asks: most documents name what
/// others have named in the same words, and a pile reads each of these once, by its mark.
struct NamedThings: Sendable, Hashable, Codable {
    private struct Packed: Sendable {
        let bytes: DigestBytes
        /// Where each record begins.
        let places: [UInt32]
        let marks: [UInt64]
    }

    private var own: [EntityRecord] = []
    private var packed: Packed?

    init(_ records: [EntityRecord]) { own = records }

    /// - Parameters:
    ///   - reader: stands before the list; its records are looked over and passed.
    ///   - bytes: those that the reader reads.
    init(_ reader: inout ByteReader, of bytes: DigestBytes) throws {
        var places: [UInt32] = [], marks: [UInt64] = []
        _ = try reader.passList { reader in
            let place = reader.offset
            try EntityRecord.pass(&reader)
            places.append(UInt32(truncatingIfNeeded: place))
            marks.append(reader.mark(from: place))
            return true
        }
        packed = Packed(bytes: bytes, places: places, marks: marks)
    }

    var count: Int { packed?.places.count ?? own.count }

    /// All of a record in a hash: equal for equal records.
    func mark(_ index: Int) -> UInt64 {
        if let packed { return packed.marks[index] }
        var writer = ByteWriter()
        own[index].write(to: &writer)
        var mark = Mark()
        writer.bytes.withUnsafeBytes { mark.add($0) }
        return mark.value
    }

    /// The hashes of all records, in their order.
    func forEachMark(_ body: (UInt64) -> Void) {
        if let packed { for mark in packed.marks { body(mark) } } else { for index in own.indices { body(mark(index)) } }
    }

    subscript(index: Int) -> EntityRecord {
        guard let packed else { return own[index] }
        // The bytes were looked over when the digest was read: they do not fail.
        var reader = ByteReader(packed.bytes.buffer, from: Int(packed.places[index]))
        return (try? EntityRecord(&reader)) ?? EntityRecord(id: "", type: .other, name: "")
    }

    var records: [EntityRecord] { packed == nil ? own : (0..<count).map { self[$0] } }

    init(from decoder: any Decoder) throws { own = try [EntityRecord](from: decoder) }
    func encode(to encoder: any Encoder) throws { try records.encode(to: encoder) }
    static func == (a: NamedThings, b: NamedThings) -> Bool { a.records == b.records }
    func hash(into hasher: inout Hasher) { hasher.combine(records) }
}
