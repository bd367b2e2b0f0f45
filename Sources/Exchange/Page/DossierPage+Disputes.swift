import Comparison
import Readings

/// Disputed points: the sides beside each other, each with its words and its tellers.
extension DossierPage {
    func drawConflicts(_ html: inout HTMLWriter) {
        for conflict in dossier.conflicts { drawConflict(conflict, &html) }
    }

    func kindLabel(_ kind: ConflictKind) -> String {
        switch kind {
        case .denial: label("إثبات ونفي", "assertion and denial")
        case .object: label("الفعل واحد والهدف مختلف", "same act, another object")
        case .number: label("عدد مختلف", "another number")
        case .place: label("مكان مختلف", "another place")
        case .time: label("وقت مختلف", "another time")
        case .agent: label("فاعل مختلف", "another agent")
        case .relation: label("علاقة مختلفة", "another relation")
        case .itself: label("مصدر يخالف نفسه", "a source against itself")
        }
    }

    private func drawConflict(_ conflict: Dossier.Conflict, _ html: inout HTMLWriter) {
        let side = max(1, min(conflict.firstSide, max(1, conflict.accounts.count - 1)))
        html.element("article", ["class": "dispute", "id": conflict.anchor]) { html in
            html.element("h3") { html in
                html.element("span", ["class": "neq", "aria-hidden": "true"], text: "≠")
                html.text(kindLabel(conflict.kind))
            }
            let reason = label(conflict.reason, conflict.reasonEnglish)
            if !reason.isEmpty { html.element("p", ["class": "reason"]) { $0.words(reason) } }
            html.element("div", ["class": "sides"]) { html in
                drawSide(Array(conflict.accounts.prefix(side)), &html)
                drawSide(Array(conflict.accounts.dropFirst(side)), &html)
            }
        }
    }

    private func drawSide(_ accounts: [Dossier.Account], _ html: inout HTMLWriter) {
        html.element("div", ["class": "side"]) { html in
            for account in accounts.prefix(3) { drawAccount(account, &html) }
            guard accounts.count > 3 else { return }
            html.element("details") { html in
                html.element("summary", text: "+ " + CountedNoun.account.phrase(accounts.count - 3, language))
                for account in accounts.dropFirst(3) { drawAccount(account, &html) }
            }
        }
    }
}
