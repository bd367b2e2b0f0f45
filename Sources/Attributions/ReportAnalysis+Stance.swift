import ArabicText
import Readings

/// The stance that the words of a content give a statement whose cue leaves it open.
extension ReportAnalysis {
    /// - Parameters:
    ///   - content: may begin with the particle that leads it in.
    ///   - isNaming: the cue tells what its speaker calls something: «وصف», «اعتبر».
    func stance(_ stance: Stance, content: Range<Int>, isNaming: Bool = false) -> Stance {
        guard stance == .asserts, let first = content.prefix(4).first(where: { !has($0, [.openQuote, .complement]) || has($0, .obligation) })
        else { return stance }
        if opensDemand(first, limit: content.upperBound) { return .demands }
        if callsUntrue(first, limit: content.upperBound) { return .denies }
        if text.text.token(first, is: "من"), isWord(first + 1, .expected) { return .predicts }
        if isNaming, content.prefix(16).contains(where: { isWord($0, .blame) }) { return .accuses }
        return stance
    }

    private func opensDemand(_ first: Int, limit: Int) -> Bool {
        if has(first, .obligation) || isWord(first, .plea) { return true }
        // «من الضروري فتح المعابر»
        if text.text.token(first, is: "من"), isWord(first + 1, .owed) { return true }
        return bindsSomebody(first, limit: limit) || isTopicOfDuty(first, limit: limit)
    }

    /// «إن على الحكومة أن تستقيل», «على "الطرفين" وقف القتال», «عليهم أن يرحلوا»; no «على حد علمنا».
    private func bindsSomebody(_ first: Int, limit: Int) -> Bool {
        guard first + 2 < limit, !has(first, .name) else { return false }
        if has(first, .bound), text.segmentations[first].enclitic.isThirdPerson, text.text.foldedBytes(first).starts(with: "عل".utf8) {
            return has(first + 1, .complement)
        }
        guard text.text.token(first, is: "علي") else { return false }
        let party = has(first + 1, .openQuote) ? first + 2 : first + 1
        return !roles[party].isDisjoint(with: [.head, .name])
    }

    /// «إن روسيا يجب أن تنسحب»: somebody, and then what he has to do; not «كان يجب».
    private func isTopicOfDuty(_ first: Int, limit: Int) -> Bool {
        if has(first, .auxiliary) { return false }
        if has(first, .negation) { return has(first + 1, .obligation) }
        let breaks: TokenRoles = [.comma, .stop, .colon, .verb, .cueVerb, .complement, .relative, .opener, .auxiliary, .bound]
        for token in (first + 1)..<max(first + 1, min(first + 7, limit)) {
            // «ضرورة» is a noun of its own: «روسيا ترى ضرورة».
            if has(token, .obligation) { return !has(token, .conjunction) && !text.text.foldedBytes(token).starts(with: "ضرور".utf8) }
            if has(token, breaks) { return false }
        }
        return false
    }

    /// «الاتهامات لا أساس لها», «هذا الكلام "هراء"», «ما نشر كذب»: what others say comes to a word that calls it untrue.
    private func callsUntrue(_ first: Int, limit: Int) -> Bool {
        if isWord(first, .untruth) { return true }
        guard nouns[first] != nil || has(first, .cueNoun) || has(first, .demonstrative) || isWord(first, .what) else { return false }
        for token in (first + 1)..<max(first + 1, min(first + 25, limit)) {
            if has(token, [.stop, .colon]) || has(token, .comma) && !has(first, .demonstrative) { return false }
            if isWord(token, .untruth) || isWord(token, .idle) || text.text.token(token, is: "غير") && isWord(token + 1, .untrue) { return true }
        }
        return false
    }
}
