#if Full
import Archive
import Comparison
import Exchange
import Readings

/// What lies between the articles of a selection, whole: the dossier as one file to be kept, and the comparison as data. They are made
/// anew for every request, so only for selections that are read quickly.
enum DossierPage {
    private static let limit = 400

    static let endpoint = Endpoint(
        page: "/dossier", data: "dossier", "The dossier of a selection as one HTML file, or its data, sanad.dossier/1; 400 articles at most",
        parameters: [.init("about", "A name as written, or an id"), .since, .until], hasTable: false, isHeavy: true
    ) { visit, desk in
        let selection = try selection(visit, desk.archive)
        let readings = try desk.archive.readings(selection)
        let comparison = await desk.freshness.maker.compare(readings)
        var options = Dossier.Options(since: selection.since, until: selection.until)
        if let about = selection.about { options.about = Dossier.entities(named: about, in: comparison) }
        let dossier = Dossier(readings: readings, comparison: comparison, options: options)
        var view = View(visit.preferences.label("الملف", "Dossier")) { _, _ in }
        if visit.isData || visit.value("format") == "json" {
            let json = try dossier.json()
            view.json = { json }
        } else {
            let program = try? Graphviz()
            let page = dossier.html(language: visit.preferences.language) { try program?.layout($0) }
            view.file = ("dossier.html", "text/html; charset=utf-8", page)
        }
        return view
    }

    static let comparison = Endpoint(
        data: "comparison", "What lies between the articles of a selection, sanad.comparison/1; 400 articles at most",
        parameters: [.init("about", "A name as written, or an id"), .since, .until], hasTable: false, isHeavy: true
    ) { visit, desk in
        let selection = try selection(visit, desk.archive)
        let digests = try await desk.archive.digests(selection, comparer: desk.freshness.maker)
        let scope = ComparisonScope(about: selection.about, since: selection.since, until: selection.until)
        var view = View("comparison") { _, _ in }
        let json = await desk.freshness.maker.compare(digests, scope: scope, texts: desk.archive.texts()).json()
        view.json = { json }
        return view
    }

    private static func selection(_ visit: Visit, _ archive: Archive) throws -> Archive.Selection {
        let selection = Archive.Selection(about: visit.value("about"), since: try visit.date("since"), until: try visit.date("until"))
        guard try archive.count(selection) <= limit else {
            throw Refusal(
                .badRequest, "الاختيار أوسع من أن يُقرأ دفعة واحدة", "the selection is too wide to be read at once",
                hint: "narrow it with about, since and until to \(limit) articles")
        }
        return selection
    }
}
#endif
