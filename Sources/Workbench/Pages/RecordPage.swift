#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One record of one article, at an address that stays: its words, who tells it, what others tell, how to cite it.
enum RecordPage {
    static let endpoint = Endpoint(
        page: "/article/:id/record/:record", data: "articles/:id/records/:record", "A record of an article with its citation", schema: "RecordDetail",
        answer: view)

    struct Data: Encodable, Sendable {
        let record: String
        let attribution: AttributionRecord?
        let event: EventRecord?
        let alignment: AlignmentRecord?
        let account: Account?
        let claim: String?
        let citation: Citation

        init(_ entry: RecordIndex.Entry, _ account: Account?, _ claim: String?, _ citation: Citation) {
            record = entry.id
            if case .attribution(let attribution) = entry.record { self.attribution = attribution } else { attribution = nil }
            if case .event(let event) = entry.record { self.event = event } else { event = nil }
            if case .alignment(let alignment) = entry.record { self.alignment = alignment } else { alignment = nil }
            self.account = account
            self.claim = claim
            self.citation = citation
        }
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        guard var reading = try desk.archive.reading(id: visit.part("id")) else {
            throw Refusal.missing("لا مقال بهذا المعرّف", "No article has this id")
        }
        var index = try RecordIndex(reading, desk.archive)
        // The address of a record that people rejected still leads to it, as the machine read it.
        if index.marks[visit.part("record")] != nil, index.entry(visit.part("record")) == nil,
            let machine = try desk.archive.machineReading(id: reading.document.id)
        {
            reading = machine
            index = try RecordIndex(machine, desk.archive)
        }
        guard let entry = index.entry(visit.part("record")) else {
            throw Refusal.missing("ليس في المقال قيد بهذا المعرّف", "The article has no such record")
        }
        let claim = index.claims[entry.id]
        let others = claim.map { claim in claim.accounts.filter { $0.document != reading.document.id || $0.record != entry.id } } ?? []
        var names = NameTable(desk.archive)
        try names.add(others.prefix(12))
        try names.addDocuments([reading.document.id])
        let citation = Citation(index, entry, origin: visit.origin)
        let texts = [index.text.slice(entry.words)] + others.prefix(12).map(\.text)
        let pieces = Difference.pieces(texts)
        var view = View(reading.document.title ?? reading.document.id, section: .articles) { drawing, html in
            html.element("div", ["class": "opening-words"]) { html in
                html.element("p", ["class": "fact"]) { html in
                    html.element("a", ["href": Address.article(reading.document.id, record: entry.id)]) {
                        $0.words(reading.document.title ?? reading.document.id)
                    }
                }
                html.element("h1", ["class": "of-claim"]) { RecordCard(index: index, drawing: drawing).drawWhat(entry, &$0) }
            }
            let sentence = index.sentence(around: entry.words)
            html.element("div", ["class": "source-text single-sentence"]) { html in
                html.element("p", ["class": "para", "dir": Script.of(texts[0]) == .arabic ? "rtl" : "auto", "lang": html.foreignTag(texts[0])]) {
                    html in
                    html.text(index.text.slice(Span(start: sentence.start, end: entry.words.start)))
                    html.element("mark", text: texts[0])
                    html.text(index.text.slice(Span(start: entry.words.end, end: sentence.end)))
                }
            }
            html.element("div", ["class": "card alone"]) { RecordCard(index: index, drawing: drawing).draw(entry, &$0) }
            if !others.isEmpty {
                drawing.section(
                    "others", drawing.label("روايات أخرى للخبر", "Other accounts of the claim"),
                    more: claim.map { (Address.claim($0.id), drawing.label("الخبر", "the claim")) }, &html
                ) { html in
                    html.element("div", ["class": "abreast"]) { html in
                        for (place, account) in others.prefix(12).enumerated() { drawing.account(account, pieces: pieces[place + 1], &html) }
                    }
                }
            }
            citation.draw(drawing, &html)
        }
        view.names = names
        view.data = { Data(entry, index.account(entry.id), claim?.id, citation) }
        view.table = {
            View.Table(
                columns: ["outlet", "title", "date", "words", "start", "end", "sha256", "address"],
                rows: [
                    [
                        citation.outlet ?? "", citation.title ?? "", citation.date ?? "", citation.words, String(citation.start),
                        String(citation.end), citation.sha256,
                        citation.address,
                    ]
                ])
        }
        return view
    }
}
#endif
