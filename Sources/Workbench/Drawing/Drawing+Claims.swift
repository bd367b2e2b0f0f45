#if Full
import Comparison
import Exchange
import Readings

extension Drawing {
    func typeLabel(_ type: String) -> String {
        switch type {
        case "SUPPORTS": Relation.supports.label(language)
        case "OPPOSES": Relation.opposes.label(language)
        case "STATEMENT": label("قول", "statement")
        default: PloverType(rawValue: type)?.label(language) ?? type
        }
    }

    /// Of a type: peace, clash, conflict or said.
    func tone(_ type: String) -> String {
        switch type {
        case "SUPPORTS": "peace"
        case "OPPOSES": "clash"
        default: PloverType(rawValue: type)?.tone ?? "said"
        }
    }

    /// «type: who → whom», as a way to the claim.
    func deed(_ claim: Claim, linked: Bool = true, _ html: inout HTMLWriter) {
        html.element("p", ["class": "deed"]) { html in
            if linked {
                html.element("a", ["class": "chip type " + tone(claim.type), "href": Address.claim(claim.id)], text: typeLabel(claim.type))
            } else {
                chip(typeLabel(claim.type), "type " + tone(claim.type), &html)
            }
            html.text(" ")
            if claim.actors.isEmpty, claim.type != "STATEMENT" {
                html.element("span", ["class": "unknown"], text: label("فاعل غير مذكور", "actor not given"))
            } else {
                entities(claim.actors, &html)
            }
            if !claim.recipients.isEmpty {
                arrow(&html)
                entities(claim.recipients, &html)
            }
        }
    }

    /// One entry of a list of claims: date, deed, the first account, how many more.
    func claimItem(_ claim: Claim, withDate: Bool = true, _ html: inout HTMLWriter) {
        html.element("li", ["class": tone(claim.type)]) { html in
            html.element("p", ["class": "when"]) { html in if withDate { date(claim.time, &html) } }
            html.element("div") { html in
                deed(claim, &html)
                if let first = claim.accounts.first { account(first, &html) }
                if claim.accounts.count > 1 {
                    html.element("p", ["class": "further"]) { html in
                        html.element("a", ["href": Address.claim(claim.id)], text: counted(claim.accounts.count, .account))
                        html.text(" ")
                        grade(claim.grade, roots: claim.roots.count, &html)
                        if let common = claim.commonLink {
                            html.text(" ")
                            html.element("span", ["class": "fact"]) { html in
                                html.text(label("مداره ", "all through "))
                                source(common, &html)
                            }
                        }
                    }
                }
            }
        }
    }

    func claimList(_ claims: [Claim], withDate: Bool = true, _ html: inout HTMLWriter) {
        guard !claims.isEmpty else {
            note(label("لا أخبار هنا.", "No claims here."), &html)
            return
        }
        html.element("ol", ["class": "acts"]) { html in for claim in claims { claimItem(claim, withDate: withDate, &html) } }
    }

    /// Two sides of a conflict, the first account of each.
    func conflictCard(_ conflict: Conflict, _ html: inout HTMLWriter) {
        html.element("article", ["class": "dispute"]) { html in
            html.element("h3") { html in
                html.element("a", ["href": Address.conflict(conflict.id)], text: conflict.kind.label(language))
            }
            html.element("p", ["class": "reason"]) { html in
                html.words(language == .arabic ? conflict.reason : conflict.reasonEnglish)
                if !conflict.about.isEmpty {
                    html.text(" · ")
                    entities(conflict.about, limit: 4, &html)
                }
            }
            html.element("div", ["class": "sides"]) { html in
                for side in conflict.sides { html.element("div", ["class": "side"]) { html in if let first = side.first { account(first, &html) } } }
            }
        }
    }
}

extension Conflict {
    /// The accounts of the first side, and those of the other.
    var sides: [[Account]] {
        let cut = max(0, min(firstSide, accounts.count))
        return [Array(accounts[..<cut]), Array(accounts[cut...])]
    }
}

extension Conflict.Kind {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .denial: language.label("إثبات ونفي", "Assertion and denial")
        case .object: language.label("خلاف في الموضوع", "Different objects")
        case .number: language.label("خلاف في العدد", "Different numbers")
        case .place: language.label("خلاف في المكان", "Different places")
        case .time: language.label("خلاف في الزمان", "Different times")
        case .agent: language.label("خلاف في الفاعل", "Different agents")
        case .relation: language.label("خلاف في الموقف", "Different relations")
        case .itself: language.label("مصدر يخالف نفسه", "A source against itself")
        }
    }
}
#endif
