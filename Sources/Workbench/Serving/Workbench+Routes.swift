#if Full
import Exchange
import HTTPTypes
import Hummingbird
import Readings

extension Workbench {
    /// Adds the pages and the data of every ``Endpoint``.
    func addEndpoints(to router: Router<BasicRequestContext>) {
        for endpoint in Endpoint.all {
            if let page = endpoint.page { add(endpoint, at: page, isData: false, to: router) }
            if let data = endpoint.data { add(endpoint, at: "/api/v1/" + data, isData: true, to: router) }
        }
    }

    private func add(_ endpoint: Endpoint, at route: String, isData: Bool, to router: Router<BasicRequestContext>) {
        router.get(RouterPath(route)) { [desk] request, context -> Response in
            let visit = Visit(request, context, isData: isData)
            var response: Response
            do {
                _ = try await desk.freshness.ensure()
                let view = try await endpoint.answer(visit, desk)
                response = try Self.response(view, visit)
            } catch let refusal as Refusal {
                response = Self.response(refusal, visit)
            }
            if request.uri.queryParameters.contains(where: { Preferences.parameterNames.contains(String($0.key)) }) {
                response.headers.append(HTTPField(name: .setCookie, value: visit.preferences.cookie))
            }
            return response
        }
    }

    private static func response(_ view: View, _ visit: Visit) throws -> Response {
        let form = visit.value("format") ?? (visit.isData ? "json" : "html")
        var response: Response
        switch form {
        case "json" where view.hasData: response = .json(try view.written(), status: view.status)
        case "csv":
            guard let table = view.table else {
                throw Refusal(.badRequest, "ليس لهذه الصفحة جدول", "this view is no table", hint: "format=json")
            }
            response = Response(
                status: view.status,
                headers: [
                    .contentType: "text/csv; charset=utf-8", .cacheControl: "no-cache",
                    .contentDisposition: "attachment; filename=\"\(fileName(visit.path)).csv\"",
                ], body: .init(byteBuffer: ByteBuffer(bytes: table.csv())))
        case "html" where !visit.isData && view.file != nil:
            guard let file = view.file else { throw Refusal(.notFound, "لا ملف", "no file") }
            response = Response(
                status: view.status,
                headers: [
                    .contentType: file.mediaType, .cacheControl: "no-cache", .contentDisposition: "attachment; filename=\"\(file.name)\"",
                ], body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
        case "html" where !visit.isData: response = .html(Frame.html(view, visit), status: view.status)
        default: throw Refusal(.badRequest, "صيغة غير معروفة", "unknown format", hint: "format: json, csv")
        }
        for cookie in view.cookies { response.headers.append(.init(name: .setCookie, value: cookie)) }
        return response
    }

    static func response(_ refusal: Refusal, _ visit: Visit) -> Response {
        if visit.isData || visit.value("format") == "json" {
            return .fault(Diagnostic(refusal.english, hint: refusal.hint), status: refusal.status)
        }
        let view = View(visit.preferences.label(refusal.arabic, refusal.english)) { drawing, html in
            drawing.heading(visit.preferences.label(refusal.arabic, refusal.english), &html)
            if let hint = refusal.hint { html.element("p", ["class": "dek", "dir": "auto"]) { $0.words(hint) } }
            html.element("p") { html in
                html.element("a", ["href": "/"], text: visit.preferences.label("إلى صفحة القصة", "To the story"))
            }
        }
        return .html(Frame.html(view, visit), status: refusal.status)
    }

    /// The path as the name of a file: letters of ASCII, digits and hyphens.
    private static func fileName(_ path: String) -> String {
        let name = path.split(separator: "/").joined(separator: "-").filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return name.isEmpty ? "story" : String(name.prefix(60))
    }
}
#endif
