import ArabicText
import Knowledge
import Readings

/// What the text says that a person is, beside his name: «الباحث في معهد السلام سالم العدني», «سالم العدني، محامي المتهم،».
struct PersonDescription: Sendable {
    let entity: Int
    /// Token of the noun that says what he is.
    let head: Int
    /// «الرئيس الكيني», and not «رئيس البلدية».
    let isDefinite: Bool
    /// Keys of the noun and of the words behind it, articles and other attached words left out.
    let words: [UInt64]
    /// States by whose adjective or name the words tell whose man he is.
    let countries: Set<Int>

    /// «المبعوث الأممي», «مبعوث الأمم المتحدة»
    var isOfUnitedNations: Bool { words.contains(where: Self.unitedNations.contains) }

    private static let unitedNations = Set(["اممي", "امميه", "امم"].map { FormHash($0.utf8).value })
}

/// «الباحث», «زعيم الحزب», «المحامي»: a definite noun for one person takes up whom the text has described by it beside his name.
extension NominalResolver {
    /// The key of a word without article and other attached words, and whether it has the article.
    func lemma(_ token: Int) -> (key: UInt64, isDefinite: Bool) {
        let cut = text.segmentations[token]
        let bytes = text.text.foldedBytes(token)
        if scanner.isDefinite(token) { return (FormHash(bytes.dropFirst(4)).value, true) }
        // «وكيل», «مديرة»: no letter of it is another word.
        let isWhole = scanner.knowledge.personNouns.contains(text.hashes[token])
        let end = isWhole || endsInTaMarbuta(token) ? bytes.count : Int(cut.stemEnd)
        let stem = Segmentation(proclitics: cut.proclitics, stemStart: isWhole ? 0 : Int(cut.stemStart), stemEnd: end)
        return (FormHash.stem(bytes, end == Int(cut.stemEnd) ? (isWhole ? stem : cut) : stem), !isWhole && cut.proclitics.contains(.article))
    }

    /// No «و» or preposition stands before it.
    private func beginsWithNoun(_ token: Int) -> Bool {
        scanner.isDefinite(token) || scanner.knowledge.personNouns.contains(text.hashes[token]) || text.segmentations[token].proclitics.isEmpty
    }

