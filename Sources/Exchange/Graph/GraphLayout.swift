/// Where the nodes and edges of a graph are drawn: in points, the origin at the upper left.
public struct GraphLayout: Sendable, Hashable {
    public struct Point: Sendable, Hashable {
        public let x: Double
        public let y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    public struct Box: Sendable, Hashable {
        public let center: Point
        public let width: Double
        public let height: Double
    }

    public let width: Double
    public let height: Double
    /// One a node, in the order of the graph's nodes.
    public let boxes: [Box]
    /// One an edge, in the order of the graph's edges: the control points of a cubic B-spline in Bézier form (3n + 1 points).
    public let routes: [[Point]]
}
