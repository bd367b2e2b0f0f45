#if Full
import Foundation
import Hummingbird

/// The OpenAPI 3.1 description of `/api/v1`, made from the list of operations and the schemas in `Assets/schemas.json`.
enum InterfaceDescription {
    static let json: [UInt8] = {
        let schemas = (try? JSONSerialization.jsonObject(with: Data(Assets.resource("schemas.json")))) ?? [String: Any]()
        let description: [String: Any] = [
            "openapi": "3.1.0",
            "info": [
                "title": "Sanad", "version": "1",
                "summary": "Who backs whom, and who says so: a story as data",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ] as [String: Any],
            "paths": paths, "components": ["schemas": schemas],
        ]
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: description, options: options)).map { Array($0) } ?? []
    }()

    private static var paths: [String: Any] {
        var paths: [String: [String: Any]] = [:]
        for operation in Operation.all { paths[path(operation.route), default: [:]][operation.method] = described(operation) }
        return paths
    }

    /// `/api/v1/actors/{id}` for `actors/:id`.
    static func path(_ route: String) -> String {
        "/api/v1/" + route.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
    }

    private static func described(_ operation: Operation) -> [String: Any] {
        let variables = Endpoint.variables(of: operation.route)
        var parameters: [[String: Any]] = variables.map {
            ["name": $0, "in": "path", "required": true, "schema": ["type": "string"]]
        }
        for parameter in operation.parameters {
            let schema = (try? JSONSerialization.jsonObject(with: Data(parameter.schema.utf8))) ?? ["type": "string"]
            parameters.append(["name": parameter.name, "in": "query", "description": parameter.about, "schema": schema])
        }
        let schema: [String: Any] = operation.schema.map { ["$ref": "#/components/schemas/" + $0] } ?? ["type": "object"]
        var content: [String: Any] = ["application/json": ["schema": schema]]
        for form in operation.otherForms { content[form] = ["schema": ["type": "string"]] }
        let fault: (String) -> [String: Any] = { words in
            ["description": words, "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Fault"]]]]
        }
        var responses: [String: Any] = ["200": ["description": operation.summary, "content": content]]
        if !operation.parameters.isEmpty { responses["400"] = fault("A parameter is not as described") }
        if !variables.isEmpty { responses["404"] = fault("There is none of this id") }
        let words = ([operation.method] + operation.route.split { !$0.isLetter }.map(String.init)).enumerated().map { place, word in
            place == 0 ? word : word.prefix(1).uppercased() + word.dropFirst()
        }
        var described: [String: Any] = ["operationId": words.joined(), "summary": operation.summary, "responses": responses]
        if !parameters.isEmpty { described["parameters"] = parameters }
        return described
    }
}

extension Workbench {
    func addDescription(to router: Router<BasicRequestContext>) {
        router.get("api/v1/openapi.json") { _, _ -> Response in .json(InterfaceDescription.json) }
    }
}
#endif
