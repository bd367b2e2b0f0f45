import Comparison
import Foundation
import Readings

extension Dossier {
    /// - Parameter readings: With their texts; in any order.
    ///
    /// Complexity: linear in the records but for sorting.
    public init(readings: [Reading], comparison: Comparison, options: Options = .init()) {
        self = DossierBuilder(readings, comparison, options).build()
    }

    /// One self-contained HTML file.
    ///
    /// - Parameter layout: Lays out the graph of backing; when it throws or gives nil, the file holds the matrix and a note in the
    ///   graph's place. `Graphviz` is one.
    public func html(language: DossierLanguage = .arabic, layout: (BackingGraph) throws -> GraphLayout? = { _ in nil }) -> [UInt8] {
        let graph = BackingGraph(self, limit: 14)
        let drawn = graph.strongest(24)
        let placed = (try? layout(drawn)).flatMap { $0 }
        return DossierPage(
            self, language: language, directory: EntityDirectory(entityRecords, readings), matrix: graph, graph: drawn, layout: placed
        ).html()
    }

    /// The same content as one JSON object: sorted keys, dates in ISO 8601, spans in code points.
    ///
    /// - Throws: `EncodingError`, when a number is not finite.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    private var entityRecords: [EntityRecord] {
        entities.map {
            EntityRecord(
                id: $0.id, type: $0.type, subtype: $0.subtype, name: $0.name, nameEnglish: $0.nameEnglish, aliases: $0.forms,
                country: $0.country, role: $0.role)
        }
    }
}
