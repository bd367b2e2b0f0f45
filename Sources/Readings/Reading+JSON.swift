import Foundation

extension Reading {
    /// One line of JSON without the line break: sorted keys, absent values left out but for the document's own and for the
    /// contract's nullable ones.
    public func json() -> [UInt8] {
        var writer = JSONWriter(reserving: 1024 + 220 * (mentions.count + events.count + attributions.count))
        write(to: &writer)
        return writer.bytes
    }

    /// - Throws: `DecodingError` when the bytes are not a reading.
    public init(json: Data) throws { self = try JSONDecoder().decode(Reading.self, from: json) }

    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.key("alignments")
            w.array(alignments) { $1.write(to: &$0) }
            w.key("attributions")
            w.array(attributions) { $1.write(to: &$0) }
            w.key("boilerplate")
            w.array(boilerplate) { $1.write(to: &$0) }
            w.key("document")
            document.write(to: &w)
            w.key("entities")
            w.array(entities) { $1.write(to: &$0) }
            w.key("events")
            w.array(events) { $1.write(to: &$0) }
            w.key("mentions")
            w.array(mentions) { $1.write(to: &$0) }
            w.key("schema")
            w.string(schema)
            w.key("sentences")
            w.array(sentences) { $1.write(to: &$0) }
            w.key("times")
            w.array(times) { $1.write(to: &$0) }
        }
    }
}

extension JSONWriter {
    mutating func optional(_ name: StaticString, _ value: Double?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    mutating func optional(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    mutating func nullable(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func field(_ name: StaticString, _ value: [String]) {
        key(name)
        strings(value)
    }
}

extension Span {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("end", end)
            w.field("start", start)
        }
    }
}

extension Quote {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("end", end)
            w.field("start", start)
            w.field("text", text)
        }
    }
}

extension DocumentRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("id", id)
            w.nullable("language", language)
            w.nullable("published", published)
            w.nullable("publisher", publisher)
            w.field("sha256", sha256)
            w.optional("text", text)
            w.nullable("title", title)
            w.nullable("url", url)
        }
    }
}

extension TimeRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("end", end)
            w.optional("mod", mod)
            w.field("start", start)
            w.field("text", text)
            w.field("type", type.rawValue)
            w.field("value", value)
        }
    }
}

extension EntityRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("aliases", aliases)
            w.optional("country", country)
            w.field("id", id)
            w.key("known")
            w.bool(known)
            w.field("name", name)
            w.optional("nameEnglish", nameEnglish)
            w.optional("role", role)
            w.optional("subtype", subtype)
            w.field("type", type.rawValue)
        }
    }
}

extension MentionRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("end", end)
            w.field("entity", entity)
            w.field("form", form.rawValue)
            w.field("start", start)
            w.field("text", text)
            w.field("type", type.rawValue)
        }
    }
}

extension AttributionRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            if let confidence {
                w.key("confidence")
                w.object { $0.optional("source", confidence.source) }
            }
            w.key("content")
            content.write(to: &w)
            w.key("cue")
            cue.write(to: &w)
            w.field("id", id)
            w.field("mode", mode.rawValue)
            w.nullable("parent", parent)
            w.key("source")
            if let source { source.write(to: &w) } else { w.null() }
            w.field("stance", stance.rawValue)
        }
    }
}

extension AttributionRecord.Source {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            if let antecedent {
                w.key("antecedent")
                antecedent.write(to: &w)
            }
            if let end { w.field("end", end) }
            w.optional("entity", entity)
            w.field("kind", kind.rawValue)
            if let start { w.field("start", start) }
            w.optional("text", text)
        }
    }
}

extension EventRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("actor_text", actor_text)
            w.field("actors", actors)
            w.optional("attribution", attribution)
            if let clause {
                w.key("clause")
                clause.write(to: &w)
            }
            if let confidence {
                w.key("confidence")
                w.object { w in
                    w.optional("act", confidence.act)
                    w.optional("actor", confidence.actor)
                    w.optional("recipient", confidence.recipient)
                }
            }
            if let figures {
                w.key("figures")
                w.array(figures) { $1.write(to: &$0) }
            }
            w.field("id", id)
            w.optional("mode", mode)
            w.optional("place", place)
            w.field("recipient_text", recipient_text)
            w.field("recipients", recipients)
            w.optional("rule", rule)
            w.field("status", status.rawValue)
            w.optional("time", time)
            w.key("trigger")
            trigger.write(to: &w)
            w.field("type", type.rawValue)
        }
    }
}

extension EventRecord.Figure {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.field("end", end)
            w.field("kind", kind)
            w.field("start", start)
            w.field("text", text)
            w.optional("unit", unit)
            w.key("value")
            w.number(value)
        }
    }
}

extension AlignmentRecord {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.key("at")
            at.write(to: &w)
            w.optional("attribution", attribution)
            w.optional("confidence", confidence)
            w.field("from", from)
            w.optional("id", id)
            w.field("phase", phase.rawValue)
            w.field("relation", relation.rawValue)
            w.optional("rule", rule)
            w.optional("time", time)
            w.field("to", to)
        }
    }
}
