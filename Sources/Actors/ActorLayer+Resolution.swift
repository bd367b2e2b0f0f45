import Knowledge
import Readings

extension ActorLayer {
    /// The entity that a token range names or describes: the mention that covers most of it and nothing else, or nil.
    /// Complexity: linear in the mentions of the range.
    public func entity(at tokens: Range<Int>) -> EntityIndex? {
        var best: Mention?
        for mention in mentions(in: tokens) where mention.form != .pronoun {
            if best.map({ mention.tokens.count > $0.tokens.count }) ?? true { best = mention }
        }
        return best?.entity
    }

    /// The state for which an adjective at a token stands: «الروسي» is Russia.
    public func entity(forAdjective token: Int) -> EntityIndex? { adjectives[token] }

    /// Whom a noun phrase means, when the text or a pack says so: its head is a name («موسكو»), a title of somebody named in it
    /// («وزير الدفاع سيرغي شويغو», «المتحدث باسم القوات، سالم العدني») or a description resolved elsewhere («اللواء المتقاعد»).
    /// A name that only belongs to the head («نائب وزير الدفاع الروسي», «مقر الأمم المتحدة») is not it.
    ///
    /// - Parameter tokens: the phrase from its first word (which may carry clitics) to its last.
    public func resolve(_ tokens: Range<Int>) -> EntityIndex? {
        guard let first = tokens.first else { return nil }
        var token = first
        while token < tokens.upperBound, marks.contains(token) { token += 1 }
        if let entity = anchors[token] { return entity }
        if let name = name(at: token) { return name.entity }
        if let description = mentions(in: token..<max(token, tokens.upperBound)).first(where: { $0.tokens.lowerBound == token && $0.form != .pronoun }
        ) {
            return description.entity
        }
        // «الباحث في العلاقات الدولية، مصطفى …»: a person in apposition at the end.
        let inside = mentions(in: tokens)
        if let last = inside.last(where: { $0.form == .name }), last.type == .person, last.tokens.upperBound == tokens.upperBound,
            inside.filter({ $0.form == .name && $0.type == .person }).count == 1,
            !tokens.contains(where: { anchors[$0] != nil && $0 < last.tokens.lowerBound && anchors[$0] != last.entity })
        {
            return last.entity
        }
        return nil
    }

    /// The state or body to which a description without a name belongs: «مسؤول روسي» → Russia, «مصدر في وزارة الدفاع» → the ministry.
    public func affiliation(_ tokens: Range<Int>) -> EntityIndex? {
        if let name = mentions(in: tokens).last(where: { $0.form != .pronoun && ($0.type == .organization || $0.type == .country) }) {
            return name.entity
        }
        for token in tokens { if let entity = adjectives[token] { return entity } }
        return nil
    }

    /// Whether words agree with an entity in the feminine, as far as known.
    public func isFeminine(_ entity: EntityIndex) -> Bool { entity >= 0 && entity < feminine.count && feminine[entity] }

    /// The actor that a pronoun or empty subject at a token most likely stands for: the last mention before it that agrees in gender,
    /// persons before bodies and states; nil when none stands near.
    ///
    /// - Parameters:
    ///   - window: how many tokens back may be looked at.
    ///   - persons: only persons are wanted.
    public func antecedent(
        before token: Int, gender: WordFeatures.Gender, persons: Bool = false, within window: Int = 60
    ) -> EntityIndex? {
        var fallback: EntityIndex?
        for mention in mentions(in: max(0, token - window)..<token).reversed() {
            guard mention.type == .person || mention.type == .organization || mention.type == .country else { continue }
            if gender != .none, (gender == .feminine) != isFeminine(mention.entity) { continue }
            if mention.type == .person { return mention.entity }
            if fallback == nil { fallback = mention.entity }
        }
        return persons ? nil : fallback
    }
}
