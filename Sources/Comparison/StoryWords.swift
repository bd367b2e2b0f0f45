import Readings

/// How much a word tells the accounts of one story apart: what every second document says says nothing.
struct StoryWords: Sendable {
    /// Words that are less than rare, and the rarity of each, below 1.
    private let words: KeyNumbers
    private let rarities: [Double]
    private let documents: Int
    /// Fewer documents give no measure.
    private static let least = 4

    init(_ pile: Pile, selection: Selection) {
        self =
            selection.documents.contains(false)
            ? StoryWords(pile.digests, of: pile.digests.indices.filter { selection.documents[$0] && pile.original[$0] == $0 }) : pile.words
    }

    /// - Parameters:
    ///   - chosen: indices of the documents of the story, those that only copy others left out.
    ///   - beside: cores that are left to others.
    /// Complexity: linear in the keys of the documents.
    init(_ digests: [DocumentDigest], of chosen: [Int], beside: Int = 0) {
        let all = chosen.count
        // A word of one document in sixteen is as rare as a word can be.
        let parts = Concurrently.map(stride(from: 0, to: all, by: 4096).map { $0..<min(all, $0 + 4096) }, sharing: 1, beside: beside) { places in
            var counts = KeyCounts()
            for document in chosen[places] {
                for telling in digests[document].tellings { for word in telling.words where word.isKey { counts.add(word.key, of: document) } }
            }
            return counts
        }
        var counts = KeyCounts()
        for part in parts { counts.merge(part) }
        documents = all
        var words = KeyNumbers(), rarities: [Double] = []
        counts.forEach { key, count in
            guard all >= Self.least else { return }
            let rarity = min(1, Self.bits(Double(all) / Double(max(1, count))) / min(4, Self.bits(Double(all))))
            guard rarity < 1 else { return }
            _ = words.number(key)
            rarities.append(rarity)
        }
        self.words = words
        self.rarities = rarities
    }

    /// Too few documents to say what all of them have.
    var isSmall: Bool { documents < 12 }

    /// 1 for a word of few documents, 0 for one of all.
    @inline(__always)
    func rarity(_ key: UInt32) -> Double {
        let word = words.find(key)
        return word < 0 ? 1 : rarities[word]
    }

    /// The logarithm to the base 2, linear between powers, up to 4: the same on every machine.
    private static func bits(_ value: Double) -> Double {
        var ratio = value, bits = 0.0
        while ratio >= 2, bits < 4 {
            ratio /= 2
            bits += 1
        }
        return bits < 4 ? bits + ratio - 1 : 4
    }

    /// Weighted share of common words, as ``WordLikeness/cosine(_:_:)`` has it, each by its rarity in the story.
    func cosine(_ a: Telling, _ b: Telling) -> Double {
        let left = total(a), right = total(b)
        return left > 0 && right > 0 ? shared(a, b).weight / (left * right).squareRoot() : 0
    }

    /// As ``cosine(_:_:)``, for accounts that are weighed against many.
    /// - Parameter totals: those of the accounts that were weighed before.
    func cosine(_ a: Int, _ b: Int, in pile: Pile, _ totals: inout Totals) -> Double {
        let first = pile.telling(a), second = pile.telling(b)
        func total(_ entry: Int, _ telling: Telling) -> Double {
            if let known = totals[entry] { return known }
            let made = self.total(telling)
            totals[entry] = made
            return made
        }
        let left = total(a, first), right = total(b, second)
        return left > 0 && right > 0 ? shared(first, second).weight / (left * right).squareRoot() : 0
    }

    /// Totals of accounts by entry, as far as they are known.
    struct Totals {
        /// Below zero for one that is not known.
        private var totals: [Double]

        init(_ entries: Int) { totals = [Double](repeating: -1, count: entries) }

        subscript(entry: Int) -> Double? {
            get { totals[entry] < 0 ? nil : totals[entry] }
            set { totals[entry] = newValue ?? -1 }
        }
    }

    func total(_ telling: Telling) -> Double {
        let lexis = telling.lexis
        var total = 0.0
        for place in lexis.keys.indices { total += Double(lexis.weights[place]) * rarity(lexis.keys[place]) }
        return total
    }

    func shared(_ a: Telling, _ b: Telling, without left: Set<UInt32> = []) -> (count: Int, weight: Double) {
        let first = a.lexis, second = b.lexis
        var i = 0, j = 0, count = 0, weight = 0.0
        while i < first.keys.count, j < second.keys.count {
            let x = first.keys[i], y = second.keys[j]
            if x == y {
                if !left.isEmpty, left.contains(x) {
                    i += 1
                    j += 1
                    continue
                }
                let part = Double(min(first.weights[i], second.weights[j])) * rarity(x)
                if part >= 1 { count += 1 }
                weight += part
                i += 1
                j += 1
            } else if x < y {
                i += 1
            } else {
                j += 1
            }
        }
        return (count, weight)
    }
}
