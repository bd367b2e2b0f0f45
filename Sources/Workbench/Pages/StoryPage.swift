#if Full
import Archive
import Comparison
import Exchange
import Foundation
import Readings

/// The story at a glance: who backs whom through time, the turns, the disputes, who tells it, what is new.
enum StoryPage {
    static let endpoint = Endpoint(
        page: "/", data: "story", "The story at a glance: counts, backing, turns, top conflicts, sources, actors",
        parameters: [.init("period", "2020, 2020-H1, 2020-Q1 or 2020-02: what the matrix shows")], schema: "Story", greets: true, answer: view)

    struct Data: Encodable, Sendable {
        let counts: StoryCounts
        let actors: [ActorSummary]
        let periods: [String]
        let backing: [BackingOutline]
        let turns: [BackingTurn]
        let conflicts: [Conflict]
        let sources: [SourceProfile]
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let counts = try desk.counts(visit)
        let story = try desk.story(visit)
        let matrix = story.matrix
        let period = visit.value("period").flatMap { label in matrix.periods.firstIndex { $0.label == label } }
        var view = View(visit.preferences.label("القصة", "Story"), section: .story) { drawing, html in
            drawOpening(counts, drawing, &html)
            if !matrix.isEmpty { drawMatrix(matrix, period, drawing, &html) }
            html.element("div", ["class": "two"]) { html in
                if !story.turns.isEmpty { drawTurns(story.turns, drawing, &html) }
                if !story.sources.isEmpty { drawSources(story.sources, drawing, &html) }
            }
            if !story.conflicts.isEmpty {
                drawing.section(
                    "conflicts", drawing.label("أبرز الخلافات", "Main disputes"), more: ("/conflicts", drawing.label("كلها", "all")), &html
                ) { html in for conflict in story.conflicts { drawing.conflictCard(conflict, &html) } }
            }
            if !story.actors.isEmpty { drawActors(story.actors, drawing, &html) }
        }
        view.names = story.names
        view.data = {
            Data(
                counts: counts, actors: story.actors, periods: matrix.periods.map(\.label), backing: story.backing, turns: story.turns,
                conflicts: story.conflicts, sources: story.sources, names: story.names.plain)
        }
        view.table = { PairPage.table(story.backing, story.names) }
        return view
    }

    private static func drawOpening(_ counts: StoryCounts, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("div", ["class": "opening-words"]) { html in
            html.element("h1", text: drawing.label("من يسند من، ومن يقول ذلك", "Who backs whom, and who says so"))
            html.element("p", ["class": "dek"]) { html in
                html.text(drawing.counted(counts.documents, .article) + drawing.label(" من ", " from ") + drawing.counted(counts.publishers, .outlet))
                if let first = counts.first, let last = counts.last {
                    html.text(drawing.label("، ", ", "))
                    drawing.date(first, &html)
                    html.text(" – ")
                    drawing.date(last, &html)
                }
            }
            if let arrivals = drawing.visit.arrivals, arrivals.count > 0 {
                html.element("p", ["class": "fresh"]) { html in
                    html.element(
                        "a", ["href": Address.query("/articles", [("after", String(arrivals.since))])],
                        text: drawing.label("جديد منذ زيارتك السابقة: ", "New since your last visit: ") + drawing.counted(arrivals.count, .article))
                }
            }
        }
        if drawing.visit.state?.isCompared == false {
            drawing.note(
                drawing.label(
                    "أُضيفت مقالات لم تُقارن بعد؛ المعروض حال آخر مقارنة.",
                    "Articles were added that are not compared yet; shown is the latest comparison."),
                &html)
        }
        if counts.documents == 0 {
            drawing.note(
                drawing.label("الأرشيف فارغ. أضف مقالات لتبدأ.", "The archive is empty. Add articles to begin."), &html)
        }
    }

    // MARK: Matrix

