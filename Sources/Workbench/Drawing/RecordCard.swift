#if Full
import Comparison
import Exchange
import Readings

/// What a record says, who tells it, when, and what others tell of the same.
struct RecordCard {
    let index: RecordIndex
    let drawing: Drawing

    private var document: String { index.reading.document.id }
    private var language: DossierLanguage { drawing.language }

    func draw(_ entry: RecordIndex.Entry, _ html: inout HTMLWriter) {
        html.element("p", ["class": "what"]) { drawWhat(entry, &$0) }
        html.element("p", ["class": "isnad"]) { drawChain(entry, &$0) }
        if let claim = index.claims[entry.id] { drawClaim(claim, &html) }
        html.element("p", ["class": "ways-on"]) { html in
            html.element("a", ["href": Address.record(entry.id, of: document)], text: drawing.label("القيد واقتباسه", "record and citation"))
            html.text(" · ")
            html.element("a", ["href": Address.correct(record: entry.id, of: document), "rel": "nofollow"], text: drawing.label("صحّح", "correct"))
        }
        for mark in index.marks[entry.id] ?? [] { html.element("p", ["class": "mark-of"]) { drawing.correction(mark, isUndone: false, &$0) } }
    }

    func drawWhat(_ entry: RecordIndex.Entry, _ html: inout HTMLWriter) {
        switch entry.record {
        case .attribution(let attribution):
            drawing.chip(attribution.stance.label(language), "stance " + attribution.stance.rawValue, &html)
            html.text(" ")
            drawSource(attribution.source, &html)
            drawDoubt(attribution.confidence?.source, &html)
            html.text(" ")
            html.element("span", ["class": "fact"], text: attribution.mode.label(language))
        case .event(let event):
            drawing.chip(event.type.label(language), "type " + event.type.tone, &html)
            html.text(" ")
            drawSide(event.actors, event.actor_text, event.confidence?.actor, &html)
            if !event.recipients.isEmpty || !event.recipient_text.isEmpty {
                drawing.arrow(&html)
                drawSide(event.recipients, event.recipient_text, event.confidence?.recipient, &html)
            }
            if event.status != .reported {
                html.text(" ")
                drawing.chip(event.status.label(language), "status " + event.status.rawValue, &html)
            }
            drawWhen(event.time, &html)
        case .alignment(let alignment):
            drawing.phase(alignment.relation, alignment.phase, &html)
            html.text(" ")
            drawSide([alignment.from], [], nil, &html)
            drawing.arrow(&html)
            drawSide([alignment.to], [], alignment.confidence, &html)
            drawWhen(alignment.time, &html)
        }
    }

    private func drawWhen(_ time: String?, _ html: inout HTMLWriter) {
        guard let time, DossierDate.date(in: time) != nil else { return }
        html.text(" ")
        html.element("span", ["class": "when"]) { drawing.date(time, &$0) }
    }

    private func drawSide(_ ids: [String], _ words: [String], _ confidence: Double?, _ html: inout HTMLWriter) {
        guard !ids.isEmpty else {
            if words.isEmpty { html.element("span", ["class": "unknown"], text: drawing.label("غير مذكور", "not given")) }
            for (place, text) in words.enumerated() {
                if place > 0 { html.text(drawing.label("، ", ", ")) }
                html.element("span", ["class": "unnamed"]) { $0.words(text) }
            }
            return
        }
        for (place, id) in ids.enumerated() {
            if place > 0 { html.text(drawing.label("، ", ", ")) }
            drawEntity(id, &html)
        }
        drawDoubt(confidence, &html)
    }

    /// A mark behind somebody who is rather not the one meant.
    private func drawDoubt(_ confidence: Double?, _ html: inout HTMLWriter) {
        guard let doubt = language.doubt(confidence) else { return }
        html.element("sup", ["class": "doubt", "title": doubt], text: drawing.label("؟", "?"))
    }

    private func drawEntity(_ id: String, _ html: inout HTMLWriter) {
        if let entity = index.entities[id] {
            html.element("a", ["class": "name", "href": Address.actor(entity.id)]) { $0.words(entity.name) }
        } else {
            html.words(index.reading.entities.first { $0.id == id }?.name ?? id)
        }
    }

    private func drawSource(_ source: AttributionRecord.Source?, _ html: inout HTMLWriter) {
        html.element("span", ["class": "link " + (source?.kind.rawValue ?? "collective")]) { html in
            if let id = source?.entity, index.entities[id] != nil {
                drawEntity(id, &html)
            } else if let words = source?.words {
                html.words(words)
            } else {
                html.element("span", ["class": "unknown"], text: drawing.label("قائل غير مذكور", "speaker not given"))
            }
        }
    }

    /// From the account where the comparison holds one, else from the article alone.
    private func drawChain(_ entry: RecordIndex.Entry, _ html: inout HTMLWriter) {
        func by(_ html: inout HTMLWriter) {
            html.text(" ")
            html.element("span", ["class": "by"], text: drawing.label("عن", "citing"))
            html.text(" ")
        }
        html.words(index.reading.document.publisher ?? drawing.label("هذا المقال", "this article"))
        if let account = index.account(entry.id) {
            let links =
                account.chain.first?.kind == .outlet && index.reading.document.publisher != nil ? account.chain.dropFirst() : account.chain[...]
            for link in links {
                by(&html)
                drawing.link(link, &html)
            }
            html.text(" ")
            if !links.isEmpty { drawing.continuity(account.continuity, account.reasons, &html) }
            return
        }
        let innermost: String? =
            switch entry.record {
            case .attribution(let attribution): attribution.id
            case .event(let event): event.attribution
            case .alignment(let alignment): alignment.attribution
            }
        for link in index.chain(from: innermost) {
            by(&html)
            drawSource(link.source, &html)
            drawDoubt(link.confidence?.source, &html)
        }
    }

    private func drawClaim(_ claim: Claim, _ html: inout HTMLWriter) {
        var others: [Account] = []
        for account in claim.accounts where account.document != document && !others.contains(where: { $0.document == account.document }) {
            others.append(account)
        }
        html.element("p", ["class": "claim-of"]) { html in
            html.element(
                "a", ["href": Address.claim(claim.id)],
                text: others.isEmpty
                    ? drawing.label("الخبر: لا يرويه إلا هذا المقال", "the claim: told here alone")
                    : drawing.label("الخبر: ", "the claim: ") + drawing.counted(claim.accounts.count, .account))
            html.text(" ")
            drawing.grade(claim.grade, roots: claim.roots.count, &html)
            for (place, other) in others.prefix(4).enumerated() {
                html.text(place == 0 ? drawing.label(" يرويه أيضاً ", " also told by ") : drawing.label("، ", ", "))
                html.element("a", ["href": Address.article(other.document, record: other.record)]) {
                    $0.words(drawing.names.documents[other.document]?.publisher ?? other.document)
                }
            }
        }
    }
}
#endif
