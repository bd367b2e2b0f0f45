import Foundation
import Readings

extension Comparison {
    /// One object of JSON: sorted keys, absent values left out, but for the document's own.
    public func json() -> [UInt8] {
        var writer = JSONWriter(reserving: 4096 + claims.count * 600)
        write(to: &writer)
        return writer.bytes
    }

    /// - Throws: `DecodingError` when the bytes are no comparison.
    public init(json: Data) throws { self = try JSONDecoder().decode(Comparison.self, from: json) }

    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.key("backing")
            w.array(backing) { $1.write(to: &$0) }
            w.key("claims")
            w.array(claims) { $1.write(to: &$0) }
            w.key("conflicts")
            w.array(conflicts) { $1.write(to: &$0) }
            w.key("copies")
            w.array(copies) { $1.write(to: &$0) }
            w.key("documents")
            w.array(documents) { $1.write(to: &$0) }
            w.key("entities")
            w.array(entities) { $1.write(to: &$0) }
            w.member("schema", schema)
            w.key("sources")
            w.array(sources) { $1.write(to: &$0) }
        }
    }
}

/// A value of a comparison that stands alone as JSON: the same bytes as within ``Comparison/json()``.
public protocol ComparisonValue: Sendable, Hashable, Codable {
    func write(to writer: inout JSONWriter)
}

extension ComparisonValue {
    public func json() -> [UInt8] {
        var writer = JSONWriter(reserving: 1024)
        write(to: &writer)
        return writer.bytes
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func member(_ name: StaticString, _ values: [String]) {
        key(name)
        strings(values)
    }

    mutating func memberIfPresent(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        member(name, value)
    }

    mutating func memberOrNull(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
}

extension EntityRecord: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("aliases", aliases)
            w.memberIfPresent("country", country)
            w.member("id", id)
            w.key("known")
            w.bool(known)
            w.member("name", name)
            w.memberIfPresent("nameEnglish", nameEnglish)
            w.memberIfPresent("role", role)
            w.memberIfPresent("subtype", subtype)
            w.member("type", type.rawValue)
        }
    }
}

extension ComparedDocument: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("id", id)
            w.memberIfPresent("notBefore", notBefore)
            w.memberOrNull("published", published)
            w.memberOrNull("publisher", publisher)
            w.memberOrNull("title", title)
        }
    }
}

extension CopyGroup: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("documents", documents)
            w.member("first", first)
            w.member("kind", kind.rawValue)
        }
    }
}

extension ChainLink {
    func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("kind", kind.rawValue)
            w.member("name", name)
            w.memberIfPresent("source", source)
        }
    }
}

extension Account: ComparisonValue {
    public func write(to writer: inout JSONWriter) { writer.object { writeMembers(to: &$0, relation: nil, phase: nil, time: time) } }

    /// The members in sorted order, with those of a point of a series between them when they are given.
    func writeMembers(to w: inout JSONWriter, relation: Relation?, phase: Phase?, time: String?) {
        if let actors { w.member("actors", actors) }
        w.key("chain")
        w.array(chain) { $1.write(to: &$0) }
        w.member("continuity", continuity.rawValue)
        w.member("document", document)
        if let doubtful {
            w.key("doubtful")
            w.bool(doubtful)
        }
        w.member("end", end)
        w.memberIfPresent("phase", phase?.rawValue)
        w.member("reasons", reasons)
        w.member("record", record)
        w.memberIfPresent("relation", relation?.rawValue)
        w.member("stance", stance.rawValue)
        w.member("start", start)
        w.member("text", text)
        w.memberIfPresent("time", time)
    }
}

extension Claim: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.key("accounts")
            w.array(accounts) { $1.write(to: &$0) }
            w.member("actors", actors)
            w.memberIfPresent("commonLink", commonLink)
            w.member("grade", grade.rawValue)
            w.member("id", id)
            w.memberIfPresent("place", place)
            w.member("recipients", recipients)
            w.member("roots", roots)
            w.memberIfPresent("time", time)
            w.member("type", type)
        }
    }
}

extension Conflict: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("about", about)
            w.key("accounts")
            w.array(accounts) { $1.write(to: &$0) }
            w.member("firstSide", firstSide)
            w.member("id", id)
            w.member("kind", kind.rawValue)
            w.member("reason", reason)
            w.member("reasonEnglish", reasonEnglish)
            w.key("weight")
            w.number((weight * 1000).rounded() / 1000)
        }
    }
}

extension SourceProfile: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("about", about)
            w.member("accounts", accounts)
            w.member("aliases", aliases)
            w.member("alone", alone)
            w.member("broken", broken)
            w.member("contradicted", contradicted)
            w.member("contradictedBy", contradictedBy)
            w.member("documents", documents)
            w.member("id", id)
            w.member("kind", kind.rawValue)
            w.member("name", name)
            w.member("obscured", obscured)
        }
    }
}

extension BackingSeries: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("from", from)
            w.key("series")
            w.array(series) { w, point in
                w.object { point.account.writeMembers(to: &$0, relation: point.relation, phase: point.phase, time: point.time) }
            }
            w.member("to", to)
            w.key("turns")
            w.array(turns) { $1.write(to: &$0) }
        }
    }
}

extension BackingSeries.Turn: ComparisonValue {
    public func write(to writer: inout JSONWriter) {
        writer.object { w in
            w.member("after", after.rawValue)
            w.member("before", before.rawValue)
            w.member("disputedBy", disputedBy)
            w.memberIfPresent("reportedBy", reportedBy)
            w.member("time", time)
        }
    }
}
