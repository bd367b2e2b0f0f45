import Readings

/// A comparison as lines for a terminal.
public enum ComparisonReport {
    /// How many points of a series of backing are shown.
    public static let phases = 8

    /// - Parameters:
    ///   - limit: of the lists.
    ///   - counts: documents, claims, conflicts and copies, where the comparison holds only a part of them.
    public static func text(
        _ comparison: Comparison, conflicts limit: Int = 20, counts: (documents: Int, claims: Int, conflicts: Int, copies: Int)? = nil
    ) -> String {
        let counts = counts ?? (comparison.documents.count, comparison.claims.count, comparison.conflicts.count, comparison.copies.count)
        var lines: [String] = []
        let names = Dictionary(comparison.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        lines.append("\(counts.documents) وثيقة، \(counts.claims) خبر، \(counts.conflicts) تعارض، \(counts.copies) نسخ")
        lines.append("")
        lines.append("التعارضات")
        for (index, conflict) in comparison.conflicts.prefix(limit).enumerated() {
            lines.append("\(index + 1). [\(conflict.kind.rawValue)] \(conflict.reason)")
            for (position, account) in conflict.accounts.enumerated() {
                lines.append((position < conflict.firstSide ? "   + " : "   - ") + line(account))
            }
        }
        lines.append("")
        lines.append("أخبار تعددت طرقها")
        for claim in comparison.claims.filter({ $0.roots.count > 1 && Set($0.accounts.map(\.document)).count > 1 }).sorted(by: {
            ($1.roots.count, $0.id) < ($0.roots.count, $1.id)
        }).prefix(limit) {
            let actors = claim.actors.map { names[$0] ?? $0 }.joined(separator: "، "),
                recipients = claim.recipients.map { names[$0] ?? $0 }.joined(separator: "، ")
            lines.append(
                "- \(claim.type) \(actors) ← \(recipients) \(claim.time ?? "") (\(claim.grade.arabic))"
                    + (claim.commonLink.map { " مداره \($0)" } ?? ""))
            for account in claim.accounts.prefix(4) { lines.append("   " + line(account)) }
        }
        lines.append("")
        lines.append("من يدعم من")
        for backing in comparison.backing.prefix(limit) {
            let phases = backing.series.map { "\($0.time ?? "؟") \($0.relation == .opposes ? $0.relation.arabic + " " : "")\($0.phase.arabic)" }
            lines.append(
                "- \(names[backing.from] ?? backing.from) ← \(names[backing.to] ?? backing.to): \(phases.prefix(Self.phases).joined(separator: "، "))"
            )
            for turn in backing.turns { lines.append("   منعطف \(turn.time): \(turn.before.arabic) ← \(turn.after.arabic)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    public static func text(_ explanation: MatchExplanation) -> String {
        let verdict = explanation.merged ? "خبر واحد — one claim" : "خبران — two claims"
        let score = (explanation.score * 100).rounded() / 100
        var lines = ["\(verdict) (\(score))", line(explanation.first), line(explanation.second)]
        for (arabic, english) in zip(explanation.reasons, explanation.reasonsEnglish) { lines.append("- \(arabic) (\(english))") }
        return lines.joined(separator: "\n") + "\n"
    }

    public static func text(_ answer: Answer) -> String {
        var lines = [answer.summary, answer.summaryEnglish]
        for group in answer.groups {
            lines.append("\(group.side.arabic)\((group.actorName ?? group.actor ?? group.number).map { " (\($0))" } ?? "")")
            for account in group.accounts { lines.append("   " + (account.time.map { $0 + " " } ?? "") + line(account)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ account: Account) -> String {
        let chain = account.chain.map(\.name).joined(separator: " ← ")
        let text =
            account.text.unicodeScalars.count > 140 ? String(String.UnicodeScalarView(account.text.unicodeScalars.prefix(140))) + "…" : account.text
        return "«\(text)» \(account.stance.arabic) [\(chain)] \(account.document)#\(account.record)\(account.doubtful ?? false ? " ؟" : "")"
    }
}
