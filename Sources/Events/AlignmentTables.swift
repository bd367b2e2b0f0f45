import ArabicText
import Knowledge
import Readings

/// Where a party to an alignment stands relative to the word that names it.
enum AlignmentSlot: Hashable, Sendable {
    case subject, object, genitive, adjective, adverb, antecedent, pronoun, next, ally, clause, owner, speaker, name, verb
    case preposition(Preposition)

    init?(_ field: String) {
        switch field {
        case "subj": self = .subject
        case "obj": self = .object
        case "gen": self = .genitive
        case "adj": self = .adjective
        case "adv": self = .adverb
        case "ant": self = .antecedent
        case "pron": self = .pronoun
        case "next": self = .next
        case "ally": self = .ally
        case "clause": self = .clause
        case "owner": self = .owner
        case "speaker": self = .speaker
        case "name": self = .name
        case "verb": self = .verb
        default:
            guard let preposition = Preposition(rawValue: field) else { return nil }
            self = .preposition(preposition)
        }
    }
}

struct AlignmentRow: Sendable {
    let id: String
    let relation: Relation
    let phase: Phase
    let from: [AlignmentSlot]
    let to: [AlignmentSlot]
    let both: Mutuality
    /// The word means one alone: of a list before it the last.
    var isSingular = false
}

/// Whether a word holds of its parties both ways.
enum Mutuality: String, Sendable {
    case oneWay = ""
    case both
    /// Between states and bodies, and between people; of a man and a state it says which way the backing goes.
    case peers
}

/// Words that say who backs or opposes whom.
struct AlignmentTables: Sendable {
    let words: LexiconTable
    let rows: [AlignmentRow]
    let backingNouns: LexiconTable
    let backingVerbs: LexiconTable
    /// Words that give a word of backing another sense, under the number of its row.
    let backingContexts: LexiconTable
    /// Words of which one must stand near a word of backing, under the number of its row.
    let backingNeeds: LexiconTable
    let backingRows: [BackingRow]
    let governors: LexiconTable
    let governorRows: [GovernorRow]
    /// «بما في ذلك», «مثل»: openers of a list.
    let listWords: LexiconTable
    let acts: ActAlignments

    /// Tables whose verbs the coding of events does not heed.
    var silentTables: [LexiconTable] { [backingVerbs, backingNouns, backingContexts, backingNeeds, governors, listWords] }

    /// The tables whose words can state an alignment.
    var triggerTables: [LexiconTable] { [words, backingNouns, backingVerbs] }

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        words = lexicon.register("alignment-words")
        backingNouns = lexicon.register("backing-words (verbal nouns)")
        backingVerbs = lexicon.register("backing-words")
        backingContexts = lexicon.register("backing-words (contexts)", surfaces: true)
        backingNeeds = lexicon.register("backing-words (needs)", surfaces: true)
        governors = lexicon.register("backing-governors")
        listWords = lexicon.register("list-words")
        backingRows = Self.backingRows(
            pack, nouns: backingNouns, verbs: backingVerbs, contexts: backingContexts, needs: backingNeeds, &lexicon, &diagnostics)
        governorRows = Self.governors(pack, table: governors, &lexicon, &diagnostics)
        for row in pack.rows("list-words") { for form in row.list("forms") { lexicon.add(form, table: listWords, row: 0) } }
        acts = ActAlignments(pack: pack, diagnostics: &diagnostics)
        var rows: [AlignmentRow] = []
        for row in pack.rows("alignment-words") {
            guard let (relation, phase) = row.backing(&diagnostics) else { continue }
            let index = rows.count
            if let past = row["past"] {
                Self.addVerb(past, present: row["present"], index: index, table: words, lexicon: &lexicon)
            }
            for form in row.list("forms") {
                lexicon.add(form, table: words, row: index, features: WordFeatures(.noun))
            }
            func slots(_ column: String) -> [AlignmentSlot] {
                row.list(column).compactMap { field in
                    guard let slot = AlignmentSlot(field) else {
                        diagnostics.append(row.diagnostic("unknown slot «\(field)»", column: column))
                        return nil
                    }
                    return slot
                }
            }
            rows.append(
                AlignmentRow(
                    id: row.id, relation: relation, phase: phase, from: slots("from"), to: slots("to"),
                    both: row["both"].flatMap { Mutuality(rawValue: $0) } ?? .oneWay, isSingular: row["number"] == "singular"))
        }
        self.rows = rows
    }

    static func addVerb(_ past: String, present: String?, index: Int, table: LexiconTable, lexicon: inout LexiconBuilder) {
        let parts = past.split(separator: " ", maxSplits: 1).map(String.init)
        let tail = parts.count > 1 ? " " + parts[1] : ""
        let head = present?.split(separator: " ").first.map(String.init)
        for form in Inflection.past(parts[0], present: head) {
            lexicon.add(form.text + tail, table: table, row: index, features: form.features)
        }
        if let head {
            for form in Inflection.present(head) { lexicon.add(form.text + tail, table: table, row: index, features: form.features) }
        }
    }
}

extension Table.Row {
    /// The relation and phase that the row gives; a fault when one of them is unknown.
    func backing(_ diagnostics: inout [Diagnostic]) -> (relation: Relation, phase: Phase)? {
        if let relation = self["relation"].flatMap({ Relation(rawValue: $0) }), let phase = self["phase"].flatMap({ Phase(rawValue: $0) }) {
            return (relation, phase)
        }
        diagnostics.append(
            diagnostic(
                "unknown relation or phase", column: "relation",
                hint: "supports or opposes; ongoing, beginning, sought, weakening, ended or denied"))
        return nil
    }
}
