#if Full
import Archive
import Exchange
import Readings

/// Statements as signs along an axis of time, support above the line and opposition below. Drawn as SVG with plain attributes: no style
/// stands in the page.
enum TimeStrip {
    /// Days as shares of the axis.
    struct Scale: Sendable {
        let first: Int
        let last: Int

        /// Nil without dates. What lies far off from the bulk of many stands at the edge.
        init?(_ times: some Sequence<String>) {
            let dates = times.compactMap { DossierDate.date(in: $0) }
            guard let bulk = Histogram.bulk(dates.map { ($0.firstDay, 1) }) else { return nil }
            first = bulk.lowerBound
            last = max(dates.lazy.filter { bulk.contains($0.firstDay) }.map(\.lastDay).max() ?? bulk.upperBound, bulk.lowerBound + 1)
        }

        /// From 0 to 1, of a date's middle.
        func share(_ date: PartialDate) -> Double { share(day: (date.firstDay + date.lastDay) / 2) }

        func share(day: Int) -> Double { min(1, max(0, Double(day - first) / Double(last - first))) }

        /// Beginnings of years; of months when the whole is shorter than a year and a half.
        var ticks: [PartialDate] {
            guard let start = PartialDate(dayNumber: first), let end = PartialDate(dayNumber: last) else { return [] }
            if last - first > 550 {
                let step = max(1, (end.year - start.year) / 10)
                return stride(from: start.year, through: end.year, by: 1).filter { ($0 - start.year) % step == 0 }
                    .compactMap { PartialDate(year: $0) }.filter { $0.firstDay >= first }
            }
            let months = (start.year * 12 + (start.month ?? 1) - 1)...(end.year * 12 + (end.month ?? 1) - 1)
            let step = max(1, (months.count + 5) / 6)
            return months.enumerated().filter { $0.offset % step == 0 }
                .compactMap { PartialDate(year: $0.element / 12, month: $0.element % 12 + 1) }.filter { $0.firstDay >= first }
        }
    }

    /// Signs nearer to each other than this many units stand at one place.
    private static let grain = 13.0
    private static let margin = 10.0

    static func draw(
        _ points: [BackingOutline.Point], _ scale: Scale, turns: [String] = [], width: Double = 520, ticked: Bool = false, _ drawing: Drawing,
        _ html: inout HTMLWriter
    ) {
        var bins: [Int: [Relation: [Phase]]] = [:]
        for point in points {
            guard let date = DossierDate.date(in: point.time) else { continue }
            let bin = Int(scale.share(date) * (width - 2 * margin) / grain)
            if bins[bin]?[point.relation]?.contains(point.phase) != true { bins[bin, default: [:]][point.relation, default: []].append(point.phase) }
        }
        guard !bins.isEmpty else { return }
        let above = max(1, bins.values.map { $0[.supports]?.count ?? 0 }.max() ?? 0)
        let below = bins.values.map { $0[.opposes]?.count ?? 0 }.max() ?? 0
        let line = Double(above) * grain + 4
        let height = line + Double(below) * grain + 4 + (ticked ? 18 : 0)
        /// The middle of the bin that a date's signs stand in.
        func middle(_ share: Double) -> Double {
            x((Double(Int(share * (width - 2 * margin) / grain)) + 0.5) * grain / (width - 2 * margin))
        }
        func x(_ share: Double) -> Double {
            let place = margin + share * (width - 2 * margin)
            return drawing.language == .arabic ? width - place : place
        }
        html.element(
            "svg",
            ["class": "strip-drawing", "viewBox": "0 0 \(number(width)) \(number(height))", "role": "img", "aria-label": summary(points, drawing)]
        ) { html in
            for tick in scale.ticks {
                let place = number(x(scale.share(day: tick.firstDay)))
                // Words at the edge stay within it.
                let middle = min(width - 32, max(32, x(scale.share(day: tick.firstDay))))
                html.void("line", ["class": "tick-line", "x1": place, "x2": place, "y1": "0", "y2": number(height)], selfClosing: true)
                if ticked {
                    html.element(
                        "text", ["class": "tick-text", "x": number(middle), "y": number(height - 4), "text-anchor": "middle"],
                        text: tick.month == nil ? drawing.preferences.shown(String(tick.year)) : drawing.words(tick))
                }
            }
            for turn in turns {
                guard let date = DossierDate.date(in: turn) else { continue }
                html.void(
                    "rect",
                    [
                        "class": "turn-place", "x": number(middle(scale.share(date)) - 9), "y": "0", "width": "18",
                        "height": number(height - (ticked ? 18 : 0)),
                    ],
                    selfClosing: true)
            }
            html.void("line", ["class": "axis", "x1": "0", "x2": number(width), "y1": number(line), "y2": number(line)], selfClosing: true)
            for bin in bins.keys.sorted() {
                let middle = x((Double(bin) + 0.5) * grain / (width - 2 * margin))
                for relation in Relation.allCases {
                    for (index, phase) in (bins[bin]?[relation] ?? []).enumerated() {
                        let step = Double(index) * grain
                        html.void(
                            "use",
                            [
                                "class": "glyph " + relation.rawValue, "href": "#g-" + phase.rawValue, "x": number(middle - 5.5),
                                "y": number(relation == .supports ? line - 13 - step : line + 2 + step), "width": "11", "height": "11",
                            ], selfClosing: true)
                    }
                }
            }
        }
    }

    /// What the strip shows, in words.
    private static func summary(_ points: [BackingOutline.Point], _ drawing: Drawing) -> String {
        Relation.allCases.flatMap { relation in
            Phase.allCases.compactMap { phase -> String? in
                let count = points.reduce(0) { $0 + ($1.relation == relation && $1.phase == phase ? 1 : 0) }
                return count == 0 ? nil : "\(relation.label(drawing.language)) \(phase.label(drawing.language)): " + drawing.preferences.number(count)
            }
        }.joined(separator: drawing.label("، ", ", "))
    }

    /// One decimal: the same digits everywhere.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let size = abs(tenths)
        return (tenths < 0 ? "-" : "") + (size % 10 == 0 ? "\(size / 10)" : "\(size / 10).\(size % 10)")
    }
}

extension Drawing {
    /// One pair in a list: the other side, its statements along time.
    func pairLine(_ series: BackingOutline, other: String, _ scale: TimeStrip.Scale?, _ html: inout HTMLWriter) {
        html.element("li") { html in
            html.element("p", ["class": "pair-head"]) { html in
                html.element("a", ["class": "pair-name", "href": Address.pair(series.from, series.to)]) { $0.words(names.name(other)) }
                html.element("span", ["class": "fact"], text: counted(series.points.count, .statement))
            }
            if let scale { TimeStrip.draw(series.points, scale, turns: series.turns.map(\.time), self, &html) }
        }
    }
}
#endif
