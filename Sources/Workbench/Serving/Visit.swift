#if Full
import Archive
import Foundation
import HTTPTypes
import Hummingbird
import Readings

/// One request as the pages see it: where it leads, what it asks, how its answer is to look.
struct Visit: Sendable {
    let path: String
    /// The query in its order, decoded; empty values and the preferences left out.
    let query: [(name: String, value: String)]
    /// What stands in the place of each `:name` of the route, decoded.
    let parameters: [String: String]
    let cookies: [String: String]
    let preferences: Preferences
    /// Asked for under `/api/v1`.
    let isData: Bool
    /// Scheme and host by which the visitor calls the server, `http://localhost:8080`.
    let origin: String
    /// What came in since the visitor's last visit; nil on pages that do not say it.
    var arrivals: Arrivals?
    /// The archive when the visitor asked; nil for pages that are drawn anew for every visit.
    var state: Archive.State?

    /// Longest value of a parameter, in bytes; longer ones count as absent.
    private static let longestValue = 2_000

    init(_ request: Request, _ context: BasicRequestContext, isData: Bool) {
        path = request.uri.path
        query = Self.pairs(request.uri.query ?? "").filter { name, value in
            !value.isEmpty && value.utf8.count <= Self.longestValue && !Preferences.parameterNames.contains(name) && name != "token"
        }
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = value.removingPercentEncoding ?? String(value) }
        self.parameters = parameters
        var cookies: [String: String] = [:]
        for name in ["seen", "visit"] { cookies[name] = request.cookies[name]?.value }
        self.cookies = cookies
        preferences = Preferences(request)
        // A proxy before the server says by what scheme it was called.
        let isSecure = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] } == "https"
        origin = (isSecure ? "https://" : "http://") + (request.head.authority ?? "localhost")
        self.isData = isData
    }

    /// A visit that nobody makes, to have ready what the next visitor asks for.
    init(path: String, query: [(name: String, value: String)] = [], state: Archive.State) {
        self.path = path
        self.query = query
        parameters = [:]
        cookies = [:]
        preferences = Preferences()
        isData = false
        origin = ""
        self.state = state
    }

    /// Names and values of a query as forms write them, where a plus sign stands for a space.
    private static func pairs(_ query: String) -> [(name: String, value: String)] {
        query.split(separator: "&").prefix(40).compactMap { part in
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding
            }
            guard let name = halves.first ?? nil, !name.isEmpty, halves.count == 2, let value = halves[1] else { return nil }
            return (name, value)
        }
    }

    /// A query parameter; empty ones count as absent.
    func value(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// The part of the path that the route calls by a name.
    func part(_ name: String) -> String { parameters[name] ?? "" }

    /// - Throws: ``Refusal`` when the value is no whole number in the range.
    func number(_ name: String, in range: ClosedRange<Int>, or fallback: Int) throws -> Int {
        guard let text = value(name) else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw Refusal(
                .badRequest, "«\(text)» ليس عدداً بين \(range.lowerBound) و\(range.upperBound)",
                "«\(text)» is no number from \(range.lowerBound) to \(range.upperBound)", hint: "parameter «\(name)»")
        }
        return number
    }

    /// - Throws: ``Refusal`` when the value is no date.
    func date(_ name: String) throws -> PartialDate? {
        guard let text = value(name) else { return nil }
        guard let date = PartialDate(text) else {
            throw Refusal(.badRequest, "«\(text)» ليس تاريخاً", "«\(text)» is no date", hint: "write \(name) as 2020, 2020-08 or 2020-08-14")
        }
        return date
    }

    /// - Throws: ``Refusal`` when the value is none of the choices.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws -> Choice? where Choice.RawValue == String {
        guard let text = value(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw Refusal(
                .badRequest, "«\(text)» ليس من القيم المعروفة", "«\(text)» is no known value",
                hint: "\(name): " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    /// Which part of a list is wanted.
    struct Window: Sendable { var limit: Int, offset: Int }

    func window(_ usual: Int = 50) throws -> Window {
        Window(limit: try number("limit", in: 1...200, or: usual), offset: try number("offset", in: 0...10_000_000, or: 0))
    }

    /// This address with other values for some parameters; nil takes one away.
    func address(_ changes: KeyValuePairs<String, String?>) -> String {
        var items: [(name: String, value: String?)] = query.map { ($0.name, $0.value) }
        for (name, value) in changes {
            if let place = items.firstIndex(where: { $0.name == name }) { items[place].value = value } else { items.append((name, value)) }
        }
        return Address.query(path, items)
    }
}

/// An answer that says why there is no other.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let arabic: String
    let english: String
    private var hints: (arabic: String?, english: String?)

    init(_ status: HTTPResponse.Status, _ arabic: String, _ english: String, hint: String? = nil) {
        self.status = status
        self.arabic = arabic
        self.english = english
        hints = (hint, hint)
    }

    init(_ diagnostic: Diagnostic, _ status: HTTPResponse.Status = .badRequest) {
        let arabic = diagnostic.inArabic
        self.init(status, arabic.message, diagnostic.message)
        hints = (arabic.hint, diagnostic.hint)
    }

    /// The way out, in the language of the visitor.
    func hint(_ preferences: Preferences) -> String? { preferences.language == .arabic ? hints.arabic : hints.english }

    static func missing(_ arabic: String, _ english: String) -> Refusal { Refusal(.notFound, arabic, english) }
}

extension Diagnostic {
    /// As far as its words are known in Arabic.
    var inArabic: Diagnostic {
        Diagnostic(
            Wording.shared.arabic(message) ?? message, severity: severity, file: file, line: line, column: column,
            hint: hint.map { Wording.shared.arabic($0) ?? $0 })
    }
}
#endif
