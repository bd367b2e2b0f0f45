#if Full
import Archive
import Exchange
import Readings

/// The articles of the archive, by date, outlet or arrival.
enum ArticlesPage {
    static let endpoint = Endpoint(
        page: "/articles", data: "articles", "Articles, the newest first",
        parameters: [
            .init("publisher", "Name of an outlet, as the articles write it"), .since, .until,
            .init("after", "Number of an article in the order of adding: those that came in later", schema: #"{"type":"integer"}"#), .limit, .offset,
        ], schema: "ArticleList", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window()
        let publisher = visit.value("publisher")
        let since = try visit.date("since"), until = try visit.date("until")
        let after = visit.value("after") == nil ? nil : try visit.number("after", in: 0...Int.max, or: 0)
        let found =
            if let after {
                try desk.archive.arrivals(after: after, limit: window.limit + 1, offset: window.offset)
            } else {
                try desk.archive.documents(
                    limit: window.limit + 1, offset: window.offset, publisher: publisher, since: since, until: until)
            }
        let total =
            try after.map { try desk.archive.count(after: $0) } ?? desk.archive.countDocuments(publisher: publisher, since: since, until: until)
        let publishers = visit.isData ? [] : try desk.publishers(visit)
        let list = Listing(found, window)
        var view = View(visit.preferences.label("المقالات", "Articles"), section: .articles) { drawing, html in
            drawing.heading(
                after == nil ? drawing.label("المقالات", "Articles") : drawing.label("ما جدّ من المقالات", "New articles"),
                dek: drawing.counted(total, .article), &html)
            if after == nil { drawFilters(publishers.map(\.name), drawing, &html) }
            drawList(list.items, drawing, &html)
            drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
        }
        view.data = { list }
        view.table = { table(list.items) }
        return view
    }

    static func table(_ documents: [DocumentSummary]) -> View.Table {
        View.Table(
            columns: ["id", "title", "publisher", "published", "url", "records"],
            rows: documents.map { [$0.id, $0.title ?? "", $0.publisher ?? "", $0.published ?? "", $0.url ?? "", String($0.records)] })
    }

    private static func drawFilters(_ publishers: [String], _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("form", ["class": "filters", "action": "/articles"]) { html in
            drawing.select(
                "publisher", drawing.label("المؤسسة", "Outlet"),
                [("", drawing.label("كلها", "all"))] + publishers.map { ($0, $0) }, &html)
            drawing.dateFields(&html)
            drawing.submit(&html)
        }
    }

    static func drawList(_ documents: [DocumentSummary], _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard !documents.isEmpty else {
            drawing.note(drawing.label("لا مقالات هنا.", "No articles here."), &html)
            return
        }
        html.element("ol", ["class": "articles"]) { html in
            for document in documents {
                html.element("li") { html in
                    html.element("a", ["class": "title", "href": Address.article(document.id)]) { $0.words(document.title ?? document.id) }
                    html.element("p", ["class": "fact"]) { html in
                        if let publisher = document.publisher {
                            html.words(publisher)
                        } else {
                            html.element("span", ["class": "unknown"], text: drawing.label("مؤسسة غير معلومة", "outlet unknown"))
                        }
                        html.text(" · ")
                        drawing.date(document.published, &html)
                        html.text(" · " + drawing.counted(document.records, .record))
                    }
                }
            }
        }
    }
}
#endif
