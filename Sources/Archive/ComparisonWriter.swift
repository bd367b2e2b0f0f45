#if Full
import ArabicText
import Comparison
import Foundation
import GRDB
import Readings

/// Stores a comparison in the tables of an archive: rows that a new comparison leaves as they are stay untouched.
struct ComparisonWriter {
    let database: Database
    private var documentNumber: [String: Int64] = [:]
    private var actorNumber: [String: Int64] = [:]
    private var sourceNumber: [String: Int64] = [:]
    private var claimOfRecord: [String: Int64] = [:]
    private var claimsOfActor: [Int64: Int] = [:]
    private var documentsOfActor: [Int64: Set<Int64>] = [:]

    init(_ database: Database) { self.database = database }

    /// Rows of one table before the comparison is written: number and mark by id.
    private struct Kept {
        var rows: [String: (number: Int64, mark: Int64)] = [:]
        var next: Int64 = 1

        private var given: [String: Int64] = [:]

        /// The number that a row has or is to have.
        mutating func number(_ id: String) -> Int64 {
            if let row = rows[id] { return row.number }
            if let number = given[id] { return number }
            given[id] = next
            next += 1
            return next - 1
        }

        /// The number of a row and what is to be done with it.
        mutating func place(_ id: String, mark: Int64) -> (number: Int64, step: Step) {
            if let row = rows.removeValue(forKey: id) { return (row.number, row.mark == mark ? .stays : .changes) }
            return (number(id), .comes)
        }
    }

    private enum Step { case stays, changes, comes }

    private func kept(_ table: String) throws -> Kept {
        var kept = Kept()
        let rows = try Row.fetchCursor(database, sql: "SELECT id, number, mark FROM \(table)")
        while let row = try rows.next() {
            let number: Int64 = row[1]
            kept.rows[row[0]] = (number, row[2])
            kept.next = max(kept.next, number + 1)
        }
        return kept
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    mutating func write(_ comparison: ComparisonParts) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, number FROM document")
        while let row = try rows.next() { documentNumber[row[0]] = row[1] }
        var actors = try kept("actor")
        for entity in comparison.entities { actorNumber[entity.id] = actors.number(entity.id) }
        try writeSources(comparison.sources)
        try writeClaims(comparison)
        try writeActors(comparison.entities, &actors)
        try writeConflicts(comparison.conflicts)
        try writeBacking(comparison.backing)
        try writeCopies(comparison.copies)
        try writeDocuments(comparison.documents)
        var counts = Archive.ComparisonCounts()
        counts.actors = comparison.entities.count
        counts.claims = comparison.claimCount
        counts.conflicts = comparison.conflicts.count
        counts.sources = comparison.sources.count
        counts.backing = comparison.backing.count
        counts.turns = comparison.backing.reduce(0) { $0 + $1.turns.count }
        counts.copies = comparison.copies.count
        try Archive.setState("counts", String(decoding: JSONEncoder().encode(counts), as: UTF8.self), database)
    }

    // MARK: Actors

