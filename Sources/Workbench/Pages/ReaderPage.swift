#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One article: its text with the layers in colour, beside it a card for every record.
enum ReaderPage {
    static let endpoint = Endpoint(
        page: "/article/:id", data: "articles/:id", "The reading of an article with its text, sanad.reading/1", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        guard let reading = try desk.archive.reading(id: visit.part("id")) else {
            throw Refusal.missing("لا مقال بهذا المعرّف", "No article has this id")
        }
        let index = try RecordIndex(reading, desk.archive)
        let copies = try desk.archive.copies(of: reading.document.id)
        var names = NameTable(desk.archive)
        try names.addDocuments(index.claims.values.flatMap { $0.accounts.prefix(24).map(\.document) })
        try names.addDocuments(copies.flatMap(\.documents))
        var view = View(reading.document.title ?? reading.document.id, section: .articles) { drawing, html in
            html.element("article", ["class": "source-text", "id": "articles"]) { html in
                drawHead(reading.document, copies, drawing, &html)
                if index.text.codePointCount == 0 {
                    drawing.note(drawing.label("نص المقال ليس في الأرشيف.", "The archive does not hold the text."), &html)
                }
                drawLayers(drawing, &html)
                html.element("div", ["class": "reader"]) { html in
                    html.element("div", ["class": "running"]) { ArticleText(index, drawing).draw(&$0) }
                    drawCards(index, drawing, &html)
                }
            }
        }
        view.names = names
        view.json = { reading.json() }
        view.table = { table(index) }
        return view
    }

    private static func drawHead(_ document: DocumentRecord, _ copies: [CopyGroup], _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("header", ["class": "opening-words"]) { html in
            html.element("h1") { $0.words(document.title ?? document.id) }
            html.element("p", ["class": "dek"]) { html in
                if let publisher = document.publisher {
                    html.element("a", ["class": "name", "href": Address.query("/articles", [("publisher", publisher)])]) { $0.words(publisher) }
                } else {
                    html.element("span", ["class": "unknown"], text: drawing.label("مؤسسة غير معلومة", "outlet unknown"))
                }
                html.text(" · ")
                drawing.date(document.published, &html)
                if let url = document.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
                    html.text(" · ")
                    html.element("a", ["href": url, "rel": "noreferrer"], text: drawing.label("الأصل على الشبكة", "original on the web"))
                }
            }
            for group in copies {
                html.element("p", ["class": "fact"]) { html in
                    html.text(drawing.label("ألفاظه نفسها في: ", "The same words in: "))
                    for (place, id) in group.documents.filter({ $0 != document.id }).prefix(6).enumerated() {
                        if place > 0 { html.text(drawing.label("، ", ", ")) }
                        html.element("a", ["href": Address.article(id)]) { html in
                            let copy = drawing.names.documents[id]
                            html.words([copy?.publisher, copy?.title].compactMap { $0 }.joined(separator: drawing.label("، ", ", ")))
                        }
                    }
                }
            }
        }
    }

    private static func drawLayers(_ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("fieldset", ["class": "layers"]) { html in
            html.element("legend", text: drawing.label("الطبقات", "Layers"))
            for (id, mark, title) in [
                ("mentions", "m", drawing.label("أسماء", "names")), ("times", "t", drawing.label("أوقات", "times")),
                ("attributions", "c c1", drawing.label("أقوال منسوبة", "attributed speech")), ("events", "e", drawing.label("أفعال", "acts")),
                ("alignments", "al supports", drawing.label("سند وخصومة", "backing and opposition")),
            ] {
                html.element("label") { html in
                    html.void("input", ["type": "checkbox", "id": "ly-" + id, "checked": "", "autocomplete": "off"])
                    html.element("span", ["class": mark], text: title)
                }
            }
            html.element("span", ["class": "fact scripted"]) { html in
                html.element("kbd", text: "J")
                html.text(" ")
                html.element("kbd", text: "K")
                html.text(drawing.label(" بين القيود", " move between records"))
            }
        }
    }

    private static func drawCards(_ index: RecordIndex, _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard !index.entries.isEmpty || !index.rejected.isEmpty else { return }
        let card = RecordCard(index: index, drawing: drawing)
        html.element("aside", ["class": "cards", "aria-label": drawing.label("القيود", "Records"), "tabindex": "0"]) { html in
            html.element("h2", text: drawing.counted(index.entries.count, .record))
            html.element("ol") { html in
                for entry in index.entries {
                    html.element("li", ["class": "card", "id": "n-" + entry.id, "data-record": entry.id]) { html in
                        html.element("p", ["class": "cited-words"]) { html in
                            html.element("a", ["href": "#r-" + entry.id]) { $0.words(shortened(words(entry))) }
                        }
                        card.draw(entry, &html)
                    }
                }
            }
            drawRejected(index, drawing, &html)
        }
    }

    /// What the machine read and people rejected stays in sight.
    private static func drawRejected(_ index: RecordIndex, _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard !index.rejected.isEmpty else { return }
        html.element("h2", text: drawing.label("رفضها القراء", "Rejected by readers"))
        html.element("ol") { html in
            for (record, key) in index.rejected {
                html.element("li", ["class": "card rejected"]) { html in
                    html.element("p", ["class": "cited-words"]) { html in
                        html.element("a", ["href": Address.correct(record: key), "rel": "nofollow"]) { $0.words(shortened(key.words)) }
                    }
                    for mark in index.marks[record] ?? [] {
                        html.element("p", ["class": "mark-of"]) { drawing.correction(mark, isUndone: false, &$0) }
                    }
                }
            }
        }
    }

    private static func words(_ entry: RecordIndex.Entry) -> String {
        switch entry.record {
        case .attribution(let attribution): attribution.content.text
        case .event(let event): event.trigger.text
        case .alignment(let alignment): alignment.at.text
        }
    }

    /// At most some sixty letters, cut behind a word.
    private static func shortened(_ words: String) -> String {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.count > 64 else { return line }
        let head = line.prefix(64)
        return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + " …"
    }

    /// One row a record.
    private static func table(_ index: RecordIndex) -> View.Table {
        View.Table(
            columns: ["record", "kind", "claim", "words", "start", "end"],
            rows: index.entries.map { entry in
                let kind =
                    switch entry.record {
                    case .attribution(let attribution): attribution.stance.rawValue
                    case .event(let event): event.type.rawValue
                    case .alignment(let alignment): alignment.relation.rawValue
                    }
                return [
                    entry.id, kind, index.claims[entry.id]?.id ?? "", index.text.slice(entry.words), String(entry.words.start),
                    String(entry.words.end),
                ]
            })
    }
}
#endif
