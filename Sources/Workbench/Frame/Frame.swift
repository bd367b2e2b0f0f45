#if Full
import Exchange

/// The frame that all pages share: head, search, navigation, settings, ways to take the page away.
enum Frame {
    static func html(_ view: View, _ visit: Visit) -> [UInt8] {
        let preferences = visit.preferences
        let drawing = Drawing(preferences: preferences, names: view.names, visit: visit)
        var html = HTMLWriter(language: preferences.language.rawValue)
        html.raw("<!doctype html>\n")
        html.element(
            "html",
            [
                "lang": preferences.language.rawValue, "dir": preferences.language.direction,
                "data-theme": preferences.theme == .system ? nil : preferences.theme.rawValue, "data-digits": preferences.digits.rawValue,
            ]
        ) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                html.void("meta", ["name": "color-scheme", "content": "light dark"])
                html.element("title", text: view.title + " · " + preferences.label("سند", "Sanad"))
                html.void("link", ["rel": "stylesheet", "href": Assets.shared.address(of: .style)])
                html.void("link", ["rel": "icon", "href": Assets.shared.address(of: .icon), "type": "image/svg+xml"])
                html.element("script", ["src": Assets.shared.address(of: .script), "defer": ""])
            }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#main"], text: preferences.label("إلى المتن", "Skip to content"))
                Glyphs.drawSymbols(&html)
                drawHeader(view, visit, &html)
                html.element("main", ["id": "main", "tabindex": "-1"]) { view.draw(drawing, &$0) }
                drawFooter(view, visit, &html)
            }
        }
        html.raw("\n")
        return html.bytes
    }

    private static func drawHeader(_ view: View, _ visit: Visit, _ html: inout HTMLWriter) {
        let preferences = visit.preferences
        html.element("header", ["class": "top"]) { html in
            html.element("div", ["class": "crown"]) { html in
                html.element("a", ["class": "logo", "href": "/"]) { html in
                    html.element("span", ["lang": "ar"], text: "سند")
                    if preferences.language == .english { html.element("small", text: "Sanad") }
                }
                html.element("form", ["class": "seek", "role": "search", "action": "/search"]) { html in
                    let ask = preferences.label("ابحث أو اسأل: هل تلقى … دعماً من …؟", "Search, or ask: who backs …?")
                    html.element("label", ["class": "unseen", "for": "q"], text: preferences.label("بحث أو سؤال", "Search or ask"))
                    html.void(
                        "input",
                        [
                            "type": "search", "id": "q", "name": "q", "dir": "auto", "placeholder": ask, "autocomplete": "off",
                            "value": visit.path == "/search" ? visit.value("q") : nil,
                        ])
                    html.element("button", ["type": "submit"], text: preferences.label("ابحث", "Search"))
                }
                drawSettings(visit, &html)
            }
            html.element("nav", ["class": "ways", "aria-label": preferences.label("أقسام", "Sections")]) { html in
                html.element("ul") { html in
                    for section in View.Section.allCases {
                        html.element("li") { html in
                            html.element(
                                "a", ["href": section.path, "aria-current": section == view.section ? "page" : nil],
                                text: section.label(preferences.language))
                        }
                    }
                }
            }
        }
    }

    private static func drawSettings(_ visit: Visit, _ html: inout HTMLWriter) {
        let preferences = visit.preferences
        func choice(_ name: String, _ value: String, _ text: String, isOn: Bool, _ html: inout HTMLWriter) {
            html.element(
                "a",
                [
                    "href": visit.address([name: value]), "aria-current": isOn ? "true" : nil, "rel": "nofollow",
                ], text: text)
        }
        html.element("div", ["class": "settings"]) { html in
            html.element(
                "a", ["class": "add", "href": "/add", "aria-current": visit.path == "/add" ? "page" : nil], text: preferences.label("أضف", "Add"))
            let other = preferences.language == .arabic ? DossierLanguage.english : .arabic
            html.element(
                "a",
                [
                    "class": "language", "href": visit.address(["language": other.rawValue]), "lang": other.rawValue, "hreflang": other.rawValue,
                    "rel": "nofollow",
                ], text: other == .english ? "English" : "العربية")
            html.element("details", ["class": "menu"]) { html in
                html.element("summary", text: preferences.label("العرض", "Display"))
                html.element("div", ["class": "sheet"]) { html in
                    html.element("p") { html in
                        html.element("span", text: preferences.label("الألوان", "Colours"))
                        for theme in Preferences.Theme.allCases {
                            choice("theme", theme.rawValue, theme.label(preferences.language), isOn: preferences.theme == theme, &html)
                        }
                    }
                    html.element("p") { html in
                        html.element("span", text: preferences.label("الأرقام", "Digits"))
                        choice("digits", "european", "123", isOn: preferences.digits == .european, &html)
                        choice("digits", "arabic", "١٢٣", isOn: preferences.digits == .arabic, &html)
                    }
                }
            }
        }
    }

    private static func drawFooter(_ view: View, _ visit: Visit, _ html: inout HTMLWriter) {
        let preferences = visit.preferences
        html.element("footer", ["class": "end"]) { html in
            html.element("ul", ["class": "takeaway", "aria-label": preferences.label("خذ هذه الصفحة", "Take this page away")]) { html in
                if view.table != nil {
                    html.element("li") { $0.element("a", ["href": visit.address(["format": "csv"])], text: "CSV") }
                }
                if view.hasData {
                    html.element("li") { $0.element("a", ["href": visit.address(["format": "json"])], text: "JSON") }
                }
                html.element("li", ["class": "scripted"]) { html in
                    html.element("button", ["type": "button", "data-print": ""], text: preferences.label("اطبع أو احفظ PDF", "Print or save as PDF"))
                }
                html.element("li") { html in
                    html.element("a", ["href": "/corrections"], text: preferences.label("سجل التصحيحات", "Log of corrections"))
                }
                html.element("li") { html in
                    html.element("a", ["href": "/api/v1/openapi.json"], text: preferences.label("واجهة البيانات", "Data interface"))
                }
            }
            html.element(
                "p",
                text: preferences.label(
                    "كل ما هنا من ألفاظ المقالات، وكل سطر يقود إلى موضعه منها.",
                    "Everything here rests on the words of the articles, and every line leads to them."))
        }
    }
}

extension View.Section {
    var path: String {
        switch self {
        case .story: "/"
        case .backing: "/graph"
        default: "/" + rawValue
        }
    }

    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .story: language.label("القصة", "Story")
        case .articles: language.label("المقالات", "Articles")
        case .backing: language.label("من يسند من", "Who backs whom")
        case .claims: language.label("الأخبار", "Claims")
        case .conflicts: language.label("الخلافات", "Conflicts")
        case .timeline: language.label("الزمن", "Timeline")
        case .map: language.label("الخريطة", "Map")
        case .actors: language.label("الأطراف", "Actors")
        case .sources: language.label("المصادر", "Sources")
        }
    }
}

extension Preferences.Theme {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .system: language.label("كالنظام", "system")
        case .light: language.label("فاتحة", "light")
        case .dark: language.label("داكنة", "dark")
        }
    }
}
#endif
