import Actors
import ArabicText
import Knowledge
import Readings

/// A word that rules a noun of backing, and what it makes of its own subject.
struct GovernorRow: Sendable {
    enum Effect: String, Sendable {
        /// Its subject gives: «يواصل», «قدم».
        case subject
        /// Its subject gets: «تلقى», «طلب».
        case receiver
        /// Its object gives: «اتهم», «شكر».
        case object
        /// Its object is urged to give: «طالب», «حث».
        case addressee
        /// It says of nobody that he gives: «حذر من دعم».
        case nobody
    }

    let id: String
    let effect: Effect
    let phase: Phase?
    /// It rules its complement by «ب», so that «بدعم» behind it is no adverb: «تعهد بدعم», «اتهم بدعم».
    let takesBy: Bool
    /// The preposition that must part it from the noun: «بحث … عن دعم» is no «بحث دعم …».
    var preposition: Preposition?
    /// A levy it raises: «رفع الرسوم على الواردات».
    var raises = false
}

extension BackingClause {
    struct Governor {
        let token: Int
        let length: Int
        let isVerb: Bool
        let features: WordFeatures
        let enclitic: Enclitic
        let row: GovernorRow?

        var end: Int { token + length }
    }

    /// The nearest verb, or noun of the governors' table, left of a token in its clause.
    func governor(of token: Int) -> Governor? {
        var previous = token - 1
        var commas = 0
        while previous >= scan.range.lowerBound, token - previous <= 16 {
            let word = scan[previous]
            if word.isTime {
                previous -= 1
                continue
            }
            if scan.isComma(previous) {
                if let open = scan.openingOfRelative(before: previous) {
                    previous = open - 1
                    continue
                }
                commas += 1
                if commas > 2 { return nil }
            } else if word.kind == .punctuation, !scan.isQuotationMark(previous), !isParenthesis(previous) {
                return nil
            } else if word.mention < 0 {
                if let governor = listed(at: previous, before: token) { return governor }
                if word.isVerb, word.role < 0, !isArticled(previous) {
                    if word.light < 0, word.enclitic.isThirdPerson || hasPronoun(previous + 1), let relative = scan.relativeBefore(previous),
                        let right = scan.subjectBehind(hasPronoun(previous + 1) ? previous + 2 : previous + 1), right.end <= token
                    {
                        // «شكل الحزب الذي ينتمي إليه الرئيس تحالفا»: the clause upon the subject has all its parts.
                        previous = relative - 1
                        continue
                    }
                    return Governor(
                        token: previous, length: 1, isVerb: true, features: word.verbFeatures, enclitic: word.enclitic, row: nil)
                }
                switch word.wordClass {
                case .relative, .boundary, .condition, .question, .complementizer: return nil
                default: break
                }
            }
            previous -= 1
        }
        return nil
    }

    private func listed(at token: Int, before limit: Int) -> Governor? {
        guard var match = scan.text.match(at: token, in: tables.governors), token + Int(match.tokenCount) <= limit else { return nil }
        if match.entry.features.isVerb, match.entry.features.gender == .masculine, scan.range.contains(token - 1), scan[token - 1].mention >= 0,
            document.actors.isFeminine(document.actors.mentions[Int(scan[token - 1].mention)].entity),
            let noun = scan.text.matches(at: token).first(where: { $0.entry.table == tables.governors && !$0.entry.features.isVerb })
        {
            // «قرار أميركا فرض عقوبات»: a verb would agree with the name before it.
            match = noun
        }
        if match.entry.features.isVerb, match.entry.features.aspect == .past, scan.range.contains(token - 1), scan[token - 1].mention < 0,
            scan[token - 1].wordClass == .complementizer, scan.text.text.spelling(token - 1).hasSuffix("ن"),
            let noun = scan.text.matches(at: token).first(where: { $0.entry.table == tables.governors && !$0.entry.features.isVerb })
        {
            // «أن رفع العقوبات سيساعد»: behind «أن» stands the noun sooner than a verb of the past.
            match = noun
        }
        if !isParted(match, at: token, before: limit) {
            let others = scan.text.matches(at: token).filter { $0.entry.table == tables.governors && $0.segmentation == match.segmentation }
            guard let fitting = others.first(where: { isParted($0, at: token, before: limit) }) else { return nil }
            match = fitting
        }
        let row = tables.governorRows[Int(match.entry.row)]
        let features = match.entry.features
        if features.isVerb, match.segmentation.proclitics.contains(.article) { return nil }
        return Governor(
            token: token, length: Int(match.tokenCount), isVerb: features.isVerb, features: features, enclitic: match.segmentation.enclitic,
            row: row)
    }

