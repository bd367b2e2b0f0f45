/// How much a word tells the accounts of one story apart: what every second document says says nothing.
struct StoryWords {
    private let counts: [UInt32: Int]
    private let documents: Int
    /// Words in more than a third of the documents that are looked at.
    let common: Set<UInt32>
    /// Fewer documents give no measure; fewer than a dozen no words common to the story.
    private static let least = 4

    /// Complexity: linear in the keys of the pile.
    init(_ pile: Pile, selection: Selection) {
        var counts: [UInt32: Int] = [:]
        var all = 0
        for (document, digest) in pile.digests.enumerated() where selection.documents[document] && pile.original[document] == document {
            all += 1
            var seen = Set<UInt32>()
            for telling in digest.tellings { for key in telling.keys where seen.insert(key).inserted { counts[key, default: 0] += 1 } }
        }
        documents = all
        self.counts = all >= Self.least ? counts : [:]
        common = all >= 12 ? Set(counts.filter { $0.value * 3 > all }.keys) : []
    }

    /// Too few documents to say what all of them have.
    var isSmall: Bool { documents < 12 }

    /// 1 for a word of few documents, 0 for one of all.
    func rarity(_ key: UInt32) -> Double {
        guard documents >= Self.least, let count = counts[key] else { return 1 }
        return min(1, Self.bits(Double(documents) / Double(max(1, count))) / min(4, Self.bits(Double(documents))))
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
        zip(telling.keys, telling.keyWeights).reduce(0) { $0 + Double($1.1) * rarity($1.0) }
    }

    func shared(_ a: Telling, _ b: Telling) -> (count: Int, weight: Double) {
        var i = 0, j = 0, count = 0, weight = 0.0
        while i < a.keys.count, j < b.keys.count {
            if a.keys[i] == b.keys[j] {
                let part = Double(min(a.keyWeights[i], b.keyWeights[j])) * rarity(a.keys[i])
                if part >= 1 { count += 1 }
                weight += part
                i += 1
                j += 1
            } else if a.keys[i] < b.keys[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return (count, weight)
    }
}
