import Readings

/// Every name that a pile gives its things, by number, and the forms under which names are compared: made once a name, however many
/// documents write it.
struct EntityNames: Sendable {
    struct Forms: Sendable {
        /// Number of the folded words without articles, joined by blanks.
        let key: Int
        let words: Int
        /// Number of the last of them.
        let last: Int
        /// Number of the letters that stay when weak ones are left out; -1 where too few do.
        let sound: Int
    }

    private(set) var names = StringTable()
    private(set) var keys = StringTable()
    private(set) var forms: [Forms] = []
    private var lists: [Int32] = []
    /// Where the names of each record begin, record behind record.
    private var starts: [Int32] = []

    /// Complexity: linear in the number of names.
    init(_ records: [EntityRecord]) {
        for record in records {
            starts.append(Int32(lists.count))
            lists.append(Int32(names.number(record.name)))
            for alias in record.aliases { lists.append(Int32(names.number(alias))) }
        }
        starts.append(Int32(lists.count))
        let raw = Concurrently.map(names.strings, sharing: 256) { name -> (key: String, words: Int, last: String, sound: String) in
            let words = EntityMerger.words(name)
            return (words.joined(separator: " "), words.count, words.last ?? "", NameSpelling.soundKey(words: words))
        }
        forms.reserveCapacity(raw.count)
        for form in raw {
            forms.append(
                Forms(
                    key: keys.number(form.key), words: form.words, last: keys.number(form.last),
                    sound: form.sound.utf8.count >= 6 ? keys.number(form.sound) : -1))
        }
    }

    /// The name of a record, then its aliases.
    func names(_ record: Int) -> ArraySlice<Int32> { lists[Int(starts[record])..<Int(starts[record + 1])] }

    /// Whether a name of one list and one of another are spellings of one another.
    func areSpellings(_ a: [Int32], _ b: [Int32]) -> Bool {
        a.contains { first in
            let x = forms[Int(first)]
            return b.contains { second in
                let y = forms[Int(second)]
                guard x.words == y.words, x.words > 0 else { return false }
                return x.key == y.key || NameSpelling.areSpellings(words: words(x.key), words(y.key))
            }
        }
    }

    private func words(_ key: Int) -> [String] { keys[key].unicodeScalars.split(separator: " ").map { String($0) } }
}