    /// Whether the preposition that a governor asks for stands before the noun that it rules.
    private func isParted(_ match: LexicalMatch, at token: Int, before limit: Int) -> Bool {
        guard let preposition = tables.governorRows[Int(match.entry.row)].preposition else { return true }
        guard limit - 1 >= token + Int(match.tokenCount), scan[limit - 1].mention < 0 else { return false }
        return scan[limit - 1].wordClass == .preposition && scan[limit - 1].preposition == preposition
    }

    /// Who does what a governor names.
    func subject(of governor: Governor, before limit: Int) -> [ActorLayer.EntityIndex] {
        if governor.isVerb {
            if governor.features.person == .first { return speaker(at: governor.token).map { [$0] } ?? [] }
            if scan.relativeBefore(governor.token) != nil, governor.enclitic.isThirdPerson || hasPronoun(governor.end),
                let right = scan.subjectBehind(governor.end)
            {
                // «البلد الذي تشن فيه روسيا ضربات»: the pronoun is the noun before, and who does it stands behind.
                return entities(of: right.phrases)
            }
            if let relative = scan.relativeBefore(governor.token) {
                // «الحصار الذي يهدف إلى الضغط»: whatever noun stands before is the subject.
                return scan.antecedentPhrase(before: relative).map { entities(of: [$0]) } ?? []
            }
            var objectStart = governor.end
            let found = subject(ofVerbAt: governor.token, length: governor.length, governor.features, objectStart: &objectStart)
            // «سيواصل الخبراء تدريب الجنود»: whom the clause before spoke of is not he.
            if let first = found.first, hasStrangeSubject(governor, before: limit), !isNamed(first, in: governor.token..<limit) { return [] }
            return found
        }
        let owners = scan.bare(behind: governor.end)
        if let last = owners.last, last.tokens.upperBound <= limit {
            let named = entities(of: owners)
            if !named.isEmpty { return named }
            // «قيام دول عربية بتصنيف الحزب»: who did it is said, but not by name.
            if last.role != nil { return [] }
        }
        if governor.enclitic.isThirdPerson,
            let owner = document.antecedent(of: governor.enclitic, before: governor.token, scan: scan, excluding: [])
        {
            return [owner]
        }
        // «إن رفع العقوبات سيساعد»: who is to do it, the clause does not say.
        if scan.range.contains(governor.token - 1), scan[governor.token - 1].mention < 0, scan[governor.token - 1].wordClass == .complementizer,
            scan.text.text.spelling(governor.token - 1).hasSuffix("ن")
        {
            return []
        }
        if let higher = self.governor(of: governor.token) {
            // «اتهم فرنسا بتقديم الدعم»: who is accused or urged does it.
            if higher.row?.effect == .object || higher.row?.effect == .addressee { return objects(of: higher, before: governor.token) }
            return subject(of: higher, before: governor.token)
        }
        return subjectBefore(governor.token)
    }

