/// What two texts say of the things that both name: of one thing, one says that it rises, the other that it falls.
extension PairReader {
    /// A word on a side of a dimension, as it stands: negation turns it.
    private struct Stand {
        let place: Int
        let sense: HeadlineWords.Sense
    }

    private func stands(_ words: [PairAlignment.Word]) -> [Stand] {
        words.indices.flatMap { place in
            words[place].senses.map { Stand(place: place, sense: words[place].isTurned ? $0.opposite : $0) }
        }
    }

    /// For each dimension the stand nearest to a word: fewer words between, no clause between, ahead of it rather than behind.
    private func nearest(_ words: [PairAlignment.Word], _ stands: [Stand], to place: Int) -> [Int: Stand] {
        var best: [Int: (cost: Double, stand: Stand)] = [:]
        for stand in stands where stand.place != place {
            let cost =
                Double(abs(stand.place - place)) + 2 * Double(abs(words[stand.place].clause - words[place].clause))
                + (stand.place > place ? 0.5 : 0)
            guard cost <= 4, best[stand.sense.dimension].map({ cost < $0.cost }) ?? true else { continue }
            best[stand.sense.dimension] = (cost, stand)
        }
        return best.mapValues(\.stand)
    }

    /// Dimensions by how often the texts put a thing on opposite sides and on the same side, and the words of the first clash.
    private func stances(_ alignment: PairAlignment) -> (clashes: [Int], accords: [Int], words: (Int, Int)?) {
        let first = alignment.first, second = alignment.second
        let left = stands(first), right = stands(second)
        let count = tables.headlineWords.dimensions.count
        var clashes = [Int](repeating: 0, count: count), accords = clashes
        var found: (Int, Int)?
        for (place, other) in alignment.match.enumerated() where other >= 0 {
            guard first[place].senses.isEmpty, first[place].weight > 0, first[place].number == nil else { continue }
            let near = nearest(first, left, to: place), far = nearest(second, right, to: other)
            for dimension in 0..<count {
                guard let x = near[dimension], let y = far[dimension] else { continue }
                if x.sense == y.sense {
                    accords[dimension] += 1
                } else {
                    clashes[dimension] += 1
                    if found == nil { found = (x.place, y.place) }
                }
            }
        }
        return (clashes, accords, found)
    }

    /// The words by which the texts say opposite things of one thing.
    func clash(_ alignment: PairAlignment) -> (first: PairAlignment.Word, second: PairAlignment.Word)? {
        stances(alignment).words.map { (alignment.first[$0.0], alignment.second[$0.1]) }
    }

    func addSenses(_ alignment: PairAlignment, to features: inout [String: Double]) {
        let names = tables.headlineWords.dimensions
        func count(_ name: String, _ value: Int, cap: Int = 3) {
            features["r:" + name] = Double(min(value, cap)) / Double(cap)
            features["b:\(name):\(min(value, cap))"] = 1
        }
        let exchanges = alignment.exchanges
        count("exchanged", Set(exchanges.map(\.kind)).count)
        for exchange in exchanges { features["ek:" + tables.headlineWords.kindNames[exchange.kind]] = 1 }
        if alignment.substitutions.contains(where: { pair in pair.0.stem != pair.1.stem && pair.0.kinds.contains(where: pair.1.kinds.contains) }) {
            features["exchanged in place"] = 1
        }
        let swaps = alignment.swaps
        count("swapped", swaps, cap: 2)
        features["ew:\(min(1, swaps)):\(min(2, alignment.onlyFirst.count + alignment.onlySecond.count))"] = 1
        func sums(_ words: [PairAlignment.Word]) -> [Int] {
            var sums = [Int](repeating: 0, count: names.count)
            for stand in stands(words) { sums[stand.sense.dimension] += stand.sense.isPlus ? 1 : -1 }
            return sums
        }
        let stances = stances(alignment)
        let left = sums(alignment.first), right = sums(alignment.second)
        var clashing = 0, according = 0, against = 0
        for (dimension, name) in names.enumerated() {
            let x = left[dimension].signum(), y = right[dimension].signum()
            features["dg:\(name):\(x):\(y)"] = 1
            if x * y < 0 { against += 1 }
            let clashes = stances.clashes[dimension], accords = stances.accords[dimension]
            if clashes > accords {
                features["dc:" + name] = 1
                clashing += 1
            } else if clashes > 0 {
                features["dm:" + name] = 1
            } else if accords > 0 {
                features["da:" + name] = 1
                according += 1
            }
        }
        count("clash", clashing)
        count("accord", according)
        count("against", against)
        features["dx:\(min(clashing, 2)):\(min(according, 2))"] = 1
        let onlyFirst = alignment.onlyFirst, onlySecond = alignment.onlySecond
        let a = Set(onlyFirst.flatMap(\.senses)), b = Set(onlySecond.flatMap(\.senses))
        for sense in a.subtracting(b) { features["d1:\(names[sense.dimension]):\(sense.isPlus)"] = 1 }
        for sense in b.subtracting(a) { features["d2:\(names[sense.dimension]):\(sense.isPlus)"] = 1 }
        let opposed = a.count { b.contains($0.opposite) }
        count("kin", a.intersection(b).count)
        count("opposed", opposed)
        func tone(_ words: [PairAlignment.Word]) -> Int { max(-2, min(2, sums(words).reduce(0, +))) }
        features["dt:\(tone(alignment.first)):\(tone(alignment.second))"] = 1
        features["do:\(tone(onlyFirst)):\(tone(onlySecond))"] = 1
        func rest(_ words: [PairAlignment.Word], without other: Set<HeadlineWords.Sense>) -> Int {
            words.count { $0.weight > 0 && !$0.isNegator && !$0.senses.contains(where: other.contains) }
        }
        let restA = rest(onlyFirst, without: b), restB = rest(onlySecond, without: a)
        count("rest first", restA, cap: 5)
        count("rest second", restB, cap: 5)
        features["dr:\(min(4, restA)):\(min(4, restB))"] = 1
        let plainA = onlyFirst.count { $0.weight > 0 && !$0.isNegator && $0.senses.isEmpty }
        let plainB = onlySecond.count { $0.weight > 0 && !$0.isNegator && $0.senses.isEmpty }
        count("plain first", plainA, cap: 5)
        count("plain second", plainB, cap: 5)
        features["dp:\(min(3, plainA)):\(min(3, plainB)):\(min(1, opposed)):\(min(1, clashing))"] = 1
    }
}
