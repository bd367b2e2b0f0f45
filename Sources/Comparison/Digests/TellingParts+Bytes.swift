import Readings

extension TellingParts {
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
        writer.byte(doerConfidence)
        writer.flag(isDoubtful)
        writer.optional(within) { $0.count($1) }
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
