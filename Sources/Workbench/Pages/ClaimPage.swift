#if Full
import Archive
import Comparison
import Exchange
import Readings

/// One claim: the tree of its tellers, its accounts side by side, the conflicts that it stands in.
enum ClaimPage {
    static let endpoint = Endpoint(
        page: "/claim/:id", data: "claims/:id", "A claim with all its accounts", schema: "ClaimDetail", answer: view)

    /// Accounts that the page draws; the data hold all.
    private static let drawn = 40

    struct Data: Encodable, Sendable {
        let claim: Claim
        let conflicts: [Conflict]
        let names: [String: String]
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        guard let claim = try desk.archive.claim(id: visit.part("id")) else { throw Refusal.missing("لا خبر بهذا المعرّف", "No claim has this id") }
        let conflicts = try desk.archive.conflicts(ofClaim: claim.id)
        var names = NameTable(desk.archive)
        try names.add([claim], accounts: drawn)
        try names.addSources(claim.roots.filter { !$0.hasPrefix("unnamed:") })
        try names.add(conflicts)
        let accounts = Array(claim.accounts.prefix(drawn))
        let pieces = accounts.count > 1 ? Difference.pieces(accounts.map(\.text)) : []
        var view = View(title(claim, names, visit.preferences), section: .claims) { drawing, html in
            drawHead(claim, drawing, &html)
            if claim.accounts.count > 1 || claim.accounts.first.map({ $0.chain.count > 1 }) == true {
                drawing.section("chain", drawing.label("السند: من الفم الأول إلى المقال", "The chain: from the first mouth to the article"), &html) {
                    html in
                    ChainDrawing(accounts, commonLink: claim.commonLink).draw(drawing, &html)
                }
            }
            drawing.section(
                "accounts",
                accounts.count > 1 ? drawing.label("الروايات جنباً إلى جنب", "The accounts side by side") : drawing.label("الرواية", "The account"),
                &html
            ) { html in
                if pieces.contains(where: { $0.contains { $0.differs } }) {
                    html.element("p", ["class": "fact"]) { html in
                        html.element("mark", text: drawing.label("المعلَّم", "Marked"))
                        html.text(drawing.label(" ما انفردت به رواية دون أكثر الروايات.", " is what an account has and most of the others have not."))
                    }
                }
                html.element("div", ["class": accounts.count > 1 ? "abreast" : "single"]) { html in
                    for (index, account) in accounts.enumerated() { drawing.account(account, pieces: pieces.isEmpty ? nil : pieces[index], &html) }
                }
                if claim.accounts.count > drawn {
                    html.element("p", ["class": "fact"], text: drawing.preferences.shown("+\(claim.accounts.count - drawn)"))
                }
            }
            if !conflicts.isEmpty {
                drawing.section("conflicts", drawing.label("خلافات يقع فيها", "Conflicts that it stands in"), &html) { html in
                    for conflict in conflicts.prefix(10) { drawing.conflictCard(conflict, &html) }
                }
            }
        }
        view.names = names
        view.data = { Data(claim: claim, conflicts: conflicts, names: names.plain) }
        view.table = { ClaimsPage.table([claim], names) }
        return view
    }

    private static func title(_ claim: Claim, _ names: NameTable, _ preferences: Preferences) -> String {
        let actors = claim.actors.prefix(3).map(names.name), recipients = claim.recipients.prefix(3).map(names.name)
        let sides = [actors, recipients].filter { !$0.isEmpty }.map { $0.joined(separator: preferences.label("، ", ", ")) }
        return sides.isEmpty ? preferences.label("خبر", "Claim") : sides.joined(separator: " \(preferences.language.arrow) ")
    }

    private static func drawHead(_ claim: Claim, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("div", ["class": "opening-words"]) { html in
            html.element("h1", ["class": "of-claim"]) { html in
                drawing.chip(drawing.typeLabel(claim.type), "type " + drawing.tone(claim.type), &html)
                html.text(" ")
                if claim.actors.isEmpty, claim.type != "STATEMENT" {
                    html.element("span", ["class": "unknown"], text: drawing.label("فاعل غير مذكور", "actor not given"))
                }
                drawing.entities(claim.actors, &html)
                if !claim.recipients.isEmpty {
                    drawing.arrow(&html)
                    drawing.entities(claim.recipients, &html)
                }
            }
            html.element("p", ["class": "dek"]) { html in
                drawing.date(claim.time, &html)
                if let place = claim.place {
                    html.text(" · ")
                    drawing.entity(place, &html)
                }
                html.text(" · " + drawing.counted(claim.accounts.count, .account) + " ")
                drawing.grade(claim.grade, roots: claim.roots.count, &html)
            }
            html.element("p", ["class": "roots"]) { html in
                if !claim.roots.isEmpty {
                    html.text(drawing.label("أصوله المستقلة: ", "Independent roots: "))
                    for (index, root) in claim.roots.prefix(12).enumerated() {
                        if index > 0 { html.text(drawing.label("، ", ", ")) }
                        drawing.source(root, &html)
                    }
                }
                if let common = claim.commonLink {
                    html.text(drawing.label("؛ ومداره على ", "; all pass through "))
                    html.element("span", ["class": "chip madar"]) { drawing.source(common, &$0) }
                }
            }
        }
    }
}
#endif
