#if Full
import ArabicText
import Comparison
import Exchange
import Readings

/// Draws what pages have in common: names, dates, words, chains.
struct Drawing: Sendable {
    let preferences: Preferences
    let names: NameTable
    let visit: Visit

    var language: DossierLanguage { preferences.language }

    func label(_ arabic: String, _ english: String) -> String { language.label(arabic, english) }

    /// Counted as the language counts, with the digits that the visitor wants.
    func counted(_ count: Int, _ noun: CountedNoun) -> String { preferences.grouped(noun.phrase(count, language), count) }

    // MARK: Parts of a page

    func heading(_ title: String, dek: String? = nil, _ html: inout HTMLWriter) {
        html.element("div", ["class": "opening-words"]) { html in
            html.element("h1") { $0.words(title) }
            if let dek { html.element("p", ["class": "dek"], text: dek) }
        }
    }

    /// A part of a page under its own heading.
    func section(
        _ id: String, _ title: String, more: (href: String, text: String)? = nil, _ html: inout HTMLWriter,
        _ body: (inout HTMLWriter) -> Void
    ) {
        html.element("section", ["id": id, "aria-labelledby": id + "-h"]) { html in
            html.element("div", ["class": "head-line"]) { html in
                html.element("h2", ["id": id + "-h"], text: title)
                if let more { html.element("a", ["class": "more", "href": more.href], text: more.text) }
            }
            body(&html)
        }
    }

    func note(_ text: String, _ html: inout HTMLWriter) { html.element("p", ["class": "note"], text: text) }

    func chip(_ text: String, _ kind: String, _ html: inout HTMLWriter) {
        html.element("span", ["class": "chip " + kind], text: text)
    }

    /// The ways to the parts of a list before and behind this one.
    func paging(limit: Int, offset: Int, next: Int?, _ html: inout HTMLWriter) {
        guard offset > 0 || next != nil else { return }
        html.element("nav", ["class": "paging", "aria-label": label("صفحات القائمة", "Pages of the list")]) { html in
            if offset > 0 {
                let before = max(0, offset - limit)
                html.element(
                    "a", ["rel": "prev", "href": visit.address(["offset": before > 0 ? String(before) : nil])],
                    text: label("السابق", "Previous"))
            }
            html.element("span", ["class": "fact"], text: preferences.shown("\(offset + 1)–\(next ?? offset + limit)"))
            if let next { html.element("a", ["rel": "next", "href": visit.address(["offset": String(next)])], text: label("التالي", "Next")) }
        }
    }

    /// A choice among the values of one parameter, as links.
    func choices(
        _ title: String, parameter: String, _ values: [(value: String?, text: String)], _ html: inout HTMLWriter
    ) {
        html.element("nav", ["class": "choices", "aria-label": title]) { html in
            html.element("span", ["class": "fact"], text: title)
            for (value, text) in values {
                html.element(
                    "a",
                    [
                        "href": visit.address([parameter: value, "offset": nil]),
                        "aria-current": visit.value(parameter) == value ? "true" : nil,
                    ]
                ) { $0.words(text) }
            }
        }
    }

    // MARK: Names

    func entity(_ id: String, _ html: inout HTMLWriter, gloss: Bool = false) {
        guard let record = names.entities[id] else {
            html.words(names.name(id))
            return
        }
        html.element("a", ["class": "name", "href": Address.actor(id)]) { $0.words(record.name) }
        if gloss, language == .english, let english = record.nameEnglish, english != record.name {
            html.text(" ")
            html.element("span", ["class": "gloss", "lang": "en"]) { $0.element("bdi", text: english) }
        }
    }

    func entities(_ ids: [String], limit: Int = 6, _ html: inout HTMLWriter) {
        for (index, id) in ids.prefix(limit).enumerated() {
            if index > 0 { html.text(label("، ", ", ")) }
            entity(id, &html)
        }
        if ids.count > limit { html.element("span", ["class": "fact"], text: preferences.shown(" +\(ids.count - limit)")) }
    }

    /// A source or, where it is none, the actor of that id.
    func source(_ id: String, _ html: inout HTMLWriter) {
        if id.hasPrefix("unnamed:") {
            html.element("span", ["class": "unknown"], text: label("مصدر لا يُسمّى", "a source without a name"))
            return
        }
        html.element("a", ["class": "name", "href": Address.source(id)]) { $0.words(names.sources[id] ?? names.name(id)) }
    }

    func arrow(_ html: inout HTMLWriter) {
        html.text(" ")
        html.element("span", ["class": "arrow", "role": "img", "aria-label": label("نحو", "towards")], text: language.arrow)
        html.text(" ")
    }

    // MARK: Dates

    func date(_ value: String?, _ html: inout HTMLWriter) {
        guard let date = DossierDate.date(in: value.map { String($0.prefix(10)) }) ?? DossierDate.date(in: value) else {
            html.element("span", ["class": "unknown"], text: label("تاريخ غير معلوم", "date unknown"))
            return
        }
        html.element("time", ["datetime": date.description], text: words(date))
    }

    func words(_ date: PartialDate) -> String { preferences.shown(DossierDate.words(date, language)) }

    /// A year, month or day as the timeline names it.
    func words(ofPeriod prefix: String) -> String { PartialDate(prefix).map { words($0) } ?? prefix }
}
#endif
