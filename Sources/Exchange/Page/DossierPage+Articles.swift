import Readings

/// The articles themselves. The text stands on one side, paragraph by paragraph, its records on the other; each leads to the other.
extension DossierPage {
    func drawArticles(_ html: inout HTMLWriter) {
        drawLayerLegend(&html)
        let byAnchor = actsByEvent
        for (number, reading) in dossier.readings.enumerated() {
            drawArticle(ReadingIndex(reading, number: number + 1), byAnchor, &html)
        }
    }

    /// The timeline's act for the anchor of each event.
    private var actsByEvent: [String: String] {
        var byAnchor: [String: String] = [:]
        for act in dossier.timeline + dossier.undated { for account in act.accounts { byAnchor[account.anchor] = act.anchor } }
        return byAnchor
    }

    private func drawLayerLegend(_ html: inout HTMLWriter) {
        html.element("fieldset", ["class": "layers"]) { html in
            html.element("legend", text: label("الطبقات", "Layers"))
            for (id, mark, title) in [
                ("mentions", "m", label("أسماء", "names")), ("times", "t", label("أوقات", "times")),
                ("attributions", "c c1", label("أقوال منسوبة", "attributed speech")), ("events", "e", label("أفعال", "acts")),
                ("alignments", "al supports", label("سند", "backing")), ("alignments-2", "al opposes", label("خصومة", "opposition")),
            ] {
                html.element("label") { html in
                    if id != "alignments-2" { html.void("input", ["type": "checkbox", "id": "ly-" + id, "checked": ""]) }
                    html.element("span", ["class": mark], text: title)
                }
            }
        }
    }

