#if Full
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Readings

/// The pages and routes by which articles come in.
extension Workbench {
    func addAdding(to router: Router<BasicRequestContext>) {
        let seal = self.seal
        let limits = options.limits
        let intaking = Intaking(limits: limits, seal: seal)
        addPage("add", to: router) { visit, _ in AddPage.view(visit, seal: seal, limits: limits) }
        router.get("add/:job") { [adding, archive] request, context -> Response in
            let visit = Visit(request, context, isData: false)
            guard let job = await adding.job(visit.part("job")) else {
                return Self.response(.missing("لا إضافة بهذا المعرّف", "No addition has this id"), visit)
            }
            let isOver = job.progress.state.isOver
            var titles: [String: String] = [:]
            if isOver {
                for id in job.progress.articles.prefix(50) { titles[id] = try archive.document(id: id)?.title }
            }
            var view = JobPage.view(job, titles: titles)
            view.title = JobPage.title(job.progress.state, visit.preferences.language)
            var response = Response.html(Frame.html(view, visit))
            if !isOver, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
            return response
        }
        router.get("api/v1/additions/:job") { [adding] _, context -> Response in
            guard let id = context.parameters.get("job"), let job = await adding.job(id) else {
                return .fault(Diagnostic("no addition has this id", hint: "additions are forgotten when the server ends"), status: .notFound)
            }
            return .json(JobPage.json(job))
        }
        router.post("add") { [adding] request, context -> Response in
            let wantsData = request.headers[.accept]?.contains("application/json") == true
            guard await adding.hasRoom else {
                throw HTTPError(.tooManyRequests, message: "other additions are waiting; try again when they have been read")
            }
            do {
                let job = await adding.submit(try await intaking.take(request))
                let address = "/add/" + job.id
                guard wantsData else { return Response(status: .seeOther, headers: [.location: address]) }
                var writer = JSONWriter()
                writer.object { w in
                    w.key("address")
                    w.string(address)
                    w.key("progress")
                    w.string("/api/v1/additions/" + job.id)
                }
                return .json(writer.bytes, status: .accepted)
            } catch let diagnostic as Diagnostic {
                let visit = Visit(request, context, isData: false)
                guard wantsData else { return Self.response(Refusal(diagnostic), visit) }
                // The page's own script says in which language it shows what comes back.
                let isArabic = request.headers[.acceptLanguage] == "ar"
                return .fault(isArabic ? diagnostic.inArabic : diagnostic, status: .badRequest)
            }
        }
    }

    /// A page that is drawn for one visitor and never kept.
    func addPage(
        _ path: RouterPath, to router: Router<BasicRequestContext>, _ draw: @escaping @Sendable (Visit, Request) async throws -> View
    ) {
        router.get(path) { request, context -> Response in
            let visit = Visit(request, context, isData: false)
            var response: Response
            do {
                response = .html(Frame.html(try await draw(visit, request), visit))
            } catch let refusal as Refusal {
                response = Self.response(refusal, visit)
            }
            response.headers[.cacheControl] = "no-store"
            if request.uri.queryParameters.contains(where: { Preferences.parameterNames.contains(String($0.key)) }) {
                response.headers.append(HTTPField(name: .setCookie, value: visit.preferences.cookie))
            }
            return response
        }
    }
}
#endif
