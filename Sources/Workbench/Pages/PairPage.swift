#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Two actors: what is told of one's backing of the other, through time.
enum PairPage {
    static let endpoint = Endpoint(
        page: "/pair/:from/:to", data: "backing/:from/:to", "What is told of one actor's backing of another, through time",
        parameters: [.limit, .offset], schema: "PairDetail", answer: view)

    struct Data: Encodable, Sendable {
        let from: String
        let to: String
        let points: Listing<BackingSeries.Point>
        let turns: [BackingSeries.Turn]
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let archive = desk.archive
        func present(_ id: String) throws -> String { try archive.actor(id: id) == nil ? archive.actor(formerly: id)?.id ?? id : id }
        let from = try present(visit.part("from")), to = try present(visit.part("to"))
        let window = try visit.window(40)
        guard let part = try archive.backing(from: from, to: to, limit: window.limit + 1, offset: window.offset) else {
            guard try archive.actors(ids: [from, to]).count == Set([from, to]).count else {
                throw Refusal.missing("لا قول في هذه العلاقة", "Nothing is told of this pair")
            }
            // Newer articles or corrections may have taken from it what was told.
            throw Refusal(
                .gone, "لا قول في هذه العلاقة", "Nothing is told of this pair, or no longer",
                hint: [from, to].map { Address.actor($0) }.joined(separator: " "))
        }
        let list = Listing(part.points, window)
        let outline = part.outline
        let back = try archive.backingOutline(from: to, to: from)
        let direct = try archive.claims(between: from, and: to, limit: 10)
        var names = NameTable(archive)
        try names.addEntities([from, to])
        try names.add(list.items.map(\.account))
        try names.addSources(outline.turns.flatMap { [$0.reportedBy].compactMap { $0 } + $0.disputedBy })
        try names.add(direct)
        let title = names.name(from) + " \(visit.preferences.language.arrow) " + names.name(to)
        var view = View(title, section: .backing) { drawing, html in
            html.element("div", ["class": "opening-words"]) { html in
                html.element("h1") { html in
                    drawing.entity(from, &html, gloss: true)
                    drawing.arrow(&html)
                    drawing.entity(to, &html, gloss: true)
                }
                html.element("p", ["class": "dek"], text: drawing.counted(outline.points.count, .statement))
            }
            if let scale = TimeStrip.Scale((outline.points + (back?.points ?? [])).compactMap(\.time)) {
                html.element("div", ["class": "wide-strip"]) { html in
                    TimeStrip.draw(outline.points, scale, turns: outline.turns.map(\.time), width: 1040, ticked: true, drawing, &html)
                }
                drawing.legend(&html)
            }
            if !outline.turns.isEmpty {
                drawing.section("turns", drawing.label("التحولات", "Turns"), &html) { html in
                    html.element("ol", ["class": "turn-list"]) { html in
                        for turn in outline.turns { StoryPage.drawTurn(turn, from, to, drawing, &html) }
                    }
                }
            }
            drawing.section("statements", drawing.label("الأقوال", "Statements"), &html) { html in
                html.element("ol", ["class": "said"]) { html in
                    for point in list.items {
                        html.element("li", ["class": point.relation.rawValue]) { html in
                            html.element("p", ["class": "mark"]) { html in
                                drawing.glyph(point.relation, point.phase, &html, titled: false)
                                html.element(
                                    "span", ["class": "phase"],
                                    text: point.relation.label(drawing.language) + " · " + point.phase.label(drawing.language))
                                html.element("span", ["class": "when"]) { drawing.date(point.time, &$0) }
                            }
                            html.element("div") { drawing.account(point.account, &$0) }
                        }
                    }
                }
                drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
            }
            if back != nil {
                html.element("p", ["class": "leads"]) { html in
                    html.element("a", ["href": Address.pair(to, from)]) { html in
                        html.text(drawing.label("والعكس: ", "The other way: "))
                        html.words(drawing.names.name(to) + " \(drawing.language.arrow) " + drawing.names.name(from))
                    }
                }
            }
            if !direct.isEmpty {
                drawing.section("acts", drawing.label("أفعال بينهما", "Acts between them"), &html) { drawing.claimList(direct, &$0) }
            }
        }
        view.names = names
        view.data = { Data(from: from, to: to, points: list, turns: outline.turns, names: names.plain) }
        view.table = {
            View.Table(
                columns: ["from", "to", "relation", "phase", "time", "document", "record", "stance", "chain", "words", "start", "end"],
                rows: try archive.backing(from: from, to: to).map(\.series)?.map { point in
                    [
                        names.name(from), names.name(to), point.relation.rawValue, point.phase.rawValue, point.time ?? "", point.account.document,
                        point.account.record, point.account.stance.rawValue, point.account.chain.map(\.name).joined(separator: " < "),
                        point.account.text, String(point.account.start), String(point.account.end),
                    ]
                } ?? [])
        }
        return view
    }

    /// One row a statement of several pairs.
    static func table(_ backing: [BackingOutline], _ names: NameTable) -> View.Table {
        View.Table(
            columns: ["from", "to", "relation", "phase", "time"],
            rows: backing.flatMap { series in
                series.points.map { [names.name(series.from), names.name(series.to), $0.relation.rawValue, $0.phase.rawValue, $0.time ?? ""] }
            })
    }
}
#endif
