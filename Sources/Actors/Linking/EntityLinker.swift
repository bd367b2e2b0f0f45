import ArabicText
import Knowledge
import Readings

/// An entity of a document while it is being put together.
struct LinkedEntity {
    var thing: Int?
    var type: EntityType
    var subtype: String?
    /// The words of each of its names in the document, folded, longest first.
    var names: [[String]] = []
    var surfaces: [String] = []
    var country: Int?
    /// Tokens at which it is named.
    var places: [Int] = []
    /// Ids of titles that stood before its name.
    var titles: Set<String> = []
    var isFeminine = false
}

/// Groups the candidates of a document by the thing that they name.
struct EntityLinker {
    let scanner: NameScanner
    let text: AnalyzedText
    let knowledge: ActorKnowledge
    private(set) var entities: [LinkedEntity] = []
    /// Entity of each candidate.
    private(set) var assigned: [Int]
    let candidates: [NameCandidate]
    private var byThing: [Int: Int] = [:]
    private var words: [[String]]
    /// How often a state is named or its adjective used: decides between homonyms.
    private(set) var weightOfState: [Int: Int] = [:]

    init(scanner: NameScanner, candidates: [NameCandidate]) {
        self.scanner = scanner
        text = scanner.text
        knowledge = scanner.knowledge
        self.candidates = candidates
        assigned = [Int](repeating: -1, count: candidates.count)
        words = candidates.map { candidate in
            var result: [String] = []
            for token in candidate.core {
                switch scanner.text.tokens[token].kind {
                case .punctuation, .symbol: continue
                default: break
                }
                if token == candidate.tokens.lowerBound {
                    let from = max(candidate.range.lowerBound, Int(scanner.text.tokens[token].start))
                    let to = min(Int(scanner.text.tokens[token].end), candidate.range.upperBound)
                    result.append(NameKey.restoringArticle(Folding.folded(scanner.text.text.slice(from..<max(from, to)))))
                } else {
                    result.append(scanner.text.text.foldedWord(token))
                }
            }
            return result
        }
    }

    /// Runs all passes.
    mutating func link() {
        weighStates()
        linkStatesAndPlaces()
        linkFullPersons()
        linkOrganizations()
        linkSinglePersons()
        linkOthers()
    }

    // MARK: - Entities

    mutating func entity(of thing: Int) -> Int {
        if let known = byThing[thing] { return known }
        let known = knowledge.things[thing]
        byThing[thing] = entities.count
        entities.append(LinkedEntity(thing: thing, type: known.type, subtype: known.subtype, names: [], country: known.country))
        return entities.count - 1
    }

    private mutating func assign(_ candidate: Int, to entity: Int) {
        assigned[candidate] = entity
        let surface = scanner.surface(candidates[candidate].range, at: candidates[candidate].tokens.lowerBound)
        // «البرلمان» is what the text calls a body, and no name of it.
        let isName =
            entities[entity].thing == nil || candidates[candidate].known.contains { $0.use != .local }
            || !scanner.isGeneric(candidates[candidate].tokens)
        if isName, !entities[entity].surfaces.contains(surface) { entities[entity].surfaces.append(surface) }
        if !words[candidate].isEmpty, !entities[entity].names.contains(words[candidate]) { entities[entity].names.append(words[candidate]) }
        entities[entity].places.append(candidates[candidate].tokens.lowerBound)
        if entities[entity].country == nil { entities[entity].country = candidates[candidate].country }
    }

    /// The movement of a leader's followers, one for all places that word it alike.
    mutating func group(_ surface: String, words: [String], country: Int?, subtype: String = "movement") -> Int {
        if let same = entities.firstIndex(where: {
            $0.thing == nil && $0.type == .organization && $0.names.contains(words) && (country == nil || $0.country == country)
        }) {
            return same
        }
        entities.append(
            LinkedEntity(thing: nil, type: .organization, subtype: subtype, names: [words], surfaces: [surface], country: country))
        return entities.count - 1
    }

