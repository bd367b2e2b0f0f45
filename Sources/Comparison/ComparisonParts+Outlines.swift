import Readings

/// What must be known of every claim and series of backing of a comparison to tell which of them have changed: hashes of all
/// that they are written out from. Equal hashes, equal bytes.
///
/// For comparisons of all documents; a part of them is known by other indices. A reference: it is asked for each of a large pile's claims.
package final class ComparisonOutlines: Sendable {
    package struct Claim: Sendable {
        /// Hash of the claim's id.
        package let key: UInt64
        package let mark: UInt64
        fileprivate var lists: Lists
    }

    /// Where the lists of a claim lie: actors, and the documents behind them.
    fileprivate struct Lists: Sendable {
        var start: Int32
        var actors: Int32
        var documents: Int32
    }

    /// In the order of ``ComparisonParts/claim(_:)``.
    package let claims: [Claim]
    /// The lists of all claims behind one another.
    private let numbers: [Int32]

    /// Indices of the entities that a claim names as actors or recipients, each once.
    @inline(__always)
    package func forEachActor(_ claim: Claim, _ body: (Int) -> Void) {
        for place in Int(claim.lists.start)..<Int(claim.lists.start + claim.lists.actors) { body(Int(numbers[place])) }
    }

    /// Indices of the documents that tell it, each once.
    @inline(__always)
    package func forEachDocument(_ claim: Claim, _ body: (Int) -> Void) {
        let start = Int(claim.lists.start + claim.lists.actors)
        for place in start..<start + Int(claim.lists.documents) { body(Int(numbers[place])) }
    }

    package func documents(_ claim: Claim) -> [Int] {
        var documents: [Int] = []
        forEachDocument(claim) { documents.append($0) }
        return documents
    }

    package struct Backing: Sendable {
        /// Indices of the entities.
        package let from: Int
        package let to: Int
        package let mark: UInt64
    }

    /// In the order of ``ComparisonParts/backing(_:)``.
    package let backing: [Backing]
    private let marks: AccountMarks?
    /// By number, what is known of the sources before conflicts are.
    private let sourceMarks: [Mark]

    /// A conflict or a source.
    package struct Outline: Sendable {
        package let id: String
        package let mark: UInt64
    }

    /// In the order of ``ComparisonParts/conflict(_:)``. Waits until all are found.
    package func disputes(_ parts: ComparisonParts) -> [Outline] {
        guard let marks else { return [] }
        let finder = parts.finder
        return Concurrently.map(parts.found, sharing: 64) { Outline(id: $0.id, mark: marks.conflict($0, finder)) }
    }

    /// In the order of ``ComparisonParts/source(_:)``. Waits until all conflicts are found.
    package func sources(_ parts: ComparisonParts) -> [Outline] {
        guard let marks else { return [] }
        let figures = parts.figures
        return Concurrently.map(figures.order, sharing: 256) { [sourceMarks] in
            Outline(id: figures.id($0), mark: figures.mark($0, opening: sourceMarks[$0], sources: marks.sources, things: marks.things))
        }
    }
    /// For each entity the document that names it first, and its place among the things that it names.
    package let firstPlaces: [(document: Int, position: Int)]
    /// For each document the day by which it stands in the order of documents, those of one day by their ids.
    package let days: [Int]

    /// Of nothing.
    package init() {
        (claims, numbers, backing, marks, sourceMarks, firstPlaces, days) = ([], [], [], nil, [], [], [])
    }

    package init(_ parts: ComparisonParts) {
        let assembly = parts.assembly
        let pile = assembly.pile
        let marks = AccountMarks(pile)
        self.marks = marks
        let shares = stride(from: 0, to: parts.claimCount, by: 4096).map { $0..<min(parts.claimCount, $0 + 4096) }
        let made = Concurrently.map(shares, sharing: 1) { share in
            var numbers: [Int32] = []
            return (claims: share.map { marks.claim(parts.members($0), &numbers) }, numbers: numbers)
        }
        var claims: [Claim] = [], numbers: [Int32] = []
        claims.reserveCapacity(parts.claimCount)
        numbers.reserveCapacity(made.reduce(0) { $0 + $1.numbers.count })
        for share in made {
            let shift = Int32(numbers.count)
            for var claim in share.claims {
                claim.lists.start += shift
                claims.append(claim)
            }
            numbers += share.numbers
        }
        (self.claims, self.numbers) = (claims, numbers)
        backing = Concurrently.map(parts.told, sharing: 256) { told in
            var mark = Mark()
            mark.add(marks.things[told.from])
            mark.add(marks.things[told.to])
            for entry in told.entries { mark.add(marks.account(entry)) }
            return Backing(from: told.from, to: told.to, mark: mark.value)
        }
        sourceMarks = parts.tallies.value.marks(pile, documents: marks.ids)
        days = pile.digests.map(\.day)
        var places = [(document: Int, position: Int)](repeating: (-1, 0), count: pile.entities.records.count)
        for document in 0..<pile.entities.index.count {
            for (position, thing) in pile.entities.index[document].enumerated() where thing >= 0 && places[Int(thing)].document < 0 {
                places[Int(thing)] = (document, position)
            }
        }
        firstPlaces = places.map { $0.document < 0 ? (0, 0) : $0 }
    }
}

