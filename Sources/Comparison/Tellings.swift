/// The tellings of one digest, one behind the other in one piece of memory: a large pile holds hundreds of thousands.
///
/// Its elements are looks at this memory, which it must outlive.
final class Tellings: RandomAccessCollection, @unchecked Sendable, Hashable, Codable {
    private let places: UnsafeMutablePointer<KeptTelling>
    private let room: Int
    private(set) var count = 0
    private let bytes: DigestBytes
    /// The words of tellings that were read from a text.
    private let texts: UnsafeMutablePointer<String?>?

    private init(_ bytes: DigestBytes, room: Int, texts: UnsafeMutablePointer<String?>?) {
        self.bytes = bytes
        self.room = room
        self.texts = texts
        places = .allocate(capacity: Swift.max(1, room))
    }

    deinit {
        places.deinitialize(count: count)
        places.deallocate()
        texts?.deinitialize(count: room)
        texts?.deallocate()
    }

    /// - Parameters:
    ///   - reader: stands before the list.
    ///   - bytes: those that the reader reads.
    ///   - things: number of the digest's entities.
    ///   - mouths: number of the digest's sources.
    convenience init(_ reader: inout ByteReader, of bytes: DigestBytes, things: Int, mouths: Int) throws {
        self.init(bytes, room: try reader.length(), texts: nil)
        try read(&reader, things: things, mouths: mouths)
    }

    /// Of tellings that were read from a text.
    convenience init(_ parts: [TellingParts]) {
        var writer = ByteWriter()
        for part in parts { part.write(to: &writer) }
        let bytes = writer.bytes.withUnsafeBytes { DigestBytes($0) }
        let texts = UnsafeMutablePointer<String?>.allocate(capacity: Swift.max(1, parts.count))
        for (place, part) in parts.enumerated() { (texts + place).initialize(to: part.text) }
        self.init(bytes, room: parts.count, texts: texts)
        var reader = ByteReader(bytes.buffer)
        // What was written here is read here: it does not fail.
        try? read(&reader, things: .max, mouths: .max)
    }

    private func read(_ reader: inout ByteReader, things: Int, mouths: Int) throws {
        for place in 0..<room {
            (places + place).initialize(
                to: try KeptTelling(&reader, of: bytes, things: things, mouths: mouths, text: texts.map { UnsafePointer($0 + place) }))
            count += 1
        }
    }

    /// The bytes of the digest that they came from; nil for tellings that were read from a text.
    var origin: DigestBytes? { texts == nil ? bytes : nil }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    @inline(__always)
    subscript(index: Int) -> Telling {
        precondition(index >= 0 && index < count)
        return Telling(places + index)
    }

    convenience init(from decoder: any Decoder) throws { self.init(try [TellingParts](from: decoder)) }
    func encode(to encoder: any Encoder) throws { try map(\.whole).encode(to: encoder) }
    static func == (a: Tellings, b: Tellings) -> Bool { a === b || a.elementsEqual(b) }
    func hash(into hasher: inout Hasher) { for telling in self { hasher.combine(telling) } }
}
