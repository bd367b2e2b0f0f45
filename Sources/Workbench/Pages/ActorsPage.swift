#if Full
import Archive
import Exchange
import Readings

/// All actors, the most told first; those of a name.
enum ActorsPage {
    static let endpoint = Endpoint(
        page: "/actors", data: "actors", "Actors, the most told first",
        parameters: [
            .init("name", "Words of a name, or their beginnings, in Arabic or English"),
            .init("type", "Person, Organization, Country, Place or Other"), .limit, .offset,
        ], schema: "ActorList", answer: view)

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let window = try visit.window()
        let type: EntityType? = try visit.choice("type")
        let found = try desk.archive.actors(matching: visit.value("name"), type: type, limit: window.limit + 1, offset: window.offset)
        let total = try desk.archive.countActors(matching: visit.value("name"), type: type)
        let list = Listing(found, window)
        var view = View(visit.preferences.label("الأطراف", "Actors"), section: .actors) { drawing, html in
            drawing.heading(drawing.label("الأطراف", "Actors"), dek: drawing.counted(total, .name), &html)
            html.element("form", ["class": "filters", "action": "/actors"]) { html in
                drawing.field("name", drawing.label("الاسم", "Name"), &html)
                drawing.select(
                    "type", drawing.label("النوع", "Type"),
                    [("", drawing.label("كلها", "all"))] + EntityType.allCases.map { ($0.rawValue, $0.label(drawing.language)) }, &html)
                drawing.submit(&html)
            }
            if list.items.isEmpty { drawing.note(drawing.label("لا اسم كهذا.", "No such name."), &html) }
            html.element("ul", ["class": "people"]) { html in
                for actor in list.items {
                    html.element("li") { html in
                        drawing.entity(actor.id, &html, gloss: true)
                        html.element("p", ["class": "fact"]) { html in
                            html.text(actor.type.label(drawing.language) + " · ")
                            html.text(drawing.counted(actor.claims, .claim))
                        }
                    }
                }
            }
            drawing.paging(limit: list.limit, offset: list.offset, next: list.next, &html)
        }
        for actor in list.items { view.names.add(actor.entity) }
        view.data = { list }
        view.table = {
            View.Table(
                columns: ["id", "name", "english", "type", "country", "claims", "documents"],
                rows: list.items.map {
                    [$0.id, $0.name, $0.entity.nameEnglish ?? "", $0.type.rawValue, $0.entity.country ?? "", String($0.claims), String($0.documents)]
                })
        }
        return view
    }
}
#endif
