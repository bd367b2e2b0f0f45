import ArabicText
import Readings

/// What a source is told to say by one who does not believe it.
extension ConflictFinder {
    /// «Moscow is not convinced that he fights …»: whoever doubts or denies what the words themselves hand to another. And «he calls it a
    /// rescue … I see nothing of that»: whoever tells what another says, and then turns it.
    func doubtClashes() -> [Clash] {
        var clashes: [Clash] = []
        for (document, digest) in pile.digests.enumerated() {
            let base = pile.entriesOf[document].lowerBound
            let statements = digest.tellings.indices.filter { digest.tellings[$0].kind == .statement }
            for i in statements {
                let outer = digest.tellings[i]
                if outer.stance == .doubts || outer.stance == .denies {
                    let inner = statements.filter { j in
                        j != i && digest.tellings[j].start >= outer.start && digest.tellings[j].end <= outer.end
                            && digest.tellings[j].chain.count > outer.chain.count
                            && digest.tellings[j].stance == .asserts && rootsDiffer(base + i, base + j)
                    }
                    guard let told = inner.first else { continue }
                    // The same source said more of it near by.
                    let more = statements.filter { j in
                        j != told && j != i && !rootsDiffer(base + j, base + told) && abs(digest.tellings[j].sentence - outer.sentence) <= 6
                            && digest.tellings[j].stance == .asserts && WordLikeness.shared(digest.tellings[j], digest.tellings[told]).weight >= 4
                    }
                    clashes.append(doubt(told: [base + told] + more.prefix(2).map { base + $0 }, by: base + i))
                } else if pile.entries[base + i].root >= 0 {
                    let before = statements.filter { j in
                        let other = digest.tellings[j]
                        return other.end <= outer.start && outer.sentence - other.sentence <= 3 && other.stance == .asserts
                            && rootsDiffer(base + i, base + j)
                            && pile.entries[base + j].chain.contains(pile.entries[base + i].root)
                    }
                    // What must look at the text comes last.
                    guard !before.isEmpty, turnsBack(base + i),
                        let told = before.max(by: { (digest.tellings[$0].words.count, $0) < (digest.tellings[$1].words.count, $1) })
                    else { continue }
                    clashes.append(doubt(told: [base + told], by: base + i))
                }
            }
        }
        return clashes
    }

    private func doubt(told: [Int], by doubter: Int) -> Clash {
        Clash(
            kind: .denial, first: told, second: [doubter], confidence: 0.62, reason: "\(teller(doubter)) لا يصدّق ما يقوله \(teller(told[0]))",
            reasonEnglish: "\(teller(doubter)) does not believe what \(teller(told[0])) says")
    }

    private static let beforeThat = Set(
        ["من", "أصدق", "نصدق", "يصدق", "أعتقد", "نعتقد", "يعتقد", "أظن", "أرى", "نرى", "يرى", "بصحة"].map { Folding.folded($0) })

    /// «Not … of that», «I do not believe that»: a negator with a word that points back in the next few words, and nothing behind it.
    private func turnsBack(_ entry: Int) -> Bool {
        // The words are fetched only where a negator stands near the end.
        guard pile.telling(entry).words.suffix(5).contains(where: { $0.flags.contains(.negator) }) else { return false }
        let words = TokenizedText(pile.words(of: entry))
        let tokens = words.tokens.indices.filter { words.tokens[$0].kind == .word }.map { words.foldedWord($0) }
        guard let last = tokens.last, last == "ذلك" || last == "هذا", tokens.count > 1, Self.beforeThat.contains(tokens[tokens.count - 2])
        else { return false }
        return tokens.suffix(6).contains { Self.refusals.contains($0) }
    }
}
