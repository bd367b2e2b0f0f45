import Actors
import ArabicText
import Knowledge
import Readings

/// Who gives and who gets the backing that a word names, from the clause around it.
///
/// Abstains where the clause does not say: a reader forgives a missing alliance sooner than an invented one.
struct BackingClause {
    let scan: SentenceScan
    let document: DocumentCoding
    let tables: AlignmentTables

    struct Parties {
        var from: [ActorLayer.EntityIndex] = []
        var to: [ActorLayer.EntityIndex] = []
        /// The phase that the governing word gives, if it gives one.
        var phase: Phase?
        /// The giver stands beside the word itself.
        var isStated = false
        /// A verb of getting rules the word: «نال دعم فرنسا».
        var isReceived = false

        var isComplete: Bool { !from.isEmpty && !to.isEmpty }
    }

    // MARK: - Nouns of backing

    /// «دعم», «تأييد», «تمويل»: the giver by genitive, adjective, «من», pronoun or the subject of the governing verb; the receiver by
    /// preposition, as a second genitive, or as subject of a verb of getting.
    func parties(ofNounAt token: Int, _ match: LexicalMatch, _ row: BackingRow) -> Parties {
        let clitic = match.segmentation.proclitics
        let end = token + Int(match.tokenCount)
        // «موقف كندي»: against whom, «ضد» alone can say.
        if row.targets == [.against], target(row, behind: end).isEmpty, opposed(behind: end).isEmpty { return Parties() }
        // «وهو اتهام رفضته طهران»: whose charge it is, the clause upon it does not say.
        if scan.range.contains(end), scan[end].mention < 0, scan[end].isVerb, scan[end].status >= 0,
            scan.tables.statusRows[Int(scan[end].status)].sense == .refusal
        {
            return Parties()
        }
        if row.both, clitic.contains(.article), scan.parties(behind: end) == nil,
            !row.targets.contains(where: { !near($0, behind: end, within: 4, standing: row.stands).isEmpty })
        {
            // «أبدى التحالف رغبته في العمل مع اللجنة»: a body that goes by the noun.
            return Parties()
        }
        if row.both, let two = scan.parties(behind: end) {
            // «العلاقات الوثيقة بين مصر والأردن»
            return Parties(from: two.first, to: two.second)
        }
        var adjectives = stands(.money, at: end) ? ([], []) : scan.adjectivesBehind(end)
        if adjectives.0.isEmpty, isRelation(end), scan[end].isDefinite == scan[token].isDefinite {
            // «الدعم العسكري الروسي»: the adjective that is also a noun for a soldier.
            adjectives = scan.adjectivesBehind(end + 1)
        }
        if !adjectives.0.isEmpty, match.segmentation.enclitic == .none, let last = adjectives.1.last {
            return byAdjective(token, clitic, adjectives.0, behind: last.upperBound, row)
        }
        if match.segmentation.enclitic.isThirdPerson { return byPronoun(token, clitic, end, match.segmentation.enclitic, row) }
        if match.segmentation.enclitic != .none {
            var parties = Parties()
            parties.to = target(row, behind: end)
            if let speaker = speaker(at: token) { parties.from = [speaker] }
            return parties
        }
        // «أكدت فرنسا إدانتها للهجوم على كندا»: who blames somebody for it has not done it.
        if row.relation == .opposes, scan.isBlamed(byNounBefore: token) { return Parties() }
        if !match.segmentation.proclitics.contains(.article) {
            let genitives = scan.genitives(behind: end)
            let named = entities(of: joined(genitives))
            // «طالبت كندا اليونان بقطع علاقاتها مع تركيا»: what is only asked for is not done, and not by who asks.
            if row.relation == .opposes, let first = genitives.first, first.entities.isEmpty, first.owner.isThirdPerson,
                governor(of: token)?.row?.effect == .addressee
            {
                return Parties()
            }
            if !named.isEmpty, let first = genitives.first, first.entities.isEmpty, first.owner.isThirdPerson,
                let deciders = deciders(before: token, first.owner)
            {
                // «تأييدها لليونان بعد إعلان أثينا قطع علاقاتها مع إيران»: whose decision it is, he carries it out.
                return Parties(from: deciders, to: target(row, behind: genitives.last?.tokens.upperBound ?? end, excluding: deciders))
            }
            if !named.isEmpty, let last = genitives.last { return byGenitive(token, clitic, named, behind: last.tokens.upperBound, row) }
        }
        return byPreposition(token, clitic, end, row)
    }

