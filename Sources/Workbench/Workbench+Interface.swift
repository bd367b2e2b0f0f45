#if Full
import Archive
import Foundation
import Hummingbird
import Readings

/// The data behind the pages, as JSON.
extension Workbench {
    func addInterface(to router: Router<BasicRequestContext>) {
        let group = router.group("api/v1")
        group.get("openapi.json") { _, _ -> Response in Response.json(Array(InterfaceDescription.json.utf8)) }
        group.get("summary") { [store] _, _ -> Response in
            let summary = try await store.summary()
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("documents")
                writer.integer(summary.documents)
                writer.key("first")
                if let first = summary.first { writer.string(first) } else { writer.null() }
                writer.key("last")
                if let last = summary.last { writer.string(last) } else { writer.null() }
                writer.key("publishers")
                writer.integer(summary.publishers)
            }
            return Response.json(writer.bytes)
        }
        group.get("readings/:id") { [store] _, context -> Response in
            guard let id = Self.identifier(context), let reading = try await store.reading(id: id) else {
                return .fault(Diagnostic("no article has this id", hint: "see /api/v1/search"), status: .notFound)
            }
            return Response.json(reading.json())
        }
        group.get("comparison") { [store] request, _ -> Response in
            switch Self.selection(request) {
            case .failure(let diagnostic): return .fault(diagnostic, status: .badRequest)
            case .success(let selection): return Response.json(try await store.comparison(selection))
            }
        }
        group.get("dossier") { [store] request, _ -> Response in
            switch Self.selection(request) {
            case .failure(let diagnostic): return .fault(diagnostic, status: .badRequest)
            case .success(let selection): return Response.json(try await store.dossierJSON(selection))
            }
        }
        group.get("search") { [store] request, _ -> Response in
            let query = Self.parameter("q", request) ?? ""
            let hits = try await store.search(query, limit: 50)
            var writer = JSONWriter()
            writer.object { writer in
                writer.key("hits")
                writer.array(hits) { writer, hit in
                    writer.object { writer in
                        writer.key("id")
                        writer.string(hit.id)
                        writer.key("passage")
                        writer.string(hit.passage)
                        writer.key("published")
                        if let published = hit.published { writer.string(published) } else { writer.null() }
                        writer.key("publisher")
                        if let publisher = hit.publisher { writer.string(publisher) } else { writer.null() }
                        writer.key("title")
                        if let title = hit.title { writer.string(title) } else { writer.null() }
                    }
                }
                writer.key("query")
                writer.string(query)
            }
            return Response.json(writer.bytes)
        }
    }

    /// A query parameter; empty ones count as absent. Percent-encoding is undone by the server.
    static func parameter(_ name: Substring, _ request: Request) -> String? {
        guard let value = request.uri.queryParameters[name].map(String.init), !value.isEmpty, value.utf8.count <= 2_000 else { return nil }
        return value
    }

    /// The id in the path, with its percent-encoding undone.
    static func identifier(_ context: BasicRequestContext) -> String? {
        context.parameters.get("id").map { $0.removingPercentEncoding ?? $0 }
    }

    /// `about`, `since`, `until` of a request.
    static func selection(_ request: Request) -> Result<Archive.Selection, Diagnostic> {
        var selection = Archive.Selection(about: parameter("about", request))
        for (name, path) in [("since", \Archive.Selection.since), ("until", \Archive.Selection.until)] {
            guard let text = parameter(Substring(name), request) else { continue }
            guard let date = PartialDate(text) else {
                return .failure(Diagnostic("«\(text)» is no date", hint: "write \(name) as 2020, 2020-08 or 2020-08-14"))
            }
            selection[keyPath: path] = date
        }
        return .success(selection)
    }
}
#endif
