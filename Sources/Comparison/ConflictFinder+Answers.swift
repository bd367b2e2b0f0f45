import ArabicText
import Readings

/// Denials that answer what stands before them in the same text and do not tell it again: «ونفى المتحدث ذلك», «نفى صحة التقرير»,
/// «ونفى الجيش استهداف القرية». They share no words with what they deny, or one.
extension ConflictFinder {
    /// How many sentences back an answer looks.
    private static let reach = 3

    func answeredDenials() -> [Clash] {
        var clashes: [Clash] = []
        for (index, traits) in pile.traits.enumerated() where traits.kind == .statement && traits.stance == .denies && traits.status != .planned {
            let telling = pile.telling(index)
            guard telling.words.count <= 8, takesUp(index), let told = lastTold(before: index)
            else { continue }
            clashes.append(
                Clash(
                    kind: .denial, first: [told], second: [index], confidence: 0.62, reason: "\(teller(index)) ينفي ما رواه \(teller(told))",
                    reasonEnglish: "what one source tells, the other denies right behind it"))
        }
        for (index, traits) in pile.traits.enumerated() where traits.kind == .event && traits.status == .denied {
            guard let told = lastAct(before: index) else { continue }
            clashes.append(
                Clash(
                    kind: .denial, first: [told], second: [index], confidence: 0.66, reason: "\(teller(told)) يثبت الفعل و\(teller(index)) ينفيه",
                    reasonEnglish: "one account tells the act, the other denies it right behind it"))
        }
        return clashes
    }

    /// Whether a denial begins with a word that points back.
    private func takesUp(_ entry: Int) -> Bool {
        let text = TokenizedText(pile.words(of: entry))
        guard let first = text.tokens.indices.first(where: { text.tokens[$0].kind == .word }) else { return false }
        let word = WordSkeleton.hash(text.foldedBytes(first))
        guard tables.answers.contains(word) else { return false }
        // «نفى الحديث عن خلاف» names the matter itself.
        if first + 1 < text.tokens.count, Self.matters.contains(text.foldedWord(first + 1)) { return false }
        guard tables.answerHeads.contains(word) else { return true }
        return text.tokens.indices.dropFirst(first + 1).prefix(2).contains { tables.answers.contains(WordSkeleton.hash(text.foldedBytes($0))) }
    }

    private static let matters = Set(["عن", "بأن", "بشأن", "حول"].map { Folding.folded($0) })

    /// What was told last before a denial: a statement, or behind all of them an accusation.
    private func lastTold(before denial: Int) -> Int? {
        let statement = lastStatement(before: denial)
        let telling = pile.telling(denial)
        let words = TokenizedText(pile.words(of: denial))
        let isOfBlame = words.tokens.indices.prefix(3).contains { tables.charges.contains(WordSkeleton.hash(words.foldedBytes($0))) }
        var best: Int?
        for other in pile.entriesOf[pile.entries[denial].document] where other != denial {
            let told = pile.telling(other)
            guard told.end <= telling.start, told.sentence >= telling.sentence - Self.reach, partiesDiffer(other, denial), !overlap(other, denial),
                told.kind == .event ? told.type == "ACCUSE" && told.status == .reported && told.stance != .denies : told.stance == .accuses
            else { continue }
            if let kept = best, pile.telling(kept).end >= told.end { continue }
            best = other
        }
        guard let best else { return statement }
        guard let statement else { return best }
        // «هذه الاتهامات» answers who accuses, «ذلك» what stands right before it.
        return isOfBlame || pile.telling(best).start >= pile.telling(statement).end ? best : statement
    }

    /// The last statement of another party that ends before a denial in its document.
    private func lastStatement(before denial: Int) -> Int? {
        let telling = pile.telling(denial)
        let range = pile.entriesOf[pile.entries[denial].document]
        var best: Int?
        for other in range where other != denial {
            let told = pile.telling(other)
            guard told.kind == .statement, told.end <= telling.start, told.sentence <= telling.sentence,
                told.sentence >= telling.sentence - Self.reach,
                told.stance == .asserts || told.stance == .accuses, partiesDiffer(other, denial), !overlap(other, denial)
            else { continue }
            if let kept = best, pile.telling(kept).end > told.end { continue }
            best = other
        }
        return best
    }

    /// The act of the same kind that was told last before one that its source denies in a few words.
    private func lastAct(before denial: Int) -> Int? {
        let telling = pile.telling(denial)
        let range = pile.entriesOf[pile.entries[denial].document]
        guard let within = telling.within else { return nil }
        let statement = pile.digests[pile.entries[denial].document].tellings[within]
        guard statement.stance == .denies, statement.words.count <= 8, let place = statement.words.firstIndex(where: { $0.key == telling.trigger }),
            place <= 2
        else { return nil }
        var best: Int?
        for other in range where other != denial {
            let told = pile.telling(other)
            guard told.kind == .event, told.type == telling.type, told.status == .reported, told.stance != .denies, told.start < telling.start,
                told.sentence >= telling.sentence - Self.reach, partiesDiffer(other, denial), !overlap(other, denial), areHeldTogether(other, denial)
            else { continue }
            if let kept = best, pile.telling(kept).start > told.start { continue }
            best = other
        }
        return best
    }

    /// Those who act and those acted upon are the same as far as both accounts name them.
    private func areHeldTogether(_ a: Int, _ b: Int) -> Bool {
        let x = pile.entries[a], y = pile.entries[b]
        func agree(_ p: Pile.Numbers, _ q: Pile.Numbers) -> Bool { p.isEmpty || q.isEmpty || !Set(p).isDisjoint(with: q) }
        return agree(x.actors, y.actors) && agree(x.recipients, y.recipients)
    }
}
