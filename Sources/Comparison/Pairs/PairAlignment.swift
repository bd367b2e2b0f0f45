import ArabicText
import Knowledge

/// The words of two short texts, paired off: what both say, and what only one of them says.
struct PairAlignment {
    struct Word {
        var surface: String
        var key: UInt32
        var stem: UInt32
        var weight: Int
        var number: Double?
        var isNegator = false
        var sides: [ComparisonTables.Side] = []
        /// State that the word names, by its name, adjective or capital.
        var land: UInt32?
        var isUnseen = false
        /// What it says of the thing beside it.
        var senses: [HeadlineWords.Sense] = []
        /// Kinds of which it is one, such as months or metals.
        var kinds: [Int] = []
        /// Prepositions that are joined to it.
        var joined: UInt8 = 0
        /// A negator before it turns it.
        var isTurned = false
        /// Number of the clause in which it stands.
        var clause = 0
    }

    let first: [Word]
    let second: [Word]
    /// For each word of the first the word of the second, or -1.
    private(set) var match: [Int]
    private(set) var isTaken: [Bool]

    /// Complexity: product of the numbers of words.
    init(_ first: [Word], _ second: [Word]) {
        self.first = first
        self.second = second
        match = [Int](repeating: -1, count: first.count)
        isTaken = [Bool](repeating: false, count: second.count)
        let tests: [(Word, Word) -> Bool] = [
            { $0.surface == $1.surface }, { $0.stem == $1.stem }, { $0.key == $1.key }, { $0.land != nil && $0.land == $1.land },
            { a, b in a.number == nil && b.number == nil && !a.isNegator && !b.isNegator && Self.alike(a.surface, b.surface) },
        ]
        for test in tests {
            for i in first.indices where match[i] < 0 {
                var best: (distance: Double, index: Int)?
                for j in second.indices where !isTaken[j] && test(first[i], second[j]) {
                    let distance = abs(Double(i) / Double(first.count) - Double(j) / Double(second.count))
                    if best.map({ distance < $0.distance }) ?? true { best = (distance, j) }
                }
                if let best {
                    match[i] = best.index
                    isTaken[best.index] = true
                }
            }
        }
    }

    /// One slip of the pen in a long word.
    private static func alike(_ a: String, _ b: String) -> Bool {
        guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1 else { return false }
        let x = Array(a), y = Array(b)
        var i = 0
        while i < min(x.count, y.count), x[i] == y[i] { i += 1 }
        var p = x.count, q = y.count
        while p > i, q > i, x[p - 1] == y[q - 1] {
            p -= 1
            q -= 1
        }
        return p - i <= 1 && q - i <= 1
    }

    var onlyFirst: [Word] { first.indices.filter { match[$0] < 0 }.map { first[$0] } }
    var onlySecond: [Word] { second.indices.filter { !isTaken[$0] }.map { second[$0] } }

    /// Share of weight that the other text has too.
    var coverage: (first: Double, second: Double) {
        func share(_ words: [Word], _ isMatched: (Int) -> Bool) -> Double {
            var all = 0.0, common = 0.0
            for (index, word) in words.enumerated() {
                all += Double(word.weight)
                if isMatched(index) { common += Double(word.weight) }
            }
            return all > 0 ? common / all : 0
        }
        return (share(first) { match[$0] >= 0 }, share(second) { isTaken[$0] })
    }

    /// The longest run of matches in the order of both, and the number of matches.
    var order: (kept: Int, matched: Int) {
        var tails: [Int] = []
        var count = 0
        for place in match where place >= 0 {
            count += 1
            let at = tails.firstIndex { $0 >= place } ?? tails.count
            if at == tails.count { tails.append(place) } else { tails[at] = place }
        }
        return (tails.count, count)
    }

    /// Words that stand in one another's place: unmatched on both sides between the same matched neighbours.
    var substitutions: [(Word, Word)] {
        var left: [Int: [Word]] = [:], right: [Int: [Word]] = [:]
        var last = -1
        for i in first.indices { if match[i] >= 0 { last = match[i] } else { left[last, default: []].append(first[i]) } }
        last = -1
        for j in second.indices { if isTaken[j] { last = j } else { right[last, default: []].append(second[j]) } }
        var pairs: [(Word, Word)] = []
        for gap in left.keys.sorted() { for a in left[gap] ?? [] { for b in right[gap] ?? [] { pairs.append((a, b)) } } }
        return pairs
    }

    /// A word of the one text and another word of its kind that only the other text has.
    var exchanges: [(kind: Int, first: Word, second: Word)] {
        let right = onlySecond
        return onlyFirst.flatMap { a in
            right.flatMap { b in a.stem == b.stem ? [] : a.kinds.filter(b.kinds.contains).map { ($0, a, b) } }
        }
    }

    /// Pairs of things that both texts name, of which each stands in the second where the other stands in the first: behind the same word.
    var swaps: Int {
        func context(_ words: [Word], _ place: Int) -> UInt64 {
            UInt64(place > 0 ? words[place - 1].stem : 0) << 8 | UInt64(words[place].joined)
        }
        let named = first.indices.filter { match[$0] >= 0 && first[$0].weight > 0 && first[$0].number == nil && first[$0].senses.isEmpty }
        var count = 0
        for (index, a) in named.enumerated() {
            for b in named[(index + 1)...] where first[a].stem != first[b].stem {
                let x = context(first, a), y = context(first, b)
                if x != y, context(second, match[a]) == y, context(second, match[b]) == x { count += 1 }
            }
        }
        return count
    }

    /// Rows of antonyms on whose two sides the texts stand.
    var oppositeRows: [Int] {
        func stands(_ words: [Word]) -> [Int: Set<Bool>] {
            var result: [Int: Set<Bool>] = [:]
            for word in words { for side in word.sides { result[side.row, default: []].insert(side.isFirst) } }
            return result
        }
        let left = stands(first), right = stands(second)
        return left.keys.sorted().filter { row in
            guard let x = left[row], let y = right[row] else { return false }
            return x.count == 1 && y.count == 1 && x != y
        }
    }
}
