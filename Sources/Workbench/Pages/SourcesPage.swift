#if Full
import Archive
import Comparison
import Exchange
import Readings

/// All sources, with figures and no verdict.
enum SourcesPage {
    static let endpoint = Endpoint(
        page: "/sources", data: "sources", "Sources, those with most accounts first",
        parameters: [.init("kind", "named, anonymous, outlet or collective"), .limit, .offset], schema: "SourceList", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window()
        let kind: SourceKind? = try visit.choice("kind")
        let list = Listing(try desk.archive.sources(kind: kind, limit: window.limit + 1, offset: window.offset), window)
        var view = View(visit.preferences.label("المصادر", "Sources"), section: .sources) { drawing, html in
            drawing.heading(
                drawing.label("المصادر", "Sources"),
                dek: drawing.label(
                    "أرقام لا أحكام: كم روى كل مصدر، وكم من ذلك مبهم أو منقطع، وفيمَ خولف.",
                    "Figures, no verdicts: how much each source tells, how much of it is obscured or broken, where it is contradicted."),
                &html)
            drawing.choices(
                drawing.label("النوع", "Kind"), parameter: "kind",
                [(nil, drawing.label("الكل", "all"))] + SourceKind.allCases.map { ($0.rawValue, $0.label(drawing.language)) }, &html)
            drawTable(list.items, drawing, brief: false, &html)
            drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
        }
        view.data = { list }
        view.table = { table(list.items) }
        return view
    }

    static func table(_ sources: [SourceProfile]) -> View.Table {
        View.Table(
            columns: ["id", "name", "kind", "accounts", "obscured", "broken", "alone", "contradicted"],
            rows: sources.map {
                [
                    $0.id, $0.name, $0.kind.rawValue, String($0.accounts), String($0.obscured), String($0.broken), String($0.alone),
                    String($0.contradicted),
                ]
            })
    }

    static func drawTable(_ sources: [SourceProfile], _ drawing: Drawing, brief: Bool, _ html: inout HTMLWriter) {
        func number(_ value: Int, _ html: inout HTMLWriter) {
            html.element("td", ["class": "number"], text: drawing.preferences.number(value))
        }
        html.element("div", ["class": "scroll"]) { html in
            html.element("table", ["class": brief ? "figures brief" : "figures"]) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("th", ["scope": "col"], text: drawing.label("المصدر", "Source"))
                        html.element("th", ["scope": "col", "class": "number"], text: drawing.label("روايات", "accounts"))
                        html.element("th", ["scope": "col"], text: drawing.label("اتصال السند", "chains"))
                        html.element("th", ["scope": "col", "class": "number"], text: drawing.label("انفرد", "alone"))
                        html.element("th", ["scope": "col", "class": "number"], text: drawing.label("خولف", "contradicted"))
                    }
                }
                html.element("tbody") { html in
                    for source in sources {
                        html.element("tr") { html in
                            html.element("th", ["scope": "row"]) { html in
                                html.element("a", ["class": "name", "href": Address.source(source.id)]) { $0.words(source.name) }
                                html.text(" ")
                                html.element("span", ["class": "fact"], text: source.kind.label(drawing.language))
                            }
                            number(source.accounts, &html)
                            html.element("td") { drawBar(source, drawing, &$0) }
                            number(source.alone, &html)
                            number(source.contradicted, &html)
                        }
                    }
                }
            }
        }
    }

    /// The shares of connected, obscured and broken chains.
    static func drawBar(_ source: SourceProfile, _ drawing: Drawing, _ html: inout HTMLWriter) {
        let connected = max(0, source.accounts - source.obscured - source.broken)
        let parts = [(Continuity.connected, connected), (.obscured, source.obscured), (.broken, source.broken)]
        let words = parts.filter { $0.1 > 0 }.map { part in
            (drawing.language == .arabic ? part.0.arabic : part.0.rawValue) + " " + drawing.preferences.number(part.1)
        }.joined(separator: drawing.label("، ", ", "))
        html.element("svg", ["class": "share", "viewBox": "0 0 100 8", "preserveAspectRatio": "none", "role": "img", "aria-label": words]) { html in
            html.element("title", text: words)
            var place = 0.0
            for (continuity, count) in parts where count > 0 {
                let width = Double(count) / Double(max(1, source.accounts)) * 100
                let start = drawing.language == .arabic ? 100 - place - width : place
                html.void(
                    "rect",
                    ["class": continuity.rawValue, "x": TimeStrip.number(start), "y": "0", "width": TimeStrip.number(width), "height": "8"],
                    selfClosing: true)
                place += width
            }
        }
    }
}
#endif
