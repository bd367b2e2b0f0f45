import Readings

/// A section for each main actor: how it is written, what backing it gives and receives, what it does and says.
extension DossierPage {
    func drawActors(_ html: inout HTMLWriter) {
        for actor in dossier.actors {
            guard let name = names[actor.entity] else { continue }
            html.element("article", ["class": "actor", "id": name.anchor]) { html in
                html.element("h3") { html in
                    html.words(name.name)
                    if let english = name.nameEnglish {
                        html.text(" ")
                        html.element("span", ["class": "gloss"]) { html in html.element("bdi", ["lang": "en"], text: english) }
                    }
                }
                html.element("p", ["class": "kind"]) { html in
                    html.text(name.type.label(language))
                    for detail in [name.subtype, name.role].compactMap({ $0 }) {
                        html.text(" · ")
                        html.element("span", ["lang": language == .arabic ? "en" : nil]) { html in
                            html.element("bdi", text: detail.split(separator: "_").joined(separator: " "))
                        }
                    }
                    html.text(" · " + CountedNoun.mention.phrase(name.mentions, language))
                }
                html.element("p", ["class": "aka"]) { html in
                    html.text(label("يُكتب: ", "Written: "))
                    for (index, form) in name.forms.prefix(10).enumerated() {
                        if index > 0 { html.text(label("، ", ", ")) }
                        html.words(form)
                    }
                }
                html.element("div", ["class": "columns"]) { html in
                    drawDealings(label("يسند أو يخاصم", "Backs or opposes"), actor.given, other: \.to, &html)
                    drawDealings(label("يسنده أو يخاصمه", "Backed or opposed by"), actor.received, other: \.from, &html)
                    drawActorActs(actor, &html)
                    drawActorStatements(actor, &html)
                }
            }
        }
    }

    private func drawDealings(
        _ title: String, _ anchors: [String], other: KeyPath<Dossier.Pair, String>, _ html: inout HTMLWriter
    ) {
        guard !anchors.isEmpty else { return }
        html.element("div") { html in
            html.element("h4", text: title)
            drawDealings(Array(anchors.prefix(12)), other: other, &html)
            guard anchors.count > 12 else { return }
            html.element("details") { html in
                html.element("summary", text: "+ \(anchors.count - 12)")
                drawDealings(Array(anchors.dropFirst(12)), other: other, &html)
            }
        }
    }

    private func drawDealings(_ anchors: [String], other: KeyPath<Dossier.Pair, String>, _ html: inout HTMLWriter) {
        html.element("table", ["class": "dealings"]) { html in
            if dossier.periods.count > 1 {
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("td")
                        for period in dossier.periods { html.element("th", ["scope": "col"], text: periodLabel(period)) }
                        html.element("td")
                    }
                }
            }
            html.element("tbody") { html in
                for pair in anchors.compactMap({ pairs[$0] }) {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) { drawName(pair[keyPath: other], &$0) }
                        let periods: [Dossier.Period?] = dossier.periods.isEmpty ? [nil] : dossier.periods
                        for period in periods {
                            html.element("td") { html in
                                for relation in Relation.allCases {
                                    let told = pair.statements.filter { $0.relation == relation }
                                    if let phase = Self.phase(of: told, in: period) { drawGlyph(relation, phase, &html) }
                                }
                            }
                        }
                        html.element("td") { html in
                            html.element("a", ["class": "evidence", "href": "#" + pair.anchor], text: String(pair.statements.count))
                        }
                    }
                }
            }
        }
    }

    private func drawActorActs(_ actor: Dossier.Actor, _ html: inout HTMLWriter) {
        guard !actor.acts.isEmpty else { return }
        html.element("div") { html in
            html.element("h4", text: label("الأفعال", "Acts"))
            drawShortened(actor.acts.compactMap { acts[$0] }, keeping: 10, list: "deeds", CountedNoun.act, &html) { act, html in
                html.element("li") { html in
                    html.element("span", ["class": "when"]) { html in
                        if let time = act.time { drawDate(time, &html) } else { html.element("span", ["class": "unknown"], text: "؟") }
                    }
                    html.text(" ")
                    html.element("a", ["class": "deed", "href": "#" + act.anchor], text: typeLabel(act.type))
                    let isActor = act.actors.contains(actor.entity)
                    let others = (isActor ? act.recipients : act.actors).filter { $0 != actor.entity }
                    html.text(" ")
                    if !others.isEmpty {
                        html.element("span", ["class": "arrow"], text: isActor ? "\(language.arrow) " : label("من ", "by "))
                        drawNames(others, words: [], &html)
                    }
                    if act.status != .reported {
                        html.text(" ")
                        drawChip(act.status.label(language), "status " + act.status.rawValue, &html)
                    }
                }
            }
        }
    }

    private func drawActorStatements(_ actor: Dossier.Actor, _ html: inout HTMLWriter) {
        guard !actor.statements.isEmpty else { return }
        html.element("div") { html in
            html.element("h4", text: label("الأقوال", "Statements"))
            drawShortened(actor.statements, keeping: 6, list: "deeds", CountedNoun.statement, &html) { said, html in
                html.element("li") { html in
                    html.element("span", ["class": "when"]) { drawDate(articles[said.account.document]?.published, &$0) }
                    html.text(" ")
                    drawChip(said.stance.label(language), "stance " + said.stance.rawValue, &html)
                    html.text(" ")
                    html.element("a", ["class": "words", "href": "#" + said.account.anchor]) {
                        $0.words(Self.shortened(said.account.excerpt.words, to: 150))
                    }
                }
            }
        }
    }

    /// The first elements open, the rest behind a line that says how many they are.
    private func drawShortened<Element>(
        _ elements: [Element], keeping count: Int, list: String, _ noun: CountedNoun, _ html: inout HTMLWriter,
        _ draw: (Element, inout HTMLWriter) -> Void
    ) {
        html.element("ul", ["class": list]) { html in for element in elements.prefix(count) { draw(element, &html) } }
        guard elements.count > count else { return }
        html.element("details") { html in
            html.element("summary", text: "+ " + noun.phrase(elements.count - count, language))
            html.element("ul", ["class": list]) { html in for element in elements.dropFirst(count) { draw(element, &html) } }
        }
    }
}
