#if Full
import Comparison
import Foundation
import GRDB
import Readings

extension Archive {
    /// Writes what is kept of the comparison as one object of `sanad.comparison/1`: the same bytes as ``Comparison/json()``, part by
    /// part, so that it is never held as a whole.
    /// - Parameter write: called with one part after another.
    public func writeComparison(_ write: ([UInt8]) -> Void) throws {
        try pool.read { database in
            var isFirst = true
            func list(_ name: String, _ sql: String, _ body: (Row) throws -> [UInt8]) throws {
                write(Array("\(isFirst ? "{" : ",")\"\(name)\":[".utf8))
                isFirst = false
                var part: [UInt8] = []
                var needsComma = false
                let rows = try Row.fetchCursor(database, sql: sql)
                while let row = try rows.next() {
                    if needsComma { part.append(0x2C) }
                    needsComma = true
                    part += try body(row)
                    if part.count > 1 << 18 {
                        write(part)
                        part.removeAll(keepingCapacity: true)
                    }
                }
                part.append(0x5D)
                write(part)
            }
            func bytes(_ row: Row) throws -> [UInt8] { try row.withUnsafeData(atIndex: 0) { [UInt8]($0 ?? Data()) } }
            try list(
                "backing",
                """
                SELECT json FROM backing b JOIN actor x ON x.number = b."from" JOIN actor y ON y.number = b."to"
                ORDER BY b.points DESC, x.id, y.id
                """, bytes)
            let claim = try database.cachedStatement(sql: "SELECT json FROM claim WHERE number = ?")
            try list("claims", "SELECT number FROM claim ORDER BY coalesce(time, '9'), id") { row in
                [UInt8](try Data.fetchOne(claim, arguments: [row[0] as Int64]) ?? Data())
            }
            let conflict = try database.cachedStatement(sql: "SELECT json FROM conflict WHERE number = ?")
            try list("conflicts", "SELECT number FROM conflict ORDER BY weight DESC, id") { row in
                [UInt8](try Data.fetchOne(conflict, arguments: [row[0] as Int64]) ?? Data())
            }
            try list("copies", "SELECT json FROM copyGroup ORDER BY number", bytes)
            try list("documents", "SELECT json FROM comparedDocument c JOIN document d ON d.number = c.document ORDER BY c.place, d.id", bytes)
            try list(
                "entities",
                """
                SELECT entity FROM actor a JOIN comparedDocument c ON c.document = a.first JOIN document d ON d.number = a.first
                ORDER BY c.place, d.id, a.place
                """, bytes)
            write(Array(",\"schema\":\"\(Comparison.schema)\"".utf8))
            let documents = try database.cachedStatement(
                sql: """
                    SELECT id FROM sourceDocument s JOIN comparedDocument c ON c.document = s.document JOIN document d ON d.number = s.document
                    WHERE source = ? ORDER BY c.place, d.id
                    """)
            try list("sources", "SELECT json, number, documents FROM source ORDER BY accounts DESC, id") { row in
                guard (row[2] as Int) > Self.documentsInProfile else { return try bytes(row) }
                var profile = try JSONDecoder().decode(SourceProfile.self, from: row[0])
                profile.documents = try String.fetchAll(documents, arguments: [row[1] as Int64])
                return profile.json()
            }
            write([0x7D])
        }
    }
}
#endif
