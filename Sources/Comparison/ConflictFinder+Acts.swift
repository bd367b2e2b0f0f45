import Readings

/// Acts that are told alike but for one thing: who did it, where, when, or how many it hit.
extension ConflictFinder {
    private struct Key: Hashable {
        let type: String
        let thing: Int
    }

    /// Events of one type on one actor or recipient, in the order of documents.
    private func eventsByThing(_ isWanted: (Telling) -> Bool) -> [Key: [Int]] {
        var lists: [Key: [Int]] = [:]
        for (index, entry) in pile.entries.enumerated() {
            let telling = pile.telling(index)
            guard telling.kind == .event, telling.status == .reported, telling.stance == .asserts || telling.stance == .accuses, isWanted(telling) else { continue }
            for thing in Set(entry.actors.prefix(3) + entry.recipients.prefix(3) + entry.about.prefix(4)) { lists[Key(type: telling.type, thing: thing), default: []].append(index) }
        }
        return lists
    }

    /// Calls `weigh` once for each pair of events of a list that lie in documents of one or two days, each with few others around it.
    private func pairs(_ lists: [Key: [Int]], where areAlike: (Telling, Telling) -> Bool = { _, _ in true }, _ weigh: (Int, Int) -> Void) {
        var seen = Set<UInt64>()
        for key in lists.keys.sorted(by: { ($0.type, $0.thing) < ($1.type, $1.thing) }) {
            guard let list = lists[key] else { continue }
            for (position, a) in list.enumerated() {
                let first = pile.telling(a)
                for b in list.dropFirst(position + 1).prefix(24) {
                    // What is soon told comes first: most pairs are none.
                    guard (daysApart(a, b) ?? 0) <= 1, areAlike(first, pile.telling(b)), seen.insert(UInt64(a) << 32 | UInt64(b)).inserted,
                        !overlap(a, b), partiesDiffer(a, b)
                    else { continue }
                    weigh(a, b)
                }
            }
        }
    }

    /// Tolls of one act that differ, told on one day. A later toll is news.
    func countClashes() -> [Clash] {
        var clashes: [Clash] = []
        pairs(eventsByThing { !$0.figures.isEmpty }) { a, b in
            let x = pile.telling(a), y = pile.telling(b)
            guard x.trigger == y.trigger || !Set(pile.entries[a].recipients).isDisjoint(with: pile.entries[b].recipients), timesMeet(a, b), !placesDiffer(x, y) else { return }
            let kinds: Set<String> = ["killed", "wounded", "arrested", "missing", "displaced"]
            for figure in x.figures where kinds.contains(figure.kind) {
                guard let other = y.figures.first(where: { $0.kind == figure.kind }), x.figures.filter({ $0.kind == figure.kind }).count == 1,
                    abs(other.value - figure.value) > 0.05 * max(other.value, figure.value), min(other.value, figure.value) >= 2
                else { continue }
                let likeness = story.cosine(x, y)
                // Above that it is one text, read in two ways.
                guard likeness >= (pile.entries[a].document == pile.entries[b].document ? 0.3 : 0.5), likeness < 0.9, story.shared(x, y).weight >= 8 else { continue }
                clashes.append(
                    Clash(
                        kind: .number, first: [a], second: [b], confidence: min(0.8, 0.45 + 0.6 * likeness),
                        reason: "\(teller(a)): \(whole(figure.value))، و\(teller(b)): \(whole(other.value))",
                        reasonEnglish: "\(figure.kind): \(whole(figure.value)) against \(whole(other.value))"))
            }
        }
        return clashes
    }