    /// Whose is the noun that rules an act right behind it, by its genitive or its pronoun: «إعلان المغرب», «قرارها»; empty where it says so
    /// without a name, nil where no such noun stands there.
    private func deciders(before token: Int, _ pronoun: Enclitic) -> [ActorLayer.EntityIndex]? {
        guard let governor = governor(of: token), !governor.isVerb, governor.row?.effect == .subject, token - governor.end <= 3 else { return nil }
        if governor.enclitic.isThirdPerson {
            return lastNamed(before: governor.token, agreeing: governor.enclitic).map { [$0] } ?? []
        }
        let owners = scan.bare(behind: governor.end)
        guard let last = owners.last, last.tokens.upperBound <= token else { return nil }
        return entities(of: owners).filter { !scan.disagrees($0, with: pronoun) }
    }

    /// Whether a word ends as relative adjectives do.
    private func isRelation(_ token: Int) -> Bool {
        guard scan.range.contains(token), scan[token].mention < 0, scan[token].kind == .word, !scan[token].hasWaw, !scan[token].prepositionIsClitic
        else { return false }
        let word = scan.text.text.foldedSpelling(token)
        return word.hasSuffix("ي") || word.hasSuffix("يه") || word.hasSuffix("يا")
    }

    private func byAdjective(
        _ token: Int, _ clitic: Proclitics, _ givers: [ActorLayer.EntityIndex], behind: Int, _ row: BackingRow
    ) -> Parties {
        var parties = Parties(from: givers)
        parties.isStated = true
        if let refuser = refuser(token, row, besides: givers) {
            parties.to = refuser
            return parties
        }
        if clitic.contains(.ba), row.relation == .supports { receive(token, clitic, &parties) }
        if parties.to.isEmpty { parties.to = target(row, behind: behind) }
        if parties.to.isEmpty, !clitic.contains(.ba) { receive(token, clitic, &parties) }
        if parties.to.isEmpty, clitic == .article, row.relation == .supports, governor(of: token)?.isVerb != true,
            let protagonist = document.protagonist, document.actors.entities[protagonist].type == .person, !givers.contains(protagonist),
            document.actors.mentions(in: scan.range.lowerBound..<token).contains(where: { $0.entity == protagonist })
        {
            // «الحديث عن الدعم الروسي»: of whom the sentence and the whole text speak.
            parties.to = [protagonist]
        }
        return parties
    }

    /// «نفت كوبا اتهامات كندا»: who denies or rejects another's charges is the one charged.
    private func refuser(_ token: Int, _ row: BackingRow, besides givers: [ActorLayer.EntityIndex]) -> [ActorLayer.EntityIndex]? {
        guard row.isCharge, let governor = governor(of: token), token - governor.end <= 8, scan[governor.token].status >= 0,
            scan.tables.statusRows[Int(scan[governor.token].status)].sense == .refusal
        else { return nil }
        let found = subject(of: governor, before: token)
        return found.isEmpty || !Set(found).isDisjoint(with: givers) ? nil : found
    }

