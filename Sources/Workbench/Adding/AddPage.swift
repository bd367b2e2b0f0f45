#if Full
import Exchange
import Foundation
import Readings

/// Where articles come in.
enum AddPage {
    static func view(_ visit: Visit, seal: FormSeal, limits: ServingLimits) -> View {
        View(visit.preferences.label("إضافة مقالات", "Add articles")) { drawing, html in
            drawing.heading(
                drawing.label("إضافة مقالات", "Add articles"),
                dek: drawing.label(
                    "ملفات أو نص ملصوق. ما في الأرشيف لا يُضاف مرتين.", "Files, or a text that you paste. What the archive has is not added twice."),
                &html)
            html.element(
                "form",
                [
                    "method": "post", "action": "/add", "enctype": "multipart/form-data", "class": "change adding", "id": "adding",
                    "data-sending": drawing.label("يُرسل", "Sending"), "data-waiting": drawing.label("ينتظر دوره", "Waiting"),
                    "data-reading": drawing.label("تُقرأ المقالات؛ المقروء", "Reading; articles so far"),
                    "data-comparing": drawing.label("تُقارن الروايات", "Comparing the accounts"),
                    "data-lost": drawing.label("انقطع الاتصال بالخادم", "The server does not answer"),
                ]
            ) { html in
                drawing.seal(seal, &html)
                html.element("fieldset", ["class": "drop"]) { html in
                    html.element("legend", text: drawing.label("ملفات", "Files"))
                    html.element("p") { html in
                        html.element("label", ["for": "files"], text: drawing.label("اختر ملفات", "Choose files"))
                        html.void(
                            "input",
                            [
                                "type": "file", "id": "files", "name": "files", "multiple": "", "aria-describedby": "files-hint",
                                "accept": ".txt,.text,.html,.htm,.xhtml,.json,.jsonl,.ndjson,.gz",
                            ])
                    }
                    html.element(
                        "p", ["class": "fact", "id": "files-hint"],
                        text: drawing.preferences.shown(
                            drawing.label(
                                "نص أو HTML أو JSON سطراً سطراً، ولو مضغوطة بـ gzip؛ \(limits.upload >> 20) ميبيبايت و\(limits.files) ملف على الأكثر في المرة.",
                                "Text, HTML, or JSON Lines, also packed with gzip; at most \(limits.upload >> 20) MiB and \(limits.files) files at once."
                            )))
                    html.element("p", ["class": "scripted fact"], text: drawing.label("أو اسحبها إلى هنا.", "Or drop them here."))
                }
                html.element("fieldset") { html in
                    html.element("legend", text: drawing.label("أو نص", "Or a text"))
                    drawing.area("text", drawing.label("نص المقال", "Text of the article"), rows: "9", &html)
                    html.element("div", ["class": "filters"]) { html in
                        drawing.entry("title", drawing.label("العنوان (اختياري)", "Title (optional)"), &html)
                        drawing.entry("publisher", drawing.label("الجهة الناشرة (اختيارية)", "Outlet (optional)"), &html)
                        drawing.entry("published", drawing.label("تاريخ النشر (اختياري)", "Date (optional)"), hint: "2020-08-14", &html)
                    }
                }
                html.element("button", ["type": "submit"], text: drawing.label("أضف", "Add"))
                html.element("p", ["id": "adding-status", "role": "status", "class": "note", "hidden": ""])
            }
            html.element("script", ["src": Assets.shared.address(of: .adding), "defer": ""])
        }
    }
}
#endif
