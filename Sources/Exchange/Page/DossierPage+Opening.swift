import Comparison
import Readings

/// The head of the file: what it is about, and five figures.
extension DossierPage {
    var plainTitle: String {
        let about = dossier.about.compactMap { names[$0]?.name }.joined(separator: label("، ", ", "))
        let title = label("مَن يسند مَن، ومَن قال ذلك", "Who backs whom, and who says so")
        return about.isEmpty ? "\(label("سند", "Sanad")): \(title)" : "\(about): \(title)"
    }

    func drawMasthead(_ html: inout HTMLWriter) {
        html.element("header", ["class": "masthead"]) { html in
            html.element("p", ["class": "brand"]) { html in
                html.element("bdi", ["lang": "ar"], text: "سند")
                html.element("span", text: label("ملفّ أدلّة", "evidence dossier"))
            }
            html.element("h1") { html in
                let title = label("مَن يسند مَن، ومَن قال ذلك", "Who backs whom, and who says so")
                if dossier.about.isEmpty {
                    html.text(title)
                } else {
                    for (index, id) in dossier.about.enumerated() {
                        if index > 0 { html.text(label("، ", ", ")) }
                        html.words(names[id]?.name ?? id)
                    }
                    html.element("span", ["class": "sub"], text: title)
                }
            }
            html.element("p", ["class": "dek"]) { html in
                html.text(CountedNoun.article.phrase(dossier.summary.documents, language))
                html.text(label("، ", " · "))
                html.text(CountedNoun.outlet.phrase(dossier.summary.publishers, language))
                if let first = dossier.summary.first, let last = dossier.summary.last {
                    html.text(label("، ", " · "))
                    drawDate(first, &html)
                    if first != last {
                        html.text(" – ")
                        drawDate(last, &html)
                    }
                }
                guard dossier.summary.statements.total > 0 else { return }
                html.text(label("، ", " · "))
                html.text(CountedNoun.statement.phrase(dossier.summary.statements.total, language))
            }
            if dossier.since != nil || dossier.until != nil {
                html.element("p", ["class": "dek"]) { html in
                    html.text(label("المدة: ", "Range: "))
                    if let since = dossier.since { drawDate(since, &html) } else { html.text("…") }
                    html.text(" – ")
                    if let until = dossier.until { drawDate(until, &html) } else { html.text("…") }
                }
            }
        }
    }

    func drawFindings(_ html: inout HTMLWriter) {
        guard !dossier.findings.isEmpty else { return }
        html.element("section", ["class": "findings", "aria-label": label("أبرز ما في الملف", "Main findings")]) { html in
            for finding in dossier.findings {
                html.element("article", ["class": "finding f-" + finding.kind.rawValue]) { html in
                    html.element("h2", text: finding.kind.label(language))
                    switch finding.kind {
                    case .backing: drawBackingFinding(finding, &html)
                    case .turn: drawTurnFinding(finding, &html)
                    case .dispute: drawDisputeFinding(finding, &html)
                    case .source: drawSourceFinding(finding, &html)
                    case .sourcing: drawSourcingFinding(finding, &html)
                    }
                    html.element("a", ["class": "more", "href": "#" + finding.anchor], text: label("الشواهد", "evidence") + " " + language.arrow)
                }
            }
        }
    }

    private func drawPairName(_ from: String?, _ to: String?, _ html: inout HTMLWriter) {
        html.element("p", ["class": "big"]) { html in
            if let from { drawName(from, &html, gloss: true) }
            html.element("span", ["class": "arrow", "aria-label": label("يسند", "backs")], text: " \(language.arrow) ")
            if let to { drawName(to, &html, gloss: true) }
        }
    }

    private func drawBackingFinding(_ finding: Dossier.Finding, _ html: inout HTMLWriter) {
        drawPairName(finding.from, finding.to, &html)
        if let pair = pairs[finding.anchor] { drawStrip(pair, &html, framed: true) }
        html.element(
            "p", ["class": "fact"],
            text: CountedNoun.statement.phrase(finding.count, language) + label(" في ", " in ")
                + CountedNoun.article.phrase(finding.documents, language, oblique: true))
    }

