import Actors
import ArabicText
import Knowledge
import Readings

extension BackingClause {
    /// The parties of an alignment word, from the first slot that is filled.
    func resolve(_ slots: [AlignmentSlot], _ token: Int, _ end: Int, _ match: LexicalMatch) -> [ActorLayer.EntityIndex] {
        let enclitic = match.segmentation.enclitic
        let isVerb = match.entry.features.isVerb
        // A noun's genitive stands nearer than the subject of its clause.
        let ordered = isVerb ? slots : slots.filter { $0 == .genitive } + slots.filter { $0 != .genitive }
        for slot in ordered {
            let found = resolve(slot, token, end, match, enclitic, isVerb)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// «العلاقات بين كندا وكوبا تشهد توترا»: the two whose ties the clause before a word speaks of.
    func partiesOfTies(before token: Int) -> (first: [ActorLayer.EntityIndex], second: [ActorLayer.EntityIndex])? {
        var previous = token - 1
        while previous >= scan.range.lowerBound, token - previous <= 14 {
            let word = scan[previous]
            if word.kind == .punctuation, !scan.isQuotationMark(previous) { return nil }
            if word.mention < 0, word.preposition == .between, word.wordClass == .preposition {
                guard previous > scan.range.lowerBound, stands(.ties, at: previous - 1) else { return nil }
                return scan.parties(behind: previous)
            }
            previous -= 1
        }
        return nil
    }

    /// «التوتر بين البلدين»: the two states, no more, that the sentence has named before.
    func theTwo(behind start: Int) -> (first: [ActorLayer.EntityIndex], second: [ActorLayer.EntityIndex])? {
        guard
            let between = (start..<min(scan.range.upperBound, start + 4)).first(where: { scan[$0].mention < 0 && scan[$0].preposition == .between }),
            stands(.both, at: between + 1)
        else { return nil }
        var states: [ActorLayer.EntityIndex] = []
        for mention in document.actors.mentions(in: scan.range.lowerBound..<between)
        where mention.type == .country && !states.contains(mention.entity) {
            states.append(mention.entity)
        }
        return states.count == 2 ? ([states[0]], [states[1]]) : nil
    }

    /// Whether what comes out «لصالح» somebody only turns out so: «خسر الحزب مقعدين لصالح …».
    private func isOutcome(_ token: Int) -> Bool {
        for near in (max(scan.range.lowerBound, token - 9)..<token).reversed() {
            if stands(.outcome, at: near) { return true }
            if scan[near].mention < 0, scan[near].isVerb { return false }
        }
        return false
    }

    private func resolve(
        _ slot: AlignmentSlot, _ token: Int, _ end: Int, _ match: LexicalMatch, _ enclitic: Enclitic, _ isVerb: Bool
    ) -> [ActorLayer.EntityIndex] {
        switch slot {
        case .subject:
            if isVerb {
                if let relative = scan.relativeBefore(token), let head = scan.antecedentPhrase(before: relative) { return entities(of: [head]) }
                var objectStart = end
                return subject(ofVerbAt: token, length: end - token, match.entry.features, objectStart: &objectStart)
            }
            if scan.range.contains(token - 1), scan.isComma(token - 1), scan.isAccusative(token), let main = mainSubject(before: token) {
                return main
            }
            if let governor = governor(of: token) {
                let subject = subject(of: governor, before: token)
                if !subject.isEmpty { return subject }
            }
            return subjectBefore(token)
        case .object, .genitive:
            guard enclitic == .none, slot == .object || !match.segmentation.proclitics.contains(.article) else { return [] }
            var start = end
            if slot == .object, isVerb, scan.relativeBefore(token) == nil {
                // «غازلت كندا الحركة»: the object stands behind the subject.
                _ = subject(ofVerbAt: token, length: end - token, match.entry.features, objectStart: &start)
            }
            let phrases = joined(scan.bare(behind: start))
            let found = entities(of: phrases)
            guard slot == .object, !found.isEmpty, let last = phrases.last else { return found }
            return found + companion(behind: last.tokens.upperBound).filter { !found.contains($0) }
        case .adjective:
            if end < scan.range.upperBound, scan[end].adjective >= 0 { return scan.adjectives(behind: end) }
            return []
        case .adverb: return scan.adjectives(behind: end)
        case .antecedent:
            // «قاتلوا لمرشح الحزب»: what a preposition governs describes nobody before.
            if scan[token].prepositionIsClitic { return [] }
            if scan.range.contains(token - 1), scan[token - 1].mention < 0, let before = scan[token - 1].wordClass, !scan[token].isDefinite {
                // «لدى مؤيدي الحزب»
                if before == .preposition { return [] }
                // «وباتت مدعومة من»: a predicate, of the subject of its clause.
                return subjectBefore(token)
            }
            return described(by: token)
        case .pronoun:
            if enclitic == .na || enclitic == .ya { return speaker(at: token).map { [$0] } ?? [] }
            guard enclitic.isThirdPerson else { return [] }
            if scan[token].hasWaw, scan.range.contains(token - 1), scan[token - 1].mention >= 0 {
                // «إيران وحليفها حزب الله»
                let name = document.actors.mentions[Int(scan[token - 1].mention)]
                if scan.isActor(name.entity) { return [name.entity] }
            }
            return document.antecedent(of: enclitic, before: token, scan: scan, excluding: []).map { [$0] } ?? []
        case .next: return entities(of: joined(at: end))
        case .ally: return ally(token, end, enclitic)
        case .clause: return subjectBefore(token)
        case .name:
            guard scan.range.contains(token - 1), scan[token - 1].mention >= 0 else { return [] }
            let name = document.actors.mentions[Int(scan[token - 1].mention)]
            // «حملة في اليمن ضد …»: where it happens is no party.
            let start = name.tokens.lowerBound
            let isInside = scan.range.contains(start - 1) && scan[start - 1].mention < 0 && scan[start - 1].preposition == .inside
            if name.type == .country, isInside || scan[start].preposition == .by { return [] }
            // «دعوى في محكمة العدل ضد …»
            let subtype = document.actors.entities[name.entity].subtype
            if isInside, subtype == "court" || subtype == "intergovernmental" { return [] }
            return scan.isActor(name.entity) ? together(with: name) : []
        case .verb:
            // «اتهم بتجسسه لصالح اليونان»: whose act it is, the pronoun of the noun says, and not the verb.
            if scan.range.contains(token - 1), scan[token - 1].mention < 0, scan[token - 1].enclitic.isThirdPerson { return [] }
            // «خسر الحزب مقعدين لصالح اليونان»: who gains by it was not backed.
            if isOutcome(token) { return [] }
            return resolve(.subject, token, end, match, enclitic, isVerb)
        case .speaker: return speaker(at: token).map { [$0] } ?? []
        case .owner: return owner(before: token)
        case .preposition(let preposition):
            // «مدعوم من قبل …» is an agent and no source.
            if preposition == .from, let agent = scan.agent(behind: end), agent.tokens.lowerBound - end <= 3 {
                return entities(of: joined(at: agent.tokens.lowerBound))
            }
            // «الموالية لإيران»: what a participle governs by «ل» stands beside it.
            // «تخلى عن برنامجه»: what is his own is no other.
            return near(preposition, behind: end, within: preposition == .forWhom ? 3 : 8, ofOwner: false)
        }
    }

    /// «وجه السفير، فلان، رسالة تتعلق بفلان، مهاجما الحزب»: behind a comma an adverb of state is the subject's of the verb that opens the sentence.
    private func mainSubject(before token: Int) -> [ActorLayer.EntityIndex]? {
        let first = scan.range.lowerBound
        guard first < token, scan[first].mention < 0, scan[first].isVerb, scan[first].verbFeatures.person == .third else { return nil }
        var start = first + 1
        let found = subject(ofVerbAt: first, length: 1, scan[first].verbFeatures, objectStart: &start)
        return found.isEmpty ? nil : found
    }

    /// «تقف كندا وكوبا ضد», «تحالفت كندا مع كوبا ضد»: those whom «و» or an alliance joins to a name.
    private func together(with name: ActorLayer.Mention) -> [ActorLayer.EntityIndex] {
        var found = [name.entity]
        var head = name
        while scan[head.tokens.lowerBound].hasWaw, scan.range.contains(head.tokens.lowerBound - 1), scan[head.tokens.lowerBound - 1].mention >= 0 {
            let before = document.actors.mentions[Int(scan[head.tokens.lowerBound - 1].mention)]
            guard before.form == .name, scan.isActor(before.entity), before.type != .person || name.type == .person else { break }
            found.insert(before.entity, at: 0)
            head = before
        }
        let start = head.tokens.lowerBound
        guard scan[start].mention >= 0, scan.range.contains(start - 1), scan[start - 1].mention < 0, scan[start - 1].preposition == .with,
            let verb = (max(scan.range.lowerBound, start - 6)..<start).last(where: { near in
                scan.text.match(at: near, in: tables.backingVerbs).map { tables.backingRows[Int($0.entry.row)].both } ?? false
            }), let match = scan.text.match(at: verb, in: tables.backingVerbs)
        else { return found }
        let allies = parties(ofVerbAt: verb, match, tables.backingRows[Int(match.entry.row)])
        return allies.from.filter { !found.contains($0) } + found
    }

    /// The noun that a participle right behind it describes.
    private func described(by token: Int) -> [ActorLayer.EntityIndex] {
        // «شهدت كندا مظاهرات مؤيدة لليونان»: that is said of those who march.
        guard !scan.isAimOfProtest(token), let phrase = scan.antecedentPhrase(before: token) else { return [] }
        // «الضربات التركية القوات الموالية»: the noun between has no name, and the name before it is another's.
        if phrase.tokens.upperBound < token, let next = scan.phrase(at: phrase.tokens.upperBound), next.role != nil, next.entities.isEmpty,
            !scan[next.tokens.lowerBound].hasWaw
        {
            return []
        }
        let found = entities(of: [phrase])
        // «الداعمتان للنظام وتركيا المؤيدة»: what a preposition governs is described by itself alone.
        if found.count > 1, scan[phrase.tokens.lowerBound].prepositionIsClitic { return [found[found.count - 1]] }
        return found
    }

    /// «حليفه الروسي», «حليف تركيا»: an adjective or name behind a pronoun is the ally; else the noun before.
    func ally(_ token: Int, _ end: Int, _ enclitic: Enclitic) -> [ActorLayer.EntityIndex] {
        // «"حليفه" …»: marks that doubt the word do not part it from the name.
        let end = enclitic != .none && scan.range.contains(end) && scan.isQuotationMark(end) ? end + 1 : end
        if enclitic != .none {
            let adjectives = scan.adjectives(behind: end)
            if adjectives.count == 1, scan.range.contains(end + 1), scan[end].adjective >= 0, !scan[end + 1].hasWaw,
                !scan[end + 1].prepositionIsClitic,
                scan[end + 1].mention >= 0 || scan[end + 1].nominal >= 0
                    || scan[end + 1].kind == .word && scan[end + 1].wordClass == nil && !scan[end + 1].isVerb,
                let named = scan.phrase(at: end + 1), let first = named.entities.first, document.actors.entities[first].type != .country
            {
                // «حليفها اللبناني جماعة …»: the adjective describes the one named behind it.
                return entities(of: [named])
            }
            if !adjectives.isEmpty { return adjectives.filter { !document.isHome($0) } }
            // «حليفه القديم النظام السوري»: in apposition, no word of another construction between.
            var at = end
            while at < scan.range.upperBound, at - end <= 2 {
                let word = scan[at]
                if word.mention >= 0 || word.nominal >= 0 { return scan.phrase(at: at).map { entities(of: [$0]) } ?? [] }
                if word.kind != .word || word.wordClass != nil || word.isVerb || word.prepositionIsClitic || word.hasWaw { break }
                at += 1
            }
            return list(behind: end)
        }
        if scan.range.contains(token - 2), scan.isComma(token - 1), scan[token - 2].mention >= 0 {
            // «الولايات المتحدة وروسيا، الحليف الأقوى»: an apposition explains the last name alone.
            let name = document.actors.mentions[Int(scan[token - 2].mention)]
            if scan.isActor(name.entity) { return [name.entity] }
        }
        if let before = scan.antecedentPhrase(before: token) {
            let found = entities(of: [before])
            if !found.isEmpty { return found }
        }
        return isPredicate(token) ? subjectBefore(token) : []
    }

    /// «كانت روسيا من حلفاء …», «أنها حليفة …»: whether a noun says what the subject of its clause is.
    private func isPredicate(_ token: Int) -> Bool {
        var previous = token - 1
        if scan.range.contains(previous), scan.text.text.token(previous, is: "من") { previous -= 1 }
        guard scan.range.contains(previous), scan[previous].mention < 0 else { return scan.range.contains(previous) }
        let word = scan[previous]
        switch word.wordClass {
        case .copula, .negation, .pastNegation, .complementizer, .boundary: return true
        case nil: return stands(.pronoun, at: previous)
        default: return false
        }
    }

    /// Whether a word of backing belongs to a noun that the clause takes for granted: «حليفتها روسيا», «الميليشيا الموالية لإيران».
    func isAttribute(_ token: Int, _ row: AlignmentRow) -> Bool {
        guard row.from.first == .ally || row.to.first == .antecedent || row.from.first == .antecedent else { return false }
        let word = scan[token]
        if word.isDefinite { return true }
        guard scan.range.contains(token - 1) else { return false }
        let before = scan[token - 1]
        return before.mention >= 0 || before.adjective >= 0
    }

    /// «حليفه السابق», «الحليفة السابقة لروسيا»
    func isFormer(_ end: Int) -> Bool {
        (end..<min(scan.range.upperBound, end + 2)).contains { stands(.former, at: $0) }
    }

    /// «حلفاء حفتر، وعلى رأسهم الإمارات»: to whom those are allied of whom a list names the first.
    private func owner(before token: Int) -> [ActorLayer.EntityIndex] {
        var previous = token - 1
        while previous >= scan.range.lowerBound, token - previous <= 10 {
            if scan[previous].mention < 0, let match = scan.text.match(at: previous, in: tables.words) {
                let row = tables.rows[Int(match.entry.row)]
                guard row.relation == .supports, row.from.first == .ally || row.from.first == .antecedent else { return [] }
                return resolve(row.to, previous, previous + Int(match.tokenCount), match)
            }
            previous -= 1
        }
        return []
    }

    /// «حلفائه المحليين، مثل أنصار الملك»
    private func list(behind token: Int) -> [ActorLayer.EntityIndex] {
        var at = token
        while at < min(scan.range.upperBound, token + 16) {
            if scan[at].kind == .punctuation, !scan.isComma(at), !scan.isQuotationMark(at) { return [] }
            if scan[at].mention < 0, let match = scan.text.match(at: at, in: tables.listWords) {
                return entities(of: scan.coordinated(at: at + Int(match.tokenCount)))
            }
            at += 1
        }
        return []
    }

    /// Of the parties that an act's clause names, those whose words mean them and not their subjects or rebels.
    func grounded(_ parties: [ActorLayer.EntityIndex], _ phrases: [Range<Int>]) -> [ActorLayer.EntityIndex] {
        guard !phrases.isEmpty else { return parties }
        var allowed: Set<ActorLayer.EntityIndex> = []
        // A source of the sentence before may stand among them.
        for tokens in phrases where scan.range.contains(tokens.lowerBound) {
            if tokens.count == 1, scan[tokens.lowerBound].adjective >= 0 {
                allowed.insert(ActorLayer.EntityIndex(scan[tokens.lowerBound].adjective))
            } else if let phrase = scan.phrase(at: tokens.lowerBound) {
                allowed.formUnion(entities(of: [phrase]))
            }
        }
        return parties.filter { allowed.contains($0) }
    }
}
