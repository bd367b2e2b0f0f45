/// Lists of numbers, one behind the other in one piece of memory: of a large pile there are tens of thousands of short ones.
struct NumberLists: Sendable {
    private(set) var numbers: [Int32] = []
    private var starts: [Int32] = [0]

    /// How many lists there are.
    var count: Int { starts.count - 1 }

    /// - Parameters: how much is to come.
    mutating func reserve(lists: Int, numbers: Int) {
        starts.reserveCapacity(lists + 1)
        self.numbers.reserveCapacity(numbers)
    }

    /// Adds a number to the list that is open, the one behind the last.
    mutating func append(_ number: Int32) { numbers.append(number) }

    /// Ends the list that is open.
    mutating func close() { starts.append(Int32(numbers.count)) }

    /// Complexity: linear in the numbers.
    func mapNumbers(_ transform: (Int32) -> Int32) -> NumberLists {
        var mapped = self
        for place in numbers.indices { mapped.numbers[place] = transform(numbers[place]) }
        return mapped
    }

    subscript(list: Int) -> ArraySlice<Int32> { numbers[Int(starts[list])..<Int(starts[list + 1])] }

    /// - Parameter place: within the list.
    subscript(list: Int, place: Int) -> Int {
        let index = Int(starts[list]) + place
        precondition(place >= 0 && index < Int(starts[list + 1]))
        return Int(numbers[index])
    }

    func count(of list: Int) -> Int { Int(starts[list + 1] - starts[list]) }
}
