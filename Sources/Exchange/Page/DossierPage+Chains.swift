import Comparison
import Readings

/// Who says so: the chains behind the main claims as trees, and every source with what it is quoted with.
extension DossierPage {
    func drawChains(_ html: inout HTMLWriter) {
        drawGradeLegend(&html)
        let main = mainClaims
        if !main.isEmpty {
            html.element("h3", text: label("أسانيد أهم الروايات", "Chains behind the main claims"))
            for claim in main { drawClaim(claim, &html) }
        }
        if !dossier.sources.isEmpty {
            html.element("h3", text: label("المصادر وما نُقل عنها", "Sources and what they are quoted with"))
            for teller in dossier.sources { drawTeller(teller, &html) }
        }
    }

    /// Those that most articles tell through most roots; a claim of one account has no tree to draw unless its chain is long.
    private var mainClaims: [Dossier.Claim] {
        func rank(_ claim: Dossier.Claim) -> (Int, Int, Int, Int) {
            let documents = Set(claim.accounts.map(\.document)).count
            return (documents, claim.commonLink == nil ? 0 : 1, claim.roots.count, claim.accounts.reduce(0) { $0 + 1 + $1.chain.count })
        }
        let worth = dossier.claims.filter { $0.accounts.count > 1 || $0.accounts.contains { $0.chain.count > 1 } }
        return worth.enumerated().sorted {
            let (a, b) = (rank($0.element), rank($1.element))
            return a != b ? b < a : $0.offset < $1.offset
        }.prefix(12).map(\.element)
    }

    private func drawGradeLegend(_ html: inout HTMLWriter) {
        html.element("p", ["class": "legend grades"]) { html in
            for (grade, meaning) in [
                (ClaimGrade.gharib, label("أصل واحد", "one root")), (.aziz, label("أصلان", "two roots")),
                (.mashhur, label("ثلاثة أصول فأكثر", "three roots or more")),
            ] {
                html.element("span", ["class": "key"]) { html in
                    html.element("b", ["lang": "ar"]) { html in html.element("bdi", text: grade.arabic) }
                    html.text(": " + meaning)
                }
                html.text(" ")
            }
            for (continuity, arabic, meaning) in [
                (Continuity.connected, "متصل", label("كل حلقة مسماة", "connected: every link named")),
                (.obscured, "مبهم", label("حلقة بلا اسم", "obscured: an unnamed link")),
                (.broken, "منقطع", label("حلقة مفقودة", "broken: a link is nobody")),
            ] {
                html.element("span", ["class": "key " + continuity.rawValue]) { html in
                    html.element("b", ["lang": "ar"]) { html in html.element("bdi", text: arabic) }
                    html.text(": " + meaning)
                }
                html.text(" ")
            }
            html.element("span", ["class": "key"]) { html in
                html.element("b", ["lang": "ar"]) { html in html.element("bdi", text: "المدار") }
                html.text(": " + label("مصدر تمر به روايات عدة مؤسسات", "the common link of several outlets"))
            }
        }
    }

    func typeLabel(_ type: String) -> String {
        if let plover = PloverType(rawValue: type) { return plover.label(language) }
        return switch type {
        case "SUPPORTS": Relation.supports.label(language)
        case "OPPOSES": Relation.opposes.label(language)
        case "STATEMENT": label("قول", "statement")
        default: type
        }
    }

    private func drawClaim(_ claim: Dossier.Claim, _ html: inout HTMLWriter) {
        html.element("article", ["class": "claim", "id": claim.anchor]) { html in
            html.element("h4") { html in
                drawChip(typeLabel(claim.type), "type", &html)
                html.text(" ")
                if claim.actors.isEmpty, claim.recipients.isEmpty, let first = claim.accounts.first {
                    html.words("«" + Self.shortened(first.excerpt.words, to: 110) + "»")
                }
                drawNames(claim.actors, words: [], &html)
                if !claim.recipients.isEmpty {
                    html.element("span", ["class": "arrow"], text: " \(language.arrow) ")
                    drawNames(claim.recipients, words: [], &html)
                }
                if let time = claim.time {
                    html.text(" ")
                    html.element("span", ["class": "when"]) { drawDate(time, &$0) }
                }
                html.text(" ")
                html.element("span", ["class": "chip grade"]) { html in
                    html.element("bdi", ["lang": "ar"], text: claim.grade.arabic)
                    html.text(" · " + CountedNoun.root.phrase(claim.roots.count, language))
                }
            }
            html.element("ul", ["class": "tree"]) { html in
                for node in ChainTree(claim.accounts).roots { drawNode(node, commonLink: claim.commonLink, &html) }
            }
        }
    }

