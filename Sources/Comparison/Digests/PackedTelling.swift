import Readings

/// What a telling that came from bytes leaves in them until it is asked for: its words, six bytes each, its names and its lists. Of a
/// large pile most are asked for once or never.
struct PackedTelling: Sendable {
    let bytes: DigestBytes
    /// Where the name of the record begins, the lists of things, the place and time, the chain, the words, and the lists behind them.
    let name: Int32
    let things: Int32
    let naming: Int32
    let chain: Int32
    let words: Int32
    let rest: Int32
    /// Number of the words.
    let length: Int32
    let hasSides: Bool
    let hasFigures: Bool
    /// Hash of the whole telling's bytes.
    let mark: UInt64
    /// Hash of the record's name.
    let recordMark: UInt64

    static let width = 6

    /// Complexity: linear in the number of words.
    func allWords() -> [ContentWord] {
        var words: [ContentWord] = []
        words.reserveCapacity(Int(length))
        forEachWord { words.append($0) }
        return words
    }

    func forEachWord(_ body: (ContentWord) -> Void) {
        bytes.storage.withUnsafeBytes { buffer in for index in 0..<Int(length) { body(word(index, buffer)) } }
    }

    /// The word at a place; nil where there is none.
    func word(_ place: Int) -> ContentWord? {
        guard place >= 0, place < Int(length) else { return nil }
        return bytes.storage.withUnsafeBytes { word(place, $0) }
    }

    @inline(__always)
    private func word(_ index: Int, _ buffer: UnsafeRawBufferPointer) -> ContentWord {
        let place = Int(words) + index * Self.width
        return ContentWord(
            key: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)), weight: buffer[place + 4],
            flags: ContentWord.Flags(rawValue: buffer[place + 5]))
    }

    // The bytes were looked over when the telling was read: they do not fail.
    private func read<Value>(_ place: Int32, _ none: Value, _ body: (inout ByteReader) throws -> Value) -> Value {
        bytes.storage.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer, from: Int(place))
            return (try? body(&reader)) ?? none
        }
    }

    var record: String { read(name, "") { try $0.string() } }

    var place: String? { read(naming, nil) { try $0.optionalString() } }

    var time: String? {
        read(naming, nil) {
            try $0.passOptionalString()
            return try $0.optionalString()
        }
    }

    var actors: [Int] { read(things, []) { try $0.list { try $0.count() } } }

    var recipients: [Int] {
        read(things, []) {
            _ = try $0.passList()
            return try $0.list { try $0.count() }
        }
    }

    var about: [Int] {
        read(things, []) {
            _ = try $0.passList()
            _ = try $0.passList()
            return try $0.list { try $0.count() }
        }
    }

    /// Actors, recipients, and what it is about, without lists of them.
    func forEachThing(_ body: (_ role: Telling.Role, _ thing: Int) -> Void) {
        read(things, ()) { reader in
            for role in Telling.Role.inOrder { for _ in 0..<(try reader.count()) { body(role, try reader.count()) } }
        }
    }

    /// The links of the chain with their kinds, without lists of them.
    func forEachLink(_ body: (_ source: Int, _ kind: SourceKind) -> Void) {
        read(chain, ()) { reader in
            let count = try reader.count()
            guard count > 0 else { return }
            var kinds = reader
            for _ in 0..<count { _ = try kinds.integer() }
            _ = try kinds.count()
            for _ in 0..<count { body(try reader.integer(), try kinds.choice(SourceKind.self)) }
        }
    }

    var chainLinks: [Int] { read(chain, []) { try $0.list { try $0.integer() } } }

    var chainKinds: [SourceKind] {
        read(chain, []) {
            _ = try $0.passList()
            return try $0.list { try $0.choice(SourceKind.self) }
        }
    }

    var sides: [Telling.SidedWord] { hasSides ? read(rest, []) { try $0.list { try Telling.SidedWord(&$0) } } : [] }

    /// The sided words, without a list of them.
    func forEachSide(_ body: (Telling.SidedWord) -> Void) {
        guard hasSides else { return }
        read(rest, ()) { reader in for _ in 0..<(try reader.count()) { body(try Telling.SidedWord(&reader)) } }
    }

    var clauses: [Telling.Clause] {
        read(rest, []) {
            _ = try $0.passList(Telling.SidedWord.pass)
            return try $0.list { try Telling.Clause(&$0) }
        }
    }

    var figures: [EventRecord.Figure] {
        guard hasFigures else { return [] }
        return read(rest, []) {
            _ = try $0.passList(Telling.SidedWord.pass)
            _ = try $0.passList(Telling.Clause.pass)
            return try $0.list { try EventRecord.Figure(&$0) }
        }
    }
}
