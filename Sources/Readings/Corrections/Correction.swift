/// What a person said of the machine's reading: one entry of the log. Entries are never changed; one that is taken back is followed by
/// an entry that undoes it.
public struct Correction: Sendable, Hashable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
        /// Two actors are one.
        case merge
        /// A name stands for another actor than the reading says.
        case split
        /// An actor or an act is of another type.
        case type
        /// The record should not be there.
        case reject
        /// The record is right.
        case confirm
        /// Words beside a record or an actor.
        case note
        /// An earlier entry is taken back.
        case undo

        /// Whether readings and comparisons change by it; the others are only shown.
        public var changesReadings: Bool {
            switch self {
            case .merge, .split, .type, .reject: true
            case .confirm, .note, .undo: false
            }
        }
    }

    /// Order in the log, from 1; 0 before the archive has taken the entry.
    public var number: Int
    /// When, UTC, ISO 8601.
    public var made: String
    public var who: String
    public var action: Action
    /// The record that it is about; nil when it is about an actor.
    public var record: RecordKey?
    /// The actor that it is about, as it was then.
    public var actor: EntityRecord?
    /// The actor that ``actor`` is merged into.
    public var other: EntityRecord?
    /// The document to which a split is confined; nil is everywhere.
    public var document: String?
    /// What stood there: the name split off, the type changed, the words of the record.
    public var before: String?
    /// What stands there now.
    public var after: String?
    public var note: String?
    /// Number of the entry that is taken back.
    public var undoes: Int?

    public init(
        action: Action, who: String, made: String = "", record: RecordKey? = nil, actor: EntityRecord? = nil, other: EntityRecord? = nil,
        document: String? = nil, before: String? = nil, after: String? = nil, note: String? = nil, undoes: Int? = nil, number: Int = 0
    ) {
        self.number = number
        self.made = made
        self.who = who
        self.action = action
        self.record = record
        self.actor = actor
        self.other = other
        self.document = document
        self.before = before
        self.after = after
        self.note = note
        self.undoes = undoes
    }
}
