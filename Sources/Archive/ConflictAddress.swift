#if Full
import Comparison

/// The id of a conflict as what it is made of: the first record of each side, `a.txt#e3~b.txt#e1`; the second document is left out where
/// it is that of the first.
struct ConflictAddress: Hashable {
    struct Record: Hashable {
        let document: String
        /// `a7`, `e3`, `l2`.
        let record: String

        init?(_ text: Substring, document other: String? = nil) {
            guard let mark = text.lastIndex(of: "#") else { return nil }
            let document = text[..<mark].isEmpty ? other : String(text[..<mark])
            let record = text[text.index(after: mark)...]
            guard let document, let kind = record.first, "ael".contains(kind), record.count > 1,
                record.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
            else { return nil }
            self.document = document
            self.record = String(record)
        }

        func stands(in side: ArraySlice<Account>) -> Bool { side.contains { $0.document == document && $0.record == record } }
    }

    let first: Record
    let second: Record

    /// Every way to read an id: those of documents may hold the marks too.
    static func readings(of id: String) -> [ConflictAddress] {
        id.indices.filter { id[$0] == "~" }.compactMap { mark in
            guard let first = Record(id[..<mark]), let second = Record(id[id.index(after: mark)...], document: first.document) else { return nil }
            return ConflictAddress(first: first, second: second)
        }
    }
}
#endif
