#if Full
import Archive
import Exchange
import Foundation
import Knowledge
import Readings

/// The log of corrections, the newest first.
enum CorrectionsPage {
    static let endpoint = Endpoint(
        page: "/corrections", data: "corrections", "The log of corrections by people", parameters: [.limit, .offset],
        schema: "Corrections", answer: view)

    struct Data: Encodable, Sendable {
        let corrections: [Entry]
        let schema = Correction.schema
    }

    /// An entry with the number of the one that took it back.
    struct Entry: Encodable, Sendable {
        let correction: Correction
        let undoneBy: Int?

        private enum Keys: String, CodingKey { case undoneBy }

        func encode(to encoder: any Encoder) throws {
            try correction.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encodeIfPresent(undoneBy, forKey: .undoneBy)
        }
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let log = try desk.archive.corrections()
        let undoneBy = Dictionary(log.compactMap { entry in entry.undoes.map { ($0, entry.number) } }, uniquingKeysWith: { first, _ in first })
        let window = try visit.window()
        let newest = Array(log.reversed().dropFirst(window.offset).prefix(window.limit))
        let next = window.offset + newest.count < log.count ? window.offset + newest.count : nil
        var view = View(visit.preferences.label("سجل التصحيحات", "Log of corrections")) { drawing, html in
            drawing.heading(
                drawing.label("سجل التصحيحات", "Log of corrections"),
                dek: drawing.label(
                    "كل تصحيح بصاحبه ووقته، إلى جانب ما قرأته الآلة، ويُتراجع عنه متى شئت.",
                    "Every correction with who made it and when, beside what the machine read; each can be taken back."), &html)
            if log.isEmpty { drawing.note(drawing.label("لا تصحيح بعد", "No corrections yet"), &html) }
            html.element("ol", ["class": "marks"]) { html in
                for entry in newest {
                    html.element("li", ["id": "c\(entry.number)"]) { html in
                        html.element(
                            "a", ["class": "number", "href": "/corrections/\(entry.number)"], text: drawing.preferences.shown("\(entry.number)"))
                        html.text(" ")
                        drawing.correction(entry, isUndone: undoneBy[entry.number] != nil, &html)
                    }
                }
            }
            drawing.paging(limit: window.limit, offset: window.offset, next: next, &html)
        }
        view.data = { Data(corrections: log.map { Entry(correction: $0, undoneBy: undoneBy[$0.number]) }) }
        view.table = { table(log) }
        return view
    }

    private static func table(_ log: [Correction]) -> View.Table {
        let rows = Correction.rows(log: log)
        return View.Table(columns: rows.columns, rows: rows.rows)
    }

    /// One entry, with the way back and the row of a pack that it would make.
    static func entry(_ visit: Visit, _ archive: Archive, seal: FormSeal, who: String?, pack: Pack) throws -> View {
        let log = try archive.corrections()
        guard let number = Int(visit.part("number")), let entry = log.first(where: { $0.number == number }) else {
            throw Refusal.missing("لا تصحيح بهذا الرقم", "No correction has this number")
        }
        let undo = log.first { $0.undoes == number }
        let suggestion = pack.suggestion(from: entry)
        return View(visit.preferences.shown(visit.preferences.label("التصحيح \(number)", "Correction \(number)"))) { drawing, html in
            drawing.heading(drawing.preferences.shown(drawing.label("التصحيح \(number)", "Correction \(number)")), &html)
            html.element("p") { drawing.correction(entry, isUndone: undo != nil, &$0) }
            if let undo {
                html.element("p") { drawing.correction(undo, isUndone: false, &$0) }
            } else if entry.action != .undo {
                RecordCorrectionPage.drawUndo(entry, drawing, "/corrections/\(number)", seal, who, &html)
            }
            if let suggestion {
                drawing.section("row", drawing.label("صفّ في حزمة معرفة", "A row of a pack"), &html) { html in
                    html.element("p") { html in
                        html.text(
                            drawing.label(
                                "هذا الصف يجعل التصحيح معرفة تُقرأ بها مقالات أخرى. ضعه في ",
                                "This row makes the correction knowledge with which other articles are read. Put it into "))
                        html.element("code", text: suggestion.file)
                        html.text(drawing.label(" في مجلد تسميه بـ ", " in a folder that you name with "))
                        html.element("code", text: "--pack")
                        html.text(".")
                    }
                    if let remark = suggestion.remark {
                        drawing.note(drawing.label("أكمل الاسم الإنكليزي والبلد والمصدر: ", "") + remark, &html)
                    }
                    html.element("pre", ["class": "row", "dir": "ltr", "tabindex": "0"], text: suggestion.header + "\n" + suggestion.row)
                    html.element("p") { html in
                        html.element(
                            "a", ["href": "/corrections/\(number)/\(suggestion.file)", "download": suggestion.file],
                            text: drawing.label("نزّله", "Download it"))
                    }
                }
            }
        }
    }
}
#endif