    private func byPronoun(_ token: Int, _ clitic: Proclitics, _ end: Int, _ pronoun: Enclitic, _ row: BackingRow) -> Parties {
        var parties = Parties()
        let governor = governor(of: token)
        var end = end
        while scan.range.contains(end), scan[end].hasWaw, scan[end].mention < 0, scan[end].enclitic == pronoun, isAct(end) {
            // «دعمها وتمويلها الحركة»: both nouns have one object.
            end += 1
        }
        if row.takesObject { parties.to = entities(of: joined(scan.bare(behind: end))) }
        if parties.to.isEmpty { parties.to = target(row, behind: end) }
        if !parties.to.isEmpty {
            if row.relation == .opposes, let governor, governor.row?.effect == .addressee, governor.isVerb {
                // «حثت فرنسا تركيا على وقف هجومها على المدينة»: it is the act of whom she urges.
                parties.from = objects(of: governor, before: token).filter { !parties.to.contains($0) && !scan.disagrees($0, with: pronoun) }
                return parties
            }
            if governor?.row?.effect == .nobody { return Parties() }
            let subject = governor.map { self.subject(of: $0, before: token) } ?? []
            if let first = subject.first, !scan.disagrees(first, with: pronoun), governor?.row.map({ $0.effect != .receiver }) ?? true,
                !parties.to.contains(first), !isBehindCause(token)
            {
                parties.from = subject
                parties.phase = governor?.row?.phase
            } else if isBehindCause(token), let punished = lastNamed(before: token, agreeing: pronoun), !parties.to.contains(punished) {
                // «عقوبات على إريتريا بسبب دعمها …»: who suffers for it gave it.
                parties.from = [punished]
            } else if isTargetNamed(end) || governor?.row?.effect == .object,
                let giver = document.antecedent(of: pronoun, before: token, scan: scan, excluding: parties.to)
            {
                parties.from = [giver]
                // «قرار واشنطن تجميد نصف تمويلها»
                if let row = governor?.row, let governor, row.effect == .subject, token - governor.end <= 3 { parties.phase = row.phase }
            }
            return parties
        }
        // «دعت فرنسا لبنان إلى سحب دعمه للحزب»: whom it goes to is said, though not by name.
        if row.relation == .supports, row.targets.contains(.forWhom), scan.range.contains(end), scan[end].prepositionIsClitic,
            scan[end].preposition == .forWhom
        {
            return parties
        }
        // A pronoun that cannot mean the subject is whom the backing goes to: «مصر لا ترغب في دعمه».
        guard let governor else { return parties }
        let subject = subject(of: governor, before: token)
        guard let first = subject.first else { return parties }
        if governor.row?.effect == .addressee, row.takesObject, row.relation == .supports, !scan.disagrees(first, with: pronoun) {
            // «ناشد لبنان فرنسا تسليحه»: whom the clause urges is to give, and who urges gets.
            let urged = objects(of: governor, before: token).filter { !subject.contains($0) }
            if !urged.isEmpty {
                parties.from = urged
                parties.to = subject
                parties.phase = governor.row?.phase
            }
        } else if governor.row?.effect == .receiver {
            // «خسارة الجيش حربه»: a war is his own.
            if row.relation == .opposes, governor.row?.phase != nil { return Parties() }
            if let giver = document.antecedent(of: pronoun, before: token, scan: scan, excluding: subject) {
                parties.from = [giver]
                parties.to = subject
                parties.phase = governor.row?.phase
            }
        } else if row.takesObject, row.stands != .thing, token - governor.end <= 6,
            row.targets.isEmpty || scan.disagrees(first, with: pronoun) || clitic.contains(.lam)
        {
            if let getter = document.antecedent(of: pronoun, before: token, scan: scan, excluding: subject) {
                parties.from = subject
                parties.to = [getter]
            }
        }
        return parties
    }

    /// «إدانتها لها»: of two pronouns, which means whom, the words leave open.
    private func isTargetNamed(_ start: Int) -> Bool { !(scan.range.contains(start) && hasPronoun(start)) }

    func isCircumstance(_ token: Int) -> Bool {
        guard scan.range.contains(token - 1), scan[token - 1].mention < 0 else { return false }
        if stands(.circumstance, at: token - 1) { return true }
        return scan.text.text.token(token - 1, is: "علي") && scan.range.contains(token - 2) && stands(.reply, at: token - 2)
    }

    /// Whether a word of a class of `clause-words` stands at a token.
    func stands(_ wordClass: ClauseWords.Class, at token: Int) -> Bool {
        scan.tables.clauseWords.stands(wordClass, at: token, in: scan.text)
    }

    private func isBehindCause(_ token: Int) -> Bool {
        guard scan.range.contains(token - 1) else { return false }
        return stands(.cause, at: token - 1)
            || scan.text.segmentations[token].proclitics.contains(.lam)
                && scan.range.contains(token - 3) && (max(scan.range.lowerBound, token - 8)..<token).contains { isMeasure($0) }
    }