    /// The subject of a finite verb, agreeing with it; whom the text speaks of where its clause names none.
    func subject(
        ofVerbAt token: Int, length: Int, _ features: WordFeatures, objectStart: inout Int
    ) -> [ActorLayer.EntityIndex] {
        let plain = scan.subjectOfVerb(token, behind: token + length, features)
        var phrases = plain.phrases
        objectStart = plain.objectStart
        if phrases.count == 1, objectStart == token + length, phrases[0].tokens.upperBound <= token {
            phrases = joined(at: phrases[0].tokens.lowerBound).filter { $0.tokens.upperBound <= token }
        }
        if objectStart > token + length, phrases.count > 1 {
            // «اتهم الوزير، فلان، إيران»: what stands behind commas alone is no second subject.
            phrases = joined(phrases)
            if let last = phrases.last { objectStart = last.tokens.upperBound }
        }
        if objectStart > token + length, phrases.count == 1, let named = bearer(of: phrases[0]) {
            // «أيد وزير الدفاع الكندي، زيد العلي، القرار»
            objectStart = named.end
            // «، زيد العلي، الثلاثاء، القرار»
            while scan.range.contains(objectStart), scan.isComma(objectStart) || scan[objectStart].isTime { objectStart += 1 }
            return [named.entity]
        }
        if let titled = titled(phrases, token + length, &objectStart) { return [titled] }
        if let owner = owner(of: phrases, token + length, &objectStart) { return owner }
        let found = entities(of: phrases)
        if objectStart > token + length, let head = phrases.first?.tokens.lowerBound, scan[head].mention < 0, isArticled(head), scan[head].role < 0,
            scan[head].nominal < 0, scan.range.contains(head + 1), scan[head + 1].mention >= 0, let first = found.first,
            document.actors.mentions[Int(scan[head + 1].mention)].entity == first, document.actors.entities[first].type == .country
        {
            // «يتهم التحالف إيران»: a noun with its article and a state behind it are two.
            return []
        }
        if objectStart == token + length, let last = phrases.last, case let noun = behindMark(token) - 1, last.tokens.upperBound <= noun,
            hasNounBefore(token), !scan[noun].isDefinite,
            scan[token].enclitic == .none, !isArticled(noun), !scan[noun].prepositionIsClitic
        {
            // «حول انفجار استهدف الرئيس»: the noun right before the verb is its subject.
            return []
        }
        if objectStart > token + length, isFeminineBody(found.first, behind: token + length, features) { return [] }
        if !found.isEmpty {
            // A verb before its subject agrees with it in gender.
            if objectStart > token + length, features.gender != .none, let first = found.first, document.actors.entities[first].type == .person,
                document.actors.isFeminine(first) != (features.gender == .feminine), features.number == .singular,
                document.actors.entities[first].known || scan[token].hasWaw && !hasObject(objectStart) || document.actors.isFeminine(first)
            {
                return []
            }
            return found
        }
        if objectStart > token + length, phrases.count == 1, let named = apposition(behind: objectStart) {
            // «أشاد المفوض العام للوكالة، فلان، بالدولة»
            objectStart = named.end
            return [named.entity]
        }
        guard phrases.allSatisfy({ $0.isEmptyOfActors && $0.place == nil }), features.person == .third, !hasNounBefore(token) else { return [] }
        if scan[token].hasWaw, let shared = shared(token, features) { return shared }
        // «احتج مهاجرون على الحزب واتهموه»: many are nobody whom the text names.
        if features.number == .plural { return [] }
        // «تعرض لغزو، أطاح بالرئيس»: a clause upon the noun before.
        if scan.range.contains(token - 1), scan.isComma(token - 1), !scan[token].hasWaw { return [] }
        // Only a verb at the head of its sentence reaches back to the one before.
        guard let topic = document.topic(before: token, features, scan, excluding: [], sameSentence: token - scan.range.lowerBound > 3)
        else { return [] }
        return [topic]
    }

    /// «حذر مستشار الجيش العميد زيد العلي كندا»: a rank and a name right behind a subject that names nobody are its apposition, where an object follows.
    private func titled(_ phrases: [NounPhrase], _ start: Int, _ objectStart: inout Int) -> ActorLayer.EntityIndex? {
        let actors = document.actors
        guard objectStart > start, phrases.count == 1, let head = phrases[0].tokens.first, head == start, scan[head].mention < 0,
            !phrases[0].entities.contains(where: { actors.entities[$0].type == .person })
        else { return nil }
        if let named = apposition(behind: objectStart) {
            // «أدان مفوض المنظمة لشؤون اللاجئين، زيد العلي، كندا»
            objectStart = named.end
            return named.entity
        }
        guard let name = scan.phrase(at: objectStart), let person = name.entities.first, actors.entities[person].type == .person,
            let object = scan.phrase(at: name.tokens.upperBound), !object.entities.isEmpty, !scan[object.tokens.lowerBound].hasWaw,
            !scan[object.tokens.lowerBound].prepositionIsClitic
        else { return nil }
        objectStart = name.tokens.upperBound
        return person
    }

