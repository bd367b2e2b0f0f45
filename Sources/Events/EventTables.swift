import ArabicText
import Knowledge
import Readings

/// One sense of a trigger: a row of `event-verbs` or `event-nouns`.
struct TriggerRow: Sendable {
    let id: String
    let type: PloverType
    let mode: String?
    let isNoun: Bool
    let actorSlots: [ArgumentSlot]
    let recipientSlots: [ArgumentSlot]
    /// The sense holds only when a recipient stands in its slot.
    let needsRecipient: Bool
    /// Context words of which one must stand in the clause; sorted.
    let needs: [Int32]
    /// Context words that forbid the sense; sorted.
    let unless: [Int32]
    /// Who backs whom by the act, where its type does not say.
    var backing: Backing?
    /// What suffers the act is a person («قتل», «اعتقل»): without an object the verb reads as passive.
    var takesPersons = false
    /// Written with a final hamza on alif («هنأ»), which plain alif («هنا») does not stand for.
    var endsInHamza = false
    /// What the verb names when negated: «لم توافق» refuses.
    var negatedType: PloverType?

    /// The sense of the negated verb; nil where a negated act is only an act denied.
    var negated: TriggerRow? {
        guard let negatedType else { return nil }
        return TriggerRow(
            id: id, type: negatedType, mode: nil, isNoun: isNoun, actorSlots: actorSlots, recipientSlots: recipientSlots,
            needsRecipient: needsRecipient, needs: needs, unless: unless, takesPersons: takesPersons, endsInHamza: endsInHamza)
    }

    enum Backing: String, Sendable { case actor, recipient, both }
}

/// A verb that lends its subject to a noun of action.
struct LightVerbRow: Sendable {
    enum Subject: String, Sendable { case actor, recipient, place, none, parties }
    let id: String
    let subject: Subject
    let preposition: Preposition?
    /// Verbs that tell of the act as well as lending a subject: «أعلن», «أكد».
    let isSaying: Bool
    /// Verbs by which the act was not done: «فشل».
    let isVain: Bool
}

/// A word that says how the act behind it stands.
struct StatusRow: Sendable {
    enum Effect: String, Sendable { case planned, hypothetical, denied, ended, weakening, `continue` }
    let id: String
    let effect: Effect
    let reach: Int
    let sense: Sense?

    /// What the word is besides, for those who read backing.
    enum Sense: String, Sendable {
        /// Turns down what another says or wants: «نفى», «رفض».
        case refusal
        /// Wants another to do it: «طالب».
        case demand
        /// Leaves open whether it is so: «إذا».
        case condition
        /// Says that it may be, or is feared: «احتمال», «يخشى».
        case possible
    }
}

/// A noun for actors without a name.
struct RoleRow: Sendable {
    let id: String
    let role: String
    /// A thing or site that can be hit but does not act: «سفينة», «مستشفى».
    let isThing: Bool
    /// Who protests by name: «متظاهرون», «محتجون».
    let isCrowd: Bool
    /// Leads a body or speaks for it: «رئيس», «زعيم».
    let isOffice: Bool
    /// Only counts those behind it: «آلاف», «عدد».
    let isCount: Bool
    /// A body also in the singular: «شرطة», «محكمة».
    let isBody: Bool
    /// Counts on whom force fell: «قتيل», «جرحى».
    let isVictim: Bool
    /// The people of a state, by which the plurals of demonyms go: «الأردنيون».
    let isPeople: Bool
    /// Folded.
    let singular: String

    /// Force or office of a state.
    var isOfState: Bool { role == "GOV" || role == "MIL" || role == "COP" || role == "SPY" }

    /// Those for whom a state does not stand that only an adjective names: «ناشط روسي», «شركة أمنية روسية».
    var isPrivate: Bool { !isOfState && !isGroup && !isThing && !isCount && role != "JUD" && role != "LEG" }

    /// Bodies that stand against their state or apart from it.
    var isGroup: Bool { role == "REB" || role == "OPP" || role == "UAF" || role == "PTY" || role == "CRM" }
}

