import Actors
import ArabicText
import Knowledge
import Readings

/// Who a verb's subject cannot be, by gender, and who stands far ahead of it.
extension ReportAnalysis {
    /// «وحثت مجلس الأمن», «وانتقد وزارة الخارجية»: whether a name or noun right behind a verb of the singular is of the other gender, so that
    /// it is the verb's object.
    func isOfOtherGender(_ token: Int, behind features: WordFeatures) -> Bool {
        guard features.number == .singular, features.gender != .none, token < count else { return false }
        let isFeminineVerb = features.gender == .feminine
        // «تعهد», «توقع»: a present of the feminine may be a past of the masculine.
        if isFeminineVerb, features.aspect != .past { return false }
        if isWord(token, .masculine) { return isFeminineVerb }
        if heads[token] >= 0 {
            let isBody = tables.heads[Int(heads[token])].kind == .body
            guard isBody || isTitle(token) else { return false }
            // «قالت فصائل», «قال العمدة»: broken plurals take either, and not every title in ة is a woman's.
            if isBody { return !isFeminineVerb && isFeminineWord(token) }
            return isFeminineVerb && !isPluralPhrase(token..<(token + 1)) && !isFeminineWord(token) && !endsInAlif(token)
        }
        guard let mention = actors.name(at: token), mention.tokens.lowerBound == token else { return false }
        switch mention.type {
        case .person: return actors.entities[mention.entity].known && actors.isFeminine(mention.entity) != isFeminineVerb
        case .country:
            // «السلطات المصرية», whatever the gender of the state is.
            if mention.tokens.count > 1 { return !isFeminineVerb && isFeminineWord(token) }
            return !isFeminineVerb && actors.isFeminine(mention.entity)
        default: return false
        }
    }

    /// «وحثت مجلس الأمن», «طهران، وبعد أيام، حثت القاهرة», «وكانت طهران قد حثت القاهرة»: whether whoever stands right behind a verb has not spoken.
    func hasObjectBehind(_ cue: Range<Int>, _ sentence: Range<Int>) -> Bool {
        guard let reading = verbs[cue.lowerBound]?.first, !reading.isParticiple, reading.cut.enclitic == .none else { return false }
        if isOfOtherGender(behindAdverbs(cue.upperBound), behind: reading.features)
            || topicAhead(of: cue.lowerBound, start: sentence.lowerBound, reading.features) != nil
            || subjectOfPluperfect(cue.lowerBound, start: sentence.lowerBound) != nil
        {
            return true
        }
        // «طهران تحث القاهرة», «قالت الصحيفة إن طهران حثت القاهرة»
        guard tables.verbs[reading.row].isAddressing, !isJoined(cue.lowerBound, reading) else { return false }
        return phraseAhead(of: cue.lowerBound, sentence.lowerBound, reading.features) != nil
            || subjectOfThat(cue.lowerBound, start: sentence.lowerBound).map {
                $0.standing != .unknown && !isOfOtherGender($0.tokens.lowerBound, behind: reading.features)
            } ?? false
    }

    /// «كما أدان روسيا بأشد العبارات», «وانتقد الملك بشدة»: the one phrase behind a verb that cannot do without an object, where the speaker
    /// of the clause before goes on.
    func isOnlyObject(_ phrase: Range<Int>, of token: Int, _ reading: VerbReading, limit: Int) -> Bool {
        guard !reading.isParticiple, reading.cut.enclitic == .none, tables.verbs[reading.row].frames.isSubset(of: [.object, .quote]),
            isJoined(token, reading) || isWord(token - 1, .likewise)
        else { return false }
        var next = phrase.upperBound
        while next < limit, has(next, .adverb) { next += 1 }
        guard next < limit, !has(next, .stop) else { return true }
        return has(next, .ba) && next + 1 < count && (next + 1..<min(limit, next + 3)).contains { has($0, .stop) || $0 == limit - 1 }
    }

    /// «ميليشيا», «مستشفى»
    private func endsInAlif(_ token: Int) -> Bool {
        let end = text.text.foldedBytes(token).suffix(2)
        return end.elementsEqual([0xD8, 0xA7]) || end.elementsEqual([0xD9, 0x8A])
    }

    /// «حركة طالبان، وبعد أيام من الصمت، اتهمت التنظيم بـ»: who stands first in the sentence, cut from the verb by asides between commas.
    func topicAhead(of verb: Int, start: Int, _ features: WordFeatures) -> NounPhrase? {
        guard has(verb - 1, .comma), !has(verb, .conjunction), start + 1 < verb, let standing = standing(at: start), standing != .unknown,
            !has(start, [.ba, .lam, .conjunction]),
            !isOfOtherGender(start, behind: features)
        else { return nil }
        let end = phraseEnd(from: start, limit: verb)
        guard end < verb - 1, has(end, .comma) else { return nil }
        // «روسيا، التي تدعم الحكومة، أعلنت انسحابها، …»: the verb of the sentence may stand before.
        for token in end..<(verb - 1) {
            if has(token, [.stop, .colon, .openQuote, .closeQuote]) { return nil }
            if has(token, .comma), has(token + 1, [.verb, .cueVerb]), !has(token + 1, .conjunction) { return nil }
        }
        return NounPhrase(tokens: start..<end, standing: standing)
    }
}
