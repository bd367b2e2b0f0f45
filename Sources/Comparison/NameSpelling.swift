import ArabicText

/// Spellings of one foreign name: بلومبيرغ and بلومبورغ.
///
/// Two names are spellings of one another when, with heads such as وكالة and adjectives of origin left to the shared words, they have
/// as many words and each pair of words is equal or differs by one weak letter (ا و ي) only, in words of six letters and more; the
/// distance is that of Damerau and Levenshtein with a weak letter for a weak letter, or one weak letter more, at cost 1.
enum NameSpelling {
    /// Letters under which spellings of one name meet.
    /// - Parameter words: those of the name, folded, without articles.
    static func soundKey(words: [String]) -> String {
        words.map { word in
            var letters = String.UnicodeScalarView()
            for letter in word.unicodeScalars where letter != "ا" && letter != "و" && letter != "ي" { letters.append(letter) }
            return String(letters)
        }.joined(separator: " ")
    }

    static func areSpellings(_ a: [String], _ b: [String]) -> Bool {
        a.contains { x in b.contains { y in areSpellings(x, y) } }
    }

    static func areSpellings(_ a: String, _ b: String) -> Bool {
        areSpellings(words: EntityMerger.words(a), EntityMerger.words(b))
    }

    /// - Parameters: folded words without articles.
    static func areSpellings(words a: [String], _ b: [String]) -> Bool {
        guard a.count == b.count, !a.isEmpty else { return false }
        return zip(a, b).allSatisfy { first, second in
            if first.utf8.elementsEqual(second.utf8) { return true }
            let x = Array(first.unicodeScalars), y = Array(second.unicodeScalars)
            return min(x.count, y.count) >= 6 && distance(x, y) <= 1
        }
    }

    /// Number of weak letters by which two words differ; large when they differ in others. Complexity: product of the lengths.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard abs(a.count - b.count) <= 1 else { return 9 }
        var previous = Array(0...b.count), current = previous
        for i in a.indices {
            current[0] = i + 1
            for j in b.indices {
                let change = a[i] == b[j] ? 0 : isWeak(a[i]) && isWeak(b[j]) ? 1 : 9
                let drop = previous[j + 1] + (isWeak(a[i]) ? 1 : 9)
                let add = current[j] + (isWeak(b[j]) ? 1 : 9)
                current[j + 1] = min(previous[j] + change, drop, add)
            }
            swap(&previous, &current)
        }
        return previous[b.count]
    }

    private static func isWeak(_ letter: Unicode.Scalar) -> Bool { letter == "ا" || letter == "و" || letter == "ي" }
}