    /// «اتهم تقرير للأمم المتحدة القوات»: whose the paper is that speaks.
    private func owner(of phrases: [NounPhrase], _ start: Int, _ objectStart: inout Int) -> [ActorLayer.EntityIndex]? {
        guard scan.range.contains(start + 1), scan[start].mention < 0, scan[start].kind == .word, scan[start].wordClass == nil,
            !scan[start].isDefinite,
            scan[start].nominal < 0, scan[start].role < 0, !scan[start].prepositionIsClitic, !scan.isAccusative(start), scan[start].enclitic == .none,
            scan[start + 1].mention >= 0, scan[start + 1].prepositionIsClitic, scan[start + 1].preposition == .forWhom,
            let owner = scan.phrase(at: start + 1)
        else { return nil }
        objectStart = owner.tokens.upperBound
        return entities(of: [owner])
    }

    /// The person whom a title without a name means: his name stands between commas near behind it.
    private func apposition(behind start: Int) -> (entity: ActorLayer.EntityIndex, end: Int)? {
        for token in start..<min(scan.range.upperBound, start + 5) {
            if scan[token].mention < 0, scan[token].isVerb || scan[token].wordClass == .complementizer { return nil }
            guard scan.isComma(token) else { continue }
            guard token + 1 < scan.range.upperBound, scan[token + 1].mention >= 0 else { return nil }
            let name = document.actors.mentions[Int(scan[token + 1].mention)]
            let end = name.tokens.upperBound
            guard name.type == .person, scan.range.contains(end), scan.isComma(end) else { return nil }
            return (name.entity, end + 1)
        }
        return nil
    }

    /// «القصف استهدف»: a noun right before a verb is its subject, whoever else the text speaks of.
    func hasNounBefore(_ token: Int) -> Bool {
        let previous = behindMark(token) - 1
        guard scan.range.contains(previous), !scan[token].hasWaw else { return false }
        let word = scan[previous]
        if word.mention < 0, word.adjective >= 0, scan.range.contains(previous - 1), scan[previous - 1].mention < 0 {
            // «المضادات السورية أطلقت»: the noun that a state's adjective describes.
            return scan.isArticled(previous) && scan.isArticled(previous - 1)
        }
        return word.kind == .word && word.mention < 0 && word.wordClass == nil && !word.isVerb && !word.isTime && word.light < 0
            && word.status < 0 && word.adjective < 0 && (word.isDefinite || !scan.isAccusative(previous) && !word.hasWaw && word.enclitic == .none)
    }

    /// «وتعارض العلي بشدة خطة كندا»: whether an object of its own stands behind what looks like the subject.
    private func hasObject(_ start: Int) -> Bool { scan.object(behind: start).contains { !$0.entities.isEmpty } }

    /// «"وكلاء" يدعمون»: the token of the mark that closes a quotation of few words right before a token, else the token.
    private func behindMark(_ token: Int) -> Int {
        guard scan.range.contains(token - 2), scan.isQuotationMark(token - 1) else { return token }
        let open = (max(scan.range.lowerBound, token - 6)..<(token - 1)).contains { scan.isQuotationMark($0) }
        return open ? token - 1 : token
    }

