import Readings

/// Writes out what was found: claims with roots and grade, conflicts, sources, backing.
/// A reference: many claims are written out by one.
final class ComparisonAssembly: Sendable {
    let pile: Pile
    let grouping: ClaimGrouping

    init(pile: Pile, grouping: ClaimGrouping) {
        self.pile = pile
        self.grouping = grouping
    }

    /// - Parameter isWhole: nothing is left out.
    func parts(
        selection: Selection, isWhole: Bool, told: [BackingBuilder.Told], tallies: Aside<SourceTallies>, disputes: Aside<ComparisonParts.Disputes>
    ) -> ComparisonParts {
        var result = ComparisonParts(assembly: self, selection: selection, isWhole: isWhole, told: told, tallies: tallies, disputes: disputes)
        result.documents = pile.digests.indices.filter { selection.documents[$0] }.map { document($0) }
        if isWhole {
            result.copies = pile.copies
            result.entities = pile.entities.records
        } else {
            let shown = Set(result.documents.map(\.id))
            result.copies = pile.copies.filter { $0.documents.contains { shown.contains($0) } }
            var wanted = Set<Int>()
            for (document, isIn) in selection.documents.enumerated() where isIn {
                wanted.formUnion(pile.entities.index[document].lazy.filter { $0 >= 0 }.map { Int($0) })
            }
            result.entities = wanted.sorted().map { pile.entities.records[$0] }
        }
        return result
    }

    private func document(_ index: Int) -> ComparedDocument {
        let digest = pile.digests[index]
        return ComparedDocument(
            id: digest.id, publisher: digest.document.publisher, published: digest.document.published, title: digest.document.title,
            notBefore: digest.notBefore.flatMap { PartialDate(dayNumber: $0)?.description })
    }

    func claim(_ members: ArraySlice<Int>) -> Claim {
        let ordered = Array(pile.inOrder(members))
        let first = pile.telling(ordered[0])
        let firstEntry = pile.entries[ordered[0]]
        func named(_ pick: (Pile.Entry) -> Pile.Numbers) -> [String] {
            var counts: [Int: Int] = [:]
            for member in ordered { for thing in pick(pile.entries[member]) { counts[thing, default: 0] += 1 } }
            return counts.keys.sorted { (counts[$1] ?? 0, pile.entities.records[$0].id) < (counts[$0] ?? 0, pile.entities.records[$1].id) }
                .map { pile.entities.records[$0].id }
        }
        let isStatement = first.kind == .statement
        let roots = Roots.independent(ordered, in: pile)
        let actors = isStatement ? named(\.about) : named(\.actors)
        let accounts = ordered.map { member in
            var account = pile.account(member)
            let own = isStatement ? actors : pile.entries[member].actors.map { pile.entities.records[$0].id }
            if own.count < actors.count { account.actors = own }
            return account
        }
        return Claim(
            id: "\(pile.digests[firstEntry.document].id)#\(first.record)", type: first.type,
            actors: actors, recipients: isStatement ? [] : named(\.recipients), time: time(ordered),
            place: ordered.lazy.compactMap { [pile] in pile.telling($0).place }.first, grade: Claim.Grade(roots: roots.count),
            roots: roots.map { Roots.name($0, in: pile) }, commonLink: commonLink(ordered), accounts: accounts)
    }

    /// The narrowest date that an account gives.
    private func time(_ members: [Int]) -> String? {
        var best: DateRange?
        for member in members {
            guard pile.entries[member].isDated, let range = pile.telling(member).date else { continue }
            if best.map({ range.last - range.first < $0.last - $0.first }) ?? true { best = range }
        }
        return best?.label
    }

    /// The one source, other than the outlets that print, through which the accounts of two documents or more pass.
    private func commonLink(_ members: [Int]) -> String? {
        let documents = Set(members.map { pile.original[pile.entries[$0].document] })
        guard documents.count > 1 else { return nil }
        var common: Set<Int>?
        for member in members {
            let entry = pile.entries[member]
            let told = Set(entry.chain.filter { $0 >= 0 && $0 != pile.publisher[entry.document] })
            common = common?.intersection(told) ?? told
        }
        // By the id: the numbers of sources change with the pile, and what is kept of a claim must not.
        return common?.map { pile.sources[$0].id }.min { $0.precedes($1) }
    }
}

