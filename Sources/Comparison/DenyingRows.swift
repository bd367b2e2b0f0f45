/// Rows of antonyms that tell what is denied from what is told.
struct DenyingRows: Sendable {
    private let rows: RowSet
    /// Those that tell true from false.
    private let truth: RowSet

    init(_ tables: ComparisonTables) {
        rows = RowSet(tables.denyingRows)
        truth = RowSet(tables.truthRows)
    }

    /// Whether a telling says itself that something is false, or not so.
    func isDenying(_ telling: Telling) -> Bool {
        if telling.isTurned { return true }
        guard telling.hasSides else { return false }
        var sides: [Telling.SidedWord] = []
        telling.forEachSide { if rows.contains($0.row) { sides.append($0) } }
        guard !sides.isEmpty else { return false }
        let words = telling.bareWords
        return sides.contains { side in
            guard side.word < words.count, words[side.word].flags.contains(.sure) else { return false }
            // «لا أساس لها من الصحة» denies with the word of the other side.
            let isNegated = words[side.word].flags.contains(.negated) || words[max(0, side.word - 3)..<side.word].contains { $0.flags.contains(.negator) }
            return side.isFirst ? isNegated && truth.contains(side.row) : !isNegated
        }
    }
}
