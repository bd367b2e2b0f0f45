import Readings

/// Dated acts by year and day; those without a date apart.
extension DossierPage {
    func drawTimeline(_ html: inout HTMLWriter) {
        var year: Int?
        var group: [Dossier.Act] = []
        drawLegendOfDoubt(&html)
        func flush(_ html: inout HTMLWriter) {
            guard let year, !group.isEmpty else { return }
            html.element("h3", ["class": "year"], text: String(year))
            html.element("ol", ["class": "acts"]) { html in for act in group { drawAct(act, &html) } }
            group = []
        }
        for act in dossier.timeline {
            if act.time?.year != year {
                flush(&html)
                year = act.time?.year
            }
            group.append(act)
        }
        flush(&html)
        guard !dossier.undated.isEmpty else { return }
        html.element("details", ["class": "undated"]) { html in
            html.element("summary") { html in
                html.element("b", text: label("أفعال بلا تاريخ معلوم", "Acts of unknown date"))
                html.text(" ")
                html.element("span", ["class": "fact"], text: CountedNoun.act.phrase(dossier.undated.count, language))
            }
            html.element("ol", ["class": "acts"]) { html in for act in dossier.undated { drawAct(act, &html) } }
        }
    }

    private func drawLegendOfDoubt(_ html: inout HTMLWriter) {
        let isDoubtful = (dossier.timeline + dossier.undated).contains { act in
            !act.actors.isEmpty && language.doubt(act.confidence?.actor) != nil
                || !act.recipients.isEmpty && language.doubt(act.confidence?.recipient) != nil
        }
        guard isDoubtful else { return }
        html.element("p", ["class": "legend"]) { html in
            html.element("span", ["class": "key"]) { html in
                html.element("b", text: label("؟", "?"))
                html.text(label(": الأرجح أن المقصود غيره؛ راجع ألفاظ النص", ": rather somebody else is meant; see the words"))
            }
        }
    }

    private func tone(_ act: Dossier.Act) -> String { PloverType(rawValue: act.type)?.tone ?? "said" }

    private func drawAct(_ act: Dossier.Act, _ html: inout HTMLWriter) {
        html.element("li", ["id": act.anchor, "class": tone(act) + " " + act.status.rawValue]) { html in
            html.element("p", ["class": "when"]) { html in
                if let time = act.time {
                    drawDate(time, &html, withoutYear: true)
                } else {
                    html.element("span", ["class": "unknown"], text: label("غير معلوم", "unknown"))
                }
            }
            html.element("div") { html in
                html.element("p", ["class": "deed"]) { html in
                    html.element("span", ["class": "chip type " + tone(act), "title": act.type], text: typeLabel(act.type))
                    html.text(" ")
                    if act.type == "STATEMENT", act.actors.isEmpty, act.recipients.isEmpty {
                        // The words below say who speaks.
                    } else if act.actors.isEmpty, act.actorText.isEmpty {
                        html.element("span", ["class": "unknown"], text: label("فاعل غير مذكور", "actor not given"))
                    } else {
                        drawNames(act.actors, words: act.actorText, &html)
                        if !act.actors.isEmpty { drawDoubt(act.confidence?.actor, &html) }
                    }
                    if !act.recipients.isEmpty || !act.recipientText.isEmpty {
                        html.element("span", ["class": "arrow"], text: " \(language.arrow) ")
                        drawNames(act.recipients, words: act.recipientText, &html)
                        if !act.recipients.isEmpty { drawDoubt(act.confidence?.recipient, &html) }
                    }
                    if act.status != .reported {
                        html.text(" ")
                        drawChip(act.status.label(language), "status " + act.status.rawValue, &html)
                    }
                    if act.accounts.count > 1 {
                        html.text(" ")
                        html.element("span", ["class": "fact"], text: CountedNoun.account.phrase(act.accounts.count, language))
                    }
                }
                if let first = act.accounts.first { drawAccount(first, &html) }
                if act.accounts.count > 1 {
                    html.element("details") { html in
                        html.element("summary", text: "+ " + CountedNoun.account.phrase(act.accounts.count - 1, language))
                        for account in act.accounts.dropFirst() { drawAccount(account, &html) }
                    }
                }
            }
        }
    }
}
