/// Numbers sorted by keys of 64 bits, those of one key in the order in which they came. Digit by digit, so that the work is linear and
/// nothing is asked of a closure.
struct KeyedOrder: Sendable {
    private(set) var keys: [UInt64]
    private(set) var numbers: [UInt32]

    /// - Parameters: as many numbers as keys.
    init(_ keys: [UInt64], _ numbers: [UInt32]) {
        self.keys = keys
        self.numbers = numbers
        guard keys.count > 1, keys.count == numbers.count else { return }
        // Digits that all keys share are passed over.
        let varying = keys.reduce((all: UInt64.max, any: UInt64(0))) { ($0.all & $1, $0.any | $1) }
        let differing = varying.all ^ varying.any
        var otherKeys = [UInt64](repeating: 0, count: keys.count), otherNumbers = [UInt32](repeating: 0, count: keys.count)
        for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
            Self.spread(self.keys, self.numbers, to: &otherKeys, &otherNumbers, by: shift)
            swap(&self.keys, &otherKeys)
            swap(&self.numbers, &otherNumbers)
        }
    }

    /// Puts keys and numbers in the order of one digit of the keys.
    private static func spread(_ keys: [UInt64], _ numbers: [UInt32], to ordered: inout [UInt64], _ others: inout [UInt32], by shift: UInt64) {
        var counts = [Int](repeating: 0, count: 257)
        counts.withUnsafeMutableBufferPointer { places in
            for key in keys { places[Int(key >> shift & 0xFF) + 1] += 1 }
            for digit in 0..<256 { places[digit + 1] += places[digit] }
            ordered.withUnsafeMutableBufferPointer { ordered in
                others.withUnsafeMutableBufferPointer { others in
                    for index in keys.indices {
                        let digit = Int(keys[index] >> shift & 0xFF), place = places[digit]
                        places[digit] = place + 1
                        ordered[place] = keys[index]
                        others[place] = numbers[index]
                    }
                }
            }
        }
    }

    /// Calls `body` for each run of equal keys.
    func forEachRun(_ body: (_ key: UInt64, _ run: Range<Int>) -> Void) {
        var low = 0
        while low < keys.count {
            var high = low + 1
            while high < keys.count, keys[high] == keys[low] { high += 1 }
            body(keys[low], low..<high)
            low = high
        }
    }
}
