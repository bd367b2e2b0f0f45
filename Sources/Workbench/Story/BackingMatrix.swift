#if Full
import Archive
import Comparison
import Exchange
import Readings

/// Who backs whom in each stretch of time, for the actors in most statements.
struct BackingMatrix: Sendable {
    struct Cell: Sendable {
        /// The relation of most statements.
        var relation: Relation
        /// For each period what most statements of each relation tell.
        var phases: [[(relation: Relation, phase: Phase)]]
        /// Statements a period.
        var counts: [Int]
        /// All statements, the undated among them.
        var count: Int
    }

    let periods: [Dossier.Period]
    let rows: [String]
    let columns: [String]
    private let cells: [String: [String: Cell]]

    var isEmpty: Bool { rows.isEmpty }

    init(_ backing: [BackingOutline], actors limit: Int) {
        var weight: [String: Int] = [:]
        for series in backing {
            weight[series.from, default: 0] += series.points.count
            weight[series.to, default: 0] += series.points.count
        }
        let ranked = weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
        let chosen = Set(ranked)
        let kept = backing.filter { chosen.contains($0.from) && chosen.contains($0.to) }
        let dates = kept.flatMap { $0.points.compactMap { DossierDate.date(in: $0.time) } }
        let bulk = Histogram.bulk(dates.map { ($0.firstDay, 1) })
        let periods = Dossier.Period.cut(dates.filter { bulk?.contains($0.firstDay) == true })
        var cells: [String: [String: Cell]] = [:]
        for series in kept { cells[series.from, default: [:]][series.to] = Self.cell(series, periods) }
        self.periods = periods
        self.cells = cells
        rows = ranked.filter { cells[$0] != nil }
        columns = ranked.filter { id in kept.contains { $0.to == id } }
    }

    func cell(_ row: String, _ column: String) -> Cell? { cells[row]?[column] }

    private static func cell(_ series: BackingOutline, _ periods: [Dossier.Period]) -> Cell {
        let supports = series.points.reduce(0) { $0 + ($1.relation == .supports ? 1 : 0) }
        let dated = series.points.compactMap { point in DossierDate.date(in: point.time).map { (date: $0, point: point) } }
        let stretches: [[BackingOutline.Point]] =
            periods.isEmpty ? [series.points] : periods.map { period in dated.filter { period.contains($0.date) }.map(\.point) }
        return Cell(
            relation: supports * 2 >= series.points.count ? .supports : .opposes,
            phases: stretches.map { points in Relation.allCases.compactMap { relation in phase(points, relation).map { (relation, $0) } } },
            counts: stretches.map(\.count), count: series.points.count)
    }

    /// The phase that most statements tell; of equals the one told last.
    static func phase(_ points: [BackingOutline.Point], _ relation: Relation) -> Phase? {
        var counts: [Phase: Int] = [:]
        for point in points where point.relation == relation { counts[point.phase, default: 0] += 1 }
        var best: (phase: Phase, count: Int)?
        for point in points.reversed() where point.relation == relation {
            let count = counts[point.phase] ?? 0
            if count > (best?.count ?? 0) { best = (point.phase, count) }
        }
        return best?.phase
    }
}
#endif
