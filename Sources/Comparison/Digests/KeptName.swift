/// A name that stays in the bytes of its digest until somebody asks: of a large pile most are never asked for.
struct KeptName: Sendable, Hashable, Codable {
    private enum Place: Sendable {
        case own(String)
        /// Where the name begins in the bytes.
        case packed(DigestBytes, Int)
    }

    private let place: Place

    init(_ name: String) { place = .own(name) }

    /// - Parameters:
    ///   - reader: stands before the name, and passes it.
    ///   - bytes: those that the reader reads.
    init(_ reader: inout ByteReader, of bytes: DigestBytes) throws {
        place = .packed(bytes, reader.offset)
        try reader.passString()
    }

    var value: String {
        switch place {
        case .own(let name): name
        case .packed(let bytes, let offset):
            // It was passed when the digest was read: it does not fail.
            Self.name(bytes.buffer, offset)
        }
    }

    private static func name(_ buffer: UnsafeRawBufferPointer, _ offset: Int) -> String {
        var reader = ByteReader(buffer, from: offset)
        return (try? reader.string()) ?? ""
    }

    init(from decoder: any Decoder) throws { self.init(try String(from: decoder)) }
    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
    static func == (a: KeptName, b: KeptName) -> Bool { a.value == b.value }
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
