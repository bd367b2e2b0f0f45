import ArabicText
import Knowledge
import Readings
import TimeExpressions

/// Finds descriptions that stand for a person or body («وزير الدفاع الروسي», «اللواء المتقاعد», «قوات حفتر») and says for whom.
/// What neither text nor pack tells stays open.
struct NominalResolver {
    let scanner: NameScanner
    let published: PartialDate?
    let times: [TimeExpression]
    let text: AnalyzedText
    private let knowledge: ActorKnowledge

    struct Nominal {
        let tokens: Range<Int>
        let range: Range<Int>
        let entity: Int
    }

    /// Found descriptions, in text order.
    private(set) var nominals: [Nominal] = []
    /// Single names that an office before them vouches for.
    private(set) var surnames: [Nominal] = []
    /// For the first token of a title phrase, the person whom it introduces or stands for.
    private(set) var anchors: [Int: Int] = [:]
    /// Who speaks for whom, as the text has it.
    private var spokespersons: [Int: Int] = [:]
    private var named: [Int32]
    /// Groups without a name, in the order in which the text says of which state they are.
    var unnamed: [UnnamedGroup] = []
    /// Where the text tells of states and lands, once an epithet has asked.
    var lands: [Int: [Int]]?
    /// What the text says that people are, by the key of the noun.
    private(set) var described: [UInt64: [PersonDescription]] = [:]
    /// Whom the text last meant by an office that a pack knows, by the key of the noun.
    private(set) var inOffice: [UInt64: PersonDescription] = [:]
    /// Whom the text names as somebody's counterpart, by state.
    private(set) var counterparts: [Int: Int?] = [:]
    /// The states to which people belong by what the text says that they are, and those whom it calls the United Nations' own.
    private var belonging: [Int: Set<Int>] = [:]
    private var envoys: Set<Int> = []
    /// Where the text names each person, in order; and where a description last meant him.
    private var placesOfNames: [Int: [Int]] = [:]
    private var lastDescribed: [Int: Int] = [:]

    init(scanner: NameScanner, linker: EntityLinker, published: PartialDate?, times: [TimeExpression]) {
        self.scanner = scanner
        self.published = published
        self.times = times
        text = scanner.text
        knowledge = scanner.knowledge
        var named = [Int32](repeating: -1, count: scanner.text.tokens.count)
        for (index, candidate) in linker.candidates.enumerated() { for token in candidate.tokens { named[token] = Int32(index) } }
        self.named = named
    }

    mutating func resolve(_ linker: inout EntityLinker) {
        noteTitles(&linker)
        described = descriptions(linker)
        counterparts = counterpartsNamed(linker)
        for description in described.values.joined() {
            belonging[description.entity, default: []].formUnion(description.countries)
            if description.isOfUnitedNations { envoys.insert(description.entity) }
        }
        var token = 0
        while token < text.tokens.count {
            if scanner.skipped[token] || text.tokens[token].kind != .word {
                token += 1
                continue
            }
            ownLand(token, &linker)
            let behindOffice = office(token, &linker)
            // The office is plain and its holder unknown.
            if behindOffice != nil, anchors[token] == nil { _ = takenUp(token, &linker) }
            if let end = behindOffice ?? counterpart(token, linker) ?? spokesperson(token, &linker) ?? group(token, &linker) ?? pack(token, &linker)
                ?? title(token, &linker)
                ?? takenUp(token, &linker) ?? unnamedGroup(token, &linker)
            {
                token = max(token + 1, end)
            } else {
                token += 1
            }
        }
    }

    // MARK: - Titles before names

