import Readings

/// For each statement of a list of tellings its heaviest words, list behind list in one piece of memory.
struct RarestWords: Sendable {
    private let words: [UInt32]
    /// Where the words of each telling begin.
    private let starts: [UInt32]

    /// - Parameter beside: cores that are left to others.
    /// Complexity: linear in the words of the statements.
    init(_ tellings: [Telling], beside: Int) {
        let shares = stride(from: 0, to: tellings.count, by: 4096).map { $0..<min(tellings.count, $0 + 4096) }
        let parts = Concurrently.map(shares, sharing: 1, beside: beside) { share in
            var words: [UInt32] = [], counts: [UInt8] = []
            for telling in tellings[share] {
                let own = telling.kind == .statement ? ClaimGrouping.rarest(telling) : []
                words += own
                counts.append(UInt8(clamping: own.count))
            }
            return (words: words, counts: counts)
        }
        var words: [UInt32] = [], starts: [UInt32] = [0]
        words.reserveCapacity(parts.reduce(0) { $0 + $1.words.count })
        starts.reserveCapacity(tellings.count + 1)
        var end: UInt32 = 0
        for part in parts {
            words += part.words
            for count in part.counts {
                end += UInt32(count)
                starts.append(end)
            }
        }
        self.words = words
        self.starts = starts
    }

    /// Those of a telling; none for acts.
    subscript(telling: Int) -> ArraySlice<UInt32> { words[Int(starts[telling])..<Int(starts[telling + 1])] }
}
