#if Full
import Comparison
import Foundation
import GRDB
import Readings

/// A series of backing without its accounts: what a matrix, a graph or a timeline needs.
public struct BackingOutline: Sendable, Hashable, Codable {
    public struct Point: Sendable, Hashable, Codable {
        public var relation: Relation
        public var phase: Phase
        /// ISO 8601, possibly partial; nil for what no date could be found for.
        public var time: String?
    }

    /// Entity ids.
    public var from: String
    public var to: String
    /// By time; undated points last.
    public var points: [Point]
    public var turns: [BackingSeries.Turn]

    public init(_ series: BackingSeries) {
        from = series.from
        to = series.to
        points = series.series.map { Point(relation: $0.relation, phase: $0.phase, time: $0.time) }
        turns = series.turns
    }
}

/// A turn with the pair of actors whose backing turns.
public struct BackingTurn: Sendable, Hashable, Codable {
    public var from: String
    public var to: String
    public var turn: BackingSeries.Turn
}

extension Archive {
    /// Series of backing with all accounts, those of most points first.
    /// - Parameter actor: only series in which this entity backs or is backed.
    public func backing(of actor: String? = nil, limit: Int = 50, offset: Int = 0) throws -> [BackingSeries] {
        try backingRows("json", actor, limit, offset).map { try JSONDecoder().decode(BackingSeries.self, from: $0) }
    }

    /// The series of most points, each with its first points alone: of all a series holds its accounts are the most.
    func backingHeads(limit: Int, points: Int) throws -> [BackingSeries] {
        try pool.read { database in
            try Row.fetchAll(database, sql: "SELECT outline, json FROM backing ORDER BY points DESC, number LIMIT ?", arguments: [limit]).map { row in
                let part = try BackingPart((outline: row[0], series: row[1]), limit: points, offset: 0)
                return BackingSeries(from: part.outline.from, to: part.outline.to, series: part.points, turns: part.outline.turns)
            }
        }
    }

    /// As ``backing(of:limit:offset:)``, without the accounts: much less to read.
    public func backingOutlines(of actor: String? = nil, limit: Int = 50, offset: Int = 0) throws -> [BackingOutline] {
        try backingRows("outline", actor, limit, offset).map { try BackingOutline(kept: $0) }
    }

    /// What is told of one actor's backing of another; nil when nothing is.
    public func backing(from: String, to: String) throws -> BackingSeries? {
        try pool.read { database in
            try Data.fetchOne(
                database,
                sql: """
                    SELECT json FROM backing WHERE "from" = (SELECT number FROM actor WHERE id = ?)
                        AND "to" = (SELECT number FROM actor WHERE id = ?)
                    """, arguments: [from, to]
            ).map { try JSONDecoder().decode(BackingSeries.self, from: $0) }
        }
    }

    /// A part of what is told of one actor's backing of another, and the outline of all of it; nil when nothing is told.
    public func backing(from: String, to: String, limit: Int, offset: Int) throws -> BackingPart? {
        try pool.read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT outline, json FROM backing WHERE "from" = (SELECT number FROM actor WHERE id = ?)
                        AND "to" = (SELECT number FROM actor WHERE id = ?)
                    """, arguments: [from, to]
            ).map { try BackingPart((outline: $0[0], series: $0[1]), limit: limit, offset: offset) }
        }
    }

    /// The outline of what is told of one actor's backing of another; nil when nothing is.
    public func backingOutline(from: String, to: String) throws -> BackingOutline? {
        try pool.read { database in
            try Data.fetchOne(
                database,
                sql: """
                    SELECT outline FROM backing WHERE "from" = (SELECT number FROM actor WHERE id = ?)
                        AND "to" = (SELECT number FROM actor WHERE id = ?)
                    """, arguments: [from, to]
            ).map { try BackingOutline(kept: $0) }
        }
    }

    public func countBacking(of actor: String? = nil) throws -> Int {
        guard let actor else { return try comparisonCounts().backing }
        return try pool.read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM backing WHERE "from" = (SELECT number FROM actor WHERE id = ?1)
                        OR "to" = (SELECT number FROM actor WHERE id = ?1)
                    """, arguments: [actor]) ?? 0
        }
    }

    /// Turns of backing, the latest first.
    /// - Parameter actor: only turns in which this entity backs or is backed.
    public func turns(of actor: String? = nil, limit: Int = 50, offset: Int = 0) throws -> [BackingTurn] {
        let filter =
            actor == nil
            ? "" : "WHERE b.\"from\" = (SELECT number FROM actor WHERE id = ?) OR b.\"to\" = (SELECT number FROM actor WHERE id = ?)"
        var arguments = StatementArguments()
        if let actor { arguments += [actor, actor] }
        return try pool.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT x.id AS "from", y.id AS "to", turn.json FROM turn JOIN backing b ON b.number = turn.backing
                    JOIN actor x ON x.number = b."from" JOIN actor y ON y.number = b."to" \(filter)
                    ORDER BY turn.time DESC, turn.backing, turn.position LIMIT ? OFFSET ?
                    """, arguments: arguments + [limit, offset]
            ).map {
                BackingTurn(from: $0["from"], to: $0["to"], turn: try JSONDecoder().decode(BackingSeries.Turn.self, from: $0["json"]))
            }
        }
    }

    private func backingRows(_ column: String, _ actor: String?, _ limit: Int, _ offset: Int) throws -> [Data] {
        let filter =
            actor == nil ? "" : "WHERE \"from\" = (SELECT number FROM actor WHERE id = ?) OR \"to\" = (SELECT number FROM actor WHERE id = ?)"
        var arguments = StatementArguments()
        if let actor { arguments += [actor, actor] }
        return try pool.read { database in
            try Data.fetchAll(
                database, sql: "SELECT \(column) FROM backing \(filter) ORDER BY points DESC, number LIMIT ? OFFSET ?",
                arguments: arguments + [limit, offset])
        }
    }
}
#endif
