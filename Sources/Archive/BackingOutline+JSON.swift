#if Full
import Comparison
import Foundation
import Readings

extension BackingOutline {
    /// As it is kept. Pages show thousands of points, which a decoder for any JSON reads in tens of milliseconds: they are read here byte
    /// by byte, anything unexpected by the decoder.
    init(kept data: Data) throws {
        let quick = data.withUnsafeBytes { Self.read(JSONSlices($0.assumingMemoryBound(to: UInt8.self))) }
        if let quick { self = quick } else { self = try JSONDecoder().decode(BackingOutline.self, from: data) }
    }

    private static func read(_ json: JSONSlices) -> BackingOutline? {
        var from: String?, to: String?, points: [Point]?, turns: [BackingSeries.Turn]?
        let isWhole = json.members(json.all) { name, value in
            if json.is(name, "from") {
                from = json.plainString(value)
            } else if json.is(name, "to") {
                to = json.plainString(value)
            } else if json.is(name, "points") {
                points = Self.points(json, value)
            } else if json.is(name, "turns") {
                turns = value.count == 2 ? [] : try? JSONDecoder().decode([BackingSeries.Turn].self, from: Data(json[value]))
            }
        }
        guard isWhole, let from, let to, let points, let turns else { return nil }
        return BackingOutline(from: from, to: to, points: points, turns: turns)
    }

    private static func points(_ json: JSONSlices, _ array: Range<Int>) -> [Point]? {
        guard let elements = json.elements(array) else { return nil }
        var points: [Point] = []
        points.reserveCapacity(elements.count)
        for element in elements {
            var relation: Relation?, phase: Phase?, time: String?, isPlain = true
            let isWhole = json.members(element) { name, value in
                if json.is(name, "relation") {
                    relation = json.plainString(value).flatMap { Relation(rawValue: $0) }
                } else if json.is(name, "phase") {
                    phase = json.plainString(value).flatMap { Phase(rawValue: $0) }
                } else if json.is(name, "time"), !json.is(value, "null") {
                    time = json.plainString(value)
                    isPlain = time != nil
                }
            }
            guard isWhole, isPlain, let relation, let phase else { return nil }
            points.append(Point(relation: relation, phase: phase, time: time))
        }
        return points
    }

    private init(from: String, to: String, points: [Point], turns: [BackingSeries.Turn]) {
        self.from = from
        self.to = to
        self.points = points
        self.turns = turns
    }
}

/// A part of what is told of one actor's backing of another, with the outline of all of it.
public struct BackingPart: Sendable {
    public let outline: BackingOutline
    /// Of the series from the offset asked for, with their accounts.
    public let points: [BackingSeries.Point]
}

extension BackingPart {
    /// - Parameters:
    ///   - kept: the outline and the series as they are kept.
    init(_ kept: (outline: Data, series: Data), limit: Int, offset: Int) throws {
        outline = try BackingOutline(kept: kept.outline)
        let quick: [Data]? = kept.series.withUnsafeBytes { raw in
            let json = JSONSlices(raw.assumingMemoryBound(to: UInt8.self))
            guard let array = json.member("series", of: json.all), let elements = json.elements(array) else { return nil }
            return elements.dropFirst(offset).prefix(limit).map { Data(json[$0]) }
        }
        let decoder = JSONDecoder()
        if let quick {
            points = try quick.map { try decoder.decode(BackingSeries.Point.self, from: $0) }
        } else {
            points = Array(try decoder.decode(BackingSeries.self, from: kept.series).series.dropFirst(offset).prefix(limit))
        }
    }
}
#endif
