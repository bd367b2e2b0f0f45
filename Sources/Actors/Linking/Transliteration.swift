/// How far two Arabic spellings of one foreign name may lie apart.
enum Transliteration {
    /// Letters that render the same foreign sound share a class; long vowels, which spellings add and drop at will, have none.
    private static let classes: [Character: Character] = [
        "غ": "g", "ج": "g", "ق": "g", "ك": "g", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ز": "z", "ذ": "z", "ظ": "z", "د": "d",
        "ض": "d", "ف": "f", "ه": "h", "ح": "h", "خ": "x", "ش": "c",
    ]

    /// The consonants of a folded word, by class.
    static func skeleton(_ word: String) -> [Character] {
        var result: [Character] = []
        for (place, letter) in word.enumerated() {
            if place > 0, letter == "ا" || letter == "و" || letter == "ي" || letter == "ه" && place == word.count - 1 { continue }
            if letter == "ء" { continue }
            result.append(classes[letter] ?? letter)
        }
        return result
    }

    /// Whether two folded words may be spellings of one foreign name: five letters at least, the same consonants, at most two letters
    /// apart (Levenshtein). «بلومبرغ», «بلومبيرغ» and «بلومبورغ» are; «حسن» and «حسين» are not.
    static func isVariant(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        guard a.count >= 5, b.count >= 5, abs(a.count - b.count) <= 2 else { return false }
        let x = skeleton(a)
        let y = skeleton(b)
        guard x.count >= 4, x == y else { return false }
        return distance(Array(a), Array(b), atMost: 2) <= 2
    }

    /// Whether one folded word has a long vowel that the other, of four letters at least, has not: «بوتن» and «بوتين». Too little to go by
    /// unless the rest of the name agrees.
    static func differsByLongVowel(_ a: String, _ b: String) -> Bool {
        let (long, short) = a.count > b.count ? (Array(a), Array(b)) : (Array(b), Array(a))
        guard short.count >= 4, long.count == short.count + 1, let place = long.indices.first(where: { $0 == short.count || long[$0] != short[$0] })
        else { return false }
        return place > 0 && ["ا", "و", "ي"].contains(long[place]) && Array(long[(place + 1)...]) == Array(short[place...])
    }

    /// Whether all words are equal or spellings of one another, at least one of them equal or all of them foreign.
    static func isVariant(_ a: [String], _ b: [String]) -> Bool {
        guard a.count == b.count, !a.isEmpty else { return false }
        return zip(a, b).allSatisfy { isVariant($0, $1) }
    }

    /// Levenshtein distance, cut off above a bound.
    static func distance<T: Equatable>(_ a: [T], _ b: [T], atMost bound: Int) -> Int {
        if abs(a.count - b.count) > bound { return bound + 1 }
        var row = Array(0...b.count)
        for i in 1..<(a.count + 1) {
            var previous = row[0]
            row[0] = i
            for j in 1..<(b.count + 1) {
                let cost = min(row[j] + 1, row[j - 1] + 1, previous + (a[i - 1] == b[j - 1] ? 0 : 1))
                previous = row[j]
                row[j] = cost
            }
        }
        return row[b.count]
    }
}
