#if Full
import HTTPTypes
import Hummingbird
import Readings

/// Checks where a request comes from before anything is looked up, and seals every response.
struct Guard: RouterMiddleware {
    typealias Context = BasicRequestContext

    let options: WorkbenchOptions
    let seal: FormSeal

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = await answer(request, context, next)
        if let token = options.token, request.uri.queryParameters["token"].map(String.init) == token {
            response.headers[values: .setCookie].append("sanad=\(token); HttpOnly; SameSite=Strict; Path=/")
        }
        if response.headers[.contentType]?.hasPrefix("text/html") == true, request.cookies[FormSeal.cookie]?.value != seal.value {
            response.headers[values: .setCookie].append("\(FormSeal.cookie)=\(seal.value); HttpOnly; SameSite=Strict; Path=/")
        }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in Self.headers { response.headers[name] = value }
        return response
    }

    private func answer(
        _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
    ) async -> Response {
        guard options.allows(authority: request.head.authority) else {
            return .plain("unknown host", status: .misdirectedRequest)
        }
        if let token = options.token, !carries(token, request) {
            return .plain("append ?token=… as the program printed it", status: .unauthorized)
        }
        switch request.method {
        case .get, .head: break
        case .post: if !comesFromHere(request) { return .plain("this change was sent by another site", status: .forbidden) }
        default: return .plain("only GET, HEAD and POST are served", status: .methodNotAllowed)
        }
        guard (request.head.path?.utf8.count ?? 0) <= Self.longestAddress else {
            return .plain("the address is too long", status: .init(code: 414, reasonPhrase: "URI Too Long"))
        }
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound && !request.uri.path.hasPrefix("/api/") {
            return Workbench.response(
                .missing("لا صفحة بهذا العنوان", "No page has this address"), Visit(request, context, isData: false))
        } catch let error as HTTPError where error.body != nil && request.headers[.accept]?.contains("text/html") == true {
            return Workbench.response(Refusal(Diagnostic(error.body ?? ""), error.status), Visit(request, context, isData: false))
        } catch let error as HTTPError where request.headers[.acceptLanguage] == "ar" {
            return .plain(error.body.map { Wording.shared.arabic($0) ?? $0 } ?? "\(error.status)", status: error.status)
        } catch let error as HTTPError {
            return .plain(error.body ?? "\(error.status)", status: error.status)
        } catch let error as Diagnostic {
            return .plain(error.description, status: .internalServerError)
        } catch {
            return .plain("the archive could not be read; the terminal says more", status: .internalServerError)
        }
    }

    /// Bytes of an address.
    private static var longestAddress: Int { 8_000 }

    private static var policy: String {
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }

    /// Browsers send the origin of a form only where referrers may be sent to the same site.
    private static var headers: [(HTTPField.Name, String)] {
        [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    /// Whether the browser says that a page of this server sent the request. Programs other than browsers say so themselves.
    private func comesFromHere(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name], site != "same-origin", site != "none" {
            return false
        }
        guard let origin = request.headers[.origin], let authority = request.head.authority else { return false }
        // A TLS proxy before the server makes it https.
        return origin == "http://" + authority || origin == "https://" + authority
    }

    private func carries(_ token: String, _ request: Request) -> Bool {
        guard let given = request.uri.queryParameters["token"].map(String.init) ?? request.cookies["sanad"]?.value else { return false }
        return FormSeal.areSame(given, token)
    }
}

extension Response {
    static func plain(_ text: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
#endif