/// Nouns whose genitive does not act for them.
enum HeadKind: String, Sendable {
    /// What people decide, ask or want: «قرار المجلس», «مساعي روسيا».
    case matter
    /// Who stands to somebody in a relation: «حلفاء الرئيس», «نجل الزعيم».
    case relation
    /// Somewhere in a state: «المدينة الليبية».
    case place
    /// The one town of a state that needs no name: «العاصمة الليبية».
    case capital

    var isPlace: Bool { self == .place || self == .capital }
}

enum GrammarClass: String, Sendable, CaseIterable {
    case preposition, prepositionPronoun = "preposition-pronoun", agent, complementizer, relative, conjunction, boundary, negation,
        pastNegation = "past-negation", never, question, condition, future, perhaps, copula, quantifier
}

struct GrammarRow: Sendable {
    let id: String
    let wordClass: GrammarClass
    let preposition: Preposition?
}

/// What the room knows: its tables, read once, and their places in the shared lexicon.
final class EventTables: Sendable {
    let verbs: LexiconTable
    let nouns: LexiconTable
    let light: LexiconTable
    let lightNouns: LexiconTable
    let statuses: LexiconTable
    let roles: LexiconTable
    let grammar: LexiconTable
    let contexts: LexiconTable
    let actContexts: LexiconTable
    let heads: LexiconTable
    let verbRows: [TriggerRow]
    let nounRows: [TriggerRow]
    let lightRows: [LightVerbRow]
    let statusRows: [StatusRow]
    let roleRows: [RoleRow]
    /// The row by which the plurals of demonyms go.
    let people: Int32?
    /// The row of a band without a name: «جماعة».
    let band: Int32?
    let grammarRows: [GrammarRow]
    let headKinds: [HeadKind]
    /// Ids of the places that are capitals.
    let capitals: Set<String>
    let clauseWords: ClauseWords
    let figureWords: FigureWords
    /// Names of the classes of `act-context`.
    let actClasses: [String]

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        verbs = lexicon.register("event-verbs")
        nouns = lexicon.register("event-nouns")
        light = lexicon.register("light-verbs")
        lightNouns = lexicon.register("light-verbs (verbal nouns)")
        statuses = lexicon.register("status-words")
        roles = lexicon.register("role-nouns")
        grammar = lexicon.register("event-grammar")
        contexts = lexicon.register("event contexts", surfaces: true)
        actContexts = lexicon.register("act-context")
        heads = lexicon.register("phrase-heads")
        clauseWords = ClauseWords(pack: pack, diagnostics: &diagnostics)
        figureWords = FigureWords(pack: pack, diagnostics: &diagnostics)
        var headKinds: [HeadKind] = []
        for row in pack.rows("phrase-heads") {
            guard let noun = row["noun"], let kind = row["kind"].flatMap({ HeadKind(rawValue: $0) }) else {
                diagnostics.append(row.diagnostic("unknown kind of head", column: "kind", hint: "matter, relation, place or capital"))
                continue
            }
            lexicon.add(Inflection.noun(noun), table: heads, row: headKinds.count)
            for plural in row.list("plural") { lexicon.add(plural, table: heads, row: headKinds.count) }
            headKinds.append(kind)
        }
        self.headKinds = headKinds
        capitals = Set(pack.rows("places").lazy.filter { $0["kind"] == "capital" }.map(\.id))
        var actClasses: [String] = []
        for row in pack.rows("act-context") {
            for form in row.list("forms") { lexicon.add(form, table: actContexts, row: actClasses.count) }
            actClasses.append(row["class"] ?? row.id)
        }
        self.actClasses = actClasses
        var contextWords = ContextWords(table: contexts, sets: pack.rows("context-sets"))
        verbRows = Self.verbs(pack, verbs, &lexicon, &contextWords, &diagnostics)
        nounRows = Self.nouns(pack, nouns, &lexicon, &contextWords, &diagnostics)
        lightRows = Self.lights(pack, light, lightNouns, &lexicon, &diagnostics)
        var statusRows: [StatusRow] = []
        for row in pack.rows("status-words") {
            guard let effect = row["status"].flatMap({ StatusRow.Effect(rawValue: $0) }) else {
                diagnostics.append(
                    row.diagnostic("unknown status", column: "status", hint: "planned, hypothetical, denied, ended or continue"))
                continue
            }
            let sense = row["sense"].flatMap { StatusRow.Sense(rawValue: $0) }
            if sense == nil, row["sense"] != nil {
                diagnostics.append(row.diagnostic("unknown sense", column: "sense", hint: "refusal, demand, condition or possible"))
            }
            for form in row.list("forms") { lexicon.add(form, table: statuses, row: statusRows.count) }
            statusRows.append(StatusRow(id: row.id, effect: effect, reach: row["reach"].flatMap { Int($0) } ?? 6, sense: sense))
        }
        self.statusRows = statusRows
        var roleRows: [RoleRow] = []
        for row in pack.rows("role-nouns") {
            guard let noun = row["noun"], let role = row["role"] else { continue }
            lexicon.add(Inflection.noun(noun), table: roles, row: roleRows.count)
            for plural in row.list("plural") {
                lexicon.add(plural, table: roles, row: roleRows.count)
                for form in Self.boundForms(plural) { lexicon.add(form, table: roles, row: roleRows.count) }
            }
            roleRows.append(
                RoleRow(
                    id: row.id, role: role, isThing: row["kind"] == "thing", isCrowd: row["kind"] == "crowd", isOffice: row["kind"] == "office",
                    isCount: row["kind"] == "count",
                    isBody: row["kind"] == "body", isVictim: row["kind"] == "victim", isPeople: row["kind"] == "people",
                    singular: Folding.folded(noun)))
        }
        self.roleRows = roleRows
        people = roleRows.firstIndex(where: \.isPeople).map { Int32($0) }
        band = roleRows.firstIndex { $0.isBody && $0.isGroup }.map { Int32($0) }
        var grammarRows: [GrammarRow] = []
        for row in pack.rows("event-grammar") {
            guard let wordClass = row["class"].flatMap({ GrammarClass(rawValue: $0) }) else {
                diagnostics.append(row.diagnostic("unknown class of function word", column: "class"))
                continue
            }
            for form in row.list("forms") { lexicon.add(form, table: grammar, row: grammarRows.count) }
            grammarRows.append(
                GrammarRow(id: row.id, wordClass: wordClass, preposition: row["key"].flatMap { Preposition(rawValue: $0) }))
        }
        self.grammarRows = grammarRows
    }

    /// A plural before its genitive or a pronoun: «معارضي», «معارضو», «حلفائ», «حلفاؤ».
    private static func boundForms(_ plural: String) -> [String] {
        let stem = plural.dropLast()
        guard stem.count >= 4 else { return [] }
        if plural.hasSuffix("ون") || plural.hasSuffix("ين") { return [String(stem)] }
        return plural.hasSuffix("اء") ? [stem + "ئ", stem + "ؤ"] : []
    }

    private static func slots(_ row: Table.Row, _ column: String, _ diagnostics: inout [Diagnostic]) -> [ArgumentSlot] {
        row.list(column).compactMap { field in
            let name = field.hasSuffix("!") || field.hasSuffix("?") ? String(field.dropLast()) : field
            if name == "على يد" || name == "من قبل" { return nil }
            guard let slot = ArgumentSlot(name) else {
                diagnostics.append(
                    row.diagnostic(
                        "unknown slot «\(field)»", column: column, hint: "obj, subj, gen, adj or a preposition such as على"))
                return nil
            }
            return slot
        }
    }

    private static func type(_ row: Table.Row, _ diagnostics: inout [Diagnostic]) -> PloverType? {
        guard let type = row["type"].flatMap({ PloverType(rawValue: $0) }) else {
            diagnostics.append(row.diagnostic("unknown PLOVER type", column: "type", hint: "one of the sixteen, such as CONSULT"))
            return nil
        }
        return type
    }

    private static func verbs(
        _ pack: Pack, _ table: LexiconTable, _ lexicon: inout LexiconBuilder, _ contexts: inout ContextWords,
        _ diagnostics: inout [Diagnostic]
    ) -> [TriggerRow] {
        var rows: [TriggerRow] = []
        for row in pack.rows("event-verbs") {
            guard let type = type(row, &diagnostics), let past = row["past"] else { continue }
            let index = rows.count
            // A verb with a fixed adverb («تحدث هاتفيا») is given as two words: only the first inflects.
            let parts = past.split(separator: " ", maxSplits: 1).map(String.init)
            let tail = parts.count > 1 ? " " + parts[1] : ""
            let presentHead = row["present"]?.split(separator: " ").first.map(String.init)
            for form in Inflection.past(parts[0], present: presentHead) {
                lexicon.add(form.text + tail, table: table, row: index, features: form.features)
            }
            if let presentHead {
                for form in Inflection.present(presentHead) {
                    lexicon.add(form.text + tail, table: table, row: index, features: form.features)
                }
            }
            for participle in row.list("participle") where type != .assault && type != .protest && type != .coerce {
                lexicon.add(Inflection.participle(participle), table: table, row: index)
            }
            let recipients = slots(row, "recipient", &diagnostics)
            rows.append(
                TriggerRow(
                    id: row.id, type: type, mode: row["mode"], isNoun: false, actorSlots: [.subject], recipientSlots: recipients,
                    needsRecipient: row["recipient"]?.contains("!") ?? false,
                    needs: contexts.add(row.list("needs"), to: &lexicon), unless: contexts.add(row.list("unless"), to: &lexicon),
                    backing: row["backing"].flatMap { TriggerRow.Backing(rawValue: $0) }, takesPersons: row["recipient"]?.contains("?") ?? false,
                    endsInHamza: past.hasSuffix("أ"), negatedType: row["negated"].flatMap { PloverType(rawValue: $0) }))
        }
        return rows
    }

    private static func nouns(
        _ pack: Pack, _ table: LexiconTable, _ lexicon: inout LexiconBuilder, _ contexts: inout ContextWords,
        _ diagnostics: inout [Diagnostic]
    ) -> [TriggerRow] {
        var rows: [TriggerRow] = []
        for row in pack.rows("event-nouns") {
            guard let type = type(row, &diagnostics), let noun = row["noun"] else { continue }
            let index = rows.count
            if noun.contains(" ") {
                lexicon.add(noun, table: table, row: index, features: WordFeatures(.verbalNoun))
                lexicon.add(Self.definite(noun), table: table, row: index, features: WordFeatures(.verbalNoun))
                // «إطلاق سراحه»: the pronoun of a compound stands at its last word.
                for pronoun in ["ه", "ها", "هم", "هما"] where !noun.hasSuffix("ة") && !noun.contains("إطلاق ن") {
                    lexicon.add(noun + pronoun, table: table, row: index, features: WordFeatures(.verbalNoun))
                }
            } else {
                lexicon.add(Inflection.noun(noun, aspect: .verbalNoun), table: table, row: index)
            }
            for plural in row.list("plural") {
                lexicon.add(plural, table: table, row: index, features: WordFeatures(.verbalNoun, .none, .none, .plural))
                if Self.takesTanwin(plural) {
                    lexicon.add(plural + "ا", table: table, row: index, features: WordFeatures(.verbalNoun, .none, .none, .plural))
                }
                if plural.contains(" ") {
                    lexicon.add(Self.definite(plural), table: table, row: index, features: WordFeatures(.verbalNoun, .none, .none, .plural))
                }
            }
            rows.append(
                TriggerRow(
                    id: row.id, type: type, mode: row["mode"], isNoun: true, actorSlots: slots(row, "actor", &diagnostics),
                    recipientSlots: slots(row, "recipient", &diagnostics),
                    needsRecipient: row["recipient"]?.contains("!") ?? false,
                    needs: contexts.add(row.list("needs"), to: &lexicon), unless: contexts.add(row.list("unless"), to: &lexicon),
                    backing: row["backing"].flatMap { TriggerRow.Backing(rawValue: $0) }))
        }
        return rows
    }

    /// Whether the accusative of a broken plural is written with alif: «قروضا».
    private static func takesTanwin(_ plural: String) -> Bool {
        !plural.contains(" ") && !["ات", "ة", "ى", "ا", "ء", "ون", "ين", "ان"].contains { plural.hasSuffix($0) }
    }

    /// «مذكرة توقيف» as it reads with an adjective's article: «عملية العسكرية» is left to its first word's own article.
    private static func definite(_ phrase: String) -> String {
        let words = phrase.split(separator: " ").map(String.init)
        return ([words[0]] + words.dropFirst().map { $0.hasPrefix("ال") ? $0 : "ال" + $0 }).joined(separator: " ")
    }

    private static func lights(
        _ pack: Pack, _ table: LexiconTable, _ nounTable: LexiconTable, _ lexicon: inout LexiconBuilder,
        _ diagnostics: inout [Diagnostic]
    ) -> [LightVerbRow] {
        var rows: [LightVerbRow] = []
        for row in pack.rows("light-verbs") {
            guard let past = row["past"], let subject = row["subject"].flatMap({ LightVerbRow.Subject(rawValue: $0) }) else {
                diagnostics.append(row.diagnostic("unknown subject", column: "subject", hint: "actor, recipient, place, parties or none"))
                continue
            }
            lexicon.add(Inflection.past(past, present: row["present"]), table: table, row: rows.count)
            if let present = row["present"] { lexicon.add(Inflection.present(present), table: table, row: rows.count) }
            if let masdar = row["masdar"] { lexicon.add(Inflection.noun(masdar, aspect: .verbalNoun), table: nounTable, row: rows.count) }
            rows.append(
                LightVerbRow(
                    id: row.id, subject: subject, preposition: row["preposition"].flatMap { Preposition(rawValue: $0) },
                    isSaying: row["saying"] == "yes", isVain: row["saying"] == "vain"))
        }
        return rows
    }
}

