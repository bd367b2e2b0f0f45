/// What a layout needs of a graph: the names that its boxes must hold, and which of them are tied how firmly.
package struct GraphSketch: Sendable, Hashable {
    package struct Edge: Sendable, Hashable {
        /// Places in `names`.
        package let from: Int
        package let to: Int
        /// Pull between the two, from 1.
        package let weight: Int

        /// Support ranks the backer above; opposition only stands beside it.
        package init(from: Int, to: Int, supports: Bool, statements: Int) {
            self.from = from
            self.to = to
            weight = supports ? min(8, 2 + statements) : 1
        }
    }

    package let names: [String]
    package let edges: [Edge]

    package init(names: [String], edges: [Edge]) {
        self.names = names
        self.edges = edges
    }
}

extension BackingGraph {
    var sketch: GraphSketch {
        GraphSketch(
            names: nodes.map(\.name),
            edges: edges.map { .init(from: $0.from, to: $0.to, supports: $0.relation == .supports, statements: $0.statements.count) })
    }
}
