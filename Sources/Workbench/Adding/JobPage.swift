#if Full
import Exchange
import Readings

/// What became of one addition, and how far it is.
enum JobPage {
    static func view(_ job: AddingJob, titles: [String: String]) -> View {
        let progress = job.progress
        var view = View("") { drawing, html in
            drawing.heading(title(progress.state, drawing.language), dek: counts(progress, drawing), &html)
            if !progress.state.isOver {
                drawing.note(
                    drawing.label("تتجدد الصفحة وحدها كل ثانيتين حتى تنتهي القراءة.", "The page renews itself every two seconds until all is read."),
                    &html)
            }
            if !progress.faults.isEmpty { drawFaults(progress, drawing, &html) }
            if !progress.articles.isEmpty {
                drawing.section("articles", drawing.label("المقالات", "Articles"), &html) { html in
                    html.element("ul", ["class": "articles"]) { html in
                        for id in progress.articles {
                            html.element("li") { html in
                                html.element("a", ["class": "title", "href": Address.article(id)]) { $0.words(titles[id] ?? id) }
                            }
                        }
                    }
                }
            }
            html.element("p", ["class": "leads"]) { html in
                html.element("a", ["href": "/add"], text: drawing.label("أضف غيرها", "Add more"))
                html.element("a", ["href": "/"], text: drawing.label("إلى القصة", "To the story"))
            }
        }
        view.title = title(progress.state, .arabic)
        return view
    }

    static func title(_ state: AddingJob.State, _ language: DossierLanguage) -> String {
        switch state {
        case .waiting: language.label("تنتظر المقالات دورها", "The articles wait their turn")
        case .reading: language.label("تُقرأ المقالات", "The articles are being read")
        case .comparing: language.label("تُقارن الروايات", "The accounts are being compared")
        case .done: language.label("انتهت القراءة", "The articles have been read")
        case .failed: language.label("لم يُضف شيء", "Nothing was added")
        }
    }

    private static func counts(_ progress: AddingJob.Progress, _ drawing: Drawing) -> String {
        drawing.preferences.shown(
            drawing.label(
                "أضيف \(progress.added)، وأعيدت قراءة \(progress.updated)، وكان موجوداً \(progress.unchanged)، ورُفض \(progress.refused)",
                "added \(progress.added), read anew \(progress.updated), already there \(progress.unchanged), refused \(progress.refused)"))
    }

    private static func drawFaults(_ progress: AddingJob.Progress, _ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section("faults", drawing.label("أخطاء وملاحظات", "Errors and notes"), &html) { html in
            html.element("ul", ["class": "faults"]) { html in
                for fault in progress.faults {
                    html.element("li", ["class": "fault " + fault.severity.rawValue]) { drawFault(fault, drawing, &$0) }
                }
            }
            if progress.faultCount > progress.faults.count {
                drawing.note(drawing.preferences.shown("… \(progress.faultCount - progress.faults.count)"), &html)
            }
        }
    }

    /// Where it is, what it is and the way out. The place is that of a compiler's message, in either language.
    private static func drawFault(_ fault: Diagnostic, _ drawing: Drawing, _ html: inout HTMLWriter) {
        let place = [fault.file, fault.line.map(String.init), fault.line == nil ? nil : fault.column.map(String.init)].compactMap { $0 }
        if !place.isEmpty {
            html.element("bdi", ["class": "place", "dir": "ltr"], text: place.joined(separator: ":"))
            html.text(" ")
        }
        html.element("span", ["class": "kind"], text: fault.severity.label(drawing.language) + ":")
        html.text(" ")
        html.words(drawing.preferences.worded(fault.message))
        if let hint = fault.hint {
            html.element("p", ["class": "hint"]) { $0.words(drawing.preferences.worded(hint)) }
        }
    }

    /// Progress for the script and for programs.
    static func json(_ job: AddingJob) -> [UInt8] {
        let progress = job.progress
        var writer = JSONWriter()
        writer.object { w in
            w.key("added")
            w.integer(progress.added)
            w.key("articles")
            w.strings(progress.articles)
            w.key("documents")
            w.integer(progress.documents)
            w.key("faults")
            w.array(progress.faults) { $0.string($1.description) }
            w.key("id")
            w.string(job.id)
            w.key("isOver")
            w.bool(progress.state.isOver)
            w.key("refused")
            w.integer(progress.refused)
            w.key("state")
            w.string(progress.state.rawValue)
            w.key("unchanged")
            w.integer(progress.unchanged)
            w.key("updated")
            w.integer(progress.updated)
        }
        return writer.bytes
    }
}

extension Diagnostic.Severity {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .error: language.label("خطأ", "error")
        case .warning: language.label("تنبيه", "warning")
        case .note: language.label("ملاحظة", "note")
        }
    }
}
#endif
