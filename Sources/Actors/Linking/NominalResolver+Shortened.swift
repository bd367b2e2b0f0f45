import ArabicText
import Knowledge
import Readings

/// «الحركة» for the movement named before, «السلطات» and «الشرطة» of the state that the text is about.
extension NominalResolver {
    /// The body that the text names with a head noun and calls by the noun alone, before or behind; open where two near ones might be meant.
    /// Where the text names none, what the noun alone stands for in the one state that the text is about.
    ///
    /// - Parameter end: the token behind the noun.
    /// - Returns: the token behind the description, or nil where whom it means stays open.
    mutating func shortened(_ token: Int, _ end: Int, _ match: LexicalMatch, _ row: UnnamedGroups.Row, _ linker: inout EntityLinker) -> Int? {
        if row.alone == .state, end < text.tokens.count, !text.tokens[end].startsLine, let adjective = scanner.definiteAdjective(end) {
            // «القوات الحكومية السورية»
            let end = end + Int(adjective.match.tokenCount)
            let range = groupRange(token, end, match)
            let entity = linker.entity(of: adjective.country)
            linker.give(surface: scanner.surface(range, at: token), to: entity, at: token)
            addGroup(token..<end, range, entity)
            return end
        }
        let end = row.alone == nil ? behindQualifier(end) : end
        guard !goesOn(token, end, row, linker) else { return nil }
        let range = groupRange(token, end, match)
        let surface = scanner.surface(range, at: token)
        let entity: Int
        if let alone = row.alone, let state = stateBehind(end, linker) {
            // «السلطات في بغداد»
            entity = own(row, alone, of: state, surface, &linker)
        } else {
            switch bearer(of: row, at: token, linker) {
            case .one(let named): entity = named
            case .doubtful: return nil
            case .none:
                guard let alone = row.alone, let state = scanner.homeBeyondDoubt else { return nil }
                entity = own(row, alone, of: state, surface, &linker)
            }
        }
        addGroup(token..<end, range, entity)
        return end
    }

    /// «الحركة المتمردة»: what is called so is the movement itself.
    private func behindQualifier(_ end: Int) -> Int {
        guard end < text.tokens.count, !text.tokens[end].startsLine, let qualifier = text.match(at: end, in: scanner.knowledge.groups.qualifiers)
        else { return end }
        return qualifier.segmentation.proclitics == .article ? end + 1 : end
    }

    /// «الحركة الوطنية», «الجيش الحر», «القضاء على»: more than the noun alone, or another noun.
    private func goesOn(_ token: Int, _ end: Int, _ row: UnnamedGroups.Row, _ linker: EntityLinker) -> Bool {
        guard end < text.tokens.count, !text.tokens[end].startsLine else { return false }
        if row.unless.contains(text.hashes[end]) { return true }
        if isNamed(end) {
            // «اعتقلت الشرطة سالم العدني», but «المنظمة أوكسفام».
            guard let named = namedEntity(end, linker) else { return true }
            return named.type == .organization || named.type == .other
        }
        guard scanner.isDefinite(end) else { return false }
        // An adjective agrees with the noun; «أعلنت الحكومة الأربعاء» has none.
        let next = text.text.foldedWord(end)
        let noun = text.text.foldedWord(token)
        if noun.hasSuffix("ه") || noun.hasSuffix("ات") { return next.hasSuffix("ه") }
        return !["ه", "ات", "ين", "ون"].contains(where: next.hasSuffix) && (!scanner.word(end, isIn: .notInName) || scanner.word(end, isIn: .former))
    }

    /// The state of «في بغداد», «في السعودية».
    private func stateBehind(_ end: Int, _ linker: EntityLinker) -> Int? {
        guard end + 1 < text.tokens.count, text.text.token(end, is: "في"), !text.tokens[end + 1].startsLine, let named = namedEntity(end + 1, linker),
            named.type == .country || named.type == .place
        else { return nil }
        return named.country
    }

