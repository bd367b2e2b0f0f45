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
            var visit = Visit(request, context, isData: isData)
            var response: Response
            do {
                let state = try await desk.freshness.ensure()
                visit.state = state
                if endpoint.greets { visit.arrivals = try Arrivals(visit, desk.archive, state) }
                let asked = visit
                response = try await desk.shelf.answer(.init(asked), at: state) {
                    guard endpoint.isHeavy else { return try Self.answer(try await endpoint.answer(asked, desk), asked) }
                    return try await desk.gate.pass { try Self.answer(try await endpoint.answer(asked, desk), asked) }
                }.response
                for cookie in visit.arrivals?.cookies ?? [] { response.headers.append(.init(name: .setCookie, value: cookie)) }
            } catch let refusal as Refusal {
                response = Self.response(refusal, visit)
            }
            if request.uri.queryParameters.contains(where: { Preferences.parameterNames.contains(String($0.key)) }) {
                response.headers.append(HTTPField(name: .setCookie, value: visit.preferences.cookie))
            }
            return response
        }
    }

    private static func answer(_ view: View, _ visit: Visit) throws -> AnswerShelf.Answer {
        func answer(_ mediaType: String, _ bytes: [UInt8], fileName: String? = nil) -> AnswerShelf.Answer {
            var headers: HTTPFields = [.contentType: mediaType, .cacheControl: "no-cache"]
            if let fileName { headers[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
            return .init(status: view.status, headers: headers, body: ByteBuffer(bytes: bytes))
        }
        switch visit.value("format") ?? (visit.isData ? "json" : "html") {
        case "json" where view.hasData: return answer("application/json; charset=utf-8", try view.written())
        case "csv":
            guard let table = view.table else {
                throw Refusal(.badRequest, "ليس لهذه الصفحة جدول", "this view is no table", hint: "format=json")
            }
            return answer("text/csv; charset=utf-8", try table().csv(), fileName: fileName(visit.path) + ".csv")
        case "html" where !visit.isData:
            if let file = view.file { return answer(file.mediaType, file.bytes, fileName: file.name) }
            return answer("text/html; charset=utf-8", Frame.html(view, visit))
        default: throw Refusal(.badRequest, "صيغة غير معروفة", "unknown format", hint: "format: json, csv")
        }
    }

    static func response(_ refusal: Refusal, _ visit: Visit) -> Response {
        if visit.isData || visit.value("format") == "json" {
            return .fault(Diagnostic(refusal.english, hint: refusal.hint(Preferences(language: .english))), status: refusal.status)
        }
        let view = View(visit.preferences.label(refusal.arabic, refusal.english)) { drawing, html in
            drawing.heading(visit.preferences.label(refusal.arabic, refusal.english), &html)
            if let hint = refusal.hint(visit.preferences) { html.element("p", ["class": "dek", "dir": "auto"]) { $0.words(hint) } }
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
