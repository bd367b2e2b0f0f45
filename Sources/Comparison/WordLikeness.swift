/// How alike the words of two tellings are, and where they clash.
enum WordLikeness {
    /// Weighted share of common words (Ochiai): 0 to 1. Complexity: linear in the number of keys.
    static func cosine(_ a: Telling, _ b: Telling) -> Double {
        guard a.totalWeight > 0, b.totalWeight > 0 else { return 0 }
        return shared(a, b).weight / (Double(a.totalWeight) * Double(b.totalWeight)).squareRoot()
    }

    /// Number and weight of the words in common.
    static func shared(_ a: Telling, _ b: Telling, without common: Set<UInt32> = []) -> (count: Int, weight: Double) {
        let first = a.lexis, second = b.lexis
        var i = 0, j = 0, count = 0, weight = 0
        while i < first.keys.count, j < second.keys.count {
            let x = first.keys[i], y = second.keys[j]
            if x == y {
                if common.isEmpty || !common.contains(x) {
                    count += 1
                    weight += Int(min(first.weights[i], second.weights[j]))
                }
                i += 1
                j += 1
            } else if x < y {
                i += 1
            } else {
                j += 1
            }
        }
        return (count, Double(weight))
    }

    /// The row of antonyms on whose two sides the tellings stand, if they do and neither stands on both.
    static func opposite(_ a: Telling, _ b: Telling) -> Int? { oppositeRows(a, b).first }

    static func oppositeRows(_ a: Telling, _ b: Telling) -> [Int] {
        guard a.hasSides, b.hasSides else { return [] }
        func stands(_ sides: [Telling.SidedWord], _ words: ContentWords) -> [Int: Set<Bool>] {
            var result: [Int: Set<Bool>] = [:]
            for side in sides where side.word < words.count {
                let word = words[side.word]
                // «لا … إلا عسكرياً» leaves only the military; a negated word stands on neither side.
                if word.flags.contains(.negated), !word.flags.contains(.only) { continue }
                result[side.row, default: []].insert(side.isFirst)
            }
            return result
        }
        let left = stands(a.sides, a.words), right = stands(b.sides, b.words)
        return left.keys.sorted().filter { row in
            guard let x = left[row], let y = right[row] else { return false }
            return x.count == 1 && y.count == 1 && x != y
        }
    }

    /// Whether one telling turns a weighty word that the other leaves as it is.
    static func turned(_ a: Telling, _ b: Telling) -> Bool { turnedKey(a.words, b.words) != nil }

    static func turnedKey(_ a: ContentWords, _ b: ContentWords) -> UInt32? {
        var left: [UInt32: Bool] = [:]
        for word in a where word.weight >= 4 && !word.flags.contains(.negator) {
            left[word.key] = (left[word.key] ?? false) || word.flags.contains(.negated)
        }
        for word in b where word.weight >= 4 && !word.flags.contains(.negator) {
            if let turned = left[word.key], turned != word.flags.contains(.negated),
                !b.contains(where: { $0.key == word.key && $0.flags.contains(.negated) != word.flags.contains(.negated) })
            {
                return word.key
            }
        }
        return nil
    }

    /// Both count, and no number of one stands in the other.
    static func numbersDiffer(_ a: Telling, _ b: Telling) -> Bool {
        let x = Set(a.words.filter { $0.flags.contains(.number) }.map(\.key)), y = Set(b.words.filter { $0.flags.contains(.number) }.map(\.key))
        return !x.isEmpty && !y.isEmpty && x.isDisjoint(with: y)
    }
}
