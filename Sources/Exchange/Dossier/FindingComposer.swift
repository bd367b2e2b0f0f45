import Readings

/// Chooses the five figures at the head of a dossier. Each is picked by a count and leads to its evidence; where the material holds
/// none, the finding is left out.
struct FindingComposer {
    let pairs: [Dossier.Pair]
    let conflicts: [Dossier.Conflict]
    let tellers: [Dossier.Teller]
    let summary: Dossier.Summary
    let about: Set<String>

    func findings() -> [Dossier.Finding] { [backing, turn, dispute, source, sourcing].compactMap { $0 } }

    /// The pair of which most statements tell support.
    private var backing: Dossier.Finding? {
        guard let pair = pairs.max(by: { ($0.count(.supports), $1.anchor.count, $1.anchor) < ($1.count(.supports), $0.anchor.count, $0.anchor) }),
            pair.count(.supports) > 0
        else { return nil }
        return finding(
            .backing, anchor: pair.anchor, pair: pair, count: pair.count(.supports), documents: documents(of: pair.statements.map(\.account)))
    }

    /// The turn that goes farthest, weighed by the number of statements of the pair.
    private var turn: Dossier.Finding? {
        var best: (pair: Dossier.Pair, turn: Dossier.Turn)?
        for pair in pairs {
            for turn in pair.turns where turn.weight > (best?.turn.weight ?? 0) { best = (pair, turn) }
        }
        guard let best else { return nil }
        return finding(
            .turn, anchor: best.pair.anchor, pair: best.pair, turn: best.turn, count: best.pair.statements.count,
            documents: documents(of: best.pair.statements.map(\.account)))
    }

    /// The conflict on which most hangs: the comparison puts it first.
    private var dispute: Dossier.Finding? {
        guard let top = conflicts.max(by: { $0.weight < $1.weight }) else { return nil }
        return finding(.dispute, anchor: top.anchor, count: top.accounts.count, documents: documents(of: top.accounts))
    }

    /// The source that speaks in most articles.
    private var source: Dossier.Finding? {
        guard let teller = tellers.first else { return nil }
        return finding(
            .source, anchor: teller.anchor, from: teller.id, count: teller.statements.count, documents: teller.documents.count)
    }

    /// Statements that do not lead to a name.
    private var sourcing: Dossier.Finding? {
        let share = summary.statements
        guard share.total > 0 else { return nil }
        return finding(
            .sourcing, anchor: "read", count: share.obscured + share.broken, of: share.total, documents: summary.documents)
    }

    private func finding(
        _ kind: Dossier.Finding.Kind, anchor: String, pair: Dossier.Pair? = nil, from: String? = nil, turn: Dossier.Turn? = nil,
        count: Int, of: Int = 0, documents: Int
    ) -> Dossier.Finding {
        .init(
            kind: kind, anchor: anchor, from: from ?? pair?.from, to: pair?.to, relation: pair.map { _ in .supports }, turn: turn,
            count: count, of: of, documents: documents)
    }

    private func documents(of accounts: [Dossier.Account]) -> Int { Set(accounts.map(\.document)).count }
}
