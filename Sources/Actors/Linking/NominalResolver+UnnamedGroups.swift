import ArabicText
import Knowledge
import Readings

extension NominalResolver {
    /// «المتمردون», «الفصائل المعارضة»: a group of a state that acts without a name; «الحركة» for the movement named before.
    ///
    /// A group is one throughout its document; where neither its words nor the text say of which state it is, it stays open.
    /// - Returns: the token behind the description, or nil where none begins at the token.
    mutating func unnamedGroup(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        let groups = scanner.knowledge.groups
        guard !isNamed(token), let match = text.match(at: token, in: groups.nouns), match.segmentation.enclitic == .none,
            groups.rows[Int(match.entry.row)].kind == .short || !isQualifier(token, match)
        else { return nil }
        let isDefinite = match.tokenCount > 1 || match.segmentation.proclitics.contains(.article)
        let row = groups.rows[Int(match.entry.row)]
        var end = token + Int(match.tokenCount)
        if row.kind == .epithet { return isDefinite ? epithet(token, end, match, row, &linker) : nil }
        if row.kind == .organ {
            // «الرئاسة الفرنسية … الرئاسة»
            guard isDefinite else { return nil }
            guard end < text.tokens.count, !text.tokens[end].startsLine, let adjective = scanner.definiteAdjective(end) else {
                return shortened(token, end, match, row, &linker)
            }
            end += Int(adjective.match.tokenCount)
            let state = linker.entity(of: adjective.country)
            let range = groupRange(token, end, match)
            linker.give(surface: scanner.surface(range, at: token), to: state, at: token)
            addGroup(token..<end, range, state)
            return end
        }
        if row.kind == .short { return isDefinite ? shortened(token, end, match, row, &linker) : nil }
        var country = row.country
        var isQualified = false
        while end < text.tokens.count, !text.tokens[end].startsLine, !isNamed(end) {
            if let state = isDefinite ? scanner.stateOfDefinite(end) : scanner.adjective(end)?.country, isDefinite || !scanner.isDefinite(end) {
                country = country ?? state
            } else if let qualifier = text.match(at: end, in: groups.qualifiers), qualifier.segmentation.proclitics == (isDefinite ? .article : []) {
                isQualified = true
            } else {
                break
            }
            end += 1
        }
        // «جماعات معارضة», but no «مسلحون» and «متظاهرون» whom nothing tells from others.
        if !isDefinite, !isQualified || row.kind == .people { return nil }
        switch row.kind {
        case .qualified: guard isQualified else { return nil }
        case .people: guard country != nil else { return nil }
        case .alone, .faction, .short, .epithet, .organ: break
        }
        // «المعارض السوري فلان», «المعارضة … فلانة»: somebody's title.
        if end < text.tokens.count, namedEntity(end, linker)?.type == .person { return nil }
        if row.kind == .faction, country == nil, !isQualified, isDefinite, case .one(let named) = bearer(of: row, at: token, linker) {
            // «ميليشيات الحوثي … الميليشيات»
            addGroup(token..<end, groupRange(token, end, match), named)
            return end
        }
        if let country = country ?? scanner.home,
            let named = called(Int(match.entry.row), of: country, linker)
                ?? (row.kind == .faction ? faction(of: country, before: token, linker) : nil)
        {
            addGroup(token..<end, groupRange(token, end, match), named)
            return end
        }
        let number = Int(match.entry.row)
        let stated = country
        country = country ?? unnamed.last { $0.row == number }?.country ?? scanner.home
        guard let country else { return nil }
        let range = groupRange(token, end, match)
        let known = unnamed.last { $0.row == number && $0.country == country }?.entity
        let entity = known ?? linker.group(scanner.surface(range, at: token), words: row.name, country: country, subtype: row.subtype ?? "other")
        linker.give(surface: scanner.surface(range, at: token), to: entity)
        if known == nil || stated != nil { unnamed.append(UnnamedGroup(row: number, country: country, entity: entity)) }
        addGroup(token..<end, range, entity)
        return end
    }

    func groupRange(_ token: Int, _ end: Int, _ match: LexicalMatch) -> Range<Int> {
        let start =
            match.segmentation.proclitics.contains(.article) ? articleStart(token, match.segmentation) : text.range(of: match, at: token).lowerBound
        return start..<Int(text.tokens[end - 1].end)
    }

