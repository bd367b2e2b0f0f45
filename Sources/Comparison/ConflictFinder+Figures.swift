import ArabicText
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
                guard telling.status == .reported, telling.doerConfidence >= Self.likelyDoer, !isOfAnotherYear(entry) else { continue }
                for figure in telling.figures { byKind[figure.kind, default: []].append((entry, figure.value)) }
            }
            for kind in byKind.keys.sorted() where kind != "other" {
                guard let list = byKind[kind], list.count > 1 else { continue }
                let lead = list[0]
                let others = list.dropFirst().filter { other in
                    rootsDiffer(other.entry, lead.entry) && !overlap(other.entry, lead.entry) && !namesRoot(other.entry, of: lead.entry)
                        && !namesRoot(lead.entry, of: other.entry) && (daysApart(other.entry, lead.entry) ?? 0) <= 1
                        && abs(other.value - lead.value) > 0.05 * max(other.value, lead.value)
                        && WordLikeness.cosine(pile.telling(other.entry), pile.telling(lead.entry)) >= Self.oneToll
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

    /// The likeness from which on two tolls in one claim are of one act: of a war many acts between the same two are told on a day.
    private static let oneToll = 0.1

    /// Hundredths of confidence: a toll of whom another is likelier to have hit is of another act.
    static let likelyDoer: UInt8 = 40

    /// «ووثق المرصد السوري مقتل …»: an account that names who tells the other is a later toll of his.
    func namesRoot(_ entry: Int, of other: Int) -> Bool {
        let root = pile.entries[other].root
        guard root >= 0, pile.thingOfSource[root] >= 0, root != pile.publisher[pile.entries[other].document] else { return false }
        return pile.entries[entry].about.contains(Int(pile.thingOfSource[root]))
    }

    /// «في ذكرى مقتل ستة عام 1976»: the words name a year long past.
    func isOfAnotherYear(_ entry: Int) -> Bool {
        guard let published = pile.dates[pile.entries[entry].document] else { return false }
        let text = TokenizedText(pile.words(of: entry))
        return text.tokens.indices.contains { token in
            guard text.tokens[token].kind == .number, let year = Int(text.foldedWord(token)), (1900..<2100).contains(year) else { return false }
            return year < (PartialDate(dayNumber: published.first)?.year ?? year)
        }
    }

    private func number(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value) }
}
