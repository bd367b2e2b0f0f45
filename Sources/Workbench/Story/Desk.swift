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
    let histograms = HistogramCabinet()
    let atlas: Atlas

    init(archive: Archive, packs: [URL] = []) {
        self.archive = archive
        freshness = Freshness(archive: archive, packs: packs)
        atlas = Atlas(packs: packs)
    }
}

extension Desk {
    /// Makes what the first visitor would have to wait for.
    func warm() async {
        _ = await freshness.tables
        _ = await atlas.open()
        _ = try? await freshness.ensure()
    }
}

/// Keeps the stored comparison in step with the articles, as far as that is quick; a large pile is compared by `sanad add`.
actor Freshness {
    private let archive: Archive
    private let packs: [URL]
    private var comparer: Comparer?
    private var running: Task<Void, any Error>?
    /// Articles up to which a page may wait for a comparison.
    static let quickLimit = 1_500

    init(archive: Archive, packs: [URL]) {
        self.archive = archive
        self.packs = packs
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

    func additionBegins() { additions += 1 }
    func additionEnds() { additions -= 1 }

    /// - Returns: whether what is kept is that of the articles as they are now.
    func ensure() async throws -> Bool {
        if try archive.comparisonIsCurrent() { return true }
        guard additions == 0, try archive.countDocuments() <= Self.quickLimit else { return false }
        try await renew()
        return true
    }

    /// Compares anew whatever the size of the pile, once for all who ask meanwhile.
    func renew() async throws {
        let task: Task<Void, any Error>
        if let running {
            task = running
        } else {
            let comparer = maker
            task = Task { [archive] in try await archive.refreshComparison(comparer: comparer) }
            running = task
        }
        defer { running = nil }
        try await task.value
    }
}
#endif