    /// Remembers under which titles each person is named, and lets the title phrase lead to the person.
    private mutating func noteTitles(_ linker: inout EntityLinker) {
        for (index, candidate) in linker.candidates.enumerated() where candidate.type == .person {
            let entity = linker.assigned[index]
            var token = candidate.tokens.lowerBound
            guard token == 0 || candidate.range.lowerBound == Int(text.tokens[token].start) else { continue }
            var steps = 0
            walk: while token > 0, steps < 4 {
                steps += 1
                if text.tokens[token].startsLine { break }
                let before = token - 1
                if text.text.token(before, is: "،") {
                    token = before
                    continue
                }
                if let adjective = scanner.adjective(before) {
                    if linker.entities[entity].country == nil { linker.give(country: adjective.country, to: entity) }
                    token = before
                    continue
                }
                if scanner.word(before, isIn: .former) {
                    token = before
                    continue
                }
                for start in max(0, before - 3)...before {
                    for match in scanner.titles(at: start) where start + Int(match.tokenCount) == token {
                        linker.give(title: knowledge.titles[Int(match.entry.row)], form: form(start, match), to: entity)
                        anchors[start] = entity
                        token = start
                        continue walk
                    }
                    for match in text.matches(at: start, in: knowledge.officeTable) where start + Int(match.tokenCount) == token {
                        anchors[start] = entity
                        linker.give(title: nil, form: form(start, match), to: entity)
                        token = start
                        continue walk
                    }
                }
                break
            }
            if steps > 0 { anchorFarTitle(of: entity, before: token) }
        }
    }

    /// «وزير الدولة للشؤون الخارجية …», «الباحث في العلاقات الدولية، …», «رئيس لجنة الدفاع في مجلس النواب …»: a title with its
    /// complement between it and the name.
    private mutating func anchorFarTitle(of entity: Int, before name: Int) {
        var token = name
        while token > 0, name - token < 9, !text.tokens[token].startsLine {
            let before = token - 1
            for match in scanner.titles(at: before) where match.tokenCount <= Int16(name - before) {
                if anchors[before] == nil { anchors[before] = entity }
                return
            }
            guard text.tokens[before].kind == .word else {
                if text.text.token(before, is: "،"), before == name - 1 {
                    token = before
                    continue
                }
                return
            }
            let isLink =
                scanner.word(before, isIn: .titleLinks) || scanner.isDefinite(before) || scanner.adjective(before) != nil
                || text.segmentations[before].proclitics.contains([.lam, .article]) || scanner.head(before) != nil
                || named[before] >= 0
            guard isLink else { return }
            token = before
        }
    }

    private func form(_ token: Int, _ match: LexicalMatch) -> String {
        let range = text.range(of: match, at: token)
        let folded = Folding.folded(text.text.slice(range))
        return folded.hasPrefix("ال") ? folded : (match.segmentation.proclitics.contains(.article) ? "ال" + folded : folded)
    }

    // MARK: - Offices

