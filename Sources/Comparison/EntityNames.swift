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
    /// Where the names of each entity begin, entity behind entity, document behind document.
    private var starts: [Int32] = []
    private var documents: [Int] = []

    /// Complexity: linear in the number of names.
    init(_ digests: [DocumentDigest]) {
        for digest in digests {
            documents.append(starts.count)
            let entities = digest.entities
            for position in entities.indices {
                starts.append(Int32(lists.count))
                lists.append(Int32(names.number(entities[position].name)))
                for alias in entities[position].aliases { lists.append(Int32(names.number(alias))) }
            }
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

    /// The name of an entity of a document, then its aliases.
    func names(_ document: Int, _ position: Int) -> ArraySlice<Int32> {
        let entity = documents[document] + position
        return lists[Int(starts[entity])..<Int(starts[entity + 1])]
    }
}
