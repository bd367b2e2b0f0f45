#if Full
import Archive
import Comparison
import Exchange
import Foundation
import Readings

/// Where the pages get what they show: the archive with the comparison that it keeps.
struct Desk: Sendable {
    let archive: Archive
    let freshness: Freshness
    let layouts = GraphCabinet()
    let atlas: Atlas
    let shelf: AnswerShelf
    /// For what takes seconds of work.
    let gate = Gate(width: 1)
    private let histograms = Cabinet<ClaimFilter, Histogram>()
    private let placed = Cabinet<Int, PlacedClaims>()
    private let outlets = Cabinet<Int, [CountedOutlet]>()
    private let tellers = Cabinet<Int, [SourceProfile]>()
    private let stories = Cabinet<Int, StoryDigest>()
    private let counted = Cabinet<Int, StoryCounts>()
    private let backings = Cabinet<Int, [BackingOutline]>()

    typealias CountedPlace = (place: String, claims: Int)
    typealias CountedOutlet = (name: String, documents: Int)

    init(archive: Archive, options: WorkbenchOptions = WorkbenchOptions()) {
        self.archive = archive
        freshness = Freshness(archive: archive, options: options)
        atlas = Atlas(packs: options.packs)
        shelf = AnswerShelf(capacity: options.limits.kept)
    }

    // What is worked out of many rows is worked out once for each state of the comparison, or of the articles.

    func histogram(_ filter: ClaimFilter, _ visit: Visit) throws -> Histogram {
        try histograms.value(filter, stamp: try stamp(visit).compared) {
            var undated = filter
            undated.undated = true
            return Histogram(days: try archive.claimDays(filter), undated: try archive.countClaims(undated))
        }
    }

    /// Claims a place, the most first.
    func places(_ filter: ClaimFilter, _ visit: Visit) throws -> [CountedPlace] {
        let placed = try placed.value(0, stamp: try stamp(visit).compared) { try archive.placedClaims() }
        return try placed.counted(filter, limit: Self.places) ?? archive.claimPlaces(filter, limit: Self.places)
    }

    /// Outlets, those with most articles first.
    func publishers(_ visit: Visit) throws -> [CountedOutlet] {
        try outlets.value(0, stamp: try stamp(visit).stored) { try archive.publishers() }
    }

    /// Outlets as sources, those with most accounts first.
    func tellers(_ visit: Visit) throws -> [SourceProfile] {
        try tellers.value(0, stamp: try stamp(visit).compared) { try archive.sources(kind: .outlet, limit: 60) }
    }

    /// What is told of whom, the most told pairs first.
    func backing(_ visit: Visit) throws -> [BackingOutline] {
        try backings.value(0, stamp: try stamp(visit).compared) { try archive.backingOutlines(limit: 400) }
    }

    func story(_ visit: Visit) throws -> StoryDigest {
        try stories.value(0, stamp: try stamp(visit).compared) { try StoryDigest(archive) }
    }

    func counts(_ visit: Visit) throws -> StoryCounts {
        let (compared, stored) = try stamp(visit)
        return try counted.value(0, stamp: compared + " " + stored) { try StoryCounts(archive) }
    }

    /// Places that a map shows at most.
    private static let places = 200

    private func stamp(_ visit: Visit) throws -> (compared: String, stored: String) {
        let state = try visit.state ?? archive.state()
        return ("\(state.compared ?? "") \(state.comparer ?? "")", "\(state.version)")
    }
}

extension Desk {
    /// Actors whose graph is laid out before anybody asks.
    private static let graphs = 60

    /// Makes what the first visitor would have to wait for: the counts of all claims, and the layouts of the graphs that are asked for
    /// most.
    func warm() async {
        _ = await freshness.tables
        _ = await atlas.open()
        guard let state = try? await freshness.ensure() else { return }
        _ = try? await TimelinePage.view(Visit(path: "/timeline", state: state), self)
        _ = try? await MapPage.view(Visit(path: "/map", state: state), self)
        _ = try? await ClaimsPage.view(Visit(path: "/claims", state: state), self)
        _ = try? await GraphPage.view(Visit(path: "/graph", state: state), self)
        for actor in (try? archive.actors(limit: Self.graphs)) ?? [] {
            if Task.isCancelled { return }
            _ = try? await GraphPage.view(Visit(path: "/graph", query: [("about", actor.id)], state: state), self)
        }
    }
}

/// Keeps the stored comparison in step with the articles, as far as that is quick; a large pile is compared by `sanad add`, or by the
/// process that reads what is added here.
actor Freshness {
    private let archive: Archive
    private let packs: [URL]
    private let process: ReadingProcess?
    private var comparer: Comparer?
    private var running: Task<Void, any Error>?
    /// Articles up to which a page may wait for a comparison.
    static let quickLimit = 1_500

    init(archive: Archive, options: WorkbenchOptions) {
        self.archive = archive
        packs = options.packs
        process = options.program.map { ReadingProcess(program: $0, archive: archive.path, packs: options.packs) }
    }

    /// Made once, when it is first needed: reading the packs takes longer than a page may.
    var tables: ComparisonTables { maker.tables }

    var maker: Comparer {
        if let comparer { return comparer }
        let made = Comparer(packs: packs)
        comparer = made
        return made
    }

    /// Additions going on: pages show what is kept until they are over.
    private var additions = 0
    /// Whether the pile was too large to wait for, and at which version it was counted.
    private var large: (isSo: Bool, version: Int)?

    func additionBegins() { additions += 1 }
    func additionEnds() { additions -= 1 }

    /// The archive as it is to be shown: with a comparison of the articles as they are now, where that is quick.
    nonisolated func ensure() async throws -> Archive.State {
        let state = try archive.state()
        return state.isCompared ? state : try await catchUp(state)
    }

    private func catchUp(_ state: Archive.State) async throws -> Archive.State {
        guard additions == 0, try !isLarge(state) else { return state }
        try await renew()
        return try archive.state()
    }

    private func isLarge(_ state: Archive.State) throws -> Bool {
        if let large, large.version == state.version { return large.isSo }
        let isSo = try archive.countDocuments() > Self.quickLimit
        large = (isSo, state.version)
        return isSo
    }

    /// Compares anew whatever the size of the pile, once for all who ask meanwhile. A large pile is compared by another process, so that
    /// this one stays small and quick.
    func renew() async throws {
        if let running { return try await running.value }
        let comparer = maker
        let apart = try isLarge(try archive.state()) ? process : nil
        let task = Task { [archive] in
            if let apart { try await apart.compare() } else { try await archive.refreshComparison(comparer: comparer) }
        }
        running = task
        defer { running = nil }
        try await task.value
    }
}
#endif
