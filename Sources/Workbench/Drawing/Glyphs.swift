#if Full
import Exchange
import Readings

/// The signs of phases: the shape tells the phase, the colour the relation.
enum Glyphs {
    /// Once a page; every sign refers to these.
    static func drawSymbols(_ html: inout HTMLWriter) { html.raw(PhaseSymbols.markup) }
}

extension Drawing {
    func glyph(_ relation: Relation, _ phase: Phase, _ html: inout HTMLWriter, titled: Bool = true) {
        let title = relation.label(language) + label("، ", ", ") + phase.label(language)
        html.element(
            "svg",
            [
                "class": "glyph " + relation.rawValue, "viewBox": "0 0 12 12", "role": titled ? "img" : nil, "aria-label": titled ? title : nil,
                "aria-hidden": titled ? nil : "true",
            ]
        ) { html in
            if titled { html.element("title", text: title) }
            html.void("use", ["href": "#g-" + phase.rawValue], selfClosing: true)
        }
    }

    /// The sign with its words.
    func phase(_ relation: Relation, _ phase: Phase, _ html: inout HTMLWriter) {
        html.element("span", ["class": "phase"]) { html in
            glyph(relation, phase, &html, titled: false)
            html.text(" " + (relation == .opposes ? relation.label(language) + label("، ", ", ") : "") + phase.label(language))
        }
    }

    func legend(_ html: inout HTMLWriter) {
        html.element("p", ["class": "legend"]) { html in
            for relation in Relation.allCases {
                html.element("span", ["class": "key line " + relation.rawValue], text: relation.label(language))
            }
            for phase in Phase.allCases {
                html.element("span", ["class": "key"]) { html in
                    glyph(.supports, phase, &html, titled: false)
                    html.text(phase.label(language))
                }
            }
        }
    }
}
#endif
