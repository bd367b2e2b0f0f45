import Readings

/// Brings accounts of one act or state together. Entries are taken in the order of time; each meets only the open groups that share
/// its type and an actor (statements: two of its rarest words), so the work is linear in the pile times ``breadth``.
struct ClaimGrouping {
    /// How many of the latest groups of one key an entry is weighed against.
    static let breadth = 24

    /// Entry indices of each group, in the order of time.
    private(set) var groups: [[Int]] = []
    /// For each entry its group.
    private(set) var groupOf: [Int]

    private struct Key: Hashable {
        let type: String
        let a: Int
        let b: Int
    }

    init(_ pile: Pile, matcher: AccountMatcher) {
        groupOf = [Int](repeating: -1, count: pile.entries.count)
        let order = pile.entries.indices.sorted { x, y in
            let p = pile.entries[x], q = pile.entries[y]
            return (p.when?.first ?? Int.max, p.document, x) < (q.when?.first ?? Int.max, q.document, y)
        }
        var open: [Key: [Int]] = [:]
        var told: [Key: Int] = [:]
        var openWords: [UInt32: [Int]] = [:]
        for entry in order {
            let telling = pile.telling(entry)
            var candidates: [Int] = []
            let keys: [Key]
            let rare: [UInt32]
            if telling.kind == .statement {
                keys = []
                rare = Self.rarest(telling)
                var meetings: [Int: Int] = [:]
                for word in rare { for group in (openWords[word] ?? []).suffix(Self.breadth) { meetings[group, default: 0] += 1 } }
                candidates = meetings.filter { $0.value >= 2 }.map(\.key).sorted()
            } else {
                rare = []
                keys = Self.keys(pile.entries[entry], telling)
                var seen = Set<Int>()
                for key in keys { for group in (open[key] ?? []).suffix(Self.breadth) where seen.insert(group).inserted { candidates.append(group) } }
            }
            var best: (group: Int, score: Double)?
            for group in candidates {
                guard let score = Self.score(entry, groups[group], matcher: matcher) else { continue }
                if best.map({ score > $0.score }) ?? true { best = (group, score) }
            }
            // Where much is told of one pair, more must speak for a merge.
            let crowd = keys.map { told[$0] ?? 0 }.max() ?? 0
            let threshold =
                telling.kind == .statement
                ? AccountMatcher.statementThreshold
                : AccountMatcher.threshold + (crowd > 12 && telling.kind == .event ? min(0.22, 0.05 * Double(crowd / 12)) : 0)
            let group: Int
            if let best, best.score >= threshold {
                group = best.group
                groups[group].append(entry)
            } else {
                group = groups.count
                groups.append([entry])
            }
            groupOf[entry] = group
            for key in keys {
                told[key, default: 0] += 1
                if open[key]?.last != group, open[key]?.suffix(Self.breadth).contains(group) != true { open[key, default: []].append(group) }
            }
            for word in rare where openWords[word]?.suffix(Self.breadth).contains(group) != true { openWords[word, default: []].append(group) }
        }
    }

    /// The mean score against the first, the last and the fullest member; nil when one of them refuses.
    private static func score(_ entry: Int, _ members: [Int], matcher: AccountMatcher) -> Double? {
        var probes = [members[0]]
        if members.count > 1 { probes.append(members[members.count - 1]) }
        if members.count > 2 { probes.append(members[members.count / 2]) }
        var sum = 0.0
        var best = 0.0
        for probe in probes {
            let match = matcher.match(entry, probe)
            if match.refusal != nil { return nil }
            sum += match.score
            best = max(best, match.score)
        }
        return (sum / Double(probes.count) + best) / 2
    }

    private static func keys(_ entry: Pile.Entry, _ telling: Telling) -> [Key] {
        var keys: [Key] = []
        let actors = entry.actors.prefix(4), recipients = entry.recipients.prefix(4)
        func add(_ a: Int, _ b: Int) {
            let swap = AccountMatcher.symmetric.contains(telling.type) && a > b
            let key = Key(type: telling.type, a: swap ? b : a, b: swap ? a : b)
            if !keys.contains(key) { keys.append(key) }
        }
        for actor in actors { for recipient in recipients { add(actor, recipient) } }
        if telling.kind == .event {
            if recipients.isEmpty { for actor in actors { add(actor, -1) } }
            if actors.isEmpty { for recipient in recipients { add(-2, recipient) } }
            // An act told once with and once without its recipient.
            if !actors.isEmpty, !recipients.isEmpty, let actor = actors.first { keys.append(Key(type: telling.type + "*", a: actor, b: -1)) }
            if recipients.isEmpty, let actor = actors.first { keys.append(Key(type: telling.type + "*", a: actor, b: -1)) }
        }
        return keys
    }

    static func rarest(_ telling: Telling, count: Int = 6) -> [UInt32] {
        let heavy = telling.keys.indices.filter { telling.keyWeights[$0] >= 4 }
        return heavy.sorted { (telling.keyWeights[$1], telling.keys[$0]) < (telling.keyWeights[$0], telling.keys[$1]) }.prefix(count).map { telling.keys[$0] }
    }
}
