import Foundation
import Readings

/// Finds accounts that cannot all hold, and ranks them by how much hangs on them.
///
/// A reference: it is asked from millions of closures, and a copy would count each of its parts.
final class ConflictFinder: Sendable {
    /// A conflict before it is written out.
    struct Found: Sendable {
        let clash: Clash
        /// Accounts of the two sides, in their order.
        let first: [Int]
        let second: [Int]
        let id: String
        let weight: Double
        /// Things that it is about.
        let about: [Int]
    }

    /// Two sides before they are written out.
    struct Clash: Sendable {
        var kind: Conflict.Kind
        var first: [Int]
        var second: [Int]
        /// How sure the finding is, 0 to 1.
        var confidence: Double
        var reason = ""
        var reasonEnglish = ""
        /// The clauses that clash, where they are less than the accounts.
        var spans: [Int: Span] = [:]
        /// The row of antonyms that the sides stand on, its first side told by ``first``.
        var row: Int?
        /// The reason, where it takes long to word and most clashes are told again in another.
        var wording: (@Sendable () -> (arabic: String, english: String))?
        /// The person whom that names beside those who tell.
        var person: Int?
    }

    let pile: Pile
    let matcher: AccountMatcher
    let tables: ComparisonTables
    let selection: Selection
    let story: StoryWords
    /// Ids of the states that are named.
    let countries: Set<String>
    /// Rows of antonyms that weigh less, hold for good, and tell true from false.
    let looseRows: RowSet
    let finalRows: RowSet
    let denyingRows: RowSet

    init(pile: Pile, matcher: AccountMatcher, tables: ComparisonTables, selection: Selection, story: StoryWords) {
        self.pile = pile
        self.matcher = matcher
        self.tables = tables
        self.selection = selection
        self.story = story
        looseRows = RowSet(tables.looseRows)
        finalRows = RowSet(tables.finalRows)
        denyingRows = RowSet(tables.denyingRows)
        countries = Set(pile.entities.records.indices.lazy.filter { pile.entities.records[$0].type == .country }.map { pile.entities.records[$0].id })
    }

    /// What the searches found that ask for no groups of accounts.
    struct Clashes: Sendable {
        /// Before and behind those that ask for groups, in the order in which clashes of equal confidence are taken.
        let first: [Clash]
        let last: [Clash]
    }

    /// On all cores.
    func searches() -> Clashes {
        let finders: [@Sendable () -> [Clash]] = [
            backingClashes, deniedActs, deniedStatements, answeredDenials, accusationClashes, doubtClashes, contrastClashes, frameClashes,
            antonymClashes, fateClashes, countClashes, actClashes,
        ]
        let grouped = 10
        // The longest first: antonyms, denied statements, acts.
        let order = [8, 2, 11, 1] + finders.indices.filter { ![8, 2, 11, 1].contains($0) }
        let found = Concurrently.map(order, sharing: 1) { finders[$0]() }
        var lists = [[Clash]](repeating: [], count: finders.count)
        for (place, clashes) in zip(order, found) { lists[place] = clashes }
        return Clashes(first: lists[..<grouped].flatMap { $0 }, last: lists[grouped...].flatMap { $0 })
    }

    func conflicts(_ found: Clashes, grouping: ClaimGrouping) -> [Found] {
        ranked(merged(found.first + figureClashes(grouping) + found.last))
    }