    private mutating func writeActors(_ entities: [EntityRecord], _ kept: inout Kept) throws {
        for (place, entity) in entities.enumerated() {
            let json = entity.json()
            let told = claimsOfActor[actorNumber[entity.id] ?? 0] ?? 0, papers = documentsOfActor[actorNumber[entity.id] ?? 0]?.count ?? 0
            let (number, step) = kept.place(entity.id, mark: Self.mark(json, told, papers))
            guard step != .stays else {
                try run("UPDATE actor SET place = ?1 WHERE number = ?2 AND place <> ?1", [place, number])
                continue
            }
            if step == .changes { try removeActor(number) }
            var words: [String] = [], seen = Set<String>()
            for name in [entity.name] + entity.aliases + [entity.nameEnglish?.lowercased() ?? ""] {
                for word in Comparer.words(ofName: name) where seen.insert(word).inserted { words.append(word) }
            }
            let names = words.joined(separator: " ")
            try run(
                "INSERT INTO actor (number, place, id, type, names, documents, claims, mark, entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [number, place, entity.id, entity.type.rawValue, names, papers, told, Self.mark(json, told, papers), Data(json)])
            try run("INSERT INTO actorNames (rowid, names) VALUES (?, ?)", [number, names])
            for (name, isLast) in Self.keys(entity) { try run("INSERT OR IGNORE INTO actorName (name, actor, isLast) VALUES (?, ?, ?)", [name, number, isLast]) }
        }
        for row in kept.rows.values { try removeActor(row.number) }
    }

    /// Whole names first, then last names.
    private static func keys(_ entity: EntityRecord) -> [(name: String, isLast: Bool)] {
        var whole: [String] = [], last: [String] = []
        for name in [entity.name, entity.nameEnglish?.lowercased() ?? ""] + entity.aliases {
            let words = Comparer.words(ofName: name)
            guard !words.isEmpty else { continue }
            whole.append(words.joined(separator: " "))
            if entity.type == .person, words.count > 1, let family = words.last { last.append(family) }
        }
        return whole.map { ($0, false) } + last.map { ($0, true) }
    }

    private func removeActor(_ number: Int64) throws {
        try run("DELETE FROM actorName WHERE actor = ?", [number])
        try run(
            "INSERT INTO actorNames (actorNames, rowid, names) SELECT 'delete', number, names FROM actor WHERE number = ?", [number])
        try run("DELETE FROM actor WHERE number = ?", [number])
    }

    // MARK: Sources

    private mutating func writeSources(_ sources: [SourceProfile]) throws {
        var kept = try kept("source")
        for source in sources {
            let mark = Self.mark(source.json())
            let (number, step) = kept.place(source.id, mark: mark)
            sourceNumber[source.id] = number
            guard step != .stays else { continue }
            if step == .changes { try removeSource(number) }
            var short = source
            short.documents = Array(source.documents.prefix(Archive.documentsInProfile))
            try run(
                "INSERT INTO source (number, id, name, kind, accounts, documents, mark, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [number, source.id, source.name, source.kind.rawValue, source.accounts, source.documents.count, mark, Data(short.json())])
            for id in source.documents {
                guard let document = documentNumber[id] else { continue }
                try run("INSERT INTO sourceDocument (source, document) VALUES (?, ?)", [number, document])
            }
        }
        for row in kept.rows.values { try removeSource(row.number) }
    }

    private func removeSource(_ number: Int64) throws {
        try run("DELETE FROM sourceDocument WHERE source = ?", [number])
        try run("DELETE FROM source WHERE number = ?", [number])
    }

    // MARK: Claims

    private mutating func writeClaims(_ comparison: ComparisonParts) throws {
        let published = Dictionary(
            comparison.documents.map { ($0.id, $0.published.flatMap { PartialDate($0) }) }, uniquingKeysWith: { first, _ in first })
        var kept = try kept("claim")
        var done = 0
        while done < comparison.claimCount {
            let share = done..<min(done + Self.share, comparison.claimCount)
            for row in Self.rows(comparison, share, published: published) { try write(row, &kept) }
            done = share.upperBound
        }
        for row in kept.rows.values { try removeClaim(row.number) }
    }

    /// Claims written out at once.
    private static let share = 4096

    private struct ClaimRow: Sendable {
        let claim: Claim
        let json: [UInt8]
        let first: Int
        let last: Int
        let mark: Int64
    }

    /// Rows of a share of the claims, written out on all cores.
    private static func rows(_ comparison: ComparisonParts, _ share: Range<Int>, published: [String: PartialDate?]) -> [ClaimRow] {
        Concurrently.map(Array(share), sharing: 64) { index in
            let claim = comparison.claim(index)
            let days = days(claim, published: published)
            let json = claim.json()
            return ClaimRow(claim: claim, json: json, first: days.first, last: days.last, mark: mark(json, days.first, days.last))
        }
    }

    private mutating func write(_ row: ClaimRow, _ kept: inout Kept) throws {
        let claim = row.claim
        let (number, step) = kept.place(claim.id, mark: row.mark)
        let actors = Self.distinct((claim.actors + claim.recipients).compactMap { actorNumber[$0] })
        let documents = Self.distinct(claim.accounts.compactMap { documentNumber[$0.document] })
        for actor in actors {
            claimsOfActor[actor, default: 0] += 1
            documentsOfActor[actor, default: []].formUnion(documents)
        }
        for account in claim.accounts { claimOfRecord["\(account.document)#\(account.record)"] = number }
        guard step != .stays else { return }
        if step == .changes { try removeClaim(number) }
        try run(
            "INSERT INTO claim (number, id, type, time, roots, day, lastDay, mark, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [number, claim.id, claim.type, claim.time, documents.count > 1 ? claim.roots.count : 0, row.first, row.last, row.mark, Data(row.json)])
        for actor in actors {
            try run(
                "INSERT INTO claimActor (actor, day, claim, lastDay, type) VALUES (?, ?, ?, ?, ?)",
                [actor, row.first, number, row.last, claim.type])
        }
        for source in Self.distinct(claim.accounts.flatMap { $0.chain.compactMap { $0.source.flatMap { sourceNumber[$0] } } }) {
            try run(
                "INSERT INTO claimSource (source, day, claim, lastDay, type) VALUES (?, ?, ?, ?, ?)",
                [source, row.first, number, row.last, claim.type])
        }
        for account in claim.accounts {
            guard let document = documentNumber[account.document] else { continue }
            try run("INSERT OR REPLACE INTO claimRecord (document, record, claim) VALUES (?, ?, ?)", [document, account.record, number])
        }
    }

    private func removeClaim(_ number: Int64) throws {
        try run("DELETE FROM claimActor WHERE claim = ?", [number])
        try run("DELETE FROM claimSource WHERE claim = ?", [number])
        try run("DELETE FROM claimRecord WHERE claim = ?", [number])
        try run("DELETE FROM claim WHERE number = ?", [number])
    }

    /// The days of the claim's own date; else those of the documents that tell it.
    private static func days(_ claim: Claim, published: [String: PartialDate?]) -> (first: Int, last: Int) {
        if let time = claim.time.flatMap({ PartialDate($0) }) { return (time.firstDay, time.lastDay) }
        let dates = claim.accounts.compactMap { published[$0.document] ?? nil }
        guard let first = dates.map(\.firstDay).min(), let last = dates.map(\.lastDay).max() else { return (Archive.undated, Archive.undated) }
        return (first, last)
    }

    // MARK: Conflicts

    private mutating func writeConflicts(_ conflicts: [Conflict]) throws {
        var kept = try kept("conflict")
        var given = Set<String>()
        for conflict in conflicts where given.insert(conflict.id).inserted {
            let json = conflict.json()
            let claims = Self.distinct(conflict.accounts.compactMap { claimOfRecord["\($0.document)#\($0.record)"] })
            let mark = Self.mark(json, claims.reduce(0) { $0 &* 31 &+ Int($1) })
            let (number, step) = kept.place(conflict.id, mark: mark)
            guard step != .stays else { continue }
            if step == .changes { try removeConflict(number) }
            try run(
                "INSERT INTO conflict (number, id, kind, weight, mark, json) VALUES (?, ?, ?, ?, ?, ?)",
                [number, conflict.id, conflict.kind.rawValue, conflict.weight, mark, Data(json)])
            for id in Self.distinct(conflict.about) {
                guard let actor = actorNumber[id] else { continue }
                try run(
                    "INSERT INTO conflictActor (actor, weight, conflict, kind) VALUES (?, ?, ?, ?)",
                    [actor, conflict.weight, number, conflict.kind.rawValue])
            }
            for claim in claims { try run("INSERT INTO conflictClaim (claim, conflict) VALUES (?, ?)", [claim, number]) }
        }
        for row in kept.rows.values { try removeConflict(row.number) }
    }

    private func removeConflict(_ number: Int64) throws {
        try run("DELETE FROM conflictActor WHERE conflict = ?", [number])
        try run("DELETE FROM conflictClaim WHERE conflict = ?", [number])
        try run("DELETE FROM conflict WHERE number = ?", [number])
    }

    // MARK: Backing

    private func writeBacking(_ backing: [BackingSeries]) throws {
        var kept = Kept()
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.id, b.id, backing.number, backing.mark FROM backing
                JOIN actor a ON a.number = backing."from" JOIN actor b ON b.number = backing."to"
                """)
        while let row = try rows.next() { kept.rows["\(row[0] as String)\t\(row[1] as String)"] = (row[2], row[3]) }
        let orphans = try Int64.fetchAll(
            database, sql: "SELECT number FROM backing WHERE \"from\" NOT IN (SELECT number FROM actor) OR \"to\" NOT IN (SELECT number FROM actor)")
        for number in orphans { try removeBacking(number) }
        kept.next = 1 + (try Int64.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM backing") ?? 0)
        for series in backing {
            guard let from = actorNumber[series.from], let to = actorNumber[series.to] else { continue }
            let json = series.json()
            let mark = Self.mark(json)
            let (number, step) = kept.place("\(series.from)\t\(series.to)", mark: mark)
            guard step != .stays else { continue }
            if step == .changes { try removeBacking(number) }
            try run(
                "INSERT INTO backing (number, \"from\", \"to\", points, mark, outline, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [number, from, to, series.series.count, mark, try JSONEncoder().encode(BackingOutline(series)), Data(json)])
            for (position, turn) in series.turns.enumerated() {
                try run("INSERT INTO turn (backing, position, time, json) VALUES (?, ?, ?, ?)", [number, position, turn.time, Data(turn.json())])
            }
        }
        for row in kept.rows.values { try removeBacking(row.number) }
    }

    private func removeBacking(_ number: Int64) throws {
        try run("DELETE FROM turn WHERE backing = ?", [number])
        try run("DELETE FROM backing WHERE number = ?", [number])
    }

    // MARK: Copies

    private func writeCopies(_ copies: [CopyGroup]) throws {
        try run("DELETE FROM copied", [])
        try run("DELETE FROM copyGroup", [])
        for (index, group) in copies.enumerated() {
            try run("INSERT INTO copyGroup (number, json) VALUES (?, ?)", [index + 1, Data(group.json())])
            for id in group.documents {
                guard let document = documentNumber[id] else { continue }
                try run("INSERT OR IGNORE INTO copied (document, copyGroup) VALUES (?, ?)", [document, index + 1])
            }
        }
    }

    // MARK: Documents

    private func writeDocuments(_ documents: [ComparedDocument]) throws {
        try run("DELETE FROM comparedDocument", [])
        for (place, document) in documents.enumerated() {
            guard let number = documentNumber[document.id] else { continue }
            try run("INSERT INTO comparedDocument (document, place, json) VALUES (?, ?, ?)", [number, place, Data(document.json())])
        }
    }

    // MARK: Marks

    private static func distinct<Element: Hashable>(_ list: [Element]) -> [Element] {
        var seen = Set<Element>()
        return list.filter { seen.insert($0).inserted }
    }

    /// FNV-1a, 64 bits.
    private static func mark(_ bytes: [UInt8], _ numbers: Int...) -> Int64 {
        // The seed is another when rows are written in another way.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2326
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for number in numbers { hash = (hash ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
#endif