    private func isMeasure(_ token: Int) -> Bool {
        scan[token].mention < 0
            && scan.text.matches(at: token, in: tables.backingNouns).contains { tables.backingRows[Int($0.entry.row)].stands == .thing }
    }

    /// The actor named last before a token with whom a pronoun agrees.
    func lastNamed(before token: Int, agreeing pronoun: Enclitic) -> ActorLayer.EntityIndex? {
        document.actors.mentions(in: max(scan.range.lowerBound, token - 12)..<token)
            .last { scan.isActor($0.entity) && !scan.disagrees($0.entity, with: pronoun) }?.entity
    }

    private func byGenitive(
        _ token: Int, _ clitic: Proclitics, _ named: [ActorLayer.EntityIndex], behind: Int, _ row: BackingRow
    ) -> Parties {
        var parties = Parties(from: named, to: target(row, behind: behind, excluding: named))
        parties.isStated = true
        if !parties.to.isEmpty { return parties }
        if let refuser = refuser(token, row, besides: named) {
            parties.to = refuser
            return parties
        }
        // «استهداف الميليشيات الإيرانية», «دعم الميليشيات التابعة لها»: an adjective of the genitive is no object.
        if row.takesObject, scan.range.contains(behind), scan[behind].kind != .number, scan[behind].adjective < 0,
            !(scan[behind].isDefinite && scan[behind].mention < 0 && scan[behind].nominal < 0 && scan[behind].role < 0 && scan[behind].adjective < 0
                && scan.range.contains(behind + 1) && hasPronoun(behind + 1))
        {
            parties.to = entities(of: scan.bare(behind: behind), standing: row.stands).filter { !named.contains($0) }
            if !parties.to.isEmpty { return parties }
        }
        // «دعم الاتحاد للعملية السياسية»: whom it goes to is said, though not by name.
        if row.relation == .supports, row.targets.contains(.forWhom), scan.range.contains(behind), scan[behind].prepositionIsClitic,
            scan[behind].preposition == .forWhom
        {
            return Parties()
        }
        let governor = governor(of: token)
        let effect = governor?.row?.effect
        if effect == .receiver && (row.relation == .supports || token - (governor?.end ?? token) <= 3)
            || row.relation == .supports && clitic.contains(.ba) && (effect == nil || effect == .subject) && governor?.row?.takesBy != true
        {
            parties.to = []
            receive(token, clitic, &parties)
            return parties
        }
        guard row.takesObject || effect == .object || effect == .addressee else { return Parties() }
        // «تهديدات واشنطن», «غارات الجيش»: whose many acts they are, not whom they hit.
        if row.isOwned || row.relation == .opposes && scan.text.text.foldedSpelling(token).hasSuffix("ات") { return Parties() }
        parties = Parties(from: [], to: named)
        // «استخدموا الميناء لدعم مجهودهم»: one's own.
        if row.relation == .supports, governor?.row == nil, !isNamedBetween(token + 1, behind),
            !(token..<behind).contains(where: { scan[$0].adjective >= 0 || scan[$0].nominal >= 0 })
        {
            return Parties()
        }
        give(token, row, governor, &parties)
        return parties
    }

