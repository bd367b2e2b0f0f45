#if Full
import Exchange
import Foundation
import Readings

/// Fields of the forms that change something.
extension Drawing {
    func seal(_ seal: FormSeal, _ html: inout HTMLWriter) {
        html.void("input", ["type": "hidden", "name": "seal", "value": seal.value])
    }

    func hidden(_ name: String, _ value: String, _ html: inout HTMLWriter) {
        html.void("input", ["type": "hidden", "name": name, "value": value])
    }

    /// A line to be written.
    func entry(
        _ name: String, _ title: String, value: String? = nil, hint: String? = nil, required: Bool = false,
        choices: [(value: String, text: String)] = [],
        _ html: inout HTMLWriter
    ) {
        html.element("label") { html in
            html.element("span", text: title)
            html.void(
                "input",
                [
                    "type": "text", "name": name, "value": value.flatMap { $0.isEmpty ? nil : $0 }, "dir": "auto", "placeholder": hint,
                    "autocomplete": name == "who" ? "name" : "off", "required": required ? "" : nil, "maxlength": "400",
                    "list": choices.isEmpty ? nil : name + "-choices",
                ])
            if !choices.isEmpty {
                html.element("datalist", ["id": name + "-choices"]) { html in
                    for (value, text) in choices { html.element("option", ["value": value], text: text.visible) }
                }
            }
        }
    }

    /// A text to be written.
    func area(_ name: String, _ title: String, rows: String = "3", required: Bool = false, _ html: inout HTMLWriter) {
        html.element("label", ["class": "wide"]) { html in
            html.element("span", text: title)
            html.element("textarea", ["name": name, "rows": rows, "dir": "auto", "required": required ? "" : nil])
        }
    }

    func pick(_ name: String, _ title: String, _ options: [(value: String, text: String)], chosen: String, _ html: inout HTMLWriter) {
        html.element("label") { html in
            html.element("span", text: title)
            html.element("select", ["name": name, "dir": "auto"]) { html in
                for (value, text) in options {
                    html.element("option", ["value": value, "selected": value == chosen ? "" : nil], text: text)
                }
            }
        }
    }

    /// A form that sends one correction.
    func change(
        _ action: Correction.Action, _ title: String, who: String?, back: String, seal: FormSeal, _ html: inout HTMLWriter,
        _ fields: (inout HTMLWriter) -> Void = { _ in }
    ) {
        html.element("form", ["method": "post", "action": "/corrections", "class": "change " + (action == .note ? "remark" : action.rawValue)]) {
            html in
            self.seal(seal, &html)
            hidden("action", action.rawValue, &html)
            hidden("back", back, &html)
            html.element("div", ["class": "filters"]) { html in
                fields(&html)
                entry("who", label("من يصحح", "Who corrects"), value: who, required: true, &html)
                html.element("button", ["type": "submit"], text: title)
            }
        }
    }

    // MARK: The log

    func action(_ correction: Correction) -> String {
        switch correction.action {
        case .merge: label("دمج طرفين", "merged")
        case .split: label("فصل اسم", "split off")
        case .type: label("تغيير نوع", "type changed")
        case .reject: label("رفض", "rejected")
        case .confirm: label("تأكيد", "confirmed")
        case .note: label("ملاحظة", "note")
        case .undo: label("تراجع", "taken back")
        }
    }

    /// One line of the log: what, by whom and when, before and after.
    func correction(_ correction: Correction, isUndone: Bool, _ html: inout HTMLWriter) {
        chip(action(correction), "correction " + correction.action.rawValue, &html)
        html.text(" ")
        if let undoes = correction.undoes {
            html.element("a", ["href": "/corrections/\(undoes)"], text: preferences.shown(label("التصحيح \(undoes)", "correction \(undoes)")))
        } else if let record = correction.record {
            html.element("q") { html in
                html.element("a", ["href": Address.correct(record: record)]) { $0.words(record.words) }
            }
        } else if let actor = correction.actor {
            html.element("a", ["href": Address.correct(actor: correction.action == .merge ? correction.other?.id ?? actor.id : actor.id)]) {
                $0.words(actor.name)
            }
        }
        if let before = correction.before, let after = correction.after {
            html.text(": ")
            html.words(value(before, correction))
            arrow(&html)
            html.words(value(after, correction))
        }
        if let note = correction.note {
            html.text(" — ")
            html.words(note)
        }
        html.text(" ")
        html.element("span", ["class": "when"]) { html in
            html.words(correction.who)
            html.text(" · ")
            html.element("time", ["datetime": correction.made], text: preferences.shown(Self.moment(correction.made)))
        }
        if isUndone {
            html.text(" ")
            chip(label("تُراجع عنه", "taken back"), "undone", &html)
        }
    }

    private func value(_ text: String, _ correction: Correction) -> String {
        guard correction.action == .type else { return text }
        if let type = EntityType(rawValue: text) { return type.label(language) }
        return typeLabel(text)
    }

    /// `2024-03-12T10:20:30Z` as `2024-03-12 10:20`.
    private static func moment(_ made: String) -> String { String(made.prefix(16)).replacing("T", with: " ") }
}

extension Address {
    /// Where a record is corrected, by what it stands on.
    static func correct(record key: RecordKey) -> String {
        query(
            "/correct/record",
            [
                ("document", key.document), ("kind", key.kind.rawValue), ("start", String(key.start)), ("end", String(key.end)),
                ("detail", key.detail),
            ])
    }

    /// Where a record is corrected, by its id in the reading of now.
    static func correct(record: String, of document: String) -> String {
        query("/correct/record", [("document", document), ("record", record)])
    }

    static func correct(actor id: String) -> String { query("/correct/actor", [("id", id)]) }
}
#endif
