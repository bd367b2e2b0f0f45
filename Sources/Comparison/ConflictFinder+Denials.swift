import Readings

extension ConflictFinder {
    private struct Relation2: Hashable {
        let from: Int
        let to: Int
    }

    /// Backing that some tell as standing and others deny, in one time.
    func backingClashes() -> [Clash] {
        var standing: [Relation2: [Int]] = [:]
        var denied: [Relation2: [Int]] = [:]
        for (index, entry) in pile.entries.enumerated() {
            let telling = pile.telling(index)
            guard let (relation, phase) = BackingBuilder.backing(telling), relation == .supports else { continue }
            for from in entry.actors.prefix(4) {
                for to in entry.recipients.prefix(4) where from != to {
                    let key = Relation2(from: from, to: to)
                    if phase == .denied {
                        denied[key, default: []].append(index)
                    } else if phase == .ongoing || phase == .beginning, telling.stance == .asserts || telling.stance == .accuses {
                        standing[key, default: []].append(index)
                    }
                }
            }
        }
        var clashes: [Clash] = []
        for key in denied.keys.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            guard let against = denied[key], let forIt = standing[key] else { continue }
            // Denials that lie near one another in time are one side.
            var rest = against
            while let lead = rest.first {
                let side = rest.filter { (daysApart(lead, $0) ?? 0) <= 60 }
                rest.removeAll { side.contains($0) }
                let others = forIt.filter { entry in
                    side.contains { rootsDiffer(entry, $0) } && !side.contains { overlap(entry, $0) } && (daysApart(entry, lead) ?? 0) <= 180
                }
                guard !others.isEmpty else { continue }
                let near = others.sorted { ((daysApart($0, lead) ?? 0), pile.entries[$0].document == pile.entries[lead].document ? 0 : 1, $0) < ((daysApart($1, lead) ?? 0), pile.entries[$1].document == pile.entries[lead].document ? 0 : 1, $1) }
                clashes.append(
                    Clash(
                        kind: .denial, first: distinct(Array(near.prefix(12)), limit: 6), second: distinct(side, limit: 4), confidence: 0.9,
                        reason: "\(teller(near[0])): \(name(key.from)) تدعم \(name(key.to))؛ و\(teller(lead)) ينفي",
                        reasonEnglish: "one side says that \(english(key.from)) backs \(english(key.to)), the other denies it"))
            }
        }
        return clashes
    }

    /// Accounts on other words than those before.
    func distinct(_ entries: [Int], limit: Int) -> [Int] {
        var kept: [Int] = []
        for entry in entries where kept.count < limit && !kept.contains(where: { overlap($0, entry) }) { kept.append(entry) }
        return kept
    }

    /// Acts that one account tells and another denies.
    func deniedActs() -> [Clash] {
        struct Key: Hashable { let type: String; let thing: Int }
        var told: [Key: [Int]] = [:]
        var denials: [Int] = []
        for (index, entry) in pile.entries.enumerated() {
            let telling = pile.telling(index)
            guard telling.kind == .event, telling.type != "SUPPORT", telling.type != "AID" else { continue }
            if telling.status == .denied || telling.stance == .denies {
                denials.append(index)
            } else if telling.status == .reported || telling.status == .ended, telling.stance == .asserts || telling.stance == .accuses {
                for thing in Set(entry.actors + entry.recipients) { told[Key(type: telling.type, thing: thing), default: []].append(index) }
            }
        }
        var clashes: [Clash] = []
        for denial in denials {
            let entry = pile.entries[denial]
            let telling = pile.telling(denial)
            guard !entry.actors.isEmpty else { continue }
            var candidates: [Int] = []
            for thing in entry.actors.prefix(2) {
                let list = told[Key(type: telling.type, thing: thing)] ?? []
                candidates += near(list, to: entry.document)
            }
            var sure: [(entry: Int, score: Double)] = []
            for other in Set(candidates).sorted() where !overlap(other, denial) && rootsDiffer(other, denial) {
                let match = matcher.match(denial, other)
                guard match.refusal == nil else { continue }
                let likeness = WordLikeness.cosine(telling, pile.telling(other))
                // The same words cannot deny themselves: one of the two was misread.
                if likeness >= 0.75, telling.within.map({ pile.digests[entry.document].tellings[$0].stance != .denies }) ?? true { continue }
                let sameTrigger = telling.trigger == pile.telling(other).trigger
                let sameDocument = pile.entries[other].document == entry.document
                guard match.score >= 0.7, sameTrigger || likeness >= 0.3 || sameDocument && !entry.recipients.isEmpty else { continue }
                sure.append((other, match.score))
            }
            guard !sure.isEmpty else { continue }
            sure.sort { ($1.score, $0.entry) < ($0.score, $1.entry) }
            let best = sure[0]
            clashes.append(
                Clash(
                    kind: .denial, first: distinct(sure.map(\.entry), limit: 4), second: [denial], confidence: min(0.78, 0.2 + 0.45 * best.score),
                    reason: "\(teller(best.entry)) يثبت الفعل و\(teller(denial)) ينفيه",
                    reasonEnglish: "one account tells the act, the other denies it"))
        }
        return clashes
    }

    /// Those of a sorted list of entries that lie in documents near in time: the list is in the order of documents, which is that of time.
    func near(_ list: [Int], to document: Int, reach: Int = 40) -> [Int] {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if pile.entries[list[middle]].document < document { low = middle + 1 } else { high = middle }
        }
        return Array(list[max(0, low - reach)..<min(list.count, low + reach)])
    }

    /// What a source denies in its own words, against those who told it.
    func deniedStatements(common: Set<UInt32>) -> [Clash] {
        var byWord: [UInt32: [Int]] = [:]
        var denials: [Int] = []
        for (index, _) in pile.entries.enumerated() {
            let telling = pile.telling(index)
            if telling.kind == .statement, telling.stance == .denies { denials.append(index) }
        }
        guard !denials.isEmpty else { return [] }
        var wanted = Set<UInt32>()
        for denial in denials { wanted.formUnion(ClaimGrouping.rarest(pile.telling(denial), count: 8)) }
        for index in pile.entries.indices {
            let telling = pile.telling(index)
            guard telling.status != .denied, telling.stance == .asserts || telling.stance == .accuses || telling.stance == .predicts else { continue }
            for (key, weight) in zip(telling.keys, telling.keyWeights) where weight >= 4 && wanted.contains(key) { byWord[key, default: []].append(index) }
        }
        var clashes: [Clash] = []
        for denial in denials {
            let telling = pile.telling(denial)
            let entry = pile.entries[denial]
            guard telling.totalWeight >= 8 else { continue }
            let own = Double(zip(telling.keys, telling.keyWeights).reduce(0) { $0 + (common.contains($1.0) ? 0 : Int($1.1)) })
            var meetings: [Int: Int] = [:]
            for word in ClaimGrouping.rarest(telling, count: 8) { for other in near(byWord[word] ?? [], to: entry.document, reach: 60) { meetings[other, default: 0] += 1 } }
            var sure: [(entry: Int, score: Double)] = []
            for other in meetings.keys.sorted() {
                guard (meetings[other] ?? 0) >= 2 || telling.keys.count <= 4, !overlap(other, denial), rootsDiffer(other, denial), (daysApart(other, denial) ?? 0) <= 45,
                    pile.telling(other).within.map({ pile.entriesOf[pile.entries[other].document].lowerBound + $0 }) != denial
                else { continue }
                let shared = WordLikeness.shared(telling, pile.telling(other), without: common)
                guard own > 0 else { continue }
                let score = shared.weight / own
                let isNear = pile.entries[other].document == entry.document && abs(pile.telling(other).sentence - telling.sentence) <= 4
                guard score >= (isNear ? 0.4 : 0.5), shared.weight >= 8, shared.count >= 2 else { continue }
                sure.append((other, score))
            }
            guard !sure.isEmpty else { continue }
            sure.sort { ($1.score, $0.entry) < ($0.score, $1.entry) }
            clashes.append(
                Clash(
                    kind: .denial, first: distinct(sure.map(\.entry), limit: 4), second: [denial], confidence: min(0.88, 0.35 + 0.5 * sure[0].score),
                    reason: "\(teller(denial)) ينفي ما رواه \(teller(sure[0].entry))",
                    reasonEnglish: "what one source tells, the other denies"))
        }
        return clashes
    }
}
