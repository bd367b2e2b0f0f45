import Actors
import ArabicText
import Knowledge
import Readings

extension BackingClause {
    /// The phrase at a token and those joined to it by «و»; what stands behind a comma alone explains the one before.
    func joined(at token: Int) -> [NounPhrase] { joined(scan.coordinated(at: token)) }

    func joined(_ phrases: [NounPhrase]) -> [NounPhrase] {
        guard phrases.count > 1 else { return phrases }
        let last = phrases.lastIndex { scan[$0.tokens.lowerBound].hasWaw } ?? 0
        return Array(phrases[...last])
    }

    /// The actors whom phrases mean, for the sake of backing.
    func entities(of phrases: [NounPhrase], standing: Standing = .state, ofOwner: Bool = true) -> [ActorLayer.EntityIndex] {
        var found: [ActorLayer.EntityIndex] = []
        for (index, phrase) in phrases.enumerated() {
            // Of what is joined to the first phrase only what is named counts.
            for entity in entities(of: phrase, standing, ofOwner: ofOwner && index == 0) where !found.contains(entity) { found.append(entity) }
        }
        return found
    }

    private func entities(of phrase: NounPhrase, _ standing: Standing, ofOwner: Bool) -> [ActorLayer.EntityIndex] {
        let actors = document.actors
        var found = phrase.entities.filter { actors.entities[$0].subtype != "media" }
        if let bearer = bearer(of: phrase) { return [bearer.entity] }
        // «المدعوم إماراتيا»: an adverb is nobody.
        if phrase.tokens.count == 1, let only = phrase.tokens.first, scan[only].adjective >= 0, scan[only].mention < 0, !scan[only].isDefinite,
            scan.text.text.spelling(only).hasSuffix("ا")
        {
            return []
        }
        if !found.isEmpty {
            let head = phrase.tokens.lowerBound
            let namesHead = scan[head].mention >= 0 || scan[head].nominal >= 0 || actors.resolve(phrase.tokens) != nil
            if !namesHead, let first = found.first, actors.entities[first].type == .country {
                // «المتمردين السوريين», «الشعب الليبي» are not their state; «القوات الروسية» is.
                let isNamed = actors.mentions(in: phrase.tokens).contains { $0.entity == first }
                guard let role = phrase.role.map({ scan.tables.roleRows[$0].role }) else {
                    return isNamed || standing.includesThings || isAct(head) ? found : []
                }
                if !Self.stateRoles.contains(role), !(standing.includesThings && scan[head].kind != .number && isCounted(head)) { found = [] }
            }
            return found
        }
        if standing == .place || standing == .thing, let place = phrase.place, let country = scan.country(of: place) { return [country] }
        // «الضربة» is no «الضرب» with a pronoun.
        guard ofOwner, let last = phrase.tokens.last, scan[last].mention < 0, scan[last].enclitic.isThirdPerson,
            !scan.text.text.spelling(last).hasSuffix("ة")
        else { return [] }
        // «خصمه سيف الإسلام»: the name in apposition.
        var next = phrase.tokens.upperBound
        if scan.range.contains(next), scan.isQuotationMark(next) { next += 1 }
        if scan.range.contains(next), scan[next].mention >= 0 || scan[next].nominal >= 0, !scan[next].hasWaw, !scan[next].prepositionIsClitic,
            let name = scan.phrase(at: next)
        {
            return name.entities
        }
        // «بلاده» of somebody whose state is not known.
        if stands(.land, at: last) { return [] }
        // «نشاطاته», «قواتها»: what somebody owns stands for him, but not his friends, foes and people.
        if phrase.role.map({ !Self.stateRoles.contains(scan.tables.roleRows[$0].role) }) ?? false { return [] }
        if phrase.tokens.contains(where: { scan.text.match(at: $0, in: tables.words) != nil }) { return [] }
        if scan[last].enclitic == .hum,
            Set(actors.mentions(in: scan.range.lowerBound..<last).filter { $0.type == .organization }.map(\.entity)).count > 1
        {
            // «خططهم»: of several bodies, which one's?
            return []
        }
        return document.antecedent(of: scan[last].enclitic, before: last, scan: scan, excluding: []).map { [$0] } ?? []
    }

