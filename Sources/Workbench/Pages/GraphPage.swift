#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Who backs and opposes whom as a graph, laid out by Graphviz, coloured by the latest phase.
enum GraphPage {
    static let endpoint = Endpoint(
        page: "/graph", data: "graph", "Who backs and opposes whom, with the latest phase",
        parameters: [
            .about, .since, .until, .init("phase", "ongoing, beginning, sought, weakening, ended or denied"),
            .init("relation", "supports or opposes"),
            .init("actors", "Nodes at most", schema: #"{"type":"integer","minimum":2,"maximum":60,"default":30}"#),
        ], schema: "Graph", answer: view)

    struct Node: Encodable, Sendable {
        let id: String
        let name: String
        let type: String
        let statements: Int
    }

    struct Edge: Encodable, Sendable {
        let from: String
        let to: String
        let relation: Relation
        let phase: Phase
        let statements: Int
    }

    struct Data: Encodable, Sendable {
        let nodes: [Node]
        let edges: [Edge]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let about = visit.value("about")
        let since = try visit.date("since"), until = try visit.date("until")
        let phase: Phase? = try visit.choice("phase")
        let relation: Relation? = try visit.choice("relation")
        let limit = try visit.number("actors", in: 2...60, or: 30)
        // An actor's own pairs, then those among the actors that it is tied to.
        let most = try desk.backing(visit)
        var outlines = Array(most.prefix(200))
        if let about {
            outlines = try desk.archive.backingOutlines(of: about, limit: 200)
            let tied = Set(outlines.flatMap { [$0.from, $0.to] })
            outlines += most.filter { $0.from != about && $0.to != about && tied.contains($0.from) && tied.contains($0.to) }
        }
        var edges: [Edge] = []
        for series in outlines {
            for kind in Relation.allCases where relation == nil || relation == kind {
                let points = series.points.filter { point in
                    guard point.relation == kind else { return false }
                    guard since != nil || until != nil else { return true }
                    guard let date = DossierDate.date(in: point.time) else { return false }
                    return date.lastDay >= since?.firstDay ?? .min && date.firstDay <= until?.lastDay ?? .max
                }
                guard !points.isEmpty, let latest = points.last(where: { $0.time != nil })?.phase ?? points.last?.phase else { continue }
                if let phase, phase != latest { continue }
                edges.append(Edge(from: series.from, to: series.to, relation: kind, phase: latest, statements: points.count))
            }
        }
        edges = strongest(edges, actors: limit, about: about)
        var weight: [String: Int] = [:]
        for edge in edges {
            weight[edge.from, default: 0] += edge.statements
            weight[edge.to, default: 0] += edge.statements
        }
        let ids = weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var names = NameTable(desk.archive)
        try names.addEntities(ids + [about].compactMap { $0 })
        let nodes = ids.map { Node(id: $0, name: names.name($0), type: names.entities[$0]?.type.rawValue ?? "Other", statements: weight[$0] ?? 0) }
        let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        let sketch = GraphSketch(
            names: nodes.map(\.name),
            edges: edges.compactMap { edge in
                guard let from = places[edge.from], let to = places[edge.to] else { return nil }
                return .init(from: from, to: to, supports: edge.relation == .supports, statements: edge.statements)
            })
        let layout = visit.isData || nodes.isEmpty ? nil : await desk.layouts.layout(sketch)
        let kept = edges
        var view = View(visit.preferences.label("من يسند من", "Who backs whom"), section: .backing) { drawing, html in
            drawing.heading(
                drawing.label("من يسند من", "Who backs whom"),
                dek: drawing.label(
                    "يتجه السهم من الساند إلى المسنود؛ غلظه بعدد الأقوال، ولونه وعلامته آخر الأحوال.",
                    "Arrows lead from the backer to the backed; their weight is the number of statements, colour and sign the latest phase."),
                &html)
            html.element("p", ["class": "leads"]) {
                $0.element("a", ["href": Address.query("/turns", [("about", about)])], text: drawing.label("التحولات", "Turns"))
            }
            drawFilters(drawing, &html)
            ClaimsPage.drawScope(ClaimFilter(actor: about), drawing, &html)
            if nodes.isEmpty {
                drawing.note(drawing.label("لا سند يُروى في هذا الاختيار.", "No backing is told in this selection."), &html)
            } else {
                if let layout {
                    GraphDrawing(nodes: nodes, edges: kept, layout: layout, about: about).draw(drawing, &html)
                } else {
                    drawing.note(
                        drawing.label("لم يُرسم الشكل: برنامج Graphviz غير مثبت.", "The graph is not drawn: Graphviz is not installed."), &html)
                }
                drawList(kept, drawing, &html)
            }
        }
        view.names = names
        view.data = { Data(nodes: nodes, edges: edges) }
        view.table = {
            View.Table(
                columns: ["from", "to", "relation", "phase", "statements"],
                rows: edges.map { [names.name($0.from), names.name($0.to), $0.relation.rawValue, $0.phase.rawValue, String($0.statements)] })
        }
        return view
    }

    /// The edges among the actors in most statements, two an actor at most on average: more no drawing makes legible.
    private static func strongest(_ edges: [Edge], actors limit: Int, about: String?) -> [Edge] {
        var weight: [String: Int] = [:]
        for edge in edges {
            weight[edge.from, default: 0] += edge.statements
            weight[edge.to, default: 0] += edge.statements
        }
        if let about { weight[about] = .max }
        let chosen = Set(weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key))
        let kept = edges.filter { chosen.contains($0.from) && chosen.contains($0.to) }
        let most = limit * 2
        guard kept.count > most else { return kept }
        return kept.enumerated().sorted { ($1.element.statements, $0.offset) < ($0.element.statements, $1.offset) }.prefix(most).map(\.element)
    }

    private static func drawFilters(_ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("form", ["class": "filters", "action": "/graph"]) { html in
            drawing.select(
                "phase", drawing.label("الحال", "Phase"),
                [("", drawing.label("كل الأحوال", "all"))] + Phase.allCases.map { ($0.rawValue, $0.label(drawing.language)) }, &html)
            drawing.select(
                "relation", drawing.label("العلاقة", "Relation"),
                [("", drawing.label("كلتاهما", "both"))] + Relation.allCases.map { ($0.rawValue, $0.label(drawing.language)) }, &html)
            drawing.dateFields(&html)
            drawing.select(
                "actors", drawing.label("عدد الأطراف", "Actors"),
                [("", drawing.preferences.number(30))] + [10, 45, 60].map { (String($0), drawing.preferences.number($0)) }, &html)
            drawing.kept("about", &html)
            drawing.submit(&html)
        }
    }

    /// The same as words: for readers of lists and of screens.
    private static func drawList(_ edges: [Edge], _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("details", ["class": "edge-list"]) { html in
            html.element("summary", text: drawing.label("العلاقات قائمةً: ", "The same as a list: ") + drawing.counted(edges.count, .pair))
            html.element("ul", ["class": "pairs"]) { html in
                for edge in edges {
                    html.element("li") { html in
                        html.element("a", ["class": "pair-name", "href": Address.pair(edge.from, edge.to)]) { html in
                            html.words(drawing.names.name(edge.from))
                            html.text(" \(drawing.language.arrow) ")
                            html.words(drawing.names.name(edge.to))
                        }
                        html.text(" ")
                        drawing.phase(edge.relation, edge.phase, &html)
                        html.text(" ")
                        html.element("span", ["class": "fact"], text: drawing.counted(edge.statements, .statement))
                    }
                }
            }
        }
    }
}
#endif
