extension Correction {
    public static let schema = "sanad.corrections/1"

    /// The log as one JSON object, `{"corrections": […], "schema": "sanad.corrections/1"}`, in order; `undoneBy` is the number of the
    /// entry that took one back.
    public static func json(log: [Correction]) -> [UInt8] {
        let undoneBy = Dictionary(log.compactMap { entry in entry.undoes.map { ($0, entry.number) } }, uniquingKeysWith: { first, _ in first })
        var writer = JSONWriter()
        writer.object { w in
            w.key("corrections")
            w.array(log) { $1.write(to: &$0, undoneBy: undoneBy[$1.number]) }
            w.field("schema", schema)
        }
        return writer.bytes
    }

    private func write(to writer: inout JSONWriter, undoneBy: Int?) {
        writer.object { w in
            w.field("action", action.rawValue)
            if let actor {
                w.key("actor")
                actor.write(to: &w)
            }
            w.optional("after", after)
            w.optional("before", before)
            w.optional("document", document)
            w.field("made", made)
            w.optional("note", note)
            w.field("number", number)
            if let other {
                w.key("other")
                other.write(to: &w)
            }
            if let record {
                w.key("record")
                record.write(to: &w)
            }
            if let undoes { w.field("undoes", undoes) }
            if let undoneBy { w.field("undoneBy", undoneBy) }
            w.field("who", who)
        }
    }
}

extension RecordKey {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("detail", detail)
            w.field("document", document)
            w.field("end", end)
            w.field("kind", kind.rawValue)
            w.field("start", start)
            w.field("words", words)
        }
    }
}
