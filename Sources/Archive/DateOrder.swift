#if Full
import Synchronization

/// The documents of an archive in the order of their lists, the newest first, undated ones last: four bytes a document.
struct DateOrder: Sendable {
    /// Numbers of the documents, in order.
    private let numbers: [Int64]
    /// By number, the place in the order; -1 for numbers that no document has.
    private let places: [Int32]

    init(_ numbers: [Int64]) {
        self.numbers = numbers
        var places = [Int32](repeating: -1, count: Int(numbers.max() ?? 0) + 1)
        for (place, number) in numbers.enumerated() { places[Int(number)] = Int32(place) }
        self.places = places
    }

    /// A part of some documents, in order. Complexity: linear in their number and in that of all documents.
    func newest(_ some: [Int64], without others: [Int64] = [], limit: Int, offset: Int) -> [Int64] {
        var isWanted = [Bool](repeating: false, count: numbers.count)
        func mark(_ list: [Int64], _ value: Bool) {
            for number in list where places.indices.contains(Int(number)) {
                let place = Int(places[Int(number)])
                if place >= 0 { isWanted[place] = value }
            }
        }
        mark(some, true)
        mark(others, false)
        var found: [Int64] = [], passed = 0
        for place in isWanted.indices where isWanted[place] {
            guard found.count < limit else { break }
            if passed < offset { passed += 1 } else { found.append(numbers[place]) }
        }
        return found
    }
}

/// Keeps the order until the archive grows.
final class DateOrderCache: Sendable {
    private let kept = Mutex<(version: Int, order: DateOrder)?>(nil)

    func order(version: Int) -> DateOrder? { kept.withLock { $0?.version == version ? $0?.order : nil } }
    func keep(_ order: DateOrder, version: Int) { kept.withLock { $0 = (version, order) } }
}
#endif
