#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One source: its figures, whom it contradicts, what it is quoted with.
enum SourcePage {
    static let endpoint = Endpoint(
        page: "/source/:id", data: "sources/:id", "A source with its figures and claims", parameters: [.limit, .offset], schema: "Source",
        answer: view)

    struct Data: Encodable, Sendable {
        let source: SourceProfile
        let claims: Listing<Claim>
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let archive = desk.archive
        guard
            let source = try archive.source(id: visit.part("id"))
                ?? archive.actor(formerly: visit.part("id")).flatMap({ try archive.source(id: $0.id) })
        else { throw Refusal.missing("لا مصدر بهذا المعرّف", "No source has this id") }
        let id = source.id
        let window = try visit.window(20)
        let list = Listing(
            try archive.claims(source: id, newestFirst: true, limit: window.limit + 1, offset: window.offset), window)
        let total = try archive.countClaims(ClaimFilter(source: id))
        let documents = try archive.countDocuments(ofSource: id)
        let entity = try archive.actor(id: id)
        var names = NameTable(archive)
        try names.addSources([id] + source.contradictedBy)
        try names.addEntities(source.about)
        // The account that this source stands in comes first.
        let claims = list.items.map { claim in
            var claim = claim
            claim.accounts =
                claim.accounts.filter { $0.chain.contains { $0.source == id } } + claim.accounts.filter { !$0.chain.contains { $0.source == id } }
            return claim
        }
        try names.add(claims)
        var view = View(source.name, section: .sources) { drawing, html in
            html.element("div", ["class": "opening-words"]) { html in
                html.element("h1") { $0.words(source.name) }
                html.element("p", ["class": "dek"]) { html in
                    html.text(
                        source.kind.label(drawing.language) + " · " + drawing.counted(source.accounts, .account) + drawing.label(" في ", " in "))
                    html.text(drawing.preferences.grouped(CountedNoun.article.phrase(documents, drawing.language, oblique: true), documents))
                }
                let aliases = source.aliases.filter { $0 != source.name }
                if !aliases.isEmpty {
                    html.element("p", ["class": "aka"]) { html in
                        html.text(drawing.label("يُذكر أيضاً: ", "Also called: "))
                        for (index, alias) in aliases.prefix(12).enumerated() {
                            if index > 0 { html.text(drawing.label("، ", ", ")) }
                            html.words(alias)
                        }
                    }
                }
                if entity != nil {
                    html.element("p", ["class": "leads"]) { html in
                        html.element("a", ["href": Address.actor(id)], text: drawing.label("هو طرفاً", "as an actor"))
                    }
                }
            }
            drawFigures(source, drawing, &html)
            drawing.section("claims", drawing.label("ما رواه، الأحدث أولاً", "What it tells, the latest first"), &html) { html in
                html.element("p", ["class": "fact"], text: drawing.counted(total, .claim))
                drawing.claimList(claims, &html)
                drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
            }
        }
        view.names = names
        view.data = { Data(source: source, claims: list, names: names.plain) }
        view.table = { ClaimsPage.table(list.items, names) }
        return view
    }

    private static func drawFigures(_ source: SourceProfile, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("dl", ["class": "facts"]) { html in
            func fact(_ title: String, _ html: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void) {
                html.element("div") { html in
                    html.element("dt", text: title)
                    html.element("dd") { body(&$0) }
                }
            }
            fact(drawing.label("اتصال السند", "Chains"), &html) { html in
                SourcesPage.drawBar(source, drawing, &html)
                html.element("span", ["class": "fact"]) { html in
                    html.text(
                        drawing.label("مبهم ", "obscured ") + drawing.preferences.number(source.obscured) + drawing.label("، منقطع ", ", broken ")
                            + drawing.preferences.number(source.broken))
                }
            }
            fact(drawing.label("انفرد به", "Told by it alone"), &html) { $0.text(drawing.counted(source.alone, .claim)) }
            fact(drawing.label("خولف في", "Contradicted in"), &html) { html in
                html.text(drawing.preferences.shown(CountedNoun.conflict.phrase(source.contradicted, drawing.language)))
                if !source.contradictedBy.isEmpty {
                    html.text(drawing.label("، وأكثر من خالفه: ", ", most by "))
                    for (index, other) in source.contradictedBy.prefix(4).enumerated() {
                        if index > 0 { html.text(drawing.label("، ", ", ")) }
                        drawing.source(other, &html)
                    }
                }
            }
            if !source.about.isEmpty {
                fact(drawing.label("أكثر ما يتكلم فيه", "Speaks most about"), &html) { drawing.entities(source.about, limit: 8, &$0) }
            }
        }
    }
}
#endif
