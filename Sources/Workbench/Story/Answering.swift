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
        let candidates = try candidates(text, archive)
        guard !candidates.isEmpty else { return nil }
        let told = Dictionary(candidates.map { ($0.id, $0.claims) }, uniquingKeysWith: { first, _ in first })
        var part = Comparison()
        part.entities = candidates.map(\.entity)
        let question = Asker(part, tables: tables, told: told).question(text)
        guard !question.actors.isEmpty else { return nil }
        if question.isBacking {
            var seen = Set<[String]>()
            for actor in question.actors.prefix(3) {
                for series in try archive.backing(of: actor, limit: 40) where seen.insert([series.from, series.to]).inserted { part.backing.append(series) }
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

    /// Whom the words of a question may name.
    private static func candidates(_ text: String, _ archive: Archive) throws -> [ActorSummary] {
        let words = TokenizedText(text)
        var found: [ActorSummary] = []
        var seen = Set<String>()
        for token in words.tokens.indices where words.tokens[token].kind != .punctuation {
            let word = words.foldedWord(token)
            guard word.count > 2 else { continue }
            var forms = [word]
            for particle in ["ال", "وال", "بال", "لل", "و", "ل", "ب", "ف"] where word.hasPrefix(particle) && word.count - particle.count >= 3 {
                forms.append(String(word.dropFirst(particle.count)))
            }
            for form in forms {
                for actor in try archive.actors(matching: form, limit: 12) where seen.insert(actor.id).inserted { found.append(actor) }
            }
        }
        for country in try archive.actors(type: .country, limit: 60) where seen.insert(country.id).inserted { found.append(country) }
        return found.sorted { ($1.claims, $0.id) < ($0.claims, $1.id) }
    }
}
#endif
