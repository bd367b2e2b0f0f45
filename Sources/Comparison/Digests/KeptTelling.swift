import Readings
import Synchronization

/// A telling as its digest holds it: what is asked of it most often, and where all else lies in the digest's bytes until somebody asks. Of
/// a large pile most is asked for once or never.
struct KeptTelling: ~Copyable, @unchecked Sendable {
    let head: TellingHead
    /// Hash of the whole telling's bytes.
    let mark: UInt64
    /// The words of the text; nil for a telling that came from kept bytes, whose words stand in the document's text.
    let text: UnsafePointer<String?>?
    /// The keys of its words, from the first time that somebody asks for them: memory that this telling owns. Zero before.
    private let unpacked = Atomic<UInt>(0)
    /// The digest's bytes.
    private let base: UnsafeRawPointer
    private let size: Int32
    /// Where the name of the record begins, the lists of things, the place and time, the chain, and the words, behind which its other lists lie.
    private let name: Int32
    private let things: Int32
    private let naming: Int32
    private let chain: Int32
    private let firstWord: Int32
    /// Number of the words.
    private let length: Int32

    /// - Parameters:
    ///   - bytes: those that the reader reads, which must outlive it. Words and lists stay in them until they are asked for.
    ///   - things: number of the digest's entities, to which its lists point.
    ///   - mouths: number of the digest's sources.
    init(_ reader: inout ByteReader, of bytes: DigestBytes, things: Int, mouths: Int, text: UnsafePointer<String?>?) throws {
        let opening = reader.offset
        guard let kind = Telling.Kind(rawValue: try reader.byte()) else { throw ByteReader.Damaged() }
        let name = reader.offset
        try reader.passString()
        let type = try reader.string()
        let start = try reader.count(), end = try reader.count()
        guard start >= 0, end >= start, end <= Int(Int32.max) else { throw ByteReader.Damaged() }
        let lists = reader.offset
        for _ in 0..<3 { _ = try reader.passList { (0..<things).contains(try $0.count()) } }
        let naming = reader.offset
        try reader.passOptionalString()
        try reader.passOptionalString()
        let date = try reader.optional { try DateRange(&$0) }
        let status = try reader.choice(EventStatus.self)
        let phase = try reader.optional { try $0.choice(Phase.self) }
        let relation = try reader.optional { try $0.choice(Relation.self) }
        let stance = try reader.choice(Stance.self)
        let chain = reader.offset
        let links = try reader.passList { (-1..<mouths).contains(try $0.integer()) }
        let kinds = try reader.passList { Int(try $0.byte()) < SourceKind.cases.count }
        guard links == kinds else { throw ByteReader.Damaged() }
        let trigger = try reader.word()
        let count = try reader.count()
        let words = try reader.skip(count, of: ContentWords.width)
        let sides = try reader.passList { (0..<count).contains(try Telling.SidedWord(&$0).word) }
        _ = try reader.passList { reader in
            let clause = try Telling.Clause(&reader)
            return clause.low >= 0 && clause.low <= clause.high && clause.high <= count
        }
        let figures = try reader.passList { reader in
            try EventRecord.Figure.pass(&reader)
            return true
        }
        let isTurned = try reader.flag()
        let sentence = try reader.count()
        let isHeadline = try reader.flag()
        let doerConfidence = try reader.byte()
        let isDoubtful = try reader.flag()
        let within = try reader.optional { try $0.count() }
        guard sentence >= 0, sentence <= Int(Int32.max), within.map({ (0...Int(Int32.max)).contains($0) }) ?? true,
            bytes.buffer.count <= Int(Int32.max), let base = bytes.buffer.baseAddress
        else { throw ByteReader.Damaged() }
        head = TellingHead(
            kind: kind, type: type, start: start, end: end, date: date, trigger: trigger, sentence: sentence, within: within, status: status,
            phase: phase, relation: relation, stance: stance, isTurned: isTurned, isHeadline: isHeadline,
            doerConfidence: doerConfidence, isDoubtful: isDoubtful, hasSides: sides > 0, hasFigures: figures > 0)
        mark = reader.mark(from: opening)
        self.text = text
        self.base = base
        size = Int32(bytes.buffer.count)
        (self.name, self.things, self.naming, self.chain) = (Int32(name), Int32(lists), Int32(naming), Int32(chain))
        (firstWord, length) = (Int32(words), Int32(count))
    }

    deinit { UnsafeMutableRawPointer(bitPattern: unpacked.load(ordering: .acquiring))?.deallocate() }

    @inline(__always)
    var words: ContentWords { ContentWords(at: base + Int(firstWord), count: Int(length)) }

    /// The sorted keys that are made of the words.
    @inline(__always)
    var lexis: Lexis { Lexis(at: UnsafeRawPointer(bitPattern: unpacked.load(ordering: .acquiring)) ?? makeLexis()) }

    @inline(never)
    private func makeLexis() -> UnsafeRawPointer {
        let made = Lexis.make(words)
        let (isFirst, kept) = unpacked.compareExchange(expected: 0, desired: UInt(bitPattern: made), ordering: .acquiringAndReleasing)
        guard !isFirst, let faster = UnsafeRawPointer(bitPattern: kept) else { return UnsafeRawPointer(made) }
        // Another thread was faster.
        made.deallocate()
        return faster
    }

    // The bytes were looked over when the telling was read: they do not fail.
    private func read<Value>(_ place: Int32, _ none: Value, _ body: (inout ByteReader) throws -> Value) -> Value {
        var reader = ByteReader(UnsafeRawBufferPointer(start: base, count: Int(size)), from: Int(place))
        return (try? body(&reader)) ?? none
    }

    /// Where the lists behind the words begin.
    private var rest: Int32 { firstWord + length * Int32(ContentWords.width) }

    var record: String { read(name, "") { try $0.string() } }

    /// Hash of the record's name.
    var recordMark: UInt64 { read(name, 0) { try $0.markOfString() } }

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
            for _ in 0..<(try reader.count()) { body(.actor, try reader.count()) }
            for _ in 0..<(try reader.count()) { body(.recipient, try reader.count()) }
            for _ in 0..<(try reader.count()) { body(.about, try reader.count()) }
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

    var sides: [Telling.SidedWord] { head.hasSides ? read(rest, []) { try $0.list { try Telling.SidedWord(&$0) } } : [] }

    /// The sided words, without a list of them.
    func forEachSide(_ body: (Telling.SidedWord) -> Void) {
        guard head.hasSides else { return }
        read(rest, ()) { reader in for _ in 0..<(try reader.count()) { body(try Telling.SidedWord(&reader)) } }
    }

    var clauses: [Telling.Clause] {
        read(rest, []) {
            _ = try $0.passList(Telling.SidedWord.pass)
            return try $0.list { try Telling.Clause(&$0) }
        }
    }

    var figures: [EventRecord.Figure] {
        guard head.hasFigures else { return [] }
        return read(rest, []) {
            _ = try $0.passList(Telling.SidedWord.pass)
            _ = try $0.passList(Telling.Clause.pass)
            return try $0.list { try EventRecord.Figure(&$0) }
        }
    }
}