    /// Words of the text that stand for a body as its name does («قوات حفتر»).
    mutating func give(surface: String, to entity: Int, at place: Int? = nil) {
        if let place { entities[entity].places.append(place) }
        if !entities[entity].surfaces.contains(surface) { entities[entity].surfaces.append(surface) }
    }

    mutating func give(country: Int, to entity: Int) { entities[entity].country = country }

    /// Remembers a title that stands before an entity's name.
    mutating func give(title: ActorKnowledge.Title?, form: String, to entity: Int) {
        entities[entity].titles.insert(form)
        guard let title else { return }
        entities[entity].titles.insert(title.kind)
        if title.isFeminine { entities[entity].isFeminine = true }
    }

    private mutating func create(_ candidate: Int) -> Int {
        entities.append(
            LinkedEntity(
                thing: nil, type: candidates[candidate].type, subtype: candidates[candidate].subtype, country: candidates[candidate].country))
        return entities.count - 1
    }

    // MARK: - States and places

    private mutating func weighStates() {
        for token in text.tokens.indices {
            if let adjective = scanner.adjective(token) { weightOfState[adjective.country, default: 0] += 1 }
        }
        for candidate in candidates {
            // «عمان» speaks for neither of its two states.
            if Set(candidate.known.compactMap { knowledge.things[$0.thing].country }).count > 1 { continue }
            for name in candidate.known {
                let thing = knowledge.things[name.thing]
                // A capital abroad acts for its state, and says nothing of where the story plays.
                if name.use == .name, let country = thing.country, thing.source == .country || thing.source == .place {
                    weightOfState[country, default: 0] += thing.source == .country ? 2 : 1
                    break
                }
                if thing.source == .actor, let country = thing.country {
                    weightOfState[country, default: 0] += 1
                    break
                }
            }
        }
    }

    private func best(_ names: [KnownName]) -> KnownName? {
        names.enumerated().max { a, b in
            let x = knowledge.things[a.element.thing].country.map { weightOfState[$0] ?? 0 } ?? 0
            let y = knowledge.things[b.element.thing].country.map { weightOfState[$0] ?? 0 } ?? 0
            return (x, -a.offset) < (y, -b.offset)
        }?.element
    }

    private mutating func linkStatesAndPlaces() {
        for index in candidates.indices {
            let candidate = candidates[index]
            guard candidate.type == .country || candidate.type == .place else { continue }
            if candidate.hasHead, candidate.type == .country, let country = candidate.country {
                assign(index, to: entity(of: country))
                continue
            }
            let capitals = candidate.known.filter { $0.use == .capital }
            if let capital = best(capitals) {
                let place = candidate.known.first {
                    knowledge.things[$0.thing].source == .place && knowledge.things[$0.thing].country == capital.thing
                }
                if let state = candidate.known.first(where: { $0.use == .name && knowledge.things[$0.thing].source == .country }) {
                    // «عمان»: a state's own name outweighs another's capital, unless the story plays there or vowel signs tell («عمّان»).
                    let isSpelled =
                        knowledge.capitalPlace[capital.thing].map { text.text.slice(candidate.range) == knowledge.things[$0].name } ?? false
                    if !isSpelled, (weightOfState[capital.thing] ?? 0) <= (weightOfState[state.thing] ?? 0) {
                        assign(index, to: entity(of: state.thing))
                        continue
                    }
                }
                let metonymy = Metonymy(scanner: scanner, home: scanner.home)
                if let other = best(
                    candidate.known.filter { $0.use == .name && knowledge.things[$0.thing].source == .place && $0.thing != place?.thing }),
                    let country = knowledge.things[other.thing].country, country == scanner.home, country != capital.thing
                {
                    assign(index, to: entity(of: other.thing))
                } else if metonymy.acts(candidate, state: capital.thing) {
                    assign(index, to: entity(of: capital.thing))
                } else if let place = place?.thing ?? knowledge.capitalPlace[capital.thing] {
                    assign(index, to: entity(of: place))
                } else {
                    let entity = create(index)
                    entities[entity].type = .place
                    assign(index, to: entity)
                }
                continue
            }
            if let name = best(candidate.known), !isNamesake(name, candidate) {
                assign(index, to: entity(of: name.thing))
                continue
            }
            let own = words[index]
            if let same = entities.indices.first(where: {
                entities[$0].thing == nil && entities[$0].type == .place && entities[$0].names.contains(own)
            }) {
                assign(index, to: same)
            } else {
                assign(index, to: create(index))
            }
        }
    }

