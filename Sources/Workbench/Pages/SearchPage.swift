#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One box: words are sought in the articles and among the names; a question is answered by the accounts.
enum SearchPage {
    static let endpoint = Endpoint(
        page: "/search", data: "search",
        "Articles that hold all words, best first; where the words are common, those that hold them in their title first, then the newest; names; the answer to a question",
        parameters: [
            .init("q", "Words; those in quotation marks stand side by side; or a question"), .init("publisher", "Name of an outlet"), .since, .until,
            .init("in", "title: only words of the title count"), .limit, .offset,
        ], schema: "SearchResult", answer: view)

    struct Hit: Encodable, Sendable {
        let id: String
        let title: String?
        let publisher: String?
        let published: String?
        let passage: String
    }

    struct Data: Encodable, Sendable {
        let query: String
        let total: Int
        let hits: Listing<Hit>
        let actors: [ActorSummary]
        let answer: AnswerData?
    }

    /// The evidence for the sides of a question.
    struct AnswerData: Encodable, Sendable {
        struct Group: Encodable, Sendable {
            let side: String
            let actor: String?
            let accounts: [Account]
        }

        let understood: Bool
        let actors: [String]
        let groups: [Group]

        init(_ answer: Answer) {
            understood = answer.isUnderstood
            actors = answer.question.actors
            groups = answer.groups.map { Group(side: $0.side.rawValue, actor: $0.actor, accounts: $0.accounts) }
        }
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let text = visit.value("q") ?? ""
        var query = SearchQuery(text)
        let window = try visit.window(20)
        let archive = desk.archive
        let scope = Archive.SearchScope(
            publisher: visit.value("publisher"), since: try visit.date("since"), until: try visit.date("until"), inTitle: visit.value("in") == "title"
        )
        let isFirst = window.offset == 0
        var answer: Answer?
        if Answering.isQuestion(text) { answer = try Answering.answer(text, archive, await desk.freshness.tables) }
        // The names in a question are told with its answer.
        let actors = isFirst && !text.isEmpty && answer == nil ? try archive.actors(matching: text, limit: 8) : []
        var names = NameTable(archive)
        for actor in actors { names.add(actor.entity) }
        if let answer {
            try names.addEntities(answer.question.actors + answer.groups.compactMap(\.actor))
            try names.add(answer.groups.flatMap(\.accounts))
        }
        var (found, total) = try archive.hits(query, scope: scope, limit: window.limit + 1, offset: window.offset)
        if let answer, total == 0 {
            // No article is worded as the question is: those that name its actors.
            query = SearchQuery(answer.question.actors.compactMap { names.entities[$0]?.name }.joined(separator: " "))
            (found, total) = try archive.hits(query, scope: scope, limit: window.limit + 1, offset: window.offset)
        }
        let sought = query
        // The last one found only tells that there are more.
        let passages = found.enumerated().map { $0.offset < window.limit ? Passage.pieces(sought, in: $0.element.text) : [] }
        let hits = Listing(
            zip(found, passages).map { hit, pieces in
                Hit(id: hit.id, title: hit.title, publisher: hit.publisher, published: hit.published, passage: pieces.map(\.text).joined())
            }, window)
        let publishers = visit.isData ? [] : try desk.publishers(visit).map(\.name)
        let shown = isFirst ? answer : nil
        var view = View(text.isEmpty ? visit.preferences.label("بحث", "Search") : text) { drawing, html in
            if text.isEmpty {
                drawing.heading(drawing.label("ابحث أو اسأل", "Search or ask"), &html)
                drawHelp(drawing, &html)
            } else {
                drawing.heading(text, &html)
            }
            if let shown { drawAnswer(shown, drawing, &html) }
            if !actors.isEmpty { drawActors(actors, text, drawing, &html) }
            if !text.isEmpty {
                drawing.section("articles", drawing.label("في المقالات", "In the articles"), &html) { html in
                    drawFilters(publishers, drawing, &html)
                    html.element("p", ["class": "fact", "role": "status"], text: drawing.counted(total, .article))
                    drawHits(hits.items, passages, drawing, &html)
                    drawing.paging(limit: hits.limit, offset: hits.offset, next: hits.next, &html)
                }
            }
        }
        view.names = names
        view.data = { Data(query: text, total: total, hits: hits, actors: actors, answer: shown.map(AnswerData.init)) }
        view.table = {
            View.Table(
                columns: ["id", "title", "publisher", "published", "passage"],
                rows: hits.items.map { [$0.id, $0.title ?? "", $0.publisher ?? "", $0.published ?? "", $0.passage] })
        }
        return view
    }

