#if Full
import ArabicText
import Comparison
import Foundation
import GRDB
import Readings

/// Stores a comparison in the tables of an archive. Rows of which nothing has changed are neither written nor read, nor even made:
/// what is kept of each (``KeptRows``) tells them by a hash of what they are made from.
struct ComparisonWriter {
    let database: Database
    let comparison: ComparisonParts
    /// Those of the comparison, once they are made.
    private var outlines = ComparisonOutlines()
    /// By the indices of the comparison; 0 for documents that have gone meanwhile.
    private var documentNumbers: [Int64] = []
    private var actorNumbers: [Int64] = []
    private var actorKeys: [UInt64] = []
    private var claimNumbers: [Int64] = []
    /// By the hashes of ids.
    private var documentNumber: [UInt64: Int64] = [:]
    private var kept: [Table: KeptRows] = [:]

    enum Table: String, CaseIterable { case actor, source, claim, conflict, backing }

    /// What is known of the rows that an earlier comparison wrote.
    struct Kept: Sendable {
        /// Tells comparisons apart: what the archive holds and who compared it.
        let states: [String?]
        let rows: [Table: KeptRows]

        /// - Parameter version: of the comparer. Of rows that another one made nothing is kept.
        init(_ database: Database, version: String) throws {
            states = try Self.states(database)
            var rows: [Table: KeptRows] = [:]
            if try Archive.state("rows", database) == version {
                for table in Table.allCases { rows[table] = try Archive.kept(table.rawValue, database).flatMap { KeptRows(bytes: $0) } }
            }
            self.rows = rows
        }

        static func states(_ database: Database) throws -> [String?] {
            try ["archive", "comparer", "rows"].map { try Archive.state($0, database) }
        }
    }

    init(_ database: Database, _ comparison: ComparisonParts) {
        self.database = database
        self.comparison = comparison
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// - Parameters:
    ///   - version: of the comparer. Rows that another one made are all written anew.
    ///   - kept: read before; it is read again where another comparison was stored meanwhile.
    ///   - outlines: gives those of the comparison, which may still be in the making.
    mutating func write(version: String, kept: Kept?, outlines: () -> ComparisonOutlines) throws {
        try load(version, kept)
        try number()
        try writeCopies(comparison.copies)
        self.outlines = outlines()
        try writeDocuments()
        try writeActors()
        try writeClaims()
        try writeBacking()
        try keep(.actor, .claim, .backing)
        // What is brought together last.
        try writeConflicts()
        try writeSources()
        try keep(.conflict, .source)
        try Archive.setState("rows", version, database)
        var counts = Archive.ComparisonCounts()
        counts.actors = comparison.entities.count
        counts.claims = comparison.claimCount
        counts.conflicts = comparison.conflictCount
        counts.sources = comparison.sourceCount
        counts.backing = comparison.backingCount
        counts.turns = try Int.fetchOne(database, sql: "SELECT count(*) FROM turn") ?? 0
        counts.copies = comparison.copies.count
        try Archive.setState("counts", String(decoding: JSONEncoder().encode(counts), as: UTF8.self), database)
    }

    private func keep(_ tables: Table...) throws {
        for table in tables { try Archive.keep((kept[table] ?? KeptRows()).bytes(), as: table.rawValue, database) }
    }

    private mutating func load(_ version: String, _ early: Kept?) throws {
        if let early, try early.states == Kept.states(database) {
            kept = early.rows
        } else {
            kept = try Kept(database, version: version).rows
        }
        guard kept.count < Table.allCases.count else { return }
        for table in Table.allCases { kept[table] = KeptRows() }
        try run("INSERT INTO actorNames (actorNames) VALUES ('delete-all')", [])
        for table in [
            "actor", "actorName", "source", "sourceDocument", "claim", "claimActor", "claimSource", "claimRecord", "conflict", "conflictActor",
            "conflictClaim", "backing", "turn", "comparedDocument",
        ] { try run("DELETE FROM \(table)", []) }
    }

    private mutating func number() throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT id, number FROM document")
        documentNumber.reserveCapacity(comparison.documents.count)
        while let row = try rows.next() {
            // Of the bytes of a text no string need be made.
            let key = try row.withUnsafeData(atIndex: 0) { $0.map { KeptRows.key(of: $0) } }
            if let key { documentNumber[key] = row[1] }
        }
        documentNumbers = comparison.documents.map { number(ofDocument: $0.id) ?? 0 }
        var actors = kept[.actor] ?? KeptRows()
        actorKeys = Concurrently.map(Array(comparison.entities.indices), sharing: 1024) { [comparison] in KeptRows.key(comparison.entities[$0].id) }
        actorNumbers = actorKeys.map { actors.number($0) }
        kept[.actor] = actors
    }

