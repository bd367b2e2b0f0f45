extension PairTrainer {
    public typealias Row = (first: String, second: String, label: PairVerdict.Label)

    /// Pairs that follow from two judged ones with a text in common: what agrees with one and disagrees with it disagree, and what both
    /// agree with it agree. In the order of the rows.
    /// Complexity: square of the pairs in which one text stands.
    public static func drawn(from rows: [Row]) -> [Row] {
        var order: [String] = []
        var others: [String: [(text: String, label: PairVerdict.Label)]] = [:]
        var known: Set<[String]> = []
        for row in rows {
            known.formUnion([[row.first, row.second], [row.second, row.first]])
            for (text, other) in [(row.first, row.second), (row.second, row.first)] {
                if others[text] == nil { order.append(text) }
                others[text, default: []].append((other, row.label))
            }
        }
        var drawn: [Row] = []
        for text in order {
            let near = (others[text] ?? []).filter { $0.label != .other }
            for (index, a) in near.enumerated() {
                for b in near[(index + 1)...] where a.text != b.text && !(a.label == .disagree && b.label == .disagree) {
                    guard known.insert([a.text, b.text]).inserted else { continue }
                    known.insert([b.text, a.text])
                    drawn.append((a.text, b.text, a.label == b.label ? .agree : .disagree))
                }
            }
        }
        return drawn
    }
}