    private func byPreposition(_ token: Int, _ clitic: Proclitics, _ end: Int, _ row: BackingRow) -> Parties {
        var parties = Parties()
        let isWithdrawn = scan.isWithdrawn(token)
        let source = isPlain(end..<min(scan.range.upperBound, end + 7)) ? near(.from, behind: end, within: 7) : []
        if clitic.contains(.ba), row.relation == .supports, !source.isEmpty, !isWithdrawn {
            // «تقدم الجيش بدعم من روسيا»: what stands farther on belongs to the verb.
            parties.from = source
            receive(token, clitic, &parties)
            if !parties.to.isEmpty { return parties }
        }
        parties.to = target(row, behind: end)
        if isWithdrawn, parties.to.isEmpty {
            parties.to = source.isEmpty ? near(.about, behind: end, within: 7) : source
        } else {
            parties.from = source.filter { !parties.to.contains($0) }
        }
        if parties.from.isEmpty, row.relation == .opposes, row.targets == [.against, .on] || row.targets == [.on, .against], !parties.to.isEmpty {
            // «هجوم للحركة على الجيش»
            parties.from = near(.forWhom, behind: end, within: 1).filter { !parties.to.contains($0) }
        }
        if parties.from.isEmpty, let agent = scan.agent(behind: end), agent.tokens.lowerBound - end <= 9 { parties.from = entities(of: [agent]) }
        if parties.from.isEmpty, let doer = scan.doerBehind(end) {
            parties.from = entities(of: doer).filter { !parties.to.contains($0) }
            if parties.to.isEmpty, let last = doer.last {
                // «الضربات التي شنتها فرنسا على أهداف للجماعة»
                parties.to = target(row, behind: last.tokens.upperBound, excluding: parties.from)
            }
        }
        if parties.to.isEmpty, parties.from.isEmpty, let governor = governor(of: token), governor.isVerb, hasPronoun(governor.end),
            let preposition = scan[governor.end].preposition, row.targets.contains(preposition),
            let relative = scan.relativeBefore(governor.token), let head = scan.antecedentPhrase(before: relative)
        {
            // «الجماعة التي يشن عليها الجيش حملة»
            parties.to = entities(of: [head])
            parties.from = subject(of: governor, before: token).filter { !parties.to.contains($0) }
            return parties
        }
        if parties.to.isEmpty, row.targets.contains(.against) { parties.to = opposed(behind: end).filter { !parties.from.contains($0) } }
        if parties.from.isEmpty {
            if !parties.to.isEmpty { give(token, row, governor(of: token), &parties) }
            // «تشهد كندا احتجاجات ضد اليونان»: a state is where they march.
            if scan.isProtest(token) { parties.from.removeAll { document.actors.entities[$0].type == .country } }
        } else if parties.to.isEmpty {
            receive(token, clitic, &parties)
        }
        return parties
    }

    /// «عملية في المدينة باسم «الفجر»، في يناير، ضد الجماعة»: whom a word far behind the noun sets it against, no other act or clause between.
    private func opposed(behind start: Int) -> [ActorLayer.EntityIndex] {
        for token in start..<min(scan.range.upperBound, start + 24) {
            let word = scan[token]
            if word.mention >= 0 { continue }
            if word.preposition == .against, word.wordClass == .preposition, word.enclitic == .none {
                return entities(of: joined(scan.coordinated(at: token + word.classLength)))
            }
            switch word.wordClass {
            case .complementizer, .relative, .boundary, .question, .condition: return []
            default: break
            }
            if word.isVerb, word.role < 0, !word.isDefinite { return [] }
            if word.kind == .word, scan.text.match(at: token, in: tables.backingNouns) != nil || scan.text.match(at: token, in: tables.words) != nil {
                return []
            }
        }
        return []
    }

