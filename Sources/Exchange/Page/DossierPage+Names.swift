import Readings

/// Every name, how it is written, and all places where it stands.
extension DossierPage {
    func drawIndex(_ html: inout HTMLWriter) {
        let places = mentionPlaces
        let shown = dossier.entities.filter { places[$0.id] != nil }.sorted { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
        html.element("div", ["class": "scroll"]) { html in
            html.element("table", ["class": "names"]) { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in [
                            label("الاسم", "Name"), label("النوع", "Type"), label("يُكتب أيضاً", "Also written"), label("المواضع", "Places"),
                        ] { html.element("th", ["scope": "col"], text: title) }
                    }
                }
                html.element("tbody") { html in
                    for name in shown { drawNameRow(name, places[name.id] ?? [], &html) }
                }
            }
        }
    }

    private func drawNameRow(_ name: Dossier.Name, _ places: [(document: String, anchors: [String])], _ html: inout HTMLWriter) {
        let isMain = mainActors.contains(name.id)
        html.element("tr", ["id": isMain ? nil : name.anchor]) { html in
            html.element("th", ["scope": "row"]) { html in
                if isMain {
                    html.element("a", ["class": "name", "href": "#" + name.anchor]) { $0.words(name.name) }
                } else {
                    html.words(name.name)
                }
                if let english = name.nameEnglish {
                    html.text(" ")
                    html.element("span", ["class": "gloss"]) { html in html.element("bdi", ["lang": "en"], text: english) }
                }
            }
            html.element("td", text: name.type.label(language))
            html.element("td") { html in
                for (index, form) in name.forms.filter({ $0 != name.name }).enumerated() {
                    if index > 0 { html.text(label("، ", ", ")) }
                    html.words(form)
                }
            }
            html.element("td", ["class": "places"]) { html in
                for (index, place) in places.enumerated() {
                    if index > 0 { html.text(" · ") }
                    drawOutlet(place.document, &html)
                    for (number, anchor) in place.anchors.enumerated() {
                        html.text(" ")
                        html.element("a", ["href": "#" + anchor], text: String(number + 1))
                    }
                }
            }
        }
    }

    /// The anchors of the mentions of each thing, by document.
    private var mentionPlaces: [String: [(document: String, anchors: [String])]] {
        var places: [String: [(document: String, anchors: [String])]] = [:]
        for (number, reading) in dossier.readings.enumerated() {
            let index = ReadingIndex(reading, number: number + 1)
            let document = reading.document.id
            for (place, mention) in reading.mentions.enumerated() {
                let id = global(mention.entity, document)
                let anchor = index.anchor(ofMention: place)
                if let last = places[id]?.indices.last, places[id]?[last].document == document {
                    places[id]?[last].anchors.append(anchor)
                } else {
                    places[id, default: []].append((document, [anchor]))
                }
            }
        }
        return places
    }
}
