import ArabicText
import Knowledge
import Readings

/// What the packs know of actors, laid out for look-up: things, their names, offices and who held them when.
struct ActorKnowledge: Sendable {
    private(set) var things: [KnownThing] = []
    private(set) var names: [KnownName] = []
    private(set) var index: [String: Int] = [:]
    /// Hash of a folded name (see ``NameKey``) to indices into ``names``.
    private(set) var nameIndex: [UInt64: [Int]] = [:]
    /// Things that hold a word as the last of a person's name, by the word's hash.
    private(set) var personsBySurname: [UInt64: [Int]] = [:]
    /// Things that hold a word as the first of a person's whole name, by the word's hash.
    private(set) var personsByGivenName: [UInt64: [Int]] = [:]
    /// Names of states and capitals, as letters, against which slips of the pen are held («واشطن»).
    private(set) var slipTargets: [(letters: [Character], name: Int)] = []
    /// The place row of a state's capital.
    private(set) var capitalPlace: [Int: Int] = [:]
    private(set) var offices: [Office] = []
    private(set) var officeIndex: [String: Int] = [:]
    /// Title forms, each with the offices that bear it.
    private(set) var officeForms: [OfficeForm] = []
    private(set) var titles: [Title] = []
    private(set) var heads: [HeadNoun] = []
    /// Hashes of the folded words of each ``ContextWord``, by its number.
    private(set) var contextWords = [Set<UInt64>](repeating: [], count: ContextWord.allCases.count)
    /// Descriptions of known things that are no names («قوات حفتر»), by row of their lexicon table.
    private(set) var nominals: [Int] = []
    /// States whose adjective is an ordinary word too («مالي»), so that it means the state only where the text names it.
    private(set) var statesOfOrdinaryAdjectives: Set<Int> = []
    private(set) var groups: UnnamedGroups
    private var bodiesOfStates: [StateBody: Int] = [:]
    private var adjectivesOfStates: [String: Int] = [:]
    /// Keys of nouns for one person, without article: «محامي», «باحث», «رئيسة».
    private(set) var personNouns: Set<UInt64> = []

    private(set) var nameTable: LexiconTable
    private(set) var adjectiveTable: LexiconTable
    /// Adjectives of bodies, by thing.
    private(set) var bodyAdjectiveTable: LexiconTable
    /// Bodies whose adjective means them only where the text names them.
    private(set) var bodiesToBeNamed: Set<Int> = []
    private(set) var titleTable: LexiconTable
    private(set) var headTable: LexiconTable
    private(set) var officeTable: LexiconTable
    private(set) var nominalTable: LexiconTable

    struct Title: Sendable {
        let id: String
        let kind: String
        let isFeminine: Bool
        /// The form lacks its article, which «لل» swallows.
        let isBare: Bool
    }

    private struct StateBody: Hashable, Sendable {
        let noun: String
        let state: Int
    }