    /// Finds the giver: who does what the governing word names, or whom it urges or accuses.
    func give(_ token: Int, _ row: BackingRow, _ governor: Governor?, _ parties: inout Parties) {
        // «ردا على هجوم», «بعد قصف»: what the clause only looks back on is another's act.
        if isCircumstance(token) { return }
        // «تم استهداف الحركة»: nobody is said to have done it. «نفي الرئيس للمزاعم»: who denies a charge does not make it.
        if let governor, governor.isVerb, governor.row == nil, scan[governor.token].light >= 0,
            scan.tables.lightRows[Int(scan[governor.token].light)].subject == .none
        {
            return
        }
        if row.isCharge,
            (max(scan.range.lowerBound, token - 4)..<token).contains(where: {
                scan[$0].status >= 0 && scan.tables.statusRows[Int(scan[$0].status)].sense == .refusal
            })
        {
            return
        }
        guard let governor else {
            // «قتلى في مواجهات مع الجيش», «المعارك ضد التنظيم»: whose they are, such words leave open.
            if scan[token].isDefinite
                || scan.range.contains(token - 1) && scan[token - 1].mention < 0 && scan[token - 1].wordClass == .preposition
                    && scan[token - 1].preposition == .inside
            {
                return
            }
            parties.from = subjectBefore(token).filter { !parties.to.contains($0) }
            return
        }
        // «أدلة على الضلوع في الهجوم على الرئيس»: whose known act it is, a word far off does not say.
        if row.relation == .opposes, scan.isArticled(token), governor.row == nil, scan[governor.token].light < 0 { return }
        // «احتجاجا على خطة لإبقاء علاقات وثيقة»: ties are of whom the verb right before them speaks.
        if row.both, row.needsContext, token - governor.end > 3 { return }
        // A verb that the tables do not know as a governor says little of what stands far behind it.
        if governor.row == nil, scan[governor.token].light < 0,
            token - governor.end > 6
                || scan[token - 1].mention < 0 && scan[token - 1].wordClass == .preposition && scan[token - 1].preposition == .inside
        {
            return
        }
        // «أمر بخروج الموظفين في أعقاب الهجمات»: what it orders stands behind «ب».
        if let row = governor.row, row.takesBy, row.effect == .subject, token - governor.end > 2, !scan[token].prepositionIsClitic { return }
        // «نرفض الهجمات على كندا»: who refuses an act does not do it.
        if row.relation == .opposes, !row.isCharge, scan[governor.token].status >= 0,
            scan.tables.statusRows[Int(scan[governor.token].status)].sense == .refusal
        {
            return
        }
        // «أدان المرصد استهداف المدينة»: whom it charges with an act, it charges by «ب».
        if let ruling = governor.row, ruling.takesBy, ruling.effect == .object, governor.isVerb, row.relation == .opposes,
            !scan[token].prepositionIsClitic,
            scan[token - 1].mention >= 0 || scan[token - 1].wordClass != .preposition
        {
            return
        }
        switch governor.row?.effect {
        case .object, .addressee:
            parties.from = objects(of: governor, before: token).filter { !parties.to.contains($0) }
            parties.phase = governor.row?.phase
            if parties.from.isEmpty, governor.row?.effect == .addressee {
                // Who calls for backing without saying of whom, backs.
                parties.from = subject(of: governor, before: token).filter { !parties.to.contains($0) }
                parties.phase = nil
            }
        case .receiver, .nobody: return
        case .subject, nil:
            parties.from = subject(of: governor, before: token)
            if !Set(parties.from).isDisjoint(with: parties.to) { parties.from = [] }
            parties.phase = governor.row?.phase
        }
    }

    /// Finds the receiver: who gets, seeks or acts with the backing.
    private func receive(_ token: Int, _ clitic: Proclitics, _ parties: inout Parties) {
        let governor = governor(of: token)
        if governor?.row?.effect == .receiver, let governor {
            parties.to = subject(of: governor, before: token).filter { !parties.from.contains($0) }
            parties.phase = governor.row?.phase
            parties.isReceived = true
        } else if clitic.contains(.ba), let owner = ownerBefore(token) {
            // «تقدم للجيش بإسناد من روسيا»
            parties.to = owner.filter { !parties.from.contains($0) }
        } else if clitic.contains(.ba), governor?.row.map({ $0.effect == .subject && !$0.takesBy }) ?? true {
            // «تندد كوبا بالدعم الكندي للوحدات»: what a verb governs by «ب» is no help to its subject.
            if let governor, governor.isVerb {
                // Only whom the clause itself names: «تقدمت قوات محلية بدعم من روسيا» does not say whose they are.
                let clause = max(scan.range.lowerBound, governor.token - 8)..<token
                parties.to = subject(of: governor, before: token).filter { !parties.from.contains($0) && isNamed($0, in: clause) }
            }
            if parties.to.isEmpty, governor == nil { parties.to = subjectBefore(token).filter { !parties.from.contains($0) } }
        }
    }

    /// Whose a noun is by «ل», where his name ends right before a token: «تقدم للجيش بإسناد».
    private func ownerBefore(_ token: Int) -> [ActorLayer.EntityIndex]? {
        guard let name = document.actors.mentions(in: max(scan.range.lowerBound, token - 6)..<token).last(where: { $0.tokens.upperBound == token }),
            scan[name.tokens.lowerBound].prepositionIsClitic, scan[name.tokens.lowerBound].preposition == .forWhom, scan.isActor(name.entity)
        else { return nil }
        return [name.entity]
    }
}
