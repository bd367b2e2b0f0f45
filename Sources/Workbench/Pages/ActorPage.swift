#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One actor: who backs it and whom it backs, its disputes, what is told of it.
enum ActorPage {
    static let endpoint = Endpoint(
        page: "/actor/:id", data: "actors/:id", "An actor with its backing, conflicts and claims",
        parameters: [.limit, .offset], schema: "Actor", answer: view)

    struct Data: Encodable, Sendable {
        let actor: ActorSummary
        let backing: [BackingOutline]
        let turns: [BackingTurn]
        let conflicts: [Conflict]
        let claims: Listing<Claim>
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let archive = desk.archive
        guard let actor = try archive.actor(id: visit.part("id")) ?? archive.actor(formerly: visit.part("id")) else {
            throw Refusal.missing("لا طرف بهذا المعرّف", "No actor has this id")
        }
        let id = actor.id
        let window = try visit.window(20)
        let backing = try archive.backingOutlines(of: id, limit: 40)
        let turns = try archive.turns(of: id, limit: 8)
        let conflicts = try archive.conflicts(of: id, limit: 3)
        let conflictCount = try archive.countConflicts(of: id)
        let list = Listing(try archive.claims(of: id, newestFirst: true, limit: window.limit + 1, offset: window.offset), window)
        var names = NameTable(archive)
        names.add(actor.entity)
        try names.addEntities(backing.flatMap { [$0.from, $0.to] } + [actor.entity.country].compactMap { $0 })
        try names.add(turns)
        try names.add(conflicts)
        try names.add(list.items)
        var view = View(actor.name, section: .actors) { drawing, html in
            drawHead(actor, drawing, &html)
            if !backing.isEmpty { drawBacking(id, backing, drawing, &html) }
            if !turns.isEmpty { StoryPage.drawTurns(turns, about: id, drawing, &html) }
            if !conflicts.isEmpty {
                drawing.section(
                    "conflicts", drawing.label("الخلافات", "Conflicts"),
                    more: conflictCount > conflicts.count
                        ? (Address.query("/conflicts", [("about", id)]), drawing.counted(conflictCount, .conflict)) : nil, &html
                ) { html in for conflict in conflicts { drawing.conflictCard(conflict, &html) } }
            }
            drawing.section(
                "claims", drawing.label("ما رُوي، الأحدث أولاً", "What is told, the latest first"),
                more: (Address.query("/claims", [("about", id)]), drawing.counted(actor.claims, .claim)), &html
            ) { html in
                drawing.claimList(list.items, &html)
                drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
            }
        }
        view.names = names
        view.data = { Data(actor: actor, backing: backing, turns: turns, conflicts: conflicts, claims: list, names: names.plain) }
        view.table = { ClaimsPage.table(list.items, names) }
        return view
    }

    private static func drawHead(_ actor: ActorSummary, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("div", ["class": "opening-words"]) { html in
            html.element("h1") { $0.words(actor.name) }
            html.element("p", ["class": "dek"]) { html in
                html.text(actor.type.label(drawing.language))
                if let english = actor.entity.nameEnglish, english != actor.name {
                    html.text(" · ")
                    html.words(english)
                }
                if let country = actor.entity.country, country != actor.id {
                    html.text(" · ")
                    drawing.entity(country, &html)
                }
                html.text(" · " + drawing.counted(actor.claims, .claim) + drawing.label(" في ", " in "))
                html.text(drawing.preferences.grouped(CountedNoun.article.phrase(actor.documents, drawing.language, oblique: true), actor.documents))
                html.text(" · ")
                html.element("a", ["href": Address.correct(actor: actor.id), "rel": "nofollow"], text: drawing.label("صحّح", "correct"))
            }
            let aliases = actor.entity.aliases.filter { $0 != actor.name }
            if !aliases.isEmpty {
                html.element("p", ["class": "aka"]) { html in
                    html.text(drawing.label("يُكتب أيضاً: ", "Also written: "))
                    for (index, alias) in aliases.prefix(12).enumerated() {
                        if index > 0 { html.text(drawing.label("، ", ", ")) }
                        html.words(alias)
                    }
                }
            }
            html.element("p", ["class": "leads"]) { html in
                let leads = [
                    ("/timeline", drawing.label("على الزمن", "timeline")), ("/graph", drawing.label("في الشكل", "graph")),
                    ("/map", drawing.label("على الخريطة", "map")),
                ]
                for (path, text) in leads { html.element("a", ["href": Address.query(path, [("about", actor.id)])], text: text) }
            }
        }
    }

    private static func drawBacking(_ id: String, _ backing: [BackingOutline], _ drawing: Drawing, _ html: inout HTMLWriter) {
        let parts = [
            (backing.filter { $0.to == id }, drawing.label("من يسنده أو يخاصمه", "Who backs or opposes it")),
            (backing.filter { $0.from == id }, drawing.label("من يسنده هو أو يخاصمه", "Whom it backs or opposes")),
        ]
        let scale = TimeStrip.Scale(backing.flatMap { $0.points.compactMap(\.time) })
        drawing.section("backing", drawing.label("من يسند من", "Who backs whom"), &html) { html in
            html.element("div", ["class": "two"]) { html in
                for (list, title) in parts where !list.isEmpty {
                    html.element("div") { html in
                        html.element("h3", text: title)
                        html.element("ul", ["class": "pairs"]) { html in
                            for series in list { drawing.pairLine(series, other: series.from == id ? series.to : series.from, scale, &html) }
                        }
                    }
                }
            }
            drawing.legend(&html)
        }
    }
}
#endif
