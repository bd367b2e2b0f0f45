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
        if scan.range.contains(end), scan[end].mention < 0, scan[end].isVerb, scan[end].status >= 0, scan.tables.statusRows[Int(scan[end].status)].sense == .refusal {
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
        if !match.segmentation.proclitics.contains(.article) {
            let genitives = scan.genitives(behind: end)
            let named = entities(of: joined(genitives))
            if !named.isEmpty, let last = genitives.last { return byGenitive(token, clitic, named, behind: last.tokens.upperBound, row) }
        }
        return byPreposition(token, clitic, end, row)
    }

    /// Whether a word ends as relative adjectives do.
    private func isRelation(_ token: Int) -> Bool {
        guard scan.range.contains(token), scan[token].mention < 0, scan[token].kind == .word, !scan[token].hasWaw, !scan[token].prepositionIsClitic else { return false }
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
            let subject = governor.map { self.subject(of: $0, before: token) } ?? []
            if let first = subject.first, !scan.disagrees(first, with: pronoun), governor?.row.map({ $0.effect != .receiver }) ?? true,
                !parties.to.contains(first), !isBehindCause(token)
            {
                parties.from = subject
                parties.phase = governor?.row?.phase
            } else if isBehindCause(token), let punished = lastNamed(before: token, agreeing: pronoun), !parties.to.contains(punished) {
                // «عقوبات على إريتريا بسبب دعمها …»: who suffers for it gave it.
                parties.from = [punished]
            } else if isTargetNamed(end) || governor?.row?.effect == .object, let giver = document.antecedent(of: pronoun, before: token, scan: scan, excluding: parties.to) {
                parties.from = [giver]
                // «قرار واشنطن تجميد نصف تمويلها»
                if let row = governor?.row, let governor, row.effect == .subject, token - governor.end <= 3 { parties.phase = row.phase }
            }
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
        } else if row.takesObject, row.stands != .thing, token - governor.end <= 6, row.targets.isEmpty || scan.disagrees(first, with: pronoun) || clitic.contains(.lam) {
            if let getter = document.antecedent(of: pronoun, before: token, scan: scan, excluding: subject) {
                parties.from = subject
                parties.to = [getter]
            }
        }
        return parties
    }

    /// «إدانتها لها»: of two pronouns, which means whom, the words leave open.
    private func isTargetNamed(_ start: Int) -> Bool { !(scan.range.contains(start) && hasPronoun(start)) }

    private func isCircumstance(_ token: Int) -> Bool {
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
        return stands(.cause, at: token - 1) || scan.text.segmentations[token].proclitics.contains(.lam)
            && scan.range.contains(token - 3) && (max(scan.range.lowerBound, token - 8)..<token).contains { isMeasure($0) }
    }

    private func isMeasure(_ token: Int) -> Bool {
        scan[token].mention < 0 && scan.text.matches(at: token, in: tables.backingNouns).contains { tables.backingRows[Int($0.entry.row)].stands == .thing }
    }

    /// The actor named last before a token with whom a pronoun agrees.
    private func lastNamed(before token: Int, agreeing pronoun: Enclitic) -> ActorLayer.EntityIndex? {
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
        if row.relation == .supports, row.targets.contains(.forWhom), scan.range.contains(behind), scan[behind].prepositionIsClitic, scan[behind].preposition == .forWhom {
            return Parties()
        }
        let governor = governor(of: token)
        let effect = governor?.row?.effect
        if effect == .receiver && (row.relation == .supports || token - (governor?.end ?? token) <= 3) || row.relation == .supports && clitic.contains(.ba) && (effect == nil || effect == .subject) && governor?.row?.takesBy != true {
            parties.to = []
            receive(token, clitic, &parties)
            return parties
        }
        guard row.takesObject || effect == .object || effect == .addressee else { return Parties() }
        // «تهديدات واشنطن», «غارات الجيش»: whose many acts they are, not whom they hit.
        if row.isOwned || row.relation == .opposes && scan.text.text.foldedSpelling(token).hasSuffix("ات") { return Parties() }
        parties = Parties(from: [], to: named)
        // «استخدموا الميناء لدعم مجهودهم»: one's own.
        if row.relation == .supports, governor?.row == nil, !isNamedBetween(token + 1, behind), !(token..<behind).contains(where: { scan[$0].adjective >= 0 || scan[$0].nominal >= 0 }) {
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
            if word.kind == .word, scan.text.match(at: token, in: tables.backingNouns) != nil || scan.text.match(at: token, in: tables.words) != nil { return [] }
        }
        return []
    }

    /// Finds the giver: who does what the governing word names, or whom it urges or accuses.
    private func give(_ token: Int, _ row: BackingRow, _ governor: Governor?, _ parties: inout Parties) {
        // «ردا على هجوم», «بعد قصف»: what the clause only looks back on is another's act.
        if isCircumstance(token) { return }
        // «تم استهداف الحركة»: nobody is said to have done it. «نفي الرئيس للمزاعم»: who denies a charge does not make it.
        if let governor, governor.isVerb, governor.row == nil, scan[governor.token].light >= 0, scan.tables.lightRows[Int(scan[governor.token].light)].subject == .none { return }
        if row.isCharge, (max(scan.range.lowerBound, token - 4)..<token).contains(where: { scan[$0].status >= 0 && scan.tables.statusRows[Int(scan[$0].status)].sense == .refusal }) {
            return
        }
        guard let governor else {
            // «قتلى في مواجهات مع الجيش», «المعارك ضد التنظيم»: whose they are, such words leave open.
            if scan[token].isDefinite || scan.range.contains(token - 1) && scan[token - 1].mention < 0 && scan[token - 1].wordClass == .preposition
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
            token - governor.end > 6 || scan[token - 1].mention < 0 && scan[token - 1].wordClass == .preposition && scan[token - 1].preposition == .inside
        {
            return
        }
        // «أمر بخروج الموظفين في أعقاب الهجمات»: what it orders stands behind «ب».
        if let row = governor.row, row.takesBy, row.effect == .subject, token - governor.end > 2, !scan[token].prepositionIsClitic { return }
        // «نرفض الهجمات على كندا»: who refuses an act does not do it.
        if row.relation == .opposes, !row.isCharge, scan[governor.token].status >= 0, scan.tables.statusRows[Int(scan[governor.token].status)].sense == .refusal { return }
        // «أدان المرصد استهداف المدينة»: whom it charges with an act, it charges by «ب».
        if let ruling = governor.row, ruling.takesBy, ruling.effect == .object, governor.isVerb, row.relation == .opposes, !scan[token].prepositionIsClitic,
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
        case .receiver: return
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
        } else if clitic.contains(.ba) {
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

    // MARK: - Verbs of backing

    func parties(ofVerbAt token: Int, _ match: LexicalMatch, _ row: BackingRow) -> Parties {
        var parties = Parties()
        let end = token + Int(match.tokenCount)
        let features = match.entry.features
        let pronoun = match.segmentation.enclitic
        if features.person == .first {
            guard let speaker = speaker(at: token) else { return parties }
            parties.from = [speaker]
            parties.to = object(row, behind: end)
            return parties
        }
        guard features.person == .third else { return parties }
        if pronoun.isThirdPerson, !row.takesObject, !row.targets.isEmpty {
            // «الصاروخ الذي أطلقته الحركة على البلاد»: the pronoun is the thing, and who did it stands behind.
            guard let right = scan.subjectBehind(end) else { return parties }
            parties.from = entities(of: right.phrases)
            parties.to = target(row, behind: right.end, excluding: parties.from)
            return parties
        }
        // «دعا إلى تحمل المسؤولية»: behind a preposition stands no verb.
        if scan.range.contains(token - 1), scan[token - 1].mention < 0, scan[token - 1].wordClass == .preposition, scan[token - 1].preposition == .to,
            scan[token - 1].enclitic == .none, !scan[token].hasWaw
        {
            return parties
        }
        // «من يحتل الأرض»: nobody that is named.
        if scan.range.contains(token - 1), scan.text.text.token(token - 1, is: "من") { return parties }
        if let relative = relative(before: token, pronoun), let antecedent = scan.antecedentPhrase(before: relative) {
            // «حلفاؤها في العراق والتي دعمتها»: what «و» adds describes a noun farther back than the place.
            if scan[relative].hasWaw, isInPlace(antecedent) { return parties }
            let head = features.number == .dual ? both(before: relative) ?? entities(of: [antecedent]) : entities(of: [antecedent])
            if pronoun.isThirdPerson, scan.subjectBehind(end).map({ entities(of: $0.phrases).isEmpty }) ?? true, differs(relative, pronoun) {
                // «الدولة التي دعمته»: the pronoun means another than the noun before.
                parties.from = head
                parties.to = document.antecedent(of: pronoun, before: token, scan: scan, excluding: head).map { [$0] } ?? []
            } else if pronoun.isThirdPerson {
                // «الجنرال الذي تدعمه روسيا»
                if let right = scan.subjectBehind(end) { parties.from = entities(of: right.phrases) }
                if !Set(parties.from).isDisjoint(with: head), let before = namedBeforePlace(antecedent) {
                    // «الحزب في تركيا الذي تصنفه تركيا»
                    parties.to = [before]
                    return parties
                }
                if parties.from.isEmpty, row.needsContext || scan.subjectBehind(end) == nil, let topic = document.topic(before: token, features, scan, excluding: head, sameSentence: true) {
                    // «… الحركة التي تصنفها منظمة إرهابية»: whom the sentence speaks of.
                    parties.from = [topic]
                }
                parties.to = head
            } else if let right = scan.subjectBehind(end), right.phrases.first?.tokens.lowerBound == end, scan.range.contains(right.end),
                case let doers = entities(of: right.phrases), !doers.isEmpty, let second = scan.phrase(at: right.end), !second.entities.isEmpty,
                !scan[right.end].hasWaw, !scan[right.end].prepositionIsClitic, Set(doers).isDisjoint(with: second.entities), row.takesObject
            {
                // «العملية التي اتهمت فرنسا روسيا بالوقوف وراءها»: doer and object both stand behind.
                parties.from = doers
                parties.to = entities(of: scan.coordinated(at: right.end), standing: row.stands)
            } else if !hasPronoun(end) {
                // «الصواريخ التي زودت بها الجماعة»: the noun is the means. «تحدثت فرنسا عن الضربة التي استهدفت المطار»: whose strike it was,
                // the clause does not say.
                let act = isAct(relative - 1) ? relative - 1 : isAct(relative - 2) ? relative - 2 : nil
                parties.from = act.map { act in head.filter { isNamed($0, in: act..<relative) } } ?? head
                parties.to = object(row, behind: end)
            }
        } else if let relative = scan.relativeBefore(token), !pronoun.isThirdPerson {
            // «الضربة الأميركية التي استهدفت المطار»: an act strikes for whose it is, which only its adjective can say.
            let head = (max(scan.range.lowerBound, relative - 4)..<relative).last { scan[$0].kind == .word && scan[$0].mention < 0 && isAct($0) }
            guard let head else { return parties }
            parties.from = scan.adjectivesBehind(head + 1).0
            parties.to = object(row, behind: end)
        } else if row.relation == .opposes, !pronoun.isThirdPerson, let strikers = strikers(before: token) {
            parties.from = strikers
            parties.to = object(row, behind: end)
        } else if let head = bareHead(before: token) {
            // «فصائل تدعمها تركيا»: a clause upon an indefinite noun.
            if pronoun.isThirdPerson, isAct(head.tokens.lowerBound) {
                // «حملة مغربية تستهدفها»: the blow is its doer's.
                parties.from = entities(of: [head])
                parties.to = document.antecedent(of: pronoun, before: head.tokens.lowerBound, scan: scan, excluding: parties.from).map { [$0] } ?? []
            } else if pronoun.isThirdPerson {
                if let right = scan.subjectBehind(end) { parties.from = entities(of: right.phrases) }
                parties.to = entities(of: [head])
            } else {
                parties.from = entities(of: [head])
                parties.to = object(row, behind: end)
            }
        } else if !pronoun.isThirdPerson, isOwnedByPronoun(token) {
            // «غير أنها كانت تدعم …»: the pronoun is the subject, so what follows is the object.
            guard let subject = pronounSubject(token, features) else { return parties }
            parties.from = [subject]
            parties.to = object(row, behind: end)
        } else if let urged = urged(before: token) {
            parties.from = urged.doers
            if pronoun.isThirdPerson {
                // «توسل لبنان إلى فرنسا أن تدعمه»
                parties.to = urged.urger.filter { !urged.doers.contains($0) && !scan.disagrees($0, with: pronoun) }
            } else {
                parties.to = object(row, behind: end)
            }
            parties.phase = .sought
        } else if row.takesObject, !pronoun.isThirdPerson, scan.isMarkedPassive(token), scan.agent(behind: end) == nil {
            // «دُعم الجيش من فرنسا»
            var objectStart = end
            parties.to = subject(ofVerbAt: token, length: Int(match.tokenCount), features, objectStart: &objectStart)
            parties.from = near(.from, behind: objectStart, within: 3).filter { !parties.to.contains($0) }
        } else if row.takesObject, !pronoun.isThirdPerson, let agent = scan.agent(behind: end), agent.tokens.lowerBound - end <= 9,
            case let doers = entities(of: joined(at: agent.tokens.lowerBound)), !doers.isEmpty,
            !(end..<agent.tokens.lowerBound).contains(where: { scan[$0].mention < 0 && (scan[$0].isVerb || scan[$0].wordClass == .relative || scan[$0].wordClass == .complementizer) })
        {
            // «اتهمت إيران من قبل السعودية»: the verb is passive.
            var objectStart = end
            let sufferer = subject(ofVerbAt: token, length: Int(match.tokenCount), features, objectStart: &objectStart)
            parties.from = doers
            parties.to = sufferer.filter { !doers.contains($0) }
        } else {
            var objectStart = end
            parties.from = subject(ofVerbAt: token, length: Int(match.tokenCount), features, objectStart: &objectStart)
            if parties.from.isEmpty, objectStart > end, scan[token].hasWaw, !pronoun.isThirdPerson, disagrees(end, features),
                let sharer = shared(token, features) ?? document.topic(before: token, features, scan, excluding: []).map({ [$0] })
            {
                // «وتوجهت هدى إلى الرئيس، واتهمت صالحا بأنه …»: the man behind the feminine verb is its object.
                parties.from = sharer
                objectStart = end
            }
            if pronoun.isThirdPerson {
                // «مقاتلون تدعمهم فرنسا»: the noun before is meant, whom nothing names.
                let first = chainHead(token, pronoun)
                if isAfterPlainNoun(first) || isUponNoun(first, end) || pronoun == .huma || pronoun == .hunna { return Parties() }
                // «اتهمتها تلك الدول»: who did it is said, but not by name.
                if scan.range.contains(end), scan[end].mention < 0, scan[end].nominal < 0, scan[end].isDefinite || stands(.this, at: end),
                    scan.subjectBehind(end).map({ entities(of: $0.phrases).isEmpty }) ?? true
                {
                    return Parties()
                }
                if scan.range.contains(end), let right = scan.subjectBehind(end), right.phrases.first?.tokens.lowerBound == end {
                    // The object joined to its verb, who does it stands behind.
                    let behind = entities(of: right.phrases)
                    if !behind.isEmpty { parties.from = behind }
                }
                if scan.range.contains(token - 1), scan.isComma(token - 1), !scan[token].hasWaw,
                    let nearest = lastNamed(before: token, agreeing: pronoun), !parties.from.contains(nearest)
                {
                    // «الحركة منظمة إرهابية، تدعمها فرنسا»: a clause of its own upon the one named last.
                    parties.to = [nearest]
                    return parties
                }
                // «مجموعة من الرجال تتهمهم»: of many only those whom the sentence names.
                if pronoun == .hum, lastNamed(before: token, agreeing: pronoun) == nil { return Parties() }
                if scan[token].hasWaw, let nearest = lastNamed(before: token, agreeing: pronoun), !parties.from.contains(nearest),
                    document.actors.entities[nearest].type == .person
                {
                    parties.to = [nearest]
                    return parties
                }
                parties.to = document.antecedent(of: pronoun, before: token, scan: scan, excluding: parties.from).map { [$0] } ?? []
            } else {
                parties.to = object(row, behind: self.objectStart(objectStart, from: end, subject: parties.from))
                if parties.to.isEmpty, objectStart > end, scan[token].hasWaw, row.takesObject, !parties.from.isEmpty,
                    scan.range.contains(objectStart), isBy(objectStart), let shared = shared(token, features)
                {
                    // «تخشى تركيا … وتتهم الحركة»: what looks like the subject of a joined verb is its object.
                    let object = parties.from
                    parties.from = shared
                    parties.to = object
                }
            }
        }
        if parties.to.isEmpty, !parties.from.isEmpty, row.takesObject, !pronoun.isThirdPerson, let opener = opener(of: token),
            let governor = governor(of: opener), governor.isVerb, case let subject = subject(of: governor, before: opener), !subject.isEmpty,
            Set(subject).isDisjoint(with: parties.from), !isNamedBetween(opener, token)
        {
            // «نفت كندا أن تكون قد سلحت الحركة»: who stands behind the verb is its object.
            parties.to = parties.from
            parties.from = subject
        }
        parties.to = parties.to.filter { !parties.from.contains($0) }
        return parties
    }

    /// «أن» before a verb, a copula and «قد» between.
    private func opener(of token: Int) -> Int? {
        var previous = token - 1
        while scan.range.contains(previous), token - previous <= 3, scan[previous].mention < 0 {
            switch scan[previous].wordClass {
            case .complementizer: return scan[previous].enclitic == .none ? previous : nil
            case .copula, .boundary, .perhaps: previous -= 1
            default: return nil
            }
        }
        return nil
    }

    private func isNamedBetween(_ start: Int, _ end: Int) -> Bool { (start..<end).contains { scan[$0].mention >= 0 } }

    /// The relative before a verb, or before those with the same pronoun that «و» joins it to: «التي دعمتها ومولتها وسلحتها».
    private func relative(before token: Int, _ pronoun: Enclitic) -> Int? {
        scan.relativeBefore(token) ?? scan.relativeBefore(chainHead(token, pronoun))
    }

    /// The first of the verbs with one pronoun that «و» joins to one another: «تؤويها وتدعمها».
    private func chainHead(_ token: Int, _ pronoun: Enclitic) -> Int {
        var first = token
        while pronoun.isThirdPerson, scan[first].hasWaw, scan.range.contains(first - 1), scan[first - 1].mention < 0, scan[first - 1].kind == .word,
            scan[first - 1].enclitic == pronoun || scan[first - 1].enclitic == .none && scan.text.text.foldedSpelling(first - 1).hasSuffix(pronoun == .ha3fs ? "ها" : "ه")
        {
            first -= 1
        }
        if first < token, scan.range.contains(first - 1), scan.isQuotationMark(first - 1), !scan[first].hasWaw { return first - 1 }
        return first
    }

    private func isInPlace(_ phrase: NounPhrase) -> Bool {
        let before = phrase.tokens.lowerBound - 1
        return scan.range.contains(before) && scan[before].mention < 0 && scan[before].preposition == .inside
    }

    /// Who is named right before «في» and the place that a phrase names.
    private func namedBeforePlace(_ phrase: NounPhrase) -> ActorLayer.EntityIndex? {
        let preposition = phrase.tokens.lowerBound - 1
        guard scan.range.contains(preposition - 1), scan[preposition].preposition == .inside, scan[preposition - 1].mention >= 0 else { return nil }
        let name = document.actors.mentions[Int(scan[preposition - 1].mention)]
        return scan.isActor(name.entity) ? name.entity : nil
    }

    /// «قال إنه يدعم …»: who speaks, where the verb agrees with him; else whom the sentence speaks of.
    private func pronounSubject(_ token: Int, _ features: WordFeatures) -> ActorLayer.EntityIndex? {
        if !isFree(token), let speaker = speaker(at: token),
            features.gender == .none || document.actors.entities[speaker].type == .country || document.actors.isFeminine(speaker) == (features.gender == .feminine)
        {
            return speaker
        }
        return document.topic(before: token, features, scan, excluding: [], sameSentence: true)
    }

    /// «حكومة في شرق البلاد يدعمها»: a verb right behind a noun, its doer behind it, describes a noun before, whom nothing names.
    private func isUponNoun(_ token: Int, _ end: Int) -> Bool {
        guard !scan[token].hasWaw, scan.range.contains(token - 1), scan.subjectBehind(end) != nil else { return false }
        let before = scan[token - 1]
        if before.kind == .word, before.mention < 0, !before.isDefinite, scan.text.text.spelling(token - 1).hasSuffix("ة") { return true }
        return before.kind == .word && before.mention < 0 && before.wordClass == nil && !before.isVerb && before.isDefinite && before.nominal < 0
            && before.adjective < 0 && before.status < 0
    }

    /// Whether an indefinite noun without a name stands right before a verb or its negation.
    private func isAfterPlainNoun(_ token: Int) -> Bool {
        guard !scan[token].hasWaw, scan.range.contains(token - 1), scan[token - 1].mention < 0 else { return false }
        let plain = scan[token - 1]
        if plain.role >= 0 { return true }
        if plain.kind == .word, plain.wordClass == nil, !plain.isVerb, !plain.isDefinite, !plain.isTime, plain.adjective < 0, plain.nominal < 0,
            plain.enclitic == .none, plain.prepositionIsClitic || scan.range.contains(token - 2) && scan[token - 2].mention < 0 && (scan[token - 2].wordClass == .preposition || stands(.pronoun, at: token - 2))
        {
            // «صلتهم بمدارس مولتها الحركة», «في قرار عدته الحركة عدوانا», «وهي خطوات وصفتها الحركة»
            return true
        }
        guard scan[token - 1].wordClass == .negation || scan[token - 1].wordClass == .pastNegation, !scan[token - 1].hasWaw, scan.range.contains(token - 2)
        else { return false }
        let noun = scan[token - 2]
        return noun.kind == .word && noun.mention < 0 && noun.wordClass == nil && !noun.isVerb && !noun.isDefinite
    }

    /// «وهو يقف مع …»: a pronoun of its own, which means whom the text speaks of.
    private func isFree(_ token: Int) -> Bool {
        scan.range.contains(token - 1) && stands(.pronoun, at: token - 1)
    }

    /// Whether no preposition with a noun of its own stands before the first «من» of a stretch.
    private func isPlain(_ stretch: Range<Int>) -> Bool {
        for token in stretch {
            let word = scan[token]
            if word.preposition == .from { return true }
            if word.kind == .punctuation, !scan.isQuotationMark(token) { return true }
            if let preposition = word.preposition, preposition != .forWhom, word.wordClass == .preposition || preposition == .by && word.mention < 0 && !word.hasWaw
            {
                return false
            }
        }
        return true
    }

    /// Whether a relative and a pronoun behind it differ in gender.
    private func differs(_ relative: Int, _ pronoun: Enclitic) -> Bool {
        let word = scan.text.text.foldedSpelling(relative)
        return word.hasSuffix("التي") && pronoun == .ha3ms || word.hasSuffix("الذي") && pronoun == .ha3fs
    }

    /// Whether a man or woman named right behind a verb cannot be its subject.
    private func disagrees(_ token: Int, _ features: WordFeatures) -> Bool {
        if isFeminineBody(scan.phrase(at: token)?.entities.first, behind: token, features) { return true }
        guard let phrase = scan.phrase(at: token), let first = phrase.entities.first, document.actors.entities[first].type == .person else { return false }
        return document.actors.entities[first].known && features.gender != .none
            && document.actors.isFeminine(first) != (features.gender == .feminine)
    }

    private func isBy(_ token: Int) -> Bool {
        scan.text.text.token(token, is: "ومن") || scan.text.segmentations[token].proclitics.contains(.ba) || scan[token].prepositionIsClitic && scan[token].preposition == .by
    }

    /// Whether a particle with a pronoun («أنها», «لكنه») or a free one («هي») opens the clause of a verb.
    private func isOwnedByPronoun(_ token: Int) -> Bool {
        var previous = token - 1
        while previous >= scan.range.lowerBound, token - previous <= 5 {
            let word = scan[previous]
            if stands(.particle, at: previous) || stands(.pronoun, at: previous) { return true }
            if word.kind == .punctuation || word.mention >= 0 { return false }
            if word.isVerb, word.verbFeatures.person == .third, word.wordClass != .copula { return false }
            previous -= 1
        }
        return false
    }

    /// «وجه الجيش ضربة استهدفت …», «في غارة للتحالف استهدفت …»: whose blow it is that a verb behind it tells of.
    private func strikers(before token: Int) -> [ActorLayer.EntityIndex]? {
        guard !scan[token].hasWaw, token > scan.range.lowerBound else { return nil }
        var blow = token - 1
        while blow >= scan.range.lowerBound, token - blow <= 5 {
            let word = scan[blow]
            if word.kind == .punctuation || word.mention < 0 && (word.isVerb || word.wordClass == .relative || word.wordClass == .complementizer) { return nil }
            if word.mention < 0, !word.isDefinite, let match = scan.text.match(at: blow, in: tables.backingNouns),
                tables.backingRows[Int(match.entry.row)].relation == .opposes
            {
                let adjectives = scan.adjectivesBehind(blow + 1)
                if !adjectives.0.isEmpty { return adjectives.0 }
                let owners = near(.forWhom, behind: blow + 1, within: 2)
                if !owners.isEmpty { return owners }
                if isCircumstance(blow) { return [] }
                if let governor = governor(of: blow) {
                    let subject = subject(of: governor, before: blow)
                    if !subject.isEmpty { return subject }
                }
                return nil
            }
            blow -= 1
        }
        return nil
    }

    /// The indefinite noun right before a verb that it owns as a relative clause.
    private func bareHead(before token: Int) -> NounPhrase? {
        let previous = token - 1
        guard scan.range.contains(previous), !scan[token].hasWaw else { return nil }
        let word = scan[previous]
        guard word.kind == .word, word.mention < 0, word.nominal < 0, word.wordClass == nil, !word.isDefinite, !word.isVerb, !word.isTime,
            word.light < 0, word.status < 0 || !word.isVerb, scan.text.match(at: previous, in: tables.governors)?.entry.features.isVerb != true
        else { return nil }
        guard let head = scan.antecedentPhrase(before: token), head.tokens.upperBound == token,
            !(head.tokens.lowerBound..<token).contains(where: { scan[$0].mention >= 0 || scan[$0].isDefinite })
        else { return nil }
        return head
    }

    /// «حث فرنسا على أن تدعم …»: the one urged is to back.
    private func urged(before token: Int) -> (doers: [ActorLayer.EntityIndex], urger: [ActorLayer.EntityIndex])? {
        guard token - 1 >= scan.range.lowerBound, scan[token - 1].wordClass == .complementizer,
            let governor = governor(of: token - 1), governor.row?.effect == .addressee
        else { return nil }
        return (objects(of: governor, before: token - 1), subject(of: governor, before: token - 1))
    }

    private func object(_ row: BackingRow, behind start: Int) -> [ActorLayer.EntityIndex] {
        let start = behindParticiple(start)
        if row.takesObject {
            if scan.range.contains(start + 1), scan.text.text.token(start, is: "ما"), scan[start + 1].isVerb, let right = scan.subjectBehind(start + 2) {
                // «يؤيد ما قاله الرئيس»: whose words they are.
                return entities(of: right.phrases)
            }
            let phrases = joined(scan.object(behind: start))
            if row.stands == .thing, let teller = teller(of: phrases) { return teller }
            // «دان اعتقال الناشط»: who suffers an act is not blamed for it.
            if row.stands == .thing, let head = phrases.first?.tokens.lowerBound, scan[head].mention < 0, isSuffered(head) { return [] }
            if case let head = phrases.first?.tokens.lowerBound ?? start, scan.range.contains(head), head > scan.range.lowerBound, scan.isComma(head - 1), scan[head].mention < 0, scan[head].isDefinite,
                scan.range.contains(head + 1), scan[head + 1].prepositionIsClitic
            {
                // «اتهم الوزير، المنتمي لحركة فتح، دولا عربية»
                return []
            }
            let found = entities(of: phrases, standing: row.stands)
            if !found.isEmpty { return found + (phrases.last.map { companion(behind: $0.tokens.upperBound).filter { !found.contains($0) } } ?? []) }
            // «مواقع للحركة»: whose they are.
            if let end = phrases.last?.tokens.upperBound, phrases[0].tokens.lowerBound == start, scan.range.contains(end), scan[end].prepositionIsClitic, scan[end].preposition == .forWhom {
                let owners = entities(of: joined(at: end))
                if !owners.isEmpty { return owners }
            }
            if row.stands.includesThings, let end = phrases.last?.tokens.upperBound ?? (scan.range.contains(start) && scan[start].kind == .word ? start + 1 : nil),
                let owner = holders(behind: end)
            {
                return owner
            }
            // «أيد تقديم العون للحكومة»: what hangs on another object is not the verb's.
            if let first = phrases.first, first.entities.isEmpty, !scan[first.tokens.lowerBound].isDefinite { return [] }
        }
        return target(row, behind: start, isVerb: true)
    }

    /// «فلان المدعوم إماراتيا»: where the object may begin behind a participle of backing that describes the subject, and its adverb.
    private func behindParticiple(_ start: Int) -> Int {
        guard scan.range.contains(start), scan[start].mention < 0, scan[start].isDefinite,
            let match = scan.text.match(at: start, in: tables.words), !match.entry.features.isVerb, tables.rows[Int(match.entry.row)].from.first == .adverb
        else { return start }
        var token = start + Int(match.tokenCount)
        while scan.range.contains(token), scan[token].mention < 0, scan[token].adjective >= 0, !scan[token].isDefinite { token += 1 }
        return token
    }

    /// Whether a noun is of an act of force whose genitive is the one who suffers it: «اعتقال», «قتل».
    private func isSuffered(_ token: Int) -> Bool {
        scan.candidates.contains { candidate in
            guard candidate.token == token, candidate.isNoun else { return false }
            let act = scan.tables.nounRows[candidate.row]
            return (act.type == .assault || act.type == .coerce) && act.recipientSlots.first == .genitive
        }
    }

    /// «تصريحات أدلى بها الوزير», «قرارات اتخذتها الحكومة»: whose words or acts they are.
    private func teller(of phrases: [NounPhrase]) -> [ActorLayer.EntityIndex]? {
        guard phrases.count == 1, phrases[0].entities.isEmpty else { return nil }
        var verb = phrases[0].tokens.upperBound
        if scan.range.contains(verb), scan[verb].mention < 0, scan[verb].wordClass == .relative { verb += 1 }
        guard scan.range.contains(verb), scan[verb].mention < 0, scan[verb].isVerb, !scan[verb].hasWaw else { return nil }
        let behind = verb + 1
        guard scan[verb].enclitic.isThirdPerson || hasPronoun(behind), let right = scan.subjectBehind(hasPronoun(behind) ? behind + 1 : behind) else { return nil }
        let found = entities(of: right.phrases)
        return found.isEmpty ? nil : found
    }

    /// «مواقع "عسكرية" تابعة للحركة», «أهدافا في المدينة للجماعة»: whose the thing hit or blamed is, adjectives and marks between.
    private func holders(behind start: Int) -> [ActorLayer.EntityIndex]? {
        var token = start
        while scan.range.contains(token), token - start <= 6 {
            let word = scan[token]
            if word.mention < 0, word.prepositionIsClitic, word.preposition == .forWhom {
                let found = near(.forWhom, behind: token, within: 0)
                return found.isEmpty ? nil : found
            }
            if word.kind == .punctuation, !scan.isQuotationMark(token) { return nil }
            if word.mention >= 0 {
                if word.prepositionIsClitic, word.preposition == .forWhom {
                    let found = entities(of: joined(at: token))
                    return found.isEmpty ? nil : found
                }
                return nil
            }
            // «تابعة» is no «تابع» with a pronoun.
            if word.isVerb && !scan.text.text.spelling(token).hasSuffix("ة") || word.hasWaw { return nil }
            if let wordClass = word.wordClass, wordClass != .preposition || word.preposition != .inside { return nil }
            if word.preposition == .inside, let place = scan.phrase(at: token + word.classLength) {
                token = max(token + 1, place.tokens.upperBound)
                continue
            }
            if word.prepositionIsClitic { return nil }
            token += 1
        }
        return nil
    }

    /// «أحمد وسالم، اللذين …»: the two persons or bodies that «و» joins before a dual.
    private func both(before token: Int) -> [ActorLayer.EntityIndex]? {
        let mentions = document.actors.mentions(in: scan.range.lowerBound..<token).filter { $0.form == .name && scan.isActor($0.entity) }
        guard let second = mentions.lastIndex(where: { scan[$0.tokens.lowerBound].hasWaw }), second > 0 else { return nil }
        guard let first = mentions[..<second].last(where: { $0.type == mentions[second].type && $0.entity != mentions[second].entity }) else { return nil }
        return [first.entity, mentions[second].entity]
    }
}
