#if Full
import Archive
import Comparison
import Exchange
import Readings

/// What the pages and the interface ask of the archive. Comparisons and dossiers are kept until the archive changes.
actor StoryStore {
    private let archive: Archive
    private let comparer = Comparer()
    private let layout = try? Graphviz()
    /// State of the archive that the kept answers belong to.
    private var version = -1
    private var comparisons: [Archive.Selection: [UInt8]] = [:]
    private var pages: [String: [UInt8]] = [:]
    /// Answers kept at once; the store forgets all of them when there are more.
    private static let capacity = 24

    init(archive: Archive) { self.archive = archive }

    struct Hit: Sendable {
        let id: String
        let title: String?
        let publisher: String?
        let published: String?
        /// Words around the first place found.
        let passage: String
    }

    func summary() throws -> Archive.Summary { try archive.summary() }

    func reading(id: String) throws -> Reading? { try archive.reading(id: id) }

    func search(_ query: String, limit: Int) throws -> [Hit] {
        try archive.search(query, limit: limit).map { hit in
            Hit(
                id: hit.id, title: hit.title, publisher: hit.publisher, published: hit.published,
                passage: Passage.around(query, in: hit.text))
        }
    }

    func comparison(_ selection: Archive.Selection) async throws -> [UInt8] {
        try forgetOld()
        if let kept = comparisons[selection] { return kept }
        let digests = try await archive.digests(selection, comparer: comparer)
        let scope = ComparisonScope(about: selection.about, since: selection.since, until: selection.until)
        let bytes = comparer.compare(digests, scope: scope).json()
        comparisons[selection] = bytes
        return bytes
    }

    func dossierJSON(_ selection: Archive.Selection) throws -> [UInt8] { try dossier(selection).json() }

    /// Nil when no article is selected.
    func dossierPage(_ selection: Archive.Selection, language: DossierLanguage) throws -> [UInt8]? {
        try forgetOld()
        let key = "\(selection.about ?? "")|\(selection.since?.description ?? "")|\(selection.until?.description ?? "")|\(language.rawValue)"
        if let kept = pages[key] { return kept }
        let dossier = try dossier(selection)
        guard !dossier.documents.isEmpty else { return nil }
        let layout = layout
        let page = dossier.html(language: language) { try layout?.layout($0) }
        pages[key] = page
        return page
    }

    /// One article with its layers; nil when there is none.
    func articlePage(id: String, language: DossierLanguage) throws -> [UInt8]? {
        guard let reading = try archive.reading(id: id) else { return nil }
        let comparison = comparer.compare([reading])
        return Dossier(readings: [reading], comparison: comparison).html(language: language)
    }

    private func dossier(_ selection: Archive.Selection) throws -> Dossier {
        let readings = try archive.readings(selection)
        let comparison = comparer.compare(readings)
        var options = Dossier.Options(since: selection.since, until: selection.until)
        if let about = selection.about { options.about = Dossier.entities(named: about, in: comparison) }
        return Dossier(readings: readings, comparison: comparison, options: options)
    }

    private func forgetOld() throws {
        let current = try archive.version()
        guard current != version || comparisons.count + pages.count >= Self.capacity else { return }
        comparisons.removeAll()
        pages.removeAll()
        version = current
    }
}
#endif
