#if Full
import Archive
import Exchange
import Foundation
import Readings

/// One actor with what people said of it, and the forms to merge, split and retype it.
enum ActorCorrectionPage {
    static func view(_ visit: Visit, _ archive: Archive, seal: FormSeal, who: String?) throws -> View {
        let id = visit.value("id") ?? ""
        guard let actor = try archive.actor(id: id)?.entity else { throw Refusal.missing("لا طرف بهذا المعرّف", "No actor has this id") }
        let marks = try archive.correctionSet().about(actor)
        let sought = visit.value("other")
        let found = try sought.map { try archive.actors(matching: $0, limit: 12).map(\.entity).filter { $0.id != id } }
        let articles = actor.aliases.isEmpty ? [] : try archive.documents(naming: actor, limit: 40)
        let back = Address.correct(actor: id)
        return View(visit.preferences.label("تصحيح طرف", "Correct an actor")) { drawing, html in
            drawing.heading(actor.name, dek: drawing.label("تصحيح طرف", "Correct an actor"), &html)
            html.element("p", ["class": "aka"]) { html in
                html.element("a", ["href": Address.actor(id)], text: drawing.label("صفحته", "its page"))
                for alias in actor.aliases.prefix(12) {
                    html.text(" · ")
                    html.words(alias)
                }
            }
            RecordCorrectionPage.drawMarks(marks, drawing, back, seal, who, &html)
            drawMerge(actor, sought, found, drawing, seal, who, &html)
            if !actor.aliases.isEmpty { drawSplit(actor, articles, drawing, back, seal, who, &html) }
            drawing.section("type", drawing.label("نوعه", "Its type"), &html) { html in
                drawing.change(.type, drawing.label("غيّر النوع", "Change the type"), who: who, back: back, seal: seal, &html) { html in
                    drawing.hidden("actor", id, &html)
                    drawing.pick(
                        "after", drawing.label("النوع", "Type"), EntityType.allCases.map { ($0.rawValue, $0.label(drawing.language)) },
                        chosen: actor.type.rawValue, &html)
                }
            }
            drawing.section("note", drawing.label("ملاحظة", "Note"), &html) { html in
                drawing.change(.note, drawing.label("أضف الملاحظة", "Add the note"), who: who, back: back, seal: seal, &html) { html in
                    drawing.hidden("actor", id, &html)
                    drawing.area("note", drawing.label("ملاحظة", "Note"), required: true, &html)
                }
            }
        }
    }

    private static func drawMerge(
        _ actor: EntityRecord, _ sought: String?, _ found: [EntityRecord]?, _ drawing: Drawing, _ seal: FormSeal, _ who: String?,
        _ html: inout HTMLWriter
    ) {
        drawing.section("merge", drawing.label("هو وطرف آخر واحد", "It is the same as another"), &html) { html in
            html.element(
                "form",
                ["action": "/correct/actor", "class": "filters", "role": "search", "aria-label": drawing.label("بحث عن طرف", "Find an actor")]
            ) { html in
                drawing.hidden("id", actor.id, &html)
                drawing.entry("other", drawing.label("اسم الطرف الآخر", "Name of the other"), value: sought, required: true, &html)
                html.element("button", ["type": "submit"], text: drawing.label("ابحث عنه", "Find it"))
            }
            guard let found else { return }
            if found.isEmpty { drawing.note(drawing.label("لا طرف آخر بهذا الاسم", "No other actor has this name"), &html) }
            html.element("ul", ["class": "marks"]) { html in
                for other in found {
                    html.element("li") { html in
                        html.element("a", ["class": "name", "href": Address.actor(other.id)]) { $0.words(other.name) }
                        html.text(" · " + other.type.label(drawing.language))
                        drawing.change(
                            .merge, drawing.label("ادمجه فيه", "Merge into it"), who: who, back: Address.correct(actor: other.id), seal: seal,
                            &html
                        ) { html in
                            drawing.hidden("actor", actor.id, &html)
                            drawing.hidden("other", other.id, &html)
                        }
                    }
                }
            }
        }
    }

    private static func drawSplit(
        _ actor: EntityRecord, _ articles: [DocumentSummary], _ drawing: Drawing, _ back: String, _ seal: FormSeal, _ who: String?,
        _ html: inout HTMLWriter
    ) {
        drawing.section("split", drawing.label("أحد أسمائه لغيره", "One of its names is another's"), &html) { html in
            drawing.change(.split, drawing.label("افصل الاسم", "Split it off"), who: who, back: back, seal: seal, &html) { html in
                drawing.hidden("actor", actor.id, &html)
                drawing.pick(
                    "before", drawing.label("الاسم المكتوب", "The name as written"),
                    ([actor.name] + actor.aliases).map { ($0, $0) }, chosen: actor.aliases.first ?? actor.name, &html)
                drawing.entry("after", drawing.label("اسم الطرف الآخر كاملاً", "Full name of the other"), required: true, &html)
                drawing.entry(
                    "document", drawing.label("في مقال واحد فقط (معرّفه أو عنوان صفحته؛ اختياري)", "In one article only (its id or page; optional)"),
                    choices: articles.map { ($0.id, [$0.title, $0.publisher].compactMap { $0 }.joined(separator: " · ")) }, &html)
            }
        }
    }
}
#endif
