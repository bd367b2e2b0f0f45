import Readings

/// What a ``Telling`` holds, while it is put together.
struct TellingParts: Sendable, Hashable, Codable {
    var kind: Telling.Kind
    var record: String
    /// PLOVER type; SUPPORTS or OPPOSES; STATEMENT.
    var type: String
    var start: Int
    var end: Int
    /// The words; nil when they are to be taken from the document's text.
    var text: String?
    var actors: [Int] = []
    var recipients: [Int] = []
    /// Entities named in the words.
    var about: [Int] = []
    var place: String?
    var time: String?
    var date: DateRange?
    var status: EventStatus = .reported
    var phase: Phase?
    var relation: Relation?
    var stance: Stance
    /// Indices into the digest's sources, outermost first.
    var chain: [Int] = []
    var chainKinds: [SourceKind] = []
    /// Key of the trigger's word or concept.
    var trigger: UInt32 = 0
    var words: [ContentWord] = []
    var sides: [Telling.SidedWord] = []
    /// The clauses of a long statement; none for a short one.
    var clauses: [Telling.Clause] = []
    var figures: [EventRecord.Figure] = []
    var isTurned = false
    /// Order of the sentence in the document.
    var sentence = 0
    var isHeadline = false
    /// How sure its actors are, in hundredths; 100 where nothing is doubtful.
    var doerConfidence: UInt8 = 100
    /// Whether its actors or recipients are rather not who is meant.
    var isDoubtful = false
    /// Index of the statement whose content holds it, within the digest.
    var within: Int?
}