    private func whole(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value) }

    /// One act by another hand, at another place or on another day.
    func actClashes() -> [Clash] {
        let once: Set<String> = ["ASSAULT", "COERCE", "CONSULT", "AGREE", "MOBILIZE", "PROTEST", "SANCTION"]
        var clashes: [Clash] = []
        pairs(eventsByThing { once.contains($0.type) }, where: { $0.trigger == $1.trigger }) { a, b in
            let x = pile.telling(a), y = pile.telling(b)
            let isCounted = WordLikeness.numbersDiffer(x, y)
            let p = pile.entries[a], q = pile.entries[b]
            let likeness = story.cosine(x, y)
            let sameTarget = !Set(p.recipients).isDisjoint(with: q.recipients)
            let sameAgent = !Set(p.actors).isDisjoint(with: q.actors)
            if sameAgent, !isCounted, sameTarget || p.recipients.isEmpty && q.recipients.isEmpty, timesMeet(a, b), placesDiffer(x, y), likeness >= 0.6 {
                clashes.append(
                    Clash(
                        kind: .place, first: [a], second: [b], confidence: min(0.7, 0.2 + 0.6 * likeness),
                        reason: "\(teller(a)): «\(x.place ?? "")»، و\(teller(b)): «\(y.place ?? "")»",
                        reasonEnglish: "the same act at another place: \(x.place ?? "") against \(y.place ?? "")"))
            } else if x.type == "ASSAULT", sameTarget, !isCounted, likeness < 0.95, !p.actors.isEmpty, !q.actors.isEmpty, actorsDiffer(p, q), timesMeet(a, b), !placesDiffer(x, y), likeness >= 0.4 {
                clashes.append(
                    Clash(
                        kind: .agent, first: [a], second: [b], confidence: min(0.8, 0.35 + 0.6 * likeness),
                        reason: "\(teller(a)): \(name(p.actors[0]))، و\(teller(b)): \(name(q.actors[0]))",
                        reasonEnglish: "the same act by another: \(english(p.actors[0])) against \(english(q.actors[0]))"))
            } else if sameAgent, sameTarget, p.isDated, q.isDated, let m = p.when, let n = q.when, m.isDay, n.isDay, (1...10).contains(m.distance(to: n)),
                !placesDiffer(x, y), likeness >= 0.5, namesItsDay(x, m), namesItsDay(y, n)
            {
                clashes.append(
                    Clash(
                        kind: .time, first: [a], second: [b], confidence: min(0.75, 0.25 + 0.6 * likeness),
                        reason: "\(teller(a)): \(x.time ?? "")، و\(teller(b)): \(y.time ?? "")",
                        reasonEnglish: "the same act on another day: \(x.time ?? "") against \(y.time ?? "")"))
            }
        }
        return clashes
    }

    /// The day of the month stands in the words: what is reckoned from «yesterday» may be reckoned wrongly.
    private func namesItsDay(_ telling: Telling, _ date: DateRange) -> Bool {
        guard let day = PartialDate(dayNumber: date.first)?.description.suffix(2), let number = Double(day) else { return false }
        return telling.words.contains { $0.key == ComparisonTables.numberKey(number) }
    }

    private func timesMeet(_ a: Int, _ b: Int) -> Bool {
        guard let p = pile.entries[a].when, let q = pile.entries[b].when else { return true }
        return p.distance(to: q) == 0
    }

    /// Neither place holds the other's name, and neither is a whole state.
    private func placesDiffer(_ a: Telling, _ b: Telling) -> Bool {
        guard let p = a.place, let q = b.place else { return false }
        let x = EntityMerger.words(p), y = EntityMerger.words(q)
        guard !x.isEmpty, !y.isEmpty, Set(x).isDisjoint(with: y) else { return false }
        if [p, q].contains(where: { id in pile.entities.records.contains { $0.id == id && $0.type == .country } }) { return false }
        return !(x + y).contains { tables.lands[WordSkeleton.key(ArraySlice($0.utf8))] != nil }
    }

    /// No actor of one side is, or acts for, one of the other.
    private func actorsDiffer(_ a: Pile.Entry, _ b: Pile.Entry) -> Bool {
        func sides(_ entry: Pile.Entry) -> Set<String> {
            Set(entry.actors.flatMap { actor in
                let record = pile.entities.records[actor]
                return [record.id] + (record.country.map { [$0] } ?? [])
            })
        }
        return sides(a).isDisjoint(with: sides(b))
    }
}
