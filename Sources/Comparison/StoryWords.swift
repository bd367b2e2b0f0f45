import Readings

/// How much a word tells the accounts of one story apart: what every second document says says nothing.
struct StoryWords: Sendable {
    /// Words that are less than rare, by their rarity below 1.
    private let rarities: [UInt32: Double]
    /// Whether a word with these lowest bits of its key may be one of them: most are not.
    private let mayBeCommon: KeySieve
    private let documents: Int
    /// Words in more than a third of the documents that are looked at.
    let common: Set<UInt32>
    /// Fewer documents give no measure; fewer than a dozen no words common to the story.
    private static let least = 4

    /// Complexity: linear in the keys of the pile.
    init(_ pile: Pile, selection: Selection) {
        let chosen = pile.digests.indices.filter { selection.documents[$0] && pile.original[$0] == $0 }
        let all = chosen.count
        // A word of one document in sixteen is as rare as a word can be.
        let parts = Concurrently.map(stride(from: 0, to: all, by: 512).map { Array(chosen[$0..<min(all, $0 + 512)]) }, sharing: 1) { documents in
            var counts: [UInt32: Int] = [:]
            for document in documents { for key in Self.keys(pile.digests[document]) { counts[key, default: 0] += 1 } }
            return counts
        }
        var counts: [UInt32: Int] = [:]
        for part in parts { counts.merge(part) { $0 + $1 } }
        documents = all
        common = all >= 12 ? Set(counts.filter { $0.value * 3 > all }.keys) : []
        let rarities: [UInt32: Double] = all >= Self.least ? counts.compactMapValues { count in
            let rarity = min(1, Self.bits(Double(all) / Double(max(1, count))) / min(4, Self.bits(Double(all))))
            return rarity < 1 ? rarity : nil
        } : [:]
        self.rarities = rarities
        mayBeCommon = KeySieve(rarities.keys)
    }

    /// Keys of the words of a document, each once.
    private static func keys(_ digest: DocumentDigest) -> [UInt32] {
        var keys: [UInt32] = []
        for telling in digest.tellings { telling.addKeys(to: &keys) }
        keys.sort()
        var last: UInt32?
        return keys.filter { key in
            defer { last = key }
            return key != last
        }
    }

    /// Too few documents to say what all of them have.
    var isSmall: Bool { documents < 12 }

    /// 1 for a word of few documents, 0 for one of all.
    func rarity(_ key: UInt32) -> Double {
        mayBeCommon.mayHold(key) ? rarities[key] ?? 1 : 1
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

    func total(_ telling: Telling) -> Double {
        zip(telling.lexis.keys, telling.lexis.weights).reduce(0) { $0 + Double($1.1) * rarity($1.0) }
    }

    func shared(_ a: Telling, _ b: Telling) -> (count: Int, weight: Double) {
        let first = a.lexis, second = b.lexis
        var i = 0, j = 0, count = 0, weight = 0.0
        while i < first.keys.count, j < second.keys.count {
            let x = first.keys[i], y = second.keys[j]
            if x == y {
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
