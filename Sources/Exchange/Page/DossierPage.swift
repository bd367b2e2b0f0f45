import Comparison
import Readings

/// A dossier as one HTML file: no script or font from elsewhere, no network, everything readable without scripts.
struct DossierPage {
    let dossier: Dossier
    let language: DossierLanguage
    let directory: EntityDirectory
    let matrix: BackingGraph
    let graph: BackingGraph
    /// Nil when there is no program that lays graphs out.
    let layout: GraphLayout?
    let names: [String: Dossier.Name]
    let articles: [String: Dossier.Article]
    let pairs: [String: Dossier.Pair]
    let acts: [String: Dossier.Act]
    let tellers: [String: Dossier.Teller]
    let mainActors: Set<String>

    init(
        _ dossier: Dossier, language: DossierLanguage, directory: EntityDirectory, matrix: BackingGraph, graph: BackingGraph, layout: GraphLayout?
    ) {
        self.dossier = dossier
        self.language = language
        self.directory = directory
        self.matrix = matrix
        self.graph = graph
        self.layout = layout
        names = Dictionary(dossier.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        articles = Dictionary(dossier.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        pairs = Dictionary(dossier.backing.map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
        acts = Dictionary((dossier.timeline + dossier.undated).map { ($0.anchor, $0) }, uniquingKeysWith: { first, _ in first })
        tellers = Dictionary(dossier.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        mainActors = Set(dossier.actors.map(\.entity))
    }

    func label(_ arabic: String, _ english: String) -> String { language.label(arabic, english) }

    /// The sections in the order of reading; those without content are left out.
    private var sections: [(id: String, title: String, draw: (inout HTMLWriter) -> Void)] {
        var sections: [(id: String, title: String, draw: (inout HTMLWriter) -> Void)] = [
            ("read", label("ما قُرئ", "What was read"), drawArticlesTable)
        ]
        if !dossier.backing.isEmpty { sections.append(("backing", label("مَن يسند مَن", "Who backs whom"), drawBacking)) }
        if !dossier.conflicts.isEmpty {
            sections.append(("disputes", label("نقاط الخلاف", "Disputed points"), drawConflicts))
        }
        if !dossier.claims.isEmpty || !dossier.sources.isEmpty {
            sections.append(("chains", label("الأسانيد", "Who says so"), drawChains))
        }
        if !dossier.timeline.isEmpty || !dossier.undated.isEmpty {
            sections.append(("timeline", label("التسلسل الزمني", "Timeline"), drawTimeline))
        }
        if !dossier.actors.isEmpty { sections.append(("actors", label("الأطراف", "Actors"), drawActors)) }
        sections.append(("articles", label("النصوص", "The articles"), drawArticles))
        sections.append(("names", label("فهرس الأسماء", "Index of names"), drawIndex))
        return sections
    }

    func html() -> [UInt8] {
        var html = HTMLWriter(language: language.rawValue, reserving: 1 << 19)
        html.raw("<!doctype html>\n")
        html.element("html", ["lang": language.rawValue, "dir": language.direction]) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.void("meta", ["name": "color-scheme", "content": "light dark"])
                html.void("meta", ["name": "generator", "content": "Sanad"])
                html.element("title", text: plainTitle)
                html.element("style") { html in
                    html.raw(":root{color-scheme:light dark;")
                    html.raw(Stylesheet.light)
                    html.raw("}\n@media (prefers-color-scheme:dark){:root{")
                    html.raw(Stylesheet.dark)
                    html.raw("}}\n")
                    html.raw(Stylesheet.rules)
                    drawPeriodRules(&html)
                }
            }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#main"], text: label("إلى المتن", "Skip to content"))
                drawSymbols(&html)
                let sections = sections
                drawMasthead(&html)
                html.element("nav", ["class": "toc", "aria-label": label("المحتويات", "Contents")]) { html in
                    html.element("ol") { html in
                        for section in sections {
                            html.element("li") { $0.element("a", ["href": "#" + section.id], text: section.title) }
                        }
                    }
                }
                html.element("main", ["id": "main"]) { html in
                    drawFindings(&html)
                    for section in sections {
                        html.element("section", ["id": section.id, "aria-labelledby": section.id + "-h"]) { html in
                            html.element("h2", ["id": section.id + "-h"], text: section.title)
                            section.draw(&html)
                        }
                    }
                }
                html.element("footer") { html in
                    html.element(
                        "p",
                        text: label(
                            "أعدّ هذا الملفَّ برنامج سند من نصوص المقالات وحدها. ليس فيه كلام للبرنامج، وكل سطر يقود إلى ألفاظه.",
                            "Made by Sanad from the words of the articles alone. The program adds no prose of its own; every line leads to its words."
                        ))
                }
                html.element("script") { $0.raw(Stylesheet.enhancement) }
            }
        }
        html.raw("\n")
        return html.bytes
    }

    // MARK: What all sections use

    /// A name that leads to the place where it is explained.
    func drawName(_ id: String, _ html: inout HTMLWriter, gloss: Bool = false) {
        guard let name = names[id] else {
            html.words(id)
            return
        }
        html.element("a", ["class": "name", "href": "#" + name.anchor]) { $0.words(name.name) }
        if gloss, language == .english, let english = name.nameEnglish, english != name.name {
            html.text(" ")
            html.element("span", ["class": "gloss", "lang": "en"]) { html in html.element("bdi", text: english) }
        }
    }

    func drawNames(_ ids: [String], words: [String], _ html: inout HTMLWriter) {
        for (index, id) in ids.enumerated() {
            if index > 0 { html.text(label("، ", ", ")) }
            drawName(id, &html)
        }
        for (index, text) in words.enumerated() {
            if index > 0 || !ids.isEmpty { html.text(label("، ", ", ")) }
            html.element("span", ["class": "unnamed"]) { $0.words(text) }
        }
    }

    /// A mark behind somebody who is rather not the one meant.
    func drawDoubt(_ confidence: Double?, _ html: inout HTMLWriter) {
        guard let doubt = language.doubt(confidence) else { return }
        html.element("sup", ["class": "doubt", "title": doubt], text: label("؟", "?"))
    }

    func drawDate(_ date: PartialDate?, _ html: inout HTMLWriter, withoutYear: Bool = false) {
        guard let date else {
            html.element("span", ["class": "unknown"], text: label("تاريخ غير معلوم", "date unknown"))
            return
        }
        let words = (withoutYear ? DossierDate.withoutYear(date, language) : nil) ?? DossierDate.words(date, language)
        html.element("time", ["datetime": date.description], text: words)
    }

    func drawOutlet(_ document: String, _ html: inout HTMLWriter) {
        guard let article = articles[document] else {
            html.words(document)
            return
        }
        html.element("a", ["class": "outlet", "href": "#" + article.anchor]) { html in
            if let publisher = article.publisher {
                html.words(publisher)
            } else {
                html.element("span", ["class": "unknown"], text: label("مؤسسة غير معلومة", "outlet unknown"))
            }
        }
    }

    /// The title, or, set apart from titles, the words with which the article begins.
    func drawTitle(_ article: Dossier.Article, _ html: inout HTMLWriter) {
        if let title = article.title {
            html.words(title)
        } else if let opening = article.opening {
            html.element("span", ["class": "opening"]) { $0.words("«" + opening + "»") }
        } else {
            html.words(article.id)
        }
    }

    func drawChip(_ text: String, _ kind: String, _ html: inout HTMLWriter) {
        html.element("span", ["class": "chip " + kind], text: text)
    }

    func continuityLabel(_ continuity: Continuity) -> String {
        switch continuity {
        case .connected: label("متصل", "connected")
        case .obscured: label("مبهم", "obscured")
        case .broken: label("منقطع", "broken")
        }
    }

    func drawContinuity(_ continuity: Continuity, _ html: inout HTMLWriter) {
        html.element("span", ["class": "chip " + continuity.rawValue]) { html in
            if language == .english {
                let arabic =
                    switch continuity {
                    case .connected: "متصل"
                    case .obscured: "مبهم"
                    case .broken: "منقطع"
                    }
                html.element("bdi", ["lang": "ar"], text: arabic)
                html.text(" ")
            }
            html.text(continuityLabel(continuity))
        }
    }

    /// The words as they stand, with what stands around them.
    ///
    /// - Parameter anchor: Where they stand.
    func drawQuote(_ excerpt: Dossier.Excerpt, _ anchor: String, _ html: inout HTMLWriter) {
        let whole = excerpt.before + excerpt.words + excerpt.after
        html.element(
            "blockquote", ["lang": html.foreignTag(whole), "dir": Script.of(whole) == .arabic ? (language == .arabic ? nil : "rtl") : "auto"]
        ) { html in
            html.text(excerpt.before)
            html.element("a", ["href": "#" + anchor], text: excerpt.words)
            html.text(excerpt.after)
        }
    }

    /// Outlet, date and tellers: «outlet, on the word of …».
    func drawChain(_ account: Dossier.Account, _ html: inout HTMLWriter) {
        html.element("p", ["class": "isnad"]) { html in
            drawOutlet(account.document, &html)
            html.text(" ")
            html.element("span", ["class": "when"]) { drawDate(articles[account.document]?.published, &$0) }
            for (index, link) in account.chain.enumerated() {
                html.text(" ")
                html.element("span", ["class": "by"], text: label("عن", "citing"))
                html.text(" ")
                drawLink(link, isWeakest: index == account.weakest, &html)
            }
            if account.stance != .asserts {
                html.text(" ")
                drawChip(account.stance.label(language), "stance " + account.stance.rawValue, &html)
            }
            html.text(" ")
            if account.chain.isEmpty {
                drawChip(label("رواية المؤسسة", "the outlet's own"), "own", &html)
            } else {
                drawContinuity(account.continuity, &html)
            }
        }
    }

    func drawLink(_ link: Dossier.Link, isWeakest: Bool, _ html: inout HTMLWriter) {
        html.element("span", ["class": "link " + link.kind.rawValue + (isWeakest ? " weakest" : "")]) { html in
            let written = link.name.isEmpty ? link.source.flatMap { tellers[$0]?.name ?? names[$0]?.name } ?? "" : link.name
            if let anchor = link.source.flatMap({ tellers[$0]?.anchor ?? names[$0]?.anchor }), !written.isEmpty {
                html.element("a", ["class": "name", "href": "#" + anchor]) { $0.words(written) }
            } else if written.isEmpty {
                html.element("span", ["class": "unknown"], text: label("قائل غير مذكور", "speaker not given"))
            } else {
                html.words(written)
            }
            if isWeakest {
                html.text(" ")
                html.element("small", text: label("أضعف حلقة", "weakest link"))
            }
        }
    }

    func drawAccount(_ account: Dossier.Account, _ html: inout HTMLWriter) {
        html.element("div", ["class": "acc"]) { html in
            drawQuote(account.excerpt, account.anchor, &html)
            drawChain(account, &html)
            if account.isDoubtful { html.element("p", ["class": "fact"], text: language.doubtfulParties) }
        }
    }

    /// The sign of a phase: its shape tells the phase, its colour the relation.
    func drawGlyph(_ relation: Relation, _ phase: Phase, _ html: inout HTMLWriter, titled: Bool = true) {
        let title = relation.label(language) + label("، ", ", ") + phase.label(language)
        html.element(
            "svg",
            [
                "class": "glyph " + relation.rawValue, "viewBox": "0 0 12 12", "role": "img", "aria-label": titled ? title : nil,
                "aria-hidden": titled ? nil : "true",
            ]
        ) { html in
            if titled { html.element("title", text: title) }
            html.void("use", ["href": "#g-" + phase.rawValue], selfClosing: true)
        }
    }

    /// Once a file; every sign refers to these.
    private func drawSymbols(_ html: inout HTMLWriter) { html.raw(PhaseSymbols.markup) }
}