    private func endsInTaMarbuta(_ token: Int) -> Bool { text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA9]) }

    /// «محامي», «الطيار», «رئيسة»: a noun for one person.
    func isPersonNoun(_ token: Int) -> Bool {
        guard token >= 0, token < text.tokens.count, text.tokens[token].kind == .word,
            text.segmentations[token].enclitic == .none || scanner.isDefinite(token) || endsInTaMarbuta(token)
        else { return false }
        return scanner.knowledge.personNouns.contains(lemma(token).key) && !scanner.word(token, isIn: .otherThings)
    }

    // MARK: - What the text says of whom

    /// Notes for each person by which nouns the text describes him beside his name, by the key of the noun.
    mutating func descriptions(_ linker: EntityLinker) -> [UInt64: [PersonDescription]] {
        var result: [UInt64: [PersonDescription]] = [:]
        for (index, candidate) in linker.candidates.enumerated() where candidate.type == .person && linker.assigned[index] >= 0 {
            let entity = linker.assigned[index]
            // «رسالة الوزير لسالم العدني»
            guard candidate.range.lowerBound == Int(text.tokens[candidate.tokens.lowerBound].start) else { continue }
            for phrase in [phraseBefore(candidate.tokens.lowerBound, linker), phraseBehind(candidate.tokens.upperBound, entity, linker)].compactMap({
                $0
            }) {
                let found = description(phrase, of: entity, linker)
                if phrase.upperBound <= candidate.tokens.lowerBound { anchor(phrase.lowerBound, entity) }
                if let key = found.words.first { result[key, default: []].append(found) }
            }
        }
        return result.mapValues { $0.sorted { $0.head < $1.head } }
    }

    private func description(_ phrase: Range<Int>, of entity: Int, _ linker: EntityLinker) -> PersonDescription {
        var countries: Set<Int> = []
        var isBelonging = true
        var words: [UInt64] = []
        for token in phrase where text.tokens[token].kind == .word {
            words.append(lemma(token).key)
            // «السفير الفرنسي في بغداد» is no Iraqi.
            if scanner.word(token, isIn: .titleLinks) { isBelonging = false }
            guard isBelonging else { continue }
            if let adjective = scanner.adjective(token) {
                countries.insert(adjective.country)
            } else if let named = namedEntity(token, linker), let country = named.country {
                countries.insert(country)
            }
        }
        return PersonDescription(
            entity: entity, head: phrase.lowerBound, isDefinite: lemma(phrase.lowerBound).isDefinite, words: words, countries: countries)
    }

    /// The words of an office or a calling that end before a name: «رئيس لجنة الدفاع في المجلس» of «رئيس لجنة الدفاع في المجلس، سالم العدني».
    private func phraseBefore(_ name: Int, _ linker: EntityLinker) -> Range<Int>? {
        guard name > 0, !text.tokens[name].startsLine else { return nil }
        var token = name
        if text.tokens[name - 1].kind == .punctuation {
            guard text.text.token(name - 1, is: "،") || scanner.isOpeningMark(name - 1) else { return nil }
            token -= 1
        }
        let end = token
        // «مساعد ترامب», «مدير مكتب ترامب»: whose he is.
        guard token < name || lemma(token - 1).isDefinite || isNamed(token - 1) || scanner.adjective(token - 1) != nil else { return nil }
        var head: Int?
        while token > 0, end - token < 9, !text.tokens[token].startsLine {
            let before = token - 1
            guard text.tokens[before].kind == .word, !isPersonNamed(before, linker) else { break }
            if isPersonNoun(before), !isNamed(before) {
                head = before
                let isSecond = before > 0 && !text.tokens[before].startsLine && text.tokens[before - 1].kind == .word && !isNamed(before - 1)
                if lemma(before).isDefinite, isSecond, !lemma(before - 1).isDefinite {
                    guard isPersonNoun(before - 1) else { break }
                    // «مساعد الرئيس الأميركي فلان» may be the one or the other, «نائب الرئيس فلان» and «محامي المتهم فلان» are not.
                    guard scanner.titles(at: before).isEmpty || scanner.titles(at: before - 1).contains(where: { $0.tokenCount > 1 }) else {
                        return nil
                    }
                } else if lemma(before).isDefinite, !isSecond {
                    break
                }
            } else if head == token ? !(lemma(token).isDefinite && lemma(before).isDefinite) : !isLink(before) {
                // «أستاذ العلوم السياسية»: «السياسية» is none.
                break
            }
            token = before
        }
        return head.map { $0..<end }
    }

    /// «، رئيس لجنة الدفاع في المجلس،» behind a name.
    private func phraseBehind(_ name: Int, _ entity: Int, _ linker: EntityLinker) -> Range<Int>? {
        guard name + 1 < text.tokens.count, text.text.token(name, is: "،"), !text.tokens[name].startsLine else { return nil }
        let head = name + 1
        guard isPersonNoun(head), beginsWithNoun(head), anchors[head] == nil || anchors[head] == entity else { return nil }
        var end = head + 1
        while end < text.tokens.count, end - head < 8, !text.tokens[end].startsLine, text.tokens[end].kind == .word {
            // «سالم العدني، الوزير ناصر البكري»
            if isPersonNamed(end, linker) { return nil }
            guard isLink(end) || isPersonNoun(end) else { break }
            end += 1
        }
        return head..<end
    }

    private func isPersonNamed(_ token: Int, _ linker: EntityLinker) -> Bool {
        candidate(token).map { linker.candidates[$0].type == .person } ?? false
    }

    /// A word that may stand in such a phrase: an adjective, a genitive, a name, «في» and its like, but no verb or particle.
    private func isLink(_ token: Int) -> Bool {
        if scanner.word(token, isIn: .titleLinks) || scanner.isDefinite(token) || scanner.adjective(token) != nil || scanner.head(token) != nil
            || isNamed(token)
        {
            return true
        }
        let cut = text.segmentations[token]
        if cut.proclitics.contains([.lam, .article]) || cut.proclitics == [.waw, .article] { return true }
        guard cut.proclitics.subtracting([.lam, .ba]).isEmpty, cut.enclitic == .none, !scanner.word(token, isIn: .particles),
            !scanner.word(token, isIn: .clauseWords)
        else { return false }
        return !text.matches(at: token).contains { $0.entry.features.isVerb && $0.tokenCount == 1 && $0.segmentation.isWhole }
    }

    // MARK: - Who is taken up

    /// - Returns: the token behind the description, or nil where none begins at the token.
    mutating func takenUp(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard !isNamed(token), anchors[token] == nil, isPersonNoun(token) else { return nil }
        let noun = lemma(token)
        let told = described[noun.key] ?? []
        let holder = inOffice[noun.key]
        guard !told.isEmpty || holder != nil, !isSecondWord(token), text.match(at: token, in: scanner.knowledge.groups.nouns)?.tokenCount != 1 else {
            return nil
        }
        // «سالم العدني، الطبيب في …»
        if token > 1, text.text.token(token - 1, is: "،"), isPersonNamed(token - 2, linker) { return nil }
        guard let wanted = qualifiers(behind: token, isDefinite: noun.isDefinite, linker) else { return nil }
        let near = told.prefix { $0.head < token }.suffix(Self.remembered) + (holder.map { [$0] } ?? [])
        var best: (holds: Int, place: Int, entity: Int)?
        var other = -1
        for description in near where fits(description, wanted, linker) {
            // «الرئيس» is rather who is it than who was.
            let holds = description.words.contains(where: { Self.past.contains($0) }) ? 0 : 1
            let place = lastTold(description.entity, before: token, linker)
            if let known = best, known.entity != description.entity { other = max(other, min(known.place, place)) }
            if best.map({ (holds, place) > ($0.holds, $0.place) }) ?? true { best = (holds, place, description.entity) }
        }
        // «الرئيس» where two have just been told of, or one long ago.
        guard let best,
            !wanted.isHeadOfState || !wanted.countries.isEmpty || token - best.place <= Self.near && (other < 0 || token - other > Self.near)
        else { return nil }
        let start =
            scanner.isDefinite(token)
            ? Int(text.tokens[token].start)
            : noun.isDefinite ? articleStart(token, text.segmentations[token]) : text.stemRange(token, text.segmentations[token]).lowerBound
        take(token..<wanted.end, from: start, as: best.entity)
        return wanted.end
    }

    /// «القوات المقاتلة», «نائب الرئيس»: an adjective of the noun before it, or what another office belongs to.
    private func isSecondWord(_ token: Int) -> Bool {
        guard token > 0, !text.tokens[token].startsLine, text.tokens[token - 1].kind == .word, !isNamed(token - 1) else { return false }
        if isPersonNoun(token - 1) || scanner.word(token - 1, isIn: .deputies) { return true }
        // «علي الأمين»
        guard text.segmentations[token].proclitics.subtracting(.article).isEmpty else { return false }
        return lemma(token - 1).isDefinite || scanner.isGivenName(text.text.foldedWord(token - 1))
    }

    private struct Qualifiers {
        var end: Int
        var words: [UInt64] = []
        var countries: [Int] = []
        var isHeadOfState = false
    }

    /// What stands behind the noun and tells whom it means; nil where that is more than such a description has.
    private func qualifiers(behind token: Int, isDefinite: Bool, _ linker: EntityLinker) -> Qualifiers? {
        var found = Qualifiers(end: token + 1)
        found.isHeadOfState =
            isDefinite
            && scanner.titles(at: token).contains { $0.tokenCount == 1 && scanner.knowledge.titles[Int($0.entry.row)].kind == "head-of-state" }
        while found.end < text.tokens.count, found.end - token <= 4, !text.tokens[found.end].startsLine, text.tokens[found.end].kind == .word {
            let next = found.end
            if isNamed(next) { return nil }
            if text.text.token(next, is: "باسم") {
                // «المتحدث باسم الوزارة» is not the one of the army.
                guard next + 1 < text.tokens.count, !isNamed(next + 1) else { return nil }
                found.words.append(lemma(next + 1).key)
                found.end += 2
                break
            }
            let isFormer = scanner.word(next, isIn: .former) || scanner.word(next, isIn: .notInOffice)
            if scanner.word(next, isIn: .notInName), !isFormer { break }
            if let adjective = scanner.definiteAdjective(next) {
                found.countries.append(adjective.country)
                found.end += Int(adjective.match.tokenCount)
                continue
            }
            guard scanner.isDefinite(next) else { break }
            found.words.append(lemma(next).key)
            found.end += 1
        }
        // «رئيس لجنة», «محام»: nothing says whose.
        if !isDefinite, found.words.isEmpty { return nil }
        return namesSomebody(from: found.end, linker) ? nil : found
    }

    /// «الباحث [في مركز "الأفق" للدراسات، سالم العدني]»
    private func namesSomebody(from token: Int, _ linker: EntityLinker) -> Bool {
        var next = token
        while next < text.tokens.count, next - token < 10, !text.tokens[next].startsLine {
            if isPersonNamed(next, linker) { return next > token && text.tokens[next - 1].kind == .punctuation || next == token }
            guard text.tokens[next].kind == .punctuation && !text.text.token(next, is: ".") || text.tokens[next].kind == .latin || isLink(next) else {
                return false
            }
            next += 1
        }
        return false
    }

    private func fits(_ description: PersonDescription, _ wanted: Qualifiers, _ linker: EntityLinker) -> Bool {
        // «المبعوث الأممي» is the envoy of the United Nations.
        guard wanted.words.allSatisfy({ description.words.contains($0) || $0 == Self.ofNations && description.isOfUnitedNations }) else {
            return false
        }
        // «الرئيس» is no «رئيس البلدية».
        if wanted.words.isEmpty, wanted.isHeadOfState, !description.isDefinite { return false }
        let own = linker.entities[description.entity].country
        return wanted.countries.allSatisfy { description.countries.contains($0) || own == $0 || description.countries.isEmpty && own == nil }
    }

    private static let ofNations = FormHash("اممي".utf8).value

    /// «السابق» and its like.
    private static let past: Set<UInt64> = Set(["سابق", "سابقه", "اسبق", "راحل", "مخلوع", "معزول"].map { FormHash($0.utf8).value })

    /// Within how many tokens a president is the president.
    private static let near = 60

    /// Of how many descriptions by one noun the last are looked at.
    private static let remembered = 40
}
