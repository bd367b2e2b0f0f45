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
    /// - Parameter bytes: those that the reader reads. The words stay in them until they are asked for.
    convenience init(_ reader: inout ByteReader, of bytes: DigestBytes) throws {
        let opening = reader.offset
        guard let kind = Telling.Kind(rawValue: try reader.byte()) else { throw ByteReader.Damaged() }
        let record = try reader.string(), type = try reader.string()
        let start = try reader.count(), end = try reader.count()
        guard start >= 0, end >= start else { throw ByteReader.Damaged() }
        var parts = TellingParts(kind: kind, record: record, type: type, start: start, end: end, text: nil, stance: .asserts)
        parts.actors = try reader.list { try $0.count() }
        parts.recipients = try reader.list { try $0.count() }
        parts.about = try reader.list { try $0.count() }
        parts.place = try reader.optionalString()
        parts.time = try reader.optionalString()
        parts.date = try reader.optional { try DateRange(&$0) }
        parts.status = try reader.choice(EventStatus.self)
        parts.phase = try reader.optional { try $0.choice(Phase.self) }
        parts.relation = try reader.optional { try $0.choice(Relation.self) }
        parts.stance = try reader.choice(Stance.self)
        parts.chain = try reader.list { try $0.integer() }
        parts.chainKinds = try reader.list { try $0.choice(SourceKind.self) }
        parts.trigger = try reader.word()
        let count = try reader.count()
        let words = try reader.skip(count, of: PackedWords.width)
        parts.sides = try reader.list { reader in Telling.SidedWord(word: try reader.count(), row: try reader.count(), isFirst: try reader.flag()) }
        parts.clauses = try reader.list { reader in
            Telling.Clause(start: try reader.count(), end: try reader.count(), low: try reader.count(), high: try reader.count())
        }
        parts.figures = try reader.list { reader in
            EventRecord.Figure(
                kind: try reader.string(), value: try reader.number(), unit: try reader.optionalString(), start: try reader.count(),
                end: try reader.count(), text: try reader.string())
        }
        parts.isTurned = try reader.flag()
        parts.sentence = try reader.count()
        parts.isHeadline = try reader.flag()
        parts.within = try reader.optional { try $0.count() }
        guard parts.sides.allSatisfy({ (0..<count).contains($0.word) }),
            parts.clauses.allSatisfy({ $0.low >= 0 && $0.low <= $0.high && $0.high <= count })
        else { throw ByteReader.Damaged() }
        self.init(parts, packed: PackedWords(bytes: bytes, offset: words, count: count, mark: reader.mark(from: opening)))
    }
}
