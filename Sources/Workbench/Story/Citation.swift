#if Full
import Exchange
import Readings

/// How a record is cited: whoever holds the text can find the words again by offset and check them by hash.
struct Citation: Sendable, Encodable {
    let words: String
    let outlet: String?
    let title: String?
    let date: String?
    /// Code points of the text, half-open.
    let start: Int
    let end: Int
    /// Of the text's UTF-8.
    let sha256: String
    /// Where the article came from.
    let url: String?
    /// Under this workbench, with the host by which the visitor calls it.
    let address: String

    init(_ index: RecordIndex, _ entry: RecordIndex.Entry, origin: String) {
        let document = index.reading.document
        words = index.text.slice(entry.words)
        outlet = document.publisher
        title = document.title
        date = document.published
        start = entry.words.start
        end = entry.words.end
        sha256 = document.sha256
        url = document.url
        address = origin + Address.record(entry.id, of: document.id)
    }

    /// What stands before the addresses: words, outlet, title, day, place.
    private func line(_ preferences: Preferences) -> String {
        let day = DossierDate.date(in: date.map { String($0.prefix(10)) }).map { preferences.shown(DossierDate.words($0, preferences.language)) }
        let place = preferences.shown(preferences.label("المحارف \(start)–\(end)", "characters \(start)–\(end)"))
        return ["«\(words)»", outlet, title, day, place].compactMap { $0 }.joined(separator: preferences.label("، ", ", "))
    }

    func draw(_ drawing: Drawing, _ html: inout HTMLWriter) {
        drawing.section("citation", drawing.label("الاقتباس", "Citation"), &html) { html in
            html.element("p", ["class": "citation", "id": "citation-line", "dir": "auto"]) { html in
                html.text(line(drawing.preferences))
                for place in [url, address].compactMap({ $0 }) {
                    html.text(drawing.label("، ", ", "))
                    html.element("bdi", ["dir": "ltr"], text: place)
                }
            }
            html.element("p", ["class": "fact"]) { html in
                html.element(
                    "button", ["type": "button", "class": "scripted quiet", "data-copy": "citation-line"], text: drawing.label("انسخ", "Copy"))
                html.text(" SHA-256 ")
                html.element("code", ["dir": "ltr"], text: sha256)
            }
        }
    }
}
#endif
