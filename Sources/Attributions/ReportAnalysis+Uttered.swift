import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// «سيدرس المجلس طلباً قدمته النقابة لـ», «التهديدات التي أطلقها بقطع المياه», «نفت اتهامات وجهت إلى الشركة بـ»: within what somebody
    /// tells, a noun of words with a clause of its own that says that they were uttered.
    /// - Returns: one past the cue.
    mutating func uttered(_ token: Int, _ sentence: Range<Int>) -> Int? {
        guard let match = nouns[token] ?? weighedNouns[token], !has(token, .name), match.segmentation.enclitic == .none,
            let container = container(of: token)
        else { return nil }
        let row = tables.nouns[Int(match.entry.row)]
        guard row.owner != .prefixed, row.owner != .selfSource, row.owner != .unbound else { return nil }
        let frames = utteredFrames(row)
        guard let clause = utteringClause(behind: token, frames, sentence.upperBound),
            let frame = nounFrame(frames, from: clause.end, end: sentence.upperBound, owner: row.owner)
        else { return nil }
        var who: (kind: SourceKind, entity: ActorLayer.EntityIndex?) = (.anonymous, nil)
        if let doer = clause.doer {
            who = identity(of: doer)
        } else if let gender = clause.gender {
            guard
                let spoken = speaker(
                    of: clause.verb, features: WordFeatures(.past, .third, gender, .singular), isParticiple: false, sentence: sentence,
                    container: container)
            else { return nil }
            who = (spoken.kind, spoken.entity)
        }
        var content = content(of: frame, cue: token..<(token + 1), end: sentence.upperBound)
        if frame.kind.isDisjoint(with: .strong), has(token - 1, .complement), let verb = mainVerb(in: content) {
            // «إن التهديدات التي أطلقها الوزير بقطع المياه | أغضبت السكان»
            content = content.lowerBound..<verb
        }
        guard !content.isEmpty else { return nil }
        add(
            cue: token..<(token + 1), cueRange: text.stemRange(token, match.segmentation), rule: row.id,
            stance: stance(row.stance, content: content), source: clause.doer, who: who, content: content, offset: frame.offset, gender: .none,
            isPlural: false, sentence: sentence, nested: true, frame: frame)
        return token + 1
    }

    /// What such a noun governs behind its clause: also ب, and ل of what is asked for.
    private func utteredFrames(_ row: AttributionTables.Noun) -> Frames {
        let frames = row.frames.subtracting(.genitive).union(.ba)
        return row.stance == .demands ? frames.union(.lam) : frames
    }

    /// The clause behind a noun that says that its words were uttered: by whom, in which gender when a pronoun alone says so, where it ends.
    private func utteringClause(behind noun: Int, _ frames: Frames, _ end: Int) -> (
        verb: Int, doer: Range<Int>?, gender: WordFeatures.Gender?, end: Int
    )? {
        var verb = noun + 1
        while verb < min(end - 1, noun + 4), has(verb, [.adjective, .relative, .adverb]) || endsInNisba(verb) { verb += 1 }
        guard verb + 1 < end else { return nil }
        let isTendered = isWord(verb, .tendering) && (text.text.token(verb + 1, is: "به") || text.text.token(verb + 1, is: "بها"))
        // The letter و of «وجهت» is its own.
        let uttering = text.matches(at: verb).filter {
            $0.entry.table == tables.wordTable && $0.segmentation.restoration == .none && $0.segmentation.proclitics.isEmpty
                && tables.words[Int($0.entry.row)].word == .uttering
        }
        let carrying = uttering.first { $0.segmentation.enclitic.isThirdPerson }
        let isTold = uttering.contains { $0.segmentation.enclitic == .none } && (has(verb + 1, .bound) || text.text.token(verb + 1, is: "الي"))
        guard isTendered || carrying != nil || isTold else { return nil }
        var at = isTendered ? verb + 2 : verb + 1
        while at < end - 1, has(at, [.adverb, .bound]) { at += 1 }
        guard at + 1 < end else { return nil }
        if !isTendered, carrying == nil {
            // «اتهامات وجهت إلى الشركة بـ»: nobody.
            if text.text.token(at, is: "الي") { at = phraseEnd(from: at + 1, limit: min(end, at + 10), beforeObject: true) }
            return at < end ? (verb, nil, nil, at) : nil
        }
        if let standing = standing(at: at), standing != .unknown, !has(at, [.ba, .lam]) {
            let doer = at..<ownerEnd(at, frames, min(end, at + 14))
            return doer.upperBound < end ? (verb, doer, nil, doer.upperBound) : nil
        }
        guard has(at, [.ba, .lam, .preposition]) || opensWithBa(at) else { return nil }
        // «أطلقها», «أطلقتها», «تقدمت به»
        let letters = text.text.foldedBytes(verb)
        let stem = letters.prefix(carrying.map { Int($0.segmentation.stemEnd) } ?? letters.count)
        return (verb, nil, stem.suffix(2).elementsEqual([0xD8, 0xAA]) ? .feminine : .masculine, at)
    }

    /// Whether a noun within what somebody tells has such a clause, whatever the weights of cues hold of it.
    func isUttered(_ token: Int, _ sentence: Range<Int>) -> Bool {
        guard let match = nouns[token] ?? weighedNouns[token], match.segmentation.enclitic == .none, container(of: token) != nil else { return false }
        return utteringClause(behind: token, utteredFrames(tables.nouns[Int(match.entry.row)]), sentence.upperBound) != nil
    }
}