    /// The one body of a state whose name the text follows up with the group's own noun: «الجبهة … التشادية المعارضة».
    private func called(_ row: Int, of country: Int, _ linker: EntityLinker) -> Int? {
        var found: Int?
        for (index, candidate) in linker.candidates.enumerated() where candidate.type == .organization {
            let entity = linker.assigned[index]
            guard entity >= 0, entity != found, linker.entities[entity].country == country || linker.entities[entity].country == nil else { continue }
            var token = candidate.tokens.upperBound
            while token < text.tokens.count, token < candidate.tokens.upperBound + 3, !text.tokens[token].startsLine {
                if text.match(at: token, in: scanner.knowledge.groups.nouns).map({
                    Int($0.entry.row) == row && $0.segmentation.proclitics == .article
                }) ?? false {
                    if found != nil { return nil }
                    found = entity
                } else if scanner.definiteAdjective(token) == nil, !scanner.isClosingMark(token) {
                    break
                }
                token += 1
            }
        }
        return found
    }

    /// The one band or movement of a state that the text has named before: «المتمردون التشاديون» where only theirs was named.
    private func faction(of country: Int, before token: Int, _ linker: EntityLinker) -> Int? {
        var found: Int?
        for (index, entity) in linker.entities.enumerated() where entity.type == .organization && entity.places.contains(where: { $0 < token }) {
            guard entity.country ?? entity.thing.flatMap({ scanner.knowledge.things[$0].country }) == country,
                entity.subtype == "armed_group" || entity.subtype == "movement"
            else { continue }
            if found != nil { return nil }
            found = index
        }
        return found
    }

    /// «العناصر المسلحة», «النائب المعارض»: an adjective of the noun before it and no noun itself.
    private func isQualifier(_ token: Int, _ match: LexicalMatch) -> Bool {
        guard token > 0, match.tokenCount == 1, match.segmentation.proclitics == .article, !text.tokens[token].startsLine,
            text.tokens[token - 1].kind == .word
        else { return false }
        return scanner.isDefinite(token - 1) || text.segmentations[token - 1].proclitics.contains(.article)
            || text.segmentations[token - 1].enclitic != .none
    }

    /// «المملكة»: of the states that may be called so the one named last, by its name or its adjective, or else the first named behind.
    private mutating func epithet(_ token: Int, _ end: Int, _ match: LexicalMatch, _ row: UnnamedGroups.Row, _ linker: inout EntityLinker) -> Int? {
        // «القطاع الخاص», «المملكة المغربية»: more than the epithet.
        if end < text.tokens.count, !text.tokens[end].startsLine,
            isNamed(end) || scanner.isDefinite(end) && text.segmentations[end].proclitics == .article
        {
            return nil
        }
        if lands == nil { lands = landsTold(linker) }
        var before: (place: Int, land: Int)?
        var behind: (place: Int, land: Int)?
        for land in row.lands {
            guard let places = lands?[land] else { continue }
            let next = Self.first(in: places, behind: token)
            if next > 0, before.map({ places[next - 1] > $0.place }) ?? true { before = (places[next - 1], land) }
            if next < places.count, behind.map({ places[next] < $0.place }) ?? true { behind = (places[next], land) }
        }
        let land = before?.land ?? behind?.land
        guard let land else { return nil }
        addGroup(token..<end, groupRange(token, end, match), linker.entity(of: land))
        return end
    }

    /// Index of the first of ascending places that lies behind a token; their number where none does.
    private static func first(in places: [Int], behind token: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] > token { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// By state or land: the tokens at which the text names it or uses its adjective, in order.
    private func landsTold(_ linker: EntityLinker) -> [Int: [Int]] {
        var result: [Int: [Int]] = [:]
        for token in text.tokens.indices {
            if let adjective = scanner.adjective(token) {
                result[adjective.country, default: []].append(token)
            } else if let index = candidate(token), linker.assigned[index] >= 0, let thing = linker.entities[linker.assigned[index]].thing {
                result[thing, default: []].append(token)
            }
        }
        return result
    }
}

/// A group without a name as a document told of it.
struct UnnamedGroup: Sendable {
    let row: Int
    let country: Int
    let entity: Int
}
