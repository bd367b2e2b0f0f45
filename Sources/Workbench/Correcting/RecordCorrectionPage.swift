#if Full
import Archive
import Exchange
import Foundation
import Readings

/// One record of the machine with what people said of it, and the forms to say more.
enum RecordCorrectionPage {
    static func view(_ visit: Visit, _ archive: Archive, seal: FormSeal, who: String?) throws -> View {
        let document = visit.value("document") ?? ""
        guard let reading = try archive.machineReading(id: document) else { throw Refusal.missing("لا مقال بهذا المعرّف", "No article has this id") }
        guard let record = visit.value("record") ?? key(visit, document)?.record(in: reading), let key = RecordKey(record: record, in: reading) else {
            throw Refusal.missing("لا سجل بهذا المعرّف في المقال", "The article has no such record")
        }
        let marks = try archive.correctionSet().marks(in: reading)[record] ?? []
        let event = reading.events.first { $0.id == record }
        let rejected = marks.contains { $0.action == .reject }
        let type = marks.last { $0.action == .type }?.after
        let back = Address.correct(record: key)
        return View(visit.preferences.label("تصحيح سجل", "Correct a record")) { drawing, html in
            drawing.heading(drawing.label("تصحيح سجل", "Correct a record"), &html)
            html.element("figure", ["class": rejected ? "acc rejected" : "acc"]) { html in
                html.element("blockquote") { html in
                    drawWords(key, reading, &html)
                }
                html.element("figcaption", ["class": "fact"]) { html in
                    html.element("a", ["href": Address.article(document, record: record)]) { $0.words(reading.document.title ?? document) }
                    html.text(" · ")
                    html.text(kind(key, event, drawing))
                    if let type, type != event?.type.rawValue {
                        drawing.arrow(&html)
                        html.text(drawing.typeLabel(type))
                    }
                }
            }
            drawMarks(marks, drawing, back, seal, who, &html)
            drawing.section("say", drawing.label("ما قولك؟", "What do you say?"), &html) { html in
                drawing.change(.confirm, drawing.label("صحيح، أكّد", "Right: confirm"), who: who, back: back, seal: seal, &html) {
                    drawKey(key, drawing, &$0)
                }
                if !rejected {
                    drawing.change(.reject, drawing.label("خطأ، ارفض", "Wrong: reject"), who: who, back: back, seal: seal, &html) { html in
                        drawKey(key, drawing, &html)
                        drawing.entry("note", drawing.label("السبب (اختياري)", "Reason (optional)"), &html)
                    }
                }
                if let event {
                    drawing.change(.type, drawing.label("غيّر النوع", "Change the type"), who: who, back: back, seal: seal, &html) { html in
                        drawKey(key, drawing, &html)
                        drawing.pick(
                            "after", drawing.label("نوع الحدث", "Type of the act"),
                            PloverType.allCases.map { ($0.rawValue, drawing.typeLabel($0.rawValue)) }, chosen: type ?? event.type.rawValue, &html)
                    }
                }
                drawing.change(.note, drawing.label("أضف الملاحظة", "Add the note"), who: who, back: back, seal: seal, &html) { html in
                    drawKey(key, drawing, &html)
                    drawing.area("note", drawing.label("ملاحظة", "Note"), required: true, &html)
                }
            }
        }
    }

    static func drawMarks(
        _ marks: [Correction], _ drawing: Drawing, _ back: String, _ seal: FormSeal, _ who: String?, _ html: inout HTMLWriter
    ) {
        guard !marks.isEmpty else { return }
        drawing.section("marks", drawing.label("ما قيل فيه", "What was said of it"), &html) { html in
            html.element("ul", ["class": "marks"]) { html in
                for mark in marks {
                    html.element("li", ["id": "c\(mark.number)"]) { html in
                        drawing.correction(mark, isUndone: false, &html)
                        drawUndo(mark, drawing, back, seal, who, &html)
                    }
                }
            }
        }
    }

    static func drawUndo(
        _ correction: Correction, _ drawing: Drawing, _ back: String, _ seal: FormSeal, _ who: String?, _ html: inout HTMLWriter
    ) {
        html.element("form", ["method": "post", "action": "/corrections", "class": "change undo"]) { html in
            drawing.seal(seal, &html)
            drawing.hidden("action", "undo", &html)
            drawing.hidden("undoes", String(correction.number), &html)
            drawing.hidden("back", back, &html)
            html.element("div", ["class": "filters"]) { html in
                drawing.entry("who", drawing.label("من يتراجع", "Who takes it back"), value: who, required: true, &html)
                html.element("button", ["type": "submit"]) { html in
                    html.text(drawing.label("تراجع", "Take back"))
                    html.element("span", ["class": "unseen"], text: drawing.preferences.shown(" \(correction.number)"))
                }
            }
        }
    }

    /// The key in the address.
    private static func key(_ visit: Visit, _ document: String) -> RecordKey? {
        guard let kind = visit.value("kind").flatMap(RecordKey.Kind.init), let start = visit.value("start").flatMap({ Int($0) }),
            let end = visit.value("end").flatMap({ Int($0) })
        else { return nil }
        return RecordKey(document: document, kind: kind, start: start, end: end, words: "", detail: visit.value("detail") ?? "")
    }

    private static func drawKey(_ key: RecordKey, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.hidden("document", key.document, &html)
        drawing.hidden("kind", key.kind.rawValue, &html)
        drawing.hidden("start", String(key.start), &html)
        drawing.hidden("end", String(key.end), &html)
        drawing.hidden("detail", key.detail, &html)
    }

    /// The record's sentence with its words marked.
    private static func drawWords(_ key: RecordKey, _ reading: Reading, _ html: inout HTMLWriter) {
        let text = SourceText(reading.document.text ?? "")
        let sentence = reading.sentences.first { $0.contains(key.span) } ?? key.span
        func line(_ span: Span) -> String { text.slice(span).split(whereSeparator: \.isNewline).joined(separator: " ") }
        html.element("span", ["dir": "auto", "lang": "ar"]) { html in
            html.text(line(Span(start: sentence.start, end: key.start)))
            html.element("mark", text: line(key.span))
            html.text(line(Span(start: key.end, end: max(key.end, sentence.end))))
        }
    }

    private static func kind(_ key: RecordKey, _ event: EventRecord?, _ drawing: Drawing) -> String {
        switch key.kind {
        case .event: drawing.label("حدث: ", "act: ") + drawing.typeLabel(event?.type.rawValue ?? key.detail)
        case .attribution: drawing.label("قول منسوب", "attribution")
        case .alignment:
            drawing.label("إسناد أو خصومة: ", "backing or opposition: ")
                + key.detail.split(separator: "|").dropFirst().joined(separator: " \(drawing.language.arrow) ")
        }
    }
}
#endif
