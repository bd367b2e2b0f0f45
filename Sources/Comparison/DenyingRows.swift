/// Rows of antonyms that tell what is denied from what is told.
struct DenyingRows: Sendable {
    private let rows: RowSet
    /// Those that tell true from false.
    private let truth: RowSet

    init(_ tables: ComparisonTables) {
        rows = RowSet(tables.denyingRows)
        truth = RowSet(tables.truthRows)
    }

    /// Whether a telling denies by one of its words.
    func denies(_ side: Telling.SidedWord, _ words: ContentWords) -> Bool {
        guard rows.contains(side.row), side.word < words.count, words[side.word].flags.contains(.sure) else { return false }
        // «لا أساس لها من الصحة» denies with the word of the other side.
        let isNegated = words[side.word].flags.contains(.negated) || words[max(0, side.word - 3)..<side.word].contains { $0.flags.contains(.negator) }
        return side.isFirst ? isNegated && truth.contains(side.row) : !isNegated
    }
}
