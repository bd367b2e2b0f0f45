/// Groups of entries, one behind another in one piece of memory: a large pile has hundreds of thousands, most of one entry.
struct ClaimGroups: Sendable, RandomAccessCollection {
    private var entries: [Int] = []
    /// Where each group ends.
    private var ends: [Int] = []

    var startIndex: Int { 0 }
    var endIndex: Int { ends.count }

    subscript(group: Int) -> ArraySlice<Int> { entries[(group == 0 ? 0 : ends[group - 1])..<ends[group]] }

    mutating func reserve(groups: Int, entries count: Int) {
        ends.reserveCapacity(groups)
        entries.reserveCapacity(count)
    }

    /// Adds an entry to the group that is open.
    mutating func add(_ entry: Int) { entries.append(entry) }

    /// Closes the group that is open.
    mutating func close() { ends.append(entries.count) }
}
