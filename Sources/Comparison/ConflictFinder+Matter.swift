extension ConflictFinder {
    /// What a clause says within reach of the words by which it stands on a row of antonyms: its words by their weight in the story.
    struct Matter: Sendable {
        /// Sorted.
        private var keys: [UInt32] = []
        private var weights: [Double] = []
        private var total = 0.0

        /// How many content words away from an opposed word its matter may stand. Of a large story much is said in one sentence.
        private static func reach(_ story: StoryWords) -> Int { story.isSmall ? 8 : 5 }

        init(_ unit: Unit, row: Int, _ story: StoryWords) {
            let places = unit.sides.filter { $0.row == row }.map(\.word)
            let reach = Self.reach(story)
            var words: [(key: UInt32, weight: Double)] = []
            for index in unit.words.startIndex..<unit.words.endIndex
            where !places.contains(index) && places.contains(where: { abs($0 - index) <= reach }) {
                let word = unit.words[index]
                guard !word.flags.contains(.negator), !word.flags.contains(.grammar) else { continue }
                words.append((word.key, Double(word.weight) * story.rarity(word.key)))
            }
            words.sort { ($0.key, $0.weight) < ($1.key, $1.weight) }
            for word in words {
                if keys.last == word.key {
                    weights[weights.count - 1] = word.weight
                } else {
                    keys.append(word.key)
                    weights.append(word.weight)
                }
            }
            total = weights.reduce(0, +)
        }

        /// Number and weight of the words in common, and their share.
        /// Complexity: linear in the words of both.
        func common(_ other: Matter) -> (count: Int, weight: Double, likeness: Double) {
            let all = (total * other.total).squareRoot()
            var i = 0, j = 0, count = 0, weight = 0.0
            while i < keys.count, j < other.keys.count {
                if keys[i] == other.keys[j] {
                    let part = min(weights[i], other.weights[j])
                    weight += part
                    if part >= 2 { count += 1 }
                    i += 1
                    j += 1
                } else if keys[i] < other.keys[j] {
                    i += 1
                } else {
                    j += 1
                }
            }
            return (count, weight, all > 0 ? weight / all : 0)
        }
    }

    /// What both clauses say within reach of the words that are opposed.
    func commonMatter(_ a: Unit, _ b: Unit, row: Int) -> (count: Int, weight: Double, likeness: Double) {
        Matter(a, row: row, story).common(Matter(b, row: row, story))
    }
}
