#if Full
import ArabicText
import Archive
import Comparison
import Readings

/// Answers a question from the part of the stored comparison that it is about.
enum Answering {
    private static let questionWords: Set<String> = [
        "هل", "من", "متي", "ماذا", "ما", "did", "does", "do", "is", "has", "was", "who", "when", "what",
    ]

    /// Whether words are put as a question: with a question mark, or with a question word at the head of three words or more.
    static func isQuestion(_ text: String) -> Bool {
        let words = TokenizedText(text)
        let folded = words.tokens.indices.filter { words.tokens[$0].kind != .punctuation }.map { words.foldedWord($0) }
        guard folded.count >= 2 else { return false }
        if text.contains("؟") || text.contains("?") { return true }
        return folded.count >= 3 && folded.first.map { questionWords.contains($0) } == true
    }

    /// - Returns: nil when no name in the question is known.
    static func answer(_ text: String, _ archive: Archive, _ tables: ComparisonTables) throws -> Answer? {
        let (question, entities, told) = try archive.question(text, tables: tables)
        guard !question.actors.isEmpty else { return nil }
        var part = Comparison()
        part.entities = entities
        if question.isBacking {
            if let from = question.from, let to = question.to {
                if let series = try archive.backing(from: from, to: to) { part.backing = [series] }
            } else {
                var seen = Set<[String]>()
                for actor in question.actors.prefix(3) {
                    for series in try archive.backing(of: actor, limit: 40) where seen.insert([series.from, series.to]).inserted {
                        part.backing.append(series)
                    }
                }
            }
        } else {
            // The actor of whom least is told leads: a claim must name all of them.
            let lead = question.actors.min { (told[$0] ?? 0, $0) < (told[$1] ?? 0, $1) }
            let filter =
                question.kind == .said
                ? ClaimFilter(type: "STATEMENT", since: question.since, until: question.until, source: question.actors.first)
                : ClaimFilter(actor: lead, since: question.since, until: question.until)
            part.claims = try archive.claims(filter, newestFirst: true, limit: 300)
        }
        return Asker(part, tables: tables, told: told).answer(text)
    }
}
#endif
