import ArabicText
import Readings

extension ConflictFinder {
    /// What one side is accused of and denies: accusations by whomever, denials by whoever speaks for the accused, of one month.
    func accusationClashes() -> [Clash] {
        var accusations: [String: [Int]] = [:]
        var denials: [String: [Int]] = [:]
        for (index, traits) in pile.traits.enumerated() {
            guard
                traits.kind == .statement ? traits.stance == .denies : traits.kind == .event && traits.status == .reported && traits.stance != .denies
            else { continue }
            let entry = pile.entries[index], telling = pile.telling(index)
            if telling.kind == .statement, let side = denier(entry), speaksOfBlame(index) {
                denials[side, default: []].append(index)
            } else if telling.kind == .event, telling.type == "ACCUSE" {
                for side in Set(entry.recipients.prefix(4).map(side)).sorted() { accusations[side, default: []].append(index) }
            }
        }
        var clashes: [Clash] = []
        for accused in denials.keys.sorted() {
            guard let told = accusations[accused], var rest = denials[accused] else { continue }
            while let lead = rest.first {
                let denying = rest.filter { $0 == lead || (daysApart(lead, $0) ?? 0) <= 30 && isOneBlame(lead, $0) }
                rest.removeAll { denying.contains($0) }
                let against = told.filter { accusation in
                    !denying.contains { overlap($0, accusation) } && !pile.entries[accusation].actors.map(side).contains(accused)
                        && denying.contains { (daysApart($0, accusation) ?? 0) <= 30 && isOneBlame($0, accusation) }
                }
                guard !against.isEmpty else { continue }
                let near = against.sorted { ((daysApart($0, lead) ?? 0), $0) < ((daysApart($1, lead) ?? 0), $1) }
                let thing = pile.entries[near[0]].recipients.first { side($0) == accused }
                clashes.append(
                    Clash(
                        kind: .denial, first: distinct(Array(near.prefix(24)), limit: 5), second: distinct(denying, limit: 4), confidence: 0.8,
                        reason: "اتهام يوجَّه إلى \(thing.map(name) ?? teller(lead))، و\(teller(lead)) ينفيه",
                        reasonEnglish: "an accusation against \(thing.map(english) ?? teller(lead)), which is denied"))
            }
        }
        return clashes
    }

    /// The state for which the denying root speaks, or the root itself.
    private func denier(_ entry: Pile.Entry) -> String? {
        guard entry.root >= 0, let entity = pile.sources[entry.root].entity else { return nil }
        return side(entity)
    }

    private func side(_ thing: Int) -> String { state(thing) ?? pile.entities.records[thing].id }

    /// «involvement», «accusations», «responsibility»: among the first words, or a word that points back, and little else.
    private func speaksOfBlame(_ entry: Int) -> Bool {
        let telling = pile.telling(entry)
        if telling.words.filter({ !$0.flags.contains(.negator) && !$0.flags.contains(.grammar) }).prefix(3).contains(where: { $0.key == Self.blame })
        {
            return true
        }
        if namesResponsibility(entry) { return true }
        guard telling.words.count <= 3 else { return false }
        let words = TokenizedText(pile.words(of: entry))
        return words.tokens.indices.contains { Self.pointers.contains(words.foldedWord($0)) }
    }

    /// Among its first words.
    func namesResponsibility(_ entry: Int) -> Bool {
        let words = TokenizedText(pile.words(of: entry))
        return words.tokens.indices.prefix(4).contains { Self.isResponsibility(words.foldedWord($0)) }
    }

    /// «responsibility», told from «responsible» and «official» by its ending.
    private static func isResponsibility(_ word: String) -> Bool {
        guard let place = word.range(of: responsible) else { return false }
        return ["ة", "ه", "ت"].contains { word[place.upperBound...].hasPrefix($0) }
    }

    private static let responsible = String(decoding: Folding.fold("مسؤولي"), as: UTF8.self)

    private static let pointers: Set<String> = ["هذا", "هذه", "تلك", "ذلك", "لها", "له"]

    /// One matter beyond the blame: near in one document, or words that few others share.
    private func isOneBlame(_ a: Int, _ b: Int) -> Bool {
        let x = pile.telling(a), y = pile.telling(b)
        if pile.entries[a].document == pile.entries[b].document, abs(x.sentence - y.sentence) <= 3 { return true }
        return story.shared(x, y).weight >= 5 && story.cosine(x, y) >= 0.15
    }
}
