import Readings

extension DocumentDigest {
    /// Raised with every change to what is written.
    static let bytesVersion: UInt8 = 2

    /// The digest as bytes, a tenth of its reading: kept beside the reading so that comparing need not read it again. The words of the
    /// tellings are left out, they stand in the document's text.
    public func bytes() -> [UInt8] {
        var writer = ByteWriter()
        writer.byte(Self.bytesVersion)
        writer.string(document.id)
        for value in [document.title, document.publisher, document.published, document.language, document.url] { writer.optional(value) }
        writer.string(document.sha256)
        writer.optional(date) { $1.write(to: &$0) }
        writer.optional(notBefore) { $0.integer($1) }
        writer.list(entities) { $1.write(to: &$0) }
        writer.list(sources) { $1.write(to: &$0) }
        writer.list(tellings.map(\.whole)) { $1.write(to: &$0) }
        writer.list(contrasts) { writer, pair in
            writer.count(pair.first)
            writer.count(pair.second)
            writer.flag(pair.isClash)
            writer.flag(pair.isRevealed)
        }
        writer.count(sketch.words)
        writer.list(sketch.shingles) { $0.word($1) }
        return writer.bytes
    }

    /// - Throws: an error when the bytes were not written by this version of ``bytes()``.
    public init(bytes: UnsafeRawBufferPointer) throws {
        let kept = DigestBytes(bytes)
        self = try DocumentDigest(ByteReader(kept.buffer), of: kept)
    }

    private init(_ start: ByteReader, of kept: DigestBytes) throws {
        var reader = start
        guard try reader.byte() == Self.bytesVersion else { throw ByteReader.Damaged() }
        var document = DocumentRecord(id: try reader.string())
        document.title = try reader.optionalString()
        document.publisher = try reader.optionalString()
        document.published = try reader.optionalString()
        document.language = try reader.optionalString()
        document.url = try reader.optionalString()
        document.sha256 = try reader.string()
        let date = try reader.optional { try DateRange(&$0) }
        let notBefore = try reader.optional { max(-4_000_000, min(4_000_000, try $0.integer())) }
        let named = try NamedThings(&reader, of: kept)
        let sources = try reader.list { try LocalSource(&$0, of: kept) }
        let things = named.count, mouths = sources.count
        let tellings = try Tellings(&reader, of: kept, things: things, mouths: mouths)
        let contrasts = try reader.list { reader in
            ContrastPair(first: try reader.count(), second: try reader.count(), isClash: try reader.flag(), isRevealed: try reader.flag())
        }
        var sketch = TextSketch()
        sketch.words = try reader.count()
        sketch.shingles = try reader.list { try $0.word() }
        self.init(
            Contents(
                document: document, date: date, notBefore: notBefore, named: named, sources: sources, tellings: tellings, contrasts: contrasts,
                sketch: sketch))
        guard reader.isAtEnd, isSound else { throw ByteReader.Damaged() }
    }

    /// Every index points at something; those in the lists of tellings were looked at when they were read.
    private var isSound: Bool {
        let things = 0..<named.count, places = 0..<tellings.count
        return sources.allSatisfy { $0.entity.map(things.contains) ?? true }
            && contrasts.allSatisfy { places.contains($0.first) && places.contains($0.second) }
            && tellings.allSatisfy { $0.within.map(places.contains) ?? true }
    }
}

extension DateRange {
    func write(to writer: inout ByteWriter) {
        writer.integer(first)
        writer.integer(last)
    }

    init(_ reader: inout ByteReader) throws {
        self.init(first: try reader.integer(), last: try reader.integer())
        // Some ten thousand years.
        guard first >= -4_000_000, first <= last, last <= 4_000_000 else { throw ByteReader.Damaged() }
    }
}

extension EntityRecord {
    func write(to writer: inout ByteWriter) {
        writer.string(id)
        writer.choice(type)
        writer.optional(subtype)
        writer.string(name)
        writer.optional(nameEnglish)
        writer.list(aliases) { $0.string($1) }
        writer.optional(country)
        writer.flag(known)
        writer.optional(role)
    }

    init(_ reader: inout ByteReader) throws {
        let id = try reader.string(), type = try reader.choice(EntityType.self), subtype = try reader.optionalString()
        self.init(
            id: id, type: type, subtype: subtype, name: try reader.string(), nameEnglish: try reader.optionalString(),
            aliases: try reader.list { try $0.string() }, country: try reader.optionalString(), known: try reader.flag(),
            role: try reader.optionalString())
    }
}

extension EntityRecord {
    /// Looks over a record without making it.
    static func pass(_ reader: inout ByteReader) throws {
        try reader.passString()
        _ = try reader.choice(EntityType.self)
        try reader.passOptionalString()
        try reader.passString()
        try reader.passOptionalString()
        _ = try reader.passList { reader in
            try reader.passString()
            return true
        }
        try reader.passOptionalString()
        _ = try reader.flag()
        try reader.passOptionalString()
    }
}

extension LocalSource {
    func write(to writer: inout ByteWriter) {
        writer.optional(entity) { $0.count($1) }
        writer.string(name)
        writer.choice(kind)
        writer.count(ordinal)
    }

    /// - Parameter bytes: those that the reader reads.
    init(_ reader: inout ByteReader, of bytes: DigestBytes) throws {
        self.init(
            entity: try reader.optional { try $0.count() }, name: try KeptName(&reader, of: bytes), kind: try reader.choice(SourceKind.self),
            ordinal: try reader.count())
    }
}
