import Readings

/// Acts that are told alike but for one thing: who did it, where, when, or how many it hit.
extension ConflictFinder {
    /// An event as most pairs are told apart by it.
    private struct Told {
        let entry: Int
        let trigger: UInt32
        /// When its document was written; nil for one without a date.
        let date: DateRange?

        func isNear(_ other: Told) -> Bool {
            guard let date, let day = other.date else { return true }
            return date.distance(to: day) <= 1
        }
    }

    private struct Posting {
        /// Number of the type, and the thing.
        let key: UInt64
        let event: Int32
    }

    /// Calls `weigh` once for each pair of events of one type on one actor or recipient that lie in documents of one or two days, each
    /// with few others around it.
    ///
    /// - Parameters:
    ///   - isWanted: asked of each type of acts, by number, and of each entry.
    ///   - areAlike: asked of every pair, as often as its acts meet.
    private func pairs(_ isWanted: (_ type: Int, Pile.Traits) -> Bool, where areAlike: (Told, Told) -> Bool, _ weigh: (Int, Int) -> Void) {
        let types = pile.types
        var events: [Told] = []
        var postings: [Posting] = []
        let wanted = pile.traits.indices.filter { index in
            let traits = pile.traits[index]
            return traits.kind == .event && traits.status == .reported && traits.isTold && isWanted(Int(pile.typeOf[index]), traits)
        }
        events.reserveCapacity(wanted.count)
        postings.reserveCapacity(4 * wanted.count)
        for index in wanted {
            let entry = pile.entries[index], telling = pile.telling(index)
            let type = UInt64(pile.typeOf[index]), event = Int32(events.count)
            let low = postings.count
            func add(_ things: Slice<Pile.Numbers>) {
                for thing in things {
                    let key = type << 32 | UInt64(thing)
                    if !postings[low...].contains(where: { $0.key == key }) { postings.append(Posting(key: key, event: event)) }
                }
            }
            add(entry.actors.prefix(3))
            add(entry.recipients.prefix(3))
            add(entry.about.prefix(4))
            events.append(Told(entry: index, trigger: telling.trigger, date: pile.dates[entry.document]))
        }
        // Types by name, things by number, events in the order of documents.
        var rank = [UInt64](repeating: 0, count: types.count)
        for (place, type) in types.strings.indices.sorted(by: { types[$0].precedes(types[$1]) }).enumerated() { rank[type] = UInt64(place) }
        let order = KeyedOrder(postings.map { rank[Int($0.key >> 32)] << 32 | $0.key & 0xFFFF_FFFF }, postings.map { UInt32($0.event) })
        var seen = MarkNumbers()
        for place in order.keys.indices {
            let a = events[Int(order.numbers[place])]
            for other in place + 1..<min(order.keys.count, place + 25) {
                guard order.keys[other] == order.keys[place] else { break }
                let b = events[Int(order.numbers[other])]
                // What is soon told comes first: most pairs are none.
                guard a.isNear(b), areAlike(a, b), seen.insert(UInt64(a.entry) << 32 | UInt64(b.entry)), !overlap(a.entry, b.entry),
                    partiesDiffer(a.entry, b.entry)
                else { continue }
                weigh(a.entry, b.entry)
            }
        }
    }

