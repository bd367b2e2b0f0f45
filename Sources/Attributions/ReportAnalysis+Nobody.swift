import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Whether a verb of saying is said of nobody: of what was told before it, or in the passive.
    func isNobodys(_ token: Int, _ reading: VerbReading, _ row: AttributionTables.Verb, _ sentence: Range<Int>) -> Bool {
        guard reading.features.number == .singular else { return false }
        if reading.features.aspect == .present {
            // «وهذا يؤكد أن الطريق مغلق»: what was told shows it.
            if isThis(token - 1), !has(token, .conjunction) { return true }
            // «هجوم يعتقد أنه كيماوي», «المشتبه به الذي يعتقد أنه فر»: held by the many.
            let clause = has(token + 1, .complement) ? token + 1 : has(token + 1, .preposition) ? token + 2 : token
            if row.isImpersonal && clause == token + 1 || row.isSuspecting, !row.isPassive, reading.features.gender == .masculine,
                reading.cut.enclitic == .none, isPronounClause(clause)
            {
                if has(token - 1, .relative) { return true }
                if isPlainNoun(token - 1), !isDefinite(token - 1) { return true }
                // «مسلحين يعتقد أنهم»
                if has(token - 1, .head), roles[token - 1].isDisjoint(with: [.name, .article]),
                    row.isSuspecting || isAccusativeHead(token - 1) || isPluralPhrase((token - 1)..<token)
                {
                    return true
                }
            }
        }
        return isPassiveSlot(token, reading, row)
    }

    /// «هذا», «وذلك»
    private func isThis(_ token: Int) -> Bool {
        has(token, .demonstrative) && ["هذا", "وهذا", "ذلك", "وذلك", "هذه", "وهذه"].contains { text.text.token(token, is: $0) }
    }

    /// A word that no table knows for anything but a noun.
    private func isPlainNoun(_ token: Int) -> Bool {
        guard token >= 0, text.tokens[token].kind == .word else { return false }
        let other: TokenRoles = [.verb, .cueVerb, .adverb, .bound, .head, .name, .mark, .demonstrative, .cuePhrase]
        return roles[token].isDisjoint(with: TokenRoles.particle.union(other))
    }

    /// «وصف في الصحف بأنه عدواني»: nobody describes where nothing stands between the verb and what is said of it.
    private func isPassiveSlot(_ token: Int, _ reading: VerbReading, _ row: AttributionTables.Verb) -> Bool {
        guard row.frames == .objectWithBa || row.frames == [.objectWithBa, .alaThat], reading.features.aspect == .past,
            reading.cut.enclitic == .none, has(token - 1, .auxiliary), has(token + 1, .preposition),
            let that = ((token + 1)..<min(count, token + 12)).first(where: { has($0, [.stop, .comma, .complement]) })
        else { return false }
        return isPronounClause(that) && text.text.foldedBytes(that).starts(with: [0xD8, 0xA8])
    }

    /// «اتفاق أعلنت عنه دمشق بعد تقارير عن هجوم»: the pronoun behind the verb fills the place of its preposition.
    func isFilled(_ frame: Frame, behind cueEnd: Int) -> Bool {
        guard has(cueEnd, .bound), frame.kind.isDisjoint(with: .strong) else { return false }
        let word = text.text.foldedBytes(cueEnd)
        switch frame.kind {
        case .an: return word.starts(with: Array("عن".utf8))
        case .ila: return word.starts(with: Array("الي".utf8))
        case .ala: return word.starts(with: Array("علي".utf8))
        default: return false
        }
    }

    /// «اتهم موظف في السفارة ببيع أسرار»: the one whom ب stands right behind is accused, and nobody says by whom.
    /// - Returns: one past the cue; nil where somebody accuses.
    mutating func accusedAlone(
        _ reading: VerbReading, _ row: AttributionTables.Verb, _ token: Int, _ cueEnd: Int, _ cueRange: Range<Int>, _ sentence: Range<Int>
    ) -> Int? {
        guard row.isAddressing, row.stance == .accuses, row.frames.contains(.ba), !reading.isParticiple, reading.cut.enclitic == .none,
            reading.features.number == .singular, !has(token - 1, .relative), !isPronounClause(token - 1)
        else { return nil }
        let first = behindAdverbs(cueEnd), end = sentence.upperBound
        guard first < end, let standing = standing(at: first), standing != .unknown || counts(first), !isOblique(first) else { return nil }
        let stop = phraseEnd(from: first, limit: end, beforeObject: true)
        guard stop < end, has(stop, .ba) || opensWithBa(stop), isOnePhrase(first..<stop) else { return nil }
        if let container = container(of: token), container.contentTokens.lowerBound < token,
            subjectOfTold(token, reading, start: sentence.lowerBound, isPersonal: row.isPersonal) != nil
        {
            return nil
        }
        let frame = Frame(kind: .object, intro: first, start: first)
        if isJoined(token, reading) {
            // «قال الوزير إن …. واتهم الحكومة بالتقصير»: who has spoken goes on.
            if history.last.map({ reading.features.gender == .none || $0.gender == .none || $0.gender == reading.features.gender }) ?? false {
                return accept(reading, row, token, cueEnd, cueRange, frame, row.stance, sentence, searched: true) ? cueEnd : nil
            }
        } else if subjectBefore(token, start: sentence.lowerBound) != nil || subjectOfPluperfect(token, start: sentence.lowerBound) != nil {
            return nil
        }
        add(
            cue: token..<cueEnd, cueRange: cueRange, rule: row.id, stance: row.stance, source: nil, who: (.collective, nil),
            content: content(of: frame, cue: token..<cueEnd, end: end), offset: nil, gender: .none, isPlural: false, sentence: sentence,
            nested: true, frame: frame)
        return cueEnd
    }

    /// Whether a run of words can name one only: «رئيس الوزراء السابق», «النائب سمير حداد», not «المتحدث القرار».
    private func isOnePhrase(_ phrase: Range<Int>) -> Bool {
        for token in phrase.dropFirst() {
            // «موظف في السفارة»
            if has(token, .preposition) { continue }
            if has(token, [.comma, .relative]) { return false }
            let isClosed = isDefinite(token - 1) || has(token - 1, .name)
            if let mention = actors.name(at: token) {
                if mention.tokens.lowerBound < token { continue }
                // «الوزير | روسيا»: only a person has his office before his name.
                if isClosed, mention.type != .person || has(token - 1, .name) { return false }
            } else if isDefinite(token) {
                if isClosed, !has(token, .adjective) { return false }
            } else if isClosed {
                return false
            }
        }
        return true
    }
}
