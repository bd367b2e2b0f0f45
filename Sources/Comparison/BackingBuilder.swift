import Readings

/// The phases of each backing over time, and where they turn.
struct BackingBuilder: Sendable {
    let pile: Pile

    fileprivate struct Pair: Hashable, Sendable {
        let from: Int
        let to: Int
    }

    fileprivate struct Dated: Sendable {
        let relation: Relation
        let phase: Phase
        let time: String?
        let day: Int?
        let entry: Int
    }

    /// What is told of one pair, before the accounts are written out.
    struct Told: Sendable {
        fileprivate let pair: Pair
        fileprivate let points: [Dated]
        var entries: [Int] { points.map(\.entry) }
        var from: Int { pair.from }
        var to: Int { pair.to }
    }

    /// By number of points, most first, then by ids.
    func told(selection: Selection) -> [Told] {
        var points: [Pair: [Dated]] = [:]
        for (index, traits) in pile.traits.enumerated() where traits.kind != .statement && selection.entries[index] {
            let entry = pile.entries[index], telling = pile.telling(index)
            guard let (relation, phase) = Self.backing(telling) else { continue }
            for from in entry.actors.prefix(6) {
                for to in entry.recipients.prefix(6) where from != to {
                    if let about = selection.about, !about.contains(from), !about.contains(to) { continue }
                    if telling.kind == .event {
                        // An act whose parties are only likely speaks for a backing that the document states elsewhere, and begins none of
                        // its own, though it may end one; on the same words both are one point.
                        let stated = pile.entriesOf[entry.document].filter {
                            pile.telling($0).kind == .alignment && pile.telling($0).relation == .supports
                                && pile.entries[$0].actors.elementsEqual([from])
                                && pile.entries[$0].recipients.elementsEqual([to])
                        }
                        if stated.isEmpty && phase != .ended
                            || stated.contains(where: { pile.telling($0).start < telling.end && telling.start < pile.telling($0).end })
                        {
                            continue
                        }
                    }
                    let (time, day) = time(telling, entry)
                    points[Pair(from: from, to: to), default: []].append(Dated(relation: relation, phase: phase, time: time, day: day, entry: index))
                }
            }
        }
        func id(_ thing: Int) -> String { pile.entities.records[thing].id }
        return points.map { pair, list in
            Told(pair: pair, points: list.sorted { ($0.day ?? Int.max, $0.entry) < ($1.day ?? Int.max, $1.entry) })
        }.sorted { a, b in
            if a.points.count != b.points.count { return a.points.count > b.points.count }
            return a.from != b.from ? id(a.from).precedes(id(b.from)) : id(a.to).precedes(id(b.to))
        }
    }

    /// With its accounts and turns.
    func series(_ told: Told) -> BackingSeries {
        BackingSeries(
            from: pile.entities.records[told.from].id, to: pile.entities.records[told.to].id,
            series: told.points.map { BackingSeries.Point(relation: $0.relation, phase: $0.phase, time: $0.time, account: pile.account($0.entry)) },
            turns: turns(told.points))
    }

    /// What a telling says of backing. Acts of support and aid speak for it as alignments do, and who means to give already backs.
    static func backing(_ telling: Telling) -> (Relation, Phase)? {
        if let relation = telling.relation, let phase = telling.phase { return (relation, phase) }
        guard telling.type == "SUPPORT" || telling.type == "AID" else { return nil }
        switch telling.status {
        case .reported: return (.supports, telling.stance == .denies ? .denied : .ongoing)
        case .denied: return (.supports, .denied)
        case .planned: return (.supports, .ongoing)
        case .ended: return (.supports, .ended)
        case .hypothetical: return nil
        }
    }

    /// The date of the words, else that of the document; an undated document gives what its text forces.
    private func time(_ telling: Telling, _ entry: Pile.Entry) -> (String?, Int?) {
        if entry.isDated, let date = telling.date { return (date.label, date.first) }
        let digest = pile.digests[entry.document]
        if let published = digest.document.published, let range = digest.date { return (String(published.prefix(10)), range.first) }
        if let bound = digest.notBefore, let date = PartialDate(dayNumber: bound) {
            return (date.month.map { _ in String(date.description.prefix(7)) }, bound)
        }
        return (nil, nil)
    }

    /// Periods of thirty days; the phase of a period is that of most accounts in it, each root once, and an act that only speaks for
    /// backing half as much as words that say so, a quarter where the same document has both. A turn lies between neighbouring
    /// periods that differ.
    private func turns(_ points: [Dated]) -> [BackingSeries.Turn] {
        let backed = points.filter { $0.relation == .supports && $0.day != nil }
        var periods: [(time: String, day: Int, members: [Dated])] = []
        for point in backed {
            guard let day = point.day, let time = point.time else { continue }
            if let last = periods.last, day - last.day <= 30 {
                periods[periods.count - 1].members.append(point)
            } else {
                periods.append((time, day, [point]))
            }
        }
        func isAct(_ member: Dated) -> Bool { pile.telling(member.entry).kind == .event }
        let worded = Set(backed.filter { !isAct($0) }.map { pile.entries[$0.entry].document })
        func phase(_ members: [Dated]) -> Phase {
            // In quarters of an account.
            var roots: [Phase: [Int: Int]] = [:]
            for member in members {
                let entry = pile.entries[member.entry]
                let weight = !isAct(member) ? 4 : worded.contains(entry.document) ? 1 : 2
                roots[member.phase, default: [:]][entry.root] = max(roots[member.phase]?[entry.root] ?? 0, weight)
            }
            func weight(_ phase: Phase) -> Int { roots[phase]?.values.reduce(0, +) ?? 0 }
            // Where as many tell both, the later phase of a backing's life is the news.
            return Phase.allCases.max { (weight($0), Self.age($0)) < (weight($1), Self.age($1)) } ?? .ongoing
        }
        var turns: [BackingSeries.Turn] = []
        var before: Phase?
        for period in periods {
            let now = phase(period.members)
            if let before, before != now, !(Self.isStanding(before) && Self.isStanding(now)), !(Self.isAbsent(before) && Self.isAbsent(now)) {
                let herald = period.members.first { $0.phase == now }
                let others = period.members.filter { $0.phase != now && Self.isStanding($0.phase) != Self.isStanding(now) }
                var disputing: [String] = []
                for other in others {
                    let root = pile.entries[other.entry].root
                    if root >= 0, !disputing.contains(pile.sources[root].id) { disputing.append(pile.sources[root].id) }
                }
                turns.append(
                    BackingSeries.Turn(
                        time: herald?.time ?? period.time, before: before, after: now,
                        reportedBy: herald.flatMap { pile.entries[$0.entry].root >= 0 ? pile.sources[pile.entries[$0.entry].root].id : nil },
                        disputedBy: disputing))
            }
            before = now
        }
        return turns
    }

    private static func age(_ phase: Phase) -> Int {
        switch phase {
        case .sought: 0
        case .beginning: 1
        case .ongoing: 2
        case .denied: 3
        case .weakening: 4
        case .ended: 5
        }
    }

    private static func isStanding(_ phase: Phase) -> Bool { phase == .ongoing || phase == .beginning }

    /// Of a backing that is over and one that is denied nothing has turned.
    private static func isAbsent(_ phase: Phase) -> Bool { phase == .ended || phase == .denied }
}
