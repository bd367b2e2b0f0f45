import Readings

/// The graph of backing. One layout serves all periods, so that an actor keeps its place when the period changes.
extension DossierPage {
    /// Which edges a period shows: rules, since their number is that of the periods.
    func drawPeriodRules(_ html: inout HTMLWriter) {
        guard layout != nil else { return }
        for index in dossier.periods.indices {
            let box = ".graph:has(#gp\(index):checked)"
            html.text("\(box) .all,\(box) .edge:not(.in\(index)){display:none}\(box) .edge.in\(index){display:inline}")
            html.text("\(box) .node:not(.in\(index)){opacity:.25}")
        }
    }

    func drawGraph(_ html: inout HTMLWriter) {
        guard let layout, !graph.nodes.isEmpty else {
            if !graph.nodes.isEmpty {
                html.element(
                    "p", ["class": "note"],
                    text: label(
                        "لم يُرسم الشكل لأن برنامج Graphviz غير مثبت. المصفوفة أدناه تحمل المعلومات نفسها.",
                        "The graph is not drawn because Graphviz is not installed. The matrix below holds the same."))
            }
            return
        }
        html.element("figure", ["class": "graph"]) { html in
            drawPeriodChoice(&html)
            html.element("div", ["class": "scroll"]) { html in
                let margin = 8.0
                let width = layout.width + 2 * margin
                let height = layout.height + 2 * margin
                html.element(
                    "svg",
                    [
                        "viewBox": "\(number(-margin)) \(number(-margin)) \(number(width)) \(number(height))", "width": number(width),
                        "height": number(height), "role": "img", "aria-label": label("شكل السند والخصومة", "Graph of backing and opposition"),
                    ]
                ) { html in
                    drawMarkers(&html)
                    for (index, edge) in graph.edges.enumerated() { drawEdge(edge, layout.routes[index], &html) }
                    for (index, node) in graph.nodes.enumerated() { drawNode(index, node, layout.boxes[index], &html) }
                }
            }
            html.element(
                "figcaption",
                text: label(
                    "يتجه السهم من الساند إلى المسنود، وغلظه بعدد الأقوال، والعلامة في وسطه آخر أحواله.",
                    "Arrows lead from the backer to the backed; their weight is the number of statements, the sign on them the latest phase."))
        }
    }

    private func drawPeriodChoice(_ html: inout HTMLWriter) {
        guard dossier.periods.count > 1 else { return }
        html.element("fieldset", ["class": "periods"]) { html in
            html.element("legend", text: label("المدة", "Period"))
            html.element("label") { html in
                html.void("input", ["type": "radio", "name": "period", "id": "gpall", "checked": ""])
                html.element("span", text: label("الكل", "all"))
            }
            for (index, period) in dossier.periods.enumerated() {
                html.element("label") { html in
                    html.void("input", ["type": "radio", "name": "period", "id": "gp\(index)"])
                    html.element("span", text: periodLabel(period))
                }
            }
        }
    }

    private func drawMarkers(_ html: inout HTMLWriter) {
        html.element("defs") { html in
            for relation in Relation.allCases {
                html.element(
                    "marker",
                    [
                        "id": "to-" + relation.rawValue, "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "11", "markerHeight": "11",
                        "markerUnits": "userSpaceOnUse", "orient": "auto",
                    ]
                ) { html in html.void("path", ["d": "M0 .8 10 5 0 9.2Z", "class": "head " + relation.rawValue], selfClosing: true) }
            }
        }
    }

    private func drawEdge(_ edge: BackingGraph.Edge, _ route: [GraphLayout.Point], _ html: inout HTMLWriter) {
        drawEdge(edge, route, phase: edge.phase, count: edge.statements.count, group: "all", &html)
        for (index, period) in dossier.periods.enumerated() {
            guard let phase = Self.phase(of: edge.statements, in: period) else { continue }
            let count = edge.statements.reduce(0) { $0 + ($1.time.map(period.contains) == true ? 1 : 0) }
            drawEdge(edge, route, phase: phase, count: count, group: "in\(index)", &html)
        }
    }