    /// What a noun alone stands for in a state: the state itself, or its body, which the text or a pack may name.
    private func own(_ row: UnnamedGroups.Row, _ alone: UnnamedGroups.Alone, of state: Int, _ surface: String, _ linker: inout EntityLinker) -> Int {
        if alone == .state { return linker.entity(of: state) }
        if let known = scanner.knowledge.body(row.forms, of: state) { return linker.entity(of: known) }
        let named = linker.entities.indices.filter {
            linker.entities[$0].type == .organization && isOfState(linker.entities[$0], state) && bears(linker.entities[$0], row)
        }
        if named.count == 1 { return named[0] }
        return linker.group(surface, words: row.name, country: state, subtype: row.subtype ?? "government")
    }

    private func isOfState(_ entity: LinkedEntity, _ state: Int) -> Bool {
        entity.subtype != "armed_group" && entity.subtype != "media"
            && (entity.country ?? entity.thing.flatMap { scanner.knowledge.things[$0].country }) == state
    }

    /// Whom the text names with a head noun.
    enum Bearing {
        case none, doubtful
        case one(Int)
    }

    func bearer(of row: UnnamedGroups.Row, at token: Int, _ linker: EntityLinker) -> Bearing {
        var before: [(place: Int, entity: Int)] = []
        var behind: [Int] = []
        for (index, entity) in linker.entities.enumerated() where entity.type == .organization || entity.type == .country {
            guard entity.subtype != "media", !entity.places.isEmpty, bears(entity, row) else { continue }
            if let place = entity.places.last(where: { $0 < token }) { before.append((place, index)) } else { behind.append(index) }
        }
        let near = before.filter { token - $0.place <= Self.memory }
        if row.alone == nil {
            guard let best = near.max(by: { $0.place < $1.place }) else { return before.isEmpty && behind.isEmpty ? .none : .doubtful }
            return near.count == 1 ? .one(best.entity) : .doubtful
        }
        // Every state has one: the only one told of, the one just told of, or that of the state which the text is about.
        let choices = near.isEmpty ? (before.isEmpty ? behind.map { (place: 0, entity: $0) } : before) : near
        guard let best = choices.max(by: { $0.place < $1.place }) else { return .none }
        if choices.count == 1 { return .one(best.entity) }
        func state(_ index: Int) -> Int? {
            linker.entities[index].country ?? linker.entities[index].thing.flatMap { scanner.knowledge.things[$0].country }
        }
        if !before.isEmpty {
            if choices.allSatisfy({ state($0.entity) == state(best.entity) }) { return .one(best.entity) }
            if token - best.place <= Self.close, choices.allSatisfy({ $0.entity == best.entity || token - $0.place > 2 * Self.close }) {
                return .one(best.entity)
            }
        }
        guard let home = scanner.homeBeyondDoubt else { return .doubtful }
        let own = choices.filter { isOfState(linker.entities[$0.entity], home) }
        return own.count == 1 ? .one(own[0].entity) : .doubtful
    }

    /// Over how many tokens a short description leads back to the name.
    private static let memory = 150
    /// Within how many tokens the one just told of is meant, where others are farther than twice as many.
    private static let close = 40

    private func bears(_ entity: LinkedEntity, _ row: UnnamedGroups.Row) -> Bool {
        func begins(_ name: [String]) -> Bool {
            guard let first = name.first else { return false }
            return row.heads.contains { head in
                name.count >= head.count && (first == head[0] || first == "ال" + head[0]) && name.dropFirst().starts(with: head.dropFirst())
            }
        }
        if entity.surfaces.contains(where: { ($0.contains(" ") || $0.contains("_")) && begins(NameKey.words(of: $0)) }) { return true }
        guard let thing = entity.thing, entity.type == .organization else { return false }
        return begins(NameKey.words(of: scanner.knowledge.things[thing].name))
    }
}
