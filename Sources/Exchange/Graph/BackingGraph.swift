import Readings

/// Who backs and opposes whom, as nodes and edges: what is laid out, drawn and exported.
public struct BackingGraph: Sendable, Hashable {
    public struct Node: Sendable, Hashable {
        /// Entity id.
        public let id: String
        public let name: String
        public let type: EntityType
        /// Statements that the node stands in.
        public let weight: Int
    }

    public struct Edge: Sendable, Hashable {
        /// Places in `nodes`.
        public let from: Int
        public let to: Int
        public let relation: Relation
        public let statements: [Dossier.Statement]
        /// The pair's place in the dossier.
        public let anchor: String

        /// The phase of the latest statement.
        public var phase: Phase { statements.last?.phase ?? .ongoing }
    }

    public let nodes: [Node]
    public let edges: [Edge]

    /// - Parameter limit: How many of the actors in most statements become nodes; an edge needs both its ends.
    public init(_ dossier: Dossier, limit: Int = .max) {
        var weight: [String: Int] = [:]
        for pair in dossier.backing {
            weight[pair.from, default: 0] += pair.statements.count
            weight[pair.to, default: 0] += pair.statements.count
        }
        let ranked = weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let asked = dossier.about.filter { weight[$0] != nil }
        var chosen = Set((asked + ranked.filter { !asked.contains($0) }).prefix(limit))
        // A node whose every edge leads to one that was cut stands for nothing.
        let tied = Set(dossier.backing.filter { chosen.contains($0.from) && chosen.contains($0.to) }.flatMap { [$0.from, $0.to] })
        chosen.formIntersection(tied)
        let names = Dictionary(dossier.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        nodes = ranked.filter { chosen.contains($0) }.map {
            Node(id: $0, name: names[$0]?.name ?? $0, type: names[$0]?.type ?? .other, weight: weight[$0] ?? 0)
        }
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
        edges = dossier.backing.flatMap { pair -> [Edge] in
            guard let from = places[pair.from], let to = places[pair.to] else { return [] }
            return Relation.allCases.compactMap { relation in
                let statements = pair.statements.filter { $0.relation == relation }
                return statements.isEmpty
                    ? nil : Edge(from: from, to: to, relation: relation, statements: statements, anchor: pair.anchor)
            }
        }
    }

    private init(nodes: [Node], edges: [Edge]) {
        self.nodes = nodes
        self.edges = edges
    }

    /// The edges of most statements and the nodes that they tie: what a drawing can show without becoming a thicket.
    public func strongest(_ count: Int) -> BackingGraph {
        guard edges.count > count else { return self }
        let ranked = edges.enumerated().sorted {
            ($1.element.statements.count, $0.offset) < ($0.element.statements.count, $1.offset)
        }
        let kept = ranked.prefix(count).map(\.element)
        let tied = Set(kept.flatMap { [$0.from, $0.to] })
        let order = nodes.indices.filter { tied.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return BackingGraph(
            nodes: order.map { nodes[$0] },
            edges: kept.compactMap { edge in
                guard let from = places[edge.from], let to = places[edge.to] else { return nil }
                return Edge(from: from, to: to, relation: edge.relation, statements: edge.statements, anchor: edge.anchor)
            })
    }
}