    /// «وزير الدفاع الروسي», «رئيس وزراء العراق», «الأمين العام للأمم المتحدة» without a name behind: the holder at the text's date.
    private mutating func office(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard named[token] < 0 || !isPerson(token, linker) else { return nil }
        let matches = text.matches(at: token, in: knowledge.officeTable)
        guard !matches.isEmpty else { return nil }
        var best: (end: Int, match: LexicalMatch, office: Int?)?
        for match in matches {
            guard match.segmentation.enclitic == .none else { continue }
            let form = knowledge.officeForms[Int(match.entry.row)]
            if form.isBare, !match.segmentation.proclitics.contains(.article) { continue }
            let behind = token + Int(match.tokenCount)
            var end = behind
            var office: Int?
            switch form.kind {
            case .complete:
                office = form.offices.count == 1 ? form.offices[0] : nil
                if office == nil { office = at(form.offices, linker) }
            case .title:
                guard behind < text.tokens.count, let adjective = scanner.adjective(behind), adjective.match.segmentation.proclitics == .article
                else { continue }
                office = form.offices.first { knowledge.offices[$0].country == adjective.country }
                end = behind + Int(adjective.match.tokenCount)
            case .construct:
                guard behind < text.tokens.count else { continue }
                for name in text.matches(at: behind, in: knowledge.nameTable) where name.segmentation.isWhole {
                    let known = knowledge.names[Int(name.entry.row)]
                    guard known.use == .name, !known.isBare, knowledge.things[known.thing].source == .country else { continue }
                    if let found = form.offices.first(where: { knowledge.offices[$0].country == known.thing }), end < behind + Int(name.tokenCount) {
                        office = found
                        end = behind + Int(name.tokenCount)
                    }
                }
                if end == behind { continue }
            }
            guard let office else { continue }
            if best.map({ end > $0.end }) ?? true { best = (end, match, office) }
        }
        guard let best, let office = best.office else { return nil }
        if scanner.word(token - 1, isIn: .deputies) { return best.end }
        // The person whom the text itself names with the office.
        if let person = nameBehind(best.end, linker) {
            anchors[token] = person
            return best.end
        }
        if best.end < text.tokens.count, scanner.word(best.end, isIn: .notInOffice) { return best.end }
        guard let holder = holder(of: office, named: token..<best.end) else { return best.end }
        // «وزيرة الخارجية» is no man's office.
        if isFeminine(token, best.match), !knowledge.things[holder].isFeminine { return best.end }
        let entity = linker.entity(of: holder)
        add(token, best.end, best.match, entity)
        noteOffice(token..<best.end, of: knowledge.offices[office].country, heldBy: entity, linker)
        // «رئيس الوزراء الإيطالي كونتي»: the surname alone, which the office vouches for.
        if best.end < text.tokens.count, named[best.end] < 0, !text.tokens[best.end].startsLine,
            NameKey.words(of: knowledge.things[holder].name).last == text.text.foldedWord(best.end)
        {
            surnames.append(Nominal(tokens: best.end..<(best.end + 1), range: text.tokens[best.end].range, entity: entity))
        }
        return best.end
    }

    /// «الرئيس الفرنسي», whom the text calls «الرئيس» next.
    private mutating func noteOffice(_ tokens: Range<Int>, of country: Int?, heldBy person: Int, _ linker: EntityLinker) {
        // «سالم العدني، رئيس الحكومة المغربية»
        let before = tokens.lowerBound - 2
        if before >= 0, text.text.token(before + 1, is: "،"), named[before] >= 0, isPerson(before, linker) { return }
        let words = tokens.map { lemma($0).key }
        inOffice[words[0]] = PersonDescription(
            entity: person, head: tokens.lowerBound, isDefinite: lemma(tokens.lowerBound).isDefinite, words: words,
            countries: Set([country].compactMap { $0 }))
        lastDescribed[person] = tokens.lowerBound
    }

    /// Who held an office when what is told happened: at a date that the same clause names («في عام 2003 أعلن الرئيس الأميركي …»), or
    /// else when the text was published.
    private func holder(of office: Int, named tokens: Range<Int>) -> Int? {
        let now = published.flatMap { knowledge.offices[office].holder(at: $0) }
        let sentence = text.text.sentenceOfToken[tokens.lowerBound]
        for time in times where time.tokens.lowerBound < text.tokens.count && text.text.sentenceOfToken[time.tokens.lowerBound] == sentence {
            guard let date = time.date, published.map({ date.lastDay < $0.firstDay }) ?? true else { continue }
            let between =
                time.tokens.upperBound <= tokens.lowerBound
                ? time.tokens.upperBound..<tokens.lowerBound : tokens.upperBound..<max(tokens.upperBound, time.tokens.lowerBound)
            guard between.count <= 12, !between.contains(where: { scanner.word($0, isIn: .clauseWords) || text.tokens[$0].kind == .punctuation })
            else { continue }
            let then = knowledge.offices[office].holder(at: date)
            if then != now { return then }
        }
        return now
    }