    private func drawNode(_ node: ChainTree.Node, commonLink: String?, _ html: inout HTMLWriter) {
        html.element("li") { html in
            if let link = node.link {
                let isCommon = link.source != nil && link.source == commonLink
                html.element("div", ["class": "teller" + (isCommon ? " common" : "")]) { html in
                    drawLink(link, isWeakest: node.isWeakest, &html)
                    if isCommon {
                        html.text(" ")
                        drawChip(label("المدار", "common link"), "madar", &html)
                    }
                }
            }
            if let first = node.accounts.first { drawTip(node.accounts, first, &html) }
            if !node.children.isEmpty {
                html.element("ul") { html in
                    for child in node.children { drawNode(child, commonLink: commonLink, &html) }
                }
            }
        }
    }

    /// An article at the tip of a chain, with the words in which it tells the claim.
    private func drawTip(_ accounts: [Dossier.Account], _ first: Dossier.Account, _ html: inout HTMLWriter) {
        html.element("div", ["class": "tip"]) { html in
            html.element("p", ["class": "isnad"]) { html in
                drawOutlet(first.document, &html)
                html.text(" ")
                html.element("span", ["class": "when"]) { drawDate(articles[first.document]?.published, &$0) }
                html.text(" ")
                if first.chain.isEmpty {
                    drawChip(label("رواية المؤسسة", "the outlet's own"), "own", &html)
                } else {
                    drawContinuity(first.continuity, &html)
                }
            }
            for account in accounts {
                html.element("div", ["class": "told"]) { html in
                    drawQuote(account.excerpt, account.anchor, &html)
                    if account.stance != .asserts { drawChip(account.stance.label(language), "stance " + account.stance.rawValue, &html) }
                }
            }
        }
    }

    private func drawTeller(_ teller: Dossier.Teller, _ html: inout HTMLWriter) {
        html.element("details", ["class": "source"]) { html in
            html.element("summary") { html in
                html.element("b") { $0.words(teller.name) }
                html.text(" ")
                html.element("span", ["class": "link " + teller.kind.rawValue], text: teller.kind.label(language))
                html.text(" ")
                html.element("span", ["class": "fact"]) { html in
                    html.text(CountedNoun.statement.phrase(teller.statements.count, language) + label(" في ", " in "))
                    html.text(CountedNoun.article.phrase(teller.documents.count, language, oblique: true))
                    if teller.obscured > 0 { html.text(label("، مبهم ", " · obscured ") + "\(teller.obscured)") }
                    if teller.contradicted > 0 { html.text(label("، خولف ", " · contradicted ") + "\(teller.contradicted)") }
                }
                if teller.documents.count > 1 {
                    html.text(" ")
                    drawChip(label("مصدر مشترك", "common source"), "madar", &html)
                }
            }
            html.element("div", ["id": teller.anchor]) { html in
                let others = teller.aliases.filter { $0 != teller.name }
                if !others.isEmpty {
                    html.element("p", ["class": "aka"]) { html in
                        html.text(label("يُكتب أيضاً: ", "Also written: "))
                        for (index, alias) in others.prefix(8).enumerated() {
                            if index > 0 { html.text(label("، ", ", ")) }
                            html.words(alias)
                        }
                    }
                }
                if teller.contradictedBy.contains(where: { tellers[$0] != nil }) {
                    html.element("p", ["class": "aka"]) { html in
                        html.text(label("خالفه: ", "Contradicted by: "))
                        for (index, other) in teller.contradictedBy.compactMap({ tellers[$0] }).enumerated() {
                            if index > 0 { html.text(label("، ", ", ")) }
                            html.element("a", ["href": "#" + other.anchor]) { $0.words(other.name) }
                        }
                    }
                }
                html.element("ol", ["class": "said"]) { html in
                    for said in teller.statements {
                        html.element("li") { html in
                            html.element("p", ["class": "mark"]) { drawChip(said.stance.label(language), "stance " + said.stance.rawValue, &$0) }
                            html.element("div") { drawAccount(said.account, &$0) }
                        }
                    }
                }
            }
        }
    }
}
