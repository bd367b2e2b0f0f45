#if Full
import HTTPTypes
import Hummingbird

/// One address that is read: a page, its data, or both. The router and the description of the interface are made from the same list.
struct Endpoint: Sendable {
    struct Parameter: Sendable {
        let name: String
        let about: String
        /// A JSON Schema.
        let schema: String

        init(_ name: String, _ about: String, schema: String = #"{"type":"string"}"#) {
            self.name = name
            self.about = about
            self.schema = schema
        }

        static let limit = Parameter("limit", "Items at most", schema: #"{"type":"integer","minimum":1,"maximum":200,"default":50}"#)
        static let offset = Parameter("offset", "Items to pass over", schema: #"{"type":"integer","minimum":0,"default":0}"#)
        static let since = Parameter("since", "2020, 2020-08 or 2020-08-14")
        static let until = Parameter("until", "2020, 2020-08 or 2020-08-14; inclusive")
        static let about = Parameter("about", "Id of an actor")
    }

    /// Route of the page, with `:name` for its variable parts; nil when there is only data.
    let page: String?
    /// Route of the data under `/api/v1/`; nil when there is only a page.
    let data: String?
    let summary: String
    let parameters: [Parameter]
    /// Name of the answer's schema among the description's components; nil for an object of its own standard.
    let schema: String?
    /// Whether the data are given as CSV too.
    let hasTable: Bool
    /// Whether the page says what came in since the last visit.
    let greets: Bool
    /// Whether an answer takes seconds of work: such are made one at a time.
    let isHeavy: Bool
    let answer: @Sendable (Visit, Desk) async throws -> View

    init(
        page: String? = nil, data: String? = nil, _ summary: String, parameters: [Parameter] = [], schema: String? = nil, hasTable: Bool = true,
        greets: Bool = false, isHeavy: Bool = false, answer: @escaping @Sendable (Visit, Desk) async throws -> View
    ) {
        self.page = page
        self.data = data
        self.summary = summary
        self.parameters = parameters
        self.schema = schema
        self.hasTable = hasTable
        self.greets = greets
        self.isHeavy = isHeavy
        self.answer = answer
    }

    /// The names of the variable parts of a route.
    static func variables(of route: String) -> [String] {
        route.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    }
}

#endif
