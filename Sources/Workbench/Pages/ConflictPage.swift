#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One conflict: both sides with all their accounts, and what of the words one side has and the other has not.
enum ConflictPage {
    static let endpoint = Endpoint(
        page: "/conflict/:id", data: "conflicts/:id", "A conflict with all its accounts", schema: "ConflictDetail", answer: view)

    private static let drawn = 20

    struct Data: Encodable, Sendable {
        let conflict: Conflict
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        guard let conflict = try desk.archive.conflict(id: visit.part("id")) else {
            return try dissolved(visit, desk)
        }
        let sides = conflict.sides.map { Array($0.prefix(drawn)) }
        var names = NameTable(desk.archive)
        try names.addEntities(conflict.about)
        for side in sides { try names.add(side) }
        let claimIDs = try sides.map { try Self.claims(of: $0, desk.archive) }
        let pieces = Difference.between(sides.map { $0.map(\.text) })
        var view = View(conflict.kind.label(visit.preferences.language), section: .conflicts) { drawing, html in
            html.element("div", ["class": "opening-words"]) { html in
                html.element("h1", text: conflict.kind.label(drawing.language))
                html.element("p", ["class": "dek"]) { $0.words(drawing.language == .arabic ? conflict.reason : conflict.reasonEnglish) }
                if !conflict.about.isEmpty { html.element("p") { drawing.entities(conflict.about, limit: 10, &$0) } }
            }
            html.element("div", ["class": "sides whole"]) { html in
                for (number, side) in sides.enumerated() {
                    html.element("section", ["class": "side", "aria-labelledby": "side-\(number)"]) { html in
                        html.element(
                            "h2", ["id": "side-\(number)"], text: number == 0 ? drawing.label("هذا", "This") : drawing.label("وذاك", "And that"))
                        for (place, account) in side.enumerated() {
                            drawing.account(account, pieces: pieces[number][place], &html)
                            if let claim = claimIDs[number][place] {
                                html.element("p", ["class": "further"]) { html in
                                    html.element(
                                        "a", ["href": Address.claim(claim)], text: drawing.label("الخبر برواياته", "the claim with its accounts"))
                                }
                            }
                        }
                    }
                }
            }
        }
        view.names = names
        view.data = { Data(conflict: conflict, names: names.plain) }
        view.table = { ConflictsPage.table([conflict]) }
        return view
    }

    /// A conflict that newer articles or corrections have dissolved: what it lay between is still told.
    private static func dissolved(_ visit: Visit, _ desk: Desk) throws -> View {
        let claims = try desk.archive.claims(ofConflict: visit.part("id"))
        guard !claims.isEmpty, !visit.isData, visit.value("format") == nil else {
            throw Refusal(
                .notFound, "لا خلاف بهذا المعرّف", "No conflict has this id",
                hint: claims.isEmpty ? nil : claims.map { Address.claim($0.id) }.joined(separator: " "))
        }
        var names = NameTable(desk.archive)
        try names.add(claims)
        let title = visit.preferences.label("لم يعد هذا خلافاً", "No longer a conflict")
        var view = View(title, section: .conflicts) { drawing, html in
            drawing.heading(
                title,
                dek: drawing.label(
                    "ما أُضيف أو صُحّح بعدُ أزال الخلاف؛ وهذا ما كان طرفيه.",
                    "What was added or corrected since has resolved it; this is what it lay between."),
                &html)
            drawing.claimList(claims, &html)
        }
        view.status = .gone
        view.names = names
        return view
    }

    private static func claims(of accounts: [Account], _ archive: Archive) throws -> [String?] {
        var known: [String: [String: String]] = [:]
        return try accounts.map { account in
            if known[account.document] == nil { known[account.document] = try archive.claimsOfRecords(in: account.document) }
            return known[account.document]?[account.record]
        }
    }
}
#endif
