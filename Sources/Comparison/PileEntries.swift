import Readings

/// The entries of a pile, end to end in one piece of memory: they are weighed by the million, and nothing is counted when one is handed
/// about.
final class PileEntries: @unchecked Sendable, RandomAccessCollection {
    /// An entry without its lists, which lie behind one another from `start` on: actors, recipients, about, chain.
    struct Place {
        var mark: UInt64
        var start: Int
        var document: Int32
        var telling: Int32
        var root: Int32
        /// The first behind the last for an entry that nothing dates.
        var first: Int32
        var last: Int32
        var actors: Int32
        var recipients: Int32
        var about: Int32
        var chain: Int32
        var hasMark: Bool
        var isDated: Bool
        var continuity: Continuity
    }

    /// Entries of some documents, before they are laid into one piece. An entry is opened, gets its things and then its links, and is
    /// closed.
    struct Draft: Sendable {
        fileprivate var places: [Place] = []
        fileprivate var numbers: [Int32] = []
        /// Where the lists of the open entry begin.
        private var start = 0
        /// Lengths of its lists.
        private var lengths: (actors: Int, recipients: Int, about: Int) = (0, 0, 0)

        mutating func open() {
            start = numbers.count
            lengths = (0, 0, 0)
        }

        /// Adds a thing that is not yet in the list. Actors come first, recipients behind them, then what it is about.
        mutating func add(_ thing: Int32, to role: Telling.Role) {
            switch role {
            case .actor: if append(thing, behind: start) { lengths.actors += 1 }
            case .recipient: if append(thing, behind: start + lengths.actors) { lengths.recipients += 1 }
            case .about: if append(thing, behind: start + lengths.actors + lengths.recipients) { lengths.about += 1 }
            }
        }

        private mutating func append(_ thing: Int32, behind low: Int) -> Bool {
            guard !numbers.holds(thing, from: low) else { return false }
            numbers.append(thing)
            return true
        }

        private var links: Int { start + lengths.actors + lengths.recipients + lengths.about }

        /// Adds a source to the chain, unless it stands last.
        mutating func addLink(_ source: Int) { if lastLink != source { numbers.append(Int32(clamping: source)) } }

        var lastLink: Int? { numbers.count > links ? Int(numbers[numbers.count - 1]) : nil }

        var actors: ArraySlice<Int32> { numbers[start..<start + lengths.actors] }
        var recipients: ArraySlice<Int32> { numbers[start + lengths.actors..<start + lengths.actors + lengths.recipients] }

        mutating func close(
            document: Int, telling: Int, root: Int, when: DateRange?, isDated: Bool, continuity: Continuity, mark: UInt64?
        ) {
            places.append(
                Place(
                    mark: mark ?? 0, start: start, document: Int32(clamping: document), telling: Int32(clamping: telling),
                    root: Int32(clamping: root), first: Int32(clamping: when?.first ?? 1), last: Int32(clamping: when?.last ?? 0),
                    actors: Int32(lengths.actors), recipients: Int32(lengths.recipients), about: Int32(lengths.about),
                    chain: Int32(numbers.count - links), hasMark: mark != nil, isDated: isDated, continuity: continuity))
        }
    }

    private let places: UnsafeMutablePointer<Place>
    private let numbers: UnsafeMutablePointer<Int32>
    let count: Int

    init(_ drafts: [Draft]) {
        count = drafts.reduce(0) { $0 + $1.places.count }
        places = .allocate(capacity: Swift.max(1, count))
        numbers = .allocate(capacity: Swift.max(1, drafts.reduce(0) { $0 + $1.numbers.count }))
        var shares: [Share] = []
        var place = 0, number = 0
        for draft in drafts {
            shares.append(Share(draft: draft, places: places + place, numbers: numbers + number, shift: number))
            place += draft.places.count
            number += draft.numbers.count
        }
        _ = Concurrently.map(shares, sharing: 1) { $0.lay() }
    }

    /// A draft and where it is to lie.
    private struct Share: @unchecked Sendable {
        let draft: Draft
        let places: UnsafeMutablePointer<Place>
        let numbers: UnsafeMutablePointer<Int32>
        /// Numbers before those of the draft.
        let shift: Int

        func lay() {
            for (index, place) in draft.places.enumerated() {
                var moved = place
                moved.start += shift
                (places + index).initialize(to: moved)
            }
            draft.numbers.withUnsafeBufferPointer { buffer in
                if let base = buffer.baseAddress { numbers.initialize(from: base, count: buffer.count) }
            }
        }
    }

    deinit {
        places.deallocate()
        numbers.deallocate()
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    @inline(__always)
    subscript(index: Int) -> Pile.Entry {
        precondition(index >= 0 && index < count)
        return Pile.Entry(place: UnsafePointer(places + index), numbers: UnsafePointer(numbers))
    }
}

extension Pile {
    /// A telling in its place: a look at the pile's entries, which must outlive it.
    struct Entry: @unchecked Sendable {
        fileprivate let place: UnsafePointer<PileEntries.Place>
        fileprivate let numbers: UnsafePointer<Int32>

        var document: Int { Int(place.pointee.document) }
        /// Index into the digest's tellings.
        var telling: Int { Int(place.pointee.telling) }
        var actors: Numbers { list(0, place.pointee.actors) }
        var recipients: Numbers { list(place.pointee.actors, place.pointee.recipients) }
        var about: Numbers { list(place.pointee.actors + place.pointee.recipients, place.pointee.about) }
        /// Sources by index, outermost first, the document's outlet among them; -1 for what cannot be named.
        var chain: Numbers { list(place.pointee.actors + place.pointee.recipients + place.pointee.about, place.pointee.chain) }
        /// Key of the root: equal for accounts that rest on one mouth.
        var root: Int { Int(place.pointee.root) }
        /// The days that the act may lie in; nil when nothing dates it.
        var when: DateRange? {
            let first = place.pointee.first, last = place.pointee.last
            return first <= last ? DateRange(first: Int(first), last: Int(last)) : nil
        }
        /// The words themselves date the act.
        var isDated: Bool { place.pointee.isDated }
        var continuity: Continuity { place.pointee.continuity }
        /// Hash of all by which it is decided whose account it is; nil when the digest was not kept.
        var mark: UInt64? { place.pointee.hasMark ? place.pointee.mark : nil }

        /// Whom and what it is about, as actors and recipients too, each once.
        var things: Set<Int> { Set(about).union(actors).union(recipients) }

        @inline(__always)
        private func list(_ offset: Int32, _ count: Int32) -> Numbers {
            Numbers(start: numbers + (place.pointee.start + Int(offset)), count: Int(count))
        }
    }

    /// A list of an entry, in the memory of the pile's entries.
    struct Numbers: RandomAccessCollection, @unchecked Sendable {
        fileprivate let start: UnsafePointer<Int32>
        let count: Int

        var startIndex: Int { 0 }
        var endIndex: Int { count }

        @inline(__always)
        subscript(index: Int) -> Int {
            precondition(index >= 0 && index < count)
            return Int(start[index])
        }
    }
}
