#if Full
import Exchange
import Readings

/// The text of an article with its layers as nested marks. Every mark of a record carries the record's id; the first one carries its
/// address.
struct ArticleText {
    private struct Look {
        var style: String
        var record: String?
        var address: String?
        var href: String?
        var title: String?
    }

    private var marks: [SpanLayers.Mark] = []
    private var looks: [Look] = []
    private let index: RecordIndex
    private let drawing: Drawing

    init(_ index: RecordIndex, _ drawing: Drawing) {
        self.index = index
        self.drawing = drawing
        for entry in index.entries {
            let address = "r-" + entry.id, card = "#n-" + entry.id
            switch entry.record {
            case .attribution(let attribution):
                let depth = max(1, min(3, index.chain(from: attribution.id).count))
                add(attribution.content.span, depth, Look(style: "c c\(depth)", record: entry.id))
                if let source = attribution.source, let start = source.start, let end = source.end {
                    add(Span(start: start, end: end), 5, Look(style: "src " + source.kind.rawValue, record: entry.id))
                }
                add(
                    attribution.cue.span, 7,
                    Look(style: "cue", record: entry.id, address: address, href: card, title: attribution.stance.label(drawing.language)))
            case .event(let event):
                add(
                    event.trigger.span, 6,
                    Look(style: "e " + event.type.tone, record: entry.id, address: address, href: card, title: event.type.label(drawing.language)))
            case .alignment(let alignment):
                add(
                    alignment.at.span, 4,
                    Look(
                        style: "al " + alignment.relation.rawValue, record: entry.id, address: address, href: card,
                        title: alignment.relation.label(drawing.language) + drawing.label("، ", ", ") + alignment.phase.label(drawing.language)))
            }
        }
        for time in index.reading.times {
            let date = DossierDate.date(in: time.value).map { drawing.words($0) }
            add(Span(start: time.start, end: time.end), 7, Look(style: "t", title: date ?? time.value))
        }
        for mention in index.reading.mentions {
            let entity = index.entities[mention.entity]
            add(
                Span(start: mention.start, end: mention.end), 8,
                Look(style: mention.form == .name ? "m" : "m nominal", href: entity.map { Address.actor($0.id) }, title: entity?.name))
        }
    }

    private mutating func add(_ span: Span, _ rank: Int, _ look: Look) {
        marks.append(.init(span: span, rank: rank, index: looks.count))
        looks.append(look)
    }

    func draw(_ html: inout HTMLWriter) {
        for paragraph in index.text.paragraphs {
            let isFurniture = index.reading.boilerplate.contains { $0.overlaps(paragraph) && $0.count * 2 >= paragraph.count }
            let words = index.text.slice(paragraph)
            html.element(
                "p",
                [
                    "class": isFurniture ? "para furniture" : "para", "lang": html.foreignTag(words),
                    "dir": Script.of(words) == .arabic ? "rtl" : "auto",
                ]
            ) { draw(paragraph, &$0) }
        }
    }

    /// A part of the text with its marks.
    func draw(_ range: Span, _ html: inout HTMLWriter) {
        var open: [(end: Int, isLink: Bool)] = []
        var place = range.start
        func closeUpTo(_ limit: Int, _ html: inout HTMLWriter) {
            while let last = open.last, last.end <= limit {
                drawPlain(Span(start: place, end: last.end), &html)
                place = max(place, last.end)
                html.close(last.isLink ? "a" : "span")
                open.removeLast()
            }
        }
        for piece in SpanLayers.nested(marks, within: range) {
            closeUpTo(piece.span.start, &html)
            drawPlain(Span(start: place, end: piece.span.start), &html)
            place = max(place, piece.span.start)
            let look = looks[piece.mark]
            // Links do not nest in HTML.
            let isLink = look.href != nil && piece.isFirst && !open.contains { $0.isLink }
            let id = piece.isFirst ? look.address : nil
            if isLink {
                html.open("a", ["class": look.style, "id": id, "data-record": look.record, "href": look.href, "title": look.title])
            } else {
                html.open("span", ["class": look.style, "id": id, "data-record": look.record, "title": look.title])
            }
            open.append((piece.span.end, isLink))
        }
        closeUpTo(range.end, &html)
        drawPlain(Span(start: place, end: range.end), &html)
    }

    /// Runs in Latin letters keep their own direction.
    private func drawPlain(_ span: Span, _ html: inout HTMLWriter) {
        guard span.start < span.end else { return }
        for run in Script.runs(in: index.text.slice(span).unicodeScalars[...]) {
            if run.isLatin {
                html.element("bdi", ["lang": "und-Latn"], text: String(Substring(run.text)))
            } else {
                html.text(String(Substring(run.text)))
            }
        }
    }
}
#endif