    struct HeadNoun: Sendable {
        enum Takes: String, Sendable { case name, phrase, adjective, quoted, included }
        /// What may stand behind it: an adjective before the state's, the name of an owner, what the body is for.
        enum Trait: String, Sendable { case ranked, owner, purpose }
        let id: String
        let type: EntityType
        let subtype: String?
        let takes: Takes
        let traits: Set<Trait>
        let isFeminine: Bool
        let isMedia: Bool
        /// The form is given with its article: «الجيش», «السفارة».
        let isDefinite: Bool
        /// The form lacks its article, which «لل» swallows.
        let isBare: Bool
    }

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        nameTable = lexicon.register("actor names")
        adjectiveTable = lexicon.register("adjectives of states")
        bodyAdjectiveTable = lexicon.register("adjectives of bodies")
        titleTable = lexicon.register("titles")
        headTable = lexicon.register("head nouns")
        officeTable = lexicon.register("offices")
        nominalTable = lexicon.register("nominals")
        groups = UnnamedGroups(lexicon: &lexicon)
        addContextWords(pack, &diagnostics)
        var ambiguous: Set<UInt64> = []
        var doubtfulAdjectives: Set<String> = []
        var ordinaryAdjectives: Set<String> = []
        for row in pack.rows("ambiguous-names") {
            guard let form = row["form"] else { continue }
            if form.hasPrefix("adj:"), row["kind"] == "ordinary" {
                ordinaryAdjectives.insert(Folding.folded(form.dropFirst(4)))
            } else if form.hasPrefix("adj:") {
                doubtfulAdjectives.insert(Folding.folded(form.dropFirst(4)))
            } else {
                ambiguous.insert(NameKey.key(of: form))
            }
        }
        addCountries(pack, &lexicon, ambiguous, doubtfulAdjectives)
        for row in pack.rows("countries") where row.list("adjective").contains(where: { ordinaryAdjectives.contains(Folding.folded($0)) }) {
            if let state = index[row.id] { statesOfOrdinaryAdjectives.insert(state) }
        }
        addPlaces(pack, &lexicon, ambiguous, &diagnostics)
        addOutlets(pack, &lexicon, ambiguous, &diagnostics)
        addActors(pack, &lexicon, ambiguous, &diagnostics)
        addBodyAdjectives(pack, &lexicon, &diagnostics)
        addTitles(pack, &lexicon)
        addPersonNouns(pack)
        addHeads(pack, &lexicon, &diagnostics)
        addOffices(pack, &lexicon, &diagnostics)
        groups.load(pack, &lexicon, &diagnostics, states: index)
    }

    // MARK: - Look-up

    func thing(_ id: String) -> Int? { index[id] }

    /// The body of a state that is named with a noun and the state's adjective: «الجيش المصري».
    /// - Parameter nouns: folded forms of the noun, without an article.
    func body(_ nouns: Set<String>, of state: Int) -> Int? {
        for noun in nouns.sorted() { if let body = bodiesOfStates[StateBody(noun: noun, state: state)] { return body } }
        return nil
    }

    /// Names that equal a folded key.
    func names(_ key: UInt64) -> [KnownName] { (nameIndex[key] ?? []).map { names[$0] } }

    // MARK: - Loading

    private mutating func add(_ thing: KnownThing) -> Int? {
        guard index[thing.id] == nil else { return nil }
        index[thing.id] = things.count
        things.append(thing)
        return things.count - 1
    }

    private mutating func add(
        name form: String, of thing: Int, use: KnownName.Use, _ lexicon: inout LexiconBuilder, _ ambiguous: Set<UInt64>
    ) {
        let words = NameKey.words(of: form)
        guard let first = words.first else { return }
        let letters = words.reduce(0) { $0 + $1.unicodeScalars.count }
        // Short Arabic words are words; Latin acronyms («CNN») are not.
        let doubtful =
            ambiguous.contains(NameKey.key(ofWords: words))
            || words.count == 1 && letters <= 3 && things[thing].source != .country && !first.utf8.allSatisfy { $0 < 0x80 }
        for variant in NameKey.variants(of: words) {
            let key = NameKey.key(ofWords: variant)
            if nameIndex[key]?.contains(where: { names[$0].thing == thing }) == true { continue }
            nameIndex[key, default: []].append(names.count)
            lexicon.add(variant.joined(separator: " "), table: nameTable, row: names.count)
            names.append(KnownName(thing: thing, use: use, isBare: false, needsSupport: doubtful, length: variant.count))
            if use == .capital || use == .name && things[thing].source == .country, variant.count == 1, first.count >= 6 {
                slipTargets.append((Array(first), names.count - 1))
            }
            if first.hasPrefix("ال"), first.unicodeScalars.count > 4 {
                let bare = [String(first.dropFirst(2))] + variant.dropFirst()
                lexicon.add(bare.joined(separator: " "), table: nameTable, row: names.count)
                names.append(KnownName(thing: thing, use: use, isBare: true, needsSupport: doubtful, length: variant.count))
            }
        }
    }

    private mutating func addContextWords(_ pack: Pack, _ diagnostics: inout [Diagnostic]) {
        let kinds = Dictionary(uniqueKeysWithValues: ContextWord.allCases.map { ($0.id, $0) })
        for row in pack.rows("context-words") {
            guard let kind = kinds[row.id] else {
                let known = ContextWord.allCases.map(\.id).joined(separator: ", ")
                diagnostics.append(row.diagnostic("«\(row.id)» is no kind of context word", column: "id", hint: "use one of: \(known)"))
                continue
            }
            contextWords[kind.rawValue] = Set(row.list("forms").map { FormHash(Folding.fold($0)).value })
        }
    }

    private mutating func addCountries(
        _ pack: Pack, _ lexicon: inout LexiconBuilder, _ ambiguous: Set<UInt64>, _ doubtful: Set<String>
    ) {
        for row in pack.rows("countries") {
            guard let name = row["name"],
                let thing = add(
                    KnownThing(
                        id: row.id, source: .country, type: .country, subtype: nil, name: name, english: row["english"], country: nil,
                        role: "GOV", from: nil, until: nil))
            else { continue }
            things[thing].country = thing
            things[thing].isFeminine = row["gender"] != "masculine"
            for form in [name] + row.list("aliases") { add(name: form, of: thing, use: .name, &lexicon, ambiguous) }
            for form in row.list("seats") { add(name: form, of: thing, use: .seat, &lexicon, ambiguous) }
            for form in row.list("capital") { add(name: form, of: thing, use: .capital, &lexicon, ambiguous) }
            for adjective in row.list("adjective") where !doubtful.contains(Folding.folded(adjective)) {
                // «دعما أميركيا», but «روسيا» is the state.
                let names = Set(([name] + row.list("aliases")).map { NameKey.words(of: $0).joined(separator: " ") })
                for form in NameKey.adjectiveForms(adjective) { adjectivesOfStates[Folding.folded(form.text)] = thing }
                for form in NameKey.adjectiveForms(adjective) where !names.contains(form.text) {
                    lexicon.add(form.text, table: adjectiveTable, row: thing, features: form.features)
                }
            }
        }
    }

    private mutating func addBodyAdjectives(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("body-adjectives") {
            guard let id = row["body"], let body = index[id] else {
                diagnostics.append(row.diagnostic("unknown body", column: "body", hint: "an id of actors.tsv"))
                continue
            }
            if row["named"] != nil { bodiesToBeNamed.insert(body) }
            for adjective in row.list("adjective") {
                for form in NameKey.adjectiveForms(adjective) {
                    lexicon.add(form.text, table: bodyAdjectiveTable, row: body, features: form.features)
                }
            }
        }
    }

    private mutating func addPlaces(
        _ pack: Pack, _ lexicon: inout LexiconBuilder, _ ambiguous: Set<UInt64>, _ diagnostics: inout [Diagnostic]
    ) {
        for row in pack.rows("places") {
            guard let name = row["name"] else { continue }
            let country = country(of: row, &diagnostics)
            guard
                let thing = add(
                    KnownThing(
                        id: index[row.id] == nil ? row.id : row.id + "-place", source: .place, type: .place, subtype: row["kind"],
                        name: name, english: row["english"], country: country, role: nil, from: nil, until: nil))
            else { continue }
            if row["kind"] == "capital", let country { capitalPlace[country] = thing }
            for form in [name] + row.list("aliases") { add(name: form, of: thing, use: .name, &lexicon, ambiguous) }
        }
    }

    private mutating func addOutlets(
        _ pack: Pack, _ lexicon: inout LexiconBuilder, _ ambiguous: Set<UInt64>, _ diagnostics: inout [Diagnostic]
    ) {
        for row in pack.rows("outlets") {
            guard let name = row["name"] else { continue }
            let country = country(of: row, &diagnostics)
            guard
                let thing = add(
                    KnownThing(
                        id: index[row.id] == nil ? row.id : row.id + "-outlet", source: .outlet, type: .organization, subtype: "media",
                        name: name, english: row["english"], country: country, role: "MED", from: nil, until: nil))
            else { continue }
            for form in [name] + row.list("aliases") { add(name: form, of: thing, use: .name, &lexicon, ambiguous) }
        }
    }

    private mutating func addActors(
        _ pack: Pack, _ lexicon: inout LexiconBuilder, _ ambiguous: Set<UInt64>, _ diagnostics: inout [Diagnostic]
    ) {
        for row in pack.rows("actors") {
            guard let name = row["name"] else { continue }
            guard let type = row["type"].flatMap(EntityType.init(rawValue:)) else {
                diagnostics.append(
                    row.diagnostic(
                        "«\(row["type"] ?? "")» is no type", column: "type",
                        hint: "write Person, Organization, Country, Place or Other"))
                continue
            }
            let country = country(of: row, &diagnostics)
            guard
                let thing = add(
                    KnownThing(
                        id: index[row.id] == nil ? row.id : row.id + "-actor", source: .actor, type: type, subtype: row["subtype"],
                        name: name, english: row["english"], country: country, role: row["role"],
                        from: row["from"].flatMap { PartialDate($0) }, until: row["until"].flatMap { PartialDate($0) }))
            else { continue }
            things[thing].isFeminine = row["gender"] == "feminine"
            for form in [name] + row.list("aliases") {
                let words = NameKey.words(of: form)
                let use: KnownName.Use = type == .person && words.count == 1 ? .surname : .name
                add(name: form, of: thing, use: use, &lexicon, ambiguous)
                if type == .organization, let country, words.count == 2, words[0].hasPrefix("ال"), words[1].hasPrefix("ال"),
                    adjectivesOfStates[String(words[1].dropFirst(2))] == country
                {
                    bodiesOfStates[StateBody(noun: String(words[0].dropFirst(2)), state: country)] = thing
                }
                if type == .person, words.count > 1, let last = words.last {
                    personsBySurname[FormHash(Folding.fold(last)).value, default: []].append(thing)
                    if form == things[thing].name { personsByGivenName[FormHash(Folding.fold(words[0])).value, default: []].append(thing) }
                }
            }
            for form in row.list("local") { add(name: form, of: thing, use: .local, &lexicon, ambiguous) }
            for form in row.list("nominals") {
                lexicon.add(form, table: nominalTable, row: nominals.count)
                nominals.append(thing)
            }
        }
    }

    private func country(of row: Table.Row, _ diagnostics: inout [Diagnostic]) -> Int? {
        guard let id = row["country"] else { return nil }
        if let country = index[id], things[country].source == .country { return country }
        diagnostics.append(
            row.diagnostic("«\(id)» is no state", column: "country", hint: "use an id of countries.tsv, such as libya"))
        return nil
    }

    private mutating func addTitles(_ pack: Pack, _ lexicon: inout LexiconBuilder) {
        for row in pack.rows("titles") {
            guard let title = row["title"] else { continue }
            for form in [title] + row.list("aliases") {
                let first = NameKey.words(of: form).first ?? ""
                for (spelling, isBare) in NameKey.withBare(form) {
                    lexicon.add(spelling, table: titleTable, row: titles.count)
                    titles.append(Title(id: row.id, kind: row["class"] ?? "", isFeminine: first.hasSuffix("ه"), isBare: isBare))
                }
            }
        }
    }

    /// The first words of titles, the nouns for unnamed people, and further ones by which a text takes somebody up; the feminine is derived.
    private mutating func addPersonNouns(_ pack: Pack) {
        func add(_ word: String) {
            let bare = word.hasPrefix("ال") && word.unicodeScalars.count > 4 ? String(word.dropFirst(2)) : word
            personNouns.insert(FormHash(bare.utf8).value)
            if !bare.hasSuffix("ه"), bare.unicodeScalars.count > 2 { personNouns.insert(FormHash((bare + "ه").utf8).value) }
        }
        for row in pack.rows("titles") where row["class"] != "honorific" && row["class"] != "kinship" && row["class"] != "courtesy" {
            for form in [row["title"]].compactMap({ $0 }) + row.list("aliases") {
                if let first = NameKey.words(of: form).first, first.unicodeScalars.count > 2 { add(first) }
            }
        }
        for row in pack.rows("role-nouns") where row["kind"] == nil || row["kind"] == "office" || row["kind"] == "crowd" {
            let words = NameKey.words(of: row["noun"] ?? "")
            if words.count == 1, !words[0].hasSuffix("ون") { add(words[0]) }
        }
        for form in pack.rows("context-words").first(where: { $0.id == ContextWord.personNouns.id })?.list("forms") ?? [] {
            add(Folding.folded(form))
        }
        // «مدرسة», «محافظة» are no women.
        for row in pack.rows("role-nouns") where row["kind"] != nil && row["kind"] != "office" && row["kind"] != "crowd" {
            personNouns.remove(FormHash(Folding.fold(row["noun"] ?? "")).value)
        }
        for row in pack.rows("orgheads") {
            for form in [row["head"] ?? ""] + row.list("aliases") { personNouns.remove(FormHash(Folding.fold(form)).value) }
        }
    }

    private mutating func addHeads(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("orgheads") {
            guard let head = row["head"] else { continue }
            guard let type = row["type"].flatMap(EntityType.init(rawValue:)),
                let takes = row["takes"].flatMap(HeadNoun.Takes.init(rawValue:))
            else {
                diagnostics.append(
                    row.diagnostic(
                        "a head noun needs a type and what it takes",
                        hint: "type: Organization, Place or Country; takes: name, phrase, adjective, quoted or included"))
                continue
            }
            let traits = row.list("traits").compactMap(HeadNoun.Trait.init(rawValue:))
            if traits.count != row.list("traits").count {
                diagnostics.append(row.diagnostic("unknown trait of a head noun", column: "traits", hint: "ranked, owner or purpose"))
            }
            for form in [head] + row.list("aliases") {
                let first = NameKey.words(of: form).first ?? ""
                for (spelling, isBare) in NameKey.withBare(form) {
                    lexicon.add(spelling, table: headTable, row: heads.count)
                    heads.append(
                        HeadNoun(
                            id: row.id, type: type, subtype: row["subtype"], takes: takes, traits: Set(traits),
                            isFeminine: first.hasSuffix("ه") || first.hasSuffix("ات"), isMedia: row["subtype"] == "media",
                            isDefinite: first.hasPrefix("ال") || (NameKey.words(of: form).last ?? "").hasPrefix("ال"), isBare: isBare))
                }
            }
        }
    }

    private mutating func addOffices(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        var forms: [String: Int] = [:]
        var order: [String] = []
        func note(_ form: String, _ kind: OfficeForm.Kind, _ office: Int, _ list: inout [OfficeForm]) {
            let folded = NameKey.words(of: form).joined(separator: " ")
            let key = "\(kind.rawValue) \(folded)"
            if let known = forms[key] {
                list[known].offices.append(office)
            } else {
                forms[key] = list.count
                order.append(folded)
                list.append(OfficeForm(kind: kind, offices: [office]))
            }
        }
        for row in pack.rows("offices") {
            guard officeIndex[row.id] == nil else { continue }
            let number = offices.count
            officeIndex[row.id] = number
            offices.append(
                Office(
                    id: row.id, country: country(of: row, &diagnostics), body: row["body"].flatMap { index[$0] },
                    english: row["english"], title: row["title"] ?? row.list("complete").first ?? row.id, terms: []))
            for form in ([row["title"]].compactMap { $0 } + row.list("aliases")) { note(form, .title, number, &officeForms) }
            for form in row.list("construct") { note(form, .construct, number, &officeForms) }
            for form in row.list("complete") { note(form, .complete, number, &officeForms) }
        }
        for (number, form) in order.enumerated() {
            for (spelling, isBare) in NameKey.withBare(form) {
                lexicon.add(spelling, table: officeTable, row: isBare ? officeForms.count : number)
                guard isBare else { continue }
                var bare = officeForms[number]
                bare.isBare = true
                officeForms.append(bare)
            }
        }
        for row in pack.rows("holders") {
            guard let office = row["office"].flatMap({ officeIndex[$0] }) else {
                diagnostics.append(
                    row.diagnostic("«\(row["office"] ?? "")» is no office", column: "office", hint: "use an id of offices.tsv"))
                continue
            }
            guard let holder = row["holder"].flatMap({ index[$0] }) else {
                diagnostics.append(
                    row.diagnostic("«\(row["holder"] ?? "")» is no actor", column: "holder", hint: "use an id of actors.tsv"))
                continue
            }
            for column in ["from", "until"] {
                if let text = row[column], PartialDate(text) == nil {
                    diagnostics.append(
                        row.diagnostic("«\(text)» is no date", column: column, hint: "write 2020, 2020-08 or 2020-08-14"))
                }
            }
            guard let from = row["from"].flatMap({ PartialDate($0) }) else { continue }
            offices[office].terms.append(
                Office.Term(holder: holder, from: from, until: row["until"].flatMap { PartialDate($0) }))
        }
    }
}