    /// Where an object may begin behind a subject that is a name: a definite noun behind a name is no part of it.
    func objectStart(_ start: Int, from first: Int, subject: [ActorLayer.EntityIndex]) -> Int {
        var start = start
        if scan.range.contains(start + 1), scan[start].mention < 0, scan[start].wordClass == .preposition, scan[start].enclitic == .none,
            scan[start + 1].mention < 0,
            scan[start + 1].enclitic.isThirdPerson || scan.text.text.spelling(start + 1).hasSuffix("ه") && !scan[start + 1].isDefinite
        {
            // «اتهم الوزير في مقاله الاتحاد»
            start += 2
        }
        let date = (start..<max(start, min(scan.range.upperBound, start + 6))).first { !scan[$0].isTime } ?? start
        if scan.text.text.token(date, is: "("), scan.range.contains(date),
            let close = (date + 1..<max(date + 1, min(scan.range.upperBound, date + 8))).first(where: { scan.text.text.token($0, is: ")") })
        {
            // «اتهمت موسكو الاثنين (9 أبريل) إسرائيل»
            start = close + 1
        } else if date > start, scan.text.text.token(date, is: ")") {
            start = date + 1
        }
        if scan.range.contains(start), scan.isComma(start), stands(.through, at: start + 1),
            let close = (start + 2..<min(scan.range.upperBound, start + 16)).first(where: { scan.isComma($0) })
        {
            // «حملت كندا، على لسان وزيرها فلان، إيران المسؤولية»
            start = close + 1
        }
        // «وزير الخارجية، فلان، إيران»: a name in apposition.
        if scan.range.contains(start + 1), scan.isComma(start), let phrase = scan.phrase(at: start + 1), !phrase.entities.isEmpty,
            !Set(phrase.entities).isDisjoint(with: subject)
        {
            start = phrase.tokens.upperBound
            if scan.range.contains(start), scan.isComma(start) { start += 1 }
        }
        // «اتهم أيضا»
        if scan.range.contains(start), scan[start].kind == .word, scan[start].mention < 0, scan[start].wordClass == .boundary { start += 1 }
        guard start > first, let name = document.actors.mentions(in: first..<start).last(where: { $0.form == .name }) else { return start }
        let next = name.tokens.upperBound
        guard next < start, scan[next].isDefinite, scan[next].adjective < 0, !scan[next].hasWaw
        else { return start }
        return next
    }

    /// Whether a definite noun that means nobody named stands right behind a verb, where its subject stands, and before what it governs.
    private func hasStrangeSubject(_ governor: Governor, before limit: Int) -> Bool {
        let next = governor.end
        guard next < limit, scan.range.contains(next), scan[next].mention < 0, scan[next].kind == .word,
            scan[next].wordClass == nil || scan[next].wordClass == .quantifier,
            !scan[next].prepositionIsClitic, !scan[next].hasWaw, !scan[next].isTime, scan[next].nominal < 0
        else { return false }
        guard let phrase = scan.phrase(at: next), phrase.entities.isEmpty else { return false }
        // «تقدم الدعم», «تواصل القصف»: an act is the object.
        return (scan[next].isDefinite || scan[next].wordClass == .quantifier) && !isAct(next) && phrase.tokens.upperBound <= limit
            && scan[phrase.tokens.lowerBound].role >= 0
    }

    func isNamed(_ entity: ActorLayer.EntityIndex, in tokens: Range<Int>) -> Bool {
        document.actors.mentions(in: tokens).contains { $0.entity == entity } || tokens.contains { document.actors.adjectives[$0] == entity }
    }

    /// «واتهم ميليشيات الحوثي»: a body of feminine name right behind a masculine verb is its object.
    func isFeminineBody(_ entity: ActorLayer.EntityIndex?, behind start: Int, _ features: WordFeatures) -> Bool {
        guard let entity, features.gender == .masculine, features.number == .singular, document.actors.entities[entity].type == .organization,
            scan.range.contains(start), scan[start].mention >= 0, document.actors.mentions[Int(scan[start].mention)].entity == entity
        else { return false }
        return scan.endsAsFeminine(start)
    }

    /// Whether a preposition with a pronoun stands at a token: «فيه», «عليها».
    func hasPronoun(_ token: Int) -> Bool {
        guard scan.range.contains(token), scan[token].mention < 0 else { return false }
        return scan[token].wordClass == .prepositionPronoun || scan[token].wordClass == .preposition && scan[token].enclitic.isThirdPerson
    }

