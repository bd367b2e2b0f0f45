import Comparison
import Readings

/// What was read: outlets, dates, how the statements are sourced, which articles are copies.
extension DossierPage {
    func drawArticlesTable(_ html: inout HTMLWriter) {
        html.element("div", ["class": "scroll"]) { html in
            html.element("table", ["class": "read"]) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in [
                            label("التاريخ", "Date"), label("المؤسسة", "Outlet"), label("العنوان", "Title"), label("الأقوال", "Statements"),
                            label("إسناد الأقوال", "How they are sourced"), label("بلا اسم", "No name"), label("الأفعال", "Acts"),
                        ] { html.element("th", ["scope": "col"], text: title) }
                    }
                }
                html.element("tbody") { html in
                    for article in dossier.documents { drawArticleRow(article, &html) }
                }
            }
        }
        html.element("p", ["class": "legend"]) { html in
            for (kind, meaning) in [
                (Continuity.connected, label("لكل حلقة في السند اسم", "every link has a name")),
                (.obscured, label("في السند حلقة بلا اسم", "a link without a name")),
                (.broken, label("في السند من لا يُعرف: «تقارير»، «مراقبون»", "a link that is nobody: “reports”, “observers”")),
            ] {
                html.element("span", ["class": "key " + kind.rawValue]) { html in
                    html.element("b", text: continuityLabel(kind))
                    html.text(label(": ", ": ") + meaning)
                }
                html.text(" ")
            }
        }
        drawCopies(&html)
    }

    private func drawArticleRow(_ article: Dossier.Article, _ html: inout HTMLWriter) {
        html.element("tr") { html in
            html.element("td", ["class": "when"]) { drawDate(article.published, &$0) }
            html.element("td", ["class": "who"]) { html in
                if let publisher = article.publisher {
                    html.words(publisher)
                } else {
                    html.element("span", ["class": "unknown"], text: label("غير معلومة", "unknown"))
                }
            }
            html.element("td", ["class": "what"]) { html in
                html.element("a", ["href": "#" + article.anchor]) { drawTitle(article, &$0) }
                if article.copyOf != nil {
                    html.text(" ")
                    drawChip(label("نسخة", "copy"), "copy", &html)
                }
            }
            html.element("td", ["class": "number"], text: String(article.sourcing.total))
            html.element("td", ["class": "share"]) { drawShareBar(article.sourcing, &$0) }
            html.element(
                "td", ["class": "number"], text: percent(article.sourcing.obscured + article.sourcing.broken, of: article.sourcing.total))
            html.element("td", ["class": "number"], text: String(article.acts))
        }
    }

    private func drawCopies(_ html: inout HTMLWriter) {
        guard !dossier.copies.isEmpty else { return }
        html.element("h3", text: label("نصوص منقولة", "Copied texts"))
        html.element("ul", ["class": "copies"]) { html in
            for copy in dossier.copies {
                html.element("li") { html in
                    drawChip(copyLabel(copy.kind), "copy", &html)
                    html.text(" ")
                    html.element("b") { drawOutlet(copy.first, &$0) }
                    html.text(" ")
                    html.element("span", ["class": "when"]) { drawDate(articles[copy.first]?.published, &$0) }
                    for document in copy.documents where document != copy.first {
                        html.text(" \(language.arrow) ")
                        drawOutlet(document, &html)
                        html.text(" ")
                        html.element("span", ["class": "when"]) { drawDate(articles[document]?.published, &$0) }
                    }
                }
            }
        }
    }

    private func copyLabel(_ kind: String) -> String {
        switch kind {
        case "verbatim": label("نقل حرفي", "verbatim")
        case "edited": label("نقل محرَّر", "edited")
        case "excerpt": label("مقتطف", "excerpt")
        default: kind
        }
    }
}
