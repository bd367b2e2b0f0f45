#if Full
/// One entry of the description of the interface.
struct Operation: Sendable {
    var method = "get"
    /// Behind `/api/v1/`, with `:name` for its variable parts.
    let route: String
    let summary: String
    var parameters: [Endpoint.Parameter] = []
    /// Name of the answer's schema among the components; nil where the answer follows a format of its own.
    var schema: String?
    /// Names of the answer's further forms, such as `text/csv`.
    var otherForms: [String] = []
}

extension Operation {
    /// Every operation: the data of all endpoints, and those that are served otherwise.
    static var all: [Operation] {
        Endpoint.all.compactMap { endpoint in
            endpoint.data.map { route in
                Operation(
                    route: route, summary: endpoint.summary,
                    parameters: endpoint.parameters
                        + (endpoint.hasTable
                            ? [.init("format", "json or csv", schema: #"{"type":"string","enum":["json","csv"],"default":"json"}"#)] : []),
                    schema: endpoint.schema, otherForms: endpoint.hasTable ? ["text/csv"] : [])
            }
        } + further
    }

    /// What is served by routes of their own.
    static let further: [Operation] = [
        Operation(route: "openapi.json", summary: "This description"),
        Operation(route: "additions/:job", summary: "How far an addition of the page /add is", schema: "Addition"),
    ]
}
#endif
