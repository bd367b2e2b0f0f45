import Knowledge
import Readings

/// Runs the rows of a pack against their own examples: an example must set its row off, a counter-example must not.
public struct PackCheck: Sendable {
    private let reader: Reader

    public init(reader: Reader) { self.reader = reader }

    /// Layers in which a row of a table shows.
    private enum Layer { case attributions, events, alignments, furniture }

    private static let tables: [(name: String, layer: Layer)] = [
        ("cue-verbs", .attributions), ("cue-nouns", .attributions), ("cue-phrases", .attributions),
        ("event-verbs", .events), ("event-nouns", .events), ("event-phrases", .events),
        ("alignment-words", .alignments), ("backing-words", .alignments), ("furniture", .furniture),
    ]

    public struct Report: Sendable {
        public var tables = 0
        public var rows = 0
        public var examples = 0
        public var diagnostics: [Diagnostic] = []
    }

    /// Checks every table; what has no layer of its own is checked for its form only.
    public func run(_ pack: Pack) -> Report {
        var report = Report()
        report.diagnostics = reader.diagnostics
        report.tables = pack.tables.count
        report.rows = pack.tables.values.reduce(0) { $0 + $1.rows.count }
        for (name, layer) in Self.tables {
            for row in pack.rows(name) { check(row, of: name, layer, &report) }
        }
        return report
    }

    private func check(_ row: Table.Row, of table: String, _ layer: Layer, _ report: inout Report) {
        guard let example = row["example"] else {
            report.diagnostics.append(
                row.diagnostic("row «\(row.id)» of \(table) has no example", column: "example", hint: "give a sentence that sets it off"))
            return
        }
        report.examples += 1
        if !fires(row.id, on: example, layer) {
            report.diagnostics.append(
                row.diagnostic(
                    "the example of row «\(row.id)» does not set it off", column: "example",
                    hint: "`sanad read` on the sentence shows what is found instead"))
        }
        if let counter = row["counter"] ?? row["near"] ?? row["counter-example"] {
            report.examples += 1
            if fires(row.id, on: counter, layer) {
                report.diagnostics.append(
                    row.diagnostic(
                        "the counter-example of row «\(row.id)» sets it off", column: "counter", hint: "narrow the row, or its government"))
            }
        }
    }

    private func fires(_ id: String, on sentence: String, _ layer: Layer) -> Bool {
        let trace = reader.trace(SourceDocument(id: "example", text: sentence, published: "2020-06-15"))
        switch layer {
        case .attributions: return trace.attributionRules.contains(id)
        case .events: return trace.eventRules.contains(id)
        case .alignments: return trace.alignmentRules.contains(id)
        case .furniture: return !trace.reading.boilerplate.isEmpty
        }
    }
}

/// A reading with the ids of the rows that made its records.
public struct RuleTrace: Sendable {
    public let reading: Reading
    public let attributionRules: Set<String>
    public let eventRules: Set<String>
    public let alignmentRules: Set<String>
}
