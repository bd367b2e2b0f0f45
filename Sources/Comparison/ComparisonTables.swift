import ArabicText
import Knowledge
import Readings

/// What comparison knows of words: concepts, antonyms, negators, contrasts, numerals; all from the tables of the packs.
public struct ComparisonTables: Sendable {
    struct Side: Sendable, Hashable {
        let row: Int
        let isFirst: Bool
    }

    struct Negator: Sendable {
        enum Kind: String, Sendable { case not, only, neverWas = "never-was" }
        let kind: Kind
        let reach: Int
    }

    struct Contrast: Sendable {
        enum Place: String, Sendable { case before, between, clash, reveals, defines, supposes, affirms }
        let words: [[UInt8]]
        let place: Place
    }

    /// Skeleton key to concept key.
    private(set) var concepts: [UInt32: UInt32] = [:]
    /// PLOVER types of the acts that words name, by their skeletons.
    private(set) var actTypes: [UInt32: Set<String>] = [:]
    /// Verbs of acts, folded, as the tables list them; and those of visits, which one does to the other.
    private(set) var actVerbs: Set<String> = []
    private(set) var visitVerbs: Set<String> = []
    /// Stem key to concept key, for forms that are matched by their stem alone.
    private(set) var exactConcepts: [UInt32: UInt32] = [:]
    /// Skeleton or concept-free key to the sides on which it stands.
    private(set) var antonyms: [UInt32: [Side]] = [:]
    private(set) var exactAntonyms: [UInt32: [Side]] = [:]
    /// Sides by the stems of the listed forms alone: inflected forms count, words of one skeleton do not.
    private(set) var sureAntonyms: [UInt32: Set<Side>] = [:]
    /// Names of the rows, for reasons: first words of both sides.
    private(set) var antonymNames: [(first: String, second: String)] = []
    /// Rows whose second side says that something is not so.
    private(set) var denyingRows: Set<Int> = []
    /// Those of them whose first side, turned, says so too: «not true» denies, «did not confirm» does not.
    private(set) var truthRows: Set<Int> = []
    /// Rows whose words are opposed only where little else is said.
    private(set) var looseRows: Set<Int> = []
    /// Rows of which one side, once it held of a past act, holds for good.
    private(set) var finalRows: Set<Int> = []
    private(set) var negators: [UInt32: Negator] = [:]
    private(set) var contrasts: [UInt32: [Contrast]] = [:]
    /// Folded word to number.
    private(set) var numerals: [UInt32: Int] = [:]
    /// Skeleton of a state's name, adjective or capital to the state.
    private(set) var lands: [UInt32: UInt32] = [:]
    /// Skeletons of words of backing, each with the first words of the prepositions that it needs; none for those that take an object.
    private(set) var backing: [UInt32: Set<String>] = [:]
    /// Skeletons of verbs whose subject is given something.
    private(set) var receiving: Set<UInt32> = []
    /// Skeletons of verbs that only carry the noun of an act: «شن», «نفذ», «جرى».
    private(set) var carriers: Set<UInt32> = []
    /// Folded words by which a question asks who stands against whom, with what must stand behind each.
    private(set) var opposing: [String: [[String]]] = [:]
    /// Folded words by which a denial takes up what stands before it.
    private(set) var answers: Set<UInt32> = []
    /// Those of them that need another behind them: «صحة الخبر», but not «صحة العاملين».
    private(set) var answerHeads: Set<UInt32> = []
    /// Those of them that answer an accusation: «هذه الاتهامات».
    private(set) var charges: Set<UInt32> = []
    /// Skeletons of verbs of refusing, which also say that something is not so, and of nouns for what somebody asks.
    private(set) var refusing: Set<UInt32> = []
    private(set) var demands: Set<UInt32> = []
    /// Skeletons of the nouns that courts are called by.
    private(set) var courts: Set<UInt32> = []
    /// Words beside a negated act by which something else is denied.
    private(set) var denialWords: [UInt32: DenialWord] = [:]
    /// Outlets of the pack by folded name.
    private(set) var outlets: [String: (id: String, name: String)] = [:]
    /// Ids of places that hold others: all but towns and single sites.
    private(set) var wideAreas: Set<String> = []
    /// Adjectives of backing with the article, by which somebody is called: «الموالية».
    private(set) var titles: Set<UInt32> = []
    /// What words of short texts say of the thing beside them.
    let headlineWords: HeadlineWords
    public private(set) var diagnostics: [Diagnostic] = []
    let evidence: WordEvidence
    let lexicon: Lexicon