    /// «وزير الدفاع الكندي، زيد العلي،»: the person between commas whose office a phrase names, and where he ends.
    func bearer(of phrase: NounPhrase) -> (entity: ActorLayer.EntityIndex, end: Int)? {
        let comma = phrase.tokens.upperBound
        guard scan.range.contains(comma + 1), scan.isComma(comma), scan[comma + 1].mention >= 0, !scan[comma + 1].hasWaw else { return nil }
        let actors = document.actors
        let name = actors.mentions[Int(scan[comma + 1].mention)]
        let end = name.tokens.upperBound
        guard name.type == .person, scan.isActor(name.entity), !scan.range.contains(end) || scan[end].kind == .punctuation,
            !phrase.entities.contains(where: { actors.entities[$0].type == .person }),
            phrase.tokens.contains(where: { scan[$0].mention < 0 && (scan.isOffice($0) || stands(.counterpart, at: $0)) })
        else { return nil }
        return (name.entity, end)
    }

    /// «الهجوم الإسرائيلي», «القرار الأمريكي»: what a state does stands for it.
    func isAct(_ token: Int) -> Bool {
        scan.text.match(at: token, in: tables.backingNouns) != nil || scan.candidates(at: token).contains { $0.isNoun }
    }

    /// «عشرة إيرانيين», «مئات الشركات الروسية»: a number of a state's people and firms, on whom a measure falls.
    private func isCounted(_ head: Int) -> Bool {
        guard scan[head].role >= 0 else { return false }
        return scan.tables.roleRows[Int(scan[head].role)].isCount
    }

    private static let stateRoles: Set<String> = ["GOV", "MIL", "SPY", "COP", "LEG"]

    /// Who stands behind one of the prepositions by which a word hands on its backing, or what its «له» means.
    func target(
        _ row: BackingRow, behind start: Int, excluding: [ActorLayer.EntityIndex] = [], isVerb: Bool = false
    ) -> [ActorLayer.EntityIndex] {
        for preposition in row.targets {
            if isVerb, row.objectFirst, preposition == .forWhom || preposition == .to { continue }
            // «الاتهامات بضلوع روسيا في قصف لقوات …»: what hangs on the matter of a charge is not charged.
            if preposition == .forWhom, row.stands == .thing, hasMatter(start) { continue }
            let found = near(preposition, behind: start, within: 9, standing: row.stands).filter { !excluding.contains($0) }
            if !found.isEmpty { return found }
            if let pronoun = pronoun(of: preposition, behind: start),
                let entity = document.antecedent(of: pronoun, before: start, scan: scan, excluding: excluding)
            {
                return [entity]
            }
        }
        return []
    }

    /// Whether the first preposition behind a word opens something else than the one addressed: «ب», of what is charged; «على خلفية».
    private func hasMatter(_ start: Int) -> Bool {
        for token in start..<min(scan.range.upperBound, start + 9) {
            let word = scan[token]
            guard word.preposition != nil else { continue }
            return word.preposition != .forWhom
        }
        return false
    }

    /// The actors behind a preposition that stands within reach.
    func near(
        _ preposition: Preposition, behind start: Int, within reach: Int, standing: Standing = .state, ofOwner: Bool = true
    ) -> [ActorLayer.EntityIndex] {
        let phrases = scan.prepositional(preposition, behind: start, isVerb: false)
        guard let first = phrases.first, first.tokens.lowerBound - start <= reach else { return [] }
        // «تمويل الوكالة التابعة للمنظمة»: what a participle governs is no party.
        if preposition == .forWhom, case let before = first.tokens.lowerBound - 1, before >= start, scan[before].mention < 0,
            scan[before].isParticiple, scan[before].isDefinite
        {
            return []
        }
        let found = entities(of: joined(phrases), standing: standing, ofOwner: ofOwner)
        if !found.isEmpty, let last = phrases.last {
            let more = listed(behind: last.tokens.upperBound, excluding: found)
            return found + (more.isEmpty ? companion(behind: last.tokens.upperBound).filter { !found.contains($0) } : more)
        }
        if let last = phrases.last {
            let listed = listed(behind: last.tokens.upperBound, excluding: [])
            if !listed.isEmpty { return listed }
            let leader = led(behind: last.tokens.upperBound)
            if !leader.isEmpty || !standing.includesThings || preposition == .forWhom { return leader }
            let holder = holder(behind: last.tokens.upperBound)
            if !holder.isEmpty { return holder }
            // «ندد بالموقف الأخير للحكومة»: whose it is.
            let behind = last.tokens.upperBound
            guard let owner = (behind..<min(scan.range.upperBound, behind + 4)).first(where: { scan[$0].preposition == .forWhom }) else { return [] }
            return entities(of: joined(at: owner))
        }
        return []
    }

