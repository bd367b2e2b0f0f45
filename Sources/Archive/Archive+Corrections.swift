#if Full
import Foundation
import GRDB
import Readings
import Synchronization

extension ArchiveSchema {
    /// The log of corrections: rows are only ever added. What an entry says stands in `json`; the columns beside it are for looking up.
    static func registerCorrections(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("3 corrections") { database in
            try database.execute(
                sql: """
                    CREATE TABLE correction (
                        number INTEGER PRIMARY KEY,
                        made TEXT NOT NULL,
                        who TEXT NOT NULL,
                        action TEXT NOT NULL,
                        -- no reference: an entry outlives its document's removal and a later adding finds it again
                        document TEXT,
                        undoes INTEGER UNIQUE REFERENCES correction (number),
                        json BLOB NOT NULL
                    );
                    CREATE INDEX correctionByDocument ON correction (document);
                    CREATE TRIGGER correctionIsNeverChanged BEFORE UPDATE ON correction
                    BEGIN SELECT RAISE(ABORT, 'the log of corrections is never changed'); END;
                    -- what a person only notes or confirms leaves readings and comparison as they are
                    CREATE TRIGGER correctionCameIn AFTER INSERT ON correction
                    WHEN coalesce((SELECT action FROM correction WHERE number = NEW.undoes), NEW.action)
                        IN ('merge', 'split', 'type', 'reject')
                    BEGIN UPDATE change SET number = number + 1; END;
                    """)
        }
    }
}

/// Keeps the corrections in force between two requests.
final class CorrectionCache: Sendable {
    private let kept = Mutex<(last: Int, set: CorrectionSet)?>(nil)

    func set(last: Int) -> CorrectionSet? { kept.withLock { $0?.last == last ? $0?.set : nil } }
    func keep(_ set: CorrectionSet, last: Int) { kept.withLock { $0 = (last, set) } }
}

extension Archive {
    /// The whole log, in order.
    public func corrections() throws -> [Correction] { try pool.read { try Self.log($0) } }

    /// What of the log is in force.
    public func correctionSet() throws -> CorrectionSet {
        try pool.read { database in
            let last = try Self.lastCorrection(database)
            if let kept = correctionCache.set(last: last) { return kept }
            let set = CorrectionSet(log: try Self.log(database))
            correctionCache.keep(set, last: last)
            return set
        }
    }

    /// Adds an entry to the log.
    /// - Parameter now: when it was made.
    /// - Returns: the entry with its number and time, and with what stood there before.
    /// - Throws: ``Diagnostic`` when it says nothing that can be applied: the record is not there, two actors are the same one already.
    public func correct(_ correction: Correction, now: Date = Date()) throws -> Correction {
        var entry = try completed(correction)
        entry.made = now.formatted(.iso8601)
        do { return try store(entry) } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw Diagnostic("the archive is being written by another process", file: path, hint: "try again in a minute")
        }
    }

    private func store(_ correction: Correction) throws -> Correction {
        var entry = correction
        return try pool.write { database in
            entry.number = try Self.lastCorrection(database) + 1
            if let undone = entry.undoes,
                try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM correction WHERE undoes = ?)", arguments: [undone]) == true
            {
                throw Diagnostic("correction \(undone) has been taken back already", hint: "make it anew")
            }
            try database.execute(
                sql: "INSERT INTO correction (number, made, who, action, document, undoes, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.number, entry.made, entry.who, entry.action.rawValue, entry.record?.document ?? entry.document, entry.undoes,
                    Data(try JSONEncoder().encode(entry)),
                ])
            return entry
        }
    }

    /// Takes an entry back; both stay in the log.
    public func undoCorrection(_ number: Int, who: String, note: String? = nil, now: Date = Date()) throws -> Correction {
        try correct(Correction(action: .undo, who: who, note: note, undoes: number), now: now)
    }

    static func lastCorrection(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM correction") ?? 0
    }

    private static func log(_ database: Database) throws -> [Correction] {
        try Data.fetchAll(database, sql: "SELECT json FROM correction ORDER BY number").map {
            try JSONDecoder().decode(Correction.self, from: $0)
        }
    }

    /// Checks an entry and fills in what stood there.
    private func completed(_ correction: Correction) throws -> Correction {
        var entry = correction
        entry.who = entry.who.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !entry.who.isEmpty else { throw Diagnostic("nobody is named who corrects", hint: "write your name") }
        func limit(_ text: String?, _ count: Int, _ what: String) throws {
            guard let text, text.unicodeScalars.count > count else { return }
            throw Diagnostic("the \(what) is longer than \(count) characters", hint: "say it shorter")
        }
        try limit(entry.who, 100, "name")
        try limit(entry.note, 4000, "note")
        try limit(entry.before, 400, "name that is split off")
        try limit(entry.after, 400, "new value")
        if let key = entry.record {
            guard let reading = try machineReading(id: key.document) else {
                throw Diagnostic("no article has the id «\(key.document)»", hint: "see the list of articles")
            }
            guard let id = key.record(in: reading) else {
                throw Diagnostic("the article has no such record", file: key.document, hint: "open the article anew; it may have been read again")
            }
            // The words are the reading's own, whatever the sender says.
            let found = RecordKey(record: id, in: reading) ?? key
            entry.record = found
            entry.before = entry.action == .reject ? found.words : nil
            if entry.action == .type {
                guard let event = reading.events.first(where: { $0.id == id }) else {
                    throw Diagnostic("only acts have a type of PLOVER", file: key.document, hint: "reject the record, or add a note")
                }
                entry.before = event.type.rawValue
            }
        }
        switch entry.action {
        case .undo:
            let log = try corrections()
            guard let number = entry.undoes, let target = log.first(where: { $0.number == number }), target.action != .undo else {
                throw Diagnostic("there is no correction \(entry.undoes ?? 0) to take back", hint: "see the log of corrections")
            }
            entry.document = target.record?.document ?? target.document
        case .merge:
            guard let actor = entry.actor, let other = entry.other else {
                throw Diagnostic("two actors are needed", hint: "name the actor that this one is the same as")
            }
            guard actor.id != other.id, !CorrectionSet.areOne(actor, other) else {
                throw Diagnostic("«\(actor.name)» and «\(other.name)» are one actor already", hint: "choose another actor")
            }
            entry.before = actor.name
            entry.after = other.name
        case .split:
            guard entry.actor != nil, let words = entry.before, let name = entry.after?.trimmingCharacters(in: .whitespacesAndNewlines),
                !words.isEmpty, !name.isEmpty
            else { throw Diagnostic("a name and the actor that it stands for are needed", hint: "write both") }
            entry.after = name
        case .type:
            let isKnown = entry.record == nil ? EntityType(rawValue: entry.after ?? "") != nil : PloverType(rawValue: entry.after ?? "") != nil
            guard isKnown else { throw Diagnostic("«\(entry.after ?? "")» is no type", hint: "choose one of the list") }
            if entry.record == nil {
                guard let actor = entry.actor else { throw Diagnostic("an actor or an act is needed", hint: "open its page") }
                entry.before = actor.type.rawValue
            }
        case .reject:
            guard entry.record != nil else { throw Diagnostic("a record is needed", hint: "open the record's page") }
        case .confirm, .note:
            guard entry.record != nil || entry.actor != nil else {
                throw Diagnostic("a record or an actor is needed", hint: "open its page")
            }
            if entry.action == .note, entry.note?.isEmpty ?? true { throw Diagnostic("the note is empty", hint: "write it") }
        }
        return entry
    }
}
#endif
