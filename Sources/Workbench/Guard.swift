#if Full
import HTTPTypes
import Hummingbird

/// Checks the host header and the token before a request is looked at, and seals every response.
struct Guard<Context: RequestContext>: RouterMiddleware {
    let options: WorkbenchOptions

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        if !options.allows(authority: request.head.authority) {
            response = Response(status: .misdirectedRequest, body: .init(byteBuffer: ByteBuffer(string: "unknown host\n")))
        } else if let token = options.token, !carries(token, request) {
            response = Response(
                status: .unauthorized, body: .init(byteBuffer: ByteBuffer(string: "append ?token=… as the program printed it\n")))
        } else {
            do {
                response = try await next(request, context)
            } catch let error as HTTPError {
                response = Response(status: error.status, body: .init(byteBuffer: ByteBuffer(string: "\(error.status)\n")))
            }
            if let token = options.token, request.uri.queryParameters["token"] != nil {
                response.headers[.setCookie] = "sanad=\(token); HttpOnly; SameSite=Strict; Path=/"
            }
        }
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        if let policy = HTTPField.Name("Referrer-Policy") { response.headers[policy] = "no-referrer" }
        return response
    }

    private func carries(_ token: String, _ request: Request) -> Bool {
        let given = request.uri.queryParameters["token"].map(String.init) ?? request.cookies["sanad"]?.value
        guard let given, given.utf8.count == token.utf8.count else { return false }
        // In constant time.
        return zip(given.utf8, token.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
#endif