    /// One clash for one pair of accounts, and one for overlapping words of the same two documents: the surest stays, others of the
    /// same sides give it their accounts.
    private func merged(_ clashes: [Clash]) -> [Clash] {
        var kept: [Clash] = []
        var leads: [Lead] = []
        var byPair: [Pair: Int] = [:]
        var byRoots: [RootPair: [Int]] = [:]
        var told: [RootPair: [Int]] = [:]
        var byMatter: [MatterKey: [Int]] = [:]
        var totals = StoryWords.Totals(pile.entries.count)
        let confidences = clashes.map(\.confidence)
        for next in clashes.indices.sorted(by: { (confidences[$1], $0) < (confidences[$0], $1) }) {
            let clash = clashes[next]
            guard let a = clash.first.first, let b = clash.second.first else { continue }
            let lead = Lead(kind: clash.kind, row: clash.row, first: a, second: b)
            if byPair[Pair(place(a), place(b))] != nil { continue }
            let roots = RootPair(
                clash.kind, Pair(Roots.canonical(a, in: pile), Roots.canonical(b, in: pile)), pile.entries[a].document, pile.entries[b].document)
            // One clash told in several documents is one.
            let anywhere = RootPair(clash.kind, roots.roots, -1, -1)
            let matter = MatterKey(kind: clash.kind, row: clash.row)
            let twin =
                byRoots[roots]?.first { leads[$0].row == clash.row && isNear(kept[$0], clash) }
                ?? told[anywhere]?.suffix(40).first { leads[$0].row == clash.row && isRetold(kept[$0], clash) }
                ?? byMatter[matter]?.suffix(120).first { number in
                    isOneMatter(leads[number], lead, &totals) { (kept[number], clash) }
                }
            let index = twin ?? kept.count
            if twin == nil {
                byRoots[roots, default: []].append(index)
                told[anywhere, default: []].append(index)
                byMatter[matter, default: []].append(index)
                kept.append(clash)
                leads.append(lead)
            } else {
                // Who denies stands second, whoever it is.
                let isTurned =
                    clash.kind != .denial && clash.row == nil && Roots.canonical(a, in: pile) != Roots.canonical(kept[index].first[0], in: pile)
                    && Roots.canonical(b, in: pile) != Roots.canonical(kept[index].second[0], in: pile)
                for entry in isTurned ? clash.second : clash.first where kept[index].first.count < 6 && !covered(entry, kept[index].first) {
                    kept[index].first.append(entry)
                }
                for entry in isTurned ? clash.first : clash.second where kept[index].second.count < 6 && !covered(entry, kept[index].second) {
                    kept[index].second.append(entry)
                }
            }
            for x in kept[index].first {
                for y in kept[index].second where clash.kind == .itself || rootsDiffer(x, y) { byPair[Pair(place(x), place(y))] = index }
            }
        }
        return kept
    }

    private struct MatterKey: Hashable {
        let kind: Conflict.Kind
        let row: Int?
    }

    /// What tells most clashes apart: the first accounts of both sides, and on what they stand.
    private struct Lead {
        let kind: Conflict.Kind
        let row: Int?
        let first: Int
        let second: Int
    }

    /// One account against many is one conflict: a side that is told in the same words, or both sides on one row and one matter.
    /// - Parameter clashes: gives both with all their accounts, which is seldom asked for.
    private func isOneMatter(_ a: Lead, _ b: Lead, _ totals: inout StoryWords.Totals, _ clashes: () -> (Clash, Clash)) -> Bool {
        guard a.row != nil || a.kind == .denial else { return false }
        func likeness(_ x: Int, _ y: Int) -> Double { x == y ? 1 : story.cosine(x, y, in: pile, &totals) }
        if let row = a.row {
            if finalRows.contains(row) {
                let (x, y) = clashes()
                if !persons(x).isDisjoint(with: persons(y)) { return true }
            }
            let first = likeness(a.first, b.first)
            if first >= 0.75 { return true }
            return likeness(a.second, b.second) >= (first >= 0.35 ? 0.35 : 0.75)
        }
        // What one side denies again is one denial, whoever tells it.
        if isOneSide(a.second, b.second) {
            let (x, y) = clashes()
            if likest(x.first, y.first, &totals) >= 0.3 || rawLikest(x.first, y.first) >= 0.35 || likest(x.second, y.second, &totals) >= 0.35 {
                return true
            }
        }
        return likeness(a.first, b.first) >= 0.2 && likeness(a.second, b.second) >= 0.6
    }

    private func rawLikest(_ a: [Int], _ b: [Int]) -> Double {
        var best = 0.0
        for x in a.prefix(4) { for y in b.prefix(4) { best = max(best, x == y ? 1 : WordLikeness.cosine(pile.telling(x), pile.telling(y))) } }
        return best
    }

    private func likest(_ a: [Int], _ b: [Int], _ totals: inout StoryWords.Totals) -> Double {
        var best = 0.0
        for x in a.prefix(4) { for y in b.prefix(4) { best = max(best, x == y ? 1 : story.cosine(x, y, in: pile, &totals)) } }
        return best
    }

    /// One root, or two that speak for one state.
    private func isOneSide(_ a: Int, _ b: Int) -> Bool {
        if !rootsDiffer(a, b) { return true }
        guard let x = party(pile.entries[a].root), let y = party(pile.entries[b].root) else { return false }
        return x == y
    }

    /// Persons whom both sides name.
    private func persons(_ clash: Clash) -> Set<Int> {
        func named(_ entries: [Int]) -> Set<Int> {
            Set(entries.flatMap { pile.entries[$0].about }.filter { pile.entities.records[$0].type == .person })
        }
        return named(clash.first).intersection(named(clash.second))
    }