/// Hashes of accounts as they are written out.
private struct AccountMarks: Sendable {
    let pile: Pile
    let documents: [UInt64]
    /// By the ids of the entities and sources.
    let things: [UInt64]
    let sources: [UInt64]
    let ids: [UInt64]

    init(_ pile: Pile) {
        self.pile = pile
        func mark(_ string: String) -> UInt64 {
            var mark = Mark()
            mark.add(string)
            return mark.value
        }
        documents = Concurrently.map(Array(pile.digests.indices), sharing: 64) { pile.digests[$0].mark }
        ids = pile.digests.map { mark($0.id) }
        things = pile.entities.records.indices.map { mark(pile.entities.records[$0].id) }
        sources = pile.sources.indices.map { mark(pile.sources[$0].id) }
    }

    func account(_ entry: Int) -> UInt64 {
        let place = pile.entries[entry]
        var mark = Mark()
        mark.add(documents[place.document])
        mark.add(place.telling)
        for source in place.chain { mark.add(source >= 0 ? sources[source] : 0) }
        mark.add(place.root >= 0 ? sources[place.root] : ids[-2 - place.root])
        mark.add(pile.publisher[place.document].map { sources[$0] } ?? 1)
        mark.add(place.continuity == .connected ? 0 : place.continuity == .obscured ? 1 : 2)
        return mark.value
    }

    func conflict(_ found: ConflictFinder.Found, _ finder: ConflictFinder) -> UInt64 {
        let clash = found.clash
        var mark = Mark()
        mark.add(clash.kind.rawValue)
        mark.add(found.weight.bitPattern)
        mark.add(found.first.count)
        for entry in found.first + found.second {
            mark.add(account(entry))
            let span = clash.spans[entry]
            mark.add(span?.start ?? -1)
            mark.add(span?.end ?? -1)
        }
        for thing in found.about { mark.add(things[thing]) }
        mark.add(clash.reason)
        mark.add(clash.reasonEnglish)
        if clash.wording != nil, let first = clash.first.first, let second = clash.second.first {
            mark.add(clash.row ?? -1)
            for entry in [first, second] {
                mark.add(account(entry))
                mark.add(finder.teller(entry))
            }
            if let person = clash.person {
                mark.add(finder.name(person))
                mark.add(finder.english(person))
            }
        }
        return mark.value
    }

    /// - Parameter numbers: takes the claim's lists.
    func claim(_ members: ArraySlice<Int>, _ numbers: inout [Int32]) -> ComparisonOutlines.Claim {
        let ordered = pile.inOrder(members)
        let first = ordered[ordered.startIndex]
        let isStatement = pile.traits[first].kind == .statement
        var mark = Mark()
        let start = numbers.count
        for member in ordered {
            let entry = pile.entries[member]
            let original = pile.original[entry.document]
            mark.add(account(member))
            mark.add(ids[original])
            mark.add(pile.publisher[original].map { sources[$0] } ?? 1)
            func add(_ named: Pile.Numbers) {
                for thing in named {
                    mark.add(things[thing])
                    if !numbers.holds(Int32(thing), from: start) { numbers.append(Int32(thing)) }
                }
            }
            if isStatement {
                add(entry.about)
            } else {
                add(entry.actors)
                add(entry.recipients)
            }
        }
        let actors = numbers.count - start
        for member in ordered {
            let document = Int32(pile.entries[member].document)
            if numbers.count == start + actors || numbers.last != document { numbers.append(document) }
        }
        var key = Mark()
        key.add(ids[pile.entries[first].document])
        key.add(pile.telling(first).recordMark)
        return ComparisonOutlines.Claim(
            key: key.value, mark: mark.value,
            lists: ComparisonOutlines.Lists(start: Int32(start), actors: Int32(actors), documents: Int32(numbers.count - start - actors)))
    }
}

extension Pile {
    /// Entries in the order of documents and of places in them.
    func inOrder(_ members: ArraySlice<Int>) -> ArraySlice<Int> {
        // Mostly they lie so: members are in the order of time.
        guard members.count > 1, zip(members, members.dropFirst()).contains(where: { !isBefore($0, $1) }) else { return members }
        return members.map { (document: entries[$0].document, start: telling($0).start, entry: $0) }
            .sorted { ($0.document, $0.start, $0.entry) < ($1.document, $1.start, $1.entry) }.map(\.entry)[...]
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        let x = entries[a].document, y = entries[b].document
        return x != y ? x < y : (telling(a).start, a) < (telling(b).start, b)
    }
}

extension DocumentDigest {
    /// The day by which the document stands in the order of documents.
    var day: Int { date?.first ?? notBefore ?? Int.max }

    /// Hash of all that the digest holds.
    var mark: UInt64 { tellings.origin?.mark ?? bytes().withUnsafeBytes { DigestBytes($0).mark } }
}
