#if Full
import Comparison
import Exchange
import Readings

extension Drawing {
    /// The words of an account as a way to the place where they stand.
    ///
    /// - Parameter differs: which pieces of the words no other account has.
    func quote(_ account: Account, pieces: [Difference.Piece]? = nil, _ html: inout HTMLWriter) {
        let isArabic = Script.of(account.text) == .arabic
        html.element(
            "blockquote", ["lang": html.foreignTag(account.text), "dir": isArabic ? (language == .arabic ? nil : "rtl") : "auto"]
        ) { html in
            html.element("a", ["href": Address.record(account.record, of: account.document)]) { html in
                guard let pieces else {
                    html.text(account.text)
                    return
                }
                for piece in pieces {
                    if piece.differs { html.element("mark", text: piece.text) } else { html.text(piece.text) }
                }
            }
        }
    }

    /// Outlet, date and tellers: «outlet, on the word of …».
    func chain(_ account: Account, _ html: inout HTMLWriter) {
        let document = names.documents[account.document]
        // The first link is the outlet that prints, where one is known.
        let isPrinted = document?.publisher != nil && account.chain.first?.kind == .outlet
        let links = isPrinted ? Array(account.chain.dropFirst()) : account.chain
        html.element("p", ["class": "isnad"]) { html in
            html.element("a", ["class": "outlet", "href": Address.article(account.document, record: account.record)]) { html in
                if let publisher = document?.publisher {
                    html.words(publisher)
                } else {
                    html.element("span", ["class": "unknown"], text: label("مؤسسة غير معلومة", "outlet unknown"))
                }
            }
            html.text(" ")
            html.element("span", ["class": "when"]) { date(document?.published, &$0) }
            for one in links {
                html.text(" ")
                html.element("span", ["class": "by"], text: label("عن", "citing"))
                html.text(" ")
                link(one, &html)
            }
            if account.stance != .asserts {
                html.text(" ")
                chip(account.stance.label(language), "stance " + account.stance.rawValue, &html)
            }
            html.text(" ")
            if links.isEmpty {
                chip(label("رواية المؤسسة", "the outlet's own"), "own", &html)
            } else {
                continuity(account.continuity, account.reasons, &html)
            }
            if account.doubtful ?? false {
                html.text(" ")
                html.element("span", ["class": "fact"], text: language.doubtfulParties)
            }
        }
    }

    func link(_ link: ChainLink, isWeakest: Bool = false, _ html: inout HTMLWriter) {
        html.element("span", ["class": "link " + link.kind.rawValue + (isWeakest ? " weakest" : "")]) { html in
            let written = link.name.isEmpty ? link.source.map { names.name($0) } ?? "" : link.name
            if let id = link.source, !written.isEmpty {
                html.element("a", ["class": "name", "href": Address.source(id)]) { $0.words(written) }
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

    func continuity(_ continuity: Continuity, _ reasons: [String] = [], _ html: inout HTMLWriter) {
        html.element("span", ["class": "chip " + continuity.rawValue, "title": reasons.isEmpty ? nil : reasons.joined(separator: "، ")]) { html in
            if language == .english {
                html.element("bdi", ["lang": "ar"], text: continuity.arabic)
                html.text(" " + continuity.rawValue)
            } else {
                html.text(continuity.arabic)
            }
        }
    }

    func account(_ account: Account, pieces: [Difference.Piece]? = nil, _ html: inout HTMLWriter) {
        html.element("div", ["class": "acc"]) { html in
            quote(account, pieces: pieces, &html)
            chain(account, &html)
        }
    }

    func grade(_ grade: Claim.Grade, roots: Int, _ html: inout HTMLWriter) {
        html.element("span", ["class": "chip grade", "title": counted(roots, .root)]) { html in
            html.element("bdi", ["lang": language == .arabic ? nil : "ar"], text: grade.arabic)
            if language == .english { html.text(" " + grade.english) }
        }
    }
}

extension Continuity {
    var arabic: String {
        switch self {
        case .connected: "متصل"
        case .obscured: "مبهم"
        case .broken: "منقطع"
        }
    }
}

extension Claim.Grade {
    /// What the grade says, in English.
    var english: String {
        switch self {
        case .gharib: "one root"
        case .aziz: "two roots"
        case .mashhur: "three roots or more"
        }
    }
}
#endif
