import Readings

extension Telling {
    func write(to writer: inout ByteWriter) {
        writer.byte(kind.rawValue)
        writer.string(record)
        writer.string(type)
        writer.count(start)
        writer.count(end)
        writer.list(actors) { $0.count($1) }
        writer.list(recipients) { $0.count($1) }
        writer.list(about) { $0.count($1) }
        writer.optional(place)
        writer.optional(time)
        writer.optional(date) { $1.write(to: &$0) }
        writer.choice(status)
        writer.optional(phase) { $0.choice($1) }
        writer.optional(relation) { $0.choice($1) }
        writer.choice(stance)
        writer.list(chain) { $0.integer($1) }
        writer.list(chainKinds) { $0.choice($1) }
        writer.word(trigger)
        writer.list(words) { writer, word in
            writer.word(word.key)
            writer.byte(word.weight)
            writer.byte(word.flags.rawValue)
        }
        writer.list(sides) { writer, side in
            writer.count(side.word)
            writer.count(side.row)
            writer.flag(side.isFirst)
        }
        writer.list(clauses) { writer, clause in
            writer.count(clause.start)
            writer.count(clause.end)
            writer.count(clause.low)
            writer.count(clause.high)
        }
        writer.list(figures) { writer, figure in
            writer.string(figure.kind)
            writer.number(figure.value)
            writer.optional(figure.unit)
            writer.count(figure.start)
            writer.count(figure.end)
            writer.string(figure.text)
        }
        writer.flag(isTurned)
        writer.count(sentence)
        writer.flag(isHeadline)
        writer.optional(within) { $0.count($1) }
    }
}

extension Telling {
    /// - Parameters:
    ///   - bytes: those that the reader reads. Words and lists stay in them until they are asked for.
    ///   - things: number of the digest's entities, to which its lists point.
    ///   - mouths: number of the digest's sources.
    convenience init(_ reader: inout ByteReader, of bytes: DigestBytes, things: Int, mouths: Int) throws {
        let opening = reader.offset
        guard let kind = Telling.Kind(rawValue: try reader.byte()) else { throw ByteReader.Damaged() }
        let name = reader.offset
        let recordMark = try reader.markOfString()
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
        let words = try reader.skip(count, of: PackedTelling.width)
        let rest = reader.offset
        let sides = try reader.passList { (0..<count).contains(try SidedWord(&$0).word) }
        _ = try reader.passList { reader in
            let clause = try Clause(&reader)
            return clause.low >= 0 && clause.low <= clause.high && clause.high <= count
        }
        let figures = try reader.passList { reader in
            try EventRecord.Figure.pass(&reader)
            return true
        }
        let isTurned = try reader.flag()
        let sentence = try reader.count()
        let isHeadline = try reader.flag()
        let within = try reader.optional { try $0.count() }
        guard sentence >= 0, sentence <= Int(Int32.max), within.map({ (0...Int(Int32.max)).contains($0) }) ?? true,
            reader.offset <= Int(Int32.max)
        else { throw ByteReader.Damaged() }
        self.init(
            TellingHead(
                kind: kind, type: type, start: start, end: end, date: date, trigger: trigger, sentence: sentence, within: within, status: status,
                phase: phase, relation: relation, stance: stance, isTurned: isTurned, isHeadline: isHeadline),
            packed: PackedTelling(
                bytes: bytes, name: Int32(name), things: Int32(lists), naming: Int32(naming), chain: Int32(chain), words: Int32(words),
                rest: Int32(rest), length: Int32(count), hasSides: sides > 0, hasFigures: figures > 0, mark: reader.mark(from: opening), recordMark: recordMark))
    }
}

extension Telling.SidedWord {
    init(_ reader: inout ByteReader) throws { self.init(word: try reader.count(), row: try reader.count(), isFirst: try reader.flag()) }

    /// Looks over one without making it.
    static func pass(_ reader: inout ByteReader) throws -> Bool {
        _ = try Self(&reader)
        return true
    }
}

extension Telling.Clause {
    /// Looks over one without making it.
    static func pass(_ reader: inout ByteReader) throws -> Bool {
        _ = try Self(&reader)
        return true
    }

    init(_ reader: inout ByteReader) throws {
        self.init(start: try reader.count(), end: try reader.count(), low: try reader.count(), high: try reader.count())
    }
}

extension EventRecord.Figure {
    init(_ reader: inout ByteReader) throws {
        self.init(
            kind: try reader.string(), value: try reader.number(), unit: try reader.optionalString(), start: try reader.count(),
            end: try reader.count(), text: try reader.string())
    }

    /// Looks over a figure without making it.
    static func pass(_ reader: inout ByteReader) throws {
        try reader.passString()
        _ = try reader.number()
        try reader.passOptionalString()
        for _ in 0..<2 { _ = try reader.count() }
        try reader.passString()
    }
}