    private func drawArticle(_ index: ReadingIndex, _ acts: [String: String], _ html: inout HTMLWriter) {
        guard let article = articles[index.reading.document.id] else { return }
        html.element("article", ["class": "source-text", "id": article.anchor]) { html in
            html.element("header") { html in
                html.element("h3") { drawTitle(article, &$0) }
                html.element("p", ["class": "dek"]) { html in
                    if let publisher = article.publisher {
                        html.words(publisher)
                    } else {
                        html.element("span", ["class": "unknown"], text: label("مؤسسة غير معلومة", "outlet unknown"))
                    }
                    html.text(" · ")
                    drawDate(article.published, &html)
                    if let url = article.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
                        html.text(" · ")
                        html.element("a", ["href": url, "rel": "noreferrer"], text: label("الأصل على الشبكة", "original on the web"))
                    }
                }
            }
            guard index.text.codePointCount > 0 else {
                html.element("p", ["class": "note"], text: label("نص المقال ليس في القراءة.", "The reading does not hold the text."))
                return
            }
            let layers = ArticleLayers(index, directory: directory)
            for paragraph in layers.paragraphs { drawParagraph(paragraph, layers, acts, &html) }
        }
    }

    private func drawParagraph(_ paragraph: Span, _ layers: ArticleLayers, _ acts: [String: String], _ html: inout HTMLWriter) {
        let index = layers.index
        html.element("div", ["class": "row"]) { html in
            let isFurniture = index.reading.boilerplate.contains { $0.overlaps(paragraph) && $0.count * 2 >= paragraph.count }
            let words = index.text.slice(paragraph)
            html.element(
                "p",
                [
                    "class": isFurniture ? "para furniture" : "para", "lang": html.foreignTag(words),
                    "dir": Script.of(words) == .arabic ? "rtl" : "auto",
                ]
            ) { html in drawMarked(paragraph, layers, &html) }
            let notes = layers.notes(in: paragraph)
            guard !notes.isEmpty else { return }
            html.element("details", ["class": "notes", "open": ""]) { html in
                html.element("summary", text: CountedNoun.record.phrase(notes.count, language))
                html.element("ul") { html in for note in notes { drawNote(note, index, acts, &html) } }
            }
        }
    }

    // MARK: Text

    private func drawMarked(_ paragraph: Span, _ layers: ArticleLayers, _ html: inout HTMLWriter) {
        let pieces = SpanLayers.nested(layers.marks, within: paragraph)
        var open: [(end: Int, isLink: Bool)] = []
        var place = paragraph.start
        func closeUpTo(_ limit: Int, _ html: inout HTMLWriter) {
            while let last = open.last, last.end <= limit {
                drawText(Span(start: place, end: last.end), layers.index, &html)
                place = max(place, last.end)
                html.close(last.isLink ? "a" : "span")
                open.removeLast()
            }
        }
        for piece in pieces {
            closeUpTo(piece.span.start, &html)
            drawText(Span(start: place, end: piece.span.start), layers.index, &html)
            place = piece.span.start
            let look = layers.looks[piece.mark]
            let id = piece.isFirst ? look.anchor : nil
            // Links do not nest in HTML.
            let isLink = look.target(names) != nil && !open.contains { $0.isLink }
            if isLink {
                html.open("a", ["class": look.style, "id": id, "href": look.target(names).map { "#" + $0 }, "title": look.title(self)])
            } else {
                html.open("span", ["class": look.style, "id": id, "title": look.title(self)])
            }
            open.append((piece.span.end, isLink))
        }
        closeUpTo(paragraph.end, &html)
        drawText(Span(start: place, end: paragraph.end), layers.index, &html)
    }

    /// Plain text; runs in Latin letters keep their own direction.
    private func drawText(_ span: Span, _ index: ReadingIndex, _ html: inout HTMLWriter) {
        guard span.start < span.end else { return }
        let words = index.text.slice(span)
        for run in Script.runs(in: words.unicodeScalars[...]) {
            if run.isLatin {
                html.element("bdi", ["lang": "und-Latn"], text: String(Substring(run.text)))
            } else {
                html.text(String(Substring(run.text)))
            }
        }
    }

    // MARK: Records

    private func drawNote(_ note: ArticleLayers.Note, _ index: ReadingIndex, _ acts: [String: String], _ html: inout HTMLWriter) {
        let document = index.reading.document.id
        switch note {
        case .attribution(let place):
            let attribution = index.reading.attributions[place]
            let anchor = index.anchor(ofAttribution: place)
            html.element("li", ["class": "na", "id": "n-" + anchor]) { html in
                drawChip(attribution.stance.label(language), "stance " + attribution.stance.rawValue, &html)
                html.text(" ")
                let chain = index.chain(from: attribution.id)
                for (level, link) in chain.enumerated().reversed() {
                    if level < chain.count - 1 {
                        html.text(" ")
                        html.element("span", ["class": "by"], text: label("في قول", "within"))
                        html.text(" ")
                    }
                    drawSource(link.source, document, &html)
                    drawDoubt(link.confidence?.source, &html)
                }
                html.text(" ")
                html.element("span", ["class": "fact"], text: attribution.mode.label(language))
                html.text(" ")
                drawCited(attribution.cue.text, anchor, &html)
            }
        case .event(let place):
            let event = index.reading.events[place]
            let anchor = index.anchor(ofEvent: place)
            html.element("li", ["class": "ne", "id": "n-" + anchor]) { html in
                html.element(
                    "a", ["class": "chip type " + event.type.tone, "title": event.type.rawValue, "href": acts[anchor].map { "#" + $0 }],
                    text: event.type.label(language))
                html.text(" ")
                drawCited(event.trigger.text, anchor, &html)
                html.text(" ")
                drawNames(event.actors.map { global($0, document) }, words: event.actors.isEmpty ? event.actor_text : [], &html)
                if !event.actors.isEmpty { drawDoubt(event.confidence?.actor, &html) }
                if !event.recipients.isEmpty || !event.recipient_text.isEmpty {
                    html.element("span", ["class": "arrow"], text: " \(language.arrow) ")
                    drawNames(
                        event.recipients.map { global($0, document) }, words: event.recipients.isEmpty ? event.recipient_text : [], &html)
                    if !event.recipients.isEmpty { drawDoubt(event.confidence?.recipient, &html) }
                }
                if let time = event.time {
                    html.text(" ")
                    html.element("span", ["class": "when"]) { drawTime(time, &$0) }
                }
                if event.status != .reported {
                    html.text(" ")
                    drawChip(event.status.label(language), "status " + event.status.rawValue, &html)
                }
            }
        case .alignment(let place):
            let alignment = index.reading.alignments[place]
            let anchor = index.anchor(ofAlignment: place)
            let from = global(alignment.from, document)
            let to = global(alignment.to, document)
            html.element("li", ["class": "nb " + alignment.relation.rawValue, "id": "n-" + anchor]) { html in
                let pair = dossier.backing.first { $0.from == from && $0.to == to }
                html.element("a", ["href": pair.map { "#" + $0.anchor }]) { html in
                    drawGlyph(alignment.relation, alignment.phase, &html, titled: false)
                    html.text(alignment.phase.label(language))
                }
                html.text(" ")
                drawName(from, &html)
                html.element("span", ["class": "arrow"], text: " \(language.arrow) ")
                drawName(to, &html)
                drawDoubt(alignment.confidence, &html)
                html.text(" ")
                drawCited(alignment.at.text, anchor, &html)
            }
        case .time(let place):
            let time = index.reading.times[place]
            html.element("li", ["class": "nt", "id": "n-" + index.anchor(ofTime: place)]) { html in
                html.element("a", ["href": "#" + index.anchor(ofTime: place)]) { $0.words(time.text) }
                html.text(" = ")
                html.element("bdi", ["class": "value"], text: time.value)
            }
        }
    }

    /// The words of a record, as the way to where they stand.
    private func drawCited(_ words: String, _ anchor: String, _ html: inout HTMLWriter) {
        html.element("a", ["class": "cited", "href": "#" + anchor]) { $0.words(Self.shortened(words, to: 36)) }
    }

    private func drawSource(_ source: AttributionRecord.Source?, _ document: String, _ html: inout HTMLWriter) {
        html.element("span", ["class": "link " + (source?.kind.rawValue ?? "collective")]) { html in
            let entity = source?.entity.map { global($0, document) }
            if let entity, let name = names[entity] {
                html.element("a", ["class": "name", "href": "#" + name.anchor]) { $0.words(source?.words ?? name.name) }
            } else if let words = source?.words {
                html.words(words)
            } else {
                html.element("span", ["class": "unknown"], text: label("قائل غير مذكور", "speaker not given"))
            }
        }
    }

    func global(_ entity: String, _ document: String) -> String { directory.id(entity, in: document) }
}
