import Readings

/// What a telling that came from bytes leaves in them until it is asked for: its words, six bytes each, and its lists. Of a large pile
/// most are asked for once or never.
struct PackedTelling: Sendable {
    let bytes: DigestBytes
    /// Where the lists of things begin, that of the chain, the words, and the lists behind them.
    let things: Int
    let chain: Int
    let words: Int
    let rest: Int
    /// Number of the words.
    let count: Int
    let hasSides: Bool
    let hasFigures: Bool
    /// Hash of the whole telling's bytes.
    let mark: UInt64

    static let width = 6

    /// Complexity: linear in the number of words.
    func allWords() -> [ContentWord] {
        var words: [ContentWord] = []
        words.reserveCapacity(count)
        forEachWord { words.append($0) }
        return words
    }

    func forEachWord(_ body: (ContentWord) -> Void) {
        bytes.storage.withUnsafeBytes { buffer in
            for index in 0..<count {
                let place = words + index * Self.width
                body(
                    ContentWord(
                        key: UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)), weight: buffer[place + 4],
                        flags: ContentWord.Flags(rawValue: buffer[place + 5])))
            }
        }
    }

    // The bytes were looked over when the telling was read: they do not fail.
    private func read<Value>(_ place: Int, _ none: Value, _ body: (inout ByteReader) throws -> Value) -> Value {
        bytes.storage.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer, from: place)
            return (try? body(&reader)) ?? none
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

    var chainLinks: [Int] { read(chain, []) { try $0.list { try $0.integer() } } }

    var chainKinds: [SourceKind] {
        read(chain, []) {
            _ = try $0.passList()
            return try $0.list { try $0.choice(SourceKind.self) }
        }
    }

    var sides: [Telling.SidedWord] { hasSides ? read(rest, []) { try $0.list { try Telling.SidedWord(&$0) } } : [] }

    var clauses: [Telling.Clause] {
        read(rest, []) {
            _ = try $0.list { try Telling.SidedWord(&$0) }
            return try $0.list { try Telling.Clause(&$0) }
        }
    }

    var figures: [EventRecord.Figure] {
        guard hasFigures else { return [] }
        return read(rest, []) {
            _ = try $0.list { try Telling.SidedWord(&$0) }
            _ = try $0.list { try Telling.Clause(&$0) }
            return try $0.list { try EventRecord.Figure(&$0) }
        }
    }
}