    /// The same words on one of the sides at least, and like words on the other.
    private func isRetold(_ a: Clash, _ b: Clash) -> Bool {
        func like(_ x: [Int], _ y: [Int]) -> Double {
            var best = 0.0
            for p in x.prefix(4) { for q in y.prefix(4) { best = max(best, p == q ? 1 : WordLikeness.cosine(pile.telling(p), pile.telling(q))) } }
            return best
        }
        let straight = (like(a.first, b.first), like(a.second, b.second)), crossed = (like(a.first, b.second), like(a.second, b.first))
        func holds(_ pair: (Double, Double)) -> Bool { max(pair.0, pair.1) >= 0.6 && min(pair.0, pair.1) >= 0.3 }
        return holds(straight) || a.kind != .denial && holds(crossed)
    }

    /// Within a few sentences of one another, on both sides.
    private func isNear(_ a: Clash, _ b: Clash) -> Bool {
        (a.first + a.second).allSatisfy { x in
            (b.first + b.second).contains {
                pile.entries[$0].document == pile.entries[x].document && abs(pile.telling($0).sentence - pile.telling(x).sentence) <= 4
            }
        }
    }

    private struct RootPair: Hashable {
        let kind: Conflict.Kind
        let roots: Pair
        let documents: Pair
        init(_ kind: Conflict.Kind, _ roots: Pair, _ a: Int, _ b: Int) {
            self.kind = kind
            self.roots = roots
            documents = Pair(a, b)
        }
    }

    private func covered(_ entry: Int, _ list: [Int]) -> Bool {
        list.contains {
            $0 == entry || isRepeated($0, entry)
                || pile.entries[$0].document == pile.entries[entry].document && pile.telling($0).start < pile.telling(entry).end
                    && pile.telling(entry).start < pile.telling($0).end
        }
    }

    private struct Pair: Hashable {
        let a: Int
        let b: Int
        init(_ a: Int, _ b: Int) {
            self.a = min(a, b)
            self.b = max(a, b)
        }
    }

    /// Accounts in one statement are one place.
    private func place(_ entry: Int) -> Int {
        guard let statement = pile.telling(entry).within else { return entry }
        return pile.entriesOf[pile.entries[entry].document].lowerBound + statement
    }

    // MARK: Rank

    private func ranked(_ clashes: [Clash]) -> [Found] {
        let prominence = prominence()
        let found = Concurrently.map(clashes, sharing: 16) { clash -> Found? in
            let all = clash.first + clash.second
            guard all.contains(where: { selection.entries[$0] }), all.allSatisfy({ selection.documents[pile.entries[$0].document] }) else {
                return nil
            }
            if let about = selection.about {
                let touches = { [pile] (side: [Int]) in side.contains { !about.isDisjoint(with: pile.entries[$0].things) } }
                guard touches(clash.first) || touches(clash.second) else { return nil }
            }
            let documents = Set(all.map { pile.original[pile.entries[$0].document] })
            let roots = Set(all.map { Roots.canonical($0, in: pile) })
            var things: [Int: Int] = [:]
            for entry in all { for thing in pile.entries[entry].things { things[thing, default: 0] += 1 } }
            let weightiest = things.keys.map { Double(prominence[$0]) }.sorted(by: >).prefix(2).reduce(0, +)
            // In steps: a few more accounts of somebody change no conflict that is kept.
            let fame = (4 * log2(1 + weightiest)).rounded() / 4
            // Named roots hang more on it than «reports».
            let named = Double(all.filter { pile.entries[$0].continuity == .connected }.count) / Double(all.count)
            let hanging = 1 + 0.35 * log2(Double(documents.count)) + 0.15 * log2(Double(1 + roots.count)) + 0.08 * fame + 0.2 * named
            // As precise as it is written: rows that are kept then stand in the order of rows made anew.
            let weight = (clash.confidence * hanging * 1000).rounded() / 1000
            let sides = (clash.first.sorted(), clash.second.sorted())
            let about = things.keys.sorted { (things[$1] ?? 0, prominence[$1], $0) < (things[$0] ?? 0, prominence[$0], $1) }.prefix(6)
            let lead = sides.0[0], other = sides.1[0]
            let document = pile.entries[lead].document, second = pile.entries[other].document
            let id =
                "\(pile.digests[document].id)#\(pile.telling(lead).record)~\(second == document ? "" : pile.digests[second].id)#\(pile.telling(other).record)"
            return Found(clash: clash, first: sides.0, second: sides.1, id: id, weight: weight, about: Array(about))
        }
        return found.compactMap { $0 }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
    }

    /// Complexity: linear in the accounts, whose words are fetched.
    func conflict(_ found: Found) -> Conflict {
        let clash = found.clash
        func account(_ entry: Int) -> Account {
            var account = pile.account(entry)
            if let span = clash.spans[entry] {
                account.text = Self.cut(account.text, of: Span(start: account.start, end: account.end), to: span)
                account.start = span.start
                account.end = span.end
            }
            return account
        }
        let reason: (arabic: String, english: String) = clash.wording?() ?? (clash.reason, clash.reasonEnglish)
        return Conflict(
            id: found.id, kind: clash.kind, reason: reason.arabic, reasonEnglish: reason.english, weight: found.weight,
            about: found.about.map { pile.entities.records[$0].id }, accounts: found.first.map(account) + found.second.map(account),
            firstSide: found.first.count)
    }

