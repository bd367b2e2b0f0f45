#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Acts where their place is known, on outlines that need no network.
enum MapPage {
    static let endpoint = Endpoint(
        page: "/map", data: "places", "Places of claims with their numbers",
        parameters: [.about, .init("type", "A PLOVER type, SUPPORTS, OPPOSES or STATEMENT"), .since, .until], schema: "Places", answer: view)

    struct Place: Encodable, Sendable {
        let id: String
        let name: String
        let claims: Int
        let latitude: Double?
        let longitude: Double?
    }

    struct Data: Encodable, Sendable { let places: [Place] }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let filter = try ClaimsPage.filter(visit, desk.archive)
        let found = try desk.places(filter, visit)
        let (outlines, gazetteer) = await desk.atlas.open()
        var names = NameTable(desk.archive)
        try names.addEntities(found.map(\.place) + [filter.actor].compactMap { $0 })
        let places = found.map { place, count in
            let point = gazetteer.point(place) ?? gazetteer.point(names.name(place))
            return Place(
                id: place, name: names.entities[place]?.name ?? point?.name ?? names.name(place), claims: count, latitude: point?.latitude,
                longitude: point?.longitude)
        }
        let placed = zip(places, found).compactMap { place, _ in
            (gazetteer.point(place.id) ?? gazetteer.point(place.name)).map { (place: place, point: $0) }
        }
        var view = View(visit.preferences.label("الخريطة", "Map"), section: .map) { drawing, html in
            drawing.heading(
                drawing.label("أين وقع ما يُروى", "Where it happened"), dek: drawing.counted(places.count, .place), &html)
            html.element("form", ["class": "filters", "action": "/map"]) { html in
                drawing.select("type", drawing.label("النوع", "Type"), drawing.typeOptions, &html)
                drawing.dateFields(&html)
                drawing.kept("about", &html)
                drawing.submit(&html)
            }
            ClaimsPage.drawScope(filter, drawing, &html)
            if placed.isEmpty {
                drawing.note(drawing.label("لا مكان معلوماً هنا.", "No known place here."), &html)
            } else {
                drawMap(placed, outlines, filter, drawing, &html)
            }
            drawList(places, filter, drawing, &html)
        }
        view.names = names
        view.data = { Data(places: places) }
        view.table = {
            View.Table(
                columns: ["id", "name", "claims", "latitude", "longitude"],
                rows: places.map { [$0.id, $0.name, String($0.claims), $0.latitude.map { "\($0)" } ?? "", $0.longitude.map { "\($0)" } ?? ""] })
        }
        return view
    }

    static func address(_ place: String, _ filter: ClaimFilter) -> String {
        Address.query(
            "/claims",
            [
                ("place", place), ("about", filter.actor), ("type", filter.type), ("since", filter.since?.description),
                ("until", filter.until?.description),
            ])
    }

    private static func drawMap(
        _ placed: [(place: Place, point: Gazetteer.Point)], _ outlines: Outlines, _ filter: ClaimFilter, _ drawing: Drawing, _ html: inout HTMLWriter
    ) {
        let frame = frame(placed)
        let most = Double(placed.map(\.place.claims).max() ?? 1)
        let unit = frame.width / width
        let english = drawing.language == .english ? drawing.names.entities.compactMapValues(\.nameEnglish) : [:]
        html.element("figure", ["class": "map"]) { html in
            html.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": drawing.label("الخريطة", "Map")]) { html in
                html.element(
                    "svg",
                    [
                        "viewBox": "0 0 \(TimeStrip.number(width)) \(TimeStrip.number(frame.height / unit))", "role": "group",
                        "aria-label": drawing.label("الأمكنة بأعداد أخبارها", "Places with the numbers of their claims"),
                    ]
                ) { html in
                    let scale = "scale(\(Self.fraction(1 / unit))) translate(\(TimeStrip.number(-frame.x)) \(TimeStrip.number(-frame.y)))"
                    html.element("g", ["class": "land", "aria-hidden": "true", "transform": scale]) { html in
                        for country in outlines.all
                        where country.box[2] >= frame.x && country.box[0] <= frame.x + frame.width && country.box[3] >= frame.y
                            && country.box[1] <= frame.y + frame.height
                        {
                            html.void("path", ["d": country.path], selfClosing: true)
                        }
                    }
                    // The small ones last, so that none lies hidden under a large one; names over all of them.
                    var spots: [(x: Double, y: Double, radius: Double)] = []
                    for (place, point) in placed {
                        let x = (point.x - frame.x) / unit, y = (point.y - frame.y) / unit
                        let radius = 4 + 16 * (Double(place.claims) / most).squareRoot()
                        spots.append((x, y, radius))
                        html.element("a", ["href": address(place.id, filter), "class": point.isCountry ? "spot country" : "spot"]) { html in
                            html.element("title", text: place.name + ": " + drawing.counted(place.claims, .claim))
                            html.void(
                                "circle", ["cx": TimeStrip.number(x), "cy": TimeStrip.number(y), "r": TimeStrip.number(radius)], selfClosing: true)
                        }
                    }
                    html.element("g", ["class": "place-names", "aria-hidden": "true"]) { html in
                        // Names stand where there is room for them; on a phone only those that have much.
                        var named: [(x: Double, y: Double, reach: Double)] = []
                        for ((place, _), spot) in zip(placed, spots) where named.count < 32 {
                            let name = english[place.id] ?? place.name
                            let reach = Double(name.count) * 4 + 4, y = spot.y - spot.radius - 5
                            func isFree(_ room: Double) -> Bool {
                                !named.contains { abs($0.x - spot.x) < ($0.reach + reach) * room && abs($0.y - y) < 20 * room }
                            }
                            guard isFree(1) else { continue }
                            let isMinor = !isFree(1.7)
                            named.append((spot.x, y, reach))
                            html.element(
                                "text",
                                ["class": isMinor ? "minor" : nil, "x": TimeStrip.number(spot.x), "y": TimeStrip.number(y), "text-anchor": "middle"],
                                text: name)
                        }
                    }
                }
            }
            html.element(
                "figcaption",
                text: drawing.label(
                    "حدود Natural Earth (ملك عام). الدائرة المفرغة: دولة لا مكان بعينه.",
                    "Outlines: Natural Earth (public domain). An open circle is a state, not a spot."))
        }
    }

    /// Units that a map is wide.
    private static let width = 1000.0

    /// Four decimals.
    private static func fraction(_ value: Double) -> String {
        let whole = Int((value * 10_000).rounded())
        let rest = String(whole % 10_000)
        return "\(whole / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
    }

    /// What the map shows: the places with a margin, at least some forty degrees, so that one sees where in the world they lie.
    private static func frame(_ placed: [(place: Place, point: Gazetteer.Point)]) -> (x: Double, y: Double, width: Double, height: Double) {
        // A few far places do not make all others small: those that hold nineteen of twenty claims are framed.
        let total = placed.reduce(0) { $0 + $1.place.claims }
        var sum = 0
        var points: [Gazetteer.Point] = []
        for (place, point) in placed where points.isEmpty || sum * 20 < total * 19 {
            points.append(point)
            sum += place.claims
        }
        let xs = points.map(\.x), ys = points.map(\.y)
        let left = xs.min() ?? 0, right = xs.max() ?? 0, top = ys.min() ?? 0, bottom = ys.max() ?? 0
        var width = max(400, (right - left) * 1.3), height = max(235, (bottom - top) * 1.4)
        if width / height > 1.7 { height = width / 1.7 } else { width = height * 1.7 }
        return ((left + right - width) / 2, (top + bottom - height) / 2, width, height)
    }

    private static func drawList(_ places: [Place], _ filter: ClaimFilter, _ drawing: Drawing, _ html: inout HTMLWriter) {
        guard !places.isEmpty else { return }
        drawing.section("places", drawing.label("الأمكنة", "Places"), &html) { html in
            html.element("ul", ["class": "cloud"]) { html in
                for place in places {
                    html.element("li") { html in
                        html.element("a", ["class": "name", "href": address(place.id, filter)]) { $0.words(place.name) }
                        html.text(" ")
                        html.element("span", ["class": "fact"], text: drawing.preferences.number(place.claims))
                        if place.latitude == nil { html.element("span", ["class": "fact"], text: drawing.label(" (بلا موضع)", " (not on the map)")) }
                    }
                }
            }
        }
    }
}
#endif
