/// What the recogniser knows of words and phrases: proclitics, clusters, frequency, word lists. Read-only and shared.
struct NameLexicon: Sendable {
    /// Folded word → row of the columns below.
    var words: KeyTable
    var cut: [UInt8]
    var frequency: [UInt8]
    var coarse: [UInt8]
    var middle: [UInt8]
    var fine: [UInt16]
    var lists: [UInt16]
    /// Phrase hash → value in `phraseList`.
    var phrases: KeyTable
    /// List number of a phrase, or ``beginning`` for a hash that only begins longer phrases. Bit 7: longer phrases follow.
    var phraseList: [UInt8]

    /// What an earlier model made of each word, by row; see ``NameMemory``.
    var found: [UInt8]
    /// Names of several words that an earlier model found again and again, as ``phrases``; the value is the type's number.
    var memory: KeyTable
    var memoryType: [UInt8]

    static let beginning: UInt8 = 0x7F
    static let continues: UInt8 = 0x80
    /// The longest phrase looked up, in words.
    static let longestPhrase = 6

    init(words: KeyTable) {
        self.words = words
        cut = []
        frequency = []
        coarse = []
        middle = []
        fine = []
        lists = []
        found = []
        phrases = KeyTable(keys: [])
        phraseList = []
        memory = KeyTable(keys: [])
        memoryType = []
    }
}
