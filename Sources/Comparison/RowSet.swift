/// Rows of a table, asked of by the million.
struct RowSet: Sendable {
    private var isIn: [Bool] = []

    init(_ rows: Set<Int>) {
        isIn = [Bool](repeating: false, count: (rows.max() ?? -1) + 1)
        for row in rows where row >= 0 { isIn[row] = true }
    }

    @inline(__always)
    func contains(_ row: Int) -> Bool { row >= 0 && row < isIn.count && isIn[row] }
}
