#if Full
import Exchange

/// Keeps layouts of graphs: computing one takes another program and some hundred milliseconds.
actor GraphCabinet {
    private let program = try? Graphviz()
    private var kept: [GraphSketch: GraphLayout] = [:]
    /// Layouts kept at once; the cabinet is emptied when there are more.
    private static let capacity = 64

    /// Nil when there is no program that lays graphs out, or it found no layout.
    func layout(_ sketch: GraphSketch) -> GraphLayout? {
        if let layout = kept[sketch] { return layout }
        guard let layout = try? program?.layout(sketch) else { return nil }
        if kept.count >= Self.capacity { kept.removeAll() }
        kept[sketch] = layout
        return layout
    }
}
#endif
