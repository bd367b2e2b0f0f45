#if Full
import Exchange
import Readings

/// A graph as laid out, as SVG with plain attributes.
struct GraphDrawing {
    let nodes: [GraphPage.Node]
    let edges: [GraphPage.Edge]
    let layout: GraphLayout
    let about: String?

    func draw(_ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("figure", ["class": "graph"]) { html in
            html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": drawing.label("الشكل", "Graph")]) { html in
                let margin = 10.0
                let width = layout.width + 2 * margin, height = layout.height + 2 * margin
                // A wide drawing is shown a little smaller, never so small that its names cannot be read.
                let scale = max(0.72, min(1, 1150 / width))
                html.element(
                    "svg",
                    [
                        "viewBox": "\(n(-margin)) \(n(-margin)) \(n(width)) \(n(height))", "width": n(width * scale), "height": n(height * scale),
                        "role": "group",
                        "aria-label": drawing.label("شكل السند والخصومة", "Graph of backing and opposition"),
                    ]
                ) { html in
                    drawMarkers(&html)
                    for (index, edge) in edges.enumerated() where layout.routes.indices.contains(index) {
                        draw(edge, layout.routes[index], drawing, &html)
                    }
                    for (index, node) in nodes.enumerated() where layout.boxes.indices.contains(index) { draw(node, layout.boxes[index], &html) }
                }
            }
            html.element("figcaption", ["class": "legend"]) { html in
                for phase in Phase.allCases {
                    html.element("span", ["class": "key edge-key supports " + phase.rawValue]) { html in
                        drawing.glyph(.supports, phase, &html, titled: false)
                        html.text(Relation.supports.label(drawing.language) + " " + phase.label(drawing.language))
                    }
                }
                html.element("span", ["class": "key edge-key opposes"]) { html in
                    drawing.glyph(.opposes, .ongoing, &html, titled: false)
                    html.text(Relation.opposes.label(drawing.language))
                }
            }
        }
    }

    /// Arrow heads: one a class, since a marker does not take the colour of its line everywhere.
    private func drawMarkers(_ html: inout HTMLWriter) {
        html.element("defs") { html in
            for relation in Relation.allCases {
                for phase in Phase.allCases {
                    html.element(
                        "marker",
                        [
                            "id": "to-\(relation.rawValue)-\(phase.rawValue)", "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "11",
                            "markerHeight": "11", "markerUnits": "userSpaceOnUse", "orient": "auto",
                        ]
                    ) { html in
                        html.void("path", ["d": "M0 .8 10 5 0 9.2Z", "class": "tip \(relation.rawValue) \(phase.rawValue)"], selfClosing: true)
                    }
                }
            }
        }
    }

    private func draw(_ edge: GraphPage.Edge, _ route: [GraphLayout.Point], _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard let start = route.first else { return }
        var path = "M\(n(start.x)) \(n(start.y))C"
        for point in route.dropFirst() { path += " \(n(point.x)) \(n(point.y))" }
        let words =
            drawing.names.name(edge.from) + " \(drawing.language.arrow) " + drawing.names.name(edge.to) + ": " + edge.relation.label(drawing.language)
            + drawing.label("، ", ", ") + edge.phase.label(drawing.language) + " (" + drawing.preferences.number(edge.statements) + ")"
        html.element(
            "a",
            [
                "class": "tie \(edge.relation.rawValue) \(edge.phase.rawValue)", "href": Address.pair(edge.from, edge.to), "aria-label": words,
                "data-from": edge.from, "data-to": edge.to,
            ]
        ) { html in
            html.element("title", text: words)
            html.void(
                "path",
                [
                    "d": path, "stroke-width": n(min(4.5, 1.2 + 0.4 * Double(edge.statements).squareRoot())),
                    "marker-end": "url(#to-\(edge.relation.rawValue)-\(edge.phase.rawValue))",
                ], selfClosing: true)
            let middle = Self.middle(of: route)
            html.void("circle", ["cx": n(middle.x), "cy": n(middle.y), "r": "8"], selfClosing: true)
            html.void(
                "use", ["href": "#g-" + edge.phase.rawValue, "x": n(middle.x - 5.5), "y": n(middle.y - 5.5), "width": "11", "height": "11"],
                selfClosing: true)
        }
    }

    private func draw(_ node: GraphPage.Node, _ box: GraphLayout.Box, _ html: inout HTMLWriter) {
        html.element(
            "a",
            ["class": "node \(node.type.lowercased())" + (node.id == about ? " about" : ""), "href": Address.actor(node.id), "data-node": node.id]
        ) { html in
            html.element("title", text: node.name)
            let radius = node.type == EntityType.person.rawValue ? box.height / 2 : 4
            html.void(
                "rect",
                [
                    "x": n(box.center.x - box.width / 2), "y": n(box.center.y - box.height / 2), "width": n(box.width), "height": n(box.height),
                    "rx": n(radius),
                ], selfClosing: true)
            let lines = NodeLabel(node.name).lines
            for (place, line) in lines.enumerated() {
                let shift = (Double(place) - Double(lines.count - 1) / 2) * 18 + 5
                html.element("text", ["x": n(box.center.x), "y": n(box.center.y + shift), "lang": Script.of(line).languageTag], text: line)
            }
        }
    }

    /// The point halfway along the middle piece of the curve.
    private static func middle(of route: [GraphLayout.Point]) -> GraphLayout.Point {
        let pieces = (route.count - 1) / 3
        let start = pieces / 2 * 3
        guard pieces > 0, route.indices.contains(start + 3) else { return route.first ?? .init(x: 0, y: 0) }
        // With an even number of pieces their joint is the middle.
        if pieces % 2 == 0 { return route[start] }
        let points = Array(route[start...(start + 3)])
        func value(_ get: (GraphLayout.Point) -> Double) -> Double { (get(points[0]) + 3 * get(points[1]) + 3 * get(points[2]) + get(points[3])) / 8 }
        return .init(x: value(\.x), y: value(\.y))
    }

    private func n(_ value: Double) -> String { TimeStrip.number(value) }
}
#endif