    private static func drawMatrix(_ matrix: BackingMatrix, _ period: Int?, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section(
            "backing", drawing.label("من يسند من", "Who backs whom"), more: ("/graph", drawing.label("الشكل", "graph")), &html
        ) { html in
            html.element("div", ["class": "through-time", "data-periods": String(matrix.periods.count)]) { html in
                if matrix.periods.count > 1 {
                    drawing.choices(
                        drawing.label("المدة", "Period"), parameter: "period",
                        [(nil, drawing.label("الكل", "all"))] + matrix.periods.map { ($0.label, words($0, drawing)) }, &html)
                }
                html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": drawing.label("المصفوفة", "Matrix")]) {
                    html in
                    html.element("table", ["class": "matrix", "aria-describedby": "matrix-key"]) { html in
                        html.element("thead") { html in
                            html.element("tr") { html in
                                html.element("td")
                                for column in matrix.columns { html.element("th", ["scope": "col"]) { drawing.entity(column, &$0, gloss: true) } }
                            }
                        }
                        html.element("tbody") { html in
                            for row in matrix.rows {
                                html.element("tr") { html in
                                    html.element("th", ["scope": "row"]) { drawing.entity(row, &$0, gloss: true) }
                                    for column in matrix.columns { drawCell(matrix, row, column, period, drawing, &html) }
                                }
                            }
                        }
                    }
                }
            }
            html.element(
                "p", ["id": "matrix-key", "class": "fact"],
                text: drawing.label(
                    "من الصف إلى العمود؛ في كل خانة حال المدد بالترتيب وعدد الأقوال.",
                    "The row towards the column; in each cell the phase of each period in order, and the number of statements."))
            drawing.legend(&html)
        }
    }

    private static func drawCell(
        _ matrix: BackingMatrix, _ row: String, _ column: String, _ period: Int?, _ drawing: Drawing, _ html: inout HTMLWriter
    ) {
        guard row != column, let cell = matrix.cell(row, column) else {
            html.element("td", ["class": row == column ? "same" : "none"])
            return
        }
        let shown = period.map { [$0] } ?? Array(cell.phases.indices)
        let count = period.map { cell.counts[$0] } ?? cell.count
        guard period == nil || count > 0 else {
            html.element("td", ["class": "none"])
            return
        }
        html.element("td", ["class": "cell " + cell.relation.rawValue]) { html in
            let name = drawing.names.name(row) + " \(drawing.language.arrow) " + drawing.names.name(column)
            html.element("a", ["href": Address.pair(row, column), "title": name]) { html in
                for index in shown {
                    html.element("span", ["class": "slot", "data-period": String(index)]) { html in
                        for (relation, phase) in cell.phases[index] { drawing.glyph(relation, phase, &html) }
                    }
                }
                html.element("span", ["class": "count"], text: drawing.preferences.shown(String(count)))
                html.element("span", ["class": "unseen"], text: name)
            }
        }
    }

    static func words(_ period: Dossier.Period, _ drawing: Drawing) -> String {
        guard let month = period.first.month else { return drawing.preferences.shown(period.label) }
        if period.first == period.last { return drawing.words(period.first) }
        let last = DossierDate.month(period.last.month ?? month, drawing.language)
        return drawing.preferences.shown(DossierDate.month(month, drawing.language) + "–" + last + " \(period.first.year)")
    }

    // MARK: Turns, sources, actors

    static func drawTurns(_ turns: [BackingTurn], about: String? = nil, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section(
            "turns", drawing.label("التحولات", "Turns"), more: (Address.query("/turns", [("about", about)]), drawing.label("كلها", "all")), &html
        ) { html in
            html.element("ol", ["class": "turn-list"]) { html in for item in turns { drawTurn(item.turn, item.from, item.to, drawing, &html) } }
        }
    }

    static func drawTurn(_ turn: BackingSeries.Turn, _ from: String, _ to: String, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("li") { html in
            html.element("p", ["class": "when"]) { drawing.date(turn.time, &$0) }
            html.element("div") { html in
                html.element("p") { html in
                    html.element("a", ["class": "pair-name", "href": Address.pair(from, to)]) { html in
                        html.words(drawing.names.name(from))
                        html.text(" \(drawing.language.arrow) ")
                        html.words(drawing.names.name(to))
                    }
                }
                html.element("p", ["class": "bend-words"]) { html in
                    drawing.phase(.supports, turn.before, &html)
                    html.text(" \(drawing.language.arrow) ")
                    drawing.phase(.supports, turn.after, &html)
                    if let source = turn.reportedBy {
                        html.text(drawing.label(" عن ", " citing "))
                        drawing.source(source, &html)
                    }
                    for (index, source) in turn.disputedBy.filter({ $0 != turn.reportedBy }).prefix(3).enumerated() {
                        html.text(index == 0 ? drawing.label("، خلافاً لرواية ", ", against ") : drawing.label("، ", ", "))
                        drawing.source(source, &html)
                    }
                }
            }
        }
    }

    private static func drawSources(_ sources: [SourceProfile], _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section(
            "sources", drawing.label("من يروي القصة", "Who tells it"), more: ("/sources", drawing.label("كلها", "all")), &html
        ) { html in SourcesPage.drawTable(sources, drawing, brief: true, &html) }
    }

    private static func drawActors(_ actors: [ActorSummary], _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section("actors", drawing.label("الأطراف", "Actors"), more: ("/actors", drawing.label("كلها", "all")), &html) { html in
            html.element("ul", ["class": "cloud"]) { html in
                for actor in actors {
                    html.element("li") { html in
                        drawing.entity(actor.entity.id, &html)
                        html.text(" ")
                        html.element("span", ["class": "fact"], text: drawing.preferences.number(actor.claims))
                    }
                }
            }
        }
    }
}
#endif
