#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Claims along time: how many a year, month or day, and those of the chosen stretch. What no text dates stands by the day of the report,
/// apart; what has no day at all stands on a page of its own.
enum TimelinePage {
    static let endpoint = Endpoint(
        page: "/timeline", data: "timeline", "Claims a year, month or day, and those of one stretch",
        parameters: [
            .init("zoom", "year, month or day"), .init("at", "The stretch whose claims are listed: 2020, 2020-08 or 2020-08-14"),
            .init("undated", "1: claims without any date", schema: #"{"type":"string","enum":["1"]}"#), .about,
            .init("type", "A PLOVER type, SUPPORTS, OPPOSES or STATEMENT"), .limit, .offset,
        ], schema: "Timeline", answer: view)

    struct Data: Encodable, Sendable {
        let zoom: Histogram.Zoom
        let at: String?
        let stretches: [Histogram.Stretch]
        let claims: Listing<Claim>
        /// Claims without any date.
        let undated: Int
    }

    static func view(_ visit: Visit, _ desk: Desk) async throws -> View {
        let archive = desk.archive
        let window = try visit.window(40)
        var filter = ClaimFilter(actor: visit.value("about"), type: visit.value("type"))
        let histogram = try desk.histogram(filter, visit)
        let isUndated = visit.value("undated") != nil
        let at = try visit.date("at")
        let zoom = try visit.choice("zoom") ?? at.map { $0.month == nil ? Histogram.Zoom.month : .day } ?? histogram.usualZoom
        // The bars show the stretch around: a year by months, a month by days.
        let within =
            zoom == .year
            ? nil : zoom == .month ? at.flatMap { PartialDate(year: $0.year) } : at.flatMap { PartialDate(year: $0.year, month: $0.month) }
        let stretches = histogram.stretches(zoom, within: within)
        // Bars of the bulk, unless what lies far off is asked for.
        let bulk = histogram.bulk.flatMap { bulk in at.map { $0.lastDay >= bulk.lowerBound && $0.firstDay <= bulk.upperBound } == false ? nil : bulk }
        let (before, bars, after) = Self.parted(stretches, by: within == nil ? bulk : nil)
        let shown = at ?? bars.last.flatMap { PartialDate($0.name) }
        var unknown = filter
        unknown.undated = true
        let undated = histogram.undated
        if isUndated {
            filter = unknown
        } else {
            filter.since = shown
            filter.until = shown
        }
        // The latest first: what is known to its year only would else stand before all of its last month.
        var list = Listing(try archive.claims(filter, newestFirst: true, limit: window.limit + 1, offset: window.offset), window)
        var names = NameTable(archive)
        try names.add(list.items)
        try names.addEntities([filter.actor].compactMap { $0 })
        list.names = names.plain
        let items = list.items, next = list.next
        var view = View(visit.preferences.label("الزمن", "Timeline"), section: .timeline) { drawing, html in
            drawing.heading(drawing.label("على الزمن", "Along time"), &html)
            html.element("form", ["class": "filters", "action": "/timeline"]) { html in
                drawing.select("type", drawing.label("النوع", "Type"), drawing.typeOptions, &html)
                for name in ["about", "zoom", "at"] { drawing.kept(name, &html) }
                drawing.submit(&html)
            }
            ClaimsPage.drawScope(filter, drawing, &html)
            drawZoom(zoom, shown, drawing, &html)
            drawBars(bars, zoom, isUndated ? nil : shown, drawing, &html)
            html.element("p", ["class": "leads"]) { html in
                drawFar(before, bars, after, drawing, &html)
                if undated > 0 {
                    html.element(
                        "a",
                        [
                            "href": visit.address(["undated": isUndated ? nil : "1", "at": nil, "offset": nil]),
                            "aria-current": isUndated ? "true" : nil,
                        ],
                        text: drawing.label("بلا تاريخ: ", "Without a date: ") + drawing.counted(undated, .claim))
                }
            }
            drawList(items, isUndated ? nil : shown, drawing, &html)
            drawing.paging(limit: window.limit, offset: window.offset, next: next, &html)
        }
        view.names = names
        view.data = { Data(zoom: zoom, at: isUndated ? nil : shown?.description, stretches: stretches, claims: list, undated: undated) }
        view.table = { ClaimsPage.table(items, names) }
        return view
    }

    /// The stretches of the bulk, and how many claims lie in those before and after it.
    static func parted(_ stretches: [Histogram.Stretch], by bulk: ClosedRange<Int>?) -> (before: Int, bars: [Histogram.Stretch], after: Int) {
        guard let bulk else { return (0, stretches, 0) }
        var before = 0, bars: [Histogram.Stretch] = [], after = 0
        for stretch in stretches {
            guard let date = PartialDate(stretch.name) else { continue }
            if date.lastDay < bulk.lowerBound {
                before += stretch.count
            } else if date.firstDay > bulk.upperBound {
                after += stretch.count
            } else {
                bars.append(stretch)
            }
        }
        return (before, bars, after)
    }

    /// The ways to what lies before and after the bars.
    private static func drawFar(_ before: Int, _ bars: [Histogram.Stretch], _ after: Int, _ drawing: Drawing, _ html: inout HTMLWriter) {
        func lead(_ title: String, _ count: Int, _ name: String, _ day: Int?) {
            guard count > 0, let date = day.flatMap({ PartialDate(dayNumber: $0) }) else { return }
            let query: [(name: String, value: String?)] = [
                ("about", drawing.visit.value("about")), ("type", drawing.visit.value("type")), (name, date.description),
            ]
            html.element("a", ["href": Address.query("/claims", query)], text: title + drawing.counted(count, .claim))
        }
        lead(drawing.label("قبلها: ", "Before: "), before, "until", bars.first.flatMap { PartialDate($0.name) }.map { $0.firstDay - 1 })
        lead(drawing.label("بعدها: ", "After: "), after, "since", bars.last.flatMap { PartialDate($0.name) }.map { $0.lastDay + 1 })
    }

    private static func drawZoom(_ zoom: Histogram.Zoom, _ shown: PartialDate?, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("nav", ["class": "choices", "aria-label": drawing.label("التقريب", "Zoom")]) { html in
            html.element("span", ["class": "fact"], text: drawing.label("التقريب", "Zoom"))
            for level in Histogram.Zoom.allCases {
                let at: String? =
                    switch level {
                    case .year: shown.map { String($0.description.prefix(4)) }
                    case .month: shown.map { String($0.description.prefix(7)) }
                    case .day: shown.flatMap { $0.month == nil ? nil : $0.description }
                    }
                if level == .day, at == nil { continue }
                html.element(
                    "a",
                    [
                        "href": drawing.visit.address(["zoom": level.rawValue, "at": at, "offset": nil, "undated": nil]),
                        "aria-current": level == zoom ? "true" : nil,
                    ], text: level.label(drawing.language))
            }
        }
    }

    private static func drawBars(
        _ stretches: [Histogram.Stretch], _ zoom: Histogram.Zoom, _ shown: PartialDate?, _ drawing: Drawing, _ html: inout HTMLWriter
    ) {
        guard !stretches.isEmpty else { return }
        let most = stretches.map(\.count).max() ?? 1
        let next: Histogram.Zoom = zoom == .year ? .month : .day
        html.element("ol", ["class": "bars", "aria-label": drawing.label("أعداد الأخبار", "Numbers of claims")]) { html in
            for stretch in stretches {
                let isShown = shown?.description == stretch.name
                let address = drawing.visit.address([
                    // A second click on a chosen bar goes nearer.
                    "zoom": isShown ? next.rawValue : zoom.rawValue, "at": stretch.name, "offset": nil, "undated": nil,
                ])
                html.element("li") { html in
                    html.element("a", ["href": address, "aria-current": isShown ? "true" : nil]) { html in
                        html.element("svg", ["viewBox": "0 0 10 100", "preserveAspectRatio": "none", "aria-hidden": "true"]) { html in
                            let height = max(1.5, Double(stretch.count) / Double(most) * 100)
                            html.void(
                                "rect", ["x": "1", "y": TimeStrip.number(100 - height), "width": "8", "height": TimeStrip.number(height)],
                                selfClosing: true)
                        }
                        html.element("span", ["class": "of"], text: label(stretch.name, zoom, drawing))
                        html.element("span", ["class": "fact"], text: drawing.preferences.number(stretch.count))
                    }
                }
            }
        }
    }

    private static func label(_ name: String, _ zoom: Histogram.Zoom, _ drawing: Drawing) -> String {
        guard let date = PartialDate(name) else { return name }
        return switch zoom {
        case .year: drawing.words(date)
        case .month: drawing.preferences.shown(DossierDate.month(date.month ?? 1, drawing.language) + " \(date.year)")
        case .day: drawing.preferences.shown(DossierDate.withoutYear(date, drawing.language) ?? name)
        }
    }

    private static func drawList(_ claims: [Claim], _ shown: PartialDate?, _ drawing: Drawing, _ html: inout HTMLWriter) {
        let dated = claims.filter { $0.time != nil }, others = claims.filter { $0.time == nil }
        if !dated.isEmpty || claims.isEmpty {
            drawing.section("dated", shown.map { drawing.words($0) } ?? drawing.label("بتاريخ", "Dated"), &html) { drawing.claimList(dated, &$0) }
        }
        guard !others.isEmpty else { return }
        drawing.section(
            "reported",
            shown == nil
                ? drawing.label("لا تاريخ لها ولا لمقالاتها", "Neither they nor their articles are dated")
                : drawing.label("رُويت في هذه المدة ولم يُذكر متى وقعت", "Reported in this stretch; when they happened is not said"), &html
        ) { drawing.claimList(others, withDate: false, &$0) }
    }
}

extension Histogram.Zoom {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .year: language.label("سنوات", "years")
        case .month: language.label("أشهر", "months")
        case .day: language.label("أيام", "days")
        }
    }
}
#endif