    private func number(ofDocument id: String) -> Int64? { documentNumber[KeptRows.key(id)] }

    /// The number of a row that has been written before what names it.
    private func place(of id: String, in table: Table) -> Int64? { kept[table]?.placed(KeptRows.key(id)) }

    // MARK: Actors

    private mutating func writeActors() throws {
        var told = [Int](repeating: 0, count: comparison.entities.count), papers = told
        // Claims document by document, so that each actor is counted once in each.
        var ends = [Int](repeating: 0, count: documentNumbers.count + 1)
        for claim in outlines.claims { outlines.forEachDocument(claim) { ends[$0 + 1] += 1 } }
        for document in documentNumbers.indices { ends[document + 1] += ends[document] }
        var claims = [Int32](repeating: 0, count: ends.last ?? 0)
        for (index, claim) in outlines.claims.enumerated() {
            outlines.forEachActor(claim) { told[$0] += 1 }
            outlines.forEachDocument(claim) { document in
                claims[ends[document]] = Int32(truncatingIfNeeded: index)
                ends[document] += 1
            }
        }
        var last = [Int32](repeating: -1, count: papers.count), start = 0
        for document in documentNumbers.indices {
            defer { start = ends[document] }
            guard documentNumbers[document] != 0 else { continue }
            for claim in claims[start..<ends[document]] {
                outlines.forEachActor(outlines.claims[Int(claim)]) { actor in
                    guard last[actor] != Int32(document) else { return }
                    last[actor] = Int32(document)
                    papers[actor] += 1
                }
            }
        }
        var rows = kept[.actor] ?? KeptRows()
        let marks = Concurrently.map(Array(comparison.entities.indices), sharing: 1024) {
            [comparison, outlines, documentNumbers, told, papers] index in
            let first = outlines.firstPlaces[index]
            return Self.mark(comparison.entities[index], told[index], papers[index], Int(documentNumbers[first.document]), first.position)
        }
        for index in comparison.entities.indices {
            let first = outlines.firstPlaces[index], mark = marks[index]
            let (number, step) = rows.place(actorKeys[index], mark: mark)
            guard step != .stays else { continue }
            let entity = comparison.entities[index]
            var words: [String] = [], seen = Set<String>()
            for name in [entity.name] + entity.aliases + [entity.nameEnglish?.lowercased() ?? ""] {
                for word in Comparer.words(ofName: name) where seen.insert(word).inserted { words.append(word) }
            }
            let names = words.joined(separator: " ")
            if step == .changes, try hasNames(number, names, Self.keys(entity)) {
                // Mostly no more has changed than how much is told of it.
                try run(
                    """
                    UPDATE actor SET first = ?, place = ?, type = ?, documents = ?, claims = ?, mark = ?, entity = ? WHERE number = ?
                    """,
                    [
                        documentNumbers[first.document], first.position, entity.type.rawValue, papers[index], told[index], Int64(bitPattern: mark),
                        Data(entity.json()), number,
                    ])
                continue
            }
            if step == .changes { try removeActor(number) }
            try run(
                """
                INSERT INTO actor (number, first, place, id, type, names, documents, claims, mark, entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    number, documentNumbers[first.document], first.position, entity.id, entity.type.rawValue, names, papers[index], told[index],
                    Int64(bitPattern: mark), Data(entity.json()),
                ])
            try run("INSERT INTO actorNames (rowid, names) VALUES (?, ?)", [number, names])
            for (name, isLast) in Self.keys(entity) {
                try run("INSERT INTO actorName (name, actor, isLast) VALUES (?, ?, ?)", [name, number, isLast])
            }
        }
        for number in rows.gone { try removeActor(number) }
        kept[.actor] = rows
    }

    private static func mark(_ entity: EntityRecord, _ numbers: Int...) -> UInt64 {
        var mark = Mark()
        for part in [entity.id, entity.type.rawValue, entity.subtype, entity.name, entity.nameEnglish, entity.country, entity.role] { mark.add(part) }
        for alias in entity.aliases { mark.add(alias) }
        mark.add(entity.known ? 1 : 0)
        for number in numbers { mark.add(number) }
        return mark.value
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
        var seen = Set<String>()
        return (whole.map { ($0, false) } + last.map { ($0, true) }).filter { seen.insert($0.0).inserted }
    }

    /// Whether an actor that is there goes by the same words and names.
    private func hasNames(_ number: Int64, _ words: String, _ keys: [(name: String, isLast: Bool)]) throws -> Bool {
        let kept = try database.cachedStatement(sql: "SELECT names FROM actor WHERE number = ?")
        guard try String.fetchOne(kept, arguments: [number]) == words else { return false }
        var rest = Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0.isLast) })
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT name, isLast FROM actorName WHERE actor = ?"), arguments: [number])
        while let row = try rows.next() { guard rest.removeValue(forKey: row[0]) == row[1] else { return false } }
        return rest.isEmpty
    }

    private func removeActor(_ number: Int64) throws {
        try run("DELETE FROM actorName WHERE actor = ?", [number])
        try run(
            "INSERT INTO actorNames (actorNames, rowid, names) SELECT 'delete', number, names FROM actor WHERE number = ?", [number])
        try run("DELETE FROM actor WHERE number = ?", [number])
    }

    // MARK: Sources

    private mutating func writeSources() throws {
        var rows = kept[.source] ?? KeptRows()
        for (index, outline) in outlines.sources(comparison).enumerated() {
            let (number, step) = rows.place(KeptRows.key(outline.id), mark: outline.mark)
            guard step != .stays else { continue }
            let source = comparison.source(index)
            var short = source
            short.documents = Array(source.documents.prefix(Archive.documentsInProfile))
            if step == .changes { try run("DELETE FROM source WHERE number = ?", [number]) }
            try run(
                "INSERT INTO source (number, id, name, kind, accounts, documents, mark, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    number, source.id, source.name, source.kind.rawValue, source.accounts, source.documents.count, Int64(bitPattern: outline.mark),
                    Data(short.json()),
                ])
            // An outlet has tens of thousands of documents: only what comes and goes is written.
            var former =
                step == .changes
                ? Set(try Int64.fetchAll(database, sql: "SELECT document FROM sourceDocument WHERE source = ?", arguments: [number])) : []
            for place in comparison.documents(ofSource: index) {
                let document = documentNumbers[place]
                guard document != 0, former.remove(document) == nil else { continue }
                try run("INSERT INTO sourceDocument (source, document) VALUES (?, ?)", [number, document])
            }
            for document in former.sorted() { try run("DELETE FROM sourceDocument WHERE source = ? AND document = ?", [number, document]) }
        }
        for number in rows.gone {
            try run("DELETE FROM sourceDocument WHERE source = ?", [number])
            try run("DELETE FROM source WHERE number = ?", [number])
        }
        kept[.source] = rows
    }

    // MARK: Claims

    private mutating func writeClaims() throws {
        var rows = kept[.claim] ?? KeptRows()
        var changed: [(index: Int, number: Int64, isNew: Bool, mark: UInt64)] = []
        claimNumbers.reserveCapacity(outlines.claims.count)
        for (index, claim) in outlines.claims.enumerated() {
            var mark = Mark()
            mark.add(claim.mark)
            outlines.forEachDocument(claim) { mark.add(Int(documentNumbers[$0])) }
            let (number, step) = rows.place(claim.key, mark: mark.value)
            claimNumbers.append(number)
            if step != .stays { changed.append((index, number, step == .comes, mark.value)) }
        }
        for number in rows.gone { try removeClaim(number) }
        var done = 0
        while done < changed.count {
            let share = changed[done..<min(done + Self.share, changed.count)]
            let made = self.rows(of: share.map { ($0.index, $0.number, $0.mark) })
            for (row, place) in zip(made, share) { try write(row, isNew: place.isNew) }
            done = share.endIndex
        }
        kept[.claim] = rows
    }

    /// Claims written out at once.
    private static let share = 4096

    private struct ClaimRow: Sendable {
        let number: Int64
        let mark: UInt64
        let claim: Claim
        let json: [UInt8]
        let first: Int
        let last: Int
    }

    /// Rows of a share of the claims, written out on all cores.
    private func rows(of share: [(index: Int, number: Int64, mark: UInt64)]) -> [ClaimRow] {
        Concurrently.map(share, sharing: 64) { [comparison, outlines] place in
            let claim = comparison.claim(place.index)
            let documents = comparison.documents
            let days = Self.days(claim, published: outlines.documents(outlines.claims[place.index]).compactMap { documents[$0].published })
            return ClaimRow(number: place.number, mark: place.mark, claim: claim, json: claim.json(), first: days.first, last: days.last)
        }
    }

    /// Writes what a claim has that its row and the rows beside it have not.
    private mutating func write(_ row: ClaimRow, isNew: Bool) throws {
        let claim = row.claim
        let number = row.number
        let documents = Self.distinct(claim.accounts.compactMap { self.number(ofDocument: $0.document) })
        let isPlaced = try !isNew && isPlaced(row)
        let roots = documents.count > 1 ? claim.roots.count : 0
        if isPlaced {
            try run("UPDATE claim SET mark = ?, json = ? WHERE number = ?", [Int64(bitPattern: row.mark), Data(row.json), number])
            try run("UPDATE claim SET roots = ? WHERE number = ? AND roots <> ?", [roots, number, roots])
        } else {
            if !isNew { try removeClaim(number) }
            try run(
                "INSERT INTO claim (number, id, type, time, roots, day, lastDay, mark, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [number, claim.id, claim.type, claim.time, roots, row.first, row.last, Int64(bitPattern: row.mark), Data(row.json)])
        }
        let actors = Self.distinct((claim.actors + claim.recipients).compactMap { place(of: $0, in: .actor) })
        try write(actors, of: row, to: "claimActor", "actor", isPlaced: isPlaced)
        let sources = Self.distinct(claim.accounts.flatMap { $0.chain.compactMap { $0.source.map { sourceNumber($0) } } })
        try write(sources, of: row, to: "claimSource", "source", isPlaced: isPlaced)
        var former = isPlaced ? try records(of: number) : []
        for account in claim.accounts {
            guard let document = self.number(ofDocument: account.document) else { continue }
            guard former.remove(RecordPlace(document: document, record: account.record)) == nil else { continue }
            try run("INSERT OR REPLACE INTO claimRecord (document, record, claim) VALUES (?, ?, ?)", [document, account.record, number])
        }
        for place in former.sorted(by: { ($0.document, $0.record) < ($1.document, $1.record) }) {
            try run("DELETE FROM claimRecord WHERE document = ? AND record = ? AND claim = ?", [place.document, place.record, number])
        }
    }

    private struct RecordPlace: Hashable {
        let document: Int64
        let record: String
    }

    private func records(of claim: Int64) throws -> Set<RecordPlace> {
        var places = Set<RecordPlace>()
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT document, record FROM claimRecord WHERE claim = ?"), arguments: [claim])
        while let row = try rows.next() { places.insert(RecordPlace(document: row[0], record: row[1])) }
        return places
    }

    /// Whether the row of a claim stands in the same places of the lists.
    private func isPlaced(_ row: ClaimRow) throws -> Bool {
        let kept = try database.cachedStatement(sql: "SELECT type, time, day, lastDay FROM claim WHERE number = ?")
        guard let former = try Row.fetchOne(kept, arguments: [row.number]) else { return false }
        return former[0] == row.claim.type && former[1] == row.claim.time && former[2] == row.first && former[3] == row.last
    }

    /// - Parameter table: of numbers of things beside those of claims.
    private func write(_ things: [Int64], of row: ClaimRow, to table: String, _ column: String, isPlaced: Bool) throws {
        var former = Set<Int64>()
        if isPlaced {
            former.formUnion(
                try Int64.fetchAll(database.cachedStatement(sql: "SELECT \(column) FROM \(table) WHERE claim = ?"), arguments: [row.number]))
        }
        for thing in things where former.remove(thing) == nil {
            try run(
                "INSERT INTO \(table) (\(column), day, claim, lastDay, type) VALUES (?, ?, ?, ?, ?)",
                [thing, row.first, row.number, row.last, row.claim.type])
        }
        for thing in former.sorted() {
            try run("DELETE FROM \(table) WHERE \(column) = ? AND day = ? AND claim = ?", [thing, row.first, row.number])
        }
    }

    /// The number of a source whose row may be written later.
    private mutating func sourceNumber(_ id: String) -> Int64 {
        let key = KeptRows.key(id)
        return kept[.source, default: KeptRows()].number(key)
    }

    private func removeClaim(_ number: Int64) throws {
        try run("DELETE FROM claimActor WHERE claim = ?", [number])
        try run("DELETE FROM claimSource WHERE claim = ?", [number])
        try run("DELETE FROM claimRecord WHERE claim = ?", [number])
        try run("DELETE FROM claim WHERE number = ?", [number])
    }

    /// The days of the claim's own date; else those of the documents that tell it.
    private static func days(_ claim: Claim, published: [String]) -> (first: Int, last: Int) {
        if let time = claim.time.flatMap({ PartialDate($0) }) { return (time.firstDay, time.lastDay) }
        let dates = published.compactMap { PartialDate($0) }
        guard let first = dates.map(\.firstDay).min(), let last = dates.map(\.lastDay).max() else { return (Archive.undated, Archive.undated) }
        return (first, last)
    }

    // MARK: Conflicts

    private mutating func writeConflicts() throws {
        var rows = kept[.conflict] ?? KeptRows()
        var given = Set<String>()
        let claimsOfConflicts = comparison.claimsOfConflicts()
        var changed: [(index: Int, number: Int64, step: KeptRows.Step, mark: UInt64)] = []
        for (index, dispute) in outlines.disputes(comparison).enumerated() where given.insert(dispute.id).inserted {
            var mark = Mark()
            mark.add(dispute.mark)
            for claim in claimsOfConflicts[index] { mark.add(Int(claimNumbers[claim])) }
            let (number, step) = rows.place(KeptRows.key(dispute.id), mark: mark.value)
            if step != .stays { changed.append((index, number, step, mark.value)) }
        }
        let written = Concurrently.map(changed, sharing: 16) { [comparison] row in
            let conflict = comparison.conflict(row.index)
            return (conflict: conflict, json: conflict.json())
        }
        for (row, (conflict, json)) in zip(changed, written) {
            let (number, claims) = (row.number, claimsOfConflicts[row.index].map { claimNumbers[$0] })
            if row.step == .changes { try removeConflict(number) }
            try run(
                "INSERT INTO conflict (number, id, kind, weight, mark, json) VALUES (?, ?, ?, ?, ?, ?)",
                [number, conflict.id, conflict.kind.rawValue, conflict.weight, Int64(bitPattern: row.mark), Data(json)])
            for id in Self.distinct(conflict.about) {
                guard let actor = place(of: id, in: .actor) else { continue }
                try run(
                    "INSERT INTO conflictActor (actor, weight, conflict, kind) VALUES (?, ?, ?, ?)",
                    [actor, conflict.weight, number, conflict.kind.rawValue])
            }
            for claim in claims { try run("INSERT INTO conflictClaim (claim, conflict) VALUES (?, ?)", [claim, number]) }
        }
        for number in rows.gone { try removeConflict(number) }
        kept[.conflict] = rows
    }

    private func removeConflict(_ number: Int64) throws {
        try run("DELETE FROM conflictActor WHERE conflict = ?", [number])
        try run("DELETE FROM conflictClaim WHERE conflict = ?", [number])
        try run("DELETE FROM conflict WHERE number = ?", [number])
    }

    // MARK: Backing

    private mutating func writeBacking() throws {
        var rows = kept[.backing] ?? KeptRows()
        var changed: [(index: Int, number: Int64, mark: UInt64)] = []
        for (index, outline) in outlines.backing.enumerated() {
            let from = actorNumbers[outline.from], to = actorNumbers[outline.to]
            var mark = Mark()
            mark.add(outline.mark)
            mark.add(Int(from))
            mark.add(Int(to))
            let key = KeptRows.key(comparison.entities[outline.from].id, comparison.entities[outline.to].id)
            let (number, step) = rows.place(key, mark: mark.value)
            if step == .changes { try removeBacking(number) }
            if step != .stays { changed.append((index, number, mark.value)) }
        }
        for number in rows.gone { try removeBacking(number) }
        let written = Concurrently.map(changed, sharing: 32) { [comparison] in comparison.backing($0.index) }
        for (place, series) in zip(changed, written) {
            let outline = outlines.backing[place.index]
            try run(
                "INSERT INTO backing (number, \"from\", \"to\", points, mark, outline, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    place.number, actorNumbers[outline.from], actorNumbers[outline.to], series.series.count, Int64(bitPattern: place.mark),
                    try JSONEncoder().encode(BackingOutline(series)), Data(series.json()),
                ])
            for (position, turn) in series.turns.enumerated() {
                try run(
                    "INSERT INTO turn (backing, position, time, json) VALUES (?, ?, ?, ?)", [place.number, position, turn.time, Data(turn.json())])
            }
        }
        kept[.backing] = rows
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
                guard let document = number(ofDocument: id) else { continue }
                try run("INSERT OR IGNORE INTO copied (document, copyGroup) VALUES (?, ?)", [document, index + 1])
            }
        }
    }

    // MARK: Documents

    private func writeDocuments() throws {
        var former: [Int64: Int64] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT document, mark FROM comparedDocument")
        while let row = try rows.next() { former[row[0]] = row[1] }
        let marks = Concurrently.map(Array(comparison.documents.indices), sharing: 1024) {
            [documents = comparison.documents, days = outlines.days] index in
            var mark = Mark()
            for part in [
                documents[index].id, documents[index].publisher, documents[index].published, documents[index].title, documents[index].notBefore,
            ] {
                mark.add(part)
            }
            mark.add(days[index])
            return Int64(bitPattern: mark.value)
        }
        for (index, mark) in marks.enumerated() where documentNumbers[index] != 0 {
            guard former.removeValue(forKey: documentNumbers[index]) != mark else { continue }
            try run(
                "INSERT OR REPLACE INTO comparedDocument (document, place, mark, json) VALUES (?, ?, ?, ?)",
                [documentNumbers[index], outlines.days[index], mark, Data(comparison.documents[index].json())])
        }
        for number in former.keys.sorted() { try run("DELETE FROM comparedDocument WHERE document = ?", [number]) }
    }

    // MARK: Marks

    private static func distinct<Element: Hashable>(_ list: [Element]) -> [Element] {
        var seen = Set<Element>()
        return list.filter { seen.insert($0).inserted }
    }
}
#endif