    /// Whom the clause before a token speaks of, with those joined to it.
    func subjectBefore(_ token: Int) -> [ActorLayer.EntityIndex] {
        if scan.range.contains(token - 1), stands(.we, at: token - 1) {
            return speaker(at: token).map { [$0] } ?? []
        }
        guard let phrase = scan.subjectPhrase(before: token) else { return [] }
        let all = joined(at: phrase.tokens.lowerBound).filter { $0.tokens.upperBound <= token }
        return entities(of: all.isEmpty ? [phrase] : all)
    }

    /// «إيران استغلت … واستخدمت»: the subject that a verb shares with the one before it.
    func shared(_ token: Int, _ features: WordFeatures) -> [ActorLayer.EntityIndex]? {
        guard let earlier = verbBefore(token), earlier.features.number == features.number, earlier.features.gender == features.gender else {
            return nil
        }
        var start = earlier.end
        let found = subject(ofVerbAt: earlier.token, length: 1, earlier.features, objectStart: &start)
        return found.isEmpty ? nil : found
    }

    /// The last finite verb before one in the same clause or those that «و» joins to it.
    private func verbBefore(_ token: Int) -> Governor? {
        var previous = token - 1
        while previous >= scan.range.lowerBound, token - previous <= 30 {
            let word = scan[previous]
            if word.kind == .punctuation, !scan.isComma(previous), !scan.isQuotationMark(previous), !isParenthesis(previous) { return nil }
            if word.mention < 0 {
                if word.isVerb, word.role < 0, !isArticled(previous) {
                    return Governor(
                        token: previous, length: 1, isVerb: true, features: word.verbFeatures, enclitic: word.enclitic, row: nil)
                }
                if word.wordClass == .relative || word.wordClass == .boundary || word.wordClass == .complementizer { return nil }
            }
            previous -= 1
        }
        return nil
    }

    /// Whom a verb accuses, thanks or urges: behind «على», or its object.
    func objects(of governor: Governor, before limit: Int) -> [ActorLayer.EntityIndex] {
        if governor.isVerb, governor.enclitic.isThirdPerson {
            return document.antecedent(of: governor.enclitic, before: governor.token, scan: scan, excluding: []).map { [$0] } ?? []
        }
        for preposition in [Preposition.on, .from, .to] {
            let phrases = scan.prepositional(preposition, behind: governor.end, isVerb: true)
            if let last = phrases.last, last.tokens.upperBound <= limit {
                let found = entities(of: phrases)
                if !found.isEmpty { return found }
            }
        }
        let stretch = ungoverned(in: governor.end..<limit)
        if governor.isVerb {
            let subject = scan.subjectOfVerb(governor.token, behind: governor.end, governor.features)
            if subject.objectStart > governor.end, let end = subject.phrases.last?.tokens.upperBound {
                return stretch.first { $0.tokens.lowerBound >= end }.map { entities(of: scan.coordinated(at: $0.tokens.lowerBound)) } ?? []
            }
        }
        return stretch.first.map { entities(of: scan.coordinated(at: $0.tokens.lowerBound)) } ?? []
    }

    /// Phrases with actors before the first preposition.
    private func ungoverned(in stretch: Range<Int>) -> [NounPhrase] {
        var found: [NounPhrase] = []
        var token = stretch.lowerBound
        while token < stretch.upperBound {
            let word = scan[token]
            if word.prepositionIsClitic || word.mention < 0 && (word.wordClass == .preposition || word.wordClass == .agent) { break }
            guard let phrase = scan.phrase(at: token) else {
                token += 1
                continue
            }
            if phrase.tokens.upperBound <= stretch.upperBound, !entities(of: [phrase]).isEmpty { found.append(phrase) }
            token = max(token + 1, phrase.tokens.upperBound)
        }
        return found
    }

    func speaker(at token: Int) -> ActorLayer.EntityIndex? {
        document.attributions.innermost(at: token).flatMap { document.attributions.attributions[$0].source?.entity }
    }

    private func isArticled(_ token: Int) -> Bool { scan.text.segmentations[token].proclitics.contains(.article) }

    private func isParenthesis(_ token: Int) -> Bool { scan.text.text.token(token, is: "(") || scan.text.text.token(token, is: ")") }
}
