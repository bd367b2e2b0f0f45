import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// A noun phrase that says what somebody is without naming him: «الشرطة», «هيئة الدفاع».
    struct Description {
        /// The noun.
        let head: Int
        let entity: ActorLayer.EntityIndex
    }

    private struct DescriptionKey: Hashable {
        let noun: UInt64
        let next: UInt64
    }

    /// Files bodies, outlets and officials without a name, so that «وأضافت» behind «قالت الشرطة» has whom to mean.
    ///
    /// One of them a noun, the word behind it, and document; a bare definite noun takes up the last description with it. They stand
    /// behind the entities of the actor layer, and only those who speak leave this room.
    mutating func markDescribed() {
        var byKey: [DescriptionKey: ActorLayer.EntityIndex] = [:]
        var lastOfNoun: [UInt64: ActorLayer.EntityIndex] = [:]
        for token in 0..<count where has(token, .head) && isDescribable(token) {
            // «المتحدث باسم الوزارة» is not «المتحدث باسم المكتب».
            let next = describes(token + 1) ? stems[token + 1] : text.text.token(token + 1, is: "باسم") && token + 2 < count ? stems[token + 2] : 0
            let key = DescriptionKey(noun: stems[token], next: next)
            let isBare = next == 0 && (has(token, .article) || text.segmentations[token].enclitic != .none)
            let entity: ActorLayer.EntityIndex
            if let known = (isBare ? lastOfNoun[key.noun] : nil) ?? byKey[key] {
                entity = known
            } else {
                entity = actors.entities.count
                actors.add(
                    EntityRecord(id: "", type: isTitle(token) ? .person : .organization, subtype: EntityRecord.unnamed, name: ""),
                    isFeminine: isFeminineWord(token))
            }
            byKey[key] = entity
            lastOfNoun[key.noun] = entity
            descriptionAt[token] = descriptions.count
            descriptions.append(Description(head: token, entity: entity))
        }
    }

    private func isDescribable(_ token: Int) -> Bool {
        guard heads[token] >= 0, !has(token, .name) else { return false }
        switch tables.heads[Int(heads[token])].kind {
        case .body, .outlet, .title: return true
        case .anonymous, .collective, .document, .author: return false
        }
    }

    /// «الشرطة | النيوزيلندية», «شرطة | المدينة»: a word that tells one from others of its kind.
    private func describes(_ token: Int) -> Bool {
        token < count && text.tokens[token].kind == .word && has(token, [.article, .adjective, .name, .head])
            && roles[token].isDisjoint(with: TokenRoles.particle.union([.conjunction, .ba, .lam, .verb, .cueVerb, .bound, .demonstrative]))
    }

    /// Who is described at a head noun, if he has no name.
    func description(at head: Int) -> ActorLayer.EntityIndex? { descriptionAt[head].map { descriptions[$0].entity } }

    /// «متحدث باسم جهاز الإطفاء»: the body without a name that an office or an unnamed source belongs to.
    func describedBody(behind head: Int, _ phrase: Range<Int>) -> ActorLayer.EntityIndex? {
        for token in phrase where token > head {
            if has(token, [.relative, .comma]) { return nil }
            guard has(token, .head), isBody(token), !has(token, .name) else { continue }
            return resolve(token, token..<phrase.upperBound) ?? description(at: token)
        }
        return nil
    }

    /// The words of a description: the noun with its adjectives and genitives.
    private func wordsOfDescription(_ head: Int) -> Range<Int> {
        let end = phraseEnd(from: head, limit: min(count, head + 9))
        let cut = (head + 1..<max(head + 1, end)).first {
            has($0, [.relative, .comma, .preposition, .conjunction, .openBracket])
                || has($0, [.verb, .cueVerb]) && !has($0, [.article, .name, .head])
        }
        return head..<(cut ?? end)
    }

    /// Those of the described who speak, numbered anew, and where the text mentions them.
    func spokenDescriptions(_ drafts: [Draft]) -> (numbers: [ActorLayer.EntityIndex: Int], described: [AttributionLayer.Described]) {
        let used = Set(drafts.filter(\.isDescribed).compactMap(\.entity).filter { $0 >= firstDescribed }).sorted()
        guard !used.isEmpty else { return ([:], []) }
        let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        var places = [[Range<Int>]](repeating: [], count: used.count)
        // Where he speaks the whole phrase of the source describes him, elsewhere the noun with its adjectives and genitives.
        var phrases: [Int: Range<Int>] = [:]
        for draft in drafts {
            guard let tokens = draft.sourceTokens, let range = draft.sourceRange, draft.kind != .anonymous,
                let head = tokens.prefix(2).first(where: { descriptionAt[$0] != nil })
            else { continue }
            phrases[head] = range
        }
        for description in descriptions {
            if let number = numbers[description.entity] {
                places[number].append(phrases[description.head] ?? sourceBytes(wordsOfDescription(description.head)))
            }
        }
        return (numbers, zip(used, places).map { AttributionLayer.Described(type: actors.entities[$0].type, places: $1) })
    }
}

extension ReportAnalysis.Draft {
    /// Whether its source is known by an entity even if that has no name: he does not speak under words of his own here.
    var isDescribed: Bool { sourceTokens == nil || kind == .anonymous || isTakenUp }
}