    /// «مواقع خاضعة لسيطرة الحركة», «بلدات تسيطر عليها الحركة»: who holds what is hit.
    private func holder(behind start: Int) -> [ActorLayer.EntityIndex] {
        for token in start..<min(scan.range.upperBound, start + 6) {
            if scan[token].kind == .punctuation, !scan.isQuotationMark(token) { return [] }
            guard scan[token].mention < 0 else { continue }
            if stands(.held, at: token) { return entities(of: joined(scan.bare(behind: token + 1))) }
            if stands(.holds, at: token), scan.range.contains(token + 1), scan[token + 1].preposition == .on,
                scan[token + 1].enclitic.isThirdPerson || scan[token + 1].wordClass == .prepositionPronoun,
                let right = scan.subjectBehind(token + 2)
            {
                return entities(of: right.phrases)
            }
        }
        return []
    }

    /// «إيران وحليفها اللبناني حزب الله»: the ally of one just named, joined to him.
    func companion(behind start: Int) -> [ActorLayer.EntityIndex] {
        guard scan.range.contains(start), scan[start].hasWaw, scan[start].mention < 0, let match = scan.text.match(at: start, in: tables.words),
            match.segmentation.enclitic.isThirdPerson, tables.rows[Int(match.entry.row)].from.first == .ally,
            tables.rows[Int(match.entry.row)].relation == .supports
        else { return [] }
        return ally(start, start + Int(match.tokenCount), match.segmentation.enclitic)
    }

    /// «…، بما في ذلك روسيا واليونان», «… مثل», «… وعلى رأسها»: those whom a list names.
    private func listed(behind token: Int, excluding: [ActorLayer.EntityIndex]) -> [ActorLayer.EntityIndex] {
        var at = token
        while at < scan.range.upperBound, scan.isComma(at) { at += 1 }
        guard at < scan.range.upperBound, let match = scan.text.match(at: at, in: tables.listWords) else { return [] }
        return entities(of: scan.coordinated(at: at + Int(match.tokenCount))).filter { !excluding.contains($0) }
    }

    /// «المسار الذي تقوده الأمم المتحدة»: who leads what is backed.
    private func led(behind token: Int) -> [ActorLayer.EntityIndex] {
        guard token + 1 < scan.range.upperBound, scan[token].mention < 0, scan[token].wordClass == .relative, scan[token + 1].isVerb,
            scan[token + 1].enclitic.isThirdPerson, let right = scan.subjectBehind(token + 2)
        else { return [] }
        return entities(of: right.phrases)
    }

    /// «له», «إليها», «معهم» near behind a word.
    private func pronoun(of preposition: Preposition, behind start: Int) -> Enclitic? {
        var token = start
        if scan.range.contains(start - 1), scan[start - 1].mention < 0, scan[start - 1].nominal < 0, scan[start - 1].adjective < 0,
            scan[start - 1].isDefinite,
            scan.text.match(at: start - 1, in: tables.backingNouns) == nil
        {
            return nil
        }
        while token < min(scan.range.upperBound, start + 3) {
            let word = scan[token]
            if word.kind == .punctuation { return nil }
            if word.mention < 0, word.preposition == preposition {
                if word.wordClass == .preposition, word.enclitic.isThirdPerson { return word.enclitic }
                if word.wordClass == .prepositionPronoun {
                    let bare = scan.text.text.foldedSpelling(token)
                    if bare.hasSuffix("ها") { return .ha3fs }
                    if bare.hasSuffix("هم") { return .hum }
                    if bare.hasSuffix("هما") { return .huma }
                    if bare.hasSuffix("ه") { return .ha3ms }
                }
            }
            // «الجماعات التابعة لها»: what hangs on another word.
            if word.mention < 0, word.isVerb || word.wordClass != nil || word.isDefinite { return nil }
            token += 1
        }
        return nil
    }
}
