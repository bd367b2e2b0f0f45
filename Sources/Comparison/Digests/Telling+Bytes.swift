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

extension TellingParts {
    init(_ reader: inout ByteReader) throws {
        guard let kind = Telling.Kind(rawValue: try reader.byte()) else { throw ByteReader.Damaged() }
        let record = try reader.string(), type = try reader.string()
        let start = try reader.count(), end = try reader.count()
        guard start >= 0, end >= start else { throw ByteReader.Damaged() }
        self.init(kind: kind, record: record, type: type, start: start, end: end, text: nil, stance: .asserts)
        actors = try reader.list { try $0.count() }
        recipients = try reader.list { try $0.count() }
        about = try reader.list { try $0.count() }
        place = try reader.optionalString()
        time = try reader.optionalString()
        date = try reader.optional { try DateRange(&$0) }
        status = try reader.choice(EventStatus.self)
        phase = try reader.optional { try $0.choice(Phase.self) }
        relation = try reader.optional { try $0.choice(Relation.self) }
        stance = try reader.choice(Stance.self)
        chain = try reader.list { try $0.integer() }
        chainKinds = try reader.list { try $0.choice(SourceKind.self) }
        trigger = try reader.word()
        words = try reader.list { reader in
            ContentWord(key: try reader.word(), weight: try reader.byte(), flags: ContentWord.Flags(rawValue: try reader.byte()))
        }
        sides = try reader.list { reader in Telling.SidedWord(word: try reader.count(), row: try reader.count(), isFirst: try reader.flag()) }
        clauses = try reader.list { reader in
            Telling.Clause(start: try reader.count(), end: try reader.count(), low: try reader.count(), high: try reader.count())
        }
        figures = try reader.list { reader in
            EventRecord.Figure(
                kind: try reader.string(), value: try reader.number(), unit: try reader.optionalString(), start: try reader.count(),
                end: try reader.count(), text: try reader.string())
        }
        isTurned = try reader.flag()
        sentence = try reader.count()
        isHeadline = try reader.flag()
        within = try reader.optional { try $0.count() }
        guard sides.allSatisfy({ words.indices.contains($0.word) }),
            clauses.allSatisfy({ $0.low >= 0 && $0.low <= $0.high && $0.high <= words.count })
        else { throw ByteReader.Damaged() }
        index()
    }
}