    public init(pack: Pack, evidence: WordEvidence = WordEvidence()) {
        self.evidence = evidence
        lexicon = LexiconBuilder().build()
        headlineWords = HeadlineWords(pack: pack)
        diagnostics = headlineWords.diagnostics
        for row in pack.rows("concepts") {
            let key = WordSkeleton.hash("concept:\(row.id)".utf8)
            for form in row.list("forms") {
                if let exact = Self.exact(form) { exactConcepts[exact] = key } else { concepts[Self.skeleton(form)] = key }
            }
        }
        for (table, columns) in [("event-verbs", ["past", "present"]), ("event-nouns", ["noun", "plural"])] {
            for row in pack.rows(table) {
                guard let type = row["type"] else { continue }
                for form in columns.flatMap(row.list) {
                    actTypes[Self.skeleton(form), default: []].insert(type)
                    guard table == "event-verbs" else { continue }
                    let folded = String(decoding: Folding.fold(form), as: UTF8.self)
                    if row["mode"] == "visit" { visitVerbs.insert(folded) }
                    actVerbs.insert(folded)
                }
            }
        }
        for row in pack.rows("answers") {
            let forms = row.list("forms").map { WordSkeleton.hash(Folding.fold($0)) }
            answers.formUnion(forms)
            if row["kind"] == "of" { answerHeads.formUnion(forms) }
            if row["kind"] == "charge" { charges.formUnion(forms) }
        }
        for row in pack.rows("denied-acts") {
            guard let kind = row["kind"].flatMap(DenialWord.init(rawValue:)) else {
                diagnostics.append(
                    row.diagnostic("no kind of word beside a denial", column: "kind", hint: "except, limit, refuse, wish, duty or carry"))
                continue
            }
            for form in row.list("forms") { denialWords[WordSkeleton.hash(Folding.fold(form))] = kind }
        }
        for row in pack.rows("receiving") {
            for form in row.list("forms") { receiving.insert(Self.skeleton(form.hasPrefix("=") ? String(form.dropFirst()) : form)) }
        }
        for row in pack.rows("cue-verbs") where row["stance"] == "denies" && row.list("frames").contains("utterance") {
            for form in ["past", "present", "participle"].flatMap(row.list) { refusing.insert(Self.skeleton(form)) }
            // Of so short a word the skeleton keeps the ending.
            for form in row.list("past") { refusing.insert(Self.skeleton(form + "ت")) }
        }
        for row in pack.rows("cue-nouns") where row["stance"] == "demands" {
            for form in row.list("forms") { demands.insert(Self.skeleton(form)) }
        }
        for row in pack.rows("orgheads") where row["subtype"] == "court" {
            for form in ["head", "aliases"].flatMap(row.list) { courts.insert(Self.skeleton(form)) }
        }
        for row in pack.rows("light-verbs") {
            for form in ["past", "present", "masdar"].flatMap(row.list) { carriers.insert(Self.skeleton(form)) }
        }
        for row in pack.rows("opposing") {
            for form in row.list("forms") {
                let words = (form.hasPrefix("=") ? String(form.dropFirst()) : form).split(separator: " ").map {
                    String(decoding: Folding.fold($0), as: UTF8.self)
                }
                if let first = words.first { opposing[first, default: []].append(Array(words.dropFirst())) }
            }
        }
        for row in pack.rows("backing-words") where row["relation"] == "supports" {
            let targets = row.list("target")
            let needed =
                targets.contains("obj")
                ? [] : targets.compactMap { $0.split(separator: " ").first.map { String(decoding: Folding.fold($0), as: UTF8.self) } }
            for form in row.list("noun") + row.list("past") + row.list("present") where !form.contains(" ") {
                let key = Self.skeleton(form)
                if let known = backing[key] {
                    backing[key] = known.isEmpty || needed.isEmpty ? [] : known.union(needed)
                } else {
                    backing[key] = Set(needed)
                }
            }
        }
        for row in pack.rows("alignment-words") where row["from"] == "ant" || row["from"]?.hasPrefix("adv") == true {
            for form in row.list("forms") where !form.contains(" ") {
                titles.insert(WordSkeleton.hash(Folding.fold(form.hasPrefix("ال") ? form : "ال" + form)))
            }
        }
        for row in pack.rows("antonyms") {
            let index = antonymNames.count
            let sides = [row.list("first"), row.list("second")]
            guard let first = sides[0].first, let second = sides[1].first else {
                diagnostics.append(row.diagnostic("a pair of antonyms needs words on both sides", column: "second", hint: "give first and second"))
                continue
            }
            func bare(_ form: String) -> String { form.hasPrefix("=") ? String(form.dropFirst()) : form }
            antonymNames.append((bare(first), bare(second)))
            switch row["sense"] {
            case "final": finalRows.insert(index)
            case "denial": denyingRows.insert(index)
            case "truth":
                denyingRows.insert(index)
                truthRows.insert(index)
            case "loose": looseRows.insert(index)
            case nil: break
            case .some: diagnostics.append(row.diagnostic("no sense of antonyms", column: "sense", hint: "final, denial, truth, loose or nothing"))
            }
            for (number, forms) in sides.enumerated() {
                let side = Side(row: index, isFirst: number == 0)
                for form in forms {
                    sureAntonyms[Self.stemKey(ArraySlice(Folding.fold(bare(form)))), default: []].insert(side)
                    if let exact = Self.exact(form) {
                        exactAntonyms[exact, default: []].append(side)
                    } else {
                        antonyms[Self.skeleton(form), default: []].append(side)
                    }
                }
            }
        }
        for row in pack.rows("negators") {
            guard let kind = row["kind"].flatMap(Negator.Kind.init(rawValue:)) else {
                diagnostics.append(row.diagnostic("no kind of negator", column: "kind", hint: "not, only or never-was"))
                continue
            }
            for form in row.list("forms") {
                let word = form.hasPrefix("=") ? String(form.dropFirst()) : form
                negators[WordSkeleton.hash(Folding.fold(word))] = Negator(kind: kind, reach: row["reach"].flatMap { Int($0) } ?? 3)
            }
        }
        for row in pack.rows("contrasts") {
            guard let place = row["place"].flatMap(Contrast.Place.init(rawValue:)) else {
                diagnostics.append(
                    row.diagnostic("no place of a contrast", column: "place", hint: "before, between, clash, reveals, defines or supposes"))
                continue
            }
            for form in row.list("forms") {
                let words = form.split(separator: " ").map { Folding.fold($0) }
                guard let first = words.first else { continue }
                contrasts[WordSkeleton.hash(first), default: []].append(Contrast(words: words, place: place))
            }
        }
        for row in pack.rows("outlets") {
            guard let name = row["name"] else { continue }
            for form in [name] + row.list("aliases") {
                let key = EntityMerger.words(form).joined(separator: " ")
                if outlets[key] == nil { outlets[key] = (row.id, name) }
            }
        }
        for row in pack.rows("countries") {
            let key = WordSkeleton.hash("land:\(row.id)".utf8)
            var forms = [row["name"]].compactMap { $0 } + row.list("capital") + row.list("adjective") + row.list("aliases") + row.list("seats")
            if let name = row["name"], let adjective = Inflection.nisba(name) { forms.append(adjective) }
            for form in forms where !form.contains(" ") {
                let skeleton = Self.skeleton(form)
                if lands[skeleton] == nil { lands[skeleton] = key }
            }
        }
        for row in pack.rows("places") where row["kind"].map(Self.wideKinds.contains) ?? false { wideAreas.insert(row.id) }
        for row in pack.rows("english-adjectives") {
            guard let country = row["country"] else { continue }
            for form in row.list("forms") { lands[Self.skeleton(form)] = WordSkeleton.hash("land:\(country)".utf8) }
        }
        for row in pack.rows("time-numbers") where row["role"] == "cardinal" {
            guard let value = row["value"].flatMap({ Int($0) }) else { continue }
            for form in row.list("forms") { numerals[WordSkeleton.hash(Folding.fold(form))] = value }
        }
    }

    private static let wideKinds: Set<String> = ["region", "state", "district", "island", "sea", "river", "continent", "corridor"]

    private static func exact(_ form: String) -> UInt32? {
        guard form.hasPrefix("=") else { return nil }
        return stemKey(ArraySlice(Folding.fold(form.dropFirst())))
    }

    private static func skeleton(_ form: String) -> UInt32 { WordSkeleton.key(ArraySlice(Folding.fold(form))) }

    static func stemKey(_ folded: ArraySlice<UInt8>) -> UInt32 {
        guard let letters = WordSkeleton.letters(folded) else { return WordSkeleton.hash(folded) }
        var bytes: [UInt8] = []
        for letter in WordSkeleton.stem(letters[...]) {
            bytes.append(UInt8(letter >> 8))
            bytes.append(UInt8(letter & 0xFF))
        }
        return WordSkeleton.hash(bytes)
    }
}