    /// «قرى الحصان والجنينة»: a village or quarter that bears the name of a town in a state of which the text says nothing.
    private func isNamesake(_ name: KnownName, _ candidate: NameCandidate) -> Bool {
        let thing = knowledge.things[name.thing]
        guard thing.source == .place, let country = thing.country, !scanner.states.isEmpty, !scanner.states.contains(country),
            !candidates.contains(where: { other in
                other.known.contains { $0.thing != name.thing && knowledge.things[$0.thing].country == country }
            })
        else { return false }
        var at = candidate.tokens.lowerBound - 1
        while at >= 0, candidate.tokens.lowerBound - at <= 10, !text.tokens[at + 1].startsLine {
            if scanner.word(at, isIn: .villages) { return true }
            // A list: names with «و» or marks between.
            guard
                text.tokens[at].kind == .punctuation || at + 1 == candidate.tokens.lowerBound || text.segmentations[at + 1].proclitics.contains(.waw)
                    || text.tokens[at + 1].kind == .punctuation
            else { return false }
            at -= 1
        }
        return false
    }

    // MARK: - Persons

    private mutating func linkFullPersons() {
        let order = candidates.indices.filter { candidates[$0].type == .person && words[$0].count > 1 }
            .sorted { (-words[$0].count, $0) < (-words[$1].count, $1) }
        for index in order {
            let own = words[index]
            let known = candidates[index].known.filter { knowledge.things[$0.thing].type == .person }
            if let name = best(known) {
                assign(index, to: entity(of: name.thing))
            } else if let thing = packPerson(own) {
                assign(index, to: entity(of: thing))
            } else if let same = personEntity(own) {
                assign(index, to: same)
            } else {
                assign(index, to: create(index))
            }
        }
    }

    /// A person of the packs whose name a longer or differently spelt name holds: «خليفة بلقاسم حفتر», «فايز مصطفى السراج».
    private func packPerson(_ own: [String]) -> Int? {
        guard let first = own.first, let last = own.last else { return nil }
        for thing in knowledge.personsBySurname[FormHash(Folding.fold(last)).value] ?? [] {
            let name = NameKey.words(of: knowledge.things[thing].name)
            guard name.count > 1, name.count <= own.count, name.last == last else { continue }
            if name.first == first ? isSubsequence(name, of: own) : own.count == 2 && name.count == 2 && Transliteration.isVariant(name[0], first) {
                return thing
            }
        }
        return knowledge.personsByGivenName[FormHash(Folding.fold(first)).value]?.first { thing in
            let name = NameKey.words(of: knowledge.things[thing].name)
            guard name.count == own.count, name.dropLast() == own.dropLast(), let surname = name.last,
                !(scanner.isGivenName(last) && scanner.isGivenName(surname))
            else { return false }
            return Transliteration.isVariant(surname, last) || Transliteration.differsByLongVowel(surname, last)
        }
    }

    private func isSubsequence(_ a: [String], of b: [String]) -> Bool {
        var at = 0
        for word in b where at < a.count && word == a[at] { at += 1 }
        return at == a.count
    }

    /// A person of the document that several words may name: the same words, first and last of them, a beginning, a spelling.
    private func personEntity(_ own: [String]) -> Int? {
        for (index, entity) in entities.enumerated() where entity.type == .person {
            for name in entity.names {
                if name == own || Transliteration.isVariant(own, name) { return index }
                guard name.count > own.count else { continue }
                if name.first == own.first, name.last == own.last, isSubsequence(own, of: name) { return index }
                if Array(name.prefix(own.count)) == own || Array(name.suffix(own.count)) == own { return index }
            }
        }
        return nil
    }

