import Actors
import ArabicText
import Knowledge

/// Persons with the bodies and states that their titles name: «الأمين العام للأمم المتحدة أنطونيو غوتيريش».
struct PersonTitles {
    /// By the first token of a sentence: its titles, from their heads to the ends of their holders' names, in text order.
    private var spans: [Int: [(person: ActorLayer.EntityIndex, tokens: Range<Int>)]] = [:]
    private var bodies: [ActorLayer.EntityIndex: Set<ActorLayer.EntityIndex>] = [:]

    /// Files the titles of a sentence. Complexity: linear in its names.
    mutating func read(_ scan: SentenceScan) {
        for mention in scan.actors.mentions(in: scan.range) where mention.form == .name && mention.type == .person {
            guard let title = scan.title(before: mention.tokens.lowerBound) else {
                if let title = scan.title(behind: mention.tokens.upperBound) {
                    spans[scan.range.lowerBound, default: []].append((mention.entity, mention.tokens.lowerBound..<title.tokens.upperBound))
                    bodies[mention.entity, default: []].formUnion(title.entities)
                }
                continue
            }
            spans[scan.range.lowerBound, default: []].append((mention.entity, title.head..<mention.tokens.upperBound))
            bodies[mention.entity, default: []].formUnion(title.bodies)
        }
    }

    /// Whether a title of a person names a body or state.
    func names(_ body: ActorLayer.EntityIndex, of person: ActorLayer.EntityIndex) -> Bool { bodies[person]?.contains(body) ?? false }

    /// Whether a sentence speaks of a body or state in the titles of others alone.
    /// - Parameter person: whose titles count; nil for those of all.
    func holdOnly(
        _ entity: ActorLayer.EntityIndex, among occurrences: [SentenceScan.Occurrence], ofSentenceAt start: Int, person: ActorLayer.EntityIndex? = nil
    ) -> Bool {
        guard let titles = spans[start] else { return false }
        var isHeld = false
        for place in occurrences where place.entity == entity && place.form != .pronoun {
            guard
                titles.contains(where: { title in
                    title.person != entity && (person == nil || title.person == person) && title.tokens.lowerBound <= place.tokens.lowerBound
                        && place.tokens.upperBound <= title.tokens.upperBound
                })
            else { return false }
            isHeld = true
        }
        return isHeld
    }
}

extension SentenceScan {
    /// The title right before a name: its first token, and whom it names as body or state.
    fileprivate func title(before name: Int) -> (head: Int, bodies: [ActorLayer.EntityIndex])? {
        var bodies: [ActorLayer.EntityIndex] = []
        var token = name - 1
        while token >= range.lowerBound, name - token <= Self.titleReach {
            let word = self[token]
            if word.mention >= 0 {
                let mention = actors.mentions[Int(word.mention)]
                guard mention.type != .person else { return nil }
                bodies.append(mention.entity)
                // A name may begin before the sentence.
                token = min(token, mention.tokens.lowerBound) - 1
                continue
            }
            if tables.clauseWords.stands(.title, at: token, in: text) { return bodies.isEmpty ? nil : (token, bodies) }
            if word.kind == .punctuation {
                guard isComma(token), token == name - 1 else { return nil }
            } else if let wordClass = word.wordClass {
                guard wordClass == .quantifier || wordClass == .preposition && word.enclitic == .none && word.preposition != .with else { return nil }
            } else if word.role >= 0 {
                let row = tables.roleRows[Int(word.role)]
                if word.adjective >= 0 { bodies.append(ActorLayer.EntityIndex(word.adjective)) }
                if row.isOfState || row.isOffice || row.role == "LEG" || row.role == "PTY", !row.isBody, !row.isThing, isSingular(token) {
                    return bodies.isEmpty ? nil : (token, bodies)
                }
            } else {
                guard !isFiniteVerb(token) else { return nil }
                if word.adjective >= 0 { bodies.append(ActorLayer.EntityIndex(word.adjective)) }
            }
            if word.hasWaw { return nil }
            token -= 1
        }
        return nil
    }

    /// «زيد العلي سفير الكويت»: the title right behind a name, which names a body or state.
    fileprivate func title(behind end: Int) -> NounPhrase? {
        let start = range.contains(end) && isComma(end) ? end + 1 : end
        guard range.contains(start), case let word = self[start], word.mention < 0, word.role >= 0, !word.prepositionIsClitic, !word.hasWaw,
            case let row = tables.roleRows[Int(word.role)], row.isOfState || row.isOffice, !row.isBody, !row.isThing, isSingular(start),
            let title = phrase(at: start), !title.entities.isEmpty, title.entities.allSatisfy({ actors.entities[$0].type != .person })
        else { return nil }
        return title
    }

    /// «السفير البريطاني لدى بغداد»: whether a name says only where an envoy is posted.
    func isPost(_ tokens: Range<Int>) -> Bool {
        let at = tokens.lowerBound - 1
        guard range.contains(at), self[at].mention < 0, self[at].wordClass == .preposition, self[at].preposition == .at else { return false }
        var head = at - 1
        while range.contains(head), at - head <= 4 {
            guard self[head].mention < 0 else { return false }
            if self[head].role >= 0 { return tables.roleRows[Int(self[head].role)].role == "GOV" }
            guard self[head].adjective >= 0 else { return false }
            head -= 1
        }
        return false
    }

    /// «حركة الشباب الموالية لتنظيم القاعدة»: whether somebody is named only as whom others are loyal to, backed by or against.
    func isPatron(_ tokens: Range<Int>) -> Bool {
        var word = tokens.lowerBound - 1
        if range.contains(word), self[word].mention < 0, self[word].wordClass == .preposition || self[word].wordClass == .agent { word -= 1 }
        return range.contains(word) && tables.clauseWords.stands(.loyal, at: word, in: text)
            && (word < tokens.lowerBound - 1 || self[tokens.lowerBound].prepositionIsClitic)
    }

    /// How far before a name the head of its title stands.
    private static let titleReach = 9
}
