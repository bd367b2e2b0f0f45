#if Full
import Exchange
import Readings

/// Fields of the forms that narrow a list.
extension Drawing {
    func select(_ name: String, _ title: String, _ options: [(value: String, text: String)], _ html: inout HTMLWriter) {
        html.element("label") { html in
            html.element("span", text: title)
            html.element("select", ["name": name, "dir": "auto"]) { html in
                for (value, text) in options {
                    // A bare attribute is an empty value; without the attribute the text would be sent.
                    html.element("option", ["value": value, "selected": (visit.value(name) ?? "") == value ? "" : nil], text: text)
                }
            }
        }
    }

    func field(_ name: String, _ title: String, hint: String? = nil, _ html: inout HTMLWriter) {
        html.element("label") { html in
            html.element("span", text: title)
            html.void("input", ["type": "text", "name": name, "value": visit.value(name), "dir": "auto", "placeholder": hint, "autocomplete": "off"])
        }
    }

    func dateFields(_ html: inout HTMLWriter) {
        field("since", label("من تاريخ", "From"), hint: "2020-08", &html)
        field("until", label("إلى تاريخ", "To"), hint: "2020-12-31", &html)
    }

    /// A parameter that the form keeps as it is.
    func kept(_ name: String, _ html: inout HTMLWriter) {
        if let value = visit.value(name) { html.void("input", ["type": "hidden", "name": name, "value": value]) }
    }

    func submit(_ html: inout HTMLWriter) { html.element("button", ["type": "submit"], text: label("اعرض", "Show")) }

    /// The types of claims.
    var typeOptions: [(value: String, text: String)] {
        [("", label("كل الأنواع", "all types"))]
            + (["STATEMENT", "SUPPORTS", "OPPOSES"] + PloverType.allCases.map(\.rawValue)).map { ($0, typeLabel($0)) }
    }
}
#endif