    private func isFeminine(_ token: Int, _ match: LexicalMatch) -> Bool {
        let word = NameKey.words(of: text.text.slice(text.range(of: match, at: token))).first ?? ""
        return word.hasSuffix("ه") && word != "جلاله"
    }

    private func at(_ offices: [Int], _ linker: EntityLinker) -> Int? {
        guard let published else { return nil }
        let held = offices.filter { knowledge.offices[$0].holder(at: published) != nil }
        return held.count == 1 ? held[0] : nil
    }

    private func isPerson(_ token: Int, _ linker: EntityLinker) -> Bool { linker.candidates[Int(named[token])].type == .person }

    /// A person's name that stands in apposition at a token: at once, behind adjectives, a comma or an opening mark.
    func nameBehind(_ start: Int, _ linker: EntityLinker) -> Int? {
        var token = start
        var steps = 0
        while token < text.tokens.count, steps < 4, !text.tokens[token].startsLine {
            if named[token] >= 0 {
                let candidate = linker.candidates[Int(named[token])]
                guard candidate.type == .person, candidate.range.lowerBound == Int(text.tokens[token].start) else { return nil }
                return linker.assigned[Int(named[token])]
            }
            if let match = scanner.titles(at: token).first, scanner.isDefinite(token) {
                token += Int(match.tokenCount)
            } else if text.text.token(token, is: "،") || scanner.adjective(token) != nil || scanner.word(token, isIn: .former)
                || scanner.isOpeningMark(token)
            {
                token += 1
            } else {
                return nil
            }
            steps += 1
        }
        return nil
    }

    /// «قال الوزير إن بلاده تدعم …»: the state of the official whom the sentence names first or, when it names none, the sentence
    /// before; open where their state is unknown.
    private mutating func ownLand(_ token: Int, _ linker: inout EntityLinker) {
        guard scanner.word(token, isIn: .ownLand) else { return }
        var sentence = Int(text.text.sentenceOfToken[token])
        for _ in 0..<2 where sentence >= 0 {
            let reach = text.text.sentences[sentence].tokens.lowerBound..<token
            if let person = firstPerson(in: reach, linker) {
                guard let country = country(of: person, linker) ?? officialsCountry(in: reach, linker) else { return }
                addLand(token, of: country, &linker)
                return
            }
            if let country = officialsCountry(in: reach, linker) {
                addLand(token, of: country, &linker)
                return
            }
            sentence -= 1
        }
    }

    private mutating func addLand(_ token: Int, of country: Int, _ linker: inout EntityLinker) {
        let cut = text.segmentations[token]
        let start = cut.enclitic == .none ? Int(text.tokens[token].start) : text.stemRange(token, cut).lowerBound
        nominals.append(
            Nominal(tokens: token..<(token + 1), range: start..<Int(text.tokens[token].end), entity: linker.entity(of: country)))
    }

    /// «وزير الدفاع التركي», «وزير خارجية البحرين» whose holder is not known: the state that the office names.
    private func officialsCountry(in reach: Range<Int>, _ linker: EntityLinker) -> Int? {
        for token in reach where !text.matches(at: token, in: knowledge.officeTable).isEmpty || !scanner.titles(at: token).isEmpty {
            for next in (token + 1)..<max(token + 1, min(token + 5, reach.upperBound)) {
                if let adjective = scanner.adjective(next) { return adjective.country }
                if let state = namedEntity(next, linker), state.type == .country { return state.country }
            }
        }
        return nil
    }

    private func firstPerson(in reach: Range<Int>, _ linker: EntityLinker) -> Int? {
        var first: (token: Int, entity: Int)?
        for token in reach where named[token] >= 0 && isPerson(token, linker) {
            first = (token, linker.assigned[Int(named[token])])
            break
        }
        if let described = nominals.first(where: { reach.contains($0.tokens.lowerBound) && linker.entities[$0.entity].type == .person }),
            described.tokens.lowerBound < first?.token ?? .max
        {
            return described.entity
        }
        return first.flatMap { $0.entity >= 0 ? $0.entity : nil }
    }