    private mutating func linkSinglePersons() {
        for index in candidates.indices where candidates[index].type == .person && words[index].count == 1 && assigned[index] < 0 {
            let word = words[index][0]
            let at = candidates[index].tokens.lowerBound
            let known = best(candidates[index].known.filter { knowledge.things[$0.thing].type == .person })
            var surname: [Int] = []
            var given: [Int] = []
            for (number, entity) in entities.enumerated() where entity.type == .person {
                if entity.names.contains(where: { Self.isSurname(word, of: $0) }) {
                    surname.append(number)
                } else if entity.names.contains(where: { $0.count > 1 && $0.first == word }) {
                    given.append(number)
                } else if entity.names.contains([word]) {
                    surname.append(number)
                }
            }
            if let known {
                let inDocument = byThing[known.thing]
                // Somebody of that surname is named in full and the pack's bearer is not: he is meant, unless as a father.
                let kinship = at > 0 && scanner.word(at - 1, isIn: .kin)
                let others = surname.filter { entities[$0].thing != known.thing }
                // A surname that is nobody else's and no word wins always («ترامب» beside «إيفانكا ترامب»).
                if inDocument != nil || others.isEmpty || kinship || !known.needsSupport {
                    assign(index, to: entity(of: known.thing))
                    continue
                }
            }
            if let kinsman = kinsman(word, at: at) {
                assign(index, to: entity(of: kinsman))
                continue
            }
            if let choice = nearest(surname, to: at) ?? nearest(given, to: at) {
                assign(index, to: choice)
            } else {
                assign(index, to: create(index))
            }
        }
    }

    /// Whether a word is the family name of a full name. The father's name behind «بن» is none: «سلمان» is not «محمد بن سلمان».
    private static func isSurname(_ word: String, of name: [String]) -> Bool {
        guard name.count > 1, name[name.count - 2] != "بن", name[name.count - 2] != "ابن" else { return false }
        return name[name.count - 1] == word || Transliteration.isVariant(name[name.count - 1], word)
    }

    /// «نجليه صدام وخالد»: a given name behind a word of kinship bears the surname of the person named last.
    private func kinsman(_ given: String, at token: Int) -> Int? {
        guard (max(0, token - 4)..<token).contains(where: { scanner.word($0, isIn: .kin) }) else { return nil }
        var best: (place: Int, surname: String)?
        for entity in entities where entity.type == .person {
            guard let place = entity.places.filter({ $0 < token && token - $0 < 40 }).max(),
                let surname = entity.names.first(where: { $0.count > 1 })?.last ?? entity.names.first?.last
            else { continue }
            if best == nil || best?.place ?? 0 < place { best = (place, surname) }
        }
        guard let best else { return nil }
        return (knowledge.personsBySurname[FormHash(Folding.fold(best.surname)).value] ?? []).first { thing in
            let name = NameKey.words(of: knowledge.things[thing].name)
            return name.first == given && name.last == best.surname
        }
    }

    /// The entity named last before a token, or else the one named first after it.
    private func nearest(_ choices: [Int], to token: Int) -> Int? {
        var before: (place: Int, entity: Int)?
        var after: (place: Int, entity: Int)?
        for entity in choices {
            for place in entities[entity].places {
                if place <= token, before.map({ place > $0.place }) ?? true { before = (place, entity) }
                if place > token, after.map({ place < $0.place }) ?? true { after = (place, entity) }
            }
        }
        return before?.entity ?? after?.entity
    }

    // MARK: - Organisations

    private mutating func linkOrganizations() {
        let order = candidates.indices.filter { candidates[$0].type == .organization }.sorted { (-words[$0].count, $0) < (-words[$1].count, $1) }
        var unknown: [Int] = []
        for index in order {
            if let name = best(candidates[index].known.filter { knowledge.things[$0.thing].type != .person }) {
                assign(index, to: entity(of: name.thing))
            } else if let name = best(
                knowledge.names(NameKey.key(words[index].map { FormHash(Folding.fold($0)).value })).filter {
                    knowledge.things[$0.thing].type == .organization
                })
            {
                assign(index, to: entity(of: name.thing))
            } else {
                unknown.append(index)
            }
        }
        let short = Set(unknown.filter { bracketed($0) != nil })
        for index in unknown.filter({ short.contains($0) }) + unknown.filter({ !short.contains($0) }) {
            if let same = bracketed(index) ?? organizationEntity(index) {
                assign(index, to: same)
            } else {
                assign(index, to: create(index))
            }
        }
    }

