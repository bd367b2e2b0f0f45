#if Full
import Archive
import Exchange

/// Turns of backing, the latest first.
enum TurnsPage {
    static let endpoint = Endpoint(
        page: "/turns", data: "turns", "Turns of backing, the latest first", parameters: [.about, .limit, .offset], schema: "TurnList", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window()
        let about = visit.value("about")
        var list = Listing(try desk.archive.turns(of: about, limit: window.limit + 1, offset: window.offset), window)
        var names = NameTable(desk.archive)
        try names.add(list.items)
        try names.addEntities([about].compactMap { $0 })
        list.names = names.plain
        let items = list.items, next = list.next
        var view = View(visit.preferences.label("التحولات", "Turns"), section: .backing) { drawing, html in
            drawing.heading(
                drawing.label("التحولات", "Turns"),
                dek: drawing.label(
                    "حين تتغير حال السند فيما يُروى، ومن روى ذلك أولاً.", "Where the accounts of a backing change phase, and who told it first."), &html
            )
            ClaimsPage.drawScope(.init(actor: about), drawing, &html)
            if items.isEmpty { drawing.note(drawing.label("لا تحولات هنا.", "No turns here."), &html) }
            html.element("ol", ["class": "turn-list"]) { html in
                for item in items { StoryPage.drawTurn(item.turn, item.from, item.to, drawing, &html) }
            }
            drawing.paging(limit: window.limit, offset: window.offset, next: next, &html)
        }
        view.names = names
        view.data = { list }
        view.table = {
            View.Table(
                columns: ["from", "to", "time", "before", "after", "reportedBy"],
                rows: items.map {
                    [
                        names.name($0.from), names.name($0.to), $0.turn.time, $0.turn.before.rawValue, $0.turn.after.rawValue,
                        $0.turn.reportedBy.map(names.name) ?? "",
                    ]
                })
        }
        return view
    }
}
#endif
