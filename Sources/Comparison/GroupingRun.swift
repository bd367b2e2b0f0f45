import Readings

/// Grouping of the entries of one type.
struct GroupingRun {
    let pile: Pile
    let matcher: AccountMatcher
    let kept: Decisions
    private let isStatement: Bool
    private let isSymmetric: Bool
    private(set) var chains = GroupChains()
    private(set) var made: [Decisions.Made] = []
    /// Where the next of the kept decisions may lie.
    private var expected = 0

    /// For each group a hash of the members that stand for it, from which with an entry's own it is known what was decided.
    private var probeMarks: [UInt64] = []
    private var windows = GroupWindows()
    /// Shared words by group while an entry looks for its candidates.
    private var meetings: [UInt8] = []
    // Kept from entry to entry for their memory.
    private var keys: [Int] = []
    private var pairs: [UInt64] = []
    private var touched: [Int] = []
    private var candidates: [Int] = []

    /// - Parameter type: of the acts; nil for statements.
    init(pile: Pile, matcher: AccountMatcher, type: String?, kept: Decisions) {
        isStatement = type == nil
        isSymmetric = type.map(AccountMatcher.symmetric.contains) ?? false
        self.pile = pile
        self.matcher = matcher
        self.kept = kept
    }

    /// Puts an entry into the group to which it belongs, or into a new one.
    /// - Parameter words: the rarest words of a statement.
    mutating func place(_ entry: Int, words: ArraySlice<UInt32>) {
        let isEvent = pile.traits[entry].kind == .event
        keys.removeAll(keepingCapacity: true)
        if isStatement {
            for word in words { keys.append(windows.number(ofWord: word)) }
        } else {
            findPairs(pile.entries[entry], isEvent: isEvent)
            for pair in pairs { keys.append(windows.number(pair)) }
        }
        candidates.removeAll(keepingCapacity: true)
        if isStatement {
            touched.removeAll(keepingCapacity: true)
            windows.count(keys, &meetings, &touched)
            for group in touched {
                if meetings[group] >= 2 { candidates.append(group) }
                meetings[group] = 0
            }
            candidates.sort()
        } else {
            windows.count(keys, &meetings, &candidates)
            for group in candidates { meetings[group] = 0 }
        }
        // Where much is told of one pair, more must speak for a merge.
        var crowd = 0
        if !isStatement { for key in keys { crowd = max(crowd, windows.told(key)) } }
        let step = crowd > 12 && isEvent ? crowd / 12 : 0
        let threshold = isStatement ? AccountMatcher.statementThreshold : AccountMatcher.threshold + min(0.22, 0.05 * Double(step))
        let group: Int
        if !candidates.isEmpty, let chosen = choice(entry, min(step, 5), threshold) {
            group = candidates[chosen]
            chains.append(entry, to: group)
            probeMarks[group] = probeMark(chains.probes(of: group))
        } else {
            group = chains.count
            chains.open(entry)
            probeMarks.append(probeMark(chains.probes(of: group)))
            meetings.append(0)
        }
        for key in keys { windows.tell(key, group) }
    }

    /// The candidate that is most like the entry, if it is like enough.
    private mutating func choice(_ entry: Int, _ step: Int, _ threshold: Double) -> Int? {
        guard let own = pile.entries[entry].mark else { return weigh(entry, threshold) }
        var mark = Mark()
        mark.add(own)
        mark.add(step)
        for group in candidates { mark.add(probeMarks[group]) }
        let known = kept.choice(mark.value, expected: &expected)
        let chosen = known == nil ? weigh(entry, threshold) : known.flatMap { $0 >= 0 && $0 < candidates.count ? $0 : nil }
        made.append(Decisions.Made(mark: mark.value, choice: Int16(truncatingIfNeeded: chosen ?? -1)))
        return chosen
    }

    private func weigh(_ entry: Int, _ threshold: Double) -> Int? {
        var best: (place: Int, score: Double)?
        for (place, group) in candidates.enumerated() {
            guard let score = matcher.score(entry, chains.probes(of: group).list, atLeast: max(threshold, best?.score ?? 0)) else { continue }
            if best.map({ score > $0.score }) ?? true { best = (place, score) }
        }
        return best?.place
    }

    private func probeMark(_ probes: GroupChains.Probes) -> UInt64 {
        var mark = Mark()
        mark.add(pile.entries[probes.first].mark ?? 0)
        if let last = probes.last { mark.add(pile.entries[last].mark ?? 0) }
        if let middle = probes.middle { mark.add(pile.entries[middle].mark ?? 0) }
        return mark.value
    }

    /// Pairs of actor and recipient, each shifted so that none and nobody are numbers too.
    private mutating func findPairs(_ entry: Pile.Entry, isEvent: Bool) {
        pairs.removeAll(keepingCapacity: true)
        let actors = entry.actors.prefix(4), recipients = entry.recipients.prefix(4)
        for actor in actors { for recipient in recipients { addPair(actor, recipient) } }
        guard isEvent else { return }
        if recipients.isEmpty { for actor in actors { addPair(actor, -1) } }
        if actors.isEmpty { for recipient in recipients { addPair(-2, recipient) } }
        // An act told once with and once without its recipient.
        if let actor = actors.first { pairs.append(Self.pair(actor, -1, isLoose: true)) }
    }

    private mutating func addPair(_ a: Int, _ b: Int) {
        let pair = isSymmetric && a > b ? Self.pair(b, a) : Self.pair(a, b)
        if !pairs.contains(pair) { pairs.append(pair) }
    }

    private static func pair(_ a: Int, _ b: Int, isLoose: Bool = false) -> UInt64 { UInt64(a + 2) << 32 | UInt64(b + 2) << 1 | (isLoose ? 1 : 0) }
}
