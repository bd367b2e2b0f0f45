import ArabicText
import Comparison
import Readings

extension Dossier {
    /// Ids of the things that a reader may mean by a name: those of that id or written so, else those with a form that holds it as
    /// whole words. Hamza, diacritics and the like are no difference. In the order of the comparison.
    public static func entities(named name: String, in comparison: Comparison) -> [String] {
        let wanted = Folding.folded(name)
        guard !wanted.isEmpty else { return [] }
        func forms(_ entity: EntityRecord) -> [String] {
            ([entity.name, entity.nameEnglish].compactMap { $0 } + entity.aliases).map { Folding.folded($0) }
        }
        let exact = comparison.entities.filter { $0.id == name || forms($0).contains(wanted) }
        if !exact.isEmpty { return exact.map(\.id) }
        let words = wanted.split(separator: " ")
        return comparison.entities.filter { entity in
            forms(entity).contains { form in
                let parts = form.split(separator: " ")
                return words.allSatisfy { parts.contains($0) }
            }
        }.map(\.id)
    }

    /// The findings as lines of plain text, for a terminal.
    public func findingLines(language: DossierLanguage) -> [String] {
        let names = Dictionary(entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return findings.map { finding in
            let pair = [finding.from, finding.to].compactMap { $0 }.map { names[$0] ?? $0 }.joined(separator: " \(language.arrow) ")
            let counted =
                CountedNoun.statement.phrase(finding.count, language) + language.label(" في ", " in ")
                + CountedNoun.article.phrase(finding.documents, language, oblique: true)
            let body: String
            switch finding.kind {
            case .backing: body = "\(pair) (\(counted))"
            case .turn:
                let turn = finding.turn.map { "\($0.before.label(language)) \(language.arrow) \($0.after.label(language)), \($0.time)" } ?? ""
                body = "\(pair): \(turn)"
            case .dispute:
                let accounts = conflicts.first { $0.anchor == finding.anchor }?.sides ?? []
                body = accounts.map { "«\($0.excerpt.words)»" }.joined(separator: " ≠ ")
            case .source:
                body = (sources.first { $0.anchor == finding.anchor }?.name ?? "") + " (\(counted))"
            case .sourcing:
                body = language.label("\(finding.count) من \(finding.of)", "\(finding.count) of \(finding.of)")
            }
            return finding.kind.label(language) + ": " + body
        }
    }
}

extension Dossier.Finding.Kind {
    func label(_ language: DossierLanguage) -> String {
        switch self {
        case .backing: language.label("أكثر سند ذكراً", "Most reported backing")
        case .turn: language.label("أشدّ تحوّل", "Sharpest turn")
        case .dispute: language.label("أبرز خلاف", "Main dispute")
        case .source: language.label("المصدر المشترك", "Common source")
        case .sourcing: language.label("أقوال لا تنتهي إلى اسم", "Statements that lead to no name")
        }
    }
}

extension Dossier.Conflict {
    /// The first account of each side.
    var sides: [Dossier.Account] {
        let side = max(1, min(firstSide, max(1, accounts.count - 1)))
        return [accounts.first, accounts.dropFirst(side).first].compactMap { $0 }
    }
}
