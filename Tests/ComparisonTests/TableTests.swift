import Foundation
import ArabicText
import Knowledge
import Testing

@testable import Comparison

private let pack = Pack.load()
private let tables = Comparer(pack: pack).tables

private func concepts(in text: String) -> [UInt32] { tables.bag(of: text).words.filter { $0.flags.contains(.concept) }.map(\.key) }

@Test(arguments: pack.rows("concepts").map(\.id))
func conceptsHoldInTheirExampleAndNotInTheCounter(id: String) throws {
    let row = try #require(pack.rows("concepts").first { $0.id == id })
    let key = WordSkeleton.hash("concept:\(id)".utf8)
    #expect(concepts(in: row["example"] ?? "").filter { $0 == key }.count >= 2, "\(id)")
    #expect(!concepts(in: row["counter"] ?? "").contains(key), "\(id)")
}

@Test(arguments: pack.rows("antonyms").map(\.id))
func antonymsStandOnTwoSidesInTheirExample(id: String) throws {
    let index = try #require(pack.rows("antonyms").firstIndex { $0.id == id })
    let row = pack.rows("antonyms")[index]
    let halves = (row["example"] ?? "").components(separatedBy: " / ")
    try #require(halves.count == 2)
    let left = tables.bag(of: halves[0]).sides.filter { $0.side.row == index },
        right = tables.bag(of: halves[1]).sides.filter { $0.side.row == index }
    #expect(left.contains { $0.side.isFirst }, "\(id)")
    #expect(right.contains { !$0.side.isFirst }, "\(id)")
}

@Test(arguments: pack.rows("negators").map(\.id))
func negatorsTurnTheirExample(id: String) throws {
    let row = try #require(pack.rows("negators").first { $0.id == id })
    func turns(_ text: String) -> Bool {
        tables.bag(of: text).words.contains { $0.flags.contains(.negated) || $0.flags.contains(.only) || $0.flags.contains(.negator) }
    }
    #expect(turns(row["example"] ?? ""), "\(id)")
    #expect(!turns(row["counter"] ?? ""), "\(id)")
}

@Test(arguments: pack.rows("contrasts").map(\.id))
func contrastsAreFoundInTheirExampleAndNotInTheCounter(id: String) throws {
    let row = try #require(pack.rows("contrasts").first { $0.id == id })
    #expect(!tables.contrastMarkers(in: TokenizedText(row["example"] ?? "")).isEmpty, "\(id)")
    #expect(tables.contrastMarkers(in: TokenizedText(row["counter"] ?? "")).isEmpty, "\(id)")
}

@Test(arguments: pack.rows("headline-words").map(\.id))
func headlineWordsStandOnTheirSideInTheirExample(id: String) throws {
    let row = try #require(pack.rows("headline-words").first { $0.id == id })
    let reader = PairReader(tables: tables)
    func isFound(_ text: String) -> Bool {
        let words = reader.words(text)
        guard row["dimension"] != "clause" else { return words.contains { $0.clause > 0 } }
        if row["dimension"] == "kind" {
            return words.contains { word in word.kinds.contains { tables.headlineWords.kindNames[$0] == id } }
        }
        return words.contains { word in
            word.senses.contains { tables.headlineWords.dimensions[$0.dimension] == row["dimension"] && $0.isPlus == (row["side"] == "plus") }
        }
    }
    #expect(isFound(row["example"] ?? ""), "\(id)")
    #expect(!isFound(row["counter"] ?? ""), "\(id)")
}

@Test(arguments: pack.rows("denied-acts").map(\.id))
func wordsBesideANegatedActTurnItsExample(id: String) throws {
    let row = try #require(pack.rows("denied-acts").first { $0.id == id })
    let act = tables.bag(of: "قطع").words[0].key
    func denies(_ column: String) throws -> Bool {
        let words = try #require(row[column])
        return tables.deniesAct(act, in: TokenizedText(words), isHeld: false)
    }
    #expect(try denies("example") == (row["kind"] == "carry"))
    #expect(try denies("counter") == (row["kind"] != "carry"))
}