    private func drawTurnFinding(_ finding: Dossier.Finding, _ html: inout HTMLWriter) {
        drawPairName(finding.from, finding.to, &html)
        guard let turn = finding.turn else { return }
        html.element("p", ["class": "turn"]) { html in
            html.element("span", ["class": "phase"]) { html in
                drawGlyph(.supports, turn.before, &html, titled: false)
                html.text(turn.before.label(language))
            }
            html.element("span", ["class": "arrow", "aria-hidden": "true"], text: language.arrow)
            html.element("span", ["class": "phase"]) { html in
                drawGlyph(.supports, turn.after, &html, titled: false)
                html.text(turn.after.label(language))
            }
        }
        html.element("p", ["class": "fact"]) { drawTime(turn.time, &$0) }
        // What the turn rests on: the first statement that tells the new phase at that date.
        let date = DossierDate.date(in: turn.time)
        let statements = pairs[finding.anchor]?.statements ?? []
        if let told = statements.first(where: { $0.phase == turn.after && $0.relation == .supports && (date == nil || $0.time == date) }) {
            html.element("p", ["class": "quoted", "lang": html.foreignTag(told.account.excerpt.words), "dir": "auto"]) { html in
                html.element("q", text: Self.shortened(told.account.excerpt.words, to: 110))
            }
            html.element("p", ["class": "fact"]) { html in
                drawOutlet(told.account.document, &html)
                for link in told.account.chain {
                    html.text(" " + label("عن", "citing") + " ")
                    drawLink(link, isWeakest: false, &html)
                }
            }
        }
    }

    /// A value that is a calendar date as a date, any other as it stands.
    func drawTime(_ value: String, _ html: inout HTMLWriter) {
        if let date = DossierDate.date(in: value) { drawDate(date, &html) } else { html.words(value) }
    }

    private func drawDisputeFinding(_ finding: Dossier.Finding, _ html: inout HTMLWriter) {
        guard let conflict = dossier.conflicts.first(where: { $0.anchor == finding.anchor }) else { return }
        html.element("div", ["class": "versus"]) { html in
            for (index, account) in conflict.sides.enumerated() {
                if index == 1 { html.element("span", ["class": "neq", "aria-label": label("خلافاً لـ", "against")], text: "≠") }
                html.element("p", ["lang": html.foreignTag(account.excerpt.words), "dir": "auto"]) { html in
                    html.element("q", ["class": "words"], text: Self.shortened(account.excerpt.words, to: 90))
                }
            }
        }
        html.element("p", ["class": "fact"], text: kindLabel(conflict.kind))
    }

    static func shortened(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let cut = text.prefix(length)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
    }

    private func drawSourceFinding(_ finding: Dossier.Finding, _ html: inout HTMLWriter) {
        guard let teller = dossier.sources.first(where: { $0.anchor == finding.anchor }) else { return }
        html.element("p", ["class": "big"]) { $0.words(teller.name) }
        let others = teller.aliases.filter { $0 != teller.name }.prefix(2)
        if !others.isEmpty {
            html.element("p", ["class": "aka"]) { html in
                for (index, alias) in others.enumerated() {
                    if index > 0 { html.text(label("، ", ", ")) }
                    html.words(alias)
                }
            }
        }
        html.element(
            "p", ["class": "fact"],
            text: CountedNoun.statement.phrase(finding.count, language) + label(" في ", " in ")
                + CountedNoun.article.phrase(finding.documents, language, oblique: true))
        html.element("ul", ["class": "outlets"]) { html in
            for article in dossier.documents.filter({ teller.documents.contains($0.id) }).prefix(5) {
                html.element("li") { html in
                    drawOutlet(article.id, &html)
                    html.text(" ")
                    html.element("span", ["class": "when"]) { drawDate(article.published, &$0) }
                }
            }
        }
    }

    private func drawSourcingFinding(_ finding: Dossier.Finding, _ html: inout HTMLWriter) {
        html.element("p", ["class": "big"], text: percent(finding.count, of: finding.of))
        drawShareBar(dossier.summary.statements, &html)
        let share = dossier.summary.statements
        html.element("p", ["class": "fact"]) { html in
            for (index, part) in [
                (Continuity.obscured, share.obscured), (.broken, share.broken), (.connected, share.connected),
            ].enumerated() {
                if index > 0 { html.text(" ") }
                html.element("span", ["class": "key " + part.0.rawValue], text: "\(continuityLabel(part.0)) \(part.1)")
            }
        }
    }

    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return language.percent(Int((Double(part) * 100 / Double(whole)).rounded()))
    }

    /// How much of the statements is connected, obscured and broken, as one bar.
    func drawShareBar(_ share: Dossier.SourcingShare, _ html: inout HTMLWriter) {
        let parts: [(Continuity, Int)] = [(.connected, share.connected), (.obscured, share.obscured), (.broken, share.broken)]
        let words = parts.map { "\(continuityLabel($0.0)) \($0.1)" }.joined(separator: label("، ", ", "))
        html.element("span", ["class": "bar", "role": "img", "aria-label": words, "title": words]) { html in
            for (kind, count) in parts where count > 0 {
                html.element("span", ["class": kind.rawValue, "style": "flex-grow:\(count)"])
            }
        }
    }
}