    private func country(of person: Int, _ linker: EntityLinker) -> Int? {
        let entity = linker.entities[person]
        return entity.country ?? entity.thing.flatMap { knowledge.things[$0].country }
    }

    private mutating func add(_ token: Int, _ end: Int, _ match: LexicalMatch, _ entity: Int) {
        let start = text.range(of: match, at: token).lowerBound
        let whole = match.segmentation.proclitics.contains(.article) ? articleStart(token, match.segmentation) : start
        nominals.append(Nominal(tokens: token..<end, range: whole..<Int(text.tokens[end - 1].end), entity: entity))
        anchors[token] = entity
    }

    /// Lets a description stand for a person.
    mutating func take(_ tokens: Range<Int>, from start: Int, as entity: Int) {
        nominals.append(Nominal(tokens: tokens, range: start..<Int(text.tokens[tokens.upperBound - 1].end), entity: entity))
        anchors[tokens.lowerBound] = entity
        lastDescribed[entity] = tokens.lowerBound
    }

    /// Lets a title phrase lead to the person whom it introduces, unless it leads to somebody already.
    mutating func anchor(_ token: Int, _ entity: Int) {
        if anchors[token] == nil { anchors[token] = entity }
    }

    /// Where the text last named or described a person before a token; -1 where it did not.
    mutating func lastTold(_ entity: Int, before token: Int, _ linker: EntityLinker) -> Int {
        let places = placesOfNames[entity] ?? linker.entities[entity].places.sorted()
        placesOfNames[entity] = places
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < token { low = middle + 1 } else { high = middle }
        }
        return max(low > 0 ? places[low - 1] : -1, lastDescribed[entity] ?? -1)
    }

    mutating func addGroup(_ tokens: Range<Int>, _ range: Range<Int>, _ entity: Int) {
        nominals.append(Nominal(tokens: tokens, range: range, entity: entity))
    }

    func isNamed(_ token: Int) -> Bool { named[token] >= 0 }

    /// Index of the name that covers a token.
    func candidate(_ token: Int) -> Int? { named[token] < 0 ? nil : Int(named[token]) }

    /// The person, body or place whose name begins at a token.
    func namedEntity(_ token: Int, _ linker: EntityLinker) -> (type: EntityType, country: Int?, end: Int)? {
        guard named[token] >= 0, linker.candidates[Int(named[token])].tokens.lowerBound == token else { return nil }
        let index = linker.assigned[Int(named[token])]
        guard index >= 0 else { return nil }
        let entity = linker.entities[index]
        return (
            entity.type, entity.country ?? entity.thing.flatMap { knowledge.things[$0].country },
            linker.candidates[Int(named[token])].tokens.upperBound
        )
    }

    func articleStart(_ token: Int, _ segmentation: Segmentation) -> Int {
        text.text.textOffset(token: token, foldedOffset: max(0, Int(segmentation.stemStart) - 4))
    }

    // MARK: - Those who speak for others

    /// «المتحدث باسم الجيش الليبي»: the person named with it here or elsewhere.
    private mutating func spokesperson(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard let match = scanner.titles(at: token).first(where: { knowledge.titles[Int($0.entry.row)].kind == "spokesperson" })
        else { return nil }
        var end = token + Int(match.tokenCount)
        if end < text.tokens.count, text.text.token(end, is: "باسم") { end += 1 }
        var whose: Int?
        var steps = 0
        while end < text.tokens.count, steps < 5, !text.tokens[end].startsLine {
            if named[end] >= 0 {
                let candidate = linker.candidates[Int(named[end])]
                whose = linker.assigned[Int(named[end])]
                end = candidate.tokens.upperBound
                break
            }
            if text.text.token(end, is: "،") || text.tokens[end].kind == .punctuation { return nil }
            end += 1
            steps += 1
        }
        guard let whose, linker.entities[whose].type != .place else { return nil }
        if let person = nameBehind(end, linker), person != whose {
            anchors[token] = person
            spokespersons[whose] = person
            return end
        }
        if linker.entities[whose].type == .person, named[token + Int(match.tokenCount)] >= 0,
            !text.text.token(token + Int(match.tokenCount) - 1, is: "باسم")
        {
            // «المتحدث أحمد …»: the name is the speaker's own.
            return nil
        }
        if let person = spokespersons[whose] {
            add(token, end, match, person)
            return end
        }
        return nil
    }

    // MARK: - Descriptions that the packs list

    private mutating func pack(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard let match = text.match(at: token, in: knowledge.nominalTable), match.segmentation.enclitic == .none else { return nil }
        let end = token + Int(match.tokenCount)
        if named[token] >= 0 { return nil }
        let entity = linker.entity(of: knowledge.nominals[Int(match.entry.row)])
        add(token, end, match, entity)
        return end
    }

    // MARK: - Bare titles

    /// «اللواء المتقاعد», «الوزير», «الجنرال» without a name: who bore that title before, if one alone did.
    private mutating func title(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard named[token] < 0, anchors[token] == nil,
            let match = scanner.titles(at: token).first,
            scanner.isDefinite(token) || match.segmentation.proclitics.contains(.article)
        else { return nil }
        let title = knowledge.titles[Int(match.entry.row)]
        guard Self.bare.contains(title.kind), !scanner.word(token, isIn: .otherThings) else { return nil }
        var end = token + Int(match.tokenCount)
        let wanted = form(token, match)
        var country: Int?
        while end < text.tokens.count, !text.tokens[end].startsLine {
            if let adjective = scanner.adjective(end) {
                country = adjective.country
            } else if !text.text.token(end, is: "المتقاعد") {
                break
            }
            end += 1
        }
        let isUnited = title.kind == "official" && country == nil && end < text.tokens.count && text.text.token(end, is: "الاممي")
        if isUnited { end += 1 }
        if end < text.tokens.count, named[end] >= 0 || scanner.isDefinite(end) || text.text.token(end, is: "العام") { return nil }
        if title.kind == "official" {
            guard country != nil || isUnited, let person = lastPerson(of: country, before: token, linker) else { return nil }
            add(token, end, match, person)
            return end
        }
        let bearers = linker.entities.indices.filter { index in
            let entity = linker.entities[index]
            guard entity.type == .person, entity.titles.contains(wanted) || entity.titles.contains(title.kind) else { return false }
            guard let country, let own = entity.country else { return true }
            return own == country
        }
        let exact = bearers.filter { linker.entities[$0].titles.contains(wanted) }
        let choices = exact.isEmpty ? bearers : exact
        let before = choices.filter { index in linker.entities[index].places.contains { $0 < token } }
        if before.count == 1 {
            add(token, end, match, before[0])
            return end
        }
        if before.isEmpty, exact.count == 1 {
            add(token, end, match, exact[0])
            return end
        }
        return nil
    }

    /// The one person of a state or of the United Nations whom the text has told of shortly before: «المسؤول الروسي», «المسؤول الأممي».
    private mutating func lastPerson(of country: Int?, before token: Int, _ linker: EntityLinker) -> Int? {
        var found: Int?
        for (index, entity) in linker.entities.enumerated() where entity.type == .person {
            guard country.map({ entity.country == $0 || belonging[index]?.contains($0) ?? false }) ?? envoys.contains(index) else { continue }
            let place = lastTold(index, before: token, linker)
            guard place >= 0, token - place <= 80 else { continue }
            if found != nil { return nil }
            found = index
        }
        return found
    }

    /// Kinds of titles that alone may stand for a person.
    private static let bare: Set<String> = [
        "rank", "head-of-state", "head-of-government", "minister", "crown-prince", "monarch", "envoy", "ambassador", "official",
    ]
}