    /// An acronym or short name in brackets or marks right behind the full name: «الجبهة الوطنية ("الجبهة")».
    private func bracketed(_ index: Int) -> Int? {
        let first = candidates[index].tokens.lowerBound
        guard words[index].count == 1, scanner.isOpeningMark(first - 1) else { return nil }
        for (other, candidate) in candidates.enumerated() where assigned[other] >= 0 && candidate.type == .organization {
            let gap = first - candidate.tokens.upperBound
            let closed = scanner.isClosingMark(candidates[index].tokens.upperBound)
            if gap == 1, closed, text.text.token(first - 1, is: "(") { return assigned[other] }
            if gap == 2, closed, text.text.token(first - 2, is: "("), scanner.isOpeningMark(first - 1) { return assigned[other] }
            if gap > 1, gap <= 8, (candidate.tokens.upperBound..<first).contains(where: { scanner.word($0, isIn: .called) }) {
                return assigned[other]
            }
        }
        return nil
    }

    private func organizationEntity(_ index: Int) -> Int? {
        let own = words[index]
        let at = candidates[index].tokens.lowerBound
        // With its head noun: «حزب العمال» begins «حزب العمال الكردستاني».
        let whole = candidates[index].hasHead ? foldedWords(candidates[index]) : own
        var choices: [Int] = []
        for (number, entity) in entities.enumerated() where entity.type == .organization {
            if let a = entity.country, let b = candidates[index].country, a != b { continue }
            let full = candidates[index].hasHead ? entity.thing.map { NameKey.words(of: knowledge.things[$0].name) } : nil
            for name in entity.names + (full.map { [$0] } ?? []) {
                if name == own || own.count <= 2 && Transliteration.isVariant(own, name) {
                    choices.append(number)
                } else if own.count > 1 && name.count > own.count && Array(name.prefix(own.count)) == own
                    || whole.count > 1 && name.count > whole.count && Array(name.prefix(whole.count)) == whole
                {
                    choices.append(number)
                } else if candidates[index].hasHead, whole.count > 1, name.count > own.count,
                    entity.surfaces.contains(where: { NameKey.words(of: $0).starts(with: whole) })
                {
                    // «حزب الرابطة» and «حزب الرابطة اليميني»
                    choices.append(number)
                } else if own.first == "وزاره" ? Array(own.dropFirst()) == name : name.first == "وزاره" && Array(name.dropFirst()) == own {
                    // «الخارجية السورية» and «وزارة الخارجية السورية»
                    choices.append(number)
                } else if own.count > 2, name.count > 2, entity.country != nil, entity.country == candidates[index].country, own[0] == name[0],
                    own[1] == name[1], scanner.head(at)?.head.takes == .adjective
                {
                    // «السفارة الكندية في بيروت» and «السفارة الكندية لدى لبنان»
                    choices.append(number)
                } else {
                    continue
                }
                break
            }
        }
        return nearest(choices, to: at)
    }

    /// The words of a candidate with its head noun, clitics outside.
    private func foldedWords(_ candidate: NameCandidate) -> [String] {
        candidate.tokens.filter { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }.map { token in
            let from = max(candidate.range.lowerBound, Int(text.tokens[token].start))
            return Folding.folded(text.text.slice(from..<max(from, Int(text.tokens[token].end))))
        }
    }

    private mutating func linkOthers() {
        for index in candidates.indices where assigned[index] < 0 {
            let own = words[index]
            if let same = entities.indices.first(where: { entities[$0].type == candidates[index].type && entities[$0].names.contains(own) }) {
                assign(index, to: same)
            } else {
                assign(index, to: create(index))
            }
        }
    }
}
