import ArabicText
import Knowledge
import Readings

/// A word of backing or opposition with its verb: a row of `backing-words`.
struct BackingRow: Sendable {
    let id: String
    let relation: Relation
    let phase: Phase
    /// The one backed stands as object of the verb or second genitive of the noun.
    let takesObject: Bool
    /// The object comes before all prepositions: what stands behind «ل» or «إلى» is the noun's alone.
    var objectFirst = false
    let targets: [Preposition]
    /// What is a state's stands for it where the word is one of speech or trade: a place («عقوبات على طهران»), or its things as well
    /// («رسوم على الواردات الصينية»), or its posts where it is one of force.
    let stands: Standing
    /// It holds in both directions: «تحالف».
    let both: Bool
    /// Only with one of its context words near by.
    let needsContext: Bool
    /// The genitive of the noun is always its doer: «تهديد واشنطن».
    let isOwned: Bool
    /// A charge: who denies or rejects it is the one charged.
    let isCharge: Bool
    /// «رفع الرسوم على» raises it.
    let isLevy: Bool
}

/// What may stand for a state as the one backed or opposed.
enum Standing: String, Sendable {
    case state, place
    /// Its goods, acts and words, of a word of speech or of a measure, which stands though it be denied.
    case thing
    /// Its goods and posts, of a word of force.
    case target

    var includesThings: Bool { self == .thing || self == .target }
}

/// What acts say of backing: the rows of `act-alignments`.
struct ActAlignments: Sendable {
    private var byRow: [String: Relation?] = [:]
    private var byType: [String: Relation?] = [:]

    init(pack: Pack, diagnostics: inout [Diagnostic]) {
        let types = Set(PloverType.allCases.map(\.rawValue))
        for row in pack.rows("act-alignments") {
            let relation = row["relation"].flatMap { Relation(rawValue: $0) }
            if relation == nil, row["relation"] != "none" {
                diagnostics.append(row.diagnostic("unknown relation", column: "relation", hint: "supports, opposes or none"))
                continue
            }
            for act in row.list("acts") {
                let type = act.split(separator: ":").first.map(String.init) ?? act
                if types.contains(type) { byType[act] = .some(relation) } else { byRow[act] = .some(relation) }
            }
        }
    }

    /// Whether the table says that an act entails nothing.
    func entailsNothing(_ event: EventLayer.Event) -> Bool {
        if let listed = byRow[event.rule] { return listed == nil }
        return event.mode.flatMap { byType["\(event.type.rawValue):\($0)"] }.map { $0 == nil } ?? false
    }

    /// What an act entails, if anything.
    func relation(of event: EventLayer.Event) -> Relation? {
        if let listed = byRow[event.rule] { return listed }
        if let mode = event.mode, let listed = byType["\(event.type.rawValue):\(mode)"] { return listed }
        return byType[event.type.rawValue] ?? nil
    }
}

extension AlignmentTables {
    static func backingRows(
        _ pack: Pack, nouns: LexiconTable, verbs: LexiconTable, contexts: LexiconTable, needs: LexiconTable, _ lexicon: inout LexiconBuilder,
        _ diagnostics: inout [Diagnostic]
    ) -> [BackingRow] {
        var rows: [BackingRow] = []
        for row in pack.rows("backing-words") {
            guard let (relation, phase) = row.backing(&diagnostics) else { continue }
            let index = rows.count
            for noun in row.list("noun") { lexicon.add(Inflection.noun(noun, aspect: .verbalNoun), table: nouns, row: index) }
            if let past = row["past"] { addVerb(past, present: row["present"], index: index, table: verbs, lexicon: &lexicon) }
            for word in row.list("needs") { lexicon.add(word, table: needs, row: index) }
            for word in row.list("unless") { lexicon.add(word, table: contexts, row: index) }
            var targets: [Preposition] = []
            for field in row.list("target") where field != "obj" {
                guard let preposition = Preposition(rawValue: field) else {
                    diagnostics.append(row.diagnostic("unknown target «\(field)»", column: "target", hint: "obj or a preposition such as ل"))
                    continue
                }
                targets.append(preposition)
            }
            rows.append(
                BackingRow(
                    id: row.id, relation: relation, phase: phase, takesObject: row.list("target").contains("obj"),
                    objectFirst: row.list("target").first == "obj", targets: targets,
                    stands: row["stands"].flatMap { Standing(rawValue: $0) } ?? .state,
                    both: row["both"] == "both", needsContext: !row.list("needs").isEmpty,
                    isOwned: row["genitive"] == "doer", isCharge: row["kind"] == "charge",
                    isLevy: row["kind"] == "levy"))
        }
        return rows
    }

    static func governors(
        _ pack: Pack, table: LexiconTable, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]
    ) -> [GovernorRow] {
        var rows: [GovernorRow] = []
        for row in pack.rows("backing-governors") {
            guard let effect = row["effect"].flatMap({ GovernorRow.Effect(rawValue: $0) }) else {
                diagnostics.append(
                    row.diagnostic("unknown effect", column: "effect", hint: "subject, receiver, object, addressee or nobody"))
                continue
            }
            if let past = row["past"] { addVerb(past, present: row["present"], index: rows.count, table: table, lexicon: &lexicon) }
            for form in row.list("forms") {
                if form.contains(" ") || form.hasSuffix("ا") || form.hasSuffix("ة") {
                    lexicon.add(form, table: table, row: rows.count, features: WordFeatures(.noun))
                } else {
                    lexicon.add(Inflection.noun(form, aspect: .verbalNoun), table: table, row: rows.count)
                }
            }
            rows.append(
                GovernorRow(
                    id: row.id, effect: effect, phase: row["phase"].flatMap { Phase(rawValue: $0) }, takesBy: row["by"] == "by",
                    preposition: row["behind"].flatMap { Preposition(rawValue: $0) }, raises: row["levy"] == "raises"))
        }
        return rows
    }
}
