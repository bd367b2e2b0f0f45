#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Conflicts, those first on which most hangs.
enum ConflictsPage {
    static let endpoint = Endpoint(
        page: "/conflicts", data: "conflicts", "Conflicts, those first on which most hangs",
        parameters: [.about, .init("kind", "denial, object, number, place, time, agent, relation or self"), .limit, .offset],
        schema: "ConflictList", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window(20)
        let kind: Conflict.Kind? = try visit.choice("kind")
        let about = visit.value("about")
        var list = Listing(try desk.archive.conflicts(of: about, kind: kind, limit: window.limit + 1, offset: window.offset), window)
        let total = try desk.archive.countConflicts(of: about, kind: kind)
        var names = NameTable(desk.archive)
        try names.add(list.items)
        try names.addEntities([about].compactMap { $0 })
        list.names = names.plain
        let items = list.items, next = list.next
        var view = View(visit.preferences.label("الخلافات", "Conflicts"), section: .conflicts) { drawing, html in
            drawing.heading(drawing.label("الخلافات", "Conflicts"), dek: drawing.counted(total, .conflict), &html)
            drawing.choices(
                drawing.label("النوع", "Kind"), parameter: "kind",
                [(nil, drawing.label("الكل", "all"))] + Conflict.Kind.allCases.map { ($0.rawValue, $0.label(drawing.language)) }, &html)
            ClaimsPage.drawScope(ClaimFilter(actor: about), drawing, &html)
            if items.isEmpty { drawing.note(drawing.label("لا خلافات هنا.", "No conflicts here."), &html) }
            for conflict in items { drawing.conflictCard(conflict, &html) }
            drawing.paging(limit: window.limit, offset: window.offset, next: next, &html)
        }
        view.names = names
        view.data = { list }
        view.table = { table(items) }
        return view
    }

    /// One row an account.
    static func table(_ conflicts: [Conflict]) -> View.Table {
        View.Table(
            columns: ["conflict", "kind", "reason", "side", "document", "record", "stance", "chain", "words", "start", "end"],
            rows: conflicts.flatMap { conflict in
                conflict.accounts.enumerated().map { place, account in
                    [
                        conflict.id, conflict.kind.rawValue, conflict.reasonEnglish, place < conflict.firstSide ? "1" : "2", account.document,
                        account.record, account.stance.rawValue, account.chain.map(\.name).joined(separator: " < "), account.text,
                        String(account.start), String(account.end),
                    ]
                }
            })
    }
}
#endif
