import Readings

extension ConflictFinder {
    /// Accounts of one act that count differently. Later accounts that count more are news, not a clash: only accounts of one day are
    /// set against one another.
    func figureClashes(_ grouping: ClaimGrouping) -> [Clash] {
        var clashes: [Clash] = []
        for group in grouping.groups where group.count > 1 && group.contains(where: { pile.traits[$0].hasFigures }) {
            var byKind: [String: [(entry: Int, value: Double)]] = [:]
            for entry in group {
                let telling = pile.telling(entry)
                guard telling.status == .reported else { continue }
                for figure in telling.figures { byKind[figure.kind, default: []].append((entry, figure.value)) }
            }
            for kind in byKind.keys.sorted() where kind != "other" {
                guard let list = byKind[kind], list.count > 1 else { continue }
                let lead = list[0]
                let others = list.dropFirst().filter { other in
                    rootsDiffer(other.entry, lead.entry) && !overlap(other.entry, lead.entry) && (daysApart(other.entry, lead.entry) ?? 0) <= 1
                        && abs(other.value - lead.value) > 0.05 * max(other.value, lead.value)
                }
                guard !others.isEmpty else { continue }
                clashes.append(
                    Clash(
                        kind: .number, first: [lead.entry], second: distinct(others.map(\.entry), limit: 4), confidence: 0.72,
                        reason: "\(teller(lead.entry)): \(number(lead.value))، و\(teller(others[0].entry)): \(number(others[0].value))",
                        reasonEnglish: "\(kind): \(number(lead.value)) against \(number(others[0].value))"))
            }
        }
        return clashes
    }

    private func number(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value) }
}