    private static func drawHelp(_ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("ul", ["class": "help"]) { html in
            for line in [
                drawing.label(
                    "كلمات: توجد كلها في المقال، بأي همزة وتشكيل، ومع ما يتصل بها من حروف.",
                    "Words: an article holds all of them, with any hamza, vowels and joined particles."),
                drawing.label("«عبارة بين علامتي تنصيص»: متجاورة كما هي.", "«A phrase in quotation marks»: side by side as it is."),
                drawing.label(
                    "سؤال: هل …؟ من …؟ متى …؟ ماذا قال … عن …؟ يُجاب بألفاظ المقالات.",
                    "A question: did …? who …? when …? It is answered with the words of the articles."),
            ] {
                html.element("li", text: line)
            }
        }
        html.element("p", ["class": "leads"]) { html in
            html.element(
                "a", ["href": "/claims"],
                text: drawing.label("ابحث في الأخبار: من، ماذا، متى، عمّن", "Search the claims: who, what, when, who says so"))
        }
    }

    private static func drawFilters(_ publishers: [String], _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("form", ["class": "filters", "action": "/search"]) { html in
            drawing.kept("q", &html)
            drawing.select("publisher", drawing.label("المؤسسة", "Outlet"), [("", drawing.label("كلها", "all"))] + publishers.map { ($0, $0) }, &html)
            drawing.select(
                "in", drawing.label("أين", "Where"),
                [("", drawing.label("المقال كله", "whole article")), ("title", drawing.label("العنوان", "title"))], &html)
            drawing.dateFields(&html)
            drawing.submit(&html)
        }
    }

    private static func drawHits(_ hits: [Hit], _ passages: [[Difference.Piece]], _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("ol", ["class": "articles"]) { html in
            for (hit, pieces) in zip(hits, passages) {
                html.element("li") { html in
                    html.element("a", ["class": "title", "href": Address.article(hit.id)]) { $0.words(hit.title ?? hit.id) }
                    html.element("p", ["class": "fact"]) { html in
                        html.words(hit.publisher ?? drawing.label("مؤسسة غير معلومة", "outlet unknown"))
                        html.text(" · ")
                        drawing.date(hit.published, &html)
                    }
                    html.element("p", ["class": "passage", "dir": "auto", "lang": html.foreignTag(hit.passage)]) { html in
                        for piece in pieces { if piece.differs { html.element("mark", text: piece.text) } else { html.text(piece.text) } }
                    }
                }
            }
        }
    }

    private static func drawActors(_ actors: [ActorSummary], _ text: String, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section(
            "actors", drawing.label("في الأسماء", "Among the names"),
            more: (Address.query("/actors", [("name", text)]), drawing.label("كلها", "all")), &html
        ) { html in
            html.element("ul", ["class": "cloud"]) { html in
                for actor in actors {
                    html.element("li") { html in
                        drawing.entity(actor.id, &html)
                        html.text(" ")
                        html.element("span", ["class": "fact"], text: drawing.preferences.number(actor.claims))
                    }
                }
            }
        }
    }

    private static func drawAnswer(_ answer: Answer, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section("answer", drawing.label("الجواب من ألفاظ المقالات", "The answer in the words of the articles"), &html) { html in
            html.element("p", ["class": "fact"]) { html in
                html.text(drawing.label("فُهم السؤال عن: ", "Understood as about: "))
                drawing.entities(answer.question.actors, &html)
            }
            if !answer.isUnderstood {
                drawing.note(
                    answer.groups.isEmpty
                        ? drawing.label("لا جواب في المقالات.", "The articles hold no answer.")
                        : drawing.label("لا جواب في المقالات؛ هذا أقرب ما فيها.", "The articles hold no answer; this is the nearest."), &html)
            }
            html.element("div", ["class": "answer"]) { html in
                for group in answer.groups {
                    html.element("section", ["class": "side-of " + group.side.rawValue]) { html in
                        html.element("h3") { html in
                            html.text(group.side.label(drawing.language))
                            if let actor = group.actor {
                                html.text(": ")
                                drawing.entity(actor, &html)
                            }
                            html.text(" ")
                            html.element("span", ["class": "fact"], text: drawing.preferences.number(group.accounts.count))
                        }
                        for account in group.accounts.prefix(6) { drawing.account(account, &html) }
                    }
                }
            }
        }
    }
}

extension Answer.Side {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .supporting: language.label("تؤيد", "for")
        case .sought: language.label("مطلوب أو مرتقب", "sought or expected")
        case .weakening: language.label("فتور", "cooling")
        case .ended: language.label("انتهى", "ended")
        case .denied: language.label("تنفي", "against")
        case .opposed: language.label("خصومة", "opposed")
        case .undecided: language.label("بين بين", "in between")
        }
    }
}
#endif