    private func drawEdge(
        _ edge: BackingGraph.Edge, _ route: [GraphLayout.Point], phase: Phase, count: Int, group: String, _ html: inout HTMLWriter
    ) {
        guard let start = route.first else { return }
        var path = "M\(number(start.x)) \(number(start.y))C"
        for point in route.dropFirst() { path += " \(number(point.x)) \(number(point.y))" }
        let title =
            "\(graph.nodes[edge.from].name) \(language.arrow) \(graph.nodes[edge.to].name): "
            + "\(edge.relation.label(language)), \(phase.label(language)) (\(count))"
        html.element("a", ["class": "edge \(group) \(edge.relation.rawValue) \(phase.rawValue)", "href": "#" + edge.anchor]) { html in
            html.element("title", text: title)
            html.void(
                "path",
                ["d": path, "stroke-width": number(min(4, 1.1 + 0.4 * Double(count))), "marker-end": "url(#to-\(edge.relation.rawValue))"],
                selfClosing: true)
            let middle = Self.middle(of: route)
            html.void("circle", ["cx": number(middle.x), "cy": number(middle.y), "r": "8.5"], selfClosing: true)
            html.void(
                "use",
                ["href": "#g-" + phase.rawValue, "x": number(middle.x - 6), "y": number(middle.y - 6), "width": "12", "height": "12"],
                selfClosing: true)
        }
    }

    /// The point halfway along the middle piece of the curve.
    private static func middle(of route: [GraphLayout.Point]) -> GraphLayout.Point {
        let pieces = (route.count - 1) / 3
        let start = pieces / 2 * 3
        guard pieces > 0, route.indices.contains(start + 3) else { return route.first ?? .init(x: 0, y: 0) }
        // With an even number of pieces their joint is the middle.
        if pieces % 2 == 0 { return route[start] }
        let points = route[start...(start + 3)].map { $0 }
        func value(_ get: (GraphLayout.Point) -> Double) -> Double {
            (get(points[0]) + 3 * get(points[1]) + 3 * get(points[2]) + get(points[3])) / 8
        }
        return .init(x: value(\.x), y: value(\.y))
    }

    private func drawNode(_ index: Int, _ node: BackingGraph.Node, _ box: GraphLayout.Box, _ html: inout HTMLWriter) {
        let periods = dossier.periods.indices.filter { place in
            graph.edges.contains {
                ($0.from == index || $0.to == index) && Self.phase(of: $0.statements, in: dossier.periods[place]) != nil
            }
        }
        let classes = ["node", node.type.rawValue.lowercased()] + periods.map { "in\($0)" } + (dossier.about.contains(node.id) ? ["about"] : [])
        html.element("a", ["class": classes.joined(separator: " "), "href": "#" + (names[node.id]?.anchor ?? "")]) { html in
            html.element("title", text: [node.name, names[node.id]?.nameEnglish].compactMap { $0 }.joined(separator: " · "))
            let radius = node.type == .person ? box.height / 2 : 4
            html.void(
                "rect",
                [
                    "x": number(box.center.x - box.width / 2), "y": number(box.center.y - box.height / 2), "width": number(box.width),
                    "height": number(box.height), "rx": number(radius),
                ], selfClosing: true)
            let lines = NodeLabel(node.name).lines
            for (place, line) in lines.enumerated() {
                let shift = (Double(place) - Double(lines.count - 1) / 2) * 18 + 5
                html.element(
                    "text",
                    ["x": number(box.center.x), "y": number(box.center.y + shift), "lang": Script.of(line).languageTag], text: line)
            }
        }
    }

    /// One decimal: the same digits everywhere.
    func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let size = abs(tenths)
        return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
    }
}