    /// Tolls of one act that differ, told on one day. A later toll is news.
    func countClashes() -> [Clash] {
        var clashes: [Clash] = []
        pairs(
            { _, traits in traits.hasFigures },
            where: { a, b in
                let p = pile.entries[a.entry].recipients, q = pile.entries[b.entry].recipients
                // Other victims have another toll.
                return a.trigger == b.trigger && (p.isEmpty || q.isEmpty) || p.contains { q.contains($0) }
            }
        ) { a, b in
            let x = pile.telling(a), y = pile.telling(b)
            guard timesMeet(a, b), min(x.doerConfidence, y.doerConfidence) >= Self.likelyDoer, !isOfAnotherYear(a), !isOfAnotherYear(b),
                !namesRoot(a, of: b), !namesRoot(b, of: a)
            else { return }
            let kinds: Set<String> = ["killed", "wounded", "arrested", "missing", "displaced"]
            for figure in x.figures where kinds.contains(figure.kind) {
                guard let other = y.figures.first(where: { $0.kind == figure.kind }), x.figures.filter({ $0.kind == figure.kind }).count == 1,
                    abs(other.value - figure.value) > 0.05 * max(other.value, figure.value), min(other.value, figure.value) >= 2
                else { continue }
                let likeness = story.cosine(x, y)
                // Above that it is one text, read in two ways.
                guard likeness >= (pile.entries[a].document == pile.entries[b].document ? 0.3 : 0.5), likeness < 0.9, story.shared(x, y).weight >= 8,
                    !placesDiffer(x, y), areOneScene(pile.entries[a], pile.entries[b], likeness: likeness)
                else { continue }
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
        let isOnce = pile.types.strings.map(once.contains), isAssault = pile.types.strings.map { $0 == "ASSAULT" }
        var totals = StoryWords.Totals(pile.entries.count)
        func isOneAgent(_ p: Pile.Entry, _ q: Pile.Entry) -> Bool { p.actors.contains { q.actors.contains($0) } }
        func isOneTarget(_ p: Pile.Entry, _ q: Pile.Entry) -> Bool { p.recipients.contains { q.recipients.contains($0) } }
        pairs(
            { type, _ in isOnce[type] },
            where: { a, b in
                guard a.trigger == b.trigger else { return false }
                // A pair that can be none of the three kinds is not weighed.
                let p = pile.entries[a.entry], q = pile.entries[b.entry]
                let sameTarget = isOneTarget(p, q)
                guard isOneAgent(p, q) else { return isAssault[Int(pile.typeOf[a.entry])] && sameTarget && timesMeet(a.entry, b.entry) }
                if sameTarget || p.recipients.isEmpty && q.recipients.isEmpty, timesMeet(a.entry, b.entry) { return true }
                return sameTarget && p.isDated && q.isDated
            }
        ) { a, b in
            let x = pile.telling(a), y = pile.telling(b)
            let p = pile.entries[a], q = pile.entries[b]
            let sameTarget = isOneTarget(p, q), sameAgent = isOneAgent(p, q)
            let likeness = story.cosine(a, b, in: pile, &totals)
            guard likeness >= 0.4 else { return }
            let isCounted = WordLikeness.numbersDiffer(x, y)
            if sameAgent, !isCounted, sameTarget || p.recipients.isEmpty && q.recipients.isEmpty, likeness >= 0.6, timesMeet(a, b),
                placesDiffer(x, y), !isWide(x.place), !isWide(y.place),
                !names(q, x.place), !names(p, y.place)
            {
                clashes.append(
                    Clash(
                        kind: .place, first: [a], second: [b], confidence: min(0.7, 0.2 + 0.6 * likeness),
                        reason: "\(teller(a)): «\(placeName(p, x.place))»، و\(teller(b)): «\(placeName(q, y.place))»",
                        reasonEnglish: "the same act at another place: \(x.place ?? "") against \(y.place ?? "")"))
            } else if x.type == "ASSAULT", min(x.doerConfidence, y.doerConfidence) >= Self.sureDoer, sameTarget, !isCounted, likeness < 0.95,
                !p.actors.isEmpty, !q.actors.isEmpty, timesMeet(a, b),
                actorsDiffer(p, q), !placesDiffer(x, y),
                isAgent(p, beside: q), isAgent(q, beside: p)
            {
                clashes.append(
                    Clash(
                        kind: .agent, first: [a], second: [b], confidence: min(0.8, 0.35 + 0.6 * likeness),
                        reason: "\(teller(a)): \(name(p.actors[0]))، و\(teller(b)): \(name(q.actors[0]))",
                        reasonEnglish: "the same act by another: \(english(p.actors[0])) against \(english(q.actors[0]))"))
            } else if sameAgent, sameTarget, p.isDated, q.isDated, let m = p.when, let n = q.when, m.isDay, n.isDay,
                (1...10).contains(m.distance(to: n)),
                likeness >= 0.5, namesItsDay(x, m), namesItsDay(y, n), !placesDiffer(x, y)
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

    /// Hundredths of confidence from which a doer can be held against another: three of four such are right.
    private static let sureDoer: UInt8 = 75

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
        if countries.contains(p) || countries.contains(q) { return false }
        return !(x + y).contains { tables.lands[WordSkeleton.key(ArraySlice($0.utf8))] != nil }
    }

    /// The account names a place, which may be where it ends or one of several.
    private func names(_ entry: Pile.Entry, _ place: String?) -> Bool {
        guard let place else { return false }
        return entry.things.contains { pile.entities.records[$0].id == place }
    }

    private func placeName(_ entry: Pile.Entry, _ place: String?) -> String {
        guard let place else { return "" }
        return entry.things.lazy.map { [pile] in pile.entities.records[$0] }.first { $0.id == place }?.name ?? place
    }

    /// Who acts in one account is neither hit nor named in the other, and does not tell it.
    private func isAgent(_ entry: Pile.Entry, beside other: Pile.Entry) -> Bool {
        let named = other.things
        return !entry.actors.contains { actor in
            other.recipients.contains(actor) || !story.isSmall && named.contains(actor)
                || entry.chain.contains { $0 >= 0 && pile.sources[$0].kind == .outlet && pile.sources[$0].entity == actor }
        }
    }

    /// In a large story much is fought on one day: tolls are of one act where both name a place in common, or both none and are much alike.
    private func areOneScene(_ a: Pile.Entry, _ b: Pile.Entry, likeness: Double) -> Bool {
        if story.isSmall { return true }
        func places(_ entry: Pile.Entry) -> Set<Int> { entry.things.filter { pile.entities.records[$0].type == .place } }
        let x = places(a), y = places(b)
        if x.isEmpty || y.isEmpty { return likeness >= 0.65 }
        return !x.isDisjoint(with: y)
    }

    /// A region or a sea may hold the other place.
    private func isWide(_ place: String?) -> Bool { place.map { tables.wideAreas.contains($0) } ?? false }

    /// No actor of one side is, or acts for, one of the other.
    private func actorsDiffer(_ a: Pile.Entry, _ b: Pile.Entry) -> Bool {
        func sides(_ entry: Pile.Entry) -> Set<String> {
            Set(
                entry.actors.flatMap { actor in
                    let record = pile.entities.records[actor]
                    return [record.id] + (record.country.map { [$0] } ?? [])
                })
        }
        return sides(a).isDisjoint(with: sides(b))
    }
}