/// The words of `needs` and `unless`, each a number under which the lexicon finds it in the text.
///
/// `@blame` stands for the words of the row `blame` of `context-sets`; `+عسكري` holds only close behind the trigger, `>عسكري` anywhere behind it.
struct ContextWords {
    let table: LexiconTable
    private var numbers: [String: Int32] = [:]
    private let sets: [String: [String]]
    /// Of the sets that some row has named.
    private var numbersOfSets: [String: [Int32]] = [:]

    /// Added to the number of a word that must stand close behind the trigger.
    static let close: Int32 = 1 << 24
    /// Tokens behind the trigger that are close.
    static let reach = 3
    /// Added to the number of a word that must stand behind the trigger.
    static let behind: Int32 = 2 << 24

    init(table: LexiconTable, sets: [Table.Row]) {
        self.table = table
        self.sets = Dictionary(sets.map { ($0.id, $0.list("forms")) }, uniquingKeysWith: { $1 })
    }

    mutating func add(_ words: [String], to lexicon: inout LexiconBuilder) -> [Int32] {
        var all: [Int32] = []
        for word in words {
            let place = word.hasPrefix("+") ? Self.close : word.hasPrefix(">") ? Self.behind : 0
            let name = place == 0 ? word : String(word.dropFirst())
            all += (name.hasPrefix("@") ? numbers(ofSet: String(name.dropFirst()), in: &lexicon) : numbers(of: [name], in: &lexicon)).map {
                $0 + place
            }
        }
        return all.sorted()
    }

    private mutating func numbers(ofSet set: String, in lexicon: inout LexiconBuilder) -> [Int32] {
        if let known = numbersOfSets[set] { return known }
        let made = numbers(of: sets[set] ?? [], in: &lexicon)
        numbersOfSets[set] = made
        return made
    }

    private mutating func numbers(of words: [String], in lexicon: inout LexiconBuilder) -> [Int32] {
        words.map { word in
            if let number = numbers[word] { return number }
            let number = Int32(numbers.count)
            numbers[word] = number
            lexicon.add(word, table: table, row: Int(number))
            if !word.utf8.contains(UInt8(ascii: " ")) {
                // «الشوارع» is also found as «شوارع», «هجوم» also as «هجوما».
                let bare = word.hasPrefix("ال") && word.count >= 6 ? String(word.dropFirst(2)) : word
                if bare != word { lexicon.add(bare, table: table, row: Int(number)) }
                if !bare.hasSuffix("ا"), !bare.hasSuffix("ة"), !bare.hasSuffix("ى") {
                    lexicon.add(bare + "ا", table: table, row: Int(number))
                }
            }
            return number
        }
    }
}