    /// How many accounts name each thing.
    private func prominence() -> [Int] {
        var counts = [Int](repeating: 0, count: pile.entities.records.count), last = [Int](repeating: -1, count: counts.count)
        for (index, entry) in pile.entries.enumerated() where selection.entries[index] {
            for list in [entry.about, entry.actors, entry.recipients] {
                for thing in list where last[thing] != index {
                    last[thing] = index
                    counts[thing] += 1
                }
            }
        }
        return counts
    }

    /// The part of the words of a span that lies in a narrower one; all of them where it does not.
    static func cut(_ words: String, of whole: Span, to part: Span) -> String {
        let scalars = words.unicodeScalars
        guard part.start >= whole.start, part.start <= part.end, part.end <= whole.end, scalars.count == whole.end - whole.start else { return words }
        let low = scalars.index(scalars.startIndex, offsetBy: part.start - whole.start)
        return String(scalars[low..<scalars.index(low, offsetBy: part.end - part.start)])
    }

    // MARK: Shared

    func rootsDiffer(_ a: Int, _ b: Int) -> Bool { Roots.canonical(a, in: pile) != Roots.canonical(b, in: pile) }

    func overlap(_ a: Int, _ b: Int) -> Bool {
        guard pile.entries[a].document == pile.entries[b].document else { return false }
        let x = pile.telling(a), y = pile.telling(b)
        return x.start < y.end && y.start < x.end
    }

    /// The same words from the same mouth: printed again, or a teaser under every article.
    func isRepeated(_ a: Int, _ b: Int) -> Bool {
        guard Roots.canonical(a, in: pile) == Roots.canonical(b, in: pile) || pile.entries[a].chain.first == pile.entries[b].chain.first else {
            return false
        }
        return WordLikeness.cosine(pile.telling(a), pile.telling(b)) >= 0.85
    }

    /// The roots differ, neither speaks through the other, and they do not act for one state.
    func partiesDiffer(_ a: Int, _ b: Int) -> Bool {
        guard rootsDiffer(a, b) else { return false }
        let p = pile.entries[a], q = pile.entries[b]
        func names(_ entry: Pile.Entry, _ root: Int) -> Bool {
            pile.thingOfSource[root] >= 0 && entry.chain.contains(root) && root != pile.publisher[entry.document]
        }
        if p.root >= 0, names(q, p.root) || q.root >= 0 && names(p, q.root) { return false }
        guard let x = party(p.root), let y = party(q.root) else { return !areNamesakes(p.root, q.root) }
        return x != y
    }

    /// Unnamed sources that go by one name: «مصادر تركية» of two documents do not speak against one another.
    private func areNamesakes(_ a: Int, _ b: Int) -> Bool {
        guard a >= 0, b >= 0, pile.sources[a].kind == .anonymous, pile.sources[b].kind == .anonymous else { return false }
        return pile.sources[a].name.utf8.elementsEqual(pile.sources[b].name.utf8)
    }

    /// The state for which a root speaks, by number.
    func party(_ root: Int) -> Int32? {
        guard root >= 0, pile.thingOfSource[root] >= 0 else { return nil }
        let land = pile.lands[Int(pile.thingOfSource[root])]
        return land.own >= 0 ? land.own : land.served >= 0 ? land.served : nil
    }

    /// The state that a thing is, or acts for.
    func state(_ thing: Int) -> String? {
        // A record is dozens of references: it is looked at where it lies.
        let records = pile.entities.records
        if records[thing].type == .country { return records[thing].id }
        return records[thing].role == "GOV" || records[thing].role == "MIL" ? records[thing].country : nil
    }

    func daysApart(_ a: Int, _ b: Int) -> Int? {
        guard let p = pile.dates[pile.entries[a].document], let q = pile.dates[pile.entries[b].document] else { return nil }
        return p.distance(to: q)
    }

    /// The root's name for a reason.
    func teller(_ entry: Int) -> String {
        let root = pile.entries[entry].root
        if root >= 0 { return pile.sources[root].name }
        let telling = pile.telling(entry)
        if let link = telling.chain.last, link >= 0 { return pile.digests[pile.entries[entry].document].sources[link].name }
        return pile.digests[pile.entries[entry].document].document.publisher ?? "الوثيقة"
    }

    func name(_ thing: Int) -> String { pile.entities.records[thing].name }
    func english(_ thing: Int) -> String { pile.entities.records[thing].nameEnglish ?? pile.entities.records[thing].name }
}
