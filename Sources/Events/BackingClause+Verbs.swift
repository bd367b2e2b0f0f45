import Actors
import ArabicText
import Knowledge
import Readings

/// Who gives and who gets the backing that a verb tells.
extension BackingClause {
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
        // «حثت على وقف تعاونها»: behind a preposition stands a noun.
        if scan.range.contains(token - 1), scan[token - 1].mention < 0, scan[token - 1].wordClass == .preposition, scan[token - 1].enclitic == .none,
            scan[token - 1].preposition != nil, !scan[token].hasWaw
        {
            return parties
        }
        if pronoun.isThirdPerson, !row.takesObject, !row.targets.isEmpty {
            // «الصاروخ الذي أطلقته الحركة على البلاد»: the pronoun is the thing, and who did it stands behind.
            guard let right = scan.subjectBehind(end) else { return parties }
            parties.from = entities(of: joined(right.phrases))
            parties.to = target(row, behind: right.end, excluding: parties.from)
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
                if let right = scan.subjectBehind(end) { parties.from = entities(of: joined(right.phrases)) }
                if !Set(parties.from).isDisjoint(with: head), let before = namedBeforePlace(antecedent) {
                    // «الحزب في تركيا الذي تصنفه تركيا»
                    parties.to = [before]
                    return parties
                }
                if parties.from.isEmpty, row.needsContext || scan.subjectBehind(end) == nil,
                    let topic = document.topic(before: token, features, scan, excluding: head, sameSentence: true)
                {
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
            } else if row.takesObject, let behind = partiesBehind(relative, end, features, head: head, row) {
                parties.from = behind.from
                parties.to = behind.to
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
                if let right = scan.subjectBehind(end) { parties.from = entities(of: joined(right.phrases)) }
                parties.to = entities(of: [head])
            } else {
                parties.from = entities(of: [head])
                parties.to = object(row, behind: end)
            }
        } else if !pronoun.isThirdPerson, isOwnedByPronoun(token) {
            // «لكنها كانت تدعم …»: the pronoun is the subject, so what follows is the object.
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
            !(end..<agent.tokens.lowerBound).contains(where: {
                scan[$0].mention < 0 && (scan[$0].isVerb || scan[$0].wordClass == .relative || scan[$0].wordClass == .complementizer)
            })
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
                    let behind = entities(of: joined(right.phrases))
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

    func isNamedBetween(_ start: Int, _ end: Int) -> Bool { (start..<end).contains { scan[$0].mention >= 0 } }

    /// The relative before a verb, or before those with the same pronoun that «و» joins it to: «التي دعمتها ومولتها وسلحتها».
    func relative(before token: Int, _ pronoun: Enclitic) -> Int? {
        scan.relativeBefore(token) ?? scan.relativeBefore(chainHead(token, pronoun))
    }

    /// The first of the verbs with one pronoun that «و» joins to one another: «تؤويها وتدعمها».
    private func chainHead(_ token: Int, _ pronoun: Enclitic) -> Int {
        var first = token
        while pronoun.isThirdPerson, scan[first].hasWaw, scan.range.contains(first - 1), scan[first - 1].mention < 0, scan[first - 1].kind == .word,
            scan[first - 1].enclitic == pronoun
                || scan[first - 1].enclitic == .none && scan.text.text.foldedSpelling(first - 1).hasSuffix(pronoun == .ha3fs ? "ها" : "ه")
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
            features.gender == .none || document.actors.entities[speaker].type == .country
                || document.actors.isFeminine(speaker) == (features.gender == .feminine)
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
            plain.enclitic == .none,
            plain.prepositionIsClitic
                || scan.range.contains(token - 2) && scan[token - 2].mention < 0
                    && (scan[token - 2].wordClass == .preposition || stands(.pronoun, at: token - 2))
        {
            // «صلتهم بمدارس مولتها الحركة», «في قرار عدته الحركة عدوانا», «وهي خطوات وصفتها الحركة»
            return true
        }
        guard scan[token - 1].wordClass == .negation || scan[token - 1].wordClass == .pastNegation, !scan[token - 1].hasWaw,
            scan.range.contains(token - 2)
        else { return false }
        let noun = scan[token - 2]
        return noun.kind == .word && noun.mention < 0 && noun.wordClass == nil && !noun.isVerb && !noun.isDefinite
    }

    /// «وهو يقف مع …»: a pronoun of its own, which means whom the text speaks of.
    private func isFree(_ token: Int) -> Bool {
        scan.range.contains(token - 1) && stands(.pronoun, at: token - 1)
    }

    /// Whether no preposition with a noun of its own stands before the first «من» of a stretch.
    func isPlain(_ stretch: Range<Int>) -> Bool {
        for token in stretch {
            let word = scan[token]
            if word.preposition == .from { return true }
            if word.kind == .punctuation, !scan.isQuotationMark(token) { return true }
            if let preposition = word.preposition, preposition != .forWhom,
                word.wordClass == .preposition || preposition == .by && word.mention < 0 && !word.hasWaw
            {
                return false
            }
        }
        return true
    }

    /// «كندا التي اتهم رئيسها اليونان», «كندا التي تتهم اليونان حكومتها»: the parties of a clause in which the noun before it only owns
    /// the subject or the object; nil where that noun may act itself.
    private func partiesBehind(
        _ relative: Int, _ end: Int, _ features: WordFeatures, head: [ActorLayer.EntityIndex], _ row: BackingRow
    ) -> Parties? {
        guard features.number == .singular, let right = scan.subjectBehind(end), right.phrases.first?.tokens.lowerBound == end else { return nil }
        let doers = entities(of: joined(right.phrases)).filter { !head.contains($0) }
        guard !doers.isEmpty else { return nil }
        let word = scan.text.text.foldedSpelling(relative)
        if word.hasSuffix("التي") && features.gender == .masculine || word.hasSuffix("الذي") && features.gender == .feminine {
            return Parties(from: doers, to: object(row, behind: right.end).filter { !doers.contains($0) })
        }
        guard scan.range.contains(right.end), !scan[right.end].prepositionIsClitic, !scan[right.end].hasWaw,
            case let pronoun = scan[right.end].enclitic, pronoun.isThirdPerson, let owner = head.first, !scan.disagrees(owner, with: pronoun)
        else { return nil }
        return Parties(from: doers, to: head)
    }

    /// Whether a relative and a pronoun behind it differ in gender.
    private func differs(_ relative: Int, _ pronoun: Enclitic) -> Bool {
        let word = scan.text.text.foldedSpelling(relative)
        return word.hasSuffix("التي") && pronoun == .ha3ms || word.hasSuffix("الذي") && pronoun == .ha3fs
    }

    /// Whether a man or woman named right behind a verb cannot be its subject.
    func disagrees(_ token: Int, _ features: WordFeatures) -> Bool {
        if isFeminineBody(scan.phrase(at: token)?.entities.first, behind: token, features) { return true }
        guard let phrase = scan.phrase(at: token), let first = phrase.entities.first, document.actors.entities[first].type == .person else {
            return false
        }
        return document.actors.entities[first].known && features.gender != .none
            && document.actors.isFeminine(first) != (features.gender == .feminine)
    }

    private func isBy(_ token: Int) -> Bool {
        scan.text.text.token(token, is: "ومن") || scan.text.segmentations[token].proclitics.contains(.ba)
            || scan[token].prepositionIsClitic && scan[token].preposition == .by
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
            if word.kind == .punctuation || word.mention < 0 && (word.isVerb || word.wordClass == .relative || word.wordClass == .complementizer) {
                return nil
            }
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
    func urged(before token: Int) -> (doers: [ActorLayer.EntityIndex], urger: [ActorLayer.EntityIndex])? {
        guard token - 1 >= scan.range.lowerBound, scan[token - 1].wordClass == .complementizer,
            let governor = governor(of: token - 1), governor.row?.effect == .addressee
        else { return nil }
        return (objects(of: governor, before: token - 1), subject(of: governor, before: token - 1))
    }

    func object(_ row: BackingRow, behind start: Int) -> [ActorLayer.EntityIndex] {
        let start = behindParticiple(start)
        if row.takesObject {
            if scan.range.contains(start + 1), scan.text.text.token(start, is: "ما"), scan[start + 1].isVerb,
                let right = scan.subjectBehind(start + 2)
            {
                // «يؤيد ما قاله الرئيس»: whose words they are.
                return entities(of: right.phrases)
            }
            let phrases = joined(scan.object(behind: start))
            if row.stands == .thing, let teller = teller(of: phrases) { return teller }
            // «دان اعتقال الناشط»: who suffers an act is not blamed for it.
            if row.stands == .thing, let head = phrases.first?.tokens.lowerBound, scan[head].mention < 0, isSuffered(head) { return [] }
            if case let head = phrases.first?.tokens.lowerBound ?? start, scan.range.contains(head), head > scan.range.lowerBound,
                scan.isComma(head - 1), scan[head].mention < 0, scan[head].isDefinite,
                scan.range.contains(head + 1), scan[head + 1].prepositionIsClitic
            {
                // «اتهم الوزير، المنتمي لحركة فتح، دولا عربية»
                return []
            }
            let found = entities(of: phrases, standing: row.stands)
            if !found.isEmpty { return found + (phrases.last.map { companion(behind: $0.tokens.upperBound).filter { !found.contains($0) } } ?? []) }
            // «مواقع للحركة»: whose they are.
            if let end = phrases.last?.tokens.upperBound, phrases[0].tokens.lowerBound == start, scan.range.contains(end),
                scan[end].prepositionIsClitic, scan[end].preposition == .forWhom
            {
                let owners = entities(of: joined(at: end))
                if !owners.isEmpty { return owners }
            }
            if row.stands.includesThings,
                let end = phrases.last?.tokens.upperBound ?? (scan.range.contains(start) && scan[start].kind == .word ? start + 1 : nil),
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
            let match = scan.text.match(at: start, in: tables.words), !match.entry.features.isVerb,
            tables.rows[Int(match.entry.row)].from.first == .adverb
        else { return start }
        var token = start + Int(match.tokenCount)
        while scan.range.contains(token), scan[token].mention < 0, scan[token].adjective >= 0, !scan[token].isDefinite { token += 1 }
        return token
    }

    /// Whether a noun is of an act of force whose genitive is the one who suffers it: «اعتقال», «قتل».
    private func isSuffered(_ token: Int) -> Bool {
        scan.candidates(at: token).contains { candidate in
            guard candidate.isNoun else { return false }
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
        guard scan[verb].enclitic.isThirdPerson || hasPronoun(behind), let right = scan.subjectBehind(hasPronoun(behind) ? behind + 1 : behind) else {
            return nil
        }
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
    func both(before token: Int) -> [ActorLayer.EntityIndex]? {
        let mentions = document.actors.mentions(in: scan.range.lowerBound..<token).filter { $0.form == .name && scan.isActor($0.entity) }
        guard let second = mentions.lastIndex(where: { scan[$0.tokens.lowerBound].hasWaw }), second > 0 else { return nil }
        guard let first = mentions[..<second].last(where: { $0.type == mentions[second].type && $0.entity != mentions[second].entity }) else {
            return nil
        }
        return [first.entity, mentions[second].entity]
    }
}
