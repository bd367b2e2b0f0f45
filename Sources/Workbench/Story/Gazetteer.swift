#if Full
import ArabicText
import Foundation
import Knowledge

/// Where places lie: from the packs' table of places, and for states the middle of their outline.
struct Gazetteer: Sendable {
    struct Point: Sendable, Hashable {
        /// Degrees.
        let latitude: Double
        let longitude: Double
        let name: String
        let isCountry: Bool

        /// In the units of ``Outlines``: Mercator, tenths of a degree of longitude, y growing to the south.
        var x: Double { longitude * 10 }
        var y: Double { -log(tan(.pi / 4 + max(-60, min(78, latitude)) * .pi / 360)) * 1800 / .pi }
    }

    private var byID: [String: Point] = [:]
    private var byName: [String: Point] = [:]

    init(_ pack: Pack, outlines: Outlines) {
        for row in pack.rows("countries") {
            guard let country = row["iso"].flatMap({ outlines.byCode[$0] }), let name = row["name"] else { continue }
            let point = Point(latitude: country.latitude, longitude: country.longitude, name: name, isCountry: true)
            byID[row.id] = point
            for form in [name] + row.list("aliases") { byName[Folding.folded(form)] = point }
        }
        for row in pack.rows("places") {
            guard let latitude = row["lat"].flatMap({ Double($0) }), let longitude = row["lon"].flatMap({ Double($0) }), let name = row["name"] else {
                continue
            }
            let point = Point(latitude: latitude, longitude: longitude, name: name, isCountry: false)
            if byID[row.id] == nil { byID[row.id] = point }
            for form in [name] + row.list("aliases") where byName[Folding.folded(form)] == nil { byName[Folding.folded(form)] = point }
        }
    }

    /// - Parameter place: an id of a pack, or a name.
    func point(_ place: String) -> Point? { byID[place] ?? byName[Folding.folded(place)] }
}

/// Outlines of countries: Natural Earth, 1:110m, public domain.
struct Outlines: Sendable {
    struct Country: Sendable {
        let latitude: Double
        let longitude: Double
        /// Left, top, right, bottom.
        let box: [Double]
        /// As SVG has it.
        let path: String
    }

    let all: [Country]
    let byCode: [String: Country]

    init() {
        var all: [Country] = []
        var byCode: [String: Country] = [:]
        for line in String(decoding: Assets.resource("outlines.tsv"), as: UTF8.self).split(separator: "\n").dropFirst(2) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 5, let longitude = Double(fields[1]), let latitude = Double(fields[2]) else { continue }
            let box = fields[3].split(separator: " ").compactMap { Double($0) }
            guard box.count == 4 else { continue }
            let country = Country(latitude: latitude, longitude: longitude, box: box, path: String(fields[4]))
            all.append(country)
            if !fields[0].isEmpty { byCode[String(fields[0])] = country }
        }
        self.all = all
        self.byCode = byCode
    }
}

/// Keeps the outlines and the places: reading them takes longer than a page may.
actor Atlas {
    private let packs: [URL]
    private var kept: (outlines: Outlines, gazetteer: Gazetteer)?

    init(packs: [URL]) { self.packs = packs }

    func open() -> (outlines: Outlines, gazetteer: Gazetteer) {
        if let kept { return kept }
        let outlines = Outlines()
        let made = (outlines, Gazetteer(Pack.load(adding: packs), outlines: outlines))
        kept = made
        return made
    }
}
#endif
