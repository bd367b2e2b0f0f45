#if Full
import Foundation
import HTTPTypes
import Hummingbird

/// The fields of a form sent as `application/x-www-form-urlencoded`.
struct ChangeForm: Sendable {
    private var fields: [String: String] = [:]

    init(_ body: some StringProtocol) {
        for pair in body.split(separator: "&").prefix(200) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]) else { continue }
            fields[name] = parts.count > 1 ? Self.decoded(parts[1]) : ""
        }
    }

    /// The trimmed field; nil when it is absent or empty.
    subscript(name: String) -> String? {
        guard let value = fields[name]?.trimmingCharacters(in: .whitespacesAndNewlines), !value.isEmpty else { return nil }
        return value
    }

    private static func decoded(_ text: some StringProtocol) -> String? {
        String(text).split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ").removingPercentEncoding
    }
}

extension Workbench {
    /// A route that changes something: the body is read within the limits, and nothing is done unless the form bears the server's seal.
    func addChange(
        _ path: RouterPath, to router: Router<BasicRequestContext>,
        _ handler: @escaping @Sendable (ChangeForm, Request, BasicRequestContext) async throws -> Response
    ) {
        let seal = self.seal
        let limits = options.limits
        router.post(path) { request, context -> Response in
            guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
                throw HTTPError(.unsupportedMediaType, message: "send the form as application/x-www-form-urlencoded")
            }
            let body = try await Deadline.within(seconds: limits.uploadSeconds) {
                do {
                    return try await request.body.collect(upTo: limits.form)
                } catch let error as HTTPError {
                    throw error
                } catch { throw HTTPError.brokenOff }
            }
            let form = ChangeForm(String(buffer: body))
            guard seal.matches(field: form[FormSeal.field], cookie: request.cookies[FormSeal.cookie]?.value) else { throw FormSeal.refusal }
            return try await handler(form, request, context)
        }
    }
}

extension FormSeal {
    static var refusal: HTTPError {
        HTTPError(.forbidden, message: "the page is older than the server, or was drawn by another: open it anew and send it again")
    }
}

extension HTTPError {
    /// The connection ended, or what came over it was no HTTP, before the request was whole.
    static var brokenOff: HTTPError { HTTPError(.badRequest, message: "the request broke off") }
}

/// Work that must end in time.
enum Deadline {
    /// - Throws: 408 when the work is not done by then; it is cancelled.
    static func within<Value: Sendable>(seconds: Int, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw HTTPError(.requestTimeout, message: "the request took longer than \(seconds) seconds")
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
#endif