/// Independent roots of accounts.
enum Roots {
    /// Root keys of the accounts that assert, in order of appearance. Copies share theirs; an unnamed source counts once for the same
    /// words.
    static func independent(_ members: [Int], in pile: Pile) -> [Int] {
        var roots: [Int] = []
        var unnamed: [(root: Int, entry: Int)] = []
        for member in members where pile.telling(member).stance != .denies {
            let root = canonical(member, in: pile)
            if roots.contains(root) { continue }
            if root < 0 || pile.sources[root].kind == .anonymous {
                let isTold = unnamed.contains {
                    WordLikeness.cosine(pile.telling($0.entry), pile.telling(member)) >= 0.9
                        && pile.entries[$0.entry].document != pile.entries[member].document
                }
                if isTold { continue }
                unnamed.append((root, member))
            }
            roots.append(root)
        }
        return roots
    }

    /// The outlet of a copy is that of the first print.
    static func canonical(_ entry: Int, in pile: Pile) -> Int {
        let place = pile.entries[entry]
        let first = pile.original[place.document]
        if first != place.document, let outlet = pile.publisher[place.document], place.root == outlet, let original = pile.publisher[first] {
            return original
        }
        return place.root
    }

    static func name(_ root: Int, in pile: Pile) -> String {
        root >= 0 ? pile.sources[root].id : "unnamed:\(pile.digests[-2 - root].id)"
    }
}

/// Which entries and documents a scope takes in.
struct Selection: Sendable {
    var entries: [Bool]
    var documents: [Bool]
    /// Entities that the scope names; nil for all.
    var about: Set<Int>?

    init(_ pile: Pile, scope: ComparisonScope) {
        documents = [Bool](repeating: true, count: pile.digests.count)
        entries = [Bool](repeating: true, count: pile.entries.count)
        if let name = scope.about {
            about = pile.entities.matching(name)
        }
        let since = scope.since?.firstDay ?? Int.min, until = scope.until?.lastDay ?? Int.max
        let isDated = scope.since != nil || scope.until != nil
        for (document, digest) in pile.digests.enumerated() {
            if isDated {
                let range = digest.date ?? digest.notBefore.map { DateRange(first: $0, last: $0) }
                documents[document] = range.map { $0.last >= since && $0.first <= until } ?? false
            }
            if documents[document], let about {
                documents[document] = pile.entities.index[document].contains { about.contains(Int($0)) }
            }
            for entry in pile.entriesOf[document] {
                guard documents[document] else {
                    entries[entry] = false
                    continue
                }
                if let about {
                    let place = pile.entries[entry]
                    entries[entry] =
                        place.actors.contains { about.contains($0) } || place.recipients.contains { about.contains($0) }
                        || place.about.contains { about.contains($0) }
                }
            }
        }
    }
}

extension EntityMerger {
    /// Records that a name may mean: equal folded name or alias first; else those that hold its words.
    func matching(_ name: String) -> Set<Int> {
        let wanted = Self.words(name)
        guard !wanted.isEmpty else { return [] }
        var exact = Set<Int>(), loose = Set<Int>()
        for (index, record) in records.enumerated() {
            if record.nameEnglish?.lowercased() == name.lowercased() || record.id == name { exact.insert(index) }
            for form in [record.name] + record.aliases {
                let words = Self.words(form)
                if words == wanted { exact.insert(index) }
                if Set(wanted).isSubset(of: words) { loose.insert(index) }
            }
            if let english = record.nameEnglish, Set(Self.words(name)).isSubset(of: Set(Self.words(english.lowercased()))) { loose.insert(index) }
        }
        return exact.isEmpty ? loose : exact
    }
}
