#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Claims by who, what, when and who says so.
enum ClaimsPage {
    static let endpoint = Endpoint(
        page: "/claims", data: "claims", "Claims by date, the latest first",
        parameters: [
            .about, .init("type", "A PLOVER type, SUPPORTS, OPPOSES or STATEMENT"), .since, .until, .init("source", "Id of a source in a chain"),
            .init("place", "Id or name of a place, as claims have it"), .init("who", "A name: claims about the most told actor of that name"),
            .init("said", "A name: claims that the source of that name tells"),
            .limit, .offset,
        ], schema: "ClaimList", answer: view)

    /// The claims that a visit asks for. Names are those of the most told actor, and of the source that speaks most, among those that bear
    /// them; a name that nobody bears gives no claims.
    static func filter(_ visit: Visit, _ archive: Archive) throws -> ClaimFilter {
        var filter = ClaimFilter(
            actor: visit.value("about"), type: visit.value("type"), since: try visit.date("since"), until: try visit.date("until"),
            source: visit.value("source"), place: visit.value("place"))
        if filter.actor == nil, let who = visit.value("who") { filter.actor = try archive.actors(matching: who, limit: 1).first?.id ?? who }
        if filter.source == nil, let said = visit.value("said") {
            let known = try archive.actors(matching: said, limit: 12).compactMap { try archive.source(id: $0.id) }
            filter.source = known.max { $0.accounts < $1.accounts }?.id ?? said
        }
        return filter
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window(30)
        let filter = try filter(visit, desk.archive)
        let outlets = visit.isData ? [] : try desk.tellers(visit)
        var list = Listing(try desk.archive.claims(filter, newestFirst: true, limit: window.limit + 1, offset: window.offset), window)
        let total = try desk.archive.countClaims(filter)
        var names = NameTable(desk.archive)
        try names.add(list.items)
        try names.addEntities([filter.actor, filter.place].compactMap { $0 })
        try names.addSources([filter.source].compactMap { $0 })
        list.names = names.plain
        let items = list.items
        var view = View(visit.preferences.label("الأخبار", "Claims"), section: .claims) { drawing, html in
            drawing.heading(drawing.label("الأخبار", "Claims"), dek: drawing.counted(total, .claim), &html)
            html.element("form", ["class": "filters", "action": "/claims"]) { html in
                drawing.field("who", drawing.label("من، أو عمّن", "Who, or about whom"), &html)
                drawing.field("said", drawing.label("من قول", "Said by"), &html)
                drawing.select(
                    "source", drawing.label("روته", "Told by the outlet"), [("", drawing.label("كلها", "all"))] + outlets.map { ($0.id, $0.name) },
                    &html)
                drawing.select("type", drawing.label("النوع", "Type"), drawing.typeOptions, &html)
                drawing.dateFields(&html)
                drawing.kept("about", &html)
                drawing.kept("place", &html)
                drawing.submit(&html)
            }
            drawScope(filter, drawing, &html)
            drawing.claimList(items, &html)
            drawing.paging(
                limit: window.limit, offset: window.offset,
                next: items.count == window.limit && window.offset + items.count < total ? window.offset + window.limit : nil, &html)
        }
        view.names = names
        view.data = { list }
        view.table = { table(items, names) }
        return view
    }

    /// Whom the list is narrowed to, each with the way out.
    static func drawScope(_ filter: ClaimFilter, _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard filter.actor != nil || filter.source != nil || filter.place != nil else { return }
        html.element("p", ["class": "scope"]) { html in
            for (parameter, id, title) in [
                (drawing.visit.value("about") == nil ? "who" : "about", filter.actor, drawing.label("عن", "about")),
                (drawing.visit.value("source") == nil ? "said" : "source", filter.source, drawing.label("رواية", "told by")),
                ("place", filter.place, drawing.label("في", "at")),
            ] {
                guard let id else { continue }
                html.element("span", ["class": "chip"]) { html in
                    html.text(title + " ")
                    html.words(drawing.names.name(id))
                    html.text(" ")
                    html.element(
                        "a",
                        [
                            "href": drawing.visit.address([parameter: nil, "offset": nil]),
                            "aria-label": drawing.label("أزل هذا القيد", "Remove this filter"),
                        ],
                        text: "✕")
                }
            }
        }
    }

    /// One row an account.
    static func table(_ claims: [Claim], _ names: NameTable) -> View.Table {
        View.Table(
            columns: [
                "claim", "type", "actors", "recipients", "time", "grade", "document", "record", "stance", "continuity", "chain", "words", "start",
                "end",
            ],
            rows: claims.flatMap { claim in
                claim.accounts.map { account in
                    [
                        claim.id, claim.type, claim.actors.map(names.name).joined(separator: "; "),
                        claim.recipients.map(names.name).joined(separator: "; "),
                        claim.time ?? "", claim.grade.rawValue, account.document, account.record, account.stance.rawValue,
                        account.continuity.rawValue,
                        account.chain.map(\.name).joined(separator: " < "), account.text, String(account.start), String(account.end),
                    ]
                }
            })
    }
}
#endif
